//! Where each rule can be seen at work: a situation of the rulebook, or a place that a scenario comes to.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;
use tuiqun::rulebook::Rulebook;
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::scenario::START;
use tuiqun::sim::{Session, StartRequest, write_log};
use tuiqun::value::Tri;
use tuiqun::wire::{Answer, FindingView, OperandView, view};

use super::super::failure::Failure;
use super::item::{Item, page_of};

/// A place where a rule is at work.
#[derive(Clone)]
pub(super) struct Witness {
    /// The situation of the rulebook that it is at the beginning of.
    pub(super) preset: Option<String>,
    /// The rehearsal up to there.
    pub(super) log: Value,
    /// Values of its message there.
    pub(super) args: Vec<OperandView>,
    pub(super) entity: Option<u32>,
}

/// The first place for each rule, by page. Situations of the rulebook go over those of scenarios.
#[derive(Default)]
pub(super) struct Witnesses {
    presets: BTreeMap<String, Witness>,
    scenarios: BTreeMap<String, Witness>,
}

impl Witnesses {
    pub(super) fn of(&self, page: &str) -> Option<&Witness> {
        self.presets.get(page).or_else(|| self.scenarios.get(page))
    }

    pub(super) fn count(&self, items: &[Item<'_>]) -> usize {
        items.iter().filter(|item| self.of(&item.page).is_some()).count()
    }

    /// Looks at every situation of the rulebook.
    pub(super) fn see_presets(&mut self, book: &Rc<Rulebook>) -> Result<(), Failure> {
        for preset in &book.presets {
            let request = Tree::new(TreeKind::Table(vec![
                ("preset".to_owned(), Tree::new(TreeKind::Str(preset.id.clone()))),
                ("start".to_owned(), Tree::new(TreeKind::Int(START))),
            ]));
            let start = StartRequest::read(book, &request).and_then(|request| request.resolve(book));
            let session = start.and_then(|start| Session::begin(Rc::clone(book), start));
            self.see(&session.map_err(|rejection| format!("{}: {rejection}", preset.id))?, Some(&preset.id));
        }
        Ok(())
    }

    /// Looks at one place.
    pub(super) fn see(&mut self, session: &Session, preset: Option<&str>) {
        let mut log = None;
        let seen = if preset.is_some() { &mut self.presets } else { &mut self.scenarios };
        let mut put = |page: String, args: &[OperandView], entity: Option<u32>| {
            seen.entry(page).or_insert_with(|| Witness {
                preset: preset.map(str::to_owned),
                log: log
                    .get_or_insert_with(|| serde_json::from_str(&write_log(session)).unwrap_or(Value::Null))
                    .clone(),
                args: args.to_vec(),
                entity,
            });
        };
        let view = view(session);
        let found = view.actions.iter().flat_map(|action| &action.findings).chain(&view.situation);
        for FindingView { code, holds, args, entity, decided, .. } in found {
            if *holds == Answer::No {
                put(page_of(code), args, *entity);
            }
            if let Some(decided) = decided {
                put(format!("reading--{}", decided.reading), &[], None);
            }
        }
        for action in view.actions.iter().filter(|action| action.applicable == Answer::Yes) {
            put(format!("action--{}", action.id), &[], None);
        }
        view.notes.iter().for_each(|note| put(format!("note--{}", note.id), &note.args, None));
        view.residues.iter().for_each(|residue| put(format!("residue--{}", residue.id), &[], None));
        view.duties.iter().for_each(|duty| put(format!("duty--{}", duty.id), &[], None));
        view.forecasts.iter().for_each(|forecast| put(format!("forecast--{}", forecast.id), &[], None));
        for pending in view.pending.iter().filter(|pending| pending.sure) {
            put(format!("trigger--{}", pending.trigger), &[], None);
        }
        let (world, state) = (session.world(), session.state());
        let env = world.env(state);
        for loss in world.book.losses.iter().filter(|loss| env.holds(&loss.when) == Tri::Yes) {
            put(format!("loss--{}", loss.id), &[], None);
        }
    }
}

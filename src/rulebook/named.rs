//! What is written once and used by name: effects, tags of actions and triggers, and facts that one action brings about, once.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Builder, Locals};
use super::source::Tree;
use super::work::{count, size};
use super::{Assign, Case, Outcome, Require, Target};
use crate::expr::Ty;
use crate::limits::WORK_MAX;

/// `[fact.x] once = { action = "y", code = "y/done" }`: a fact that holds once the action has succeeded, which can then not be done
/// again.
struct Once<'a> {
    action: &'a Tree,
    name: &'a str,
    require: Require,
    effect: Assign,
}

/// What has a name of its own in a rulebook being loaded, and none in the rulebook that is built.
#[derive(Default)]
pub(super) struct Named<'a> {
    effects: BTreeMap<&'a str, Vec<Assign>>,
    /// The actions and triggers that carry each tag.
    tags: BTreeMap<&'a str, Vec<&'a str>>,
    once: Vec<Once<'a>>,
    /// Nodes of all that stands in several places and is written in one.
    spread: u64,
}

impl<'a> Builder<'a> {
    /// `[effect.x] set = ["fact = expression"]`: effects that several outcomes share, used as `set = ["x"]`.
    pub(super) fn named_effects(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "effect") {
            let Some(fields) = self.d.table(tree) else { continue };
            let Some(set) = fields.need("set") else { continue };
            let assigns = self.d.list(set).iter().filter_map(|item| self.assign(item, &Locals::new())).collect();
            self.named.effects.insert(id, assigns);
        }
    }

    /// The effects of this name; reports a name that none has, and effects that together grow past what may be judged.
    pub(super) fn effect_named(&mut self, tree: &Tree, name: &str) -> Vec<Assign> {
        let Some(assigns) = self.named.effects.get(name) else {
            self.d.unknown(tree, "effect", name, self.named.effects.keys().copied());
            return Vec::new();
        };
        self.uses_name(name);
        let more = size(assigns.iter().map(|assign| &assign.value)).saturating_add(count(assigns.len()));
        let assigns = assigns.clone();
        if self.spreads(tree, more) { assigns } else { Vec::new() }
    }

    /// Whether so many nodes more may stand in several places; reports it where all of them together are more than may be judged.
    pub(super) fn spreads(&mut self, at: &Tree, nodes: u64) -> bool {
        let before = self.named.spread;
        self.named.spread = before.saturating_add(nodes);
        if before <= WORK_MAX && self.named.spread > WORK_MAX {
            self.d.over_limit(at, "WORK_MAX", WORK_MAX, self.named.spread);
        }
        self.named.spread <= WORK_MAX
    }

    /// `tags = ["x"]` of actions and triggers: lists of them may name the tag instead.
    pub(super) fn tags(&mut self, root: &'a Tree) {
        let entries = |section| root.get(section).map_or(&[][..], Tree::entries);
        for (id, tree) in entries("action").iter().chain(entries("trigger")) {
            let Some(tags) = tree.get("tags") else { continue };
            for item in self.d.list(tags) {
                let Some(tag) = self.d.text(item).filter(|tag| self.id_ok(tag, item)) else { continue };
                self.named.tags.entry(tag).or_default().push(id);
            }
        }
    }

    /// The names of a list, each once, with every tag replaced by those that carry it.
    pub(super) fn names_of<'t>(&self, tree: &'t Tree) -> Vec<(&'t Tree, &'t str)>
    where
        'a: 't,
    {
        let (mut names, mut seen) = (Vec::new(), BTreeSet::new());
        for item in self.d.list(tree) {
            let Some(name) = self.d.text(item) else { continue };
            let tagged = self.named.tags.get(name).map_or(std::slice::from_ref(&name), Vec::as_slice);
            names.extend(tagged.iter().filter(|name| seen.insert(**name)).map(|name| (item, *name)));
        }
        names
    }

    /// Notes which action brings a fact about.
    pub(super) fn once(&mut self, tree: &'a Tree, fact: &str, slot: u16) {
        let Some(fields) = self.d.table(tree) else { return };
        let code = self.code(&fields);
        let hides = fields.flag("hides");
        let Some(action) = fields.need("action") else { return };
        let none = Locals::new();
        let not_yet = self.expr_in(action, 0, &format!("!{fact}"), &none, &Ty::Bool);
        let done = self.expr_in(action, 0, "true", &none, &Ty::Bool);
        let (Some(name), Some((not_yet, _)), Some((done, _))) = (self.d.text(action), not_yet, done) else { return };
        let require = Require { code, hides, ..Require::new(not_yet) };
        self.named.once.push(Once {
            action,
            name,
            require,
            effect: Assign { target: Target::Slot(slot), value: done },
        });
    }

    /// Every fact that is brought about once needs an action that there is.
    pub(super) fn once_known(&self, actions: &[&str]) {
        for once in self.named.once.iter().filter(|once| !actions.contains(&once.name)) {
            self.d.unknown(once.action, "action", once.name, actions.iter().copied());
        }
    }

    /// Adds what facts that an action brings about once ask of it, and that its wanted end brings them about.
    pub(super) fn mark_once(&self, action: &str, requires: &mut Vec<Require>, outcomes: &mut [Outcome]) {
        for once in self.named.once.iter().filter(|once| once.name == action) {
            requires.push(once.require.clone());
            for outcome in outcomes.iter_mut().filter(|outcome| outcome.wanted) {
                for case in &mut outcome.effects {
                    case.then.push(once.effect.clone());
                }
                // Where no case decides, the fact comes about all the same.
                if outcome.effects.last().is_none_or(|last| last.when.is_some()) {
                    outcome.effects.push(Case { when: None, then: vec![once.effect.clone()], cites: Vec::new() });
                }
            }
        }
    }
}

//! Situations whose answer two versions of a rulebook give differently, smallest first: from every preset, and with one more fact said at
//! every value at which something can turn. What is found is shrunk to the fewest facts that still show it.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::usage::exprs;
use super::{Case, written};
use crate::explain::Turns;
use crate::expr::Var;
use crate::rulebook::source::Tree;
use crate::rulebook::{Ask, Cost, Expr, Given, Rulebook};
use crate::sim::{Session, StartRequest, World, chances, duration_of, offers};
use crate::time::{Window, print_duration};
use crate::value::Tri;

/// Most values that are tried of one fact.
const VALUES_MAX: usize = 24;

/// What is otherwise.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// An action, goal or rule that there was not.
    Added,
    /// One that is no more.
    Removed,
    /// Whether something can be done, or is reached: before, and after.
    Answer(Tri, Tri),
    /// A rule that now stands in the way, or a note that now is shown.
    Comes(String),
    /// One that no longer does.
    Goes(String),
    /// How long something takes, how likely its ends are, what it costs: before, and after.
    Figure(String, String),
}

/// One difference, with the smallest situation that was found for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about, such as `action dissolve`.
    pub item: String,
    /// What is otherwise.
    pub changed: Changed,
    /// Where it shows; none where something was added or taken away.
    pub case: Option<Case>,
    /// In how many of the situations that were gone through.
    pub count: usize,
}

/// What both versions answer to a situation.
type Answers = BTreeMap<String, Answer>;

/// Whether something can be done, is reached or is told, and what stands in the way; or a figure.
struct Answer {
    holds: Tri,
    rules: Vec<String>,
    figure: Option<String>,
}

impl Answer {
    fn new(holds: Tri, rules: Vec<String>) -> Self {
        Self { holds, rules, figure: None }
    }

    fn figure(figure: String) -> Self {
        Self { holds: Tri::Unknown, rules: Vec::new(), figure: Some(figure) }
    }
}

/// A length as rulebooks write it, with what is assumed where nothing is stated.
fn span(window: &Window) -> String {
    let end = |end: Option<i64>| end.map_or_else(String::new, print_duration);
    match (window.min, window.max, window.assumed) {
        (None, None, assumed) => end(assumed),
        (min, max, _) if min == max => end(min),
        (min, max, _) => format!("{}..{}", end(min), end(max)),
    }
}

/// All differences, the smallest situation first, and how many situations were gone through.
#[must_use]
pub fn changes(old: &Rc<Rulebook>, new: &Rc<Rulebook>, now: i64) -> (Vec<Change>, usize) {
    let both = Both { old, new, now };
    let mut found: BTreeMap<(String, Changed), (Facts, Option<String>, usize)> = BTreeMap::new();
    let mut looked_at = 0_usize;
    let mut look = |facts: &Facts, preset: Option<&str>| {
        looked_at = looked_at.saturating_add(1);
        for difference in both.differences(facts) {
            let entry = found.entry(difference).or_insert_with(|| (facts.clone(), preset.map(str::to_owned), 0));
            entry.2 = entry.2.saturating_add(1);
        }
    };
    let (bases, values) = (both.bases(), both.values());
    for (preset, facts) in &bases {
        look(facts, preset.as_deref());
    }
    for (preset, facts) in &bases {
        for (key, values) in &values {
            for value in values.iter().filter(|value| facts.get(key) != Some(*value)) {
                let mut facts = facts.clone();
                facts.insert(key.clone(), value.clone());
                look(&facts, preset.as_deref());
            }
        }
    }
    let mut all = both.declared();
    for ((item, changed), (facts, preset, count)) in found {
        let facts = both.shrunk(&facts, &(item.clone(), changed.clone()));
        let case =
            Case { preset: preset.filter(|_| facts.is_empty()), facts: facts.into_iter().collect(), ..Case::default() };
        all.push(Change { item, changed, case: Some(case), count });
    }
    let size = |change: &Change| change.case.as_ref().map_or(0, |case| case.facts.len());
    all.sort_by(|one, other| (size(one), &one.item, &one.changed).cmp(&(size(other), &other.item, &other.changed)));
    (all, looked_at)
}

/// Facts as they are written, by key.
type Facts = BTreeMap<String, String>;

struct Both<'b> {
    old: &'b Rc<Rulebook>,
    new: &'b Rc<Rulebook>,
    now: i64,
}

impl Both<'_> {
    /// Where to begin: nothing said, and every preset of either version.
    fn bases(&self) -> Vec<(Option<String>, Facts)> {
        let mut bases = vec![(None, Facts::new())];
        for book in [self.new, self.old] {
            for preset in &book.presets {
                let facts = preset.facts.iter().filter_map(|(slot, given)| {
                    let declared = book.slots.get(usize::from(*slot))?;
                    let cell = given.resolve(self.now).ok()?;
                    Some((declared.key.clone(), written(book, declared.ty, cell?, self.now)))
                });
                let base = (Some(preset.id.clone()), facts.collect());
                if !bases.contains(&base) {
                    bases.push(base);
                }
            }
        }
        bases
    }

    /// Of every fact that both versions ask for, the values at which something can turn in either.
    fn values(&self) -> Vec<(String, Vec<String>)> {
        let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for book in [self.new, self.old] {
            let exprs = exprs(book);
            for (slot, declared) in book.slots.iter().enumerate().filter(|(_, declared)| declared.ask != Ask::Never) {
                let slot = u16::try_from(slot).unwrap_or(u16::MAX);
                let names = |var: Var| match var {
                    Var::Slot(named) => named == slot,
                    Var::Field { set, field, .. } => book.sets.get(usize::from(set)).is_some_and(|set| {
                        (0..usize::from(set.max)).any(|entity| set.slot(entity, usize::from(field)) == slot)
                    }),
                    _ => false,
                };
                let reads = |expr: &&&Expr| {
                    let mut found = false;
                    expr.root.each_var(&mut |_, var| found |= names(var));
                    found
                };
                let nodes = exprs.iter().filter(|expr| reads(expr)).map(|expr| &expr.root);
                let domain = Turns::written(book, nodes, self.now).domain(book, slot);
                let texts = domain.into_iter().map(|value| written(book, declared.ty, value, self.now));
                let known = all.entry(declared.key.clone()).or_default();
                for text in texts.take(VALUES_MAX) {
                    if !known.contains(&text) {
                        known.push(text);
                    }
                }
            }
        }
        all.into_iter().filter(|(key, _)| [self.old, self.new].iter().all(|book| book.slot(key).is_some())).collect()
    }

    /// What is there in one version only.
    fn declared(&self) -> Vec<Change> {
        let ids = |book: &Rulebook| {
            let actions = book.actions.iter().map(|action| format!("action {}", action.id));
            let goals = book.goals.iter().map(|goal| format!("goal {}", goal.id));
            let notes = book.notes.iter().map(|note| format!("note {}", note.id));
            let duties = book.duties.iter().map(|duty| format!("duty {}", duty.id));
            actions.chain(goals).chain(notes).chain(duties).collect::<Vec<String>>()
        };
        let (old, new) = (ids(self.old), ids(self.new));
        let only = |ids: &[String], other: &[String], changed: &Changed| {
            let only = ids.iter().filter(|id| !other.contains(id));
            let change = |id: &String| Change { item: id.clone(), changed: changed.clone(), case: None, count: 0 };
            only.map(change).collect::<Vec<Change>>()
        };
        [only(&new, &old, &Changed::Added), only(&old, &new, &Changed::Removed)].concat()
    }

    fn differences(&self, facts: &Facts) -> Vec<(String, Changed)> {
        let (Some(before), Some(after)) = (self.answers(self.old, facts), self.answers(self.new, facts)) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (item, was) in &before {
            let Some(is) = after.get(item) else { continue };
            if was.holds != is.holds {
                found.push((item.clone(), Changed::Answer(was.holds, is.holds)));
            }
            let comes = is.rules.iter().filter(|rule| !was.rules.contains(rule));
            found.extend(comes.map(|rule| (item.clone(), Changed::Comes(rule.clone()))));
            let goes = was.rules.iter().filter(|rule| !is.rules.contains(rule));
            found.extend(goes.map(|rule| (item.clone(), Changed::Goes(rule.clone()))));
            if let (Some(was), Some(is)) = (&was.figure, &is.figure)
                && was != is
            {
                found.push((item.clone(), Changed::Figure(was.clone(), is.clone())));
            }
        }
        found
    }

    /// What a version says of a situation; `None` where it cannot be said to it.
    fn answers(&self, book: &Rc<Rulebook>, facts: &Facts) -> Option<Answers> {
        let mut request = StartRequest { instant: self.now, ..StartRequest::default() };
        for (key, text) in facts {
            let slot = book.slot(key)?;
            let declared = book.slots.get(usize::from(slot))?;
            let tree: Tree = crate::rulebook::source::parse_json(text).ok()?;
            request.facts.push((slot, Given::read(book, declared.ty, &tree).ok()?));
        }
        let session = Session::begin(Rc::clone(book), request.resolve(book).ok()?).ok()?;
        let world: World<'_> = session.world();
        let env = world.env(session.state());
        let mut answers = Answers::new();
        for offer in offers(world, session.state()) {
            let action = book.actions.get(offer.action)?;
            let failing = offer.verdicts.iter().filter(|verdict| verdict.holds == Tri::No);
            let mut codes: Vec<String> =
                failing.filter_map(|verdict| Some(action.requires.get(verdict.require)?.code.clone())).collect();
            codes.sort();
            codes.dedup();
            answers.insert(format!("action {}", action.id), Answer::new(offer.applicable, codes));
        }
        for action in &book.actions {
            let takes = duration_of(&env, &action.takes, session.state().now()).value;
            answers.insert(format!("time {}", action.id), Answer::figure(span(&takes)));
            let odds = chances(&env, &action.outcomes, &action.odds).map(|odds| odds.value);
            let weight = |outcome: &str, weight: i64| format!("{outcome} {weight}");
            let odds = odds.map_or_else(String::new, |odds| {
                let each = action.outcomes.iter().zip(odds).map(|(outcome, n)| weight(&outcome.id, n));
                each.collect::<Vec<_>>().join(", ")
            });
            answers.insert(format!("odds {}", action.id), Answer::figure(odds));
            let cost = env.first(&action.costs).map_or_else(String::new, |(cost, _)| {
                let Cost { min, max, .. } = cost.then;
                format!(
                    "{}..{} fen",
                    min.map_or_else(String::new, |n| n.to_string()),
                    max.map_or_else(String::new, |n| n.to_string())
                )
            });
            answers.insert(format!("cost {}", action.id), Answer::figure(cost));
        }
        for goal in &book.goals {
            answers.insert(format!("goal {}", goal.id), Answer::new(env.holds(&goal.that), Vec::new()));
        }
        for note in &book.notes {
            answers.insert(format!("note {}", note.id), Answer::new(env.guard(note.when.as_ref()), Vec::new()));
        }
        Some(answers)
    }

    /// The fewest facts that still show a difference.
    fn shrunk(&self, facts: &Facts, difference: &(String, Changed)) -> Facts {
        let mut least = facts.clone();
        for key in facts.keys() {
            let mut fewer = least.clone();
            fewer.remove(key);
            if self.differences(&fewer).contains(difference) {
                least = fewer;
            }
        }
        least
    }
}

//! Properties that an author states of a rulebook. What is always so is proven where every preset begins with it and no outcome ends it;
//! else, and for all others, the planner settles it: what is always so has no way to its opposite, what is sometimes so has a way from
//! some preset, and what can always be brought about has one from each.

use std::rc::Rc;

use super::region::Region;
use super::rules::blocking;
use super::solve::{Claim, any_args, any_entity, find};
use super::ways::{WAYS_MAX, session};
use super::{Case, Lint, Report};
use crate::plan::{Planner, Stop};
use crate::rulebook::source::{Tree, TreeKind};
use crate::rulebook::{Basis, Expr, Outcome, Preset, Reads, Rulebook};
use crate::value::Tri;

/// What is said of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It holds whatever is done, from every preset.
    Always,
    /// Some preset leads to where it holds.
    Sometimes,
    /// Every preset leads to where it holds.
    Eventually,
}

/// A property of an author's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Its id.
    pub id: String,
    /// What is said.
    pub kind: Kind,
    /// The condition, as it is written.
    pub that: String,
}

impl Kind {
    /// All of them, with the keys that they are written by.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Always, "always"), (Self::Sometimes, "sometimes"), (Self::Eventually, "eventually")];
}

/// Begins the id of the goal that stands for a property.
const PREFIX: &str = "property_";

/// The tree of a rulebook with a goal for each property: what a property speaks of is read and checked like anything else.
#[must_use]
pub fn with_goals(tree: &Tree, properties: &[Property]) -> Tree {
    let text = |text: &str| Tree::new(TreeKind::Str(text.to_owned()));
    let goals = properties.iter().map(|property| {
        let that = match property.kind {
            Kind::Always => format!("!({})", property.that),
            Kind::Sometimes | Kind::Eventually => property.that.clone(),
        };
        let ids = tree.get("action").map_or(&[][..], Tree::entries).iter().map(|(id, _)| text(id));
        let table =
            vec![("that".to_owned(), text(&that)), ("actions".to_owned(), Tree::new(TreeKind::List(ids.collect())))];
        (format!("{PREFIX}{}", property.id), Tree::new(TreeKind::Table(table)))
    });
    let mut tree = tree.clone();
    if let TreeKind::Table(sections) = &mut tree.kind {
        match sections.iter_mut().find(|(key, _)| key == "goal").map(|(_, goal)| &mut goal.kind) {
            Some(TreeKind::Table(known)) => known.extend(goals),
            _ => sections.push(("goal".to_owned(), Tree::new(TreeKind::Table(goals.collect())))),
        }
    }
    tree
}

/// Settles the properties of a rulebook that was built with [`with_goals`].
pub fn settle(book: &Rc<Rulebook>, now: i64, properties: &[Property], report: &mut Report) {
    for property in properties {
        let Some(goal) = book.goals.iter().position(|goal| goal.id == format!("{PREFIX}{}", property.id)) else {
            continue;
        };
        let that = book.goals.get(goal).map(|goal| &goal.that);
        let ended_by = that.filter(|_| property.kind == Kind::Always).map(|opposite| ended_by(book, now, opposite));
        if ended_by == Some(None) {
            report.counts.settled = report.counts.settled.saturating_add(1);
            continue;
        }
        let mut comes_about = Vec::new();
        let mut open = false;
        for preset in &book.presets {
            let found = session(book, now, preset, Basis::Articles)
                .and_then(|from| Planner::new(&from, goal, false, WAYS_MAX).ok())
                .map(Planner::run);
            let Some(found) = found else { continue };
            report.counts.ways = report.counts.ways.saturating_add(1);
            let there = found.stop == Stop::Reached || !found.plans.is_empty();
            open |= !there && found.stop != Stop::Impossible;
            comes_about.push((preset, there));
        }
        let case = |wanted: bool| {
            let preset = comes_about.iter().find(|(_, there)| *there == wanted).map(|(preset, _)| preset.id.clone());
            preset.map(|preset| Case { preset: Some(preset), ..Case::default() })
        };
        let (broken, case) = match property.kind {
            Kind::Always => (comes_about.iter().any(|(_, there)| *there), case(true)),
            Kind::Sometimes => (!comes_about.iter().any(|(_, there)| *there), None),
            Kind::Eventually => (comes_about.iter().any(|(_, there)| !there), case(false)),
        };
        // What was not gone through to its end settles nothing but what was seen.
        let seen = matches!((property.kind, broken), (Kind::Always, true) | (Kind::Sometimes, false));
        if open && !seen {
            // What a proof came to a stop at is where to look.
            let stop = ended_by.flatten().map(|stop| format!(": {stop}")).unwrap_or_default();
            report.counts.open.push((Lint::Broken, format!("{}{stop}", property.id)));
        } else if broken {
            report.push(Lint::Broken, &property.id, vec![property.that.clone()], case);
        }
    }
}

/// What may end a property, as far as is proven: a preset that begins otherwise, or an outcome that may lead to its opposite.
fn ended_by(book: &Rc<Rulebook>, now: i64, opposite: &Expr) -> Option<String> {
    let begins_well = |preset: &&Preset| {
        let session = session(book, now, preset, Basis::Articles);
        session.is_some_and(|session| session.world().env(session.state()).holds(opposite) == Tri::No)
    };
    let whole = Region::whole(book, now);
    let reads = Reads::of(book, &book.index.derived, [opposite]);
    let touches = |outcome: &Outcome| {
        let mut written = outcome.assigns().flat_map(|assign| assign.slots(book));
        written.any(|slot| reads.slots.contains(usize::from(slot)))
    };
    let kept = |region: &Region<'_>, action, claims: &[Claim<'_>], outcome: &Outcome| {
        let ends = [Claim::Is(opposite, false), Claim::After(outcome, opposite, true)];
        let when = outcome.when.as_ref().map(|when| Claim::Is(when, true));
        !touches(outcome)
            || find(region, action, &claims.iter().copied().chain(when).chain(ends).collect::<Vec<_>>()).is_never()
    };
    let preset = book.presets.iter().find(|preset| !begins_well(preset)).map(|preset| preset.id.clone());
    let of_action = || {
        book.actions.iter().find_map(|action| {
            let (region, mut claims) = any_args(&whole, action);
            claims.extend(blocking(action).map(|require| Claim::Meets(require, true)));
            let outcome = action.outcomes.iter().find(|outcome| !kept(&region, Some(action), &claims, outcome))?;
            Some(format!("{} {}", action.id, outcome.id))
        })
    };
    let of_trigger = || {
        book.triggers.iter().find_map(|trigger| {
            let (region, claims) = any_entity(&whole, trigger);
            let outcome = trigger.outcomes.iter().find(|outcome| !kept(&region, None, &claims, outcome))?;
            Some(format!("{} {}", trigger.id, outcome.id))
        })
    };
    preset.or_else(of_action).or_else(of_trigger)
}

//! Whether presets and goals lead anywhere, and triggers that never come to rest.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::region::Region;
use super::solve::{Answer, any_entity, find};
use super::{Case, Lint, Report};
use crate::calendar::Length;
use crate::diag::Code;
use crate::plan::{Planner, Plans, STEPS_MAX, Stop};
use crate::rulebook::{Basis, Preset, Reads, Rulebook, Timing, Trigger, When};
use crate::sim::{Session, StartRequest, World, first_state, offer};
use crate::value::Tri;

/// Most simulated steps for one way that is looked for.
pub const WAYS_MAX: usize = STEPS_MAX;

/// Looks through presets, goals and triggers.
pub(super) fn audit(book: &Rc<Rulebook>, now: i64, report: &mut Report) {
    let mut reached: BTreeSet<usize> = BTreeSet::new();
    for preset in &book.presets {
        if let Some(goal) = preset.goal {
            own_goal(book, now, preset, goal, &mut reached, report);
        }
    }
    for (goal, declared) in book.goals.iter().enumerate() {
        let anywhere = || {
            let mut starts = book.presets.iter().flat_map(|preset| Basis::ALL.map(|basis| (preset, basis)));
            starts.any(|(preset, basis)| session(book, now, preset, basis).is_some_and(|from| leads(&from, goal)))
        };
        // Of those that presets name this was looked at there.
        if !book.presets.iter().any(|preset| preset.goal == Some(goal)) && holds_from_nothing(book, now, goal) {
            report.push(Lint::GoalHolds, &declared.id, Vec::new(), None);
        }
        if !book.presets.is_empty() && !reached.contains(&goal) && !anywhere() {
            report.push(Lint::GoalFromNowhere, &declared.id, Vec::new(), None);
        }
    }
    loops(book, now, report);
}

/// A session that begins with a preset.
pub(super) fn session(book: &Rc<Rulebook>, now: i64, preset: &Preset, basis: Basis) -> Option<Session> {
    let request = StartRequest { instant: now, facts: preset.facts.clone(), basis, ..StartRequest::default() };
    Session::begin(Rc::clone(book), request.resolve(book).ok()?).ok()
}

/// Whether a goal is reached before anything is said or done.
fn holds_from_nothing(book: &Rc<Rulebook>, now: i64, goal: usize) -> bool {
    let start = StartRequest { instant: now, ..StartRequest::default() };
    let from = start.resolve(book).ok().and_then(|start| Session::begin(Rc::clone(book), start).ok());
    from.and_then(|from| ways(&from, goal)).is_some_and(|found| found.stop == Stop::Reached)
}

fn leads(from: &Session, goal: usize) -> bool {
    ways(from, goal).is_some_and(|found| found.stop == Stop::Reached || !found.plans.is_empty())
}

fn ways(from: &Session, goal: usize) -> Option<Plans> {
    Planner::new(from, goal, true, WAYS_MAX).map(Planner::run).ok()
}

fn own_goal(
    book: &Rc<Rulebook>,
    now: i64,
    preset: &Preset,
    goal: usize,
    reached: &mut BTreeSet<usize>,
    report: &mut Report,
) {
    let case = |basis: Basis| {
        Some(Case {
            preset: Some(preset.id.clone()),
            goal: book.goals.get(goal).map(|goal| goal.id.clone()),
            basis: Some(basis),
            ..Case::default()
        })
    };
    let mut nowhere = Vec::new();
    for basis in Basis::ALL {
        let Some(from) = session(book, now, preset, basis) else { continue };
        let Some(found) = ways(&from, goal) else { continue };
        report.counts.ways = report.counts.ways.saturating_add(1);
        match found.stop {
            Stop::Reached => report.push(Lint::GoalHolds, &preset.id, Vec::new(), case(basis)),
            Stop::GaveUp if found.plans.is_empty() => {
                report.counts.open.push((Lint::GoalFromPreset, preset.id.clone()));
            }
            _ if found.plans.is_empty() => nowhere.push((basis, from, found)),
            _ => {
                reached.insert(goal);
                if found.plans.iter().all(|plan| !plan.harms.is_empty()) {
                    report.push(Lint::Drastic, &preset.id, Vec::new(), case(basis));
                }
            }
        }
    }
    if let [(basis, from, found), _] = &nowhere[..] {
        report.push(Lint::GoalFromPreset, &preset.id, Vec::new(), case(*basis));
        if !something_is_in_the_way(from, goal) && found.differ.is_empty() {
            report.push(Lint::Hole, &preset.id, Vec::new(), case(*basis));
        }
    }
}

/// Whether any action of a goal is known to be blocked.
fn something_is_in_the_way(from: &Session, goal: usize) -> bool {
    let world = from.world();
    let actions = world.book.goals.get(goal).map_or(&[][..], |goal| &goal.actions);
    let mut offers = actions.iter().filter_map(|action| offer(world, from.state(), *action));
    offers.any(|offer| offer.applicable != Tri::Yes)
}

/// Triggers that happen at once and whose effects some of them wait for: tried in a situation in which one of them is armed.
fn loops(book: &Rulebook, now: i64, report: &mut Report) {
    let at_once: Vec<usize> =
        book.triggers.iter().enumerate().filter(|(_, trigger)| may_come_at_once(trigger)).map(|(at, _)| at).collect();
    for first in &at_once {
        let circle = circle(book, &at_once, *first);
        // Of one circle the first trigger speaks for all.
        if circle.iter().min() != Some(first) {
            continue;
        }
        let Some(trigger) = book.triggers.get(*first) else { continue };
        let (region, claims) = any_entity(&Region::whole(book, now), trigger);
        let Answer::Found(witness) = find(&region, None, &claims) else { continue };
        let request = StartRequest { instant: now, ..StartRequest::default() };
        let Ok(mut start) = request.resolve(book) else { continue };
        witness.fill(&mut start);
        let refused = first_state(World::new(book, &start)).err();
        if refused.is_some_and(|refused| refused.code == Code::Runaway) {
            let ids: Vec<String> = circle.iter().filter_map(|at| Some(book.triggers.get(*at)?.id.clone())).collect();
            report.push(Lint::TriggerLoop, ids.join(" "), ids, Some(Case::of(book, &witness)));
        }
    }
}

fn may_come_at_once(trigger: &Trigger) -> bool {
    match &trigger.timing {
        When::At(_) => !trigger.may,
        When::After(cases) => {
            let at_once = |timing: &Timing| match timing {
                Timing::Fixed(Length::Exact(window)) => window.typical() == 0,
                Timing::Fixed(Length::Civil { .. }) => false,
                Timing::Table { .. } => true,
            };
            !trigger.may && (cases.is_empty() || cases.iter().any(|case| at_once(&case.then)))
        }
    }
}

/// The triggers that can be set off by what one sets off, and can set it off again.
fn circle(book: &Rulebook, among: &[usize], first: usize) -> BTreeSet<usize> {
    let sets_off = |one: usize, other: usize| {
        let (Some(one), Some(other)) = (book.triggers.get(one), book.triggers.get(other)) else { return false };
        let reads = Reads::of(book, &book.index.derived, [&other.when]);
        let mut written =
            one.outcomes.iter().flat_map(|outcome| outcome.assigns()).flat_map(|assign| assign.slots(book));
        written.any(|slot| reads.slots.contains(usize::from(slot)))
    };
    let reachable = |from: usize, forth: bool| {
        let mut found: BTreeSet<usize> = BTreeSet::new();
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for next in among {
                let leads = if forth { sets_off(at, *next) } else { sets_off(*next, at) };
                if leads && found.insert(*next) {
                    open.push(*next);
                }
            }
        }
        found
    };
    reachable(first, true).intersection(&reachable(first, false)).copied().collect()
}

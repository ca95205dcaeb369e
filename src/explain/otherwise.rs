//! What would be otherwise if another basis counted: every reading whose choice would change, with what of the way to a goal that touches,
//! now or once something has happened.

use super::standing::{Standing, standing};
use crate::rulebook::{
    Action, Basis, By, Case, Duty, DutyKind, Expr, Goal, Outcome, Reads, Require, Residue, Trigger, When,
};
use crate::sim::{State, StateEnv, World, open_args, verdict};
use crate::value::{Sym, Tri};

/// A reading that the other basis would choose otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differing {
    /// Index of the reading.
    pub reading: usize,
    /// The choice of the other basis.
    pub choice: Sym,
    /// What of the way to the goal would be otherwise; never empty.
    pub touches: Vec<Touch>,
}

/// A part of the way to a goal that would be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// A requirement of an action that leads to the goal: action, requirement, and how it would stand.
    Require(usize, usize, Tri),
    /// What an action that leads to the goal does.
    Effects(usize),
    /// How long an action takes, what it costs, what its odds are, where it is found.
    Figures(usize),
    /// Whether, or when, something happens by itself.
    Trigger(usize),
    /// What has to be done.
    Duty(usize),
    /// What remains in the end, or until when.
    Residue(usize),
    /// What figures say will come.
    Forecast(usize),
}

/// What the other basis would change about a goal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Otherwise {
    /// The basis that does not count here.
    pub basis: Basis,
    /// How the goal stands here, and how it would stand.
    pub standing: (Standing, Standing),
    /// The readings that make the difference.
    pub readings: Vec<Differing>,
}

/// What would be otherwise about a goal if the other basis counted.
#[must_use]
pub fn otherwise(world: World<'_>, state: &State, goal: &Goal) -> Otherwise {
    let book = world.book;
    let basis = if world.start.basis == Basis::Articles { Basis::Record } else { Basis::Articles };
    let reached = reach(world, state);
    let mut there = state.clone();
    let mut readings = Vec::new();
    for (reading, declared) in book.readings.iter().enumerate().filter(|(_, declared)| declared.record.is_some()) {
        let Some(choice) = declared.by(basis).filter(|choice| state.readings().get(reading) != Some(choice)) else {
            continue;
        };
        there = there.with_reading(book, reading, choice);
        let flipped = [state, &reached].map(|state| state.with_reading(book, reading, choice));
        let touches = touches(world, [state, &reached], [&flipped[0], &flipped[1]], goal);
        if !touches.is_empty() {
            readings.push(Differing { reading, choice, touches });
        }
    }
    Otherwise { basis, standing: (standing(world, state, goal), standing(world, &there, goal)), readings }
}

/// What of the way to a goal is otherwise in other states: as things are, and as they may come to be.
fn touches(world: World<'_>, here: [&State; 2], there: [&State; 2], goal: &Goal) -> Vec<Touch> {
    let book = world.book;
    let [now, later] = here.map(|state| world.env(state));
    let [then, later_then] = there.map(|state| world.env(state));
    let mut found = Vec::new();
    for (at, action) in goal.actions.iter().filter_map(|at| Some((*at, book.actions.get(*at)?))) {
        let args = [&now, &then].map(|env| open_args(env, action));
        let [now, then] = [now.with_args(&args[0]), then.with_args(&args[1])];
        for (index, require) in action.requires.iter().enumerate() {
            let stands = verdict(&then, require);
            if verdict(&now, require) != stands {
                found.push(Touch::Require(at, index, stands));
            }
        }
        if effects(&now, &action.outcomes) != effects(&then, &action.outcomes) {
            found.push(Touch::Effects(at));
        }
        if figures(&now, action) != figures(&then, action) {
            found.push(Touch::Figures(at));
        }
    }
    let wanted = Reads::of(book, &book.index.derived, goal.conditions());
    for (at, trigger) in book.triggers.iter().enumerate() {
        let mut writes = trigger.outcomes.iter().flat_map(Outcome::assigns).flat_map(|assign| assign.slots(book));
        if !writes.any(|slot| wanted.slots.contains(usize::from(slot))) {
            continue;
        }
        let guards = [&later, &later_then].map(|env| env.holds(&trigger.when));
        let timed = || timing(&now, trigger) != timing(&then, trigger);
        if guards != [Tri::No; 2] && (guards[0] != guards[1] || timed()) {
            found.push(Touch::Trigger(at));
        }
    }
    found.extend(shown([&now, &then]));
    found
}

/// What is shown otherwise as things are: what is owed, what remains and what will come.
fn shown(envs: [&StateEnv<'_>; 2]) -> Vec<Touch> {
    let book = envs[0].world.book;
    let guarded = |when: Option<&Expr>| {
        let [now, then] = envs.map(|env| env.guard(when));
        now != then
    };
    let length = |duty: &Duty| {
        let cases = |env| match &duty.kind {
            DutyKind::Before { .. } => None,
            DutyKind::Do { within, .. } => deciding(env, within),
            DutyKind::Keep { until, .. } => deciding(env, until),
        };
        let [now, then] = envs.map(cases);
        now != then
    };
    let until = |residue: &Residue| {
        let [now, then] = envs.map(|env| deciding(env, &residue.until));
        now != then
    };
    let mut found = Vec::new();
    let duties = book.duties.iter().enumerate();
    let duties = duties.filter(|(_, duty)| guarded(duty.when.as_ref()) || length(duty));
    found.extend(duties.map(|(at, _)| Touch::Duty(at)));
    let residues = book.residues.iter().enumerate();
    let residues = residues.filter(|(_, residue)| guarded(Some(&residue.when)) || until(residue));
    found.extend(residues.map(|(at, _)| Touch::Residue(at)));
    let forecasts = book.forecasts.iter().enumerate();
    found.extend(forecasts.filter(|(_, one)| guarded(one.when.as_ref())).map(|(at, _)| Touch::Forecast(at)));
    found
}

/// Which case decides.
fn deciding<T>(env: &StateEnv<'_>, cases: &[Case<T>]) -> Option<usize> {
    let first = env.first(cases).map(|(case, _)| case);
    cases.iter().position(|case| first.is_some_and(|first| std::ptr::eq(first, case)))
}

/// Which case decides how long an action takes, what it costs, what its odds are and where it is found.
fn figures(env: &StateEnv<'_>, action: &Action) -> [Option<usize>; 4] {
    [
        deciding(env, &action.takes),
        deciding(env, &action.costs),
        deciding(env, &action.odds),
        deciding(env, &action.paths),
    ]
}

/// Which case of the effects of each outcome decides.
fn effects(env: &StateEnv<'_>, outcomes: &[Outcome]) -> Vec<Option<usize>> {
    outcomes.iter().map(|outcome| deciding(env, &outcome.effects)).collect()
}

/// When something happens by itself, as far as that can be told: the instant, or which case of the time decides.
fn timing(env: &StateEnv<'_>, trigger: &Trigger) -> (Option<i64>, Option<usize>) {
    match &trigger.timing {
        When::At(at) => (env.number(at), None),
        When::After(cases) => (None, deciding(env, cases)),
    }
}

/// The state in which everything that may yet be written is unknown: what nobody can bring about, and nothing, stays as it is.
fn reach(world: World<'_>, state: &State) -> State {
    let book = world.book;
    let mut reached = state.afresh(book);
    loop {
        let env = world.env(&reached);
        let done = book.actions.iter().filter(|action| may_do(&env, action)).flat_map(|action| &action.outcomes);
        let happens =
            book.triggers.iter().filter(|trigger| may(&env, &trigger.when)).flat_map(|trigger| &trigger.outcomes);
        let writes = done.chain(happens).flat_map(Outcome::assigns).flat_map(|assign| assign.slots(book));
        let open: Vec<u16> = writes.filter(|slot| reached.cell(*slot).is_some()).collect();
        if open.is_empty() {
            return reached;
        }
        open.iter().for_each(|slot| reached.set(book, *slot, None, false));
    }
}

/// Whether a condition holds or may come to hold.
fn may(env: &StateEnv<'_>, condition: &Expr) -> bool {
    env.holds(condition) != Tri::No || env.flip(condition).is_some()
}

fn may_do(env: &StateEnv<'_>, action: &Action) -> bool {
    let args = open_args(env, action);
    let env = env.with_args(&args);
    let may_hold =
        |require: &Require| verdict(&env, require) != Tri::No || require.parts().any(|expr| env.flip(expr).is_some());
    action.requires.iter().filter(|require| require.by == By::System).all(may_hold)
}

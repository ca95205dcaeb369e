//! One event: checked against the rulebook, then applied. A refused event changes nothing.

use super::advance::{advance, fire, pending, settle};
use super::duty;
use super::effects::apply;
use super::env::{StateEnv, World, entities};
use super::event::{Event, Happened};
use super::figures::{chances, duration_of};
use super::offer::{verdict, weigh};
use super::quota::quota_state;
use super::state::State;
use crate::diag::{Code, Rejection};
use crate::expr::{Node, Var};
use crate::limits::INSTANT_MAX;
use crate::rulebook::{Action, Ask, By, Case, Confirm, DerivedRule, DutyKind, Odds, Outcome, ParamKind, Require};
use crate::value::{NEVER, Tri, Value};

/// The state in which a session begins.
///
/// # Errors
/// What [`Code::Runaway`] and effects refuse, if triggers fire at once.
pub fn first_state(world: World<'_>) -> Result<State, Rejection> {
    let mut state = State::new(world.book, world.start);
    settle(world, &mut state, &mut Vec::new())?;
    Ok(state)
}

/// Applies the wanted outcome of an action, as if it took no time; requirements are not looked at, and triggers have not
/// answered yet.
///
/// # Errors
/// What effects refuse.
pub(crate) fn wanted_effects(
    world: World<'_>,
    state: &mut State,
    action: &Action,
    args: &[Value],
) -> Result<(), Rejection> {
    let wanted =
        action.outcomes.iter().find(|outcome| outcome.wanted).ok_or(Rejection::new(Code::OutcomeImpossible))?;
    let mut bound = args.to_vec();
    for draw in &wanted.draws {
        let plan = world.env(state).with_args(&bound).number(&draw.plan).ok_or(Rejection::new(Code::Evaluation))?;
        bound.push(Value::Int(plan));
    }
    apply(world, state, &bound, wanted)
}

/// Lets triggers answer.
///
/// # Errors
/// What triggers refuse.
pub(crate) fn settled(world: World<'_>, state: &mut State) -> Result<(), Rejection> {
    settle(world, state, &mut Vec::new())
}

/// Applies an event to a copy.
///
/// # Errors
/// Why the event is not possible here.
pub fn step(world: World<'_>, state: &State, event: &Event) -> Result<(State, Vec<Happened>), Rejection> {
    let mut next = state.clone();
    let mut happened = Vec::new();
    happen(world, &mut next, event, &mut happened)?;
    Ok((next, happened))
}

/// Applies an event and tells what happened.
///
/// # Errors
/// Why the event is not possible here. The state is then somewhere on the way: whoever goes on with it takes it back, see
/// [`State::whole`].
pub fn happen(
    world: World<'_>,
    state: &mut State,
    event: &Event,
    happened: &mut Vec<Happened>,
) -> Result<(), Rejection> {
    match event {
        Event::Set { facts, assumed } => {
            set(world, state, facts, *assumed)?;
            happened.push(Happened::Set);
            settle(world, state, happened)
        }
        Event::Wait { until } => {
            let now = state.now();
            if *until <= now || *until > INSTANT_MAX {
                return Err(Rejection::new(Code::WaitTarget).with("until", *until).with("now", now));
            }
            happened.push(Happened::Waited);
            advance(world, state, *until, None, happened).map(|_| ())
        }
        Event::Act { action, args, took, outcome, draws, confirm } => {
            let act = Act { action: *action, args, took: *took, outcome: *outcome, draws, confirm };
            act.run(world, state, happened)
        }
        Event::Fire { trigger, instance, outcome, draws } => {
            check_fire(world, state, (*trigger, *instance), *outcome, draws)?;
            fire(world, state, (*trigger, *instance), *outcome, draws, happened)?;
            settle(world, state, happened)
        }
    }
}

fn set(world: World<'_>, state: &mut State, facts: &[(u16, Option<i64>)], assumed: bool) -> Result<(), Rejection> {
    for (slot, cell) in facts {
        let declared = world.book.slots.get(usize::from(*slot)).ok_or(Rejection::new(Code::UnknownFact))?;
        if declared.ask == Ask::Never {
            return Err(Rejection::new(Code::FactNotAskable).with("name", declared.key.as_str()));
        }
        state.set(world.book, *slot, *cell, assumed);
    }
    Ok(())
}

/// What an act has to do with policy and law, judged before it begins.
struct Judged {
    /// Codes of the requirements that it acts against.
    breached: Vec<String>,
    /// The duties that it ends, and whether they are met.
    duties: Vec<(usize, bool)>,
}

struct Act<'a> {
    action: usize,
    args: &'a [Value],
    took: i64,
    outcome: usize,
    draws: &'a [i64],
    confirm: &'a [String],
}

impl Act<'_> {
    fn run(&self, world: World<'_>, state: &mut State, happened: &mut Vec<Happened>) -> Result<(), Rejection> {
        let action = world.book.actions.get(self.action).ok_or(Rejection::new(Code::UnknownAction))?;
        let begun = state.now();
        let Judged { breached, duties } = self.check(&world.env(state), action)?;
        self.use_quotas(world, state, action);
        let ends =
            begun.checked_add(self.took).filter(|at| *at <= INSTANT_MAX).ok_or(Rejection::new(Code::WaitTarget))?;
        if advance(world, state, ends, Some((action, self.args)), happened)? {
            happened.push(Happened::Interrupted { action: self.action, at: state.now() });
            return Ok(());
        }
        let outcome = action.outcomes.get(self.outcome).ok_or(Rejection::new(Code::OutcomeImpossible))?;
        let bound: Vec<Value> = self.args.iter().cloned().chain(self.draws.iter().copied().map(Value::Int)).collect();
        apply(world, state, &bound, outcome)?;
        state.count(self.action);
        // An attempt that comes to nothing breaks no rule.
        for code in breached.into_iter().filter(|_| outcome.wanted) {
            state.breach(code.clone(), begun);
            happened.push(Happened::Breached { code, at: begun });
        }
        happened.push(Happened::Acted { action: self.action, outcome: self.outcome, at: state.now() });
        if outcome.wanted {
            duty::end(state, duties, happened);
        }
        settle(world, state, happened)
    }

    /// Whether it is possible here, and what it has to do with policy and law.
    fn check(&self, env: &StateEnv<'_>, action: &Action) -> Result<Judged, Rejection> {
        check_args(env, action, self.args)?;
        let env = env.with_args(self.args);
        let breached = check_requires(&env, action)?;
        check_quotas(&env, action)?;
        let asked: Vec<&str> = asked_confirms(&env, action).iter().map(|confirm| confirm.id.as_str()).collect();
        if self.confirm.iter().map(String::as_str).ne(asked.iter().copied()) {
            return Err(Rejection::new(Code::Confirmations)
                .with("expected", asked.join(", "))
                .with("found", self.confirm.join(", ")));
        }
        let window = duration_of(&env, &action.takes, env.state.now()).value;
        if !window.contains(self.took) {
            return Err(Rejection::new(Code::TookOutside)
                .with("took", self.took)
                .with("min", window.low())
                .with("max", window.high().unwrap_or(INSTANT_MAX)));
        }
        check_outcome(&env, &action.outcomes, &action.odds, self.args, self.outcome, self.draws)?;
        let concerns = |kind: &DutyKind| match kind {
            DutyKind::Before { actions, .. } => actions.contains(&self.action),
            _ => false,
        };
        Ok(Judged { breached, duties: duty::judged(&env, concerns) })
    }

    /// A use counts from the moment the action begins, however it ends.
    fn use_quotas(&self, world: World<'_>, state: &mut State, action: &Action) {
        for (quota, amount) in &action.uses {
            let amount = world.env(state).with_args(self.args).number(amount).unwrap_or(1);
            let max = world.book.quotas.get(*quota).map_or(0, |quota| usize::try_from(quota.max).unwrap_or(0));
            state.use_quota(*quota, amount, max);
        }
    }
}

fn check_args(env: &StateEnv<'_>, action: &Action, args: &[Value]) -> Result<(), Rejection> {
    if args.len() != action.params.len() {
        return Err(Rejection::new(Code::EventShape).with("expected", action.params.len()).with("found", args.len()));
    }
    let mut before: Vec<Value> = Vec::new();
    for (param, value) in action.params.iter().zip(args) {
        let at = format!("/act/args/{}", param.id);
        let here = env.with_args(&before);
        match (&param.kind, value) {
            (ParamKind::Entity(set), Value::Int(entity)) => {
                if !entities(env, *set).contains(entity) {
                    return Err(Rejection::new(Code::UnknownEntity).at(at).with("entity", *entity));
                }
            }
            (ParamKind::Int(min, max), Value::Int(n)) => {
                let (Some(lo), Some(hi)) = (here.number(min), here.number(max)) else {
                    return Err(needs(env, [min, max].into_iter().map(|expr| &expr.root)));
                };
                if !(lo..=hi).contains(n) {
                    return Err(Rejection::new(Code::ValueRange)
                        .at(at)
                        .with("value", *n)
                        .with("range", format!("{lo}..{hi}")));
                }
            }
            (ParamKind::Enum(id), Value::Sym(sym)) if env.world.book.choices(*id).contains(sym) => {}
            (ParamKind::Bool, Value::Bool(_)) => {}
            _ => {
                return Err(Rejection::new(Code::EventShape)
                    .at(at)
                    .with("expected", param.id.as_str())
                    .with("found", "other"));
            }
        }
        before.push(value.clone());
    }
    Ok(())
}

/// Checks all requirements and gives the codes of those of policy and law that fail.
fn check_requires(env: &StateEnv<'_>, action: &Action) -> Result<Vec<String>, Rejection> {
    let (mut offered, mut applicable) = (Tri::Yes, Tri::Yes);
    let mut failing: Vec<&str> = Vec::new();
    let mut hiding: Vec<&str> = Vec::new();
    let mut unknown: Vec<&Require> = Vec::new();
    let mut breached = Vec::new();
    for require in &action.requires {
        let holds = verdict(env, require);
        weigh(require, holds, &mut offered, &mut applicable);
        match (holds, require.by) {
            (Tri::Yes, _) => {}
            (Tri::No, By::System) => failing.push(&require.code),
            (Tri::No, By::Policy | By::Law) => breached.push(require.code.clone()),
            (Tri::Unknown, By::System) => unknown.push(require),
            (Tri::Unknown, By::Policy | By::Law) => {}
        }
        if require.hides && holds == Tri::No {
            hiding.push(&require.code);
        }
    }
    let refuse = |code, codes: &[&str]| {
        Err(Rejection::new(code).with("action", action.id.as_str()).with("codes", codes.join(", ")))
    };
    match (offered, applicable) {
        (Tri::No, _) => refuse(Code::NotOffered, &hiding),
        (_, Tri::No) => refuse(Code::NotApplicable, &failing),
        (_, Tri::Unknown) | (Tri::Unknown, _) => {
            Err(needs(env, unknown.iter().flat_map(|require| require.parts().map(|expr| &expr.root))))
        }
        (Tri::Yes, Tri::Yes) => Ok(breached),
    }
}

fn check_quotas(env: &StateEnv<'_>, action: &Action) -> Result<(), Rejection> {
    for (index, amount) in &action.uses {
        let Some(quota) = env.world.book.quotas.get(*index) else { continue };
        let Some(uses) = env.number(amount) else { return Err(needs(env, [&amount.root].into_iter())) };
        match quota_state(env, *index, quota).has_room(uses) {
            Tri::Yes => {}
            Tri::No => {
                return Err(Rejection::new(Code::NotApplicable)
                    .with("action", action.id.as_str())
                    .with("codes", quota.code.as_str()));
            }
            Tri::Unknown => {
                let guards = quota.window.iter().filter_map(|case| case.when.as_ref());
                return Err(needs(env, quota.prior.iter().chain(guards).map(|expr| &expr.root)));
            }
        }
    }
    Ok(())
}

/// The confirmations that are asked for here. One whose condition is unknown is not asked for.
#[must_use]
pub(crate) fn asked_confirms<'c>(env: &StateEnv<'_>, action: &'c Action) -> Vec<&'c Confirm> {
    action.confirms.iter().filter(|confirm| env.guard(confirm.when.as_ref()) == Tri::Yes).collect()
}

fn check_outcome(
    env: &StateEnv<'_>,
    outcomes: &[Outcome],
    odds: &[Case<Odds>],
    args: &[Value],
    index: usize,
    draws: &[i64],
) -> Result<(), Rejection> {
    let outcome = outcomes.get(index).ok_or(Rejection::new(Code::OutcomeImpossible))?;
    let impossible = || {
        let possible = possible_outcomes(env, outcomes, odds);
        let known: Vec<&str> = possible.iter().filter_map(|at| outcomes.get(*at)).map(|o| o.id.as_str()).collect();
        Rejection::new(Code::OutcomeImpossible).with("outcome", outcome.id.as_str()).with("known", known.join(", "))
    };
    if !possible_outcomes(env, outcomes, odds).contains(&index) || draws.len() != outcome.draws.len() {
        return Err(impossible());
    }
    let mut bound: Vec<Value> = args.to_vec();
    for (draw, n) in outcome.draws.iter().zip(draws) {
        let here = env.with_args(&bound);
        let (Some(lo), Some(hi)) = (here.number(&draw.min), here.number(&draw.max)) else {
            return Err(needs(env, [&draw.min.root, &draw.max.root].into_iter()));
        };
        if !(lo..=hi).contains(n) {
            return Err(Rejection::new(Code::ValueRange).with("value", *n).with("range", format!("{lo}..{hi}")));
        }
        bound.push(Value::Int(*n));
    }
    Ok(())
}

/// Outcomes that can happen here: their condition may hold, and their odds, where stated, are above zero.
#[must_use]
pub(crate) fn possible_outcomes(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>]) -> Vec<usize> {
    let weights = chances(env, outcomes, odds).map(|figure| figure.value);
    let possible = |at: usize, outcome: &Outcome| {
        env.guard(outcome.when.as_ref()) != Tri::No
            && weights.as_ref().is_none_or(|weights| weights.get(at).is_some_and(|w| *w > 0))
    };
    outcomes.iter().enumerate().filter(|(at, outcome)| possible(*at, outcome)).map(|(at, _)| at).collect()
}

fn check_fire(
    world: World<'_>,
    state: &State,
    (trigger, entity): (usize, usize),
    outcome: usize,
    draws: &[i64],
) -> Result<(), Rejection> {
    let declared = world.book.triggers.get(trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
    let name = declared.id.as_str();
    let now = state.now();
    let found = pending(world, state)
        .find(|pending| pending.trigger == trigger && pending.instance == entity && pending.sure)
        .ok_or(Rejection::new(Code::TriggerNotPending).with("trigger", name))?;
    if now < found.from || found.until.is_some_and(|until| now > until) {
        return Err(Rejection::new(Code::TriggerNotDue)
            .with("trigger", name)
            .with("from", found.from)
            .with("until", found.until.unwrap_or(NEVER)));
    }
    let args: Vec<Value> =
        declared.each.map(|_| Value::Int(i64::try_from(entity).unwrap_or(i64::MAX))).into_iter().collect();
    let env = world.env(state).with_args(&args);
    check_outcome(&env, &declared.outcomes, &declared.odds, &args, outcome, draws)
}

/// The rejection that names the unknown facts below some expressions.
fn needs<'n>(env: &StateEnv<'_>, nodes: impl Iterator<Item = &'n Node>) -> Rejection {
    Rejection::new(Code::NeedsFacts).with("facts", unknown_facts(env, nodes).join(", "))
}

/// Keys of the unknown cells that expressions read and people can fill in, derived facts followed to what they rest on.
#[must_use]
pub(crate) fn unknown_facts<'n>(env: &StateEnv<'_>, nodes: impl Iterator<Item = &'n Node>) -> Vec<String> {
    let unknown = read_cells(env, nodes).into_iter().filter(|slot| env.state.cell(*slot).is_none());
    let slots = unknown.filter_map(|slot| env.world.book.slots.get(usize::from(slot)));
    slots.filter(|slot| slot.ask != Ask::Never).map(|slot| slot.key.clone()).collect()
}

/// The cells that expressions read, derived facts followed to what they rest on, in the order of the rulebook.
#[must_use]
pub(crate) fn read_cells<'n>(env: &StateEnv<'_>, nodes: impl Iterator<Item = &'n Node>) -> Vec<u16> {
    let (mut cells, mut open) = (vec![false; env.world.book.slots.len()], Vec::new());
    for node in nodes {
        collect_cells(env, node, &mut open, &mut cells);
    }
    let mut seen = vec![false; env.world.book.derived.len()];
    while let Some(at) = open.pop() {
        let fresh = seen.get_mut(at).is_some_and(|seen| !std::mem::replace(seen, true));
        match env.world.book.derived.get(at).filter(|_| fresh).map(|derived| &derived.rule) {
            Some(DerivedRule::Cases(cases)) => {
                for part in cases.iter().flat_map(|case| case.when.iter().chain([&case.then])) {
                    collect_cells(env, &part.root, &mut open, &mut cells);
                }
            }
            Some(DerivedRule::Count { set, that }) => {
                if let Some(set) = env.world.book.sets.get(usize::from(*set)) {
                    mark(&mut cells, set.count);
                }
                for entity in entities(env, *set) {
                    let args = [Value::Int(entity)];
                    collect_cells(&env.with_args(&args), &that.root, &mut open, &mut cells);
                }
            }
            None => {}
        }
    }
    let read = cells.iter().enumerate().filter(|(_, read)| **read);
    read.filter_map(|(at, _)| u16::try_from(at).ok()).collect()
}

fn mark(cells: &mut [bool], slot: u16) {
    if let Some(read) = cells.get_mut(usize::from(slot)) {
        *read = true;
    }
}

/// The cells that one expression reads itself, and the derived facts that it names.
fn collect_cells(env: &StateEnv<'_>, node: &Node, open: &mut Vec<usize>, cells: &mut [bool]) {
    node.each_var(&mut |_, var| match var {
        Var::Slot(slot) => mark(cells, slot),
        Var::Field { param, set, field } => {
            if let (Some(Value::Int(entity)), Some(set)) =
                (env.args.get(usize::from(param)), env.world.book.sets.get(usize::from(set)))
            {
                mark(cells, set.slot(usize::try_from(*entity).unwrap_or(0), usize::from(field)));
            }
        }
        Var::Derived(at) => open.push(usize::from(at)),
        Var::Now | Var::Never | Var::AsOf | Var::Window(_) | Var::Reading(_) | Var::Param(_) | Var::Free(_) => {}
    });
}

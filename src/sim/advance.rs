//! Time passes: triggers arm and disarm, point triggers fire, and nothing that must happen is passed over.

use super::duty;
use super::effects::apply;
use super::env::{StateEnv, World, entities};
use super::event::Happened;
use super::figures::duration_of;
use super::offer::{offer, open_args, verdict, with_entity};
use super::quota::quota_state;
use super::state::{Armed, State};
use super::step::read_cells;
use crate::diag::{Code, Rejection};
use crate::expr::{Node, Op, Var, next_flip};
use crate::limits::{FIRINGS_PER_INSTANT_MAX, INSTANT_MAX, MOMENTS_PER_STEP_MAX};
use crate::rulebook::{Action, Assign, DutyKind, Expr, Residue, Target, Trigger, Until, When, wanted_writes};
use crate::value::{NEVER, Tri, Value};

/// Something that is going to happen, or may.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pending {
    /// Index of the trigger.
    pub trigger: usize,
    /// Which entity it is about; 0 where there is none.
    pub instance: usize,
    /// Whether its condition holds, or only might.
    pub sure: bool,
    /// Since when its condition holds.
    pub since: i64,
    /// Earliest.
    pub from: i64,
    /// Latest, where a source says.
    pub until: Option<i64>,
    /// What to count with when nobody says.
    pub typical: i64,
    /// Whether it runs over a year whose holidays the calendar does not list.
    pub past_calendar: bool,
    /// Happens by itself at `from`, inside a step; else it is logged as `fire`.
    pub point: bool,
}

/// How an instance of a trigger stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Watch {
    /// Its condition.
    pub(super) holds: Tri,
    /// When time alone next changes its condition, or when it is due.
    pub(super) turns: Option<i64>,
    /// When it happens, where it is armed and has not.
    pub(super) due: Option<Pending>,
}

/// One instance of a trigger in a state.
struct Instance<'a> {
    env: StateEnv<'a>,
    at: usize,
    index: usize,
    entity: usize,
    trigger: &'a Trigger,
}

impl Instance<'_> {
    fn args(&self) -> [Value; 1] {
        [Value::Int(i64::try_from(self.entity).unwrap_or(i64::MAX))]
    }

    fn with<T>(&self, look: impl FnOnce(&StateEnv<'_>) -> T) -> T {
        let args = self.args();
        look(&self.env.with_args(if self.trigger.each.is_some() { &args } else { &[] }))
    }

    fn armed(&self) -> Armed {
        self.env.state.armed().get(self.at).copied().unwrap_or_default()
    }

    /// Whether there is an entity to be about, and the condition holds.
    fn condition(&self) -> Tri {
        let there = |set| i64::try_from(self.entity).is_ok_and(|at| entities(&self.env, set).contains(&at));
        if !self.trigger.each.is_none_or(there) {
            return Tri::No;
        }
        self.with(|env| env.holds(&self.trigger.when))
    }

    /// How it stands, as it is remembered.
    fn watch(&self) -> Watch {
        let known = self.env.state.memo().watches.get(self.at);
        known.and_then(std::cell::Cell::get).unwrap_or_else(|| self.look(self.condition()))
    }

    /// Looks how it stands, and remembers it.
    fn look(&self, holds: Tri) -> Watch {
        let turns = self.with(|env| {
            let timing: Vec<&Expr> = match &self.trigger.timing {
                When::At(at) => vec![at],
                When::After(cases) => cases.iter().filter_map(|case| case.when.as_ref()).collect(),
            };
            let guards = self.trigger.outcomes.iter().filter_map(|outcome| outcome.when.as_ref());
            timing.into_iter().chain([&self.trigger.when]).chain(guards).filter_map(|expr| env.flip(expr)).min()
        });
        let due = match self.armed() {
            Armed { since: Some(since), done: false } => self.due(since, true),
            _ => None,
        };
        let watch = Watch { holds, turns, due };
        if let Some(known) = self.env.state.memo().watches.get(self.at) {
            known.set(Some(watch));
        }
        watch
    }

    /// When it happens if its condition holds since `since`; `None` if that is never or not known.
    fn due(&self, since: i64, sure: bool) -> Option<Pending> {
        let base = Pending { trigger: self.index, instance: self.entity, sure, since, ..Pending::default() };
        let due = match &self.trigger.timing {
            When::At(at) => {
                let at = self.with(|env| env.number(at)).filter(|at| *at != NEVER)?.max(since);
                Pending { from: at, until: Some(at), typical: at, ..base }
            }
            When::After(cases) => {
                let figure = self.with(|env| duration_of(env, cases, since));
                let (window, past_calendar) = (figure.value, figure.past_calendar);
                let after = |ms: i64| since.saturating_add(ms).min(INSTANT_MAX);
                let (from, until) = (after(window.min.unwrap_or(0)), window.high().map(after));
                Pending { from, until, typical: after(window.typical()), past_calendar, ..base }
            }
        };
        let point = due.until == Some(due.from) && !self.trigger.may && goes_one_way(self.trigger);
        // What cannot go any way now does not happen; it is looked at again when what it hangs on changes.
        let can_go = |env: &StateEnv<'_>| {
            let outcomes = &self.trigger.outcomes;
            outcomes.iter().any(|outcome| env.guard(outcome.when.as_ref()) != Tri::No)
        };
        self.with(can_go).then_some(Pending { point, ..due })
    }

    /// What is pending of it.
    fn pending(&self) -> Option<Pending> {
        match self.armed() {
            Armed { since: Some(_), done: false } => self.watch().due,
            Armed { since: None, .. } if self.watch().holds == Tri::Unknown => self.due(self.env.state.now(), false),
            Armed { .. } => None,
        }
    }
}

/// The instances of all triggers that are looked at.
fn instances<'a>(world: World<'a>, state: &'a State) -> impl Iterator<Item = Instance<'a>> {
    let env = world.env(state);
    world.book.index.instances.iter().enumerate().filter_map(move |(at, (index, entity))| {
        let trigger = world.book.triggers.get(*index).filter(|_| world.sees_trigger(*index))?;
        Some(Instance { env, at, index: *index, entity: *entity, trigger })
    })
}

/// Everything that is pending.
pub fn pending<'a>(world: World<'a>, state: &'a State) -> impl Iterator<Item = Pending> + use<'a> {
    instances(world, state).filter_map(|instance| instance.pending())
}

/// What is not pending yet and will be by time alone, as it then is.
#[must_use]
pub fn coming(world: World<'_>, state: &State) -> Vec<Pending> {
    let later = instances(world, state).filter(|instance| instance.armed().since.is_none());
    let found = later.filter_map(|instance| {
        let watch = instance.watch();
        watch.turns.filter(|_| watch.holds == Tri::No)?;
        let at = instance.with(|env| turns(env, &instance.trigger.when))?;
        let there = state.at(world.book, at);
        let there = Instance { env: world.env(&there), ..instance };
        (there.condition() == Tri::Yes).then(|| there.due(at, true))?
    });
    found.collect()
}

/// Indices of the actions of yours that write the clock to what a trigger counts its time from, so that it begins anew: what changes
/// little else first, and of those the quickest.
#[must_use]
pub fn resets(world: World<'_>, state: &State, trigger: &Trigger) -> Vec<usize> {
    let When::At(at) = &trigger.timing else { return Vec::new() };
    let cells = read_cells(&world.env(state), std::iter::once(&at.root));
    let anew = |assign: &Assign| {
        matches!(assign.target, Target::Slot(slot) if cells.contains(&slot))
            && matches!(assign.value.root.op, Op::Var(_, Some(Var::Now), _))
    };
    let actions = world.book.actions.iter().enumerate();
    let actions = actions.filter(|(_, action)| wanted_writes(&action.outcomes).any(anew));
    let offered = |index: usize| offer(world, state, index).is_some_and(|offer| offer.offered != Tri::No);
    let changes = |assign: &&Assign| match assign.target {
        Target::Slot(slot) => world.env(state).number(&assign.value) != state.cell(slot),
        _ => true,
    };
    let takes = |action: &Action| duration_of(&world.env(state), &action.takes, state.now()).value.typical();
    let mut found: Vec<((usize, i64), usize)> = actions
        .filter(|(index, action)| action.actor == "you" && offered(*index))
        .map(|(index, action)| ((wanted_writes(&action.outcomes).filter(changes).count(), takes(action)), index))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

/// Whether nothing about how a trigger goes is left to decide.
pub(super) fn goes_one_way(trigger: &Trigger) -> bool {
    matches!(trigger.outcomes.as_slice(), [only] if only.draws.is_empty())
}

/// Arms and disarms triggers at the clock and fires the point triggers that are due, until nothing changes.
///
/// # Errors
/// [`Code::Runaway`] past the limit of firings at one instant, or what an effect refuses.
pub(super) fn settle(world: World<'_>, state: &mut State, happened: &mut Vec<Happened>) -> Result<(), Rejection> {
    for _ in 0..=FIRINGS_PER_INSTANT_MAX {
        arm(world, state);
        let now = state.now();
        let ready = pending(world, state).find(|pending| pending.sure && pending.point && pending.from <= now);
        let Some(ready) = ready else {
            duty::attend(world, state, happened);
            return Ok(());
        };
        fire(world, state, (ready.trigger, ready.instance), 0, &[], happened)?;
    }
    Err(Rejection::new(Code::Runaway).with("max", FIRINGS_PER_INSTANT_MAX))
}

/// Arms and disarms the triggers whose conditions may have changed. Arming changes nothing that a condition reads.
fn arm(world: World<'_>, state: &mut State) {
    for at in 0..world.book.index.instances.len() {
        if state.memo().watches.get(at).is_some_and(|known| known.get().is_some()) {
            continue;
        }
        let Some(instance) = instance(world, state, at) else { continue };
        let (holds, old) = (instance.condition(), instance.armed());
        let armed = match holds {
            Tri::Yes => Armed { since: Some(old.since.unwrap_or(state.now())), done: old.done },
            Tri::No | Tri::Unknown => Armed::default(),
        };
        state.arm(at, armed);
        if let Some(instance) = self::instance(world, state, at) {
            instance.look(holds);
        }
    }
}

fn instance<'a>(world: World<'a>, state: &'a State, at: usize) -> Option<Instance<'a>> {
    let (index, entity) = world.book.index.instances.get(at).copied()?;
    let trigger = world.book.triggers.get(index).filter(|_| world.sees_trigger(index))?;
    Some(Instance { env: world.env(state), at, index, entity, trigger })
}

/// Applies the outcome of a trigger for an entity at the clock and marks it as happened.
pub(super) fn fire(
    world: World<'_>,
    state: &mut State,
    (trigger, entity): (usize, usize),
    outcome: usize,
    draws: &[i64],
    happened: &mut Vec<Happened>,
) -> Result<(), Rejection> {
    let declared = world.book.triggers.get(trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
    let result = declared.outcomes.get(outcome).ok_or(Rejection::new(Code::OutcomeImpossible))?;
    let about = declared.each.map(|_| Value::Int(i64::try_from(entity).unwrap_or(i64::MAX)));
    let args: Vec<Value> = about.into_iter().chain(draws.iter().copied().map(Value::Int)).collect();
    let concerns = |kind: &DutyKind| match kind {
        DutyKind::Before { triggers, .. } => result.wanted && triggers.contains(&trigger),
        _ => false,
    };
    let judged = duty::judged(&world.env(state).with_args(&args), concerns);
    apply(world, state, &args, result)?;
    let at = world.book.index.instance(trigger, entity);
    let since = state.armed().get(at).and_then(|armed| armed.since);
    state.arm(at, Armed { since, done: true });
    state.count(world.book.actions.len().saturating_add(at));
    happened.push(Happened::Fired { trigger, instance: entity, outcome, at: state.now() });
    duty::end(state, judged, happened);
    Ok(())
}

/// Moves the clock to `to`. If `watched`, an action with its arguments, stops being offered on the way, the clock stays at that instant and the answer
/// is `true`.
///
/// # Errors
/// [`Code::MustHappenFirst`] if a trigger has to happen before, and what [`settle`] refuses.
pub(super) fn advance(
    world: World<'_>,
    state: &mut State,
    to: i64,
    watched: Option<(&Action, &[Value])>,
    happened: &mut Vec<Happened>,
) -> Result<bool, Rejection> {
    for _ in 0..MOMENTS_PER_STEP_MAX {
        let now = state.now();
        if now >= to {
            return Ok(false);
        }
        let points = pending(world, state).filter(|pending| pending.sure && pending.point);
        let next = points.map(|pending| pending.from).filter(|at| *at > now).fold(to, i64::min);
        let moments = duty::moments(world, state).filter(|at| *at > now);
        let next = trigger_flips(world, state).chain(moments).fold(next, i64::min);
        let overdue = pending(world, state).find(|pending| {
            pending.sure
                && !pending.point
                && pending.until.is_some_and(|until| until < next)
                && world.book.triggers.get(pending.trigger).is_some_and(|trigger| !trigger.may)
        });
        if let Some((overdue, trigger)) = overdue.and_then(|p| world.book.triggers.get(p.trigger).map(|t| (p, t))) {
            return Err(Rejection::new(Code::MustHappenFirst)
                .with("trigger", trigger.id.as_str())
                .with("instance", overdue.instance)
                .with("until", overdue.until.unwrap_or(next)));
        }
        state.pass(world.book, next);
        settle(world, state, happened)?;
        if let Some((action, args)) = watched
            && state.now() < to
        {
            let env = world.env(state).with_args(args);
            if action.requires.iter().any(|require| require.hides && verdict(&env, require) == Tri::No) {
                return Ok(true);
            }
        }
    }
    Err(Rejection::new(Code::Runaway).with("max", MOMENTS_PER_STEP_MAX))
}

/// Instants after the clock at which time alone may arm, disarm or move a trigger.
fn trigger_flips<'a>(world: World<'a>, state: &'a State) -> impl Iterator<Item = i64> + use<'a> {
    let there = |instance: &Instance<'_>| {
        let entity = i64::try_from(instance.entity).unwrap_or(i64::MAX);
        instance.trigger.each.is_none_or(|set| entities(&instance.env, set).contains(&entity))
    };
    let now = state.now();
    instances(world, state).filter(there).filter_map(|instance| instance.watch().turns).filter(move |at| *at > now)
}

/// The next instant after the clock at which anything that is shown may change by time alone: a requirement, a quota,
/// the beginning or end of something pending, a deadline, the end of something that remains, a note, a goal.
#[must_use]
pub fn next_change(world: World<'_>, state: &State) -> Option<i64> {
    let env = world.env(state);
    let mut instants: Vec<i64> = trigger_flips(world, state).collect();
    instants.extend(duty::moments(world, state));
    for pending in pending(world, state).filter(|pending| pending.sure) {
        instants.push(pending.from);
        instants.extend(pending.until);
    }
    for action in &world.book.actions {
        let open = open_args(&env, action);
        let entities: Vec<Option<i64>> = match action.entity_param() {
            Some((_, set)) => entities(&env, set).map(Some).collect(),
            None => vec![None],
        };
        for chosen in entities {
            let args = with_entity(action, &open, chosen);
            let here = env.with_args(&args);
            for require in &action.requires {
                instants.extend(here.flip_where(require.when.as_ref(), &require.that));
            }
        }
    }
    let guards = world.book.notes.iter().filter_map(|note| note.when.as_ref());
    let guards = guards.chain(world.book.residues.iter().map(|residue| &residue.when));
    let guards = guards.chain(world.book.goals.iter().map(|goal| &goal.that));
    instants.extend(guards.filter_map(|when| turns(&env, when)));
    for residue in world.book.residues.iter().filter(|residue| env.holds(&residue.when) == Tri::Yes) {
        instants.extend(ends(&env, residue).and_then(|(_, latest)| latest));
    }
    for (index, quota) in world.book.quotas.iter().enumerate() {
        instants.extend(quota_state(&env, index, quota).frees_at);
    }
    instants.into_iter().filter(|at| *at > state.now()).min()
}

/// Most moments that are looked at until a condition turns.
const TURNS_MAX: usize = 8;

/// When time alone makes a condition answer otherwise than now, if that is soon; moments at which only a part of it
/// turns are passed over.
fn turns(env: &StateEnv<'_>, when: &Expr) -> Option<i64> {
    let mut at = env.flip(when)?;
    let stands = |node: &Node| next_flip(node, env, env.state.now()).is_none() && env.node_holds(node) == Tri::No;
    if matches!(&when.root.op, Op::And(nodes) if nodes.iter().any(stands)) {
        return None;
    }
    let now = env.holds(when);
    for _ in 0..TURNS_MAX {
        let state = env.state.at(env.world.book, at);
        let there = StateEnv { state: &state, ..*env };
        if there.holds(when) != now {
            return Some(at);
        }
        at = there.flip(when)?;
    }
    None
}

/// Earliest and latest end of something that remains for a stated time.
#[must_use]
pub fn ends(env: &StateEnv<'_>, residue: &Residue) -> Option<(Option<i64>, Option<i64>)> {
    let from = residue.from.as_ref().and_then(|from| env.number(from)).filter(|at| *at != NEVER)?;
    let (case, _) = env.first(&residue.until)?;
    let Until::After(length) = &case.then else { return None };
    let (window, _) = length.resolve(from, &env.world.book.calendar);
    let after = |ms: Option<i64>| ms.and_then(|ms| from.checked_add(ms));
    Some((after(window.min), after(window.max)))
}

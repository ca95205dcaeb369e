//! Remedies: what would remove a blocker, found by trying it on the state and asking the same rule again.

use super::Lens;
use crate::rulebook::{Action, Ask, By, Outcome, ParamKind, Require, Target};
use crate::sim::{
    Event, State, StateEnv, derive, entities, offer, open_args, pending, read_cells, settled, step, verdict,
    wanted_effects,
};
use crate::value::{Tri, Value};

/// Most combinations of arguments that are tried for one action.
const TRIES_MAX: usize = 64;
/// Most instants that are tried as "wait until".
const WAITS_MAX: usize = 6;

/// Something that removes a blocker.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// An action, if it goes as wanted.
    Act {
        /// Index of the action.
        action: usize,
        /// Its arguments: for a number, the smallest that is enough.
        args: Vec<Value>,
        /// Whether it can be done right now.
        applicable: Tri,
        /// How long it then still takes, in milliseconds; 0 where it helps at once.
        then_wait: i64,
    },
    /// Waiting.
    Wait {
        /// Until when.
        until: i64,
    },
    /// A different answer to a question, if it was answered wrongly.
    Answer {
        /// Key of the fact.
        fact: String,
    },
}

impl Lens<'_> {
    /// What removes a failing requirement: actions that can be done first, then waiting, then what was answered.
    pub(super) fn remedies(&self, action: usize, require: &Require, args: &[Value]) -> Vec<Remedy> {
        // What takes the action's own entry off the screen removes the blocker, but helps nobody.
        let holds = |state: &State| {
            let derivation = derive(self.world, state, false);
            verdict(&StateEnv { world: self.world, state, derivation: &derivation, args }, require) == Tri::Yes
        };
        let mends = |state: &State| {
            let derivation = derive(self.world, state, false);
            let there = offer(self.world, state, &derivation, action).is_some_and(|offer| offer.offered != Tri::No);
            there && holds(state)
        };
        // Only what writes to a cell that the requirement reads can mend it.
        let env = self.env();
        let parts = require.when.iter().chain([&require.that]).map(|expr| &expr.root);
        let cells = read_cells(&env.with_args(args), parts);
        let mut remedies = Vec::new();
        let mut later = Vec::new();
        for (index, other) in self.world.book.actions.iter().enumerate().filter(|(index, _)| *index != action) {
            if !other.outcomes.iter().any(|outcome| outcome.wanted && self.touches(outcome, &cells)) {
                continue;
            }
            let Some(offered) = offer(self.world, self.state, &self.derivation, index) else { continue };
            if offered.offered == Tri::No {
                continue;
            }
            let at_once = self.arguments_that(other, &offered.options, args, &holds, &mends).map(|found| (found, 0));
            if let Some((found, then_wait)) = at_once.or_else(|| self.later(other, require, args, &mends)) {
                let remedy = Remedy::Act { action: index, args: found, applicable: offered.applicable, then_wait };
                if offered.applicable == Tri::Yes { remedies.push(remedy) } else { later.push(remedy) }
            }
        }
        remedies.append(&mut later);
        remedies.extend(self.wait_that(require, args, &cells, &mends));
        // Another answer makes a rule go away; where acting against it is possible, that is no way to keep it.
        if require.by == By::System {
            remedies.extend(self.answers(&cells));
        }
        remedies
    }

    /// Whether an outcome may write to one of some cells.
    fn touches(&self, outcome: &Outcome, cells: &[u16]) -> bool {
        let writes = |target: Target| match target {
            Target::Slot(slot) => cells.contains(&slot),
            Target::Field { set, field, .. } => self.world.book.sets.get(usize::from(set)).is_some_and(|set| {
                (0..usize::from(set.max)).any(|entity| cells.contains(&set.slot(entity, usize::from(field))))
            }),
        };
        outcome.effects.iter().flat_map(|case| &case.then).any(|assign| writes(assign.target))
    }

    /// Arguments with which the wanted outcome of an action mends things. `options` says with which entities it can be
    /// done: those come first.
    fn arguments_that(
        &self,
        action: &Action,
        options: &[Tri],
        about: &[Value],
        holds: &impl Fn(&State) -> bool,
        mends: &impl Fn(&State) -> bool,
    ) -> Option<Vec<Value>> {
        let env = self.env();
        let open = open_args(&env, action);
        // The effects alone are cheap to try; what passes is tried with everything that they set off.
        let effects = |args: &[Value]| wanted_effects(self.world, self.state, action, args);
        let enough = |args: &[Value]| effects(args).is_ok_and(|state| holds(&state));
        let works = |args: &[Value]| {
            let settle = |state| settled(self.world, state).is_ok_and(|state| mends(&state));
            effects(args).is_ok_and(|state| holds(&state) && settle(state))
        };
        let mut tries = vec![open.clone()];
        for (at, param) in action.params.iter().enumerate() {
            let values: Vec<Value> = match &param.kind {
                ParamKind::Entity(set) => {
                    let option = |entity: i64| usize::try_from(entity).ok().and_then(|at| options.get(at)).copied();
                    // Within one degree of possibility, the entity that the requirement is about comes first.
                    let mut all = Vec::new();
                    for degree in [Tri::Yes, Tri::Unknown, Tri::No] {
                        for same in [true, false] {
                            let fits = |entity: &i64| {
                                option(*entity) == Some(degree) && about.contains(&Value::Int(*entity)) == same
                            };
                            all.extend(entities(&env, *set).filter(fits).map(Value::Int));
                        }
                    }
                    all
                }
                ParamKind::Enum(id) => self.world.book.choices(*id).iter().copied().map(Value::Sym).collect(),
                ParamKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
                ParamKind::Int(..) => continue,
            };
            tries = tries
                .iter()
                .flat_map(|args| {
                    values.iter().map(|value| {
                        let mut args = args.clone();
                        if let Some(arg) = args.get_mut(at) {
                            *arg = value.clone();
                        }
                        args
                    })
                })
                .take(TRIES_MAX)
                .collect();
        }
        let number = action.params.iter().position(|param| matches!(param.kind, ParamKind::Int(..)));
        tries.into_iter().find_map(|args| match number {
            None => works(&args).then_some(args),
            Some(at) => smallest(&args, at, &enough).filter(|args| works(args)),
        })
    }

    /// An action without parameters after which the requirement comes to hold by time alone, and how long that takes.
    fn later(
        &self,
        action: &Action,
        require: &Require,
        args: &[Value],
        mends: &impl Fn(&State) -> bool,
    ) -> Option<(Vec<Value>, i64)> {
        if !require.timed || !action.params.is_empty() {
            return None;
        }
        let state = settled(self.world, wanted_effects(self.world, self.state, action, &[]).ok()?).ok()?;
        let derivation = derive(self.world, &state, true);
        let env = StateEnv { world: self.world, state: &state, derivation: &derivation, args };
        let until = require.when.iter().chain([&require.that]).filter_map(|expr| env.flip(expr)).min()?;
        let (there, _) = step(self.world, &state, &Event::Wait { until }).ok()?;
        mends(&there).then_some((Vec::new(), until.saturating_sub(self.state.now)))
    }

    fn wait_that(
        &self,
        require: &Require,
        args: &[Value],
        cells: &[u16],
        mends: &impl Fn(&State) -> bool,
    ) -> Option<Remedy> {
        let mut instants: Vec<i64> = Vec::new();
        if require.timed {
            let flips = derive(self.world, self.state, true);
            let env = StateEnv { world: self.world, state: self.state, derivation: &flips, args };
            instants.extend(require.when.iter().chain([&require.that]).filter_map(|expr| env.flip(expr)));
        }
        for pending in pending(self.world, self.state, &self.derivation).iter().filter(|p| p.sure && p.point) {
            let trigger = self.world.book.triggers.get(pending.trigger);
            if trigger.is_some_and(|trigger| trigger.outcomes.iter().any(|outcome| self.touches(outcome, cells))) {
                instants.push(pending.from);
            }
        }
        let mut tried = self.state.now;
        for _ in 0..WAITS_MAX {
            let until = instants.iter().copied().filter(|at| *at > tried).min()?;
            if step(self.world, self.state, &Event::Wait { until }).is_ok_and(|(state, _)| mends(&state)) {
                return Some(Remedy::Wait { until });
            }
            tried = until;
        }
        None
    }

    /// The askable facts among some cells.
    fn answers(&self, cells: &[u16]) -> Vec<Remedy> {
        let slots = cells.iter().filter_map(|cell| self.world.book.slots.get(usize::from(*cell)));
        slots.filter(|slot| slot.ask != Ask::Never).map(|slot| Remedy::Answer { fact: slot.key.clone() }).collect()
    }
}

/// The smallest number that works, if the largest does; between them it is taken to work from some number on, and what
/// is found was tried.
fn smallest(args: &[Value], at: usize, works: &impl Fn(&[Value]) -> bool) -> Option<Vec<Value>> {
    let (_, mut lo, mut hi) = args.get(at)?.bounds()?;
    let with = |n: i64| {
        let mut args = args.to_vec();
        if let Some(arg) = args.get_mut(at) {
            *arg = Value::Int(n);
        }
        args
    };
    if hi < lo || !works(&with(hi)) {
        return None;
    }
    while lo < hi {
        let middle = lo.saturating_add(hi.saturating_sub(lo).checked_div(2).unwrap_or(0));
        if works(&with(middle)) {
            hi = middle;
        } else {
            lo = middle.saturating_add(1);
        }
    }
    Some(with(hi))
}

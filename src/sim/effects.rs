//! Effects: all right sides read the old state, then all targets change at once.

use super::env::{StateEnv, World};
use super::state::State;
use crate::diag::{Code, Rejection};
use crate::rulebook::{Outcome, SlotTy, Target, cell_text};
use crate::time::{is_duration, is_instant};
use crate::value::{NEVER, Value};

/// Applies an outcome; `args` are the arguments and draws.
///
/// # Errors
/// [`Code::EffectRange`] if a value leaves the range of its fact, [`Code::Evaluation`] if it cannot be computed.
pub(super) fn apply(world: World<'_>, state: &mut State, args: &[Value], outcome: &Outcome) -> Result<(), Rejection> {
    let mut writes: Vec<(u16, Option<i64>)> = Vec::new();
    let env = world.env(state).with_args(args);
    let found = env.first(&outcome.effects);
    if found.map_or_else(|| env.any_doubt(&outcome.effects), |(_, doubtful)| doubtful) {
        return Err(Rejection::new(Code::NeedsFacts).with("facts", outcome.id.as_str()));
    }
    for assign in found.map_or(&[][..], |(case, _)| &case.then) {
        let slot = target_slot(&env, assign.target).ok_or(Rejection::new(Code::Evaluation))?;
        let declared = world.book.slots.get(usize::from(slot)).ok_or(Rejection::new(Code::Evaluation))?;
        let value = env.bounds(&assign.value);
        let value = value.ok_or_else(|| Rejection::new(Code::Evaluation).with("what", declared.key.as_str()))?;
        let cell = value.known();
        if cell.is_some_and(|cell| !in_range(declared.ty, cell)) {
            let shown = cell_text(world.book, declared.ty, cell);
            return Err(Rejection::new(Code::EffectRange).with("fact", declared.key.as_str()).with("value", shown));
        }
        writes.push((slot, cell));
    }
    for (slot, cell) in writes {
        state.set(world.book, slot, cell, false);
    }
    Ok(())
}

/// The cell that an effect writes to.
pub(super) fn target_slot(env: &StateEnv<'_>, target: Target) -> Option<u16> {
    match target {
        Target::Slot(slot) => Some(slot),
        Target::Field { param, set, field } => {
            let Value::Int(entity) = env.args.get(usize::from(param))? else {
                return None;
            };
            let set = env.world.book.sets.get(usize::from(set))?;
            Some(set.slot(usize::try_from(*entity).ok()?, usize::from(field)))
        }
    }
}

fn in_range(ty: SlotTy, cell: i64) -> bool {
    match ty {
        SlotTy::Int { min, max } => (min..=max).contains(&cell),
        SlotTy::Instant => cell == NEVER || is_instant(cell),
        SlotTy::Duration => is_duration(cell),
        SlotTy::Bool | SlotTy::Enum(_) | SlotTy::Version => true,
    }
}

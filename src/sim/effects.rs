//! Effects: all right sides read the old state, then all targets change at once.

use super::env::StateEnv;
use super::state::State;
use crate::diag::{Code, Rejection};
use crate::rulebook::{Outcome, SlotTy, Target, cell_text};
use crate::time::{is_duration, is_instant};
use crate::value::{NEVER, Value};

/// The state after an outcome; `env` is the state before, with the arguments and draws.
///
/// # Errors
/// [`Code::EffectRange`] if a value leaves the range of its fact, [`Code::Evaluation`] if it cannot be computed.
pub(super) fn apply(env: &StateEnv<'_>, outcome: &Outcome) -> Result<State, Rejection> {
    let world = env.world;
    let mut next = env.state.clone();
    let found = env.first(&outcome.effects);
    if found.map_or_else(|| env.any_doubt(&outcome.effects), |(_, doubtful)| doubtful) {
        return Err(Rejection::new(Code::NeedsFacts).with("facts", outcome.id.as_str()));
    }
    let Some((case, _)) = found else { return Ok(next) };
    for assign in &case.then {
        let slot = target_slot(env, assign.target).ok_or(Rejection::new(Code::Evaluation))?;
        let declared = world.book.slots.get(usize::from(slot)).ok_or(Rejection::new(Code::Evaluation))?;
        let value = env
            .eval(&assign.value)
            .map_err(|_| Rejection::new(Code::Evaluation).with("what", declared.key.as_str()))?;
        let cell = value.cell();
        if cell.is_some_and(|cell| !in_range(declared.ty, cell)) {
            let shown = cell_text(world.book, declared.ty, cell);
            return Err(Rejection::new(Code::EffectRange).with("fact", declared.key.as_str()).with("value", shown));
        }
        if let (Some(target), Some(assumed)) =
            (next.cells.get_mut(usize::from(slot)), next.assumed.get_mut(usize::from(slot)))
        {
            *target = cell;
            *assumed = false;
        }
    }
    Ok(next)
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

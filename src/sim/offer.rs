//! What can be done in a state, and what stands in the way.

use super::env::{StateEnv, World, entities};
use super::quota::quota_state;
use super::state::State;
use crate::rulebook::{Action, By, ParamKind, Require};
use crate::value::{Kind, Tri, Value};

/// How one requirement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Index of the requirement in its action.
    pub require: usize,
    /// The entity it was judged for, if it is about one.
    pub entity: Option<usize>,
    /// Whether it holds; one that does not apply holds.
    pub holds: Tri,
}

/// An action in a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Index of the action.
    pub action: usize,
    /// Whether its entry is on the screen.
    pub offered: Tri,
    /// Whether it can be done: for some entity, if it takes one.
    pub applicable: Tri,
    /// Every requirement, for every entity where it is about one.
    pub verdicts: Vec<Verdict>,
    /// For each entity of the parameter that takes one: whether it can be done with it.
    pub options: Vec<Tri>,
    /// Index of the first quota without room, and whether that is certain.
    pub quota: Option<(usize, Tri)>,
}

impl Offer {
    /// Whether it can be done with one entity, or, of an action that takes none, whether it can be done.
    #[must_use]
    pub fn applicable_with(&self, action: &Action, entity: Option<usize>) -> Tri {
        if entity.is_none() {
            return self.applicable;
        }
        let (mut offered, mut applicable) = (Tri::Yes, self.quota.map_or(Tri::Yes, |(_, room)| room));
        for judged in self.verdicts.iter().filter(|judged| judged.entity.is_none() || judged.entity == entity) {
            if let Some(require) = action.requires.get(judged.require) {
                weigh(require, judged.holds, &mut offered, &mut applicable);
            }
        }
        applicable.and(offered)
    }
}

/// All actions in a state.
#[must_use]
pub fn offers(world: World<'_>, state: &State) -> Vec<Offer> {
    let indices = 0..world.book.actions.len();
    indices.filter_map(|action| offer(world, state, action)).collect()
}

/// One action in a state.
#[must_use]
pub fn offer(world: World<'_>, state: &State, index: usize) -> Option<Offer> {
    let action = world.book.actions.get(index)?;
    let env = world.env(state);
    let open = open_args(&env, action);
    let mut verdicts = Vec::new();
    let (mut offered, mut applicable) = (Tri::Yes, Tri::Yes);
    let here = env.with_args(&open);
    for (at, require) in action.requires.iter().enumerate().filter(|(_, require)| !require.about_entity) {
        let holds = open_verdict(&here, require);
        verdicts.push(Verdict { require: at, entity: None, holds });
        weigh(require, holds, &mut offered, &mut applicable);
    }
    let mut options = Vec::new();
    if let Some((_, set)) = action.entity_param() {
        // Of how many it is not known, there may be one that it can be done with.
        let known = world.book.sets.get(usize::from(set)).is_some_and(|set| state.cell(set.count).is_some());
        let mut any_applicable = if known { Tri::No } else { Tri::Unknown };
        for entity in entities(&env, set) {
            let args = with_entity(action, &open, Some(entity));
            let here = env.with_args(&args);
            let (mut one_offered, mut one_applicable) = (Tri::Yes, Tri::Yes);
            for (at, require) in action.requires.iter().enumerate().filter(|(_, require)| require.about_entity) {
                let holds = open_verdict(&here, require);
                verdicts.push(Verdict { require: at, entity: usize::try_from(entity).ok(), holds });
                weigh(require, holds, &mut one_offered, &mut one_applicable);
            }
            options.push(one_applicable);
            any_applicable = any_applicable.or(one_applicable);
        }
        // A list with nobody in it is still an entry on the screen.
        applicable = applicable.and(any_applicable);
    }
    let mut quota = None;
    for (at, amount) in &action.uses {
        let Some(declared) = world.book.quotas.get(*at) else { continue };
        let amount = here.number(amount).unwrap_or(1);
        let room = quota_state(&here, *at, declared).has_room(amount);
        if room != Tri::Yes && quota.is_none() {
            quota = Some((*at, room));
        }
        applicable = applicable.and(room);
    }
    Some(Offer { action: index, offered, applicable: applicable.and(offered), verdicts, options, quota })
}

/// How a requirement stands for given arguments; one that does not apply holds.
#[must_use]
pub fn verdict(env: &StateEnv<'_>, require: &Require) -> Tri {
    match env.guard(require.when.as_ref()) {
        Tri::No => Tri::Yes,
        Tri::Yes => env.holds(&require.that),
        Tri::Unknown => {
            if env.holds(&require.that) == Tri::Yes {
                Tri::Yes
            } else {
                Tri::Unknown
            }
        }
    }
}

/// Before the arguments are filled in, a requirement about them stands in nobody's way.
fn open_verdict(env: &StateEnv<'_>, require: &Require) -> Tri {
    match verdict(env, require) {
        Tri::Unknown if require.about_argument => Tri::Yes,
        holds => holds,
    }
}

/// Folds a requirement into "on the screen" and "can be done".
pub(super) fn weigh(require: &Require, holds: Tri, offered: &mut Tri, applicable: &mut Tri) {
    if require.hides {
        *offered = (*offered).and(holds);
    }
    if require.by == By::System {
        *applicable = (*applicable).and(holds);
    }
}

/// Arguments with an entity filled in.
pub(crate) fn with_entity(action: &Action, args: &[Value], entity: Option<i64>) -> Vec<Value> {
    let mut args = args.to_vec();
    if let (Some(entity), Some((at, _))) = (entity, action.entity_param())
        && let Some(arg) = args.get_mut(at)
    {
        *arg = Value::Int(entity);
    }
    args
}

/// Arguments that are not filled in yet: anything their parameter takes.
#[must_use]
pub fn open_args(env: &StateEnv<'_>, action: &Action) -> Vec<Value> {
    let mut args: Vec<Value> = Vec::new();
    for param in &action.params {
        let here = env.with_args(&args);
        let value = match &param.kind {
            ParamKind::Entity(_) => Value::unknown(Kind::Int),
            ParamKind::Int(min, max) => {
                let lo = here.eval(min).ok().and_then(|value| value.bounds()).map_or(i64::MIN, |(_, lo, _)| lo);
                let hi = here.eval(max).ok().and_then(|value| value.bounds()).map_or(i64::MAX, |(_, _, hi)| hi);
                Value::Unknown { kind: Kind::Int, lo, hi }
            }
            ParamKind::Enum(_) => Value::unknown(Kind::Sym),
            ParamKind::Bool => Value::unknown(Kind::Bool),
        };
        args.push(value);
    }
    args
}

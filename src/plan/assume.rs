//! What may be taken for granted where an answer is missing: each answer that makes a difference, and of people, somebody who
//! fits. Who was not named yet is not nobody.

use std::collections::BTreeMap;

use super::cone::{Condition, Demand, Operators, is_in};
use super::estimate::is_in_reach;
use crate::explain::Turns;
use crate::expr::Op;
use crate::rulebook::{Action, Ask, Assign, By, EntitySet, Goal, Rulebook, SlotTy, Target, wanted_writes};
use crate::sim::StateEnv;
use crate::value::{Tri, Value};

/// Cells, ascending, and what they are taken to be.
pub(super) type Facts = Vec<(u16, i64)>;

/// What may be taken for granted from a cell on, in portions that belong together.
pub(super) fn assumptions(
    operators: &Operators,
    env: &StateEnv<'_>,
    demand: &Demand,
    goal: &Goal,
    first: u16,
) -> Vec<Facts> {
    let mut found = answers(operators, env, demand, first);
    found.extend(
        people(operators, env, demand, goal).into_iter().filter(|facts| facts.iter().all(|(slot, _)| *slot >= first)),
    );
    found
}

/// Answers about nobody in particular that are not known and stand in the way, with every value that can make a difference.
fn answers(operators: &Operators, env: &StateEnv<'_>, demand: &Demand, first: u16) -> Vec<Facts> {
    let book = env.world.book;
    let conditions = demand.asked.iter().filter_map(|at| operators.conditions.get(*at));
    let mut open: BTreeMap<u16, Vec<&Condition>> = BTreeMap::new();
    for condition in conditions.filter(|condition| condition.local || condition.clause.stands(env) == Tri::Unknown) {
        let read = condition.clause.nodes().flat_map(|node| operators.settled.reads(book, node).0);
        for slot in
            read.filter(|slot| *slot >= first && env.state.cell(*slot).is_none() && !is_about_people(book, *slot))
        {
            if book.slots.get(usize::from(slot)).is_some_and(|declared| declared.ask != Ask::Never) {
                open.entry(slot).or_default().push(condition);
            }
        }
    }
    let mut found = Vec::new();
    for (slot, conditions) in open {
        // Of values that nothing tells apart, one is enough.
        let mut seen: Vec<Vec<Tri>> = Vec::new();
        for cell in domain(operators, env, &conditions, slot) {
            let mut state = env.state.clone();
            state.set(book, slot, Some(cell), false);
            let there = StateEnv { state: &state, ..*env };
            let stands: Vec<Tri> = conditions.iter().map(|condition| condition.clause.stands(&there)).collect();
            if !seen.contains(&stands) {
                seen.push(stands);
                found.push(vec![(slot, cell)]);
            }
        }
    }
    found
}

/// Everybody of whom something is not known, and somebody who may yet be found, with the answers that fit best.
pub(super) fn people(operators: &Operators, env: &StateEnv<'_>, demand: &Demand, goal: &Goal) -> Vec<Facts> {
    let book = env.world.book;
    let mut found = Vec::new();
    for (at, set) in book.sets.iter().enumerate() {
        let conditions = operators.about(book, demand, goal, at);
        if conditions.is_empty() {
            continue;
        }
        let known = env.state.cell(set.count).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
        for entity in (0..known).chain(newcomer(env, set)) {
            let facts = somebody(operators, env, set, entity, &conditions);
            found.extend(Some(facts).filter(|facts| !facts.is_empty()));
        }
    }
    found
}

/// The place of somebody who may yet be found for a set: the first of whom nothing was said, for of whom something was said is
/// somebody already.
pub(super) fn newcomer(env: &StateEnv<'_>, set: &EntitySet) -> Option<usize> {
    let known = env.state.cell(set.count).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let is_new = |entity: &usize| {
        (0..set.fields.len()).all(|field| {
            let slot = set.slot(*entity, field);
            let declared = env.world.book.slots.get(usize::from(slot));
            declared.is_none_or(|declared| declared.ask == Ask::Never || env.state.cell(slot) == declared.start)
        })
    };
    (known..usize::from(set.max)).find(is_new).filter(|_| grows(env, set))
}

/// Whether somebody may be found for a set besides those who are known to be in it.
pub(super) fn grows(env: &StateEnv<'_>, set: &EntitySet) -> bool {
    match env.state.cell(set.count) {
        None => true,
        Some(count) => set.more && count < i64::from(set.max),
    }
}

/// What has to be taken for granted so that an entity fits: of each open answer, the plainest with which the most of what is
/// asked of them holds.
fn somebody(
    operators: &Operators,
    env: &StateEnv<'_>,
    set: &EntitySet,
    entity: usize,
    conditions: &[&Condition],
) -> Facts {
    let book = env.world.book;
    let mut state = env.state.clone();
    let mut facts = Facts::new();
    let there = i64::try_from(entity).unwrap_or(0);
    if state.cell(set.count).is_none_or(|count| count <= there) {
        facts.push((set.count, there.saturating_add(1)));
        state.set(book, set.count, Some(there.saturating_add(1)), true);
    }
    // Which parameter takes the entity is not known here; only one of them does.
    let args = vec![Value::Int(there); crate::limits::PARAMS_MAX.try_into().unwrap_or(8)];
    let fields = (0..set.fields.len()).map(|field| set.slot(entity, field));
    let there = StateEnv { state: &state, args: &args, ..*env };
    // What is decided whatever they are like is not asked of them.
    let asks = |condition: &&Condition, slot| {
        condition.clause.stands(&there) == Tri::Unknown && reads(operators, book, condition, slot)
    };
    let fields = fields.filter(|slot| conditions.iter().any(|condition| asks(condition, *slot)));
    facts.extend(fitting(operators, &there, fields, conditions, |env, reading, _| misfit(env, reading)));
    facts
}

fn reads(operators: &Operators, book: &Rulebook, condition: &Condition, slot: u16) -> bool {
    condition.clause.nodes().any(|node| operators.settled.reads(book, node).0.contains(&slot))
}

/// How much of what is asked does not hold.
fn misfit(env: &StateEnv<'_>, conditions: &[&Condition]) -> i64 {
    let stands = conditions.iter().map(|condition| match condition.clause.stands(env) {
        Tri::Yes => 0,
        Tri::Unknown => 1,
        Tri::No => 2,
    });
    stands.fold(0, i64::saturating_add)
}

/// Of every open answer about nobody in particular, the plainest with which the goal is in reach: what plainly is so, else that with
/// which the least stands in the way, first of the action that the goal names first, then of the next, last of everything that may help; of choices, which
/// stand in the order in which they are met, nothing but the goal's own actions decides. It is what somebody takes for granted
/// who asks for a way before having said everything. `cells` are those that matter.
pub(super) fn plainest(
    operators: &Operators,
    env: &StateEnv<'_>,
    demand: &Demand,
    goal: &Goal,
    cells: &[bool],
) -> Facts {
    let book = env.world.book;
    let conditions = asked(operators, demand);
    let slots = about_nobody(book, cells);
    let named = goal.actions.iter().filter_map(|action| operators.operators.get(*action));
    let named: Vec<Vec<&Condition>> = named
        .map(|operator| operator.conditions.iter().filter_map(|at| operators.conditions.get(*at)).collect())
        .collect();
    // What does not apply yet may come to: who hands over first is then a member like any other.
    let later = |env: &StateEnv<'_>| {
        let requires = goal.actions.iter().filter_map(|at| book.actions.get(*at)).flat_map(|action| &action.requires);
        let fails = requires.filter(|require| require.by == By::System && env.holds(&require.that) == Tri::No);
        i64::try_from(fails.count()).unwrap_or(i64::MAX)
    };
    fitting(operators, env, slots, &conditions, |env, reading, slot| {
        let choice = book.slots.get(usize::from(slot)).is_some_and(|declared| matches!(declared.ty, SlotTy::Enum(_)));
        let rest = if choice { 0 } else { misfit(env, reading) };
        let unreachable = i64::from(!is_in_reach(operators, demand, env));
        let strange = !choice && plain(book, slot).is_some_and(|plain| env.state.cell(slot) != Some(plain));
        let named = named.iter().map(|conditions| misfit(env, conditions));
        [unreachable, i64::from(strange)].into_iter().chain(named).chain([later(env), rest]).collect::<Vec<i64>>()
    })
}

/// Whether the plainest answers would take anything for granted.
pub(super) fn is_open(operators: &Operators, env: &StateEnv<'_>, demand: &Demand, cells: &[bool]) -> bool {
    let book = env.world.book;
    let conditions = asked(operators, demand);
    let mut slots = about_nobody(book, cells).filter(|slot| is_unanswered(env, *slot));
    slots.any(|slot| !domain(operators, env, &reading(operators, book, &conditions, slot), slot).is_empty())
}

/// The conditions that are looked at.
fn asked<'o>(operators: &'o Operators, demand: &Demand) -> Vec<&'o Condition> {
    demand.asked.iter().filter_map(|at| operators.conditions.get(*at)).collect()
}

/// Of some cells those about nobody in particular.
fn about_nobody<'b>(book: &'b Rulebook, cells: &'b [bool]) -> impl Iterator<Item = u16> + 'b {
    let slots = (0..book.slots.len()).filter_map(|slot| u16::try_from(slot).ok());
    slots.filter(|slot| is_in(cells, usize::from(*slot)) && !is_about_people(book, *slot))
}

/// Whether somebody could answer what a cell is and has not.
fn is_unanswered(env: &StateEnv<'_>, slot: u16) -> bool {
    let asked = env.world.book.slots.get(usize::from(slot)).is_some_and(|slot| slot.ask != Ask::Never);
    asked && env.state.cell(slot).is_none()
}

/// Of some conditions those that read a cell.
fn reading<'o>(operators: &Operators, book: &Rulebook, conditions: &[&'o Condition], slot: u16) -> Vec<&'o Condition> {
    conditions.iter().filter(|condition| reads(operators, book, condition, slot)).copied().collect()
}

/// The open ones of some cells, each with the plainest of the values with which the least is amiss.
fn fitting<A: Ord>(
    operators: &Operators,
    env: &StateEnv<'_>,
    slots: impl Iterator<Item = u16>,
    conditions: &[&Condition],
    amiss: impl Fn(&StateEnv<'_>, &[&Condition], u16) -> A,
) -> Facts {
    let book = env.world.book;
    let mut state = env.state.clone();
    let mut facts = Facts::new();
    for slot in slots {
        let here = StateEnv { state: &state, ..*env };
        if !is_unanswered(&here, slot) {
            continue;
        }
        let reading = reading(operators, book, conditions, slot);
        let mut best: Option<(A, i64)> = None;
        for cell in domain(operators, &here, &reading, slot) {
            let mut tried = state.clone();
            tried.set(book, slot, Some(cell), true);
            let amiss = amiss(&StateEnv { state: &tried, ..*env }, &reading, slot);
            if best.as_ref().is_none_or(|(least, _)| amiss < *least) {
                best = Some((amiss, cell));
            }
        }
        if let Some((_, cell)) = best {
            facts.push((slot, cell));
            state.set(book, slot, Some(cell), true);
        }
    }
    facts
}

/// Every value of a cell between which one of some conditions can turn, the plainest first.
fn domain(operators: &Operators, env: &StateEnv<'_>, conditions: &[&Condition], slot: u16) -> Vec<i64> {
    let book = env.world.book;
    let nodes = || conditions.iter().flat_map(|condition| condition.clause.nodes());
    let mut read: Vec<u16> = nodes().flat_map(|node| operators.settled.reads(book, node).0).collect();
    read.sort_unstable();
    read.dedup();
    let mut domain = Turns::of(book, nodes(), &read, env.state).domain(book, slot);
    domain.sort_by_key(|cell| strangeness(book, slot, env.state.now(), *cell));
    domain
}

/// What somebody who has not said otherwise is taken to be: as the rulebook says that it begins; else what an action brings about has not
/// been brought about, and of choices it is the first.
pub(super) fn plain(book: &Rulebook, slot: u16) -> Option<i64> {
    let declared = book.slots.get(usize::from(slot)).filter(|_| !is_about_people(book, slot))?;
    let brings_about = |assign: &Assign| {
        matches!(assign.target, Target::Slot(written) if written == slot)
            && matches!(assign.value.root.op, Op::Bool(true))
    };
    declared.start.or_else(|| match declared.ty {
        SlotTy::Bool => {
            let brought = |action: &Action| wanted_writes(&action.outcomes).any(brings_about);
            book.actions.iter().any(brought).then_some(0)
        }
        SlotTy::Enum(id) => Value::Sym(*book.choices(id).first()?).cell(),
        _ => None,
    })
}

/// How strange it would be to take a value for granted: of values that nothing tells apart, the plainest is taken. What is asked as so
/// long ago lies behind, near rather than far; the ends of a range are nobody's value.
fn strangeness(book: &Rulebook, slot: u16, now: i64, cell: i64) -> (u8, i64) {
    let Some(declared) = book.slots.get(usize::from(slot)) else { return (0, 0) };
    let (end, far) = match declared.ty {
        SlotTy::Instant => {
            let beside = match declared.ask {
                Ask::Ahead => cell <= now,
                Ask::Never | Ask::Value | Ask::Ago => cell >= now,
            };
            (beside, cell.saturating_sub(now).saturating_abs())
        }
        SlotTy::Int { min, max } => (cell == min || cell == max, 0),
        SlotTy::Version => (cell <= 0 || cell == i64::MAX, 0),
        SlotTy::Duration => (cell <= 0, cell.saturating_abs()),
        SlotTy::Bool | SlotTy::Enum(_) => (plain(book, slot).is_some_and(|plain| plain != cell), 0),
    };
    (u8::from(end), far)
}

/// Whether a cell is the number of entities of a set, or a field of one of them.
fn is_about_people(book: &Rulebook, slot: u16) -> bool {
    book.sets.iter().any(|set| slot == set.count || entity_of(set, slot).is_some())
}

/// The entity of a set that a cell is a field of.
pub(super) fn entity_of(set: &EntitySet, slot: u16) -> Option<usize> {
    let offset = usize::from(slot.checked_sub(set.count)?.checked_sub(1)?);
    let entity = offset.checked_div(set.fields.len())?;
    (entity < usize::from(set.max)).then_some(entity)
}

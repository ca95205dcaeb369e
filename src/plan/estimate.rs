//! How much is left at least: what a goal still takes if nothing that is done ever breaks anything. Sums are bounded by
//! landmarks, sets of operators of which one has to take part (LM-cut, Helmert and Domshlak 2009); time is bounded too by
//! the longest chain of what has to wait for each other, for waiting goes on side by side.

use std::collections::BTreeMap;

use super::assume::newcomer;
use super::choice::least_number;
use super::clause::Written;
use super::cone::{Condition, Demand, OpId, Operators, is_in};
use super::price::{Order, Price, UNSTATED, halvings, is_other, least_money};
use crate::expr::{BinaryOp, Node, Op, Var, eval};
use crate::rulebook::{Action, Case, Odds, Outcome, ParamKind, Timing, Trigger, Weight, When};
use crate::sim::choose::Pace;
use crate::sim::{Pending, StateEnv, chances, entities, length_of, open_args, pending, with_entity};
use crate::value::{Tri, Value};

/// What cannot be reached.
const NEVER: i64 = i64::MAX;
/// Most landmarks that are counted.
const LANDMARKS_MAX: usize = 64;

/// An operator as far as it helps.
struct Helper {
    /// Which operator; `None` where only time passes.
    op: Option<OpId>,
    /// What has to hold first, by place; what holds is left out.
    needs: Vec<usize>,
    /// What it may bring about.
    gives: Vec<usize>,
    /// What it costs at least; its time is attended time.
    price: Price,
    /// Time that passes until it has come about, waiting included.
    delay: i64,
}

/// What is left from a state on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// The least price, component by component.
    pub(super) least: Price,
    /// About how many steps a way takes that is good in an order, if none gets in another's way; it may be too many.
    pub(super) about: i64,
}

/// What is left; `None` where the goal is out of reach.
pub(super) fn estimate(
    operators: &Operators,
    demand: &Demand,
    env: &StateEnv<'_>,
    assuming: bool,
    order: Option<Order>,
) -> Option<Left> {
    let relaxed = Relaxed::new(operators, demand, env, assuming, false);
    let goal: Vec<usize> = operators.goal.iter().filter_map(|at| relaxed.place((*at, None))).collect();
    let chain = relaxed.chain(&goal)?;
    let sum = |part: &dyn Fn(&Price) -> i64| relaxed.landmarks(&goal, part);
    let least = Price {
        assumed: 0,
        time: chain.max(sum(&|price| price.time)),
        money: sum(&|price| price.money),
        lost: relaxed.dearest_loss(&goal),
        harm: sum(&|price| price.harm),
        others: sum(&|price| price.others),
        risk: sum(&|price| price.risk),
        steps: sum(&|price| price.steps),
        work: 0,
    };
    let keeps = operators.keeps.iter().filter(|_| order == Some(Order::KeepsMost));
    let wanted: Vec<usize> = goal.iter().copied().chain(keeps.filter_map(|at| relaxed.place((*at, None)))).collect();
    Some(Left { least, about: relaxed.about(&wanted, order) })
}

/// Whether the goal is in reach, whatever may be taken for granted.
pub(super) fn is_in_reach(operators: &Operators, demand: &Demand, env: &StateEnv<'_>) -> bool {
    let relaxed = Relaxed::new(operators, demand, env, true, false);
    let goal: Vec<usize> = operators.goal.iter().filter_map(|at| relaxed.place((*at, None))).collect();
    relaxed.chain(&goal).is_some()
}

/// The actions that can take part in a way of at most so many milliseconds: what has to come before and after them takes
/// no longer.
pub(super) fn in_time(
    operators: &Operators,
    demand: &Demand,
    env: &StateEnv<'_>,
    assuming: bool,
    most: i64,
) -> Vec<bool> {
    let relaxed = Relaxed::new(operators, demand, env, assuming, true);
    let delays: Vec<i64> = relaxed.helpers.iter().map(|helper| helper.delay).collect();
    let before = relaxed.reach(&delays);
    let mut after = vec![NEVER; relaxed.places.len()];
    for at in operators.goal.iter().filter_map(|at| relaxed.place((*at, None))) {
        if let Some(after) = after.get_mut(at) {
            *after = 0;
        }
    }
    let least = |places: &[usize], after: &[i64]| {
        places.iter().filter_map(|place| after.get(*place)).copied().min().unwrap_or(NEVER)
    };
    loop {
        let mut changed = false;
        for helper in &relaxed.helpers {
            let at = least(&helper.gives, &after).saturating_add(helper.delay);
            for need in &helper.needs {
                if let Some(known) = after.get_mut(*need)
                    && at < *known
                {
                    *known = at;
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
    let mut kept = vec![false; operators.operators.len()];
    for helper in &relaxed.helpers {
        let needs = helper.needs.iter().filter_map(|need| before.get(*need)).copied().max().unwrap_or(0);
        let in_all = needs.saturating_add(helper.delay).saturating_add(least(&helper.gives, &after));
        if let Some(kept) = helper.op.and_then(|op| kept.get_mut(op)) {
            *kept |= in_all <= most;
        }
    }
    operators.with_shapers(kept)
}

/// A condition, and the entity that it is about, if it is about one.
type Place = (usize, Option<i64>);

struct Relaxed {
    /// Conditions that do not hold, by their index, and the entity that they are about.
    places: Vec<Place>,
    /// Those of them that hold all the same.
    held: Vec<Place>,
    helpers: Vec<Helper>,
}

impl Relaxed {
    /// With the conditions that do not hold, or with all that are looked at.
    fn new(operators: &Operators, demand: &Demand, env: &StateEnv<'_>, assuming: bool, all: bool) -> Self {
        let mut relaxed = Self { places: Vec::new(), held: Vec::new(), helpers: Vec::new() };
        for at in demand.asked.iter() {
            let Some(condition) = operators.conditions.get(*at) else { continue };
            let stands = if condition.local { Tri::Unknown } else { condition.clause.stands(env) };
            let holds = match stands {
                Tri::Yes => true,
                Tri::Unknown => assuming || condition.local || !condition.must,
                // Somebody may yet be found.
                Tri::No => assuming && operators.asks_for_people(env, condition),
            };
            if !holds || all {
                relaxed.places.push((*at, None));
            }
            if holds && all {
                relaxed.held.push((*at, None));
            }
        }
        relaxed.places.extend(relaxed.of_entities(operators, demand, env, assuming));
        relaxed.places.sort_unstable();
        relaxed.places.dedup();
        let waiting: Vec<Pending> = pending(env.world, env.state).collect();
        relaxed.fill(operators, demand, env, assuming, &waiting);
        relaxed
    }

    fn place(&self, place: Place) -> Option<usize> {
        self.places.binary_search(&place).ok()
    }

    /// Conditions about an entity that fail for it.
    fn of_entities(&self, operators: &Operators, demand: &Demand, env: &StateEnv<'_>, assuming: bool) -> Vec<Place> {
        let mut failing = Vec::new();
        for (op, operator) in operators.operators.iter().enumerate().filter(|(op, _)| is_in(&demand.operators, *op)) {
            let conditions = || operator.conditions.iter().chain(&operator.asks);
            let of_entity = |at: &usize| operators.conditions.get(*at).filter(|condition| condition.of_entity);
            if !conditions().any(|at| of_entity(at).is_some()) {
                continue;
            }
            for entity in abouts(env, op, assuming) {
                let args = arguments(env, op, entity);
                for at in conditions() {
                    let Some(condition) = of_entity(at) else { continue };
                    let fails = match condition.clause.stands(&env.with_args(&args)) {
                        Tri::Yes => false,
                        Tri::Unknown => !assuming && condition.must,
                        Tri::No => true,
                    };
                    if fails {
                        failing.push((*at, entity));
                    }
                }
            }
        }
        failing
    }

    fn fill(
        &mut self,
        operators: &Operators,
        demand: &Demand,
        env: &StateEnv<'_>,
        assuming: bool,
        waiting: &[Pending],
    ) {
        let mut gives: Vec<Vec<(usize, Effort)>> = vec![Vec::new(); operators.operators.len()];
        for (place, (at, entity)) in self.places.iter().enumerate() {
            let Some(condition) = operators.conditions.get(*at) else { continue };
            for op in operators.helpers(env.world, condition).iter().filter(|op| is_in(&demand.operators, **op)) {
                let effort = effort(operators, env, condition, *op);
                let possible = effort.times == 1 || !operators.only_once(env.world, *op, demand);
                if let Some(gives) = gives.get_mut(*op).filter(|_| possible) {
                    gives.push((place, effort));
                }
            }
            // Time alone may turn it.
            if condition.timed {
                let args = condition.owner.map(|op| arguments(env, op, *entity)).unwrap_or_default();
                if let Some(at) = condition.clause.flip(&env.with_args(&args)) {
                    let delay = at.saturating_sub(env.state.now());
                    self.helpers.push(Helper {
                        op: None,
                        needs: Vec::new(),
                        gives: vec![place],
                        price: Price::default(),
                        delay,
                    });
                }
            }
        }
        for (op, gives) in gives.into_iter().enumerate().filter(|(_, gives)| !gives.is_empty()) {
            let Some(operator) = operators.operators.get(op) else { continue };
            let asked = || operator.conditions.iter().chain(&operator.asks);
            // Whoever it is done with has to meet all that is asked of them.
            let mut tried: Vec<Vec<usize>> = Vec::new();
            for entity in abouts(env, op, assuming) {
                let places = asked().flat_map(|at| [(*at, None), (*at, entity)]);
                let mut needs: Vec<usize> = places.filter_map(|place| self.place(place)).collect();
                needs.dedup();
                if !tried.contains(&needs) {
                    tried.push(needs);
                }
            }
            for needs in tried {
                self.help(operators, env, op, &needs, gives.clone(), waiting);
            }
        }
    }

    fn help(
        &mut self,
        operators: &Operators,
        env: &StateEnv<'_>,
        op: OpId,
        needs: &[usize],
        gives: Vec<(usize, Effort)>,
        waiting: &[Pending],
    ) {
        let book = env.world.book;
        if let Some(action) = book.actions.get(op) {
            self.act(operators, env, op, action, needs, gives);
        } else if let Some(trigger) = op.checked_sub(book.actions.len()).and_then(|at| book.triggers.get(at)) {
            let price = Price {
                others: i64::from(is_other(&trigger.actor)),
                risk: least_risk(operators, env, &trigger.actor, &trigger.outcomes, &trigger.odds),
                ..Price::default()
            };
            let delay = least_delay(env, op.saturating_sub(book.actions.len()), trigger, waiting);
            self.push(op, needs, gives, price, delay);
        }
    }

    /// One helper for everything that takes the same effort.
    fn push(&mut self, op: OpId, needs: &[usize], mut gives: Vec<(usize, Effort)>, price: Price, delay: i64) {
        while let Some((place, effort)) = gives.pop() {
            let mut places = vec![place];
            gives.retain(|(other, same)| {
                if *same == effort {
                    places.push(*other);
                }
                *same != effort
            });
            let price = price.times(effort.times);
            let delay = delay.saturating_mul(effort.times).saturating_add(effort.after);
            self.helpers.push(Helper { op: Some(op), needs: needs.to_vec(), gives: places, price, delay });
        }
    }

    fn act(
        &mut self,
        operators: &Operators,
        env: &StateEnv<'_>,
        op: OpId,
        action: &Action,
        needs: &[usize],
        gives: Vec<(usize, Effort)>,
    ) {
        let price = Price {
            assumed: 0,
            time: 0,
            money: least_money(&action.costs),
            lost: still_lost(operators, env, op),
            harm: 0,
            others: i64::from(is_other(&action.actor)),
            risk: least_risk(operators, env, &action.actor, &action.outcomes, &action.odds),
            steps: 1,
            work: 0,
        };
        let open = open_args(env, action);
        let number = action.params.iter().position(|param| matches!(param.kind, ParamKind::Int(..)));
        let time = |args: &[Value]| {
            let here = env.with_args(args);
            let lengths = action.takes.iter().map(|case| length_of(&here, &case.then, env.state.now()).typical());
            lengths.min().unwrap_or(0)
        };
        let Some(at) = number else {
            let time = time(&open);
            return self.push(op, needs, gives, Price { time, ..price }, time);
        };
        // How long it takes hangs on how much of it is needed.
        for (place, effort) in gives {
            let condition = self.places.get(place).and_then(|(at, _)| operators.conditions.get(*at));
            let least = condition.and_then(|condition| least_number(operators, condition, env, action, at));
            let mut args = open.clone();
            if let (Some(least), Some(arg)) = (least, args.get_mut(at)) {
                *arg = Value::Int(least);
            }
            let time = time(&args);
            self.push(op, needs, vec![(place, effort)], Price { time, ..price }, time);
        }
    }

    /// When each condition can hold at the earliest, by prices: the dearest need of a helper decides.
    fn reach(&self, price: &[i64]) -> Vec<i64> {
        let mut reach = vec![NEVER; self.places.len()];
        for place in self.held.iter().filter_map(|place| self.place(*place)) {
            if let Some(reach) = reach.get_mut(place) {
                *reach = 0;
            }
        }
        loop {
            let mut changed = false;
            for (helper, price) in self.helpers.iter().zip(price) {
                let needs =
                    helper.needs.iter().map(|need| reach.get(*need).copied().unwrap_or(NEVER)).max().unwrap_or(0);
                if needs == NEVER {
                    continue;
                }
                let at = needs.saturating_add(*price);
                for place in &helper.gives {
                    if let Some(known) = reach.get_mut(*place)
                        && at < *known
                    {
                        *known = at;
                        changed = true;
                    }
                }
            }
            if !changed {
                return reach;
            }
        }
    }

    /// The longest chain of what has to wait for each other; `None` where the goal is out of reach.
    fn chain(&self, goal: &[usize]) -> Option<i64> {
        let delays: Vec<i64> = self.helpers.iter().map(|helper| helper.delay).collect();
        let reach = self.reach(&delays);
        goal.iter().try_fold(0_i64, |longest, at| {
            let at = reach.get(*at).copied().filter(|at| *at != NEVER)?;
            Some(longest.max(at))
        })
    }

    /// About how many steps: those of a way in which nothing gets in another's way, the best in an order, or the one with
    /// the fewest.
    fn about(&self, goal: &[usize], order: Option<Order>) -> i64 {
        // What each condition takes, with the helper that takes least.
        let mut takes: Vec<Option<([i64; 3], usize)>> = vec![None; self.places.len()];
        loop {
            let mut changed = false;
            for (at, helper) in self.helpers.iter().enumerate() {
                let mut needs = helper.needs.iter().map(|need| takes.get(*need).copied().flatten());
                let sum = needs.try_fold([0_i64; 3], |[part, steps, time], need| {
                    need.map(|([more, some, longer], _)| {
                        let part =
                            if order == Some(Order::Fastest) { part.max(more) } else { part.saturating_add(more) };
                        [part, steps.saturating_add(some), time.max(longer)]
                    })
                });
                let Some([part, steps, time]) = sum else { continue };
                let own = match order {
                    None => 0,
                    Some(Order::Fastest) => helper.delay,
                    Some(order) => helper.price.part(order),
                };
                let own = [
                    part.saturating_add(own),
                    steps.saturating_add(helper.price.steps),
                    time.saturating_add(helper.delay),
                ];
                for place in &helper.gives {
                    if let Some(known) = takes.get_mut(*place)
                        && known.is_none_or(|(known, _)| own < known)
                    {
                        *known = Some((own, at));
                        changed = true;
                    }
                }
            }
            if !changed {
                break;
            }
        }
        let mut open: Vec<usize> = goal.to_vec();
        let mut seen = vec![false; self.places.len()];
        let mut steps: Vec<(usize, i64)> = Vec::new();
        while let Some(place) = open.pop() {
            if seen.get_mut(place).is_none_or(|seen| std::mem::replace(seen, true)) {
                continue;
            }
            let Some(helper) = takes.get(place).copied().flatten().and_then(|(_, at)| self.helpers.get(at)) else {
                continue;
            };
            open.extend(&helper.needs);
            let Some(op) = helper.op else { continue };
            match steps.iter_mut().find(|(other, _)| *other == op) {
                Some((_, times)) => *times = helper.price.steps.max(*times),
                None => steps.push((op, helper.price.steps)),
            }
        }
        steps.into_iter().map(|(_, times)| times).fold(0, i64::saturating_add)
    }

    /// The loss that nothing avoids; two operators may lose the same, so they are not added up.
    fn dearest_loss(&self, goal: &[usize]) -> i64 {
        if self.helpers.iter().all(|helper| helper.price.lost == 0) {
            return 0;
        }
        let mut reach = vec![NEVER; self.places.len()];
        loop {
            let mut changed = false;
            for helper in &self.helpers {
                let needs =
                    helper.needs.iter().map(|need| reach.get(*need).copied().unwrap_or(NEVER)).max().unwrap_or(0);
                let at = needs.max(helper.price.lost);
                for place in helper.gives.iter().filter(|_| needs != NEVER) {
                    if let Some(known) = reach.get_mut(*place)
                        && at < *known
                    {
                        *known = at;
                        changed = true;
                    }
                }
            }
            if !changed {
                return goal.iter().filter_map(|at| reach.get(*at)).copied().max().unwrap_or(0);
            }
        }
    }

    /// The sum over landmarks of the cheapest operator of each.
    fn landmarks(&self, goal: &[usize], part: &dyn Fn(&Price) -> i64) -> i64 {
        let prices: Vec<i64> = self.helpers.iter().map(|helper| part(&helper.price)).collect();
        let mut sum = 0_i64;
        if prices.iter().all(|price| *price == 0) {
            return 0;
        }
        // What one doing of an operator is counted for already: it may bring about several things at once.
        let mut counted: BTreeMap<OpId, i64> = BTreeMap::new();
        for _ in 0..LANDMARKS_MAX {
            let left = self.helpers.iter().zip(&prices).map(|(helper, price)| {
                let counted = helper.op.and_then(|op| counted.get(&op)).copied().unwrap_or(0);
                price.saturating_sub(counted).max(0)
            });
            let left: Vec<i64> = left.collect();
            let reach = self.reach(&left);
            let dearest =
                |needs: &[usize]| needs.iter().copied().max_by_key(|need| reach.get(*need).copied().unwrap_or(NEVER));
            let Some(end) = dearest(goal) else { return sum };
            if reach.get(end).is_none_or(|at| *at == 0 || *at == NEVER) {
                return sum;
            }
            // Conditions from which the end is reached at no price.
            let supporters: Vec<Option<usize>> = self.helpers.iter().map(|helper| dearest(&helper.needs)).collect();
            let usable = |at: usize| {
                self.helpers.get(at).is_some_and(|helper| {
                    helper.needs.iter().all(|need| reach.get(*need).is_some_and(|at| *at != NEVER))
                })
            };
            let mut zone = vec![false; self.places.len()];
            if let Some(zone) = zone.get_mut(end) {
                *zone = true;
            }
            loop {
                let mut grew = false;
                for (at, helper) in self.helpers.iter().enumerate() {
                    let Some(Some(supporter)) = supporters.get(at) else { continue };
                    let free = left.get(at) == Some(&0) && usable(at);
                    if free && !is_in(&zone, *supporter) && helper.gives.iter().any(|place| is_in(&zone, *place)) {
                        if let Some(zone) = zone.get_mut(*supporter) {
                            *zone = true;
                        }
                        grew = true;
                    }
                }
                if !grew {
                    break;
                }
            }
            // What is reached from the beginning without entering the zone.
            let mut before = vec![false; self.places.len()];
            let starts = |at: usize, before: &[bool]| {
                usable(at)
                    && supporters
                        .get(at)
                        .is_some_and(|supporter| supporter.is_none_or(|supporter| is_in(before, supporter)))
            };
            loop {
                let mut grew = false;
                for (at, helper) in self.helpers.iter().enumerate() {
                    if !starts(at, &before) || helper.gives.iter().any(|place| is_in(&zone, *place)) {
                        continue;
                    }
                    for place in &helper.gives {
                        if let Some(reached) = before.get_mut(*place)
                            && !*reached
                        {
                            *reached = true;
                            grew = true;
                        }
                    }
                }
                if !grew {
                    break;
                }
            }
            let cut: Vec<usize> = (0..self.helpers.len())
                .filter(|at| {
                    starts(*at, &before)
                        && self
                            .helpers
                            .get(*at)
                            .is_some_and(|helper| helper.gives.iter().any(|place| is_in(&zone, *place)))
                })
                .collect();
            let Some(least) = cut.iter().filter_map(|at| left.get(*at)).copied().min().filter(|least| *least > 0)
            else {
                return sum;
            };
            sum = sum.saturating_add(least);
            let mut ops: Vec<OpId> = cut.iter().filter_map(|at| self.helpers.get(*at)?.op).collect();
            ops.sort_unstable();
            ops.dedup();
            for op in ops {
                let counted = counted.entry(op).or_insert(0);
                *counted = counted.saturating_add(least);
            }
        }
        sum
    }
}

/// The entities that an operator may be about, with somebody who may yet be found if that may be taken for granted; one
/// `None` where it is about none.
fn abouts(env: &StateEnv<'_>, op: OpId, assuming: bool) -> Vec<Option<i64>> {
    let book = env.world.book;
    let set = match book.actions.get(op) {
        Some(action) => action.entity_param().map(|(_, set)| set),
        None => op.checked_sub(book.actions.len()).and_then(|at| book.triggers.get(at)?.each),
    };
    let Some(set) = set else { return vec![None] };
    let known = entities(env, set);
    let declared = book.sets.get(usize::from(set));
    let grown = declared.filter(|_| assuming).and_then(|set| newcomer(env, set)).and_then(|at| i64::try_from(at).ok());
    known.chain(grown).map(Some).collect()
}

/// The arguments of an operator about an entity, all others left open.
fn arguments(env: &StateEnv<'_>, op: OpId, entity: Option<i64>) -> Vec<Value> {
    match env.world.book.actions.get(op) {
        Some(action) => with_entity(action, &open_args(env, action), entity),
        None => entity.map(Value::Int).into_iter().collect(),
    }
}

/// What it takes of an operator to bring something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Effort {
    /// How long it has to stand then.
    after: i64,
    /// How often it has to go on.
    times: i64,
}

/// The least effort with which an operator turns a condition: counting down to a number takes many times, and what has to
/// have been some time ago is waited for.
fn effort(operators: &Operators, env: &StateEnv<'_>, condition: &Condition, op: OpId) -> Effort {
    const ONCE: Effort = Effort { after: 0, times: 1 };
    let mut least: Option<Effort> = None;
    let atoms = operators.atoms(env.world, condition);
    for turner in operators.turners(env.world, condition).iter().filter(|turner| turner.op == op) {
        let Some(atom) = atoms.get(turner.atom) else { continue };
        let effort = match turner.written {
            Written::Less(Some(by)) | Written::More(Some(by)) => distance(env, &atom.node, turner.slot)
                .and_then(|far| far.checked_div(by))
                .map(|times| Effort { after: 0, times: times.max(1) }),
            Written::Now => long_ago(&atom.node, turner.slot, atom.wanted).map(|after| Effort { after, times: 1 }),
            _ => None,
        };
        let effort = effort.unwrap_or(ONCE);
        least = Some(least.map_or(effort, |least| least.min(effort)));
    }
    least.unwrap_or(ONCE)
}

/// How far a cell is from the number that it is compared with.
fn distance(env: &StateEnv<'_>, node: &Node, slot: u16) -> Option<i64> {
    let Op::Binary(_, sides) = &node.op else { return None };
    let [left, right] = &**sides;
    let is = |node: &Node| matches!(node.op, Op::Var(_, Some(Var::Slot(at)), _) if at == slot);
    let other = if is(left) { right } else { Some(left).filter(|_| is(right))? };
    let (_, low, high) = eval(other, env).ok()?.bounds().filter(|(_, low, high)| low == high)?;
    let _ = high;
    env.state.cell(slot)?.checked_sub(low).map(i64::saturating_abs)
}

/// How long ago an instant has to be: `now - x >= duration('24h')`.
fn long_ago(node: &Node, slot: u16, wanted: bool) -> Option<i64> {
    let Op::Binary(BinaryOp::Ge | BinaryOp::Gt, sides) = &node.op else { return None };
    let [left, right] = &**sides;
    let (Op::Binary(BinaryOp::Sub, parts), Op::Duration(ms, _)) = (&left.op, &right.op) else { return None };
    let [now, then] = &**parts;
    let fits = matches!(now.op, Op::Var(_, Some(Var::Now), _))
        && matches!(then.op, Op::Var(_, Some(Var::Slot(at)), _) if at == slot);
    (fits && wanted).then_some(*ms)
}

/// Points of the losses that surely come about with an action and have not yet.
fn still_lost(operators: &Operators, env: &StateEnv<'_>, op: OpId) -> i64 {
    let lost = operators.operators.get(op).map_or(&[][..], |operator| &operator.lost);
    let losses = lost.iter().filter_map(|at| env.world.book.losses.get(*at));
    losses.filter(|loss| env.holds(&loss.when) != Tri::Yes).map(|loss| loss.points).fold(0, i64::saturating_add)
}

/// How long a trigger takes at least after it was set going; less, if it waits already.
fn least_delay(env: &StateEnv<'_>, index: usize, trigger: &Trigger, waiting: &[Pending]) -> i64 {
    let now = env.state.now();
    let due = waiting.iter().filter(|pending| pending.sure && pending.trigger == index);
    let due = due.map(|pending| Pace::Typical.moment(pending, now).saturating_sub(now)).min();
    match &trigger.timing {
        // Where several cases may decide, what waits may yet come sooner.
        When::After(cases) => match due {
            Some(_) if cases.len() > 1 => 0,
            due => due.unwrap_or(NEVER).min(least_length(env, cases)),
        },
        When::At(_) => due.unwrap_or(0),
    }
}

fn least_length(env: &StateEnv<'_>, cases: &[Case<Timing>]) -> i64 {
    cases.iter().map(|case| length_of(env, &case.then, env.state.now()).typical()).min().unwrap_or(0)
}

/// The least risk of the wanted outcome, whichever case will decide; none where there may be no odds.
fn least_risk(
    operators: &Operators,
    env: &StateEnv<'_>,
    actor: &str,
    outcomes: &[Outcome],
    odds: &[Case<Odds>],
) -> i64 {
    let wanted = outcomes.iter().position(|outcome| outcome.wanted).unwrap_or(0);
    let mut least = NEVER;
    for case in odds {
        let guard = case.when.as_ref().map_or(Tri::Yes, |when| operators.settled.always(env.world, &when.root));
        if guard == Tri::No {
            continue;
        }
        least = least.min(risk_of(env, outcomes, &case.then, wanted));
        if guard == Tri::Yes {
            return least;
        }
    }
    // Without odds, what can only go one way is certain.
    let one_way = outcomes.len() == 1 || outcomes.iter().any(|outcome| outcome.when.is_some()) && odds.is_empty();
    if one_way || is_other(actor) { 0 } else { least.min(UNSTATED) }
}

/// The least risk of an outcome by these odds, wherever they are looked up.
fn risk_of(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &Odds, wanted: usize) -> i64 {
    // Where another outcome may be impossible, the wanted one is likelier than its weight says.
    if outcomes.iter().any(|outcome| outcome.when.is_some()) {
        return 0;
    }
    // Odds that are looked up are taken as they are now; a plan that hangs on them is not said to be exhaustive.
    let looked_up = odds.weights.iter().any(|(_, weight)| matches!(weight, Weight::Table(..)));
    if looked_up {
        let alone = Case { when: None, then: odds.clone(), cites: Vec::new() };
        let Some(weights) = chances(env, outcomes, &[alone]).map(|figure| figure.value) else { return 0 };
        let total = weights.iter().copied().fold(0_i64, i64::saturating_add);
        return halvings(weights.get(wanted).copied().unwrap_or(0), total);
    }
    let at_least = |weight: &Weight| match weight {
        Weight::Fixed(n) => *n,
        Weight::Table(..) => 0,
    };
    let others = odds.weights.iter().filter(|(at, _)| *at != wanted).map(|(_, weight)| at_least(weight));
    let others = others.fold(0_i64, i64::saturating_add);
    match odds.weights.iter().find(|(at, _)| *at == wanted) {
        // Of a million, what the others leave.
        None if odds.rest == Some(wanted) => halvings(1_000_000_i64.saturating_sub(others), 1_000_000),
        Some((_, Weight::Fixed(n))) if odds.rest.is_none() => halvings(*n, n.saturating_add(others)),
        Some((_, Weight::Fixed(n))) => halvings(*n, 1_000_000),
        _ => 0,
    }
}

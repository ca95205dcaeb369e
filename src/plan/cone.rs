//! What can take part in any plan. From a goal backwards: whatever may help a condition that does not hold, or that
//! something else in the cone may break; whatever may change what these do or cost; and what happens by itself and
//! meddles with any of it. A plan with a step outside the cone stays a plan, no dearer, when that step is left out.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::assume::{entity_of, grows};
use super::clause::{Atom, Clause, Literal, Settled, Written, resolvents, simplify};
use super::price::is_other;
use super::shape::{action_shape, trigger_shape, wanted_only};
use super::wanted::Wanted;
use crate::expr::{BinaryOp, Node, Op, Var};
use crate::rulebook::{Ask, Assign, By, DutyKind, Expr, Goal, Outcome, ParamKind, Rulebook, Target};
use crate::sim::{Cone, State, StateEnv, World};
use crate::value::Tri;

/// Something that changes the state: an action by its index, or a trigger by its index after all actions.
pub(super) type OpId = usize;

/// Whether an operator writes anything but fields of a set.
fn does_more(book: &Rulebook, set: usize, operator: &Operator) -> bool {
    let set = book.sets.get(set);
    operator.writes.iter().any(|(slot, _)| set.is_none_or(|set| entity_of(set, *slot).is_none()))
}

/// A clause with everything that is known of it before a search.
pub(super) struct Condition {
    pub(super) clause: Clause,
    /// Whether it speaks of arguments.
    pub(super) local: bool,
    /// Whether the clock moves it.
    pub(super) timed: bool,
    /// Whether it has to hold; what keeps data only should, so that an answer it hangs on may stay open.
    pub(super) must: bool,
    /// Whether it speaks of an entity.
    pub(super) of_entity: bool,
    /// Whose it is, where it stands before an action or a trigger.
    pub(super) owner: Option<OpId>,
    /// Found when it is first asked for.
    atoms: OnceCell<Vec<Atom>>,
    turners: OnceCell<Vec<Turner>>,
    helpers: OnceCell<Vec<OpId>>,
    breakers: OnceCell<Vec<OpId>>,
}

/// A write that may turn a comparison of a condition the way it is wanted.
pub(super) struct Turner {
    /// Who writes.
    pub(super) op: OpId,
    /// Which comparison.
    pub(super) atom: usize,
    /// What is written.
    pub(super) slot: u16,
    pub(super) written: Written,
}

/// An action or trigger with everything that is known of it before a search.
pub(super) struct Operator {
    /// Conditions that must hold for it, by index.
    pub(super) conditions: Vec<usize>,
    /// For a trigger: conditions under which it does not happen.
    pub(super) counters: Vec<usize>,
    /// What policy and law ask for before it: for a trigger, or for an action that begins what they speak of.
    pub(super) asks: Vec<usize>,
    /// Cells that it may write, and what becomes of them.
    pub(super) writes: Vec<(u16, Written)>,
    /// Cells that decide what it does, how long it takes and what it costs.
    shape: Vec<u16>,
    /// Who may write one of these.
    shapers: Vec<OpId>,
    /// For a trigger: whether it makes a way dearer when it happens, so that keeping it from happening may be better.
    costs: bool,
    /// Its own conditions that surely fail once it has gone as wanted.
    pub(super) spent: Vec<usize>,
    /// Indices of the losses that surely come about with it.
    pub(super) lost: Vec<usize>,
    /// Whether it surely breaks what the goal leaves untouched.
    harms: bool,
}

/// A rulebook as the planner sees it for one goal.
pub(super) struct Operators {
    pub(super) settled: Settled,
    pub(super) conditions: Vec<Condition>,
    pub(super) operators: Vec<Operator>,
    /// Conditions of the goal.
    pub(super) goal: Vec<usize>,
    /// For each loss, the conditions under which it does not come about, and those under which it does.
    losses: Vec<(Vec<usize>, Vec<usize>)>,
    /// What the goal leaves untouched.
    untouched: Vec<usize>,
    /// What has to hold besides the goal so that nothing is lost with it.
    pub(super) keeps: Vec<usize>,
    /// For each duty that is not a requirement: what it asks for.
    duties: Vec<Vec<usize>>,
    /// For each cell, who may write it.
    writers: BTreeMap<u16, Vec<(OpId, Written)>>,
}

/// What may still be needed in a state.
#[derive(Clone, Debug, Default)]
pub(super) struct Demand {
    /// Actions and triggers.
    pub(super) operators: Vec<bool>,
    /// How each condition stands that is looked at.
    stands: Vec<Option<Tri>>,
    /// Which those are, in the order in which they were asked for.
    pub(super) asked: Vec<usize>,
}

impl Demand {
    fn new(operators: usize, conditions: usize) -> Self {
        Self { operators: vec![false; operators], stands: vec![None; conditions], asked: Vec::new() }
    }

    /// How a condition stands, if it is looked at.
    pub(super) fn stands(&self, condition: usize) -> Option<Tri> {
        self.stands.get(condition).copied().flatten()
    }
}

impl Operators {
    pub(super) fn new(world: World<'_>, start: &State, goal: &Goal, wanted: &Wanted) -> Self {
        let book = world.book;
        let lawful = wanted.lawful;
        let all_writes = |settled: Option<&Settled>| -> Vec<Vec<(u16, Written)>> {
            let acts = book.actions.iter().map(|action| {
                let outcomes = wanted_only(&action.outcomes, &action.odds);
                let params: Vec<ParamKind> = action.params.iter().map(|param| param.kind.clone()).collect();
                writes(world, settled, &outcomes, &params)
            });
            // What may happen does not: a plan cannot count on it.
            let triggers = book.triggers.iter().map(|trigger| {
                let outcomes = wanted_only(&trigger.outcomes, &trigger.odds);
                let outcomes = if trigger.may { Vec::new() } else { outcomes };
                let params: Vec<ParamKind> = trigger.each.map(ParamKind::Entity).into_iter().collect();
                writes(world, settled, &outcomes, &params)
            });
            acts.chain(triggers).collect()
        };
        let mut written = vec![false; book.slots.len()];
        let every: Vec<(u16, Written)> = all_writes(None).into_iter().flatten().collect();
        for (slot, _) in &every {
            if let Some(written) = written.get_mut(usize::from(*slot)) {
                *written = true;
            }
        }
        // What can still be asked may be assumed, and so become anything.
        for (written, (slot, cell)) in written.iter_mut().zip(book.slots.iter().zip(start.cells())) {
            *written |= cell.is_none() && slot.ask != Ask::Never;
        }
        // Somebody may yet be found.
        for set in book.sets.iter().filter(|set| set.more) {
            if let Some(written) = written.get_mut(usize::from(set.count)) {
                *written = true;
            }
        }
        let settled = Settled::new(world, start, &written, &every);
        // Some effects never come about here.
        let mut all_writes = all_writes(Some(&settled)).into_iter();
        let mut this = Self {
            settled,
            conditions: Vec::new(),
            operators: Vec::new(),
            goal: Vec::new(),
            losses: Vec::new(),
            untouched: Vec::new(),
            keeps: Vec::new(),
            duties: Vec::new(),
            writers: BTreeMap::new(),
        };
        this.goal = this.clauses(world, None, &goal.that, true);
        for keep in wanted.keeps.iter().filter_map(|at| goal.keeps.get(*at)) {
            let clauses = this.clauses(world, None, &keep.that, true);
            this.untouched.extend(clauses);
        }
        for (at, action) in book.actions.iter().enumerate() {
            let mut clauses = Vec::new();
            for require in &action.requires {
                if require.by == By::System || require.hides || lawful {
                    let soft = require.by != By::System && !require.hides;
                    let found = this.settled.clauses(world, require.when.as_ref(), &require.that, true);
                    clauses.extend(found.into_iter().map(|clause| (clause, soft)));
                }
            }
            let mut clauses = simplify(clauses);
            clauses.extend(resolvents(&clauses));
            let conditions = this.conditions(book, clauses.into_iter().map(|(clause, _)| clause), true);
            let mut asks = Vec::new();
            for duty in book.duties.iter().filter(|_| lawful) {
                if duty.is_begun_by(at) {
                    let found = this.settled.clauses(world, duty.when.as_ref(), &duty.that, true);
                    asks.extend(this.conditions(book, found.into_iter(), true));
                }
            }
            let shape = this.cells(book, &action_shape(book, action));
            let writes = all_writes.next().unwrap_or_default();
            let one_way = matches!(wanted_only(&action.outcomes, &action.odds)[..], [only] if only.effects.len() == 1);
            let lost = if one_way { this.settled.surely_lost(world, &writes) } else { Vec::new() };
            let spent = if one_way { this.spent(world, &conditions, &writes) } else { Vec::new() };
            let harms = one_way && !this.spent(world, &this.untouched, &writes).is_empty();
            this.operators.push(Operator {
                conditions,
                counters: Vec::new(),
                asks,
                writes,
                shape,
                shapers: Vec::new(),
                costs: false,
                lost,
                spent,
                harms,
            });
        }
        for (at, trigger) in book.triggers.iter().enumerate() {
            let when = this.settled.clauses(world, None, &trigger.when, true);
            let mut clauses: Vec<(Clause, bool)> = when.into_iter().map(|clause| (clause, false)).collect();
            let own = clauses.len();
            for duty in book.duties.iter().filter(|_| lawful) {
                if matches!(&duty.kind, DutyKind::Before { triggers, .. } if triggers.contains(&at)) {
                    let found = this.settled.clauses(world, duty.when.as_ref(), &duty.that, true);
                    clauses.extend(found.into_iter().map(|clause| (clause, true)));
                }
            }
            let mut conditions = this.conditions(book, simplify(clauses).into_iter().map(|(clause, _)| clause), true);
            let asks = conditions.split_off(own.min(conditions.len()));
            let counters = this.clauses(world, None, &trigger.when, false);
            let shape = this.cells(book, &trigger_shape(book, trigger));
            let writes = all_writes.next().unwrap_or_default();
            let one_way =
                matches!(wanted_only(&trigger.outcomes, &trigger.odds)[..], [only] if only.effects.len() == 1);
            let harms = one_way && !this.spent(world, &this.untouched, &writes).is_empty();
            this.operators.push(Operator {
                conditions,
                counters,
                asks,
                writes,
                shape,
                shapers: Vec::new(),
                costs: trigger.outcomes.len() > 1 || is_other(&trigger.actor),
                lost: Vec::new(),
                spent: Vec::new(),
                harms,
            });
        }
        for loss in &book.losses {
            let without = this.clauses(world, None, &loss.when, false);
            let with = this.clauses(world, None, &loss.when, true);
            this.keep(book, &with);
            this.losses.push((without, with));
        }
        for duty in &book.duties {
            let asks = match duty.kind {
                DutyKind::Do { .. } | DutyKind::Keep { .. } if lawful => {
                    this.clauses(world, duty.when.as_ref(), &duty.that, true)
                }
                _ => Vec::new(),
            };
            this.duties.push(asks);
        }
        for (op, operator) in this.operators.iter().enumerate() {
            for at in &operator.conditions {
                if let Some(condition) = this.conditions.get_mut(*at) {
                    condition.owner = Some(op);
                }
            }
            for (slot, written) in &operator.writes {
                this.writers.entry(*slot).or_default().push((op, *written));
            }
        }
        for at in 0..this.operators.len() {
            let shape = this.operators.get(at).map_or(&[][..], |operator| &operator.shape);
            let writers = shape.iter().filter_map(|slot| this.writers.get(slot)).flatten();
            let mut shapers: Vec<OpId> = writers.map(|(op, _)| *op).collect();
            shapers.sort_unstable();
            shapers.dedup();
            if let Some(operator) = this.operators.get_mut(at) {
                operator.shapers = shapers;
            }
        }
        this
    }

    fn clauses(&mut self, world: World<'_>, guard: Option<&Expr>, that: &Expr, wanted: bool) -> Vec<usize> {
        let clauses = self.settled.clauses(world, guard, that, wanted);
        self.conditions(world.book, clauses.into_iter(), true)
    }

    fn conditions(&mut self, book: &Rulebook, clauses: impl Iterator<Item = Clause>, must: bool) -> Vec<usize> {
        let from = self.conditions.len();
        for clause in clauses {
            let (mut local, mut timed, mut of_entity) = (false, false, false);
            for node in clause.nodes() {
                node.each_var(&mut |_, var| {
                    local |= matches!(var, Var::Param(_) | Var::Field { .. });
                    of_entity |= matches!(var, Var::Field { .. });
                });
                timed |= self.settled.reads(book, node).1;
            }
            self.conditions.push(Condition {
                clause,
                local,
                timed,
                must,
                of_entity,
                owner: None,
                atoms: OnceCell::new(),
                turners: OnceCell::new(),
                helpers: OnceCell::new(),
                breakers: OnceCell::new(),
            });
        }
        (from..self.conditions.len()).collect()
    }

    /// What keeps a loss from coming with the goal: each condition of it that the goal does not ask for.
    fn keep(&mut self, book: &Rulebook, with: &[usize]) {
        let literal = |at: &usize| self.conditions.get(*at).map(|condition| &condition.clause.that);
        let asked = |that: &Literal| self.goal.iter().filter_map(literal).any(|goal| goal.is(that));
        let left = with.iter().filter_map(literal).filter(|that| !asked(that));
        let left: Vec<Clause> = left.map(|that| Clause { guards: Vec::new(), that: that.turned() }).collect();
        let keeps = self.conditions(book, left.into_iter(), false);
        self.keeps.extend(keeps);
    }

    /// The conditions that surely fail after these writes.
    fn spent(&self, world: World<'_>, conditions: &[usize], writes: &[(u16, Written)]) -> Vec<usize> {
        let fails = |at: &&usize| {
            self.conditions.get(**at).is_some_and(|condition| {
                !condition.local && self.settled.after(world, writes, |env| condition.clause.always(env)) == Tri::No
            })
        };
        conditions.iter().filter(fails).copied().collect()
    }

    /// Whether an operator can take part only once: it breaks its own condition, and nothing mends that.
    pub(super) fn only_once(&self, world: World<'_>, op: OpId, demand: &Demand) -> bool {
        let spent = self.operators.get(op).map_or(&[][..], |operator| &operator.spent);
        spent
            .iter()
            .filter_map(|at| self.conditions.get(*at))
            .any(|condition| !self.helpers(world, condition).iter().any(|helper| is_in(&demand.operators, *helper)))
    }

    /// Some operators, and all that may change what they do or cost.
    pub(super) fn with_shapers(&self, mut kept: Vec<bool>) -> Vec<bool> {
        loop {
            let before = kept.iter().filter(|kept| **kept).count();
            let shapers =
                self.operators.iter().zip(&kept).filter(|(_, kept)| **kept).flat_map(|(operator, _)| &operator.shapers);
            let shapers: Vec<OpId> = shapers.copied().collect();
            for shaper in shapers {
                if let Some(kept) = kept.get_mut(shaper) {
                    *kept = true;
                }
            }
            if kept.iter().filter(|kept| **kept).count() == before {
                return kept;
            }
        }
    }

    /// Whether something that is looked at may come to fail by time alone: then it can be too early to do something.
    pub(super) fn fades(&self, world: World<'_>, demand: &Demand) -> bool {
        let conditions = demand.asked.iter().filter_map(|at| self.conditions.get(*at));
        conditions
            .filter(|condition| condition.timed)
            .any(|condition| self.atoms(world, condition).iter().any(Atom::fades))
    }

    /// The comparisons of a condition.
    pub(super) fn atoms<'c>(&self, world: World<'_>, condition: &'c Condition) -> &'c [Atom] {
        condition.atoms.get_or_init(|| self.settled.atoms(world, &condition.clause))
    }

    /// What may turn a condition the way it is wanted.
    pub(super) fn turners<'c>(&self, world: World<'_>, condition: &'c Condition) -> &'c [Turner] {
        condition.turners.get_or_init(|| self.find_turners(world, self.atoms(world, condition)))
    }

    /// Who may turn a condition the way it is wanted.
    pub(super) fn helpers<'c>(&self, world: World<'_>, condition: &'c Condition) -> &'c [OpId] {
        condition.helpers.get_or_init(|| who(self.turners(world, condition)))
    }

    /// Whether an operator may turn a condition of the goal that does not hold.
    pub(super) fn leads(&self, world: World<'_>, demand: &Demand, op: OpId) -> bool {
        let missing = self.goal.iter().filter(|at| demand.stands(**at) != Some(Tri::Yes));
        let conditions = missing.filter_map(|at| self.conditions.get(*at));
        conditions.into_iter().any(|condition| self.helpers(world, condition).contains(&op))
    }

    /// Who may turn a condition the other way.
    fn breakers<'c>(&self, world: World<'_>, condition: &'c Condition) -> &'c [OpId] {
        condition.breakers.get_or_init(|| {
            let turned = |atom: &Atom| Atom { wanted: !atom.wanted, ..atom.clone() };
            let turned: Vec<Atom> = self.atoms(world, condition).iter().map(turned).collect();
            who(&self.find_turners(world, &turned))
        })
    }

    fn find_turners(&self, world: World<'_>, atoms: &[Atom]) -> Vec<Turner> {
        let mut found = Vec::new();
        for (at, atom) in atoms.iter().enumerate() {
            for slot in atom.cells.iter().chain(&atom.behind) {
                for (op, written) in self.writers.get(slot).map_or(&[][..], Vec::as_slice) {
                    if self.settled.helps(world, atom, *slot, *written) {
                        found.push(Turner { op: *op, atom: at, slot: *slot, written: *written });
                    }
                }
            }
        }
        found
    }

    /// Whether no requirement that stands for all arguments fails.
    pub(super) fn may_be_done(&self, env: &StateEnv<'_>, op: OpId) -> bool {
        let conditions = self.operators.get(op).into_iter().flat_map(|operator| &operator.conditions);
        let mut conditions = conditions.filter_map(|at| self.conditions.get(*at));
        conditions.all(|condition| condition.local || condition.clause.stands(env) != Tri::No)
    }

    /// What may still be needed, from a state on.
    pub(super) fn demand(&self, env: &StateEnv<'_>) -> Demand {
        let mut demand = Demand::new(self.operators.len(), self.conditions.len());
        let actions = env.world.book.actions.len();
        let mut helped = vec![false; self.conditions.len()];
        let mut joined: Vec<OpId> = Vec::new();
        self.ask(env, &self.goal, &mut demand);
        self.ask(env, &self.untouched, &mut demand);
        // What happens by itself can join only once something else has; so all of it is gone over until nothing joins.
        loop {
            let (before, asked) = (joined.len(), demand.asked.len());
            let mut at = 0_usize;
            while let Some(index) = demand.asked.get(at).copied() {
                at = at.saturating_add(1);
                let Some(condition) = self.conditions.get(index).filter(|_| !is_in(&helped, index)) else { continue };
                let missing = demand.stands(index) != Some(Tri::Yes);
                if !missing && !self.breakers(env.world, condition).iter().any(|op| is_in(&demand.operators, *op)) {
                    continue;
                }
                if let Some(helped) = helped.get_mut(index) {
                    *helped = true;
                }
                for op in self.helpers(env.world, condition).iter().filter(|op| !self.harms(**op)) {
                    self.join(env, *op, &mut demand, &mut joined);
                }
            }
            self.meddlers(env, &mut demand, &mut joined);
            for (without, with) in &self.losses {
                // What happens by itself may lose something too.
                if self.may_come(env, with, |op| op >= actions || is_in(&demand.operators, op)) {
                    self.ask(env, without, &mut demand);
                    self.ask(env, &self.keeps, &mut demand);
                }
            }
            for (asks, owed) in self.duties.iter().zip(env.state.duties()) {
                if owed.since.is_some() && owed.ended.is_none() {
                    self.ask(env, asks, &mut demand);
                }
            }
            if (before, asked) == (joined.len(), demand.asked.len()) {
                return demand;
            }
        }
    }

    /// Whether a condition asks for more people than are known, and somebody may yet be found.
    pub(super) fn asks_for_people(&self, env: &StateEnv<'_>, condition: &Condition) -> bool {
        let book = env.world.book;
        let growing: Vec<u16> = book.sets.iter().filter(|set| grows(env, set)).map(|set| set.count).collect();
        condition.clause.nodes().any(|node| self.settled.reads(book, node).0.iter().any(|slot| growing.contains(slot)))
    }

    /// What is asked of the entities of a set: by the actions that lead to the goal, if they are about them, else by anything that
    /// takes part and does more than make somebody fit: who fits needs none of that.
    pub(super) fn about(&self, book: &Rulebook, demand: &Demand, goal: &Goal, set: usize) -> Vec<&Condition> {
        let takes = |op: OpId| match book.actions.get(op) {
            Some(action) => action.entity_param().map(|(_, set)| set),
            None => op.checked_sub(book.actions.len()).and_then(|at| book.triggers.get(at)?.each),
        };
        let takes = |op: &OpId| is_in(&demand.operators, *op) && takes(*op).is_some_and(|of| usize::from(of) == set);
        let mut taking: Vec<OpId> = goal.actions.iter().copied().filter(takes).collect();
        if taking.is_empty() {
            let more = |op: &OpId| self.operators.get(*op).is_some_and(|operator| does_more(book, set, operator));
            taking.extend((0..self.operators.len()).filter(takes).filter(more));
        }
        let taking = taking.into_iter().filter_map(|op| self.operators.get(op));
        let conditions = taking.flat_map(|operator| operator.conditions.iter().chain(&operator.asks));
        conditions.filter_map(|at| self.conditions.get(*at)).collect()
    }

    /// Whether an operator surely breaks what the goal leaves untouched.
    fn harms(&self, op: OpId) -> bool {
        self.operators.get(op).is_some_and(|operator| operator.harms)
    }

    /// Looks at conditions.
    fn ask(&self, env: &StateEnv<'_>, conditions: &[usize], demand: &mut Demand) {
        for at in conditions {
            if let (Some(stands @ None), Some(condition)) = (demand.stands.get_mut(*at), self.conditions.get(*at)) {
                *stands = Some(self.stands(env, condition));
                demand.asked.push(*at);
            }
        }
    }

    /// How a condition stands for certain: one about arguments never does before they are chosen, nor one that the clock
    /// will turn.
    fn stands(&self, env: &StateEnv<'_>, condition: &Condition) -> Tri {
        if condition.local {
            return match self.settled.always(env.world, &condition.clause.that.node) {
                Tri::Unknown => Tri::Unknown,
                tri => tri,
            };
        }
        let stands = condition.clause.stands(env);
        let turns = || condition.clause.flip(env).is_some();
        if stands == Tri::Yes && condition.timed && turns() { Tri::Unknown } else { stands }
    }

    /// Takes in an operator, what it asks for, and whatever may change what it does or costs.
    fn join(&self, env: &StateEnv<'_>, op: OpId, demand: &mut Demand, joined: &mut Vec<OpId>) {
        let mut open = vec![op];
        while let Some(op) = open.pop() {
            let fresh = demand.operators.get_mut(op).is_some_and(|joined| !std::mem::replace(joined, true));
            let Some(operator) = self.operators.get(op).filter(|_| fresh) else { continue };
            joined.push(op);
            self.ask(env, &operator.conditions, demand);
            self.ask(env, &operator.asks, demand);
            if operator.costs {
                self.ask(env, &operator.counters, demand);
            }
            open.extend(&operator.shapers);
        }
    }

    /// Triggers that may happen and break something that is looked at: what keeps them from happening may be needed.
    fn meddlers(&self, env: &StateEnv<'_>, demand: &mut Demand, joined: &mut Vec<OpId>) {
        let mut breaking = vec![false; self.operators.len()];
        for condition in demand.asked.iter().filter_map(|at| self.conditions.get(*at)) {
            for op in self.breakers(env.world, condition).iter() {
                if let Some(breaks) = breaking.get_mut(*op) {
                    *breaks = true;
                }
            }
        }
        let actions = env.world.book.actions.len();
        for op in actions..self.operators.len() {
            let Some(operator) = self.operators.get(op).filter(|_| is_in(&breaking, op)) else { continue };
            if self.may_come(env, &operator.conditions, |op| op >= actions || is_in(&demand.operators, op)) {
                self.join(env, op, demand, joined);
                self.ask(env, &operator.counters, demand);
            }
        }
    }

    /// Whether conditions may all come to hold with some operators.
    fn may_come(&self, env: &StateEnv<'_>, conditions: &[usize], by: impl Fn(OpId) -> bool) -> bool {
        conditions.iter().filter_map(|at| self.conditions.get(*at)).all(|condition| {
            let no = !condition.local && condition.clause.stands(env) == Tri::No;
            !no || condition.timed || self.helpers(env.world, condition).iter().any(|op| by(*op))
        })
    }

    /// Whether something is looked at that rests on what nobody can answer.
    pub(super) fn unsettled(&self, env: &StateEnv<'_>, demand: &Demand) -> bool {
        let book = env.world.book;
        let conditions = demand.asked.iter().filter_map(|at| self.conditions.get(*at));
        let mut open = conditions
            .filter(|condition| condition.must && !condition.local && condition.clause.stands(env) == Tri::Unknown);
        open.any(|condition| {
            let mut read = condition.clause.nodes().flat_map(|node| self.settled.reads(book, node).0);
            read.any(|slot| {
                env.state.cell(slot).is_none()
                    && book.slots.get(usize::from(slot)).is_some_and(|declared| declared.ask == Ask::Never)
            })
        })
    }

    /// Cells that decide how anything in a demand goes, and the parts of the rulebook behind them.
    pub(super) fn cone(&self, book: &Rulebook, goal: &Goal, demand: &Demand) -> (Vec<bool>, Cone) {
        let mut cells = vec![false; book.slots.len()];
        let mut cone = Cone { triggers: vec![false; book.triggers.len()], duties: vec![false; book.duties.len()] };
        let mut nodes: Vec<&Node> = vec![&goal.that.root];
        for at in demand.asked.iter() {
            nodes.extend(self.conditions.get(*at).into_iter().flat_map(|condition| condition.clause.nodes()));
        }
        for (op, _) in demand.operators.iter().enumerate().filter(|(_, in_it)| **in_it) {
            for at in
                self.operators.get(op).into_iter().flat_map(|operator| operator.conditions.iter().chain(&operator.asks))
            {
                nodes.extend(self.conditions.get(*at).into_iter().flat_map(|condition| condition.clause.nodes()));
            }
            if let Some(action) = book.actions.get(op) {
                nodes.extend(action_shape(book, action).into_iter().map(|expr| &expr.root));
                nodes.extend(action.confirms.iter().filter_map(|confirm| confirm.when.as_ref()).map(|expr| &expr.root));
                nodes.extend(action.irreversible.iter().chain(&action.affects).map(|expr| &expr.root));
                nodes.extend(action.requires.iter().flat_map(|require| require.parts()).map(|expr| &expr.root));
            } else if let Some(at) = op.checked_sub(book.actions.len()) {
                if let Some(seen) = cone.triggers.get_mut(at) {
                    *seen = true;
                }
                let trigger = book.triggers.get(at);
                nodes.extend(trigger.map(|trigger| &trigger.when.root));
                nodes.extend(trigger.into_iter().flat_map(|t| trigger_shape(book, t)).map(|expr| &expr.root));
            }
        }
        nodes.extend(book.losses.iter().map(|loss| &loss.when.root));
        for (seen, duty) in cone.duties.iter_mut().zip(&book.duties) {
            *seen = true;
            nodes.extend(duty.when.iter().chain([&duty.that]).map(|expr| &expr.root));
            nodes.extend(match &duty.kind {
                DutyKind::Do { from: Some(from), .. } | DutyKind::Keep { from, .. } => Some(&from.root),
                _ => None,
            });
        }
        for slot in nodes.into_iter().flat_map(|node| self.settled.reads(book, node).0) {
            if let Some(cell) = cells.get_mut(usize::from(slot)) {
                *cell = true;
            }
        }
        for set in &book.sets {
            if let Some(cell) = cells.get_mut(usize::from(set.count)) {
                *cell = true;
            }
        }
        (cells, cone)
    }

    fn cells(&self, book: &Rulebook, exprs: &[&Expr]) -> Vec<u16> {
        let mut cells: Vec<u16> = exprs.iter().flat_map(|expr| self.settled.reads(book, &expr.root).0).collect();
        cells.sort_unstable();
        cells.dedup();
        cells
    }
}

/// Who turns something, each once.
fn who(turners: &[Turner]) -> Vec<OpId> {
    let mut found: Vec<OpId> = Vec::new();
    for turner in turners {
        if !found.contains(&turner.op) {
            found.push(turner.op);
        }
    }
    found
}

pub(super) fn is_in(set: &[bool], at: usize) -> bool {
    set.get(at).copied().unwrap_or(false)
}

/// Everything that anybody may do or that may happen writes, wherever one stands and however it goes.
pub(super) fn ever_written(world: World<'_>) -> Vec<(u16, Written)> {
    let book = world.book;
    let acts = book.actions.iter().map(|action| {
        let params: Vec<ParamKind> = action.params.iter().map(|param| param.kind.clone()).collect();
        (&action.outcomes, params)
    });
    let triggers = book
        .triggers
        .iter()
        .map(|trigger| (&trigger.outcomes, trigger.each.map(ParamKind::Entity).into_iter().collect()));
    let all = acts.chain(triggers);
    all.flat_map(|(outcomes, params)| writes(world, None, &outcomes.iter().collect::<Vec<_>>(), &params)).collect()
}

/// What outcomes may write; outcomes that never come about, and cases that never decide, are left out.
fn writes(
    world: World<'_>,
    settled: Option<&Settled>,
    outcomes: &[&Outcome],
    params: &[ParamKind],
) -> Vec<(u16, Written)> {
    let never = |when: &Expr| settled.is_some_and(|settled| settled.always(world, &when.root) == Tri::No);
    let mut found = Vec::new();
    for outcome in outcomes.iter().filter(|outcome| !outcome.when.as_ref().is_some_and(never)) {
        // What is drawn with an outcome is read like an argument, after these.
        let drawn = outcome.draws.iter().map(|draw| ParamKind::Int(draw.min.clone(), draw.max.clone()));
        let params: Vec<ParamKind> = params.iter().cloned().chain(drawn).collect();
        for case in &outcome.effects {
            let guard = match (&case.when, settled) {
                (Some(when), Some(settled)) => settled.always(world, &when.root),
                (Some(_), None) => Tri::Unknown,
                (None, _) => Tri::Yes,
            };
            if guard != Tri::No {
                case.then.iter().for_each(|assign| write(world.book, assign, &params, &mut found));
            }
            if guard == Tri::Yes {
                break;
            }
        }
    }
    found
}

fn write(book: &Rulebook, assign: &Assign, params: &[ParamKind], found: &mut Vec<(u16, Written)>) {
    let value = match assign.target {
        Target::Slot(slot) => written(slot, &assign.value.root, params),
        Target::Field { .. } => match written(u16::MAX, &assign.value.root, params) {
            same @ (Written::Const(_) | Written::Now) => same,
            _ => Written::Any,
        },
    };
    found.extend(assign.slots(book).map(|slot| (slot, value)));
}

fn written(slot: u16, value: &Node, params: &[ParamKind]) -> Written {
    let is_self = |node: &Node| matches!(node.op, Op::Var(_, Some(Var::Slot(at)), _) if at == slot);
    // By how much, where it is not negative.
    let amount = |node: &Node| match &node.op {
        Op::Int(n) if *n >= 0 => Some(Some(*n)),
        Op::Duration(ms, _) if *ms >= 0 => Some(Some(*ms)),
        Op::Var(_, Some(Var::Param(at)), _) => match params.get(usize::from(*at)) {
            Some(ParamKind::Int(min, _)) if matches!(min.root.op, Op::Int(n) if n >= 0) => Some(None),
            _ => None,
        },
        _ => None,
    };
    match &value.op {
        Op::Bool(holds) => Written::Const(i64::from(*holds)),
        Op::Int(n) => Written::Const(*n),
        Op::Sym(sym, _) => Written::Const(i64::from(sym.0)),
        Op::Duration(ms, _) => Written::Const(*ms),
        Op::Version(version, _) => Written::Const(*version),
        Op::Instant(ms, _) => Written::Const(*ms),
        Op::Var(_, Some(Var::Now), _) => Written::Now,
        Op::Binary(BinaryOp::Sub, sides) => {
            let [left, right] = &**sides;
            amount(right).filter(|_| is_self(left)).map_or(Written::Any, Written::Less)
        }
        Op::Binary(BinaryOp::Add, sides) => {
            let [left, right] = &**sides;
            let by = amount(right).filter(|_| is_self(left)).or(amount(left).filter(|_| is_self(right)));
            by.map_or(Written::Any, Written::More)
        }
        _ => Written::Any,
    }
}

//! What can turn a condition. A condition is split into clauses that must all hold, and each clause into comparisons with
//! the answer that helps it; what is written to a cell helps a clause if it may turn one of its comparisons that way.
//! Whatever does not help could be left out of any plan without making the clause worse.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::expr::{BinaryOp, Env, Node, Op, Var, eval, next_flip, slope};
use crate::limits::INSTANT_MAX;
use crate::program::{self, Code, compile};
use crate::rulebook::{Case, DerivedRule, Expr, Rulebook};
use crate::sim::{State, StateEnv, World};
use crate::value::{Kind, Tri, Value};

/// What an effect does to a cell, as far as that is known before it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// It becomes this.
    Const(i64),
    /// It gets smaller, or stays; by this much, where that is known.
    Less(Option<i64>),
    /// It gets larger, or stays; by this much, where that is known.
    More(Option<i64>),
    /// It becomes the clock.
    Now,
    /// Anything.
    Any,
}

impl Written {
    /// Whether it may turn what is in a cell into something else, done once or more often.
    pub(super) fn may_lead(self, from: i64, to: i64) -> bool {
        match self {
            Self::Const(value) => value == to,
            Self::Less(_) => to < from,
            Self::More(_) => to > from,
            Self::Now | Self::Any => true,
        }
    }
}

/// A condition, and the answer that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Literal {
    /// The condition.
    pub(super) node: Rc<Node>,
    /// Its program; `None` where texts are values of their own.
    code: Option<Rc<Code>>,
    /// Whether it must hold, or must not.
    pub(super) wanted: bool,
}

impl Literal {
    fn new(node: &Node, wanted: bool) -> Self {
        Self { node: Rc::new(node.clone()), code: compile(node).map(Rc::new), wanted }
    }

    fn stands(&self, env: &StateEnv<'_>) -> Tri {
        let holds = match &self.code {
            Some(code) => program::run(code, env).tri().unwrap_or(Tri::Unknown),
            None => env.node_holds(&self.node),
        };
        if self.wanted { holds } else { not(holds) }
    }

    /// How it stands whenever it is asked.
    fn always(&self, env: &Timeless<'_>) -> Tri {
        let holds = eval(&self.node, env).ok().and_then(|value| value.tri()).unwrap_or(Tri::Unknown);
        if self.wanted { holds } else { not(holds) }
    }

    /// When time alone may next change it.
    fn flip(&self, env: &StateEnv<'_>) -> Option<i64> {
        match &self.code {
            Some(code) => program::flip(code, env),
            None => next_flip(&self.node, env, env.state.now()),
        }
    }

    /// Whether it asks for the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.wanted == other.wanted && self.text() == other.text()
    }

    /// The opposite.
    pub(super) fn turned(&self) -> Self {
        Self { wanted: !self.wanted, ..self.clone() }
    }

    /// As it is written: what two conditions are compared by.
    fn text(&self) -> String {
        self.node.to_string()
    }
}

/// A condition that must hold whenever all of its guards do.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// When it applies.
    pub(super) guards: Vec<Literal>,
    /// What must hold.
    pub(super) that: Literal,
}

impl Clause {
    /// How it stands.
    pub(super) fn stands(&self, env: &StateEnv<'_>) -> Tri {
        self.settle(|literal| literal.stands(env))
    }

    /// How it stands whenever it is asked.
    pub(super) fn always(&self, env: &Timeless<'_>) -> Tri {
        self.settle(|literal| literal.always(env))
    }

    fn settle(&self, stands: impl Fn(&Literal) -> Tri) -> Tri {
        let guards = self.guards.iter().map(&stands).fold(Tri::Yes, Tri::and);
        if guards == Tri::No { Tri::Yes } else { not(guards).or(stands(&self.that)) }
    }

    /// When time alone may next change a part of it.
    pub(super) fn flip(&self, env: &StateEnv<'_>) -> Option<i64> {
        self.guards.iter().chain([&self.that]).filter_map(|literal| literal.flip(env)).min()
    }

    /// Its expressions.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> + Clone {
        self.guards.iter().chain([&self.that]).map(|literal| &*literal.node)
    }
}

/// What follows from two conditions of which one asks for this or that and the other applies when the first of these holds: it
/// applies, too, when the second does not. Without it each looks as if it could be met without the other.
pub(super) fn resolvents(clauses: &[(Clause, bool)]) -> Vec<(Clause, bool)> {
    let mut found = Vec::new();
    let plain = || clauses.iter().filter(|(_, soft)| !soft).map(|(clause, _)| clause);
    for Literal { node, wanted, .. } in plain().filter(|clause| clause.guards.is_empty()).map(|clause| &clause.that) {
        let ((Op::Or(nodes), true) | (Op::And(nodes), false)) = (&node.op, wanted) else { continue };
        for clause in plain() {
            let [guard] = &*clause.guards else { continue };
            let (of, rest): (Vec<&Node>, Vec<&Node>) =
                nodes.iter().partition(|node| Literal::new(node, *wanted).is(guard));
            if !of.is_empty() && !rest.is_empty() {
                let guards = rest.into_iter().map(|node| Literal::new(node, !wanted)).collect();
                found.push((Clause { guards, that: clause.that.clone() }, false));
            }
        }
    }
    found
}

/// Leaves out what goes without saying among conditions that must all hold at once: a guard that another of them asks for.
pub(super) fn simplify(mut clauses: Vec<(Clause, bool)>) -> Vec<(Clause, bool)> {
    let mut known: Vec<(String, bool)> = Vec::new();
    loop {
        // What policy and law ask for may not be known; nothing follows from it.
        for (clause, _) in clauses.iter().filter(|(clause, soft)| clause.guards.is_empty() && !soft) {
            let said = (clause.that.text(), clause.that.wanted);
            if !known.contains(&said) {
                known.push(said);
            }
        }
        let mut changed = false;
        for (clause, _) in clauses.iter_mut().filter(|(clause, _)| !clause.guards.is_empty()) {
            let before = clause.guards.len();
            clause.guards.retain(|guard| !known.contains(&(guard.text(), guard.wanted)));
            changed |= clause.guards.len() != before && clause.guards.is_empty();
        }
        clauses.retain(|(clause, _)| !clause.guards.iter().any(|guard| known.contains(&(guard.text(), !guard.wanted))));
        if !changed {
            return clauses;
        }
    }
}

/// The opposite answer.
fn not(tri: Tri) -> Tri {
    match tri {
        Tri::Yes => Tri::No,
        Tri::No => Tri::Yes,
        Tri::Unknown => Tri::Unknown,
    }
}

/// A comparison of a clause, and the answer that helps.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    pub(super) node: Rc<Node>,
    pub(super) wanted: bool,
    /// Cells that stand in it by name.
    pub(super) cells: Vec<u16>,
    /// Cells that it reads through derived facts.
    pub(super) behind: Vec<u16>,
}

/// What was looked at already, so that what many derived facts share is looked at once, however they rest on each other.
#[derive(Default)]
struct Seen(BTreeSet<(usize, bool)>);

impl Seen {
    /// Whether a node is looked at for the first time, with the answer that is asked of it.
    fn first(&mut self, node: &Node, wanted: bool) -> bool {
        self.0.insert((std::ptr::from_ref(node).addr(), wanted))
    }
}

/// What a rulebook says about a start whatever is done: cells that no effect writes keep their value.
pub(super) struct Settled {
    state: State,
    /// What each cell was at the start, and whether anything ever makes it more, or less.
    courses: Vec<(Option<i64>, bool, bool)>,
    /// The cells behind each derived fact, and whether the clock moves it.
    behind: Vec<(Vec<u16>, bool)>,
}

impl Settled {
    /// Cells that something may write are taken as unknown.
    pub(super) fn new(world: World<'_>, start: &State, written: &[bool], writes: &[(u16, Written)]) -> Self {
        let mut courses: Vec<(Option<i64>, bool, bool)> =
            start.cells().iter().map(|cell| (*cell, cell.is_none(), cell.is_none())).collect();
        for (slot, written) in writes {
            if let Some((cell, rises, falls)) = courses.get_mut(usize::from(*slot)) {
                *rises |= match written {
                    Written::More(_) | Written::Any | Written::Now => true,
                    Written::Const(to) => cell.is_none_or(|cell| *to > cell),
                    Written::Less(_) => false,
                };
                *falls |= match written {
                    Written::Less(_) | Written::Any | Written::Now => true,
                    Written::Const(to) => cell.is_none_or(|cell| *to < cell),
                    Written::More(_) => false,
                };
            }
        }
        let mut state = start.clone();
        let book = world.book;
        for (slot, _) in (0_u16..).zip(written).filter(|(_, written)| **written) {
            state.set(book, slot, None, false);
        }
        let mut behind: Vec<(Vec<u16>, bool)> = Vec::new();
        for derived in &book.derived {
            let mut found = (Vec::new(), false);
            for expr in derived.rule.exprs() {
                let (mut cells, mut through) = (Vec::new(), Vec::new());
                found.1 |= cells_of(book, &expr.root, &mut cells, &mut through);
                for at in through {
                    if let Some((below, timed)) = behind.get(usize::from(at)) {
                        cells.extend(below);
                        found.1 |= timed;
                    }
                }
                found.0.extend(cells);
            }
            if let DerivedRule::Count { set, .. } = &derived.rule {
                found.0.extend(book.sets.get(usize::from(*set)).map(|set| set.count));
            }
            found.0.sort_unstable();
            found.0.dedup();
            behind.push(found);
        }
        Self { state, courses, behind }
    }

    /// The clauses of a condition.
    pub(super) fn clauses(&self, world: World<'_>, guard: Option<&Expr>, that: &Expr, wanted: bool) -> Vec<Clause> {
        let mut guards = Vec::new();
        if let Some(guard) = guard {
            self.split(world, &guard.root, true, &mut Seen::default(), &mut guards);
        }
        let mut parts = Vec::new();
        self.split(world, &that.root, wanted, &mut Seen::default(), &mut parts);
        parts.into_iter().map(|that| Clause { guards: guards.clone(), that }).collect()
    }

    /// The parts of a conjunction, through derived facts that always come to one thing.
    fn split(&self, world: World<'_>, node: &Node, wanted: bool, seen: &mut Seen, parts: &mut Vec<Literal>) {
        if !seen.first(node, wanted) {
            return;
        }
        match (&node.op, wanted) {
            (Op::And(nodes), true) | (Op::Or(nodes), false) => {
                nodes.iter().for_each(|node| self.split(world, node, wanted, seen, parts));
            }
            (Op::Not(node), _) => self.split(world, node, !wanted, seen, parts),
            (Op::Var(_, Some(Var::Derived(at)), _), _) => match self.only_case(world, *at) {
                Some(node) => self.split(world, node, wanted, seen, parts),
                None => parts.push(Literal::new(node, wanted)),
            },
            _ => parts.push(Literal::new(node, wanted)),
        }
    }

    /// What a derived fact comes to whatever is done, where one case always decides.
    fn only_case<'b>(&self, world: World<'b>, derived: u16) -> Option<&'b Node> {
        let DerivedRule::Cases(cases) = &world.book.derived.get(usize::from(derived))?.rule else { return None };
        for case in cases {
            match case.when.as_ref().map_or(Tri::Yes, |when| self.always(world, &when.root)) {
                Tri::Yes => return Some(&case.then.root),
                Tri::No => {}
                Tri::Unknown => return None,
            }
        }
        None
    }

    /// The cells that an expression reads, through derived facts too, and whether the clock moves it.
    pub(super) fn reads(&self, book: &Rulebook, node: &Node) -> (Vec<u16>, bool) {
        let (mut cells, mut through) = (Vec::new(), Vec::new());
        let mut timed = cells_of(book, node, &mut cells, &mut through);
        for (below, moves) in through.iter().filter_map(|at| self.behind.get(usize::from(*at))) {
            cells.extend(below);
            timed |= moves;
        }
        (cells, timed)
    }

    /// Whether what is said of a node is the same whatever is done, and what.
    pub(super) fn always(&self, world: World<'_>, node: &Node) -> Tri {
        self.holds(world, &self.state, node)
    }

    fn holds(&self, world: World<'_>, state: &State, node: &Node) -> Tri {
        eval(node, &Timeless(world.env(state))).ok().and_then(|value| value.tri()).unwrap_or(Tri::Unknown)
    }

    /// Indices of the losses that have surely come about after these writes.
    pub(super) fn surely_lost(&self, world: World<'_>, writes: &[(u16, Written)]) -> Vec<usize> {
        if world.book.losses.is_empty() {
            return Vec::new();
        }
        let losses = || world.book.losses.iter().enumerate();
        self.after(world, writes, |env| {
            let surely = |node: &Node| eval(node, env).ok().and_then(|value| value.tri()) == Some(Tri::Yes);
            losses().filter(|(_, loss)| surely(&loss.when.root)).map(|(at, _)| at).collect()
        })
    }

    /// Looks at what is sure after some writes.
    pub(super) fn after<T>(&self, world: World<'_>, writes: &[(u16, Written)], look: impl Fn(&Timeless<'_>) -> T) -> T {
        let mut state = self.state.clone();
        for (slot, written) in writes {
            if let Written::Const(value) = written {
                state.set(world.book, *slot, Some(*value), false);
            }
        }
        look(&Timeless(world.env(&state)))
    }

    /// The comparisons of a clause.
    pub(super) fn atoms(&self, world: World<'_>, clause: &Clause) -> Vec<Atom> {
        let (mut atoms, mut seen) = (Vec::new(), Seen::default());
        for guard in &clause.guards {
            self.collect(world, &guard.node, !guard.wanted, &mut seen, &mut atoms);
        }
        self.collect(world, &clause.that.node, clause.that.wanted, &mut seen, &mut atoms);
        atoms
    }

    fn collect(&self, world: World<'_>, node: &Node, wanted: bool, seen: &mut Seen, atoms: &mut Vec<Atom>) {
        if !seen.first(node, wanted) {
            return;
        }
        match &node.op {
            Op::Not(inner) => self.collect(world, inner, !wanted, seen, atoms),
            Op::And(nodes) | Op::Or(nodes) => {
                nodes.iter().for_each(|node| self.collect(world, node, wanted, seen, atoms))
            }
            Op::Cond(nodes) => {
                let [guard, yes, no] = &**nodes;
                self.both(world, guard, seen, atoms);
                self.collect(world, yes, wanted, seen, atoms);
                self.collect(world, no, wanted, seen, atoms);
            }
            Op::Bool(_) => {}
            Op::Var(_, Some(Var::Derived(at)), _) => {
                let rule = world.book.derived.get(usize::from(*at)).map(|derived| &derived.rule);
                match rule {
                    Some(DerivedRule::Cases(cases)) => {
                        self.cases(world, cases, wanted, (seen, atoms), &|then| match then.op {
                            Op::Bool(holds) => Some(holds),
                            _ => None,
                        });
                    }
                    _ => self.leaf(world, node, wanted, atoms),
                }
            }
            Op::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne | BinaryOp::In), sides) => {
                let [left, right] = &**sides;
                let derived = match &left.op {
                    Op::Var(_, Some(Var::Derived(at)), _) => world.book.derived.get(usize::from(*at)),
                    _ => None,
                };
                match derived.map(|derived| &derived.rule) {
                    Some(DerivedRule::Cases(cases))
                        if cases.iter().all(|case| matches!(case.then.root.op, Op::Sym(..))) =>
                    {
                        self.cases(world, cases, wanted, (seen, atoms), &|then| literally(*op, then, right));
                    }
                    _ => self.leaf(world, node, wanted, atoms),
                }
            }
            _ => self.leaf(world, node, wanted, atoms),
        }
    }

    /// A condition about a derived fact: a guard helps if the case that it stands for does.
    fn cases(
        &self,
        world: World<'_>,
        cases: &[Case<Expr>],
        wanted: bool,
        (seen, atoms): (&mut Seen, &mut Vec<Atom>),
        truth: &dyn Fn(&Node) -> Option<bool>,
    ) {
        for case in cases {
            let holds = truth(&case.then.root);
            if let Some(guard) = &case.when {
                match holds {
                    Some(holds) => self.collect(world, &guard.root, holds == wanted, seen, atoms),
                    None => self.both(world, &guard.root, seen, atoms),
                }
            }
            if holds.is_none() {
                self.collect(world, &case.then.root, wanted, seen, atoms);
            }
        }
    }

    fn both(&self, world: World<'_>, node: &Node, seen: &mut Seen, atoms: &mut Vec<Atom>) {
        self.collect(world, node, true, seen, atoms);
        self.collect(world, node, false, seen, atoms);
    }

    fn leaf(&self, world: World<'_>, node: &Node, wanted: bool, atoms: &mut Vec<Atom>) {
        // What cannot change helps nobody.
        if self.always(world, node) != Tri::Unknown {
            return;
        }
        let (mut cells, mut through) = (Vec::new(), Vec::new());
        cells_of(world.book, node, &mut cells, &mut through);
        let behind = through.iter().filter_map(|at| self.behind.get(usize::from(*at)));
        let behind = behind.flat_map(|(cells, _)| cells.iter().copied()).collect();
        atoms.push(Atom { node: Rc::new(node.clone()), wanted, cells, behind });
    }

    /// Whether what is written to a cell may turn a comparison the way that helps.
    pub(super) fn helps(&self, world: World<'_>, atom: &Atom, slot: u16, written: Written) -> bool {
        if atom.behind.contains(&slot) {
            return true;
        }
        if !atom.cells.contains(&slot) {
            return false;
        }
        match written {
            Written::Any | Written::Now => true,
            Written::Const(value) => {
                // A field of an entity is read by a name that no cell answers to.
                if mentions_field(&atom.node) {
                    return true;
                }
                let mut state = self.state.clone();
                state.set(world.book, slot, Some(value), false);
                let against = if atom.wanted { Tri::No } else { Tri::Yes };
                self.holds(world, &state, &atom.node) != against
            }
            Written::Less(_) | Written::More(_) => {
                let Op::Binary(op, sides) = &atom.node.op else { return true };
                let [left, right] = &**sides;
                let is = |node: &Node| matches!(node.op, Op::Var(_, Some(Var::Slot(at)), _) if at == slot);
                let clear = |node: &Node| !self.reads(world.book, node).0.contains(&slot);
                // A number that only ever falls does not come to be more than it was.
                let exactly = match (&left.op, &right.op) {
                    (_, Op::Int(n)) if is(left) => Some(*n),
                    (Op::Int(n), _) if is(right) => Some(*n),
                    _ => None,
                };
                if let (BinaryOp::Eq, true, Some(n)) = (op, atom.wanted, exactly) {
                    let (cell, rises, falls) = self.courses.get(usize::from(slot)).copied().unwrap_or_default();
                    return match written {
                        Written::Less(_) => rises || cell.is_none_or(|cell| n < cell),
                        _ => falls || cell.is_none_or(|cell| n > cell),
                    };
                }
                let grows = match op {
                    BinaryOp::Gt | BinaryOp::Ge if is(left) && clear(right) => atom.wanted,
                    BinaryOp::Lt | BinaryOp::Le if is(left) && clear(right) => !atom.wanted,
                    BinaryOp::Gt | BinaryOp::Ge if is(right) && clear(left) => !atom.wanted,
                    BinaryOp::Lt | BinaryOp::Le if is(right) && clear(left) => atom.wanted,
                    _ => return true,
                };
                grows == matches!(written, Written::More(_))
            }
        }
    }
}

impl Atom {
    /// Whether time alone may turn it against what helps.
    pub(super) fn fades(&self) -> bool {
        let mut timed = !self.behind.is_empty();
        self.node.each_var(&mut |_, var| timed |= matches!(var, Var::Now | Var::Window(_)));
        let Op::Binary(op, sides) = &self.node.op else { return timed };
        let [left, right] = &**sides;
        let rises = slope(left).saturating_sub(slope(right));
        let grows = match op {
            BinaryOp::Ge | BinaryOp::Gt => rises >= 0,
            BinaryOp::Le | BinaryOp::Lt => rises <= 0,
            _ => false,
        };
        let turns_one_way = matches!(op, BinaryOp::Ge | BinaryOp::Gt | BinaryOp::Le | BinaryOp::Lt);
        timed && !(self.behind.is_empty() && turns_one_way && grows == self.wanted)
    }
}

/// The state, but no clock: times from now on are all possible.
pub(super) struct Timeless<'a>(StateEnv<'a>);

impl Env for Timeless<'_> {
    fn get(&self, var: Var) -> Option<Value> {
        match var {
            Var::Now => Some(Value::Unknown { kind: Kind::Instant, lo: self.0.state.now(), hi: INSTANT_MAX }),
            Var::Window(_) => Some(Value::unknown(Kind::Bool)),
            Var::Derived(at)
                if self.0.world.book.index.derived.get(usize::from(at)).is_some_and(|reads| reads.timed) =>
            {
                self.0.world.book.derived.get(usize::from(at)).map(|derived| Value::unknown(derived.kind))
            }
            // Arguments and their fields are anything.
            Var::Param(_) | Var::Field { .. } => Some(Value::unknown(Kind::Other)),
            _ => self.0.get(var),
        }
    }
}

/// Adds the cells that stand in a node by name, fields for every entity, and the derived facts it names; whether it speaks
/// of the clock.
fn cells_of(book: &Rulebook, node: &Node, cells: &mut Vec<u16>, through: &mut Vec<u16>) -> bool {
    let mut timed = false;
    node.each_var(&mut |_, var| match var {
        Var::Slot(slot) => cells.push(slot),
        Var::Field { set, field, .. } => {
            let set = book.sets.get(usize::from(set));
            cells.extend(
                set.into_iter()
                    .flat_map(|set| (0..usize::from(set.max)).map(move |entity| set.slot(entity, usize::from(field)))),
            );
        }
        Var::Derived(at) => through.push(at),
        Var::Now | Var::Window(_) => timed = true,
        Var::Never | Var::AsOf | Var::Reading(_) | Var::Param(_) | Var::Free(_) => {}
    });
    timed
}

fn mentions_field(node: &Node) -> bool {
    let mut found = false;
    node.each_var(&mut |_, var| found |= matches!(var, Var::Field { .. }));
    found
}

/// A comparison of two literals.
fn literally(op: BinaryOp, left: &Node, right: &Node) -> Option<bool> {
    let Op::Sym(left, _) = left.op else { return None };
    let same = |node: &Node| match node.op {
        Op::Sym(sym, _) => Some(sym == left),
        _ => None,
    };
    match (op, &right.op) {
        (BinaryOp::Eq, _) => same(right),
        (BinaryOp::Ne, _) => same(right).map(|same| !same),
        (BinaryOp::In, Op::List(items)) => items.iter().map(same).try_fold(false, |any, one| Some(any || one?)),
        _ => None,
    }
}

//! What names mean in a state.

use super::state::{Start, State};
use crate::expr::{self, Env, EvalError, Fault, Node, Var};
use crate::program::{self, Bounds, Registers};
use crate::rulebook::{Case, Derived, DerivedRule, Expr, Rulebook, SlotTy};
use crate::value::{Kind, Tri, Value};

/// The triggers and duties that can matter for a question, by index; in a world with a cone all others stay at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cone {
    /// Triggers that can happen.
    pub triggers: Vec<bool>,
    /// Duties that are watched.
    pub duties: Vec<bool>,
}

/// A rulebook and what a session over it was begun with: everything that does not change.
#[derive(Clone, Copy, Debug)]
pub struct World<'a> {
    /// The rulebook.
    pub book: &'a Rulebook,
    /// The start.
    pub start: &'a Start,
    /// What is looked at; everything, if it is left out.
    pub cone: Option<&'a Cone>,
}

impl<'a> World<'a> {
    /// The world of a session begun like this.
    #[must_use]
    pub fn new(book: &'a Rulebook, start: &'a Start) -> Self {
        Self { book, start, cone: None }
    }

    /// Names in a state, without arguments.
    #[must_use]
    pub fn env(self, state: &'a State) -> StateEnv<'a> {
        StateEnv { world: self, state, args: &[] }
    }

    /// Whether a trigger is looked at.
    pub(super) fn sees_trigger(&self, index: usize) -> bool {
        self.cone.is_none_or(|cone| cone.triggers.get(index).copied().unwrap_or(false))
    }

    /// Whether a duty is looked at.
    pub(super) fn sees_duty(&self, index: usize) -> bool {
        self.cone.is_none_or(|cone| cone.duties.get(index).copied().unwrap_or(false))
    }
}

/// Names resolved against a state, with the arguments of an action or the entity of a trigger.
#[derive(Clone, Copy, Debug)]
pub struct StateEnv<'a> {
    /// Rulebook and start.
    pub world: World<'a>,
    /// The state.
    pub state: &'a State,
    /// Parameters, then draws; an entity is its index.
    pub args: &'a [Value],
}

impl Registers for StateEnv<'_> {
    fn now(&self) -> i64 {
        self.state.now()
    }

    fn as_of(&self) -> i64 {
        self.world.start.as_of_at
    }

    fn window(&self, at: u16) -> Bounds {
        let window = self.world.book.windows.get(usize::from(at));
        window.map_or(Bounds::FAULT, |window| Tri::from(window.hours.contains(self.state.now())).into())
    }

    fn window_turns(&self, at: u16) -> Option<i64> {
        self.world.book.windows.get(usize::from(at)).map(|window| window.hours.next_change(self.state.now()))
    }

    fn slot(&self, slot: u16) -> Bounds {
        match self.state.cell(slot) {
            Some(cell) => Bounds::exact(cell),
            None => self.world.book.slots.get(usize::from(slot)).map_or(Bounds::FAULT, |slot| match slot.ty {
                SlotTy::Int { min, max } => Bounds { lo: min, hi: max },
                ty => Bounds::unknown(ty.kind()),
            }),
        }
    }

    fn derived(&self, at: u16) -> Bounds {
        let at = usize::from(at);
        let known = |at: usize| self.state.memo().derived.get(at).and_then(std::cell::Cell::get);
        if let Some(known) = known(at) {
            return known;
        }
        // What it rests on comes first, each once, so that the depth of a chain costs no stack.
        let index = self.world.book.index.derived.get(at);
        for below in index.into_iter().flat_map(|reads| reads.derived.iter()).filter(|below| known(*below).is_none()) {
            self.derive(below);
        }
        self.derive(at)
    }

    fn derived_turns(&self, at: u16) -> Option<i64> {
        let at = usize::from(at);
        let book = self.world.book;
        let timed = |at: usize| book.index.derived.get(at).is_some_and(|reads| reads.timed);
        let known = |at: usize| self.state.memo().turns.get(at).and_then(std::cell::Cell::get);
        if !timed(at) {
            return None;
        }
        if let Some(known) = known(at) {
            return known;
        }
        let below = book.index.derived.get(at).into_iter().flat_map(|reads| reads.derived.iter());
        for below in below.filter(|below| timed(*below) && known(*below).is_none()) {
            self.find_turn(below);
        }
        self.find_turn(at)
    }

    fn reading(&self, at: u16) -> Bounds {
        self.state.readings().get(usize::from(at)).map_or(Bounds::FAULT, |sym| Bounds::exact(i64::from(sym.0)))
    }

    fn param(&self, at: u8) -> Bounds {
        self.args.get(usize::from(at)).map_or(Bounds::FAULT, Bounds::from)
    }

    fn field(&self, param: u8, set: u8, field: u8) -> Bounds {
        self.field_slot(param, set, field).map_or(Bounds::FAULT, |slot| self.slot(slot))
    }
}

/// The same for trees.
impl Env for StateEnv<'_> {
    fn get(&self, var: Var) -> Option<Value> {
        let book = self.world.book;
        let slot = |slot: u16| {
            let declared = book.slots.get(usize::from(slot))?;
            self.slot(slot).value(declared.ty.kind())
        };
        match var {
            Var::Now => Some(Value::Instant(self.state.now())),
            Var::AsOf => Some(Value::Instant(self.world.start.as_of_at)),
            Var::Window(at) => self.window(at).value(Kind::Bool),
            Var::Never | Var::Free(_) => None,
            Var::Slot(at) => slot(at),
            Var::Derived(at) => self.derived_value(at),
            Var::Reading(at) => self.reading(at).value(Kind::Sym),
            Var::Param(at) => self.args.get(usize::from(at)).cloned(),
            Var::Field { param, set, field } => slot(self.field_slot(param, set, field)?),
        }
    }

    fn next_flip(&self, var: Var) -> Option<i64> {
        match var {
            Var::Derived(at) => self.derived_turns(at),
            Var::Window(at) => self.window_turns(at),
            _ => None,
        }
    }
}

impl<'a> StateEnv<'a> {
    /// The same state with arguments.
    #[must_use]
    pub fn with_args<'b>(&self, args: &'b [Value]) -> StateEnv<'b>
    where
        'a: 'b,
    {
        StateEnv { world: self.world, state: self.state, args }
    }

    /// The cell of a field of the entity that an argument names.
    fn field_slot(&self, param: u8, set: u8, field: u8) -> Option<u16> {
        let Value::Int(entity) = self.args.get(usize::from(param))? else { return None };
        let set = self.world.book.sets.get(usize::from(set))?;
        Some(set.slot(usize::try_from(*entity).ok()?, usize::from(field)))
    }

    /// A derived fact.
    #[must_use]
    pub fn derived_value(&self, at: u16) -> Option<Value> {
        let derived = self.world.book.derived.get(usize::from(at))?;
        if let (Kind::Other, DerivedRule::Cases(cases)) = (derived.kind, &derived.rule) {
            // Texts are no values of a program.
            let mut hull: Option<Value> = None;
            let decided = self.candidates(cases, |case| {
                let value = self.eval(&case.then).unwrap_or(Value::unknown(Kind::Other));
                hull = Some(hull.take().map_or(value.clone(), |hull| hull.hull(&value)));
            });
            return hull.filter(|_| decided).or(Some(Value::unknown(Kind::Other)));
        }
        self.derived(at).value(derived.kind)
    }

    /// Evaluates an expression.
    ///
    /// # Errors
    /// Overflow.
    pub fn eval(&self, expr: &Expr) -> Result<Value, EvalError> {
        let Some(code) = &expr.code else { return expr::eval(&expr.root, self) };
        let fault = EvalError { fault: Fault::Overflow, span: expr.root.span };
        program::run(code, self).value(code.kind).ok_or(fault)
    }

    /// A condition's answer; an error is no answer.
    #[must_use]
    pub fn holds(&self, expr: &Expr) -> Tri {
        match &expr.code {
            Some(code) => program::run(code, self).tri().unwrap_or(Tri::Unknown),
            None => self.node_holds(&expr.root),
        }
    }

    /// A condition's answer for a part of an expression.
    #[must_use]
    pub fn node_holds(&self, node: &Node) -> Tri {
        expr::eval(node, self).ok().and_then(|value| value.tri()).unwrap_or(Tri::Unknown)
    }

    /// A guard's answer; without a guard, yes.
    #[must_use]
    pub fn guard(&self, when: Option<&Expr>) -> Tri {
        when.map_or(Tri::Yes, |when| self.holds(when))
    }

    /// The bounds of a number; `None` for an error.
    #[must_use]
    pub fn bounds(&self, expr: &Expr) -> Option<Bounds> {
        match &expr.code {
            Some(code) => Some(program::run(code, self)).filter(|bounds| !bounds.is_fault()),
            None => expr::eval(&expr.root, self).ok()?.bounds().map(|(_, lo, hi)| Bounds { lo, hi }),
        }
    }

    /// A known integer, duration or instant.
    #[must_use]
    pub fn number(&self, expr: &Expr) -> Option<i64> {
        self.bounds(expr)?.known()
    }

    /// When time alone may next change an expression.
    #[must_use]
    pub fn flip(&self, expr: &Expr) -> Option<i64> {
        match &expr.code {
            Some(code) => program::flip(code, self),
            None => expr::next_flip(&expr.root, self, self.state.now()),
        }
    }

    /// When time alone may next change whether something applies, or where it may, whether it holds.
    #[must_use]
    pub fn flip_where(&self, when: Option<&Expr>, that: &Expr) -> Option<i64> {
        let asked = Some(that).filter(|_| self.guard(when) != Tri::No);
        when.into_iter().chain(asked).filter_map(|expr| self.flip(expr)).min()
    }

    /// The first case that holds, and whether an earlier one might.
    #[must_use]
    pub fn first<'c, T>(&self, cases: &'c [Case<T>]) -> Option<(&'c Case<T>, bool)> {
        let mut doubtful = false;
        for case in cases {
            match self.guard(case.when.as_ref()) {
                Tri::Yes => return Some((case, doubtful)),
                Tri::Unknown => doubtful = true,
                Tri::No => {}
            }
        }
        None
    }

    /// Whether a guard among the cases is unknown.
    #[must_use]
    pub fn any_doubt<T>(&self, cases: &[Case<T>]) -> bool {
        cases.iter().any(|case| self.guard(case.when.as_ref()) == Tri::Unknown)
    }

    /// The cases that may decide: those with an unknown guard before the first that holds, and that one; and whether one
    /// surely does.
    pub fn candidates<'c, T>(&self, cases: &'c [Case<T>], mut each: impl FnMut(&'c Case<T>)) -> bool {
        for case in cases {
            match self.guard(case.when.as_ref()) {
                Tri::Yes => {
                    each(case);
                    return true;
                }
                Tri::Unknown => each(case),
                Tri::No => {}
            }
        }
        false
    }

    /// Computes a derived fact from what it rests on, and remembers it.
    fn derive(&self, at: usize) -> Bounds {
        let Some(derived) = self.world.book.derived.get(at) else { return Bounds::FAULT };
        let value = derive_one(&self.with_args(&[]), derived);
        if let Some(known) = self.state.memo().derived.get(at) {
            known.set(Some(value));
        }
        value
    }

    /// Finds when time alone next changes a derived fact, and remembers it.
    fn find_turn(&self, at: usize) -> Option<i64> {
        let turn = self.world.book.derived.get(at).and_then(|derived| flip_one(&self.with_args(&[]), derived));
        if let Some(known) = self.state.memo().turns.get(at) {
            known.set(Some(turn));
        }
        turn
    }
}

fn derive_one(env: &StateEnv<'_>, derived: &Derived) -> Bounds {
    let unknown = Bounds::unknown(derived.kind);
    match &derived.rule {
        DerivedRule::Cases(cases) => {
            let mut hull: Option<Bounds> = None;
            let mut join = |value: Bounds| hull = Some(hull.map_or(value, |hull| hull.hull(value, derived.kind)));
            let decided = env.candidates(cases, |case| join(env.bounds(&case.then).unwrap_or(unknown)));
            // Where no case surely holds, it may have no value at all.
            if !decided {
                join(unknown);
            }
            hull.unwrap_or(unknown)
        }
        DerivedRule::Count { set, that } => {
            let (mut sure, mut possible) = (0_i64, 0_i64);
            for entity in entities(env, *set) {
                match env.with_args(&[Value::Int(entity)]).holds(that) {
                    Tri::Yes => {
                        sure = sure.saturating_add(1);
                        possible = possible.saturating_add(1);
                    }
                    Tri::Unknown => possible = possible.saturating_add(1),
                    Tri::No => {}
                }
            }
            // Of how many it is not known, all that there may be can be meant.
            let declared = env.world.book.sets.get(usize::from(*set));
            if let Some(set) = declared.filter(|set| env.state.cell(set.count).is_none()) {
                possible = i64::from(set.max);
            }
            Bounds { lo: sure, hi: possible }
        }
    }
}

fn flip_one(env: &StateEnv<'_>, derived: &Derived) -> Option<i64> {
    match &derived.rule {
        DerivedRule::Cases(cases) => {
            cases.iter().flat_map(|case| case.when.iter().chain([&case.then])).filter_map(|expr| env.flip(expr)).min()
        }
        DerivedRule::Count { set, that } => {
            entities(env, *set).filter_map(|entity| env.with_args(&[Value::Int(entity)]).flip(that)).min()
        }
    }
}

/// The entities that are there.
pub(crate) fn entities(env: &StateEnv<'_>, set: u8) -> std::ops::Range<i64> {
    let count = env.world.book.sets.get(usize::from(set)).and_then(|set| env.state.cell(set.count)).unwrap_or(0);
    0..count
}

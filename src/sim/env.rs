//! What names mean in a state.

use super::state::{Start, State};
use crate::expr::{self, Env, EvalError, Node, Var};
use crate::rulebook::{Case, Derived, DerivedRule, Expr, Rulebook};
use crate::value::{Kind, Sym, Tri, Value};

/// The parts of a rulebook that can matter for a question, by index; a world with a cone leaves all others at rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cone {
    /// Derived facts that are computed; the others count as unknown.
    pub derived: Vec<bool>,
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
    /// The choice of each reading: the start's own, or another one to see what a reading decides.
    pub readings: &'a [Sym],
    /// What is looked at; everything, if it is left out.
    pub cone: Option<&'a Cone>,
}

impl<'a> World<'a> {
    /// The world of a session begun like this.
    #[must_use]
    pub fn new(book: &'a Rulebook, start: &'a Start) -> Self {
        Self { book, start, readings: &start.readings, cone: None }
    }

    /// Whether a derived fact is looked at.
    pub(super) fn sees_derived(&self, index: usize) -> bool {
        self.cone.is_none_or(|cone| cone.derived.get(index).copied().unwrap_or(false))
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

/// The derived facts of one state.
#[derive(Clone, Debug, Default)]
pub struct Derivation {
    /// Their values.
    pub values: Vec<Value>,
    /// When time alone may next change each; only filled where the caller asked for it.
    pub flips: Vec<Option<i64>>,
}

/// Names resolved against a state, with the arguments of an action or the entity of a trigger.
#[derive(Clone, Copy, Debug)]
pub struct StateEnv<'a> {
    /// Rulebook and start.
    pub world: World<'a>,
    /// The state.
    pub state: &'a State,
    /// Its derived facts.
    pub derivation: &'a Derivation,
    /// Parameters, then draws; an entity is its index.
    pub args: &'a [Value],
}

impl Env for StateEnv<'_> {
    fn get(&self, var: Var) -> Option<Value> {
        match var {
            Var::Now => Some(Value::Instant(self.state.now)),
            Var::AsOf => Some(Value::Instant(self.world.start.as_of_at)),
            Var::Window(at) => {
                self.world.book.windows.get(usize::from(at)).map(|w| Value::Bool(w.hours.contains(self.state.now)))
            }
            Var::Never | Var::Free(_) => None,
            Var::Slot(slot) => self.slot(slot),
            Var::Derived(at) => self.derivation.values.get(usize::from(at)).cloned(),
            Var::Reading(at) => self.world.readings.get(usize::from(at)).copied().map(Value::Sym),
            Var::Param(at) => self.args.get(usize::from(at)).cloned(),
            Var::Field { param, set, field } => {
                let Value::Int(entity) = self.args.get(usize::from(param))? else {
                    return None;
                };
                let set = self.world.book.sets.get(usize::from(set))?;
                self.slot(set.slot(usize::try_from(*entity).ok()?, usize::from(field)))
            }
        }
    }

    fn next_flip(&self, var: Var) -> Option<i64> {
        match var {
            Var::Derived(at) => self.derivation.flips.get(usize::from(at)).copied().flatten(),
            Var::Window(at) => {
                self.world.book.windows.get(usize::from(at)).map(|window| window.hours.next_change(self.state.now))
            }
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
        StateEnv { world: self.world, state: self.state, derivation: self.derivation, args }
    }

    fn slot(&self, slot: u16) -> Option<Value> {
        let declared = self.world.book.slots.get(usize::from(slot))?;
        let kind = declared.ty.kind();
        Some(match self.state.cell(slot) {
            Some(cell) => Value::from_cell(kind, cell),
            None => match declared.ty {
                crate::rulebook::SlotTy::Int { min, max } => Value::number(Kind::Int, min, max),
                _ => Value::unknown(kind),
            },
        })
    }

    /// Evaluates an expression.
    ///
    /// # Errors
    /// Overflow.
    pub fn eval(&self, expr: &Expr) -> Result<Value, EvalError> {
        expr::eval(&expr.root, self)
    }

    /// A condition's answer; an error is no answer.
    #[must_use]
    pub fn holds(&self, expr: &Expr) -> Tri {
        self.node_holds(&expr.root)
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

    /// A known integer, duration or instant.
    #[must_use]
    pub fn number(&self, expr: &Expr) -> Option<i64> {
        match self.eval(expr).ok()?.bounds()? {
            (_, lo, hi) if lo == hi => Some(lo),
            _ => None,
        }
    }

    /// When time alone may next change an expression.
    #[must_use]
    pub fn flip(&self, expr: &Expr) -> Option<i64> {
        expr::next_flip(&expr.root, self, self.state.now)
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

    /// The cases that may decide: those with an unknown guard before the first that holds, and that one.
    #[must_use]
    pub fn candidates<'c, T>(&self, cases: &'c [Case<T>]) -> Vec<&'c Case<T>> {
        let mut found = Vec::new();
        for case in cases {
            match self.guard(case.when.as_ref()) {
                Tri::Yes => {
                    found.push(case);
                    break;
                }
                Tri::Unknown => found.push(case),
                Tri::No => {}
            }
        }
        found
    }
}

/// Computes all derived facts of a state, and, if asked, when time alone may change each.
#[must_use]
pub fn derive(world: World<'_>, state: &State, with_flips: bool) -> Derivation {
    let count = world.book.derived.len();
    let mut derivation =
        Derivation { values: Vec::with_capacity(count), flips: Vec::with_capacity(if with_flips { count } else { 0 }) };
    for (index, derived) in world.book.derived.iter().enumerate() {
        if !world.sees_derived(index) {
            derivation.values.push(Value::unknown(derived.kind));
            derivation.flips.extend(with_flips.then_some(None));
            continue;
        }
        let env = StateEnv { world, state, derivation: &derivation, args: &[] };
        let value = derive_one(&env, derived);
        if with_flips {
            let flip = flip_one(&env, derived);
            derivation.flips.push(flip);
        }
        derivation.values.push(value);
    }
    derivation
}

fn derive_one(env: &StateEnv<'_>, derived: &Derived) -> Value {
    match &derived.rule {
        DerivedRule::Cases(cases) => env
            .candidates(cases)
            .into_iter()
            .map(|case| env.eval(&case.then).unwrap_or(Value::unknown(derived.kind)))
            // Where no case surely holds, it may have no value at all.
            .chain(env.first(cases).is_none().then(|| Value::unknown(derived.kind)))
            .reduce(|a, b| a.hull(&b))
            .unwrap_or(Value::unknown(derived.kind)),
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
            Value::number(Kind::Int, sure, possible)
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

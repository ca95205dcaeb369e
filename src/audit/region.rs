//! A region: many situations at once, as the bounds of everything that a situation is made of. What holds in all of a region is proven
//! by looking at it once.

use std::cell::Cell;

use crate::bounds::Bounds;
use crate::limits::DURATION_MAX;
use crate::program::{self, Registers};
use crate::rulebook::{Ask, Assign, Case, DerivedRule, EntitySet, Expr, Outcome, Require, Rulebook, SlotTy, Target};
use crate::value::{Kind, NEVER, Sym, Tri};

/// How far from now moments are looked at, some 146 years: between two of them there is always a length of time.
pub(super) const FAR: i64 = DURATION_MAX / 2;

/// One of the things that a situation is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// A cell of the state.
    Cell(u16),
    /// The choice of a reading.
    Reading(u16),
    /// Whether the clock is within hours of the day: by itself, so that proofs hold at every hour.
    Window(u16),
    /// An argument; an entity is its index.
    Arg(u8),
}

/// The bounds of all axes, at one moment of the clock.
#[derive(Clone, Debug)]
pub struct Region<'b> {
    book: &'b Rulebook,
    now: i64,
    cells: Vec<Bounds>,
    readings: Vec<Bounds>,
    windows: Vec<Bounds>,
    args: Vec<Bounds>,
    /// What was worked out of derived facts, until a bound is narrowed.
    derived: Vec<Cell<Option<Bounds>>>,
}

impl<'b> Region<'b> {
    /// Every situation that there can be at a moment: what is asked within its range, what only effects write as they leave it.
    #[must_use]
    pub fn whole(book: &'b Rulebook, now: i64) -> Self {
        let cells = (0..book.slots.len()).map(|slot| whole_cell(book, u16::try_from(slot).unwrap_or(u16::MAX), now));
        Self {
            book,
            now,
            cells: cells.collect(),
            readings: vec![Bounds::UNKNOWN; book.readings.len()],
            windows: vec![Bounds::EITHER; book.windows.len()],
            args: Vec::new(),
            derived: vec![Cell::new(None); book.derived.len()],
        }
    }

    /// The rulebook.
    #[must_use]
    pub fn book(&self) -> &'b Rulebook {
        self.book
    }

    /// The moment of the clock.
    #[must_use]
    pub fn moment(&self) -> i64 {
        self.now
    }

    /// Whether an axis is a moment.
    #[must_use]
    pub fn is_moment(&self, axis: Axis) -> bool {
        let Axis::Cell(slot) = axis else { return false };
        self.book.slots.get(usize::from(slot)).is_some_and(|slot| slot.ty == SlotTy::Instant)
    }

    /// The bounds of an axis.
    #[must_use]
    pub fn bounds_of(&self, axis: Axis) -> Bounds {
        let at = |bounds: &[Bounds], at: usize| bounds.get(at).copied().unwrap_or(Bounds::FAULT);
        match axis {
            Axis::Cell(slot) => at(&self.cells, usize::from(slot)),
            Axis::Reading(reading) => at(&self.readings, usize::from(reading)),
            Axis::Window(window) => at(&self.windows, usize::from(window)),
            Axis::Arg(arg) => at(&self.args, usize::from(arg)),
        }
    }

    /// The same with other bounds of one axis.
    #[must_use]
    pub fn with(&self, axis: Axis, bounds: Bounds) -> Self {
        let mut narrower = self.clone();
        let (all, at) = match axis {
            Axis::Cell(slot) => (&mut narrower.cells, usize::from(slot)),
            Axis::Reading(reading) => (&mut narrower.readings, usize::from(reading)),
            Axis::Window(window) => (&mut narrower.windows, usize::from(window)),
            Axis::Arg(arg) => (&mut narrower.args, usize::from(arg)),
        };
        if let Some(one) = all.get_mut(at) {
            *one = bounds;
        }
        narrower.derived.iter().for_each(|known| known.set(None));
        narrower
    }

    /// The same with arguments that can be anything within these bounds.
    #[must_use]
    pub fn with_args(&self, args: Vec<Bounds>) -> Self {
        let derived = vec![Cell::new(None); self.book.derived.len()];
        Self { args, derived, ..self.clone() }
    }

    /// A region that holds every situation in which an outcome leaves those of this one; `None` where what is drawn has no bounds.
    /// Draws come after the arguments.
    #[must_use]
    pub fn after(&self, outcome: &Outcome) -> Option<Self> {
        let mut args = self.args.clone();
        for draw in &outcome.draws {
            let ends = self.with_args(args.clone());
            args.push(Bounds { lo: ends.number(&draw.min)?.lo, hi: ends.number(&draw.max)?.hi });
        }
        let before = self.with_args(args);
        let mut ends: Vec<Self> = Vec::new();
        let mut decided = false;
        for case in &outcome.effects {
            let guard = case.when.as_ref().map_or(Tri::Yes, |when| before.holds(when));
            if guard != Tri::No {
                let mut after = before.clone();
                case.then.iter().for_each(|assign| after.assign(assign, &before));
                ends.push(after);
            }
            decided |= guard == Tri::Yes;
            if decided {
                break;
            }
        }
        if !decided {
            ends.push(before);
        }
        ends.into_iter().reduce(|mut all, one| {
            for ((cell, other), slot) in all.cells.iter_mut().zip(&one.cells).zip(&self.book.slots) {
                *cell = cell.hull(*other, slot.ty.kind());
            }
            all
        })
    }

    fn assign(&mut self, assign: &Assign, before: &Self) {
        let kind = assign.value.code.as_ref().map_or(Kind::Other, |code| code.kind);
        let value = before.number(&assign.value).unwrap_or(Bounds::unknown(kind));
        let slots: Vec<u16> = match assign.target {
            Target::Field { param, set, field } => {
                match before.param(param).known().and_then(|e| usize::try_from(e).ok()) {
                    Some(entity) => {
                        let set = self.book.sets.get(usize::from(set));
                        set.map(|set| set.slot(entity, usize::from(field))).into_iter().collect()
                    }
                    None => assign.slots(self.book).collect(),
                }
            }
            Target::Slot(slot) => vec![slot],
        };
        let sure = slots.len() == 1;
        for slot in slots {
            let Some(cell) = self.cells.get_mut(usize::from(slot)) else { continue };
            *cell = if sure { value } else { cell.hull(value, kind) };
        }
        self.derived.iter().for_each(|known| known.set(None));
    }

    /// A condition's answer in all of the region; a fault is no answer.
    #[must_use]
    pub fn holds(&self, expr: &Expr) -> Tri {
        // Texts and lists as values have no program; of them nothing is said.
        expr.code.as_ref().and_then(|code| program::run(code, self).tri()).unwrap_or(Tri::Unknown)
    }

    /// A number's bounds in the region.
    #[must_use]
    pub fn number(&self, expr: &Expr) -> Option<Bounds> {
        expr.code.as_ref().map(|code| program::run(code, self)).filter(|bounds| !bounds.is_fault())
    }

    /// Whether a requirement is met, as it is in a situation: one that does not apply is.
    #[must_use]
    pub fn meets(&self, require: &Require) -> Tri {
        let applies = require.when.as_ref().map_or(Tri::Yes, |when| self.holds(when));
        (!applies).or(self.holds(&require.that))
    }

    fn first_of(&self, cases: &[Case<Expr>], kind: Kind) -> Bounds {
        let mut hull: Option<Bounds> = None;
        let mut decided = false;
        for case in cases {
            let guard = case.when.as_ref().map_or(Tri::Yes, |when| self.holds(when));
            if guard != Tri::No {
                let value = self.number(&case.then).unwrap_or(Bounds::unknown(kind));
                hull = Some(hull.map_or(value, |hull| hull.hull(value, kind)));
            }
            decided |= guard == Tri::Yes;
            if decided {
                break;
            }
        }
        hull.filter(|_| decided).unwrap_or(Bounds::unknown(kind))
    }

    fn count(&self, set: u8, that: &Expr) -> Bounds {
        let Some(declared) = self.book.sets.get(usize::from(set)) else { return Bounds::FAULT };
        let there = self.bounds_of(Axis::Cell(declared.count));
        let mut count = Bounds::exact(0);
        for entity in 0..i64::from(declared.max) {
            let holds = match self.with_args(vec![Bounds::exact(entity)]).holds(that) {
                _ if entity >= there.hi => Tri::No,
                Tri::Yes if entity >= there.lo => Tri::Unknown,
                holds => holds,
            };
            count.lo = count.lo.saturating_add(i64::from(holds == Tri::Yes));
            count.hi = count.hi.saturating_add(i64::from(holds != Tri::No));
        }
        count
    }

    fn derive(&self, at: usize) -> Bounds {
        let Some(derived) = self.book.derived.get(at) else { return Bounds::FAULT };
        let value = match &derived.rule {
            DerivedRule::Cases(cases) => self.first_of(cases, derived.kind),
            DerivedRule::Count { set, that } => self.count(*set, that),
        };
        if let Some(known) = self.derived.get(at) {
            known.set(Some(value));
        }
        value
    }
}

impl Registers for Region<'_> {
    fn now(&self) -> i64 {
        self.now
    }

    fn as_of(&self) -> i64 {
        self.now
    }

    fn window(&self, at: u16) -> Bounds {
        self.bounds_of(Axis::Window(at))
    }

    fn window_turns(&self, _at: u16) -> Option<i64> {
        None
    }

    fn slot(&self, slot: u16) -> Bounds {
        self.bounds_of(Axis::Cell(slot))
    }

    fn derived(&self, at: u16) -> Bounds {
        let at = usize::from(at);
        let known = |at: usize| self.derived.get(at).and_then(Cell::get);
        if let Some(known) = known(at) {
            return known;
        }
        // What it rests on comes first, so that the depth of a chain costs no stack.
        let below = self.book.index.derived.get(at);
        for below in below.into_iter().flat_map(|reads| reads.derived.iter()).filter(|below| known(*below).is_none()) {
            self.derive(below);
        }
        self.derive(at)
    }

    fn derived_turns(&self, _at: u16) -> Option<i64> {
        None
    }

    fn reading(&self, at: u16) -> Bounds {
        self.bounds_of(Axis::Reading(at))
    }

    fn param(&self, at: u8) -> Bounds {
        self.bounds_of(Axis::Arg(at))
    }

    fn field(&self, param: u8, set: u8, field: u8) -> Bounds {
        let Some(declared) = self.book.sets.get(usize::from(set)) else { return Bounds::FAULT };
        match self.param(param).known().and_then(|entity| usize::try_from(entity).ok()) {
            Some(entity) => self.slot(declared.slot(entity, usize::from(field))),
            None => self.field_of_somebody(declared, field),
        }
    }
}

impl Region<'_> {
    fn field_of_somebody(&self, set: &EntitySet, field: u8) -> Bounds {
        let slots = (0..usize::from(set.max)).map(|entity| set.slot(entity, usize::from(field)));
        let kind = set.fields.get(usize::from(field)).and_then(|fact| self.book.slots.get(usize::from(fact.slot)));
        let kind = kind.map_or(Kind::Other, |slot| slot.ty.kind());
        slots.map(|slot| self.slot(slot)).reduce(|all, one| all.hull(one, kind)).unwrap_or(Bounds::FAULT)
    }
}

/// The values that an axis can have one by one, the plainest first; `None` for numbers.
#[must_use]
pub fn values(book: &Rulebook, axis: Axis) -> Option<Vec<i64>> {
    let symbols = |symbols: &[Sym]| symbols.iter().map(|sym| i64::from(sym.0)).collect::<Vec<i64>>();
    match axis {
        Axis::Window(_) => Some(vec![1, 0]),
        Axis::Reading(reading) => book.readings.get(usize::from(reading)).map(|reading| symbols(&reading.choices)),
        Axis::Arg(_) => None,
        Axis::Cell(slot) => {
            let declared = book.slots.get(usize::from(slot))?;
            let mut all = match declared.ty {
                SlotTy::Bool => vec![0, 1],
                SlotTy::Enum(id) => symbols(book.choices(id)),
                _ => return None,
            };
            if let Some(written) = written(book, slot) {
                all.retain(|value| declared.start == Some(*value) || written.contains(value));
            }
            all.sort_by_key(|value| Some(*value) != declared.start);
            Some(all)
        }
    }
}

/// The values that a cell which nobody is asked for can ever have; `None` where effects compute them, or it is asked for.
fn written(book: &Rulebook, slot: u16) -> Option<Vec<i64>> {
    let declared = book.slots.get(usize::from(slot))?;
    let preset = book.presets.iter().any(|preset| preset.facts.iter().any(|(at, _)| *at == slot));
    if declared.ask != Ask::Never || declared.start.is_none() || preset {
        return None;
    }
    let outcomes = book.actions.iter().flat_map(|action| &action.outcomes);
    let outcomes = outcomes.chain(book.triggers.iter().flat_map(|trigger| &trigger.outcomes));
    let blank = Constants;
    let mut values = Vec::new();
    for assign in outcomes.flat_map(|outcome| outcome.assigns()) {
        if assign.slots(book).any(|written| written == slot) {
            let field = matches!(assign.target, Target::Field { .. });
            let value = assign.value.code.as_ref().map(|code| program::run(code, &blank)).filter(|_| !field);
            values.push(value.filter(|value| !value.is_fault())?.known()?);
        }
    }
    Some(values)
}

/// Of nothing that an effect could read is anything known: only what is the same everywhere has a value.
struct Constants;

impl Registers for Constants {
    fn now(&self) -> i64 {
        0
    }

    fn as_of(&self) -> i64 {
        0
    }

    fn window(&self, _at: u16) -> Bounds {
        Bounds::UNKNOWN
    }

    fn window_turns(&self, _at: u16) -> Option<i64> {
        None
    }

    fn slot(&self, _slot: u16) -> Bounds {
        Bounds::UNKNOWN
    }

    fn derived(&self, _at: u16) -> Bounds {
        Bounds::UNKNOWN
    }

    fn derived_turns(&self, _at: u16) -> Option<i64> {
        None
    }

    fn reading(&self, _at: u16) -> Bounds {
        Bounds::UNKNOWN
    }

    fn param(&self, _at: u8) -> Bounds {
        Bounds::UNKNOWN
    }

    fn field(&self, _param: u8, _set: u8, _field: u8) -> Bounds {
        Bounds::UNKNOWN
    }
}

fn whole_cell(book: &Rulebook, slot: u16, now: i64) -> Bounds {
    let Some(declared) = book.slots.get(usize::from(slot)) else { return Bounds::FAULT };
    match declared.ty {
        SlotTy::Int { min, max } => Bounds { lo: min, hi: max },
        SlotTy::Instant => Bounds { lo: now.saturating_sub(FAR), hi: NEVER },
        ty => match values(book, Axis::Cell(slot)).as_deref() {
            Some([only]) => Bounds::exact(*only),
            _ => Bounds::unknown(ty.kind()),
        },
    }
}

//! Whether there is a situation in which something is so: by bounds where they decide, else case by case, each number cut where a
//! comparison turns and halved where numbers are computed with. What is cut away cannot be so, and what is found is.

use std::collections::BTreeSet;

use super::region::{Axis, FAR, Region, values};
use crate::bounds::Bounds;
use crate::explain::Turns;
use crate::expr::{Node, Op, Var};
use crate::limits::INSTANT_MAX;
use crate::rulebook::{Action, DerivedRule, Expr, Outcome, ParamKind, Require, Rulebook, SlotTy, Trigger};
use crate::sim::Start;
use crate::value::{NEVER, Sym, Tri};

/// Most regions that are looked at for one question.
pub const REGIONS_MAX: usize = 4_000;

/// Something that a situation is to be like.
#[derive(Clone, Copy, Debug)]
pub enum Claim<'b> {
    /// A condition holds, or does not.
    Is(&'b Expr, bool),
    /// A requirement is met, or is not.
    Meets(&'b Require, bool),
    /// A condition holds, or does not, once an outcome has come.
    After(&'b Outcome, &'b Expr, bool),
    /// The entity that an argument names is there.
    IsThere {
        /// Which argument.
        arg: u8,
        /// Of which set.
        set: u8,
    },
    /// A number that an argument gives is within its range.
    IsWithin {
        /// Which argument.
        arg: u8,
        /// Smallest.
        min: &'b Expr,
        /// Largest.
        max: &'b Expr,
    },
}

impl Claim<'_> {
    /// Whether it is so in all of a region, in none of it, or in some.
    fn stands(&self, region: &Region<'_>) -> Tri {
        let is = |answer: Tri, wanted: bool| if wanted { answer } else { !answer };
        match self {
            Self::Is(expr, wanted) => is(region.holds(expr), *wanted),
            Self::Meets(require, wanted) => is(region.meets(require), *wanted),
            Self::After(outcome, expr, wanted) => {
                region.after(outcome).map_or(Tri::Unknown, |after| is(after.holds(expr), *wanted))
            }
            Self::IsThere { arg, set } => {
                let count = region
                    .book()
                    .sets
                    .get(usize::from(*set))
                    .map_or(Bounds::FAULT, |set| region.bounds_of(Axis::Cell(set.count)));
                at_most(region.bounds_of(Axis::Arg(*arg)), less_one(count))
            }
            Self::IsWithin { arg, min, max } => {
                let n = region.bounds_of(Axis::Arg(*arg));
                let within = region.number(min).zip(region.number(max));
                within.map_or(Tri::Unknown, |(min, max)| at_most(min, n).and(at_most(n, max)))
            }
        }
    }

    fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Is(expr, _) => vec![expr],
            Self::Meets(require, _) => require.parts().collect(),
            Self::After(outcome, expr, _) => {
                let guards = outcome.effects.iter().filter_map(|case| case.when.as_ref());
                let draws = outcome.draws.iter().flat_map(|draw| [&draw.min, &draw.max]);
                let values = outcome.assigns().map(|assign| &assign.value);
                [*expr].into_iter().chain(guards).chain(draws).chain(values).collect()
            }
            Self::IsThere { .. } => Vec::new(),
            Self::IsWithin { min, max, .. } => vec![min, max],
        }
    }
}

fn less_one(bounds: Bounds) -> Bounds {
    Bounds { lo: bounds.lo.saturating_sub(1), hi: bounds.hi.saturating_sub(1) }
}

fn at_most(left: Bounds, right: Bounds) -> Tri {
    match () {
        () if left.is_fault() || right.is_fault() => Tri::Unknown,
        () if left.hi <= right.lo => Tri::Yes,
        () if left.lo > right.hi => Tri::No,
        () => Tri::Unknown,
    }
}

/// What came of a question.
#[derive(Clone, Debug)]
pub enum Answer<'b> {
    /// There is a situation: everything that was narrowed for it, by axis; all else can be anything.
    Found(Witness<'b>),
    /// There is none: proven.
    Never,
    /// More was to be looked at than may be, or something could not be told.
    GaveUp,
}

/// A situation that was found.
#[derive(Clone, Debug)]
pub struct Witness<'b> {
    /// It, and everything beside it that is the same for the question.
    pub region: Region<'b>,
    /// What was said for it, with its value.
    pub said: Vec<(Axis, i64)>,
}

impl Witness<'_> {
    /// Says the situation in a start.
    pub fn fill(&self, start: &mut Start) {
        for (axis, value) in &self.said {
            match *axis {
                Axis::Cell(slot) => {
                    if let Some(cell) = start.cells.get_mut(usize::from(slot)) {
                        *cell = Some(*value);
                    }
                }
                Axis::Reading(reading) => {
                    if let Some(choice) = start.readings.get_mut(usize::from(reading)) {
                        *choice = Sym(u16::try_from(*value).unwrap_or(u16::MAX));
                    }
                }
                Axis::Window(_) | Axis::Arg(_) => {}
            }
        }
    }
}

impl Answer<'_> {
    /// Whether it is proven that there is none.
    #[must_use]
    pub fn is_never(&self) -> bool {
        matches!(self, Self::Never)
    }
}

/// Arguments that can be anything, with what holds of them.
#[must_use]
pub fn any_args<'b>(region: &Region<'b>, action: &'b Action) -> (Region<'b>, Vec<Claim<'b>>) {
    let mut claims = Vec::new();
    let mut args = Vec::new();
    for (at, param) in action.params.iter().enumerate() {
        let arg = u8::try_from(at).unwrap_or(u8::MAX);
        args.push(match &param.kind {
            ParamKind::Entity(set) => {
                claims.push(Claim::IsThere { arg, set: *set });
                let most = region.book().sets.get(usize::from(*set)).map_or(0, |set| i64::from(set.max));
                Bounds { lo: 0, hi: most.saturating_sub(1) }
            }
            ParamKind::Int(min, max) => {
                claims.push(Claim::IsWithin { arg, min, max });
                Bounds {
                    lo: region.number(min).map_or(i64::MIN, |n| n.lo),
                    hi: region.number(max).map_or(i64::MAX, |n| n.hi),
                }
            }
            ParamKind::Enum(_) => Bounds::UNKNOWN,
            ParamKind::Bool => Bounds::EITHER,
        });
    }
    (region.with_args(args), claims)
}

/// That a trigger's condition holds, for anybody that it may be about.
#[must_use]
pub fn any_entity<'b>(region: &Region<'b>, trigger: &'b Trigger) -> (Region<'b>, Vec<Claim<'b>>) {
    let armed = Claim::Is(&trigger.when, true);
    match trigger.each.and_then(|id| Some((id, region.book().sets.get(usize::from(id))?))) {
        Some((id, set)) => {
            let anybody = Bounds { lo: 0, hi: i64::from(set.max).saturating_sub(1) };
            (region.with_args(vec![anybody]), vec![Claim::IsThere { arg: 0, set: id }, armed])
        }
        None => (region.clone(), vec![armed]),
    }
}

/// Looks for a situation in a region in which all claims are so.
#[must_use]
pub fn find<'b>(region: &Region<'b>, action: Option<&'b Action>, claims: &[Claim<'b>]) -> Answer<'b> {
    let mut search = Search { action, claims, axes: axes(region, claims), left: REGIONS_MAX, blurred: false };
    match search.within(region) {
        Some(witness) => Answer::Found(witness),
        None if search.left == 0 || search.blurred => Answer::GaveUp,
        None => Answer::Never,
    }
}

struct Search<'s, 'b> {
    action: Option<&'b Action>,
    claims: &'s [Claim<'b>],
    /// What each claim reads, and the numbers at which its comparisons turn.
    axes: Vec<(BTreeSet<Axis>, Turns)>,
    /// How many regions may still be looked at.
    left: usize,
    /// Whether there was a single situation in which something could not be told, such as what compares texts: no proof goes past it.
    blurred: bool,
}

impl<'b> Search<'_, 'b> {
    fn within(&mut self, region: &Region<'b>) -> Option<Witness<'b>> {
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return None;
        }
        let mut open: Vec<usize> = Vec::new();
        for (at, claim) in self.claims.iter().enumerate() {
            match claim.stands(region) {
                Tri::No => return None,
                Tri::Unknown => open.push(at),
                Tri::Yes => {}
            }
        }
        if open.is_empty() {
            return Some(self.witness(region));
        }
        let Some((axis, parts)) = self.cut(region, &open) else {
            self.blurred = true;
            return None;
        };
        parts.into_iter().find_map(|part| self.within(&region.with(axis, part)))
    }

    /// What was narrowed for it, each with the plainest value that is left.
    fn witness(&self, region: &Region<'b>) -> Witness<'b> {
        let whole = Region::whole(region.book(), region.moment());
        let read: BTreeSet<Axis> = self.axes.iter().flat_map(|(axes, _)| axes.iter().copied()).collect();
        let narrowed = read.into_iter().filter(|axis| match axis {
            Axis::Arg(_) => true,
            _ => whole.bounds_of(*axis) != region.bounds_of(*axis),
        });
        let said = narrowed.map(|axis| (axis, plainest(region, axis))).collect();
        Witness { region: region.clone(), said }
    }

    /// The axis by which what is open is best told apart, and its parts. What hangs on least is settled first: by what has few values,
    /// then where a comparison turns; only where numbers are computed with is one of them halved.
    fn cut(&self, region: &Region<'b>, open: &[usize]) -> Option<(Axis, Vec<Bounds>)> {
        let wide = |axis: &&Axis| region.bounds_of(**axis).known().is_none();
        let of = |at: &usize| self.axes.get(*at).map(|(axes, turns)| (axes.iter().filter(wide).copied(), turns));
        let claims = open.iter().filter_map(of).map(|(axes, turns)| (axes.collect::<Vec<Axis>>(), turns));
        let (axes, turns) = claims.filter(|(axes, _)| !axes.is_empty()).min_by_key(|(axes, _)| axes.len())?;
        let few = axes.iter().filter_map(|axis| Some((*axis, self.values(region, *axis)?)));
        if let Some((axis, values)) = few.min_by_key(|(_, values)| values.len()) {
            return Some((axis, values.into_iter().map(Bounds::exact).collect()));
        }
        let turning = axes.iter().find_map(|axis| Some((*axis, turn(region, *axis, turns)?)));
        let half = |axis: &Axis| {
            let Bounds { lo, hi } = region.bounds_of(*axis);
            i64::midpoint(lo, hi).min(hi.saturating_sub(1))
        };
        let (axis, cut) = turning.or_else(|| axes.first().map(|axis| (*axis, half(axis))))?;
        Some((axis, halves(region, axis, cut)))
    }

    fn values(&self, region: &Region<'b>, axis: Axis) -> Option<Vec<i64>> {
        let Axis::Arg(arg) = axis else { return values(region.book(), axis) };
        match &self.action?.params.get(usize::from(arg))?.kind {
            ParamKind::Entity(_) => Some((0..=region.bounds_of(axis).hi).collect()),
            ParamKind::Enum(id) => Some(region.book().choices(*id).iter().map(|sym| i64::from(sym.0)).collect()),
            ParamKind::Bool => Some(vec![0, 1]),
            ParamKind::Int(..) => None,
        }
    }
}

/// The middle one of the numbers at which a comparison turns within the bounds of an axis.
fn turn(region: &Region<'_>, axis: Axis, turns: &Turns) -> Option<i64> {
    let whole = region.bounds_of(axis);
    let mut inside = match axis {
        Axis::Cell(slot) => turns.domain(region.book(), slot),
        _ => turns.integers(whole.lo, whole.hi),
    };
    inside.retain(|n| (whole.lo..whole.hi).contains(n));
    inside.get(inside.len() / 2).copied()
}

/// Both sides of a cut, the plainer one first. Beyond what is looked at of time there is only what never comes.
fn halves(region: &Region<'_>, axis: Axis, cut: i64) -> Vec<Bounds> {
    let Bounds { lo, hi } = region.bounds_of(axis);
    let far = region.moment().saturating_add(FAR);
    let mut parts = if region.is_moment(axis) && hi == NEVER {
        vec![Bounds { lo, hi: far.max(lo) }, Bounds::exact(NEVER)]
    } else {
        vec![Bounds { lo, hi: cut }, Bounds { lo: cut.saturating_add(1), hi }]
    };
    let near = plainest(region, axis);
    parts.sort_by_key(|part| !(part.lo..=part.hi).contains(&near));
    parts
}

/// The plainest value within the bounds of an axis: as it starts, else the nearest to nothing, or to now.
fn plainest(region: &Region<'_>, axis: Axis) -> i64 {
    let bounds = region.bounds_of(axis);
    if let Some(known) = bounds.known() {
        return known;
    }
    let within = |n: i64| n.min(bounds.hi).max(bounds.lo);
    let Axis::Cell(slot) = axis else { return within(0) };
    let Some(declared) = region.book().slots.get(usize::from(slot)) else { return within(0) };
    match (declared.start, declared.ty) {
        (Some(start), _) => within(start),
        (None, SlotTy::Instant) if bounds.lo > INSTANT_MAX => NEVER,
        (None, SlotTy::Instant) => within(region.moment()),
        (None, SlotTy::Duration) => within(0),
        (None, _) => within(1),
    }
}

/// What each claim reads, through derived facts too, and where its comparisons turn.
fn axes(region: &Region<'_>, claims: &[Claim<'_>]) -> Vec<(BTreeSet<Axis>, Turns)> {
    let book = region.book();
    claims
        .iter()
        .map(|claim| {
            let mut found = BTreeSet::new();
            if let Claim::IsThere { arg, set } = claim {
                found.insert(Axis::Arg(*arg));
                found.extend(book.sets.get(usize::from(*set)).map(|set| Axis::Cell(set.count)));
            }
            if let Claim::IsWithin { arg, .. } = claim {
                found.insert(Axis::Arg(*arg));
            }
            let exprs = claim.exprs();
            read(book, exprs.iter().map(|expr| &expr.root), &mut found);
            let turns = Turns::written(book, exprs.iter().map(|expr| &expr.root), region.moment());
            (found, turns)
        })
        .collect()
}

fn read<'e>(book: &'e Rulebook, nodes: impl Iterator<Item = &'e Node>, found: &mut BTreeSet<Axis>) {
    // The entity that a derived fact counts is none of the arguments.
    let mut open: Vec<(&Node, bool)> = nodes.map(|node| (node, false)).collect();
    let mut derived: BTreeSet<u16> = BTreeSet::new();
    while let Some((node, counted)) = open.pop() {
        if let Op::Var(_, Some(var), _) = &node.op {
            match *var {
                Var::Slot(slot) => {
                    found.insert(Axis::Cell(slot));
                }
                Var::Reading(reading) => {
                    found.insert(Axis::Reading(reading));
                }
                Var::Window(window) => {
                    found.insert(Axis::Window(window));
                }
                Var::Param(arg) if !counted => {
                    found.insert(Axis::Arg(arg));
                }
                Var::Field { param, set, field } => {
                    found.extend((!counted).then_some(Axis::Arg(param)));
                    let set = book.sets.get(usize::from(set));
                    let slots = set
                        .into_iter()
                        .flat_map(|set| (0..usize::from(set.max)).map(move |e| set.slot(e, usize::from(field))));
                    found.extend(slots.map(Axis::Cell));
                }
                Var::Derived(at) if derived.insert(at) => {
                    let Some(below) = book.derived.get(usize::from(at)) else { continue };
                    if let DerivedRule::Count { set, .. } = &below.rule {
                        found.extend(book.sets.get(usize::from(*set)).map(|set| Axis::Cell(set.count)));
                    }
                    open.extend(below.rule.exprs().into_iter().map(|expr| (&expr.root, true)));
                }
                _ => {}
            }
        }
        open.extend(node.children().iter().map(|node| (node, counted)));
    }
}

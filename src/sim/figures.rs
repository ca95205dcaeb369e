//! How long and how likely: timings and odds by cases, from tables, with the hull where a guard is unknown.

use super::env::StateEnv;
use crate::bounds::scale;
use crate::rulebook::{Case, Cell, Cites, Expr, Odds, Outcome, Row, Table, Timing, Weight};
use crate::time::Window;
use crate::value::Tri;

/// A figure, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Figure<T> {
    /// The figure.
    pub value: T,
    /// Whether it lies between two figures of a table.
    pub interpolated: bool,
    /// Whether it runs over a year whose holidays the calendar does not list.
    pub past_calendar: bool,
    /// Claims.
    pub cites: Cites,
}

/// How long something takes here if it begins at `from`; an empty window where nothing is stated.
#[must_use]
pub fn duration_of(env: &StateEnv<'_>, cases: &[Case<Timing>], from: i64) -> Figure<Window> {
    let mut whole: Option<Figure<Window>> = None;
    let mut join = |figure: Figure<Window>| {
        whole = Some(match whole.take() {
            None => figure,
            Some(before) => Figure {
                value: before.value.hull(&figure.value),
                interpolated: before.interpolated || figure.interpolated,
                past_calendar: before.past_calendar || figure.past_calendar,
                cites: before.cites.into_iter().chain(figure.cites).collect(),
            },
        });
    };
    let decided = env.candidates(cases, |case| {
        let mut figure = timing(env, &case.then, from);
        figure.cites.extend(&case.cites);
        join(figure);
    });
    if !decided {
        join(Figure::default());
    }
    whole.unwrap_or_default()
}

/// How long something takes here if this timing decides.
#[must_use]
pub(crate) fn length_of(env: &StateEnv<'_>, timed: &Timing, from: i64) -> Window {
    timing(env, timed, from).value
}

fn timing(env: &StateEnv<'_>, timing: &Timing, from: i64) -> Figure<Window> {
    match timing {
        Timing::Fixed(length) => {
            let (value, known) = length.resolve(from, &env.world.book.calendar);
            Figure { value, past_calendar: !known, ..Figure::default() }
        }
        Timing::Table { table, column, part } => {
            let Some(table) = env.world.book.tables.get(*table) else { return Figure::default() };
            let found = match env.number(&table.key) {
                Some(key) => look_up(table, *column, key),
                None => any_row(table, *column),
            };
            let Some(found) = found else { return Figure::default() };
            let Cell::Window(window) = found.value else { return Figure::default() };
            let window = match part {
                Some((numerator, denominator)) => portion(env, window, numerator, denominator),
                None => window,
            };
            Figure { value: window, interpolated: found.interpolated, past_calendar: false, cites: found.cites }
        }
    }
}

/// The part `numerator / denominator` of a window; from nothing to all of it where the part is not known.
fn portion(env: &StateEnv<'_>, window: Window, numerator: &Expr, denominator: &Expr) -> Window {
    match (env.number(numerator), env.number(denominator)) {
        (Some(a), Some(b)) => {
            let of = |ms: Option<i64>| ms.and_then(|ms| scale(ms, a, b));
            Window { min: of(window.min), max: of(window.max), assumed: of(window.assumed) }
        }
        _ => Window { min: Some(0), ..window },
    }
}

/// All windows of a column together, where it is not known which row decides.
fn any_row(table: &Table, column: usize) -> Option<Figure<Cell>> {
    let windows = table.rows.iter().filter_map(|row| match row.cells.get(column) {
        Some(Cell::Window(window)) => Some((*window, row)),
        _ => None,
    });
    let (value, cites) =
        windows.fold((None, Vec::new()), |(hull, mut cites): (Option<Window>, Cites), (window, row)| {
            cites.extend(&row.cites);
            (Some(hull.map_or(window, |hull| hull.hull(&window))), cites)
        });
    value.map(|value| Figure { value: Cell::Window(value), interpolated: false, past_calendar: false, cites })
}

fn look_up(table: &Table, column: usize, key: i64) -> Option<Figure<Cell>> {
    let mut below = None;
    for row in &table.rows {
        if key < row.lo {
            let below: &Row = below?;
            let (from, to) = (below.cells.get(column)?, row.cells.get(column)?);
            if !table.linear {
                return Some(at_row(*from, below));
            }
            let (ahead, span) = (key.checked_sub(below.hi)?, row.lo.checked_sub(below.hi)?);
            let value = between(*from, *to, ahead, span)?;
            let cites = below.cites.iter().chain(&row.cites).copied().collect();
            return Some(Figure { value, interpolated: true, past_calendar: false, cites });
        }
        if key <= row.hi {
            return Some(at_row(*row.cells.get(column)?, row));
        }
        below = Some(row);
    }
    None
}

fn at_row(value: Cell, row: &Row) -> Figure<Cell> {
    Figure { value, interpolated: false, past_calendar: false, cites: row.cites.clone() }
}

/// Linear interpolation, rounded half up.
fn between(from: Cell, to: Cell, ahead: i64, span: i64) -> Option<Cell> {
    let mix = |a: i64, b: i64| -> Option<i64> {
        let rise = i128::from(b).checked_sub(i128::from(a))?.checked_mul(i128::from(ahead))?;
        let span = i128::from(span);
        let rounded = rise.checked_mul(2)?.checked_add(span)?.checked_div_euclid(span.checked_mul(2)?)?;
        i64::try_from(i128::from(a).checked_add(rounded)?).ok()
    };
    match (from, to) {
        (Cell::Int(a), Cell::Int(b)) => mix(a, b).map(Cell::Int),
        (Cell::Window(a), Cell::Window(b)) => {
            let end = |a: Option<i64>, b: Option<i64>| a.zip(b).and_then(|(a, b)| mix(a, b));
            Some(Cell::Window(Window {
                min: end(a.min, b.min),
                max: end(a.max, b.max),
                assumed: end(a.assumed, b.assumed),
            }))
        }
        _ => None,
    }
}

/// How likely each outcome is here, in relative weights; `None` where no source says. An outcome whose condition fails
/// has no weight; where the case that decides is unknown there is no answer either.
#[must_use]
pub fn chances(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>]) -> Option<Figure<Vec<i64>>> {
    let (case, doubtful) = env.first(odds)?;
    if doubtful {
        return None;
    }
    let mut figure = Figure {
        value: vec![0_i64; outcomes.len()],
        interpolated: false,
        past_calendar: false,
        cites: case.cites.clone(),
    };
    let mut left = 1_000_000_i64;
    for (at, weight) in &case.then.weights {
        let weight = match weight {
            Weight::Fixed(n) => *n,
            Weight::Table(table, column) => {
                let table = env.world.book.tables.get(*table)?;
                let found = look_up(table, *column, env.number(&table.key)?)?;
                figure.interpolated |= found.interpolated;
                figure.cites.extend(found.cites);
                match found.value {
                    Cell::Int(n) => n,
                    Cell::Window(_) => return None,
                }
            }
        };
        left = left.saturating_sub(weight);
        *figure.value.get_mut(*at)? = weight;
    }
    if let Some(rest) = case.then.rest {
        *figure.value.get_mut(rest)? = left.max(0);
    }
    for (weight, outcome) in figure.value.iter_mut().zip(outcomes) {
        if env.guard(outcome.when.as_ref()) == Tri::No {
            *weight = 0;
        }
    }
    Some(figure)
}

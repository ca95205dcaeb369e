//! What it costs at most to judge everything that a rulebook says once, in nodes of expressions: known when it is loaded, so that
//! nothing that is let in can take an answer longer than that.

use super::{DerivedRule, Expr, Rulebook};
use crate::expr::Node;

/// Nodes that are looked at to judge all derived facts and all requirements once: by the readings as they are and by each other choice
/// of a reading that they rest on, for each entity that they may be about. What several actions share counts for each of them.
/// `readings` says of each derived fact on which readings it rests.
pub(super) fn work<'r>(book: &Rulebook, readings: impl Iterator<Item = &'r [u16]>) -> u64 {
    let ways = |readings: &[u16]| -> u64 {
        let readings = readings.iter().filter_map(|at| book.readings.get(usize::from(*at)));
        readings.map(|reading| count(reading.choices.len()).saturating_sub(1)).fold(1, u64::saturating_add)
    };
    let derived = book.derived.iter().zip(readings).map(|(derived, readings)| {
        let times = match derived.rule {
            DerivedRule::Count { set, .. } => entities(book, set),
            DerivedRule::Cases(_) => 1,
        };
        size(derived.rule.exprs()).saturating_mul(times).saturating_mul(ways(readings))
    });
    let requires = book.actions.iter().flat_map(|action| {
        let about = action.entity_param().map_or(1, |(_, set)| entities(book, set));
        action.requires.iter().map(move |require| {
            let times = if require.about_entity { about } else { 1 };
            size(require.parts()).saturating_mul(times).saturating_mul(ways(&require.readings))
        })
    });
    derived.chain(requires).fold(0, u64::saturating_add)
}

/// Most entities of a set.
fn entities(book: &Rulebook, set: u8) -> u64 {
    book.sets.get(usize::from(set)).map_or(1, |set| u64::from(set.max))
}

/// Nodes of some expressions.
pub(super) fn size<'e>(exprs: impl IntoIterator<Item = &'e Expr>) -> u64 {
    fn nodes(node: &Node) -> usize {
        node.children().iter().map(nodes).fold(1, usize::saturating_add)
    }
    exprs.into_iter().map(|expr| count(nodes(&expr.root))).fold(0, u64::saturating_add)
}

/// A length as a number of the limits.
pub(super) fn count(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

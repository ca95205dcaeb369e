//! What became of the cases of a table: flat lists of numbers, no object a case.

use std::rc::Rc;

use serde::Serialize;

use super::RejectionView;
use crate::diag::Rejection;
use crate::rulebook::Rulebook;
use crate::sim::StartRequest;
use crate::survey::Survey;
use crate::value::Tri;

/// What ends a cell, and what ends a case, in the text that a table comes as: neither stands in any text that people write.
const CELL: char = '\u{1f}';
const CASE: char = '\u{1e}';

/// What became of the cases of a table. A case is its place in the table, a code or an action its place in the lists of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct SurveyView {
    /// A letter for each case: `r` the goal is reached, `y` one thing is enough that can be done now, `n` not yet, `u` it cannot be
    /// told, `x` the case cannot be used.
    pub stands: String,
    /// Ids of actions.
    pub actions: Vec<String>,
    /// Codes.
    pub codes: Vec<String>,
    /// For each case the action that comes nearest to the goal; -1 where there is none.
    pub nearest: Vec<i32>,
    /// What stands in the way of the nearest action: case and code, by turns.
    pub blockers: Vec<u32>,
    /// What cannot be told of it: case and code, by turns.
    pub open: Vec<u32>,
    /// What is wrong with the case itself: case and code, by turns.
    pub situation: Vec<u32>,
    /// Cells that cannot be used.
    pub refused: Vec<RefusedCellView>,
}

/// A cell that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCellView {
    /// Its case.
    pub case: u32,
    /// Its column; `null` where it is none of one column.
    pub column: Option<u32>,
    /// Why.
    pub error: RejectionView,
}

/// Judges the cases of a table: `columns` are keys of facts, `cases` their cells, each text ended by `\u{1f}`, each case by `\u{1e}`.
///
/// # Errors
/// As [`Survey::new`].
pub fn survey(
    book: &Rc<Rulebook>,
    common: &StartRequest,
    goal: &str,
    columns: &str,
    cases: &str,
) -> Result<SurveyView, Rejection> {
    let columns: Vec<&str> = columns.split_terminator(CELL).collect();
    let survey = Survey::new(Rc::clone(book), common, goal, &columns)?;
    let mut view = SurveyView::default();
    for (case, cells) in cases.split_terminator(CASE).enumerate() {
        let case = u32::try_from(case).unwrap_or(u32::MAX);
        let judged = match survey.judge(cells.split_terminator(CELL)) {
            Ok(judged) => judged,
            Err(problems) => {
                view.stands.push('x');
                view.nearest.push(-1);
                view.refused.extend(problems.iter().map(|(column, rejection)| RefusedCellView {
                    case,
                    column: column.and_then(|column| u32::try_from(column).ok()),
                    error: super::rejection(rejection),
                }));
                continue;
            }
        };
        view.stands.push(match (judged.reached, judged.enough) {
            (Tri::Yes, _) => 'r',
            (_, Tri::Yes) => 'y',
            (_, Tri::No) => 'n',
            (_, Tri::Unknown) => 'u',
        });
        let nearest = judged.nearest.map(|action| place(&mut view.actions, &action.id));
        view.nearest.push(nearest.and_then(|at| i32::try_from(at).ok()).unwrap_or(-1));
        for (codes, list) in [
            (&judged.blockers, &mut view.blockers),
            (&judged.open, &mut view.open),
            (&judged.situation, &mut view.situation),
        ] {
            codes.iter().for_each(|code| list.extend([case, place(&mut view.codes, code)]));
        }
    }
    Ok(view)
}

/// The place of a text in a list that has each once.
fn place(list: &mut Vec<String>, text: &str) -> u32 {
    let at = list.iter().position(|known| known == text).unwrap_or_else(|| {
        list.push(text.to_owned());
        list.len().saturating_sub(1)
    });
    u32::try_from(at).unwrap_or(u32::MAX)
}

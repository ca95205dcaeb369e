//! What would be otherwise if the other basis counted.

use serde::Serialize;

use super::Answer;
use crate::diag::Rejection;
use crate::explain::{self, Touch};
use crate::rulebook::Rulebook;
use crate::sim::Session;

/// What would be otherwise about a goal if the other basis counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OtherwiseView {
    /// The basis that does not count here: `articles` or `record`.
    pub basis: &'static str,
    /// Whether one thing is enough that can be done now, by the basis that counts.
    pub here: Answer,
    /// The same by the other basis.
    pub there: Answer,
    /// The readings that make a difference.
    pub readings: Vec<DifferingView>,
}

/// A reading that the other basis would choose otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DifferingView {
    /// Id.
    pub reading: String,
    /// The choice that is followed.
    pub chosen: String,
    /// Claims of the choice that is followed.
    pub chosen_claims: Vec<String>,
    /// The choice of the other basis.
    pub other: String,
    /// Claims of the choice of the other basis.
    pub other_claims: Vec<String>,
    /// What it touches.
    pub touches: Vec<TouchView>,
}

/// A part of the way to a goal that would be otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TouchView {
    /// `require`: a requirement of an action. `effects`: what an action does. `figures`: how long it takes, what it costs, its odds and its path.
    /// `trigger`: whether or when something happens by itself. `duty`, `residue`, `forecast`: what is asked for, left or to come.
    pub kind: &'static str,
    /// Id of the action, the trigger or what is shown.
    pub id: String,
    /// Code of the requirement.
    pub code: Option<String>,
    /// How the requirement would stand.
    pub then: Option<Answer>,
}

/// What would be otherwise about a goal if the other basis counted.
///
/// # Errors
/// [`crate::diag::Code::UnknownGoal`].
pub fn otherwise(session: &Session, id: &str) -> Result<OtherwiseView, Rejection> {
    let book = session.book();
    let (_, goal) = book.goal(id)?;
    let found = explain::otherwise(session.world(), session.state(), goal);
    let (here, there) = found.standing;
    let readings = found.readings.iter().filter_map(|differing| {
        let reading = book.readings.get(differing.reading)?;
        let chosen = *session.state().readings().get(differing.reading)?;
        let cites = |choice| book.cited(reading.cites(choice));
        Some(DifferingView {
            reading: reading.id.clone(),
            chosen: book.name(chosen).to_owned(),
            chosen_claims: cites(chosen),
            other: book.name(differing.choice).to_owned(),
            other_claims: cites(differing.choice),
            touches: differing.touches.iter().filter_map(|touch| touched(book, *touch)).collect(),
        })
    });
    Ok(OtherwiseView {
        basis: found.basis.name(),
        here: here.enough.into(),
        there: there.enough.into(),
        readings: readings.collect(),
    })
}

fn touched(book: &Rulebook, touch: Touch) -> Option<TouchView> {
    let part = |kind, id: &str| Some(TouchView { kind, id: id.to_owned(), code: None, then: None });
    let action = |at: usize| book.actions.get(at);
    match touch {
        Touch::Require(at, require, then) => Some(TouchView {
            kind: "require",
            id: action(at)?.id.clone(),
            code: Some(action(at)?.requires.get(require)?.code.clone()),
            then: Some(then.into()),
        }),
        Touch::Effects(at) => part("effects", &action(at)?.id),
        Touch::Figures(at) => part("figures", &action(at)?.id),
        Touch::Trigger(at) => part("trigger", &book.triggers.get(at)?.id),
        Touch::Duty(at) => part("duty", &book.duties.get(at)?.id),
        Touch::Residue(at) => part("residue", &book.residues.get(at)?.id),
        Touch::Forecast(at) => part("forecast", &book.forecasts.get(at)?.id),
    }
}

//! Everything that is still to come or remains, as dated entries of one timeline.

use serde::Serialize;

use super::shown::{DutyView, ForecastView, ResidueView};
use super::view::{PendingView, View};

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct MomentView {
    /// When to look at it: a deadline, the latest end of what remains, a forecast's day; `null` where no day is known.
    pub at: Option<i64>,
    /// What it is.
    #[serde(flatten)]
    pub entry: MomentEntry,
}

/// What an entry of the timeline is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum MomentEntry {
    /// Something to do by then, or to keep until then; or how that ended.
    Duty {
        /// The duty.
        duty: DutyView,
    },
    /// Something that happens without you.
    Pending {
        /// What is pending.
        pending: PendingView,
    },
    /// What an article's figures say of that day.
    Forecast {
        /// Id of the forecast.
        forecast: String,
        /// The figure.
        point: super::PointView,
    },
    /// Something that remains until then.
    Residue {
        /// The residue.
        residue: ResidueView,
    },
}

/// The timeline of a view: what has a day by its day, then what has none.
#[must_use]
pub fn timeline(view: &View) -> Vec<MomentView> {
    let duties =
        view.duties.iter().map(|duty| moment(duty.ended.or(duty.due), MomentEntry::Duty { duty: duty.clone() }));
    let pending = view.pending.iter().map(|pending| {
        // What need not happen has no day to count with.
        let at = Some(pending.typical).filter(|_| pending.sure && !pending.may);
        moment(at, MomentEntry::Pending { pending: pending.clone() })
    });
    let forecasts = view.forecasts.iter().flat_map(figures);
    let residues = view
        .residues
        .iter()
        .map(|residue| moment(residue.until_max, MomentEntry::Residue { residue: residue.clone() }));
    let mut moments: Vec<MomentView> = duties.chain(pending).chain(forecasts).chain(residues).collect();
    moments.sort_by_key(|moment| moment.at.unwrap_or(i64::MAX));
    moments
}

fn figures(forecast: &ForecastView) -> impl Iterator<Item = MomentView> + '_ {
    forecast.points.iter().map(|point| {
        moment(Some(point.from), MomentEntry::Forecast { forecast: forecast.id.clone(), point: point.clone() })
    })
}

fn moment(at: Option<i64>, entry: MomentEntry) -> MomentView {
    MomentView { at, entry }
}

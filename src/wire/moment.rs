//! Everything that is still to come or remains, as dated entries of one timeline.

use serde::Serialize;

use super::shown::{DutyView, ForecastView, ResidueView};
use super::view::{PendingView, View, pending_view};
use crate::sim::{Session, coming, resets};

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
        /// What is pending, or will be by time alone.
        pending: PendingView,
        /// Ids of actions of yours that make its time begin anew: it comes only if you leave them alone.
        unless: Vec<String>,
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

/// The timeline of a session and its view: what has a day by its day, then what has none. What is over is left out, and what has
/// to be done before an action, which stands at that action.
#[must_use]
pub fn timeline(session: &Session, view: &View) -> Vec<MomentView> {
    let (book, world, state) = (session.book(), session.world(), session.state());
    let duties = view.duties.iter().filter(|duty| duty.kind != "before" || duty.status != "open");
    let duties = duties.map(|duty| moment(duty.ended.or(duty.due), MomentEntry::Duty { duty: duty.clone() }));
    let later = coming(world, state).into_iter().filter_map(|pending| pending_view(session, pending));
    let pending = view.pending.iter().cloned().chain(later).map(|pending| {
        // What need not happen has no day to count with.
        let at = Some(pending.typical).filter(|_| pending.sure && !pending.may);
        let trigger = book.triggers.iter().find(|trigger| trigger.id == pending.trigger);
        let resets = trigger.map(|trigger| resets(world, state, trigger)).unwrap_or_default();
        let unless = resets.into_iter().filter_map(|action| Some(book.actions.get(action)?.id.clone())).collect();
        moment(at, MomentEntry::Pending { pending, unless })
    });
    let forecasts = view.forecasts.iter().flat_map(figures);
    let forecasts = forecasts.filter(|moment| moment.at.is_none_or(|at| at >= view.now));
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

//! What remains, what is owed, and what is shown.

use serde::{Deserialize, Serialize};

use super::{By, Case, Cites, Expr, Given, Require};
use crate::calendar::Length;

/// How long something remains.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Until {
    /// For a length of time after it began.
    After(Length),
    /// For ever.
    Permanent,
    /// The sources do not say.
    Unstated,
}

/// What remains, where, for whom, until when.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Residue {
    /// Id.
    pub id: String,
    /// Remains while this holds.
    pub when: Expr,
    /// Since when.
    pub from: Option<Expr>,
    /// Until when.
    pub until: Vec<Case<Until>>,
    /// Who keeps it.
    pub holder: String,
    /// Who can see it.
    pub seen_by: String,
    /// Claims.
    pub cites: Cites,
}

/// Data that is lost once something comes about. Plans count its points; what comes about without it costs none.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Loss {
    /// Id.
    pub id: String,
    /// Lost once this comes to hold.
    pub when: Expr,
    /// How much it weighs against other losses; the rulebook's own judgement.
    pub points: i64,
    /// Claims.
    pub cites: Cites,
}

/// What the law or a policy asks for. Once it is met or breached, it stays so.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Duty {
    /// Id.
    pub id: String,
    /// Applies only when this holds.
    pub when: Option<Expr>,
    /// Who sets it.
    pub by: By,
    /// What it asks for.
    pub kind: DutyKind,
    /// What has to hold: before something, by a deadline, or until an end.
    pub that: Expr,
    /// Claims.
    pub cites: Cites,
}

impl Duty {
    /// What it asks for as a requirement of something.
    #[must_use]
    pub fn require(&self) -> Require {
        Require {
            code: format!("duty/{}", self.id),
            when: self.when.clone(),
            by: self.by,
            cites: self.cites.clone(),
            ..Require::new(self.that.clone())
        }
    }

    /// Whether an action, by index, begins what it comes before.
    #[must_use]
    pub fn is_begun_by(&self, action: usize) -> bool {
        matches!(&self.kind, DutyKind::Before { begins, .. } if begins.contains(&action))
    }

    /// The expressions that it is judged by.
    #[must_use]
    pub fn exprs(&self) -> Vec<&Expr> {
        let (from, lengths) = match &self.kind {
            DutyKind::Before { .. } => (None, None),
            DutyKind::Do { from, within } => (from.as_ref(), Some(within)),
            DutyKind::Keep { from, until } => (Some(from), Some(until)),
        };
        let guards = lengths.into_iter().flatten().filter_map(|case| case.when.as_ref());
        self.when.iter().chain([&self.that]).chain(from).chain(guards).collect()
    }
}

/// What a duty asks for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum DutyKind {
    /// Holds before something is done or happens: met or breached when that goes as wanted.
    Before {
        /// Indices of actions.
        actions: Vec<usize>,
        /// Indices of triggers.
        triggers: Vec<usize>,
        /// Indices of actions that begin it, though they may be done for other reasons too: ways do none of them sooner.
        begins: Vec<usize>,
    },
    /// Comes to hold within a time.
    Do {
        /// From when the time counts; from when the duty applies, if it is left out.
        from: Option<Expr>,
        /// How long there is.
        within: Vec<Case<Length>>,
    },
    /// Goes on holding for a time.
    Keep {
        /// From when the time counts.
        from: Expr,
        /// How long.
        until: Vec<Case<Length>>,
    },
}

/// What an article's figures say will happen after a moment.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Forecast {
    /// Id.
    pub id: String,
    /// Shown when this holds.
    pub when: Option<Expr>,
    /// The moment.
    pub from: Expr,
    /// What is said of moments before and after.
    pub points: Vec<Point>,
}

/// One figure of a forecast.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Point {
    /// Id.
    pub id: String,
    /// How long from the moment.
    pub at: Length,
    /// Whether that is before the moment.
    pub before: bool,
    /// The figure as a decimal, for drawing: a change, a share or a number.
    pub value: Option<String>,
    /// Claims.
    pub cites: Cites,
}

/// Where a note is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteOn {
    /// Beside an action.
    Action(usize),
    /// Beside a goal.
    Goal(usize),
    /// Beside the situation.
    Form,
    /// At the end.
    Afterwards,
    /// Beside every way to a goal.
    Plan,
}

/// What sort of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoteLevel {
    /// Something can go wrong.
    Warning,
    /// Something helps.
    Advice,
    /// A figure as an article gives it.
    Figure,
    /// How it is elsewhere.
    Comparison,
    /// Words to copy and send.
    Template,
    /// What the public record says.
    Record,
    /// What pages of third parties say, and nothing better does.
    Hearsay,
}

impl NoteLevel {
    /// Its name, as it leaves the engine.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Advice => "advice",
            Self::Figure => "figure",
            Self::Comparison => "comparison",
            Self::Template => "template",
            Self::Record => "record",
            Self::Hearsay => "hearsay",
        }
    }
}

/// Something that is shown where it matters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Id.
    pub id: String,
    /// Where.
    pub on: Vec<NoteOn>,
    /// Only when this holds.
    pub when: Option<Expr>,
    /// What sort.
    pub level: NoteLevel,
    /// Whether an answer tells it in the open, and not among what else there is to mind.
    pub lead: bool,
    /// Values for its text.
    pub args: Vec<(String, Expr)>,
    /// Claims.
    pub cites: Cites,
}

/// What a person can want.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Goal {
    /// Id.
    pub id: String,
    /// Reached when this holds.
    pub that: Expr,
    /// Actions that lead there, the nearest first.
    pub actions: Vec<usize>,
    /// What whoever wants it would leave untouched: a way that breaks it is shown only where nothing else leads there.
    pub keeps: Vec<Keep>,
    /// Losses that whoever wants it means to bring about: no way is better for preventing them. Indices.
    pub loses: Vec<usize>,
}

impl Goal {
    /// What it asks for: that it is reached, and what it leaves untouched.
    pub fn conditions(&self) -> impl Iterator<Item = &Expr> {
        [&self.that].into_iter().chain(self.keeps.iter().map(|keep| &keep.that))
    }
}

/// Something that a goal leaves untouched.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Keep {
    /// Id.
    pub id: String,
    /// Untouched while this holds.
    pub that: Expr,
}

/// A situation to begin with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Preset {
    /// Id.
    pub id: String,
    /// Facts.
    pub facts: Vec<(u16, Given)>,
    /// What this person wants.
    pub goal: Option<usize>,
    /// Claims.
    pub cites: Cites,
}

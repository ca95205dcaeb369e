//! What went wrong outside of rulebooks: a file that cannot be read, a wrong option. It is told in the reader's language once that is
//! known.

use std::io::{Error, ErrorKind};
use std::path::Path;

use tuiqun::diag::Rejection;

use super::situation::told;
use super::texts::Texts;

/// Why a command could not be run.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A sentence of `terminal.ftl`, by its id, with values.
    Sentence(&'static str, Vec<(&'static str, String)>),
    /// What the engine refused.
    Refused(Box<Rejection>),
    /// Told already, or what another program says.
    Said(String),
    /// All of them.
    Several(Vec<Failure>),
}

impl Failure {
    /// A sentence with values.
    pub(crate) fn new<const N: usize>(id: &'static str, values: [(&'static str, &dyn std::fmt::Display); N]) -> Self {
        Self::Sentence(id, values.into_iter().map(|(name, value)| (name, value.to_string())).collect())
    }

    /// A file or a folder that cannot be used.
    pub(crate) fn file(path: &Path, error: &Error) -> Self {
        let id = match error.kind() {
            ErrorKind::NotFound => "file-missing",
            ErrorKind::PermissionDenied => "file-forbidden",
            ErrorKind::InvalidData => "file-not-text",
            ErrorKind::IsADirectory => "file-is-folder",
            ErrorKind::NotADirectory => "file-no-folder",
            _ => return Self::new("file-fails", [("path", &path.display()), ("detail", error)]),
        };
        Self::new(id, [("path", &path.display())])
    }

    /// A table that cannot be read or written.
    pub(crate) fn csv(path: &Path, error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::file(path, &error),
            csv::ErrorKind::UnequalLengths { pos, expected_len, len } => {
                let line = pos.map_or(0, |pos| pos.line());
                Self::new(
                    "table-columns",
                    [("path", &path.display()), ("line", &line), ("found", &len), ("known", &expected_len)],
                )
            }
            csv::ErrorKind::Deserialize { pos, err } => {
                let line = pos.map_or(0, |pos| pos.line());
                Self::new("table-row", [("path", &path.display()), ("line", &line), ("detail", &err.kind())])
            }
            kind => Self::new("file-fails", [("path", &path.display()), ("detail", &format!("{kind:?}"))]),
        }
    }

    /// What to tell.
    pub(crate) fn told(&self, texts: &Texts) -> String {
        match self {
            Self::Sentence(id, values) => texts.said(id, values),
            Self::Refused(rejection) => told(rejection, texts),
            Self::Said(text) => text.clone(),
            Self::Several(failures) => {
                failures.iter().map(|failure| failure.told(texts)).collect::<Vec<_>>().join("; ")
            }
        }
    }
}

impl From<String> for Failure {
    fn from(said: String) -> Self {
        Self::Said(said)
    }
}

impl From<Rejection> for Failure {
    fn from(rejection: Rejection) -> Self {
        Self::Refused(Box::new(rejection))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Said(error.to_string())
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Said(error.to_string())
    }
}

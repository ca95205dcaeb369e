//! Refusals as they cross the border.

use serde::Serialize;

use crate::diag::{Arg, Args, Diagnostic, Rejection, Severity};
use crate::rulebook::source::{Tree, TreeKind, pointer_part};

/// A named value of a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ArgView {
    /// Name.
    pub name: String,
    /// Value.
    pub value: super::Datum,
}

/// A problem in the text of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticView {
    /// Code.
    pub code: String,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// JSON pointer of the value.
    pub pointer: String,
    /// First UTF-16 unit of the bad part of a string value.
    pub start: Option<u32>,
    /// One past the last.
    pub end: Option<u32>,
    /// Values for the message.
    pub args: Vec<ArgView>,
}

/// What loading a pack came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Loaded {
    /// Handle of the rulebook, if it could be built.
    pub rulebook: Option<u32>,
    /// All diagnostics.
    pub diagnostics: Vec<DiagnosticView>,
}

/// A refused event or log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RejectionView {
    /// Code.
    pub code: String,
    /// JSON pointer into the refused input.
    pub pointer: String,
    /// Values for the message.
    pub args: Vec<ArgView>,
}

fn args(args: &Args) -> Vec<ArgView> {
    let value = |arg: &Arg| match arg {
        Arg::Text(text) => super::Datum::Text(text.clone()),
        Arg::Int(n) => super::Datum::Int(*n),
    };
    args.iter().map(|(name, arg)| ArgView { name: (*name).to_owned(), value: value(arg) }).collect()
}

/// A rejection for the border.
#[must_use]
pub fn rejection(rejection: &Rejection) -> RejectionView {
    RejectionView {
        code: rejection.code.id().to_owned(),
        pointer: rejection.pointer.clone(),
        args: args(&rejection.args),
    }
}

/// Diagnostics for the border; `tree` is what they point into, if the text was readable at all.
#[must_use]
pub fn loaded(rulebook: Option<u32>, diagnostics: &[Diagnostic], tree: Option<&Tree>) -> Loaded {
    let diagnostics = diagnostics.iter().map(|diagnostic| {
        let inside = diagnostic.place.inside.and_then(|span| {
            let text = tree.and_then(|tree| text_at(tree, &diagnostic.place.pointer))?;
            Some(span.utf16(text))
        });
        DiagnosticView {
            code: diagnostic.code.id().to_owned(),
            severity: if diagnostic.severity == Severity::Error { "error" } else { "warning" },
            pointer: diagnostic.place.pointer.clone(),
            start: inside.map(|span| span.start),
            end: inside.map(|span| span.end),
            args: args(&diagnostic.args),
        }
    });
    Loaded { rulebook, diagnostics: diagnostics.collect() }
}

fn text_at<'t>(tree: &'t Tree, pointer: &str) -> Option<&'t str> {
    let mut here = tree;
    for key in pointer.split('/').skip(1) {
        here = match &here.kind {
            TreeKind::List(items) => items.get(key.parse::<usize>().ok()?)?,
            _ => here.entries().iter().find(|(name, _)| pointer_part(name) == key).map(|(_, value)| value)?,
        };
    }
    here.text()
}

//! Reading tables of the tree: every key is asked for, everything left over is reported, with the nearest known name.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::source::{Tree, TreeKind};
use crate::diag::{Arg, Args, Code, Diagnostic, Place, Rejection, Severity, Span, nearest};
use crate::expr::Problem;

/// Most errors of one load, and most warnings; a text with more problems than this has one problem.
const DIAGNOSTICS_MAX: usize = 200;

/// Fewest letters of a name that a longer one may have been meant for.
const PART_MIN: usize = 4;

/// Collects diagnostics of one load.
pub(super) struct Diagnostics<'a> {
    root: &'a Tree,
    list: RefCell<Vec<Diagnostic>>,
    /// Names of what could not be built: what refers to them is no further fault.
    broken: RefCell<BTreeSet<String>>,
    /// Whether there may be names here that could not be read, so that one which is unknown is no further fault.
    unsure: Cell<bool>,
}

impl<'a> Diagnostics<'a> {
    pub(super) fn new(root: &'a Tree) -> Self {
        Self { root, list: RefCell::default(), broken: RefCell::default(), unsure: Cell::default() }
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.list.into_inner()
    }

    fn push(&self, severity: Severity, at: &Tree, span: Option<Span>, inside: Option<Span>, code: Code, args: Args) {
        // However many warnings there are, an error is told.
        if self.told(severity) < DIAGNOSTICS_MAX {
            let mut list = self.list.borrow_mut();
            let pointer = self.root.pointer_to(at).unwrap_or_default();
            list.push(Diagnostic { code, severity, place: Place { file: at.file, span, pointer, inside }, args });
        }
    }

    /// Notes that something could not be built, which has been reported where it stands.
    pub(super) fn broken(&self, name: &str) {
        self.broken.borrow_mut().insert(name.to_owned());
    }

    /// Whether there may be names here that could not be read: what was said of it before.
    pub(super) fn unsure(&self, unsure: bool) -> bool {
        self.unsure.replace(unsure)
    }

    /// Takes back that something could not be built.
    pub(super) fn whole(&self, name: &str) {
        self.broken.borrow_mut().remove(name);
    }

    /// Whether a name, or whose field it is, or which field, is that of something that could not be built.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        let broken = self.broken.borrow();
        self.unsure.get() || broken.contains(name) || name.split('.').any(|part| broken.contains(part))
    }

    fn told(&self, severity: Severity) -> usize {
        self.list.borrow().iter().filter(|told| told.severity == severity).count()
    }

    /// How many errors were told.
    pub(super) fn errors(&self) -> usize {
        self.told(Severity::Error)
    }

    /// Whether no further error will be told.
    pub(super) fn full(&self) -> bool {
        self.told(Severity::Error) >= DIAGNOSTICS_MAX
    }

    /// Adds the nearest known name, if there is one and it will be told.
    pub(super) fn suggest<'n>(&self, args: &mut Args, name: &str, known: impl IntoIterator<Item = &'n str>) {
        if self.full() {
            return;
        }
        let known: Vec<&str> = known.into_iter().collect();
        // What is not near may be a part: `not-applicable` of `event/not-applicable`, `confirmation` for `confirm`.
        let part = |known: &&&str| {
            known.strip_suffix(name).is_some_and(|before| before.ends_with(['/', ':']))
                || known.len() >= PART_MIN && name.starts_with(**known)
        };
        let near = nearest(name, known.iter().copied()).or_else(|| known.iter().find(part).copied());
        args.extend(near.map(|near| ("suggestion", near.into())));
    }

    pub(super) fn error(&self, at: &Tree, code: Code, args: Args) {
        self.push(Severity::Error, at, at.span, None, code, args);
    }

    /// What is wrong with a name, where that stands.
    pub(super) fn error_in(&self, at: &Tree, name: &str, code: Code, args: Args) {
        self.push(Severity::Error, at, at.span_of(name), None, code, args);
    }

    /// A warning about what stands under a name.
    pub(super) fn warning(&self, at: &Tree, code: Code, args: Args) {
        self.push(Severity::Warning, at, at.key.or(at.span), None, code, args);
    }

    pub(super) fn problems(&self, at: &Tree, offset: usize, problems: Vec<Problem>) {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let known = |(_, name): &&(&str, Arg)| matches!(name, Arg::Text(name) if self.is_broken(name));
        let causes = |problem: &&Problem| {
            problem.code != Code::ExprUnknownName
                || !problem.args.iter().filter(|(key, _)| *key == "name").any(|arg| known(&arg))
        };
        for problem in problems.iter().filter(causes) {
            let span =
                Span { start: problem.span.start.saturating_add(offset), end: problem.span.end.saturating_add(offset) };
            self.push(Severity::Error, at, at.span, Some(span), problem.code, problem.args.clone());
        }
    }

    /// A value of the right type that cannot be used, and what could.
    pub(super) fn bad_value(&self, at: &Tree, value: &str, known: &str) {
        self.error(at, Code::BadValue, vec![("value", value.into()), ("known", known.into())]);
    }

    /// A key that cannot be used as things stand, and what would have to be.
    pub(super) fn bad_key(&self, at: &Tree, key: &str, known: &str) {
        self.error_in(at, key, Code::BadValue, vec![("value", key.into()), ("known", known.into())]);
    }

    /// A value that no person could give either.
    pub(super) fn rejected(&self, at: &Tree, rejection: &Rejection) {
        let arg = |name: &str| rejection.args.iter().find(|(known, _)| *known == name).map(|(_, arg)| arg.to_string());
        match (arg("value"), arg("range")) {
            (Some(value), Some(range)) => {
                let mut args: Args = vec![("value", value.as_str().into()), ("known", range.as_str().into())];
                self.suggest(&mut args, &value, range.split(", "));
                self.error(at, Code::BadValue, args);
            }
            _ => self.error(at, Code::WrongType, rejection.args.clone()),
        }
    }

    /// None of a few words.
    pub(super) fn bad_word<T>(&self, at: &Tree, text: &str, words: &[(&'static str, T)]) {
        let mut args: Args = vec![("value", text.into()), ("known", known(words).into())];
        self.suggest(&mut args, text, words.iter().map(|(word, _)| *word));
        self.error(at, Code::BadValue, args);
    }

    /// More of something than a limit allows.
    pub(super) fn over_limit(&self, at: &Tree, limit: &'static str, max: u64, seen: u64) {
        self.error(at, Code::Limit, vec![("limit", limit.into()), ("max", max.into()), ("seen", seen.into())]);
    }

    pub(super) fn wrong_type(&self, at: &Tree, expected: &'static str) {
        // What a file has no way to write has been refused where it was read.
        if matches!(at.kind, TreeKind::Null) && at.span.is_some() {
            return;
        }
        self.error(at, Code::WrongType, vec![("expected", expected.into()), ("found", at.type_name().into())]);
    }

    /// A reference to something undeclared.
    pub(super) fn unknown<'n>(
        &self,
        at: &Tree,
        what: &'static str,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) {
        if self.is_broken(name) {
            return;
        }
        let mut args: Args = vec![("what", what.into()), ("name", name.into())];
        self.suggest(&mut args, name, known);
        self.error_in(at, name, Code::UnknownName, args);
    }

    /// The table, or a diagnostic.
    pub(super) fn table<'s>(&'s self, tree: &'s Tree) -> Option<Fields<'s>>
    where
        'a: 's,
    {
        match &tree.kind {
            TreeKind::Table(entries) => Some(Fields {
                diagnostics: self,
                tree,
                entries,
                asked: RefCell::new(Vec::new()),
                meant: RefCell::new(Vec::new()),
                open: Cell::new(false),
            }),
            _ => {
                self.wrong_type(tree, "table");
                None
            }
        }
    }

    /// The items of an array, or a diagnostic and nothing.
    pub(super) fn list<'s>(&self, tree: &'s Tree) -> &'s [Tree] {
        match &tree.kind {
            TreeKind::List(items) => items,
            _ => {
                self.wrong_type(tree, "array");
                &[]
            }
        }
    }

    /// The entries of a table, or a diagnostic and nothing.
    pub(super) fn entries<'s>(&self, tree: &'s Tree) -> &'s [(String, Tree)] {
        match &tree.kind {
            TreeKind::Table(entries) => entries,
            _ => {
                self.wrong_type(tree, "table");
                &[]
            }
        }
    }

    /// Two items, or a diagnostic.
    pub(super) fn pair<'s>(&self, tree: &'s Tree, known: &str) -> Option<&'s [Tree; 2]> {
        let TreeKind::List(items) = &tree.kind else {
            self.wrong_type(tree, "array");
            return None;
        };
        let pair = <&[Tree; 2]>::try_from(items.as_slice()).ok();
        if pair.is_none() {
            self.bad_value(tree, &items.len().to_string(), known);
        }
        pair
    }

    /// The text, or a diagnostic.
    pub(super) fn text<'s>(&self, tree: &'s Tree) -> Option<&'s str> {
        match &tree.kind {
            TreeKind::Str(text) => Some(text),
            _ => {
                self.wrong_type(tree, "string");
                None
            }
        }
    }

    /// The integer, or a diagnostic.
    pub(super) fn int(&self, tree: &Tree) -> Option<i64> {
        match &tree.kind {
            TreeKind::Int(n) => Some(*n),
            _ => {
                self.wrong_type(tree, "int");
                None
            }
        }
    }

    /// An integer between two others, or a diagnostic.
    pub(super) fn int_within(&self, tree: &Tree, min: i64, max: i64) -> Option<i64> {
        let n = self.int(tree)?;
        let fits = (min..=max).contains(&n);
        if !fits {
            self.bad_value(tree, &n.to_string(), &format!("{min}..{max}"));
        }
        fits.then_some(n)
    }

    /// A number of things, of which there may be so many, or a diagnostic.
    pub(super) fn count(&self, tree: &Tree, limit: &'static str, max: u64) -> Option<i64> {
        let n = self.int(tree)?;
        if let Some(seen) = u64::try_from(n).ok().filter(|seen| *seen > max) {
            self.over_limit(tree, limit, max, seen);
            return None;
        }
        self.int_within(tree, 1, i64::try_from(max).unwrap_or(i64::MAX))
    }

    /// Texts of an array.
    pub(super) fn texts(&self, tree: &Tree) -> Vec<String> {
        self.list(tree).iter().filter_map(|item| self.text(item).map(str::to_owned)).collect()
    }
}

/// A table being read. What was not asked for by the end is reported when it is dropped.
pub(super) struct Fields<'s> {
    diagnostics: &'s Diagnostics<'s>,
    pub(super) tree: &'s Tree,
    entries: &'s [(String, Tree)],
    asked: RefCell<Vec<&'static str>>,
    /// Keys that were told to be meant for one that is missing.
    meant: RefCell<Vec<&'s str>>,
    open: Cell<bool>,
}

impl<'s> Fields<'s> {
    pub(super) fn get(&self, key: &'static str) -> Option<&'s Tree> {
        self.asked.borrow_mut().push(key);
        self.entries.iter().find(|(k, _)| k == key).map(|(_, value)| value)
    }

    /// Keys that something else reads.
    pub(super) fn allow(&self, keys: &[&'static str]) {
        self.asked.borrow_mut().extend(keys);
    }

    pub(super) fn need(&self, key: &'static str) -> Option<&'s Tree> {
        let found = self.get(key);
        if found.is_none() {
            let like = |name: &str| key.len() >= PART_MIN && nearest(name, [key]).is_some();
            match self.entries.iter().find(|(name, _)| like(name) && !self.asked.borrow().contains(&name.as_str())) {
                // It is there, misspelt.
                Some((name, value)) => {
                    self.meant.borrow_mut().push(name);
                    let args = vec![("key", name.as_str().into()), ("known", key.into()), ("suggestion", key.into())];
                    self.diagnostics.error_in(value, name, Code::UnknownKey, args);
                }
                None => {
                    let span = self.tree.key.or(self.tree.span);
                    let args = vec![("key", key.into())];
                    self.diagnostics.push(Severity::Error, self.tree, span, None, Code::MissingKey, args);
                }
            }
        }
        found
    }

    pub(super) fn text(&self, key: &'static str) -> Option<&'s str> {
        self.get(key).and_then(|tree| self.diagnostics.text(tree))
    }

    pub(super) fn flag(&self, key: &'static str) -> bool {
        match self.get(key).map(|tree| (&tree.kind, tree)) {
            Some((TreeKind::Bool(b), _)) => *b,
            Some((_, tree)) => {
                self.diagnostics.wrong_type(tree, "bool");
                false
            }
            None => false,
        }
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)], default: T) -> T {
        let Some(tree) = self.get(key) else { return default };
        let Some(text) = self.diagnostics.text(tree) else { return default };
        words.iter().find(|(word, _)| *word == text).map_or_else(
            || {
                self.diagnostics.bad_word(tree, text, words);
                default
            },
            |(_, value)| *value,
        )
    }

    /// Leaves the rest unread: what has no meaning, as the table itself has none, is no unknown key.
    pub(super) fn forgo(&self) {
        self.open.set(true);
    }

    /// Keys that are not asked for by name, such as the outcomes of odds.
    pub(super) fn rest(&self) -> impl Iterator<Item = (&'s str, &'s Tree)> {
        self.open.set(true);
        let asked = self.asked.borrow().clone();
        self.entries
            .iter()
            .filter(move |(key, _)| !asked.contains(&key.as_str()))
            .map(|(key, value)| (key.as_str(), value))
    }
}

fn known<T>(words: &[(&'static str, T)]) -> String {
    words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ")
}

impl Drop for Fields<'_> {
    fn drop(&mut self) {
        if self.open.get() {
            return;
        }
        let asked = self.asked.borrow();
        for (key, value) in self.entries {
            if asked.contains(&key.as_str()) || self.meant.borrow().contains(&key.as_str()) {
                continue;
            }
            let known: BTreeSet<&str> = asked.iter().copied().collect();
            let known =
                if self.diagnostics.full() { String::new() } else { known.into_iter().collect::<Vec<_>>().join(", ") };
            let mut args: Args = vec![("key", Arg::from(key.as_str())), ("known", known.into())];
            self.diagnostics.suggest(&mut args, key, asked.iter().copied());
            self.diagnostics.error_in(value, key, Code::UnknownKey, args);
        }
    }
}

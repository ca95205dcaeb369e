//! What differs between two versions of a rulebook besides their answers: its words, and the version that it ought to bear.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fluent_syntax::ast::{Entry, Resource};
use fluent_syntax::{parser, serializer};
use semver::Version;
use tuiqun::rulebook::Rulebook;
use tuiqun::rulebook::source::Tree;

use super::failure::Failure;
use super::lsp::names::names as declared;
use super::source::Words;

/// A text that is otherwise; one that is not there says nothing.
pub(crate) struct Wording {
    pub(crate) locale: String,
    pub(crate) id: String,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

/// The texts of two folders that differ, in every language that both have.
pub(crate) fn wordings(old: &Path, before: &Rulebook, new: &Path, after: &Rulebook) -> Result<Vec<Wording>, Failure> {
    let mut found = Vec::new();
    for locale in before.locales.iter().filter(|locale| after.locales.contains(locale)) {
        let was = messages(&Words::read(old, locale)?.all());
        let is = messages(&Words::read(new, locale)?.all());
        let ids: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        for id in ids.into_iter().filter(|id| was.get(*id) != is.get(*id)) {
            let (before, after) = (was.get(id).cloned(), is.get(id).cloned());
            found.push(Wording { locale: locale.clone(), id: id.clone(), before, after });
        }
    }
    Ok(found)
}

/// What the messages of a file say, attributes with them, by id.
fn messages(ftl: &str) -> BTreeMap<String, String> {
    let (Ok(resource) | Err((resource, _))) = parser::parse(ftl);
    let said = resource.body.into_iter().filter_map(|entry| {
        let Entry::Message(mut message) = entry else { return None };
        let id = message.id.name.to_owned();
        // A comment is nobody's word but the author's.
        message.comment = None;
        let whole = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
        let says = whole.split_once('=').map_or("", |(_, says)| says).trim();
        Some((id, says.split_whitespace().collect::<Vec<_>>().join(" ")))
    });
    said.collect()
}

/// How much of a rulebook is otherwise.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// Its words alone.
    Words,
    /// What it answers, or what it has more.
    Answers,
    /// Names that others may have used are gone.
    Names,
}

/// The lowest version that says as much, as Cargo counts: before 1.0.0 the second number stands for the first.
pub(crate) fn version_for(before: &Version, step: Step) -> Version {
    let Version { major, minor, patch, .. } = *before;
    let after = |number: u64| number.saturating_add(1);
    match (step, major) {
        (Step::Names, 0) => Version::new(0, after(minor), 0),
        (Step::Names, _) => Version::new(after(major), 0, 0),
        (Step::Answers, 1..) => Version::new(major, after(minor), 0),
        (Step::Answers | Step::Words, _) => Version::new(major, minor, after(patch)),
    }
}

/// Everything in a rulebook that an overlay, a link or a scenario may name.
pub(crate) fn names(tree: &Tree) -> BTreeSet<String> {
    let named = declared(tree).into_iter();
    named.flat_map(|(name, all)| all.into_iter().map(move |one| format!("{} {name}", one.kind))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Step, version_for};
    use semver::Version;

    #[test]
    fn a_version_says_how_much_is_otherwise() {
        let cases = [
            ("0.2.3", Step::Words, "0.2.4"),
            ("0.2.3", Step::Answers, "0.2.4"),
            ("0.2.3", Step::Names, "0.3.0"),
            ("1.2.3", Step::Words, "1.2.4"),
            ("1.2.3", Step::Answers, "1.3.0"),
            ("1.2.3", Step::Names, "2.0.0"),
        ];
        for (before, step, wanted) in cases {
            assert_eq!(version_for(&Version::parse(before).unwrap(), step).to_string(), wanted, "{before}");
        }
    }
}

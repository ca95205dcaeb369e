//! Texts that cannot be shown as they stand: markup, marks of direction, values and references that nobody fills in, attributes that
//! nobody reads or that another language has.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use tuiqun::diag::{Code, Diagnostic, Place, Severity, Span, nearest};
use tuiqun::rulebook::{Expr, ParamKind, Rulebook};

use super::texts::message_id;

/// Attributes that something reads, by what their text is of; and whether a reader needs them.
const ATTRIBUTES: [(&str, &[&str], bool); 5] = [
    ("fact", &["question", "help"], false),
    ("set", &["question", "help"], false),
    ("reading", &["question", "help"], false),
    ("goal", &["help"], false),
    ("challenge", &["help", "hint"], true),
];
/// So many words of another language are no name.
const WORDS: usize = 3;
/// Values that the engine gives to messages besides what they read.
const GIVEN: [&str; 8] = ["n", "entity", "limit", "used", "max", "frees_at", "value", "now"];

/// The words of one language as they stand in a file.
pub(crate) struct Words {
    pub(crate) locale: String,
    /// Index of the file among those of the rulebook.
    pub(crate) file: usize,
    pub(crate) text: String,
}

/// Looks through all languages of a rulebook; `shared` are the ids of messages that come from common parts.
pub(crate) fn lint(book: &Rulebook, words: &[Words], shared: &BTreeSet<String>) -> Vec<Diagnostic> {
    let values = values(book);
    let mut found: Vec<Diagnostic> = Vec::new();
    let mut attributes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let resources: Vec<(&Words, FluentResource)> = words.iter().map(|words| (words, resource(&words.text))).collect();
    for (_, resource) in &resources {
        for message in messages(resource) {
            let names = message.attributes.iter().map(|attribute| attribute.id.name.to_owned());
            attributes.entry(message.id.name.to_owned()).or_default().extend(names);
        }
    }
    for (words, resource) in &resources {
        let places = places(&words.text);
        let ids: BTreeSet<&str> = messages(resource).map(|message| message.id.name).collect();
        let unwritten: Vec<&str> = messages(resource)
            .filter(|message| {
                message.value.as_ref().map(elements).is_some_and(|value| is_stub(message.id.name, &value))
            })
            .map(|message| message.id.name)
            .collect();
        let mut report = |id: &str, problem: &'static str, name: &str, suggestion: Option<String>| {
            let mut args = vec![
                ("id", id.into()),
                ("locale", words.locale.as_str().into()),
                ("problem", problem.into()),
                ("name", name.into()),
            ];
            args.extend(suggestion.map(|near| ("suggestion", near.into())));
            let place = Place { file: words.file, span: places.get(id).copied(), ..Place::default() };
            // What is still to be written has its place already, and a name may be one in any language.
            let severity =
                if matches!(problem, "unwritten" | "language") { Severity::Warning } else { Severity::Error };
            let fault = Diagnostic { code: Code::BadText, severity, place, args };
            // A text that does the same thing wrong in each of its forms does it once.
            if !found.contains(&fault) {
                found.push(fault);
            }
        };
        if let Some(first) = unwritten.first() {
            report(first, "unwritten", &unwritten.join(" "), None);
        }
        for message in messages(resource) {
            let id = message.id.name;
            let said = message.value.as_ref().map(elements).unwrap_or_default();
            if !unwritten.contains(&id) && is_foreign(&words.locale, &said) {
                report(id, "language", "", None);
            }
            let attributed = message.attributes.iter().map(|attribute| &attribute.value);
            for element in message.value.iter().chain(attributed).flat_map(elements) {
                match element {
                    Piece::Text(text) => {
                        for (problem, name) in [("markup", markup(text)), ("unseen", unseen(text))] {
                            name.into_iter().for_each(|name| report(id, problem, &name, None));
                        }
                    }
                    Piece::Value(name) if !values.contains(name) => {
                        report(id, "value", name, nearest(name, values.iter().map(String::as_str)).map(str::to_owned));
                    }
                    Piece::Reference(name) if !ids.contains(name) && !shared.contains(name) => {
                        report(id, "reference", name, nearest(name, ids.iter().copied()).map(str::to_owned));
                    }
                    Piece::Function(name) => report(id, "function", name, None),
                    Piece::Value(_) | Piece::Reference(_) => {}
                }
            }
            let kind = id.split("--").next().unwrap_or_default();
            let (read, needed) = ATTRIBUTES
                .iter()
                .find(|(known, ..)| *known == kind)
                .map_or((&[][..], false), |(_, read, needed)| (*read, *needed));
            for attribute in &message.attributes {
                let name = attribute.id.name;
                if !read.contains(&name) {
                    report(id, "attribute", name, nearest(name, read.iter().copied()).map(str::to_owned));
                }
            }
            let has: BTreeSet<&str> = message.attributes.iter().map(|attribute| attribute.id.name).collect();
            for name in attributes.get(id).into_iter().flatten() {
                if read.contains(&name.as_str()) && !has.contains(name.as_str()) {
                    report(id, "missing-attribute", name, None);
                }
            }
            // Where one language has it, that has been told.
            let somewhere = |name: &str| attributes.get(id).is_some_and(|names| names.contains(name));
            for name in read.iter().filter(|name| needed && !somewhere(name)) {
                report(id, "needed-attribute", name, None);
            }
        }
    }
    found
}

/// Whether words are those of another language: Chinese in a file of any other, or a sentence without any in a Chinese one. Names that a
/// reader has to find as they stand are explained beside them.
fn is_foreign(locale: &str, said: &[Piece<'_>]) -> bool {
    let text: String =
        said.iter().filter_map(|piece| if let Piece::Text(text) = piece { Some(*text) } else { None }).collect();
    let chinese = text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}'));
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1 && word.is_ascii()).count();
    let whole = said.iter().all(|piece| matches!(piece, Piece::Text(_)));
    if locale.starts_with("zh") { whole && !chinese && words >= WORDS } else { chinese && words == 0 }
}

/// A file of texts as far as it can be read; what cannot be is told where it stands.
fn resource(text: &str) -> FluentResource {
    FluentResource::try_new(text.to_owned()).unwrap_or_else(|(recovered, _)| recovered)
}

/// What stands for a text that somebody has yet to write.
pub(crate) fn stub(id: &str) -> String {
    format!("… {id}")
}

fn is_stub(id: &str, value: &[Piece<'_>]) -> bool {
    matches!(value, [Piece::Text(text)] if *text == stub(id))
}

/// What a message is made of.
enum Piece<'t> {
    Text(&'t str),
    Value(&'t str),
    Reference(&'t str),
    Function(&'t str),
}

fn messages(resource: &FluentResource) -> impl Iterator<Item = &Message<&str>> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message),
        _ => None,
    })
}

fn elements<'t>(pattern: &Pattern<&'t str>) -> Vec<Piece<'t>> {
    let mut found = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.push(Piece::Text(value)),
            PatternElement::Placeable { expression } => expressions(expression, &mut found),
        }
    }
    found
}

fn expressions<'t>(expression: &Expression<&'t str>, found: &mut Vec<Piece<'t>>) {
    match expression {
        Expression::Inline(inline) => inlines(inline, found),
        Expression::Select { selector, variants } => {
            inlines(selector, found);
            found.extend(variants.iter().flat_map(|variant| elements(&variant.value)));
        }
    }
}

fn inlines<'t>(inline: &InlineExpression<&'t str>, found: &mut Vec<Piece<'t>>) {
    match inline {
        InlineExpression::VariableReference { id } => found.push(Piece::Value(id.name)),
        InlineExpression::MessageReference { id, .. } | InlineExpression::TermReference { id, .. } => {
            found.push(Piece::Reference(id.name));
        }
        InlineExpression::FunctionReference { id, .. } => found.push(Piece::Function(id.name)),
        InlineExpression::Placeable { expression } => expressions(expression, found),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

/// The first thing that some other format would take for more than words: texts are shown as they stand.
fn markup(text: &str) -> Option<String> {
    let tag = text.match_indices('<').find_map(|(at, _)| {
        let rest = text.get(at.saturating_add(1)..)?;
        let tag = rest.trim_start_matches('/').starts_with(|c: char| c.is_ascii_alphabetic());
        tag.then(|| rest.split_once('>').map(|(name, _)| format!("<{name}>"))).flatten()
    });
    let bold = || text.contains("**").then(|| "**".to_owned());
    // A word between two marks: `*so*`, `_so_`, or in backquotes.
    let set_off = || {
        let of = |mark: char| {
            let mut parts = text.split(mark);
            let before = parts.next()?;
            let (word, after) = (parts.next()?, parts.next()?);
            let outside = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
            let apart = outside(before.chars().next_back()) && outside(after.chars().next());
            let tight = !word.is_empty() && !word.starts_with(' ') && !word.ends_with(' ');
            (apart && tight).then(|| format!("{mark}{word}{mark}"))
        };
        ['*', '_', '`'].into_iter().find_map(of)
    };
    let link = || text.contains("](http").then(|| "](http".to_owned());
    tag.or_else(bold).or_else(link).or_else(set_off)
}

/// The first character that nobody sees: one that turns the direction of what follows, and with it what a sentence seems to say, or that
/// makes two words look alike.
fn unseen(text: &str) -> Option<String> {
    let hidden = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    text.chars().find(hidden).map(|c| format!("U+{:04X}", u32::from(c)))
}

/// Where the messages of a file begin.
pub(crate) fn places(ftl: &str) -> BTreeMap<String, Span> {
    lines(ftl).map(|(id, span)| (id.to_owned(), span)).collect()
}

/// The first lines of the messages of a file, by their ids.
pub(crate) fn lines(ftl: &str) -> impl Iterator<Item = (&str, Span)> {
    let mut start = 0_usize;
    ftl.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start = start.saturating_add(line.len());
        message_id(line).map(|id| (id, Span::new(at, at.saturating_add(line.trim_end().len()))))
    })
}

/// The names of all values that a message of the rulebook may be given.
fn values(book: &Rulebook) -> BTreeSet<String> {
    let mut names: BTreeSet<String> = GIVEN.iter().map(|name| (*name).to_owned()).collect();
    names.extend(book.facts.iter().map(|fact| fact.id.clone()));
    names.extend(book.derived.iter().map(|derived| derived.id.clone()));
    names.extend(book.readings.iter().map(|reading| reading.id.clone()));
    let mut field = |whose: &str, set: u8| {
        let fields = book.sets.get(usize::from(set)).map_or(&[][..], |set| &set.fields);
        names.extend(fields.iter().map(|fact| format!("{whose}_{}", fact.id)));
    };
    for param in book.actions.iter().flat_map(|action| &action.params) {
        if let ParamKind::Entity(set) = param.kind {
            field(&param.id, set);
        }
    }
    book.triggers.iter().filter_map(|trigger| trigger.each).for_each(|set| field("self", set));
    names.extend(book.sets.iter().map(|set| set.id.clone()));
    names.extend(book.actions.iter().flat_map(|action| &action.params).map(|param| param.id.clone()));
    let requires = book.actions.iter().flat_map(|action| &action.requires).chain(&book.constraints);
    let said = |args: &[(String, Expr)]| args.iter().map(|(name, _)| name.replace('.', "_")).collect::<Vec<_>>();
    names.extend(requires.flat_map(|require| said(&require.args)));
    names.extend(book.notes.iter().flat_map(|note| said(&note.args)));
    let numbers: Vec<String> = names.iter().map(|name| format!("{name}_n")).collect();
    names.extend(numbers);
    names
}

//! Words from Fluent files, for the command line.

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use tuiqun::diag::{Arg, Args, Code};

use super::failure::Failure;
use super::source::Words;

/// The project's own texts, built in so that the command works anywhere: of the engine, of the page, of answers, of the terminal.
macro_rules! own {
    ($locale:literal) => {
        (
            $locale,
            concat!(
                include_str!(concat!("../../texts/", $locale, "/engine.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/ui.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/later.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/answers.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/audit.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/terminal.ftl")),
                "\n",
                include_str!(concat!("../../texts/", $locale, "/reference.ftl"))
            ),
        )
    };
}
const OWN: [(&str, &str); 2] = [own!("zh-CN"), own!("en")];

/// Texts of one locale.
pub(crate) struct Texts {
    bundle: FluentBundle<Rc<FluentResource>>,
    resource: Rc<FluentResource>,
    ids: BTreeSet<String>,
    own: BTreeSet<String>,
    replaced: BTreeSet<String>,
    locale: String,
}

impl Texts {
    /// The project's own texts.
    pub(crate) fn own_words(locale: &str) -> Result<Self, Failure> {
        let known: Vec<&str> = OWN.iter().map(|(known, _)| *known).collect();
        let source = OWN.iter().find(|(known, _)| *known == locale);
        let (_, source) =
            source.ok_or_else(|| Failure::new("locale-unknown", [("value", &locale), ("known", &known.join(", "))]))?;
        match Self::parse(locale, source)? {
            (texts, slips) if slips.is_empty() => Ok(texts),
            (_, slips) => Err(Failure::Several(slips)),
        }
    }

    /// The texts of a rulebook in a locale.
    pub(crate) fn rulebook(folder: &Path, locale: &str) -> Result<Self, Vec<Failure>> {
        match Self::recovered(folder, locale).map_err(|failure| vec![failure])? {
            (texts, slips) if slips.is_empty() => Ok(texts),
            (_, slips) => Err(slips),
        }
    }

    /// The same as far as they can be read, and what cannot be.
    pub(crate) fn recovered(folder: &Path, locale: &str) -> Result<(Self, Vec<Failure>), Failure> {
        let words = Words::read(folder, locale)?;
        let (mut texts, slips) = Self::parse(locale, &words.all())?;
        texts.own = message_ids(&words.own);
        texts.replaced = words.replaced;
        Ok((texts, slips))
    }

    /// The same with those of the project for what it does not say itself: each speaks of the other by reference.
    pub(crate) fn beside(mut self, project: &Self) -> Self {
        // What both have is refused one by one, and stays as it was.
        let _ = self.bundle.add_resource(Rc::clone(&project.resource));
        self
    }

    fn parse(locale: &str, source: &str) -> Result<(Self, Vec<Failure>), Failure> {
        let (resource, mut slips) = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) => (resource, Vec::new()),
            Err((resource, errors)) => (resource, errors.iter().map(|error| error.to_string().into()).collect()),
        };
        let resource = Rc::new(resource);
        let language = locale.parse().map_err(|_| Failure::new("locale-malformed", [("value", &locale)]))?;
        let mut bundle = FluentBundle::new(vec![language]);
        // The page sets the same: marks around values would show as boxes in some fonts.
        bundle.set_use_isolating(false);
        let ids = message_ids(source);
        if let Err(errors) = bundle.add_resource(Rc::clone(&resource)) {
            slips.extend(errors.iter().map(|error| Failure::from(error.to_string())));
        }
        let texts =
            Self { bundle, resource, own: ids.clone(), ids, replaced: BTreeSet::new(), locale: locale.to_owned() };
        Ok((texts, slips))
    }

    /// The locale.
    pub(crate) fn locale(&self) -> &str {
        &self.locale
    }

    /// Ids of all messages.
    pub(crate) fn ids(&self) -> &BTreeSet<String> {
        &self.ids
    }

    /// Ids of the messages that are not of a common part.
    pub(crate) fn of_rulebook(&self) -> &BTreeSet<String> {
        &self.own
    }

    /// Ids of the messages that replace one of the rulebook that is extended.
    pub(crate) fn replaced(&self) -> &BTreeSet<String> {
        &self.replaced
    }

    /// A message, or one of its attributes, with values.
    pub(crate) fn format(&self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(args), &mut errors).into_owned())
    }

    /// A message of the project with values.
    pub(crate) fn said(&self, id: &str, args: &[(&str, String)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set((*name).to_owned(), FluentValue::from(value.clone()));
        }
        self.format(id, None, &values).unwrap_or_else(|| id.to_owned())
    }

    /// What a code says, why, and what to do.
    pub(crate) fn code(&self, code: Code, args: &Args) -> (String, Option<String>, Option<String>) {
        let values = fluent_args(args);
        let id = code.message_id();
        let what = self.format(&id, None, &values).unwrap_or_else(|| code.id().to_owned());
        (what, self.format(&id, Some("why"), &values), self.format(&id, Some("help"), &values))
    }
}

/// Ids of the messages of a Fluent file.
pub(crate) fn message_ids(source: &str) -> BTreeSet<String> {
    source.lines().filter_map(message_id).map(str::to_owned).collect()
}

/// The id of the message that begins in a line: what stands at its start before ` =`.
pub(crate) fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end();
    let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    (plain && id.starts_with(|c: char| c.is_ascii_alphabetic())).then_some(id)
}

/// Values as Fluent takes them; a suggestion that is not there is `none`.
pub(crate) fn fluent_args(args: &Args) -> FluentArgs<'static> {
    let mut values = FluentArgs::new();
    values.set("suggestion", "none");
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(*name, FluentValue::from(text.clone())),
            Arg::Int(n) => values.set(*name, FluentValue::from(n.to_string())),
        }
    }
    values
}

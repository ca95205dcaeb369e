//! How a scenario may be written: its keys, one verb a step, and expectations of the right form about what the rulebook has. What this
//! refuses would otherwise pass whatever happens.

use super::read::{Diagnostics, Fields};
use super::source::{Tree, TreeKind};
use super::{Given, Outcome, Rulebook};
use crate::diag::{Code, Diagnostic, nearest};
use crate::time::{parse_duration, parse_timestamp};

/// What a step does, with the keys that may stand beside it.
const VERBS: [(&str, &[&str]); 5] = [
    ("act", &["args", "outcome", "took", "draws", "confirm", "rejected", "codes"]),
    ("fire", &["instance", "outcome", "draws", "rejected", "codes"]),
    ("set", &["rejected", "codes"]),
    ("wait", &["rejected", "codes"]),
    ("expect", &[]),
];

/// Keys of a scenario that are read where its situation begins.
const READ: [&str; 5] = ["seed", "start", "asOf", "basis", "cites"];

/// What an expectation is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Actions,
    Goals,
    Facts,
    Triggers,
    Duties,
    Losses,
    /// Notes, residues, forecasts.
    Shown,
    Presets,
    Readings,
    /// What the engine may refuse a step for.
    ErrorCodes,
    /// Requirements and quotas, by their codes.
    Codes,
    /// What a rule or a duty may be broken by: a code, or `duty/ID`.
    Breaches,
    /// What happened: `ID/OUTCOME`, `duty:ID`, `waited`.
    Happened,
    /// Anything: what the expectation itself looks up and misses.
    Anything,
}

/// How an expectation is written.
#[derive(Clone, Copy)]
enum Form {
    /// A table with something for each id.
    Each(About),
    /// A table with a list of codes for each id.
    Coded(About),
    /// A table with one of these words for each id.
    Word(About, &'static [&'static str]),
    /// A list of ids; whether none at all says something.
    List(About, bool),
    /// A text.
    Text,
}

/// What may happen besides what ends in an outcome, and what is named with it.
const HAPPENED: [(&str, Option<About>); 5] = [
    ("set", None),
    ("waited", None),
    ("duty", Some(About::Duties)),
    ("breached", Some(About::Breaches)),
    ("interrupted", Some(About::Actions)),
];

const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];

const EXPECTATIONS: [(&str, Form); 32] = [
    ("applicable", Form::Word(About::Actions, &ANSWERS)),
    ("offered", Form::Word(About::Actions, &ANSWERS)),
    ("irreversible", Form::Word(About::Actions, &ANSWERS)),
    ("blockers", Form::Coded(About::Actions)),
    ("warnings", Form::Coded(About::Actions)),
    ("notices", Form::Coded(About::Actions)),
    ("paths", Form::Each(About::Actions)),
    ("confirms", Form::Each(About::Actions)),
    ("costs", Form::Each(About::Actions)),
    ("decided", Form::Each(About::Codes)),
    ("remedies", Form::Each(About::Codes)),
    ("takes", Form::Each(About::Anything)),
    ("facts", Form::Each(About::Facts)),
    ("goals", Form::Word(About::Goals, &ANSWERS)),
    ("duties", Form::Word(About::Duties, &["-", "open", "met", "breached"])),
    ("due", Form::Each(About::Duties)),
    ("ends", Form::Each(About::Shown)),
    ("points", Form::Each(About::Shown)),
    ("due_in", Form::Each(About::Triggers)),
    ("odds", Form::Each(About::Triggers)),
    ("situation", Form::List(About::Codes, true)),
    ("pending", Form::List(About::Triggers, true)),
    ("past_calendar", Form::List(About::Triggers, true)),
    ("breaches", Form::List(About::Breaches, true)),
    ("happened", Form::List(About::Happened, true)),
    ("stale", Form::List(About::Anything, true)),
    ("shown", Form::List(About::Shown, false)),
    ("absent", Form::List(About::Shown, false)),
    ("lost", Form::List(About::Losses, false)),
    ("kept", Form::List(About::Losses, false)),
    ("elapsed", Form::Text),
    ("next", Form::Text),
];

/// What may stand in a scenario: its keys; its verbs, with the keys that may stand beside each; and what can be expected, with the way in
/// which it is written (`words`, `codes`, `each`, `list`, `text`, `own`).
pub struct ScenarioLanguage {
    /// Keys of `[scenario.ID]`.
    pub keys: Vec<&'static str>,
    /// What a step does.
    pub verbs: Vec<(&'static str, &'static [&'static str])>,
    /// Keys of `expect`, with what each is about (`action`, `goal`, …) and the words that it takes, if it takes a few.
    pub expectations: Vec<(&'static str, &'static str, &'static str, &'static [&'static str])>,
}

/// The language of scenarios.
#[must_use]
pub fn scenario_language() -> ScenarioLanguage {
    let written = |form: &Form| match form {
        Form::Each(About::Anything) | Form::List(About::Anything, _) => ("own", "", &[][..]),
        Form::Each(about) => ("each", what(*about), &[][..]),
        Form::Coded(about) => ("codes", what(*about), &[][..]),
        Form::Word(about, words) => ("words", what(*about), *words),
        Form::List(about, _) => ("list", what(*about), &[][..]),
        Form::Text => ("text", "", &[][..]),
    };
    let expectations = EXPECTATIONS.iter().map(|(name, form)| {
        let (form, about, words) = written(form);
        (*name, form, about, words)
    });
    let keys = READ.iter().chain(&["preset", "facts", "readings", "challenge", "steps"]).copied().collect();
    ScenarioLanguage { keys, verbs: VERBS.to_vec(), expectations: expectations.collect() }
}

/// Looks through `[scenario.ID]` tables.
#[must_use]
pub fn check_scenarios(book: &Rulebook, root: &Tree) -> Vec<Diagnostic> {
    let d = Diagnostics::new(root);
    if let Some(fields) = d.table(root) {
        let reader = Reader { book, d: &d };
        fields
            .get("scenario")
            .map_or(&[][..], |tree| d.entries(tree))
            .iter()
            .for_each(|(_, tree)| reader.scenario(tree));
        // Whatever else stands there is meant for one.
        for (key, tree) in fields.rest() {
            let near = nearest(key, ["scenario"]).map_or_else(|| format!("scenario.{key}"), str::to_owned);
            let args = vec![("key", key.into()), ("known", "scenario".into()), ("suggestion", near.into())];
            d.error_in(tree, key, Code::UnknownKey, args);
        }
    }
    d.into_list()
}

struct Reader<'r> {
    book: &'r Rulebook,
    d: &'r Diagnostics<'r>,
}

impl Reader<'_> {
    fn scenario(&self, tree: &Tree) {
        let Some(fields) = self.d.table(tree) else { return };
        // Values are read where the situation begins.
        fields.allow(&READ);
        self.name(&fields, "preset", About::Presets);
        self.name(&fields, "challenge", About::Goals);
        let preset = fields.get("preset").and_then(Tree::text);
        let preset = preset.and_then(|name| self.book.presets.iter().find(|preset| preset.id == name));
        let mut said = preset.map(|preset| preset.facts.clone()).unwrap_or_default();
        fields.get("facts").into_iter().for_each(|facts| self.facts(facts, &mut said));
        for (name, item) in fields.get("readings").map_or(&[][..], |tree| self.d.entries(tree)) {
            self.known(item, About::Readings, name);
        }
        let steps = fields.get("steps").map_or(&[][..], |steps| self.d.list(steps));
        steps.iter().for_each(|step| self.step(step, &mut said));
        if !steps.iter().any(|step| step.get("expect").is_some() || step.get("rejected").is_some()) {
            self.d.error(tree, Code::ExpectsNothing, Vec::new());
        }
    }

    /// Facts that are said, with their values; `said` are those that were before.
    fn facts(&self, facts: &Tree, said: &mut Vec<(u16, Given)>) {
        let mut places = Vec::new();
        for (key, value) in self.d.entries(facts) {
            let Some(slot) = self.book.slot(key) else {
                self.known(value, About::Facts, key);
                continue;
            };
            let Some(ty) = self.book.slots.get(usize::from(slot)).map(|slot| slot.ty) else { continue };
            match Given::read(self.book, ty, value) {
                Ok(given) => {
                    said.push((slot, given));
                    places.push((slot, key, value));
                }
                Err(rejection) => self.d.rejected(value, &rejection),
            }
        }
        for (slot, set) in self.book.uncounted(said) {
            let here = places.iter().find(|(place, ..)| *place == slot);
            here.into_iter()
                .for_each(|(_, key, value)| self.d.bad_key(value, key, &format!("{} = 1..{}", set.id, set.max)));
        }
    }

    fn step(&self, step: &Tree, said: &mut Vec<(u16, Given)>) {
        let Some(fields) = self.d.table(step) else { return };
        let verbs: Vec<_> = VERBS.iter().filter(|(verb, _)| step.get(verb).is_some()).collect();
        let [(verb, beside)] = verbs[..] else {
            fields.forgo();
            let names: Vec<&str> = VERBS.iter().map(|(verb, _)| *verb).collect();
            let args =
                vec![("known", names.join(", ").into()), ("found", u64::try_from(verbs.len()).unwrap_or(0).into())];
            return self.d.error(step, Code::OneVerb, args);
        };
        fields.allow(beside);
        match *verb {
            "act" => self.name(&fields, verb, About::Actions),
            "fire" => self.name(&fields, verb, About::Triggers),
            // What is to be refused may be as wrong as it likes.
            "set" if step.get("rejected").is_some() => fields.allow(&[verb]),
            "set" => fields.get(verb).into_iter().for_each(|facts| self.facts(facts, said)),
            "expect" => fields.get(verb).into_iter().for_each(|expect| self.expectations(expect)),
            _ => fields.get(verb).into_iter().for_each(|wait| self.wait(wait)),
        }
        self.name(&fields, "rejected", About::ErrorCodes);
    }

    /// How long is waited: a length, until an instant, or until something changes.
    fn wait(&self, wait: &Tree) {
        if let TreeKind::Int(_) = wait.kind {
            return;
        }
        if let Some(text) = self.d.text(wait).filter(|text| *text != "next") {
            let read = parse_duration(text).is_some() || parse_timestamp(text).is_some();
            if !read {
                self.d.bad_value(wait, text, "24h, 1h30m, next, 2026-01-05T10:00:00Z");
            }
        }
    }

    fn expectations(&self, expect: &Tree) {
        let entries = self.d.entries(expect);
        if entries.is_empty() && matches!(expect.kind, TreeKind::Table(_)) {
            self.d.error(expect, Code::ExpectsNothing, Vec::new());
        }
        for (key, value) in entries {
            let Some((_, form)) = EXPECTATIONS.iter().find(|(name, _)| name == key) else {
                self.d.unknown(value, "expectation", key, EXPECTATIONS.iter().map(|(name, _)| *name));
                continue;
            };
            if let Form::Coded(_) = form {
                let lists = self.d.entries(value).iter().map(|(_, list)| list);
                for (item, code) in lists.flat_map(Tree::items).filter_map(|item| Some((item, item.text()?))) {
                    // Of one of several people: `code@0`.
                    let code = code.split_once('@').map_or(code, |(code, _)| code);
                    self.known(item, About::Breaches, code);
                }
            }
            let (about, none, names): (About, bool, Vec<(&Tree, &str)>) = match form {
                Form::Word(about, words) => {
                    let words: Vec<(&str, ())> = words.iter().map(|word| (*word, ())).collect();
                    let entries = self.d.entries(value);
                    for item in entries.iter().map(|(_, item)| item) {
                        let word = self.d.text(item);
                        if let Some(word) = word.filter(|word| !words.iter().any(|(known, ())| known == word)) {
                            self.d.bad_word(item, word, &words);
                        }
                    }
                    (*about, false, entries.iter().map(|(id, item)| (item, id.as_str())).collect())
                }
                Form::Each(about) | Form::Coded(about) => {
                    (*about, false, self.d.entries(value).iter().map(|(id, item)| (item, id.as_str())).collect())
                }
                Form::List(about, none) => {
                    let items = self.d.list(value).iter();
                    (*about, *none, items.filter_map(|item| Some((item, self.d.text(item)?))).collect())
                }
                Form::Text => {
                    self.d.text(value);
                    continue;
                }
            };
            let empty = match &value.kind {
                TreeKind::Table(entries) => entries.is_empty(),
                TreeKind::List(items) => items.is_empty(),
                _ => false,
            };
            if empty && !none {
                self.d.error(value, Code::ExpectsNothing, Vec::new());
            }
            names.into_iter().for_each(|(item, name)| self.known(item, about, name));
        }
    }

    /// Something that an expectation names has to be one that there is.
    fn known(&self, item: &Tree, about: About, name: &str) {
        let known = self.ids(about);
        if about != About::Anything && !known.iter().any(|known| known == name) {
            self.d.unknown(item, what(about), name, known.iter().map(String::as_str));
        }
    }

    /// The name under a key has to be one that is known.
    fn name(&self, fields: &Fields<'_>, key: &'static str, about: About) {
        let Some(tree) = fields.get(key) else { return };
        if let Some(name) = self.d.text(tree) {
            self.known(tree, about, name);
        }
    }

    fn ids(&self, about: About) -> Vec<String> {
        let book = self.book;
        let requirements = || book.actions.iter().flat_map(|action| &action.requires).chain(&book.constraints);
        let codes = || requirements().map(|require| &require.code).chain(book.quotas.iter().map(|quota| &quota.code));
        match about {
            About::Actions => book.actions.iter().map(|action| action.id.clone()).collect(),
            About::Goals => book.goals.iter().map(|goal| goal.id.clone()).collect(),
            About::Facts => book.slots.iter().map(|slot| slot.key.clone()).collect(),
            About::Triggers => book.triggers.iter().map(|trigger| trigger.id.clone()).collect(),
            About::Duties => book.duties.iter().map(|duty| duty.id.clone()).collect(),
            About::Losses => book.losses.iter().map(|loss| loss.id.clone()).collect(),
            About::Presets => book.presets.iter().map(|preset| preset.id.clone()).collect(),
            About::Readings => book.readings.iter().map(|reading| reading.id.clone()).collect(),
            About::Shown => {
                let residues = book.residues.iter().map(|residue| residue.id.clone());
                let notes = book.notes.iter().map(|note| note.id.clone());
                residues.chain(notes).chain(book.forecasts.iter().map(|forecast| forecast.id.clone())).collect()
            }
            About::Codes => codes().cloned().collect(),
            About::Breaches => {
                codes().cloned().chain(book.duties.iter().map(|duty| format!("duty/{}", duty.id))).collect()
            }
            About::Happened => {
                let ended = |id: &str, outcomes: &[Outcome]| -> Vec<String> {
                    outcomes.iter().map(|outcome| format!("{id}/{}", outcome.id)).collect()
                };
                let acted = book.actions.iter().flat_map(|action| ended(&action.id, &action.outcomes));
                let came = book.triggers.iter().flat_map(|trigger| ended(&trigger.id, &trigger.outcomes));
                let other = HAPPENED.iter().flat_map(|(kind, about)| {
                    about.map_or_else(
                        || vec![(*kind).to_owned()],
                        |about| self.ids(about).iter().map(|id| format!("{kind}:{id}")).collect(),
                    )
                });
                acted.chain(came).chain(other).collect()
            }
            About::ErrorCodes => Code::ALL.iter().map(|code| code.id().to_owned()).collect(),
            About::Anything => Vec::new(),
        }
    }
}

/// What it is called in a diagnostic.
fn what(about: About) -> &'static str {
    match about {
        About::Actions => "action",
        About::Goals => "goal",
        About::Facts => "fact",
        About::Triggers => "trigger",
        About::Duties => "duty",
        About::Losses => "loss",
        About::Shown => "note",
        About::Presets => "preset",
        About::Readings => "reading",
        About::Codes | About::Breaches | About::ErrorCodes | About::Anything => "code",
        About::Happened => "event",
    }
}

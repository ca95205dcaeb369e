//! How a scenario may be written: its keys, one verb a step, and expectations of the right form about what the rulebook has. What this
//! refuses would otherwise pass whatever happens.

use super::Rulebook;
use super::read::{Diagnostics, Fields};
use super::source::{Tree, TreeKind};
use crate::diag::{Code, Diagnostic};

/// What a step does, with the keys that may stand beside it.
const VERBS: [(&str, &[&str]); 5] = [
    ("act", &["args", "outcome", "took", "draws", "confirm", "rejected", "codes"]),
    ("fire", &["instance", "outcome", "draws", "rejected", "codes"]),
    ("set", &["rejected", "codes"]),
    ("wait", &["rejected", "codes"]),
    ("expect", &[]),
];

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
    /// Anything: codes, or what the expectation itself looks up and misses.
    Anything,
}

/// How an expectation is written.
#[derive(Clone, Copy)]
enum Form {
    /// A table with something for each id.
    Each(About),
    /// A table with one of these words for each id.
    Word(About, &'static [&'static str]),
    /// A list of ids; whether none at all says something.
    List(About, bool),
    /// A text.
    Text,
}

const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];

const EXPECTATIONS: [(&str, Form); 32] = [
    ("applicable", Form::Word(About::Actions, &ANSWERS)),
    ("offered", Form::Word(About::Actions, &ANSWERS)),
    ("irreversible", Form::Word(About::Actions, &ANSWERS)),
    ("blockers", Form::Each(About::Actions)),
    ("warnings", Form::Each(About::Actions)),
    ("notices", Form::Each(About::Actions)),
    ("paths", Form::Each(About::Actions)),
    ("confirms", Form::Each(About::Actions)),
    ("costs", Form::Each(About::Actions)),
    ("decided", Form::Each(About::Anything)),
    ("remedies", Form::Each(About::Anything)),
    ("takes", Form::Each(About::Anything)),
    ("facts", Form::Each(About::Facts)),
    ("goals", Form::Word(About::Goals, &ANSWERS)),
    ("duties", Form::Word(About::Duties, &["-", "open", "met", "breached"])),
    ("due", Form::Each(About::Duties)),
    ("ends", Form::Each(About::Shown)),
    ("points", Form::Each(About::Shown)),
    ("due_in", Form::Each(About::Triggers)),
    ("odds", Form::Each(About::Triggers)),
    ("situation", Form::List(About::Anything, true)),
    ("pending", Form::List(About::Triggers, true)),
    ("past_calendar", Form::List(About::Triggers, true)),
    ("breaches", Form::List(About::Anything, true)),
    ("happened", Form::List(About::Anything, true)),
    ("stale", Form::List(About::Anything, true)),
    ("shown", Form::List(About::Shown, false)),
    ("absent", Form::List(About::Shown, false)),
    ("lost", Form::List(About::Losses, false)),
    ("kept", Form::List(About::Losses, false)),
    ("elapsed", Form::Text),
    ("next", Form::Text),
];

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
        fields.allow(&["seed", "start", "asOf", "basis", "cites"]);
        let presets = || self.book.presets.iter().map(|preset| preset.id.as_str());
        self.name(&fields, "preset", "preset", presets);
        self.name(&fields, "challenge", "goal", || self.ids(About::Goals).into_iter());
        self.keys(&fields, "facts", "fact", &self.ids(About::Facts));
        let readings: Vec<&str> = self.book.readings.iter().map(|reading| reading.id.as_str()).collect();
        self.keys(&fields, "readings", "reading", &readings);
        let steps = fields.get("steps").map_or(&[][..], |steps| self.d.list(steps));
        steps.iter().for_each(|step| self.step(step));
        if !steps.iter().any(|step| step.get("expect").is_some() || step.get("rejected").is_some()) {
            self.d.error(tree, Code::ExpectsNothing, Vec::new());
        }
    }

    fn step(&self, step: &Tree) {
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
            "act" => self.name(&fields, verb, "action", || self.ids(About::Actions).into_iter()),
            "fire" => self.name(&fields, verb, "trigger", || self.ids(About::Triggers).into_iter()),
            "set" => self.keys(&fields, verb, "fact", &self.ids(About::Facts)),
            "expect" => fields.get(verb).into_iter().for_each(|expect| self.expectations(expect)),
            _ => fields.allow(&[verb]),
        }
        if let Some(tree) = fields.get("rejected") {
            let known = || Code::ALL.iter().map(|code| code.id());
            if let Some(code) = self.d.text(tree).filter(|code| !known().any(|known| known == *code)) {
                self.d.unknown(tree, "code", code, known());
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
                Form::Each(about) => {
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
            let known = self.ids(about);
            for (item, name) in names.into_iter().filter(|(_, name)| about != About::Anything && !known.contains(name))
            {
                self.d.unknown(item, what(about), name, known.iter().copied());
            }
        }
    }

    /// The name under a key has to be one that is known.
    fn name<'n, I: Iterator<Item = &'n str>>(
        &self,
        fields: &Fields<'_>,
        key: &'static str,
        what: &'static str,
        known: impl Fn() -> I,
    ) {
        let Some(tree) = fields.get(key) else { return };
        if let Some(name) = self.d.text(tree).filter(|name| !known().any(|known| known == *name)) {
            self.d.unknown(tree, what, name, known());
        }
    }

    /// The keys of a table have to be known.
    fn keys(&self, fields: &Fields<'_>, key: &'static str, what: &'static str, known: &[&str]) {
        for (name, item) in fields.get(key).map_or(&[][..], |tree| self.d.entries(tree)) {
            if !known.contains(&name.as_str()) {
                self.d.unknown(item, what, name, known.iter().copied());
            }
        }
    }

    fn ids(&self, about: About) -> Vec<&str> {
        let book = self.book;
        match about {
            About::Actions => book.actions.iter().map(|action| action.id.as_str()).collect(),
            About::Goals => book.goals.iter().map(|goal| goal.id.as_str()).collect(),
            About::Facts => book.slots.iter().map(|slot| slot.key.as_str()).collect(),
            About::Triggers => book.triggers.iter().map(|trigger| trigger.id.as_str()).collect(),
            About::Duties => book.duties.iter().map(|duty| duty.id.as_str()).collect(),
            About::Losses => book.losses.iter().map(|loss| loss.id.as_str()).collect(),
            About::Shown => {
                let residues = book.residues.iter().map(|residue| residue.id.as_str());
                let notes = book.notes.iter().map(|note| note.id.as_str());
                residues.chain(notes).chain(book.forecasts.iter().map(|forecast| forecast.id.as_str())).collect()
            }
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
        About::Anything => "code",
    }
}

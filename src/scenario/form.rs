//! How a scenario may be written: its keys, one verb a step, and expectations of the right form about things that the rulebook has. What this
//! refuses would otherwise pass whatever happens.

use crate::diag::nearest;
use crate::rulebook::Rulebook;
use crate::rulebook::source::{Tree, TreeKind};

/// Keys of a scenario.
const KEYS: [&str; 10] =
    ["preset", "facts", "basis", "readings", "seed", "start", "asOf", "steps", "cites", "challenge"];

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
    /// A list of ids; whether none at all says something.
    List(About, bool),
    /// A text.
    Text,
}

const EXPECTATIONS: [(&str, Form); 30] = [
    ("applicable", Form::Each(About::Actions)),
    ("offered", Form::Each(About::Actions)),
    ("irreversible", Form::Each(About::Actions)),
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
    ("goals", Form::Each(About::Goals)),
    ("duties", Form::Each(About::Duties)),
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
];

const TEXTS: [(&str, Form); 2] = [("elapsed", Form::Text), ("next", Form::Text)];

/// Everything in the form of a scenario that is not as it may be.
pub(super) fn problems(book: &Rulebook, scenario: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (key, _) in scenario.entries() {
        known(&mut found, "key", key, KEYS.iter().copied());
    }
    let steps = match scenario.get("steps").map(|tree| &tree.kind) {
        Some(TreeKind::List(steps)) => steps.as_slice(),
        Some(_) => {
            found.push("steps: a list is needed".to_owned());
            &[]
        }
        None => &[],
    };
    for (at, one) in steps.iter().enumerate() {
        let mut inside = Vec::new();
        step(book, one, &mut inside);
        found.extend(inside.into_iter().map(|problem| format!("step {at}: {problem}")));
    }
    found
}

fn step(book: &Rulebook, step: &Tree, found: &mut Vec<String>) {
    let verbs: Vec<_> = VERBS.iter().filter(|(verb, _)| step.get(verb).is_some()).collect();
    let [(verb, beside)] = verbs[..] else {
        let names: Vec<&str> = VERBS.iter().map(|(verb, _)| *verb).collect();
        found.push(format!("one of {} is needed, found {}", names.join(", "), verbs.len()));
        return;
    };
    for (key, _) in step.entries().iter().filter(|(key, _)| key != verb) {
        known(found, "key", key, beside.iter().copied());
    }
    if let Some(expect) = step.get("expect") {
        expectations(book, expect, found);
    }
}

fn expectations(book: &Rulebook, expect: &Tree, found: &mut Vec<String>) {
    if !matches!(expect.kind, TreeKind::Table(_)) {
        found.push(format!("expect: a table is needed, found {}", expect.type_name()));
        return;
    }
    if expect.entries().is_empty() {
        found.push("expect: nothing is expected".to_owned());
    }
    for (key, value) in expect.entries() {
        let all = || EXPECTATIONS.iter().chain(&TEXTS);
        let Some((_, form)) = all().find(|(name, _)| name == key) else {
            known(found, "expectation", key, all().map(|(name, _)| *name));
            continue;
        };
        match (form, &value.kind) {
            (Form::Each(about), TreeKind::Table(entries)) => {
                if entries.is_empty() {
                    found.push(format!("{key}: nothing is expected"));
                }
                entries.iter().for_each(|(id, _)| named(book, found, key, id, *about));
            }
            (Form::List(about, none), TreeKind::List(items)) => {
                if items.is_empty() && !none {
                    found.push(format!("{key}: nothing is expected"));
                }
                for item in items {
                    match &item.kind {
                        TreeKind::Str(id) => named(book, found, key, id, *about),
                        _ => found.push(format!("{key}: a list of texts is needed, found {}", item.type_name())),
                    }
                }
            }
            (Form::Text, TreeKind::Str(_)) => {}
            (form, _) => {
                let needed = match form {
                    Form::Each(_) => "a table",
                    Form::List(..) => "a list",
                    Form::Text => "a text",
                };
                found.push(format!("{key}: {needed} is needed, found {}", value.type_name()));
            }
        }
    }
}

/// Says that the rulebook has nothing of this name.
fn named(book: &Rulebook, found: &mut Vec<String>, key: &str, id: &str, about: About) {
    let ids: Vec<&str> = match about {
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
        About::Anything => return,
    };
    known(found, key, id, ids);
}

fn known<'k>(found: &mut Vec<String>, what: &str, name: &str, known: impl IntoIterator<Item = &'k str>) {
    let known: Vec<&str> = known.into_iter().collect();
    if known.contains(&name) {
        return;
    }
    let near = nearest(name, known.iter().copied()).map(|near| format!("; did you mean {near}?"));
    found.push(format!("{what}: {name} is not known{}", near.unwrap_or_default()));
}

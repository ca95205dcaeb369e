//! Values, names and messages as a person at a terminal reads them; the same messages as the page shows.

use std::path::Path;

use fluent_bundle::{FluentArgs, FluentValue};
use tuiqun::rulebook::{ParamKind, Rulebook};
use tuiqun::time::{DAY, print_date};
use tuiqun::wire::{Datum, DatumKind, EntryView, FindingView, OperandView, RemedyView, ValueView};

use super::failure::Failure;
use super::texts::Texts;

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;

/// The words of the project and of one rulebook.
pub(crate) struct Words {
    texts: Texts,
    locale: String,
    utc_offset: i64,
    /// Parameters that name an entity, with the action they belong to.
    entity_params: Vec<(String, String)>,
}

impl Words {
    /// The words for a rulebook; a pack brings none, and then ids stand for them.
    pub(crate) fn new(own: &Texts, book: &Rulebook, path: &Path, locale: &str) -> Result<Self, Failure> {
        let params = book.actions.iter().flat_map(|action| action.params.iter().map(move |param| (action, param)));
        let entity_params = params
            .filter(|(_, param)| matches!(param.kind, ParamKind::Entity(_)))
            .map(|(action, param)| (action.id.clone(), param.id.clone()))
            .collect();
        let texts = if path.is_dir() {
            Texts::rulebook(path, locale).map_err(Failure::Several)?.beside(own)
        } else {
            Texts::own_words(locale)?
        };
        Ok(Self { texts, locale: locale.to_owned(), utc_offset: book.calendar.utc_offset, entity_params })
    }

    /// The language of the words, as a subtag: `zh`, `en`.
    pub(crate) fn language(&self) -> &str {
        self.locale.split('-').next().unwrap_or_default()
    }

    fn takes_entity(&self, action: &str, param: &str) -> bool {
        self.entity_params.iter().any(|(of, name)| of == action && name == param)
    }

    /// A message; its id, where there is none.
    pub(crate) fn t(&self, id: &str, args: &[(&str, String)]) -> String {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set((*name).to_owned(), FluentValue::from(value.clone()));
        }
        self.message(id, &values)
    }

    /// A message that counts something.
    pub(crate) fn counted(&self, id: &str, count: usize) -> String {
        let mut values = FluentArgs::new();
        values.set("count", FluentValue::from(count));
        self.message(id, &values)
    }

    /// Whose rules these are, and that they are no policy: as the rulebook says it.
    pub(crate) fn disclaimer(&self) -> String {
        self.t("rulebook-disclaimer", &[])
    }

    fn has(&self, id: &str) -> bool {
        self.texts.ids().contains(id)
    }

    pub(crate) fn message(&self, id: &str, values: &FluentArgs<'_>) -> String {
        let id = id.replace('/', "--");
        self.texts.format(&id, None, values).unwrap_or(id)
    }

    /// What a rule says with its values.
    pub(crate) fn code(&self, code: &str, operands: &[OperandView], entity: Option<u32>) -> String {
        let mut values = FluentArgs::new();
        for operand in operands {
            let name = operand.name.replace('.', "_");
            match operand.value.value {
                Datum::Int(n) => values.set(format!("{name}_n"), FluentValue::from(n)),
                Datum::Null => values.set(format!("{name}_n"), FluentValue::from("unknown")),
                _ => values.set(format!("{name}_n"), FluentValue::from("known")),
            }
            values.set(name, FluentValue::from(self.value(&operand.value)));
        }
        if let Some(entity) = entity {
            values.set("entity", FluentValue::from(self.entity(entity)));
        }
        self.message(code, &values)
    }

    /// "The first one".
    pub(crate) fn entity(&self, index: u32) -> String {
        self.t("entity", &[("n", index.saturating_add(1).to_string())])
    }

    /// The name of a fact, of an entity's field with whose it is.
    pub(crate) fn fact(&self, key: &str) -> String {
        let parts: Vec<&str> = key.split('.').collect();
        let named = |name: String| {
            let kinds = ["fact", "state", "set"].map(|kind| format!("{kind}--{name}"));
            kinds.iter().find(|id| self.has(id)).map_or(name, |id| self.t(id, &[]))
        };
        match parts.as_slice() {
            [set, index, field] => {
                let whose = index.parse().map_or((*index).to_owned(), |index| self.entity(index));
                format!("{whose} · {}", named(format!("{set}--{field}")))
            }
            _ => named(key.to_owned()),
        }
    }

    /// The names of facts.
    pub(crate) fn facts(&self, keys: &[String]) -> String {
        keys.iter().map(|key| self.fact(key)).collect::<Vec<_>>().join(" / ")
    }

    /// A value.
    pub(crate) fn value(&self, view: &ValueView) -> String {
        match (&view.value, view.kind) {
            (Datum::Null, _) => self.t("unsure", &[]),
            (Datum::Bool(yes), _) => self.t(if *yes { "yes" } else { "no" }, &[]),
            (Datum::Text(text), DatumKind::Enum) => self.choice(text),
            (Datum::Text(text), _) if text == "never" => self.t("never", &[]),
            (Datum::Text(text), _) => text.clone(),
            (Datum::Int(ms), DatumKind::Duration) => self.duration(*ms),
            (Datum::Int(ms), DatumKind::Instant) => self.instant(*ms),
            (Datum::Int(n), _) => n.to_string(),
        }
    }

    /// A value at an instant: a moment that has passed is told by how long ago it was, as it is asked for.
    pub(crate) fn value_by(&self, view: &ValueView, now: i64) -> String {
        match (&view.value, view.kind) {
            (Datum::Int(ms), DatumKind::Instant) if *ms <= now => {
                // What has to be longer ago than a round figure is not the round figure.
                let passed = now.saturating_sub(*ms);
                let is_round = passed < SECOND || passed.checked_rem(SECOND) == Some(0);
                self.t(if is_round { "fact-ago" } else { "fact-over-ago" }, &[("time", self.duration(passed))])
            }
            _ => self.value(view),
        }
    }

    /// The name of a choice.
    pub(crate) fn choice(&self, name: &str) -> String {
        let id = format!("choice--{name}");
        if self.has(&id) { self.t(&id, &[]) } else { name.to_owned() }
    }

    /// At most two units, the smaller ones dropped.
    pub(crate) fn duration(&self, ms: i64) -> String {
        let mut rest = ms.saturating_abs();
        let mut parts = Vec::new();
        if rest < SECOND {
            return self.t("duration-moment", &[]);
        }
        if rest < 10 * SECOND {
            // Of so few, the nearest.
            rest = rest.saturating_add(SECOND / 2);
        }
        for (unit, size) in [("d", DAY), ("h", HOUR), ("m", MINUTE), ("s", SECOND)] {
            let count = rest.checked_div(size).unwrap_or(0);
            if count > 0 && parts.len() < 2 {
                let mut values = FluentArgs::new();
                // One is a number, so that a language can tell it from many.
                let n = if count == 1 { FluentValue::from(1) } else { FluentValue::from(count.to_string()) };
                values.set("n", n);
                parts.push(self.message(&format!("duration-{unit}"), &values));
            } else if !parts.is_empty() {
                break;
            }
            rest = rest.saturating_sub(count.saturating_mul(size));
        }
        parts.join(" ")
    }

    /// A moment that has to have come: to the minute, and never too early.
    pub(crate) fn by(&self, ms: i64) -> String {
        self.instant(ms.saturating_add(MINUTE - 1))
    }

    /// A moment on the rulebook's clock: `2026-01-05 10:00`.
    pub(crate) fn instant(&self, ms: i64) -> String {
        let here = ms.saturating_add(self.utc_offset);
        let minutes = here.rem_euclid(DAY).checked_div(MINUTE).unwrap_or(0);
        let (hour, minute) = (minutes.checked_div(60).unwrap_or(0), minutes.checked_rem(60).unwrap_or(0));
        format!("{} {hour:02}:{minute:02}", print_date(here.div_euclid(DAY)))
    }

    /// What a finding says.
    pub(crate) fn finding(&self, found: &FindingView) -> String {
        self.code(&found.code, &found.args, found.entity)
    }

    /// What removes a finding, a line each; other answers share one.
    pub(crate) fn remedies(&self, remedies: &[RemedyView]) -> Vec<String> {
        let answers = |otherwise: bool| -> Vec<String> {
            let answers = remedies.iter().filter_map(|remedy| match remedy {
                RemedyView::Answer { fact, said } if *said == otherwise => Some(fact.clone()),
                _ => None,
            });
            answers.collect()
        };
        let done = remedies.iter().filter(|remedy| !matches!(remedy, RemedyView::Answer { .. }));
        let mut lines: Vec<String> = done.map(|remedy| self.remedy(remedy)).collect();
        for (text, answers) in [("fix-answer", answers(true)), ("say-already", answers(false))] {
            if !answers.is_empty() {
                lines.push(self.t(text, &[("facts", self.facts(&answers))]));
            }
        }
        lines
    }

    fn remedy(&self, remedy: &RemedyView) -> String {
        match remedy {
            RemedyView::Wait { until } => self.t("remedy-wait", &[("when", self.by(*until))]),
            RemedyView::Await { trigger, at, overdue, .. } => {
                let id = if *overdue { "remedy-await-now" } else { "remedy-await" };
                let trigger = self.t(&format!("trigger--{trigger}"), &[]);
                self.t(id, &[("trigger", trigger), ("when", self.instant(*at))])
            }
            RemedyView::Answer { fact, said } => {
                self.t(if *said { "remedy-answer" } else { "remedy-already" }, &[("fact", self.fact(fact))])
            }
            RemedyView::Act { action, args, then_wait, awaits, .. } => {
                let action = self.action(action, args);
                match awaits {
                    Some(trigger) => {
                        let trigger = self.t(&format!("trigger--{trigger}"), &[]);
                        self.t("remedy-act-await", &[("action", action), ("trigger", trigger)])
                    }
                    None if *then_wait > 0 => {
                        self.t("remedy-act-wait", &[("action", action), ("time", self.duration(*then_wait))])
                    }
                    None => self.t("remedy-act", &[("action", action)]),
                }
            }
        }
    }

    /// An action with its arguments; several bear their names.
    pub(crate) fn action(&self, id: &str, args: &[OperandView]) -> String {
        let action = self.t(&format!("action--{id}"), &[]);
        if args.is_empty() {
            return action;
        }
        let named = |arg: &OperandView| match arg.value.value {
            Datum::Int(at) if self.takes_entity(id, &arg.name) => u32::try_from(at).map(|at| self.entity(at)).ok(),
            _ => None,
        };
        let several = args.len() > 1;
        let said = args.iter().map(|arg| {
            let value = named(arg).unwrap_or_else(|| self.value(&arg.value));
            let name = || self.t(&format!("param--{id}--{}", arg.name), &[]);
            if several { self.t("named", &[("name", name()), ("value", value)]) } else { value }
        });
        let said: Vec<String> = said.collect();
        self.t("remedy-count", &[("action", action), ("n", said.join(" · "))])
    }

    /// The name of an action or a trigger.
    pub(crate) fn action_or_trigger(&self, id: &str) -> String {
        let action = format!("action--{id}");
        if self.has(&action) { self.t(&action, &[]) } else { self.t(&format!("trigger--{id}"), &[]) }
    }

    /// The name of an outcome.
    pub(crate) fn outcome(&self, item: &str, outcome: &str) -> String {
        self.t(&format!("outcome--{item}--{outcome}"), &[])
    }

    /// A step of the log.
    pub(crate) fn entry(&self, entry: &EntryView) -> String {
        let id = entry.ids.first().map_or("", String::as_str);
        let outcome = entry.outcome.as_ref().map(|outcome| format!("outcome--{id}--{outcome}"));
        let outcome =
            outcome.filter(|id| self.has(id)).map(|id| format!(" · {}", self.t(&id, &[]))).unwrap_or_default();
        match entry.kind {
            "wait" => self.t("step-wait", &[("when", self.by(entry.until.unwrap_or(0)))]),
            "act" => {
                let time = self.duration(entry.took.unwrap_or(0));
                self.t("step-act", &[("action", self.action(id, &entry.args)), ("time", time)]) + &outcome
            }
            "fire" => {
                let whose = entry.instance.map(|at| format!("{} · ", self.entity(at))).unwrap_or_default();
                let trigger = format!("{whose}{}", self.t(&format!("trigger--{id}"), &[]));
                self.t("step-fire", &[("trigger", trigger)]) + &outcome
            }
            _ => {
                let facts = entry.ids.iter().zip(&entry.args);
                let facts: Vec<String> =
                    facts.map(|(key, arg)| format!("{} = {}", self.fact(key), self.value(&arg.value))).collect();
                self.t("entry-set", &[("facts", facts.join(", "))])
            }
        }
    }
}

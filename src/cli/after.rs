//! `tuiqun after`: the timeline as text, as a checklist to paste, or as a calendar file.

use chrono::{DateTime, Duration, Utc};
use clap::ValueEnum;
use icalendar::{Alarm, Calendar, CalendarDateTime, Component as _, Event, EventLike as _};
use tuiqun::wire::{self, MomentEntry, MomentView, View};

use super::run::opening;
use super::situation::{Opened, Situation};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

/// How the timeline is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Lines for the terminal.
    Text,
    /// A Markdown checklist.
    Markdown,
    /// iCalendar, with an alarm a day before each deadline.
    Ics,
}

pub(crate) fn run(situation: &Situation, format: Format, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, .. } = opened;
    let view = wire::view(&session);
    let timeline = wire::timeline(&session, &view);
    if json {
        say(&serde_json::to_string(&timeline)?);
        return Ok(true);
    }
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    match format {
        Format::Text => text(&words, &timeline, &view),
        Format::Markdown => markdown(&words, &timeline, &view),
        // Its lines end in CRLF; the last one gets its LF here.
        Format::Ics => {
            say(calendar(&words, &session.book().id, view.now, &timeline).to_string().trim_end_matches('\n'))
        }
    }
    Ok(true)
}

/// What is shown where it is about afterwards.
fn remarks(words: &Words, view: &View) -> Vec<String> {
    let about = view.notes.iter().filter(|note| note.on.iter().any(|on| on == "afterwards"));
    about.map(|note| words.code(&format!("note--{}", note.id), &note.args, None)).collect()
}

fn text(words: &Words, timeline: &[MomentView], view: &View) {
    let remarks = remarks(words, view);
    opening(words, view);
    say(&words.t("after-title", &[]));
    if timeline.is_empty() && remarks.is_empty() {
        say(&format!("  {}", words.t("after-none", &[])));
    }
    let mut undated = false;
    for moment in timeline {
        if moment.at.is_none() && !undated {
            undated = true;
            say(&format!("  {}", words.t("after-undated", &[])));
        }
        let when = moment.at.map(|at| format!("{}  ", words.instant(at))).unwrap_or_default();
        say(&format!("  {when}{}", title(words, moment)));
        details(words, moment).iter().for_each(|line| say(&format!("      {line}")));
    }
    remarks.iter().for_each(|line| say(&format!("  {}", words.t("after-note", &[("what", line.clone())]))));
}

fn markdown(words: &Words, timeline: &[MomentView], view: &View) {
    say(&format!("# {}\n", words.t("after-title", &[])));
    say(&format!("{} {}\n", words.t("rehearsal", &[]), words.disclaimer()));
    for moment in timeline {
        let done = matches!(&moment.entry, MomentEntry::Duty { duty } if duty.status == "met");
        let when = moment.at.map(|at| format!("**{}** ", words.instant(at))).unwrap_or_default();
        say(&format!("- [{}] {when}{}", if done { "x" } else { " " }, title(words, moment)));
        details(words, moment).iter().for_each(|line| say(&format!("  - {line}")));
    }
    let remarks = remarks(words, view);
    if !remarks.is_empty() {
        say("");
    }
    remarks.iter().for_each(|line| say(&format!("> {line}\n")));
}

/// The entries that have a day; the same timeline gives the same bytes.
fn calendar(words: &Words, rulebook: &str, now: i64, timeline: &[MomentView]) -> Calendar {
    let mut calendar = empty_calendar(words, &words.t("after-title", &[]));
    for (index, moment) in timeline.iter().enumerate() {
        // What is over, done or not, needs no reminder.
        if matches!(&moment.entry, MomentEntry::Duty { duty } if duty.status != "open") {
            continue;
        }
        let Some((at, stamp)) = moment.at.and_then(instant).zip(instant(now)) else { continue };
        let mut event = Event::new();
        let notes = [vec![words.t("rehearsal", &[]), words.disclaimer()], details(words, moment)].concat();
        let uid = format!("{now}-{index}-{}@{rulebook}.tuiqun", id(moment));
        event.uid(&uid).timestamp(stamp);
        event.summary(&title(words, moment)).description(&notes.join("\n"));
        // A moment has no length: without an end it is none.
        event.starts(CalendarDateTime::Utc(at));
        if matches!(&moment.entry, MomentEntry::Duty { duty } if duty.status == "open") {
            let mut alarm = Alarm::display(&title(words, moment), Duration::days(-1));
            event.alarm(alarm.uid(&format!("alarm-{uid}")).timestamp(stamp).done());
        }
        calendar.push(event.done());
    }
    calendar.done()
}

/// A calendar with a name and nothing in it.
pub(crate) fn empty_calendar(words: &Words, name: &str) -> Calendar {
    let product = format!("-//tuiqun//tuiqun//{}", words.language().to_uppercase());
    let mut calendar = Calendar::empty();
    for property in [("VERSION", "2.0"), ("PRODID", product.as_str()), ("CALSCALE", "GREGORIAN")] {
        calendar.append_property(property);
    }
    calendar.name(name);
    calendar
}

pub(crate) fn instant(ms: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(ms)
}

fn id(moment: &MomentView) -> String {
    match &moment.entry {
        MomentEntry::Duty { duty } => format!("duty-{}", duty.id),
        MomentEntry::Pending { pending, .. } => format!("pending-{}-{}", pending.trigger, pending.instance),
        MomentEntry::Forecast { forecast, point } => format!("forecast-{forecast}-{}", point.id),
        MomentEntry::Residue { residue } => format!("residue-{}", residue.id),
    }
}

fn title(words: &Words, moment: &MomentView) -> String {
    let (id, what) = match &moment.entry {
        MomentEntry::Duty { duty } => {
            let id = match (duty.status, duty.kind) {
                ("open", "keep") => "after-duty-keep",
                ("open", _) => "after-duty",
                ("met", _) => "after-duty-met",
                _ => "after-duty-breached",
            };
            (id, words.t(&format!("duty--{}", duty.id), &[]))
        }
        MomentEntry::Pending { pending, unless } => {
            let sure = pending.sure && !pending.may;
            let id = if sure { "after-pending" } else { "after-pending-may" };
            let what = words.t(&format!("trigger--{}", pending.trigger), &[]);
            if let (true, [action, ..]) = (sure, &**unless) {
                return words.t("after-pending-unless", &[("what", what), ("action", words.action(action, &[]))]);
            }
            (id, what)
        }
        MomentEntry::Forecast { forecast, point } => {
            let forecast = format!("forecast--{forecast}");
            let point = words.t(&format!("{forecast}--{}", point.id), &[]);
            ("after-forecast", words.t("finding-line", &[("label", words.t(&forecast, &[])), ("says", point)]))
        }
        MomentEntry::Residue { residue } => {
            let id = match residue.kind {
                "permanent" => "after-residue-permanent",
                "until" if residue.until_max.is_some() => "after-residue-until",
                _ => "after-residue-unstated",
            };
            (id, words.t(&format!("residue--{}", residue.id), &[]))
        }
    };
    words.t(id, &[("what", what)])
}

/// Who keeps it, who asks for it, and where that is said.
fn details(words: &Words, moment: &MomentView) -> Vec<String> {
    let mut lines = Vec::new();
    let claims = match &moment.entry {
        MomentEntry::Duty { duty } => {
            lines.push(words.t(&format!("duty-by-{}", duty.by), &[]));
            &duty.claims
        }
        MomentEntry::Pending { pending, .. } => &pending.claims,
        MomentEntry::Forecast { point, .. } => &point.claims,
        MomentEntry::Residue { residue } => {
            let holder = words.t(&format!("holder--{}", residue.holder), &[]);
            let seen = words.t(&format!("seen--{}", residue.seen_by), &[]);
            lines.push(words.t("after-kept-by", &[("holder", holder), ("seen", seen)]));
            &residue.claims
        }
    };
    if !claims.is_empty() {
        lines.push(words.t("after-sources", &[("claims", claims.join(" "))]));
    }
    lines
}

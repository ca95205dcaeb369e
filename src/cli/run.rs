//! `tuiqun run`: takes steps and tells how things stand then.

use tuiqun::explain::awaited;
use tuiqun::sim::Session;
use tuiqun::wire::{self, ActionView, Answer, ChangeView, FindingView, NoteView, PartChangeView, RemedyView, View};

use super::plan::goal_of;
use super::situation::{Opened, Situation};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

pub(crate) fn run(situation: &Situation, goal: Option<&str>, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, goal: wanted, before } = opened;
    if goal.is_some() {
        goal_of(&session, goal)?;
    }
    let view = wire::view(&session);
    let changes = wire::changes(&session, before)?;
    if json {
        let both = serde_json::json!({ "view": view, "changes": changes });
        say(&both.to_string());
        return Ok(true);
    }
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    heading(&words);
    for entry in view.log.iter().take(session.cursor()) {
        say(&format!("· {}", words.entry(entry)));
    }
    // What was possible and not allowed went through, and stays on record.
    for (code, _) in session.state().breaches() {
        say(&format!("! {}", words.t("happened-breached", &[("code", words.code(code, &[], None))])));
    }
    say(&format!("{} {}", words.t("clock", &[]), words.instant(view.now)));
    if session.cursor() > 0 {
        say("");
        say(&words.t("change-title", &[]));
        changes.rules.iter().for_each(|change| say_change(&words, &view, change));
        changes.parts.iter().for_each(|change| say_part(&words, change));
        if changes.rules.is_empty() && changes.parts.is_empty() {
            say(&format!("  {}", words.t("change-none", &[])));
        }
    }
    say_limits(&words, &view);
    for (at, declared) in session.book().goals.iter().enumerate() {
        if goal.or(wanted.as_deref()).is_none_or(|id| id == declared.id) {
            say_goal(&words, &session, &view, at);
        }
    }
    Ok(true)
}

/// What stands above everything that is told: it is a rehearsal, by what articles say.
pub(crate) fn heading(words: &Words) {
    say(&words.t("rulebook", &[]));
    say(&words.t("rehearsal", &[]));
    say(&words.disclaimer());
    say("");
}

/// The same, and what is wrong with the situation itself: it comes before anything that rests on it.
pub(crate) fn opening(words: &Words, view: &View) {
    heading(words);
    say_limits(words, view);
}

/// What no situation of this kind can be like, and where days are counted that nobody knows yet.
fn say_limits(words: &Words, view: &View) {
    say_situation(words, &view.situation);
    say_calendar(words, view);
}

/// That days are counted beyond the last year whose holidays are known, where they are.
fn say_calendar(words: &Words, view: &View) {
    let mut waited = view.pending.iter().map(|pending| pending.past_calendar);
    let mut taken =
        view.actions.iter().filter(|action| action.offered == Answer::Yes).map(|action| action.takes.past_calendar);
    if waited.any(|past| past) || taken.any(|past| past) {
        say(&words.t("calendar-ends", &[]));
    }
}

/// What no situation of this kind can be like.
pub(crate) fn say_situation(words: &Words, found: &[FindingView]) {
    for found in found {
        say_reason(words, found);
        say_sources(words, &found.claims);
    }
}

fn say_goal(words: &Words, session: &Session, view: &View, at: usize) {
    let Some(goal) = session.book().goals.get(at) else { return };
    let title = words.t(&format!("goal--{}", goal.id), &[]);
    let line = |answer: String| say(&words.t("goal-line", &[("goal", title.clone()), ("answer", answer)]));
    say("");
    let Some(stands) = view.goals.get(at) else { return };
    if stands.reached == Answer::Yes {
        line(words.t("goal-reached", &[]));
        return;
    }
    let ids = goal.actions.iter().filter_map(|at| Some((*at, session.book().actions.get(*at)?)));
    let led: Vec<(usize, &ActionView)> =
        ids.filter_map(|(at, one)| Some((at, view.actions.iter().find(|action| action.id == one.id)?))).collect();
    let nearest = led.iter().find(|(_, action)| stands.nearest.as_deref() == Some(action.id.as_str()));
    let Some((nearest, _)) = nearest else { return };
    let first = led.iter().any(|(at, action)| at == nearest && answer_of(action) == "goal-first");
    line(match stands.at {
        _ if first && stands.enough == Answer::Yes => words.t("goal-first", &[]),
        Some(at) => words.t("goal-begin", &[("when", words.instant(at))]),
        None => words.t(answer_id(stands.enough), &[]),
    });
    // Whatever leads there by itself comes before anything that is to be done.
    if let Some((trigger, at)) = awaited(session.world(), session.state(), goal) {
        let trigger = session.book().triggers.get(trigger).map_or(String::new(), |trigger| trigger.id.clone());
        let awaited = RemedyView::Await { trigger, instance: 0, at, overdue: at <= view.now };
        words.remedies(&[awaited]).iter().for_each(|line| say(&format!("      {line}")));
    }
    for (at, action) in &led {
        let answer = words.t(answer_of(action), &[]);
        let named = format!("{} [{}]", words.action(&action.id, &[]), action.id);
        let line = words.t("action-line", &[("action", named), ("answer", answer)]);
        say(&format!("  {} {line}", answer_mark(action.applicable)));
        if at == nearest {
            wire::preview(session, *at, None).iter().for_each(|action| say_findings(words, view, action));
            say_notes(words, view, &format!("action:{}", action.id), None);
        } else {
            reasons(action).iter().for_each(|found| say_reason(words, found));
        }
    }
    // What was told with the action is not told again with the goal.
    let told = stands.nearest.as_ref().map(|action| format!("action:{action}"));
    say_notes(words, view, &format!("goal:{}", goal.id), told.as_deref());
    say_otherwise(words, session, &goal.id);
}

/// What would be otherwise about a goal if the other basis counted; nothing where nothing would.
pub(crate) fn say_otherwise(words: &Words, session: &Session, goal: &str) {
    let Ok(found) = wire::otherwise(session, goal) else { return };
    let basis = found.basis;
    if found.readings.is_empty() {
        return;
    }
    let title = words.counted(&format!("otherwise-{basis}"), found.readings.len());
    say(&format!("  ≠ {title} (--basis {basis})"));
    let differs = found.here != found.there;
    let answer = match found.there {
        Answer::Yes => Some("yes"),
        Answer::No => Some("no"),
        Answer::Unknown => None,
    };
    if let Some(answer) = answer.filter(|_| differs) {
        say(&format!("      {}", words.t(&format!("otherwise-{basis}-{answer}"), &[])));
    }
    for reading in &found.readings {
        let choice = |choice: &str| words.t(&format!("reading--{}--{choice}", reading.reading), &[]);
        say(&format!("      {}", words.t(&format!("reading--{}", reading.reading), &[])));
        say(&format!("        {}", words.t("otherwise-here", &[("choice", choice(&reading.chosen))])));
        let there = words.t(&format!("otherwise-there-{basis}"), &[("choice", choice(&reading.other))]);
        let claims = words.t("after-sources", &[("claims", reading.other_claims.join(" "))]);
        say(&format!("        {there} · {claims}"));
    }
}

/// What the articles say besides about a place, but for what was told with another.
fn say_notes(words: &Words, view: &View, place: &str, told: Option<&str>) {
    let is_on = |note: &NoteView, place: &str| note.on.iter().any(|on| on == place);
    let new = |note: &&NoteView| is_on(note, place) && !told.is_some_and(|told| is_on(note, told));
    for note in view.notes.iter().filter(new) {
        say(&format!("      {}", note_line(words, note)));
    }
}

/// A note in a line, after what sort it is.
pub(crate) fn note_line(words: &Words, note: &NoteView) -> String {
    let label = words.t(&format!("notes-{}", note.level), &[]);
    let says = words.code(&format!("note--{}", note.id), &note.args, None);
    words.t("finding-line", &[("label", label), ("says", says)])
}

/// What stands in the way of each action that leads to a goal: one thing is enough.
pub(crate) fn say_in_the_way(words: &Words, session: &Session, goal: &str) {
    let (book, view) = (session.book(), wire::view(session));
    let goal = book.goals.iter().find(|declared| declared.id == goal);
    let actions = goal.into_iter().flat_map(|goal| &goal.actions).filter_map(|at| book.actions.get(*at));
    for action in actions.filter_map(|declared| view.actions.iter().find(|action| action.id == declared.id)) {
        // What law or policy forbids is told too: taking the rest away would only lead there.
        let forbidden = action.findings.iter().filter(|found| found.holds == Answer::No && found.severity == "warning");
        let barred = action.applicable == Answer::No;
        for found in reasons(action).into_iter().chain(forbidden.filter(|_| barred)) {
            let line = [("label", words.action(&action.id, &[])), ("says", sentence(words, found))];
            say(&format!("  {}", words.t("finding-line", &line)));
        }
    }
}

/// How an action stands: what can be done, but is asked to wait for something, is not simply possible.
fn answer_of(action: &ActionView) -> &'static str {
    let first = action.findings.iter().any(|found| found.severity == "warning" && found.holds == Answer::No);
    if first && action.applicable == Answer::Yes { "goal-first" } else { answer_id(action.applicable) }
}

/// Why an action that is not the one that is meant cannot be done, or what comes first; of what stands in the way, one thing is enough.
fn reasons(action: &ActionView) -> Vec<&FindingView> {
    let failing = action.findings.iter().filter(|found| found.holds == Answer::No);
    let (blockers, first): (Vec<_>, Vec<_>) = failing.partition(|found| found.severity == "blocker");
    let open = || action.findings.iter().filter(|found| found.holds == Answer::Unknown);
    match action.applicable {
        Answer::Yes => first,
        Answer::No => blockers.into_iter().take(1).collect(),
        Answer::Unknown => open().take(1).collect(),
    }
}

/// What a finding says, by how it stands.
fn sentence(words: &Words, found: &FindingView) -> String {
    let message = words.finding(found);
    match found.holds {
        Answer::Yes => words.t("finding-by-other", &[("message", message)]),
        Answer::Unknown => words.t("finding-open", &[("message", message)]),
        Answer::No => message,
    }
}

fn say_reason(words: &Words, found: &FindingView) {
    let label = words.t(&format!("finding-{}", found.severity), &[]);
    say(&format!("      {}", words.t("finding-line", &[("label", label), ("says", sentence(words, found))])));
}

fn say_findings(words: &Words, view: &View, action: &ActionView) {
    // A notice is told where it is open, or where another reading would make it stand in the way.
    // Where it can be done with one person, only what is about such persons is.
    let able = action.options.contains(&Answer::Yes);
    let with = |found: &&FindingView| {
        let one = found.entity.and_then(|entity| action.options.get(usize::try_from(entity).ok()?));
        one.is_none_or(|option| !able || *option == Answer::Yes)
    };
    let telling = |found: &&FindingView| {
        with(found) && (found.severity != "notice" || found.holds == Answer::Unknown || found.decided.is_some())
    };
    action.findings.iter().filter(telling).for_each(|found| say_finding(words, view, found));
}

fn say_finding(words: &Words, view: &View, found: &FindingView) {
    let label = words.t(&format!("finding-{}", found.severity), &[]);
    say(&format!("      {}", words.t("finding-line", &[("label", label), ("says", sentence(words, found))])));
    if found.holds == Answer::Unknown && !found.unknown.is_empty() {
        say(&format!("        {}", words.t("fix-unknown", &[("facts", words.facts(&found.unknown))])));
    }
    words.remedies(&found.remedies).iter().for_each(|remedy| say(&format!("        {remedy}")));
    say_barred(words, view, &found.remedies);
    say_sources(words, &found.claims);
}

fn say_sources(words: &Words, claims: &[String]) {
    if !claims.is_empty() {
        say(&format!("        {}", words.t("after-sources", &[("claims", claims.join(" "))])));
    }
}

/// What has to be done before a remedy that cannot be done yet.
fn say_barred(words: &Words, view: &View, remedies: &[RemedyView]) {
    for remedy in remedies {
        let RemedyView::Act { action, applicable: Answer::No, .. } = remedy else { continue };
        let barred = view.actions.iter().find(|known| known.id == *action);
        for found in barred.into_iter().flat_map(reasons) {
            let line = [("label", words.action(action, &[])), ("says", words.finding(found))];
            say(&format!("          {}", words.t("finding-line", &line)));
        }
    }
}

fn answer_id(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "goal-yes",
        Answer::No => "goal-no",
        Answer::Unknown => "goal-unknown",
    }
}

fn say_change(words: &Words, view: &View, change: &ChangeView) {
    let stands = |answer: Option<Answer>| match answer {
        Some(Answer::Yes) => words.t("yes", &[]),
        Some(Answer::No) => words.t("no", &[]),
        Some(Answer::Unknown) => words.t("unsure", &[]),
        None => words.t("change-there", &[]),
    };
    let finding = view.actions.iter().find(|action| action.id == change.action).and_then(|action| {
        action.findings.iter().find(|found| found.code == change.code && found.entity == change.entity)
    });
    let rule = finding.map_or_else(|| change.code.clone(), |found| words.finding(found));
    let action = format!("{} [{}]", words.action(&change.action, &[]), change.code);
    let (before, after) = (stands(change.before), stands(change.after));
    say(&format!("  {}", words.t("change-line", &[("action", action), ("before", before), ("after", after)])));
    if finding.is_some() {
        say(&format!("    {rule}"));
    }
    say_behind(words, change.behind, &change.facts);
}

fn say_part(words: &Words, change: &PartChangeView) {
    let what = match change.part {
        "note" | "residue" | "duty" | "forecast" | "goal" => words.t(&format!("{}--{}", change.part, change.id), &[]),
        "pending" => words.t(&format!("trigger--{}", change.id), &[]),
        "situation" => words.code(&change.id, &[], None),
        _ => words.action(&change.id, &[]),
    };
    let part = words.t(&format!("change-part--{}", change.part), &[]);
    let line = [("part", part), ("what", what)];
    say(&format!("  {}", words.t(&format!("change-became--{}", change.became), &line)));
    say_behind(words, change.behind, &change.facts);
}

fn say_behind(words: &Words, behind: &str, facts: &[String]) {
    say(&format!("    {}", words.t(&format!("change-{behind}"), &[("facts", words.facts(facts))])));
}

/// A mark for an answer.
pub(crate) fn answer_mark(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "✓",
        Answer::No => "✗",
        Answer::Unknown => "?",
    }
}

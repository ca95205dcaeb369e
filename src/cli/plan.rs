//! `tuiqun plan`: the ways to a goal, as text, as a checklist to paste, or as a calendar file.

use icalendar::{Calendar, CalendarDateTime, Component as _, Event, EventLike as _};
use tuiqun::plan::{STEPS_MAX, is_other};
use tuiqun::sim::Session;
use tuiqun::wire::{self, DatumKind, FindingView, NoteView, OperandView, PlanStepView, PlanView, PlansView};

use super::after::{Format, empty_calendar, instant};
use super::failure::Failure;
use super::run::{heading, note_line, say_in_the_way, say_otherwise, say_situation};
use super::situation::{Opened, Situation};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say};

/// Parts of a whole.
pub(super) const ALL: u32 = 1_000_000;
/// Parts in a tenth of a percent.
pub(super) const TENTH: u32 = 1_000;

/// How ways are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Options<'o> {
    /// The goal; that of the preset, if it is left out.
    pub(crate) goal: Option<&'o str>,
    /// Whether requirements of policy and law are kept.
    pub(crate) lawful: bool,
}

pub(crate) fn run(
    situation: &Situation,
    options: Options<'_>,
    format: Format,
    locale: &str,
    json: bool,
    texts: &Texts,
) -> Outcome {
    let Some(opened) = situation.open(texts)? else { return Ok(false) };
    let Opened { session, rulebook, goal: wanted, .. } = opened;
    let goal = goal_of(&session, options.goal.or(wanted.as_deref()))?;
    let found = find(&session, &goal, options.lawful)?;
    if json {
        say(&serde_json::to_string(&found)?);
        return Ok(!found.plans.is_empty() || found.stop == "reached");
    }
    let words = Words::new(texts, session.book(), &rulebook, locale)?;
    let leads = Leads::new(&session);
    match format {
        Format::Text => {
            text(&words, &found, &leads);
            if found.plans.is_empty() && found.stop != "reached" {
                say_in_the_way(&words, &session, &goal);
            }
            say_otherwise(&words, &session, &goal);
        }
        Format::Markdown => markdown(&words, &found, &leads),
        Format::Ics => {
            let start = session.state().now();
            say(calendar(&words, &session.book().id, start, &found).to_string().trim_end_matches('\n'));
        }
    }
    Ok(!found.plans.is_empty() || found.stop == "reached")
}

/// The goal that is meant; it has to be said where the situation brings none.
pub(crate) fn goal_of(session: &Session, said: Option<&str>) -> Result<String, Failure> {
    let goals: Vec<&str> = session.book().goals.iter().map(|goal| goal.id.as_str()).collect();
    let known = goals.join(", ");
    match said {
        Some(goal) if goals.contains(&goal) => Ok(goal.to_owned()),
        Some(goal) => Err(Failure::new("option-unknown", [("option", &"--goal"), ("value", &goal), ("known", &known)])),
        None => Err(Failure::new("option-needed", [("option", &"--goal"), ("known", &known)])),
    }
}

/// Looks for the ways to a goal.
pub(crate) fn find(session: &Session, goal: &str, lawful: bool) -> Result<PlansView, Failure> {
    let planner = wire::planner(session, goal, lawful, STEPS_MAX);
    let planner = planner?;
    Ok(wire::plans(session.book(), &planner.run()))
}

/// What has to be known of a goal before anything is done.
pub(crate) struct Leads {
    notes: Vec<NoteView>,
    /// What no situation of this kind can be like.
    situation: Vec<FindingView>,
}

impl Leads {
    pub(crate) fn new(session: &Session) -> Self {
        let view = wire::view(session);
        Self { notes: view.notes.into_iter().filter(|note| note.lead).collect(), situation: view.situation }
    }

    fn of_goal(&self, words: &Words, goal: &str) -> Vec<String> {
        let place = format!("goal:{goal}");
        self.notes.iter().filter(|note| note.on.contains(&place)).map(|note| note_line(words, note)).collect()
    }
}

pub(crate) fn text(words: &Words, found: &PlansView, leads: &Leads) {
    heading(words);
    say_situation(words, &leads.situation);
    say(&words.t("plan-title", &[("goal", words.t(&format!("goal--{}", found.goal), &[]))]));
    outcome(words, found).iter().for_each(|line| say(&format!("  {line}")));
    leads.of_goal(words, &found.goal).iter().for_each(|line| say(&format!("  {line}")));
    for plan in &found.plans {
        say("");
        say(&best(words, plan));
        summary(words, plan).iter().for_each(|line| say(&format!("  {line}")));
        for (at, step) in plan.steps.iter().enumerate() {
            let (title, lines) = titled(words, step);
            say(&format!("  {}. {title}", at.saturating_add(1)));
            lines.iter().for_each(|line| say(&format!("     {line}")));
        }
        say(&format!("  {}", words.t("plan-ends", &[("when", words.by(plan.ends_at))])));
    }
}

fn markdown(words: &Words, found: &PlansView, leads: &Leads) {
    say(&format!("# {}\n", words.t("plan-title", &[("goal", words.t(&format!("goal--{}", found.goal), &[]))])));
    say(&format!("{} {}\n", words.t("rehearsal", &[]), words.disclaimer()));
    outcome(words, found).iter().for_each(|line| say(&format!("{line}\n")));
    let told = leads.of_goal(words, &found.goal);
    told.iter().for_each(|line| say(&format!("- {line}")));
    if !told.is_empty() {
        say("");
    }
    for plan in &found.plans {
        say(&format!("## {}\n", best(words, plan)));
        summary(words, plan).iter().for_each(|line| say(&format!("- {line}")));
        say("");
        for step in &plan.steps {
            let (title, lines) = titled(words, step);
            say(&format!("- [ ] **{}** {title}", words.instant(step.at)));
            lines.iter().for_each(|line| say(&format!("  - {line}")));
        }
        say("");
    }
}

/// The first way, an entry for each of its steps.
fn calendar(words: &Words, rulebook: &str, now: i64, found: &PlansView) -> Calendar {
    let title = words.t("plan-title", &[("goal", words.t(&format!("goal--{}", found.goal), &[]))]);
    let mut calendar = empty_calendar(words, &title);
    let steps = found.plans.first().map_or(&[][..], |plan| plan.steps.as_slice());
    for (at, step) in steps.iter().enumerate() {
        let (Some(begins), Some(ends), Some(stamp)) = (instant(step.at), instant(step.until), instant(now)) else {
            continue;
        };
        let (title, lines) = titled(words, step);
        let mut event = Event::new();
        event.uid(&format!("{now}-plan-{at}@{rulebook}.tuiqun")).timestamp(stamp);
        event.summary(&title);
        let notes = [vec![words.t("rehearsal", &[]), words.disclaimer()], lines].concat();
        event.description(&notes.join("\n"));
        event.starts(CalendarDateTime::Utc(begins));
        // What is over within a second has no length that a calendar can hold.
        if ends.timestamp() > begins.timestamp() {
            event.ends(CalendarDateTime::Utc(ends));
        }
        calendar.push(event.done());
    }
    calendar.done()
}

/// How the search ended, where that has to be said.
fn outcome(words: &Words, found: &PlansView) -> Vec<String> {
    let mut lines = Vec::new();
    if found.stop != "found" {
        lines.push(words.t(&format!("plan-stop--{}", found.stop), &[]));
    }
    for facts in &found.differ {
        let facts: Vec<String> = facts.iter().map(|fact| said(words, "plan-differ-is", fact, i64::MIN)).collect();
        lines.push(words.t("plan-differ", &[("facts", facts.join(" + "))]));
    }
    if !found.plans.is_empty() {
        lines.push(words.t("plan-wanted", &[]));
        if !found.exhaustive {
            lines.push(words.t("plan-portions", &[]));
        }
    }
    lines
}

/// A fact that is asked for in a line; a moment that has passed by an instant is told by how long ago it was, and of versions a later one
/// will do.
fn said(words: &Words, id: &str, fact: &OperandView, now: i64) -> String {
    let value = words.value_by(&fact.value, now);
    let value = match fact.value.kind {
        DatumKind::Version => words.t("fact-or-later", &[("version", value)]),
        _ => value,
    };
    words.t(id, &[("fact", words.fact(&fact.name)), ("value", value)])
}

/// In which orders a way is the best.
fn best(words: &Words, plan: &PlanView) -> String {
    let name = |order: &str| words.t(&format!("plan-best--{order}"), &[]);
    let proven: Vec<String> = plan.best.iter().filter(|best| best.proven).map(|best| name(best.order)).collect();
    let found: Vec<String> = plan.best.iter().filter(|best| !best.proven).map(|best| name(best.order)).collect();
    let found = (!found.is_empty()).then(|| words.t("plan-unproven", &[("best", found.join(" · "))]));
    proven.into_iter().chain(found).collect::<Vec<_>>().join(" · ")
}

/// What a way costs.
fn summary(words: &Words, plan: &PlanView) -> Vec<String> {
    let (least, typical, most) = plan.time;
    let times =
        [("typical", words.duration(typical)), ("least", words.duration(least)), ("most", words.duration(most))];
    // Ends that read alike are one.
    let same = words.duration(least) == words.duration(most);
    let mut lines = vec![words.t(if same { "plan-time" } else { "plan-time-range" }, &times)];
    let (from, to) = plan.money;
    let money = [("least", yuan(from)), ("most", yuan(to.unwrap_or(from)))];
    lines.push(match to {
        Some(0) => words.t("plan-money-none", &[]),
        Some(to) if to == from => words.t("plan-money", &money),
        Some(_) => words.t("plan-money-range", &money),
        None => words.t("plan-money-from", &money),
    });
    if plan.yearly {
        lines.push(words.t("plan-yearly", &[]));
    }
    lines.push(match plan.risk {
        0 => words.t("plan-risk-none", &[]),
        risk => words.t("plan-risk", &[("share", percent(words, risk))]),
    });
    let others: Vec<String> = plan.others.iter().map(|actor| words.t(&format!("actor--{actor}"), &[])).collect();
    if plan.affected > 0 {
        lines.push(words.counted("plan-affected", usize::try_from(plan.affected).unwrap_or(usize::MAX)));
    }
    lines.push(match others.as_slice() {
        [] if plan.steps.iter().any(|step| step.kind == "find") => words.t("plan-others-found", &[]),
        [] => words.t("plan-others-none", &[]),
        _ => words.t("plan-others", &[("actors", others.join(" · "))]),
    });
    let lost = plan.steps.iter().flat_map(|step| &step.lost).map(|loss| words.t(&format!("loss--{loss}"), &[]));
    let lost: Vec<String> = lost.collect();
    lines.push(match lost.as_slice() {
        [] => words.t("plan-lost-none", &[]),
        _ => words.t("plan-lost", &[("what", lost.join(" · "))]),
    });
    if !plan.unquantified.is_empty() {
        let what: Vec<String> = plan.unquantified.iter().map(|id| words.action_or_trigger(id)).collect();
        lines.push(words.t("plan-unquantified", &[("what", what.join(" · "))]));
    }
    if !plan.harms.is_empty() {
        let what: Vec<String> = plan.harms.iter().map(|keep| words.t(&format!("keep--{keep}"), &[])).collect();
        lines.push(words.t("plan-harms", &[("what", what.join(" · "))]));
    }
    if plan.fragile {
        lines.push(words.t("plan-fragile", &[]));
    }
    lines
}

/// A step, and what has to be known of it.
fn lines(words: &Words, step: &PlanStepView) -> Vec<String> {
    let mut lines = Vec::new();
    let mut entries = step.entries.iter();
    match step.kind {
        "wait" => {
            let length = words.duration(step.until.saturating_sub(step.at));
            lines.push(words.t("plan-wait", &[("time", length), ("when", words.by(step.until))]));
        }
        "assume" => {
            let facts = step.entries.iter().flat_map(|entry| &entry.args);
            lines.extend(facts.map(|fact| said(words, "plan-assume", fact, step.at)));
            entries = [].iter();
        }
        "find" => {
            let facts: Vec<&OperandView> = step.entries.iter().flat_map(|entry| &entry.args).skip(1).collect();
            lines.push(words.t(if facts.is_empty() { "answer-find" } else { "plan-somebody" }, &[]));
            lines.extend(facts.into_iter().map(|fact| said(words, "plan-differ-is", fact, step.at)));
            entries = [].iter();
        }
        _ => {
            lines.extend(entries.next().map(|entry| words.entry(entry)));
        }
    }
    for (at, path) in step.paths.iter().enumerate() {
        let labels: Vec<String> = path.steps.iter().map(|label| words.t(&format!("path--{label}"), &[])).collect();
        let says = if at == 0 { "plan-path" } else { "plan-path-or" };
        lines.push(words.t(says, &[("path", labels.join(" › "))]));
    }
    if let Some(actor) = step.actor.as_ref().filter(|actor| is_other(actor)) {
        lines.push(words.t("plan-actor", &[("actor", words.t(&format!("actor--{actor}"), &[]))]));
    }
    if !step.confirms.is_empty() {
        let what: Vec<String> = step.confirms.iter().map(|id| words.t(&format!("confirm--{id}"), &[])).collect();
        lines.push(words.t("plan-confirms", &[("what", what.join(" · "))]));
    }
    let fired: Vec<String> = entries.filter(|entry| entry.kind == "fire").map(|entry| words.entry(entry)).collect();
    if let Some(why) = &step.why {
        let loss = |id: &String| words.t("step-why-loss", &[("what", words.t(&format!("loss--{id}"), &[]))]);
        let why = why.code.as_ref().map(|code| words.code(code, &why.args, why.entity)).or(why.loss.as_ref().map(loss));
        lines.extend(why.map(|why| words.t("plan-why", &[("why", why)])));
    }
    if !fired.is_empty() {
        lines.push(words.t("plan-meanwhile", &[("what", fired.join(" · "))]));
    }
    if step.past_calendar {
        lines.push(words.t("plan-past-calendar", &[]));
    }
    let disputed = step.disputed.iter().map(|found| words.t("finding-by-other", &[("message", words.finding(found))]));
    lines.extend(disputed);
    if step.guessed {
        lines.push(words.t("plan-guessed", &[]));
    }
    if step.irreversible {
        lines.push(words.t("plan-irreversible", &[]));
    }
    lines.extend(step.odds.map(|odds| words.t("plan-odds", &[("share", percent(words, odds))])));
    let breached = step.breached.iter().map(|code| words.t("plan-breached", &[("rule", words.code(code, &[], None))]));
    lines.extend(breached);
    lines.extend(step.notes.iter().map(|note| note_line(words, note)));
    lines
}

/// The title of a step, and everything that has to be known of it.
fn titled(words: &Words, step: &PlanStepView) -> (String, Vec<String>) {
    let mut lines = lines(words, step).into_iter();
    (lines.next().unwrap_or_default(), lines.collect())
}

/// Fen as yuan, with two digits after the point only where there are any.
fn yuan(fen: i64) -> String {
    let (yuan, rest) = (fen.checked_div(100).unwrap_or(0), fen.checked_rem(100).unwrap_or(0));
    if rest == 0 { yuan.to_string() } else { format!("{yuan}.{rest:02}") }
}

/// Parts per million as a percentage to the nearest tenth; what is not nothing is never told as nothing, nor as all what is not.
pub(crate) fn percent(words: &Words, parts: u32) -> String {
    let tenths = parts.saturating_add(TENTH.div_euclid(2)).div_euclid(TENTH);
    let n = match tenths {
        0 if parts > 0 => "<0.1".to_owned(),
        1_000.. if parts < ALL => ">99.9".to_owned(),
        _ if tenths.is_multiple_of(10) => tenths.div_euclid(10).to_string(),
        _ => format!("{}.{}", tenths.div_euclid(10), tenths.rem_euclid(10)),
    };
    words.t("plan-percent", &[("n", n)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is not nothing is never told as nothing, and what is not all never as all.
    #[test]
    fn shares_at_the_ends_keep_their_side() {
        let texts = Texts::own_words("en").unwrap();
        let book = tuiqun::rulebook::load(
            r#"{"rulebook":{"format":1,"id":"x","version":"1","utc_offset":"+00:00","locales":["en"]}}"#,
        );
        let words = Words::new(&texts, &book.0.unwrap(), std::path::Path::new("none"), "en").unwrap();
        let told = |parts| percent(&words, parts);
        let ends = [
            (0, "0%"),
            (1, "<0.1%"),
            (499, "<0.1%"),
            (500, "0.1%"),
            (57_600, "5.8%"),
            (999_600, ">99.9%"),
            (1_000_000, "100%"),
        ];
        for (parts, said) in ends {
            assert_eq!(told(parts), said, "{parts}");
        }
    }
}

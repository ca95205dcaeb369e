//! Scenarios: a situation, steps, and what is expected of the engine, as data.
//!
//! A scenario is a table `[scenario.ID]` with `preset`, `facts`, `readings`, and `steps`: an array of `{ act = ... }`,
//! `{ fire = ... }`, `{ wait = ... }`, `{ set = {...} }` and `{ expect = {...} }`. A step may say `rejected = "code"`.
//! What is expected is compared with the session's [`View`], which is what people see. With `challenge = "GOAL"` it is
//! the solution of a [`Challenge`] too, and has to end at that goal.

mod challenge;
mod exercise;

pub use challenge::{Challenge, challenge};
pub use exercise::{Part, Seen, Sides, parts};

use std::rc::Rc;

use exercise::observe;

use crate::rulebook::source::{Tree, TreeKind};
use crate::rulebook::{Rulebook, cell_text};
use crate::sim::{Request, Session, StartRequest, read_log, write_log};
use crate::time::{parse_duration, print_duration};
use crate::value::Tri;
use crate::wire::{ActionView, Answer, FindingView, RemedyView, View, preview, view};

/// 2026-01-05T02:00:00Z, a Monday at ten in the morning in China: when scenarios begin unless they say otherwise.
pub const START: i64 = 1_767_578_400_000;

/// Runs a scenario that [`crate::rulebook::check_scenarios`] lets pass; an empty answer means that everything was as expected. `visit` is called with the session where it
/// begins and after every step.
#[must_use]
pub fn run(book: &Rc<Rulebook>, scenario: &Tree, seen: &mut Seen, visit: &mut dyn FnMut(&Session)) -> Vec<String> {
    match begin(book, scenario) {
        Ok(session) => {
            let mut runner = Runner { session, seen, visit, problems: Vec::new() };
            observe(&runner.session, runner.session.state(), runner.seen);
            (runner.visit)(&runner.session);
            let steps = steps(scenario);
            for (number, step) in (1_usize..).zip(steps) {
                runner.step(number, step);
            }
            runner.problems.extend(challenge::problem(&runner.session, scenario));
            runner.replay();
            runner.problems
        }
        Err(problem) => vec![problem],
    }
}

fn begin(book: &Rc<Rulebook>, scenario: &Tree) -> Result<Session, String> {
    let request = StartRequest::read(book, &start(scenario)?).map_err(|r| format!("{} at {}", r, r.pointer))?;
    let start = request.resolve(book).map_err(|r| r.to_string())?;
    Session::begin(Rc::clone(book), start).map_err(|r| r.to_string())
}

/// The start of a scenario as a request.
fn start(scenario: &Tree) -> Result<Tree, String> {
    let mut request: Vec<(String, Tree)> = scenario
        .entries()
        .iter()
        .filter(|(key, _)| !matches!(key.as_str(), "steps" | "cites" | "start" | "challenge"))
        .cloned()
        .collect();
    let start = match scenario.get("start").map(|tree| &tree.kind) {
        Some(TreeKind::Str(text)) => crate::time::parse_timestamp(text).ok_or_else(|| format!("bad start {text}"))?,
        _ => START,
    };
    request.push(("start".to_owned(), Tree::new(TreeKind::Int(start))));
    Ok(Tree::new(TreeKind::Table(request)))
}

fn steps(scenario: &Tree) -> &[Tree] {
    match scenario.get("steps").map(|tree| &tree.kind) {
        Some(TreeKind::List(steps)) => steps.as_slice(),
        _ => &[],
    }
}

struct Runner<'a> {
    session: Session,
    seen: &'a mut Seen,
    visit: &'a mut dyn FnMut(&Session),
    problems: Vec<String>,
}

impl Runner<'_> {
    fn step(&mut self, number: usize, step: &Tree) {
        if let Some(expect) = step.get("expect") {
            let mut problems = Vec::new();
            Expectation { session: &self.session, view: view(&self.session), problems: &mut problems, seen: self.seen }
                .check(expect);
            self.problems.extend(problems.into_iter().map(|problem| format!("step {number}: {problem}")));
            return;
        }
        let rejected = step.get("rejected").and_then(Tree::text);
        let before = self.session.state().clone();
        let result = match request(step) {
            Ok(tree) => Request::read(self.session.book(), &tree).and_then(|request| self.session.request(&request)),
            Err(problem) => {
                self.problems.push(format!("step {number}: {problem}"));
                return;
            }
        };
        match (result, rejected) {
            (Ok(()), None) => {
                observe(&self.session, &before, self.seen);
                (self.visit)(&self.session);
            }
            (Err(rejection), Some(code)) if rejection.code.id() == code => {
                let codes = rejection.args.iter().find(|(name, _)| *name == "codes");
                if let Some((_, crate::diag::Arg::Text(found))) = codes {
                    // What hangs on an argument is seen to fail only when somebody tries.
                    found.split(", ").for_each(|code| self.seen.note(format!("require {code}"), false));
                    if let Some(wanted) = step.get("codes").and_then(Tree::text).filter(|wanted| wanted != found) {
                        self.problems.push(format!("step {number}: refused for {found}, not for {wanted}"));
                    }
                }
            }
            (Ok(()), Some(code)) => self.problems.push(format!("step {number}: expected {code}, but it was possible")),
            (Err(rejection), _) => self.problems.push(format!("step {number}: {rejection}")),
        }
    }

    /// Whatever the scenario did, its log comes to the same state again.
    fn replay(&mut self) {
        let log = write_log(&self.session);
        match read_log(self.session.book(), &log) {
            Ok(replayed) if write_log(&replayed.session) == log => {}
            Ok(_) => self.problems.push("the log does not replay to itself".to_owned()),
            Err(rejection) => self.problems.push(format!("the log does not replay: {rejection}")),
        }
    }
}

/// A step of a scenario as a request.
fn request(step: &Tree) -> Result<Tree, String> {
    let named = |kind: &str, body: Vec<(String, Tree)>| {
        Tree::new(TreeKind::Table(vec![(kind.to_owned(), Tree::new(TreeKind::Table(body)))]))
    };
    let rest = |first: &str, name: &str| {
        let mut body = Vec::new();
        for (key, value) in step.entries() {
            match key.as_str() {
                "rejected" | "codes" => {}
                key if key == first => body.push((name.to_owned(), value.clone())),
                "took" => {
                    let ms = value.text().and_then(parse_duration).map(|ms| Tree::new(TreeKind::Int(ms)));
                    body.push(("took".to_owned(), ms.unwrap_or_else(|| value.clone())));
                }
                key => body.push((key.to_owned(), value.clone())),
            }
        }
        body
    };
    if step.get("act").is_some() {
        Ok(named("act", rest("act", "action")))
    } else if step.get("fire").is_some() {
        Ok(named("fire", rest("fire", "trigger")))
    } else if let Some(facts) = step.get("set") {
        Ok(named("set", vec![("facts".to_owned(), facts.clone())]))
    } else if let Some(until) = step.get("wait") {
        let until = if until.text() == Some("next") { Tree::new(TreeKind::Null) } else { until.clone() };
        Ok(named("wait", vec![("until".to_owned(), until)]))
    } else {
        Err("a step is act, fire, wait, set or expect".to_owned())
    }
}

fn texts(tree: &Tree) -> Vec<String> {
    match &tree.kind {
        TreeKind::List(items) => items.iter().filter_map(Tree::text).map(str::to_owned).collect(),
        TreeKind::Str(text) => vec![text.clone()],
        _ => Vec::new(),
    }
}

fn json(tree: &Tree) -> String {
    let mut out = String::new();
    tree.write_json(&mut out);
    out
}

struct Expectation<'a> {
    session: &'a Session,
    view: View,
    problems: &'a mut Vec<String>,
    seen: &'a mut Seen,
}

impl Expectation<'_> {
    fn check(&mut self, expect: &Tree) {
        for (key, value) in expect.entries() {
            match key.as_str() {
                "applicable" => self.each_action(value, |action| answer(action.applicable), "applicable"),
                "offered" => self.each_action(value, |action| answer(action.offered), "offered"),
                "irreversible" => self.each_action(value, |action| answer(action.irreversible), "irreversible"),
                "blockers" => self.codes(value, "blocker"),
                "warnings" => self.codes(value, "warning"),
                "notices" => self.codes(value, "notice"),
                "paths" => {
                    self.lists(value, |action| action.paths.iter().flat_map(|path| path.steps.clone()).collect())
                }
                "confirms" => self.lists(value, |action| action.confirms.iter().map(|c| c.id.clone()).collect()),
                "decided" => self.decided(value),
                "remedies" => self.remedies(value),
                "takes" => self.takes(value),
                "facts" => self.facts(value),
                "situation" => {
                    let found = self.view.situation.iter().map(|finding| finding.code.clone()).collect();
                    self.same("situation", &texts(value), found);
                }
                "goals" => {
                    for (id, wanted) in value.entries() {
                        let found = self.view.goals.iter().find(|goal| goal.id == *id).map(|goal| answer(goal.reached));
                        self.equal(&format!("goal {id}"), wanted.text(), found);
                    }
                }
                "pending" => {
                    let found =
                        self.view.pending.iter().filter(|pending| pending.sure).map(|p| p.trigger.clone()).collect();
                    self.same("pending", &texts(value), found);
                }
                "elapsed" => {
                    let found = print_duration(self.view.now.saturating_sub(self.view.start));
                    let wanted = value.text().and_then(parse_duration).map(print_duration);
                    self.equal("elapsed", wanted.as_deref(), Some(&found));
                }
                "next" => {
                    let found = self.view.next_change.map(|at| print_duration(at.saturating_sub(self.view.start)));
                    let wanted = value.text().and_then(parse_duration).map(print_duration);
                    self.equal("next change", wanted.as_deref(), found.as_deref());
                }
                "shown" => self.shown(value, true),
                "absent" => self.shown(value, false),
                "lost" => self.lost(value, true),
                "kept" => self.lost(value, false),
                "happened" => {
                    let found = self.view.happened.iter().map(|h| match &h.outcome {
                        Some(outcome) => format!("{}/{outcome}", h.id),
                        None if h.id.is_empty() => h.kind.to_owned(),
                        None => format!("{}:{}", h.kind, h.id),
                    });
                    let found = found.collect();
                    self.same("happened", &texts(value), found);
                }
                "duties" => {
                    for (id, wanted) in value.entries() {
                        let found = self.view.duties.iter().find(|duty| duty.id == *id).map_or("-", |duty| duty.status);
                        self.equal(&format!("duty {id}"), wanted.text(), Some(found));
                    }
                }
                "due" => {
                    for (id, wanted) in value.entries() {
                        let due = self.view.duties.iter().find(|duty| duty.id == *id).and_then(|duty| duty.due);
                        self.moment(&format!("duty {id} is due"), wanted, due);
                    }
                }
                "ends" => {
                    for (id, wanted) in value.entries() {
                        self.ends(id, wanted);
                    }
                }
                "points" => {
                    for (id, wanted) in value.entries() {
                        let found = self.view.forecasts.iter().find(|forecast| forecast.id == *id);
                        let found = found.map_or(&[][..], |forecast| forecast.points.as_slice());
                        let found = found.iter().map(|point| {
                            let at = print_duration(point.from.saturating_sub(self.view.now));
                            format!("{} {at} {}", point.id, point.value.as_deref().unwrap_or("-"))
                        });
                        let found = found.collect();
                        self.same(&format!("points of {id}"), &texts(wanted), found);
                    }
                }
                "costs" => {
                    for (id, wanted) in value.entries() {
                        let Some(action) = self.action(id) else { continue };
                        let yuan =
                            |fen: Option<i64>| fen.map_or_else(String::new, |fen| fen.div_euclid(100).to_string());
                        let found = action.cost.map_or_else(
                            || "-".to_owned(),
                            |cost| format!("{}..{} {}", yuan(cost.min), yuan(cost.max), cost.per),
                        );
                        self.equal(&format!("cost of {id}"), wanted.text(), Some(&found));
                    }
                }
                "stale" => {
                    let found = self.view.stale.clone();
                    self.same("stale", &texts(value), found);
                }
                "due_in" => {
                    for (id, wanted) in value.entries() {
                        let found = self.view.pending.iter().find(|pending| pending.trigger == *id);
                        let found = found.map(|pending| {
                            let at = |at: i64| print_duration(at.saturating_sub(self.view.now));
                            format!("{}..{}", at(pending.from), pending.until.map_or_else(String::new, at))
                        });
                        self.equal(&format!("{id} is due in"), wanted.text(), found.as_deref());
                    }
                }
                "odds" => {
                    for (id, wanted) in value.entries() {
                        let pending = self.view.pending.iter().find(|pending| pending.trigger == *id);
                        let outcomes = pending.map_or_else(Vec::new, |pending| pending.outcomes.clone());
                        for (outcome, wanted) in wanted.entries() {
                            // What does not come, or has no such outcome, has no odds to be unknown.
                            let found = outcomes.iter().find(|found| found.id == *outcome);
                            let found =
                                found.map(|found| found.ppm.map_or_else(|| "-".to_owned(), |ppm| ppm.to_string()));
                            let wanted = wanted.text().map_or_else(|| json(wanted), str::to_owned);
                            self.equal(&format!("odds of {id}/{outcome}"), Some(&wanted), found.as_deref());
                        }
                    }
                }
                "past_calendar" => {
                    let pending = self.view.pending.iter().filter(|pending| pending.past_calendar);
                    let found = pending.map(|pending| pending.trigger.clone()).collect();
                    self.same("past the calendar", &texts(value), found);
                }
                "breaches" => {
                    let found = self.session.state().breaches().iter().map(|(code, _)| code.clone()).collect();
                    self.same("breaches", &texts(value), found);
                }
                _ => self.problems.push(format!("unknown expectation {key}")),
            }
        }
    }

    /// A moment said as an instant.
    fn moment(&mut self, what: &str, wanted: &Tree, found: Option<i64>) {
        let wanted = wanted.text().and_then(crate::time::parse_timestamp).map(|ms| ms.to_string());
        self.equal(what, wanted.as_deref(), found.map(|ms| ms.to_string()).as_deref());
    }

    /// When a residue ends: `"permanent"`, `"unstated"`, or a window from now.
    fn ends(&mut self, id: &str, wanted: &Tree) {
        let found = self.view.residues.iter().find(|residue| residue.id == id).map(|residue| {
            let at =
                |at: Option<i64>| at.map_or_else(String::new, |at| print_duration(at.saturating_sub(self.view.now)));
            match residue.kind {
                "until" if residue.until_min == residue.until_max => at(residue.until_max),
                "until" => format!("{}..{}", at(residue.until_min), at(residue.until_max)),
                kind => kind.to_owned(),
            }
        });
        self.equal(&format!("end of {id}"), wanted.text(), found.as_deref());
    }

    fn equal(&mut self, what: &str, wanted: Option<&str>, found: Option<&str>) {
        if wanted.is_none() || wanted != found {
            self.problems.push(format!("{what}: expected {}, found {}", wanted.unwrap_or("-"), found.unwrap_or("-")));
        }
    }

    fn same(&mut self, what: &str, wanted: &[String], found: Vec<String>) {
        if wanted != found {
            self.problems.push(format!("{what}: expected [{}], found [{}]", wanted.join(", "), found.join(", ")));
        }
    }

    fn action(&mut self, id: &str) -> Option<ActionView> {
        let found = self.view.actions.iter().find(|action| action.id == id).cloned();
        if found.is_none() {
            self.problems.push(format!("no action {id}"));
        }
        found
    }

    fn each_action(&mut self, value: &Tree, found: impl Fn(&ActionView) -> &'static str, what: &str) {
        for (id, wanted) in value.entries() {
            if let Some(action) = self.action(id) {
                self.equal(&format!("{what} {id}"), wanted.text(), Some(found(&action)));
            }
        }
    }

    fn lists(&mut self, value: &Tree, found: impl Fn(&ActionView) -> Vec<String>) {
        for (id, wanted) in value.entries() {
            if let Some(action) = self.action(id) {
                self.same(id, &texts(wanted), found(&action));
            }
        }
    }

    /// Codes of one severity, one for each entity that has it.
    fn codes(&mut self, value: &Tree, severity: &str) {
        self.lists(value, |action| {
            let of = action.findings.iter().filter(|finding| finding.severity == severity);
            of.map(|finding| match finding.entity {
                Some(entity) => format!("{}@{entity}", finding.code),
                None => finding.code.clone(),
            })
            .collect()
        });
    }

    fn findings(&self, code: &str) -> Option<&FindingView> {
        self.view.actions.iter().flat_map(|action| &action.findings).find(|finding| finding.code == code)
    }

    /// What removes a finding, asked for at its action as people do.
    fn remedies_of(&self, code: &str) -> Vec<RemedyView> {
        let at = self.view.actions.iter().position(|action| action.findings.iter().any(|found| found.code == code));
        let shown = at.and_then(|at| preview(self.session, at, None));
        let findings = shown.map(|action| action.findings).unwrap_or_default();
        findings.into_iter().find(|found| found.code == code).map(|found| found.remedies).unwrap_or_default()
    }

    /// `{ "code" = "reading" }`, or `"-"` where no reading decides it.
    fn decided(&mut self, value: &Tree) {
        for (code, wanted) in value.entries() {
            let decided = self.findings(code).and_then(|finding| finding.decided.as_ref());
            let found = decided.map_or("-", |decided| decided.reading.as_str()).to_owned();
            self.equal(&format!("reading of {code}"), wanted.text(), Some(&found));
        }
    }

    /// `{ "code" = ["remove_members n=80", "wait 24h", "answer members"] }`.
    fn remedies(&mut self, value: &Tree) {
        for (code, wanted) in value.entries() {
            let start = self.view.start;
            let remedies = self.remedies_of(code);
            let found = remedies.iter().map(|remedy| match remedy {
                RemedyView::Act { action, args, then_wait, awaits, .. } => {
                    let mut line = action.clone();
                    for arg in args {
                        let value = serde_json::to_string(&arg.value.value).unwrap_or_default();
                        line.push_str(&format!(" {}={}", arg.name, value.trim_matches('"')));
                    }
                    if let Some(trigger) = awaits {
                        line.push_str(&format!(" then {trigger}"));
                    } else if *then_wait > 0 {
                        line.push_str(&format!(" then wait {}", print_duration(*then_wait)));
                    }
                    line
                }
                RemedyView::Wait { until } => format!("wait {}", print_duration(until.saturating_sub(start))),
                RemedyView::Await { trigger, .. } => format!("await {trigger}"),
                RemedyView::Answer { fact, .. } => format!("answer {fact}"),
            });
            let found = found.collect();
            self.same(&format!("remedies of {code}"), &texts(wanted), found);
        }
    }

    /// `{ action, args, min, max, typical, ppm = { outcome = 150000 } }`.
    fn takes(&mut self, value: &Tree) {
        let Some(id) = value.get("action").and_then(Tree::text) else {
            self.problems.push("takes needs an action".to_owned());
            return;
        };
        let mut act = vec![("action".to_owned(), Tree::new(TreeKind::Str(id.to_owned())))];
        act.extend(value.get("args").map(|args| ("args".to_owned(), args.clone())));
        let act = Tree::new(TreeKind::Table(vec![("act".to_owned(), Tree::new(TreeKind::Table(act)))]));
        let found = match Request::read(self.session.book(), &act) {
            Ok(Request::Act { action, args, .. }) => preview(self.session, action, Some(&args)),
            Ok(_) => None,
            Err(rejection) => {
                self.problems.push(rejection.to_string());
                return;
            }
        };
        let Some(found) = found else { return };
        for (key, wanted) in value.entries() {
            let ms = match key.as_str() {
                "min" => found.takes.min,
                "max" => found.takes.max,
                "typical" => Some(found.takes.typical),
                "ppm" => {
                    for (outcome, wanted) in wanted.entries() {
                        let ppm = found.outcomes.iter().find(|o| o.id == *outcome).and_then(|o| o.ppm);
                        let ppm = ppm.map_or_else(|| "null".to_owned(), |ppm| ppm.to_string());
                        self.equal(&format!("ppm of {outcome}"), Some(&json(wanted)), Some(&ppm));
                    }
                    continue;
                }
                _ => continue,
            };
            let wanted = wanted.text().and_then(parse_duration).map(print_duration);
            self.equal(&format!("{key} of {id}"), wanted.as_deref(), ms.map(print_duration).as_deref());
        }
    }

    fn facts(&mut self, value: &Tree) {
        let book = Rc::clone(self.session.book());
        for (key, wanted) in value.entries() {
            let slot = book.slot(key).and_then(|slot| Some((slot, book.slots.get(usize::from(slot))?)));
            let found = slot.map(|(slot, declared)| cell_text(&book, declared.ty, self.session.state().cell(slot)));
            self.equal(&format!("fact {key}"), Some(&json(wanted)), found.as_deref());
        }
    }

    /// Losses by id.
    fn lost(&mut self, value: &Tree, wanted: bool) {
        let (world, state) = (self.session.world(), self.session.state());
        let env = world.env(state);
        for id in texts(value) {
            let loss = world.book.losses.iter().find(|loss| loss.id == id);
            let there = loss.map_or("unknown", |loss| if env.holds(&loss.when) == Tri::Yes { "lost" } else { "kept" });
            if there != if wanted { "lost" } else { "kept" } {
                self.problems.push(format!("{id} is {there}"));
            }
            self.seen.note(format!("loss {id}"), wanted);
        }
    }

    /// Notes and residues by id.
    fn shown(&mut self, value: &Tree, wanted: bool) {
        for id in texts(value) {
            let there = self.view.notes.iter().any(|note| note.id == id)
                || self.view.residues.iter().any(|residue| residue.id == id)
                || self.view.forecasts.iter().any(|forecast| forecast.id == id);
            if there != wanted {
                self.problems.push(format!("{id} is {}", if there { "shown" } else { "not shown" }));
            }
            self.seen.note(format!("shown {id}"), wanted);
        }
    }
}

fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Unknown => "unknown",
    }
}

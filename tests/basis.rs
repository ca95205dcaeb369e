//! Whose word counts: what people really asked, by the articles and by the public record; and that what is said of the other basis is true.

mod built_in;

use std::collections::BTreeMap;
use std::rc::Rc;

use built_in::built_in;
use serde::Deserialize;
use serde_json::Value as Json;
use tuiqun::explain::otherwise;
use tuiqun::plan::{Planner, Plans, STEPS_MAX, StepKind};
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Basis, Rulebook};
use tuiqun::sim::{Session, StartRequest, offers, write_log};
use tuiqun::wire;

/// A question that somebody asked in public, and what an answer says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Question {
    asked: String,
    rulebook: String,
    start: Json,
    goal: String,
    /// Readings that the record chooses otherwise, and that are said to matter here.
    #[serde(default)]
    differs: Vec<String>,
    /// What is told by either basis.
    #[serde(default)]
    shown: Vec<String>,
    #[serde(default)]
    blocked: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    articles: Answer,
    #[serde(default)]
    record: Answer,
}

/// What the answer is by one basis.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Answer {
    /// Why there is no way.
    stop: Option<String>,
    /// Actions of which one begins the first way, or ends it; and such as no way takes.
    first: Vec<String>,
    last: Vec<String>,
    never: Vec<String>,
    shown: Vec<String>,
    absent: Vec<String>,
    /// Codes that stand in the way of an action.
    blocked: BTreeMap<String, Vec<String>>,
}

const START: i64 = 1_780_286_400_000;

fn session(book: &Rc<Rulebook>, start: &Json, basis: Basis) -> Session {
    let mut start = start.clone();
    start["start"] = START.into();
    start["basis"] = basis.name().into();
    let request = StartRequest::read(book, &parse_json(&start.to_string()).unwrap()).unwrap();
    Session::begin(Rc::clone(book), request.resolve(book).unwrap()).unwrap()
}

fn ways(session: &Session, goal: &str) -> Plans {
    let goal = session.book().goals.iter().position(|known| known.id == goal).unwrap();
    Planner::new(session, goal, true, STEPS_MAX).unwrap().run()
}

/// What the first way does.
fn deeds(book: &Rulebook, found: &Plans) -> Vec<String> {
    let steps = found.plans.first().map_or(&[][..], |plan| plan.steps.as_slice());
    let acts = steps.iter().filter_map(|step| match &step.kind {
        StepKind::Act { action, .. } => Some(book.actions[*action].id.clone()),
        StepKind::Assume(_) | StepKind::Wait => None,
    });
    acts.collect()
}

#[test]
fn what_people_asked_is_answered() {
    let questions: Vec<Question> = serde_json::from_str(include_str!("cases/public.json")).unwrap();
    let books = built_in("basis-asked");
    for question in &questions {
        let book = books.iter().find(|book| book.id == question.rulebook).unwrap();
        for (basis, answer) in [(Basis::Articles, &question.articles), (Basis::Record, &question.record)] {
            let name = format!("{} ({})", question.asked, basis.name());
            let session = session(book, &question.start, basis);
            let view = wire::view(&session);
            let notes: Vec<&str> = view.notes.iter().map(|note| note.id.as_str()).collect();
            for id in answer.shown.iter().chain(if answer.absent.is_empty() && answer.shown.is_empty() {
                &question.shown[..]
            } else {
                &[]
            }) {
                assert!(notes.contains(&id.as_str()), "{name}: {id} is not told");
            }
            for id in &answer.absent {
                assert!(!notes.contains(&id.as_str()), "{name}: {id} is told");
            }
            for (id, codes) in question.blocked.iter().chain(&answer.blocked) {
                let action = view.actions.iter().find(|action| action.id == *id).unwrap();
                let found: Vec<&String> =
                    action.findings.iter().filter(|f| f.severity == "blocker").map(|f| &f.code).collect();
                assert!(codes.iter().all(|code| found.contains(&code)), "{name}: {id} {found:?}");
            }
            let found = ways(&session, &question.goal);
            let deeds = deeds(book, &found);
            if let Some(stop) = &answer.stop {
                let said = wire::plans(book, &found).stop;
                assert_eq!((said, found.plans.len()), (stop.as_str(), 0), "{name}");
            }
            if !answer.first.is_empty() {
                assert!(answer.first.iter().any(|id| deeds.first() == Some(id)), "{name}: {deeds:?}");
            }
            if !answer.last.is_empty() {
                assert!(answer.last.iter().any(|id| deeds.last() == Some(id)), "{name}: {deeds:?}");
            }
            assert!(!answer.never.iter().any(|id| deeds.contains(id)), "{name}: {deeds:?}");
        }
        let said = wire::otherwise(&session(book, &question.start, Basis::Articles), &question.goal).unwrap();
        let readings: Vec<&String> = said.readings.iter().map(|one| &one.reading).collect();
        assert!(question.differs.iter().all(|id| readings.contains(&id)), "{}: {readings:?}", question.asked);
    }
    println!("{} questions answered by both bases", questions.len());
}

/// A basis is its readings, chosen one by one.
#[test]
fn a_basis_is_its_readings() {
    for book in built_in("basis-readings") {
        for preset in &book.presets {
            let start = serde_json::json!({ "preset": preset.id });
            let by_basis = session(&book, &start, Basis::Record);
            let mut readings = serde_json::Map::new();
            for reading in &book.readings {
                let choice = reading.by(Basis::Record).unwrap();
                readings.insert(reading.id.clone(), book.name(choice).into());
            }
            let by_hand =
                session(&book, &serde_json::json!({ "preset": preset.id, "readings": readings }), Basis::Articles);
            assert_eq!(by_basis.state().digest(&book), by_hand.state().digest(&book), "{} {}", book.id, preset.id);
            let (mut one, mut other) = (wire::view(&by_basis), wire::view(&by_hand));
            (one.basis, other.basis) = ("", "");
            assert_eq!(one, other, "{} {}", book.id, preset.id);
        }
    }
}

/// A log says the basis where it is not the usual one, and comes to the same again.
#[test]
fn a_log_keeps_its_basis() {
    for book in built_in("basis-logs") {
        let preset = &book.presets[0].id;
        for basis in Basis::ALL {
            let log = write_log(&session(&book, &serde_json::json!({ "preset": preset }), basis));
            assert_eq!(log.contains("\"basis\""), basis == Basis::Record, "{log}");
            let replayed = tuiqun::sim::read_log(&book, &log).unwrap();
            assert_eq!(replayed.session.start().basis, basis);
            assert_eq!(write_log(&replayed.session), log);
        }
    }
}

/// What remains, is owed and will come.
fn shown(session: &Session) -> [Vec<String>; 3] {
    let view = wire::view(session);
    [
        view.residues.iter().map(|one| format!("{} {:?} {:?}", one.id, one.until_min, one.until_max)).collect(),
        view.duties.iter().map(|one| format!("{} {:?}", one.id, one.due)).collect(),
        view.forecasts.iter().map(|one| one.id.clone()).collect(),
    ]
}

/// Where nothing is said to be otherwise, nothing is: not what can be done now, what is owed, remains or will come, nor the ways.
#[test]
fn where_nothing_is_said_to_be_otherwise_nothing_is() {
    let (mut same, mut differ) = (0, 0);
    for book in built_in("basis-otherwise") {
        for preset in &book.presets {
            let start = serde_json::json!({ "preset": preset.id });
            let [articles, record] = Basis::ALL.map(|basis| session(&book, &start, basis));
            for goal in &book.goals {
                let name = format!("{} {} {}", book.id, preset.id, goal.id);
                let said = otherwise(articles.world(), articles.state(), goal);
                let back = otherwise(record.world(), record.state(), goal);
                assert_eq!(
                    said.readings.is_empty(),
                    back.readings.is_empty(),
                    "{name}: from the other side it is the same"
                );
                if !said.readings.is_empty() {
                    differ += 1;
                    continue;
                }
                same += 1;
                let applicable = |session: &Session| {
                    let led = offers(session.world(), session.state())
                        .into_iter()
                        .filter(|offer| goal.actions.contains(&offer.action));
                    led.map(|offer| (offer.action, offer.offered, offer.applicable)).collect::<Vec<_>>()
                };
                assert_eq!(applicable(&articles), applicable(&record), "{name}");
                assert_eq!(shown(&articles), shown(&record), "{name}");
                assert_eq!(said.standing.0, said.standing.1, "{name}");
                if preset.goal.is_some_and(|at| book.goals[at].id == goal.id) {
                    // Equal ways may come in another order.
                    let done = [&articles, &record].map(|session| {
                        let mut deeds = deeds(&book, &ways(session, &goal.id));
                        deeds.sort();
                        deeds
                    });
                    assert_eq!(done[0], done[1], "{name}");
                }
            }
        }
    }
    assert!(same > 100 && differ > 20, "{same} {differ}");
    println!("{same} goals stand the same by both bases, {differ} differ");
}

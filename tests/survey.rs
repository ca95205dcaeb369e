//! A table of cases is judged by the rules that a session is judged by, cell by cell and case by case.

mod built_in;

use std::rc::Rc;

use built_in::built_in;
use tuiqun::diag::Code;
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Ask, Rulebook, SlotTy};
use tuiqun::sim::{Session, StartRequest};
use tuiqun::survey::Survey;
use tuiqun::value::Tri;
use tuiqun::wire::{self, Answer};

const START: i64 = 1_780_286_400_000;

fn common(book: &Rulebook, json: &serde_json::Value) -> StartRequest {
    StartRequest::read(book, &parse_json(&json.to_string()).unwrap()).unwrap()
}

/// Draws that are the same each time.
struct Draws(u64);

impl Draws {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

/// A cell for a fact, and the same as JSON says it.
fn cell(book: &Rulebook, ty: SlotTy, draws: &mut Draws) -> (String, serde_json::Value) {
    if draws.below(5) == 0 {
        return (["", "unknown", "  "][draws.below(3)].to_owned(), serde_json::Value::Null);
    }
    match ty {
        SlotTy::Bool => {
            let yes = draws.below(2) == 0;
            (yes.to_string(), yes.into())
        }
        SlotTy::Int { min, max } => {
            let span = usize::try_from((max - min).min(600)).unwrap();
            let n = min + i64::try_from(draws.below(span + 1)).unwrap();
            (n.to_string(), n.into())
        }
        SlotTy::Enum(id) => {
            let choices = book.choices(id);
            let name = book.name(choices[draws.below(choices.len())]);
            (name.to_owned(), name.into())
        }
        SlotTy::Instant => {
            let text = ["never", "2h ago", "30h ago", "960h ago"][draws.below(4)];
            (text.to_owned(), text.into())
        }
        SlotTy::Duration => ("3h".to_owned(), "3h".into()),
        SlotTy::Version => {
            let text = ["8.0.19", "8.0.20", "8.0.49"][draws.below(3)];
            (text.to_owned(), text.into())
        }
    }
}

/// Law: a case is judged as the session that begins with it is.
#[test]
fn a_case_stands_as_its_session_does() {
    let mut draws = Draws(7);
    let (mut judged, mut blocked) = (0, 0);
    for book in built_in("survey-law") {
        let slots: Vec<_> = book.slots.iter().filter(|slot| slot.ask != Ask::Never).collect();
        let columns: Vec<&str> = slots.iter().map(|slot| slot.key.as_str()).collect();
        for goal in &book.goals {
            let base = serde_json::json!({ "start": START });
            let survey = Survey::new(Rc::clone(&book), &common(&book, &base), &goal.id, &columns).unwrap();
            for _ in 0..40 {
                let row: Vec<_> = slots.iter().map(|slot| cell(&book, slot.ty, &mut draws)).collect();
                let facts: serde_json::Map<_, _> =
                    columns.iter().zip(&row).map(|(key, (_, value))| ((*key).to_owned(), value.clone())).collect();
                let request = common(&book, &serde_json::json!({ "start": START, "facts": facts }));
                let session = Session::begin(Rc::clone(&book), request.resolve(&book).unwrap()).unwrap();
                let view = wire::view(&session);
                let there = view.goals.iter().find(|known| known.id == goal.id).unwrap();
                let found = survey.judge(row.iter().map(|(text, _)| text.as_str())).unwrap();
                assert_eq!(Answer::from(found.reached), there.reached, "{} {}", book.id, goal.id);
                let wrong: Vec<&str> = view.situation.iter().map(|one| one.code.as_str()).collect();
                assert_eq!(found.situation, wrong);
                judged += 1;
                if found.reached == Tri::Yes {
                    continue;
                }
                assert_eq!(Answer::from(found.enough), there.enough, "{} {}", book.id, goal.id);
                assert_eq!(found.nearest.map(|action| action.id.as_str()), there.nearest.as_deref());
                let Some(action) = view.actions.iter().find(|action| Some(&action.id) == there.nearest.as_ref()) else {
                    continue;
                };
                if found.enough == Tri::Yes {
                    assert!(found.blockers.is_empty());
                    continue;
                }
                let mut codes: Vec<&str> = action
                    .findings
                    .iter()
                    .filter(|finding| finding.severity == "blocker" && finding.holds == Answer::No)
                    .map(|finding| finding.code.as_str())
                    .collect();
                let mut blockers = found.blockers.clone();
                codes.sort_unstable();
                codes.dedup();
                blockers.sort_unstable();
                assert_eq!(blockers, codes, "{} {}", book.id, goal.id);
                blocked += usize::from(!codes.is_empty());
            }
        }
    }
    assert!(judged > 1_000 && blocked > 500, "{judged} {blocked}");
    println!("{judged} cases stand as their sessions do, {blocked} of them with something in the way");
}

#[test]
fn a_bad_cell_is_refused_by_its_column_and_the_others_go_on() {
    let books = built_in("survey-cells");
    let book = books.iter().find(|book| book.id == "wechat-group").unwrap();
    let base = common(book, &serde_json::json!({ "start": START }));
    let columns = ["role", "members", "live_on", "client", "packets_sent_at"];
    let survey = Survey::new(Rc::clone(book), &base, "gone", &columns).unwrap();
    let refused = survey.judge(["king", "many", "yes", "new", "1"]).unwrap_err();
    let refused: Vec<_> = refused.iter().map(|(at, rejection)| (at.unwrap(), rejection.code)).collect();
    assert_eq!(refused, (0..5).map(|at| (at, Code::ValueRange)).collect::<Vec<_>>());
    let many = survey.judge(["owner", "20", "false", "8.0.49", "never", "more"]).unwrap_err();
    assert_eq!(
        many.iter().map(|(at, rejection)| (*at, rejection.code)).collect::<Vec<_>>(),
        [(None, Code::EventShape)]
    );
    // Cells that are missing are not known, and the survey is as it was.
    let short = survey.judge(["owner", "20"]).unwrap();
    assert!(!short.open.is_empty() && short.enough == Tri::Unknown, "{short:?}");
}

#[test]
fn a_column_or_goal_that_is_none_is_refused_before_anything_is_judged() {
    let books = built_in("survey-columns");
    let book = books.iter().find(|book| book.id == "wechat-group").unwrap();
    let base = common(book, &serde_json::json!({ "start": START }));
    let new = |goal: &str, columns: &[&str]| {
        let refused = Survey::new(Rc::clone(book), &base, goal, columns).unwrap_err();
        (refused.code, refused.pointer.clone())
    };
    assert_eq!(new("gone", &["role", "memberz"]), (Code::UnknownFact, "/columns/1".to_owned()));
    assert_eq!(new("gone", &["group_state"]), (Code::FactNotAskable, "/columns/0".to_owned()));
    assert_eq!(new("nowhere", &["role"]).0, Code::UnknownGoal);
}

//! What is owed, what is forecast and what hours mean: duties, forecasts, windows, working days, costs, shared
//! requirements, comparisons, and the age of sources.

mod common;

use common::{SMALL, ask, begin, book};
use tuiqun::rulebook::load;
use tuiqun::sim::{Session, read_log, write_log};
use tuiqun::wire::{Answer, RemedyView, compare, preview, view};

const BOOK: &str = r#"{
"rulebook":{"format":1,"id":"duties","version":"1","utc_offset":"+08:00","locales":["en"],"compare":"role"},
"source":{"S0":"2025-01-05","S1":"2025-01-04"},
"calendar":{"years":[2026],"holidays":["2026-01-08"],"workdays":["2026-01-10"]},
"window":{"night":{"daily":["23:00","06:00"],"own":true},"noon":{"daily":["12:00","13:00"],"utc_offset":"+00:00","own":true}},
"fact":{"role":{"type":"enum","choices":["owner","member"],"start":"owner"},"kept":{"type":"bool","start":true},
 "told_at":{"type":"instant","ask":"never","start":"never"},"gone_at":{"type":"instant","ask":"never","start":"never"},
 "filed":{"type":"bool","ask":"never","start":false},"saved":{"type":"bool","ask":"never","start":false}},
"require":[{"code":"both/owner","on":["end","tell"],"that":"role == 'owner'","own":true}],
"action":{"end":{"odds":[{"well":900000,"rest":"badly"}],"cost":[{"when":"filed","yuan":"..12.5","per":"year"},{"yuan":"800..2000"}],
  "outcome":{"well":{"wanted":true,"set":["gone_at = now"]},"badly":{}}},
 "tell":{"set":["told_at = now"]},"file":{"set":["filed = true"]},"save":{"set":["saved = true"]},"lose":{"set":["kept = false"]}},
"trigger":{"review":{"when":"filed","after":"1wd..3wd","own":true}},
"duty":{"tell_before":{"before":["end"],"when":"role == 'owner'","that":"told_at != never && now - told_at >= duration('24h')","own":true},
 "save_after":{"when":"gone_at != never","from":"gone_at","do":"saved","within":"72h","by":"policy","own":true},
 "keep_after":{"when":"gone_at != never","from":"gone_at","keep":"kept","until":"6mo","own":true}},
"residue":{"copy":{"when":"gone_at != never","from":"gone_at","until":"..1mo","holder":"you","seen_by":"you","own":true}},
"forecast":{"mood":{"when":"gone_at != never","from":"gone_at","points":{
  "before":{"at":"-7d","value":"1.2","own":true},"first":{"at":"0d..14d","own":true},"then":{"at":"3mo..","value":"-0.28","own":true}}}},
"note":{"night":{"on":["action:end"],"when":"night","own":true},"lunch":{"on":["plan"],"when":"noon && filed","level":"template","own":true},
 "modern":{"on":["form"],"when":"as_of >= timestamp('2026-01-01T00:00:00+08:00')","own":true}},
"goal":{"gone":{"that":"gone_at != never","actions":["end"]}}
}"#;

/// 2026-01-05T10:00:00+08:00, a Monday.
const START: &str = r#"{"start":1767578400000}"#;

fn session() -> Session {
    begin(&book(BOOK), START)
}

fn status(session: &Session, id: &str) -> &'static str {
    view(session).duties.iter().find(|duty| duty.id == id).map_or("-", |duty| duty.status)
}

fn act(session: &mut Session, action: &str, outcome: &str) {
    ask(session, &format!(r#"{{"act":{{"action":"{action}","outcome":"{outcome}"}}}}"#)).unwrap();
}

fn wait(session: &mut Session, length: &str) {
    ask(session, &format!(r#"{{"wait":{{"until":"{length}"}}}}"#)).unwrap();
}

#[test]
fn a_duty_before_an_action_is_judged_when_it_goes_as_wanted() {
    let mut session = session();
    assert_eq!(status(&session, "tell_before"), "open");
    act(&mut session, "end", "badly");
    assert_eq!((status(&session, "tell_before"), session.state().breaches().len()), ("open", 0));
    act(&mut session, "tell", "done");
    wait(&mut session, "23h59m");
    let found = view(&session).actions[0].findings.clone();
    assert!(found.iter().any(|finding| finding.code == "duty/tell_before" && finding.severity == "warning"));
    wait(&mut session, "1m");
    act(&mut session, "end", "well");
    assert_eq!((status(&session, "tell_before"), session.state().breaches().len()), ("met", 0));
}

#[test]
fn acting_against_a_duty_is_possible_and_recorded() {
    let mut session = session();
    act(&mut session, "end", "well");
    assert_eq!(status(&session, "tell_before"), "breached");
    assert_eq!(session.state().breaches()[0].0, "duty/tell_before");
    let log = write_log(&session);
    assert_eq!(write_log(&read_log(session.book(), &log).unwrap().session), log);
}

#[test]
fn what_removes_it_may_need_time_after_it() {
    let shown = preview(&session(), 0, None).unwrap();
    let finding = shown.findings.iter().find(|finding| finding.code == "duty/tell_before").unwrap();
    let RemedyView::Act { action, then_wait, .. } = &finding.remedies[0] else { panic!("{finding:?}") };
    assert_eq!((action.as_str(), *then_wait), ("tell", 86_400_000));
}

#[test]
fn a_deadline_is_kept_or_missed_to_the_moment() {
    let mut kept = session();
    act(&mut kept, "end", "well");
    assert_eq!(status(&kept, "save_after"), "open");
    wait(&mut kept, "71h59m");
    act(&mut kept, "save", "done");
    assert_eq!(status(&kept, "save_after"), "met");
    let mut missed = session();
    act(&mut missed, "end", "well");
    let due = view(&missed).duties.iter().find(|duty| duty.id == "save_after").and_then(|duty| duty.due);
    assert_eq!(due, Some(view(&missed).now + 72 * 3_600_000));
    wait(&mut missed, "72h");
    assert_eq!(status(&missed, "save_after"), "breached");
    // Doing it later changes nothing any more.
    act(&mut missed, "save", "done");
    assert_eq!(status(&missed, "save_after"), "breached");
}

#[test]
fn keeping_ends_with_the_calendar_month() {
    let mut session = session();
    act(&mut session, "end", "well");
    let due = view(&session).duties.iter().find(|duty| duty.id == "keep_after").and_then(|duty| duty.due);
    assert_eq!(due, tuiqun::time::parse_timestamp("2026-07-05T10:00:00+08:00"));
    let mut lost = session.clone();
    act(&mut lost, "lose", "done");
    assert_eq!(status(&lost, "keep_after"), "breached");
    ask(&mut session, r#"{"wait":{"until":"2026-07-05T10:00:00+08:00"}}"#).unwrap();
    assert_eq!(status(&session, "keep_after"), "met");
}

#[test]
fn working_days_pass_over_holidays_and_say_when_they_are_a_guess() {
    let mut session = session();
    act(&mut session, "file", "done");
    let pending = view(&session).pending[0].clone();
    let at = |text: &str| tuiqun::time::parse_timestamp(text).unwrap();
    // Tuesday; then Wednesday, not Thursday, Friday.
    assert_eq!((pending.from, pending.until), (at("2026-01-06T10:00:00+08:00"), Some(at("2026-01-09T10:00:00+08:00"))));
    assert!(!pending.past_calendar);
    let mut late = begin(&book(BOOK), r#"{"start":1798596000000}"#);
    act(&mut late, "file", "done");
    assert!(view(&late).pending[0].past_calendar, "runs into 2027, of which nothing is known");
}

#[test]
fn hours_open_and_close_notes() {
    let mut session = session();
    let shown = |session: &Session, id: &str| view(session).notes.iter().any(|note| note.id == id);
    assert!(!shown(&session, "night") && shown(&session, "modern"));
    ask(&mut session, r#"{"wait":{}}"#).unwrap();
    assert_eq!(view(&session).now, tuiqun::time::parse_timestamp("2026-01-05T23:00:00+08:00").unwrap());
    assert!(shown(&session, "night"));
    // What the hours alone do not turn is no change: `lunch` waits for something else too.
    assert_eq!(view(&session).next_change, tuiqun::time::parse_timestamp("2026-01-06T06:00:00+08:00"));
    let old = begin(&book(BOOK), r#"{"start":1767578400000,"asOf":"2025-12-31"}"#);
    assert!(!shown(&old, "modern"));
}

#[test]
fn sources_age() {
    let stale = |as_of: &str| view(&begin(&book(BOOK), &format!(r#"{{"start":0,"asOf":"{as_of}"}}"#))).stale;
    assert_eq!(stale("2026-01-04"), Vec::<String>::new());
    assert_eq!(stale("2026-01-05"), ["S1"]);
    assert_eq!(stale("2026-01-06"), ["S0", "S1"]);
}

#[test]
fn figures_lie_before_and_after_their_moment() {
    let mut session = session();
    assert!(view(&session).forecasts.is_empty());
    act(&mut session, "end", "well");
    let shown = view(&session);
    let day = 86_400_000;
    let points: Vec<_> = shown.forecasts[0]
        .points
        .iter()
        .map(|point| {
            (
                point.id.as_str(),
                (point.from - shown.now) / day,
                point.until.map(|at| (at - shown.now) / day),
                point.value.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        points,
        [("before", -7, Some(-7), Some("1.2")), ("first", 0, Some(14), None), ("then", 90, None, Some("-0.28"))]
    );
    let residue = shown.residues[0].clone();
    assert_eq!(residue.until_max, tuiqun::time::parse_timestamp("2026-02-05T10:00:00+08:00"));
}

#[test]
fn money_is_fen_and_goes_by_cases() {
    let mut session = session();
    let cost = |session: &Session| view(session).actions[0].cost.clone().map(|cost| (cost.min, cost.max, cost.per));
    assert_eq!(cost(&session), Some((Some(80_000), Some(200_000), "once")));
    act(&mut session, "file", "done");
    assert_eq!(cost(&session), Some((None, Some(1_250), "year")));
}

#[test]
fn a_shared_requirement_stands_on_every_action_it_names() {
    let session = begin(&book(BOOK), r#"{"start":0,"facts":{"role":"member"}}"#);
    let shown = view(&session);
    for id in ["end", "tell"] {
        let action = shown.actions.iter().find(|action| action.id == id).unwrap();
        assert!(action.findings.iter().any(|finding| finding.code == "both/owner"), "{id}");
    }
    assert!(shown.actions.iter().filter(|action| action.id == "save").all(|action| action.findings.is_empty()));
}

#[test]
fn choices_stand_side_by_side() {
    let session = session();
    let rows = compare(&session);
    let row = |choice: &str| rows.iter().find(|row| row.choice == choice).unwrap();
    assert!(row("owner").current && !row("member").current);
    assert_eq!(row("owner").goals[0].applicable, Answer::Yes);
    assert_eq!(row("member").goals[0].blocker.as_ref().map(|found| found.code.as_str()), Some("both/owner"));
    assert!(session.events().is_empty(), "nothing happened to the session itself");
}

#[test]
fn a_rulebook_without_any_has_none() {
    let shown = view(&begin(&book(SMALL), r#"{"preset":"start"}"#));
    assert!(shown.duties.is_empty() && shown.forecasts.is_empty() && shown.stale.is_empty());
    assert!(compare(&begin(&book(SMALL), r#"{"preset":"start"}"#)).is_empty());
}

/// Each of these is refused, with a place and the reason.
#[test]
fn what_is_malformed_is_refused() {
    for (from, to) in [
        (r#""daily":["23:00","06:00"]"#, r#""daily":["23:00","24:00"]"#),
        (r#""daily":["23:00","06:00"]"#, r#""daily":["23:00","23:00"]"#),
        (r#""holidays":["2026-01-08"]"#, r#""holidays":["2026-02-30"]"#),
        (r#""S0":"2025-01-05""#, r#""S0":"January""#),
        (r#""yuan":"800..2000""#, r#""yuan":"1.234""#),
        (r#""yuan":"800..2000""#, r#""yuan":"-3""#),
        (r#""after":"1wd..3wd""#, r#""after":"1wd..3mo""#),
        (r#""value":"1.2""#, r#""value":"1.2%""#),
        (r#""at":"-7d""#, r#""at":"a week before""#),
        (r#""before":["end"]"#, r#""before":["ends"]"#),
        (r#""on":["end","tell"]"#, r#""on":["end","tells"]"#),
        (r#""within":"72h","#, ""),
        (r#""from":"gone_at","keep""#, r#""keep""#),
        (r#""do":"saved","#, ""),
        (r#""compare":"role""#, r#""compare":"kept""#),
    ] {
        assert!(BOOK.contains(from), "{from}");
        let (book, diagnostics) = load(&BOOK.replacen(from, to, 1));
        assert!(book.is_none() && !diagnostics.is_empty(), "{to} was accepted");
        assert!(diagnostics.iter().all(|found| !found.place.pointer.is_empty()), "{to}: {diagnostics:?}");
    }
}

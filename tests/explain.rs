//! Explanations held against the rules: every tree settles to what the evaluator says, every removal replays, every
//! change is a change and what lies behind it is.

mod built_in;
mod common;

use std::rc::Rc;

use built_in::built_in;
use common::{SMALL, ask, begin, book};
use tuiqun::explain::{self, Behind, Form, Removal, Why, changes, removals};
use tuiqun::expr::BinaryOp;
use tuiqun::finding::Severity;
use tuiqun::rulebook::{Ask, Rulebook, SlotTy};
use tuiqun::sim::{Event, Session, State, coming, offer, offers, step};
use tuiqun::value::{Kind, Tri, Value};
use tuiqun::wire;

const START: &str = r#"{"preset":"start","start":1767578400000}"#;

/// Sessions that begin with each preset, and with as many random situations.
fn situations(book: &Rc<Rulebook>, random: u64) -> Vec<Session> {
    let presets = book
        .presets
        .iter()
        .map(|preset| begin(book, &format!(r#"{{"preset":"{}","start":1767578400000}}"#, preset.id)));
    let mut sessions: Vec<Session> = presets.collect();
    for seed in 1..=random {
        let mut chance = Chance(seed);
        let mut session = begin(book, r#"{"start":1767578400000}"#);
        let mut facts = Vec::new();
        for (at, slot) in book.slots.iter().enumerate().filter(|(_, slot)| slot.ask != Ask::Never) {
            if chance.below(2) == 0 {
                facts.push((u16::try_from(at).unwrap(), chance.cell(book, slot.ty)));
            }
        }
        if session.apply(Event::Set { facts, assumed: false }).is_ok() {
            sessions.push(session);
        }
    }
    sessions
}

struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn cell(&mut self, book: &Rulebook, ty: SlotTy) -> Option<i64> {
        if self.below(5) == 0 {
            return None;
        }
        let n = i64::try_from(self.below(1 << 30)).unwrap();
        Some(match ty {
            SlotTy::Bool => n % 2,
            SlotTy::Int { min, max } => min + n % (max - min + 1),
            SlotTy::Enum(id) => {
                let choices = book.choices(id);
                i64::from(choices[usize::try_from(n).unwrap() % choices.len()].0)
            }
            SlotTy::Instant => 1_767_578_400_000 - n,
            SlotTy::Duration => n,
            SlotTy::Version => n % (1 << 20),
        })
    }
}

/// What a part comes to by its own parts; `None` where it has none to follow from.
fn settles(why: &Why) -> Option<Value> {
    let tri = |part: &Why| part.value.tri().unwrap_or(Tri::Unknown);
    let answer = |tri| match tri {
        Tri::Yes => Value::Bool(true),
        Tri::No => Value::Bool(false),
        Tri::Unknown => Value::unknown(Kind::Bool),
    };
    let parts = &why.parts;
    if parts.is_empty() {
        return None;
    }
    Some(match why.form {
        Form::All => answer(parts.iter().map(tri).min().unwrap()),
        Form::Any => answer(parts.iter().map(tri).max().unwrap()),
        Form::Not => answer(match tri(&parts[0]) {
            Tri::Yes => Tri::No,
            Tri::No => Tri::Yes,
            Tri::Unknown => Tri::Unknown,
        }),
        Form::Compare(op) => answer(compared(op, &parts[0].value, &parts[1].value)?),
        Form::Cond => match tri(&parts[0]) {
            Tri::Yes => parts[1].value.clone(),
            Tri::No => parts[2].value.clone(),
            Tri::Unknown => return None,
        },
        Form::Case => parts.last().unwrap().value.clone(),
        Form::Entity(_) => parts[0].value.clone(),
        Form::Derived(_) if parts.iter().all(|part| matches!(part.form, Form::Entity(_))) => {
            let count = |least| i64::try_from(parts.iter().filter(|part| tri(part) >= least).count()).unwrap();
            Value::number(Kind::Int, count(Tri::Yes), count(Tri::Unknown))
        }
        Form::Derived(_) => {
            let guard = |case: &Why| if case.parts.len() == 1 { Tri::Yes } else { tri(&case.parts[0]) };
            let live: Vec<&Why> = parts.iter().filter(|case| guard(case) != Tri::No).collect();
            let sure = parts.last().is_some_and(|case| guard(case) == Tri::Yes);
            if !sure {
                return None;
            }
            live.iter().map(|case| case.value.clone()).reduce(|a, b| a.hull(&b))?
        }
        _ => return None,
    })
}

/// A comparison of what is known, and of what is not known by its bounds.
fn compared(op: BinaryOp, left: &Value, right: &Value) -> Option<Tri> {
    if op == BinaryOp::In {
        let Value::List(items) = right else { return None };
        return items
            .iter()
            .map(|item| compared(BinaryOp::Eq, left, item))
            .try_fold(Tri::No, |all, one| Some(all.max(one?)));
    }
    if let (Some((_, a, b)), Some((_, c, d))) = (left.bounds(), right.bounds()) {
        let (always, never) = match op {
            BinaryOp::Eq => (a == b && c == d && a == c, b < c || d < a),
            BinaryOp::Ne => (b < c || d < a, a == b && c == d && a == c),
            BinaryOp::Lt => (b < c, a >= d),
            BinaryOp::Le => (b <= c, a > d),
            BinaryOp::Gt => (a > d, b <= c),
            _ => (a >= d, b < c),
        };
        return Some(if always {
            Tri::Yes
        } else if never {
            Tri::No
        } else {
            Tri::Unknown
        });
    }
    if left.is_unknown() || right.is_unknown() {
        return Some(Tri::Unknown);
    }
    Some(Tri::from((left == right) == (op == BinaryOp::Eq)))
}

/// Goes through a tree and counts the parts that were settled again.
fn recheck(why: &Why, state: &State, session: &Session) -> usize {
    let mut settled = 0;
    if let Some(value) = settles(why) {
        assert_eq!(why.value, value, "{why:#?}");
        settled = 1;
    }
    if let Form::Fact(slot) = why.form {
        assert_eq!(why.value.cell(), state.cell(slot), "{why:#?}");
        settled = 1;
    }
    if let Form::Derived(at) = why.form {
        assert_eq!(Some(&why.value), session.world().env(state).derived_value(at).as_ref(), "{why:#?}");
    }
    settled + why.parts.iter().map(|part| recheck(part, state, session)).sum::<usize>()
}

#[test]
fn every_explanation_settles_to_what_the_rules_say() {
    let books = built_in("explain").into_iter().chain([book(SMALL)]);
    let (mut settled, mut unknown) = (0, 0);
    for book in books {
        for session in situations(&book, 150) {
            let (world, state) = (session.world(), session.state());
            for offer in offers(world, state) {
                let reasons = explain::action(world, state, &offer);
                assert_eq!(reasons.len(), offer.verdicts.len() + book.actions[offer.action].uses.len());
                for reasoned in &reasons {
                    settled += recheck(&reasoned.that, state, &session);
                    settled += reasoned.when.iter().map(|when| recheck(when, state, &session)).sum::<usize>();
                    let that = reasoned.that.value.tri().unwrap();
                    let when = reasoned.when.as_ref().map_or(Tri::Yes, |when| when.value.tri().unwrap());
                    let holds = if when == Tri::No || that == Tri::Yes { Tri::Yes } else { when.and(that) };
                    let holds = if when == Tri::Unknown && that == Tri::No { Tri::Unknown } else { holds };
                    // Before the arguments are filled in, they stand in nobody's way.
                    let open = holds == Tri::Unknown && reasoned.holds == Tri::Yes;
                    assert!(holds == reasoned.holds || open, "{reasoned:#?}");
                    unknown += usize::from(reasoned.holds == Tri::Unknown);
                }
            }
            for goal in &book.goals {
                settled += recheck(&explain::goal(world, state, goal), state, &session);
            }
        }
    }
    assert!(settled > 100_000 && unknown > 1_000, "{settled} parts, {unknown} unknown");
}

#[test]
fn an_explanation_does_not_grow_without_end() {
    // Each derived fact names the one before it twice: told in full, it would have 2^40 parts.
    let chain = (1..40).map(|n| format!(r#""d{n}":{{"is":"!d{0} || !d{0}"}}"#, n - 1)).collect::<Vec<_>>().join(",");
    let pack = SMALL
        .replace(
            r#""few":{"is":"members < 40"}"#,
            &format!(r#""few":{{"is":"members < 40"}},"d0":{{"is":"ready"}},{chain}"#),
        )
        .replace(r#""that":"ready""#, r#""that":"d39""#);
    let session = begin(&book(&pack), START);
    let offer = offers(session.world(), session.state()).into_iter().find(|offer| !offer.verdicts.is_empty()).unwrap();
    fn parts(why: &Why) -> usize {
        1 + why.parts.iter().map(parts).sum::<usize>()
    }
    let told = explain::action(session.world(), session.state(), &offer);
    let all: usize = told.iter().map(|one| parts(&one.that)).sum();
    assert!((100..1_100).contains(&all), "{all}");
    assert!(told.iter().all(|one| parts(&one.that) > 1), "each has its share");
}

#[test]
fn what_is_in_the_way_goes_in_an_order_that_replays() {
    let (mut removed, mut cleared) = (0, 0);
    for book in built_in("explain") {
        for session in situations(&book, 0) {
            let led: Vec<usize> = book.goals.iter().flat_map(|goal| goal.actions.iter().copied()).collect();
            for action in led {
                let world = session.world();
                let found = removals(world, session.state(), action, None);
                let mut state = session.state().clone();
                for removal in &found.removals {
                    for event in &removal.events {
                        state = step(world, &state, event).unwrap().0;
                    }
                    assert_eq!(state.now(), removal.at);
                    removed += usize::from(removal.remedy.is_some());
                }
                let there = offer(world, &state, action).unwrap();
                let applicable = there.applicable_with(&book.actions[action], found.entity);
                assert_eq!(found.applicable, applicable);
                // What law or policy asks for blocks nothing.
                let blocks = |removal: &Removal| removal.finding.severity == Severity::Blocker;
                let stuck = found.removals.iter().any(|removal| removal.remedy.is_none() && blocks(removal));
                assert!(!stuck || applicable == Tri::No, "{found:#?}");
                cleared += usize::from(applicable == Tri::Yes);
            }
        }
    }
    assert!(removed > 50 && cleared > 50, "{removed} removed, {cleared} cleared");
}

#[test]
fn an_owner_on_a_computer_clears_the_way_to_dissolve() {
    // S2-2.5: announced a day before, and before the first thing that it is about; meanwhile the packets return (S1-4.2). S1-2.7: at most
    // 40 members. S1-3.4: on a phone. S1-6.5: the computer unbound.
    let book = built_in("explain-one").into_iter().find(|book| book.id == "wechat-group").unwrap();
    let session = begin(&book, r#"{"preset":"owner_on_pc","start":1767578400000}"#);
    let view = wire::removals(&session, "dissolve", None).unwrap();
    let codes: Vec<&str> = view.removals.iter().map(|removal| removal.finding.code.as_str()).collect();
    let mut sorted = codes.clone();
    sorted.sort_unstable();
    let duties = ["duty/announce_a_day_before", "duty/log_out_the_computer_first"];
    assert_eq!(sorted, [&["dissolve/pc", "dissolve/too-many-members"][..], &duties[..]].concat());
    assert_eq!(codes.first(), Some(&duties[0]), "notice comes before the first removal");
    assert_eq!(view.applicable, wire::Answer::Yes);
    assert!(view.removals.iter().all(|removal| removal.remedy.is_some() && !removal.steps.is_empty()));
}

#[test]
fn special_groups_clear_the_way_as_the_articles_tell() {
    let book = built_in("explain-one").into_iter().find(|book| book.id == "wechat-group").unwrap();
    let hour = 3_600_000;
    let cases: [(&str, &str, &[&str], i64); 8] = [
        // S0-1.9: a group of 500 passes to an admin only.
        ("big_group_live", "transfer", &["transfer/not-admin"], 1),
        // S1-4.4, S1-4.12 to S1-4.14: class teacher, maker, all teachers, 72 hours, the school.
        (
            "home_school_group",
            "dissolve",
            &["exit/class-teacher", "exit/creator", "exit/all-teachers", "exit/school-cooldown", "exit/school-review"],
            30 * 24,
        ),
        // S1-4.11, S0-3.4: the host has to confirm before it is announced; then the stream ends.
        ("live_group", "dissolve", &["dissolve/live-on"], 24 + 24 + 1),
        // S1-4.8: 24 hours after the last payment, which was 3 hours ago: over when a day of notice is (S2-2.5).
        ("payment_group", "dissolve", &[], 25),
        // S0-3.2, S0-3.3: charging off, then the balance settled.
        ("paid_group", "transfer", &["exit/charging-on", "exit/balance-left"], 48),
        // S0-3.6, S0-3.7: clear the packets, which return in 4 hours, then 72 hours of cooldown.
        ("welfare_group", "transfer", &["exit/packets-left", "exit/packets-cooldown"], 4 + 72),
        // S0-3.12, S0-3.13: all tickets first, then 30 days of cooldown.
        ("aftersales_group", "transfer", &["exit/open-tickets", "exit/tickets-cooldown"], 31 * 24),
        // S0-3.17, S2-2.5: all sub-groups first, told a day before.
        ("community_owner", "transfer", &["exit/subgroups-left"], 25),
    ];
    for (preset, action, codes, hours) in cases {
        let session = begin(&book, &format!(r#"{{"preset":"{preset}","start":1767578400000}}"#));
        let found = wire::removals(&session, action, None).unwrap();
        let codes_of = found.removals.iter().map(|removal| removal.finding.code.as_str());
        let (duties, order): (Vec<&str>, Vec<&str>) = codes_of.clone().partition(|code| code.starts_with("duty/"));
        // Whatever is dissolved is announced a day before, first of all.
        let announced = (action == "dissolve").then_some("duty/announce_a_day_before");
        assert_eq!(
            (codes_of.clone().next().filter(|code| duties.contains(code)), duties.len()),
            (announced, duties.len().min(1)),
            "{preset}"
        );
        assert_eq!((order.as_slice(), found.applicable), (codes, wire::Answer::Yes), "{preset}");
        let took = found.removals.last().unwrap().at - session.state().now();
        assert!(took > 0 && took <= hours * hour, "{preset}: {took}");
    }
}

#[test]
fn giving_up_is_not_finding_nothing() {
    // Thirty things in the way, each with thirty actions that remove it.
    let numbers = || 0..30;
    let list = |of: &dyn Fn(usize) -> String| numbers().map(of).collect::<Vec<_>>().join(",");
    let facts = list(&|n| format!(r#""f{n}":{{"type":"bool","start":false}}"#));
    let requires = list(&|n| format!(r#"{{"code":"go/r{n}","that":"f{n}","own":true}}"#));
    let helpers = list(&|n| list(&|m| format!(r#""h{n}_{m}":{{"set":["f{n} = true"]}}"#)).to_owned());
    let helpers = helpers.split("},").take(500).collect::<Vec<_>>().join("},") + "}";
    let pack = format!(
        r#"{{"rulebook":{{"format":1,"id":"many","version":"1","utc_offset":"+08:00","locales":["en"]}},
"fact":{{{facts},"done":{{"type":"bool","ask":"never","start":false}}}},
"action":{{"go":{{"require":[{requires}],"set":["done = true"]}},{helpers}}},"goal":{{"end":{{"that":"done","actions":["go"]}}}}}}"#
    );
    let session = begin(&book(&pack), r#"{"start":1767578400000}"#);
    let found = wire::removals(&session, "go", None).unwrap();
    let stuck = found.removals.iter().filter(|removal| removal.remedy.is_none()).count();
    assert!(found.gave_up && stuck > 0 && found.removals.len() == 30, "{stuck}");
    assert!(found.removals.len() > stuck, "what was found before that is kept");
    let session = begin(
        &book(SMALL),
        r#"{"preset":"start","facts":{"role":"member","sent_at":"never","ready":false},"start":1767578400000}"#,
    );
    let found = wire::removals(&session, "go", None).unwrap();
    assert!(!found.gave_up && found.removals.iter().any(|removal| removal.remedy.is_none()), "{found:#?}");
}

#[test]
fn a_change_names_the_rule_and_the_fact_behind_it() {
    let mut session = begin(&book(SMALL), START);
    ask(&mut session, r#"{"set":{"facts":{"ready":false,"members":61}}}"#).unwrap();
    let found = wire::changes(&session, 0).unwrap().rules;
    let found: Vec<_> = found.iter().map(|one| (one.code.as_str(), one.behind, one.facts.join(","))).collect();
    assert_eq!(found, [("small/ready", "each", "ready".into()), ("small/late", "each", "members".into())]);
    // Time brings an answer too: the trigger that makes it ready comes a day after it was sent.
    ask(&mut session, r#"{"wait":{"until":"24h"}}"#).unwrap();
    let found = wire::changes(&session, 1).unwrap().rules;
    assert_eq!((found.len(), found[0].code.as_str(), found[0].after), (1, "small/ready", Some(wire::Answer::Yes)));
}

#[test]
fn every_difference_is_told_and_only_differences() {
    let mut told = 0;
    for book in built_in("explain").into_iter().chain([book(SMALL)]) {
        let sessions = situations(&book, 25);
        for pair in sessions.windows(2) {
            let (world, before, after) = (pair[0].world(), pair[0].state(), pair[1].state());
            let found = changes(world, before, after);
            for (old, new) in offers(world, before).iter().zip(offers(world, after)) {
                let differing = new.verdicts.iter().filter(|verdict| !old.verdicts.contains(verdict)).count();
                let gone = |verdict: &&tuiqun::sim::Verdict| {
                    !new.verdicts.iter().any(|v| (v.require, v.entity) == (verdict.require, verdict.entity))
                };
                let gone = old.verdicts.iter().filter(gone).count();
                let here: Vec<_> = found.iter().filter(|change| change.action == new.action).collect();
                assert_eq!(here.len(), differing + gone, "{}", book.actions[new.action].id);
            }
            for change in &found {
                assert_ne!(change.before, change.after);
                let keys = match &change.behind {
                    Behind::Each(facts) => facts,
                    Behind::Together(facts) => facts,
                    Behind::Clock => continue,
                };
                assert!(!keys.is_empty());
                let differs = |key: &String| book.slot(key).is_some_and(|slot| before.cell(slot) != after.cell(slot));
                assert!(keys.iter().all(differs), "{change:#?}");
                told += 1;
            }
            if let Some(change) = found.iter().find(|change| matches!(&change.behind, Behind::Each(_))) {
                let Behind::Each(facts) = &change.behind else { continue };
                let mut back = after.clone();
                let slot = book.slot(&facts[0]).unwrap();
                back.set(&book, slot, before.cell(slot), false);
                let there = offer(world, &back, change.action).unwrap();
                let at = |v: &&tuiqun::sim::Verdict| {
                    v.entity == change.entity && book.actions[change.action].requires[v.require].code == change.code
                };
                assert_eq!(there.verdicts.iter().find(at).map(|v| v.holds), change.before);
            }
        }
    }
    assert!(told > 1_000, "{told} changes");
}

#[test]
fn the_timeline_holds_everything_once_by_its_day() {
    let book = built_in("explain-one").into_iter().find(|book| book.id == "wechat-group").unwrap();
    let mut entries = 0;
    for session in situations(&book, 50) {
        let view = wire::view(&session);
        let timeline = wire::timeline(&session, &view);
        // What is still to come, and what there is no action left to be done before.
        let points = view.forecasts.iter().flat_map(|forecast| &forecast.points).filter(|point| point.from >= view.now);
        let duties = view.duties.iter().filter(|duty| duty.kind != "before" || duty.status != "open");
        let later = coming(session.world(), session.state()).len();
        let all = duties.count() + view.pending.len() + later + view.residues.len() + points.count();
        assert_eq!(timeline.len(), all);
        let dated: Vec<i64> = timeline.iter().filter_map(|moment| moment.at).collect();
        assert!(dated.is_sorted() && timeline[..dated.len()].iter().all(|moment| moment.at.is_some()));
        entries += timeline.len();
    }
    assert!(entries > 100, "{entries}");
}

//! Advice that a person could follow. Cases say what a way has to be, with the claims that say so; laws hold for all situations.

mod built_in;

use std::rc::Rc;

use built_in::built_in;
use serde::Deserialize;
use serde_json::Value as Json;
use tuiqun::explain::removals;
use tuiqun::plan::{Order, Plan, Planner, Plans, STEPS_MAX, StepKind, Stop};
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Ask, ParamKind, Rulebook, SlotTy};
use tuiqun::sim::choose::{Chooser, Pace};
use tuiqun::sim::{Event, Pending, Session, StartRequest, offers, pending};
use tuiqun::value::{Tri, Value};
use tuiqun::wire;

/// What a way to a goal has to be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    about: String,
    claims: Vec<String>,
    rulebook: String,
    goal: String,
    start: Json,
    /// Why the search ends, where it finds no way.
    stop: Option<String>,
    /// Facts of which one would have to differ, and such as are never advised.
    #[serde(default)]
    differ: Vec<String>,
    #[serde(default)]
    never_differ: Vec<String>,
    /// Actions that the first way takes, in this order.
    #[serde(default)]
    in_order: Vec<String>,
    /// Exactly the numbers with which the first way does things, in order.
    numbers: Option<Vec<i64>>,
    /// Actions that no way takes.
    #[serde(default)]
    never: Vec<String>,
    /// Whether somebody has to be found first.
    #[serde(default)]
    finds: bool,
    /// Exactly what the first way takes for granted.
    assumed: Option<Vec<String>>,
    /// The longest that the first way takes, typically.
    within_hours: Option<i64>,
    /// Exactly what the first way loses: ids of losses.
    lost: Option<Vec<String>>,
    /// Between the end of one action and the beginning of another at least so many hours pass, wherever the other is done.
    hours_between: Option<(String, String, i64)>,
}

const HOUR: i64 = 3_600_000;

fn plans(book: &Rc<Rulebook>, start: &Json, goal: &str) -> Plans {
    let mut start = start.clone();
    start["start"] = 1_780_286_400_000_i64.into();
    let request = StartRequest::read(book, &parse_json(&start.to_string()).unwrap()).unwrap();
    let session = Session::begin(Rc::clone(book), request.resolve(book).unwrap()).unwrap();
    let goal = book.goals.iter().position(|known| known.id == goal).unwrap();
    Planner::new(&session, goal, true, STEPS_MAX).unwrap().run()
}

/// What is done in a way: the action, when it begins and when it is over.
fn deeds<'b>(book: &'b Rulebook, plan: &Plan) -> Vec<(&'b str, i64, i64)> {
    let acts = plan.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Act { action, .. } => Some((book.actions[*action].id.as_str(), step.at, step.until)),
        StepKind::Assume(_) | StepKind::Wait => None,
    });
    acts.collect()
}

/// Keys of what a way takes for granted, those of people left out.
fn assumed(book: &Rulebook, plan: &Plan) -> Vec<String> {
    let facts = plan.steps.iter().filter_map(|step| match &step.kind {
        StepKind::Assume(facts) => Some(facts),
        StepKind::Act { .. } | StepKind::Wait => None,
    });
    let slots = facts.flatten().map(|(slot, _)| *slot);
    let own = slots.filter(|slot| !book.sets.iter().any(|set| *slot >= set.count && *slot < set.count + set_len(set)));
    own.map(|slot| book.slots[usize::from(slot)].key.clone()).collect()
}

/// How many cells a set takes.
fn set_len(set: &tuiqun::rulebook::EntitySet) -> u16 {
    1 + u16::from(set.max) * u16::try_from(set.fields.len()).unwrap()
}

#[test]
fn ways_are_what_the_claims_say() {
    let books = built_in("advice-ways");
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/advice/ways.json")).unwrap();
    for case in cases {
        let Case { about, claims, .. } = &case;
        let book = books.iter().find(|book| book.id == case.rulebook).unwrap();
        for claim in claims {
            assert!(book.claims.contains(claim), "{about}: {claim} is no claim of {}", book.id);
        }
        let found = plans(book, &case.start, &case.goal);
        let differ: Vec<&str> =
            found.differ.iter().flatten().map(|(slot, _)| book.slots[usize::from(*slot)].key.as_str()).collect();
        assert!(case.differ.iter().all(|key| differ.contains(&key.as_str())), "{about}: {differ:?}");
        assert!(!case.never_differ.iter().any(|key| differ.contains(&key.as_str())), "{about}: {differ:?}");
        assert_eq!(found.stop.name(), case.stop.as_deref().unwrap_or("found"), "{about}");
        if case.stop.is_some() {
            continue;
        }
        let mut apart = false;
        for plan in &found.plans {
            let done = deeds(book, plan);
            let names: Vec<&str> = done.iter().map(|(id, ..)| *id).collect();
            assert!(!names.iter().any(|id| case.never.iter().any(|never| never == id)), "{about}: {names:?}");
            let found = plan.steps.iter().any(|step| {
                matches!(&step.kind, StepKind::Assume(facts)
                if facts.iter().any(|(slot, _)| book.sets.iter().any(|set| set.count == *slot)))
            });
            assert_eq!(found, case.finds, "{about}: somebody is found");
            if let Some((one, other, hours)) = &case.hours_between
                && let Some((_, begun, _)) = done.iter().find(|(id, ..)| id == other)
            {
                let (.., over) = done.iter().find(|(id, ..)| id == one).unwrap();
                assert!(begun - over >= hours * HOUR, "{about}: {} h", (begun - over) / HOUR);
                apart = true;
            }
        }
        assert_eq!(apart, case.hours_between.is_some(), "{about}: no way does both");
        let first = &found.plans[0];
        let names = deeds(book, first);
        let mut rest = names.iter();
        assert!(case.in_order.iter().all(|id| rest.any(|(known, ..)| known == id)), "{about}: {names:?}");
        if let Some(numbers) = &case.numbers {
            let args = first.steps.iter().filter_map(|step| match &step.kind {
                StepKind::Act { args, .. } => Some(args),
                StepKind::Assume(_) | StepKind::Wait => None,
            });
            let told = args.flatten().filter_map(|arg| if let Value::Int(n) = arg { Some(*n) } else { None });
            assert_eq!(&told.collect::<Vec<i64>>(), numbers, "{about}");
        }
        if let Some(facts) = &case.assumed {
            assert_eq!(&assumed(book, first), facts, "{about}");
        }
        if let Some(lost) = &case.lost {
            let ids: Vec<&str> = first.lost.iter().map(|lost| book.losses[lost.loss].id.as_str()).collect();
            assert_eq!(&ids, lost, "{about}");
        }
        if let Some(hours) = case.within_hours {
            assert!(first.time.typical <= hours * HOUR, "{about}: {} h", first.time.typical / HOUR);
        }
    }
}

/// What somebody is asked for a goal, one answer after the other, until the answer is told.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    about: String,
    rulebook: String,
    goal: String,
    /// Keys in the order in which they are asked, each with what is answered.
    answers: Vec<(String, Json)>,
}

#[test]
fn nothing_is_asked_that_the_answer_can_do_without() {
    let books = built_in("advice-questions");
    let cases: Vec<Asked> = serde_json::from_str(include_str!("cases/advice/questions.json")).unwrap();
    for Asked { about, rulebook, goal, answers } in cases {
        let book = books.iter().find(|book| book.id == rulebook).unwrap();
        let mut facts = serde_json::Map::new();
        let asked = |facts: &serde_json::Map<String, Json>| {
            let start = serde_json::json!({ "facts": facts, "start": 1_780_286_400_000_i64 });
            let request = StartRequest::read(book, &parse_json(&start.to_string()).unwrap()).unwrap();
            let session = Session::begin(Rc::clone(book), request.resolve(book).unwrap()).unwrap();
            wire::relevance(&session, &goal).unwrap().ask.first().cloned()
        };
        for (key, value) in answers {
            assert_eq!(asked(&facts).as_ref(), Some(&key), "{about}");
            facts.insert(key, value);
        }
        assert_eq!(asked(&facts), None, "{about}");
    }
}

/// Whoever goes to a computer for one step comes back to the phone that is hers.
#[test]
fn whoever_goes_to_another_device_comes_back_to_her_own() {
    for book in built_in("advice-home").iter().filter(|book| book.id == "wechat-group") {
        for (preset, home) in [("ordered_to_dissolve", "ios"), ("forty_members", "ios"), ("commercial_group", "ios")] {
            let found = plans(book, &serde_json::json!({ "preset": preset }), "gone");
            let switch = book.actions.iter().position(|action| action.id == "switch_device").unwrap();
            for plan in &found.plans {
                let last = plan.deeds().filter(|(action, _)| *action == switch).last();
                let Some((_, [Value::Sym(device)])) = last else { continue };
                assert_eq!(book.name(*device), home, "{preset}");
            }
        }
    }
}

/// Why a step is there, as the codes of its rules say it.
#[test]
fn a_step_says_what_asks_for_it() {
    let books = built_in("advice-why");
    // S2-2.5: a notice of a day; S1-3.6: no computer; S2-1.1: forty members; S0-1.18: the version; S4-8.7: data first; S4-8.14: fifteen days.
    let cases = [
        ("wechat-group", "owner_on_pc", "gone", "announce_dissolving", "duty/announce_a_day_before"),
        ("wechat-group", "owner_on_pc", "gone", "switch_device", "dissolve/pc"),
        ("wechat-group", "owner_on_pc", "gone", "remove_members", "dissolve/too-many-members"),
        ("wechat-group", "owner_on_pc", "gone", "back_up_on_computer", "loss"),
        ("wechat-group", "owner_wants_out", "leave", "transfer", "leave/owner-must-hand-over"),
        ("official-account", "company_sells_its_account", "hand_over", "export_data", "duty/export_first"),
        ("official-account", "company_sells_its_account", "hand_over", "publish_notice", "duty/public_notice"),
        ("wecom-class", "teacher_moves_on", "leave", "hand_over_duties", "leave/duties-not-handed-over"),
        ("wecom-class", "student_on_phone", "leave", "export_class_files", "loss"),
    ];
    for (rulebook, preset, goal, step, code) in cases {
        let book = books.iter().find(|book| book.id == rulebook).unwrap();
        let found = plans(book, &serde_json::json!({ "preset": preset }), goal);
        let told = wire::plans(book, &found);
        let steps = &told.plans[0].steps;
        let one = steps.iter().find(|one| one.entries.iter().any(|entry| entry.kind == "act" && entry.ids[0] == step));
        let why = one
            .unwrap_or_else(|| panic!("{preset}: no {step}"))
            .why
            .as_ref()
            .unwrap_or_else(|| panic!("{preset}: {step}"));
        assert_eq!(why.code.as_deref().or(why.loss.as_ref().map(|_| "loss")), Some(code), "{preset}: {step}");
    }
}

/// What has to hold of the ways from every preset of every rulebook to every goal: looked at one after another, judged at the end.
trait Law {
    fn look(&mut self, book: &Rc<Rulebook>, name: &str, found: &Plans);
    fn judge(&self);
}

/// Finding all ways takes longer than looking at them: all laws look at each.
#[test]
fn all_ways_keep_the_laws() {
    let mut laws: [Box<dyn Law>; 4] = [
        Box::<Reasoned>::default(),
        Box::<DoneOnce>::default(),
        Box::<Careful>::default(),
        Box::<TrueToTheirNames>::default(),
    ];
    for book in built_in("advice-laws") {
        for preset in &book.presets {
            for goal in &book.goals {
                let found = plans(&book, &serde_json::json!({ "preset": preset.id }), &goal.id);
                let name = format!("{} {} {}", book.id, preset.id, goal.id);
                laws.iter_mut().for_each(|law| law.look(&book, &name, &found));
            }
        }
    }
    laws.iter().for_each(|law| law.judge());
}

/// But for what the goal itself is about, every step of a first way says why it is there; and every wait of every way says what it
/// is for, or what happens meanwhile.
#[derive(Default)]
struct Reasoned {
    said: usize,
    silent: Vec<String>,
}

impl Law for Reasoned {
    fn look(&mut self, book: &Rc<Rulebook>, name: &str, found: &Plans) {
        for step in found.plans.iter().flat_map(|plan| &plan.steps).filter(|step| matches!(step.kind, StepKind::Wait)) {
            if step.why.is_none() && step.fired.is_empty() {
                self.silent.push(format!("{name}: wait of {} h", (step.until - step.at) / HOUR));
            }
        }
        let Some(plan) = found.plans.first() else { return };
        let acts = plan.steps.iter().filter_map(|step| match &step.kind {
            StepKind::Act { action, .. } => Some((*action, step)),
            StepKind::Assume(_) | StepKind::Wait => None,
        });
        let acts: Vec<_> = acts.collect();
        for (place, (action, step)) in acts.iter().enumerate() {
            let meant = book.goals[found.goal].actions.contains(action) || place + 1 == acts.len();
            match &step.why {
                Some(_) => self.said += 1,
                None if meant => {}
                None => self.silent.push(format!("{name}: {}", book.actions[*action].id)),
            }
        }
    }

    fn judge(&self) {
        let Self { said, silent } = self;
        println!("{said} steps say why they are there, {} do not: {silent:?}", silent.len());
        assert!(*said > 400 && silent.is_empty(), "{said} {silent:?}");
    }
}

/// Nobody is told to do again what they say they have done. Whatever yes or no the steps of a first way can be said by, said, the
/// first way that is then found does without those steps.
#[derive(Default)]
struct DoneOnce {
    said: usize,
    again: Vec<String>,
}

impl Law for DoneOnce {
    fn look(&mut self, book: &Rc<Rulebook>, name: &str, found: &Plans) {
        let view = wire::plans(book, found);
        let Some(plan) = view.plans.first() else { return };
        let yes_or_no = |key: &&String| book.slots.iter().any(|slot| slot.key == **key && slot.ty == SlotTy::Bool);
        let done = plan.steps.iter().filter(|step| step.already.iter().any(|key| yes_or_no(&key)));
        let done: Vec<&str> = done.filter_map(|step| step.entries.first()?.ids.first().map(String::as_str)).collect();
        let keys = plan.steps.iter().flat_map(|step| &step.already).filter(yes_or_no);
        let facts: serde_json::Map<String, Json> = keys.map(|key| (key.clone(), true.into())).collect();
        if facts.is_empty() {
            return;
        }
        self.said += facts.len();
        let start = serde_json::json!({ "preset": name.split(' ').nth(1), "facts": facts });
        let rest = plans(book, &start, &book.goals[found.goal].id);
        let first = rest.plans.first().map_or_else(Vec::new, |plan| deeds(book, plan));
        self.again.extend(first.iter().filter(|(id, ..)| done.contains(id)).map(|(id, ..)| format!("{name}: {id}")));
        if rest.plans.is_empty() && rest.stop != Stop::Reached {
            self.again.push(format!("{name}: no way any more"));
        }
    }

    fn judge(&self) {
        let Self { said, again } = self;
        println!("{said} facts said: {again:?}");
        assert!(*said > 100 && again.is_empty(), "{said} {again:?}");
    }
}

/// No way hangs on how fast or slow others are, as far as one of its steps done sooner or later prevents that; and the first of the
/// ways is the one that a careful person takes: nothing is done to more people than in any other, and where one that is no
/// dearer and takes no day longer loses less, that one is first.
#[derive(Default)]
struct Careful {
    told: usize,
    fragile: Vec<String>,
}

impl Law for Careful {
    fn look(&mut self, book: &Rc<Rulebook>, name: &str, found: &Plans) {
        const DAY: i64 = 24 * HOUR;
        // What whoever wants it means to lose is no loss.
        if !book.goals[found.goal].loses.is_empty() {
            return;
        }
        let Some(first) = found.plans.first().map(|plan| plan.price) else { return };
        self.told += found.plans.len();
        self.fragile.extend(found.plans.iter().filter(|plan| plan.fragile).map(|_| name.to_owned()));
        for other in found.plans.iter().map(|plan| plan.price) {
            assert!(first.harm <= other.harm, "{name}: {first:?} {other:?}");
            let as_gentle = (first.assumed, first.harm) == (other.assumed, other.harm);
            let no_dearer = other.money <= first.money && other.others <= first.others && other.time <= first.time;
            assert!(!(as_gentle && no_dearer && other.lost < first.lost), "{name}: {first:?} {other:?}");
            let as_cheap = first.money <= other.money && first.others <= other.others;
            assert!(!as_gentle || !as_cheap || first.lost < other.lost || first.time <= other.time + DAY, "{name}");
        }
    }

    fn judge(&self) {
        let Self { told, fragile } = self;
        println!("{told} ways told, {} of them hang on how fast things go: {fragile:?}", fragile.len());
        assert!(*told > 300, "{told}");
        assert!(fragile.is_empty(), "{fragile:?}");
    }
}

/// A way is what it is called, and breaks no rule where it is to keep them.
#[derive(Default)]
struct TrueToTheirNames {
    named: usize,
}

impl Law for TrueToTheirNames {
    fn look(&mut self, _: &Rc<Rulebook>, name: &str, found: &Plans) {
        true_to_their_names(found, name);
        for plan in &found.plans {
            let breached: Vec<&String> = plan.steps.iter().flat_map(|step| &step.breached).collect();
            assert!(!found.lawful || breached.is_empty(), "{name}: {breached:?}");
            self.named += plan.orders.len();
        }
    }

    fn judge(&self) {
        assert!(self.named > 1_000, "{}", self.named);
    }
}

/// Law: a search that goes on in slices, as a page does, finds what one does that goes on to its end.
#[test]
fn slices_change_nothing() {
    for book in built_in("advice-slices") {
        for preset in &book.presets {
            for open in [false, true] {
                let Some(goal) = preset.goal else { continue };
                let keys = preset.facts.iter().map(|(slot, _)| &book.slots[usize::from(*slot)].key);
                let facts = keys.filter(|key| open && book.facts.iter().any(|fact| fact.id == **key));
                let facts: serde_json::Map<String, Json> = facts.map(|key| (key.clone(), Json::Null)).collect();
                let start = serde_json::json!({ "preset": preset.id, "facts": facts, "start": 1_780_286_400_000_i64 });
                let request = StartRequest::read(&book, &parse_json(&start.to_string()).unwrap()).unwrap();
                let session = Session::begin(Rc::clone(&book), request.resolve(&book).unwrap()).unwrap();
                let whole = Planner::new(&session, goal, true, STEPS_MAX).unwrap().run();
                let mut slices = Planner::new(&session, goal, true, STEPS_MAX).unwrap();
                while !slices.go_on(40) {}
                assert_eq!(slices.answer(), whole, "{} {} {open}", book.id, preset.id);
            }
        }
    }
}

/// Law: who has answered less loses no way. Where a situation leads to its goal, it does so with any of its answers left
/// open, and with all of them.
#[test]
fn an_answer_left_open_loses_no_way() {
    let (mut looked, mut lost) = (0, Vec::new());
    for book in built_in("advice-open") {
        for preset in &book.presets {
            let Some(goal) = preset.goal.map(|goal| book.goals[goal].id.as_str()) else { continue };
            let start = serde_json::json!({ "preset": preset.id });
            if plans(&book, &start, goal).plans.is_empty() {
                continue;
            }
            let own = |key: &str| {
                book.slots.iter().any(|slot| slot.key == key && slot.ask != Ask::Never && !key.contains('.'))
            };
            let keys: Vec<String> =
                preset.facts.iter().map(|(slot, _)| book.slots[usize::from(*slot)].key.clone()).collect();
            let keys: Vec<&String> = keys.iter().filter(|key| own(key)).collect();
            let each = keys.iter().map(|key| vec![key.as_str()]);
            for open in each.chain([keys.iter().map(|key| key.as_str()).collect()]) {
                let facts: serde_json::Map<String, Json> =
                    open.iter().map(|key| ((*key).to_owned(), Json::Null)).collect();
                let start = serde_json::json!({ "preset": preset.id, "facts": facts });
                let found = plans(&book, &start, goal);
                looked += 1;
                if found.plans.is_empty() {
                    lost.push(format!("{} {} without {open:?}: {:?}", book.id, preset.id, found.stop));
                }
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(looked > 300, "{looked}");
}

/// Law: a way is by its names the best of all that were found: none takes less time, money, data, others or risk than the one that is
/// called so, unless more is taken for granted for it; and odds that nobody states are never surer than stated ones.
fn true_to_their_names(found: &Plans, place: &str) {
    for plan in &found.plans {
        let others = || found.plans.iter().filter(|other| other.price.assumed <= plan.price.assumed);
        for (order, _) in &plan.orders {
            let best = others().map(|other| other.price.part(*order)).min();
            assert_eq!(best, Some(plan.price.part(*order)), "{place}: {}", order.name());
            if *order == Order::Surest && !plan.unquantified.is_empty() {
                let stated = others().find(|other| other.unquantified.is_empty());
                assert_eq!(stated.map(|other| &other.orders), None, "{place}: {:?}", plan.unquantified);
            }
        }
    }
}

/// How many random situations are gone to from each preset.
const WALKS: u64 = 24;

/// Law: no way is lost for lack of work. Wherever everything that is in the way of an action that leads to the goal can be
/// removed one after another, and that replays while nobody else is about to do something, a way is found; and no two ways differ in the order of their steps alone.
#[test]
fn no_way_is_lost_for_lack_of_work() {
    let (mut looked, mut replayed) = (0, 0);
    for book in built_in("advice-lost") {
        for (nth, preset) in book.presets.iter().enumerate() {
            let Some(goal) = preset.goal else { continue };
            for walk in 0..WALKS {
                let session = walked(&book, &preset.id, nth as u64 * WALKS + walk, walk % 4);
                // Plans count with what others are about to do; an explanation does not.
                let others =
                    |found: Pending| found.sure && !found.point && book.triggers[found.trigger].actor != "platform";
                if pending(session.world(), session.state()).any(others) {
                    continue;
                }
                looked += 1;
                let found = Planner::new(&session, goal, false, STEPS_MAX).unwrap().run();
                let done = session.events().iter().filter_map(|event| match event {
                    Event::Act { action, .. } => Some(book.actions[*action].id.as_str()),
                    _ => None,
                });
                let place = format!("{} {} after {:?}", book.id, preset.id, done.collect::<Vec<_>>());
                let mut deeds: Vec<Vec<String>> = found.plans.iter().map(things_done).collect();
                let ways = deeds.len();
                deeds.sort();
                deeds.dedup();
                assert_eq!(deeds.len(), ways, "{place}: two ways differ in their order alone");
                true_to_their_names(&found, &place);
                if found.plans.is_empty() && found.stop != Stop::Reached {
                    let leads = book.goals[goal].actions.iter().find(|action| straight_on(&session, goal, **action));
                    assert_eq!(leads, None, "{place}: {:?}", found.stop);
                } else {
                    replayed += usize::from(book.goals[goal].actions.iter().any(|at| straight_on(&session, goal, *at)));
                }
            }
        }
    }
    assert!(looked >= 1_000 && replayed > 200, "{looked} situations, {replayed} of them straight on");
}

/// A preset after a few things that can be done there, drawn.
fn walked(book: &Rc<Rulebook>, preset: &str, seed: u64, steps: u64) -> Session {
    let start = serde_json::json!({ "preset": preset, "start": 1_780_286_400_000_i64 });
    let request = StartRequest::read(book, &parse_json(&start.to_string()).unwrap()).unwrap();
    let mut session = Session::begin(Rc::clone(book), request.resolve(book).unwrap()).unwrap();
    let mut state = seed;
    let mut below = |n: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % n
    };
    for _ in 0..steps {
        let able: Vec<usize> = offers(session.world(), session.state())
            .iter()
            .filter(|offer| offer.applicable == Tri::Yes && book.actions[offer.action].params.is_empty())
            .map(|offer| offer.action)
            .collect();
        if able.is_empty() {
            break;
        }
        let at = able[below(able.len())];
        // What has to be chosen first stays as it is.
        if let Some(event) = wanted_act(&session, at, &[]) {
            let _ = session.apply(event);
        }
    }
    session
}

fn wanted_act(session: &Session, action: usize, args: &[Value]) -> Option<Event> {
    let env = session.world().env(session.state());
    Chooser::Wanted(Pace::Typical).acted(&env.with_args(args), action, &session.book().actions[action]).ok()
}

/// Whether what is in the way of an action can be removed in the order that an explanation tells, and the goal is reached then.
fn straight_on(session: &Session, goal: usize, action: usize) -> bool {
    let found = removals(session.world(), session.state(), action, None);
    let declared = &session.book().actions[action];
    let counts = declared.params.iter().any(|param| !matches!(param.kind, ParamKind::Entity(_)));
    if found.applicable != Tri::Yes || counts {
        return false;
    }
    let mut there = session.clone();
    for event in found.removals.iter().flat_map(|removal| &removal.events) {
        if there.apply(event.clone()).is_err() {
            return false;
        }
    }
    let args: Vec<Value> = found.entity.into_iter().map(|at| Value::Int(i64::try_from(at).unwrap())).collect();
    let acted = wanted_act(&there, action, &args).is_some_and(|event| there.apply(event).is_ok());
    acted && there.world().env(there.state()).holds(&session.book().goals[goal].that) == Tri::Yes
}

/// What is done and taken for granted in a way, whatever the order.
fn things_done(plan: &Plan) -> Vec<String> {
    let kinds = plan.steps.iter().map(|step| &step.kind).filter(|kind| **kind != StepKind::Wait);
    let mut kinds: Vec<String> = kinds.map(|kind| format!("{kind:?}")).collect();
    kinds.sort();
    kinds
}

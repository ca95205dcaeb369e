//! Three laws of the engine as a program, on random expressions and random walks through every built-in rulebook: a program
//! gives what the tree gives; what is remembered is what would be worked out afresh; what is taken back never happened.

mod built_in;

use std::rc::Rc;

use built_in::built_in;
use proptest::prelude::*;
use tuiqun::diag::Code;
use tuiqun::expr::{self, Fault};
use tuiqun::program::Bounds;
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Ask, ParamKind, Rulebook, SlotTy};
use tuiqun::sim::{
    Event, Request, Session, StartRequest, State, World, choose, happen, next_change, offers, open_args, pending,
};
use tuiqun::value::{Kind, NEVER, Value};

/// Begins a session from its JSON form.
fn begin(book: &Rc<Rulebook>, request: &str) -> Session {
    let start = StartRequest::read(book, &parse_json(request).unwrap()).unwrap().resolve(book).unwrap();
    Session::begin(Rc::clone(book), start).unwrap()
}

const NOW: i64 = 1_767_578_400_000;
const DAY: i64 = 86_400_000;

/// Facts of every type, and derived facts of which one moves with the clock.
fn pack(that: &str) -> String {
    format!(
        r#"{{"rulebook":{{"format":1,"id":"any","version":"1","utc_offset":"+08:00","locales":["en"]}},
"window":{{"open":{{"daily":["09:00","17:30"]}}}},
"fact":{{"a":{{"type":"bool"}},"b":{{"type":"bool"}},"n":{{"type":"int","range":[-3,3]}},"m":{{"type":"int","range":[0,9000000000000000000]}},
"k":{{"type":"enum","choices":["x","y","z"]}},"l":{{"type":"enum","choices":["x","y","z"]}},"t":{{"type":"instant"}},"u":{{"type":"instant"}},
"s":{{"type":"duration"}},"v":{{"type":"version"}}}},
"reading":{{"r":{{"choice":{{"x":{{"own":true}},"y":{{"own":true}}}}}}}},
"derived":{{"d":{{"cases":[{{"when":"a","is":"n"}},{{"when":"b","is":"n + 1"}},{{"is":"2"}}]}},"e":{{"is":"t != never && now - t > duration('3h')"}},
"f":{{"cases":[{{"when":"e","is":"k"}},{{"is":"'y'"}}]}}}},
"action":{{"go":{{"set":["a = true"]}}}},"goal":{{"end":{{"that":{},"actions":["go"]}}}}}}"#,
        serde_json::to_string(that).unwrap()
    )
}

fn leaf(names: &'static [&'static str]) -> BoxedStrategy<String> {
    prop::sample::select(names).prop_map(String::from).boxed()
}

fn int(depth: u32) -> BoxedStrategy<String> {
    let leaf = leaf(&["n", "m", "d", "0", "1", "-2", "3", "9223372036854775807"]);
    if depth == 0 {
        return leaf;
    }
    let inner = || int(depth - 1);
    prop_oneof![
        3 => leaf,
        2 => (inner(), prop::sample::select(vec!["+", "-", "*"]), inner()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        1 => inner().prop_map(|a| format!("-({a})")),
        1 => (inner(), inner(), inner()).prop_map(|(a, b, c)| format!("part({a}, {b}, {c})")),
        1 => (truth(depth - 1), inner(), inner()).prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})")),
    ]
    .boxed()
}

fn choice(depth: u32) -> BoxedStrategy<String> {
    let leaf = leaf(&["k", "l", "f"]);
    if depth == 0 {
        return leaf;
    }
    let inner = || choice(depth - 1);
    prop_oneof![3 => leaf, 1 => (truth(depth - 1), inner(), inner()).prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})"))].boxed()
}

fn instant() -> BoxedStrategy<String> {
    let leaf = leaf(&["t", "u", "never", "timestamp('2026-01-05T02:00:00Z')", "now"]);
    let moved = prop::sample::select(vec!["+", "-"]);
    prop_oneof![3 => leaf.clone(), 1 => (leaf, moved, span()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})"))]
        .boxed()
}

fn span() -> BoxedStrategy<String> {
    leaf(&[
        "s",
        "duration('0s')",
        "duration('1ms')",
        "duration('24h')",
        "duration('100000d')",
        "t - u",
        "s + duration('1h')",
    ])
}

fn truth(depth: u32) -> BoxedStrategy<String> {
    let order = || prop::sample::select(vec!["<", "<=", ">", ">=", "==", "!="]);
    let same = || prop::sample::select(vec!["==", "!="]);
    let leaf =
        leaf(&["a", "b", "e", "open", "true", "false", "v >= version('8.0.20')", "k == 'x'", "r == 'y'", "n <= 1"]);
    if depth == 0 {
        return leaf;
    }
    let inner = || truth(depth - 1);
    prop_oneof![
        2 => leaf,
        3 => (int(depth - 1), order(), int(depth - 1)).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        2 => (choice(depth - 1), same(), choice(depth - 1)).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        1 => choice(depth - 1).prop_map(|a| format!("({a}) in ['x', 'z']")),
        1 => (int(depth - 1), int(depth - 1)).prop_map(|(a, b)| format!("({a}) in [1, {b}]")),
        2 => (instant(), order(), instant()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        2 => (instant(), order(), span()).prop_map(|(a, op, b)| format!("now - ({a}) {op} ({b})")),
        1 => (inner(), same(), inner()).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        1 => inner().prop_map(|a| format!("!({a})")),
        2 => (inner(), inner(), inner()).prop_map(|(a, b, c)| format!("({a}) && ({b}) && ({c})")),
        2 => (inner(), inner(), inner()).prop_map(|(a, b, c)| format!("({a}) || ({b}) || ({c})")),
        1 => (inner(), inner(), inner()).prop_map(|(a, b, c)| format!("({a}) ? ({b}) : ({c})")),
    ]
    .boxed()
}

/// Cells, each known or not, with ends of ranges and moments near the clock.
fn cells() -> BoxedStrategy<Vec<Option<i64>>> {
    let moment = || prop_oneof![Just(NEVER), NOW - 5..NOW + 5, NOW - 4 * DAY..NOW + 4 * DAY, Just(-62_135_596_800_000)];
    let maybe = |known: BoxedStrategy<i64>| prop::option::weighted(0.7, known).boxed();
    vec![
        maybe((0..2_i64).boxed()),
        maybe((0..2_i64).boxed()),
        maybe((-3..4_i64).boxed()),
        maybe(prop_oneof![0..5_i64, Just(9_000_000_000_000_000_000)].boxed()),
        maybe((0..3_i64).boxed()),
        maybe((0..3_i64).boxed()),
        maybe(moment().boxed()),
        maybe(moment().boxed()),
        maybe(prop_oneof![0..3 * DAY, Just(9_223_372_036_854), Just(-9_223_372_036_854)].boxed()),
        maybe(prop_oneof![Just(0), Just(1 << 40)].boxed()),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_program_gives_what_the_tree_gives(that in truth(3), cells in cells()) {
        let (loaded, diagnostics) = tuiqun::rulebook::load(&pack(&that));
        let Some(loaded) = loaded else {
            // A clock that runs twice as fast, or stands by itself, is refused, and nothing else is.
            let codes: Vec<_> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
            prop_assert!(codes.iter().all(|code| *code == Code::ExprTimeForm), "{that}: {codes:?}");
            return Ok(());
        };
        let session = begin(&Rc::new(loaded), &format!(r#"{{"start":{NOW}}}"#));
        let book = session.book();
        let mut state = session.state().clone();
        for (slot, cell) in (0_u16..).zip(cells) {
            state.set(book, slot, cell, false);
        }
        let env = session.world().env(&state);
        let goal = &book.goals[0].that;
        prop_assert!(goal.code.is_some(), "{that}");
        let tree = expr::eval(&goal.root, &env);
        match (&tree, env.eval(goal)) {
            (Ok(one), Ok(other)) => prop_assert_eq!(one, &other, "{}", that),
            (one, other) => prop_assert!(one.is_err() == other.is_err(), "{that}: {one:?} {other:?}"),
        }
        if let Err(error) = tree {
            prop_assert_eq!(error.fault, Fault::Overflow);
        }
        prop_assert_eq!(expr::next_flip(&goal.root, &env, NOW), env.flip(goal), "{}", that);
    }
}

/// A small generator, so that a walk is the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(n.max(1)).unwrap()).unwrap()
    }

    fn cell(&mut self, book: &Rulebook, ty: SlotTy) -> Option<i64> {
        let n = i64::try_from(self.below(1 << 30)).unwrap();
        (n % 5 != 0).then(|| match ty {
            SlotTy::Bool => n % 2,
            SlotTy::Int { min, max } => min + n % (max - min + 1),
            SlotTy::Enum(id) => i64::from(book.choices(id)[self.below(book.choices(id).len())].0),
            SlotTy::Instant => NOW - n,
            SlotTy::Duration => n,
            SlotTy::Version => n % (1 << 20),
        })
    }

    /// Something that may or may not be possible: an answer, an act, something pending, or time.
    fn request(&mut self, session: &Session) -> Request {
        let (book, state) = (session.book(), session.state());
        match self.below(8) {
            0 | 1 => {
                let slots: Vec<usize> = (0..book.slots.len()).filter(|at| book.slots[*at].ask != Ask::Never).collect();
                let slot = slots[self.below(slots.len())];
                let given = self
                    .cell(book, book.slots[slot].ty)
                    .map_or(tuiqun::rulebook::Given::Unknown, tuiqun::rulebook::Given::Cell);
                Request::Set(vec![(u16::try_from(slot).unwrap(), given)], self.below(2) == 0)
            }
            2 => Request::Wait(None),
            3 => Request::Wait(Some(tuiqun::rulebook::Given::FromNow(i64::try_from(self.below(1 << 28)).unwrap() + 1))),
            4 => {
                let waiting: Vec<_> = pending(session.world(), state).filter(|pending| pending.sure).collect();
                if waiting.is_empty() {
                    return Request::Wait(None);
                }
                let found = waiting[self.below(waiting.len())];
                let outcome = Some(self.below(book.triggers[found.trigger].outcomes.len()));
                Request::Fire { trigger: found.trigger, instance: found.instance, outcome, draws: None }
            }
            _ => {
                let action = self.below(book.actions.len());
                let declared = &book.actions[action];
                let env = session.world().env(state);
                let open = open_args(&env, declared);
                let args = declared.params.iter().zip(&open).map(|(param, open)| match &param.kind {
                    ParamKind::Entity(set) => {
                        Value::Int(i64::try_from(self.below(usize::from(book.sets[usize::from(*set)].max))).unwrap())
                    }
                    ParamKind::Int(..) => {
                        let (_, lo, hi) = open.bounds().unwrap();
                        Value::Int(if self.below(2) == 0 { lo } else { hi })
                    }
                    ParamKind::Enum(id) => Value::Sym(book.choices(*id)[self.below(book.choices(*id).len())]),
                    ParamKind::Bool => Value::Bool(self.below(2) == 0),
                });
                let args = args.collect();
                let outcome = Some(self.below(declared.outcomes.len()));
                Request::Act { action, args, took: None, outcome, draws: None, confirm: None }
            }
        }
    }
}

/// Everything that is worked out from a state.
fn worked_out(world: World<'_>, state: &State) -> impl PartialEq + std::fmt::Debug + use<> {
    let env = world.env(state);
    let derived: Vec<(Option<Value>, Option<i64>)> = (0..world.book.derived.len())
        .map(|at| u16::try_from(at).unwrap())
        .map(|at| (env.derived_value(at), tuiqun::program::Registers::derived_turns(&env, at)))
        .collect();
    let waiting: Vec<_> = pending(world, state).collect();
    (derived, waiting, offers(world, state), next_change(world, state), state.canonical(world.book))
}

/// So many requests, each made of what came of those before; half of them are refused.
fn walk(book: &Rc<Rulebook>, seed: u64, requests: usize, mut each: impl FnMut(&Session, &Request)) {
    let mut chance = Chance(seed);
    let preset = &book.presets[chance.below(book.presets.len())].id;
    let mut session = begin(book, &format!(r#"{{"preset":"{preset}","start":{NOW}}}"#));
    for _ in 0..requests {
        let request = chance.request(&session);
        each(&session, &request);
        let _ = session.request(&request);
    }
}

/// So many requests of all rulebooks together.
const REQUESTS: usize = 20_000;

#[test]
fn what_is_remembered_is_what_would_be_worked_out_afresh() {
    let books = built_in("remembered");
    let walks = REQUESTS / 40 / books.len() + 1;
    for book in &books {
        for seed in 0..walks {
            walk(book, u64::try_from(seed).unwrap(), 40, |session, request| {
                let (world, state) = (session.world(), session.state());
                let afresh = state.afresh(book);
                let name = || format!("{} {seed}: {request:?}", book.id);
                assert_eq!(worked_out(world, state), worked_out(world, &afresh), "before {}", name());
                // And a step from what is remembered is a step from scratch.
                let Ok(events) = choose::resolve(world, state, request) else { return };
                let (mut one, mut other) = (state.clone(), state.afresh(book));
                for event in &events {
                    let mut told = (Vec::new(), Vec::new());
                    let went = happen(world, &mut one, event, &mut told.0);
                    other = other.afresh(book);
                    assert_eq!(went, happen(world, &mut other, event, &mut told.1), "{}", name());
                    assert_eq!(told.0, told.1, "{}", name());
                    if went.is_err() {
                        break;
                    }
                    assert_eq!(one, other, "{}", name());
                }
            });
        }
    }
}

#[test]
fn what_is_taken_back_never_happened() {
    let books = built_in("taken-back");
    let walks = REQUESTS / 40 / books.len() + 1;
    let (mut done, mut refused) = (0, 0);
    for book in &books {
        for seed in 0..walks {
            walk(book, 1_000_000 + u64::try_from(seed).unwrap(), 40, |session, request| {
                let world = session.world();
                let mut state = session.state().clone();
                let Ok(events) = choose::resolve(world, &state, request) else { return };
                let went = state.attempt(book, |state| {
                    let went = events.iter().try_for_each(|event: &Event| happen(world, state, event, &mut Vec::new()));
                    // An attempt inside an attempt gives back what was before it, and no more.
                    let inside = state.clone();
                    state.attempt(book, |state| {
                        events.iter().rev().try_for_each(|event| happen(world, state, event, &mut Vec::new())).is_ok()
                    });
                    assert_eq!(*state, inside);
                    went.is_ok()
                });
                if went {
                    done += 1
                } else {
                    refused += 1
                }
                assert_eq!(state, *session.state(), "{} {seed}: {request:?}", book.id);
                assert_eq!(
                    worked_out(world, &state),
                    worked_out(world, &state.afresh(book)),
                    "{} {seed}: {request:?}",
                    book.id
                );
            });
        }
    }
    assert!(done > 2_000 && refused > 2_000, "{done} done, {refused} refused");
}

/// The table of what a value is: known, not known, or none at all; a fault never reads as unknown.
#[test]
fn a_fault_is_no_value() {
    assert_eq!(Bounds::FAULT.tri(), None);
    assert_eq!(Bounds::FAULT.known(), None);
    for kind in [Kind::Bool, Kind::Int, Kind::Sym, Kind::Instant, Kind::Duration, Kind::Version, Kind::Other] {
        assert_eq!(Bounds::FAULT.value(kind), None);
        assert_eq!(Bounds::unknown(kind).value(kind), Some(Value::unknown(kind)));
    }
}

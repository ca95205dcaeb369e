//! The audit: each sort of finding where it is due and not beside it; no proof that trying everything refutes; a region says what every
//! situation in it says.

mod built_in;

use std::collections::BTreeSet;
use std::rc::Rc;

use built_in::built_in;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use tuiqun::audit::{
    Answer, Axis, Changed, Claim, Lint, Property, PropertyKind, Region, Report, any_args, audit, changes, find, settle,
    values, with_goals,
};
use tuiqun::bounds::Bounds;
use tuiqun::program::Registers;
use tuiqun::rulebook::source::parse_json;
use tuiqun::rulebook::{Expr, Rulebook, SlotTy, load, load_tree};
use tuiqun::sim::{StartRequest, State, StateEnv, World, verdict};
use tuiqun::value::{NEVER, Tri, Value};

/// Noon in China on 2026-01-05.
const NOW: i64 = 1_767_585_600_000;

/// Sections of a rulebook, with a header and the one cell that all of them may set.
fn pack(sections: &Json) -> String {
    let mut whole = json!({
        "rulebook": { "format": 1, "id": "small", "version": "1", "utc_offset": "+08:00", "locales": ["en"] },
        "fact": {},
    });
    for (key, section) in sections.as_object().unwrap() {
        whole[key] = section.clone();
    }
    whole["fact"]["gone"] = json!({ "type": "bool", "ask": "never", "start": false });
    whole.to_string()
}

fn book(sections: &Json) -> Rc<Rulebook> {
    let (book, diagnostics) = load(&pack(sections));
    Rc::new(book.unwrap_or_else(|| panic!("{diagnostics:?}\n{sections}")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    lint: String,
    item: String,
    #[serde(default)]
    others: Vec<String>,
    about: String,
    fails: Json,
    passes: Json,
}

#[test]
fn every_lint_finds_what_is_wrong_and_passes_over_what_is_not() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("cases/audit/lints.json")).unwrap();
    let found = |sections: &Json, case: &Case| {
        let report = audit(&book(sections), NOW);
        assert!(report.counts.open.is_empty(), "{}: {:?}", case.about, report.counts.open);
        let all = report.findings.into_iter();
        all.filter(|finding| finding.lint.id() == case.lint && finding.item == case.item).collect::<Vec<_>>()
    };
    for case in &cases {
        let there = found(&case.fails, case);
        assert_eq!(there.len(), 1, "{}: {} {}", case.about, case.lint, case.item);
        assert!(case.others.is_empty() || there[0].others == case.others, "{}: {:?}", case.about, there[0].others);
        assert_eq!(found(&case.passes, case), Vec::new(), "{}", case.about);
    }
    let told: BTreeSet<&str> = cases.iter().map(|case| case.lint.as_str()).collect();
    // Properties are the author's own, and have a test of their own.
    let all = Lint::ALL.iter().filter(|lint| **lint != Lint::Broken).map(|lint| lint.id());
    assert_eq!(all.filter(|lint| !told.contains(lint)).collect::<Vec<_>>(), Vec::<&str>::new());
}

/// What is drawn for worlds and situations: a generator of 32 bits.
struct Draws(u32);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(self.0 >> 8).unwrap() % n
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        of[self.below(of.len())]
    }

    fn atom(&mut self) -> String {
        let number = self.below(7).to_string();
        match self.below(6) {
            0 => self.one(&["a", "b", "!a", "!b", "c"]).to_owned(),
            1 => format!("role == '{}'", self.one(&["owner", "admin", "member"])),
            2 => format!("role in ['{}', '{}']", self.one(&["owner", "admin"]), self.one(&["admin", "member"])),
            3 => format!("n {} {number}", self.one(&["<", "<=", ">", ">=", "==", "!="])),
            4 => format!("n + m {} {number}", self.one(&["<", ">="])),
            _ => format!("n {} m", self.one(&["<", "<=", "==", ">"])),
        }
    }

    fn condition(&mut self) -> String {
        let (one, other) = (self.atom(), self.atom());
        match self.below(4) {
            0 => one,
            1 => format!("{one} && {other}"),
            2 => format!("{one} || {other}"),
            _ => format!("!({one}) && {other}"),
        }
    }
}

/// Law: what is called dead, never failing or covered is so in every single situation, and what is not called so has a situation in which it
/// is not.
#[test]
fn no_proof_is_refuted_by_trying_everything() {
    let mut draws = Draws(7);
    let (mut dead, mut never_fail, mut covered) = (0, 0, 0);
    for world in 0..10_000 {
        let require: Vec<Json> = (0..2 + draws.below(2))
            .map(|at| {
                let mut require = json!({ "code": format!("go/r{at}"), "that": draws.condition(), "own": true });
                if draws.below(3) == 0 {
                    require["when"] = draws.condition().into();
                }
                require
            })
            .collect();
        let sections = json!({
            "fact": {
                "a": { "type": "bool" }, "b": { "type": "bool" },
                "role": { "type": "enum", "choices": ["owner", "admin", "member"] },
                "n": { "type": "int", "range": [0, 5] }, "m": { "type": "int", "range": [0, 3] },
            },
            "derived": { "c": { "cases": [{ "when": "a", "is": "n > 2" }, { "is": "b" }] } },
            "action": { "go": { "set": ["gone = true"], "require": require } },
        });
        let book = book(&sections);
        let verdicts = everything(&book);
        let report = audit(&book, NOW);
        assert!(report.counts.open.is_empty(), "{world}: {:?}", report.counts.open);
        let says =
            |lint: Lint, item: &str| report.findings.iter().any(|found| found.lint == lint && found.item == item);
        let is_dead = !verdicts.iter().any(|verdicts| verdicts.iter().all(|met| *met));
        assert_eq!(says(Lint::DeadAction, "go"), is_dead, "{world}: {sections}");
        dead += usize::from(is_dead);
        if is_dead {
            continue;
        }
        let fails = |at: usize| verdicts.iter().any(|verdicts| !verdicts[at]);
        for one in 0..require.len() {
            let never = !fails(one);
            assert_eq!(says(Lint::NeverFails, &format!("go go/r{one}")), never, "{world}: {sections}");
            never_fail += usize::from(never);
            for other in (0..require.len()).filter(|other| *other != one && !never && fails(*other)) {
                let alone = verdicts.iter().any(|verdicts| !verdicts[one] && verdicts[other]);
                let item = format!("go go/r{one} by go/r{other}");
                assert_eq!(says(Lint::Covered, &item), !alone, "{world}: {item} {sections}");
                covered += usize::from(!alone);
            }
        }
    }
    println!("10,000 worlds: {dead} dead actions, {never_fail} that never fail, {covered} covered");
    assert!(dead > 300 && never_fail > 300 && covered > 300, "{dead} {never_fail} {covered}");
}

/// Of every situation of a small world, whether each requirement of its action is met.
fn everything(book: &Rc<Rulebook>) -> Vec<Vec<bool>> {
    let start = StartRequest { instant: NOW, ..StartRequest::default() }.resolve(book).unwrap();
    let mut all = vec![start.cells.clone()];
    for (at, slot) in book.slots.iter().enumerate().filter(|(at, _)| start.cells[*at].is_none()) {
        let range: Vec<i64> = match slot.ty {
            SlotTy::Int { min, max } => (min..=max).collect(),
            _ => values(book, Axis::Cell(u16::try_from(at).unwrap())).unwrap(),
        };
        all = all
            .iter()
            .flat_map(|cells| {
                range.iter().map(|value| {
                    let mut cells = cells.clone();
                    cells[at] = Some(*value);
                    cells
                })
            })
            .collect();
    }
    let judge = |cells: Vec<Option<i64>>| {
        let start = tuiqun::sim::Start { cells, ..start.clone() };
        let state = State::new(book, &start);
        let env = World::new(book, &start).env(&state);
        book.actions[0].requires.iter().map(|require| verdict(&env, require) == Tri::Yes).collect()
    };
    all.into_iter().map(judge).collect()
}

/// What has no bounds, such as a list that is compared with another, is proven neither way.
#[test]
fn what_cannot_be_told_is_no_proof() {
    let sections = json!({
        "fact": { "n": { "type": "int", "range": [0, 3] } },
        "action": { "go": { "set": ["gone = true"], "require": [{ "code": "go/list", "that": "[n] == [3]", "own": true }] } },
    });
    let book = book(&sections);
    assert!(book.actions[0].requires[0].that.code.is_none(), "it has a program");
    let report = audit(&book, NOW);
    assert_eq!(report.findings, Vec::new());
    assert!(report.counts.open.contains(&(Lint::DeadAction, "go".to_owned())), "{:?}", report.counts.open);
}

/// Law: a region of one situation says what the situation says, and what a larger one says holds in it.
#[test]
fn a_region_says_what_every_situation_in_it_says() {
    let mut draws = Draws(11);
    let (mut looked_at, mut decided) = (0, 0);
    for book in built_in("audit-regions") {
        let whole = Region::whole(&book, NOW);
        for _ in 0..60 {
            let mut start = StartRequest { instant: NOW, ..StartRequest::default() }.resolve(&book).unwrap();
            start.as_of_at = NOW;
            let mut region = whole.clone();
            let mut half = whole.clone();
            for (at, slot) in book.slots.iter().enumerate() {
                let axis = Axis::Cell(u16::try_from(at).unwrap());
                let value = match slot.ty {
                    SlotTy::Int { min, max } => [min, min + 1, max, slot.start.unwrap_or(max)][draws.below(4)].min(max),
                    SlotTy::Instant => {
                        [NOW - 3_600_000, NOW - 90 * 86_400_000, NOW + 86_400_000, NEVER][draws.below(4)]
                    }
                    SlotTy::Duration | SlotTy::Version => i64::try_from(draws.below(1_000_000)).unwrap(),
                    SlotTy::Bool | SlotTy::Enum(_) => {
                        let all = values(&book, axis).unwrap();
                        all[draws.below(all.len())]
                    }
                };
                start.cells[at] = Some(value);
                region = region.with(axis, Bounds::exact(value));
                if draws.below(2) == 0 {
                    half = half.with(axis, Bounds::exact(value));
                }
            }
            for (at, reading) in book.readings.iter().enumerate() {
                let choice = reading.choices[draws.below(reading.choices.len())];
                start.readings[at] = choice;
                region = region.with(Axis::Reading(u16::try_from(at).unwrap()), Bounds::exact(choice.0.into()));
            }
            let state = State::new(&book, &start);
            let env = World::new(&book, &start).env(&state);
            for at in 0..u16::try_from(book.windows.len()).unwrap() {
                region = region.with(Axis::Window(at), env.window(at));
            }
            for expr in conditions(&book) {
                let there = env.holds(expr);
                assert_eq!(region.holds(expr), there, "{}: {:?}", book.id, expr.root);
                let of_half = half.holds(expr);
                assert!(of_half == Tri::Unknown || of_half == there, "{}: {:?}", book.id, expr.root);
                looked_at += 1;
                decided += usize::from(of_half != Tri::Unknown);
            }
        }
    }
    println!("{looked_at} conditions; {decided} of them decided by half of the cells");
    assert!(looked_at > 20_000 && decided > looked_at / 10);
}

/// Conditions of a rulebook that are about no argument.
fn conditions(book: &Rulebook) -> impl Iterator<Item = &Expr> {
    let requires = book.actions.iter().flat_map(|action| &action.requires);
    let own = requires.filter(|require| !require.about_entity && !require.about_argument);
    let parts = own.flat_map(|require| require.parts());
    let goals = book.goals.iter().map(|goal| &goal.that);
    let notes = book.notes.iter().filter_map(|note| note.when.as_ref());
    let triggers = book.triggers.iter().filter(|trigger| trigger.each.is_none()).map(|trigger| &trigger.when);
    parts.chain(goals).chain(notes).chain(triggers)
}

/// Law: where an action can be done, the audit finds a situation for it, and the situation is one.
#[test]
fn what_is_found_is_so() {
    let mut found = 0;
    for book in built_in("audit-witnesses") {
        let whole = Region::whole(&book, NOW);
        for action in &book.actions {
            let (region, mut claims) = any_args(&whole, action);
            claims.extend(action.requires.iter().map(|require| Claim::Meets(require, true)));
            let Answer::Found(witness) = find(&region, Some(action), &claims) else { continue };
            let mut start = StartRequest { instant: NOW, ..StartRequest::default() }.resolve(&book).unwrap();
            start.as_of_at = NOW;
            witness.fill(&mut start);
            // Everything that was not said is any value that it can have.
            for (at, cell) in start.cells.iter_mut().enumerate().filter(|(_, cell)| cell.is_none()) {
                let slot = &book.slots[at];
                let axis = Axis::Cell(u16::try_from(at).unwrap());
                *cell = Some(match slot.ty {
                    SlotTy::Int { min, .. } => min,
                    SlotTy::Bool | SlotTy::Enum(_) => values(&book, axis).unwrap()[0],
                    SlotTy::Instant => NOW - 86_400_000,
                    SlotTy::Duration | SlotTy::Version => 0,
                });
            }
            if witness.said.iter().any(|(axis, _)| matches!(axis, Axis::Window(_))) {
                continue;
            }
            let state = State::new(&book, &start);
            let mut args = vec![Value::Int(0); action.params.len()];
            for (axis, value) in &witness.said {
                if let Axis::Arg(at) = axis {
                    args[usize::from(*at)] = match action.params[usize::from(*at)].kind.kind() {
                        tuiqun::value::Kind::Bool => Value::Bool(*value != 0),
                        tuiqun::value::Kind::Sym => Value::Sym(tuiqun::value::Sym(u16::try_from(*value).unwrap())),
                        _ => Value::Int(*value),
                    };
                }
            }
            let env = StateEnv { world: World::new(&book, &start), state: &state, args: &args };
            for require in &action.requires {
                assert_eq!(verdict(&env, require), Tri::Yes, "{} {} {:?}", action.id, require.code, witness.said);
            }
            found += 1;
        }
    }
    println!("{found} actions can be done");
    assert!(found > 150, "{found}");
}

#[test]
fn properties_are_proven_or_refuted() {
    let sections = json!({
        "fact": {
            "role": { "type": "enum", "choices": ["owner", "member"] },
            "members": { "type": "int", "range": [0, 500] },
            "group": { "type": "enum", "choices": ["there", "dissolved"], "ask": "never", "start": "there" },
            "inside": { "type": "bool", "ask": "never", "start": true },
        },
        "action": {
            "hand_over": { "set": ["role = 'member'"], "require": [{ "code": "a/owner", "that": "role == 'owner'", "own": true }] },
            "leave": { "set": ["inside = false", "gone = true"], "require": [{ "code": "a/member", "that": "role == 'member' && inside", "own": true }] },
            "dissolve": { "set": ["group = 'dissolved'", "inside = false", "gone = true"], "require": [{ "code": "a/boss", "that": "role == 'owner' && members <= 40 && inside", "own": true }] },
        },
        "goal": { "out": { "that": "gone", "actions": ["leave"] } },
        "preset": {
            "owner_of_many": { "goal": "out", "facts": { "role": "owner", "members": 200 } },
            "member": { "goal": "out", "facts": { "role": "member", "members": 3 } },
        },
    });
    let say = |kind: PropertyKind, that: &str| {
        let property = Property { id: "p".to_owned(), kind, that: that.to_owned() };
        let tree = parse_json(&pack(&sections)).unwrap();
        let (book, diagnostics) = load_tree(&with_goals(&tree, std::slice::from_ref(&property)), None);
        let book = Rc::new(book.unwrap_or_else(|| panic!("{diagnostics:?}")));
        let mut report = Report::default();
        settle(&book, NOW, &[property], &mut report);
        assert!(report.counts.open.is_empty(), "{that}: {:?}", report.counts.open);
        let preset = |finding: &tuiqun::audit::Finding| finding.case.as_ref().and_then(|case| case.preset.clone());
        report.findings.first().map(|finding| (finding.lint, preset(finding)))
    };
    let broken = |preset: Option<&str>| Some((Lint::Broken, preset.map(str::to_owned)));
    // Proven by every outcome keeping it, for all sizes of group.
    assert_eq!(say(PropertyKind::Always, "!(group == 'dissolved' && inside)"), None);
    assert_eq!(say(PropertyKind::Always, "gone == !inside"), None);
    // Both of them can leave; that is where it ends.
    assert_eq!(say(PropertyKind::Always, "inside"), broken(Some("member")));
    assert_eq!(say(PropertyKind::Always, "role == 'owner' || members < 100"), broken(Some("owner_of_many")));
    assert_eq!(say(PropertyKind::Sometimes, "!inside && group == 'there'"), None);
    // A group of 200 is too large, and the other is not its owner.
    assert_eq!(say(PropertyKind::Sometimes, "group == 'dissolved'"), broken(None));
    assert_eq!(say(PropertyKind::Eventually, "!inside"), None);
    assert_eq!(say(PropertyKind::Eventually, "role == 'member' && members > 100"), broken(Some("member")));
}

#[test]
fn what_a_new_version_answers_differently_is_found_with_the_fewest_facts() {
    let sections = |limit: u32, ban: bool| {
        let mut requires = vec![json!({ "code": "go/large", "that": format!("members <= {limit}"), "own": true })];
        if ban {
            requires.push(json!({ "code": "go/banned", "that": "!banned", "own": true }));
        }
        json!({
            "fact": { "members": { "type": "int", "range": [0, 500] }, "banned": { "type": "bool" }, "calm": { "type": "bool" } },
            "action": { "go": { "set": ["gone = calm"], "require": requires } },
            "preset": { "ten": { "facts": { "members": 10, "banned": false, "calm": true } } },
        })
    };
    let between = |old: &Json, new: &Json| changes(&book(old), &book(new), NOW).0;
    assert_eq!(between(&sections(40, true), &sections(40, true)), Vec::new());
    let limit = between(&sections(40, true), &sections(30, true));
    // Of numbers only those at which something turns are tried: 31 is refused now, and 40 was the last that was not.
    let comes = limit.iter().find(|change| change.changed == Changed::Comes("go/large".to_owned())).unwrap();
    assert_eq!(comes.case.as_ref().unwrap().facts, [("members".to_owned(), "31".to_owned())]);
    let answer = limit.iter().find(|change| change.changed == Changed::Answer(Tri::Yes, Tri::No)).unwrap();
    let said = [("banned".to_owned(), "false".to_owned()), ("members".to_owned(), "31".to_owned())];
    assert_eq!(answer.case.as_ref().unwrap().facts, said);
    let ban = between(&sections(40, false), &sections(40, true));
    let comes = ban.iter().find(|change| change.changed == Changed::Comes("go/banned".to_owned())).unwrap();
    assert_eq!(comes.case.as_ref().unwrap().facts, [("banned".to_owned(), "true".to_owned())]);
}

//! Plans held against Fast Downward: where nothing takes time or chance, a rulebook is a classical planning task, and a
//! planner that is not ours has to find a way exactly when ours does, at the same price. `cargo xtask soak` installs Fast
//! Downward and runs this.

#[expect(dead_code, reason = "the small rulebook is for the others")]
mod common;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{begin, book};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tuiqun::plan::{Order, Planner, Stop};

const START: i64 = 1_767_578_400_000;
/// Facts that are true or not; one more has a value out of three.
const BOOLS: usize = 6;
const CHOICES: [&str; 3] = ["x", "y", "z"];
/// More than the sum of any part of a price.
const HEAVY: i64 = 1_000;

/// Something that can hold.
#[derive(Clone, Copy, Debug)]
enum Atom {
    Bool(usize),
    Choice(usize),
}

impl Atom {
    fn cel(self) -> String {
        match self {
            Self::Bool(at) => format!("p{at}"),
            Self::Choice(at) => format!("k == '{}'", CHOICES[at]),
        }
    }

    fn pddl(self) -> String {
        match self {
            Self::Bool(at) => format!("(p{at})"),
            Self::Choice(at) => format!("(k{at})"),
        }
    }
}

/// Alternatives, of which one has to hold, each as it is or as it is not.
type Clause = Vec<(Atom, bool)>;

fn cel(clause: &Clause) -> String {
    let parts: Vec<String> = clause
        .iter()
        .map(|(atom, is)| if *is { format!("({})", atom.cel()) } else { format!("!({})", atom.cel()) })
        .collect();
    parts.join(" || ")
}

fn pddl(clauses: &[Clause]) -> String {
    let clause = |clause: &Clause| {
        let parts: Vec<String> =
            clause.iter().map(|(atom, is)| if *is { atom.pddl() } else { format!("(not {})", atom.pddl()) }).collect();
        format!("(or {})", parts.join(" "))
    };
    format!("(and {})", clauses.iter().map(clause).collect::<Vec<_>>().join(" "))
}

#[derive(Clone, Debug)]
struct Action {
    requires: Vec<Clause>,
    /// What becomes of the facts, at most once each.
    bools: Vec<(usize, bool)>,
    choice: Option<usize>,
    yuan: i64,
    asks: bool,
}

#[derive(Clone, Debug)]
struct Task {
    start: Vec<bool>,
    actions: Vec<Action>,
    goal: Vec<Clause>,
}

impl Task {
    fn pack(&self) -> String {
        let facts: Vec<String> = self
            .start
            .iter()
            .enumerate()
            .map(|(at, is)| format!(r#""p{at}":{{"type":"bool","start":{is}}}"#))
            .collect();
        let actions: Vec<String> = self.actions.iter().enumerate().map(|(at, action)| action.json(at)).collect();
        let goal: Vec<String> = self.goal.iter().map(|clause| format!("({})", cel(clause))).collect();
        format!(
            r#"{{"rulebook":{{"format":1,"id":"classical","version":"1","utc_offset":"+08:00","locales":["en"]}},
"fact":{{{},"k":{{"type":"enum","choices":["x","y","z"],"start":"x"}}}},"action":{{{}}},
"goal":{{"end":{{"that":"{}","actions":["go0"]}}}}}}"#,
            facts.join(","),
            actions.join(","),
            goal.join(" && ")
        )
    }

    fn domain(&self, order: Order) -> String {
        let mut text = String::from("(define (domain tuiqun) (:requirements :adl :action-costs)\n(:predicates");
        for at in 0..BOOLS {
            let _ = write!(text, " (p{at})");
        }
        text.push_str(" (k0) (k1) (k2))\n(:functions (total-cost) - number)\n");
        for (at, action) in self.actions.iter().enumerate() {
            let mut effects: Vec<String> = action
                .bools
                .iter()
                .map(|(fact, is)| if *is { format!("(p{fact})") } else { format!("(not (p{fact}))") })
                .collect();
            if let Some(choice) = action.choice {
                effects.extend(
                    (0..3).map(
                        |other| {
                            if other == choice { format!("(k{other})") } else { format!("(not (k{other}))") }
                        },
                    ),
                );
            }
            let _ = writeln!(
                text,
                "(:action go{at} :parameters () :precondition {} :effect (and {} (increase (total-cost) {})))",
                pddl(&action.requires),
                effects.join(" "),
                weigh(order, action.yuan, i64::from(action.asks), 1)
            );
        }
        text.push(')');
        text
    }

    fn problem(&self) -> String {
        let start: Vec<String> =
            self.start.iter().enumerate().filter(|(_, is)| **is).map(|(at, _)| format!("(p{at})")).collect();
        format!(
            "(define (problem one) (:domain tuiqun) (:init (k0) {} (= (total-cost) 0)) (:goal {}) (:metric minimize (total-cost)))",
            start.join(" "),
            pddl(&self.goal)
        )
    }
}

impl Action {
    fn json(&self, at: usize) -> String {
        let requires: Vec<String> = self
            .requires
            .iter()
            .enumerate()
            .map(|(n, clause)| format!(r#"{{"code":"go{at}/r{n}","that":"{}","own":true}}"#, cel(clause)))
            .collect();
        let mut effects: Vec<String> = self.bools.iter().map(|(fact, is)| format!("\"p{fact} = {is}\"")).collect();
        effects.extend(self.choice.map(|choice| format!("\"k = '{}'\"", CHOICES[choice])));
        let cost =
            if self.yuan > 0 { format!(r#""cost":{{"yuan":"{}","own":true}},"#, self.yuan) } else { String::new() };
        format!(
            r#""go{at}":{{"actor":"{}",{cost}"require":[{}],"set":[{}]}}"#,
            if self.asks { "friend" } else { "you" },
            requires.join(","),
            effects.join(",")
        )
    }
}

/// One number for a price that takes no time and loses nothing, greater exactly where its rank in the order is.
fn weigh(order: Order, yuan: i64, others: i64, steps: i64) -> i64 {
    match order {
        Order::FewestOthers => (others * HEAVY + yuan) * HEAVY + steps,
        _ => (yuan * HEAVY + others) * HEAVY + steps,
    }
}

fn clause() -> BoxedStrategy<Clause> {
    let atom = prop_oneof![4 => (0..BOOLS).prop_map(Atom::Bool), 1 => (0..3_usize).prop_map(Atom::Choice)];
    prop_oneof![4 => Just(1_usize), 1 => Just(2)]
        .prop_flat_map(move |parts| proptest::collection::vec((atom.clone(), any::<bool>()), parts))
        .boxed()
}

fn action() -> BoxedStrategy<Action> {
    let requires = proptest::collection::vec(clause(), 0..4);
    let bools = proptest::collection::btree_map(0..BOOLS, any::<bool>(), 1..3);
    let parts = (requires, bools, proptest::option::weighted(0.25, 0..3_usize), 0..4_i64, any::<bool>());
    parts
        .prop_map(|(requires, bools, choice, yuan, asks)| Action {
            requires,
            bools: bools.into_iter().collect(),
            choice,
            yuan,
            asks,
        })
        .boxed()
}

fn task() -> BoxedStrategy<Task> {
    let start = proptest::collection::vec(any::<bool>(), BOOLS);
    let parts = (start, proptest::collection::vec(action(), 3..9), proptest::collection::vec(clause(), 1..5));
    parts.prop_map(|(start, actions, goal)| Task { start, actions, goal }).boxed()
}

/// What the best way costs by Fast Downward; `None` where there is no way.
fn fast_downward(folder: &Path, task: &Task, order: Order) -> Option<i64> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fast-downward");
    let [domain, problem, plan] = ["domain.pddl", "problem.pddl", "plan"].map(|name| folder.join(name));
    fs::write(&domain, task.domain(order)).unwrap();
    fs::write(&problem, task.problem()).unwrap();
    let mut run = Command::new(root.join("bin/python"));
    run.arg(driver(&root)).arg("--plan-file").arg(&plan).arg("--sas-file").arg(folder.join("output.sas"));
    let output = run
        .args([&domain, &problem])
        .args(["--search", "astar(blind())"])
        .output()
        .expect("cargo xtask soak installs it");
    match output.status.code() {
        // The plan's last line is a comment: `; cost = 7 (general cost)`.
        Some(0) => fs::read_to_string(&plan)
            .unwrap()
            .split("; cost = ")
            .nth(1)
            .and_then(|rest| rest.split(' ').next()?.parse().ok()),
        // Its codes for "proved unsolvable", by the translator and by the search.
        Some(10..=11) => None,
        _ => panic!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)),
    }
}

/// The script that runs it, whatever the version of Python.
fn driver(root: &Path) -> PathBuf {
    let versions = fs::read_dir(root.join("lib")).expect("cargo xtask soak installs it");
    let mut scripts =
        versions.map(|entry| entry.unwrap().path().join("site-packages/up_fast_downward/downward/fast-downward.py"));
    scripts.find(|path| path.exists()).expect("Fast Downward is in the environment")
}

/// A twentieth as many as of what is tried without another program.
fn cases() -> ProptestConfig {
    let plain = ProptestConfig::default();
    let rng_seed = if plain.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { plain.rng_seed };
    ProptestConfig { cases: (plain.cases / 100).max(100), rng_seed, ..plain }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    #[ignore = "needs Fast Downward, which `cargo xtask soak` installs"]
    fn the_best_ways_cost_what_fast_downward_says(task in task()) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/fast-downward/task");
        fs::create_dir_all(&folder).unwrap();
        let book = book(&task.pack());
        let plans = Planner::new(&begin(&book, &format!(r#"{{"start":{START}}}"#)), 0, true, 400_000).unwrap().run();
        prop_assert!(plans.stop != Stop::GaveUp && plans.stop != Stop::Unsettled, "{:?}", plans.stop);
        for order in Order::ALL {
            let best = fast_downward(&folder, &task, order);
            let ours = plans.plans.iter().find(|plan| plan.orders.iter().any(|(of, _)| *of == order));
            let price = ours.map(|plan| weigh(order, plan.price.money / 100, plan.price.others, plan.price.steps));
            let price = if plans.stop == Stop::Reached { Some(0) } else { price };
            prop_assert_eq!(price, best, "{:?}: {:?}\n{}\n{}", order, ours, task.pack(), task.domain(order));
        }
    }
}

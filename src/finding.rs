//! Findings: what a situation says about each action, with reasons, remedies, provenance, and whether a reading decided.

mod remedy;

pub use remedy::Remedy;

use std::cell::OnceCell;

use crate::expr::{Node, Op, Var};
use crate::rulebook::{By, Cites, Expr, Require};
use crate::sim::{
    Offer, State, StateEnv, Verdict, World, open_args, quota_state, read_cells, room_at, unknown_facts, verdict,
    with_entity,
};
use crate::value::{Sym, Tri, Value};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The action cannot be done.
    Blocker,
    /// It can be done, against a policy, the law, or good sense.
    Warning,
    /// Something is not known yet, or sources disagree without changing the answer here.
    Notice,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The situation itself.
    Situation,
    /// An action.
    Action(usize),
    /// An action with one of the entities it could take.
    Option(usize, usize),
}

/// A named value in a message or a reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Operand {
    /// Its name in the rulebook, such as `members` or `to.client`.
    pub name: String,
    /// What it is here.
    pub value: Value,
}

/// A sub-condition that fails, or cannot be told.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The sub-condition as it is written.
    pub text: String,
    /// No, or unknown.
    pub holds: Tri,
    /// What it compares.
    pub operands: Vec<Operand>,
}

/// A reading that decides a finding: with the other choice it would be different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Index of the reading.
    pub reading: usize,
    /// The choice that is followed.
    pub chosen: Sym,
    /// The other choice.
    pub other: Sym,
    /// How the requirement would stand then.
    pub then: Tri,
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Permanent code.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// No: it fails. Unknown: it cannot be told. Yes: it holds, but only by the reading in `decided`.
    pub holds: Tri,
    /// Who sets it.
    pub by: By,
    /// Whether the entry is not even on the screen.
    pub hides: bool,
    /// Values for the message.
    pub args: Vec<Operand>,
    /// Sub-conditions that fail.
    pub reasons: Vec<Reason>,
    /// What removes it.
    pub remedies: Vec<Remedy>,
    /// Keys of the facts it rests on.
    pub facts: Vec<String>,
    /// Keys of those that are not known.
    pub unknown: Vec<String>,
    /// Claims.
    pub cites: Cites,
    /// The reading that decides it, if one does.
    pub decided: Option<Decided>,
}

/// A state seen for findings, and the same state under every other choice of one reading.
#[derive(Debug)]
pub struct Lens<'a> {
    world: World<'a>,
    state: &'a State,
    others: Vec<Other>,
}

#[derive(Debug)]
struct Other {
    reading: usize,
    choice: Sym,
    /// Made when a requirement that rests on this reading is looked at.
    state: OnceCell<State>,
}

impl Other {
    fn env<'s>(&'s self, world: World<'s>, state: &State, args: &'s [Value]) -> StateEnv<'s> {
        let there = self.state.get_or_init(|| state.with_reading(world.book, self.reading, self.choice));
        StateEnv { world, state: there, args }
    }
}

impl<'a> Lens<'a> {
    /// Looks at a state.
    #[must_use]
    pub fn new(world: World<'a>, state: &'a State) -> Self {
        let mut others = Vec::new();
        for (reading, (declared, chosen)) in world.book.readings.iter().zip(state.readings()).enumerate() {
            let choices = declared.choices.iter().filter(|choice| *choice != chosen);
            others.extend(choices.map(|choice| Other { reading, choice: *choice, state: OnceCell::new() }));
        }
        Self { world, state, others }
    }

    /// The names of the state, without arguments.
    #[must_use]
    pub fn env(&self) -> StateEnv<'a> {
        self.world.env(self.state)
    }

    /// What is wrong with the situation itself.
    #[must_use]
    pub fn situation(&self) -> Vec<Finding> {
        let env = self.env();
        let constraints = self.world.book.constraints.iter();
        let findings = constraints.filter(|constraint| verdict(&env, constraint) == Tri::No);
        findings
            .map(|constraint| {
                let mut finding = self.finding(constraint, About::Situation, Tri::No, &[]);
                finding.severity = Severity::Warning;
                finding
            })
            .collect()
    }

    /// Everything that stands in the way of an action, or nearly does, most serious first; with what removes it, if
    /// that is asked for.
    #[must_use]
    pub fn of_action(&self, offer: &Offer, remedied: bool) -> Vec<Finding> {
        self.of_filled(offer, None, remedied)
    }

    /// The same with arguments: what is about them is judged for these.
    #[must_use]
    pub fn of_filled(&self, offer: &Offer, filled: Option<&[Value]>, remedied: bool) -> Vec<Finding> {
        let Some(action) = self.world.book.actions.get(offer.action) else { return Vec::new() };
        let open = open_args(&self.env(), action);
        let mut findings = Vec::new();
        for judged in &offer.verdicts {
            let Some(require) = action.requires.get(judged.require) else { continue };
            let of_entity = with_entity(action, &open, judged.entity.and_then(|entity| i64::try_from(entity).ok()));
            let filled = filled.filter(|_| require.about_argument && judged.entity.is_none());
            let judged = filled
                .map_or(*judged, |args| Verdict { holds: verdict(&self.env().with_args(args), require), ..*judged });
            let args = filled.map_or(of_entity, <[Value]>::to_vec);
            let about = judged.entity.map_or(About::Action(offer.action), |e| About::Option(offer.action, e));
            let decided = self.decided(require, judged.holds, &args);
            if judged.holds == Tri::Yes && decided.is_none() {
                continue;
            }
            let mut finding = self.finding(require, about, judged.holds, &args);
            // What holds by the reading alone is told with the values of the other one.
            let by_other = self.others.iter().find(|other| {
                decided.is_some_and(|decided| (decided.reading, decided.other) == (other.reading, other.choice))
            });
            if let Some(other) = by_other.filter(|_| judged.holds == Tri::Yes) {
                finding.args = operands(&other.env(self.world, self.state, &args), require);
            }
            finding.decided = decided;
            if judged.holds == Tri::No && remedied {
                finding.remedies = self.remedies(offer.action, require, &args);
            }
            findings.push(finding);
        }
        findings.extend(self.begun(offer.action, remedied));
        if let Some((quota, room)) = offer.quota {
            let amount = action.uses.iter().find(|(at, _)| *at == quota);
            let amount = amount.and_then(|(_, amount)| self.env().with_args(&open).number(amount)).unwrap_or(1);
            findings.extend(self.quota(offer.action, quota, room, amount));
        }
        in_order(findings)
    }

    /// What policy and law ask for before what an action begins, where that has not been done.
    fn begun(&self, action: usize, remedied: bool) -> impl Iterator<Item = Finding> {
        let duties = self.world.book.duties.iter().zip(self.state.duties()).filter(|(_, owed)| owed.ended.is_none());
        let begun = duties.map(|(duty, _)| duty).filter(move |duty| duty.is_begun_by(action));
        begun.filter_map(move |duty| {
            let require = duty.require();
            let holds = verdict(&self.env(), &require);
            let mut finding = self.finding(&require, About::Action(action), holds, &[]);
            if holds == Tri::No && remedied {
                finding.remedies = self.remedies(action, &require, &[]);
            }
            (holds != Tri::Yes).then_some(finding)
        })
    }

    fn finding(&self, require: &Require, about: About, holds: Tri, args: &[Value]) -> Finding {
        let env = self.env();
        let env = env.with_args(args);
        let severity = match (holds, require.by) {
            (Tri::No, By::System) => Severity::Blocker,
            (Tri::No, By::Policy | By::Law) => Severity::Warning,
            (Tri::Unknown | Tri::Yes, _) => Severity::Notice,
        };
        let mut reasons = Vec::new();
        failing(&env, &require.that.root, &mut reasons);
        let cells = read_cells(&env, require.parts().map(|expr| &expr.root));
        let key = |cell: &u16| self.world.book.slots.get(usize::from(*cell)).map(|slot| slot.key.clone());
        let unknown = unknown_facts(&env, require.parts().map(|expr| &expr.root));
        Finding {
            code: require.code.clone(),
            severity,
            about,
            holds,
            by: require.by,
            hides: require.hides,
            args: operands(&env, require),
            reasons,
            remedies: Vec::new(),
            facts: cells.iter().filter_map(key).collect(),
            unknown,
            cites: require.cites.clone(),
            decided: None,
        }
    }

    /// The first reading that, flipped alone, changes whether the requirement holds, or what it compares.
    fn decided(&self, require: &Require, holds: Tri, args: &[Value]) -> Option<Decided> {
        let env = self.env();
        let env = env.with_args(args);
        let used = |other: &&Other| require.readings.iter().any(|at| usize::from(*at) == other.reading);
        self.others.iter().filter(used).find_map(|other| {
            let there = other.env(self.world, self.state, args);
            let mut then = verdict(&there, require);
            if then == Tri::Unknown && require.about_argument {
                then = Tri::Yes;
            }
            let differs = then != holds || (holds == Tri::No && compared(&env, require) != compared(&there, require));
            differs.then(|| self.decides(other, then))
        })
    }

    fn quota(&self, action: usize, index: usize, room: Tri, amount: i64) -> Option<Finding> {
        let quota = self.world.book.quotas.get(index)?;
        let env = self.env();
        let state = quota_state(&env, index, quota);
        let mut args = vec![
            Operand { name: "used".to_owned(), value: Value::Int(state.used) },
            Operand { name: "max".to_owned(), value: Value::Int(state.max) },
        ];
        let frees_at = room_at(&env, index, quota, amount);
        args.extend(frees_at.map(|at| Operand { name: "frees_at".to_owned(), value: Value::Instant(at) }));
        let guards = quota.window.iter().filter_map(|case| case.when.as_ref());
        let parts: Vec<&Expr> = quota.prior.iter().chain(guards).collect();
        let facts = read_cells(&env, parts.iter().map(|expr| &expr.root)).into_iter();
        let facts = facts.filter_map(|cell| self.world.book.slots.get(usize::from(cell)).map(|slot| slot.key.clone()));
        let mut cites = quota.cites.clone();
        let of_window = env.first(&quota.window).map_or(&[][..], |(case, _)| &case.cites);
        cites.extend(of_window.iter().filter(|cite| !quota.cites.contains(cite)));
        Some(Finding {
            code: quota.code.clone(),
            severity: if room == Tri::No { Severity::Blocker } else { Severity::Notice },
            about: About::Action(action),
            holds: room,
            by: By::System,
            hides: false,
            args,
            reasons: Vec::new(),
            remedies: frees_at.filter(|_| room == Tri::No).map(|until| Remedy::Wait { until }).into_iter().collect(),
            facts: facts.collect(),
            unknown: unknown_facts(&env, parts.iter().map(|expr| &expr.root)),
            cites,
            decided: self.quota_decided(index, room, amount),
        })
    }

    fn quota_decided(&self, index: usize, room: Tri, amount: i64) -> Option<Decided> {
        let quota = self.world.book.quotas.get(index)?;
        self.others.iter().find_map(|other| {
            let there = other.env(self.world, self.state, &[]);
            let then = quota_state(&there, index, quota);
            let here = quota_state(&self.env(), index, quota);
            let then_room = then.has_room(amount);
            (then_room != room || then.frees_at != here.frees_at).then(|| self.decides(other, then_room))
        })
    }

    fn decides(&self, other: &Other, then: Tri) -> Decided {
        let chosen = self.state.readings().get(other.reading).copied().unwrap_or(other.choice);
        Decided { reading: other.reading, chosen, other: other.choice, then }
    }
}

/// Most serious first; within one severity what hides the entry, then the order of the rulebook.
fn in_order(mut findings: Vec<Finding>) -> Vec<Finding> {
    let mut ordered = Vec::with_capacity(findings.len());
    for severity in [Severity::Blocker, Severity::Warning, Severity::Notice] {
        for hides in [true, false] {
            ordered.extend(findings.extract_if(.., |found| found.severity == severity && found.hides == hides));
        }
    }
    ordered
}

/// The values for the message of a requirement.
pub(crate) fn operands(env: &StateEnv<'_>, require: &Require) -> Vec<Operand> {
    let mut operands = Vec::new();
    for expr in require.parts() {
        operands_of(env, &expr.root, &mut operands);
    }
    for (name, expr) in &require.args {
        if let Ok(value) = env.eval(expr) {
            operands.push(Operand { name: name.clone(), value });
        }
    }
    operands
}

/// Every name that an expression compares, with its value; the clock is left out, for it is always on show.
fn operands_of(env: &StateEnv<'_>, node: &Node, operands: &mut Vec<Operand>) {
    node.each_var(&mut |name, var| {
        if matches!(var, Var::Now | Var::Never | Var::AsOf | Var::Window(_))
            || operands.iter().any(|operand| operand.name == name)
        {
            return;
        }
        if let Some(value) = crate::expr::Env::get(env, var) {
            operands.push(Operand { name: name.to_owned(), value });
        }
    });
}

/// Most sub-conditions that are told of one finding; whoever wants all of them asks for the explanation.
const REASONS_MAX: usize = 16;

/// The smallest sub-conditions that make a condition fail: of a conjunction those that fail, of a disjunction all.
fn failing(env: &StateEnv<'_>, node: &Node, reasons: &mut Vec<Reason>) {
    if reasons.len() >= REASONS_MAX {
        return;
    }
    let holds = env.node_holds(node);
    if holds == Tri::Yes {
        return;
    }
    if let Op::And(nodes) | Op::Or(nodes) = &node.op {
        for node in nodes {
            failing(env, node, reasons);
        }
        return;
    }
    let mut operands = Vec::new();
    operands_of(env, node, &mut operands);
    reasons.push(Reason { text: node.to_string(), holds, operands });
}

fn compared(env: &StateEnv<'_>, require: &Require) -> Vec<Operand> {
    let mut operands = Vec::new();
    operands_of(env, &require.that.root, &mut operands);
    operands.retain(|operand| !matches!(operand.value, Value::Sym(_)));
    operands
}

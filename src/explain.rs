//! Why something holds or does not: a condition with every part evaluated, down to what was answered; the order in which
//! what is in the way can be removed; and what changed an answer. All of it is read off the rules that decide, never
//! decided again.

mod change;
mod otherwise;
mod relevance;
mod removal;
mod standing;

pub(crate) use change::differing_cells;
pub use change::{Behind, Change, changes};
pub use otherwise::{Differing, Otherwise, Touch, otherwise};
pub(crate) use relevance::Turns;
pub use relevance::{Question, Relevance, relevance};
pub(crate) use removal::unlawful_removals;
pub use removal::{Removal, Removals, removals};
pub use standing::{Standing, awaited, standing};

use crate::expr::{BinaryOp, Env as _, Node, Op, Var};
use crate::rulebook::{By, Cites, DerivedRule, Expr, Goal, Require};
use crate::sim::{Offer, State, StateEnv, World, entities, open_args, quota_state, with_entity};
use crate::value::{Kind, Sym, Tri, Value};

/// Most parts of one explanation, in all its requirements together: derived facts may rest on each other many times over.
const WHY_PARTS_MAX: usize = 1_000;

/// What a part of an explanation is, and so how its value follows from its own parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Holds when all parts do.
    All,
    /// Holds when one part does.
    Any,
    /// Holds when its part does not.
    Not,
    /// Compares its first part with its second.
    Compare(BinaryOp),
    /// The second part if the first holds, else the third.
    Cond,
    /// Computed from its parts: added, subtracted, multiplied, or otherwise.
    Compute(Option<BinaryOp>),
    /// Written in the rulebook.
    Literal,
    /// What was answered, or has come about: a cell of the state.
    Fact(u16),
    /// Worked out from its parts: cases, the first of which with a guard that holds decides, or entities that count.
    Derived(u16),
    /// A case: a guard and what then holds; without a guard, only that.
    Case,
    /// Whether an entity counts.
    Entity(i64),
    /// A reading that was chosen.
    Reading(u16),
    /// An argument of the action.
    Argument(u8),
    /// The clock, or hours of the day.
    Clock,
    /// How often something was done of late, with what is asked about now: index of the quota.
    Uses(usize),
}

/// A part of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// What it is.
    pub form: Form,
    /// As it is written in the rulebook.
    pub text: String,
    /// What it comes to.
    pub value: Value,
    /// Claims that it is built on.
    pub cites: Cites,
    /// What it follows from. Empty too where an explanation has grown to its bound.
    pub parts: Vec<Why>,
}

/// A requirement of an action, explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Reasoned {
    /// Its code, as in findings.
    pub code: String,
    /// The entity it is about, if it is about one.
    pub entity: Option<usize>,
    /// Who sets it.
    pub by: By,
    /// Whether it stands in nobody's way.
    pub holds: Tri,
    /// When it applies, where it does not always.
    pub when: Option<Why>,
    /// What has to hold.
    pub that: Why,
    /// Claims.
    pub cites: Cites,
}

/// Why an action can be done or cannot: all its requirements and the limits on how often, in the order of the rulebook.
#[must_use]
pub fn action(world: World<'_>, state: &State, offer: &Offer) -> Vec<Reasoned> {
    let Some(action) = world.book.actions.get(offer.action) else { return Vec::new() };
    let env = world.env(state);
    let open = open_args(&env, action);
    let mut left = WHY_PARTS_MAX;
    let verdicts = offer.verdicts.iter().enumerate().filter_map(|(at, judged)| {
        let require = action.requires.get(judged.require)?;
        // Each has an equal share of what is left, so that the last is explained too.
        let share = left.checked_div(offer.verdicts.len().saturating_sub(at)).unwrap_or(0);
        let args = with_entity(action, &open, judged.entity.and_then(|entity| i64::try_from(entity).ok()));
        let env = env.with_args(&args);
        let telling = Telling::within(&env, share);
        let reasoned = requirement(&telling, require, judged.entity, judged.holds);
        left = left.saturating_sub(share.saturating_sub(telling.left.get()));
        Some(reasoned)
    });
    let verdicts: Vec<Reasoned> = verdicts.collect();
    let uses = action.uses.iter().filter_map(|(at, amount)| quota(&env.with_args(&open), *at, amount));
    verdicts.into_iter().chain(uses).collect()
}

/// Why a goal is reached or is not.
#[must_use]
pub fn goal(world: World<'_>, state: &State, goal: &Goal) -> Why {
    let env = world.env(state);
    Telling::within(&env, WHY_PARTS_MAX).expr(&goal.that)
}

fn requirement(telling: &Telling<'_>, require: &Require, entity: Option<usize>, holds: Tri) -> Reasoned {
    Reasoned {
        code: require.code.clone(),
        entity,
        by: require.by,
        holds,
        when: require.when.as_ref().map(|when| telling.expr(when)),
        that: telling.expr(&require.that),
        cites: require.cites.clone(),
    }
}

fn quota(env: &StateEnv<'_>, index: usize, amount: &Expr) -> Option<Reasoned> {
    let quota = env.world.book.quotas.get(index)?;
    let state = quota_state(env, index, quota);
    let amount = env.number(amount).unwrap_or(1);
    let room = state.has_room(amount);
    let with_this = state.used.saturating_add(amount);
    let used = match (state.doubtful, state.known) {
        (true, _) => Value::unknown(Kind::Int),
        (false, known) => Value::number(Kind::Int, if known { with_this } else { 0 }, with_this),
    };
    let leaf = |form, text: String, value, cites| Why { form, text, value, cites, parts: Vec::new() };
    let window = env.first(&quota.window).map(|(case, _)| case.cites.clone()).unwrap_or_default();
    let parts = vec![
        leaf(Form::Uses(index), format!("used + {amount}"), used, window),
        leaf(Form::Literal, state.max.to_string(), Value::Int(state.max), quota.cites.clone()),
    ];
    let that = Why {
        form: Form::Compare(BinaryOp::Le),
        text: format!("used + {amount} <= {}", state.max),
        value: match room {
            Tri::Yes => Value::Bool(true),
            Tri::No => Value::Bool(false),
            Tri::Unknown => Value::unknown(Kind::Bool),
        },
        cites: Cites::new(),
        parts,
    };
    let (code, cites) = (quota.code.clone(), quota.cites.clone());
    Some(Reasoned { code, entity: None, by: By::System, holds: room, when: None, that, cites })
}

/// One explanation being built.
struct Telling<'e> {
    env: &'e StateEnv<'e>,
    left: std::cell::Cell<usize>,
}

impl<'e> Telling<'e> {
    /// With at most so many parts besides what is explained itself.
    fn within(env: &'e StateEnv<'e>, parts: usize) -> Self {
        Self { env, left: std::cell::Cell::new(parts) }
    }

    fn expr(&self, expr: &Expr) -> Why {
        self.node(self.env, &expr.root)
    }

    /// Makes room for so many more parts, all or none: half of them would not bear what follows from them.
    fn room_for(&self, parts: usize) -> bool {
        let left = self.left.get().checked_sub(parts);
        left.inspect(|left| self.left.set(*left)).is_some()
    }

    fn node(&self, env: &StateEnv<'_>, node: &Node) -> Why {
        let unknown = || Value::unknown(Kind::Other);
        let value = crate::expr::eval(node, env).unwrap_or(unknown());
        let mut why =
            Why { form: Form::Literal, text: node.to_string(), value, cites: Cites::new(), parts: Vec::new() };
        why.form = match &node.op {
            Op::And(_) => Form::All,
            Op::Or(_) => Form::Any,
            Op::Not(_) => Form::Not,
            Op::Binary(op, _) if op.is_relation() => Form::Compare(*op),
            Op::Cond(_) => Form::Cond,
            Op::Binary(op, _) => Form::Compute(Some(*op)),
            Op::Neg(_) | Op::Part(_) => Form::Compute(None),
            Op::Var(_, Some(var), _) => {
                self.name(env, *var, &mut why);
                return why;
            }
            _ => Form::Literal,
        };
        if self.room_for(node.children().len()) {
            why.parts = node.children().iter().map(|child| self.node(env, child)).collect();
        }
        why
    }

    fn name(&self, env: &StateEnv<'_>, var: Var, why: &mut Why) {
        let book = env.world.book;
        why.form = match var {
            Var::Now | Var::AsOf | Var::Never | Var::Free(_) => Form::Clock,
            Var::Window(at) => {
                why.cites = book.windows.get(usize::from(at)).map(|window| window.cites.clone()).unwrap_or_default();
                Form::Clock
            }
            Var::Param(at) => Form::Argument(at),
            Var::Slot(slot) => Form::Fact(slot),
            Var::Field { param, set, field } => {
                let entity = env.args.get(usize::from(param)).and_then(Value::cell);
                let entity = entity.and_then(|entity| usize::try_from(entity).ok()).unwrap_or(0);
                Form::Fact(book.sets.get(usize::from(set)).map_or(0, |set| set.slot(entity, usize::from(field))))
            }
            Var::Reading(at) => {
                let chosen = env.get(var).and_then(|value| value.cell()).and_then(|cell| u16::try_from(cell).ok());
                let reading = book.readings.get(usize::from(at));
                let cites = reading.zip(chosen).map(|(reading, chosen)| reading.cites(Sym(chosen)).to_vec());
                why.cites = cites.unwrap_or_default();
                Form::Reading(at)
            }
            Var::Derived(at) => {
                if let Some(derived) =
                    book.derived.get(usize::from(at)).filter(|of| self.room_for(parts_of(env, &of.rule)))
                {
                    why.cites.clone_from(&derived.cites);
                    why.parts = self.derived(env, &derived.rule);
                }
                Form::Derived(at)
            }
        };
    }

    /// What a derived fact follows from: its cases up to the one that decides, or everybody who might count.
    fn derived(&self, env: &StateEnv<'_>, rule: &DerivedRule) -> Vec<Why> {
        // A derived fact knows no arguments.
        let env = &env.with_args(&[]);
        match rule {
            DerivedRule::Cases(cases) => {
                let mut parts = Vec::new();
                for case in cases {
                    let then = self.node(env, &case.then.root);
                    let guard = case.when.as_ref().map(|when| self.node(env, &when.root));
                    let holds = env.guard(case.when.as_ref());
                    parts.push(Why {
                        form: Form::Case,
                        text: then.text.clone(),
                        value: then.value.clone(),
                        cites: case.cites.clone(),
                        parts: guard.into_iter().chain([then]).collect(),
                    });
                    if holds == Tri::Yes {
                        break;
                    }
                }
                parts
            }
            DerivedRule::Count { set, that } => entities(env, *set)
                .map(|entity| {
                    let args = [Value::Int(entity)];
                    let here = env.with_args(&args);
                    let that = self.node(&here, &that.root);
                    Why {
                        form: Form::Entity(entity),
                        text: that.text.clone(),
                        value: that.value.clone(),
                        cites: Cites::new(),
                        parts: vec![that],
                    }
                })
                .collect(),
        }
    }
}

/// Most parts that a derived fact is told by: of each case itself, its guard and what it comes to; of each entity itself and its condition.
fn parts_of(env: &StateEnv<'_>, rule: &DerivedRule) -> usize {
    match rule {
        DerivedRule::Cases(cases) => cases.len().saturating_mul(3),
        DerivedRule::Count { set, .. } => entities(env, *set).count().saturating_mul(2),
    }
}

//! What a step costs, in sums that can be compared: plans are ordered by one of them first and by all others after it.

use super::assume::plain;
use crate::rulebook::{Case, Cost, Odds, Outcome};
use crate::sim::{StateEnv, chances, possible_outcomes};
use crate::value::Tri;

/// What comes first in the order of plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// The shortest time until the goal is reached.
    Fastest,
    /// The least money.
    Cheapest,
    /// The least data lost.
    KeepsMost,
    /// The fewest steps that somebody else has to take.
    FewestOthers,
    /// The least risk that a step does not go as wanted.
    Surest,
}

impl Order {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Fastest, Self::Cheapest, Self::KeepsMost, Self::FewestOthers, Self::Surest];

    /// Its name, as it leaves the engine.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Fastest => "fastest",
            Self::Cheapest => "cheapest",
            Self::KeepsMost => "keeps-most",
            Self::FewestOthers => "fewest-others",
            Self::Surest => "surest",
        }
    }
}

/// The price of a plan, or of one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Price {
    /// Facts that are not known and were taken for granted; what is otherwise than it plainly is counts twice.
    pub assumed: i64,
    /// Milliseconds until the goal is reached.
    pub time: i64,
    /// Money in fen: what is asked at most, where a source says, else at least.
    pub money: i64,
    /// Points of the data that is lost.
    pub lost: i64,
    /// How many people something is done to.
    pub harm: i64,
    /// Steps that somebody else has to take.
    pub others: i64,
    /// How unlikely it is that all goes as wanted: the negative binary logarithm of its odds, in parts of [`BIT`]; what can
    /// go otherwise by odds that no source states counts [`UNSTATED`] each, more than any odds, whoever it hangs on.
    pub risk: i64,
    /// Steps.
    pub steps: i64,
    /// Milliseconds that somebody is at it: of two ways that are as good, the one with less to do.
    pub work: i64,
}

/// What ways are compared by, the first difference deciding.
pub(super) type Rank = [i64; 10];

/// One halving of the odds.
pub const BIT: i64 = 1 << 20;
/// Odds that no source states.
pub const UNSTATED: i64 = 64 * BIT;

impl Price {
    /// Both together.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self {
            assumed: self.assumed.saturating_add(other.assumed),
            time: self.time.saturating_add(other.time),
            money: self.money.saturating_add(other.money),
            lost: self.lost.saturating_add(other.lost),
            harm: self.harm.saturating_add(other.harm),
            others: self.others.saturating_add(other.others),
            risk: self.risk.saturating_add(other.risk),
            steps: self.steps.saturating_add(other.steps),
            work: self.work.saturating_add(other.work),
        }
    }

    /// So many times as much.
    pub(super) fn times(&self, times: i64) -> Self {
        Self {
            assumed: self.assumed.saturating_mul(times),
            time: self.time.saturating_mul(times),
            money: self.money.saturating_mul(times),
            lost: self.lost,
            harm: self.harm.saturating_mul(times),
            others: self.others.saturating_mul(times),
            risk: self.risk.saturating_mul(times),
            steps: self.steps.saturating_mul(times),
            work: self.work.saturating_mul(times),
        }
    }

    /// Whether it is no more in anything.
    pub(super) fn is_at_most(&self, other: &Self) -> bool {
        self.assumed <= other.assumed
            && self.time <= other.time
            && self.money <= other.money
            && self.lost <= other.lost
            && self.harm <= other.harm
            && self.others <= other.others
            && self.risk <= other.risk
            && self.steps <= other.steps
            && self.work <= other.work
    }

    /// What is compared in an order, the first difference deciding. As little as possible is taken for granted in all of
    /// them; after what the order is about come how many people something is done to, data, time, money, others, risk, the number
    /// of steps and what there is to do.
    #[must_use]
    pub fn rank(&self, order: Order) -> Rank {
        let first = self.part(order);
        let Self { assumed, time, money, lost, harm, others, risk, steps, work } = *self;
        [assumed, first, harm, lost, time, money, others, risk, steps, work]
    }

    /// What an order is decided by, but for the last tie: what there is to do has no bound below.
    #[must_use]
    pub(crate) fn essence(&self, order: Order) -> Rank {
        Self { work: 0, ..*self }.rank(order)
    }

    /// What an order is about.
    #[must_use]
    pub fn part(&self, order: Order) -> i64 {
        match order {
            Order::Fastest => self.time,
            Order::Cheapest => self.money,
            Order::KeepsMost => self.lost,
            Order::FewestOthers => self.others,
            Order::Surest => self.risk,
        }
    }
}

/// Whether an actor is somebody who has to be asked: neither the person nor the software.
#[must_use]
pub fn is_other(actor: &str) -> bool {
    actor != "you" && actor != "platform"
}

/// The price of an action with an outcome, time and losses left out; the arguments are bound.
pub(super) fn of_act(env: &StateEnv<'_>, action: usize, outcome: usize) -> Price {
    let Some(action) = env.world.book.actions.get(action) else { return Price::default() };
    Price {
        money: fen(money(env, &action.costs)),
        harm: action.affects.as_ref().and_then(|affects| env.number(affects)).unwrap_or(0).max(0),
        others: i64::from(is_other(&action.actor)),
        risk: risk(env, &action.outcomes, &action.odds, outcome),
        steps: 1,
        ..Price::default()
    }
}

/// The price of something that happens by itself, time and losses left out; its entity is bound.
pub(super) fn of_fire(env: &StateEnv<'_>, trigger: usize, outcome: usize) -> Price {
    let Some(trigger) = env.world.book.triggers.get(trigger) else { return Price::default() };
    Price {
        others: i64::from(is_other(&trigger.actor)),
        risk: risk(env, &trigger.outcomes, &trigger.odds, outcome),
        ..Price::default()
    }
}

/// Indices of the losses that have come about.
pub(super) fn lost(env: &StateEnv<'_>) -> Vec<usize> {
    let losses = env.world.book.losses.iter().enumerate();
    losses.filter(|(_, loss)| env.holds(&loss.when) == Tri::Yes).map(|(at, _)| at).collect()
}

/// What an action costs here, where it is said.
pub(super) fn money(env: &StateEnv<'_>, costs: &[Case<Cost>]) -> Option<Cost> {
    env.first(costs).map(|(case, _)| case.then)
}

/// The least that an action costs, whichever case will decide.
pub(super) fn least_money(costs: &[Case<Cost>]) -> i64 {
    let covered = costs.last().is_some_and(|case| case.when.is_none());
    costs.iter().map(|case| fen(Some(case.then))).min().filter(|_| covered).unwrap_or(0)
}

fn fen(cost: Option<Cost>) -> i64 {
    cost.and_then(|cost| cost.max.or(cost.min)).unwrap_or(0)
}

/// The risk that an outcome does not come, where odds are stated.
fn risk(env: &StateEnv<'_>, outcomes: &[Outcome], odds: &[Case<Odds>], outcome: usize) -> i64 {
    let Some(figure) = chances(env, outcomes, odds) else {
        return if possible_outcomes(env, outcomes, odds).len() > 1 { UNSTATED } else { 0 };
    };
    let total = figure.value.iter().copied().fold(0_i64, i64::saturating_add);
    halvings(figure.value.get(outcome).copied().unwrap_or(0), total)
}

/// The negative binary logarithm of `part / whole`, in parts of [`BIT`], rounded up; by squaring, so without floats.
#[must_use]
pub fn halvings(part: i64, whole: i64) -> i64 {
    const ONE: u128 = 1 << 62;
    if part >= whole || whole <= 0 {
        return 0;
    }
    let Some(odds) = u128::try_from(part).ok().filter(|part| *part > 0) else { return UNSTATED };
    let whole = u128::try_from(whole).unwrap_or(1);
    let mut x = odds.saturating_mul(ONE).checked_div(whole).unwrap_or(ONE).max(1);
    let mut bits = 0_i64;
    while x < ONE {
        x = x.saturating_mul(2);
        bits = bits.saturating_add(1);
    }
    // x is now between one and two; its own logarithm is taken off, bit by bit.
    let mut off = 0_i64;
    for _ in 0..20 {
        x = x.saturating_mul(x) >> 62;
        off = off.saturating_mul(2);
        if x >= ONE.saturating_mul(2) {
            x >>= 1;
            off = off.saturating_add(1);
        }
    }
    bits.saturating_mul(BIT).saturating_sub(off)
}

/// What it costs to take facts for granted: a way that wants somebody to be otherwise than people plainly are is none for them.
pub(super) fn of_assuming(env: &StateEnv<'_>, facts: &[(u16, Option<i64>)]) -> i64 {
    let book = env.world.book;
    let strange = facts.iter().filter(|(slot, cell)| plain(book, *slot).is_some_and(|plain| *cell != Some(plain)));
    i64::try_from(facts.len().saturating_add(strange.count())).unwrap_or(i64::MAX)
}

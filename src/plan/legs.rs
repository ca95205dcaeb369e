//! Ways carried out leg by leg, none twice: the ways that are tried to better one differ in little, so that most of them go
//! through moments that another went through.

use std::collections::BTreeMap;

use super::course::{Course, Passage};
use super::price::Price;
use super::search::{Move, Way};
use super::told::{Run, next_act};
use super::wanted::Wanted;
use crate::sim::choose::Pace;
use crate::sim::{Cone, State, World};
use crate::value::Value;

/// Most moments that are kept; where there are more, all are forgotten.
const STATES_MAX: usize = 512;

/// How things go on a leg.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Going {
    /// Typically, and only what has to do with the goal is looked at.
    Narrow,
    /// At a pace, in the whole rulebook.
    Whole(Pace),
}

/// What is done on a leg.
#[derive(Clone, Debug, PartialEq)]
enum Does {
    /// Whatever has come due by the beginning.
    Begin,
    /// A move, and whether it waits although it need not.
    Goes(Move, bool),
    /// Waiting until the goal is reached.
    Home,
}

/// A leg that was walked.
struct Leg {
    /// What was done and waited for in it, and what that cost.
    parts: Vec<(Move, Price)>,
    /// Whether it keeps to the rules, where it has to, and to what the goal leaves untouched.
    clean: bool,
    /// The moment it ends in.
    to: usize,
}

/// A moment, and what is known of going on from it.
struct Moment {
    state: State,
    /// Legs from here; `None` for one that cannot be walked.
    legs: Vec<(Going, Does, Option<Leg>)>,
    /// Whether something could be done at once somewhere in a wait from here.
    could: Vec<(Move, (usize, Vec<Value>), bool)>,
}

/// All legs that were walked to one goal.
#[derive(Default)]
pub(super) struct Legs {
    moments: Vec<Moment>,
    /// The moments of each instant.
    at: BTreeMap<i64, Vec<usize>>,
}

/// What legs are walked in.
#[derive(Clone, Copy)]
pub(super) struct Land<'w> {
    pub(super) world: World<'w>,
    /// What has to do with the goal.
    pub(super) cone: &'w Cone,
    pub(super) wanted: &'w Wanted,
}

impl<'w> Land<'w> {
    fn course(self, going: Going) -> Course<'w> {
        match going {
            Going::Narrow => Course::typical(World { cone: Some(self.cone), ..self.world }),
            Going::Whole(pace) => Course::new(self.world, pace, Some(self.cone)),
        }
    }
}

impl Legs {
    /// The way that some things done one after another make, each as soon as it can be, where only what has to do with the goal is
    /// looked at; `None` where they do not lead to the goal, break a rule or break what is to be left untouched.
    pub(super) fn way_of(&mut self, land: Land<'_>, first: &Passage, moves: &[Move]) -> Option<Way> {
        self.tidy();
        let mut way = Way { moves: Vec::new(), price: Price::default() };
        let mut at = self.moment(&first.state);
        let does = moves.iter().map(|moved| Does::Goes(moved.clone(), false)).chain([Does::Home]);
        for does in does {
            let leg = self.leg(land, Going::Narrow, at, does)?;
            if !leg.clean {
                return None;
            }
            for (moved, price) in &leg.parts {
                way.price = way.price.plus(price);
                way.moves.push(moved.clone());
            }
            at = leg.to;
        }
        Some(way)
    }

    /// Whether a way leads to the goal in the whole rulebook however fast or slow everything is.
    pub(super) fn is_steady(&mut self, land: Land<'_>, first: &Passage, way: &Way) -> bool {
        self.tidy();
        let mut at = self.moment(&first.state);
        let mut meant = Vec::new();
        for (place, moved) in way.moves.iter().enumerate() {
            let next = next_act(&way.moves, place).filter(|_| matches!(moved, Move::Wait { .. }));
            meant.push(next.is_some_and(|next| self.could_do(land, at, moved, next)));
            let Some(leg) = self.leg(land, Going::Whole(Pace::Typical), at, Does::Goes(moved.clone(), false)) else {
                return false;
            };
            at = leg.to;
        }
        self.leg(land, Going::Whole(Pace::Typical), at, Does::Home).is_some()
            && [Pace::Least, Pace::Most].into_iter().all(|pace| self.leads(land, pace, first, &way.moves, &meant))
    }

    /// Whether moves lead to the goal at a pace.
    fn leads(&mut self, land: Land<'_>, pace: Pace, first: &Passage, moves: &[Move], meant: &[bool]) -> bool {
        let moves = moves.iter().zip(meant).map(|(moved, meant)| Does::Goes(moved.clone(), *meant));
        let mut at = Some(self.moment(&first.state));
        for does in [Does::Begin].into_iter().chain(moves).chain([Does::Home]) {
            at = at.and_then(|at| self.leg(land, Going::Whole(pace), at, does)).map(|leg| leg.to);
        }
        at.is_some()
    }

    /// Forgets everything once there is too much of it; only before a walk, for a walk counts on its moments.
    fn tidy(&mut self) {
        if self.moments.len() > STATES_MAX {
            *self = Self::default();
        }
    }

    /// A leg from a moment, walked if it never was.
    fn leg(&mut self, land: Land<'_>, going: Going, from: usize, does: Does) -> Option<&Leg> {
        let known = |moment: &Moment| moment.legs.iter().position(|(how, what, _)| *how == going && *what == does);
        let known = match self.moments.get(from).and_then(known) {
            Some(known) => known,
            None => {
                let walked = self.walk(land, going, from, &does);
                let legs = &mut self.moments.get_mut(from)?.legs;
                legs.push((going, does, walked));
                legs.len().saturating_sub(1)
            }
        };
        self.moments.get(from)?.legs.get(known)?.2.as_ref()
    }

    fn walk(&mut self, land: Land<'_>, going: Going, from: usize, does: &Does) -> Option<Leg> {
        let (course, wanted) = (land.course(going), land.wanted);
        let state = &self.moments.get(from)?.state;
        let mut run = Run { steps: Vec::new(), state: state.clone() };
        match does {
            Does::Begin => run = Run::begin(&course, state)?,
            Does::Goes(moved, meant) => run.go(&course, wanted, (0, moved), *meant)?,
            Does::Home => run.home(&course, wanted)?,
        }
        let breaks = |passage: &Passage| {
            wanted.lawful && passage.bill.breaks_a_rule() || wanted.is_harmed(course.world(), &passage.state)
        };
        let clean = going != Going::Narrow || !run.steps.iter().any(|step| breaks(&step.passage));
        let parts = run.steps.into_iter().map(|step| {
            let price = step.passage.bill.price;
            let moved = match step.moved {
                Move::Wait { .. } => Move::Wait { ms: price.time },
                moved => moved,
            };
            (moved, price)
        });
        let parts = if going == Going::Narrow { parts.collect() } else { Vec::new() };
        Some(Leg { parts, clean, to: self.moment(&run.state) })
    }

    /// Whether something could have been done at once somewhere in a wait.
    fn could_do(&mut self, land: Land<'_>, from: usize, wait: &Move, (action, args): (usize, &[Value])) -> bool {
        let Some(moment) = self.moments.get_mut(from) else { return false };
        let asked = |(known, (did, with), _): &&(Move, (usize, Vec<Value>), bool)| {
            known == wait && *did == action && with == args
        };
        if let Some((.., could)) = moment.could.iter().find(asked) {
            return *could;
        }
        let course = land.course(Going::Whole(Pace::Typical));
        let mut run = Run { steps: Vec::new(), state: moment.state.clone() };
        let waited = run.go(&course, land.wanted, (0, wait), false);
        let could = waited.is_some() && run.could_do(land.world, &moment.state, 0, (action, args));
        moment.could.push((wait.clone(), (action, args.to_vec()), could));
        could
    }

    /// The moment of a state.
    fn moment(&mut self, state: &State) -> usize {
        let here = self.at.entry(state.now()).or_default();
        let known = here.iter().find(|at| self.moments.get(**at).is_some_and(|moment| moment.state == *state));
        known.copied().unwrap_or_else(|| {
            let at = self.moments.len();
            here.push(at);
            self.moments.push(Moment { state: state.clone(), legs: Vec::new(), could: Vec::new() });
            at
        })
    }
}

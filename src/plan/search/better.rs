//! What makes a way that was found by no proof better: leaving out what is not needed, doing something more, or sooner, or later, coming
//! back to where one was, and taking from another way what that does besides.

use super::super::course::Passage;
use super::super::legs::Land;
use super::super::price::Order;
use super::super::told::{closed_by, is_undisturbed};
use super::{Move, Search, Way};
use crate::rulebook::{Action, ParamKind, Reads, Require, Rulebook, SlotTy, wanted_writes};
use crate::sim::{World, offer};
use crate::value::{Sym, Tri, Value};

/// Most steps that are simulated to better one way.
const BETTER_MAX: usize = 1_500;

impl Way {
    /// What another way does besides with other actions, and the moves of this one, what is taken for granted first; `None` where
    /// that is nothing.
    fn besides(&self, other: &Self) -> Option<[Vec<Move>; 3]> {
        let action = |moved: &Move| match moved {
            Move::Act { action, .. } => Some(*action),
            Move::Assume(_) | Move::Wait { .. } => None,
        };
        let does = |of: usize| self.moves.iter().any(|moved| action(moved) == Some(of));
        let besides = other.moves.iter().filter(|moved| action(moved).is_some_and(|of| !does(of)));
        let besides: Vec<Move> = besides.cloned().collect();
        let (first, rest): (Vec<Move>, Vec<Move>) =
            self.moves.iter().cloned().partition(|moved| matches!(moved, Move::Assume(_)));
        (!besides.is_empty()).then_some([first, besides, rest])
    }

    /// What else could be done: what sets something going sooner, something more, anywhere; or anything sooner or later. What is taken for
    /// granted stays first.
    fn neighbours(&self, book: &Rulebook, more: &[Vec<Move>]) -> Vec<Vec<Move>> {
        let acts = self.acts();
        let fixed = acts.iter().take_while(|moved| matches!(moved, Move::Assume(_))).count();
        let with = |rest: &[Move], at: usize, put: &[Move]| {
            let (before, after) = rest.split_at(at.min(rest.len()));
            [before, put, after].concat()
        };
        let put_in = |put: &Vec<Move>| (fixed..=acts.len()).map(|at| with(&acts, at, put)).collect::<Vec<_>>();
        let more = more.iter().filter(|put| put.last().is_some_and(|last| !acts.contains(last)));
        // What is more work to try is tried last.
        let (several, one): (Vec<_>, Vec<_>) = more.partition(|put| put.len() > 1);
        let (mut sooner, mut otherwise) = (Vec::new(), Vec::new());
        for (from, moved) in acts.iter().enumerate().skip(fixed) {
            let mut rest = acts.clone();
            rest.remove(from);
            for at in (fixed..acts.len()).filter(|at| *at != from) {
                let there = with(&rest, at, std::slice::from_ref(moved));
                if at < from && sets_going(book, moved) { sooner.push(there) } else { otherwise.push(there) }
            }
        }
        let one = one.into_iter().flat_map(put_in);
        sooner.into_iter().chain(one).chain(otherwise).chain(several.into_iter().flat_map(put_in)).collect()
    }
}

impl Search {
    /// The way that moves make, each as soon as it can be.
    pub(in crate::plan) fn way_of(&mut self, world: World<'_>, first: &Passage, moves: &[Move]) -> Option<Way> {
        self.legs.way_of(Land { world, cone: &self.cone, wanted: &self.wanted }, first, moves)
    }

    /// Whether a way leads to the goal in the whole rulebook however fast or slow everything is.
    fn is_steady(&mut self, world: World<'_>, first: &Passage, way: &Way) -> bool {
        self.legs.is_steady(Land { world, cone: &self.cone, wanted: &self.wanted }, first, way)
    }

    /// A way with nothing in it that is not needed, and no waiting for nothing: no dearer in an order than it was.
    pub(in crate::plan) fn tidied(&mut self, world: World<'_>, first: &Passage, order: Order, way: Way) -> Way {
        let mut best = way;
        let mut at = 0_usize;
        loop {
            let mut moves = best.acts();
            if at > 0 {
                let acts = |moved: &Move| matches!(moved, Move::Act { .. });
                let Some((place, _)) =
                    moves.iter().enumerate().filter(|(_, moved)| acts(moved)).nth(at.saturating_sub(1))
                else {
                    return best;
                };
                moves.remove(place);
            }
            self.steps = self.steps.saturating_add(moves.len());
            match self.way_of(world, first, &moves) {
                Some(found) if found.price.rank(order) <= best.price.rank(order) && found.moves != best.moves => {
                    best = found;
                    at = at.max(1);
                }
                _ => at = at.saturating_add(1),
            }
        }
    }

    /// A way bettered in an order by doing something more, or by doing something sooner or later, for as long as one change helps
    /// and does not make the way hang on how fast things go.
    pub(in crate::plan) fn bettered(
        &mut self,
        world: World<'_>,
        first: &Passage,
        order: Order,
        way: Way,
        more: &[Vec<Move>],
    ) -> Way {
        let enough = self.steps.saturating_add(BETTER_MAX);
        let was_steady = self.is_steady(world, first, &way);
        let mut best = way;
        'again: loop {
            for moves in best.neighbours(world.book, more) {
                if self.steps >= enough {
                    return best;
                }
                self.steps = self.steps.saturating_add(moves.len());
                let found = self.way_of(world, first, &moves);
                let found = found.filter(|found| found.price.rank(order) < best.price.rank(order));
                if let Some(found) = found.filter(|found| !was_steady || self.is_steady(world, first, found)) {
                    best = self.tidied(world, first, order, found);
                    continue 'again;
                }
            }
            return best;
        }
    }

    /// A way that hangs on how fast things go, done in an order in which it does not; `None` where it hangs on nothing, or doing one
    /// thing sooner or later is not enough.
    pub(in crate::plan) fn steadied(
        &mut self,
        world: World<'_>,
        first: &Passage,
        order: Order,
        way: &Way,
    ) -> Option<Way> {
        if self.is_steady(world, first, way) {
            return None;
        }
        let orders = way.neighbours(world.book, &[]);
        self.steps = self.steps.saturating_add(orders.iter().map(Vec::len).sum());
        let found = orders.iter().filter_map(|moves| {
            let found = self.way_of(world, first, moves)?;
            self.is_steady(world, first, &found).then_some(found)
        });
        found.min_by_key(|found| found.price.rank(order))
    }

    /// A way in which what is chosen among equals is what was there at the beginning: whoever goes to another device comes back to her own.
    pub(in crate::plan) fn homeward(&mut self, world: World<'_>, first: &Passage, way: &Way) -> Way {
        let mut best = way.clone();
        for at in 0..best.acts().len() {
            let mut moves = best.acts();
            let Some(place) = moves.get_mut(at) else { continue };
            let Some(home) = back_home(world, first, place) else { continue };
            *place = home;
            self.steps = self.steps.saturating_add(moves.len());
            let found = self.way_of(world, first, &moves);
            best = found.filter(|found| found.price == best.price).unwrap_or(best);
        }
        best
    }

    /// A way in which what is the better for being late is done at the end of what is waited for, the last first; it costs what it
    /// did, and nothing happens by itself while it is done: a moment that somebody else sets is not to be met to the minute.
    pub(in crate::plan) fn deferred(&mut self, world: World<'_>, first: &Passage, way: &Way) -> Way {
        let cone = self.cone.clone();
        let within = World { cone: Some(&cone), ..world };
        let is_late = |moved: &Move| match moved {
            Move::Act { action, .. } => world.book.actions.get(*action).is_some_and(|action| action.late),
            Move::Assume(_) | Move::Wait { .. } => false,
        };
        let was_steady = self.is_steady(world, first, way);
        let mut best = way.clone();
        for at in (0..way.moves.len()).rev() {
            // What was moved stands behind all that is still to be looked at.
            let Some((before, [late, rest @ ..])) = best.moves.split_at_checked(at) else { continue };
            if !is_late(late) {
                continue;
            }
            // Waiting on and on is one wait, which ends with its last.
            let is_wait = |at: usize| matches!(rest.get(at), Some(Move::Wait { .. }));
            let waits = (0..rest.len()).filter(|at| is_wait(*at) && !is_wait(at.saturating_add(1)));
            let closed = closed_by(within, first, &self.wanted, &[before, rest].concat(), at, late);
            let closed = closed.and_then(|by| by.checked_sub(at));
            let later = waits.rev().map(|wait| {
                let (meanwhile, then) = rest.split_at(wait.saturating_add(1));
                // Whoever went on at another device cannot do it there: that is put off too, and what was done on it.
                let (early, kept) =
                    meanwhile.split_at_checked(closed.unwrap_or(meanwhile.len())).unwrap_or((meanwhile, &[]));
                let (waits, kept): (Vec<Move>, Vec<Move>) =
                    kept.iter().cloned().partition(|moved| matches!(moved, Move::Wait { .. }));
                let put_off = [std::slice::from_ref(late), &kept].concat();
                ([before, early, &waits, &put_off, then].concat(), put_off)
            });
            // Where nothing is waited for, it is done as late as it can be; what is as late stays behind it.
            let acts =
                rest.iter().enumerate().filter(|(_, moved)| matches!(moved, Move::Act { .. }) && !is_late(moved));
            let last = acts.rev().filter_map(|(end, _)| {
                let (meanwhile, then) = rest.split_at_checked(end)?;
                let beside = meanwhile.iter().rposition(|moved| !is_late(moved))?.saturating_add(1);
                let (meanwhile, beside) = meanwhile.split_at_checked(beside)?;
                let moves = [before, meanwhile, std::slice::from_ref(late), beside, then].concat();
                Some((moves, vec![late.clone()]))
            });
            let later = later.chain(last);
            let found = later.into_iter().find_map(|(moves, put_off)| {
                let mut carried = |moves: &[Move]| {
                    self.steps = self.steps.saturating_add(moves.len());
                    self.way_of(world, first, moves)
                };
                let found = carried(&moves)?;
                let over = found.price.time.saturating_sub(best.price.time);
                let found = if over > 0 { carried(&sooner(&found.moves, late, over)?)? } else { found };
                let undisturbed =
                    || put_off.iter().all(|one| is_undisturbed(within, first, &self.wanted, &found.moves, one));
                (found.price == best.price && undisturbed() && (!was_steady || self.is_steady(world, first, &found)))
                    .then_some(found)
            });
            best = found.unwrap_or(best);
        }
        best
    }

    /// A way with what another does besides, done first: all of it, or all that is done to nobody; as it is, or gone back from to
    /// where one was, such as one's own device. `left` is how many steps may still be simulated for it.
    pub(in crate::plan) fn crossed(
        &mut self,
        world: World<'_>,
        first: &Passage,
        [one, other]: [&Way; 2],
        left: &mut usize,
    ) -> Option<Way> {
        let [granted, besides, rest] = one.besides(other)?;
        let is_gentle = |moved: &Move| match moved {
            Move::Act { action, .. } => world.book.actions.get(*action).is_some_and(|action| action.affects.is_none()),
            Move::Assume(_) | Move::Wait { .. } => true,
        };
        let gentle: Vec<Move> = besides.iter().filter(|moved| is_gentle(moved)).cloned().collect();
        let back: Vec<Move> = besides.iter().filter_map(|moved| back_home(world, first, moved)).collect();
        let mut tries = Vec::new();
        for besides in [besides, gentle] {
            for back in [Vec::new(), back.clone()] {
                let moves = [granted.clone(), besides.clone(), back, rest.clone()].concat();
                if !tries.contains(&moves) && moves.len() > granted.len().saturating_add(rest.len()) {
                    tries.push(moves);
                }
            }
        }
        tries.iter().find_map(|moves| self.mended(world, first, moves, left))
    }

    /// The way of some moves; where it does not go through, with one thing done before the last that this may want for.
    fn mended(&mut self, world: World<'_>, first: &Passage, moves: &[Move], left: &mut usize) -> Option<Way> {
        let mut way_of = |moves: &[Move]| {
            *left = left.checked_sub(moves.len())?;
            self.way_of(world, first, moves)
        };
        let way = way_of(moves);
        let last = moves.iter().rposition(|moved| matches!(moved, Move::Act { .. }));
        way.or_else(|| {
            let (before, last) = moves.split_at(last?);
            let Some(Move::Act { action, .. }) = last.first() else { return None };
            let does = |action: usize| {
                moves.iter().any(|moved| matches!(moved, Move::Act { action: done, .. } if *done == action))
            };
            openers(world, *action).filter(|opener| !does(*opener)).find_map(|action| {
                let more = Move::Act { action, args: Vec::new() };
                way_of(&[before, std::slice::from_ref(&more), last].concat())
            })
        })
    }

    /// Everything that may keep data which is lost with the goal, where nothing has to be chosen for it: by itself, and after one thing
    /// that it may want for where it cannot be done at first.
    pub(in crate::plan) fn savers(&self, world: World<'_>, first: &Passage) -> Vec<Vec<Move>> {
        let conditions = self.operators.keeps.iter().filter_map(|at| self.operators.conditions.get(*at));
        let mut helpers: Vec<usize> =
            conditions.flat_map(|condition| self.operators.helpers(world, condition).to_vec()).collect();
        helpers.sort_unstable();
        helpers.dedup();
        helpers.retain(|action| world.book.actions.get(*action).is_some_and(|action| action.params.is_empty()));
        let act = |action: usize| Move::Act { action, args: Vec::new() };
        let wanting = helpers.iter().filter(|action| {
            let offer = offer(world, &first.state, **action);
            offer.is_some_and(|offer| offer.applicable == Tri::No)
        });
        let opened = wanting.flat_map(|action| {
            let openers = openers(world, *action).filter(|opener| !helpers.contains(opener));
            openers.map(|opener| vec![act(opener), act(*action)])
        });
        let opened: Vec<Vec<Move>> = opened.collect();
        helpers.iter().map(|action| vec![act(*action)]).chain(opened).collect()
    }
}

/// Moves that wait so much less before the last time that something is done, and after it no longer than they have to.
fn sooner(moves: &[Move], one: &Move, over: i64) -> Option<Vec<Move>> {
    let at = moves.iter().rposition(|moved| moved == one)?;
    let (before, [one, after @ ..]) = moves.split_at_checked(at)? else { return None };
    let (Move::Wait { ms }, before) = before.split_last()? else { return None };
    let shorter = Move::Wait { ms: ms.checked_sub(over).filter(|ms| *ms > 0)? };
    let after = after.iter().skip_while(|moved| matches!(moved, Move::Wait { .. })).cloned();
    Some(before.iter().cloned().chain([shorter, one.clone()]).chain(after).collect())
}

/// Whether something that is done may set going what happens by itself.
fn sets_going(book: &Rulebook, moved: &Move) -> bool {
    let Move::Act { action, .. } = moved else { return false };
    let written = book.actions.get(*action).into_iter().flat_map(|action| wanted_writes(&action.outcomes));
    let mut slots = written.flat_map(|assign| assign.slots(book));
    slots.any(|slot| book.index.readers.get(usize::from(slot)).is_some_and(|parts| !parts.instances.is_empty()))
}

/// What an action may want for: actions without a choice whose outcomes write what its requirements read.
fn openers<'b>(world: World<'b>, action: usize) -> impl Iterator<Item = usize> + 'b {
    let book = world.book;
    let asked = book.actions.get(action).map_or(&[][..], |action| &action.requires).iter().flat_map(Require::parts);
    let reads = Reads::of(book, &book.index.derived, asked);
    let opens = move |action: &Action| {
        let mut writes = wanted_writes(&action.outcomes).flat_map(|assign| assign.slots(book));
        action.params.is_empty() && writes.any(|slot| reads.slots.contains(usize::from(slot)))
    };
    book.actions.iter().enumerate().filter(move |(_, action)| opens(action)).map(|(at, _)| at)
}

/// What brings back what an act may change to what it was at first, with the choices of its parameters; `None` where it changes
/// nothing of the sort.
fn back_home(world: World<'_>, first: &Passage, moved: &Move) -> Option<Move> {
    let Move::Act { action, args } = moved else { return None };
    let declared = world.book.actions.get(*action)?;
    let home = |id: u16| {
        let mut slots = wanted_writes(&declared.outcomes).flat_map(|assign| assign.slots(world.book));
        let cell = slots.find_map(|slot| {
            let ty = world.book.slots.get(usize::from(slot))?.ty;
            (ty == SlotTy::Enum(id)).then(|| first.state.cell(slot)).flatten()
        });
        cell.and_then(|cell| u16::try_from(cell).ok()).map(|sym| Value::Sym(Sym(sym)))
    };
    let back = declared.params.iter().zip(args).map(|(param, arg)| match param.kind {
        ParamKind::Enum(id) => home(id).unwrap_or_else(|| arg.clone()),
        _ => arg.clone(),
    });
    let back: Vec<Value> = back.collect();
    (back != *args).then_some(Move::Act { action: *action, args: back })
}

//! Remedies: what would remove a blocker, found by trying it on the state and asking the same rule again.

use super::Lens;
use crate::carry::{Carrier, Unwatched};
use crate::rulebook::{Action, Ask, By, Outcome, ParamKind, Require, SlotTy};
use crate::sim::choose::{Chooser, Pace};
use crate::sim::{
    Event, Offer, Pending, State, StateEnv, entities, offer, open_args, pending, read_cells, settled, step, verdict,
    wanted_effects,
};
use crate::value::{Tri, Value};

/// Most combinations of arguments that are tried for one action.
const TRIES_MAX: usize = 64;
/// Most things that happen before what is waited for.
const COMING_MAX: usize = 16;
/// Most instants that are tried as "wait until".
const WAITS_MAX: usize = 6;

/// Something that removes a blocker.
#[derive(Clone, Debug, PartialEq)]
pub enum Remedy {
    /// An action, if it goes as wanted.
    Act {
        /// Index of the action.
        action: usize,
        /// Its arguments: for a number, the smallest that is enough.
        args: Vec<Value>,
        /// Whether it can be done right now.
        applicable: Tri,
        /// How long it then still takes, in milliseconds; 0 where it helps at once.
        then_wait: i64,
        /// Index of the trigger that has to go as wanted meanwhile, such as somebody's answer.
        awaits: Option<usize>,
    },
    /// Waiting.
    Wait {
        /// Until when.
        until: i64,
    },
    /// Something pending, if it goes as wanted.
    Await {
        /// Index of the trigger.
        trigger: usize,
        /// Which entity it is about.
        instance: usize,
        /// When to count with it.
        at: i64,
        /// Whether that is over already: it may come any moment.
        overdue: bool,
    },
    /// A different answer to a question, if it was answered wrongly or is not as it begins.
    Answer {
        /// Key of the fact.
        fact: String,
        /// Whether it was said otherwise than it begins; if not, it may be so already.
        said: bool,
    },
}

/// The search for what removes one failing requirement of one action.
struct Search<'l> {
    lens: &'l Lens<'l>,
    action: usize,
    require: &'l Require,
    args: &'l [Value],
    /// Cells that the requirement reads: only what writes to one of them can mend it.
    cells: Vec<u16>,
    /// Triggers that write to one of them, and the cells that these wait for.
    triggers: Vec<usize>,
    awaited: Vec<u16>,
}

/// A trigger that mends things once it goes as wanted, and when to count with it.
struct Coming {
    trigger: usize,
    instance: usize,
    at: i64,
}

impl Lens<'_> {
    /// What removes a failing requirement: actions that can be done first, then what is waited for, then what was
    /// answered.
    pub(super) fn remedies(&self, action: usize, require: &Require, args: &[Value]) -> Vec<Remedy> {
        let env = self.env();
        // A blocker is also removed where it no longer applies; what the law asks for is not kept by getting out of it.
        let guard = require.when.iter().filter(|_| require.by == By::System);
        let cells = read_cells(&env.with_args(args), guard.chain([&require.that]).map(|expr| &expr.root));
        let mut search = Search { lens: self, action, require, args, cells, triggers: Vec::new(), awaited: Vec::new() };
        search.look_behind();
        search.run()
    }
}

impl Search<'_> {
    fn run(&self) -> Vec<Remedy> {
        let lens = self.lens;
        let (mut remedies, mut later) = (Vec::new(), Vec::new());
        for (index, other) in lens.world.book.actions.iter().enumerate().filter(|(index, _)| *index != self.action) {
            let wanted = || other.outcomes.iter().filter(|outcome| outcome.wanted);
            let mends = wanted().any(|outcome| self.touches(outcome, &self.cells));
            if !mends && !wanted().any(|outcome| self.touches(outcome, &self.awaited)) {
                continue;
            }
            let Some(offered) = offer(lens.world, lens.state, index) else { continue };
            if offered.offered == Tri::No {
                continue;
            }
            let at_once = || self.at_once(other, &offered).filter(|_| mends).map(|args| (args, 0, None));
            let found = at_once().or_else(|| self.in_time(other, &offered));
            if let Some((args, then_wait, awaits)) = found {
                let remedy = Remedy::Act { action: index, args, applicable: offered.applicable, then_wait, awaits };
                if offered.applicable == Tri::Yes { remedies.push(remedy) } else { later.push(remedy) }
            }
        }
        remedies.append(&mut later);
        // Whatever is on its way comes first, and nobody has to do what brings it no sooner.
        let awaited: Vec<Remedy> = self.wait().into_iter().chain(self.awaits()).collect();
        let now = lens.state.now();
        let soonest = awaited.iter().map(|remedy| match remedy {
            Remedy::Wait { until } | Remedy::Await { at: until, .. } => until.saturating_sub(now),
            _ => i64::MAX,
        });
        if let Some(soonest) = soonest.min() {
            remedies.retain(|remedy| match remedy {
                Remedy::Act { applicable, then_wait, .. } => *applicable != Tri::No && *then_wait < soonest,
                _ => true,
            });
        }
        let remedies: Vec<Remedy> = awaited.into_iter().chain(remedies).collect();
        // What cannot be undone is advised only where nothing else helps.
        let (gentle, drastic): (Vec<_>, Vec<_>) = remedies.into_iter().partition(|remedy| !self.is_final(remedy));
        let helps = |remedy: &Remedy| !matches!(remedy, Remedy::Act { applicable: Tri::No, .. });
        let enough = gentle.iter().any(helps);
        let mut remedies = gentle;
        if !enough {
            remedies.extend(drastic);
        }
        // Another answer makes a rule go away; where acting against it is possible, that is no way to keep it.
        if self.require.by == By::System {
            remedies.extend(self.answers());
        }
        remedies
    }

    /// Whether what is advised cannot be undone.
    fn is_final(&self, remedy: &Remedy) -> bool {
        let Remedy::Act { action, args, .. } = remedy else { return false };
        let declared = self.lens.world.book.actions.get(*action).and_then(|action| action.irreversible.as_ref());
        let env = self.lens.env();
        declared.is_some_and(|condition| env.with_args(args).holds(condition) == Tri::Yes)
    }

    /// Finds the triggers that could mend the requirement, and what would set them going.
    fn look_behind(&mut self) {
        let book = self.lens.world.book;
        let mends =
            |outcomes: &[Outcome]| outcomes.iter().any(|outcome| outcome.wanted && self.touches(outcome, &self.cells));
        let found = book.triggers.iter().enumerate().filter(|(_, trigger)| !trigger.may && mends(&trigger.outcomes));
        let triggers: Vec<usize> = found.map(|(index, _)| index).collect();
        let env = self.lens.env();
        let mut awaited = Vec::new();
        for trigger in triggers.iter().filter_map(|index| book.triggers.get(*index)) {
            let entities: Vec<Value> = match trigger.each {
                Some(set) => entities(&env, set).map(Value::Int).collect(),
                None => vec![Value::Int(0)],
            };
            for entity in entities {
                let args = [entity];
                awaited.extend(read_cells(&env.with_args(&args), [&trigger.when.root].into_iter()));
            }
        }
        (self.triggers, self.awaited) = (triggers, awaited);
    }

    fn holds(&self, state: &State) -> bool {
        let world = self.lens.world;
        verdict(&StateEnv { world, state, args: self.args }, self.require) == Tri::Yes
    }

    /// Whether the requirement holds and the action is still on the screen: what takes away its entry helps nobody.
    fn mends(&self, state: &State) -> bool {
        let world = self.lens.world;
        offer(world, state, self.action).is_some_and(|offer| offer.offered != Tri::No) && self.holds(state)
    }

    /// Whether an outcome may write to one of some cells.
    fn touches(&self, outcome: &Outcome, cells: &[u16]) -> bool {
        let book = self.lens.world.book;
        outcome.assigns().flat_map(|assign| assign.slots(book)).any(|slot| cells.contains(&slot))
    }

    /// The state after an action went as wanted, before and after what it sets off by itself.
    fn after(&self, action: &Action, args: &[Value]) -> Option<State> {
        let mut state = self.lens.state.clone();
        wanted_effects(self.lens.world, &mut state, action, args).ok().map(|()| state)
    }

    /// Arguments with which the wanted outcome of an action mends things at once.
    fn at_once(&self, action: &Action, offered: &Offer) -> Option<Vec<Value>> {
        // The effects alone are cheap to try; what passes is tried with everything that they set off.
        let enough = |args: &[Value]| self.after(action, args).is_some_and(|state| self.holds(&state));
        let works = |args: &[Value]| {
            let settle = |mut state| settled(self.lens.world, &mut state).is_ok() && self.mends(&state);
            self.after(action, args).is_some_and(|state| self.holds(&state) && settle(state))
        };
        let number = action.params.iter().position(|param| matches!(param.kind, ParamKind::Int(..)));
        self.tries(action, offered).into_iter().find_map(|args| match number {
            None => works(&args).then_some(args),
            Some(at) => smallest(&args, at, &enough).filter(|args| works(args)),
        })
    }

    /// Arguments after which the requirement comes to hold by time alone, or by what somebody then does; and how long
    /// that takes.
    fn in_time(&self, action: &Action, offered: &Offer) -> Option<(Vec<Value>, i64, Option<usize>)> {
        let possible = self.require.timed || !self.triggers.is_empty();
        if !possible || action.params.iter().any(|param| matches!(param.kind, ParamKind::Int(..))) {
            return None;
        }
        self.tries(action, offered).into_iter().find_map(|args| {
            let mut state = self.after(action, &args)?;
            let sets_going = self.sets_going(&state);
            settled(self.lens.world, &mut state).ok()?;
            let sets_going = sets_going || self.leads_on(&state) && !self.leads_on(self.lens.state);
            if !self.require.timed && !sets_going {
                return None;
            }
            let by_time = self.by_time(&state).map(|at| (at, None));
            let (at, awaits) = by_time.or_else(|| {
                // What was on its way before is not this action's doing.
                let before: Vec<(usize, usize)> =
                    self.on_its_way(self.lens.state).map(|p| (p.trigger, p.instance)).collect();
                let coming = if sets_going { self.coming(&state) } else { Vec::new() };
                let fresh = coming.into_iter().find(|found| !before.contains(&(found.trigger, found.instance)));
                fresh.map(|found| (found.at, Some(found.trigger)))
            })?;
            Some((args, at.saturating_sub(self.lens.state.now()), awaits))
        })
    }

    /// Whether a trigger that could mend the requirement waits in a state and did not wait before.
    fn sets_going(&self, state: &State) -> bool {
        let lens = self.lens;
        if self.triggers.is_empty() {
            return false;
        }
        let after = StateEnv { world: lens.world, state, args: &[] };
        let before = lens.env();
        let triggers = self.triggers.iter().filter_map(|index| lens.world.book.triggers.get(*index));
        triggers.into_iter().any(|trigger| {
            let entities = trigger.each.map_or(0..1, |set| entities(&after, set));
            entities.into_iter().any(|entity| {
                let args = [Value::Int(entity)];
                let waits = |env: &StateEnv<'_>| env.with_args(&args).holds(&trigger.when) == Tri::Yes;
                waits(&after) && !waits(&before)
            })
        })
    }

    /// What is pending in a state and could mend things.
    fn on_its_way<'s>(&'s self, state: &'s State) -> impl Iterator<Item = Pending> + use<'s> {
        let waiting = pending(self.lens.world, state).filter(|pending| pending.sure && !pending.point);
        waiting.filter(|pending| self.triggers.contains(&pending.trigger))
    }

    /// Whether something is pending in a state that a trigger waits for which could mend things.
    fn leads_on(&self, state: &State) -> bool {
        let world = self.lens.world;
        let leads = |outcome: &Outcome| outcome.wanted && self.touches(outcome, &self.awaited);
        let mut waiting = pending(world, state).filter(|pending| pending.sure && !pending.point);
        waiting.any(|pending| {
            world.book.triggers.get(pending.trigger).is_some_and(|trigger| trigger.outcomes.iter().any(leads))
        })
    }

    /// What mends things in a state if everything goes as wanted, whatever else has to happen first: what is pending, or what comes
    /// in its turn.
    fn coming(&self, state: &State) -> Vec<Coming> {
        let index = &self.lens.world.book.index;
        let fired = |there: &State, trigger, instance| {
            let at = index.instance(trigger, instance);
            there.times_fired(at) > state.times_fired(at)
        };
        let pending: Vec<Pending> = self.on_its_way(state).collect();
        let one = |pending: &Pending| {
            let there = self.forth(state, |there| fired(there, pending.trigger, pending.instance))?;
            let Pending { trigger, instance, .. } = *pending;
            self.mends(&there).then(|| Coming { trigger, instance, at: there.now() })
        };
        let in_turn = || {
            let there = self.leads_on(state).then(|| self.forth(state, |there| self.mends(there))).flatten()?;
            let mut mending = index.instances.iter().filter(|(trigger, _)| self.triggers.contains(trigger));
            let (trigger, instance) = *mending.find(|(trigger, instance)| fired(&there, *trigger, *instance))?;
            Some(Coming { trigger, instance, at: there.now() })
        };
        let coming: Vec<Coming> = pending.iter().filter_map(one).collect();
        if coming.is_empty() { in_turn().into_iter().collect() } else { coming }
    }

    /// The state as it goes on by itself, as wanted and at typical times, until something is so.
    fn forth(&self, state: &State, enough: impl Fn(&State) -> bool) -> Option<State> {
        let carrier = Carrier { world: self.lens.world, chooser: Chooser::Wanted(Pace::Typical), matters: None };
        let mut there = state.clone();
        for _ in 0..COMING_MAX {
            if enough(&there) {
                return Some(there);
            }
            let until = carrier.next_due(&there)?;
            if until > there.now() {
                carrier.wait(&mut there, until, &mut Unwatched).ok()?;
            } else {
                carrier.settle(&mut there, &mut Unwatched).ok()?;
            }
        }
        None
    }

    fn awaits(&self) -> Vec<Remedy> {
        let coming = self.coming(self.lens.state).into_iter();
        let now = self.lens.state.now();
        let waited = |Coming { trigger, instance, at }| Remedy::Await { trigger, instance, at, overdue: at <= now };
        coming.map(waited).collect()
    }

    /// The combinations of arguments of an action, numbers left open: what can be done comes first.
    fn tries(&self, action: &Action, offered: &Offer) -> Vec<Vec<Value>> {
        let env = self.lens.env();
        let mut tries = vec![open_args(&env, action)];
        for (at, param) in action.params.iter().enumerate() {
            let values: Vec<Value> = match &param.kind {
                ParamKind::Entity(set) => {
                    let option =
                        |entity: i64| usize::try_from(entity).ok().and_then(|at| offered.options.get(at)).copied();
                    // Within one degree of possibility, the entity that the requirement is about comes first.
                    let mut all = Vec::new();
                    for degree in [Tri::Yes, Tri::Unknown, Tri::No] {
                        for same in [true, false] {
                            let fits = |entity: &i64| {
                                option(*entity) == Some(degree) && self.args.contains(&Value::Int(*entity)) == same
                            };
                            all.extend(entities(&env, *set).filter(fits).map(Value::Int));
                        }
                    }
                    all
                }
                ParamKind::Enum(id) => env.world.book.choices(*id).iter().copied().map(Value::Sym).collect(),
                ParamKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
                ParamKind::Int(..) => continue,
            };
            let with = |args: &Vec<Value>, value: &Value| {
                let mut args = args.clone();
                if let Some(arg) = args.get_mut(at) {
                    *arg = value.clone();
                }
                args
            };
            let all = tries.iter().flat_map(|args| values.iter().map(move |value| with(args, value)));
            tries = all.take(TRIES_MAX).collect();
        }
        tries
    }

    fn wait(&self) -> Option<Remedy> {
        self.by_time(self.lens.state).map(|until| Remedy::Wait { until })
    }

    /// When time alone mends things in a state, with what comes at its minute.
    fn by_time(&self, state: &State) -> Option<i64> {
        let world = self.lens.world;
        let mut instants: Vec<i64> = Vec::new();
        if self.require.timed {
            let env = StateEnv { world, state, args: self.args };
            let parts = self.require.parts();
            instants.extend(parts.filter_map(|expr| env.flip(expr)));
        }
        for pending in pending(world, state).filter(|p| p.sure && p.point) {
            let trigger = world.book.triggers.get(pending.trigger);
            if trigger.is_some_and(|trigger| trigger.outcomes.iter().any(|o| self.touches(o, &self.cells))) {
                instants.push(pending.from);
            }
        }
        let mut tried = state.now();
        for _ in 0..WAITS_MAX {
            let until = instants.iter().copied().filter(|at| *at > tried).min()?;
            if step(world, state, &Event::Wait { until }).is_ok_and(|(state, _)| self.mends(&state)) {
                return Some(until);
            }
            tried = until;
        }
        None
    }

    /// The askable facts among the cells. What was said may be wrong; what is only taken to be as it begins may be otherwise already,
    /// where that helps.
    fn answers(&self) -> Vec<Remedy> {
        let Lens { world, state, .. } = self.lens;
        let answer = |cell: &u16| {
            let slot = world.book.slots.get(usize::from(*cell)).filter(|slot| slot.ask != Ask::Never)?;
            let said = slot.start.is_none() || slot.start != state.cell(*cell);
            let helps =
                said || self.others(*cell, slot.ty).is_none_or(|others| others.iter().any(|it| self.helps(*cell, *it)));
            helps.then(|| Remedy::Answer { fact: slot.key.clone(), said })
        };
        self.cells.iter().filter_map(answer).collect()
    }

    /// The other answers to a question, where they can be counted.
    fn others(&self, cell: u16, ty: SlotTy) -> Option<Vec<i64>> {
        let Lens { world, state, .. } = self.lens;
        let all: Vec<i64> = match ty {
            SlotTy::Bool => vec![0, 1],
            SlotTy::Enum(choices) => world.book.choices(choices).iter().map(|choice| i64::from(choice.0)).collect(),
            _ => return None,
        };
        Some(all.into_iter().filter(|answer| Some(*answer) != state.cell(cell)).collect())
    }

    /// Whether another answer mends the requirement and puts nothing else in the way.
    fn helps(&self, cell: u16, answer: i64) -> bool {
        let Lens { world, state, .. } = *self.lens;
        let mut other = state.clone();
        other.set(world.book, cell, Some(answer), false);
        let requires = world.book.actions.get(self.action).map_or(&[][..], |action| &action.requires);
        let fails = |state, require: &Require| {
            require.by == By::System && verdict(&StateEnv { world, state, args: self.args }, require) == Tri::No
        };
        self.mends(&other) && !requires.iter().any(|require| fails(&other, require) && !fails(state, require))
    }
}

/// The smallest number that works, if the largest does; between them it is taken to work from some number on, and what
/// is found was tried.
fn smallest(args: &[Value], at: usize, works: &impl Fn(&[Value]) -> bool) -> Option<Vec<Value>> {
    let (_, mut lo, mut hi) = args.get(at)?.bounds()?;
    let with = |n: i64| {
        let mut args = args.to_vec();
        if let Some(arg) = args.get_mut(at) {
            *arg = Value::Int(n);
        }
        args
    };
    if hi < lo || !works(&with(hi)) {
        return None;
    }
    while lo < hi {
        let middle = lo.saturating_add(hi.saturating_sub(lo).checked_div(2).unwrap_or(0));
        if works(&with(middle)) {
            hi = middle;
        } else {
            lo = middle.saturating_add(1);
        }
    }
    Some(with(hi))
}

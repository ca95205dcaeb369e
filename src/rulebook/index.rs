//! Who reads what: found once when a rulebook is built, so that a change is worked off where it matters and nowhere else.

use super::{Derived, DerivedRule, Expr, Rulebook, Trigger};
use crate::expr::Var;
use crate::program::Bits;

/// What an expression, or several, read, through derived facts too.
#[derive(Clone, Debug, Default)]
pub struct Reads {
    /// Cells.
    pub slots: Bits,
    /// Derived facts.
    pub derived: Bits,
    /// Whether the clock can change it.
    pub timed: bool,
}

/// Parts of a rulebook that are worked out and remembered.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// Derived facts.
    pub derived: Bits,
    /// Triggers, by instance.
    pub instances: Bits,
    /// Duties.
    pub duties: Bits,
}

/// Who reads what in a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What each derived fact reads.
    pub derived: Vec<Reads>,
    /// Every trigger for each entity that it may be about: index and entity.
    pub instances: Vec<(usize, usize)>,
    /// Where the instances of each trigger begin.
    pub first_instances: Vec<usize>,
    /// For each cell, what reads it.
    pub readers: Vec<Parts>,
    /// What the clock can change.
    pub timed: Parts,
}

impl Reads {
    fn none(book: &Rulebook) -> Self {
        Self { slots: Bits::none(book.slots.len()), derived: Bits::none(book.derived.len()), timed: false }
    }

    /// What some expressions read; `below` says it of the derived facts that they may name.
    pub fn of<'e>(book: &Rulebook, below: &[Self], exprs: impl IntoIterator<Item = &'e Expr>) -> Self {
        let mut reads = Self::none(book);
        for expr in exprs {
            expr.root.each_var(&mut |_, var| reads.name(book, below, var));
        }
        reads
    }

    fn name(&mut self, book: &Rulebook, below: &[Self], var: Var) {
        match var {
            Var::Slot(slot) => self.slots.insert(usize::from(slot)),
            Var::Field { set, field, .. } => {
                let set = book.sets.get(usize::from(set));
                for (set, entity) in set.into_iter().flat_map(|set| (0..usize::from(set.max)).map(move |e| (set, e))) {
                    self.slots.insert(usize::from(set.slot(entity, usize::from(field))));
                }
            }
            Var::Derived(at) => {
                self.derived.insert(usize::from(at));
                if let Some(below) = below.get(usize::from(at)) {
                    self.add(below);
                }
            }
            Var::Now | Var::Window(_) => self.timed = true,
            Var::Never | Var::AsOf | Var::Reading(_) | Var::Param(_) | Var::Free(_) => {}
        }
    }

    /// How many entities a set has.
    pub fn count(&mut self, book: &Rulebook, set: u8) {
        if let Some(set) = book.sets.get(usize::from(set)) {
            self.slots.insert(usize::from(set.count));
        }
    }

    /// Both together.
    pub fn add(&mut self, other: &Self) {
        self.slots.add(&other.slots);
        self.derived.add(&other.derived);
        self.timed |= other.timed;
    }
}

impl Parts {
    fn none(derived: usize, instances: usize, duties: usize) -> Self {
        Self { derived: Bits::none(derived), instances: Bits::none(instances), duties: Bits::none(duties) }
    }
}

impl Index {
    /// Looks through a rulebook whose derived facts stand after those that they rest on.
    #[must_use]
    pub fn of(book: &Rulebook) -> Self {
        let mut derived: Vec<Reads> = Vec::with_capacity(book.derived.len());
        for Derived { rule, .. } in &book.derived {
            let mut reads = Reads::of(book, &derived, rule.exprs());
            if let DerivedRule::Count { set, .. } = rule {
                reads.count(book, *set);
            }
            derived.push(reads);
        }
        let entities = |trigger: &Trigger| {
            let set = trigger.each.and_then(|set| book.sets.get(usize::from(set)));
            set.map_or(1, |set| usize::from(set.max))
        };
        let mut instances = Vec::new();
        let mut first_instances = Vec::new();
        for (at, trigger) in book.triggers.iter().enumerate() {
            first_instances.push(instances.len());
            instances.extend((0..entities(trigger)).map(|entity| (at, entity)));
        }
        let parts = Parts::none(derived.len(), instances.len(), book.duties.len());
        let mut this = Self {
            derived: Vec::new(),
            instances,
            first_instances,
            readers: vec![parts.clone(); book.slots.len()],
            timed: parts,
        };
        for (at, reads) in derived.iter().enumerate() {
            this.enter(reads, |parts| &mut parts.derived, at);
        }
        let of_triggers: Vec<Reads> = book
            .triggers
            .iter()
            .map(|trigger| {
                // What cannot go any way now is not due: the outcomes' conditions count as well.
                let guards = trigger.outcomes.iter().filter_map(|outcome| outcome.when.as_ref());
                let timing = trigger.timing.exprs(book).into_iter();
                let mut reads = Reads::of(book, &derived, timing.chain([&trigger.when]).chain(guards));
                trigger.each.into_iter().for_each(|set| reads.count(book, set));
                reads
            })
            .collect();
        for at in 0..this.instances.len() {
            let trigger = this.instances.get(at).map_or(0, |(trigger, _)| *trigger);
            if let Some(reads) = of_triggers.get(trigger) {
                this.enter(reads, |parts| &mut parts.instances, at);
            }
        }
        for (at, duty) in book.duties.iter().enumerate() {
            this.enter(&Reads::of(book, &derived, duty.exprs()), |parts| &mut parts.duties, at);
        }
        Self { derived, ..this }
    }

    fn enter(&mut self, reads: &Reads, part: impl Fn(&mut Parts) -> &mut Bits, at: usize) {
        for slot in reads.slots.iter() {
            if let Some(readers) = self.readers.get_mut(slot) {
                part(readers).insert(at);
            }
        }
        if reads.timed {
            part(&mut self.timed).insert(at);
        }
    }

    /// The place of a trigger for an entity among all instances.
    #[must_use]
    pub fn instance(&self, trigger: usize, entity: usize) -> usize {
        self.first_instances.get(trigger).map_or(usize::MAX, |first| first.saturating_add(entity))
    }
}

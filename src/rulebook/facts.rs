//! Facts, and sets of people or things that have facts of their own.

use super::build::{Builder, Locals};
use super::read::Fields;
use super::source::{Tree, TreeKind};
use super::{Ask, EntitySet, Fact, Given, Slot, SlotTy};
use crate::diag::Code;
use crate::expr::{Ty, Var};
use crate::limits::{ENTITIES_MAX, FACTS_MAX};

impl<'a> Builder<'a> {
    pub(super) fn facts(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "fact") {
            let Some(fields) = self.d.table(tree) else {
                self.d.broken(id);
                continue;
            };
            let slot = self.next_slot(tree);
            let once = fields.get("once");
            let Some(fact) = self.fact(id, &fields, slot, once.is_some()) else {
                self.d.broken(id);
                continue;
            };
            self.declare(id, tree, Var::Slot(slot), fact.1.ty.ty());
            self.book.slots.push(fact.1);
            self.book.facts.push(fact.0);
            once.into_iter().for_each(|once| self.once(once, id, slot));
        }
        for (id, tree) in self.section(root, "set") {
            self.set(id, tree);
        }
    }

    /// Guards of facts may name any fact, so they are read when all are known.
    pub(super) fn fact_guards(&mut self, root: &'a Tree) {
        for section in ["fact", "set"] {
            for (id, tree) in root.get(section).map_or(&[][..], Tree::entries) {
                let Some(when) = tree.get("when") else { continue };
                let when = self.expr(when, &Locals::new(), &Ty::Bool);
                if let Some(fact) = self.book.facts.iter_mut().find(|fact| section == "fact" && fact.id == *id) {
                    fact.when = when;
                } else if let Some(set) = self.book.sets.iter_mut().find(|set| section == "set" && set.id == *id) {
                    set.when = when;
                }
            }
        }
    }

    /// `compare = "device"`: the fact of choices by which situations are shown side by side.
    pub(super) fn compare(&mut self, tree: &Tree) {
        let Some(name) = self.d.text(tree) else { return };
        let choices = |fact: &&Fact| {
            let slot = self.book.slots.get(usize::from(fact.slot));
            slot.is_some_and(|slot| matches!(slot.ty, SlotTy::Enum(_)) && slot.ask != Ask::Never)
        };
        let found = self.book.facts.iter().filter(choices).find(|fact| fact.id == name).map(|fact| fact.slot);
        if found.is_none() {
            self.d.unknown(tree, "fact", name, self.book.facts.iter().filter(choices).map(|fact| fact.id.as_str()));
        }
        self.book.compare = found;
    }

    /// `window = true`, or the choices of the fact that is compared by with which screens are windows. Only those who draw them need it.
    pub(super) fn window(&self, tree: &Tree) {
        let slot = self.book.compare.and_then(|slot| self.book.slots.get(usize::from(slot)));
        match (&tree.kind, slot.map(|slot| slot.ty)) {
            (TreeKind::Bool(true), _) => {}
            (TreeKind::List(items), Some(SlotTy::Enum(declared))) => {
                for (item, name) in items.iter().filter_map(|item| Some((item, self.d.text(item)?))) {
                    if self.book.choice(declared, name).is_none() {
                        let known = self.book.choices(declared).iter().map(|choice| self.book.name(*choice));
                        self.d.unknown(item, "choice", name, known);
                    }
                }
            }
            // Choices of nothing: what is compared by has to be said.
            (TreeKind::List(_), None) => self.d.error(tree, Code::MissingKey, vec![("key", "compare".into())]),
            (TreeKind::Bool(false), _) => self.d.bad_value(tree, "false", "true"),
            _ => self.d.wrong_type(tree, "bool"),
        }
    }

    /// `asks = ["role", "members"]`: what everybody is asked first, in this order.
    pub(super) fn asks(&mut self, tree: &Tree) {
        for item in self.d.list(tree) {
            let Some(name) = self.d.text(item) else { continue };
            let slots = &self.book.slots;
            let askable = |fact: &&Fact| slots.get(usize::from(fact.slot)).is_some_and(|slot| slot.ask != Ask::Never);
            match self.book.facts.iter().filter(askable).find(|fact| fact.id == name) {
                Some(fact) => self.book.asks.push(fact.slot),
                None => {
                    let known = self.book.facts.iter().filter(askable).map(|fact| fact.id.as_str());
                    self.d.unknown(item, "fact", name, known);
                }
            }
        }
    }

    fn next_slot(&self, at: &Tree) -> u16 {
        let count = self.book.slots.len();
        let max = usize::try_from(FACTS_MAX).unwrap_or(usize::MAX);
        if count == max {
            self.d.over_limit(at, "FACTS_MAX", FACTS_MAX, FACTS_MAX.saturating_add(1));
        }
        u16::try_from(count).unwrap_or(u16::MAX)
    }

    /// A fact that an action brings about once needs no type, and is not so before: what was done already can be said.
    fn fact(&mut self, id: &str, fields: &Fields<'_>, slot: u16, once: bool) -> Option<(Fact, Slot)> {
        let Some(ty) = (if once { Some(SlotTy::Bool) } else { self.slot_ty(fields) }) else {
            fields.forgo();
            return None;
        };
        let asks = [("value", Ask::Value), ("ago", Ask::Ago), ("ahead", Ask::Ahead), ("never", Ask::Never)];
        let ask = fields.word("ask", &asks, Ask::Value);
        if matches!(ask, Ask::Ago | Ask::Ahead) && ty != SlotTy::Instant {
            self.d.bad_value(fields.tree, if ask == Ask::Ago { "ago" } else { "ahead" }, "value, never");
        }
        let start = fields.get("start").and_then(|tree| {
            let given =
                Given::read(&self.book, ty, tree).map_err(|rejection| self.d.rejected(tree, &rejection)).ok()?;
            match given {
                Given::Cell(cell) => Some(cell),
                _ => {
                    self.d.bad_value(tree, "2h ago", "never, 2026-01-01T00:00:00Z");
                    None
                }
            }
        });
        let start = start.or(once.then_some(0));
        let group = self.named(fields, "group").unwrap_or(if once { "already" } else { "situation" }).to_owned();
        let unit = self.named(fields, "unit").map(str::to_owned);
        fields.get("when");
        let cites = self.cites(fields);
        let fact = Fact { id: id.to_owned(), slot, group, when: None, unit, cites };
        Some((fact, Slot { key: id.to_owned(), ty, ask, start }))
    }

    fn slot_ty(&mut self, fields: &Fields<'_>) -> Option<SlotTy> {
        #[derive(Clone, Copy)]
        enum Word {
            Bool,
            Int,
            Enum,
            Instant,
            Duration,
            Version,
        }
        let words = [
            ("bool", Word::Bool),
            ("int", Word::Int),
            ("enum", Word::Enum),
            ("instant", Word::Instant),
            ("duration", Word::Duration),
            ("version", Word::Version),
        ];
        let tree = fields.need("type")?;
        let text = self.d.text(tree)?;
        let Some((_, word)) = words.iter().find(|(word, _)| *word == text) else {
            self.d.bad_word(tree, text, &words);
            return None;
        };
        Some(match word {
            Word::Bool => SlotTy::Bool,
            Word::Instant => SlotTy::Instant,
            Word::Duration => SlotTy::Duration,
            Word::Version => SlotTy::Version,
            Word::Int => {
                let tree = fields.need("range")?;
                let [min, max] = self.d.pair(tree, "[min, max]")?;
                let (min, max) = self.d.int(min).zip(self.d.int(max))?;
                if min > max {
                    self.d.bad_value(tree, &format!("[{min}, {max}]"), &format!("[{max}, {min}]"));
                    return None;
                }
                SlotTy::Int { min, max }
            }
            Word::Enum => {
                let tree = fields.need("choices")?;
                let choices = self.d.texts(tree);
                for item in self.d.list(tree) {
                    if let TreeKind::Str(choice) = &item.kind {
                        self.id_ok(choice, item);
                    }
                }
                if choices.is_empty() {
                    self.d.bad_value(tree, "[]", "[\"a\", \"b\"]");
                    return None;
                }
                SlotTy::Enum(self.enum_of(tree, &choices)?)
            }
        })
    }

    fn set(&mut self, id: &str, tree: &'a Tree) {
        let Some(fields) = self.d.table(tree) else { return self.d.broken(id) };
        let max = fields.get("max").map_or(Some(1), |tree| self.d.count(tree, "ENTITIES_MAX", ENTITIES_MAX));
        let Some(max) = max else {
            fields.forgo();
            return self.d.broken(id);
        };
        let count = self.next_slot(tree);
        let start = fields.get("start").and_then(|tree| self.d.int_within(tree, 0, max));
        self.book.slots.push(Slot { key: id.to_owned(), ty: SlotTy::Int { min: 0, max }, ask: Ask::Value, start });
        self.declare(id, tree, Var::Slot(count), Ty::Int);
        let group = self.named(&fields, "group").unwrap_or("situation").to_owned();
        let mut members = Vec::new();
        let before = self.d.errors();
        let declared = fields.need("fact");
        let named = declared.map_or(&[][..], |tree| self.d.entries(tree));
        if named.is_empty() {
            // Whatever is asked of one of them is no further fault.
            self.d.broken(id);
            if let (Some(tree), true) = (declared, self.d.errors() == before) {
                self.d.bad_value(tree, "{}", "fact.trusted = { type = \"bool\" }");
            }
        }
        for (field, tree) in named {
            let Some(inner) = self.d.table(tree) else {
                self.d.broken(field);
                continue;
            };
            match self.id_ok(field, tree).then(|| self.fact(field, &inner, 0, false)).flatten() {
                Some(mut member) => {
                    member.0.group.clone_from(&group);
                    members.push(member);
                }
                None => self.d.broken(field),
            }
        }
        for entity in 0..max {
            for (fact, slot) in &mut members {
                let place = self.next_slot(tree);
                if entity == 0 {
                    fact.slot = place;
                }
                self.book.slots.push(Slot { key: format!("{id}.{entity}.{}", fact.id), ..slot.clone() });
            }
        }
        fields.get("when");
        self.book.sets.push(EntitySet {
            id: id.to_owned(),
            count,
            max: u8::try_from(max).unwrap_or(1),
            fields: members.into_iter().map(|(fact, _)| fact).collect(),
            group,
            when: None,
            more: fields.flag("more"),
        });
    }
}

//! Readings, tables, constraints, quotas, residues, notes, goals and presets.

use super::build::{Builder, Locals};
use super::read::Fields;
use super::source::{Tree, TreeKind};
use super::{
    Ask, Cell, Given, Goal, Note, NoteLevel, NoteOn, Preset, Quota, QuotaWindow, Reading, Residue, Row, Table, Until,
};
use crate::diag::Code;
use crate::expr::{Ty, Var};
use crate::limits::{QUOTA_USES_MAX, READINGS_MAX};
use crate::time::{parse_duration, parse_window};

impl<'a> Builder<'a> {
    /// `[reading.x] choice.a = { cites }`, the first choice being the default.
    pub(super) fn readings(&mut self, root: &'a Tree) {
        let section = self.section(root, "reading");
        if self.too_many(root, "READINGS_MAX", READINGS_MAX, section.len()) {
            return;
        }
        for (id, tree) in section {
            let Some(fields) = self.d.table(tree) else { continue };
            let Some(table) = fields.need("choice") else { continue };
            let names: Vec<String> = table.entries().iter().map(|(name, _)| name.clone()).collect();
            let cites = table
                .entries()
                .iter()
                .map(|(_, choice)| self.d.table(choice).map(|fields| self.cites_needed(&fields)).unwrap_or_default())
                .collect();
            let enum_id = self.enum_of(&names);
            let choices = self.book.choices(enum_id).to_vec();
            let checkable = fields.flag("checkable");
            let var = Var::Reading(u16::try_from(self.book.readings.len()).unwrap_or(u16::MAX));
            self.declare(id, tree, var, Ty::Enum(enum_id));
            self.book.readings.push(Reading { id: id.to_owned(), enum_id, choices, cites, checkable });
        }
    }

    pub(super) fn tables(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "table") {
            let Some(fields) = self.d.table(tree) else { continue };
            let key = fields.need("key").and_then(|tree| self.expr(tree, &Locals::new(), &Ty::Int));
            let linear = fields.word("between", &[("step", false), ("linear", true)], false);
            let mut columns: Vec<String> = Vec::new();
            let mut rows = Vec::new();
            for (i, item) in fields.need("rows").map_or(&[][..], |tree| self.d.list(tree)).iter().enumerate() {
                let Some(row) = self.d.table(item) else { continue };
                let ends: Vec<i64> = row
                    .need("at")
                    .map_or(&[][..], |tree| self.d.list(tree))
                    .iter()
                    .filter_map(|n| self.d.int(n))
                    .collect();
                let cites = self.cites_needed(&row);
                let cells: Vec<(&str, &Tree)> = row.rest().collect();
                if i == 0 {
                    columns = cells.iter().map(|(name, _)| (*name).to_owned()).collect();
                }
                let above = rows.last().is_none_or(|row: &Row| ends.first().is_some_and(|lo| *lo > row.hi));
                let (&[lo, hi], true) = (ends.as_slice(), above && columns.len() == cells.len()) else {
                    self.d.error(
                        item,
                        Code::BadValue,
                        vec![("value", "row".into()), ("known", "at = [lo, hi]".into())],
                    );
                    continue;
                };
                let cells = columns.iter().filter_map(|name| {
                    let (_, tree) = cells.iter().find(|(cell, _)| cell == name)?;
                    self.cell(tree)
                });
                let cells = cells.collect();
                rows.push(Row { lo, hi, cells, cites });
            }
            if let Some(key) = key {
                self.book.tables.push(Table { id: id.to_owned(), key, linear, columns, rows });
            }
        }
    }

    fn cell(&self, tree: &Tree) -> Option<Cell> {
        match &tree.kind {
            TreeKind::Int(n) => Some(Cell::Int(*n)),
            TreeKind::Str(text) if parse_window(text).is_some() => parse_window(text).map(Cell::Window),
            _ => {
                self.d.error(tree, Code::BadValue, vec![("value", "cell".into()), ("known", "3m..5m, 50000".into())]);
                None
            }
        }
    }

    pub(super) fn constraints(&mut self, root: &'a Tree) {
        let Some(section) = root.get("constraint") else { return };
        for item in self.d.list(section) {
            if let Some(constraint) = self.require(item, &Locals::new()) {
                self.book.constraints.push(constraint);
            }
        }
    }

    pub(super) fn quotas(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "quota") {
            let Some(fields) = self.d.table(tree) else { continue };
            let code = self.code(&fields);
            let max = fields.int("max").unwrap_or(0);
            let limit = i64::try_from(QUOTA_USES_MAX).unwrap_or(i64::MAX);
            if !(1..=limit).contains(&max) {
                let args = vec![("limit", "QUOTA_USES_MAX".into()), ("max", limit.into()), ("seen", max.into())];
                self.d.error(tree, Code::Limit, args);
            }
            let none = Locals::new();
            let window = fields
                .need("window")
                .map_or_else(Vec::new, |tree| self.cases(tree, &none, |builder, case| builder.quota_window(case)));
            let prior = fields.get("prior").and_then(|tree| self.expr(tree, &none, &Ty::Int));
            let cites = self.cites_needed(&fields);
            self.book.quotas.push(Quota { id: id.to_owned(), code, max, window, prior, cites });
        }
    }

    fn quota_window(&self, fields: &Fields<'_>) -> Option<QuotaWindow> {
        if fields.get("calendar").is_some() {
            return Some(fields.word("calendar", &[("day", QuotaWindow::Day)], QuotaWindow::Day));
        }
        let tree = fields.need("rolling")?;
        let text = self.d.text(tree)?;
        let length = parse_duration(text).filter(|ms| *ms > 0);
        if length.is_none() {
            self.d.error(tree, Code::BadValue, vec![("value", text.into()), ("known", "24h".into())]);
        }
        length.map(QuotaWindow::Rolling)
    }

    pub(super) fn residues(&mut self, root: &'a Tree) {
        let none = Locals::new();
        for (id, tree) in self.section(root, "residue") {
            let Some(fields) = self.d.table(tree) else { continue };
            let from = fields.get("from").and_then(|tree| self.expr(tree, &none, &Ty::Instant));
            let until = match fields.need("until") {
                Some(tree) if matches!(tree.kind, TreeKind::Str(_)) => {
                    let until = self.until(tree);
                    until.map(|then| super::Case { when: None, then, cites: Vec::new() }).into_iter().collect()
                }
                Some(tree) => {
                    self.cases(tree, &none, |builder, case| case.need("is").and_then(|tree| builder.until(tree)))
                }
                None => Vec::new(),
            };
            let holder = fields.need("holder").and_then(|tree| self.d.text(tree)).unwrap_or_default().to_owned();
            let seen_by = fields.need("seen_by").and_then(|tree| self.d.text(tree)).unwrap_or_default().to_owned();
            let cites = self.cites_needed(&fields);
            if let Some(when) = fields.need("when").and_then(|tree| self.expr(tree, &none, &Ty::Bool)) {
                self.book.residues.push(Residue { id: id.to_owned(), when, from, until, holder, seen_by, cites });
            }
        }
    }

    fn until(&self, tree: &Tree) -> Option<Until> {
        let text = self.d.text(tree)?;
        match text {
            "permanent" => Some(Until::Permanent),
            "unstated" => Some(Until::Unstated),
            _ => {
                let window = parse_window(text);
                if window.is_none() {
                    self.d.error(
                        tree,
                        Code::BadValue,
                        vec![("value", text.into()), ("known", "..7d, permanent, unstated".into())],
                    );
                }
                window.map(Until::After)
            }
        }
    }

    pub(super) fn notes(&mut self, root: &'a Tree) {
        let none = Locals::new();
        for (id, tree) in self.section(root, "note") {
            let Some(fields) = self.d.table(tree) else { continue };
            let on = fields
                .need("on")
                .map_or(&[][..], |tree| self.d.list(tree))
                .iter()
                .filter_map(|item| self.note_on(item))
                .collect();
            let levels = [
                ("warning", NoteLevel::Warning),
                ("advice", NoteLevel::Advice),
                ("figure", NoteLevel::Figure),
                ("comparison", NoteLevel::Comparison),
            ];
            let level = fields.word("level", &levels, NoteLevel::Advice);
            let when = self.condition(&fields, "when", &none);
            let args = self.message_args(&fields, &none);
            let cites = self.cites_needed(&fields);
            self.book.notes.push(Note { id: id.to_owned(), on, when, level, args, cites });
        }
    }

    fn note_on(&self, tree: &Tree) -> Option<NoteOn> {
        let text = self.d.text(tree)?;
        let actions = || self.book.actions.iter().map(|action| action.id.as_str());
        let goals = || self.book.goals.iter().map(|goal| goal.id.as_str());
        let found = match text.split_once(':') {
            None if text == "form" => Some(NoteOn::Form),
            None if text == "afterwards" => Some(NoteOn::Afterwards),
            Some(("action", id)) => actions().position(|action| action == id).map(NoteOn::Action),
            Some(("goal", id)) => goals().position(|goal| goal == id).map(NoteOn::Goal),
            _ => None,
        };
        if found.is_none() {
            let known: Vec<String> = ["form".to_owned(), "afterwards".to_owned()]
                .into_iter()
                .chain(actions().map(|id| format!("action:{id}")))
                .chain(goals().map(|id| format!("goal:{id}")))
                .collect();
            self.d.unknown(tree, "place", text, known.iter().map(String::as_str));
        }
        found
    }

    pub(super) fn goals(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "goal") {
            let Some(fields) = self.d.table(tree) else { continue };
            let actions = fields.need("actions").map_or(&[][..], |tree| self.d.list(tree)).iter().filter_map(|item| {
                let name = self.d.text(item)?;
                let at = self.book.actions.iter().position(|action| action.id == name);
                if at.is_none() {
                    self.d.unknown(item, "action", name, self.book.actions.iter().map(|action| action.id.as_str()));
                }
                at
            });
            let actions = actions.collect();
            if let Some(that) = fields.need("that").and_then(|tree| self.expr(tree, &Locals::new(), &Ty::Bool)) {
                self.book.goals.push(Goal { id: id.to_owned(), that, actions });
            }
        }
    }

    pub(super) fn presets(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "preset") {
            let Some(fields) = self.d.table(tree) else { continue };
            let mut facts = Vec::new();
            for (key, tree) in fields.need("facts").map_or(&[][..], Tree::entries) {
                let slot = self.book.slot(key);
                let askable =
                    slot.and_then(|slot| self.book.slots.get(usize::from(slot))).filter(|s| s.ask != Ask::Never);
                let Some(ty) = askable.map(|slot| slot.ty) else {
                    self.d.unknown(tree, "fact", key, self.book.slots.iter().map(|slot| slot.key.as_str()));
                    continue;
                };
                match (slot, Given::read(&self.book, ty, tree)) {
                    (Some(slot), Ok(given)) => facts.push((slot, given)),
                    (_, Err(rejection)) => self.d.error(tree, Code::BadValue, rejection.args.clone()),
                    (None, Ok(_)) => {}
                }
            }
            let goal = fields.get("goal").and_then(|tree| {
                let name = self.d.text(tree)?;
                let at = self.book.goals.iter().position(|goal| goal.id == name);
                if at.is_none() {
                    self.d.unknown(tree, "goal", name, self.book.goals.iter().map(|goal| goal.id.as_str()));
                }
                at
            });
            let cites = self.cites(&fields);
            self.book.presets.push(Preset { id: id.to_owned(), facts, goal, cites });
        }
    }
}

//! Sources, calendar, windows, readings, tables, constraints and quotas.

use super::actions::Of;
use super::build::{Builder, Locals};
use super::read::Fields;
use super::source::{Tree, TreeKind};
use super::{Cell, ClockWindow, Quota, QuotaWindow, Reading, Row, Source, Table};
use crate::calendar::Hours;
use crate::expr::{Ty, Var};
use crate::limits::{QUOTA_USES_MAX, READINGS_MAX};
use crate::time::{parse_date, parse_duration, parse_offset, parse_window};

impl<'a> Builder<'a> {
    /// `[source] S1 = "2025-06-04"`: the day of each article.
    pub(super) fn sources(&mut self, root: &'a Tree) {
        for (id, tree) in root.get("source").map_or(&[][..], |tree| self.d.entries(tree)) {
            let day = self.date(tree);
            self.book.sources.extend(day.map(|day| Source { id: id.clone(), day }));
        }
    }

    fn date(&self, tree: &Tree) -> Option<i64> {
        let text = self.d.text(tree)?;
        let day = parse_date(text);
        if day.is_none() {
            self.d.bad_value(tree, text, "2026-01-01");
        }
        day
    }

    /// `[calendar] years, holidays, workdays`: how its days differ from Monday to Friday.
    pub(super) fn calendar(&mut self, root: &'a Tree) {
        let Some(fields) = root.get("calendar").and_then(|tree| self.d.table(tree)) else { return };
        let dates = |key| {
            let items = fields.get(key).map_or(&[][..], |tree| self.d.list(tree));
            let mut days: Vec<i64> = items.iter().filter_map(|item| self.date(item)).collect();
            days.sort_unstable();
            days
        };
        let (holidays, workdays) = (dates("holidays"), dates("workdays"));
        let years = fields.get("years").map_or(&[][..], |tree| self.d.list(tree));
        let years = years.iter().filter_map(|year| self.d.int(year)).collect();
        let calendar = &mut self.book.calendar;
        (calendar.holidays, calendar.workdays, calendar.years) = (holidays, workdays, years);
    }

    /// `[window.late_night] daily = ["23:00", "06:00"]`: a condition that holds during these hours.
    pub(super) fn windows(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "window") {
            let Some(fields) = self.d.table(tree) else { continue };
            let offset = fields.text("utc_offset").map_or(Some(self.book.calendar.utc_offset), parse_offset);
            let cites = self.cites_needed(&fields);
            self.d.broken(id);
            let Some(daily) = fields.need("daily") else { continue };
            let ends = self.d.texts(daily);
            let hours = match (ends.as_slice(), offset) {
                ([from, until], Some(offset)) => Hours::parse(from, until, offset),
                _ => None,
            };
            let Some(hours) = hours else {
                let known = "daily = [\"10:00\", \"12:00\"], utc_offset = \"+08:00\"";
                self.d.bad_value(daily, id, known);
                continue;
            };
            let var = Var::Window(u16::try_from(self.book.windows.len()).unwrap_or(u16::MAX));
            self.declare(id, tree, var, Ty::Bool);
            self.d.whole(id);
            self.book.windows.push(ClockWindow { id: id.to_owned(), hours, cites });
        }
    }

    /// `[reading.x] choice.a = { cites }`, the first choice being that of the articles; `record = "b"` names that of the record.
    pub(super) fn readings(&mut self, root: &'a Tree) {
        let section = self.section(root, "reading");
        if self.too_many(root, "READINGS_MAX", READINGS_MAX, section.len()) {
            return;
        }
        for (id, tree) in section {
            let Some(fields) = self.d.table(tree) else { continue };
            // Until it is read to its end.
            self.d.broken(id);
            let Some(table) = fields.need("choice") else { continue };
            let choices = self.d.entries(table);
            if choices.is_empty() {
                if matches!(table.kind, TreeKind::Table(_)) {
                    self.d.bad_value(table, "{}", "choice.a = { cites = [\"S1-1\"] }");
                }
                continue;
            }
            let names: Vec<String> = choices.iter().map(|(name, _)| name.clone()).collect();
            let cites = choices
                .iter()
                .map(|(_, choice)| self.d.table(choice).map(|fields| self.cites_needed(&fields)).unwrap_or_default())
                .collect();
            let Some(enum_id) = self.enum_of(table, &names) else { continue };
            let choices = self.book.choices(enum_id).to_vec();
            let checkable = fields.flag("checkable");
            let record = fields.get("record").and_then(|tree| {
                let name = self.d.text(tree)?;
                let choice = self.book.choice(enum_id, name);
                if choice.is_none() {
                    self.d.bad_value(tree, name, &names.join(", "));
                }
                choice
            });
            let var = Var::Reading(u16::try_from(self.book.readings.len()).unwrap_or(u16::MAX));
            self.declare(id, tree, var, Ty::Enum(enum_id));
            self.d.whole(id);
            self.book.readings.push(Reading { id: id.to_owned(), enum_id, choices, cites, record, checkable });
        }
    }

    pub(super) fn tables(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "table") {
            let before = self.d.errors();
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
                    self.d.bad_value(item, "row", "at = [lo, hi]");
                    continue;
                };
                let cells = columns.iter().filter_map(|name| {
                    let (_, tree) = cells.iter().find(|(cell, _)| cell == name)?;
                    self.cell(tree)
                });
                let cells = cells.collect();
                rows.push(Row { lo, hi, cells, cites });
            }
            if key.is_none() || self.d.errors() > before {
                self.d.broken(id);
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
                self.d.bad_value(tree, "cell", "3m..5m, 50000");
                None
            }
        }
    }

    pub(super) fn constraints(&mut self, root: &'a Tree) {
        let Some(section) = root.get("constraint") else { return };
        for item in self.d.list(section) {
            if let Some(constraint) = self.require(item, &Locals::new(), Of::Situation) {
                self.book.constraints.push(constraint);
            }
        }
    }

    pub(super) fn quotas(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "quota") {
            let Some(fields) = self.d.table(tree) else {
                self.d.broken(id);
                continue;
            };
            let code = self.code(&fields);
            let max = fields.need("max").and_then(|tree| self.d.count(tree, "QUOTA_USES_MAX", QUOTA_USES_MAX));
            let Some(max) = max else {
                self.d.broken(id);
                fields.forgo();
                continue;
            };
            let none = Locals::new();
            let window = fields.need("window").map_or_else(Vec::new, |tree| match tree.kind {
                TreeKind::Str(_) => {
                    self.d.wrong_type(tree, "quota-window");
                    Vec::new()
                }
                _ => self.cases(tree, &none, |builder, case| builder.quota_window(case)),
            });
            let prior = fields.get("prior").and_then(|tree| self.expr(tree, &none, &Ty::Int));
            let cites = self.cites_needed(&fields);
            self.book.quotas.push(Quota { id: id.to_owned(), code, max, window, prior, cites });
        }
    }

    fn quota_window(&self, fields: &Fields<'_>) -> Option<QuotaWindow> {
        if fields.get("calendar").is_some() {
            let units = [("day", QuotaWindow::Day), ("month", QuotaWindow::Month)];
            return Some(fields.word("calendar", &units, QuotaWindow::Day));
        }
        let tree = fields.need("rolling")?;
        let text = self.d.text(tree)?;
        let length = parse_duration(text).filter(|ms| *ms > 0);
        if length.is_none() {
            self.d.bad_value(tree, text, "24h");
        }
        length.map(QuotaWindow::Rolling)
    }
}

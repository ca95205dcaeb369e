//! What remains, what is lost, what is owed and what is shown: residues, duties, forecasts, goals, notes and presets.

use super::build::{Builder, Locals};
use super::read::Fields;
use super::source::Tree;
use super::work::{count, size};
use super::{
    Ask, By, Case, Duty, DutyKind, Forecast, Given, Goal, Keep, Loss, Note, NoteLevel, NoteOn, Point, Preset, Residue,
    Until,
};
use crate::calendar::{Length, Unit};
use crate::diag::Code;
use crate::expr::Ty;

/// How lengths of time are written.
const LENGTHS: &str = "30s, 24h, 7d, ..24h, 3m.., 3m..5m, 3wd..7wd, 6mo, ..3y";
/// Most that one loss may weigh.
const LOSS_POINTS_MAX: i64 = 100;

impl<'a> Builder<'a> {
    pub(super) fn residues(&mut self, root: &'a Tree) {
        let none = Locals::new();
        for (id, tree) in self.section(root, "residue") {
            let Some(fields) = self.d.table(tree) else { continue };
            let from = fields.get("from").and_then(|tree| self.expr(tree, &none, &Ty::Instant));
            let until = fields.need("until").map_or_else(Vec::new, |tree| {
                let case = |builder: &mut Self, case: &Fields<'_>| case.need("is").and_then(|tree| builder.until(tree));
                self.one_or_cases(tree, "length", &none, |builder, tree| builder.until(tree), case)
            });
            // A length runs from some moment.
            if until.iter().any(|case| matches!(case.then, Until::After(_))) && fields.get("from").is_none() {
                fields.need("from");
            }
            fields.need("holder");
            let holder = self.named(&fields, "holder").unwrap_or_default().to_owned();
            fields.need("seen_by");
            let seen_by = self.named(&fields, "seen_by").unwrap_or_default().to_owned();
            let cites = self.cites_needed(&fields);
            if let Some(when) = fields.need("when").and_then(|tree| self.expr(tree, &none, &Ty::Bool)) {
                self.book.residues.push(Residue { id: id.to_owned(), when, from, until, holder, seen_by, cites });
            }
        }
    }

    /// `[loss.x] when, points`: data that is lost once something comes about.
    pub(super) fn losses(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "loss") {
            let Some(fields) = self.d.table(tree) else { continue };
            let cites = self.cites_needed(&fields);
            let points = fields.need("points").and_then(|tree| {
                let points = self.d.int(tree)?;
                let fits = (1..=LOSS_POINTS_MAX).contains(&points);
                if !fits {
                    self.d.bad_value(tree, &points.to_string(), &format!("1..{LOSS_POINTS_MAX}"));
                }
                fits.then_some(points)
            });
            let when = fields.need("when").and_then(|tree| self.expr(tree, &Locals::new(), &Ty::Bool));
            if let (Some(when), Some(points)) = (when, points) {
                self.book.losses.push(Loss { id: id.to_owned(), when, points, cites });
            }
        }
    }

    fn until(&self, tree: &Tree) -> Option<Until> {
        let text = self.d.text(tree)?;
        match text {
            "permanent" => Some(Until::Permanent),
            "unstated" => Some(Until::Unstated),
            _ => match Length::parse(text) {
                Some(length) => Some(Until::After(length)),
                None => {
                    self.d.bad_value(tree, text, &format!("permanent, unstated, {LENGTHS}"));
                    None
                }
            },
        }
    }

    /// A length of time, exact or in civil units.
    pub(super) fn length(&self, tree: &Tree) -> Option<Length> {
        let text = self.d.text(tree)?;
        let length = Length::parse(text);
        if length.is_none() {
            self.d.bad_value(tree, text, LENGTHS);
        }
        let working = matches!(length, Some(Length::Civil { unit: Unit::WorkingDay, .. }));
        if working && self.book.calendar.years.is_empty() {
            // Which days are worked on, nobody says.
            self.d.warning(tree, Code::MissingKey, vec![("key", "calendar.years".into())]);
        }
        length
    }

    /// `"6mo"`, or cases `[{ when, is = "30d" }, { is = "24h" }]`.
    fn lengths(&mut self, tree: &Tree) -> Vec<Case<Length>> {
        let case = |builder: &mut Self, case: &Fields<'_>| case.need("is").and_then(|tree| builder.length(tree));
        self.one_or_cases(tree, "length", &Locals::new(), |builder, tree| builder.length(tree), case)
    }

    /// `[duty.x]` with `before = ["action", "trigger"]`, `do` and `within`, or `keep` and `until`.
    pub(super) fn duties(&mut self, root: &'a Tree) {
        let none = Locals::new();
        for (id, tree) in self.section(root, "duty") {
            let Some(fields) = self.d.table(tree) else { continue };
            let when = self.condition(&fields, "when", &none);
            let by = fields.word("by", &[("law", By::Law), ("policy", By::Policy)], By::Law);
            let cites = self.cites_needed(&fields);
            let from = fields.get("from").and_then(|tree| self.expr(tree, &none, &Ty::Instant));
            let bool_at = |builder: &Self, tree| builder.expr(tree, &none, &Ty::Bool);
            let (kind, that) = if let Some(before) = fields.get("before") {
                let that = fields.need("that").and_then(|tree| bool_at(self, tree));
                (self.before(before, fields.get("begins")), that)
            } else if let Some(that) = fields.get("do") {
                let within = fields.need("within").map_or_else(Vec::new, |tree| self.lengths(tree));
                (Some(DutyKind::Do { from, within }), bool_at(self, that))
            } else if let Some(that) = fields.get("keep") {
                let until = fields.need("until").map_or_else(Vec::new, |tree| self.lengths(tree));
                if from.is_none() {
                    fields.need("from");
                }
                (from.map(|from| DutyKind::Keep { from, until }), bool_at(self, that))
            } else {
                self.d.error(tree, Code::MissingKey, vec![("key", "before | do | keep".into())]);
                continue;
            };
            if let (Some(kind), Some(that)) = (kind, that) {
                let duty = Duty { id: id.to_owned(), when, by, kind, that, cites };
                self.require_duty(tree, &duty);
                self.book.duties.push(duty);
            }
        }
    }

    fn before(&self, tree: &Tree, begins: Option<&Tree>) -> Option<DutyKind> {
        let (mut actions, mut triggers) = (Vec::new(), Vec::new());
        for (item, name) in self.names_of(tree) {
            let known = self.book.actions.iter().map(|action| action.id.as_str());
            if let Some(at) = known.clone().position(|id| id == name) {
                actions.push(at);
            } else if let Some(at) = self.book.triggers.iter().position(|trigger| trigger.id == name) {
                triggers.push(at);
            } else {
                self.d.unknown(item, "action", name, known);
            }
        }
        let begins = begins.map_or_else(Vec::new, |tree| self.names_of(tree)).into_iter().filter_map(|(item, name)| {
            let known = self.book.actions.iter().map(|action| action.id.as_str());
            let at = known.clone().position(|id| id == name);
            if at.is_none() {
                self.d.unknown(item, "action", name, known);
            }
            at
        });
        let begins = begins.collect();
        Some(DutyKind::Before { actions, triggers, begins })
    }

    /// What has to hold before an action is a requirement of that action: it is seen there, and acting against it is
    /// recorded.
    fn require_duty(&mut self, tree: &Tree, duty: &Duty) {
        let DutyKind::Before { actions, .. } = &duty.kind else { return };
        let nodes = size(duty.when.iter().chain([&duty.that]));
        if !self.spreads(tree, nodes.saturating_mul(count(actions.len()))) {
            return;
        }
        for at in actions {
            let Some(action) = self.book.actions.get_mut(*at) else { continue };
            action.requires.push(duty.require());
        }
    }

    /// `[forecast.x] from, points.d30 = { at = "30d", value = "-0.28" }`; `at` may be negative.
    pub(super) fn forecasts(&mut self, root: &'a Tree) {
        let none = Locals::new();
        for (id, tree) in self.section(root, "forecast") {
            let Some(fields) = self.d.table(tree) else { continue };
            let when = self.condition(&fields, "when", &none);
            let from = fields.need("from").and_then(|tree| self.expr(tree, &none, &Ty::Instant));
            let mut points = Vec::new();
            for (id, tree) in fields.need("points").map_or(&[][..], |tree| self.d.entries(tree)) {
                let Some(inner) = self.d.table(tree) else { continue };
                points.extend(self.point(id, &inner));
            }
            if let Some(from) = from {
                self.book.forecasts.push(Forecast { id: id.to_owned(), when, from, points });
            }
        }
    }

    fn point(&mut self, id: &str, fields: &Fields<'_>) -> Option<Point> {
        let cites = self.cites_needed(fields);
        let value = fields.get("value").and_then(|tree| {
            let text = self.d.text(tree)?;
            if !is_decimal(text) {
                self.d.bad_value(tree, text, "-0.28, 4.7");
            }
            Some(text.to_owned())
        });
        let tree = fields.need("at")?;
        let text = self.d.text(tree)?;
        let (before, length) = match text.strip_prefix('-') {
            Some(rest) => (true, Length::parse(rest)),
            None => (false, Length::parse(text)),
        };
        if length.is_none() {
            self.d.bad_value(tree, text, "-7d, 30d, 0d..14d, 3mo..");
        }
        self.id_ok(id, tree).then(|| Some(Point { id: id.to_owned(), at: length?, before, value, cites }))?
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
                ("template", NoteLevel::Template),
                ("record", NoteLevel::Record),
                ("hearsay", NoteLevel::Hearsay),
            ];
            let level = fields.word("level", &levels, NoteLevel::Advice);
            let when = self.condition(&fields, "when", &none);
            let args = self.message_args(&fields, &none);
            let lead = fields.flag("lead");
            let cites = self.cites_needed(&fields);
            self.book.notes.push(Note { id: id.to_owned(), on, when, level, lead, args, cites });
        }
    }

    fn note_on(&self, tree: &Tree) -> Option<NoteOn> {
        let text = self.d.text(tree)?;
        let actions = || self.book.actions.iter().map(|action| action.id.as_str());
        let goals = || self.book.goals.iter().map(|goal| goal.id.as_str());
        let found = match text.split_once(':') {
            None if text == "form" => Some(NoteOn::Form),
            None if text == "afterwards" => Some(NoteOn::Afterwards),
            None if text == "plan" => Some(NoteOn::Plan),
            Some(("action", id)) => actions().position(|action| action == id).map(NoteOn::Action),
            Some(("goal", id)) => goals().position(|goal| goal == id).map(NoteOn::Goal),
            _ => None,
        };
        if found.is_none() {
            let known: Vec<String> = ["form", "afterwards", "plan"]
                .into_iter()
                .map(str::to_owned)
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
            let keeps =
                fields.get("keeps").map_or(&[][..], |tree| self.d.entries(tree)).iter().filter_map(|(id, tree)| {
                    let that = self.expr(tree, &Locals::new(), &Ty::Bool)?;
                    self.id_ok(id, tree).then(|| Keep { id: id.clone(), that })
                });
            let keeps = keeps.collect();
            let loses = fields.get("loses").map_or(&[][..], |tree| self.d.list(tree)).iter().filter_map(|item| {
                let name = self.d.text(item)?;
                let at = self.book.losses.iter().position(|loss| loss.id == name);
                if at.is_none() {
                    self.d.unknown(item, "loss", name, self.book.losses.iter().map(|loss| loss.id.as_str()));
                }
                at
            });
            let loses = loses.collect();
            match fields.need("that").and_then(|tree| self.expr(tree, &Locals::new(), &Ty::Bool)) {
                Some(that) => self.book.goals.push(Goal { id: id.to_owned(), that, actions, keeps, loses }),
                None => self.d.broken(id),
            }
        }
    }

    pub(super) fn presets(&mut self, root: &'a Tree) {
        for (id, tree) in self.section(root, "preset") {
            let Some(fields) = self.d.table(tree) else { continue };
            let mut facts = Vec::new();
            let mut places = Vec::new();
            for (key, tree) in fields.need("facts").map_or(&[][..], |tree| self.d.entries(tree)) {
                let slot = self.book.slot(key);
                let askable =
                    slot.and_then(|slot| self.book.slots.get(usize::from(slot))).filter(|s| s.ask != Ask::Never);
                let Some(ty) = askable.map(|slot| slot.ty) else {
                    if slot.is_some() {
                        self.d.error(tree, Code::FactNotAskable, vec![("name", key.as_str().into())]);
                        continue;
                    }
                    self.d.unknown(tree, "fact", key, self.book.slots.iter().map(|slot| slot.key.as_str()));
                    continue;
                };
                match (slot, Given::read(&self.book, ty, tree)) {
                    (Some(slot), Ok(given)) => {
                        facts.push((slot, given));
                        places.push((slot, tree));
                    }
                    (_, Err(rejection)) => self.d.rejected(tree, &rejection),
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
            for (slot, set) in self.book.uncounted(&facts) {
                let key = self.book.slots.get(usize::from(slot)).map_or("", |slot| slot.key.as_str());
                let known = format!("{} = 1..{}", set.id, set.max);
                let here = places.iter().find(|(place, _)| *place == slot);
                here.into_iter().for_each(|(_, tree)| self.d.bad_key(tree, key, &known));
            }
            let cites = self.cites(&fields);
            self.book.presets.push(Preset { id: id.to_owned(), facts, goal, cites });
        }
    }
}

fn is_decimal(text: &str) -> bool {
    let (whole, part) =
        text.strip_prefix('-').unwrap_or(text).split_once('.').unwrap_or((text.strip_prefix('-').unwrap_or(text), "0"));
    let digits = |text: &str| !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    digits(whole) && digits(part)
}

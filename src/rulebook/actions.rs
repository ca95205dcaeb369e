//! Actions, and what they share with triggers: outcomes, odds, timing.

use std::collections::BTreeSet;

use super::build::{Builder, Locals};
use super::read::Fields;
use super::source::{Tree, TreeKind};
use super::work::{count, size};
use super::{
    Action, Assign, By, Case, Cell, Confirm, Cost, Draw, Expr, Odds, Outcome, Param, ParamKind, Per, Require, Target,
    Timing, Weight, item_key,
};
use crate::calendar::Length;
use crate::diag::Code;
use crate::expr::{Scope as _, Ty, Var};
use crate::limits::{ACTIONS_MAX, PARAMS_MAX};
use crate::time::Window;

/// One whole in parts per million.
const MILLION: i64 = 1_000_000;

/// What a requirement is of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// One action, with which it stands.
    Action,
    /// Several, which it names.
    Actions,
    /// Any situation: nobody asks for it, and there is no entry that it could hide.
    Situation,
}

impl<'a> Builder<'a> {
    pub(super) fn actions(&mut self, root: &'a Tree) {
        let section = self.section(root, "action");
        if self.too_many(root, "ACTIONS_MAX", ACTIONS_MAX, section.len()) {
            return;
        }
        let ids: Vec<&str> = section.iter().map(|(id, _)| *id).collect();
        self.once_known(&ids);
        let shared = self.shared_requires(root, &ids);
        // Before each action gets its own.
        let nodes = shared.iter().map(|(on, require)| size(require.parts()).saturating_mul(count(on.len())));
        if !self.spreads(root, nodes.fold(0, u64::saturating_add)) {
            return;
        }
        for (id, tree) in section {
            let Some(fields) = self.d.table(tree) else { continue };
            // Read with all others, before any list could name one.
            fields.get("tags");
            let (params, locals) = self.params(&fields);
            // Who is meant cannot be told where the list of them is none.
            let unread = fields.get("param").is_some_and(|tree| !matches!(tree.kind, TreeKind::Table(_)));
            let before = self.d.unsure(unread);
            let mut requires: Vec<Require> =
                shared.iter().filter(|(on, _)| on.iter().any(|on| on == id)).map(|(_, r)| r.clone()).collect();
            for item in fields.get("require").map_or(&[][..], |tree| self.d.list(tree)) {
                requires.extend(self.require(item, &locals, Of::Action));
            }
            let confirms = fields
                .get("confirm")
                .map_or_else(Vec::new, |tree| self.d.list(tree).iter().filter_map(|item| self.confirm(item)).collect());
            let paths = fields.get("path").map_or_else(Vec::new, |tree| {
                self.cases(tree, &Locals::new(), |b, case| case.need("steps").map(|tree| b.d.texts(tree)))
            });
            let takes = fields.get("takes").map_or_else(Vec::new, |tree| self.timings(tree, &locals));
            let uses = self.uses(&fields, &locals);
            let mut outcomes = self.outcomes(&fields, &locals);
            self.mark_once(id, &mut requires, &mut outcomes);
            let odds = self.odds(&fields, &locals, &outcomes);
            let cites = self.cites(&fields);
            // What somebody states about how long it takes has to be somebody's.
            let states = |case: &Case<Timing>| match &case.then {
                Timing::Fixed(Length::Exact(window)) => window.assumed.is_none() && *window != Window::default(),
                Timing::Fixed(Length::Civil { .. }) => true,
                Timing::Table { .. } => false,
            };
            if !fields.flag("own") && cites.is_empty() && takes.iter().any(|case| case.cites.is_empty() && states(case))
            {
                self.d.warning(tree, Code::Uncited, Vec::new());
            }
            let action = Action {
                id: id.to_owned(),
                actor: self.named(&fields, "actor").unwrap_or("you").to_owned(),
                group: self.named(&fields, "group").unwrap_or("ways").to_owned(),
                params,
                requires,
                confirms,
                paths,
                takes,
                uses,
                outcomes,
                odds,
                costs: fields
                    .get("cost")
                    .map_or_else(Vec::new, |tree| self.cases(tree, &locals, |builder, case| builder.cost(case))),
                irreversible: self.condition(&fields, "irreversible", &locals),
                affects: fields.get("affects").and_then(|tree| self.amount(tree, &locals)),
                late: fields.flag("late"),
                draw_key: item_key(id),
                cites,
            };
            self.book.actions.push(action);
            self.d.unsure(before);
        }
    }

    /// `[[require]] on = ["transfer", "dissolve"]`: a requirement that stands once and belongs to several actions.
    fn shared_requires(&mut self, root: &'a Tree, actions: &[&str]) -> Vec<(Vec<String>, Require)> {
        let mut shared = Vec::new();
        for item in root.get("require").map_or(&[][..], |tree| self.d.list(tree)) {
            let mut on = Vec::new();
            for (tree, name) in item.get("on").map_or_else(Vec::new, |tree| self.names_of(tree)) {
                if !actions.contains(&name) {
                    self.d.unknown(tree, "action", name, actions.iter().copied());
                }
                on.push(name.to_owned());
            }
            shared.extend(self.require(item, &Locals::new(), Of::Actions).map(|require| (on, require)));
        }
        shared
    }

    /// `{ yuan = "800..2000", per = "year" }`; amounts of up to two decimals.
    fn cost(&self, fields: &Fields<'_>) -> Option<Cost> {
        let tree = fields.need("yuan")?;
        let text = self.d.text(tree)?;
        let per = fields.word("per", &[("once", Per::Once), ("year", Per::Year)], Per::Once);
        let end = |text: &str| if text.is_empty() { Some(None) } else { fen(text).map(Some) };
        let ends = match text.split_once("..") {
            Some((min, max)) => end(min).zip(end(max)),
            None => fen(text).map(|fen| (Some(fen), Some(fen))),
        };
        if ends.is_none() {
            self.d.bad_value(tree, text, "300, 800..2000, ..500");
        }
        ends.map(|(min, max)| Cost { min, max, per })
    }

    fn params(&mut self, fields: &Fields<'_>) -> (Vec<Param>, Locals) {
        let mut params = Vec::new();
        let mut locals = Locals::new();
        let declared = fields.get("param").map_or(&[][..], |tree| self.d.entries(tree));
        if self.too_many(fields.tree, "PARAMS_MAX", PARAMS_MAX, declared.len()) {
            return (params, locals);
        }
        for (id, tree) in declared {
            // Until it is read to its end.
            self.d.broken(id);
            let Some(inner) = self.d.table(tree) else { continue };
            if !self.id_ok(id, tree) {
                continue;
            }
            let (kind, ty) = if let Some(of) = inner.get("of") {
                let Some(set) = self.set_named(of) else { continue };
                (ParamKind::Entity(set), Ty::Entity(set))
            } else if let Some(ends) = inner.get("int") {
                let Some((min, max)) = self.int_range(ends, &Locals::new()) else { continue };
                (ParamKind::Int(min, max), Ty::Int)
            } else if let Some(choices) = inner.get("choices") {
                let names = self.d.texts(choices);
                let Some(id) = self.enum_of(choices, &names) else { continue };
                (ParamKind::Enum(id), Ty::Enum(id))
            } else {
                if !inner.flag("bool") {
                    self.d.error(tree, Code::MissingKey, vec![("key", "of | int | choices | bool".into())]);
                }
                (ParamKind::Bool, Ty::Bool)
            };
            if !inner.get("of").and_then(Tree::text).is_some_and(|set| self.d.is_broken(set)) {
                self.d.whole(id);
            }
            params.push(Param { id: id.clone(), kind });
            locals.push((id.clone(), ty));
        }
        (params, locals)
    }

    fn int_range(&self, tree: &Tree, locals: &Locals) -> Option<(Expr, Expr)> {
        let [min, max] = self.d.pair(tree, "[min, max]")?;
        // Both are looked at, whatever is wrong with one.
        let ends = (self.amount(min, locals), self.amount(max, locals));
        ends.0.zip(ends.1)
    }

    /// An integer, or an expression that gives one.
    fn amount(&self, tree: &Tree, locals: &Locals) -> Option<Expr> {
        match &tree.kind {
            TreeKind::Int(n) => self.expr_in(tree, 0, &n.to_string(), locals, &Ty::Int).map(|(expr, _)| expr),
            _ => self.expr(tree, locals, &Ty::Int),
        }
    }

    pub(super) fn require(&mut self, tree: &Tree, locals: &Locals, of: Of) -> Option<Require> {
        let fields = self.d.table(tree)?;
        let code = self.code(&fields);
        let when = self.condition(&fields, "when", locals);
        let (mut by, mut hides) = (By::System, false);
        if of != Of::Situation {
            by = fields.word("by", &[("system", By::System), ("policy", By::Policy), ("law", By::Law)], by);
            hides = fields.flag("hides");
        }
        if of == Of::Actions {
            // On which; that was read before.
            fields.need("on");
        }
        let args = self.message_args(&fields, locals);
        let cites = self.cites_needed(&fields);
        let that = fields.need("that").and_then(|tree| self.expr(tree, locals, &Ty::Bool))?;
        let mut about_entity = false;
        let mut about_argument = false;
        for expr in when.iter().chain([&that]) {
            expr.root.each_var(&mut |_, var| match var {
                Var::Field { .. } => about_entity = true,
                Var::Param(_) => about_argument = true,
                _ => {}
            });
        }
        Some(Require { code, when, by, hides, args, about_entity, about_argument, cites, ..Require::new(that) })
    }

    fn confirm(&mut self, tree: &Tree) -> Option<Confirm> {
        let fields = self.d.table(tree)?;
        let id = fields.need("id").and_then(|tree| self.d.text(tree))?.to_owned();
        let when = self.condition(&fields, "when", &Locals::new());
        Some(Confirm { id, when, cites: self.cites_needed(&fields) })
    }

    fn uses(&mut self, fields: &Fields<'_>, locals: &Locals) -> Vec<(usize, Expr)> {
        let mut uses = Vec::new();
        for (name, tree) in fields.get("uses").map_or(&[][..], |tree| self.d.entries(tree)) {
            let Some(at) = self.book.quotas.iter().position(|quota| quota.id == *name) else {
                self.d.unknown(tree, "quota", name, self.book.quotas.iter().map(|quota| quota.id.as_str()));
                continue;
            };
            let max = self.book.quotas.get(at).map_or(0, |quota| quota.max);
            // A number is one however it is written.
            let fixed = match &tree.kind {
                TreeKind::Int(n) => Some(*n),
                _ => tree.text().and_then(|text| text.trim().parse().ok()),
            };
            if let Some(n) = fixed.filter(|n| !(1..=max).contains(n)) {
                self.d.bad_value(tree, &n.to_string(), &format!("1..{max}"));
            }
            self.uses_name(name);
            if let Some(amount) = self.amount(tree, locals) {
                uses.push((at, amount));
            }
        }
        uses
    }

    /// `takes` and `after`: a window, or cases of windows.
    pub(super) fn timings(&mut self, tree: &Tree, locals: &Locals) -> Vec<Case<Timing>> {
        let one = |builder: &mut Self, tree: &Tree| builder.length(tree).map(Timing::Fixed);
        self.one_or_cases(tree, "length", locals, one, |builder, fields| builder.timing(fields, locals))
    }

    fn timing(&mut self, fields: &Fields<'_>, locals: &Locals) -> Option<Timing> {
        if let Some(from) = fields.get("from") {
            let (table, column) = self.column(from, |cell| matches!(cell, Cell::Window(_)))?;
            let part = fields.get("part").and_then(|tree| self.int_range(tree, locals));
            return Some(Timing::Table { table, column, part });
        }
        let stated = fields.get("take").and_then(|tree| self.length(tree));
        let assumed = fields.get("assume").and_then(|tree| self.length(tree));
        let assumed = match assumed {
            Some(Length::Exact(window)) => Some(window.typical()),
            _ => None,
        };
        Some(Timing::Fixed(match stated.unwrap_or(Length::Exact(Window::default())) {
            Length::Exact(window) => Length::Exact(Window { assumed, ..window }),
            civil @ Length::Civil { .. } => civil,
        }))
    }

    /// `emptying.takes`: a table and its column, whose cells must be of one sort.
    fn column(&self, tree: &Tree, fits: impl Fn(&Cell) -> bool) -> Option<(usize, usize)> {
        let text = self.d.text(tree)?;
        let found = text.split_once('.').and_then(|(table, column)| {
            self.uses_name(table);
            let at = self.book.tables.iter().position(|t| t.id == table)?;
            let table = self.book.tables.get(at)?;
            let column = table.columns.iter().position(|c| c == column)?;
            table.rows.iter().all(|row| row.cells.get(column).is_some_and(&fits)).then_some((at, column))
        });
        if found.is_none() {
            let known: Vec<String> =
                self.book.tables.iter().flat_map(|t| t.columns.iter().map(|c| format!("{}.{c}", t.id))).collect();
            self.d.unknown(tree, "table", text, known.iter().map(String::as_str));
        }
        found
    }

    /// Named outcomes, or one made of `effects` or `set` alone. Exactly one is wanted.
    pub(super) fn outcomes(&mut self, fields: &Fields<'_>, locals: &Locals) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = Vec::new();
        let before = self.d.errors();
        if let Some(tree) = fields.get("outcome") {
            for (id, tree) in self.d.entries(tree) {
                if !self.id_ok(id, tree) {
                    continue;
                }
                let Some(inner) = self.d.table(tree) else { continue };
                let outcome = self.outcome(id, &inner, locals);
                outcomes.push(outcome);
            }
            if let [only] = outcomes.as_mut_slice() {
                only.wanted = true;
            }
        } else {
            let effects = self.effects(fields, locals);
            outcomes.push(Outcome {
                id: "done".to_owned(),
                wanted: true,
                when: None,
                draws: Vec::new(),
                effects,
                cites: Vec::new(),
            });
        }
        let unread = outcomes.is_empty() && self.d.errors() > before;
        if !unread && outcomes.iter().filter(|outcome| outcome.wanted).count() != 1 {
            self.d.error(fields.tree, Code::WantedOutcome, Vec::new());
        }
        outcomes
    }

    fn outcome(&mut self, id: &str, fields: &Fields<'_>, locals: &Locals) -> Outcome {
        let mut locals = locals.clone();
        let mut draws = Vec::new();
        for (name, tree) in fields.get("draw").map_or(&[][..], |tree| self.d.entries(tree)) {
            // Until it is read to its end.
            self.d.broken(name);
            let Some(inner) = self.d.table(tree) else { continue };
            let range = inner.need("int").and_then(|tree| self.int_range(tree, &locals));
            let plan = inner.need("plan").and_then(|tree| self.amount(tree, &locals));
            if let (Some((min, max)), Some(plan), true) = (range, plan, self.id_ok(name, tree)) {
                self.d.whole(name);
                draws.push(Draw { id: name.clone(), min, max, plan });
                locals.push((name.clone(), Ty::Int));
            }
        }
        Outcome {
            id: id.to_owned(),
            wanted: fields.flag("wanted"),
            when: self.condition(fields, "when", &locals),
            effects: self.effects(fields, &locals),
            draws,
            cites: self.cites(fields),
        }
    }

    /// `set = [...]`, or `effects = [{ when, set }, { set }]` by cases.
    fn effects(&mut self, fields: &Fields<'_>, locals: &Locals) -> Vec<Case<Vec<Assign>>> {
        if let Some(tree) = fields.get("effects") {
            return self.cases(tree, locals, |builder, case| {
                let tree = case.need("set")?;
                Some(builder.assigns(tree, locals))
            });
        }
        fields.get("set").map_or_else(Vec::new, |tree| {
            let then = self.assigns(tree, locals);
            vec![Case { when: None, then, cites: Vec::new() }]
        })
    }

    /// Effects one by one, `name = expression`, or by the name that several share.
    fn assigns(&mut self, tree: &Tree, locals: &Locals) -> Vec<Assign> {
        let mut assigns = Vec::new();
        for item in self.d.list(tree) {
            match &item.kind {
                TreeKind::Str(name) if !name.contains('=') => assigns.extend(self.effect_named(item, name.trim())),
                _ => assigns.extend(self.assign(item, locals)),
            }
        }
        let mut seen = BTreeSet::new();
        let twice = assigns.iter().find(|assign| !seen.insert(assign.target));
        if let Some(Assign { target, .. }) = twice {
            let name = target.slots(&self.book).next().and_then(|slot| self.book.slots.get(usize::from(slot)));
            self.d.error(tree, Code::SetTwice, vec![("id", name.map_or("", |slot| slot.key.as_str()).into())]);
        }
        assigns
    }

    /// `name = expression`, where the name is a fact or a field of an entity.
    pub(super) fn assign(&self, tree: &Tree, locals: &Locals) -> Option<Assign> {
        let text = self.d.text(tree)?;
        let Some((name, value)) = text.split_once('=').filter(|(_, value)| !value.starts_with('=')) else {
            self.d.bad_value(tree, text, "name = expression");
            return None;
        };
        let offset = name.len().saturating_add(1);
        let target = name.trim();
        let (found, ty) = self.scope(locals).resolve(target).or_else(|| {
            let names = self.scope(locals).names();
            self.d.unknown(tree, "fact", target, names.iter().map(String::as_str));
            None
        })?;
        let target = match found {
            Var::Slot(slot) => Target::Slot(slot),
            Var::Field { param, set, field } => Target::Field { param, set, field },
            _ => {
                self.d.unknown(tree, "fact", target, []);
                return None;
            }
        };
        let (value, _) = self.expr_in(tree, offset, value, locals, &ty)?;
        Some(Assign { target, value })
    }

    /// `odds = [{ when?, outcome = weight, rest = "outcome", cites }]`.
    pub(super) fn odds(&mut self, fields: &Fields<'_>, locals: &Locals, outcomes: &[Outcome]) -> Vec<Case<Odds>> {
        let Some(tree) = fields.get("odds") else { return Vec::new() };
        let position = |name: &str| outcomes.iter().position(|outcome| outcome.id == name);
        let ids = || outcomes.iter().map(|outcome| outcome.id.as_str());
        self.cases(tree, locals, |builder, case| {
            let rest = case.get("rest").and_then(|tree| {
                let name = builder.d.text(tree)?;
                let at = position(name);
                if at.is_none() {
                    builder.d.unknown(tree, "outcome", name, ids());
                }
                at
            });
            let mut weights = Vec::new();
            for (name, tree) in case.rest() {
                let Some(at) = position(name) else {
                    builder.d.unknown(tree, "outcome", name, ids());
                    continue;
                };
                let weight = match &tree.kind {
                    TreeKind::Int(n) => Weight::Fixed(*n),
                    _ => {
                        let (table, column) = builder.column(tree, |cell| matches!(cell, Cell::Int(0..=MILLION)))?;
                        Weight::Table(table, column)
                    }
                };
                weights.push((at, weight));
            }
            let fixed = weights.iter().map(|(_, weight)| match weight {
                Weight::Fixed(n) => *n,
                Weight::Table(..) => 0,
            });
            let sum = fixed.clone().fold(0_i64, i64::saturating_add);
            let bad = fixed.clone().any(|n| n < 0) || sum > MILLION || (rest.is_none() && sum == 0);
            if bad {
                builder.d.error(case.tree, Code::BadOdds, vec![("sum", sum.into())]);
            }
            Some(Odds { weights, rest })
        })
    }
}

/// An amount in yuan with at most two decimals, as fen.
fn fen(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(part)
}

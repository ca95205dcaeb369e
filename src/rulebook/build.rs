//! The builder: names, types, expressions and derived facts of a rulebook being loaded.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::named::Named;
use super::read::{Diagnostics, Fields};
use super::source::{Tree, TreeKind};
use super::work::work;
use super::{Ask, Case, Cites, Derived, DerivedRule, Expr, Outcome, Rulebook, Target};
use crate::diag::{Args, Code};
use crate::expr::{self, Node, Op, Scope, Ty, Var};
use crate::limits::{CHOICES_MAX, DERIVED_MAX, KEY_BYTES_MAX, NAMES_MAX, WORK_MAX};
use crate::value::Sym;

/// Names that only one place knows: parameters, draws, `self`.
pub(super) type Locals = Vec<(String, Ty)>;

/// A rulebook being loaded.
pub(super) struct Builder<'a> {
    pub(super) d: &'a Diagnostics<'a>,
    pub(super) book: Rulebook,
    /// Claims that exist, where the caller knows.
    pub(super) ledger: Option<&'a BTreeSet<String>>,
    pub(super) named: Named<'a>,
    globals: BTreeMap<String, (Var, Ty)>,
    codes: BTreeSet<String>,
    syms: BTreeMap<Rc<str>, Sym>,
    /// Names of facts, derived facts, readings, windows, tables and quotas that something refers to.
    used: RefCell<BTreeSet<String>>,
    /// The numbers of the claims cited so far, by the ids of the claims.
    claims_by_id: Vec<u16>,
}

struct Names<'b> {
    d: &'b Diagnostics<'b>,
    book: &'b Rulebook,
    globals: &'b BTreeMap<String, (Var, Ty)>,
    locals: &'b Locals,
    /// Where what an expression names is noted.
    used: Option<&'b RefCell<BTreeSet<String>>>,
}

impl Scope for Names<'_> {
    fn resolve(&self, name: &str) -> Option<(Var, Ty)> {
        if let Some((base, field)) = name.split_once('.') {
            let (param, ty) = self.local(base)?;
            let Ty::Entity(set) = ty else { return None };
            let fields = &self.book.sets.get(usize::from(*set))?.fields;
            let at = fields.iter().position(|f| f.id == field)?;
            let ty = self.book.slots.get(usize::from(fields.get(at)?.slot))?.ty.ty();
            return Some((Var::Field { param, set: *set, field: u8::try_from(at).ok()? }, ty));
        }
        if let Some((param, ty)) = self.local(name) {
            return Some((Var::Param(param), ty.clone()));
        }
        if let Some(used) = self.used {
            used.borrow_mut().insert(name.to_owned());
        }
        self.globals.get(name).cloned()
    }

    fn names(&self) -> Vec<String> {
        // What is not told any more needs no suggestion.
        if self.d.full() {
            return Vec::new();
        }
        let mut names: Vec<String> = self.globals.keys().cloned().collect();
        for (name, ty) in self.locals {
            names.push(name.clone());
            if let Ty::Entity(set) = ty {
                let fields = self.book.sets.get(usize::from(*set)).map_or(&[][..], |set| &set.fields);
                names.extend(fields.iter().map(|field| format!("{name}.{}", field.id)));
            }
        }
        names
    }

    fn choice(&self, enum_id: u16, text: &str) -> Option<Sym> {
        self.book.choice(enum_id, text)
    }

    fn choices(&self, enum_id: u16) -> Vec<String> {
        if self.d.full() {
            return Vec::new();
        }
        self.book.choices(enum_id).iter().map(|sym| self.book.name(*sym).to_owned()).collect()
    }

    fn is_choice(&self, name: &str) -> bool {
        self.book.names.iter().any(|known| **known == *name)
    }
}

impl Names<'_> {
    fn local(&self, name: &str) -> Option<(u8, &Ty)> {
        let at = self.locals.iter().position(|(local, _)| local == name)?;
        Some((u8::try_from(at).ok()?, &self.locals.get(at)?.1))
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(d: &'a Diagnostics<'a>, book: Rulebook, ledger: Option<&'a BTreeSet<String>>) -> Self {
        let mut globals = BTreeMap::new();
        globals.insert("now".to_owned(), (Var::Now, Ty::Instant));
        globals.insert("never".to_owned(), (Var::Never, Ty::Instant));
        globals.insert("as_of".to_owned(), (Var::AsOf, Ty::Instant));
        Self {
            d,
            book,
            ledger,
            named: Named::default(),
            globals,
            codes: BTreeSet::new(),
            syms: BTreeMap::new(),
            used: RefCell::default(),
            claims_by_id: Vec::new(),
        }
    }

    /// The items of a section such as `fact`, in the order of the text, with usable ids.
    pub(super) fn section<'t>(&self, root: &'t Tree, key: &str) -> Vec<(&'t str, &'t Tree)> {
        let Some(section) = root.get(key) else { return Vec::new() };
        self.d
            .entries(section)
            .iter()
            .filter(|(id, tree)| self.id_ok(id, tree))
            .map(|(id, tree)| (id.as_str(), tree))
            .collect()
    }

    /// Reports more items than a limit allows; the caller then leaves them unread.
    pub(super) fn too_many(&self, at: &Tree, limit: &'static str, max: u64, seen: usize) -> bool {
        let seen = u64::try_from(seen).unwrap_or(u64::MAX);
        let over = seen > max;
        if over {
            self.d.over_limit(at, limit, max, seen);
        }
        over
    }

    /// Whether an id is made of the characters that ids are made of.
    pub(super) fn id_ok(&self, id: &str, at: &Tree) -> bool {
        let ok = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '/'));
        if !ok {
            self.d.error_in(at, id, Code::BadId, vec![("id", id.into())]);
            // Whether it is referred to as it is written, or as it should be.
            self.d.broken(id);
            self.d.broken(&id.to_lowercase());
        }
        ok
    }

    /// A name that a text is looked up by, if it is given.
    pub(super) fn named<'t>(&self, fields: &Fields<'t>, key: &'static str) -> Option<&'t str> {
        let tree = fields.get(key)?;
        let TreeKind::Str(name) = &tree.kind else {
            self.d.text(tree);
            return None;
        };
        self.id_ok(name, tree).then_some(name)
    }

    /// A code of a requirement or quota, which no other may have.
    pub(super) fn code(&mut self, fields: &Fields<'_>) -> String {
        let Some(tree) = fields.need("code") else { return String::new() };
        let Some(code) = self.d.text(tree) else { return String::new() };
        if self.id_ok(code, tree) && !self.codes.insert(code.to_owned()) {
            self.d.error(tree, Code::DuplicateId, vec![("id", code.into())]);
        }
        code.to_owned()
    }

    /// Makes a name known to all expressions.
    pub(super) fn declare(&mut self, name: &str, at: &Tree, var: Var, ty: Ty) {
        if self.globals.insert(name.to_owned(), (var, ty)).is_some() {
            self.d.error_in(at, name, Code::DuplicateId, vec![("id", name.into())]);
        }
    }

    /// The claims under `cites`.
    pub(super) fn cites(&mut self, fields: &Fields<'_>) -> Cites {
        let Some(tree) = fields.get("cites") else { return Vec::new() };
        self.cites_of(tree)
    }

    pub(super) fn cites_of(&mut self, tree: &Tree) -> Cites {
        let mut cites = Vec::new();
        for item in self.d.list(tree) {
            let Some(id) = self.d.text(item) else { continue };
            if let Some(ledger) = self.ledger
                && !ledger.contains(id)
            {
                let mut args: Args = vec![("claim", id.into())];
                self.d.suggest(&mut args, id, ledger.iter().map(String::as_str));
                self.d.error(item, Code::UnknownClaim, args);
            }
            cites.push(self.claim(id));
        }
        cites
    }

    /// The number of a claim, which it gets where it is first cited.
    fn claim(&mut self, id: &str) -> u16 {
        let claims = &mut self.book.claims;
        let known = |at: &u16| claims.get(usize::from(*at)).map_or("", String::as_str).cmp(id);
        match self.claims_by_id.binary_search_by(known) {
            Ok(place) => self.claims_by_id.get(place).copied().unwrap_or(u16::MAX),
            Err(place) => {
                let at = u16::try_from(claims.len()).unwrap_or(u16::MAX);
                claims.push(id.to_owned());
                self.claims_by_id.insert(place, at);
                at
            }
        }
    }

    /// Claims of an item that states something; without any it must say that it is our own.
    pub(super) fn cites_needed(&mut self, fields: &Fields<'_>) -> Cites {
        let before = self.d.errors();
        let own = fields.flag("own");
        let cites = self.cites(fields);
        if cites.is_empty() && !own && self.d.errors() == before {
            self.d.warning(fields.tree, Code::Uncited, Vec::new());
        }
        cites
    }

    /// What names mean outside of expressions too.
    pub(super) fn scope<'b>(&'b self, locals: &'b Locals) -> impl Scope + 'b {
        Names { d: self.d, book: &self.book, globals: &self.globals, locals, used: None }
    }

    /// An expression, parsed, typed and resolved.
    pub(super) fn expr(&self, tree: &Tree, locals: &Locals, expected: &Ty) -> Option<Expr> {
        let text = self.d.text(tree)?;
        self.expr_in(tree, 0, text, locals, expected).map(|(expr, _)| expr)
    }

    /// An expression that is a part of a string, `offset` bytes in, and its type.
    pub(super) fn expr_in(
        &self,
        tree: &Tree,
        offset: usize,
        text: &str,
        locals: &Locals,
        expected: &Ty,
    ) -> Option<(Expr, Ty)> {
        let mut root = match expr::parse(text) {
            Ok(root) => root,
            Err(problem) => {
                self.d.problems(tree, offset, vec![problem]);
                return None;
            }
        };
        let names = Names { d: self.d, book: &self.book, globals: &self.globals, locals, used: Some(&self.used) };
        let problems = expr::check(&mut root, &names, expected);
        let fine = problems.is_empty();
        self.d.problems(tree, offset, problems);
        let ty = type_of(&root, &names);
        fine.then(|| (Expr::from(root), ty))
    }

    /// An expression that does not itself move with the clock: one that did would change without a comparison telling when.
    pub(super) fn moment_free(&self, tree: &Tree, text: &str, locals: &Locals, expected: &Ty) -> Option<(Expr, Ty)> {
        let (expr, ty) = self.expr_in(tree, 0, text, locals, expected)?;
        if expr::slope(&expr.root) != 0 {
            self.d.error(tree, Code::ExprTimeForm, Vec::new());
            return None;
        }
        Some((expr, ty))
    }

    /// The condition under `key`, if there is one.
    pub(super) fn condition(&self, fields: &Fields<'_>, key: &'static str, locals: &Locals) -> Option<Expr> {
        fields.get(key).and_then(|tree| self.expr(tree, locals, &Ty::Bool))
    }

    /// `args = { limit = "40" }`: further values for a message.
    pub(super) fn message_args(&self, fields: &Fields<'_>, locals: &Locals) -> Vec<(String, Expr)> {
        let Some(tree) = fields.get("args") else { return Vec::new() };
        self.d
            .entries(tree)
            .iter()
            .filter_map(|(name, tree)| Some((name.clone(), self.expr(tree, locals, &Ty::Any)?)))
            .collect()
    }

    /// A value or an array of cases `{ when?, <key>, cites? }`.
    pub(super) fn cases<T>(
        &mut self,
        tree: &Tree,
        locals: &Locals,
        mut read: impl FnMut(&mut Self, &Fields<'_>) -> Option<T>,
    ) -> Vec<Case<T>> {
        let one = std::slice::from_ref(tree);
        let items = if let TreeKind::List(items) = &tree.kind { items.as_slice() } else { one };
        let mut cases = Vec::new();
        for item in items {
            // Where one is none, the others are meant as little.
            let Some(fields) = self.d.table(item) else { break };
            let when = self.condition(&fields, "when", locals);
            fields.flag("own");
            let cites = self.cites(&fields);
            match read(self, &fields) {
                Some(then) => cases.push(Case { when, then, cites }),
                None => fields.forgo(),
            }
        }
        cases
    }

    /// A value that is written as a text, or cases of it; `expected` is what anything else is told to be.
    pub(super) fn one_or_cases<T>(
        &mut self,
        tree: &Tree,
        expected: &'static str,
        locals: &Locals,
        mut one: impl FnMut(&mut Self, &Tree) -> Option<T>,
        read: impl FnMut(&mut Self, &Fields<'_>) -> Option<T>,
    ) -> Vec<Case<T>> {
        match tree.kind {
            TreeKind::Str(_) => {
                let then = one(self, tree);
                then.map(|then| Case { when: None, then, cites: Vec::new() }).into_iter().collect()
            }
            TreeKind::Table(_) | TreeKind::List(_) => self.cases(tree, locals, read),
            _ => {
                self.d.wrong_type(tree, expected);
                Vec::new()
            }
        }
    }

    /// The enum with these choices; enums with the same choices are the same. Too many choices are refused.
    pub(super) fn enum_of(&mut self, at: &Tree, choices: &[String]) -> Option<u16> {
        let mut seen = BTreeSet::new();
        if let Some(twice) = choices.iter().find(|choice| !seen.insert(choice.as_str())) {
            self.d.error(at, Code::DuplicateId, vec![("id", twice.as_str().into())]);
            return None;
        }
        let longest = choices.iter().map(String::len).max().unwrap_or(0);
        if self.too_many(at, "CHOICES_MAX", CHOICES_MAX, choices.len())
            || self.too_many(at, "KEY_BYTES_MAX", KEY_BYTES_MAX, longest)
        {
            return None;
        }
        let syms: Vec<Sym> = choices.iter().map(|name| self.sym(name)).collect();
        if self.too_many(at, "NAMES_MAX", NAMES_MAX, self.book.names.len()) {
            return None;
        }
        let at = self.book.enums.iter().position(|known| *known == syms).unwrap_or_else(|| {
            self.book.enums.push(syms);
            self.book.enums.len().saturating_sub(1)
        });
        u16::try_from(at).ok()
    }

    /// The symbol that stands for the name of a choice.
    fn sym(&mut self, name: &str) -> Sym {
        if let Some(known) = self.syms.get(name) {
            return *known;
        }
        // Past the limit of names nothing is built any more.
        let sym = Sym(u16::try_from(self.book.names.len()).unwrap_or(u16::MAX));
        let name: Rc<str> = Rc::from(name);
        self.book.names.push(Rc::clone(&name));
        self.syms.insert(name, sym);
        sym
    }

    /// Notes that something refers to a name.
    pub(super) fn uses_name(&self, name: &str) {
        self.used.borrow_mut().insert(name.to_owned());
    }

    /// Reports what nothing refers to: what nobody needs, or what was meant to be used.
    pub(super) fn unused(&self, root: &Tree) {
        if self.d.errors() > 0 {
            return;
        }
        let used = self.used.borrow();
        // What comes about is told as a change, whether or not a rule reads it.
        let told = |id: &str| {
            let slot = self.book.slots.iter().position(|slot| slot.key == id && slot.ask == Ask::Never);
            let slot = slot.and_then(|slot| u16::try_from(slot).ok());
            let outcomes = self.book.actions.iter().flat_map(|action| &action.outcomes);
            let outcomes = outcomes.chain(self.book.triggers.iter().flat_map(|trigger| &trigger.outcomes));
            slot.is_some_and(|slot| {
                outcomes.flat_map(Outcome::assigns).any(|assign| assign.target == Target::Slot(slot))
            })
        };
        for section in ["fact", "set", "derived", "reading", "window", "table", "quota", "effect"] {
            for (id, tree) in root.get(section).map_or(&[][..], Tree::entries) {
                if !(used.contains(id) || section == "fact" && told(id)) {
                    self.d.warning(tree, Code::Unused, vec![("id", id.as_str().into())]);
                }
            }
        }
    }

    /// The set with this id.
    pub(super) fn set_named(&self, tree: &Tree) -> Option<u8> {
        let name = self.d.text(tree)?;
        self.uses_name(name);
        let at = self.book.sets.iter().position(|set| set.id == name);
        if at.is_none() {
            self.d.unknown(tree, "set", name, self.book.sets.iter().map(|set| set.id.as_str()));
            // Fields of somebody nobody knows are no further fault.
            self.d.broken("self");
        }
        at.and_then(|at| u8::try_from(at).ok())
    }

    /// Derived facts, each when those it depends on are known; what is left over depends on itself.
    pub(super) fn derived(&mut self, root: &'a Tree) {
        let section = self.section(root, "derived");
        if self.too_many(root, "DERIVED_MAX", DERIVED_MAX, section.len()) {
            return;
        }
        let ids: Vec<&str> = section.iter().map(|(id, _)| *id).collect();
        let rests_on = |tree: &Tree| -> Vec<String> {
            mentions(tree).into_iter().filter(|name| ids.contains(&name.as_str())).collect()
        };
        // What could not be built is reported where it stands; what rests on it is read all the same.
        let mut waiting: Vec<_> = section.iter().map(|(id, tree)| (*id, *tree, rests_on(tree))).collect();
        while !waiting.is_empty() {
            let before = waiting.len();
            let mut blocked = Vec::new();
            for (id, tree, names) in waiting {
                if names.iter().all(|name| self.globals.contains_key(name) || self.d.is_broken(name)) {
                    self.derived_one(id, tree);
                    if !self.globals.contains_key(id) {
                        self.d.broken(id);
                    }
                } else {
                    blocked.push((id, tree, names));
                }
            }
            if blocked.len() == before {
                self.circle(&blocked);
                return;
            }
            waiting = blocked;
        }
    }

    /// Reports the circle that derived facts which wait for each other, or for those, lead into.
    fn circle(&self, blocked: &[(&str, &Tree, Vec<String>)]) {
        let waits_for = |names: &[String]| {
            let blocks = |name: &String| blocked.iter().position(|(id, ..)| id == name);
            names.iter().find_map(blocks)
        };
        let mut way: Vec<usize> = vec![0];
        while let Some(next) = way.last().and_then(|at| blocked.get(*at)).and_then(|(_, _, names)| waits_for(names)) {
            if let Some(from) = way.iter().position(|at| *at == next) {
                let ids: Vec<&str> = way.iter().skip(from).filter_map(|at| Some(blocked.get(*at)?.0)).collect();
                if let (Some((id, tree, _)), names) = (blocked.get(next), ids.join(", ")) {
                    self.d.error(tree, Code::DerivedCycle, vec![("name", (*id).into()), ("names", names.into())]);
                }
                break;
            }
            way.push(next);
        }
        blocked.iter().for_each(|(id, ..)| self.d.broken(id));
    }

    fn derived_one(&mut self, id: &str, tree: &'a Tree) {
        let Some(fields) = self.d.table(tree) else { return };
        let cites = self.cites(&fields);
        let none = Locals::new();
        let mut ty = Ty::Any;
        let rule = if let Some(count) = fields.get("count") {
            let Some(inner) = self.d.table(count) else { return };
            let Some(set) = inner.need("of").and_then(|tree| self.set_named(tree)) else { return inner.forgo() };
            let locals = vec![("self".to_owned(), Ty::Entity(set))];
            ty = Ty::Int;
            let Some(that) = inner.need("where").and_then(|tree| self.expr(tree, &locals, &Ty::Bool)) else { return };
            DerivedRule::Count { set, that }
        } else if let Some(cases) = fields.get("cases") {
            DerivedRule::Cases(self.cases(cases, &none, |builder, case| {
                let tree = case.need("is")?;
                let text = builder.d.text(tree)?;
                let (expr, found) = builder.moment_free(tree, text, &none, &ty)?;
                // The first case gives the type: a choice written out in a later one would read as text.
                if ty == Ty::Any {
                    ty = found;
                }
                Some(expr)
            }))
        } else {
            let Some(tree) = fields.need("is") else { return };
            let Some(text) = self.d.text(tree) else { return };
            let Some((expr, found)) = self.moment_free(tree, text, &none, &Ty::Any) else { return };
            ty = found;
            DerivedRule::Cases(vec![Case { when: None, then: expr, cites: Vec::new() }])
        };
        let var = Var::Derived(u16::try_from(self.book.derived.len()).unwrap_or(u16::MAX));
        self.declare(id, tree, var, ty.clone());
        self.book.derived.push(Derived { id: id.to_owned(), kind: ty.kind(), rule, cites });
    }

    /// Notes for every requirement which readings it rests on, and whether the clock alone can change it, so that a
    /// session need not look for either; and refuses what would take too long to judge.
    pub(super) fn trace(&mut self, root: &Tree) {
        // Derived facts stand after those they rest on.
        let mut derived: Vec<Traced> = Vec::new();
        for one in &self.book.derived {
            let traced = Traced::of(one.rule.exprs().into_iter(), &derived);
            derived.push(traced);
        }
        let actions = self.book.actions.iter_mut().flat_map(|action| &mut action.requires);
        for require in actions.chain(&mut self.book.constraints) {
            let traced = Traced::of(require.parts(), &derived);
            (require.readings, require.timed) = (traced.readings, traced.timed);
        }
        let seen = work(&self.book, derived.iter().map(|traced| &*traced.readings));
        if seen > WORK_MAX {
            self.d.over_limit(root, "WORK_MAX", WORK_MAX, seen);
        }
    }
}

/// What expressions rest on.
#[derive(Default)]
struct Traced {
    readings: Vec<u16>,
    timed: bool,
}

impl Traced {
    fn rest_on(&mut self, readings: &[u16]) {
        for reading in readings {
            if !self.readings.contains(reading) {
                self.readings.push(*reading);
            }
        }
    }

    /// Through derived facts, of which it is known already.
    fn of<'e>(exprs: impl Iterator<Item = &'e Expr>, derived: &[Self]) -> Self {
        let mut found = Self::default();
        for expr in exprs {
            expr.root.each_var(&mut |_, var| match var {
                Var::Reading(at) => found.rest_on(&[at]),
                Var::Now | Var::Window(_) => found.timed = true,
                Var::Derived(at) => {
                    if let Some(below) = derived.get(usize::from(at)) {
                        found.rest_on(&below.readings);
                        found.timed |= below.timed;
                    }
                }
                _ => {}
            });
        }
        found
    }
}

/// All names that the expressions below a table mention.
fn mentions(tree: &Tree) -> Vec<String> {
    fn walk(node: &Node, names: &mut Vec<String>) {
        if let Op::Var(name, _, _) = &node.op {
            names.push(name.to_string());
        }
        for child in node.children() {
            walk(child, names);
        }
    }
    let mut names = Vec::new();
    match &tree.kind {
        TreeKind::Str(text) => {
            if let Ok(node) = expr::parse(text) {
                walk(&node, &mut names);
            }
        }
        TreeKind::List(items) => names.extend(items.iter().flat_map(mentions)),
        TreeKind::Table(entries) => names.extend(entries.iter().flat_map(|(_, value)| mentions(value))),
        _ => {}
    }
    names
}

/// The type of a checked expression.
fn type_of(node: &Node, names: &Names<'_>) -> Ty {
    match &node.op {
        Op::Bool(_) | Op::Not(_) | Op::And(_) | Op::Or(_) => Ty::Bool,
        Op::Int(_) | Op::Neg(_) => Ty::Int,
        Op::Str(_) | Op::Sym(..) => Ty::Str,
        Op::Duration(..) => Ty::Duration,
        Op::Instant(..) => Ty::Instant,
        Op::Version(..) => Ty::Version,
        Op::Var(name, _, _) => names.resolve(name).map_or(Ty::Any, |(_, ty)| ty),
        Op::List(_) => Ty::List(Box::new(Ty::Any)),
        Op::Cond(nodes) => {
            let [_, yes, no] = &**nodes;
            match type_of(yes, names) {
                Ty::Str => type_of(no, names),
                ty => ty,
            }
        }
        Op::Part(nodes) => {
            let [whole, _, _] = &**nodes;
            type_of(whole, names)
        }
        Op::Binary(op, _) if op.is_relation() => Ty::Bool,
        Op::Binary(op, nodes) => {
            let [left, right] = &**nodes;
            match (op, type_of(left, names), type_of(right, names)) {
                (expr::BinaryOp::Sub, Ty::Instant, Ty::Instant) => Ty::Duration,
                (_, Ty::Duration, Ty::Instant) => Ty::Instant,
                (_, left, _) => left,
            }
        }
    }
}

//! The rules of a rulebook, one a page: what has a name of its own and can be asked about.

use std::collections::{BTreeMap, BTreeSet};

use tuiqun::expr::{Node, Op, Var};
use tuiqun::rulebook::{Action, Case, DerivedRule, Expr, Odds, Require, Rulebook, Timing, Trigger, Weight, When};
use tuiqun::scenario::parts;

use super::super::failure::Failure;
use super::witness::Witness;

/// How a rule is named.
pub(super) enum Name {
    /// By a message.
    Message(String),
    /// By what it says itself.
    Plain(String),
}

/// A rule.
pub(super) struct Item<'b> {
    /// Its page: unique in the rulebook.
    pub(super) page: String,
    pub(super) kind: &'static str,
    pub(super) name: Name,
    pub(super) by: Option<&'static str>,
    pub(super) hides: bool,
    pub(super) when: Option<&'b Expr>,
    pub(super) that: Option<&'b Expr>,
    /// Values of its message.
    pub(super) args: &'b [(String, Expr)],
    /// The action whose parameters its conditions name.
    pub(super) action: Option<&'b str>,
    pub(super) of: Vec<String>,
    pub(super) readings: Vec<String>,
    /// Derived facts that its conditions name.
    pub(super) leans: Vec<String>,
    /// Of a derived fact: what it is, the first case that applies.
    pub(super) cases: Vec<(Option<&'b Expr>, &'b Expr)>,
    pub(super) paths: Vec<Vec<String>>,
    /// Which choice of a reading the public record bears out.
    pub(super) record: Option<usize>,
    /// Messages of the choices of a reading.
    pub(super) choices: Vec<String>,
    pub(super) claims: BTreeSet<String>,
}

impl<'b> Item<'b> {
    fn new(kind: &'static str, page: String, message: String) -> Self {
        Self {
            page,
            kind,
            name: Name::Message(message),
            by: None,
            hides: false,
            when: None,
            that: None,
            args: &[],
            action: None,
            of: Vec::new(),
            record: None,
            readings: Vec::new(),
            leans: Vec::new(),
            cases: Vec::new(),
            paths: Vec::new(),
            choices: Vec::new(),
            claims: BTreeSet::new(),
        }
    }

    fn named(kind: &'static str, id: &str) -> Self {
        let page = format!("{kind}--{id}");
        Self::new(kind, page.clone(), page)
    }

    /// The goal with which an example of it is looked at: one that it stands in the way of or leads to.
    pub(super) fn goal(&self, book: &'b Rulebook, witness: &Witness) -> &'b str {
        let leads = |goal: &&tuiqun::rulebook::Goal| {
            let mut actions = goal.actions.iter().filter_map(|at| book.actions.get(*at));
            actions.any(|action| {
                let page = format!("action--{}", action.id);
                self.page == page || self.of.contains(&page)
            })
        };
        let near = book.goals.iter().find(leads).map(|goal| goal.id.as_str());
        let preset = book.presets.iter().find(|preset| Some(&preset.id) == witness.preset.as_ref());
        let of_preset = preset.and_then(|preset| book.goals.get(preset.goal?)).map(|goal| goal.id.as_str());
        near.or(of_preset).or_else(|| book.goals.first().map(|goal| goal.id.as_str())).unwrap_or_default()
    }
}

/// The page of a code.
pub(super) fn page_of(code: &str) -> String {
    code.replace('/', "--")
}

/// All rules, in the order of the rulebook.
pub(super) fn items(book: &Rulebook) -> Result<Vec<Item<'_>>, Failure> {
    let mut items = Vec::new();
    for reading in &book.readings {
        let mut item = Item::named("reading", &reading.id);
        item.record = reading.choices.iter().position(|choice| Some(*choice) == reading.record);
        item.choices =
            reading.choices.iter().map(|choice| format!("reading--{}--{}", reading.id, book.name(*choice))).collect();
        items.push(item);
    }
    for window in &book.windows {
        let mut item = Item::named("window", &window.id);
        item.name = Name::Plain(super::super::sentence::hours(&window.hours));
        items.push(item);
    }
    for derived in &book.derived {
        let mut item = Item::named("derived", &derived.id);
        match &derived.rule {
            DerivedRule::Cases(cases) => {
                item.cases = cases.iter().map(|case| (case.when.as_ref(), &case.then)).collect()
            }
            DerivedRule::Count { that, .. } => item.that = Some(that),
        }
        items.push(item);
    }
    for action in &book.actions {
        items.push(of_action(book, action));
        for require in &action.requires {
            requirement(book, require, Some(action), &mut items);
        }
    }
    for constraint in &book.constraints {
        requirement(book, constraint, None, &mut items);
    }
    for quota in &book.quotas {
        let mut item = Item::new("requirement", page_of(&quota.code), page_of(&quota.code));
        item.by = Some("system");
        let users = book.actions.iter().filter(|action| {
            action.uses.iter().any(|(at, _)| book.quotas.get(*at).is_some_and(|used| used.id == quota.id))
        });
        item.of = users.map(|action| format!("action--{}", action.id)).collect();
        items.push(item);
    }
    for trigger in &book.triggers {
        let mut item = Item::named("trigger", &trigger.id);
        item.when = Some(&trigger.when);
        items.push(item);
    }
    for duty in &book.duties {
        let mut item = Item::named("duty", &duty.id);
        (item.by, item.when, item.that) = (Some(duty.by.name()), duty.when.as_ref(), Some(&duty.that));
        // What is owed before an action is a requirement of that action too: the same rule.
        match items.iter_mut().find(|known| known.page == item.page) {
            Some(known) => (known.kind, known.by, known.when, known.that) = (item.kind, item.by, item.when, item.that),
            None => items.push(item),
        }
    }
    items.extend(
        book.residues.iter().map(|residue| Item { when: Some(&residue.when), ..Item::named("residue", &residue.id) }),
    );
    items.extend(book.losses.iter().map(|loss| Item { when: Some(&loss.when), ..Item::named("loss", &loss.id) }));
    items.extend(
        book.forecasts
            .iter()
            .map(|forecast| Item { when: forecast.when.as_ref(), ..Item::named("forecast", &forecast.id) }),
    );
    for note in &book.notes {
        let mut item = Item::named("note", &note.id);
        item.kind = note.level.name();
        (item.when, item.args) = (note.when.as_ref(), &note.args);
        items.push(item);
    }
    cite(book, &mut items)?;
    items.iter_mut().for_each(|item| lean(book, item));
    let mut pages = BTreeSet::new();
    match items.iter().find(|item| !pages.insert(&item.page)) {
        Some(item) => Err(format!("{}: two rules on the page {}", book.id, item.page).into()),
        None => Ok(items),
    }
}

/// Names the derived facts that the conditions of a rule lean on.
fn lean(book: &Rulebook, item: &mut Item<'_>) {
    let cases = item.cases.iter().flat_map(|(when, then)| when.iter().copied().chain([*then]));
    let mut nodes: Vec<&Node> = item.when.into_iter().chain(item.that).chain(cases).map(|expr| &expr.root).collect();
    while let Some(node) = nodes.pop() {
        nodes.extend(node.children());
        let Op::Var(_, Some(Var::Derived(at)), _) = node.op else { continue };
        let Some(derived) = book.derived.get(usize::from(at)) else { continue };
        let page = format!("derived--{}", derived.id);
        if !item.leans.contains(&page) {
            item.leans.push(page);
        }
    }
}

fn of_action<'b>(book: &'b Rulebook, action: &'b Action) -> Item<'b> {
    let mut item = Item::named("action", &action.id);
    item.action = Some(&action.id);
    let quotas = action.uses.iter().filter_map(|(at, _)| book.quotas.get(*at)).map(|quota| &quota.code);
    item.of = action.requires.iter().map(|require| &require.code).chain(quotas).map(|code| page_of(code)).collect();
    for path in &action.paths {
        if !item.paths.contains(&path.then) {
            item.paths.push(path.then.clone());
        }
    }
    item
}

/// A requirement; one that stands on several actions is one rule.
fn requirement<'b>(book: &'b Rulebook, require: &'b Require, action: Option<&'b Action>, items: &mut Vec<Item<'b>>) {
    let page = page_of(&require.code);
    let of = action.map(|action| format!("action--{}", action.id));
    if let Some(known) = items.iter_mut().find(|item| item.page == page) {
        known.of.extend(of);
        return;
    }
    let mut item = Item::new("requirement", page.clone(), page);
    item.by = Some(require.by.name());
    item.hides = require.hides;
    (item.when, item.that) = (require.when.as_ref(), Some(&require.that));
    (item.args, item.action) = (&require.args, action.map(|action| action.id.as_str()));
    item.of = of.into_iter().collect();
    let readings = require.readings.iter().filter_map(|at| book.readings.get(usize::from(*at)));
    item.readings = readings.map(|reading| format!("reading--{}", reading.id)).collect();
    items.push(item);
}

/// Puts the claims of every part with the rules that it is a part of.
fn cite(book: &Rulebook, items: &mut [Item<'_>]) -> Result<(), Failure> {
    let tables = users_of_tables(book);
    for part in parts(book) {
        let mut words = part.name.split(' ');
        let (kind, id) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let id = id.split('/').next().unwrap_or_default();
        let pages = match kind {
            "require" => vec![page_of(part.name.split(' ').nth(1).unwrap_or_default())],
            "row" => tables.get(id).cloned().unwrap_or_default(),
            "window" if book.quotas.iter().any(|quota| quota.id == id) => {
                book.quotas.iter().filter(|quota| quota.id == id).map(|quota| page_of(&quota.code)).collect()
            }
            "reading" | "derived" | "duty" | "loss" | "window" => vec![format!("{kind}--{id}")],
            "shown" | "until" => ["note", "residue", "forecast"].map(|kind| format!("{kind}--{id}")).to_vec(),
            _ => ["action", "trigger"].map(|kind| format!("{kind}--{id}")).to_vec(),
        };
        let mut there = false;
        for item in items.iter_mut().filter(|item| pages.contains(&item.page)) {
            item.claims.extend(book.cited(&part.cites));
            there = true;
        }
        if !there {
            return Err(format!("{}: {} belongs to no rule", book.id, part.name).into());
        }
    }
    Ok(())
}

/// The actions and triggers that look something up in a table.
fn users_of_tables(book: &Rulebook) -> BTreeMap<String, Vec<String>> {
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut put = |tables: Vec<usize>, page: String| {
        for table in tables.into_iter().filter_map(|at| book.tables.get(at)) {
            users.entry(table.id.clone()).or_default().push(page.clone());
        }
    };
    for action in &book.actions {
        put(tables_of(&action.takes, &action.odds), format!("action--{}", action.id));
    }
    for Trigger { id, timing, odds, .. } in &book.triggers {
        let timing = if let When::After(timing) = timing { timing.as_slice() } else { &[] };
        put(tables_of(timing, odds), format!("trigger--{id}"));
    }
    users
}

fn tables_of(takes: &[Case<Timing>], odds: &[Case<Odds>]) -> Vec<usize> {
    let timed = takes.iter().filter_map(|case| match case.then {
        Timing::Table { table, .. } => Some(table),
        Timing::Fixed(_) => None,
    });
    let weighed = odds.iter().flat_map(|case| &case.then.weights).filter_map(|(_, weight)| match weight {
        Weight::Table(table, _) => Some(*table),
        Weight::Fixed(_) => None,
    });
    timed.chain(weighed).collect()
}

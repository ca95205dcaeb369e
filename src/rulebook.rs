//! The compiled rulebook: what a session runs on. It is immutable, and everything in it was checked at load.
//!
//! [`load`] takes the text of a pack (or the merged tree of an author's TOML files) and gives the rulebook, if it can be
//! built, **and** all diagnostics at once. The language itself is described in `docs/rulebook.md`.

mod actions;
mod binary;
mod build;
mod facts;
mod given;
mod happen;
mod index;
mod named;
mod pack;
mod parts;
mod read;
mod remain;
mod scenarios;
mod screens;
mod shown;
pub mod source;
mod triggers;
mod work;

pub use binary::{digest_of, from_bytes, to_bytes};
pub use given::{Given, cell_text, cell_tree};
pub use happen::{
    Action, Assign, By, Confirm, Cost, Draw, Odds, Outcome, Param, ParamKind, Per, Quota, QuotaWindow, Require, Target,
    Timing, Trigger, Weight, When, item_key, wanted_writes,
};
pub use index::{Index, Reads};
pub use pack::{FORMAT, canonical, hash, load, load_tree};
pub use remain::{Duty, DutyKind, Forecast, Goal, Keep, Loss, Note, NoteLevel, NoteOn, Point, Preset, Residue, Until};
pub use scenarios::{ScenarioLanguage, check_scenarios, scenario_language};
pub use screens::check_screens;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::calendar::{Calendar, Hours};
use crate::diag::{self, Rejection};
use crate::expr::{Node, Ty};
use crate::program::{Code, compile};
use crate::time::Window;
use crate::value::{Kind, Sym};

/// A condition, amount or moment of the rulebook, checked and resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(from = "Node", into = "Node")]
pub struct Expr {
    /// The tree, for explaining and printing.
    pub root: Node,
    /// What it is evaluated by; `None` where texts or lists are values of their own, and the tree is.
    pub code: Option<Code>,
}

impl From<Expr> for Node {
    fn from(expr: Expr) -> Self {
        expr.root
    }
}

impl From<Node> for Expr {
    fn from(root: Node) -> Self {
        let code = compile(&root);
        Self { root, code }
    }
}

/// Claims that an item is built on, as indices into [`Rulebook::claims`].
pub type Cites = Vec<u16>;

/// "By cases": the first case whose guard holds decides; a missing guard always holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case<T> {
    /// Guard.
    pub when: Option<Expr>,
    /// What then holds.
    pub then: T,
    /// Claims of this case.
    pub cites: Cites,
}

/// A compiled rulebook.
#[derive(Debug, Serialize, Deserialize)]
pub struct Rulebook {
    /// Its id, such as `wechat-group`.
    pub id: String,
    /// Version of its content.
    pub version: String,
    /// `sha256-` and the hash of the canonical pack.
    pub hash: String,
    /// Its calendar.
    pub calendar: Calendar,
    /// Hours of the day that conditions name.
    pub windows: Vec<ClockWindow>,
    /// The articles that claims come from, with the day each is of.
    pub sources: Vec<Source>,
    /// Locales it has texts in, the first one being the original.
    pub locales: Vec<String>,
    /// The cell of the fact by which situations are shown side by side.
    pub compare: Option<u16>,
    /// Cells of the facts that everybody is asked first, in this order, where they matter.
    pub asks: Vec<u16>,
    /// Names of all choices of all enums.
    pub names: Vec<Rc<str>>,
    /// Choices of each enum.
    pub enums: Vec<Vec<Sym>>,
    /// All claims that are cited.
    pub claims: Vec<String>,
    /// The cells of the state.
    pub slots: Vec<Slot>,
    /// Declared facts, in the order of the form.
    pub facts: Vec<Fact>,
    /// Sets of entities.
    pub sets: Vec<EntitySet>,
    /// Derived facts, each after those it depends on.
    pub derived: Vec<Derived>,
    /// Settings that pick between contradicting sources.
    pub readings: Vec<Reading>,
    /// Cited look-ups.
    pub tables: Vec<Table>,
    /// What a consistent situation satisfies.
    pub constraints: Vec<Require>,
    /// Limits on how often something may be done.
    pub quotas: Vec<Quota>,
    /// What an actor can do.
    pub actions: Vec<Action>,
    /// What happens without you.
    pub triggers: Vec<Trigger>,
    /// What the law or a policy asks for.
    pub duties: Vec<Duty>,
    /// What remains.
    pub residues: Vec<Residue>,
    /// What is lost.
    pub losses: Vec<Loss>,
    /// What figures say will happen.
    pub forecasts: Vec<Forecast>,
    /// What is shown.
    pub notes: Vec<Note>,
    /// What a person can want.
    pub goals: Vec<Goal>,
    /// Situations to begin with.
    pub presets: Vec<Preset>,
    /// Who reads what.
    #[serde(skip)]
    pub index: Index,
}

/// Hours of the day under a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ClockWindow {
    /// Id.
    pub id: String,
    /// When.
    pub hours: Hours,
    /// Claims.
    pub cites: Cites,
}

/// An article.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Its id, with which the ids of its claims begin, such as `S1`.
    pub id: String,
    /// The day it is of, as days since 1970-01-01.
    pub day: i64,
}

/// The type of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SlotTy {
    /// True or false.
    Bool,
    /// An integer of a range.
    Int {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// A choice of an enum.
    Enum(u16),
    /// A moment, or never.
    Instant,
    /// A span of time.
    Duration,
    /// A client version.
    Version,
}

impl SlotTy {
    /// As the expression language sees it.
    #[must_use]
    pub fn ty(self) -> Ty {
        match self {
            Self::Bool => Ty::Bool,
            Self::Int { .. } => Ty::Int,
            Self::Enum(id) => Ty::Enum(id),
            Self::Instant => Ty::Instant,
            Self::Duration => Ty::Duration,
            Self::Version => Ty::Version,
        }
    }

    /// The sort of value.
    #[must_use]
    pub fn kind(self) -> Kind {
        self.ty().kind()
    }
}

/// How a person is asked for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Not at all: only effects change it.
    Never,
    /// For its value.
    Value,
    /// For how long ago it was.
    Ago,
    /// For how far ahead it is.
    Ahead,
}

/// One cell of the state.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Slot {
    /// Its permanent key, such as `role` or `candidate.0.client`.
    pub key: String,
    /// Its type.
    pub ty: SlotTy,
    /// How it is asked.
    pub ask: Ask,
    /// What it holds when a session starts and nothing is given; `None` is unknown.
    pub start: Option<i64>,
}

/// A declared fact, or a field of a set's entities.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Id.
    pub id: String,
    /// Its cell; for a field, the cell of the first entity.
    pub slot: u16,
    /// Heading of the form it stands under.
    pub group: String,
    /// Asked only when this holds.
    pub when: Option<Expr>,
    /// Unit of an int, for its text.
    pub unit: Option<String>,
    /// Claims.
    pub cites: Cites,
}

/// A small bounded set of entities, unrolled into the state: a count, then the fields of each entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntitySet {
    /// Id.
    pub id: String,
    /// Cell of the number of entities.
    pub count: u16,
    /// Most entities there can be.
    pub max: u8,
    /// Fields; entity `e` keeps field `f` in slot `count + 1 + e * fields + f`.
    pub fields: Vec<Fact>,
    /// Heading of the form.
    pub group: String,
    /// Asked only when this holds.
    pub when: Option<Expr>,
    /// Whether somebody more may yet be found: who was named is not everybody.
    pub more: bool,
}

impl EntitySet {
    /// The cell of a field of an entity.
    #[must_use]
    pub fn slot(&self, entity: usize, field: usize) -> u16 {
        let offset = entity.saturating_mul(self.fields.len()).saturating_add(field).saturating_add(1);
        self.count.saturating_add(u16::try_from(offset).unwrap_or(u16::MAX))
    }
}

/// A fact computed from others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Derived {
    /// Id.
    pub id: String,
    /// What sort of value.
    pub kind: Kind,
    /// How it is computed.
    pub rule: DerivedRule,
    /// Claims.
    pub cites: Cites,
}

/// How a derived fact is computed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum DerivedRule {
    /// The first case that holds.
    Cases(Vec<Case<Expr>>),
    /// How many entities of a set satisfy a condition (about `self`).
    Count {
        /// Which set.
        set: u8,
        /// The condition.
        that: Expr,
    },
}

impl DerivedRule {
    /// Every expression that it is computed from.
    #[must_use]
    pub fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Cases(cases) => cases.iter().flat_map(|case| case.when.iter().chain([&case.then])).collect(),
            Self::Count { that, .. } => vec![that],
        }
    }
}

/// A setting that picks between contradicting sources.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reading {
    /// Id.
    pub id: String,
    /// Its enum.
    pub enum_id: u16,
    /// Choices; the first is that of the articles, and the default.
    pub choices: Vec<Sym>,
    /// Claims of each choice.
    pub cites: Vec<Cites>,
    /// The choice of the public record, where it has one.
    pub record: Option<Sym>,
    /// Whether a person can check it on their own screen.
    pub checkable: bool,
}

/// A cited look-up keyed by an int.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Table {
    /// Id.
    pub id: String,
    /// The key.
    pub key: Expr,
    /// Whether keys between two rows are interpolated; else they take the row below.
    pub linear: bool,
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Rows, by ascending keys.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// First key it holds for.
    pub lo: i64,
    /// Last key it holds for.
    pub hi: i64,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
    /// Claims.
    pub cites: Cites,
}

/// One cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// A length of time.
    Window(Window),
    /// A number, such as odds in parts per million.
    Int(i64),
}

/// Whose word counts where sources differ. It sets every reading that has a choice of that basis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The articles that the rulebook restates.
    #[default]
    Articles,
    /// The public record: better-placed sources, where there are any.
    Record,
}

impl Basis {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Articles, Self::Record];

    /// As it is written.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Record => "record",
        }
    }

    /// The basis that is written so.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.name() == name)
    }
}

impl Reading {
    /// Claims of a choice.
    #[must_use]
    pub fn cites(&self, choice: Sym) -> &[u16] {
        let at = self.choices.iter().position(|known| *known == choice);
        at.and_then(|at| self.cites.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The choice of a basis: that of the articles, where the record has none.
    #[must_use]
    pub fn by(&self, basis: Basis) -> Option<Sym> {
        let record = self.record.filter(|_| basis == Basis::Record);
        record.or_else(|| self.choices.first().copied())
    }
}

impl Rulebook {
    /// The name of a choice.
    #[must_use]
    pub fn name(&self, sym: Sym) -> &str {
        self.names.get(usize::from(sym.0)).map_or("", |name| name)
    }

    /// The choices of an enum.
    #[must_use]
    pub fn choices(&self, enum_id: u16) -> &[Sym] {
        self.enums.get(usize::from(enum_id)).map_or(&[], |choices| choices)
    }

    /// The choice of an enum that has this name.
    #[must_use]
    pub fn choice(&self, enum_id: u16, name: &str) -> Option<Sym> {
        self.choices(enum_id).iter().copied().find(|sym| self.name(*sym) == name)
    }

    /// The cell with this key.
    #[must_use]
    pub fn slot(&self, key: &str) -> Option<u16> {
        self.slots.iter().position(|slot| slot.key == key).and_then(|at| u16::try_from(at).ok())
    }

    /// A goal and its place.
    ///
    /// # Errors
    /// [`diag::Code::UnknownGoal`].
    pub fn goal(&self, id: &str) -> Result<(usize, &Goal), Rejection> {
        let found = self.goals.iter().enumerate().find(|(_, goal)| goal.id == id);
        found.ok_or_else(|| Rejection::new(diag::Code::UnknownGoal).with("name", id))
    }

    /// Ids of claims.
    #[must_use]
    pub fn cited(&self, cites: &[u16]) -> Vec<String> {
        cites.iter().filter_map(|at| self.claims.get(usize::from(*at)).cloned()).collect()
    }
}

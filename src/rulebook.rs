//! The compiled rulebook: what a session runs on. It is immutable, and everything in it was checked at load.
//!
//! [`load`] takes the text of a pack (or the merged tree of an author's TOML files) and gives the rulebook, if it can be
//! built, **and** all diagnostics at once. The language itself is described in `docs/rulebook.md`.

mod actions;
mod build;
mod given;
mod pack;
mod parts;
mod read;
pub mod source;
mod triggers;

pub use given::{Given, cell_text, cell_tree};
pub use pack::{FORMAT, canonical, hash, load, load_tree};

use std::rc::Rc;

use crate::expr::{Node, Ty};
use crate::time::Window;
use crate::value::{Kind, Sym};

/// A condition, amount or moment of the rulebook, checked and resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// The tree.
    pub root: Node,
}

/// Claims that an item is built on, as indices into [`Rulebook::claims`].
pub type Cites = Vec<u16>;

/// "By cases": the first case whose guard holds decides; a missing guard always holds.
#[derive(Clone, Debug)]
pub struct Case<T> {
    /// Guard.
    pub when: Option<Expr>,
    /// What then holds.
    pub then: T,
    /// Claims of this case.
    pub cites: Cites,
}

/// A compiled rulebook.
#[derive(Debug)]
pub struct Rulebook {
    /// Its id, such as `wechat-group`.
    pub id: String,
    /// Version of its content.
    pub version: String,
    /// `sha256-` and the hash of the canonical pack.
    pub hash: String,
    /// Civil time of its calendar, in milliseconds from UTC.
    pub utc_offset: i64,
    /// Locales it has texts in, the first one being the original.
    pub locales: Vec<String>,
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
    /// What remains.
    pub residues: Vec<Residue>,
    /// What is shown.
    pub notes: Vec<Note>,
    /// What a person can want.
    pub goals: Vec<Goal>,
    /// Situations to begin with.
    pub presets: Vec<Preset>,
}

/// The type of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Not at all: only effects change it.
    Never,
    /// For its value.
    Value,
    /// For how long ago it was.
    Ago,
}

/// One cell of the state.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
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

/// A setting that picks between contradicting sources.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Id.
    pub id: String,
    /// Its enum.
    pub enum_id: u16,
    /// Choices; the first is the default.
    pub choices: Vec<Sym>,
    /// Claims of each choice.
    pub cites: Vec<Cites>,
    /// Whether a person can check it on their own screen.
    pub checkable: bool,
}

/// A cited look-up keyed by an int.
#[derive(Clone, Debug)]
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
#[derive(Clone, Debug)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A length of time.
    Window(Window),
    /// A number, such as odds in parts per million.
    Int(i64),
}

/// Who or what sets a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The software: it blocks.
    System,
    /// A policy: acting against it is recorded.
    Policy,
    /// The law: acting against it is recorded.
    Law,
}

/// What must hold for an action, or what a consistent situation satisfies.
#[derive(Clone, Debug)]
pub struct Require {
    /// Permanent code, such as `dissolve/too-many-members`.
    pub code: String,
    /// Applies only when this holds.
    pub when: Option<Expr>,
    /// What must hold.
    pub that: Expr,
    /// Who sets it.
    pub by: By,
    /// Whether the entry is not even on the screen while it fails.
    pub hides: bool,
    /// Further values for the message.
    pub args: Vec<(String, Expr)>,
    /// Whether it speaks of the entity that a parameter names.
    pub about_entity: bool,
    /// Whether it speaks of another argument, which is not known before the action is filled in.
    pub about_argument: bool,
    /// Claims.
    pub cites: Cites,
}

/// How long something takes.
#[derive(Clone, Debug)]
pub enum Timing {
    /// As stated, or as assumed by us.
    Fixed(Window),
    /// From a table, and of that the part `of.0 / of.1`.
    Table {
        /// Which table.
        table: usize,
        /// Which column.
        column: usize,
        /// Numerator and denominator.
        part: Option<(Expr, Expr)>,
    },
}

/// The weight of one outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// A number.
    Fixed(i64),
    /// A cell of a table.
    Table(usize, usize),
}

/// Chances of the outcomes.
#[derive(Clone, Debug)]
pub struct Odds {
    /// Weight of each outcome named; relative weights, or parts per million if there is a rest.
    pub weights: Vec<(usize, Weight)>,
    /// The outcome that gets what is left of a million.
    pub rest: Option<usize>,
}

/// What is decided together with an outcome, such as how many people were already removed.
#[derive(Clone, Debug)]
pub struct Draw {
    /// Id; the outcome's effects read it by this name.
    pub id: String,
    /// Smallest.
    pub min: Expr,
    /// Largest.
    pub max: Expr,
    /// What plans count with.
    pub plan: Expr,
}

/// What an effect writes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A cell.
    Slot(u16),
    /// A field of the entity that a parameter names.
    Field {
        /// Which parameter.
        param: u8,
        /// Which set.
        set: u8,
        /// Which field.
        field: u8,
    },
}

/// One effect: a cell takes a value computed from the old state.
#[derive(Clone, Debug)]
pub struct Assign {
    /// What is written.
    pub target: Target,
    /// What it becomes.
    pub value: Expr,
}

/// One way an action or trigger can end.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Id.
    pub id: String,
    /// Whether it is the one that was meant.
    pub wanted: bool,
    /// Can only happen when this holds.
    pub when: Option<Expr>,
    /// What is decided with it.
    pub draws: Vec<Draw>,
    /// The effects of the first case that holds.
    pub effects: Vec<Case<Vec<Assign>>>,
    /// Claims.
    pub cites: Cites,
}

/// Something an actor can do.
#[derive(Clone, Debug)]
pub struct Action {
    /// Id.
    pub id: String,
    /// Who does it.
    pub actor: String,
    /// Parameters.
    pub params: Vec<Param>,
    /// What must hold.
    pub requires: Vec<Require>,
    /// Confirmations that are asked for.
    pub confirms: Vec<Confirm>,
    /// Menu path on this device: ids of labels.
    pub paths: Vec<Case<Vec<String>>>,
    /// Attended time.
    pub takes: Vec<Case<Timing>>,
    /// Uses of quotas.
    pub uses: Vec<(usize, Expr)>,
    /// Ways it can end.
    pub outcomes: Vec<Outcome>,
    /// Their chances.
    pub odds: Vec<Case<Odds>>,
    /// Cannot be undone when this holds.
    pub irreversible: Option<Expr>,
    /// Claims.
    pub cites: Cites,
}

impl Action {
    /// The place and set of the parameter that takes an entity, if there is one.
    #[must_use]
    pub fn entity_param(&self) -> Option<(usize, u8)> {
        self.params.iter().enumerate().find_map(|(at, param)| match param.kind {
            ParamKind::Entity(set) => Some((at, set)),
            _ => None,
        })
    }
}

/// A typed parameter of an action.
#[derive(Clone, Debug)]
pub struct Param {
    /// Id.
    pub id: String,
    /// What it takes.
    pub kind: ParamKind,
}

/// What a parameter takes.
#[derive(Clone, Debug)]
pub enum ParamKind {
    /// An entity of a set.
    Entity(u8),
    /// An integer of a range.
    Int(Expr, Expr),
    /// A choice of an enum.
    Enum(u16),
    /// True or false.
    Bool,
}

/// A confirmation that is asked for.
#[derive(Clone, Debug)]
pub struct Confirm {
    /// Id, such as `popup`.
    pub id: String,
    /// Asked for only when this holds.
    pub when: Option<Expr>,
    /// Claims.
    pub cites: Cites,
}

/// When a trigger happens after its condition became true.
#[derive(Clone, Debug)]
pub enum When {
    /// After a while.
    After(Vec<Case<Timing>>),
    /// At an instant.
    At(Expr),
}

/// Something that happens without you.
#[derive(Clone, Debug)]
pub struct Trigger {
    /// Id.
    pub id: String,
    /// Who or what does it.
    pub actor: String,
    /// Once for each entity of this set.
    pub each: Option<u8>,
    /// Armed while this holds.
    pub when: Expr,
    /// When it happens.
    pub timing: When,
    /// Need never happen.
    pub may: bool,
    /// Ways it can go.
    pub outcomes: Vec<Outcome>,
    /// Their chances.
    pub odds: Vec<Case<Odds>>,
    /// Claims.
    pub cites: Cites,
}

/// A limit on how often something may be done.
#[derive(Clone, Debug)]
pub struct Quota {
    /// Id.
    pub id: String,
    /// Code of the finding when it is used up.
    pub code: String,
    /// Most uses in the window.
    pub max: i64,
    /// The window.
    pub window: Vec<Case<QuotaWindow>>,
    /// Uses before the session, taken as made at its start.
    pub prior: Option<Expr>,
    /// Claims.
    pub cites: Cites,
}

/// The window of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaWindow {
    /// The last so many milliseconds.
    Rolling(i64),
    /// The civil day.
    Day,
}

/// How long something remains.
#[derive(Clone, Debug)]
pub enum Until {
    /// For a length of time after it began.
    After(Window),
    /// For ever.
    Permanent,
    /// The sources do not say.
    Unstated,
}

/// What remains, where, for whom, until when.
#[derive(Clone, Debug)]
pub struct Residue {
    /// Id.
    pub id: String,
    /// Remains while this holds.
    pub when: Expr,
    /// Since when.
    pub from: Option<Expr>,
    /// Until when.
    pub until: Vec<Case<Until>>,
    /// Who keeps it.
    pub holder: String,
    /// Who can see it.
    pub seen_by: String,
    /// Claims.
    pub cites: Cites,
}

/// Where a note is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOn {
    /// Beside an action.
    Action(usize),
    /// Beside a goal.
    Goal(usize),
    /// Beside the situation.
    Form,
    /// At the end.
    Afterwards,
}

/// What sort of note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteLevel {
    /// Something can go wrong.
    Warning,
    /// Something helps.
    Advice,
    /// A figure as an article gives it.
    Figure,
    /// How it is elsewhere.
    Comparison,
}

/// Something that is shown where it matters.
#[derive(Clone, Debug)]
pub struct Note {
    /// Id.
    pub id: String,
    /// Where.
    pub on: Vec<NoteOn>,
    /// Only when this holds.
    pub when: Option<Expr>,
    /// What sort.
    pub level: NoteLevel,
    /// Values for its text.
    pub args: Vec<(String, Expr)>,
    /// Claims.
    pub cites: Cites,
}

/// What a person can want.
#[derive(Clone, Debug)]
pub struct Goal {
    /// Id.
    pub id: String,
    /// Reached when this holds.
    pub that: Expr,
    /// Actions that lead there, the nearest first.
    pub actions: Vec<usize>,
}

/// A situation to begin with.
#[derive(Clone, Debug)]
pub struct Preset {
    /// Id.
    pub id: String,
    /// Facts.
    pub facts: Vec<(u16, Given)>,
    /// What this person wants.
    pub goal: Option<usize>,
    /// Claims.
    pub cites: Cites,
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

    /// Ids of claims.
    #[must_use]
    pub fn cited(&self, cites: &[u16]) -> Vec<String> {
        cites.iter().filter_map(|at| self.claims.get(usize::from(*at)).cloned()).collect()
    }
}

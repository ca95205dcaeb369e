//! What can be done and what happens: requirements, actions, triggers, quotas.

use serde::{Deserialize, Serialize};

use sha2::{Digest as _, Sha256};

use super::{Case, Cites, Expr, Rulebook};
use crate::calendar::Length;
use crate::value::Kind;

/// Who or what sets a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum By {
    /// The software: it blocks.
    System,
    /// A policy: acting against it is recorded.
    Policy,
    /// The law: acting against it is recorded.
    Law,
}

impl By {
    /// Its name, as it leaves the engine.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Policy => "policy",
            Self::Law => "law",
        }
    }
}

/// What must hold for an action, or what a consistent situation satisfies.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// Indices of the readings that it rests on, through derived facts too.
    pub readings: Vec<u16>,
    /// Whether the clock alone can change it.
    pub timed: bool,
    /// Claims.
    pub cites: Cites,
}

impl Require {
    /// That this must hold, always, by the software; without code, words or claims.
    #[must_use]
    pub fn new(that: Expr) -> Self {
        Self {
            code: String::new(),
            when: None,
            that,
            by: By::System,
            hides: false,
            args: Vec::new(),
            about_entity: false,
            about_argument: false,
            readings: Vec::new(),
            timed: false,
            cites: Vec::new(),
        }
    }

    /// The conditions that it is judged by: when it applies, and what must hold.
    pub fn parts(&self) -> impl Iterator<Item = &Expr> + Clone {
        self.when.iter().chain([&self.that])
    }
}

/// How long something takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Timing {
    /// As stated, or as assumed by us.
    Fixed(Length),
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weight {
    /// A number.
    Fixed(i64),
    /// A cell of a table.
    Table(usize, usize),
}

/// Chances of the outcomes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Odds {
    /// Weight of each outcome named; relative weights, or parts per million if there is a rest.
    pub weights: Vec<(usize, Weight)>,
    /// The outcome that gets what is left of a million.
    pub rest: Option<usize>,
}

/// What is decided together with an outcome, such as how many people were already removed.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Assign {
    /// What is written.
    pub target: Target,
    /// What it becomes.
    pub value: Expr,
}

impl Assign {
    /// The cells that it may write.
    pub fn slots<'a>(&self, book: &'a Rulebook) -> impl Iterator<Item = u16> + use<'a> {
        self.target.slots(book)
    }
}

impl Target {
    /// The cells that this may be: that of a field for everybody whom it may be about.
    pub fn slots<'a>(self, book: &'a Rulebook) -> impl Iterator<Item = u16> + use<'a> {
        let (slot, field) = match self {
            Target::Slot(slot) => (Some(slot), None),
            Target::Field { set, field, .. } => (None, book.sets.get(usize::from(set)).map(|set| (set, field))),
        };
        let fields = field
            .into_iter()
            .flat_map(|(set, field)| (0..usize::from(set.max)).map(move |entity| set.slot(entity, usize::from(field))));
        slot.into_iter().chain(fields)
    }
}

/// One way an action or trigger can end.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

impl Outcome {
    /// Everything that it may write.
    pub fn assigns(&self) -> impl Iterator<Item = &Assign> {
        self.effects.iter().flat_map(|case| &case.then)
    }
}

/// Everything that the wanted ones among some outcomes may write.
pub fn wanted_writes(outcomes: &[Outcome]) -> impl Iterator<Item = &Assign> {
    outcomes.iter().filter(|outcome| outcome.wanted).flat_map(Outcome::assigns)
}

/// The number by which the permanent id of an action or trigger stands in keys: the first word of its SHA-256.
#[must_use]
pub fn item_key(id: &str) -> u32 {
    Sha256::digest(id.as_bytes()).iter().take(4).fold(0_u32, |n, byte| (n << 8) | u32::from(*byte))
}

/// Something an actor can do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Action {
    /// Id.
    pub id: String,
    /// Who does it.
    pub actor: String,
    /// Heading that it stands under.
    pub group: String,
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
    /// What it costs.
    pub costs: Vec<Case<Cost>>,
    /// Cannot be undone when this holds.
    pub irreversible: Option<Expr>,
    /// How many people it is done to, whether they want it or not.
    pub affects: Option<Expr>,
    /// Whether it is the better the later it is done: it keeps what is there by then, or ends what is in use until then.
    pub late: bool,
    /// The number by which it stands in the keys of draws.
    pub draw_key: u32,
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

/// Money, in fen. A price of which only one end is stated keeps the other open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Least.
    pub min: Option<i64>,
    /// Most.
    pub max: Option<i64>,
    /// How often.
    pub per: Per,
}

/// How often something is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Per {
    /// Once.
    Once,
    /// Every year.
    Year,
}

/// A typed parameter of an action.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Param {
    /// Id.
    pub id: String,
    /// What it takes.
    pub kind: ParamKind,
}

/// What a parameter takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

impl ParamKind {
    /// What sort of value its argument is; an entity is its index.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Entity(_) | Self::Int(..) => Kind::Int,
            Self::Enum(_) => Kind::Sym,
            Self::Bool => Kind::Bool,
        }
    }
}

/// A confirmation that is asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirm {
    /// Id, such as `popup`.
    pub id: String,
    /// Asked for only when this holds.
    pub when: Option<Expr>,
    /// Claims.
    pub cites: Cites,
}

/// When a trigger happens after its condition became true.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum When {
    /// After a while.
    After(Vec<Case<Timing>>),
    /// At an instant.
    At(Expr),
}

impl Timing {
    /// The expressions that it is looked up by.
    pub fn exprs<'b>(&'b self, book: &'b Rulebook) -> impl Iterator<Item = &'b Expr> {
        let (table, part) = match self {
            Self::Fixed(_) => (None, None),
            Self::Table { table, part, .. } => (book.tables.get(*table), part.as_ref()),
        };
        table.map(|table| &table.key).into_iter().chain(part.into_iter().flat_map(|(of, whole)| [of, whole]))
    }
}

impl When {
    /// The expressions that decide when it is.
    #[must_use]
    pub fn exprs<'b>(&'b self, book: &'b Rulebook) -> Vec<&'b Expr> {
        match self {
            Self::At(at) => vec![at],
            Self::After(cases) => cases.iter().flat_map(|case| case.when.iter().chain(case.then.exprs(book))).collect(),
        }
    }
}

/// Something that happens without you.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// The number by which it stands in the keys of draws.
    pub draw_key: u32,
    /// Ways it can go.
    pub outcomes: Vec<Outcome>,
    /// Their chances.
    pub odds: Vec<Case<Odds>>,
    /// Claims.
    pub cites: Cites,
}

/// A limit on how often something may be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuotaWindow {
    /// The last so many milliseconds.
    Rolling(i64),
    /// The civil day.
    Day,
    /// The civil month.
    Month,
}

//! What a page needs to know of a rulebook once: the form, the actions, the readings.

use serde::Serialize;

use super::{Datum, DatumKind, datum, safe, slot_kind};
use crate::rulebook::{Ask, Fact, Given, Outcome, ParamKind, Rulebook, SlotTy};

/// A rulebook's static parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct RulebookInfo {
    /// Id.
    pub id: String,
    /// Version of its content.
    pub version: String,
    /// Hash of the canonical pack.
    pub hash: String,
    /// Locales it has texts in.
    pub locales: Vec<String>,
    /// Its clock, in milliseconds from UTC.
    pub utc_offset: i64,
    /// Askable facts, in the order of the form.
    pub facts: Vec<FactInfo>,
    /// Sets of entities.
    pub sets: Vec<EntitySetInfo>,
    /// Readings.
    pub readings: Vec<ReadingInfo>,
    /// Actions.
    pub actions: Vec<ActionInfo>,
    /// Triggers.
    pub triggers: Vec<TriggerInfo>,
    /// Goals.
    pub goals: Vec<GoalInfo>,
    /// Presets.
    pub presets: Vec<PresetInfo>,
    /// Id of the fact by which situations are shown side by side.
    pub compare: Option<String>,
    /// Claims that anything cites.
    pub claims: Vec<String>,
}

/// An askable fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct FactInfo {
    /// Id; its key too, unless it is a field of a set.
    pub id: String,
    /// Sort of value.
    pub kind: DatumKind,
    /// Choices of an enum.
    pub choices: Vec<String>,
    /// Smallest int.
    pub min: Option<i64>,
    /// Largest int.
    pub max: Option<i64>,
    /// Whether it is asked as "how long ago".
    pub ago: bool,
    /// Whether it is asked as "how far ahead".
    pub ahead: bool,
    /// Heading of the form.
    pub group: String,
    /// Unit of an int.
    pub unit: Option<String>,
    /// What it is taken to be until somebody says otherwise; `null` where nothing is.
    pub start: Datum,
    /// Claims.
    pub claims: Vec<String>,
}

/// A set of entities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct EntitySetInfo {
    /// Id; the key of its count too.
    pub id: String,
    /// Most entities.
    pub max: u32,
    /// Heading of the form.
    pub group: String,
    /// Askable fields; the key of one is `set.index.field`.
    pub fields: Vec<FactInfo>,
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ReadingInfo {
    /// Id.
    pub id: String,
    /// Choices; the first is that of the articles.
    pub choices: Vec<String>,
    /// Claims of each choice.
    pub claims: Vec<Vec<String>>,
    /// The choice of the public record, where it has one.
    pub record: Option<String>,
    /// Whether a person can check it on their own screen.
    pub checkable: bool,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ActionInfo {
    /// Id.
    pub id: String,
    /// Who does it.
    pub actor: String,
    /// Heading that it stands under.
    pub group: String,
    /// Parameters.
    pub params: Vec<ParamInfo>,
    /// Outcomes.
    pub outcomes: Vec<OutcomeInfo>,
    /// Claims.
    pub claims: Vec<String>,
}

/// A parameter of an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct ParamInfo {
    /// Id.
    pub id: String,
    /// `entity`, `int`, `enum` or `bool`.
    pub kind: &'static str,
    /// The set of an entity.
    pub set: Option<String>,
    /// The choices of an enum.
    pub choices: Vec<String>,
}

/// An outcome of an action or trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct OutcomeInfo {
    /// Id.
    pub id: String,
    /// Whether it is the one that was meant.
    pub wanted: bool,
    /// Names of what is decided with it.
    pub draws: Vec<String>,
    /// Claims.
    pub claims: Vec<String>,
}

/// A trigger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TriggerInfo {
    /// Id.
    pub id: String,
    /// Who or what does it.
    pub actor: String,
    /// The set it is about, one entity at a time.
    pub set: Option<String>,
    /// Whether it need never happen.
    pub may: bool,
    /// Outcomes.
    pub outcomes: Vec<OutcomeInfo>,
    /// Claims.
    pub claims: Vec<String>,
}

/// A goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct GoalInfo {
    /// Id.
    pub id: String,
    /// Ids of the actions that lead there.
    pub actions: Vec<String>,
}

/// A preset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct PresetInfo {
    /// Id.
    pub id: String,
    /// Id of what this person wants.
    pub goal: Option<String>,
    /// Facts, for the form; instants are milliseconds from the start.
    pub facts: Vec<super::ArgView>,
    /// Claims.
    pub claims: Vec<String>,
}

/// The static parts of a rulebook.
#[must_use]
pub fn describe(book: &Rulebook) -> RulebookInfo {
    let outcomes = |outcomes: &[Outcome]| {
        let info = |outcome: &Outcome| OutcomeInfo {
            id: outcome.id.clone(),
            wanted: outcome.wanted,
            draws: outcome.draws.iter().map(|draw| draw.id.clone()).collect(),
            claims: book.cited(&outcome.cites),
        };
        outcomes.iter().map(info).collect()
    };
    let set_id = |set: u8| book.sets.get(usize::from(set)).map(|set| set.id.clone());
    let choices = |id: u16| book.choices(id).iter().map(|sym| book.name(*sym).to_owned()).collect();
    RulebookInfo {
        id: book.id.clone(),
        version: book.version.clone(),
        hash: book.hash.clone(),
        locales: book.locales.clone(),
        utc_offset: book.calendar.utc_offset,
        facts: book.facts.iter().filter_map(|info| fact(book, info)).collect(),
        sets: book
            .sets
            .iter()
            .map(|set| EntitySetInfo {
                id: set.id.clone(),
                max: u32::from(set.max),
                group: set.group.clone(),
                fields: set.fields.iter().filter_map(|info| fact(book, info)).collect(),
            })
            .collect(),
        readings: book
            .readings
            .iter()
            .map(|reading| ReadingInfo {
                id: reading.id.clone(),
                choices: choices(reading.enum_id),
                claims: reading.cites.iter().map(|cites| book.cited(cites)).collect(),
                record: reading.record.map(|choice| book.name(choice).to_owned()),
                checkable: reading.checkable,
            })
            .collect(),
        actions: book
            .actions
            .iter()
            .map(|action| ActionInfo {
                id: action.id.clone(),
                actor: action.actor.clone(),
                group: action.group.clone(),
                params: action
                    .params
                    .iter()
                    .map(|param| {
                        let (kind, set, choices) = match &param.kind {
                            ParamKind::Entity(set) => ("entity", set_id(*set), Vec::new()),
                            ParamKind::Int(..) => ("int", None, Vec::new()),
                            ParamKind::Enum(id) => ("enum", None, choices(*id)),
                            ParamKind::Bool => ("bool", None, Vec::new()),
                        };
                        ParamInfo { id: param.id.clone(), kind, set, choices }
                    })
                    .collect(),
                outcomes: outcomes(&action.outcomes),
                claims: book.cited(&action.cites),
            })
            .collect(),
        triggers: book
            .triggers
            .iter()
            .map(|trigger| TriggerInfo {
                id: trigger.id.clone(),
                actor: trigger.actor.clone(),
                set: trigger.each.and_then(set_id),
                may: trigger.may,
                outcomes: outcomes(&trigger.outcomes),
                claims: book.cited(&trigger.cites),
            })
            .collect(),
        goals: book
            .goals
            .iter()
            .map(|goal| GoalInfo {
                id: goal.id.clone(),
                actions: goal.actions.iter().filter_map(|at| book.actions.get(*at)).map(|a| a.id.clone()).collect(),
            })
            .collect(),
        presets: book
            .presets
            .iter()
            .map(|preset| PresetInfo {
                id: preset.id.clone(),
                goal: preset.goal.and_then(|at| book.goals.get(at)).map(|goal| goal.id.clone()),
                facts: preset.facts.iter().filter_map(|(slot, given)| preset_fact(book, *slot, *given)).collect(),
                claims: book.cited(&preset.cites),
            })
            .collect(),
        compare: book.compare.and_then(|slot| book.slots.get(usize::from(slot))).map(|slot| slot.key.clone()),
        claims: book.claims.clone(),
    }
}

fn preset_fact(book: &Rulebook, slot: u16, given: Given) -> Option<super::ArgView> {
    let declared = book.slots.get(usize::from(slot))?;
    let value = match given {
        Given::Cell(cell) => datum(book, declared.ty.kind(), cell),
        Given::FromNow(ms) => Datum::Int(ms),
        Given::Unknown => Datum::Null,
    };
    Some(super::ArgView { name: declared.key.clone(), value })
}

fn fact(book: &Rulebook, fact: &Fact) -> Option<FactInfo> {
    let slot = book.slots.get(usize::from(fact.slot)).filter(|slot| slot.ask != Ask::Never)?;
    let (min, max) = match slot.ty {
        SlotTy::Int { min, max } => (safe(min), safe(max)),
        _ => (None, None),
    };
    let choices = match slot.ty {
        SlotTy::Enum(id) => book.choices(id).iter().map(|sym| book.name(*sym).to_owned()).collect(),
        _ => Vec::new(),
    };
    Some(FactInfo {
        id: fact.id.clone(),
        kind: slot_kind(slot.ty),
        choices,
        min,
        max,
        ago: slot.ask == Ask::Ago,
        ahead: slot.ask == Ask::Ahead,
        group: fact.group.clone(),
        unit: fact.unit.clone(),
        start: slot.start.map_or(Datum::Null, |cell| datum(book, slot.ty.kind(), cell)),
        claims: book.cited(&fact.cites),
    })
}

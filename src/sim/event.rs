//! The four kinds of event, requests, which are events in which chance or habit may still choose, and what happened in a step.

use crate::diag::{Code, Rejection};
use crate::rulebook::source::{Tree, TreeKind};
use crate::rulebook::{Ask, Given, Outcome, ParamKind, Rulebook, SlotTy, cell_tree};
use crate::value::Value;

/// Something that happened, complete: replaying it needs no chance.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Facts were said, at the clock.
    Set {
        /// Cells and their values; `None` is unknown.
        facts: Vec<(u16, Option<i64>)>,
        /// Whether they were only assumed.
        assumed: bool,
    },
    /// Somebody did something.
    Act {
        /// Index of the action.
        action: usize,
        /// Arguments, in the order of the parameters.
        args: Vec<Value>,
        /// Attended time, in milliseconds.
        took: i64,
        /// Index of the outcome.
        outcome: usize,
        /// What was decided with the outcome.
        draws: Vec<i64>,
        /// Ids of the confirmations that were given.
        confirm: Vec<String>,
    },
    /// What nature, a company, a school or the platform did.
    Fire {
        /// Index of the trigger.
        trigger: usize,
        /// Which entity it is about; 0 where there is none.
        instance: usize,
        /// Index of the outcome.
        outcome: usize,
        /// What was decided with the outcome.
        draws: Vec<i64>,
    },
    /// Time passed.
    Wait {
        /// The clock afterwards.
        until: i64,
    },
}

/// Something that happened during a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Facts were said.
    Set,
    /// Time passed.
    Waited,
    /// An action came to its end.
    Acted {
        /// Index of the action.
        action: usize,
        /// Index of the outcome.
        outcome: usize,
        /// When it ended.
        at: i64,
    },
    /// An action stopped being offered while it was under way; its effects did not happen.
    Interrupted {
        /// Index of the action.
        action: usize,
        /// When.
        at: i64,
    },
    /// A trigger happened.
    Fired {
        /// Index of the trigger.
        trigger: usize,
        /// Which entity it was about.
        instance: usize,
        /// Index of the outcome.
        outcome: usize,
        /// When.
        at: i64,
    },
    /// A duty was met, or breached.
    Duty {
        /// Index of the duty.
        duty: usize,
        /// Whether it was met.
        met: bool,
        /// When.
        at: i64,
    },
    /// A requirement of policy or law was acted against.
    Breached {
        /// Its code.
        code: String,
        /// When.
        at: i64,
    },
}

/// An event that may leave open how it went.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// As [`Event::Set`]; instants may be relative to the clock.
    Set(Vec<(u16, Given)>, bool),
    /// As [`Event::Act`].
    Act {
        /// Index of the action.
        action: usize,
        /// Arguments.
        args: Vec<Value>,
        /// Attended time, if it is said.
        took: Option<i64>,
        /// Index of the outcome, if it is said.
        outcome: Option<usize>,
        /// What was decided with the outcome, if it is said.
        draws: Option<Vec<i64>>,
        /// Confirmations that were given; all that are asked for, if it is not said.
        confirm: Option<Vec<String>>,
    },
    /// As [`Event::Fire`]; waits until it is due first.
    Fire {
        /// Index of the trigger.
        trigger: usize,
        /// Which entity it is about.
        instance: usize,
        /// Index of the outcome, if it is said.
        outcome: Option<usize>,
        /// What was decided with the outcome, if it is said.
        draws: Option<Vec<i64>>,
    },
    /// As [`Event::Wait`]; `None` waits for the next change.
    Wait(Option<Given>),
}

impl Request {
    /// Reads a request from its JSON form, such as `{"act":{"action":"dissolve"}}`.
    ///
    /// # Errors
    /// A rejection that points at the part that cannot be used.
    pub fn read(book: &Rulebook, tree: &Tree) -> Result<Self, Rejection> {
        let shape = |expected: &'static str| Rejection::new(Code::EventShape).with("expected", expected);
        let [(kind, body)] = tree.entries() else {
            return Err(shape("set, act, fire, wait").with("found", tree.type_name()));
        };
        let reader = Reader { book, at: format!("/{kind}") };
        match kind.as_str() {
            "set" => {
                reader.only(body, &["facts", "assumed"])?;
                let mut facts = Vec::new();
                for (key, value) in body.get("facts").map_or(&[][..], Tree::entries) {
                    facts.push(reader.fact(key, value)?);
                }
                if facts.is_empty() {
                    return Err(shape("facts").at("/set/facts").with("found", "{}"));
                }
                Ok(Self::Set(facts, reader.flag(body, "assumed")?))
            }
            "act" => {
                reader.only(body, &["action", "args", "took", "outcome", "draws", "confirm"])?;
                let name = reader.text(body, "action")?.ok_or(shape("action").at("/act"))?;
                let action = book.actions.iter().position(|action| action.id == name);
                let action = action.ok_or(Rejection::new(Code::UnknownAction).at("/act/action").with("name", name))?;
                let declared = book.actions.get(action).ok_or(Rejection::new(Code::UnknownAction))?;
                let (outcome, draws) = reader.outcome(body, &declared.outcomes)?;
                Ok(Self::Act {
                    action,
                    args: reader.args(body, declared)?,
                    took: reader.int(body, "took")?,
                    outcome,
                    draws,
                    confirm: reader.texts(body, "confirm")?,
                })
            }
            "fire" => {
                reader.only(body, &["trigger", "instance", "outcome", "draws"])?;
                let name = reader.text(body, "trigger")?.ok_or(shape("trigger").at("/fire"))?;
                let trigger = book.triggers.iter().position(|trigger| trigger.id == name);
                let trigger =
                    trigger.ok_or(Rejection::new(Code::UnknownTrigger).at("/fire/trigger").with("name", name))?;
                let declared = book.triggers.get(trigger).ok_or(Rejection::new(Code::UnknownTrigger))?;
                let (outcome, draws) = reader.outcome(body, &declared.outcomes)?;
                let instance = reader.int(body, "instance")?.unwrap_or(0);
                let instance =
                    usize::try_from(instance).map_err(|_| Rejection::new(Code::UnknownEntity).at("/fire/instance"))?;
                Ok(Self::Fire { trigger, instance, outcome, draws })
            }
            "wait" => {
                reader.only(body, &["until"])?;
                let until = body.get("until").filter(|tree| !matches!(tree.kind, TreeKind::Null));
                let until = until.map(|tree| match &tree.kind {
                    TreeKind::Str(text) if crate::time::parse_duration(text).is_some_and(|ms| ms > 0) => {
                        Ok(Given::FromNow(crate::time::parse_duration(text).unwrap_or(0)))
                    }
                    _ => Given::read(book, SlotTy::Instant, tree).map_err(|r| r.at("/wait/until")),
                });
                Ok(Self::Wait(until.transpose()?))
            }
            _ => Err(shape("set, act, fire, wait").with("found", kind.as_str())),
        }
    }
}

impl Request {
    /// Reads which action is looked at, and with which arguments: `{"act":{"action":"transfer"}}` leaves them open.
    ///
    /// # Errors
    /// As [`Request::read`].
    pub fn read_preview(book: &Rulebook, tree: &Tree) -> Result<(usize, Option<Vec<Value>>), Rejection> {
        let body = tree.get("act");
        let named = body.and_then(|body| body.get("action")).map(|action| &action.kind);
        let at = match named {
            Some(TreeKind::Str(name)) => book.actions.iter().position(|action| action.id == *name),
            _ => None,
        };
        match (at, body.is_some_and(|body| body.get("args").is_some())) {
            (Some(at), false) => Ok((at, None)),
            _ => match Self::read(book, tree)? {
                Self::Act { action, args, .. } => Ok((action, Some(args))),
                _ => Err(Rejection::new(Code::EventShape).with("expected", "act").with("found", "other")),
            },
        }
    }
}

struct Reader<'a> {
    book: &'a Rulebook,
    at: String,
}

impl Reader<'_> {
    fn shape(&self, key: &str, expected: &'static str, tree: &Tree) -> Rejection {
        Rejection::new(Code::EventShape)
            .at(format!("{}/{key}", self.at))
            .with("expected", expected)
            .with("found", tree.type_name())
    }

    fn only(&self, body: &Tree, keys: &[&str]) -> Result<(), Rejection> {
        if !matches!(body.kind, TreeKind::Table(_)) {
            return Err(Rejection::new(Code::EventShape)
                .at(&self.at)
                .with("expected", "object")
                .with("found", body.type_name()));
        }
        match body.entries().iter().find(|(key, _)| !keys.contains(&key.as_str())) {
            Some((key, _)) => Err(Rejection::new(Code::EventShape)
                .at(format!("{}/{key}", self.at))
                .with("expected", keys.join(", "))
                .with("found", key.as_str())),
            None => Ok(()),
        }
    }

    fn present<'t>(body: &'t Tree, key: &str) -> Option<&'t Tree> {
        body.get(key).filter(|tree| !matches!(tree.kind, TreeKind::Null))
    }

    fn text<'t>(&self, body: &'t Tree, key: &str) -> Result<Option<&'t str>, Rejection> {
        match Self::present(body, key).map(|tree| (&tree.kind, tree)) {
            None => Ok(None),
            Some((TreeKind::Str(text), _)) => Ok(Some(text)),
            Some((_, tree)) => Err(self.shape(key, "string", tree)),
        }
    }

    fn int(&self, body: &Tree, key: &str) -> Result<Option<i64>, Rejection> {
        match Self::present(body, key).map(|tree| (&tree.kind, tree)) {
            None => Ok(None),
            Some((TreeKind::Int(n), _)) => Ok(Some(*n)),
            Some((_, tree)) => Err(self.shape(key, "int", tree)),
        }
    }

    fn flag(&self, body: &Tree, key: &str) -> Result<bool, Rejection> {
        match Self::present(body, key).map(|tree| (&tree.kind, tree)) {
            None => Ok(false),
            Some((TreeKind::Bool(b), _)) => Ok(*b),
            Some((_, tree)) => Err(self.shape(key, "bool", tree)),
        }
    }

    fn texts(&self, body: &Tree, key: &str) -> Result<Option<Vec<String>>, Rejection> {
        let Some(tree) = Self::present(body, key) else { return Ok(None) };
        let TreeKind::List(items) = &tree.kind else { return Err(self.shape(key, "array", tree)) };
        let texts = items.iter().map(|item| match &item.kind {
            TreeKind::Str(text) => Ok(text.clone()),
            _ => Err(self.shape(key, "string", item)),
        });
        texts.collect::<Result<Vec<_>, _>>().map(Some)
    }

    fn fact(&self, key: &str, value: &Tree) -> Result<(u16, Given), Rejection> {
        let at = format!("{}/facts/{key}", self.at);
        read_fact(self.book, key, value).map_err(|rejection| rejection.at(at))
    }

    fn args(&self, body: &Tree, action: &crate::rulebook::Action) -> Result<Vec<Value>, Rejection> {
        let given = Self::present(body, "args");
        if let Some((name, _)) = given
            .map_or(&[][..], Tree::entries)
            .iter()
            .find(|(name, _)| !action.params.iter().any(|param| param.id == *name))
        {
            let known: Vec<&str> = action.params.iter().map(|param| param.id.as_str()).collect();
            return Err(Rejection::new(Code::EventShape)
                .at(format!("{}/args/{name}", self.at))
                .with("expected", known.join(", "))
                .with("found", name.as_str()));
        }
        let mut args = Vec::new();
        for param in &action.params {
            let at = format!("{}/args/{}", self.at, param.id);
            let missing = || {
                let action = action.id.as_str();
                Rejection::new(Code::ArgumentNeeded).at(&at).with("action", action).with("argument", param.id.as_str())
            };
            let tree = given.and_then(|given| given.get(&param.id)).ok_or_else(missing)?;
            let value = match (&param.kind, &tree.kind) {
                (ParamKind::Entity(_) | ParamKind::Int(..), TreeKind::Int(n)) => Some(Value::Int(*n)),
                (ParamKind::Bool, TreeKind::Bool(b)) => Some(Value::Bool(*b)),
                (ParamKind::Enum(id), TreeKind::Str(name)) => {
                    let known: Vec<&str> = self.book.choices(*id).iter().map(|sym| self.book.name(*sym)).collect();
                    let sym = self.book.choice(*id, name).ok_or_else(|| {
                        Rejection::new(Code::ValueRange)
                            .at(&at)
                            .with("value", name.as_str())
                            .with("range", known.join(", "))
                    })?;
                    Some(Value::Sym(sym))
                }
                _ => None,
            };
            args.push(value.ok_or_else(|| self.shape("args", "argument", tree).at(&at))?);
        }
        Ok(args)
    }

    fn outcome(&self, body: &Tree, outcomes: &[Outcome]) -> Result<(Option<usize>, Option<Vec<i64>>), Rejection> {
        let Some(name) = self.text(body, "outcome")? else { return Ok((None, None)) };
        let at = outcomes.iter().position(|outcome| outcome.id == name);
        let known: Vec<&str> = outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let at = at.ok_or(
            Rejection::new(Code::OutcomeImpossible)
                .at(format!("{}/outcome", self.at))
                .with("outcome", name)
                .with("known", known.join(", ")),
        )?;
        let declared = outcomes.get(at).map_or(&[][..], |outcome| &outcome.draws);
        let Some(given) = Self::present(body, "draws") else { return Ok((Some(at), None)) };
        let mut draws = Vec::new();
        for draw in declared {
            match given.get(&draw.id).map(|tree| &tree.kind) {
                Some(TreeKind::Int(n)) => draws.push(*n),
                _ => return Err(self.shape(&format!("draws/{}", draw.id), "int", given)),
            }
        }
        if given.entries().len() != draws.len() {
            return Err(self.shape("draws", "draws", given));
        }
        Ok((Some(at), Some(draws)))
    }
}

/// Reads one askable fact by its key.
///
/// # Errors
/// [`Code::UnknownFact`] with the nearest key, [`Code::FactNotAskable`], or what [`Given::read`] refuses.
pub(super) fn read_fact(book: &Rulebook, key: &str, value: &Tree) -> Result<(u16, Given), Rejection> {
    let slot = askable(book, key)?;
    let declared = book.slots.get(usize::from(slot)).ok_or(Rejection::new(Code::UnknownFact))?;
    Given::read(book, declared.ty, value).map(|given| (slot, given)).map_err(|r| r.with("name", key))
}

/// The cell of a fact that can be answered.
///
/// # Errors
/// [`Code::UnknownFact`] with the nearest key, [`Code::FactNotAskable`].
pub fn askable(book: &Rulebook, key: &str) -> Result<u16, Rejection> {
    let Some(slot) = book.slot(key) else {
        let rejection = Rejection::new(Code::UnknownFact).with("name", key);
        return Err(match crate::diag::nearest(key, book.slots.iter().map(|slot| slot.key.as_str())) {
            Some(near) => rejection.with("suggestion", near),
            None => rejection,
        });
    };
    if book.slots.get(usize::from(slot)).is_none_or(|declared| declared.ask == Ask::Never) {
        return Err(Rejection::new(Code::FactNotAskable).with("name", key));
    }
    Ok(slot)
}

impl Event {
    /// Reads a complete event, as a log holds it.
    ///
    /// # Errors
    /// As [`Request::read`]; [`Code::EventShape`] where something is left open.
    pub fn read(book: &Rulebook, tree: &Tree) -> Result<Self, Rejection> {
        let open = |what: &'static str| Rejection::new(Code::EventShape).with("expected", what).with("found", "null");
        Ok(match Request::read(book, tree)? {
            Request::Set(facts, assumed) => {
                let cell = |given| match given {
                    Given::Cell(cell) => Ok(Some(cell)),
                    Given::Unknown => Ok(None),
                    Given::FromNow(_) => Err(open("absolute instant")),
                };
                let facts = facts.into_iter().map(|(slot, given)| Ok((slot, cell(given)?)));
                Self::Set { facts: facts.collect::<Result<_, Rejection>>()?, assumed }
            }
            Request::Act { action, args, took, outcome, draws, confirm } => {
                let outcome = outcome.ok_or(open("outcome"))?;
                let needs_draws = book.actions.get(action).and_then(|action| action.outcomes.get(outcome));
                let none = needs_draws.is_some_and(|outcome| outcome.draws.is_empty()).then(Vec::new);
                Self::Act {
                    action,
                    args,
                    took: took.ok_or(open("took"))?,
                    outcome,
                    draws: draws.or(none).ok_or(open("draws"))?,
                    confirm: confirm.unwrap_or_default(),
                }
            }
            Request::Fire { trigger, instance, outcome, draws } => {
                let outcome = outcome.ok_or(open("outcome"))?;
                let needs_draws = book.triggers.get(trigger).and_then(|trigger| trigger.outcomes.get(outcome));
                let none = needs_draws.is_some_and(|outcome| outcome.draws.is_empty()).then(Vec::new);
                Self::Fire { trigger, instance, outcome, draws: draws.or(none).ok_or(open("draws"))? }
            }
            Request::Wait(Some(Given::Cell(until))) => Self::Wait { until },
            Request::Wait(_) => return Err(open("until")),
        })
    }

    /// The event as a log holds it.
    #[must_use]
    pub fn tree(&self, book: &Rulebook) -> Tree {
        let text = |text: &str| Tree::new(TreeKind::Str(text.to_owned()));
        let int = |n: i64| Tree::new(TreeKind::Int(n));
        let mut body: Vec<(String, Tree)> = Vec::new();
        let mut put = |key: &str, value: Tree| body.push((key.to_owned(), value));
        let result = |outcomes: &[Outcome], outcome: usize, draws: &[i64], put: &mut dyn FnMut(&str, Tree)| {
            let Some(declared) = outcomes.get(outcome) else { return };
            put("outcome", text(&declared.id));
            if !draws.is_empty() {
                let draws = declared.draws.iter().zip(draws).map(|(draw, n)| (draw.id.clone(), int(*n)));
                put("draws", Tree::new(TreeKind::Table(draws.collect())));
            }
        };
        let kind = match self {
            Self::Set { facts, assumed } => {
                let facts = facts.iter().filter_map(|(slot, cell)| {
                    let declared = book.slots.get(usize::from(*slot))?;
                    Some((declared.key.clone(), cell_tree(book, declared.ty, *cell)))
                });
                put("facts", Tree::new(TreeKind::Table(facts.collect())));
                if *assumed {
                    put("assumed", Tree::new(TreeKind::Bool(true)));
                }
                "set"
            }
            Self::Act { action, args, took, outcome, draws, confirm } => {
                if let Some(declared) = book.actions.get(*action) {
                    put("action", text(&declared.id));
                    if !args.is_empty() {
                        let args = declared.params.iter().zip(args);
                        let args = args.map(|(param, value)| (param.id.clone(), arg_tree(book, value)));
                        put("args", Tree::new(TreeKind::Table(args.collect())));
                    }
                    put("took", int(*took));
                    result(&declared.outcomes, *outcome, draws, &mut put);
                    if !confirm.is_empty() {
                        put("confirm", Tree::new(TreeKind::List(confirm.iter().map(|id| text(id)).collect())));
                    }
                }
                "act"
            }
            Self::Fire { trigger, instance, outcome, draws } => {
                if let Some(declared) = book.triggers.get(*trigger) {
                    put("trigger", text(&declared.id));
                    if declared.each.is_some() {
                        put("instance", int(i64::try_from(*instance).unwrap_or(0)));
                    }
                    result(&declared.outcomes, *outcome, draws, &mut put);
                }
                "fire"
            }
            Self::Wait { until } => {
                put("until", int(*until));
                "wait"
            }
        };
        Tree::new(TreeKind::Table(vec![(kind.to_owned(), Tree::new(TreeKind::Table(body)))]))
    }
}

fn arg_tree(book: &Rulebook, value: &Value) -> Tree {
    Tree::new(match value {
        Value::Bool(b) => TreeKind::Bool(*b),
        Value::Int(n) => TreeKind::Int(*n),
        Value::Sym(sym) => TreeKind::Str(book.name(*sym).to_owned()),
        _ => TreeKind::Null,
    })
}

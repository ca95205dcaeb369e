//! A condition in words, without a situation: what it asks of any.

use serde::Serialize;
use tuiqun::calendar::Hours;
use tuiqun::expr::{BinaryOp, Node, Op, Var};
use tuiqun::rulebook::{Ask, Fact, Rulebook};

use super::words::Words;

/// A line of a condition; deeper ones belong to the one above that is less deep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Line {
    pub(crate) depth: usize,
    pub(crate) text: String,
}

/// What conditions of one item are told with.
pub(crate) struct Sentence<'w> {
    pub(crate) words: &'w Words,
    pub(crate) book: &'w Rulebook,
    /// The action whose parameters they name.
    pub(crate) action: Option<&'w str>,
}

impl Sentence<'_> {
    /// A condition, its parts a line each.
    pub(crate) fn lines(&self, node: &Node) -> Vec<Line> {
        let mut lines = Vec::new();
        self.part(node, 0, &mut lines);
        lines
    }

    fn part(&self, node: &Node, depth: usize, lines: &mut Vec<Line>) {
        let head = match &node.op {
            Op::And(_) => "why-all",
            Op::Or(_) => "why-any",
            Op::Cond(_) => "why-cond",
            _ => return lines.push(Line { depth, text: self.phrase(node) }),
        };
        lines.push(Line { depth, text: self.words.t(head, &[]) });
        let deeper = depth.saturating_add(1);
        node.children().iter().for_each(|child| self.part(child, deeper, lines));
    }

    /// A part in one line.
    pub(crate) fn phrase(&self, node: &Node) -> String {
        let words = self.words;
        match &node.op {
            Op::Bool(yes) => words.t(if *yes { "yes" } else { "no" }, &[]),
            Op::Int(n) => n.to_string(),
            Op::Str(text) | Op::Version(_, text) => text.to_string(),
            Op::Sym(_, name) => words.choice(name),
            Op::Duration(ms, _) => words.duration(*ms),
            Op::Instant(ms, _) => words.instant(*ms),
            Op::Var(name, var, _) => var.map_or_else(|| name.to_string(), |var| self.name(var, name)),
            Op::Not(part) => {
                let id = match part.op {
                    Op::And(_) => "says-not-all",
                    Op::Or(_) => "says-none",
                    _ => "says-not",
                };
                words.t(id, &[("part", self.side(part))])
            }
            Op::Binary(op, sides) => self.binary(*op, sides),
            Op::List(parts) | Op::And(parts) | Op::Or(parts) => {
                parts.iter().map(|part| self.side(part)).collect::<Vec<_>>().join(" / ")
            }
            Op::Neg(_) | Op::Cond(_) | Op::Part(_) => node.to_string(),
        }
    }

    /// A part within another: what has a name is quoted, so that one sees where the name ends.
    fn side(&self, node: &Node) -> String {
        let said = self.phrase(node);
        if matches!(node.op, Op::Var(..) | Op::Sym(..)) { self.words.t("says-name", &[("name", said)]) } else { said }
    }

    fn binary(&self, op: BinaryOp, [left, right]: &[Node; 2]) -> String {
        let words = self.words;
        let two = |id: &str, right: String| words.t(id, &[("left", self.side(left)), ("right", right)]);
        // The choices of a reading have names of their own.
        if let Op::Var(_, Some(Var::Reading(at)), _) = left.op
            && let Op::Sym(_, choice) = &right.op
            && let Some(reading) = self.book.readings.get(usize::from(at))
        {
            let choice = words.t(&format!("reading--{}--{choice}", reading.id), &[]);
            let id = if op == BinaryOp::Ne { "says-other-reading" } else { "says-reading" };
            return two(id, words.t("says-name", &[("name", choice)]));
        }
        // Whether there is a time at all.
        if matches!(right.op, Op::Var(_, Some(Var::Never), _)) && matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            let id = if op == BinaryOp::Eq { "says-never" } else { "says-ever" };
            return words.t(id, &[("what", self.side(left))]);
        }
        let id = match op {
            BinaryOp::Sub if matches!(left.op, Op::Var(_, Some(Var::Now), _)) => {
                return words.t("says-since", &[("what", self.side(right))]);
            }
            BinaryOp::Eq => "says-eq",
            BinaryOp::Ne => "says-ne",
            BinaryOp::Lt => "says-lt",
            BinaryOp::Le => "says-le",
            BinaryOp::Gt => "says-gt",
            BinaryOp::Ge => "says-ge",
            BinaryOp::In => "says-in",
            BinaryOp::Add => "why-plus",
            BinaryOp::Sub => "why-minus",
            BinaryOp::Mul => "why-times",
        };
        two(id, self.side(right))
    }

    fn name(&self, var: Var, name: &str) -> String {
        let words = self.words;
        let known = match var {
            Var::Now => Some(words.t("why-clock", &[])),
            Var::Never => Some(words.t("never", &[])),
            Var::AsOf => Some(words.t("why-as-of", &[])),
            Var::Window(at) => self.book.windows.get(usize::from(at)).map(|window| hours(&window.hours)),
            Var::Slot(at) => self.book.slots.get(usize::from(at)).map(|slot| words.fact(&slot.key)),
            Var::Derived(at) => {
                self.book.derived.get(usize::from(at)).map(|derived| words.t(&format!("derived--{}", derived.id), &[]))
            }
            Var::Reading(at) => {
                self.book.readings.get(usize::from(at)).map(|reading| words.t(&format!("reading--{}", reading.id), &[]))
            }
            Var::Param(_) => self.action.map(|action| words.t(&format!("param--{action}--{name}"), &[])),
            Var::Field { set, field, .. } => self.book.sets.get(usize::from(set)).and_then(|set| {
                let fact = set.fields.get(usize::from(field))?;
                Some(words.t(&format!("{}--{}--{}", self.family(fact), set.id, fact.id), &[]))
            }),
            Var::Free(_) => None,
        };
        known.unwrap_or_else(|| name.to_owned())
    }

    /// What nobody is asked has a name of another family.
    fn family(&self, fact: &Fact) -> &'static str {
        let asked = self.book.slots.get(usize::from(fact.slot)).is_some_and(|slot| slot.ask != Ask::Never);
        if asked { "fact" } else { "state" }
    }
}

/// `00:00–06:00`, on the clock that they are stated for.
pub(crate) fn hours(hours: &Hours) -> String {
    let clock = |ms: i64| {
        let minutes = ms.div_euclid(60_000);
        format!("{:02}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))
    };
    let ahead = hours.utc_offset.div_euclid(3_600_000);
    format!("{}–{} (UTC{ahead:+})", clock(hours.from), clock(hours.until))
}

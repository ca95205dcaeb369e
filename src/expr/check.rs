//! Static types: every name is resolved, every operand fits, and `now` is used only in ways whose next change is known.

use std::rc::Rc;

use super::ast::{BinaryOp, Node, Op, Var};
use super::{Problem, print::quote};
use crate::diag::{Code, Span, nearest};
use crate::value::{Kind, Sym};

/// A type of the expression language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ty {
    /// True or false.
    Bool,
    /// A 64-bit integer.
    Int,
    /// Text.
    Str,
    /// One of the choices of an enum, by its number in the rulebook.
    Enum(u16),
    /// A span of time.
    Duration,
    /// A moment.
    Instant,
    /// A client version.
    Version,
    /// An entity of a set, by its number; only its fields can be used.
    Entity(u8),
    /// A list.
    List(Box<Ty>),
    /// Fits everything: the element of an empty list, or what an earlier problem left open.
    Any,
}

impl Ty {
    /// The sort of value this type holds.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Bool => Kind::Bool,
            Self::Int | Self::Entity(_) => Kind::Int,
            Self::Enum(_) => Kind::Sym,
            Self::Duration => Kind::Duration,
            Self::Instant => Kind::Instant,
            Self::Version => Kind::Version,
            Self::Str | Self::List(_) | Self::Any => Kind::Other,
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Bool => "bool".to_owned(),
            Self::Int => "int".to_owned(),
            Self::Str => "string".to_owned(),
            Self::Enum(_) => "enum".to_owned(),
            Self::Duration => "duration".to_owned(),
            Self::Instant => "timestamp".to_owned(),
            Self::Version => "version".to_owned(),
            Self::Entity(_) => "entity".to_owned(),
            Self::List(element) => format!("list({})", element.name()),
            Self::Any => "any".to_owned(),
        }
    }

    /// The more precise of two types that fit each other.
    fn join(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Any, ty) | (ty, Self::Any) => Some(ty.clone()),
            (Self::List(a), Self::List(b)) => Some(Self::List(Box::new(a.join(b)?))),
            (a, b) => (a == b).then(|| a.clone()),
        }
    }
}

/// What names mean where an expression stands.
pub trait Scope {
    /// The variable and type of a name.
    fn resolve(&self, name: &str) -> Option<(Var, Ty)>;
    /// All names, for suggestions.
    fn names(&self) -> Vec<String>;
    /// A choice of an enum.
    fn choice(&self, enum_id: u16, text: &str) -> Option<Sym>;
    /// All choices of an enum, for suggestions.
    fn choices(&self, enum_id: u16) -> Vec<String>;
    /// Whether a name is a choice of some enum, which is written in quotes.
    fn is_choice(&self, _name: &str) -> bool {
        false
    }
}

/// Most choices that are listed where one is not known.
const CHOICES_TOLD_MAX: usize = 20;

/// Resolves and types an expression in place; an empty answer means that it fits.
pub fn check(node: &mut Node, scope: &impl Scope, expected: &Ty) -> Vec<Problem> {
    let mut checker = Checker { scope, problems: Vec::new() };
    let hint = (*expected != Ty::Any).then_some(expected);
    let ty = checker.infer(node, hint);
    if ty.join(expected).is_none() {
        checker.mismatch(node, expected, &ty);
    }
    if checker.problems.is_empty() {
        checker.time_form(node);
    }
    checker.problems
}

struct Checker<'a, S: Scope> {
    scope: &'a S,
    problems: Vec<Problem>,
}

impl<S: Scope> Checker<'_, S> {
    fn mismatch(&mut self, node: &Node, expected: &Ty, found: &Ty) {
        self.report(
            Problem::new(Code::ExprType, node.span).with("expected", expected.name()).with("found", found.name()),
        );
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    fn expect(&mut self, node: &mut Node, expected: &Ty) {
        let ty = self.infer(node, Some(expected));
        if ty.join(expected).is_none() {
            self.mismatch(node, expected, &ty);
        }
    }

    fn infer(&mut self, node: &mut Node, hint: Option<&Ty>) -> Ty {
        let span = node.span;
        match &mut node.op {
            Op::Bool(_) => Ty::Bool,
            Op::Int(_) => Ty::Int,
            Op::Duration(..) => Ty::Duration,
            Op::Instant(..) => Ty::Instant,
            Op::Version(..) => Ty::Version,
            Op::Sym(..) => hint.cloned().unwrap_or(Ty::Any),
            Op::Str(text) => match hint {
                Some(Ty::Enum(enum_id)) => match self.scope.choice(*enum_id, text) {
                    Some(sym) => {
                        node.op = Op::Sym(sym, Rc::clone(text));
                        Ty::Enum(*enum_id)
                    }
                    None => {
                        let text = Rc::clone(text);
                        self.unknown_choice(span, *enum_id, &text)
                    }
                },
                _ => Ty::Str,
            },
            Op::Var(name, var, kind) => match self.scope.resolve(name) {
                Some((found, ty)) => {
                    *var = Some(found);
                    *kind = if found == Var::Never { Kind::Instant } else { ty.kind() };
                    ty
                }
                None => {
                    let name = name.to_string();
                    self.unknown_name(span, &name)
                }
            },
            Op::List(nodes) => {
                let hint = match hint {
                    Some(Ty::List(element)) => Some(&**element),
                    _ => None,
                };
                // CEL allows mixed lists; their element type then says nothing.
                let mut element = Some(Ty::Any);
                for node in nodes {
                    let ty = self.infer(node, hint);
                    element = element.and_then(|element| element.join(&ty));
                }
                Ty::List(Box::new(element.unwrap_or(Ty::Any)))
            }
            Op::Not(node) => {
                self.expect(node, &Ty::Bool);
                Ty::Bool
            }
            Op::Neg(node) => {
                self.expect(node, &Ty::Int);
                Ty::Int
            }
            Op::And(nodes) | Op::Or(nodes) => {
                for node in nodes {
                    self.expect(node, &Ty::Bool);
                }
                Ty::Bool
            }
            Op::Cond(nodes) => {
                let [condition, yes, no] = &mut **nodes;
                self.expect(condition, &Ty::Bool);
                let yes_ty = self.infer(yes, hint);
                let no_ty = self.infer(no, hint.or(Some(&yes_ty)));
                if let Some(ty) = yes_ty.join(&no_ty) {
                    ty
                } else {
                    self.mismatch(no, &yes_ty, &no_ty);
                    Ty::Any
                }
            }
            Op::Part(nodes) => {
                let [whole, numerator, denominator] = &mut **nodes;
                let ty = self.infer(whole, hint);
                if !matches!(ty, Ty::Int | Ty::Duration | Ty::Any) {
                    self.mismatch(whole, &Ty::Int, &ty);
                }
                self.expect(numerator, &Ty::Int);
                self.expect(denominator, &Ty::Int);
                ty
            }
            Op::Binary(op, nodes) => self.binary(*op, nodes, span),
        }
    }

    fn binary(&mut self, op: BinaryOp, nodes: &mut [Node; 2], span: Span) -> Ty {
        let [left, right] = nodes;
        let (left_ty, right_ty) = if is_text(left) && !is_text(right) {
            let right_ty = self.infer(right, None);
            let hint = match (op, &right_ty) {
                (BinaryOp::In, Ty::List(element)) => (**element).clone(),
                _ => right_ty.clone(),
            };
            (self.infer(left, Some(&hint)), right_ty)
        } else {
            let left_ty = self.infer(left, None);
            let hint = if op == BinaryOp::In { Ty::List(Box::new(left_ty.clone())) } else { left_ty.clone() };
            let right_ty = self.infer(right, Some(&hint));
            (left_ty, right_ty)
        };
        let fits = match op {
            BinaryOp::In => match &right_ty {
                Ty::List(element) => left_ty.join(element).map(|_| Ty::Bool),
                Ty::Any => Some(Ty::Bool),
                _ => None,
            },
            BinaryOp::Eq | BinaryOp::Ne => {
                left_ty.join(&right_ty).filter(|ty| !matches!(ty, Ty::Entity(_))).map(|_| Ty::Bool)
            }
            BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge => left_ty
                .join(&right_ty)
                .filter(|ty| !matches!(ty, Ty::List(_) | Ty::Enum(_) | Ty::Entity(_)))
                .map(|_| Ty::Bool),
            BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul => arithmetic(op, &left_ty, &right_ty),
        };
        fits.unwrap_or_else(|| {
            self.report(
                Problem::new(Code::ExprType, span)
                    .with("expected", format!("{} {} {}", left_ty.name(), op.symbol(), left_ty.name()))
                    .with("found", format!("{} {} {}", left_ty.name(), op.symbol(), right_ty.name())),
            );
            Ty::Any
        })
    }

    fn unknown_name(&mut self, span: Span, name: &str) -> Ty {
        let names = self.scope.names();
        let mut problem = Problem::new(Code::ExprUnknownName, span).with("name", name);
        if self.scope.is_choice(name) {
            problem = problem.with("suggestion", format!("'{name}'"));
        } else if let Some(near) = nearest(name, names.iter().map(String::as_str)) {
            problem = problem.with("suggestion", near);
        }
        self.report(problem);
        Ty::Any
    }

    fn unknown_choice(&mut self, span: Span, enum_id: u16, text: &str) -> Ty {
        let choices = self.scope.choices(enum_id);
        let some = choices.get(..CHOICES_TOLD_MAX).unwrap_or(&choices);
        let more = if some.len() < choices.len() { ", …" } else { "" };
        let known = format!("{}{more}", some.join(", "));
        let mut problem = Problem::new(Code::ExprChoice, span).with("name", quote(text)).with("known", known);
        if let Some(near) = nearest(text, choices.iter().map(String::as_str)) {
            problem = problem.with("suggestion", near);
        }
        self.report(problem);
        Ty::Enum(enum_id)
    }

    /// How fast a value moves with the clock; reports uses of `now` whose next change could not be told.
    fn time_form(&mut self, node: &Node) -> i64 {
        if let Op::Binary(op, nodes) = &node.op {
            let [left, right] = &**nodes;
            let (left_slope, right_slope) = (self.time_form(left), self.time_form(right));
            let slope = match op {
                BinaryOp::Add => left_slope.saturating_add(right_slope),
                BinaryOp::In | BinaryOp::Mul => left_slope.abs().saturating_add(right_slope.abs()).saturating_mul(2),
                _ => left_slope.saturating_sub(right_slope),
            };
            if slope.abs() > 1 {
                self.report(Problem::new(Code::ExprTimeForm, node.span));
                return 0;
            }
            return if op.is_relation() { 0 } else { slope };
        }
        if matches!(node.op, Op::Var(_, Some(Var::Now), _)) {
            return 1;
        }
        for child in node.children() {
            if self.time_form(child) != 0 {
                self.report(Problem::new(Code::ExprTimeForm, child.span));
            }
        }
        0
    }
}

/// Whether a node is text whose meaning depends on what it is compared with.
fn is_text(node: &Node) -> bool {
    match &node.op {
        Op::Str(_) => true,
        Op::List(nodes) => nodes.iter().any(is_text),
        Op::Cond(nodes) => {
            let [_, yes, no] = &**nodes;
            is_text(yes) && is_text(no)
        }
        _ => false,
    }
}

fn arithmetic(op: BinaryOp, left: &Ty, right: &Ty) -> Option<Ty> {
    match (op, left, right) {
        (_, Ty::Int | Ty::Any, Ty::Int) | (_, Ty::Int, Ty::Any) => Some(Ty::Int),
        (BinaryOp::Add | BinaryOp::Sub, Ty::Duration, Ty::Duration) => Some(Ty::Duration),
        (BinaryOp::Add | BinaryOp::Sub, Ty::Instant, Ty::Duration) => Some(Ty::Instant),
        (BinaryOp::Add, Ty::Duration, Ty::Instant) => Some(Ty::Instant),
        (BinaryOp::Sub, Ty::Instant, Ty::Instant) => Some(Ty::Duration),
        _ => None,
    }
}

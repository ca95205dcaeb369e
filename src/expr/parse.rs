//! Tokens into a tree, by CEL's grammar. Every refusal names a place.

use std::rc::Rc;

use super::ast::{BinaryOp, Node, Op};
use super::token::{Token, tokens};
use super::{Problem, print::quote};
use crate::diag::{Code, Span};
use crate::limits::{EXPR_CODE_POINTS_MAX, EXPR_DEPTH_MAX, EXPR_NODES_MAX};
use crate::time::{Version, parse_duration, parse_timestamp};
use crate::value::Kind;

/// CEL's reserved words, which are no names.
const RESERVED: [&str; 18] = [
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "in",
    "let",
    "loop",
    "package",
    "namespace",
    "null",
    "return",
    "var",
    "void",
];

/// Reads an expression.
///
/// # Errors
/// The first problem of the text, with its place: bad syntax, a part of CEL that rulebooks do not have, a malformed
/// literal, or one of the limits on length, size and depth.
pub fn parse(text: &str) -> Result<Node, Problem> {
    let points = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    if points > EXPR_CODE_POINTS_MAX {
        return Err(limit("EXPR_CODE_POINTS_MAX", EXPR_CODE_POINTS_MAX, points, Span::new(0, text.len())));
    }
    let mut parser = Parser { tokens: tokens(text)?, at: 0, nodes: 0, depth: 0 };
    let node = parser.expr()?;
    match parser.peek() {
        Token::End => Ok(node),
        _ => Err(parser.not().unwrap_or_else(|| parser.expected("end"))),
    }
}

fn limit(name: &'static str, max: u64, seen: u64, span: Span) -> Problem {
    Problem::new(Code::Limit, span).with("limit", name).with("max", max).with("seen", seen)
}

struct Parser {
    tokens: Vec<(Token, Span)>,
    at: usize,
    nodes: u64,
    depth: u64,
}

type Parsed = Result<Node, Problem>;

impl Parser {
    fn current(&self) -> (&Token, Span) {
        self.tokens.get(self.at).or(self.tokens.last()).map_or((&Token::End, Span::default()), |(t, s)| (t, *s))
    }

    fn peek(&self) -> &Token {
        self.current().0
    }

    fn span(&self) -> Span {
        self.current().1
    }

    fn advance(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn is(&self, punct: &str) -> bool {
        matches!(self.peek(), Token::Punct(p) if *p == punct)
    }

    fn eat(&mut self, punct: &str) -> bool {
        let found = self.is(punct);
        if found {
            self.advance();
        }
        found
    }

    fn need(&mut self, punct: &'static str) -> Result<Span, Problem> {
        let span = self.span();
        if self.eat(punct) { Ok(span) } else { Err(self.expected(punct)) }
    }

    /// What stands before here, where that is how other languages write `!`.
    fn not(&self) -> Option<Problem> {
        let (token, span) = self.tokens.get(self.at.checked_sub(1)?)?;
        let Token::Ident(word) = token else { return None };
        let problem = Problem::new(Code::ExprSyntax, *span).with("expected", "expression").suggesting(Some("!"));
        word.eq_ignore_ascii_case("not").then(|| problem.with("found", word.to_string()))
    }

    fn expected(&self, what: &'static str) -> Problem {
        let (token, span) = self.current();
        let found = token.describe();
        // How other languages write it.
        let meant = match found.to_ascii_lowercase().as_str() {
            "and" => Some("&&"),
            "or" => Some("||"),
            "is" => Some("=="),
            "not" => Some("!"),
            _ => None,
        };
        Problem::new(Code::ExprSyntax, span).with("expected", what).suggesting(meant).with("found", found)
    }

    fn unsupported(&self, what: impl Into<String>) -> Problem {
        Problem::new(Code::ExprUnsupported, self.span()).with("what", what.into())
    }

    fn node(&mut self, op: Op, span: Span) -> Parsed {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > EXPR_NODES_MAX {
            return Err(limit("EXPR_NODES_MAX", EXPR_NODES_MAX, self.nodes, span));
        }
        let mut node = Node { op, span, height: 1 };
        let below = node.children().iter().map(|child| child.height).max().unwrap_or(0);
        node.height = below.saturating_add(1);
        if u64::from(node.height) > EXPR_DEPTH_MAX {
            return Err(limit("EXPR_DEPTH_MAX", EXPR_DEPTH_MAX, u64::from(node.height), span));
        }
        Ok(node)
    }

    /// Runs `inner` one level deeper, so that the parser's own stack is bounded before a node exists.
    fn nested(&mut self, inner: impl FnOnce(&mut Self) -> Parsed) -> Parsed {
        self.depth = self.depth.saturating_add(1);
        if self.depth > EXPR_DEPTH_MAX {
            return Err(limit("EXPR_DEPTH_MAX", EXPR_DEPTH_MAX, self.depth, self.span()));
        }
        let node = inner(self);
        self.depth = self.depth.saturating_sub(1);
        node
    }

    fn expr(&mut self) -> Parsed {
        let condition = self.chain("||")?;
        if !self.eat("?") {
            return Ok(condition);
        }
        let yes = self.nested(|p| p.chain("||"))?;
        self.need(":")?;
        let no = self.nested(Self::expr)?;
        let span = condition.span.to(no.span);
        self.node(Op::Cond(Box::new([condition, yes, no])), span)
    }

    /// A flat chain of `||` over flat chains of `&&`.
    fn chain(&mut self, operator: &'static str) -> Parsed {
        let operand = |p: &mut Self| if operator == "||" { p.chain("&&") } else { p.binary(0) };
        let first = operand(self)?;
        if !self.is(operator) {
            return Ok(first);
        }
        let mut nodes = vec![first];
        while self.eat(operator) {
            nodes.push(operand(self)?);
        }
        let span = nodes.iter().map(|n| n.span).reduce(Span::to).unwrap_or_default();
        self.node(if operator == "||" { Op::Or(nodes) } else { Op::And(nodes) }, span)
    }

    /// Relations, then sums, then products, each to the left.
    fn binary(&mut self, level: u8) -> Parsed {
        let next = |p: &mut Self| if level == 2 { p.unary() } else { p.binary(level.saturating_add(1)) };
        let mut left = next(self)?;
        while let Some(op) = self.binary_op(level) {
            self.advance();
            let right = next(self)?;
            let span = left.span.to(right.span);
            left = self.node(Op::Binary(op, Box::new([left, right])), span)?;
        }
        Ok(left)
    }

    fn binary_op(&self, level: u8) -> Option<BinaryOp> {
        let op = match self.peek() {
            Token::Punct("==") => BinaryOp::Eq,
            Token::Punct("!=") => BinaryOp::Ne,
            Token::Punct("<") => BinaryOp::Lt,
            Token::Punct("<=") => BinaryOp::Le,
            Token::Punct(">") => BinaryOp::Gt,
            Token::Punct(">=") => BinaryOp::Ge,
            Token::Punct("+") => BinaryOp::Add,
            Token::Punct("-") => BinaryOp::Sub,
            Token::Punct("*") => BinaryOp::Mul,
            Token::Ident(word) if &**word == "in" => BinaryOp::In,
            _ => return None,
        };
        let own = match op {
            BinaryOp::Add | BinaryOp::Sub => 1,
            BinaryOp::Mul => 2,
            _ => 0,
        };
        (own == level).then_some(op)
    }

    fn unary(&mut self) -> Parsed {
        let start = self.span();
        if self.eat("!") {
            let operand = self.nested(Self::unary)?;
            let span = start.to(operand.span);
            return self.node(Op::Not(Box::new(operand)), span);
        }
        if self.eat("-") {
            let number = match self.peek() {
                Token::Int(n) => n.checked_neg(),
                Token::IntMin => Some(i64::MIN),
                _ => None,
            };
            if let Some(number) = number {
                let span = start.to(self.span());
                self.advance();
                let node = self.node(Op::Int(number), span)?;
                return self.member(node);
            }
            let operand = self.nested(Self::unary)?;
            let span = start.to(operand.span);
            return self.node(Op::Neg(Box::new(operand)), span);
        }
        let primary = self.primary()?;
        self.member(primary)
    }

    /// Selections, indexing and method calls are parts of CEL that rulebooks do not have.
    fn member(&self, node: Node) -> Parsed {
        match self.peek() {
            Token::Punct(punct @ ("." | "[" | "{")) => Err(self.unsupported(*punct)),
            _ => Ok(node),
        }
    }

    fn primary(&mut self) -> Parsed {
        let (token, span) = (self.peek().clone(), self.span());
        match token {
            Token::Int(n) => {
                self.advance();
                self.node(Op::Int(n), span)
            }
            Token::IntMin => Err(Problem::new(Code::ExprLiteral, span).with("literal", token.describe())),
            Token::Str(text) => {
                self.advance();
                self.node(Op::Str(text), span)
            }
            Token::Ident(word) => self.word(&word, span),
            Token::Punct("(") => {
                self.advance();
                let mut inner = self.nested(Self::expr)?;
                inner.span = span.to(self.need(")")?);
                Ok(inner)
            }
            Token::Punct("[") => {
                self.advance();
                let nodes = self.list("]")?;
                let span = span.to(self.need("]")?);
                self.node(Op::List(nodes), span)
            }
            Token::Punct("{") => Err(self.unsupported("{")),
            Token::Punct(".") => Err(self.unsupported(".")),
            Token::Punct(_) | Token::End => Err(self.expected("expression")),
        }
    }

    fn list(&mut self, close: &str) -> Result<Vec<Node>, Problem> {
        let mut nodes = Vec::new();
        while !self.is(close) {
            nodes.push(self.nested(Self::expr)?);
            if !self.eat(",") {
                break;
            }
        }
        Ok(nodes)
    }

    fn word(&mut self, word: &str, span: Span) -> Parsed {
        match word {
            "true" | "false" => {
                self.advance();
                return self.node(Op::Bool(word == "true"), span);
            }
            "null" => return Err(self.unsupported("null")),
            _ if RESERVED.contains(&word) => return Err(self.expected("expression")),
            _ => self.advance(),
        }
        if self.is("(") {
            return self.call(word, span);
        }
        let mut name = word.to_owned();
        let mut whole = span;
        while self.is(".") {
            self.advance();
            let Token::Ident(field) = self.peek().clone() else {
                return Err(self.expected("field-name"));
            };
            whole = whole.to(self.span());
            self.advance();
            if self.is("(") {
                return Err(Problem::new(Code::ExprUnsupported, whole).with("what", format!("{field}()")));
            }
            name.push('.');
            name.push_str(&field);
        }
        self.node(Op::Var(Rc::from(name), None, Kind::Other), whole)
    }

    fn call(&mut self, function: &str, span: Span) -> Parsed {
        if !matches!(function, "duration" | "timestamp" | "version" | "part") {
            return Err(Problem::new(Code::ExprUnsupported, span).with("what", format!("{function}()")));
        }
        self.advance();
        let args = self.list(")")?;
        let span = span.to(self.need(")")?);
        if function == "part" {
            return match <[Node; 3]>::try_from(args) {
                Ok(args) => self.node(Op::Part(Box::new(args)), span),
                Err(_) => {
                    Err(Problem::new(Code::ExprSyntax, span).with("expected", "part(x, a, b)").with("found", "part"))
                }
            };
        }
        let [Node { op: Op::Str(text), .. }] = args.as_slice() else {
            return Err(Problem::new(Code::ExprUnsupported, span).with("what", format!("{function}()")));
        };
        let text = Rc::clone(text);
        let op = match function {
            "duration" => parse_duration(&text).map(|ms| Op::Duration(ms, text.clone())),
            "timestamp" => parse_timestamp(&text).map(|ms| Op::Instant(ms, text.clone())),
            _ => Version::parse(&text).map(|version| Op::Version(version.0, text.clone())),
        };
        match op {
            Some(op) => self.node(op, span),
            None => Err(Problem::new(Code::ExprLiteral, span).with("literal", format!("{function}({})", quote(&text)))),
        }
    }
}

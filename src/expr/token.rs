//! Text into tokens, by CEL's lexical rules.

use std::rc::Rc;

use super::Problem;
use crate::diag::{Code, Span};

/// One token; punctuation keeps its text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Int(i64),
    /// Only valid right after a minus sign: the magnitude of `i64::MIN`.
    IntMin,
    Str(Rc<str>),
    Ident(Rc<str>),
    Punct(&'static str),
    End,
}

impl Token {
    /// As a message shows it.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Int(n) => n.to_string(),
            Self::IntMin => "9223372036854775808".to_owned(),
            Self::Str(text) => format!("'{text}'"),
            Self::Ident(name) => name.to_string(),
            Self::Punct(text) => (*text).to_owned(),
            Self::End => "the-end".to_owned(),
        }
    }
}

// Longer first.
const PUNCT: [&str; 22] = [
    "&&", "||", "==", "!=", "<=", ">=", "<", ">", "!", "?", ":", "(", ")", "[", "]", ",", "+", "-", "*", "{", "}", ".",
];
/// How other languages write what is written otherwise here.
const WRITTEN: [(&str, &str); 4] = [("=<", "<="), ("=>", ">="), ("<>", "!="), ("===", "==")];
const UNSUPPORTED: [&str; 3] = ["/", "%", "@"];

pub(super) fn tokens(text: &str) -> Result<Vec<(Token, Span)>, Problem> {
    let mut lexer = Lexer { text, at: 0 };
    let mut out = Vec::new();
    loop {
        let token = lexer.next()?;
        let end = token.0 == Token::End;
        out.push(token);
        if end {
            return Ok(out);
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn bump(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump_while(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let len = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.bump(len);
        rest.get(..len).unwrap_or("")
    }

    fn next(&mut self) -> Result<(Token, Span), Problem> {
        loop {
            self.bump_while(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0c'));
            if !self.rest().starts_with("//") {
                break;
            }
            self.bump_while(|c| c != '\n');
        }
        let start = self.at;
        let Some(c) = self.peek() else {
            return Ok((Token::End, Span::new(start, start)));
        };
        let token = if c.is_ascii_digit() {
            self.number(start)?
        } else if c == '_' || c.is_ascii_alphabetic() {
            self.word_or_text(start)?
        } else if c == '"' || c == '\'' {
            self.text_literal(start, false)?
        } else {
            self.punct(start, c)?
        };
        Ok((token, Span::new(start, self.at)))
    }

    fn punct(&mut self, start: usize, c: char) -> Result<Token, Problem> {
        let rest = self.rest();
        let span = Span::new(start, start.saturating_add(c.len_utf8()));
        if let Some((written, meant)) = WRITTEN.iter().find(|(written, _)| rest.starts_with(written)) {
            let span = Span::new(start, start.saturating_add(written.len()));
            let problem = Problem::new(Code::ExprSyntax, span).with("found", *written).with("expected", "expression");
            return Err(problem.suggesting(Some(meant)));
        }
        if let Some(found) = PUNCT.iter().find(|p| rest.starts_with(**p)) {
            self.bump(found.len());
            return Ok(Token::Punct(found));
        }
        if let Some(found) = UNSUPPORTED.iter().find(|p| rest.starts_with(**p)) {
            return Err(Problem::new(Code::ExprUnsupported, span).with("what", *found));
        }
        let meant = match c {
            '=' | '＝' => Some("=="),
            '&' => Some("&&"),
            '|' => Some("||"),
            '‘' | '’' | '“' | '”' => Some("'"),
            '！' => Some("!"),
            '＞' => Some(">"),
            '＜' => Some("<"),
            '（' => Some("("),
            '）' => Some(")"),
            '，' => Some(","),
            _ => None,
        };
        let problem = Problem::new(Code::ExprSyntax, span).with("found", c.to_string()).with("expected", "expression");
        Err(problem.suggesting(meant))
    }

    fn number(&mut self, start: usize) -> Result<Token, Problem> {
        let hex = self.rest().starts_with("0x") || self.rest().starts_with("0X");
        if hex {
            self.bump(2);
        }
        let digits = self.bump_while(|c| if hex { c.is_ascii_hexdigit() } else { c.is_ascii_digit() });
        let mut after = self.rest().chars();
        let (next, following) = (after.next(), after.next());
        let is_float = match next {
            Some('.') => following.is_some_and(|c| c.is_ascii_digit()) || hex,
            Some('e' | 'E') => !hex,
            _ => false,
        };
        if is_float || matches!(next, Some('u' | 'U')) {
            self.bump_while(|c| c.is_ascii_alphanumeric() || c == '.');
            let what = if is_float { "double" } else { "uint" };
            return Err(Problem::new(Code::ExprUnsupported, Span::new(start, self.at)).with("what", what));
        }
        if next.is_some_and(|c| c == '_' || c.is_ascii_alphanumeric()) || digits.is_empty() {
            self.bump_while(|c| c == '_' || c.is_ascii_alphanumeric());
            return Err(self.bad_literal(start));
        }
        match u64::from_str_radix(digits, if hex { 16 } else { 10 }) {
            Ok(magnitude) if magnitude == i64::MIN.unsigned_abs() => Ok(Token::IntMin),
            Ok(magnitude) => i64::try_from(magnitude).map(Token::Int).map_err(|_| self.bad_literal(start)),
            Err(_) => Err(self.bad_literal(start)),
        }
    }

    fn bad_literal(&self, start: usize) -> Problem {
        let literal = self.text.get(start..self.at).unwrap_or("");
        Problem::new(Code::ExprLiteral, Span::new(start, self.at)).with("literal", literal)
    }

    fn word_or_text(&mut self, start: usize) -> Result<Token, Problem> {
        let word = self.bump_while(|c| c == '_' || c.is_ascii_alphanumeric());
        let quoted = matches!(self.peek(), Some('"' | '\''));
        match (word, quoted) {
            ("r" | "R", true) => self.text_literal(start, true),
            ("b" | "B" | "br" | "Br" | "bR" | "BR" | "rb" | "rB" | "Rb" | "RB", true) => {
                self.text_literal(start, true)?;
                Err(Problem::new(Code::ExprUnsupported, Span::new(start, self.at)).with("what", "bytes"))
            }
            _ => Ok(Token::Ident(word.into())),
        }
    }

    fn text_literal(&mut self, start: usize, raw: bool) -> Result<Token, Problem> {
        let quote = self.peek().unwrap_or('"');
        let triple: String = [quote; 3].iter().collect();
        let long = self.rest().starts_with(&triple);
        self.bump(if long { 3 } else { 1 });
        let mut out = String::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(self.bad_literal(start));
            };
            if c == quote && (!long || self.rest().starts_with(&triple)) {
                self.bump(if long { 3 } else { 1 });
                return Ok(Token::Str(out.into()));
            }
            self.bump(c.len_utf8());
            match c {
                '\n' | '\r' if !long => return Err(self.bad_literal(start)),
                '\\' if !raw => {
                    let escaped = self.escape().ok_or_else(|| self.bad_literal(start))?;
                    out.push(escaped);
                }
                // A carriage return in a long literal reads as a line feed, so that checkouts on other systems agree.
                '\r' => {
                    if self.peek() != Some('\n') {
                        out.push('\n');
                    }
                }
                c => out.push(c),
            }
        }
    }

    fn escape(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.bump(c.len_utf8());
        Some(match c {
            'a' => '\x07',
            'b' => '\x08',
            'f' => '\x0c',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'v' => '\x0b',
            '\\' | '?' | '"' | '\'' | '`' => c,
            'x' | 'X' => self.code_point(2, 16)?,
            'u' => self.code_point(4, 16)?,
            'U' => self.code_point(8, 16)?,
            '0'..='3' => {
                self.at = self.at.checked_sub(1)?;
                self.code_point(3, 8)?
            }
            _ => return None,
        })
    }

    fn code_point(&mut self, len: usize, radix: u32) -> Option<char> {
        let digits = self.rest().get(..len)?;
        if !digits.chars().all(|c| c.is_digit(radix)) {
            return None;
        }
        self.bump(len);
        char::from_u32(u32::from_str_radix(digits, radix).ok()?)
    }
}

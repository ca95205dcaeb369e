//! The tree that rulebooks are read from, whether it was written as TOML or arrived as a JSON pack.

use std::cell::RefCell;
use std::fmt;
use std::fmt::Write as _;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use crate::diag::{Args, Code, Diagnostic, Place, Severity, Span};
use crate::limits::{
    ARRAY_LEN_MAX, JSON_DEPTH_MAX, JSON_NODES_MAX, KEY_BYTES_MAX, LOG_BYTES_MAX, LOG_NODES_MAX, PACK_BYTES_MAX,
    STRING_BYTES_MAX,
};

/// One value with its place.
#[derive(Clone, Debug)]
pub struct Tree {
    /// What it is.
    pub kind: TreeKind,
    /// Index of the file it stands in.
    pub file: usize,
    /// Bytes of that file; a JSON pack keeps none.
    pub span: Option<Span>,
    /// Bytes of the key that it stands under, where it stands under one.
    pub key: Option<Span>,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum TreeKind {
    /// Nothing.
    Null,
    /// True or false.
    Bool(bool),
    /// An integer.
    Int(i64),
    /// Text.
    Str(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values, in the order of the text.
    Table(Vec<(String, Tree)>),
}

impl Tree {
    /// A value without a place.
    #[must_use]
    pub fn new(kind: TreeKind) -> Self {
        Self { kind, file: 0, span: None, key: None }
    }

    /// The entries of a table; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[(String, Self)] {
        match &self.kind {
            TreeKind::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key of a table.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// The text that it is, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            TreeKind::Str(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[Self] {
        match &self.kind {
            TreeKind::List(items) => items,
            _ => &[],
        }
    }

    /// Where a name stands that something is wrong with: in the value, where that is the name, or else in its key.
    #[must_use]
    pub fn span_of(&self, name: &str) -> Option<Span> {
        let said = self.text().is_some_and(|text| text.contains(name));
        self.key.filter(|_| !said).or(self.span)
    }

    /// What a message calls this sort of value.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match &self.kind {
            TreeKind::Null => "null",
            TreeKind::Bool(_) => "bool",
            TreeKind::Int(_) => "int",
            TreeKind::Str(_) => "string",
            TreeKind::List(_) => "array",
            TreeKind::Table(_) => "table",
        }
    }

    /// The JSON pointer from here to `target`, which is looked for by identity.
    #[must_use]
    pub fn pointer_to(&self, target: &Self) -> Option<String> {
        if std::ptr::eq(self, target) {
            return Some(String::new());
        }
        match &self.kind {
            TreeKind::List(items) => {
                items.iter().enumerate().find_map(|(i, item)| item.pointer_to(target).map(|rest| format!("/{i}{rest}")))
            }
            TreeKind::Table(entries) => entries.iter().find_map(|(key, value)| {
                let rest = value.pointer_to(target)?;
                Some(format!("/{}{rest}", pointer_part(key)))
            }),
            _ => None,
        }
    }

    /// Writes the value as canonical JSON: no blanks, keys in the order of the text, and only `"`, `\` and control
    /// characters escaped.
    pub fn write_json(&self, out: &mut String) {
        match &self.kind {
            TreeKind::Null => out.push_str("null"),
            TreeKind::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
            TreeKind::Int(n) => {
                let _ = write!(out, "{n}");
            }
            TreeKind::Str(text) => write_string(text, out),
            TreeKind::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    item.write_json(out);
                }
                out.push(']');
            }
            TreeKind::Table(entries) => {
                out.push('{');
                for (i, (key, value)) in entries.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    write_string(key, out);
                    out.push(':');
                    value.write_json(out);
                }
                out.push('}');
            }
        }
    }
}

/// A key as a part of a JSON pointer.
#[must_use]
pub fn pointer_part(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// A string as canonical JSON.
pub fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

/// Reads JSON within the published limits.
///
/// # Errors
/// One diagnostic: bad syntax (with line and column), a number that is no 64-bit integer, a key twice, or a limit.
pub fn parse_json(text: &str) -> Result<Tree, Diagnostic> {
    parse_within(text, ("PACK_BYTES_MAX", PACK_BYTES_MAX), ("JSON_NODES_MAX", JSON_NODES_MAX))
}

/// Reads a log, which may be larger than a pack: it holds as many events as a session.
///
/// # Errors
/// As [`parse_json`].
pub fn parse_log(text: &str) -> Result<Tree, Diagnostic> {
    parse_within(text, ("LOG_BYTES_MAX", LOG_BYTES_MAX), ("LOG_NODES_MAX", LOG_NODES_MAX))
}

/// The name of a limit and its number.
type Named = (&'static str, u64);

fn parse_within(text: &str, bytes: Named, nodes: Named) -> Result<Tree, Diagnostic> {
    let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if size > bytes.1 {
        return Err(diagnostic(Code::Limit, over(bytes.0, bytes.1, size)));
    }
    let state = RefCell::new(State { nodes: 0, nodes_max: nodes, refused: None });
    let mut reader = serde_json::Deserializer::from_str(text);
    let tree = Seed { state: &state, depth: 0 }.deserialize(&mut reader).and_then(|tree| reader.end().map(|()| tree));
    tree.map_err(|error| {
        let (code, mut args) = state.into_inner().refused.unwrap_or_else(|| {
            // serde_json ends its message with the place, which is told apart here.
            let message = error.to_string();
            let message = message.split(" at line ").next().unwrap_or("").to_owned();
            if message.contains("recursion limit") {
                (Code::Limit, over("JSON_DEPTH_MAX", JSON_DEPTH_MAX, JSON_DEPTH_MAX.saturating_add(1)))
            } else {
                (Code::JsonSyntax, vec![("detail", message.into())])
            }
        });
        args.push(("line", error.line().into()));
        args.push(("column", error.column().into()));
        diagnostic(code, args)
    })
}

fn diagnostic(code: Code, args: Args) -> Diagnostic {
    Diagnostic { code, severity: Severity::Error, place: Place::default(), args }
}

fn over(name: &'static str, max: u64, seen: u64) -> Args {
    vec![("limit", name.into()), ("max", max.into()), ("seen", seen.into())]
}

struct State {
    nodes: u64,
    nodes_max: Named,
    refused: Option<(Code, Args)>,
}

#[derive(Clone, Copy)]
struct Seed<'a> {
    state: &'a RefCell<State>,
    depth: u64,
}

impl Seed<'_> {
    fn refuse<E: Error>(&self, code: Code, args: Args) -> E {
        self.state.borrow_mut().refused.get_or_insert((code, args));
        E::custom("refused")
    }

    fn limit<E: Error>(&self, name: &'static str, max: u64, seen: usize) -> Result<(), E> {
        let seen = u64::try_from(seen).unwrap_or(u64::MAX);
        if seen > max { Err(self.refuse(Code::Limit, over(name, max, seen))) } else { Ok(()) }
    }

    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth.saturating_add(1);
        if depth > JSON_DEPTH_MAX {
            return Err(self.refuse(Code::Limit, over("JSON_DEPTH_MAX", JSON_DEPTH_MAX, depth)));
        }
        Ok(Self { depth, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Tree;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        let (nodes, (name, max)) = {
            let mut state = self.state.borrow_mut();
            state.nodes = state.nodes.saturating_add(1);
            (state.nodes, state.nodes_max)
        };
        if nodes > max {
            return Err(self.refuse(Code::Limit, over(name, max, nodes)));
        }
        deserializer.deserialize_any(self).map(Tree::new)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = TreeKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<TreeKind, E> {
        Ok(TreeKind::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<TreeKind, E> {
        Ok(TreeKind::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<TreeKind, E> {
        Ok(TreeKind::Int(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<TreeKind, E> {
        i64::try_from(value).map(TreeKind::Int).map_err(|_| self.refuse(Code::SourceFloat, Vec::new()))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<TreeKind, E> {
        Err(self.refuse(Code::SourceFloat, Vec::new()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<TreeKind, E> {
        self.limit("STRING_BYTES_MAX", STRING_BYTES_MAX, value.len())?;
        Ok(TreeKind::Str(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<TreeKind, A::Error> {
        let inner = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            list.push(item);
            self.limit("ARRAY_LEN_MAX", ARRAY_LEN_MAX, list.len())?;
        }
        Ok(TreeKind::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<TreeKind, A::Error> {
        let inner = self.deeper()?;
        let mut table: Vec<(String, Tree)> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            self.limit("KEY_BYTES_MAX", KEY_BYTES_MAX, key.len())?;
            if !seen.insert(key.clone()) {
                return Err(self.refuse(Code::SourceDuplicateKey, vec![("key", key.into())]));
            }
            table.push((key, entries.next_value_seed(inner)?));
        }
        Ok(TreeKind::Table(table))
    }
}

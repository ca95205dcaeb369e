//! Codes, diagnostics and rejections: everything the engine can refuse, as data.
//!
//! A **diagnostic** is about the text of a rulebook and says where; a **rejection** is about an event or a log and leaves
//! the state as it was. Both carry a [`Code`] of one closed list, whose words (what, why, what to do) stand in
//! `texts/*.ftl` under the code with `/` written as `--`.

use std::fmt;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $id:literal;)+) => {
        /// Stable name of one kind of refusal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])+ $name,)+ }

        impl Code {
            /// All codes, in the order of the manual.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The code as people and programs read it, such as `expr/syntax`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }

            /// What is checked, for the manual.
            #[must_use]
            pub const fn doc(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+),)+ }
            }
        }
    };
}

codes! {
    /// A text that should be JSON is not.
    JsonSyntax = "json/syntax";
    /// A text that should be TOML is not.
    TomlSyntax = "toml/syntax";
    /// A number with a fraction or an exponent stands where only integers are allowed; decimals are written as strings.
    SourceFloat = "source/float";
    /// A date literal stands where a string was expected.
    SourceDate = "source/date";
    /// A table or object names the same key twice.
    SourceDuplicateKey = "source/duplicate-key";
    /// Something is larger, longer or deeper than the published limits.
    Limit = "source/limit";
    /// The rulebook's format version is not one this engine reads.
    FormatUnsupported = "rulebook/format-unsupported";
    /// The bytes of a packed rulebook are not what was packed.
    PackDamaged = "rulebook/damaged";
    /// A key is not one that this construct knows.
    UnknownKey = "rulebook/unknown-key";
    /// A key that this construct needs is missing.
    MissingKey = "rulebook/missing-key";
    /// A value has another type than the one expected here.
    WrongType = "rulebook/wrong-type";
    /// A value has the right type and an unusable content.
    BadValue = "rulebook/bad-value";
    /// An id is not made of lower-case letters, digits, `_`, `-` and `/`.
    BadId = "rulebook/bad-id";
    /// Two items that share a name space have the same name.
    DuplicateId = "rulebook/duplicate-id";
    /// One list of effects gives a fact two values.
    SetTwice = "rulebook/set-twice";
    /// A reference names something that the rulebook does not declare.
    UnknownName = "rulebook/unknown-name";
    /// The rulebook that another one extends is not there, or not in a version that fits.
    Base = "rulebook/base";
    /// A text replaces one of the rulebook that is extended, and nothing says that it is meant to.
    TextReplaced = "rulebook/text-replaced";
    /// The tables of claims and sources beside a rulebook.
    Ledger = "rulebook/ledger";
    /// The version of a rulebook is not the newest of its changelog.
    Changelog = "rulebook/changelog";
    /// A citation names a claim that is not in the ledger.
    UnknownClaim = "rulebook/unknown-claim";
    /// An item that states something cites no claim.
    Uncited = "rulebook/uncited";
    /// Something is declared that nothing refers to.
    Unused = "rulebook/unused";
    /// An item decides something, and rests on sources that are too weak for that.
    WeakSource = "rulebook/weak-source";
    /// Derived facts that depend on each other in a circle.
    DerivedCycle = "rulebook/derived-cycle";
    /// An action or trigger must have exactly one wanted outcome.
    WantedOutcome = "rulebook/wanted-outcome";
    /// Odds that are negative, all zero, over one million parts, or name no rest.
    BadOdds = "rulebook/bad-odds";
    /// A text of the rulebook is missing in a locale.
    MissingText = "rulebook/missing-text";
    /// A text of the rulebook belongs to nothing.
    UnusedText = "rulebook/unused-text";
    /// A sentence says a value that may not be known, and has no other form for that.
    UnknownInText = "rulebook/unknown-in-text";
    /// A text cannot be shown as it stands: markup, marks of direction, values, references or attributes that nothing fills in or reads.
    BadText = "rulebook/bad-text";
    /// A step of a scenario does nothing, or more than one thing.
    OneVerb = "rulebook/one-verb";
    /// A scenario, or an expectation in it, that nothing could fail.
    ExpectsNothing = "rulebook/expects-nothing";
    /// A Fluent file cannot be read.
    TextSyntax = "rulebook/text-syntax";
    /// An expression is not well formed.
    ExprSyntax = "expr/syntax";
    /// An expression uses a part of CEL that rulebooks do not have.
    ExprUnsupported = "expr/unsupported";
    /// A literal is out of range or malformed.
    ExprLiteral = "expr/literal";
    /// A name in an expression is not declared.
    ExprUnknownName = "expr/unknown-name";
    /// The parts of an expression do not fit together by type.
    ExprType = "expr/type";
    /// An enum is compared with something that is not one of its choices.
    ExprChoice = "expr/unknown-choice";
    /// `now` is used in another way than compared with an instant and a duration.
    ExprTimeForm = "expr/time-form";

    /// An event names an action that the rulebook does not have.
    UnknownAction = "event/unknown-action";
    /// An event names a trigger that the rulebook does not have.
    UnknownTrigger = "event/unknown-trigger";
    /// A goal that the rulebook does not have is asked about.
    UnknownGoal = "event/unknown-goal";
    /// A start names a preset that the rulebook does not have.
    UnknownPreset = "event/unknown-preset";
    /// An event names a fact that the rulebook does not have.
    UnknownFact = "event/unknown-fact";
    /// An event sets a fact that only effects may change.
    FactNotAskable = "event/fact-not-askable";
    /// An event names an entity that is not there.
    UnknownEntity = "event/unknown-entity";
    /// An event names a reading or choice that the rulebook does not have.
    UnknownReading = "event/unknown-reading";
    /// An event has a field it should not have, or lacks one, or the field has the wrong type.
    EventShape = "event/shape";
    /// A value of an event is outside the range of its fact, parameter or draw.
    ValueRange = "event/value-range";
    /// The entry of the action is not on this person's screen.
    NotOffered = "event/not-offered";
    /// A system requirement of the action does not hold.
    NotApplicable = "event/not-applicable";
    /// The answer depends on facts that are unknown.
    NeedsFacts = "event/needs-facts";
    /// The confirmations in the event are not the ones asked for now.
    Confirmations = "event/confirmations";
    /// The time taken is outside what the rulebook states.
    TookOutside = "event/took-outside";
    /// An outcome is not declared, or cannot happen here.
    OutcomeImpossible = "event/outcome-impossible";
    /// No source says how likely each outcome is, so the event must say which one happened.
    OutcomeNeeded = "event/outcome-needed";
    /// An action was not told what or whom it is about.
    ArgumentNeeded = "event/argument-needed";
    /// A trigger is not waiting to happen.
    TriggerNotPending = "event/trigger-not-pending";
    /// A trigger cannot happen at this instant: too early or too late.
    TriggerNotDue = "event/trigger-not-due";
    /// Time cannot pass this point before a pending trigger has happened.
    MustHappenFirst = "event/must-happen-first";
    /// The clock cannot go back, stand still, or leave its range.
    WaitTarget = "event/wait-target";
    /// An effect would give a fact a value outside its range.
    EffectRange = "event/effect-range";
    /// An effect, a requirement or a time could not be computed.
    Evaluation = "event/evaluation";
    /// Triggers set each other off without end.
    Runaway = "event/runaway";
    /// The session holds as many events as it may.
    SessionFull = "session/full";
    /// There is nothing to undo, to redo, or to go to.
    NoSuchStep = "session/no-such-step";
    /// A log was written in a format this engine does not read.
    LogFormat = "log/format";
    /// A log belongs to another rulebook.
    LogRulebook = "log/rulebook";
    /// Replaying a log came to another state than the one it ends with.
    LogDigest = "log/digest";
}

impl Code {
    /// The Fluent message id: the code with `/` written as `--`.
    #[must_use]
    pub fn message_id(self) -> String {
        self.id().replace('/', "--")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// Whether the rulebook can still be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rulebook cannot be built.
    Error,
    /// The rulebook works; its author should look.
    Warning,
}

/// A value shown inside a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text from the rulebook or the event, shown as it is.
    Text(String),
    /// A number.
    Int(i64),
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Int(n) => write!(f, "{n}"),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}
impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// Named arguments of a message, in the order they were given.
pub type Args = Vec<(&'static str, Arg)>;

/// A range of bytes in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB, which no accepted text has, stop there.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clip = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clip(start), end: clip(end) }
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span as UTF-16 offsets into `text`, which is what JavaScript counts in.
    #[must_use]
    pub fn utf16(self, text: &str) -> Self {
        let mut units = 0_u32;
        let mut out = Self { start: u32::MAX, end: u32::MAX };
        for (offset, c) in text.char_indices() {
            let offset = u32::try_from(offset).unwrap_or(u32::MAX);
            if offset >= self.start && out.start == u32::MAX {
                out.start = units;
            }
            if offset >= self.end && out.end == u32::MAX {
                out.end = units;
            }
            units = units.saturating_add(if u32::from(c) > 0xFFFF { 2 } else { 1 });
        }
        Self { start: out.start.min(units), end: out.end.min(units) }
    }
}

/// Where a diagnostic points: into a file, at a JSON pointer, and inside a string there.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// Index of the source file; 0 where there is one text only.
    pub file: usize,
    /// Bytes of the value in that file; a JSON pack has none.
    pub span: Option<Span>,
    /// JSON pointer of the value.
    pub pointer: String,
    /// Bytes inside the string value, such as the bad part of an expression.
    pub inside: Option<Span>,
}

/// A problem in the text of a rulebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which kind of problem.
    pub code: Code,
    /// Whether the rulebook can still be used.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// Values for the message; `suggestion` holds the nearest known name, where there is one.
    pub args: Args,
}

/// A refused event, log or request. The state is as it was before.
///
/// One pointer wide, so that the many functions that can refuse stay small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection(Box<Refused>);

impl std::ops::Deref for Rejection {
    type Target = Refused;

    fn deref(&self) -> &Refused {
        &self.0
    }
}

/// What a [`Rejection`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which kind of refusal.
    pub code: Code,
    /// JSON pointer into the refused input; empty where the whole is meant.
    pub pointer: String,
    /// Values for the message.
    pub args: Args,
}

impl Rejection {
    /// A rejection of the whole input.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self(Box::new(Refused { code, pointer: String::new(), args: Vec::new() }))
    }

    /// The refusal of a text that could not be read.
    #[must_use]
    pub fn unreadable(diagnostic: Diagnostic) -> Self {
        Self(Box::new(Refused { code: diagnostic.code, pointer: diagnostic.place.pointer, args: diagnostic.args }))
    }

    /// Points into the input.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.0.pointer = pointer.into();
        self
    }

    /// Adds a value for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.0.args.push((name, value.into()));
        self
    }
}

impl std::error::Error for Rejection {}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        for (name, value) in &self.args {
            match value {
                Arg::Text(text) => write!(f, " {name}={text}")?,
                Arg::Int(number) => write!(f, " {name}={number}")?,
            }
        }
        Ok(())
    }
}

/// The known name nearest to `name` by edit distance, if it is near enough to be a slip of the finger.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut known.into_iter())
}

fn nearest_of<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let name: Vec<char> = name.chars().collect();
    let reach = match name.len() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    known
        .filter_map(|candidate| Some((distance(&name, candidate, reach)?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance in characters, if it is at most `reach`. Only what lies so near to the diagonal is looked at, so that long
/// names cost no more than their length.
fn distance(a: &[char], b: &str, reach: usize) -> Option<usize> {
    // Bytes first: they are counted already, and a character has at most four.
    if b.len() > a.len().saturating_add(reach).saturating_mul(4) {
        return None;
    }
    let b: Vec<char> = b.chars().collect();
    if a.len().abs_diff(b.len()) > reach {
        return None;
    }
    let far = reach.saturating_add(1);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let (first, last) = (i.saturating_sub(reach), i.saturating_add(far).min(b.len()));
        let mut diagonal = row.get(first).copied().unwrap_or(far);
        let mut left = if first == 0 { i.saturating_add(1) } else { far };
        if let Some(edge) = row.get_mut(first) {
            *edge = left;
        }
        let near = b.iter().take(last).zip(row.iter_mut().skip(1)).skip(first);
        for (cb, above) in near {
            let replace = diagonal.saturating_add(usize::from(ca != cb));
            left = replace.min(left.saturating_add(1)).min(above.saturating_add(1)).min(far);
            diagonal = std::mem::replace(above, left);
        }
    }
    row.last().copied().filter(|distance| *distance <= reach)
}

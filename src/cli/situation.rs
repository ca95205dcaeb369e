//! A situation and the steps from it, from options or files.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use tuiqun::diag::{Code, Rejection, nearest};
use tuiqun::rulebook::source::{Tree, TreeKind, parse_json};
use tuiqun::rulebook::{Rulebook, SlotTy};
use tuiqun::sim::choose::{resolve, waiting};
use tuiqun::sim::{Event, Request, Session, StartRequest, read_log};
use tuiqun::wire;

use super::failure::Failure;
use super::source::read_text;
use super::texts::Texts;
use super::words::Words;
use super::{check, report, say};

/// Where to begin, and what is done from there.
#[derive(Args)]
pub(crate) struct Situation {
    /// Folder of the rulebook, or its pack.
    #[arg(value_parser = super::folder)]
    rulebook: PathBuf,
    /// Begin with a situation of the rulebook.
    #[arg(long)]
    preset: Option<String>,
    /// A fact: `members=120`, `role=owner`, `packets_sent_at="2h ago"`, `device=unknown`. May be given many times.
    #[arg(long = "fact", value_name = "KEY=VALUE")]
    facts: Vec<String>,
    /// Whose word counts where sources differ: the `articles`, or the public `record`.
    #[arg(long, value_name = "articles|record")]
    basis: Option<String>,
    /// A reading: `dissolve_limit=fewer_than_40`. May be given many times.
    #[arg(long = "reading", value_name = "ID=CHOICE")]
    readings: Vec<String>,
    /// A file with the situation, as JSON: `{"preset", "facts", "basis", "readings", "start", "asOf", "seed"}`.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "facts", "basis", "readings", "start", "as_of"])]
    situation: Option<PathBuf>,
    /// Go on from where a log ends.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["preset", "facts", "basis", "readings", "start", "as_of", "situation"])]
    log: Option<PathBuf>,
    /// The clock at the start, in milliseconds since 1970 or as `2026-01-05T10:00:00+08:00`; now, if it is left out.
    #[arg(long)]
    start: Option<String>,
    /// The day that rules are judged by, such as `2026-01-05`; the day of the start, if it is left out.
    #[arg(long)]
    as_of: Option<String>,
    /// The seed of everything that is drawn.
    #[arg(long, conflicts_with_all = ["situation", "log"])]
    seed: Option<u64>,
    /// A step: `act dissolve outcome=success`, `act transfer to=0`, `fire candidate_answers instance=0`, `wait 24h`,
    /// `wait` (for the next change), `set members=30 role=owner`. May be given many times; they are taken in order.
    #[arg(long = "do", value_name = "STEP")]
    steps: Vec<String>,
}

/// A session where its last step has been taken.
pub(crate) struct Opened {
    /// The session.
    pub(crate) session: Session,
    /// Folder of the rulebook, or its pack.
    pub(crate) rulebook: PathBuf,
    /// The goal of the preset.
    pub(crate) goal: Option<String>,
    /// The place in the log before the last step.
    pub(crate) before: usize,
}

impl Situation {
    /// Loads the rulebook and takes the steps; `None` where that failed, which has then been said.
    pub(crate) fn open(&self, texts: &Texts) -> Result<Option<Opened>, Failure> {
        let Some(book) = self.load(texts)? else { return Ok(None) };
        let session = match self.begin(&book)? {
            Ok(session) => session,
            Err(rejection) => return Ok(refused(&rejection, texts)),
        };
        let mut opened = Opened { session, rulebook: self.rulebook.clone(), goal: self.goal(&book), before: 0 };
        opened.before = opened.session.cursor();
        for text in &self.steps {
            let before = opened.session.cursor();
            let request = match step(&book, text) {
                Ok(request) => request,
                Err(rejection) => {
                    say(text);
                    return Ok(refused(&nearly(rejection, &book), texts));
                }
            };
            if let Err(rejection) = take(&mut opened.session, &request) {
                say(text);
                let words = Words::new(texts, &book, &opened.rulebook, texts.locale())?;
                say(&told(&named(&rejection, &words), texts));
                in_the_way(&opened, &request, &words).iter().for_each(|line| say(&format!("  {line}")));
                return Ok(None);
            }
            opened.before = before;
        }
        Ok(Some(opened))
    }

    fn goal(&self, book: &Rulebook) -> Option<String> {
        let preset = book.presets.iter().find(|preset| Some(&preset.id) == self.preset.as_ref())?;
        book.goals.get(preset.goal?).map(|goal| goal.id.clone())
    }

    /// The rulebook; `None` where it cannot be loaded, which has then been said.
    fn load(&self, texts: &Texts) -> Result<Option<Rc<Rulebook>>, Failure> {
        let checked = check::load(&self.rulebook, texts)?;
        if checked.book.is_none() {
            for diagnostic in &checked.diagnostics {
                say(&report::render(diagnostic, &checked.source.files, texts));
            }
        }
        Ok(checked.book.map(Rc::new))
    }

    /// Folder of the rulebook, or its pack.
    pub(crate) fn rulebook(&self) -> &Path {
        &self.rulebook
    }

    /// The rulebook, and how its cases begin; `None` where it cannot be loaded, or nothing can begin so, which has then been said.
    pub(crate) fn common(&self, texts: &Texts) -> Result<Option<(Rc<Rulebook>, StartRequest)>, Failure> {
        let Some(book) = self.load(texts)? else { return Ok(None) };
        if self.log.is_some() || !self.steps.is_empty() {
            return Err(Failure::new("option-no-steps", []));
        }
        let request = self.start_tree(&book)?.and_then(|tree| StartRequest::read(&book, &tree));
        Ok(match request {
            Ok(request) => Some((book, request)),
            Err(rejection) => refused(&rejection, texts),
        })
    }

    fn begin(&self, book: &Rc<Rulebook>) -> Result<Result<Session, Rejection>, Failure> {
        if let Some(log) = &self.log {
            let text = read_text(log)?;
            return Ok(read_log(book, &text).and_then(|replayed| match replayed.diverged {
                None => Ok(replayed.session),
                Some((_, rejection)) => Err(rejection),
            }));
        }
        let tree = match self.start_tree(book)? {
            Ok(tree) => tree,
            Err(rejection) => return Ok(Err(rejection)),
        };
        Ok(StartRequest::read(book, &tree)
            .and_then(|request| request.resolve(book))
            .and_then(|start| Session::begin(Rc::clone(book), start)))
    }

    /// The JSON form of the start: that of the file, or that of the options.
    fn start_tree(&self, book: &Rulebook) -> Result<Result<Tree, Rejection>, Failure> {
        let Some(file) = &self.situation else { return Ok(Ok(self.tree(book)?)) };
        let text = read_text(file)?;
        Ok(parse_json(&text).map_err(Rejection::unreadable).map(|mut tree| {
            if tree.get("start").is_none() {
                put(&mut tree, "start", int(now()));
            }
            tree
        }))
    }

    /// The options as the JSON form of a start.
    fn tree(&self, book: &Rulebook) -> Result<Tree, Failure> {
        let mut tree = Tree::new(TreeKind::Table(Vec::new()));
        let pairs = |pairs: &[String]| -> Result<Tree, Failure> {
            let pairs: Result<Vec<_>, Failure> = pairs.iter().map(|pair| pair_of(book, pair)).collect();
            Ok(Tree::new(TreeKind::Table(pairs?)))
        };
        if let Some(preset) = &self.preset {
            put(&mut tree, "preset", string(preset));
        }
        put(&mut tree, "facts", pairs(&self.facts)?);
        if let Some(basis) = &self.basis {
            put(&mut tree, "basis", string(basis));
        }
        put(&mut tree, "readings", pairs(&self.readings)?);
        let start = match &self.start {
            None => now(),
            Some(text) => match text.parse().ok().or_else(|| tuiqun::time::parse_timestamp(text)) {
                Some(start) => start,
                None => return Err(Failure::new("option-start", [("value", text)])),
            },
        };
        put(&mut tree, "start", int(start));
        if let Some(seed) = self.seed {
            put(&mut tree, "seed", string(&seed.to_string()));
        }
        if let Some(day) = &self.as_of {
            put(&mut tree, "asOf", string(day));
        }
        Ok(tree)
    }
}

/// The system's clock, which only the command line looks at.
#[expect(clippy::disallowed_types, reason = "a person at a terminal means now")]
pub(super) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_millis()).ok()).unwrap_or(0)
}

/// Says why something was refused.
fn refused<T>(rejection: &Rejection, texts: &Texts) -> Option<T> {
    say(&told(rejection, texts));
    None
}

/// The sentences of the rules that stand in the way of what was to be done, and what removes them.
fn in_the_way(opened: &Opened, request: &Request, words: &Words) -> Vec<String> {
    let Request::Act { action, args, .. } = request else { return Vec::new() };
    let Some(view) = wire::preview(&opened.session, *action, Some(args)) else { return Vec::new() };
    let blockers = view.findings.iter().filter(|found| found.severity == "blocker");
    blockers.flat_map(|found| [vec![words.finding(found)], words.remedies(&found.remedies)].concat()).collect()
}

/// A rejection that calls what has to happen first by its name.
fn named(rejection: &Rejection, words: &Words) -> Rejection {
    rejection.args.iter().fold(Rejection::new(rejection.code).at(rejection.pointer.clone()), |named, (name, value)| {
        match *name {
            "trigger" => named.with(name, format!("{} [{value}]", words.t(&format!("trigger--{value}"), &[]))),
            _ => named.with(name, value.clone()),
        }
    })
}

/// A rejection of a name that nothing bears, with the nearest one.
fn nearly(rejection: Rejection, book: &Rulebook) -> Rejection {
    let name = rejection.args.iter().find(|(name, _)| *name == "name").map(|(_, name)| name.to_string());
    let near = name.and_then(|name| match rejection.code {
        Code::UnknownAction => nearest(&name, book.actions.iter().map(|action| action.id.as_str())).map(str::to_owned),
        Code::UnknownTrigger => {
            nearest(&name, book.triggers.iter().map(|trigger| trigger.id.as_str())).map(str::to_owned)
        }
        _ => None,
    });
    match near {
        Some(near) => rejection.with("suggestion", near),
        None => rejection,
    }
}

/// What was refused, why, and what to do, a line each.
pub(crate) fn told(rejection: &Rejection, texts: &Texts) -> String {
    let (what, why, help) = texts.code(rejection.code, &rejection.args);
    let at = if rejection.pointer.is_empty() { String::new() } else { format!("{}: ", rejection.pointer) };
    let more = why.iter().chain(&help).map(|more| format!("\n  {more}"));
    format!("{at}{what} [{}]{}", rejection.code, more.collect::<String>())
}

/// Does what a request asks. Who waits has waited for what comes meanwhile too, where that can go one way only.
fn take(session: &mut Session, request: &Request) -> Result<(), Rejection> {
    let refused = match session.request(request) {
        Err(rejection) if rejection.code == Code::MustHappenFirst => rejection,
        done => return done,
    };
    let [Event::Wait { until }] = resolve(session.world(), session.state(), request)?[..] else { return Err(refused) };
    let mut there = session.clone();
    for event in waiting(session.world(), session.state(), until) {
        there.apply(event)?;
    }
    *session = there;
    Ok(())
}

/// Reads a step from words.
fn step(book: &Rulebook, text: &str) -> Result<Request, Rejection> {
    let shape = |found: &str| {
        Rejection::new(Code::EventShape).with("expected", "act, fire, wait, set").with("found", found.to_owned())
    };
    let (kind, rest) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
    let mut body = Tree::new(TreeKind::Table(Vec::new()));
    let mut words = rest.split_whitespace();
    match kind {
        "wait" => {
            if !rest.trim().is_empty() {
                put(&mut body, "until", string(rest.trim()));
            }
        }
        "set" => put(&mut body, "facts", table(book, words, &shape)?),
        "act" | "fire" => {
            let id = words.next().ok_or_else(|| {
                Rejection::new(Code::EventShape).with("expected", format!("{kind} ID")).with("found", text.to_owned())
            })?;
            put(&mut body, if kind == "act" { "action" } else { "trigger" }, string(id));
            let action = book.actions.iter().find(|action| action.id == id).filter(|_| kind == "act");
            let mut args = Tree::new(TreeKind::Table(Vec::new()));
            for (key, value) in table(book, words, &shape)?.entries() {
                // What is no word of a step is meant as an argument: the engine then names those that there are.
                let own = matches!(key.as_str(), "took" | "outcome" | "draws" | "confirm");
                let named = action.is_some_and(|action| !own || action.params.iter().any(|param| param.id == *key));
                put(if named { &mut args } else { &mut body }, key, value.clone());
            }
            if !args.entries().is_empty() {
                put(&mut body, "args", args);
            }
        }
        _ => return Err(shape(kind)),
    }
    Request::read(book, &Tree::new(TreeKind::Table(vec![(kind.to_owned(), body)])))
}

fn table<'t>(
    book: &Rulebook,
    words: impl Iterator<Item = &'t str>,
    shape: &impl Fn(&str) -> Rejection,
) -> Result<Tree, Rejection> {
    let pairs: Result<Vec<_>, Rejection> = words.map(|word| pair_of(book, word).map_err(|_| shape(word))).collect();
    Ok(Tree::new(TreeKind::Table(pairs?)))
}

/// Whether a cell holds a moment or a length of time: a bare number would say neither.
pub(super) fn is_time(ty: SlotTy) -> bool {
    matches!(ty, SlotTy::Instant | SlotTy::Duration)
}

/// `key=value` as it stands in JSON: `true`, a number, `unknown`, or text. Milliseconds are for logs, not for people.
fn pair_of(book: &Rulebook, pair: &str) -> Result<(String, Tree), Failure> {
    let (key, value) = pair.split_once('=').ok_or_else(|| Failure::new("option-pair", [("value", &pair)]))?;
    let time = book.slots.iter().any(|slot| slot.key == key && is_time(slot.ty));
    let kind = match value {
        text if time && text != "unknown" => TreeKind::Str(text.to_owned()),
        "true" => TreeKind::Bool(true),
        "false" => TreeKind::Bool(false),
        "unknown" => TreeKind::Null,
        text => text.parse().map_or(TreeKind::Str(text.to_owned()), TreeKind::Int),
    };
    Ok((key.to_owned(), Tree::new(kind)))
}

fn put(tree: &mut Tree, key: &str, value: Tree) {
    if let TreeKind::Table(entries) = &mut tree.kind {
        entries.push((key.to_owned(), value));
    }
}

fn string(text: &str) -> Tree {
    Tree::new(TreeKind::Str(text.to_owned()))
}

fn int(n: i64) -> Tree {
    Tree::new(TreeKind::Int(n))
}

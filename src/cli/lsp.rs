//! `tuiqun lsp`: what `check` finds, while somebody writes: an editor is told through the language server protocol, on lsp-server.
//!
//! What is wrong is looked for when a file is opened or saved, in the whole rulebook; keys and names are completed and explained in the
//! text as it stands.

mod document;
pub(crate) mod names;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lsp_server::{Connection, Message, Notification, Request, Response};
use serde_json::{Value, json};
use tuiqun::diag::{Diagnostic, Severity};
use url::Url;

use super::check::{self, Checked};
use super::failure::Failure;
use super::report::byte_range;
use super::source::read_text;
use super::texts::Texts;
use super::{Outcome, fix, reference};
use names::Name;

/// Kinds of what is completed, by their numbers in the protocol.
const KEY: u8 = 10;
const NAME: u8 = 6;
const WORD: u8 = 20;
const CLAIM: u8 = 18;

pub(crate) fn run(texts: &Texts) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let capabilities = json!({
        "textDocumentSync": { "openClose": true, "change": 1, "save": true },
        "completionProvider": { "triggerCharacters": ["[", "\"", "'", "."] },
        "hoverProvider": true,
        "definitionProvider": true,
        "referencesProvider": true,
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
    });
    let ended = |error: lsp_server::ProtocolError| Failure::from(error.to_string());
    connection.initialize(capabilities).map_err(ended)?;
    let mut server = Server { connection, texts, open: BTreeMap::new(), rulebooks: BTreeMap::new() };
    while let Ok(message) = server.connection.receiver.recv() {
        match message {
            Message::Request(request) => {
                if server.connection.handle_shutdown(&request).map_err(ended)? {
                    break;
                }
                server.answer(request);
            }
            Message::Notification(told) => server.hear(&told),
            Message::Response(_) => {}
        }
    }
    drop(server);
    threads.join()?;
    Ok(true)
}

struct Server<'t> {
    connection: Connection,
    texts: &'t Texts,
    /// Files as they stand in the editor.
    open: BTreeMap<PathBuf, String>,
    /// Rulebooks by their folder, as they were when they were last looked at.
    rulebooks: BTreeMap<PathBuf, Rulebook>,
}

struct Rulebook {
    checked: Checked,
    names: BTreeMap<String, Vec<Name>>,
    words: Option<Texts>,
    /// Files about which something was told.
    told: BTreeSet<PathBuf>,
}

impl Server<'_> {
    fn hear(&mut self, told: &Notification) {
        let document = told.params.get("textDocument");
        let Some(path) = document.and_then(|document| path_of(document.get("uri")?)) else { return };
        match told.method.as_str() {
            "textDocument/didOpen" => {
                let text = document.and_then(|document| document.get("text")?.as_str()).unwrap_or_default();
                self.open.insert(path.clone(), text.to_owned());
                self.look(&path);
            }
            "textDocument/didChange" => {
                let change = told.params.get("contentChanges").and_then(|changes| changes.as_array()?.last());
                let text = change.and_then(|change| change.get("text")?.as_str()).unwrap_or_default();
                self.open.insert(path, text.to_owned());
            }
            "textDocument/didSave" => self.look(&path),
            "textDocument/didClose" => {
                self.open.remove(&path);
            }
            _ => {}
        }
    }

    fn answer(&self, request: Request) {
        let found = self.found(&request.method, &request.params).unwrap_or(Value::Null);
        self.send(Message::Response(Response::new_ok(request.id, found)));
    }

    fn send(&self, message: Message) {
        // An editor that is gone listens no more.
        let _ = self.connection.sender.send(message);
    }

    /// Looks through the rulebook that a file belongs to, and tells what is wrong in each of its files.
    fn look(&mut self, path: &Path) {
        let Some(folder) = folder_of(path) else { return };
        let before = self.rulebooks.remove(&folder);
        let mut by_file: BTreeMap<PathBuf, Vec<Value>> =
            before.iter().flat_map(|before| &before.told).map(|path| (path.clone(), Vec::new())).collect();
        let main = folder.join("rulebook.toml");
        match check::load(&folder, self.texts) {
            Ok(checked) => {
                for diagnostic in &checked.diagnostics {
                    let file = checked.source.files.get(diagnostic.place.file);
                    let (path, text) = file.map_or((&main, ""), |file| (&file.path, &file.text));
                    let bytes = byte_range(diagnostic, file).unwrap_or(0..0);
                    let told = self.told(diagnostic, document::range(text, &bytes));
                    by_file.entry(path.clone()).or_default().push(told);
                }
                let names = names::names(&checked.source.tree);
                // While it is being written it may have no names; those that it had still complete.
                let names =
                    if names.is_empty() { before.map(|before| before.names).unwrap_or_default() } else { names };
                let words = Texts::rulebook(&folder, self.texts.locale()).ok();
                let told = by_file.keys().cloned().collect();
                self.rulebooks.insert(folder, Rulebook { checked, names, words, told });
            }
            Err(failure) => {
                let range = document::range("", &(0..0));
                let told =
                    json!({ "range": range, "severity": 1, "source": "tuiqun", "message": failure.told(self.texts) });
                by_file.entry(main).or_default().push(told);
            }
        }
        for (path, diagnostics) in by_file {
            let Some(uri) = uri_of(&path) else { continue };
            let params = json!({ "uri": uri, "diagnostics": diagnostics });
            self.send(Message::Notification(Notification::new("textDocument/publishDiagnostics".to_owned(), params)));
        }
    }

    fn told(&self, diagnostic: &Diagnostic, range: Value) -> Value {
        let (what, why, help) = self.texts.code(diagnostic.code, &diagnostic.args);
        let message: Vec<String> = [Some(what), why, help].into_iter().flatten().collect();
        let severity = if diagnostic.severity == Severity::Error { 1 } else { 2 };
        json!({ "range": range, "severity": severity, "source": "tuiqun", "code": diagnostic.code.id(), "message": message.join("\n") })
    }

    fn found(&self, method: &str, params: &Value) -> Option<Value> {
        let path = path_of(params.get("textDocument")?.get("uri")?)?;
        let rulebook = self.rulebooks.get(&folder_of(&path)?)?;
        if method == "textDocument/codeAction" {
            return Some(self.actions(rulebook, &path, params.get("range")?));
        }
        let text = self.text(&path)?;
        let byte = document::byte(&text, params.get("position")?)?;
        match method {
            "textDocument/completion" => self.completions(rulebook, &text, byte),
            "textDocument/hover" => self.hover(rulebook, &text, byte),
            "textDocument/definition" => self.definition(rulebook, &path, &text, byte),
            "textDocument/references" => self.references(rulebook, &text, byte),
            _ => None,
        }
    }

    /// A file as it stands in the editor, or on disk.
    fn text(&self, path: &Path) -> Option<String> {
        self.open.get(path).cloned().or_else(|| read_text(path).ok())
    }

    fn completions(&self, rulebook: &Rulebook, text: &str, byte: usize) -> Option<Value> {
        let place = document::place(text, byte)?;
        let item = |label: &str, kind: u8, detail: &str| json!({ "label": label, "kind": kind, "detail": detail });
        let line = text.get(..byte)?.rsplit('\n').next()?;
        if line.trim_start().starts_with('[') && !line.contains('=') {
            let sections = reference::sections().ok()?;
            return Some(sections.iter().map(|section| item(section, KEY, "")).collect());
        }
        let Some(key) = place.key else {
            let keys = reference::keys(&place.table, self.texts).ok()?;
            return Some(keys.iter().map(|(key, says)| item(key, KEY, says)).collect());
        };
        let mut items: Vec<Value> =
            reference::words(&place.table, &key).ok()?.iter().map(|word| item(word, WORD, "")).collect();
        if place.quoted && key == "cites" {
            let claims = rulebook.checked.ledger.iter().flat_map(|ledger| &ledger.claims);
            items.extend(claims.map(|(id, claim)| item(id, CLAIM, claim.says(self.texts.locale()))));
        } else if place.quoted && items.is_empty() {
            for (name, things) in &rulebook.names {
                let kinds: Vec<&str> = things.iter().map(|thing| thing.kind.as_str()).collect();
                items.push(item(name, NAME, &kinds.join(", ")));
            }
        }
        Some(items.into())
    }

    fn hover(&self, rulebook: &Rulebook, text: &str, byte: usize) -> Option<Value> {
        let word = document::word(text, byte)?;
        let name = text.get(word.clone())?;
        let place = document::place(text, word.start)?;
        let told = if place.key.is_none() {
            let keys = reference::keys(&place.table, self.texts).ok()?;
            keys.into_iter().find(|(key, _)| key == name).map(|(_, says)| says)
        } else {
            None
        };
        let claim = || {
            let claim = rulebook.checked.ledger.as_ref()?.claims.get(name)?;
            Some(format!("`{name}` · {}\n\n{}", claim.section, claim.says(self.texts.locale())))
        };
        let named = || {
            let things = rulebook.names.get(name)?;
            let told = things.iter().map(|thing| thing.told(name, &rulebook.checked, rulebook.words.as_ref()));
            Some(told.collect::<Vec<_>>().join("\n\n---\n\n"))
        };
        let value = told.or_else(claim).or_else(named)?;
        Some(json!({ "contents": { "kind": "markdown", "value": value }, "range": document::range(text, &word) }))
    }

    /// Where a name is declared; from there, where its texts are; of a claim, its row; of a text, what it belongs to.
    fn definition(&self, rulebook: &Rulebook, path: &Path, text: &str, byte: usize) -> Option<Value> {
        let word = document::word(text, byte)?;
        let name = text.get(word.clone())?;
        if let Some(ledger) = &rulebook.checked.ledger
            && ledger.claims.contains_key(name)
        {
            let folder = folder_of(path)?;
            let rows = [folder.clone(), folder.parent()?.to_path_buf()]
                .into_iter()
                .flat_map(|folder| ["claims.csv", "record.csv"].map(|table| folder.join(table)).into_iter());
            return Some(rows.filter_map(|table| self.line_of(&table, &format!("{name},"))).collect());
        }
        // A text of `note--x` belongs to the note x; that of a code, to the requirement.
        let of_text = |name: &str| {
            let things = rulebook.names.values().flatten();
            things.filter(|thing| thing.text == name).filter_map(|thing| location(rulebook, thing)).collect::<Vec<_>>()
        };
        let belongs = of_text(name);
        if !belongs.is_empty() && path.extension().is_some_and(|extension| extension == "ftl") {
            return Some(belongs.into());
        }
        let things = rulebook.names.get(name)?;
        let declared: Vec<Value> = things.iter().filter_map(|thing| location(rulebook, thing)).collect();
        let here = uri_of(path)?;
        let line = document::position(text, word.start).get("line").cloned();
        let at_it = |place: &Value| {
            place.get("uri").and_then(Value::as_str) == Some(&here)
                && place.pointer("/range/start/line").cloned() == line
        };
        if !declared.iter().any(at_it) {
            return Some(declared.into());
        }
        let texts = folder_of(path)?.join("texts");
        let files = std::fs::read_dir(texts).ok()?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
        let mut found: Vec<Value> = Vec::new();
        for file in files {
            found.extend(things.iter().filter_map(|thing| self.line_of(&file, &format!("{} =", thing.text))));
        }
        Some(found.into())
    }

    /// Where a word stands in the files of a rulebook.
    fn references(&self, rulebook: &Rulebook, text: &str, byte: usize) -> Option<Value> {
        let name = text.get(document::word(text, byte)?)?;
        let mut found: Vec<Value> = Vec::new();
        for file in &rulebook.checked.source.files {
            let Some((uri, text)) = uri_of(&file.path).zip(self.text(&file.path)) else { continue };
            for (at, _) in text.match_indices(name) {
                let whole = at..at.saturating_add(name.len());
                if document::word(&text, at) == Some(whole.clone()) {
                    found.push(json!({ "uri": uri, "range": document::range(&text, &whole) }));
                }
            }
        }
        Some(found.into())
    }

    /// The line of a file that begins with something.
    fn line_of(&self, path: &Path, begins: &str) -> Option<Value> {
        let text = self.text(path)?;
        let at = if text.starts_with(begins) { 0 } else { text.find(&format!("\n{begins}"))?.saturating_add(1) };
        Some(json!({ "uri": uri_of(path)?, "range": document::range(&text, &(at..at.saturating_add(begins.len()))) }))
    }

    /// What mends what is wrong in a range.
    fn actions(&self, rulebook: &Rulebook, path: &Path, range: &Value) -> Value {
        let line = |end: &str| range.pointer(&format!("/{end}/line")).and_then(Value::as_u64).unwrap_or(0);
        let lines = line("start")..=line("end");
        let mut found: Vec<Value> = Vec::new();
        for diagnostic in &rulebook.checked.diagnostics {
            let Some(edit) = fix::edit(&rulebook.checked, diagnostic) else { continue };
            let Some(text) = self.text(&edit.path) else { continue };
            let at = document::range(&text, &edit.range);
            let here = at.pointer("/start/line").and_then(Value::as_u64).is_some_and(|line| lines.contains(&line));
            // A text that is missing is nowhere, and can be added from anywhere.
            let anywhere = diagnostic.place.span.is_none();
            let Some(uri) = uri_of(&edit.path).filter(|_| anywhere || here && edit.path == path) else { continue };
            let (title, _, help) = self.texts.code(diagnostic.code, &diagnostic.args);
            let changes = json!({ uri: [{ "range": at, "newText": edit.text }] });
            found.push(json!({ "title": help.unwrap_or(title), "kind": "quickfix", "edit": { "changes": changes } }));
        }
        found.into()
    }
}

/// Where something is declared.
fn location(rulebook: &Rulebook, name: &Name) -> Option<Value> {
    let file = rulebook.checked.source.files.get(name.file)?;
    let span = name.span?;
    let bytes = usize::try_from(span.start).ok()?..usize::try_from(span.end).ok()?;
    Some(json!({ "uri": uri_of(&file.path)?, "range": document::range(&file.text, &bytes) }))
}

/// The folder of the rulebook that a file belongs to.
fn folder_of(path: &Path) -> Option<PathBuf> {
    path.ancestors().skip(1).find(|folder| folder.join("rulebook.toml").is_file()).map(Path::to_path_buf)
}

fn path_of(uri: &Value) -> Option<PathBuf> {
    Url::parse(uri.as_str()?).ok()?.to_file_path().ok()
}

fn uri_of(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    Url::from_file_path(path).ok().map(String::from)
}

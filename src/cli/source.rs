//! Rulebooks on disk: folders of TOML files, merged into one tree with the place of every value, or packs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::overlay;
use super::texts::message_ids;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use tuiqun::diag::{Code, Diagnostic, Place, Severity, Span, nearest};
use tuiqun::limits::{PACK_BYTES_MAX, STRING_BYTES_MAX};
use tuiqun::rulebook::source::{Tree, TreeKind, parse_json};

/// A text that diagnostics point into.
pub(crate) struct SourceFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What it says.
    pub(crate) text: String,
}

/// A rulebook as it stands on disk.
pub(crate) struct Source {
    /// The files; the tree's `file` is an index into them.
    pub(crate) files: Vec<SourceFile>,
    /// All of them merged.
    pub(crate) tree: Tree,
    /// What was wrong with their syntax, and with what is said of a base.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// What was laid over the rulebook that it extends, where it extends one.
    pub(crate) over: Option<Tree>,
}

/// Reads a folder of TOML files (not its sub-folders), or one JSON pack.
pub(crate) fn read(path: &Path) -> Result<Source, Failure> {
    if path.is_file() {
        let text = read_text(path)?;
        let files = vec![SourceFile { path: path.to_owned(), text }];
        return Ok(match parse_json(files.first().map_or("", |file| &file.text)) {
            Ok(tree) => Source { files, tree, diagnostics: Vec::new(), over: None },
            Err(diagnostic) => {
                let tree = Tree::new(TreeKind::Table(Vec::new()));
                Source { files, tree, diagnostics: vec![diagnostic], over: None }
            }
        });
    }
    read_folder(path, 0, &mut Vec::new())
}

/// Reads a folder with everything that it uses and extends; its files are numbered from `first` on. `over` are the ids of the rulebooks
/// that extend it.
fn read_folder(folder: &Path, first: usize, over: &mut Vec<String>) -> Result<Source, Failure> {
    let own = toml_files(folder)?;
    let mut source = read_more(&own, first)?;
    let (there, missing): (Vec<_>, Vec<_>) =
        used(folder, &source.tree).into_iter().partition(|(_, folder)| folder.is_dir());
    let known = folder.parent().map_or_else(Vec::new, |beside| folders_in(beside, |_| true));
    let missing: Vec<Diagnostic> = missing
        .into_iter()
        .map(|(at, _)| {
            let name = at.text().unwrap_or_default();
            let mut args = vec![("what", "folder".into()), ("name", name.into())];
            args.extend(nearest(name, known.iter().map(String::as_str)).map(|near| ("suggestion", near.into())));
            overlay::fault(at, Code::UnknownName, args)
        })
        .collect();
    let more: Result<Vec<_>, Failure> = there.iter().map(|(_, folder)| toml_files(folder)).collect();
    let more = more?.concat();
    if !more.is_empty() {
        source = read_more(&[own, more].concat(), first)?;
    }
    source.diagnostics.extend(missing);
    let Some(base) = overlay::base(&source.tree, |id| version_beside(folder, id)) else { return Ok(source) };
    let laid = base.and_then(|base| {
        let beside = folder.parent().unwrap_or(Path::new("")).join(base.id);
        let id = base.id.to_owned();
        let circle = over.contains(&id) || folder.file_name().is_some_and(|name| name == base.id);
        let missing = !beside.join("rulebook.toml").is_file();
        if circle || missing {
            let mut refused = base.refused(if circle { "circle" } else { "missing" }, "");
            let there = folder
                .parent()
                .map_or_else(Vec::new, |beside| folders_in(beside, |folder| folder.join("rulebook.toml").is_file()));
            let near = nearest(&id, there.iter().map(String::as_str).filter(|there| *there != id));
            refused.args.extend(near.filter(|_| missing).map(|near| ("suggestion", near.into())));
            return Err(refused);
        }
        over.push(id);
        Ok((base, beside))
    });
    let (base, beside) = match laid {
        Ok(found) => found,
        // Without its base nothing that it says has a meaning.
        Err(diagnostic) => return Ok(source.without_tree(diagnostic)),
    };
    let below = read_folder(&beside, first.saturating_add(source.files.len()), over)?;
    if let Err(diagnostic) = base.fits(&below.tree) {
        return Ok(source.without_tree(diagnostic));
    }
    let mut diagnostics = [source.diagnostics, below.diagnostics].concat();
    let tree = overlay::lay(below.tree, &source.tree, &mut diagnostics);
    let files = source.files.into_iter().chain(below.files).collect();
    Ok(Source { files, tree, diagnostics, over: Some(source.tree) })
}

/// The version of a rulebook beside another one.
fn version_beside(folder: &Path, id: &str) -> Option<String> {
    let beside = folder.parent().unwrap_or(Path::new("")).join(id);
    let tree = read_files(&toml_files(&beside).ok()?).ok()?.tree;
    Some(tree.get("rulebook")?.get("version")?.text()?.to_owned())
}

/// The names of the folders in a folder, those that are of some sort.
fn folders_in(folder: &Path, of_sort: impl Fn(&Path) -> bool) -> Vec<String> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(here).into_iter().flatten().filter_map(Result::ok);
    let whole = entries.filter(|entry| entry.path().is_dir() && of_sort(&entry.path()));
    let mut names: Vec<String> = whole.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

impl Source {
    /// Nothing but the files and what is wrong.
    fn without_tree(mut self, diagnostic: Diagnostic) -> Self {
        self.diagnostics.push(diagnostic);
        self.tree = Tree::new(TreeKind::Table(Vec::new()));
        self
    }
}

/// The folder of a rulebook, and those of the rulebooks that it extends.
pub(crate) fn layers(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut layers = vec![folder.to_owned()];
    while let Some(folder) = layers.last() {
        let source = read_files(&toml_files(folder)?)?;
        let base = overlay::base(&source.tree, |_| None).and_then(Result::ok);
        let beside = base.map(|base| folder.parent().unwrap_or(Path::new("")).join(base.id));
        match beside.filter(|beside| beside.is_dir() && !layers.contains(beside)) {
            Some(beside) => layers.push(beside),
            None => break,
        }
    }
    Ok(layers)
}

/// The folders of the common parts that a rulebook uses, and where it says so: `[rulebook] use = ["common"]` names folders beside its own.
fn used<'t>(folder: &Path, tree: &'t Tree) -> Vec<(&'t Tree, PathBuf)> {
    let names = tree.get("rulebook").and_then(|header| header.get("use")).map_or(&[][..], Tree::items);
    let beside = folder.parent().unwrap_or(Path::new(""));
    names.iter().filter_map(|name| Some((name, beside.join(name.text()?)))).collect()
}

/// The words of a rulebook in a locale: its own file, and those of the common parts that it uses and of the rulebook that it extends.
pub(crate) struct Words {
    /// Its own.
    pub(crate) own: String,
    /// Of what it uses and extends, but for what it says in its own words.
    pub(crate) common: String,
    /// Texts of the rulebook that it extends which its own replace.
    pub(crate) replaced: BTreeSet<String>,
}

impl Words {
    /// Reads them.
    pub(crate) fn read(folder: &Path, locale: &str) -> Result<Self, Failure> {
        let file = |folder: &Path| read_text(&folder.join("texts").join(format!("{locale}.ftl")));
        let tree = read_files(&toml_files(folder)?)?.tree;
        let parts = used(folder, &tree).into_iter().filter(|(_, folder)| folder.is_dir());
        let common: Result<Vec<String>, Failure> = parts.map(|(_, folder)| file(&folder)).collect();
        let mut words = Self { own: file(folder)?, common: common?.join("\n"), replaced: BTreeSet::new() };
        if let Some(Ok(base)) = overlay::base(&tree, |_| None) {
            let below = Self::read(&folder.parent().unwrap_or(Path::new("")).join(base.id), locale)?.all();
            let own = message_ids(&words.own);
            words.replaced = message_ids(&below).intersection(&own).cloned().collect();
            let labelled = overlay::labelled(&tree);
            words.own = overlay::with_label(&words.own, &labelled);
            words.common.push_str(&overlay::with_label(&overlay::without(&below, &words.replaced), &labelled));
        }
        Ok(words)
    }

    /// All of them as one file.
    pub(crate) fn all(&self) -> String {
        if self.common.is_empty() { self.own.clone() } else { format!("{}\n{}", self.own, self.common) }
    }
}

/// Reads TOML files and merges them.
pub(crate) fn read_files(paths: &[PathBuf]) -> Result<Source, Failure> {
    read_more(paths, 0)
}

/// The same beside files that were read before: those are numbered from `first` on.
pub(crate) fn read_more(paths: &[PathBuf], first: usize) -> Result<Source, Failure> {
    let tree = Tree::new(TreeKind::Table(Vec::new()));
    let mut source = Source { files: Vec::new(), tree, diagnostics: Vec::new(), over: None };
    for (file, path) in (first..).zip(paths) {
        let text = read_text(path)?;
        let tree = parse_toml(&text, file, &mut source.diagnostics);
        source.files.push(SourceFile { path: path.clone(), text });
        merge(&mut source.tree, tree, &mut source.diagnostics);
    }
    Ok(source)
}

/// The TOML files of a folder: `rulebook.toml` first, then by name.
pub(crate) fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort_by_key(|path| (path.file_name().is_some_and(|name| name != "rulebook.toml"), path.clone()));
    if files.is_empty() {
        return Err(Failure::new("folder-without-rulebook", [("path", &folder.display())]));
    }
    Ok(files)
}

pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::file(path, &error))
}

fn parse_toml(text: &str, file: usize, diagnostics: &mut Vec<Diagnostic>) -> Tree {
    let mut report = |code, span: Option<std::ops::Range<usize>>, args| {
        let span = span.map(|span| Span::new(span.start, span.end));
        let place = Place { file, span, ..Place::default() };
        diagnostics.push(Diagnostic { code, severity: Severity::Error, place, args });
    };
    let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if size > PACK_BYTES_MAX {
        report(
            Code::Limit,
            None,
            vec![("limit", "PACK_BYTES_MAX".into()), ("max", PACK_BYTES_MAX.into()), ("seen", size.into())],
        );
        return Tree::new(TreeKind::Table(Vec::new()));
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut lines = BTreeSet::new();
    for error in errors {
        let here = error.span().and_then(|span| text.get(span)).unwrap_or_default();
        let line = error.span().and_then(|span| text.get(..span.start)).map(|before| before.matches('\n').count());
        // Of one line the first says it.
        if lines.insert(line) {
            let curly = here.contains(['“', '”', '‘', '’']);
            let quotes = if curly { "curly" } else { "straight" };
            report(
                Code::TomlSyntax,
                error.span(),
                vec![("detail", error.message().to_owned().into()), ("quotes", quotes.into())],
            );
        }
    }
    let mut converter = Converter { file, report: &mut report };
    let span = table.span();
    let entries = converter.table(table.into_inner());
    Tree { kind: TreeKind::Table(entries), file, span: Some(Span::new(span.start, span.end)), key: None }
}

struct Converter<'a, R> {
    file: usize,
    report: &'a mut R,
}

impl<R: FnMut(Code, Option<std::ops::Range<usize>>, tuiqun::diag::Args)> Converter<'_, R> {
    fn table(&mut self, table: DeTable<'_>) -> Vec<(String, Tree)> {
        let entry = |(key, value): (Spanned<toml::de::DeString<'_>>, Spanned<DeValue<'_>>)| {
            let at = Span::new(key.span().start, key.span().end);
            (key.into_inner().into_owned(), Tree { key: Some(at), ..self.value(value) })
        };
        table.into_iter().map(entry).collect()
    }

    fn value(&mut self, value: Spanned<DeValue<'_>>) -> Tree {
        let span = value.span();
        let kind = match value.into_inner() {
            DeValue::Boolean(b) => TreeKind::Bool(b),
            DeValue::Integer(n) => match i64::from_str_radix(n.as_str(), n.radix()) {
                Ok(n) => TreeKind::Int(n),
                Err(_) => self.refuse(Code::SourceFloat, &span),
            },
            DeValue::Float(_) => self.refuse(Code::SourceFloat, &span),
            DeValue::Datetime(_) => self.refuse(Code::SourceDate, &span),
            DeValue::String(text) => {
                let size = u64::try_from(text.len()).unwrap_or(u64::MAX);
                if size > STRING_BYTES_MAX {
                    let args = vec![
                        ("limit", "STRING_BYTES_MAX".into()),
                        ("max", STRING_BYTES_MAX.into()),
                        ("seen", size.into()),
                    ];
                    (self.report)(Code::Limit, Some(span.clone()), args);
                }
                TreeKind::Str(text.into_owned())
            }
            DeValue::Array(items) => TreeKind::List(items.into_iter().map(|item| self.value(item)).collect()),
            DeValue::Table(table) => TreeKind::Table(self.table(table)),
        };
        Tree { kind, file: self.file, span: Some(Span::new(span.start, span.end)), key: None }
    }

    fn refuse(&mut self, code: Code, span: &std::ops::Range<usize>) -> TreeKind {
        (self.report)(code, Some(span.clone()), Vec::new());
        TreeKind::Null
    }
}

/// Adds the sections of one file to those before. A section may go on in another file; an item may not.
pub(super) fn merge(into: &mut Tree, from: Tree, diagnostics: &mut Vec<Diagnostic>) {
    let TreeKind::Table(from) = from.kind else { return };
    let TreeKind::Table(target) = &mut into.kind else { return };
    for (key, section) in from {
        let Some((_, known)) = target.iter_mut().find(|(known, _)| *known == key) else {
            target.push((key, section));
            continue;
        };
        match (&mut known.kind, section.kind) {
            (TreeKind::Table(known), TreeKind::Table(more)) => {
                for (id, item) in more {
                    if known.iter().any(|(known, _)| *known == id) {
                        let place = Place { file: item.file, span: item.span, ..Place::default() };
                        let args = vec![("id", id.into())];
                        diagnostics.push(Diagnostic {
                            code: Code::DuplicateId,
                            severity: Severity::Error,
                            place,
                            args,
                        });
                    } else {
                        known.push((id, item));
                    }
                }
            }
            (TreeKind::List(known), TreeKind::List(more)) => known.extend(more),
            // Two values of one name; or a list where the others have a table, and then the list is wrong.
            (known, other) => {
                let (place, found) = (section.span, Tree::new(other));
                let code = if matches!((known, &found.kind), (TreeKind::Table(_), TreeKind::List(_))) {
                    Code::WrongType
                } else {
                    Code::DuplicateId
                };
                let args = match code {
                    Code::WrongType => vec![("expected", "table".into()), ("found", found.type_name().into())],
                    _ => vec![("id", key.into())],
                };
                let place = Place { file: section.file, span: place, ..Place::default() };
                diagnostics.push(Diagnostic { code, severity: Severity::Error, place, args });
            }
        }
    }
}

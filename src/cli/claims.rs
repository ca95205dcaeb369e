//! The ledger: every claim of the articles, the articles themselves, and the public record beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tuiqun::diag::{Args, Code, Diagnostic, Place, Severity, Span, nearest};
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{By, NoteLevel, Rulebook};
use tuiqun::scenario::parts;
use tuiqun::time::parse_date;

use super::failure::Failure;
use super::source::{SourceFile, read_text};

/// A table's rows, by the columns that its first line has to name.
trait Row: for<'de> Deserialize<'de> {
    const COLUMNS: &'static [&'static str];
    /// Those that may be empty.
    const OPEN: &'static [&'static str] = &[];
    /// Those that hold a day.
    const DAYS: &'static [&'static str] = &[];
}

impl Row for Claim {
    const COLUMNS: &'static [&'static str] = &["id", "section", "subject", "kind", "claim_zh", "claim_en"];
}

impl Row for Fact {
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "subject",
        "statement_zh",
        "statement_en",
        "grade",
        "confidence",
        "dated",
        "looked",
        "source",
        "against",
        "with",
    ];
    const OPEN: &'static [&'static str] = &["dated", "against", "with"];
    const DAYS: &'static [&'static str] = &["looked"];
}

impl Row for Reason {
    const COLUMNS: &'static [&'static str] = &["id", "reason", "reason_zh"];
}

impl Row for Article {
    const COLUMNS: &'static [&'static str] = &["id", "title_zh", "title_en", "site_zh", "site_en", "date"];
    const DAYS: &'static [&'static str] = &["date"];
}

/// One claim.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) section: String,
    pub(crate) subject: String,
    pub(crate) kind: String,
    pub(crate) claim_zh: String,
    pub(crate) claim_en: String,
}

impl Claim {
    /// Its words in a language.
    pub(crate) fn says(&self, locale: &str) -> &str {
        if locale.starts_with("zh") { &self.claim_zh } else { &self.claim_en }
    }

    /// The article that it is from.
    pub(crate) fn article(&self) -> &str {
        article_of(&self.id)
    }
}

/// How far a fact of the record can be trusted, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Grade {
    /// An official page was read.
    A,
    /// An official text, seen as a reprint, a quotation or a link.
    B,
    /// How a client behaved, or the source of an SDK.
    C,
    /// The page of a third party: it is told, and decides nothing.
    D,
}

/// How sure the looker-up was after comparing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Confidence {
    High,
    Medium,
    Low,
}

/// What public sources say of the same things: a row of `record.csv`.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Fact {
    pub(crate) id: String,
    pub(crate) subject: String,
    statement_zh: String,
    statement_en: String,
    pub(crate) grade: Grade,
    pub(crate) confidence: Confidence,
    /// The date that the source bears, if any.
    pub(crate) dated: String,
    /// The day on which it was last looked at.
    pub(crate) looked: String,
    /// Where it stands.
    pub(crate) source: String,
    /// Claims that say otherwise, with blanks between them.
    against: String,
    /// Claims that say the same.
    with: String,
}

impl Fact {
    /// Ids of the claims that say otherwise.
    pub(crate) fn against(&self) -> impl Iterator<Item = &str> {
        self.against.split_whitespace()
    }

    /// Ids of the claims that say the same.
    pub(crate) fn with(&self) -> impl Iterator<Item = &str> {
        self.with.split_whitespace()
    }

    /// As a claim: it is cited, counted and shown like one.
    fn claim(&self) -> Claim {
        Claim {
            id: self.id.clone(),
            section: self.source.clone(),
            subject: self.subject.clone(),
            kind: "record".to_owned(),
            claim_zh: self.statement_zh.clone(),
            claim_en: self.statement_en.clone(),
        }
    }
}

/// Why nothing that a person decides depends on a claim.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Reason {
    id: String,
    pub(crate) reason: String,
    pub(crate) reason_zh: String,
}

/// One article.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) title_zh: String,
    pub(crate) title_en: String,
    pub(crate) site_zh: String,
    pub(crate) site_en: String,
    pub(crate) date: String,
}

/// All claims and articles, and the record.
pub(crate) struct Ledger {
    /// Claims of the articles, and the facts of the record as claims.
    pub(crate) claims: BTreeMap<String, Claim>,
    pub(crate) record: BTreeMap<String, Fact>,
    pub(crate) articles: Vec<Article>,
    /// Ids of the claims that stand in the rulebook's own folder.
    pub(crate) own: BTreeSet<String>,
    background: BTreeMap<String, Reason>,
    /// What is wrong with the tables, each where it is.
    pub(crate) faults: Vec<Diagnostic>,
    /// The tables; the faults' `file` is an index into them.
    pub(crate) files: Vec<SourceFile>,
}

/// What a page shows of a claim.
#[derive(Serialize)]
struct ClaimText<'a> {
    article: &'a str,
    section: &'a str,
    text: &'a str,
    /// Whether a reading has to choose between it and another.
    disputed: bool,
    /// Of a fact of the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    grade: Option<Grade>,
    /// Facts of the record that say otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    against: Vec<&'a str>,
    /// Facts of the record that say the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<&'a str>,
    /// The date that a fact of the record bears.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
}

#[derive(Serialize)]
struct ArticleText<'a> {
    title: &'a str,
    site: &'a str,
    date: &'a str,
}

#[derive(Serialize)]
struct ClaimsFile<'a> {
    articles: BTreeMap<&'a str, ArticleText<'a>>,
    claims: BTreeMap<&'a str, ClaimText<'a>>,
}

impl Ledger {
    /// Reads `claims.csv`, `record.csv`, `sources.csv` and `background.csv` beside the rulebook's folder, and those in it, which are its own.
    /// A rulebook of one's own need not rest on anybody else's word: each of them may be missing.
    pub(crate) fn of(rulebook: &Path) -> Result<Self, Failure> {
        let beside = rulebook.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let folders = [beside.as_path(), rulebook];
        let mut tables = Tables::default();
        let claims = tables.read::<Claim>(&folders, "claims.csv")?;
        let record = tables.read::<Fact>(&folders, "record.csv")?;
        let articles = tables.read::<Article>(&folders, "sources.csv")?;
        let background = tables.read::<Reason>(&folders, "background.csv")?;
        let mut ids = BTreeSet::new();
        let known: BTreeSet<&str> = articles.iter().map(|(article, _)| article.id.as_str()).collect();
        let rows = claims.iter().map(|(claim, at)| (claim.id.as_str(), at));
        let rows = rows.chain(record.iter().map(|(fact, at)| (fact.id.as_str(), at)));
        let mut missing = BTreeSet::new();
        for (id, at) in rows.clone().chain(articles.iter().map(|(article, at)| (article.id.as_str(), at))) {
            if !ids.insert(id) {
                tables.faults.push(at.fault("twice", vec![("id", id.into())]));
            }
        }
        // What cannot be read may be what is missed.
        let whole = tables.faults.is_empty();
        for (id, at) in rows.filter(|_| whole) {
            // Of all claims of one article the first speaks.
            let article = article_of(id);
            if !known.contains(article) && missing.insert(article) {
                let near = nearest(article, known.iter().copied()).map(|near| ("suggestion", near.into()));
                let args = [("id", id.into()), ("name", article.into())].into_iter().chain(near);
                tables.faults.push(at.fault("article", args.collect()));
            }
        }
        let own = claims.iter().filter(|(_, at)| at.own).map(|(claim, _)| claim.id.clone()).collect();
        let facts = record.iter().map(|(fact, _)| fact.claim());
        Ok(Self {
            claims: claims
                .iter()
                .map(|(claim, _)| claim.clone())
                .chain(facts)
                .map(|claim| (claim.id.clone(), claim))
                .collect(),
            record: record.into_iter().map(|(fact, _)| (fact.id.clone(), fact)).collect(),
            articles: articles.into_iter().map(|(article, _)| article).collect(),
            background: background.into_iter().map(|(reason, _)| (reason.id.clone(), reason)).collect(),
            own,
            faults: tables.faults,
            files: tables.files,
        })
    }

    /// Claims that are background, with the reason.
    pub(crate) fn background(&self) -> &BTreeMap<String, Reason> {
        &self.background
    }

    /// The day of each article, as the `source` section of a rulebook.
    pub(crate) fn sources(&self) -> Tree {
        let day = |article: &Article| (article.id.clone(), Tree::new(TreeKind::Str(article.date.clone())));
        // A day that is none has been told where it stands.
        let dated = self.articles.iter().filter(|article| parse_date(&article.date).is_some());
        Tree::new(TreeKind::Table(dated.map(day).collect()))
    }

    pub(crate) fn ids(&self) -> BTreeSet<String> {
        self.claims.keys().cloned().collect()
    }

    /// Parts that decide something and rest on too little, with what they cite: on the pages of third parties alone; of law and policy,
    /// on anything below an official text; and choices of the record that no fact of the record bears out.
    pub(crate) fn weak(&self, book: &Rulebook) -> Vec<(String, String)> {
        let hearsay = |name: &str| {
            book.notes.iter().any(|note| note.level == NoteLevel::Hearsay && name == format!("shown {}", note.id))
        };
        let binding = |name: &str| {
            let ruled =
                book.actions.iter().flat_map(|action| &action.requires).filter(|require| require.by != By::System);
            name.starts_with("duty ") || ruled.into_iter().any(|require| name == format!("require {}", require.code))
        };
        let of_record = |name: &str| {
            book.readings.iter().any(|reading| {
                reading.record.is_some_and(|choice| name == format!("reading {} {}", reading.id, book.name(choice)))
            })
        };
        let weak = parts(book).into_iter().filter_map(|part| {
            let cites = book.cited(&part.cites);
            let grades: Vec<Grade> = cites.iter().filter_map(|id| self.record.get(id)).map(|fact| fact.grade).collect();
            let best = grades.iter().min().copied();
            let alone = grades.len() == cites.len();
            let worst = if binding(&part.name) { Grade::B } else { Grade::C };
            let told = best == Some(Grade::D) && alone;
            let fine = if hearsay(&part.name) {
                told
            } else if of_record(&part.name) {
                best.is_some_and(|best| best <= worst)
            } else {
                !alone || best.is_none_or(|best| best <= worst)
            };
            (!fine).then(|| (part.name, if cites.is_empty() { "–".to_owned() } else { cites.join(" ") }))
        });
        weak.collect()
    }

    /// Ids of the facts of the record that say otherwise than a claim, and of those that say the same.
    pub(crate) fn facts_on(&self, claim: &str) -> (Vec<&str>, Vec<&str>) {
        let naming = |names: fn(&Fact, &str) -> bool| {
            self.record.values().filter(|fact| names(fact, claim)).map(|fact| fact.id.as_str()).collect()
        };
        (
            naming(|fact, claim| fact.against().any(|id| id == claim)),
            naming(|fact, claim| fact.with().any(|id| id == claim)),
        )
    }

    /// The claims that a rulebook cites, with the facts of the record about them, as a locale's file for the page.
    pub(crate) fn file(&self, book: &Rulebook, locale: &str) -> Result<String, Failure> {
        let chinese = locale.starts_with("zh");
        let disputed: BTreeSet<String> =
            book.readings.iter().flat_map(|reading| &reading.cites).flat_map(|cites| book.cited(cites)).collect();
        let about = book.claims.iter().flat_map(|id| {
            let (against, with) = self.facts_on(id);
            [vec![id.as_str()], against, with].concat()
        });
        let wanted: BTreeSet<&str> = about.collect();
        let claims = wanted.into_iter().filter_map(|id| self.claims.get(id)).map(|claim| {
            let (against, with) = self.facts_on(&claim.id);
            let fact = self.record.get(&claim.id);
            let text = ClaimText {
                article: claim.article(),
                section: &claim.section,
                text: if chinese { &claim.claim_zh } else { &claim.claim_en },
                disputed: disputed.contains(&claim.id),
                grade: fact.map(|fact| fact.grade),
                against,
                with,
                date: fact.map(|fact| fact.dated.as_str()),
            };
            (claim.id.as_str(), text)
        });
        let articles = self.articles.iter().map(|article| {
            let (title, site) =
                if chinese { (&article.title_zh, &article.site_zh) } else { (&article.title_en, &article.site_en) };
            (article.id.as_str(), ArticleText { title, site, date: &article.date })
        });
        let file = ClaimsFile { articles: articles.collect(), claims: claims.collect() };
        Ok(serde_json::to_string(&file)?)
    }
}

/// The tables as they are read.
#[derive(Default)]
struct Tables {
    files: Vec<SourceFile>,
    faults: Vec<Diagnostic>,
}

/// Where a row stands.
struct At {
    file: usize,
    span: Span,
    /// Whether its table stands in the rulebook's own folder.
    own: bool,
}

impl At {
    fn fault(&self, problem: &'static str, args: Args) -> Diagnostic {
        let place = Place { file: self.file, span: Some(self.span), ..Place::default() };
        let args = [("problem", problem.into())].into_iter().chain(args).collect();
        Diagnostic { code: Code::Ledger, severity: Severity::Error, place, args }
    }
}

impl Tables {
    /// The rows of the tables of one name in some folders, the last of which is the rulebook's own. A row that cannot be read is told and
    /// left out.
    fn read<T: Row>(&mut self, folders: &[&Path], name: &str) -> Result<Vec<(T, At)>, Failure> {
        let mut rows = Vec::new();
        for (place, folder) in folders.iter().enumerate() {
            let path = folder.join(name);
            if path.exists() {
                let text = read_text(&path)?;
                let own = place.saturating_add(1) == folders.len();
                self.rows(&text, own, &mut rows);
                self.files.push(SourceFile { path, text });
            }
        }
        Ok(rows)
    }

    fn rows<T: Row>(&mut self, text: &str, own: bool, rows: &mut Vec<(T, At)>) {
        let file = self.files.len();
        // The line that begins at a byte.
        let at = |byte: u64| {
            let start = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
            let rest = text.get(start..).unwrap_or_default();
            // What is between two rows belongs to neither.
            let blank = rest.len().saturating_sub(rest.trim_start_matches(['\r', '\n']).len());
            let line = rest.get(blank..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
            let start = start.saturating_add(blank);
            At { file, span: Span::new(start, start.saturating_add(line)), own }
        };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let Ok(heads) = reader.headers().cloned() else { return };
        let missing: Vec<&str> =
            T::COLUMNS.iter().copied().filter(|column| !heads.iter().any(|head| head == *column)).collect();
        if !missing.is_empty() {
            self.faults.push(at(0).fault("column", vec![("name", missing.join(", ").into())]));
            return;
        }
        for record in reader.records() {
            let told = match &record {
                Ok(record) => {
                    let here = at(record.position().map_or(0, csv::Position::byte));
                    match record.deserialize::<T>(Some(&heads)) {
                        Ok(row) => {
                            self.faults.extend(cells::<T>(&heads, record).map(|(name, detail)| {
                                here.fault("cell", vec![("name", name.into()), ("detail", detail.into())])
                            }));
                            rows.push((row, here));
                            None
                        }
                        Err(error) => Some(error),
                    }
                }
                Err(_) => None,
            };
            let Some(error) = told.as_ref().or(record.as_ref().err()) else { continue };
            let here = at(error.position().map_or(0, csv::Position::byte));
            self.faults.push(match error.kind() {
                csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
                    here.fault("columns", vec![("found", (*len).into()), ("known", (*expected_len).into())])
                }
                csv::ErrorKind::Deserialize { err, .. } => {
                    let column = err.field().and_then(|at| heads.get(usize::try_from(at).ok()?)).unwrap_or_default();
                    here.fault("cell", vec![("name", column.into()), ("detail", err.kind().to_string().into())])
                }
                kind => here.fault("cell", vec![("name", "".into()), ("detail", format!("{kind:?}").into())]),
            });
        }
    }
}

/// Values of a row that say nothing, or name no day, by their columns.
fn cells<'r, T: Row>(
    heads: &'r csv::StringRecord,
    row: &'r csv::StringRecord,
) -> impl Iterator<Item = (&'r str, &'r str)> {
    heads.iter().zip(row).filter(|(name, value)| {
        let empty = value.trim().is_empty() && T::COLUMNS.contains(name) && !T::OPEN.contains(name);
        empty || T::DAYS.contains(name) && parse_date(value).is_none()
    })
}

/// The article that a claim is from, by the claim's id.
fn article_of(id: &str) -> &str {
    id.split('-').next().unwrap_or_default()
}

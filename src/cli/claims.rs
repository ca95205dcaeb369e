//! The ledger: every claim of the articles, the articles themselves, and the public record beside them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use serde::{Deserialize, Serialize};
use tuiqun::rulebook::source::{Tree, TreeKind};
use tuiqun::rulebook::{By, NoteLevel, Rulebook};
use tuiqun::scenario::parts;

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
        self.id.split('-').next().unwrap_or_default()
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
#[derive(Deserialize)]
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
    /// Reads `claims.csv`, `record.csv` and `sources.csv` beside the rulebook's folder, and those in it, which are its own.
    pub(crate) fn of(rulebook: &Path) -> Result<Self, Failure> {
        let beside = rulebook.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        // A rulebook of one's own need not rest on anybody else's word.
        let (mut claims, mut record, mut articles) = (Vec::<Claim>::new(), Vec::<Fact>::new(), Vec::<Article>::new());
        let own: Vec<Claim> = read_csv(&rulebook.join("claims.csv"))?;
        let own = own.into_iter().map(|claim| claim.id).collect();
        for folder in [beside.as_path(), rulebook] {
            claims.extend(read_csv::<Claim>(&folder.join("claims.csv"))?);
            record.extend(read_csv::<Fact>(&folder.join("record.csv"))?);
            articles.extend(read_csv::<Article>(&folder.join("sources.csv"))?);
        }
        let mut ids = BTreeSet::new();
        let all = claims.iter().map(|claim| &claim.id).chain(record.iter().map(|fact| &fact.id));
        if let Some(id) = all.chain(articles.iter().map(|article| &article.id)).find(|id| !ids.insert(*id)) {
            return Err(Failure::new("ledger-twice", [("id", id)]));
        }
        let claims = claims.into_iter().chain(record.iter().map(Fact::claim));
        Ok(Self {
            claims: claims.map(|claim| (claim.id.clone(), claim)).collect(),
            record: record.into_iter().map(|fact| (fact.id.clone(), fact)).collect(),
            articles,
            own,
        })
    }

    /// Claims that are background, with the reason; `background.csv` beside the rulebook's folder.
    pub(crate) fn background(&self, rulebook: &Path) -> Result<BTreeMap<String, Reason>, Failure> {
        let folder = rulebook.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let rows: Vec<Reason> = read_csv(&folder.join("background.csv"))?;
        Ok(rows.into_iter().map(|row| (row.id.clone(), row)).collect())
    }

    /// The day of each article, as the `source` section of a rulebook.
    pub(crate) fn sources(&self) -> Tree {
        let day = |article: &Article| (article.id.clone(), Tree::new(TreeKind::Str(article.date.clone())));
        Tree::new(TreeKind::Table(self.articles.iter().map(day).collect()))
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

fn read_csv<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>, Failure> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let problem = |error| Failure::csv(path, error);
    let mut reader = csv::Reader::from_path(path).map_err(problem)?;
    reader.deserialize().collect::<Result<_, _>>().map_err(problem)
}

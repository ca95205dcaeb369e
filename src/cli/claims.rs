//! The ledger: every claim of the articles, and the articles themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use tuiqun::rulebook::Rulebook;
use tuiqun::rulebook::source::{Tree, TreeKind};

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
    /// The article that it is from.
    pub(crate) fn article(&self) -> &str {
        self.id.split('-').next().unwrap_or_default()
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

/// All claims and articles.
pub(crate) struct Ledger {
    pub(crate) claims: BTreeMap<String, Claim>,
    pub(crate) articles: Vec<Article>,
}

/// What a page shows of a claim.
#[derive(Serialize)]
struct ClaimText<'a> {
    article: &'a str,
    section: &'a str,
    text: &'a str,
    /// Whether a reading has to choose between it and another.
    disputed: bool,
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
    /// Reads `claims.csv` and `sources.csv` beside the rulebook's folder.
    pub(crate) fn beside(rulebook: &Path) -> Result<Self, String> {
        let folder = rulebook.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let claims: Vec<Claim> = read_csv(&folder.join("claims.csv"))?;
        let articles = read_csv(&folder.join("sources.csv"))?;
        Ok(Self { claims: claims.into_iter().map(|claim| (claim.id.clone(), claim)).collect(), articles })
    }

    /// Claims that are background, with the reason; `background.csv` beside the rulebook's folder.
    pub(crate) fn background(&self, rulebook: &Path) -> Result<BTreeMap<String, Reason>, String> {
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

    /// The claims that a rulebook cites, as a locale's file for the page.
    pub(crate) fn file(&self, book: &Rulebook, locale: &str) -> Result<String, String> {
        let chinese = locale.starts_with("zh");
        let disputed: BTreeSet<String> =
            book.readings.iter().flat_map(|reading| &reading.cites).flat_map(|cites| book.cited(cites)).collect();
        let claims = book.claims.iter().filter_map(|id| self.claims.get(id)).map(|claim| {
            let article = claim.article();
            let text = if chinese { &claim.claim_zh } else { &claim.claim_en };
            (
                claim.id.as_str(),
                ClaimText { article, section: &claim.section, text, disputed: disputed.contains(&claim.id) },
            )
        });
        let articles = self.articles.iter().map(|article| {
            let (title, site) =
                if chinese { (&article.title_zh, &article.site_zh) } else { (&article.title_en, &article.site_en) };
            (article.id.as_str(), ArticleText { title, site, date: &article.date })
        });
        let file = ClaimsFile { articles: articles.collect(), claims: claims.collect() };
        serde_json::to_string(&file).map_err(|error| error.to_string())
    }
}

fn read_csv<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<Vec<T>, String> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    reader.deserialize().collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", path.display()))
}

//! `tuiqun sources`: which sources to look at next, by how much rests on them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use tuiqun::scenario::parts;
use tuiqun::time::{DAY, parse_date, print_date};

use super::claims::Ledger;
use super::failure::Failure;
use super::texts::Texts;
use super::{Outcome, check, report, say, situation};

/// Days after which a source ought to be looked at again.
const DUE_DAYS: i64 = 365;

/// A source and what rests on it.
struct Row<'l> {
    id: &'l str,
    /// Of a fact of the record: its grade.
    grade: String,
    looked: i64,
    parts: usize,
    text: &'l str,
}

pub(crate) fn run(paths: &[PathBuf], as_of: Option<&str>, all: bool, locale: &str, texts: &Texts) -> Outcome {
    let today = match as_of {
        None => situation::now().div_euclid(DAY),
        Some(day) => parse_date(day).ok_or_else(|| Failure::new("option-day", [("value", &day)]))?,
    };
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    let mut ledger = None;
    for path in paths {
        let checked = check::load(path, texts)?;
        let Some(book) = checked.book else {
            for diagnostic in &checked.diagnostics {
                say(&report::render(diagnostic, &checked.source.files, texts));
            }
            return Ok(false);
        };
        for claim in parts(&book).iter().flat_map(|part| book.cited(&part.cites)) {
            let count = uses.entry(claim).or_default();
            *count = count.saturating_add(1);
        }
        ledger = Some(Ledger::of(path)?);
    }
    let Some(ledger) = ledger else { return Ok(false) };
    let chinese = locale.starts_with("zh");
    let mut rows: Vec<Row<'_>> = ledger
        .claims
        .values()
        .filter_map(|claim| {
            let fact = ledger.record.get(&claim.id);
            let article = ledger.articles.iter().find(|article| article.id == claim.article());
            let looked = fact.map(|fact| &fact.looked).or(article.map(|article| &article.date))?;
            Some(Row {
                id: &claim.id,
                grade: fact.map_or_else(|| "-".to_owned(), |fact| format!("{:?}", fact.grade)),
                looked: parse_date(looked)?,
                parts: uses.get(&claim.id).copied().unwrap_or(0),
                text: if chinese { &claim.claim_zh } else { &claim.claim_en },
            })
        })
        .collect();
    let known = rows.len();
    rows.retain(|row| all || today.saturating_sub(row.looked) > DUE_DAYS);
    rows.sort_by(|a, b| b.parts.cmp(&a.parts).then(a.looked.cmp(&b.looked)));
    for row in &rows {
        let Row { id, grade, looked, parts, text } = row;
        say(&format!("{id:<9} {grade:<2} {}  {parts:>3}  {text}", print_date(*looked)));
    }
    say(&format!("{} of {known} due on {}", rows.len(), print_date(today)));
    Ok(true)
}

//! `tuiqun survey`: a table of cases, what stands in the way of each, and what stands in the way of most.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::{Args, ValueEnum};
use serde::Serialize;
use tuiqun::diag::Code;
use tuiqun::survey::{Judged, Survey};
use tuiqun::value::Tri;

use super::failure::Failure;
use super::run::heading;
use super::situation::{Situation, told};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, rules, say};

/// Cases after which it is said on the way how far it is, where somebody is watching.
const PROGRESS_EVERY: usize = 10_000;
/// So many cases are told one by one in the terminal.
const TOLD_MAX: usize = 50;

/// How the table is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Counts, rules and cases for the terminal.
    Text,
    /// The table, with what was found in columns after it.
    Csv,
}

/// What is surveyed.
#[derive(Args)]
pub(crate) struct Options {
    /// The table: CSV with a line of column names. A column is the key of a fact; an empty cell, or `unknown`, is not known.
    table: PathBuf,
    /// The goal.
    #[arg(long)]
    goal: String,
    /// A column that names the case and is no fact. May be given many times.
    #[arg(long = "name", value_name = "COLUMN")]
    names: Vec<String>,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// A case as it is told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Case<'s> {
    /// The line of the table, counted from 1; the names of the columns are line 1.
    line: u64,
    name: String,
    /// `reached`, `now`, `not-yet`, `unknown` or `refused`.
    stands: &'static str,
    /// The nearest action.
    action: Option<&'s str>,
    blockers: Vec<&'s str>,
    open: Vec<&'s str>,
    situation: Vec<&'s str>,
    /// Cells that cannot be used: the column, and why.
    refused: Vec<Refused>,
    #[serde(skip)]
    cells: csv::StringRecord,
}

#[derive(Serialize)]
struct Refused {
    column: Option<String>,
    code: &'static str,
    #[serde(skip)]
    says: String,
}

pub(crate) fn run(situation: &Situation, options: &Options, locale: &str, json: bool, texts: &Texts) -> Outcome {
    let Some((book, common)) = situation.common(texts)? else { return Ok(false) };
    let problem = |error: csv::Error| Failure::csv(&options.table, error);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_path(&options.table).map_err(problem)?;
    let header = reader.headers().map_err(problem)?.clone();
    if let Some(name) = options.names.iter().find(|name| !header.iter().any(|column| column == name.as_str())) {
        let known = header.iter().collect::<Vec<_>>().join(", ");
        return Err(Failure::new("option-unknown", [("option", &"--name"), ("value", name), ("known", &known)]));
    }
    let is_name = |column: &str| options.names.iter().any(|name| name == column);
    let columns: Vec<&str> = header.iter().filter(|column| !is_name(column)).collect();
    let survey = match Survey::new(Rc::clone(&book), &common, &options.goal, &columns) {
        Ok(survey) => survey,
        Err(rejection) => {
            say(&told(&rejection, texts));
            if rejection.code == Code::UnknownFact {
                let words = Words::new(texts, &book, situation.rulebook(), locale)?;
                say(&format!("  {}", words.t("survey-name", &[])));
            }
            return Ok(false);
        }
    };
    let mut cases = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(problem)?;
        progress(at);
        cases.push(case(&survey, texts, &header, &columns, &is_name, record));
    }
    if json {
        say(&serde_json::to_string(&cases)?);
    } else if options.format == Format::Csv {
        table(&header, &cases)?;
    } else {
        text(&survey, options, situation.rulebook(), locale, texts, &cases)?;
    }
    Ok(cases.iter().all(|case| case.refused.is_empty()))
}

fn case<'s>(
    survey: &'s Survey,
    texts: &Texts,
    header: &csv::StringRecord,
    columns: &[&str],
    is_name: &impl Fn(&str) -> bool,
    cells: csv::StringRecord,
) -> Case<'s> {
    let named = |wanted: bool| {
        let columns = header.iter().map(Some).chain(std::iter::repeat(None));
        columns.zip(cells.iter()).filter(move |(column, _)| column.is_some_and(is_name) == wanted).map(|(_, cell)| cell)
    };
    let judged = survey.judge(named(false));
    let name = named(true).collect::<Vec<_>>().join(" ");
    let line = cells.position().map_or(0, csv::Position::line);
    match judged {
        Ok(Judged { reached, enough, nearest, blockers, open, situation }) => {
            let stands = match (reached, enough) {
                (Tri::Yes, _) => "reached",
                (_, Tri::Yes) => "now",
                (_, Tri::No) => "not-yet",
                (_, Tri::Unknown) => "unknown",
            };
            let action = nearest.map(|action| action.id.as_str());
            Case { line, name, stands, action, blockers, open, situation, refused: Vec::new(), cells }
        }
        Err(problems) => {
            let refused = problems.into_iter().map(|(at, rejection)| Refused {
                column: at.and_then(|at| columns.get(at)).map(|column| (*column).to_owned()),
                code: rejection.code.id(),
                says: texts.code(rejection.code, &rejection.args).0,
            });
            let refused = refused.collect();
            Case {
                line,
                name,
                stands: "refused",
                action: None,
                blockers: vec![],
                open: vec![],
                situation: vec![],
                refused,
                cells,
            }
        }
    }
}

/// Says how far it is, where somebody is watching.
fn progress(at: usize) {
    let watched = dialoguer::console::Term::stderr();
    if at > 0 && at.checked_rem(PROGRESS_EVERY) == Some(0) && watched.is_term() {
        // Nobody is told of a terminal that cannot be written to.
        let _ = watched.clear_line().and_then(|()| watched.write_str(&format!("{at} …")));
    }
}

/// The table as it was, with what was found after it.
fn table(header: &csv::StringRecord, cases: &[Case<'_>]) -> Result<(), Failure> {
    let problem = |error: csv::Error| error.to_string();
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(std::io::stdout());
    let mut first = header.clone();
    ["stands", "action", "blockers", "open", "situation", "refused"].iter().for_each(|column| first.push_field(column));
    writer.write_record(&first).map_err(problem)?;
    for case in cases {
        let mut row: csv::StringRecord = case.cells.iter().take(header.len()).collect();
        (row.len()..header.len()).for_each(|_| row.push_field(""));
        let refused =
            case.refused.iter().map(|cell| format!("{}: {}", cell.column.as_deref().unwrap_or("-"), cell.code));
        row.push_field(case.stands);
        row.push_field(case.action.unwrap_or_default());
        [&case.blockers, &case.open, &case.situation].iter().for_each(|codes| row.push_field(&codes.join(" ")));
        row.push_field(&refused.collect::<Vec<_>>().join(" "));
        writer.write_record(&row).map_err(problem)?;
    }
    Ok(writer.flush()?)
}

fn text(
    survey: &Survey,
    options: &Options,
    path: &Path,
    locale: &str,
    texts: &Texts,
    cases: &[Case<'_>],
) -> Result<(), Failure> {
    let book = survey.book();
    let words = Words::new(texts, book, path, locale)?;
    heading(&words);
    let goal = words.t(&format!("goal--{}", options.goal), &[]);
    say(&words.t("survey-title", &[("goal", goal)]));
    for stands in ["reached", "now", "not-yet", "unknown", "refused"] {
        let count = cases.iter().filter(|case| case.stands == stands).count();
        if count > 0 {
            say(&format!("  {}", words.t(&format!("survey--{stands}"), &[("count", count.to_string())])));
        }
    }
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for code in cases.iter().flat_map(|case| case.blockers.iter().chain(&case.situation)) {
        let count = counts.entry(code).or_default();
        *count = count.saturating_add(1);
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if !counts.is_empty() {
        let says = rules::says(&words, book)?;
        say("");
        say(&words.t("survey-rules", &[]));
        for (code, count) in counts {
            say(&format!(
                "  {count:>6} × {} [{code}]",
                says.get(&code.replace('/', "--")).map_or(code, String::as_str)
            ));
        }
    }
    say("");
    say(&words.t("survey-cases", &[]));
    for case in cases.iter().take(TOLD_MAX) {
        let mark = match case.stands {
            "reached" | "now" => "✓",
            "unknown" => "?",
            _ => "✗",
        };
        let refused =
            case.refused.iter().map(|cell| format!("{}: {}", cell.column.as_deref().unwrap_or("-"), cell.says));
        let codes = case.blockers.iter().chain(&case.open).chain(&case.situation).map(|code| (*code).to_owned());
        let why: Vec<String> = codes.chain(refused).collect();
        say(format!("  {:>6} {mark} {}  {}", case.line, case.name, why.join(" · ")).trim_end());
    }
    if cases.len() > TOLD_MAX {
        say(&format!("  {}", words.t("survey-more", &[("count", cases.len().saturating_sub(TOLD_MAX).to_string())])));
    }
    Ok(())
}

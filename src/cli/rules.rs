//! `tuiqun rules`: a file for every rule and every claim, with its words in all locales, for pages and for programs.

mod item;
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use serde_json::Value;
use tuiqun::rulebook::Rulebook;

use super::claims::{Article, Claim, Confidence, Fact, Grade, Ledger, Reason};
use super::sentence::{Line, Sentence};
use super::texts::Texts;
use super::words::Words;
use super::{Outcome, say, scenarios};
use item::{Item, items};
use witness::{Witness, Witnesses};

/// Format of the files.
const FORMAT: u32 = 1;

/// A rule, as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleFile<'a> {
    format: u32,
    rulebook: &'a str,
    version: &'a str,
    pack: &'a str,
    id: &'a str,
    kind: &'static str,
    /// `system`, `policy` or `law`.
    by: Option<&'static str>,
    /// Whether the entry is not even on the screen where it fails.
    hides: bool,
    /// When it counts, in the language of rulebooks.
    when: Option<String>,
    /// What has to hold, in the language of rulebooks.
    that: Option<String>,
    claims: &'a BTreeSet<String>,
    /// Rules that it belongs to, or that belong to it.
    of: &'a [String],
    /// Readings that can decide it.
    readings: &'a [String],
    /// Derived facts that its conditions name.
    leans: &'a [String],
    /// Of a reading: which of its choices the public record bears out.
    record: Option<usize>,
    texts: BTreeMap<&'a str, RuleText>,
    example: Option<Example<'a>>,
}

/// What is said of a rule in one locale.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleText {
    /// What it says; with the values of the example, where there is one.
    says: String,
    when: Vec<Line>,
    that: Vec<Line>,
    /// Of a derived fact: the first case that applies says what it is.
    cases: Vec<CaseText>,
    /// Entries, from the outermost to the innermost.
    paths: Vec<String>,
    /// Choices of a reading, that of the articles first.
    choices: Vec<String>,
}

/// One case of a derived fact.
#[derive(Serialize)]
struct CaseText {
    when: Vec<Line>,
    then: Vec<Line>,
}

/// A situation in which it can be seen.
#[derive(Serialize)]
struct Example<'a> {
    goal: &'a str,
    /// A situation of the rulebook by itself.
    preset: Option<&'a str>,
    /// Else the log of a rehearsal.
    log: Option<&'a Value>,
}

/// A claim, as it is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClaimFile<'a> {
    format: u32,
    id: &'a str,
    kind: &'a str,
    section: &'a str,
    date: &'a str,
    /// What rests on it: `rulebook/rule`.
    rules: Vec<String>,
    /// Readings, `rulebook/rule`, that choose between it and another.
    disputed: Vec<String>,
    /// Of a claim, facts of the record that say otherwise; of a fact, claims.
    against: Vec<&'a str>,
    /// Of a claim, facts of the record that say the same; of a fact, claims.
    with: Vec<&'a str>,
    /// Of a fact of the record.
    record: Option<RecordFile<'a>>,
    texts: BTreeMap<&'static str, ClaimText<'a>>,
}

/// How far a fact of the record can be trusted, and where it stands.
#[derive(Serialize)]
struct RecordFile<'a> {
    grade: Grade,
    confidence: Confidence,
    /// The date that it bears, if any.
    dated: &'a str,
    /// The day on which it was last looked at.
    looked: &'a str,
    source: &'a str,
}

/// A claim in one locale.
#[derive(Serialize)]
struct ClaimText<'a> {
    claim: &'a str,
    title: &'a str,
    site: &'a str,
    /// Why nothing rests on it.
    background: Option<&'a str>,
}

/// Where claims are used: rules by `rulebook/rule`, and which of them are readings.
type Uses = BTreeMap<String, BTreeSet<(String, bool)>>;

pub(crate) fn run(paths: &[PathBuf], out: &Path, texts: &Texts) -> Outcome {
    let mut uses = Uses::new();
    for path in paths {
        let mut seen = Witnesses::default();
        let Some(ran) = scenarios::run_one(path, texts, &mut |session| seen.see(session, None))? else {
            return Ok(false);
        };
        seen.see_presets(&ran.book)?;
        let written = rulebook(&ran.book, path, out, &seen)?;
        for item in &written {
            let page = format!("{}/{}", ran.book.id, item.page);
            for claim in &item.claims {
                uses.entry(claim.clone()).or_default().insert((page.clone(), item.kind == "reading"));
            }
        }
        say(&format!("{}: {} rules, {} with an example", ran.book.id, written.len(), seen.count(&written)));
    }
    let Some(first) = paths.first() else { return Ok(true) };
    let ledger = Ledger::beside(first)?;
    let background = ledger.background(first)?;
    for claim in ledger.claims.values() {
        let none = BTreeSet::new();
        let rules = uses.get(&claim.id).unwrap_or(&none);
        let article = ledger.articles.iter().find(|article| article.id == claim.article());
        let article = article.ok_or_else(|| format!("{}: no article {}", claim.id, claim.article()))?;
        let mut file = claim_file(claim, article, rules, background.get(&claim.id));
        if let Some(fact) = ledger.record.get(&claim.id) {
            let Fact { grade, confidence, dated, looked, source, .. } = fact;
            file.record = Some(RecordFile { grade: *grade, confidence: *confidence, dated, looked, source });
            (file.against, file.with) = (fact.against().collect(), fact.with().collect());
        } else {
            (file.against, file.with) = ledger.facts_on(&claim.id);
        }
        write(&out.join("claims"), &claim.id, &file)?;
    }
    say(&format!("{} claims, {} of them in use", ledger.claims.len(), uses.len()));
    Ok(true)
}

/// Writes the rules of a rulebook.
fn rulebook<'b>(book: &'b Rulebook, path: &Path, out: &Path, seen: &Witnesses) -> Result<Vec<Item<'b>>, String> {
    let own: Result<Vec<_>, String> =
        book.locales.iter().map(|locale| Ok((locale.as_str(), Texts::own_words(locale)?))).collect();
    let own = own?;
    let words: Result<Vec<_>, String> =
        own.iter().map(|(locale, own)| Ok((*locale, Words::new(own, book, path, locale)?))).collect();
    let words = words?;
    let items = items(book)?;
    for item in &items {
        let witness = seen.of(&item.page);
        let texts = words.iter().map(|(locale, words)| (*locale, said(item, witness, words, book))).collect();
        let example = witness.map(|witness| Example {
            goal: item.goal(book, witness),
            preset: witness.preset.as_deref(),
            log: witness.preset.is_none().then_some(&witness.log),
        });
        let file = RuleFile {
            format: FORMAT,
            rulebook: &book.id,
            version: &book.version,
            pack: &book.hash,
            id: &item.page,
            kind: item.kind,
            by: item.by,
            hides: item.hides,
            when: item.when.map(|expr| expr.root.to_string()),
            that: item.that.map(|expr| expr.root.to_string()),
            claims: &item.claims,
            of: &item.of,
            readings: &item.readings,
            leans: &item.leans,
            record: item.record,
            texts,
            example,
        };
        write(&out.join(&book.id), &item.page, &file)?;
    }
    Ok(items)
}

fn said(item: &Item<'_>, witness: Option<&Witness>, words: &Words<'_>, book: &Rulebook) -> RuleText {
    let sentence = Sentence { words, book, action: item.action };
    let says = match (&item.name, witness) {
        (item::Name::Plain(name), _) => name.clone(),
        (item::Name::Message(id), Some(witness)) => words.code(id, &witness.args, witness.entity),
        // Without an example the values are named.
        (item::Name::Message(id), None) => {
            let mut args = FluentArgs::new();
            for (name, expr) in item.args {
                let named = words.t("rule-value", &[("name", sentence.phrase(&expr.root))]);
                args.set(name.replace('.', "_"), FluentValue::from(named));
            }
            args.set("entity", FluentValue::from(words.entity(0)));
            words.message(id, &args)
        }
    };
    let lines = |expr: Option<&tuiqun::rulebook::Expr>| expr.map(|expr| sentence.lines(&expr.root)).unwrap_or_default();
    let path = |steps: &Vec<String>| {
        steps.iter().map(|step| words.t(&format!("path--{step}"), &[])).collect::<Vec<_>>().join(" › ")
    };
    RuleText {
        says,
        when: lines(item.when),
        that: lines(item.that),
        cases: item.cases.iter().map(|(when, then)| CaseText { when: lines(*when), then: lines(Some(then)) }).collect(),
        paths: item.paths.iter().map(path).collect(),
        choices: item.choices.iter().map(|id| words.t(id, &[])).collect(),
    }
}

fn claim_file<'a>(
    claim: &'a Claim,
    article: &'a Article,
    rules: &BTreeSet<(String, bool)>,
    background: Option<&'a Reason>,
) -> ClaimFile<'a> {
    let pick = |reading: bool| rules.iter().filter(|(_, of)| *of == reading).map(|(page, _)| page.clone()).collect();
    let text = |claim, title, site, background| ClaimText { claim, title, site, background };
    let texts = [
        ("zh-CN", text(&claim.claim_zh, &article.title_zh, &article.site_zh, background.map(|b| b.reason_zh.as_str()))),
        ("en", text(&claim.claim_en, &article.title_en, &article.site_en, background.map(|b| b.reason.as_str()))),
    ];
    ClaimFile {
        format: FORMAT,
        id: &claim.id,
        kind: &claim.kind,
        section: &claim.section,
        date: &article.date,
        rules: pick(false),
        disputed: pick(true),
        against: Vec::new(),
        with: Vec::new(),
        record: None,
        texts: texts.into_iter().collect(),
    }
}

fn write(folder: &Path, name: &str, file: &impl Serialize) -> Result<(), String> {
    let path = folder.join(format!("{name}.json"));
    let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder).map_err(|error| said(&error))?;
    let text = serde_json::to_string_pretty(file).map_err(|error| said(&error))?;
    std::fs::write(&path, text + "\n").map_err(|error| said(&error))
}

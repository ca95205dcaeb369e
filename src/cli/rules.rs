//! `tuiqun rules`: a file for every rule and every claim, with its words in all locales, for pages and for programs.

mod item;
mod witness;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use serde_json::Value;
use tuiqun::expr::Var;
use tuiqun::rulebook::Rulebook;
use tuiqun::sim::{StartRequest, World, first_state};
use tuiqun::wire;

use super::claims::{Article, Claim, Confidence, Fact, Grade, Ledger, Reason};
use super::failure::Failure;
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
    /// What it says, whatever the situation.
    says: String,
    /// What it says in the situation of the example, where that is something else.
    example: Option<String>,
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
    let ledger = Ledger::of(first)?;
    let background = ledger.background();
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
fn rulebook<'b>(book: &'b Rulebook, path: &Path, out: &Path, seen: &Witnesses) -> Result<Vec<Item<'b>>, Failure> {
    let own: Result<Vec<_>, Failure> =
        book.locales.iter().map(|locale| Ok((locale.as_str(), Texts::own_words(locale)?))).collect();
    let own = own?;
    let words: Result<Vec<_>, Failure> =
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

/// What each rule says, whatever the situation, by its code.
pub(super) fn says(words: &Words, book: &Rulebook) -> Result<BTreeMap<String, String>, Failure> {
    let items = items(book)?;
    let said = items.iter().filter_map(|item| match &item.name {
        item::Name::Message(code) => {
            let sentence = Sentence { words, book, action: item.action };
            Some((code.clone(), capital(&words.message(code, &whatever(item, &sentence)))))
        }
        item::Name::Plain(_) => None,
    });
    Ok(said.collect())
}

fn said(item: &Item<'_>, witness: Option<&Witness>, words: &Words, book: &Rulebook) -> RuleText {
    let sentence = Sentence { words, book, action: item.action };
    let (says, example) = match &item.name {
        item::Name::Plain(name) => (name.clone(), None),
        item::Name::Message(id) => {
            let says = capital(&words.message(id, &whatever(item, &sentence)));
            let there = witness.map(|witness| words.code(id, &witness.args, witness.entity));
            // A sentence that needs a value which nothing but a situation has is told of that situation.
            match there {
                Some(there) if says.contains("{$") => (there, None),
                there => (says.clone(), there.filter(|there| *there != says)),
            }
        }
    };
    let lines = |expr: Option<&tuiqun::rulebook::Expr>| expr.map(|expr| sentence.lines(&expr.root)).unwrap_or_default();
    let path = |steps: &Vec<String>| {
        steps.iter().map(|step| words.t(&format!("path--{step}"), &[])).collect::<Vec<_>>().join(" › ")
    };
    RuleText {
        says,
        example,
        when: lines(item.when),
        that: lines(item.that),
        cases: item.cases.iter().map(|(when, then)| CaseText { when: lines(*when), then: lines(Some(then)) }).collect(),
        paths: item.paths.iter().map(path).collect(),
        choices: item.choices.iter().map(|id| words.t(id, &[])).collect(),
    }
}

/// A sentence with a capital at its beginning, where its first word is a value.
fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// Values for the message of a rule that holds in every situation: what the rulebook itself says is said, everything else is named.
fn whatever(item: &Item<'_>, sentence: &Sentence<'_>) -> FluentArgs<'static> {
    let (words, book) = (sentence.words, sentence.book);
    let mut args = FluentArgs::new();
    let named = |what: String| FluentValue::from(words.t("rule-value", &[("name", what)]));
    let unknown = |args: &mut FluentArgs<'static>, name: &str, what: String| {
        args.set(format!("{name}_n"), FluentValue::from("unknown"));
        args.set(name.to_owned(), named(what));
    };
    for expr in item.when.into_iter().chain(item.that) {
        expr.root.each_var(&mut |name, _| unknown(&mut args, &name.replace('.', "_"), words.fact(name)));
    }
    let start = StartRequest::default().resolve(book).ok();
    let blank = start.as_ref().map(|start| World::new(book, start));
    let blank = blank.and_then(|world| first_state(world).ok().map(|state| (world, state)));
    for (name, expr) in item.args {
        let name = name.replace('.', "_");
        // What somebody answers is never said, not even as the form begins with it.
        let mut answered = false;
        expr.root.each_var(&mut |_, var| answered |= matches!(var, Var::Slot(_) | Var::Field { .. }));
        let value = blank.as_ref().and_then(|(world, state)| world.env(state).eval(expr).ok());
        let value = value.filter(|_| !answered);
        match value.filter(|value| !value.is_unknown()) {
            Some(value) => {
                if let tuiqun::value::Value::Int(n) = value {
                    args.set(format!("{name}_n"), FluentValue::from(n));
                }
                args.set(name, FluentValue::from(words.value(&wire::value_view(book, &value))));
            }
            None => unknown(&mut args, &name, sentence.phrase(&expr.root)),
        }
    }
    args.set("entity", FluentValue::from(words.t("rule-entity", &[])));
    args
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

fn write(folder: &Path, name: &str, file: &impl Serialize) -> Result<(), Failure> {
    let path = folder.join(format!("{name}.json"));
    std::fs::create_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    let text = serde_json::to_string_pretty(file)?;
    std::fs::write(&path, text + "\n").map_err(|error| Failure::file(&path, &error))
}

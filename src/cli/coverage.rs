//! `tuiqun coverage`: for every claim of the ledger and every fact of the record, whether it is modelled, shown, background or missing, and whether
//! scenarios exercise what rests on it on both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use tuiqun::rulebook::Rulebook;
use tuiqun::rulebook::source::Tree;
use tuiqun::scenario::{Part, Seen, parts};

use super::claims::{Claim, Ledger, Reason};
use super::texts::Texts;
use super::{Outcome, say, scenarios};

/// Most claims that may be left as background.
const BACKGROUND_MAX: usize = 90;

/// What becomes of a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Modelled,
    Shown,
    Background,
    Uncited,
}

const STATUSES: [(Status, &str); 4] = [
    (Status::Modelled, "modelled"),
    (Status::Shown, "shown"),
    (Status::Background, "background"),
    (Status::Uncited, "uncited"),
];

/// What all rulebooks together make of the ledger.
#[derive(Default)]
struct Account {
    /// Claims of which something is computed.
    modelled: BTreeSet<String>,
    /// Claims that people read.
    shown: BTreeSet<String>,
    /// The rulebooks that rest on a claim.
    rulebooks: BTreeMap<String, BTreeSet<String>>,
    /// Subjects and ids of the claims that the rulebooks set out to cover.
    covers: BTreeSet<String>,
    problems: Vec<String>,
}

pub(crate) fn run(paths: &[PathBuf], texts: &Texts) -> Outcome {
    let mut account = Account::default();
    let mut ledger = None;
    // Where everything only extends something, the claims that are its own.
    let mut own_claims = Some(BTreeSet::new());
    for path in paths {
        let ledger = ledger.insert(Ledger::of(path)?);
        let Some(ran) = scenarios::run_one(path, texts, &mut |_| ())? else { return Ok(false) };
        if ran.failed > 0 {
            account.problems.push(format!("{}: {} scenarios fail", ran.book.id, ran.failed));
        }
        account.covers.extend(covers(&ran.header));
        // What a rulebook only extends is counted where it stands; of an overlay all that its own ledger says is to be covered.
        let own = ran.header.get("extends").map(|_| &ledger.own);
        account.covers.extend(own.into_iter().flatten().cloned());
        own_claims = own_claims.zip(own).map(|(all, own)| &all | own);
        let counted = account.rulebook(&ran.book, &ran.seen, own);
        say(&format!("{}: {} scenarios, {counted}", ran.book.id, ran.passed));
    }
    let Some(ledger) = ledger else { return Ok(false) };
    let background = ledger.background();
    let scope: Vec<&Claim> = ledger.claims.values().filter(|claim| account.in_scope(claim)).collect();
    let status = |claim: &Claim| account.status(claim, background);
    table("article", &scope, status, |claim| vec![claim.article().to_owned()]);
    table("kind", &scope, status, |claim| vec![claim.kind.clone()]);
    let names = account.rulebooks.clone();
    table("rulebook", &scope, status, |claim| {
        names.get(&claim.id).map_or_else(|| vec!["-".to_owned()], |names| names.iter().cloned().collect())
    });
    table("grade", &scope, status, |claim| {
        ledger.record.get(&claim.id).map(|fact| vec![format!("{:?}", fact.grade)]).unwrap_or_default()
    });
    let settled = |fact: bool| {
        let of = scope.iter().filter(|claim| ledger.record.contains_key(&claim.id) == fact);
        of.filter(|claim| status(claim) != Status::Uncited).count()
    };
    let counted = |fact: bool| {
        let of = ledger.claims.keys().filter(|id| ledger.record.contains_key(*id) == fact);
        of.filter(|id| own_claims.as_ref().is_none_or(|own| own.contains(*id))).count()
    };
    say(&format!(
        "\n{} of {} claims of the articles accounted for; {} of {} facts of the record",
        settled(false),
        counted(false),
        settled(true),
        counted(true),
    ));
    account.judge(&ledger, background);
    account.problems.iter().for_each(|problem| say(&format!("  {problem}")));
    Ok(account.problems.is_empty())
}

fn covers(header: &Tree) -> Vec<String> {
    let items = header.get("covers").map_or(&[][..], Tree::items);
    items.iter().filter_map(Tree::text).map(str::to_owned).collect()
}

impl Account {
    fn in_scope(&self, claim: &Claim) -> bool {
        self.covers.contains(&claim.subject)
            || self.covers.contains(&claim.id)
            || self.rulebooks.contains_key(&claim.id)
    }

    fn status(&self, claim: &Claim, background: &BTreeMap<String, Reason>) -> Status {
        if self.modelled.contains(&claim.id) {
            Status::Modelled
        } else if self.shown.contains(&claim.id) {
            Status::Shown
        } else if background.contains_key(&claim.id) {
            Status::Background
        } else {
            Status::Uncited
        }
    }

    /// Takes in a rulebook, or what of it rests on some claims, and says how many of its parts are exercised.
    fn rulebook(&mut self, book: &Rulebook, seen: &Seen, resting: Option<&BTreeSet<String>>) -> String {
        let rests = |part: &Part| resting.is_none_or(|own| book.cited(&part.cites).iter().any(|id| own.contains(id)));
        let parts: Vec<Part> = parts(book).into_iter().filter(rests).collect();
        let mut exercised = 0_usize;
        for part in &parts {
            match seen.missing(part) {
                None => exercised = exercised.saturating_add(1),
                Some(missing) => self.problems.push(format!("{}: {}: {missing}", book.id, part.name)),
            }
            for claim in book.cited(&part.cites) {
                self.rulebooks.entry(claim.clone()).or_default().insert(book.id.clone());
                let of = if part.shown { &mut self.shown } else { &mut self.modelled };
                of.insert(claim);
            }
        }
        format!("{exercised} of {} parts exercised", parts.len())
    }

    fn judge(&mut self, ledger: &Ledger, background: &BTreeMap<String, Reason>) {
        let missing = ledger.claims.values().filter(|claim| self.in_scope(claim));
        let missing: Vec<String> = missing
            .filter(|claim| self.status(claim, background) == Status::Uncited)
            .map(|claim| format!("{} is uncited: {}", claim.id, claim.claim_en))
            .collect();
        self.problems.extend(missing);
        if background.len() > BACKGROUND_MAX {
            self.problems.push(format!("{} claims are background; at most {BACKGROUND_MAX}", background.len()));
        }
        for (id, reason) in background {
            if !ledger.claims.contains_key(id) {
                self.problems.push(format!("background names {id}, which is not in the ledger"));
            }
            if self.rulebooks.contains_key(id) {
                self.problems.push(format!("{id} is called background, but it is cited"));
            }
            if [&reason.reason, &reason.reason_zh].iter().any(|reason| reason.trim().is_empty()) {
                self.problems.push(format!("{id} is background without a reason"));
            }
        }
    }
}

fn table(title: &str, claims: &[&Claim], status: impl Fn(&Claim) -> Status, keys: impl Fn(&Claim) -> Vec<String>) {
    let mut rows: BTreeMap<String, BTreeMap<Status, usize>> = BTreeMap::new();
    for claim in claims {
        let keys = keys(claim);
        let all = (!keys.is_empty()).then(|| "all".to_owned());
        for key in keys.into_iter().chain(all) {
            let count = rows.entry(key).or_default().entry(status(claim)).or_default();
            *count = count.saturating_add(1);
        }
    }
    let heads: String = STATUSES.iter().map(|(_, name)| format!(" {name:>10}")).collect();
    say(&format!("\n{title:<16}{heads}"));
    for (name, row) in &rows {
        let counts = STATUSES.iter().map(|(status, _)| format!(" {:>10}", row.get(status).copied().unwrap_or(0)));
        say(&format!("{name:<16}{}", counts.collect::<String>()));
    }
}

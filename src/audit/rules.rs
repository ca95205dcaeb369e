//! Rules that can never matter: each question is whether there is any situation at all in which they do.

use super::region::Region;
use super::solve::{Answer, Claim, any_args, any_entity, find};
use super::{Case, Lint, Report};
use crate::expr::Op;
use crate::rulebook::{Action, By, Derived, DerivedRule, Expr, NoteLevel, NoteOn, Outcome, Require, Rulebook};

/// Looks through all rules of a rulebook.
pub(super) fn audit(book: &Rulebook, now: i64, report: &mut Report) {
    let whole = Region::whole(book, now);
    let consistent: Vec<Claim<'_>> = book.constraints.iter().map(|require| Claim::Meets(require, true)).collect();
    let mut audit = Audit { book, whole, consistent, report };
    book.actions.iter().enumerate().for_each(|(at, action)| audit.action(at, action));
    audit.triggers();
    audit.shown();
    book.derived.iter().for_each(|derived| audit.derived(derived));
}

struct Audit<'r, 'b> {
    book: &'b Rulebook,
    whole: Region<'b>,
    /// What every situation that can be satisfies.
    consistent: Vec<Claim<'b>>,
    report: &'r mut Report,
}

impl<'b> Audit<'_, 'b> {
    /// A question: whether there is a situation in which all claims are so, besides being one that can be.
    fn ask(
        &mut self,
        lint: Lint,
        item: &str,
        region: &Region<'b>,
        action: Option<&'b Action>,
        claims: &[Claim<'b>],
    ) -> Answer<'b> {
        let answer = find(region, action, &[&self.consistent, claims].concat());
        match answer {
            Answer::GaveUp => self.report.counts.open.push((lint, item.to_owned())),
            Answer::Found(_) | Answer::Never => {
                self.report.counts.settled = self.report.counts.settled.saturating_add(1);
            }
        }
        answer
    }

    /// Reports what there is no situation for.
    fn unless_found(
        &mut self,
        lint: Lint,
        item: &str,
        region: &Region<'b>,
        action: Option<&'b Action>,
        claims: &[Claim<'b>],
    ) -> bool {
        let never = self.ask(lint, item, region, action, claims).is_never();
        if never {
            self.report.push(lint, item, Vec::new(), None);
        }
        never
    }

    fn action(&mut self, at: usize, action: &'b Action) {
        let (region, args) = any_args(&self.whole, action);
        let met: Vec<Claim<'b>> =
            args.iter().copied().chain(blocking(action).map(|one| Claim::Meets(one, true))).collect();
        if self.ask(Lint::DeadAction, &action.id, &region, Some(action), &met).is_never() {
            let core = self.core(&region, action, &args);
            self.report.push(Lint::DeadAction, &action.id, core, None);
            return;
        }
        let entry: Vec<&Require> = action.requires.iter().filter(|require| require.hides).collect();
        let mut never = vec![false; action.requires.len()];
        for (place, require) in action.requires.iter().enumerate() {
            let item = format!("{} {}", action.id, require.code);
            let on_screen =
                entry.iter().filter(|other| !std::ptr::eq(**other, require)).map(|other| Claim::Meets(other, true));
            let mut claims: Vec<Claim<'b>> = about(&args, &[require]).chain(on_screen).collect();
            claims.push(Claim::Meets(require, false));
            if let Some(never) = never.get_mut(place) {
                *never = self.unless_found(Lint::NeverFails, &item, &region, Some(action), &claims);
            }
            // That nothing meets it can be meant, and is then written so.
            if let Some(when) = require.when.as_ref().filter(|_| !matches!(require.that.root.op, Op::Bool(false))) {
                let claims: Vec<Claim<'b>> =
                    args.iter().copied().chain([Claim::Is(when, true), Claim::Is(&require.that, true)]).collect();
                self.unless_found(Lint::NeverMet, &item, &region, Some(action), &claims);
            }
        }
        self.covered(&region, action, &args, &entry, &never);
        self.outcomes(&region, Some(action), &action.id, &action.outcomes, &met);
        for confirm in &action.confirms {
            self.applies(
                &region,
                Some(action),
                &format!("{} confirm {}", action.id, confirm.id),
                confirm.when.as_ref(),
                &met,
            );
        }
        self.irreversible(at, action, &region, &met);
    }

    /// Requirements that another one of the same action always stands beside.
    fn covered(
        &mut self,
        region: &Region<'b>,
        action: &'b Action,
        args: &[Claim<'b>],
        entry: &[&'b Require],
        never: &[bool],
    ) {
        let looked_at: Vec<&Require> = (action.requires.iter().zip(never))
            .filter(|(require, never)| !**never && !require.hides && require.by == By::System)
            .map(|(require, _)| require)
            .collect();
        let shown: Vec<Claim<'b>> = entry.iter().map(|require| Claim::Meets(require, true)).collect();
        for one in &looked_at {
            // What is about somebody is judged only where somebody is there.
            let comparable = |other: &&&Require| other.code != one.code && (is_about(one) || !is_about(other));
            for other in looked_at.iter().filter(comparable) {
                let item = format!("{} {} by {}", action.id, one.code, other.code);
                let shown: Vec<Claim<'b>> = about(args, &[one, other]).chain(shown.iter().copied()).collect();
                let alone: Vec<Claim<'b>> =
                    shown.iter().copied().chain([Claim::Meets(one, false), Claim::Meets(other, true)]).collect();
                if self.ask(Lint::Covered, &item, region, Some(action), &alone).is_never() {
                    let both: Vec<Claim<'b>> =
                        shown.iter().copied().chain([Claim::Meets(one, false), Claim::Meets(other, false)]).collect();
                    let case = match find(region, Some(action), &[&self.consistent, &both[..]].concat()) {
                        Answer::Found(witness) => Some(Case::of(self.book, &witness)),
                        Answer::Never | Answer::GaveUp => None,
                    };
                    self.report.push(Lint::Covered, item, vec![other.code.clone()], case);
                }
            }
        }
    }

    /// The fewest requirements of an action that cannot all be met.
    fn core(&self, region: &Region<'b>, action: &'b Action, args: &[Claim<'b>]) -> Vec<String> {
        let mut core: Vec<&Require> = blocking(action).collect();
        let mut at = 0_usize;
        while at < core.len() {
            let mut fewer = core.clone();
            fewer.remove(at);
            let claims: Vec<Claim<'b>> = (self.consistent.iter().chain(args).copied())
                .chain(fewer.iter().map(|require| Claim::Meets(require, true)))
                .collect();
            if find(region, Some(action), &claims).is_never() {
                core = fewer;
            } else {
                at = at.saturating_add(1);
            }
        }
        core.into_iter().map(|require| require.code.clone()).collect()
    }

    fn outcomes(
        &mut self,
        region: &Region<'b>,
        action: Option<&'b Action>,
        id: &str,
        outcomes: &'b [Outcome],
        met: &[Claim<'b>],
    ) {
        for outcome in outcomes {
            if let Some(when) = &outcome.when {
                let claims: Vec<Claim<'b>> = met.iter().copied().chain([Claim::Is(when, true)]).collect();
                self.unless_found(Lint::DeadOutcome, &format!("{id} {}", outcome.id), region, action, &claims);
            }
        }
    }

    fn irreversible(&mut self, at: usize, action: &'b Action, region: &Region<'b>, met: &[Claim<'b>]) {
        let Some(irreversible) = &action.irreversible else { return };
        let claims: Vec<Claim<'b>> = met.iter().copied().chain([Claim::Is(irreversible, true)]).collect();
        let item = format!("{} irreversible", action.id);
        let Answer::Found(witness) = self.ask(Lint::DeadPart, &item, region, Some(action), &claims) else {
            return;
        };
        let warns = |level: NoteLevel| matches!(level, NoteLevel::Warning | NoteLevel::Record | NoteLevel::Hearsay);
        let warned = self.book.notes.iter().any(|note| warns(note.level) && note.on.contains(&NoteOn::Action(at)));
        if !warned && action.confirms.is_empty() {
            self.report.push(Lint::Unwarned, &action.id, Vec::new(), Some(Case::of(self.book, &witness)));
        }
    }

    /// Whether something that applies only in some situations ever does.
    fn applies(
        &mut self,
        region: &Region<'b>,
        action: Option<&'b Action>,
        item: &str,
        when: Option<&'b Expr>,
        met: &[Claim<'b>],
    ) {
        if let Some(when) = when {
            let claims: Vec<Claim<'b>> = met.iter().copied().chain([Claim::Is(when, true)]).collect();
            self.unless_found(Lint::DeadPart, item, region, action, &claims);
        }
    }

    fn triggers(&mut self) {
        for trigger in &self.book.triggers {
            let (region, claims) = any_entity(&self.whole, trigger);
            if self.ask(Lint::DeadTrigger, &trigger.id, &region, None, &claims).is_never() {
                self.report.push(Lint::DeadTrigger, &trigger.id, Vec::new(), None);
            } else {
                self.outcomes(&region, None, &trigger.id, &trigger.outcomes, &claims);
            }
        }
    }

    fn shown(&mut self) {
        let whole = self.whole.clone();
        let book = self.book;
        let mut parts: Vec<(String, Option<&'b Expr>)> = Vec::new();
        parts.extend(book.notes.iter().map(|note| (format!("note {}", note.id), note.when.as_ref())));
        parts.extend(book.duties.iter().map(|duty| (format!("duty {}", duty.id), duty.when.as_ref())));
        parts.extend(book.residues.iter().map(|residue| (format!("residue {}", residue.id), Some(&residue.when))));
        parts.extend(book.losses.iter().map(|loss| (format!("loss {}", loss.id), Some(&loss.when))));
        parts.extend(
            book.forecasts.iter().map(|forecast| (format!("forecast {}", forecast.id), forecast.when.as_ref())),
        );
        parts.extend(book.facts.iter().map(|fact| (format!("fact {}", fact.id), fact.when.as_ref())));
        for (item, when) in parts {
            self.applies(&whole, None, &item, when, &[]);
        }
    }

    /// Cases of a derived fact that never decide.
    fn derived(&mut self, derived: &'b Derived) {
        let DerivedRule::Cases(cases) = &derived.rule else { return };
        let whole = self.whole.clone();
        let mut before: Vec<Claim<'b>> = Vec::new();
        for (at, case) in cases.iter().enumerate() {
            let mut claims = before.clone();
            claims.extend(case.when.as_ref().map(|when| Claim::Is(when, true)));
            if !claims.is_empty() {
                let item = format!("derived {} case {}", derived.id, at.saturating_add(1));
                self.unless_found(Lint::DeadPart, &item, &whole, None, &claims);
            }
            before.extend(case.when.as_ref().map(|when| Claim::Is(when, false)));
        }
    }
}

/// What holds of arguments, where requirements speak of them: before they are filled in, all others are judged without.
fn about<'b>(args: &[Claim<'b>], requires: &[&Require]) -> impl Iterator<Item = Claim<'b>> {
    let spoken_of = requires.iter().any(|require| is_about(require));
    args.iter().copied().filter(move |_| spoken_of)
}

fn is_about(require: &Require) -> bool {
    require.about_entity || require.about_argument
}

/// The requirements that block an action.
pub(super) fn blocking(action: &Action) -> impl Iterator<Item = &Require> {
    action.requires.iter().filter(|require| require.hides || require.by == By::System)
}

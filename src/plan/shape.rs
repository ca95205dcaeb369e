//! Everything that decides what an action or a trigger does: what must be the same for two of them to be one deed.

use crate::rulebook::{Action, Case, Cost, Expr, Odds, Outcome, ParamKind, Rulebook, Timing, Trigger, Weight, When};

/// The wanted outcome; all of them where the wanted one may be impossible.
pub(super) fn wanted_only<'o>(outcomes: &'o [Outcome], odds: &[Case<Odds>]) -> Vec<&'o Outcome> {
    let sure = |outcome: &&Outcome| {
        outcome.wanted
            && outcome.when.is_none()
            && odds
                .iter()
                .all(|case| case.then.weights.iter().all(|(_, weight)| matches!(weight, Weight::Fixed(n) if *n > 0)))
    };
    match outcomes.iter().find(sure) {
        Some(only) => vec![only],
        None => outcomes.iter().collect(),
    }
}

fn outcome_shape<'b>(outcome: &'b Outcome, exprs: &mut Vec<&'b Expr>) {
    exprs.extend(&outcome.when);
    exprs.extend(outcome.draws.iter().flat_map(|draw| [&draw.min, &draw.max, &draw.plan]));
    for case in &outcome.effects {
        exprs.extend(&case.when);
        exprs.extend(case.then.iter().map(|assign| &assign.value));
    }
}

fn odds_shape<'b>(book: &'b Rulebook, odds: &'b [Case<Odds>], exprs: &mut Vec<&'b Expr>) {
    for case in odds {
        exprs.extend(&case.when);
        for (_, weight) in &case.then.weights {
            if let Weight::Table(table, _) = weight {
                exprs.extend(book.tables.get(*table).map(|table| &table.key));
            }
        }
    }
}

fn timing_shape<'b>(book: &'b Rulebook, cases: &'b [Case<Timing>], exprs: &mut Vec<&'b Expr>) {
    for case in cases {
        exprs.extend(&case.when);
        if let Timing::Table { table, part, .. } = &case.then {
            exprs.extend(book.tables.get(*table).map(|table| &table.key));
            exprs.extend(part.iter().flat_map(|(a, b)| [a, b]));
        }
    }
}

fn cost_shape<'b>(cases: &'b [Case<Cost>], exprs: &mut Vec<&'b Expr>) {
    exprs.extend(cases.iter().filter_map(|case| case.when.as_ref()));
}

/// Everything that decides what an action does, how long it takes and what it costs.
pub(super) fn action_shape<'b>(book: &'b Rulebook, action: &'b Action) -> Vec<&'b Expr> {
    let mut exprs = Vec::new();
    for outcome in wanted_only(&action.outcomes, &action.odds) {
        outcome_shape(outcome, &mut exprs);
    }
    odds_shape(book, &action.odds, &mut exprs);
    timing_shape(book, &action.takes, &mut exprs);
    cost_shape(&action.costs, &mut exprs);
    for (quota, amount) in &action.uses {
        exprs.push(amount);
        let quota = book.quotas.get(*quota);
        exprs.extend(
            quota
                .into_iter()
                .flat_map(|quota| quota.window.iter().filter_map(|case| case.when.as_ref()).chain(&quota.prior)),
        );
    }
    exprs.extend(action.params.iter().flat_map(|param| match &param.kind {
        ParamKind::Int(min, max) => vec![min, max],
        _ => Vec::new(),
    }));
    exprs
}

/// Everything that decides when a trigger happens and what it does.
pub(super) fn trigger_shape<'b>(book: &'b Rulebook, trigger: &'b Trigger) -> Vec<&'b Expr> {
    let mut exprs = Vec::new();
    for outcome in wanted_only(&trigger.outcomes, &trigger.odds) {
        outcome_shape(outcome, &mut exprs);
    }
    odds_shape(book, &trigger.odds, &mut exprs);
    match &trigger.timing {
        When::After(cases) => timing_shape(book, cases, &mut exprs),
        When::At(at) => exprs.push(at),
    }
    exprs
}

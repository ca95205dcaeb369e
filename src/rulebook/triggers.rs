//! Triggers: what happens without you.

use super::build::{Builder, Locals};
use super::source::Tree;
use super::{Trigger, When, item_key};
use crate::diag::Code;
use crate::expr::Ty;
use crate::limits::TRIGGERS_MAX;

impl<'a> Builder<'a> {
    pub(super) fn triggers(&mut self, root: &'a Tree) {
        let mut instances = 0_u64;
        for (id, tree) in self.section(root, "trigger") {
            let Some(fields) = self.d.table(tree) else { continue };
            fields.get("tags");
            let each = fields.get("each").and_then(|tree| self.set_named(tree));
            let count = each.and_then(|set| self.book.sets.get(usize::from(set))).map_or(1, |set| u64::from(set.max));
            instances = instances.saturating_add(count);
            if instances > TRIGGERS_MAX {
                self.d.over_limit(tree, "TRIGGERS_MAX", TRIGGERS_MAX, instances);
            }
            let locals: Locals = each.map(|set| ("self".to_owned(), Ty::Entity(set))).into_iter().collect();
            let outcomes = self.outcomes(&fields, &locals);
            let odds = self.odds(&fields, &locals, &outcomes);
            let timing = match (fields.get("at"), fields.get("after")) {
                (Some(at), None) => {
                    let text = self.d.text(at).unwrap_or_default();
                    self.moment_free(at, text, &locals, &Ty::Instant).map(|(expr, _)| When::At(expr))
                }
                (None, Some(after)) => Some(When::After(self.timings(after, &locals))),
                _ => {
                    self.d.error(tree, Code::MissingKey, vec![("key", "at | after".into())]);
                    None
                }
            };
            let actor = self.named(&fields, "actor").unwrap_or("platform").to_owned();
            let may = fields.flag("may");
            let cites = self.cites_needed(&fields);
            let when = fields.need("when").and_then(|tree| self.expr(tree, &locals, &Ty::Bool));
            if timing.is_none() || when.is_none() {
                self.d.broken(id);
            }
            if let (Some(timing), Some(when)) = (timing, when) {
                let (id, draw_key) = (id.to_owned(), item_key(id));
                let trigger = Trigger { id, actor, each, when, timing, may, draw_key, outcomes, odds, cites };
                self.book.triggers.push(trigger);
            }
        }
    }
}

import type { EntryView, PendingView } from "../engine/wire.ts";
import { actionName, factName, outcomeName } from "./finding.ts";
import type { Ready } from "./part.ts";

/** A step in one line. */
export function entryText(state: Ready, entry: EntryView): string {
  const { texts } = state;
  const id = `${entry.ids[0]}`;
  const line = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(" · ");
  switch (entry.kind) {
    case "set":
      return texts.t("entry-set", { facts: line(...entry.args.map((arg) => `${factName(texts, arg.name)} ${texts.value(arg)}`)) });
    case "wait":
      return texts.t("entry-wait", { when: texts.by(entry.until ?? 0) });
    case "act":
      return line(
        actionName(state, id, entry.args),
        outcomeName(state, "actions", id, entry.outcome),
        entry.took ? texts.t("entry-took", { time: texts.duration(entry.took) }) : null,
      );
    default:
      return line(entry.instance === null ? null : texts.t("entity", { n: `${entry.instance + 1}` }), texts.t(`trigger--${id}`), outcomeName(state, "triggers", id, entry.outcome));
  }
}

/** What surely is pending, the next first. */
export function surelyPending({ view }: Ready): readonly PendingView[] {
  return view.pending.filter((pending) => pending.sure).sort((a, b) => a.from - b.from);
}

/** What is pending, and whose it is. */
export function pendingName({ texts, info }: Ready, { trigger, instance }: PendingView): string {
  const several = info.triggers.find((known) => known.id === trigger)?.set;
  return `${several ? `${texts.t("entity", { n: `${instance + 1}` })} · ` : ""}${texts.t(`trigger--${trigger}`)}`;
}

/** When it comes: by itself at its time, within a window, or whenever. */
export function pendingWhen({ texts }: Ready, { automatic, from, until }: PendingView): string {
  if (automatic) return texts.t("pending-at", { when: texts.instant(from) });
  return until === null ? texts.t("pending-any") : texts.t("pending-between", { from: texts.instant(from), until: texts.instant(until) });
}

/** What letting it come is called: with how it goes, where it can go in more than one way. */
export function pendingChoice(state: Ready, { trigger }: PendingView, outcome: string): string {
  const name = outcomeName(state, "triggers", trigger, outcome);
  return name === null ? state.texts.t("pending-now") : state.texts.t("pending-choose", { outcome: name });
}

/** The public events of `<tui-qun>`: plain details, so that a tutorial or an analytics layer can follow along. */
import { mainAction } from "./announce.ts";
import { isReady } from "./part.ts";
import type { State } from "./store.ts";

/** Details of the events, by name. */
export interface TuiQunEvents {
  /** The simulator answers: at first, and after another rulebook was loaded. */
  "tuiqun-ready": { readonly rulebook: string; readonly goal: string; readonly locale: string };
  /** Something in the view changed. `cursor` is how many steps have happened. */
  "tuiqun-change": { readonly rulebook: string; readonly goal: string; readonly cursor: number };
  /** Something happened: an action, a trigger, time. One event each, in order. */
  "tuiqun-step": { readonly kind: string; readonly id: string; readonly outcome: string | null; readonly at: number };
  /** The nearest action to the goal cannot be done: by which codes. */
  "tuiqun-blocked": { readonly action: string; readonly codes: readonly string[] };
  /** The goal is reached. */
  "tuiqun-goal": { readonly goal: string };
  /** Something was refused, or could not be loaded. */
  "tuiqun-error": { readonly code: string };
}

/** All of them. */
export const EVENTS = ["tuiqun-ready", "tuiqun-change", "tuiqun-step", "tuiqun-blocked", "tuiqun-goal", "tuiqun-error"] as const satisfies readonly (keyof TuiQunEvents)[];

type Send = <Name extends keyof TuiQunEvents>(name: Name, detail: TuiQunEvents[Name]) => void;

const reached = ({ view, goal }: State): boolean => view?.goals.find((known) => known.id === goal)?.reached === "yes";

/** What blocks the nearest action to the goal; empty where nothing does. */
function blocked(state: State): readonly string[] {
  const action = isReady(state) ? mainAction(state) : undefined;
  const blockers = action?.applicable === "no" ? action.findings.filter((found) => found.severity === "blocker") : [];
  return blockers.map((found) => found.code);
}

/** Tells what changed from one state to the next. */
export function tell(before: State, state: State, send: Send): void {
  const { notice, view, info, goal } = state;
  if (notice && notice !== before.notice) send("tuiqun-error", { code: notice.code });
  if (!isReady(state) || !view || !info || state.phase !== "ready") return;
  const begun = before.phase !== "ready";
  if (begun) send("tuiqun-ready", { rulebook: info.id, goal, locale: state.texts.locale });
  if (!begun && view === before.view && goal === before.goal) return;
  if (before.view && view.start === before.view.start && view.cursor > before.view.cursor) {
    for (const { kind, id, outcome, at } of view.happened) send("tuiqun-step", { kind, id, outcome, at });
  }
  send("tuiqun-change", { rulebook: info.id, goal, cursor: view.cursor });
  const codes = blocked(state);
  if (codes.length > 0 && (begun || codes.join() !== blocked(before).join())) send("tuiqun-blocked", { action: mainAction(state)?.id ?? "", codes });
  if (reached(state) && (goal !== before.goal || !reached(before))) send("tuiqun-goal", { goal });
}

/** How a goal stands, in one line, and by which action. */
import type { ActionView } from "../engine/wire.ts";
import type { Ready } from "./part.ts";

/** The action that comes nearest to the goal. */
export function mainAction({ view, goal }: Ready): ActionView | undefined {
  const nearest = view.goals.find((known) => known.id === goal)?.nearest;
  return view.actions.find((action) => action.id === nearest);
}

/** One line that says how the goal stands: what the live region reads out. */
export function announcement(state: Ready): string {
  const { texts, view, goal } = state;
  const args = { goal: texts.t(`goal--${goal}`) };
  if (view.goals.find((known) => known.id === goal)?.reached === "yes") return texts.t("announce-reached", args);
  const action = mainAction(state);
  if (!action) return "";
  const blockers = action.findings.filter((found) => found.severity === "blocker").length;
  const unknowns = action.findings.filter((found) => found.holds === "unknown" && found.unknown.length > 0).length;
  if (blockers > 0) return texts.t("announce-blocked", { ...args, count: blockers });
  // Nothing stops it, and yet the way begins with what is asked for first.
  const asked = action.findings.filter((found) => found.severity === "warning" && found.holds !== "yes").length;
  if (asked > 0) return texts.t("announce-asked", { ...args, count: asked });
  if (unknowns > 0) return texts.t("announce-unknown", { ...args, count: unknowns });
  return texts.t(action.applicable === "unknown" ? "announce-untold" : "announce-clear", args);
}

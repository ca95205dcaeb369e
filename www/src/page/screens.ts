/** The screens of the simulated phone: the menu paths of all actions that are on the screen, taken together as one tree. */
import type { ActionView, View } from "../engine/wire.ts";
import type { Ready } from "./part.ts";

/** A screen: of a menu, of what no article gives a path to (by group), or of what is being waited for. */
export type Place =
  | { readonly kind: "menu"; readonly steps: readonly string[] }
  | { readonly kind: "nowhere"; readonly group: string | null }
  | { readonly kind: "waiting" };

/** What can be tapped on a screen. */
export type Item =
  /** Leads on to another screen; `actions` are all that lie behind it. */
  | { readonly kind: "screen"; readonly place: Place; readonly actions: readonly string[] }
  /** The entry of an action, under its label in the menu, or under its own name. */
  | { readonly kind: "action"; readonly action: string; readonly step: string | null };

export const HOME: Place = { kind: "menu", steps: [] };

const ids = (actions: readonly ActionView[]): readonly string[] => actions.map((action) => action.id);

/** What is on a screen. */
export function items({ view, info }: Ready, place: Place): readonly Item[] {
  if (place.kind === "waiting") return [];
  const offered = view.actions.filter((action) => action.offered !== "no");
  const nowhere = offered.filter((action) => action.paths.length === 0);
  const groupOf = (action: ActionView): string => info.actions.find((known) => known.id === action.id)?.group ?? "";
  if (place.kind === "nowhere") {
    if (place.group !== null) return nowhere.filter((action) => groupOf(action) === place.group).map((action) => entry(action, null));
    return [...new Set(nowhere.map(groupOf))].map((group) => ({
      kind: "screen",
      place: { kind: "nowhere", group },
      actions: ids(nowhere.filter((action) => groupOf(action) === group)),
    }));
  }
  const found = menu(offered, place.steps);
  if (place.steps.length > 0) return found;
  const more: Item[] = nowhere.length > 0 ? [{ kind: "screen", place: { kind: "nowhere", group: null }, actions: ids(nowhere) }] : [];
  return [...found, ...more, ...(waits(view) ? [{ kind: "screen", place: { kind: "waiting" }, actions: [] } as const] : [])];
}

/** Whether there is anything to wait for. */
export function waits(view: View): boolean {
  return view.nextChange !== null || view.pending.some((pending) => pending.sure);
}

function menu(offered: readonly ActionView[], steps: readonly string[]): readonly Item[] {
  const depth = steps.length;
  // Where the place of an entry hangs on an open answer, it stands wherever it may be.
  const below = offered.flatMap((action) =>
    action.paths.filter((path) => steps.every((step, at) => path.steps[at] === step)).map((path) => ({ action, path: path.steps })));
  const labels = [...new Set(below.flatMap(({ path }) => path[depth] ?? []))];
  const on = labels.map((step): Item => {
    const behind = below.filter(({ path }) => path[depth] === step);
    const [only] = behind;
    // The last label of a path is the entry itself, unless it leads to others too.
    if (only && behind.length === 1 && only.path.length === depth + 1) return entry(only.action, step);
    return { kind: "screen", place: { kind: "menu", steps: [...steps, step] }, actions: [...new Set(ids(behind.map(({ action }) => action)))] };
  });
  const here = depth === 0 ? [] : below.filter(({ path }) => path.length === depth);
  return [...on, ...here.map(({ action }) => entry(action, null))];
}

function entry({ id }: ActionView, step: string | null): Item {
  return { kind: "action", action: id, step };
}

/** The screen that a screen was reached from. */
export function back(place: Place): Place {
  if (place.kind === "menu") return { kind: "menu", steps: place.steps.slice(0, -1) };
  return place.kind === "nowhere" && place.group !== null ? { kind: "nowhere", group: null } : HOME;
}

/** The item of a screen that is tapped next to come to an action, or to waiting; nothing, if the way leads back first. */
export function towards(list: readonly Item[], aim: string | null): Item | undefined {
  return list.find((item) => {
    if (aim === null) return item.kind === "screen" && item.place.kind === "waiting";
    return item.kind === "action" ? item.action === aim : item.actions.includes(aim);
  });
}

/** The screens of the simulated device: the menu paths of all actions that are on the screen, taken together as one tree. */
import type { ActionView, View } from "../../engine/wire.ts";
import type { Ready } from "../part.ts";

/** How a rulebook has a label of its menu paths drawn, and the screen behind it; a label that it says nothing of is a row that leads to a list. */
export interface Screen {
  /** What is behind it. */
  readonly draws?: "list" | "chat" | "info";
  /** How it stands among others: `more` at the top right, `here` and `bottom` for what is no screen of its own, `final` for what ends something. */
  readonly as?: "row" | "more" | "here" | "bottom" | "final";
  /** Actions that no article gives a place to, and that are put on its screen. */
  readonly holds?: readonly string[];
  /** The label of the same screen that it is another name of. */
  readonly same?: string;
  /** The label that stands above it, where that is another. */
  readonly title?: string;
  /** Labels that are there besides and lead nowhere. */
  readonly also?: readonly string[];
  /** The fact that counts the people on it. */
  readonly people?: string;
}

export type Screens = Readonly<Record<string, Screen>>;

/** A screen: of a menu, of what nothing gives a place to (by group), or of what is being waited for. */
export type Place =
  | { readonly kind: "menu"; readonly steps: readonly string[] }
  | { readonly kind: "nowhere"; readonly group: string | null }
  | { readonly kind: "waiting" };

/** What can be tapped on a screen. */
export type Item =
  /** Leads on to another screen; `actions` are all that lie behind it. */
  | { readonly kind: "screen"; readonly place: Place; readonly actions: readonly string[] }
  /** The entry of an action, under its label in the menu, or under its own name; `ours` where no article says that it is there. */
  | { readonly kind: "action"; readonly action: string; readonly step: string | null; readonly ours: boolean }
  /** What is there in the app too, and leads nowhere here. */
  | { readonly kind: "idle"; readonly step: string };

/** An action where its entry stands. */
interface Placed {
  readonly action: string;
  readonly path: readonly string[];
  readonly ours: boolean;
}

export const HOME: Place = { kind: "menu", steps: [] };

/** What is on a screen. */
export function items({ view, info }: Ready, screens: Screens, place: Place): readonly Item[] {
  if (place.kind === "waiting") return [];
  const { placed, homeless } = placedOf(view, screens);
  const groupOf = (action: string): string => info.actions.find((known) => known.id === action)?.group ?? "";
  if (place.kind === "nowhere") {
    if (place.group !== null) return homeless.filter((action) => groupOf(action) === place.group).map((action) => ({ kind: "action", action, step: null, ours: false }));
    return [...new Set(homeless.map(groupOf))].map((group) => ({
      kind: "screen",
      place: { kind: "nowhere", group },
      actions: homeless.filter((action) => groupOf(action) === group),
    }));
  }
  const found = menu(placed, screens, place.steps).flat();
  if (place.steps.length > 0) return found;
  // Chats are what one comes for.
  found.sort((a, b) => Number(isChat(screens, b)) - Number(isChat(screens, a)));
  const more: Item[] = homeless.length > 0 ? [{ kind: "screen", place: { kind: "nowhere", group: null }, actions: homeless }] : [];
  return [...found, ...more, ...(waits(view) ? [{ kind: "screen", place: { kind: "waiting" }, actions: [] } as const] : [])];
}

/** Whether there is anything to wait for. */
export function waits(view: View): boolean {
  return view.nextChange !== null || view.pending.some((pending) => pending.sure);
}

/** Where the entries of all that is offered stand: by their menu paths, wherever those hang on an open answer in each of their places; else on
 * the screen that the rulebook puts them on. What has no place at all is listed by itself. */
function placedOf(view: View, screens: Screens): { readonly placed: readonly Placed[]; readonly homeless: readonly string[] } {
  const paths = view.actions.flatMap((action) => action.paths.map(({ steps }) => steps));
  const to = (label: string): readonly string[] | undefined => {
    const path = paths.find((steps) => steps.includes(label));
    return path?.slice(0, path.indexOf(label) + 1);
  };
  // A path that begins with another name of a screen goes through that screen.
  const real = ([first = "", ...rest]: readonly string[]): readonly string[] => {
    const same = screens[first]?.same;
    return [...((same === undefined ? undefined : to(same)) ?? [first]), ...rest];
  };
  const held = new Map(Object.entries(screens).flatMap(([label, { holds = [] }]) => holds.map((action) => [action, to(label)] as const)));
  const offered = view.actions.filter((action) => action.offered !== "no");
  const placed = offered.flatMap(({ id, paths: own }: ActionView): readonly Placed[] => {
    if (own.length > 0) return own.map(({ steps }) => ({ action: id, path: real(steps), ours: false }));
    const path = held.get(id);
    return path ? [{ action: id, path, ours: true }] : [];
  });
  return { placed, homeless: offered.map(({ id }) => id).filter((id) => !placed.some(({ action }) => action === id)) };
}

/** The rows of a screen, and what stands at its bottom. */
function menu(placed: readonly Placed[], screens: Screens, steps: readonly string[]): readonly [rows: Item[], bottom: Item[]] {
  const depth = steps.length;
  const below = placed.filter(({ path }) => steps.every((step, at) => path[at] === step));
  const labels = [...new Set(below.flatMap(({ path }) => path[depth] ?? []))];
  const rows: Item[] = [];
  const bottom: Item[] = [];
  for (const step of labels) {
    const behind = below.filter(({ path }) => path[depth] === step);
    const [only] = behind;
    const as = screens[step]?.as;
    // The last label of a path is the entry itself, unless it leads to others too.
    if (only && behind.length === 1 && !only.ours && only.path.length === depth + 1) {
      (as === "final" ? bottom : rows).push({ kind: "action", action: only.action, step, ours: false });
    } else if (as === "here" || as === "bottom") {
      const [inner, end] = menu(placed, screens, [...steps, step]);
      (as === "bottom" ? bottom : rows).push(...inner);
      bottom.push(...end);
    } else {
      rows.push({ kind: "screen", place: { kind: "menu", steps: [...steps, step] }, actions: [...new Set(behind.map(({ action }) => action))] });
    }
  }
  const label = steps.at(-1);
  const own = depth === 0 ? [] : below.filter(({ path }) => path.length === depth);
  const idle = label === undefined ? [] : (screens[label]?.also ?? []);
  rows.push(...own.map(({ action, ours }): Item => ({ kind: "action", action, step: null, ours })));
  rows.push(...idle.map((step): Item => ({ kind: "idle", step })));
  return [rows, bottom];
}

const isChat = (screens: Screens, item: Item): boolean =>
  item.kind === "screen" && item.place.kind === "menu" && screens[item.place.steps.at(-1) ?? ""]?.draws === "chat";

/** How the screen of a place is drawn. */
export function drawn(screens: Screens, place: Place): Screen {
  const label = place.kind === "menu" ? place.steps.at(-1) : undefined;
  return (label === undefined ? undefined : screens[label]) ?? {};
}

/** The screen that a screen was reached from. */
export function back(place: Place): Place {
  if (place.kind === "menu") return { kind: "menu", steps: place.steps.slice(0, -1) };
  return place.kind === "nowhere" && place.group !== null ? { kind: "nowhere", group: null } : HOME;
}

/** The chat that a place lies in: where one is after something was done there; the first screen where there is none. */
export function chatOf(screens: Screens, place: Place): Place {
  const at = place.kind === "menu" ? place.steps.findIndex((step) => screens[step]?.draws === "chat") : -1;
  return place.kind === "menu" && at >= 0 ? { kind: "menu", steps: place.steps.slice(0, at + 1) } : HOME;
}

/** The item of a screen that is tapped next to come to an action, or to waiting; nothing, if the way leads back first. */
export function towards(list: readonly Item[], aim: string | null): Item | undefined {
  return list.find((item) => {
    if (item.kind === "idle") return false;
    if (aim === null) return item.kind === "screen" && item.place.kind === "waiting";
    return item.kind === "action" ? item.action === aim : item.actions.includes(aim);
  });
}

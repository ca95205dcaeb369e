import fallback from "virtual:tuiqun-fallback";
import type { Basis } from "../engine/rulebook.ts";
import type { Plain } from "../engine/session.ts";

/** The views: one question at a time, the answer, doing it; and one that shows everything at once. */
export const MODES = ["ask", "answer", "do", "full"] as const;
export type Mode = (typeof MODES)[number];

/** Whose word can count. */
export const BASES: readonly Basis[] = ["articles", "record"];

/**
 * Where a link leads: `#tuiqun?rulebook=…&goal=…&view=…&ask=…&preset=…&challenge=…&basis=…`, and facts by key as `f.KEY=…`. What it
 * leaves out is as the element says.
 */
export interface Place {
  readonly rulebook?: string;
  readonly goal?: string;
  readonly preset?: string;
  readonly challenge?: string;
  readonly view?: Mode;
  readonly basis?: Basis;
  /** The key of the fact that is asked. */
  readonly ask?: string;
  readonly facts?: Readonly<Record<string, Plain>>;
}

const PREFIX = "#tuiqun?";
const FACT = "f.";
/** What links named a view by before there were views. */
const OLD: Readonly<Record<string, Mode>> = { guide: "ask", practise: "do" };

/** Whether a rulebook comes with the page. */
export const builtIn = (id: string): boolean => Object.values(fallback).some(({ rulebooks }) => rulebooks.some(([known]) => known === id));

/** Whether a fragment is a place. */
export const isPlace = (fragment: string): boolean => fragment.startsWith(PREFIX);

/** The place that a fragment names. */
export function readPlace(fragment: string): Place {
  const said = new URLSearchParams(fragment.slice(PREFIX.length));
  const text = (key: "rulebook" | "goal" | "preset" | "challenge" | "ask"): Partial<Place> => (said.has(key) ? { [key]: said.get(key) } : {});
  const named = said.get("view") ?? OLD[said.get("way") ?? ""];
  const view = MODES.find((mode) => mode === named);
  const basis = BASES.find((known) => known === said.get("basis"));
  const facts = Object.fromEntries([...said].flatMap(([key, value]) => (key.startsWith(FACT) ? [[key.slice(FACT.length), plain(value)]] : [])));
  return {
    ...text("rulebook"),
    ...text("goal"),
    ...text("preset"),
    ...text("challenge"),
    ...text("ask"),
    ...(view ? { view } : {}),
    ...(basis ? { basis } : {}),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

/** A place as a fragment. */
export function writePlace({ facts = {}, ...place }: Place): string {
  const said = new URLSearchParams();
  for (const key of ["rulebook", "goal", "view", "ask", "preset", "challenge", "basis"] as const) if (place[key]) said.set(key, place[key]);
  for (const [key, value] of Object.entries(facts)) said.set(`${FACT}${key}`, `${value}`);
  return `${PREFIX}${said}`;
}

/** A value as it stands in an address. */
function plain(text: string): Plain {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

/** What a built-in rulebook gives for practising: where its screens are windows of a computer, how they are drawn, and its challenges. */
import { get } from "../engine/get.ts";
import type { StartOptions } from "../engine/rulebook.ts";
import type { View } from "../engine/wire.ts";
import type { Screens } from "./do/screens.ts";
import type { Texts } from "./texts.ts";

const FILES = import.meta.glob<string>("../../generated/*.practice.json", { eager: true, query: "?url", import: "default" });

/** A situation to be solved, and what its stored solution took. */
export interface Challenge {
  readonly id: string;
  readonly goal: string;
  readonly start: StartOptions;
  /** Things done. */
  readonly deeds: number;
  /** Simulated milliseconds. */
  readonly time: number;
}

export interface Practice {
  /** The choices of a fact with which a window is drawn; without a fact it always is. */
  readonly window: { readonly fact: string | null; readonly choices: readonly string[] } | null;
  /** How its screens are drawn, by label of its menu paths. */
  readonly screens: Screens;
  readonly challenges: readonly Challenge[];
}

/** How somebody did. */
export interface Tally {
  readonly deeds: number;
  readonly time: number;
  readonly mistakes: number;
  readonly hints: number;
}

/** Where nothing is given, or it cannot be had: practising goes on without. */
export const NONE: Practice = { window: null, screens: {}, challenges: [] };

/** What there is for a rulebook: what comes with the page, or with its edition. */
export async function practiceFor(texts: Texts): Promise<Practice> {
  if (texts.edition) return { ...NONE, ...(texts.edition.practice as Partial<Practice> | undefined) };
  const url = FILES[`../../generated/${texts.rulebook}.practice.json`];
  return url ? ((await (await get(url, "load/rulebook")).json()) as Practice) : NONE;
}

/** Whether the screens are windows of a computer just now. */
export function isWindow({ window }: Practice, view: View): boolean {
  if (!window) return false;
  return window.fact === null || window.choices.includes(`${view.facts.find((fact) => fact.key === window.fact)?.value ?? ""}`);
}

/** Three stars for doing as well as the stored solution, two for coming close, one for coming through. */
export function stars(challenge: Challenge, { deeds, time, mistakes, hints }: Tally): 1 | 2 | 3 {
  const slips = mistakes + hints;
  if (deeds <= challenge.deeds && time <= challenge.time && slips === 0) return 3;
  return slips <= 2 && deeds <= challenge.deeds + 1 ? 2 : 1;
}

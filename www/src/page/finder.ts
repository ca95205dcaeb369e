import type { OtherwiseView, PlansView, View } from "../engine/wire.ts";
import type { Longer, State } from "./store.ts";

/** The ways to a goal from where things stand. */
export interface Found {
  readonly view: View;
  readonly goal: string;
  /** Nothing where they could not be looked for. */
  readonly plans: PlansView | null;
  /** What would be otherwise if the other basis counted. */
  readonly otherwise: OtherwiseView | null;
}

/** Looks for the ways whenever the situation has changed and somebody sees the answer; what is overtaken is given up. */
export class Finder {
  readonly #longer: <T>(ask: Longer<T>["ask"]) => Promise<T | null>;
  readonly #put: (found: Found) => void;
  #looking: { readonly view: View; readonly goal: string; readonly stop: AbortController } | null = null;

  constructor(longer: <T>(ask: Longer<T>["ask"]) => Promise<T | null>, put: (found: Found) => void) {
    this.#longer = longer;
    this.#put = put;
  }

  /** Begins to look, unless it is known, or looked for, already. */
  look({ view, goal, found, mode }: State): void {
    const wanted = view !== null && goal !== "" && mode !== "full";
    const same = (known: { readonly view: View; readonly goal: string } | null): boolean => known?.view === view && known?.goal === goal;
    if (wanted && (same(found) || same(this.#looking))) return;
    this.#looking?.stop.abort();
    this.#looking = null;
    if (!wanted) return;
    const stop = new AbortController();
    this.#looking = { view, goal, stop };
    void this.#find(view, goal, stop.signal);
  }

  async #find(view: View, goal: string, signal: AbortSignal): Promise<void> {
    const stopped = (error: unknown): null => {
      if (signal.aborted) return null;
      throw error;
    };
    let otherwise: OtherwiseView | null = null;
    const plans = await this.#longer<Promise<PlansView | null>>((answers) => {
      if (!signal.aborted) otherwise = answers.otherwise(goal);
      return answers.plans(goal, { signal }).catch(stopped);
    });
    if (signal.aborted) return;
    this.#looking = null;
    this.#put({ view, goal, plans, otherwise });
  }
}

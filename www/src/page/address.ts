import { isPlace, type Place, readPlace, writePlace } from "./place.ts";

/** The address of the page: every view and every question has its own, and Back goes to the one before. */
export class Address {
  readonly #visit: (place: Place) => void;
  /** View, goal and question of the address as it stands; nothing before the first. */
  #step: string | null = null;
  #depth = 0;

  constructor(visit: (place: Place) => void) {
    this.#visit = visit;
  }

  readonly #popped = ({ state }: PopStateEvent): void => {
    const ours = typeof (state as { tuiqun?: unknown } | null)?.tuiqun === "number";
    // Links that somebody follows or types are no steps of ours.
    if (!ours && location.hash !== "") return;
    this.#depth = ours ? (state as { tuiqun: number }).tuiqun : 0;
    const place = isPlace(location.hash) ? readPlace(location.hash) : {};
    this.#step = step(place);
    this.#visit(place);
  };

  connect(): void {
    addEventListener("popstate", this.#popped);
  }

  disconnect(): void {
    removeEventListener("popstate", this.#popped);
  }

  /** Whether the address as it stands was written here. */
  static get ours(): boolean {
    return typeof (history.state as { tuiqun?: unknown } | null)?.tuiqun === "number";
  }

  /** Says where things stand. Another view or question is a new place; an answer changes the one that stands. */
  write(place: Place): void {
    const next = step(place);
    const first = this.#step === null;
    const same = next === this.#step;
    this.#step = next;
    // The very first question is the page itself.
    if (first && next === step({})) return;
    const fragment = next === step({}) ? "" : writePlace(place);
    if (location.hash === fragment && Address.ours) return;
    if (!first && !same) this.#depth += 1;
    const address = fragment === "" ? `${location.pathname}${location.search}` : fragment;
    // A link that was followed leads here already: it becomes a place of ours.
    if (first || same || location.hash === fragment) history.replaceState({ tuiqun: this.#depth }, "", address);
    else history.pushState({ tuiqun: this.#depth }, "", address);
  }

  /** Goes back one step, as the browser's Back does; whether there is one. */
  back(): boolean {
    if (this.#depth === 0) return false;
    history.back();
    return true;
  }
}

const step = ({ rulebook = "", goal = "", view = "ask", ask = "" }: Place): string => (view === "ask" && goal === "" ? "" : [rulebook, goal, view, ask].join(" "));

import type { Answers } from "./answers.ts";
import { text, whole } from "./args.ts";
import { encode, within } from "./encode.ts";
import { TuiqunError } from "./errors.ts";
import { deepFreeze } from "./freeze.ts";
import { closeNow, closeWith, type Engine, instance } from "./instance.ts";
import type { Reopened, Rulebook, StartOptions } from "./rulebook.ts";
import type { ActionView, Changed, CompareView, Delta, View } from "./wire.ts";

/** Values of facts and arguments. */
export type Plain = boolean | number | string | null;

/** How something went, where the caller says so. What is left out is drawn from the seed, by the stated odds. */
export interface How {
  readonly outcome?: string;
  /** Milliseconds. */
  readonly took?: number;
  readonly draws?: Readonly<Record<string, number>>;
  readonly confirm?: readonly string[];
}

/** A step's result: the view, and whether anything in it changed. */
export interface Stepped {
  readonly view: View;
  readonly changed: boolean;
}

/** How a handle is closed; holds nothing but the number. */
const closing = (handle: number) => (engine: Engine): void => engine.close_session(handle);

/** A rehearsal: a start, a log of events, and a place in it. A refused event throws and changes nothing. */
export class Session {
  readonly rulebook: Rulebook;
  #handle: number;
  #generation = instance.generation;
  /** What the log begins with, and the events in it: what a lost instance is followed by goes on from them. */
  readonly #head: string;
  readonly #events: string[] = [];
  #digest = "";
  #view: View;
  #disposed = false;

  /** Made by {@link Rulebook.start}. */
  constructor(rulebook: Rulebook, handle: number) {
    this.rulebook = rulebook;
    this.#handle = handle;
    closeWith(this, closing(handle));
    this.#head = instance.ask<string>((engine) => engine.log_head(handle));
    this.#view = this.#merge(null, instance.ask<Delta>((engine) => engine.view(handle)));
  }

  /** Everything to show, frozen. Parts that did not change are the same objects as before. */
  get view(): View {
    return this.#view;
  }

  /** Says facts. `null` is "not known". */
  setAll(facts: Readonly<Record<string, Plain>>, assumed = false): Stepped {
    return this.#request({ set: { facts, assumed } });
  }

  /** Says one fact. */
  set(key: string, value: Plain): Stepped {
    return this.setAll({ [key]: value });
  }

  /** Does something. */
  act(action: string, args: Readonly<Record<string, Plain>> = {}, how: How = {}): Stepped {
    return this.#request({ act: { action, args, ...how } });
  }

  /** Lets something happen that is pending; waits for it first. */
  fire(trigger: string, instanceOf = 0, how: Pick<How, "outcome" | "draws"> = {}): Stepped {
    return this.#request({ fire: { trigger, instance: instanceOf, ...how } });
  }

  /** Lets time pass: until an instant in milliseconds, for a length such as `"2h"`, or until the next change. */
  wait(until: number | string | null = null): Stepped {
    return this.#request({ wait: { until } });
  }

  undo(): Stepped {
    return this.#step((handle) => instance.ask((engine) => engine.undo(handle)));
  }

  redo(): Stepped {
    return this.#step((handle) => instance.ask((engine) => engine.redo(handle)));
  }

  /** Goes to a place in the log; 0 is the start. */
  seek(to: number): Stepped {
    const place = whole(to);
    return this.#step((handle) => instance.ask((engine) => engine.seek(handle, place)));
  }

  /**
   * An action looked at closely: what removes what stands in its way, and, with arguments, the time, odds and
   * confirmations as they then are.
   */
  preview(action: string, args?: Readonly<Record<string, Plain>>): ActionView {
    const request = encode({ act: args === undefined ? { action } : { action, args } });
    return this.alive((handle) => deepFreeze(instance.ask<ActionView>((engine) => engine.preview(handle, request))));
  }

  /** The same situation with every choice of the fact that the rulebook compares by, side by side. */
  compare(): readonly CompareView[] {
    return this.alive((handle) => deepFreeze(instance.ask<CompareView[]>((engine) => engine.compare(handle))));
  }

  /** The longer answers: reasons, the order in which what is in the way goes, changes, one timeline. Fetched when first asked for. */
  async answers(): Promise<Answers> {
    return (await import("./answers.ts")).Answers.of(this);
  }

  /** Takes a step in its JSON form, as answers hand them out. */
  take(request: string): Stepped {
    const step = within(text(request));
    return this.#step((handle) => instance.ask((engine) => engine.request(handle, step)));
  }

  /** The log up to here; {@link Rulebook.replay} makes it a session again. */
  log(): string {
    return this.alive((handle) => instance.ask<string>((engine) => engine.log(handle)));
  }

  /** The digest of the state. */
  digest(): string {
    return this.alive((handle) => instance.call((engine) => engine.digest(handle)));
  }

  /** The decision alone, as a checksum: for measurements. */
  decide(): number {
    return this.alive((handle) => instance.call((engine) => engine.decide(handle)));
  }

  /** The same events from another start, in a new session. */
  restart(options: StartOptions): Reopened {
    const request = encode({ start: this.#view.start, asOf: this.#view.asOf, ...options });
    const reopened = this.alive((handle) =>
      instance.ask<Omit<Reopened, "session"> & { session: number }>((engine) => engine.restart(handle, request)),
    );
    return { ...reopened, session: new Session(this.rulebook, reopened.session) };
  }

  /** Forgets the session. */
  dispose(): void {
    if (this.#disposed) return;
    closeNow(this, this.#generation, closing(this.#handle));
    this.#disposed = true;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #request(request: object): Stepped {
    return this.take(encode(request));
  }

  #step(run: (handle: number) => unknown): Stepped {
    return this.alive((handle) => {
      const view = this.#merge(this.#view, run(handle) as Delta);
      const changed = view !== this.#view;
      this.#view = view;
      return { view, changed };
    });
  }

  /** Runs with a handle of the living instance: after a trap the session is replayed first. For the parts of the facade. */
  alive<T>(run: (handle: number) => T): T {
    if (this.#disposed) throw new TuiqunError("engine/disposed");
    if (this.#generation !== instance.generation) {
      const book = this.rulebook.handle;
      const saved = `${this.#head.slice(0, -1)},"events":[${this.#events.join()}],"digest":"${this.#digest}","cursor":${this.#view.cursor}}`;
      this.#handle = instance.ask<{ session: number }>((engine) => engine.replay(book, saved)).session;
      this.#generation = instance.generation;
      closeWith(this, closing(this.#handle));
      this.#view = this.#merge(this.#view, instance.ask<Delta>((engine) => engine.view(this.#handle)));
    }
    return run(this.#handle);
  }

  #merge(old: View | null, delta: Delta): View {
    const { events, digest, log } = delta;
    this.#events.splice(log.length - events.length, Infinity, ...events);
    this.#digest = digest;
    return merge(old, delta);
  }
}

/** The next view: what the delta brings, everything else as it is. */
function merge(old: View | null, delta: Delta): View {
  const list = <T>(before: readonly T[] | undefined, changed: Changed<T>): T[] => {
    const same = before?.length === changed.length && changed.items.length === 0;
    if (same) return before as T[];
    const next = (before ?? []).slice(0, changed.length);
    for (const { index, item } of changed.items) next[index] = deepFreeze(item);
    return Object.freeze(next) as T[];
  };
  const part = <T>(before: T | undefined, next: T | null): T => (next === null ? (before as T) : deepFreeze(next));
  return Object.freeze({
    now: delta.now,
    start: delta.start,
    asOf: delta.asOf,
    nextChange: delta.nextChange,
    cursor: delta.cursor,
    facts: list(old?.facts, delta.facts),
    actions: list(old?.actions, delta.actions),
    log: list(old?.log, delta.log),
    basis: delta.basis,
    readings: part(old?.readings, delta.readings),
    situation: part(old?.situation, delta.situation),
    goals: part(old?.goals, delta.goals),
    pending: part(old?.pending, delta.pending),
    duties: part(old?.duties, delta.duties),
    residues: part(old?.residues, delta.residues),
    forecasts: part(old?.forecasts, delta.forecasts),
    stale: part(old?.stale, delta.stale),
    notes: list(old?.notes, delta.notes),
    happened: part(old?.happened, delta.happened),
  });
}

import type * as Answers from "../../pkg-answers/tuiqun.js";
import { text } from "./args.ts";
import { encode, within } from "./encode.ts";
import { TuiqunError } from "./errors.ts";
import { deepFreeze } from "./freeze.ts";
import { closeNow, closeWith, type Engine, instance } from "./instance.ts";
import { Session } from "./session.ts";
import type { Survey, SurveyOptions, Table } from "./survey.ts";
import type { DiagnosticView, Loaded, RulebookInfo } from "./wire.ts";

/** Whose word counts: that of the articles, or of the public record beside them. */
export type Basis = "articles" | "record";

/** What a session begins with. */
export interface StartOptions {
  /** A situation of the rulebook to begin with. */
  readonly preset?: string;
  /** Facts by key; they go over those of the preset. Instants may be `"2h ago"` or milliseconds. */
  readonly facts?: Readonly<Record<string, boolean | number | string | null>>;
  /** Whose word counts where sources differ: the articles, unless it is said otherwise. */
  readonly basis?: Basis;
  /** Choices of readings, where not those of the basis. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Seed of all draws. */
  readonly seed?: number;
  /** The clock, in milliseconds since the epoch. The caller's own clock, if it is left out. */
  readonly start?: number;
  /** The day that rules are judged by, `2026-11-23`. */
  readonly asOf?: string;
}

/** What replaying a log, or changing a start, came to. */
export interface Reopened {
  readonly session: Session;
  /** The first event that was refused, if one was. */
  readonly diverged: { readonly index: number; readonly error: { readonly code: string } } | null;
  /** Keys that this rulebook does not know. */
  readonly ignored: readonly string[];
  /** Whether the log was written on this very pack. */
  readonly samePack: boolean;
}

/** How a handle is closed; holds nothing but the number. */
const closing = (handle: number) => (engine: Engine): void => engine.close_rulebook(handle);

/** A rulebook to load: its JSON text, or the bytes that a build made of it for its own engine. */
export type Pack = string | Uint8Array;

/** Loads a pack into the instance that is alive now. */
function load(pack: Pack): Loaded {
  if (typeof pack === "string") return instance.call((engine) => (engine as typeof Answers).load(pack)) as Loaded;
  return { rulebook: instance.ask<number>((engine) => engine.load_bytes(pack)), diagnostics: [] };
}

/** A loaded rulebook. */
export class Rulebook {
  readonly info: RulebookInfo;
  /** Warnings of its author's tools, if any. */
  readonly diagnostics: readonly DiagnosticView[];
  readonly #pack: Pack;
  #handle: number;
  #generation: number;
  #disposed = false;

  /** Loads a pack. Throws with all diagnostics if it cannot be built. */
  constructor(pack: Pack) {
    if (typeof pack !== "string" && !(pack instanceof Uint8Array)) throw new TypeError("a pack is a text");
    if (typeof pack === "string" && !pack.isWellFormed()) throw new TuiqunError("json/syntax");
    within(pack);
    this.#pack = pack;
    const loaded = load(pack);
    if (loaded.rulebook === null) {
      const [first] = loaded.diagnostics;
      throw new TuiqunError(first?.code ?? "json/syntax", { ...first, diagnostics: loaded.diagnostics });
    }
    this.#handle = loaded.rulebook;
    this.#generation = instance.generation;
    closeWith(this, closing(this.#handle));
    this.diagnostics = deepFreeze(loaded.diagnostics);
    this.info = deepFreeze(instance.ask<RulebookInfo>((engine) => engine.describe(this.#handle)));
  }

  /** The handle in the instance that is alive now. */
  get handle(): number {
    if (this.#disposed) throw new TuiqunError("engine/disposed");
    if (this.#generation !== instance.generation) {
      const loaded = load(this.#pack);
      this.#handle = loaded.rulebook ?? 0;
      this.#generation = instance.generation;
      closeWith(this, closing(this.#handle));
    }
    return this.#handle;
  }

  /** Begins a session. */
  start(options: StartOptions = {}): Session {
    const request = encode({ start: Date.now(), ...options });
    const { handle } = this;
    return new Session(this, instance.ask<number>((engine) => engine.start(handle, request)));
  }

  /** Replays a log. */
  replay(log: string): Reopened {
    const said = within(text(log));
    const { handle } = this;
    const reopened = instance.ask<Omit<Reopened, "session"> & { session: number }>((engine) => engine.replay(handle, said));
    return { ...reopened, session: new Session(this, reopened.session) };
  }

  /**
   * How many cases stand to a goal, and what stands in the way of each: columns are facts, a row is a case, and what they have in
   * common is said by the options. It goes on in slices, so that a page never freezes. Throws for a column or goal that is none.
   */
  async check(goal: string, table: Table, options: SurveyOptions = {}): Promise<Survey> {
    const { survey } = await import("./survey.ts");
    return survey(this, goal, table, options);
  }

  /** Forgets the rulebook; its sessions go on. */
  dispose(): void {
    if (this.#disposed) return;
    closeNow(this, this.#generation, closing(this.#handle));
    this.#disposed = true;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
}

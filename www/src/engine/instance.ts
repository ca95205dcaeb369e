import type * as Answers from "../../pkg-answers/tuiqun.js";
import * as small from "../../pkg/tuiqun.js";
import { TuiqunError } from "./errors.ts";

/** Traps after which the engine is let be until the first of them is a minute ago. */
const TRAPS_MAX = 3;
const TRAPS_WINDOW_MS = 60_000;

/** The functions of the engine. */
export type Engine = typeof small;

interface Reply<T> {
  readonly value: T | null;
  readonly error: { readonly code: string; readonly pointer: string; readonly args: [] } | null;
}

/**
 * The one WebAssembly instance of the page. Deliberate refusals come back as values, so that every exception means a
 * trap: the instance is then replaced by a fresh one, `generation` goes up, and owners reopen what they had.
 */
class Instance {
  generation = 0;
  #ready = false;
  #glue: typeof small = small;
  #traps: number[] = [];

  get ready(): boolean {
    return this.#ready;
  }

  /** Compiles and starts the engine. */
  async start(bytes: BufferSource): Promise<void> {
    const module = await WebAssembly.compile(bytes);
    small.initSync({ module });
    this.#ready = true;
  }

  /** Whether the engine that runs knows the longer answers. */
  get answers(): boolean {
    return "removals" in this.#glue;
  }

  /** Goes on with the engine that knows the longer answers; owners reopen what they had, as after a trap. */
  async grow(glue: typeof Answers, bytes: BufferSource): Promise<void> {
    const module = await WebAssembly.compile(bytes);
    if (this.answers) return;
    glue.initSync({ module });
    this.#glue = glue;
    this.generation += 1;
    small.__wbg_reset_state();
  }

  /** Calls the engine; throws `engine/trapped` if the instance was lost on the way. */
  call<T>(run: (engine: typeof small) => T): T {
    const since = Date.now() - TRAPS_WINDOW_MS;
    if (this.#traps.filter((at) => at > since).length >= TRAPS_MAX) throw new TuiqunError("engine/down");
    try {
      return run(this.#glue);
    } catch (cause) {
      this.generation += 1;
      this.#traps = [...this.#traps.filter((at) => at > since), Date.now()];
      this.#glue.__wbg_reset_state();
      throw new TuiqunError("engine/trapped", {}, cause);
    }
  }

  /** Calls the engine and unwraps its reply. */
  ask<T>(run: (engine: typeof small) => unknown): T {
    const reply = this.call(run) as Reply<T>;
    if (reply.error) throw new TuiqunError(reply.error.code, reply.error);
    return reply.value as T;
  }

  /** Asks for one of the longer answers; only once {@link answers} is so. */
  answer<T>(run: (engine: typeof Answers) => unknown): T {
    return this.ask((engine) => run(engine as typeof Answers));
  }
}

/** What is closed once nobody holds its owner any more: an element that was taken out of the page, say. */
const forgotten = new FinalizationRegistry<{ readonly generation: number; readonly close: (engine: Engine) => void }>(({ generation, close }) => {
  if (generation === instance.generation) instance.call(close);
});

/** Closes a handle of the living instance when its owner is forgotten. The old handle of a revived owner died with its instance. */
export function closeWith(owner: object, close: (engine: Engine) => void): void {
  forgotten.unregister(owner);
  forgotten.register(owner, { generation: instance.generation, close }, owner);
}

/** Closes it now. */
export function closeNow(owner: object, generation: number, close: (engine: Engine) => void): void {
  forgotten.unregister(owner);
  if (generation === instance.generation) instance.call(close);
}

/** The instance that all rulebooks and sessions of the page share. */
export const instance = new Instance();

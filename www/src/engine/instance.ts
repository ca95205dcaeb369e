import * as glue from "../../pkg/tuiqun.js";
import { TuiqunError } from "./errors.ts";

/** Traps after which the engine stays down: as many as this within a minute. */
const TRAPS_MAX = 3;
const TRAPS_WINDOW_MS = 60_000;

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
  #traps: number[] = [];

  get ready(): boolean {
    return this.#ready;
  }

  /** Compiles and starts the engine. */
  async start(bytes: BufferSource): Promise<void> {
    const module = await WebAssembly.compile(bytes);
    glue.initSync({ module });
    this.#ready = true;
  }

  /** Calls the engine; throws `engine/trapped` if the instance was lost on the way. */
  call<T>(run: (engine: typeof glue) => T): T {
    if (this.#traps.length >= TRAPS_MAX) throw new TuiqunError("engine/down");
    try {
      return run(glue);
    } catch (cause) {
      this.generation += 1;
      const now = Date.now();
      this.#traps = [...this.#traps.filter((at) => now - at < TRAPS_WINDOW_MS), now];
      glue.__wbg_reset_state();
      throw new TuiqunError("engine/trapped", {}, cause);
    }
  }

  /** Calls the engine and unwraps its reply. */
  ask<T>(run: (engine: typeof glue) => unknown): T {
    const reply = this.call(run) as Reply<T>;
    if (reply.error) throw new TuiqunError(reply.error.code, reply.error);
    return reply.value as T;
  }
}

/** The instance that all rulebooks and sessions of the page share. */
export const instance = new Instance();

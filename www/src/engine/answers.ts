import type * as Engines from "../../pkg-answers/tuiqun.js";
import { TuiqunError } from "./errors.ts";
import { text, whole } from "./args.ts";
import { deepFreeze } from "./freeze.ts";
import { grown } from "./grow.ts";
import { instance } from "./instance.ts";
import type { Session } from "./session.ts";
import type {
  ChancesView,
  ChangesView,
  ExplanationView,
  MomentView,
  OtherwiseView,
  PlansView,
  RelevanceView,
  RemovalsView,
  WhyView,
} from "./wire.ts";

type Engine = typeof Engines;

/** Simulated steps of one slice of a search, and after how many the engine gives it up. */
const STEPS_PER_SLICE = 40;
const STEPS_MAX = 2000;
/** Runs of one slice of a sample, and of a whole one. */
const RUNS_PER_SLICE = 50;
const RUNS = 1000;

/** How to look for ways. */
export interface PlanOptions {
  /** Whether requirements of policy and law are kept; they are, unless it is said otherwise. */
  readonly lawful?: boolean;
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

/** How to carry out a plan many times. */
export interface ChanceOptions {
  /** How often a step that went wrong is tried again. */
  readonly tries?: number;
  /** How long is waited before that, in milliseconds. */
  readonly pause?: number;
  /** Whether another plan is made, once, where trying again does not help. */
  readonly fallBack?: boolean;
  readonly runs?: number;
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => void;
}

/** When the work that was asked for last is over. */
let last: Promise<void> = Promise.resolve();

/** A turn at work that takes memory: one piece of it is under way at a time, however many are asked for at once. */
function takeTurn(): { readonly comes: Promise<void>; readonly end: () => void } {
  const comes = last;
  let over = (): void => undefined;
  last = new Promise((resolve) => {
    over = resolve;
  });
  // Who goes without having had it does not let the next one come sooner.
  return { comes, end: () => void comes.then(over) };
}

/** Throws what a signal says, once it says it, until the waiting is over. */
const aborted = (signal: AbortSignal | undefined, waiting: AbortController): Promise<never> =>
  new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason as Error), { once: true, signal: waiting.signal }));

/** The longer answers of a session, each about where it then stands. */
export class Answers {
  readonly #session: Session;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** The answers of a session, once the engine that knows them is there. Throws `load/answers`; then nothing has changed. */
  static async of(session: Session): Promise<Answers> {
    await grown();
    return new Answers(session);
  }

  #ask<T>(run: (engine: Engine, handle: number) => unknown): T {
    return this.#session.alive((handle) => deepFreeze(instance.answer<T>((engine) => run(engine, handle))));
  }

  /** Why an action can be done or cannot: all its requirements, each down to what was answered. */
  explain(action: string): ExplanationView {
    const id = text(action);
    return this.#ask((engine, handle) => engine.explain(handle, id));
  }

  /** Why a goal is reached or is not. */
  explainGoal(goal: string): WhyView {
    const id = text(goal);
    return this.#ask((engine, handle) => engine.explain_goal(handle, id));
  }

  /** Which answers still matter for a goal, most decisive first, and what each can change. */
  relevance(goal: string): RelevanceView {
    const id = text(goal);
    return this.#ask((engine, handle) => engine.relevance(handle, id));
  }

  /** What would be otherwise about a goal if the other basis counted. */
  otherwise(goal: string): OtherwiseView {
    const id = text(goal);
    return this.#ask((engine, handle) => engine.otherwise(handle, id));
  }

  /**
   * Everything in the way of an action, in the order in which it can be removed; for an action that takes one of several,
   * for the one with the least in its way, if none is said.
   */
  removals(action: string, entity?: number): RemovalsView {
    const [id, one] = [text(action), entity === undefined ? undefined : whole(entity)];
    return this.#ask((engine, handle) => engine.removals(handle, id, one));
  }

  /** What changed since a place in the log, by which rule, and which facts lie behind it. */
  changes(since: number): ChangesView {
    const place = whole(since);
    return this.#ask((engine, handle) => engine.changes(handle, place));
  }

  /** Everything that comes or remains: first what has a day, by its day. */
  timeline(): readonly MomentView[] {
    return this.#ask<MomentView[]>((engine, handle) => engine.timeline(handle));
  }

  /**
   * Ways to a goal: the best ones in five orders, each once. The search goes on in slices, so that a page never freezes;
   * `progress` hears how far it is, from 0 to 1, and `signal` ends it, which throws what the signal says.
   */
  async plans(goal: string, options: PlanOptions = {}): Promise<PlansView> {
    const { lawful = true, signal, progress } = options;
    const [id, kept] = [text(goal), lawful !== false];
    return this.#work(
      signal,
      (engine, session) => engine.plan(session, id, kept),
      (engine, handle) => engine.plan_go(handle, STEPS_PER_SLICE),
      (engine, handle, session) => engine.plan_answer(handle, session),
      (engine, handle) => engine.plan_drop(handle),
      (steps) => progress?.(Math.min(1, steps / STEPS_MAX)),
    );
  }

  /**
   * How likely a plan is to work: it is carried out many times, everything that odds and windows leave open drawn anew.
   * `requests` are those of the plan.
   */
  async chances(goal: string, requests: readonly string[], options: ChanceOptions = {}): Promise<ChancesView> {
    const { tries = 2, pause = 120_000, fallBack = true, runs = RUNS, signal, progress } = options;
    const list = `[${requests.map(text).join(",")}]`;
    const how = [text(goal), list, whole(tries), whole(pause), fallBack !== false, whole(runs)] as const;
    return this.#work(
      signal,
      (engine, session) => engine.sample(session, ...how),
      (engine, handle) => engine.sample_go(handle, RUNS_PER_SLICE),
      (engine, handle, session) => engine.sample_answer(handle, session),
      (engine, handle) => engine.sample_drop(handle),
      (done) => progress?.(Math.min(1, done / runs)),
    );
  }

  /** Work that goes on in slices; between two of them the page lives on. */
  async #work<T>(
    signal: AbortSignal | undefined,
    begin: (engine: Engine, session: number) => unknown,
    go: (engine: Engine, handle: number) => number,
    answer: (engine: Engine, handle: number, session: number) => unknown,
    drop: (engine: Engine, handle: number) => void,
    progress: (done: number) => void,
  ): Promise<T> {
    signal?.throwIfAborted();
    const { generation, handle } = this.#session.alive((session) => {
      const handle = instance.answer<number>((engine) => begin(engine, session));
      return { generation: instance.generation, handle };
    });
    const turn = takeTurn();
    const waiting = new AbortController();
    try {
      await Promise.race([turn.comes, aborted(signal, waiting)]);
      for (;;) {
        // After a trap, what was under way is gone with the instance.
        if (instance.generation !== generation) throw new TuiqunError("engine/trapped");
        const done = instance.call((engine) => go(engine as Engine, handle));
        if (done < 0) break;
        progress(done);
        await new Promise((resolve) => setTimeout(resolve));
        signal?.throwIfAborted();
      }
      return this.#session.alive((session) => deepFreeze(instance.answer<T>((engine) => answer(engine, handle, session)))) as T;
    } finally {
      turn.end();
      waiting.abort();
      if (instance.generation === generation) instance.call((engine) => drop(engine as Engine, handle));
    }
  }
}

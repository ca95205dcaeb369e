import wasmUrl from "../../pkg-answers/tuiqun_bg.wasm?url";
import { TuiqunError } from "./errors.ts";
import { deepFreeze } from "./freeze.ts";
import { get } from "./get.ts";
import { instance } from "./instance.ts";
import type { Session } from "./session.ts";
import type { ChangeView, ExplanationView, MomentView, RelevanceView, RemovalsView, WhyView } from "./wire.ts";

let growing: Promise<void> | null = null;

/** Fetches the engine that knows the longer answers; a failed load may be tried again. */
async function grow(): Promise<void> {
  try {
    const [glue, response] = await Promise.all([import("../../pkg-answers/tuiqun.js"), get(wasmUrl, "load/answers")]);
    await instance.grow(glue, await response.arrayBuffer());
  } catch (cause) {
    throw cause instanceof TuiqunError ? cause : new TuiqunError("load/answers", {}, cause);
  }
}

/** The longer answers of a session, each about where it then stands. */
export class Answers {
  readonly #session: Session;

  private constructor(session: Session) {
    this.#session = session;
  }

  /** The answers of a session, once the engine that knows them is there. Throws `load/answers`; then nothing has changed. */
  static async of(session: Session): Promise<Answers> {
    if (!instance.answers) {
      growing ??= grow().finally(() => {
        growing = null;
      });
      await growing;
    }
    return new Answers(session);
  }

  /** Why an action can be done or cannot: all its requirements, each down to what was answered. */
  explain(action: string): ExplanationView {
    return this.#session.alive((handle) => deepFreeze(instance.answer<ExplanationView>((engine) => engine.explain(handle, action))));
  }

  /** Why a goal is reached or is not. */
  explainGoal(goal: string): WhyView {
    return this.#session.alive((handle) => deepFreeze(instance.answer<WhyView>((engine) => engine.explain_goal(handle, goal))));
  }

  /** Which answers still matter for a goal, most decisive first, and what each can change. */
  relevance(goal: string): RelevanceView {
    return this.#session.alive((handle) => deepFreeze(instance.answer<RelevanceView>((engine) => engine.relevance(handle, goal))));
  }

  /**
   * Everything in the way of an action, in the order in which it can be removed; for an action that takes one of several,
   * for the one with the least in its way, if none is said.
   */
  removals(action: string, entity?: number): RemovalsView {
    return this.#session.alive((handle) => deepFreeze(instance.answer<RemovalsView>((engine) => engine.removals(handle, action, entity))));
  }

  /** What changed since a place in the log, by which rule, and which facts lie behind it. */
  changes(since: number): readonly ChangeView[] {
    return this.#session.alive((handle) => deepFreeze(instance.answer<ChangeView[]>((engine) => engine.changes(handle, since))));
  }

  /** Everything that comes or remains: first what has a day, by its day. */
  timeline(): readonly MomentView[] {
    return this.#session.alive((handle) => deepFreeze(instance.answer<MomentView[]>((engine) => engine.timeline(handle))));
  }
}

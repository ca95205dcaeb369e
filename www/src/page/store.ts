import type { Answers } from "../engine/answers.ts";
import { TuiqunError } from "../engine/errors.ts";
import type { Kept } from "../engine/link.ts";
import { type How, type Plain, type Session } from "../engine/session.ts";
import { type Basis, type Rulebook, type StartOptions } from "../engine/rulebook.ts";
import { fetchPack, loadPack, Tuiqun } from "../engine/tuiqun.ts";
import type { ActionView, CompareView, DecidesView, MomentView, RulebookInfo, View } from "../engine/wire.ts";
import { chosen, stepsOf } from "./chosen.ts";
import { Finder, type Found } from "./finder.ts";
import { builtIn, type Mode, type Place } from "./place.ts";
import { type Locale, Texts } from "./texts.ts";
import { turn } from "./turn.ts";

/** An action that is being looked at, with what is filled in so far. */
export interface Draft {
  readonly action: string;
  readonly args: Readonly<Record<string, Plain>>;
  readonly confirmed: readonly string[];
  /** The outcome that is chosen; `null` lets the seed draw one. */
  readonly outcome: string | null;
}

/** An action to look at closely, with its arguments or without. */
export interface Look {
  readonly action: string;
  readonly args?: Readonly<Record<string, Plain>>;
}

/** One of the longer answers that a part asks for. */
export interface Longer<T> {
  readonly ask: (answers: Answers) => T;
  result: Promise<T | null> | null;
}

/** A refusal, for showing. */
export interface Notice {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
  /** The refusal itself, for whoever waits for more than words. */
  readonly error?: TuiqunError;
  /** What is wrong with somebody's rulebook, and what to do, where the page's own words do not say it. */
  readonly says?: readonly [string, string];
}

/** A question that is put: which fact it is about, and which rules its answer can change. */
export interface Asking {
  readonly fact: string;
  readonly decides: readonly DecidesView[];
  /** Ids of what happens by itself and whose day the answer decides. */
  readonly times: readonly string[];
}

/** Everything the page shows. Replaced as a whole, never changed. */
export interface State {
  readonly phase: "loading" | "ready" | "failed";
  /** The id of a rulebook that comes with the page, or the address of another. */
  readonly source: string;
  readonly texts: Texts | null;
  readonly info: RulebookInfo | null;
  readonly view: View | null;
  readonly goal: string;
  /** Which view is shown. */
  readonly mode: Mode;
  /** The question that is put; nothing before the goal is chosen, and once all are answered. */
  readonly asking: Asking | null;
  /** Keys of what the answer takes to be as it usually is, and would be another if it were not. */
  readonly usual: readonly string[];
  /** What nobody could answer, not to be asked again. */
  readonly unsure: readonly string[];
  /** The situation of the rulebook that is in force as an example; nothing once somebody has said something else. */
  readonly example: string | null;
  /** The ways that were found last. */
  readonly found: Found | null;
  /** The order in which the way that was chosen is the best; the first way, where none was chosen. */
  readonly order: string | null;
  /** Where the log stood when somebody began to do it, and how many steps it takes, once that is known; nothing elsewhere. */
  readonly doing: { readonly before: number; readonly steps: number | null } | null;
  readonly draft: Draft | null;
  readonly notice: Notice | null;
  /** The rehearsal that was left when another was begun: it can be brought back. */
  readonly left: Kept | null;
  /** Refused inputs of the form, by the key of the fact. */
  readonly refused: Readonly<Record<string, { readonly text: string; readonly notice: Notice }>>;
}

/** What a part of the page asks for. */
export type Request =
  | { readonly kind: "preset"; readonly id: string }
  | { readonly kind: "goal"; readonly id: string }
  /** Chooses what to leave and what for: the first question. */
  | { readonly kind: "choose"; readonly rulebook: string; readonly goal: string }
  /** Answers the question that is put, with nothing where somebody is not sure, and goes on to the next. */
  | { readonly kind: "answer"; readonly key: string; readonly value: Plain }
  /** Goes on to the next question. */
  | { readonly kind: "next" }
  /** Puts one question, or the first one of all. */
  | { readonly kind: "question"; readonly key: string | null }
  /** Shows another view. */
  | { readonly kind: "show"; readonly mode: Mode }
  /** Chooses one of the ways that were found, by an order in which it is the best. */
  | { readonly kind: "way"; readonly order: string }
  /** Takes back everything that was done since somebody began to do it. */
  | { readonly kind: "rewind" }
  | { readonly kind: "set"; readonly key: string; readonly value: Plain }
  /** What was typed for a fact is none of its values: as which code says. */
  | { readonly kind: "refuse"; readonly key: string; readonly text: string; readonly code: string }
  | { readonly kind: "draft"; readonly draft: Draft | null }
  /** Does what is filled in; without a draft of its own, what is looked at. */
  | { readonly kind: "act"; readonly draft?: Draft }
  /** Puts the focus on the field of a fact. */
  | { readonly kind: "focus"; readonly key: string }
  | { readonly kind: "fire"; readonly trigger: string; readonly instance: number; readonly outcome: string }
  | { readonly kind: "wait"; readonly until: number | null }
  /** Takes steps that an answer handed out. */
  | { readonly kind: "take"; readonly requests: readonly string[] }
  | { readonly kind: "seek"; readonly to: number }
  /** Goes on with a rehearsal that was kept. */
  | { readonly kind: "open"; readonly kept: Kept }
  /** Begins anew with a situation of its own. */
  | { readonly kind: "begin"; readonly options: StartOptions; readonly goal: string }
  /** Goes on from here on a way of its own; the other one is kept. */
  | { readonly kind: "fork" }
  | { readonly kind: "undo" | "redo" | "restart" }
  | { readonly kind: "reading"; readonly id: string; readonly choice: string }
  /** Whose word counts: sets all readings. */
  | { readonly kind: "basis"; readonly basis: Basis };

/** Where a simulator's state lives: requests come up, states go down. */
export class Store {
  #state: State = { phase: "loading", source: "", texts: null, info: null, view: null, goal: "", mode: "ask", asking: null, usual: [], unsure: [], example: null, found: null, order: null, doing: null, draft: null, notice: null, left: null, refused: {} };
  readonly #listener: (state: State) => void;
  #rulebook: Rulebook | null = null;
  #session: Session | null = null;
  /** The language whose words are on their way. */
  #speaking: Locale | null = null;
  /** How often it was asked to load. */
  #loads = 0;
  /** How often another view or question was asked for: what comes late for an earlier one is left aside. */
  #asked = 0;
  #start: StartOptions = {};
  /** Fetches what did not come, where the first question is there already. */
  #late: (() => Promise<void>) | null = null;
  readonly #finder = new Finder(
    (ask) => this.longer(ask),
    (found) => {
      this.#put({ found });
      this.#grant();
    },
  );

  constructor(listener: (state: State) => void) {
    this.#listener = listener;
  }

  get state(): State {
    return this.#state;
  }

  #put(change: Partial<State>): void {
    this.#state = Object.freeze({ ...this.#state, ...change });
    const { texts, view, info } = this.#state;
    if (texts && view) texts.began = view.start;
    if (texts && info) texts.offset = info.utcOffset;
    this.#listener(this.#state);
    if (texts?.complete) this.#finder.look(this.#state);
  }

  /**
   * Loads engine, rulebook and words, and begins with what was kept, with a preset, with facts, or with nothing said. The view
   * that shows everything begins with the first preset, as an example.
   */
  async load(rulebook: string, locale: Locale, { goal = "", preset = "", facts = {}, view = this.#state.mode, ask, basis = this.#basis }: Place, kept: Kept | null = null): Promise<void> {
    this.#put({ phase: "loading", notice: null, mode: view, asking: null, unsure: [] });
    // Who asks again before it has come gets what was asked for last.
    this.#loads += 1;
    const mine = this.#loads;
    try {
      const fetched = fetchPack(rulebook);
      // What comes from elsewhere brings its own words, or has none.
      const words = builtIn(rulebook) ? Texts.load(locale, rulebook) : fetched.then(({ edition }) => Texts.load(locale, rulebook, edition));
      const [{ pack }, texts] = await Promise.all([fetched, words, Tuiqun.load()]);
      // Parts that are there already are never drawn without their words.
      if (this.#state.texts?.complete) await texts.loadMore();
      const loaded = await loadPack(pack);
      await turn();
      if (mine !== this.#loads) return loaded.dispose();
      const { info } = loaded;
      const shown = view === "full" && Object.keys(facts).length === 0 ? info.presets[0] : undefined;
      const begun = info.presets.find((known) => known.id === preset) ?? shown;
      const known = info.goals.some((known) => known.id === goal) ? goal : (begun?.goal ?? "");
      const wanted = view === "ask" ? known : known || (info.goals[0]?.id ?? "");
      const bare = { seed: 1, basis, ...(begun ? { preset: begun.id } : {}) };
      const { session, start, refused } = begin(loaded, bare, facts);
      await turn();
      if (mine !== this.#loads) {
        session.dispose();
        return loaded.dispose();
      }
      this.#rulebook = loaded;
      // View, info and words change together: nothing is ever drawn with those of another rulebook.
      this.#put({ phase: "ready", source: rulebook, texts, info, goal: wanted, found: null, ...this.#take(session, start), ...(refused ? { notice: refused } : {}) });
      if (kept) this.#open(kept);
      const late = (): Promise<void> =>
        this.#complete(texts, async () => {
          const open = this.#state.mode === "ask" && this.#state.goal !== "" && this.#state.asking === null;
          if (mine !== this.#loads) return;
          if (this.#state.mode === "do") this.#put({ doing: { before: this.#state.view?.cursor ?? 0, steps: null } });
          if (open) await (ask === undefined ? this.#next() : this.#question(ask));
        });
      this.#late = null;
      await late().catch((error: unknown) => {
        // The first question stays, and is answered once the rest comes.
        if (mine !== this.#loads || this.#state.mode !== "ask") throw error;
        this.#miss(late, error);
      });
    } catch (error) {
      if (!builtIn(rulebook)) console.error(`${rulebook}: ${notice(error).code}`);
      // An author finds everything that is wrong with a rulebook in the console.
      if (error instanceof TuiqunError) for (const { code, pointer, args } of error.details.diagnostics) console.error(`${rulebook}: ${pointer} ${code}`, Object.fromEntries(args.map(({ name, value }) => [name, value])));
      // What was there before goes on.
      if (mine !== this.#loads) return;
      this.#put({ phase: this.#state.texts?.complete ? "ready" : "failed", notice: notice(error) });
      if (error instanceof TuiqunError && error.details.diagnostics.length > 0) await this.#explain(locale, mine);
    }
  }

  /** What is wrong in somebody's rulebook is said in full once the engine's words are there. */
  async #explain(locale: Locale, mine: number): Promise<void> {
    const words = new Texts(locale, "", []);
    await words.loadMore().catch(() => undefined);
    const { notice } = this.#state;
    if (!words.complete || !notice || mine !== this.#loads) return;
    const id = Texts.id(notice.code);
    this.#put({ notice: { ...notice, says: [words.t(id, notice.args), words.attribute(id, "help", notice.args) ?? ""] } });
  }

  /** Fetches what the first view can do without, and shows it. */
  async #complete(texts: Texts, then: () => Promise<void>): Promise<void> {
    const { defineParts } = await import("./later.ts").catch((cause: unknown) => {
      throw new TuiqunError("load/damaged", {}, cause);
    });
    await texts.loadMore();
    await defineParts();
    this.#put({});
    void then();
    await texts.loadClaims();
    this.#put({});
  }

  /** Asks again for what did not come, now that it is needed. */
  #retry(): void {
    const late = this.#late;
    if (late === null) return;
    this.#late = null;
    late().then(
      // What was refused meanwhile stays said.
      () => this.#put(this.#state.notice?.code === "load/late" ? { notice: null } : {}),
      (error: unknown) => this.#miss(late, error),
    );
  }

  /** Says that something has not come, and how it is asked for again. */
  #miss(late: () => Promise<void>, cause: unknown): void {
    this.#late = late;
    this.#put({ notice: notice(new TuiqunError("load/late", {}, cause)) });
  }

  async setLocale(locale: Locale): Promise<void> {
    if (this.#speaking === locale) return;
    this.#speaking = locale;
    const { info, source } = this.#state;
    try {
      const texts = await Texts.load(locale, source, this.#state.texts?.edition ?? null);
      await texts.loadMore();
      await texts.loadClaims();
      // Another language may have been asked for since, or another rulebook come, whose words these are not.
      if (this.#speaking !== locale) return;
      this.#speaking = null;
      if (this.#state.info === info) this.#put({ texts });
      else this.#put({});
    } catch (error) {
      this.#speaking = null;
      this.#put({ notice: notice(error) });
    }
  }

  setGoal(goal: string): void {
    if (!this.#state.info?.goals.some((known) => known.id === goal)) return;
    this.#put({ goal, draft: null });
    this.#again();
  }

  /** Puts the question anew that the change of something else has overtaken. */
  #again(): void {
    if (this.#state.mode !== "ask" || this.#state.goal === "" || !this.#state.texts?.complete) return;
    this.#put({ asking: null });
    void this.#next();
  }

  /** Does something to the session for a program: what is refused is thrown. */
  run(step: (session: Session) => unknown): View {
    const session = this.#session;
    if (!session) throw new TuiqunError("engine/disposed");
    step(session);
    this.#put({ view: session.view, draft: null, notice: null, ...(session.view.log.slice(0, session.view.cursor).some(({ kind }) => kind === "set") ? { example: null } : {}) });
    this.#again();
    return session.view;
  }

  /** Begins anew for a program: what is refused is thrown. */
  restart(options: StartOptions = this.#start): View {
    this.#begin(options);
    return this.run(() => undefined);
  }

  /** Answers a request of a part. A refusal becomes a notice; nothing is lost. */
  handle(request: Request): void {
    const session = this.#session;
    if (!session) return;
    this.#retry();
    try {
      switch (request.kind) {
        case "preset": {
          const goal = this.#state.info?.presets.find((preset) => preset.id === request.id)?.goal ?? this.#state.goal;
          this.#begin({ preset: request.id });
          this.#put({ goal, draft: null, refused: {}, order: null });
          return;
        }
        case "goal":
          this.setGoal(request.id);
          return;
        case "choose":
          if (request.rulebook !== this.#state.info?.id) return;
          // What was said of oneself stays; an example was nobody's.
          this.#loads += 1;
          this.#rewind();
          if (this.#state.example !== null) this.#begin({});
          this.#put({ phase: "ready", goal: request.goal, mode: "ask", asking: null, order: null, unsure: [] });
          void this.#next();
          return;
        case "answer":
          this.#set(session, request.key, request.value);
          if (this.#state.refused[request.key]) return;
          if (request.value === null) this.#put({ unsure: [...new Set([...this.#state.unsure, request.key])] });
          void this.#next();
          return;
        case "next":
          void this.#next();
          return;
        case "question":
          void this.#question(request.key);
          return;
        case "show":
          this.#show(request.mode);
          return;
        case "way":
          this.#put({ order: request.order });
          return;
        case "rewind":
          this.#rewind();
          this.#grant();
          return;
        case "draft":
          this.#put({ draft: request.draft, notice: null });
          return;
        case "focus":
          return;
        case "open":
          this.#open(request.kept);
          return;
        case "refuse": {
          const { key, text, code } = request;
          this.#put({ refused: { ...this.#state.refused, [key]: { text, notice: { code, args: {} } } } });
          return;
        }
        case "set":
          this.#set(session, request.key, request.value);
          return;
        case "act": {
          const draft = request.draft ?? this.#state.draft;
          if (!draft) return;
          const how: How = { confirm: draft.confirmed, ...(draft.outcome === null ? {} : { outcome: draft.outcome }) };
          session.act(draft.action, draft.args, how);
          break;
        }
        case "fire":
          session.fire(request.trigger, request.instance, { outcome: request.outcome });
          break;
        case "take":
          for (const step of request.requests) session.take(step);
          break;
        case "wait":
          session.wait(request.until);
          break;
        case "seek":
          session.seek(request.to);
          break;
        case "fork": {
          const { cursor, log } = session.view;
          session.seek(log.length);
          const left = this.kept();
          session.seek(cursor);
          // Without the steps that were undone: replayed up to here.
          const kept = this.kept();
          if (kept) this.#open(kept);
          this.#put({ left });
          return;
        }
        case "undo":
          session.undo();
          break;
        case "redo":
          session.redo();
          break;
        case "restart":
          this.#begin(this.#start);
          break;
        case "begin":
          this.#begin(request.options);
          this.setGoal(request.goal);
          break;
        case "reading":
          this.#judge(session, { readings: { ...this.#start.readings, [request.id]: request.choice } });
          return;
        case "basis":
          this.#judge(session, { basis: request.basis, readings: {} });
          // By another basis something else may have to be asked.
          if (this.#state.mode === "ask" || this.#state.mode === "answer") this.#put({ mode: "ask", asking: null });
          this.#again();
          return;
      }
      this.#put({ view: (this.#session ?? session).view, draft: null, notice: null, refused: {} });
    } catch (error) {
      // Of several steps some may have been taken.
      this.#put({ view: (this.#session ?? session).view, notice: notice(error) });
    }
  }

  get #basis(): Basis {
    return this.#start.basis ?? "articles";
  }

  /** Goes by other readings: what the session began with stays, and the steps are taken again. */
  #judge(old: Session, change: Pick<StartOptions, "basis" | "readings">): void {
    this.#start = { ...this.#start, ...change };
    const left = this.#leave();
    const { session, diverged } = old.restart({ ...this.#start, start: old.view.start });
    this.#session = session;
    old.dispose();
    // Steps that are not possible under them are dropped, said, and can be brought back.
    const dropped = diverged ? { left, notice: { code: "reading/shorter", args: { taken: `${session.view.cursor}` } } } : { notice: null };
    this.#put({ view: session.view, draft: null, ...dropped });
  }

  /** Puts the next question: one whose answer the answer rests on; where none is left, the answer is shown. */
  async #next(): Promise<void> {
    const { goal, view } = this.#state;
    this.#asked += 1;
    const mine = this.#asked;
    const asked = await this.longer((answers) => answers.relevance(goal));
    // Something else was said meanwhile, or asked for; or it could not be had, which is said.
    if (asked === null || mine !== this.#asked || goal !== this.#state.goal || view !== this.#state.view) return;
    const fact = asked.ask.find((key) => !this.#state.unsure.includes(key));
    if (fact === undefined) return this.#put({ mode: "answer", asking: null, usual: asked.usual });
    this.#put({ mode: "ask", asking: { fact, decides: [], times: [], ...asked.needed.find((question) => question.fact === fact) } });
  }

  /** Puts one question; the very first one where none is named. */
  async #question(key: string | null): Promise<void> {
    this.#rewind();
    this.#asked += 1;
    const mine = this.#asked;
    if (key === null) return this.#put({ mode: "ask", goal: "", asking: null, doing: null });
    if (!this.#state.view?.facts.some((fact) => fact.key === key && fact.asked)) return this.#next();
    const { goal } = this.#state;
    const asked = await this.longer((answers) => answers.relevance(goal));
    if (mine !== this.#asked) return;
    const question = asked?.needed.find(({ fact }) => fact === key);
    this.#put({ mode: "ask", doing: null, asking: { fact: key, decides: [], times: [], ...question } });
  }

  #show(mode: Mode, goal = this.#state.goal): void {
    const { info } = this.#state;
    this.#asked += 1;
    // Whoever explores goes on from what was done; the answer is about what was said.
    if (mode !== "full") this.#rewind();
    const doing = mode === "do" ? { before: this.#state.view?.cursor ?? 0, steps: null } : null;
    this.#put({ phase: "ready", mode, asking: null, doing, goal: goal || (mode === "ask" ? "" : (info?.goals[0]?.id ?? "")), notice: null });
    if (mode === "ask" && goal !== "") void this.#next();
    if (mode === "do") this.#grant();
    if (mode === "answer") void this.#usually();
  }

  /** What an answer that was come to by an address takes to be as usual. */
  async #usually(): Promise<void> {
    const { goal } = this.#state;
    const asked = await this.longer((answers) => answers.relevance(goal));
    if (asked && goal === this.#state.goal) this.#put({ usual: asked.usual });
  }

  /** Takes back what was done since somebody began to do it. */
  #rewind(): void {
    const { doing, view } = this.#state;
    if (!doing || !view || !this.#session) return;
    this.#session.seek(Math.min(doing.before, view.log.length));
    this.#put({ view: this.#session.view, draft: null, doing: { ...doing, steps: null } });
  }

  /** Before it is done: what nobody said and the way rests on is taken for granted, and how many steps there are is noted. */
  #grant(): void {
    const { mode, doing, view } = this.#state;
    const plan = chosen(this.#state);
    if (mode !== "do" || !doing || doing.steps !== null || !plan || view?.cursor !== doing.before) return;
    this.#put({ doing: { ...doing, steps: stepsOf(plan).length } });
    const assumed = plan.requests.filter((request) => request.startsWith('{"set"'));
    if (assumed.length > 0) this.handle({ kind: "take", requests: assumed });
  }

  /** Goes to a place of the rulebook that is loaded, with all that was said. */
  visit({ goal = "", view = "ask", ask, facts = {}, preset, basis }: Place): void {
    this.#loads += 1;
    this.#asked += 1;
    this.#rewind();
    if (this.#session && (basis ?? "articles") !== this.#basis) this.#judge(this.#session, { basis: basis ?? "articles", readings: {} });
    this.#recall(facts, preset ?? null);
    const known = this.#state.info?.goals.some((one) => one.id === goal) ? goal : "";
    if (view !== "ask" || known === "") {
      const shown = known || (view === "ask" ? "" : this.#state.goal);
      return this.#show(shown === "" ? "ask" : view, shown);
    }
    this.#put({ phase: "ready", goal: known, mode: "ask", doing: null, notice: null });
    void (ask === undefined ? this.#next() : this.#question(ask));
  }

  /** What was said when the address was written is said again, where it is not known any more. */
  #recall(facts: NonNullable<Place["facts"]>, preset: string | null): void {
    const { view, info, example } = this.#state;
    if (preset !== null && preset !== example && info?.presets.some(({ id }) => id === preset)) this.#begin({ preset });
    for (const [key, value] of Object.entries(facts)) {
      if (this.#session && view?.facts.find((fact) => fact.key === key)?.value === null) this.#set(this.#session, key, value);
    }
  }

  /** Where things stand, as a link says it: only what was said is in it, not what was done. */
  place(): Place {
    const { info, view, goal, mode, asking, example } = this.#state;
    const usual = new Map(info?.facts.map((fact) => [fact.id, fact.start]));
    const ago = new Map([...(info?.facts ?? []), ...(info?.sets.flatMap((set) => set.fields) ?? [])].filter(({ kind }) => kind === "instant").map((fact) => [fact.id, fact]));
    const said = view?.facts.filter((fact) => fact.asked && !fact.assumed && fact.value !== null && fact.value !== usual.get(fact.key)) ?? [];
    const facts = said.map(({ key, value }): [string, Plain] => {
      const instant = ago.has(key.split(".").at(-1) ?? "") && typeof value === "number";
      if (!instant || !view) return [key, value as Plain];
      const minutes = Math.round((view.now - value) / 60_000);
      return [key, minutes >= 0 ? `${minutes}m ago` : `${-minutes}m ahead`];
    });
    return {
      ...(builtIn(this.#state.source) ? { rulebook: this.#state.source } : {}),
      goal,
      view: mode,
      ...(asking ? { ask: asking.fact } : {}),
      ...(view?.basis === "record" ? { basis: "record" } : {}),
      ...(example === null ? { facts: Object.fromEntries(facts) } : { preset: example }),
    };
  }

  /** What comes and what remains after a way, on a session of its own. */
  async afterwards(requests: readonly string[]): Promise<readonly MomentView[] | null> {
    const kept = this.kept();
    if (!kept || !this.#rulebook) return null;
    const { session } = this.#rulebook.replay(kept.log);
    try {
      for (const request of requests) session.take(request);
      return (await session.answers()).timeline();
    } catch (error) {
      this.tell(error);
      return null;
    } finally {
      session.dispose();
    }
  }

  /** The drafted action with its arguments filled in; nothing while they cannot be used. */
  preview(draft: Look): ActionView | null {
    try {
      return this.#session?.preview(draft.action, draft.args) ?? null;
    } catch (error) {
      if (error instanceof TuiqunError) return null;
      throw error;
    }
  }

  /** The situation with each choice of the fact that the rulebook compares by. */
  compare(): readonly CompareView[] {
    return this.#session?.compare() ?? [];
  }

  /** One of the longer answers; nothing, with a notice, where it cannot be had. */
  async longer<T>(ask: Longer<T>["ask"]): Promise<T | null> {
    const session = this.#session;
    try {
      const answers = await session?.answers();
      return answers ? await ask(answers) : null;
    } catch (error) {
      // What was asked of a rehearsal that is gone by now is nobody's question any more.
      if (session === this.#session) this.#put({ notice: notice(error) });
      return null;
    }
  }

  /** The rehearsal as it stands. */
  kept(): Kept | null {
    return this.#session && { rulebook: this.#state.source, goal: this.#state.goal, log: this.#session.log() };
  }

  /** Shows a refusal. */
  tell(error: unknown): void {
    this.#put({ notice: notice(error) });
  }

  /** Goes on with what was kept, for a program: what cannot be opened is thrown. */
  reopen(kept: Kept): View {
    this.#open(kept);
    const { notice, view } = this.#state;
    if (notice?.error) throw notice.error;
    return view as View;
  }

  /** Goes on with what was kept. What this rulebook does not know, and the first step that is no longer possible, are said. */
  #open(kept: Kept): void {
    const { info } = this.#state;
    if (!this.#rulebook || !info || kept.rulebook !== this.#state.source) return this.tell(new TuiqunError("link/rulebook"));
    try {
      const left = this.#leave();
      const { session, diverged, ignored, samePack } = this.#rulebook.replay(kept.log);
      this.#session?.dispose();
      this.#session = session;
      const { facts, basis, readings, seed, start, asOf } = JSON.parse(kept.log) as StartOptions;
      this.#start = { facts, basis, readings, seed: Number(seed), start, asOf } as StartOptions;
      const changed = diverged || ignored.length > 0 ? "link/changed" : samePack ? null : "link/other-rules";
      const args = { taken: `${session.view.cursor}`, ignored: ignored.join(", ") || "–" };
      const goal = info.goals.some((known) => known.id === kept.goal) ? kept.goal : this.#state.goal;
      this.#put({ view: session.view, goal, draft: null, refused: {}, left, example: null, notice: changed && { code: changed, args } });
    } catch (error) {
      this.tell(error);
    }
  }

  #begin(options: StartOptions): void {
    const rulebook = this.#rulebook;
    if (!rulebook) return;
    const start = { seed: 1, basis: this.#basis, ...options };
    this.#put(this.#take(rulebook.start(start), start));
  }

  /** What can be brought back once this rehearsal is left: it, if anything was done in it, else what could be before. */
  #leave(): Kept | null {
    return (this.#state.view?.cursor ?? 0) > 0 ? this.kept() : this.#state.left;
  }

  /** Goes on with another session, and with what that changes; the one that is left can be brought back. */
  #take(session: Session, start: StartOptions): Partial<State> {
    const old = this.#session;
    const left = this.#leave();
    this.#session = session;
    this.#start = start;
    old?.dispose();
    return { view: session.view, draft: null, notice: null, refused: {}, left, doing: null, example: Object.keys(start.facts ?? {}).length > 0 ? null : (start.preset ?? null) };
  }

  #set(session: Session, key: string, value: Plain): void {
    const { [key]: _, ...others } = this.#state.refused;
    try {
      session.set(key, value);
      this.#put({ view: session.view, notice: null, refused: others, example: null, unsure: value === null ? this.#state.unsure : this.#state.unsure.filter((known) => known !== key) });
    } catch (error) {
      this.#put({ refused: { ...others, [key]: { text: `${value ?? ""}`, notice: notice(error) } } });
    }
  }
}

/** Begins with facts; what cannot be said is left out, and the first such thing is told. */
function begin(rulebook: Rulebook, bare: StartOptions, facts: NonNullable<StartOptions["facts"]>): { session: Session; start: StartOptions; refused: Notice | null } {
  const whole = { ...bare, facts };
  try {
    return { session: rulebook.start(whole), start: whole, refused: null };
  } catch (error) {
    if (!(error instanceof TuiqunError) || Object.keys(facts).length === 0) throw error;
    const session = rulebook.start(bare);
    let refused: Notice | null = null;
    for (const [key, value] of Object.entries(facts)) {
      try {
        session.set(key, value);
      } catch (error) {
        refused ??= notice(error);
      }
    }
    return { session, start: bare, refused };
  }
}

/** An error as something to show. */
function notice(error: unknown): Notice {
  if (!(error instanceof TuiqunError)) return { code: "unexpected", args: { detail: error instanceof Error ? error.message : `${error}` } };
  const args: Record<string, string> = { suggestion: "none", pointer: error.details.pointer };
  for (const { name, value } of error.details.args) args[name] = `${value}`;
  return { code: error.code, args, error };
}

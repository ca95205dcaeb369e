import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import fallback from "virtual:tuiqun-fallback";
import dots from "virtual:tuiqun-icon/three-dots";
import { TuiqunError } from "../engine/errors.ts";
import type { StartOptions } from "../engine/rulebook.ts";
import type { How, Plain } from "../engine/session.ts";
import { announcement } from "./announce.ts";
import { Address } from "./address.ts";
import { Ask } from "./ask/ask.ts";
import { readDraft } from "./draft.ts";
import { tell, type TuiQunEvents } from "./events.ts";
import { BASES, builtIn, isPlace, type Mode, MODES, type Place, readPlace } from "./place.ts";
import { isReady, type Ready } from "./part.ts";
import { PARTS } from "./parts.ts";
import { fieldId } from "./situation.ts";
import { type Longer, type Look, type Request, type State, Store } from "./store.ts";
import type { Kept } from "../engine/link.ts";
import { icon } from "./icon.ts";
import { styles } from "./styles.ts";
import { views } from "./views.ts";
import { LOCALES, type Locale, nearestLocale, Texts } from "./texts.ts";
import type { ActionView, CompareView, View } from "../engine/wire.ts";

/** Announcements wait for this long a pause, so that typing is not read out letter by letter. */
const ANNOUNCE_MS = 600;
/** So many situations are offered at once; the others wait behind one line. */
const FIRST_PRESETS = 5;

/** The rulebook where none is named. */
const FIRST = "wechat-group";
/** How near to the window a lazy element begins to load. */
const NEAR = "600px";

/**
 * The simulator, for any page: `<tui-qun rulebook goal locale theme>`.
 *
 * Its light-DOM children are what people see before it is ready, and where it cannot run. All that a page can tell it and
 * hear from it stands in `custom-elements.json`, which a test holds against the element.
 */
export class TuiQun extends LitElement {
  static override styles = [styles, views];
  static override properties: PropertyDeclarations = {
    rulebook: { reflect: true },
    goal: { reflect: true },
    preset: {},
    situation: { converter: (text) => text },
    mode: { reflect: true },
    challenge: {},
    basis: { reflect: true },
    locale: { reflect: true },
    theme: { reflect: true },
    hide: {},
    loading: {},
    share: { type: Boolean },
    state: { state: true },
  };

  /** Built-in id, or the URL of a pack. */
  declare rulebook: string;
  /** What this person wants: the id of a goal. */
  declare goal: string;
  /** The situation to begin with. */
  declare preset: string;
  /** Facts to begin with, by key, as an object or as its JSON; they go over those of a preset that is named. */
  declare situation: Readonly<Record<string, Plain>> | string;
  /** The view to begin with: `ask` (one question at a time), `answer`, `do` (the simulated device), or `full` (everything at once). */
  declare mode: string;
  /** The challenge to begin to practise with: its id. */
  declare challenge: string;
  /** Whose word counts where sources differ: `articles`, or the public `record`. */
  declare basis: string;
  /** `zh-CN` or `en`; that of the page, if it is left out; with `auto`, of the browser. */
  declare locale: string;
  /** `light`, `dark`, or nothing: as the system. */
  declare theme: string;
  /** What to leave out, by the names of the parts, with blanks between them. */
  declare hide: string;
  /** `eager` to load at once; else it loads when it comes near the window. */
  declare loading: string;
  /** Whether people can copy a link to their rehearsal and save it here; the fragment of the address is then read too. */
  declare share: boolean;
  declare state: State;

  readonly #store: Store;
  /** Those who wait until it answers. */
  #waiting: { readonly resolve: (view: View) => void; readonly reject: (error: unknown) => void }[] = [];
  #near: IntersectionObserver | null = null;
  #begun = false;
  #announced = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cursor = 0;
  /** View, goal and question as they were drawn last. */
  #step: string | null = null;
  /** Whether somebody has done anything here: what comes by itself leaves the focus where it is. */
  #touched = false;
  /** Where things stood, one view or question after another: for who goes back where the address is not ours to change. */
  #trail: readonly Place[] = [];
  /** The facts that were said before the first step was done. */
  #facts: NonNullable<Place["facts"]> = {};
  /** When the rehearsal began that they were said in. */
  #began: number | null = null;
  readonly #address = new Address((place) => this.#visit(place));

  constructor() {
    super();
    this.rulebook = "";
    this.goal = "";
    this.preset = "";
    this.locale = "";
    this.theme = "";
    this.situation = "";
    this.mode = "";
    this.challenge = "";
    this.basis = "";
    this.hide = "";
    this.loading = "";
    this.share = false;
    this.#store = new Store((state) => {
      const before = this.state;
      this.state = state;
      tell(before, state, (name, detail) => this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true })));
      if (state.phase !== "loading") this.#answer(state);
    });
    this.state = this.#store.state;
  }

  /** Everything that is shown, frozen; nothing before it is ready. */
  get view(): View | null {
    return this.state.view;
  }

  /** The view, once the simulator answers. Fails with the code of what could not be loaded. */
  get ready(): Promise<View> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (this.state.phase !== "loading") this.#answer(this.state);
    });
  }

  /** Begins anew, with a preset, facts, readings, a seed. Like all methods it gives the view, and fails with what was refused, having changed nothing. */
  async start(options: StartOptions = {}): Promise<View> {
    await this.ready;
    return this.#store.restart(options);
  }

  /** Says facts, by key; `null` is "not known". */
  async set(facts: Readonly<Record<string, Plain>>): Promise<View> {
    await this.ready;
    return this.#store.run((session) => session.setAll(facts));
  }

  /** Does something. */
  async act(action: string, args: Readonly<Record<string, Plain>> = {}, how: How = {}): Promise<View> {
    await this.ready;
    return this.#store.run((session) => session.act(action, args, how));
  }

  /** Lets time pass: until an instant in milliseconds, for a length such as `"2h"`, or until the next change. */
  async wait(until: number | string | null = null): Promise<View> {
    await this.ready;
    return this.#store.run((session) => session.wait(until));
  }

  /** Takes the last step back. */
  async undo(): Promise<View> {
    await this.ready;
    return this.#store.run((session) => session.undo());
  }

  /** Takes a step again that was taken back. */
  async redo(): Promise<View> {
    await this.ready;
    return this.#store.run((session) => session.redo());
  }

  /** Goes back to the beginning; the log is empty then. */
  async reset(): Promise<View> {
    await this.ready;
    return this.#store.restart();
  }

  /** Opens the rehearsal that a link holds: its fragment, `#tuiqun=…`. */
  async load(link: string): Promise<View> {
    await this.ready;
    const { readLink } = await import("./later.ts");
    const kept = await readLink(link.slice(link.indexOf("#")));
    if (kept.rulebook !== this.state.source) {
      // A link names what comes with the page; nothing is fetched because a link says so.
      if (!builtIn(kept.rulebook)) throw new TuiqunError("link/rulebook");
      await this.#store.load(kept.rulebook, this.#locale, {});
    }
    return this.#store.reopen(kept);
  }

  /** The rehearsal as the fragment of a link. */
  async link(): Promise<string> {
    await this.ready;
    const { writeLink } = await import("./later.ts");
    return writeLink(this.#store.kept() as Kept);
  }

  #answer(state: State): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { resolve, reject } of waiting) {
      if (state.phase === "ready" && state.view) resolve(state.view);
      else reject(state.notice?.error ?? new TuiqunError(state.notice?.code ?? "unexpected"));
    }
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.share) {
      addEventListener("hashchange", this.#hash);
      this.#address.connect();
    }
    if (this.#begun) return;
    if (this.loading === "eager" || !("IntersectionObserver" in globalThis)) return this.#begin();
    this.#near ??= new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#begin(), { rootMargin: NEAR });
    this.#near.observe(this);
  }

  #begin(): void {
    this.#near?.disconnect();
    this.#near = null;
    if (this.#begun) return;
    this.#begun = true;
    this.#check(this.#said());
    if (!this.#hash()) void this.#store.load(this.#book, this.#locale, this.#own());
  }

  /** Where the attributes say to begin. */
  #own(): Place {
    const { goal, preset } = this;
    const basis = BASES.find((known) => known === this.basis);
    return { goal, preset, ...(basis ? { basis } : {}), facts: this.#said(), view: MODES.find((mode) => mode === this.mode) ?? (this.challenge === "" ? "ask" : "do") };
  }

  /** Goes to where the address leads, with everything that was said. */
  #visit(place: Place): void {
    const { info } = this.state;
    if (!info) return;
    if (place.rulebook === undefined || place.rulebook === this.state.source) this.#store.visit(place);
    else void this.#store.load(place.rulebook, this.#locale, place);
  }

  /** Says in the address where things stand, where the address is ours. */
  #write(): void {
    const { state } = this;
    if (state.phase !== "ready" || (state.mode === "ask" && state.goal !== "" && !state.asking)) return;
    const place = this.#store.place();
    // What was done changes facts too; a link leads to what was said.
    const done = state.mode === "do" || state.view?.log.slice(0, state.view.cursor).some(({ kind }) => kind !== "set");
    if (!done || this.#began !== (state.view?.start ?? null)) this.#facts = place.facts ?? {};
    this.#began = state.view?.start ?? null;
    const whole = { ...place, ...(place.facts ? { facts: this.#facts } : {}) };
    const last = this.#trail.at(-1);
    if (last?.view !== whole.view || last?.goal !== whole.goal || last?.ask !== whole.ask) this.#trail = [...this.#trail, whole];
    if (this.share) this.#address.write(whole);
  }

  /** Back by one view or question. */
  readonly #back = (): void => {
    if (this.share && this.#address.back()) return;
    const before = this.#trail.at(-2);
    this.#trail = this.#trail.slice(0, -2);
    this.#visit(before ?? { view: "ask" });
  };

  /** Warns of attributes that mean nothing here: a page goes on as if they were not there. */
  #check(facts: Readonly<Record<string, Plain>>): void {
    const known = (name: string, value: string, values: readonly string[]): void => {
      if (value !== "" && !values.includes(value)) console.warn(`<tui-qun ${name}="${value}">: one of ${values.join(", ")}`);
    };
    known("locale", this.locale, ["auto", ...LOCALES]);
    known("theme", this.theme, ["light", "dark"]);
    known("mode", this.mode, MODES);
    known("basis", this.basis, BASES);
    known("loading", this.loading, ["eager", "lazy"]);
    for (const part of this.#hidden) known("hide", part, PARTS);
    // Once it is ready, the attribute says the goal that it goes by.
    const wanted = this.goal;
    void this.ready.then(
      async () => {
        const { info, view, texts } = this.state;
        known("goal", wanted, info?.goals.map(({ id }) => id) ?? []);
        known("preset", this.preset, info?.presets.map(({ id }) => id) ?? []);
        for (const key of Object.keys(facts)) known("situation", key, view?.facts.map((fact) => fact.key) ?? []);
        if (this.challenge === "" || !texts) return;
        const { practiceFor } = await import("./practice.ts");
        known("challenge", this.challenge, (await practiceFor(texts)).challenges.map(({ id }) => id));
      },
    ).catch(() => undefined);
  }

  get #hidden(): readonly string[] {
    return (this.hide ?? "").split(/\s+/).filter(Boolean);
  }

  /** The facts of `situation`; none, with a warning, where it is not to be read. */
  #said(): Readonly<Record<string, Plain>> {
    if (typeof this.situation !== "string") return this.situation ?? {};
    if (this.situation === "") return {};
    try {
      return JSON.parse(this.situation) as Record<string, Plain>;
    } catch {
      console.warn(`<tui-qun situation>: not JSON: ${this.situation}`);
      return {};
    }
  }

  /** Opens what was going on here before a reload, or what the address of the page holds; tells whether there is such a thing. */
  readonly #hash = (changed?: Event): boolean => {
    // A step of ours changes the address too.
    if (!this.share || (changed && Address.ours)) return false;
    const draft = changed ? null : readDraft(this);
    if (draft) {
      this.locale = draft.locale;
      this.theme = draft.theme;
    }
    const link = draft?.link ?? location.hash;
    if (!link.startsWith("#tuiqun")) return false;
    const place = isPlace(location.hash) ? readPlace(location.hash) : {};
    if (isPlace(link)) {
      void this.#go(place);
      return true;
    }
    const kept = { ...this.#own(), view: place.view ?? ("full" as const), facts: {} };
    void import("./later.ts")
      .then(({ reopen }) => reopen(this.#store, link, (rulebook, found) => this.#store.load(rulebook ?? this.#book, this.#locale, found ? kept : this.#own(), found)))
      // What would read the link did not come: it begins as if there had been none.
      .catch(async (cause: unknown) => {
        await this.#store.load(this.#book, this.#locale, this.#own());
        this.#store.tell(new TuiqunError("load/damaged", {}, cause));
      });
    return true;
  };

  /** Goes to where a link leads; what it names and is not there is said. */
  async #go({ rulebook, challenge = this.challenge, ...place }: Place): Promise<void> {
    this.challenge = challenge;
    const known = rulebook === undefined || builtIn(rulebook);
    const view = place.view ?? (challenge === "" ? undefined : "do");
    await this.#store.load(known ? (rulebook ?? this.#book) : this.#book, this.#locale, { ...this.#own(), ...(known ? place : {}), ...(view ? { view } : {}) });
    const { info } = this.state;
    const has = (list: readonly { readonly id: string }[] | undefined, id: string | undefined): boolean => !id || !!list?.some((one) => one.id === id);
    if (!known) this.#store.tell(new TuiqunError("link/rulebook"));
    else if (info && (!has(info.presets, place.preset) || !has(info.goals, place.goal))) this.#store.tell(new TuiqunError("link/place"));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#hash);
    this.#address.disconnect();
    this.#near?.disconnect();
    clearTimeout(this.#timer);
  }

  /** The rulebook; the first one, where the attribute was taken away. */
  get #book(): string {
    return this.rulebook || FIRST;
  }

  get #locale(): Locale {
    const { locale } = this;
    return nearestLocale(locale === "auto" ? navigator.language : locale || this.closest("[lang]")?.getAttribute("lang") || navigator.language);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("locale") && this.hasUpdated && this.state.texts && this.state.texts.locale !== this.#locale) {
      void this.#store.setLocale(this.#locale);
    }
    if (changed.has("rulebook") && this.hasUpdated && this.#begun && this.#book !== this.state.source) {
      void this.#store.load(this.#book, this.#locale, changed.has("goal") ? { goal: this.goal } : {});
    }
    if (changed.has("mode") && this.hasUpdated && this.mode !== this.state.mode && isMode(this.mode)) this.#store.handle({ kind: "show", mode: this.mode });
    if (changed.has("state") && this.state.phase === "ready") this.mode = this.state.mode;
    const basis = this.state.view?.basis;
    const wanted = BASES.find((known) => known === this.basis);
    if (changed.has("basis") && this.hasUpdated && basis && wanted && wanted !== basis) this.#store.handle({ kind: "basis", basis: wanted });
    else if (changed.has("state") && basis && basis !== (this.basis || "articles")) this.basis = basis;
    if (changed.has("goal") && this.hasUpdated && this.goal !== this.state.goal) this.#store.setGoal(this.goal);
    if (changed.has("state") && this.state.goal !== "") this.goal = this.state.goal;
  }

  protected override updated(): void {
    const { state } = this;
    if (!isReady(state)) return;
    // The language may have been changed while something else was loading.
    if (state.phase === "ready" && state.texts.locale !== this.#locale) void this.#store.setLocale(this.#locale);
    this.#write();
    this.#announce(announcement(state));
    this.#follow(state);
    const { cursor } = state.view;
    const practised = this.renderRoot.querySelector("tui-phone")?.matches(":focus-within");
    if (state.mode === "full" && !practised && cursor > this.#cursor && state.view.happened.some((one) => one.kind !== "set")) this.#focus("afterwards-title", "verdict");
    this.#cursor = cursor;
  }

  /** Fills the live region once things have been still for a moment. */
  #announce(text: string): void {
    if (text === this.#announced) return;
    this.#announced = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const region = this.renderRoot.querySelector("#live");
      if (region) region.textContent = text;
    }, ANNOUNCE_MS);
  }

  /** The focus goes along from view to view and from question to question, to where each is read from. */
  #follow({ mode, goal, asking }: Ready): void {
    if (mode === "ask" && goal !== "" && !asking) return;
    const step = [mode, goal, asking?.fact].join(" ");
    const before = this.#step;
    this.#step = step;
    if (before === null || before === step || mode === "full" || !this.#touched) return;
    requestAnimationFrame(() => {
      const target = (this.renderRoot as ShadowRoot).getElementById({ ask: "ask-title", answer: "verdict", do: "exercise-title" }[mode]);
      target?.scrollIntoView({ block: "start" });
      target?.focus({ preventScroll: true });
    });
  }

  #focus(...ids: readonly string[]): void {
    requestAnimationFrame(() => {
      const root = this.renderRoot as ShadowRoot;
      const target = ids.map((id) => root.getElementById(id)).find((found) => found !== null);
      // What is folded away has to be opened before it can take the focus.
      for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
      target?.scrollIntoView({ block: "nearest" });
      target?.focus();
    });
  }

  #handle(event: CustomEvent<Request>): void {
    event.stopPropagation();
    const request = event.detail;
    this.#touched = true;
    if (request.kind === "focus" && this.state.mode !== "full") {
      // Where there is no form, the question itself is put.
      this.#store.handle({ kind: "question", key: request.key });
    } else if (request.kind === "focus") {
      const set = request.key.split(".")[0] ?? "";
      this.#focus(fieldId(request.key), fieldId(set));
    } else if (request.kind === "open" && request.kept.rulebook !== this.state.source && builtIn(request.kept.rulebook)) {
      void this.#store.load(request.kept.rulebook, this.#locale, {}, request.kept);
    } else if (request.kind === "choose" && request.rulebook !== this.state.info?.id) {
      void this.#store.load(request.rulebook, this.#locale, { goal: request.goal, view: "ask" });
    } else if (request.kind === "draft" && this.state.mode === "answer") {
      // What an action asks for is filled in where all of them stand.
      this.#store.handle({ kind: "show", mode: "full" });
      this.#store.handle(request);
    } else {
      this.#store.handle(request);
    }
  }

  #preview(event: CustomEvent<{ draft: Look; result: ActionView | null }>): void {
    event.stopPropagation();
    event.detail.result = this.#store.preview(event.detail.draft);
  }

  #compare(event: CustomEvent<{ result: readonly CompareView[] }>): void {
    event.stopPropagation();
    event.detail.result = this.#store.compare();
  }

  #longer(event: CustomEvent<Longer<unknown>>): void {
    event.stopPropagation();
    event.detail.result = this.#store.longer(event.detail.ask);
  }

  override render(): TemplateResult {
    const { state } = this;
    if (state.phase === "failed") return this.#failed(state);
    if (!isReady(state)) {
      return html`<div class="loading" aria-busy="true"><slot></slot></div>`;
    }
    const hidden = this.#hidden;
    const show = (part: string, shown: TemplateResult): TemplateResult | typeof nothing => (hidden.includes(part) ? nothing : shown);
    return html`<div
      class="app"
      lang=${state.texts.locale}
      @tuiqun-request=${this.#handle}
      @tuiqun-preview=${this.#preview}
      @tuiqun-compare=${this.#compare}
      @tuiqun-longer=${this.#longer}
      @tuiqun-kept=${(event: CustomEvent<{ result: Kept | null }>) => {
        event.detail.result = this.#store.kept();
      }}
      @tuiqun-afterwards=${(event: CustomEvent<{ requests: readonly string[]; result: unknown }>) => {
        event.detail.result = this.#store.afterwards(event.detail.requests);
      }}
      @tuiqun-back=${this.#back}
      data-mode=${state.mode}
      ?data-first=${state.goal === ""}
    >
      <slot name="before"></slot>
      ${show("head", this.#bar(state))} ${builtIn(state.source) ? nothing : this.#origin(state)}
      <p id="live" class="visually-hidden" role="status" aria-live="polite"></p>
      ${state.notice ? this.#notice(state) : nothing}
      ${state.mode === "full" ? this.#full(state, show) : this.#views(state)}
      <slot name="after"></slot>
    </div>`;
  }

  /** The views: side by side where there is room, else the one that is meant. */
  #views(state: Ready): TemplateResult {
    const doing = state.mode === "do";
    return html`<div class="views">
      <div class="view-ask">
        ${doing
          ? html`<tui-steps .state=${state}></tui-steps>`
          : html`<tui-ask part="ask" .state=${state} .rulebook=${this.rulebook === "" ? "" : state.info.id}></tui-ask>`}
      </div>
      ${doing
        ? html`<div class="view-do">
            <tui-exercise part="do" .state=${state}></tui-exercise>
            <tui-phone part="phone" .state=${state} .begin=${true} .first=${this.challenge} .keeps=${this.share}></tui-phone>
            ${this.share ? html`<tui-keep .state=${state} .theme=${this.theme} .quiet=${true}></tui-keep>` : nothing}
          </div>`
        : html`<div class="view-answer"><tui-advice part="answer" .state=${state}></tui-advice></div>`}
    </div>`;
  }

  /** Everything at once. */
  #full(state: Ready, show: (part: string, shown: TemplateResult) => TemplateResult | typeof nothing): TemplateResult {
    return html`${show("presets", this.#presets(state))}
      <div class="ways-in">
        ${show("phone", html`<tui-phone part="phone" .state=${state} .first=${this.challenge} .keeps=${this.share}></tui-phone>`)}
      </div>
      <div class="columns">
        <div class="main">
          ${show("answer", html`<tui-answer part="answer" .state=${state}></tui-answer>`)}
          ${show("ways", html`<tui-ways part="ways" .state=${state}></tui-ways>`)}
          ${show("plans", html`<tui-plans part="plans" .state=${state}></tui-plans>`)}
          ${show("afterwards", html`<tui-afterwards part="afterwards" .state=${state}></tui-afterwards>`)}
          ${show("actions", html`<tui-actions part="actions" .state=${state}></tui-actions>`)}
          ${show("timeline", html`<tui-timeline part="timeline" .state=${state}></tui-timeline>`)}
          ${show("compare", html`<tui-compare part="compare" .state=${state}></tui-compare>`)}
          ${this.share ? html`<tui-keep part="keep" .state=${state} .theme=${this.theme}></tui-keep>` : nothing}
        </div>
        <div class="side">
          ${show("situation", html`<tui-situation part="situation" .state=${state}></tui-situation>`)}
          ${show("readings", html`<tui-readings part="readings" .state=${state}></tui-readings>`)}
        </div>
      </div>`;
  }

  /** Where a rulebook comes from that is not one of the page's own, and which one it is. */
  #origin({ texts, info, source }: Ready): TemplateResult {
    const origin = URL.canParse(source, location.href) ? new URL(source, location.href).host : "–";
    return html`<p class="origin hint" part="origin">${texts.t("foreign-origin", { origin, publisher: texts.t("rulebook-publisher"), digest: info.hash.slice("sha256-".length, 19) })}</p>`;
  }

  /** Name, what is left, language; everything else in one menu. */
  #bar(state: Ready): TemplateResult {
    const { texts, info, mode, goal } = state;
    const rulebooks = fallback[texts.locale]?.rulebooks ?? [];
    const select = (
      id: string,
      label: string,
      value: string,
      options: readonly (readonly [string, string])[],
      put: (value: string) => void,
    ): TemplateResult => html`<span class="setting">
      <label for=${id}>${texts.t(label)}</label>
      <select id=${id} @change=${(event: Event) => put((event.target as HTMLSelectElement).value)}>
        ${options.map(([known, text]) => html`<option value=${known} .selected=${known === value}>${text}</option>`)}
      </select>
    </span>`;
    const full = mode === "full";
    return html`<header class="bar" part="head">
      <p class="name">${texts.t("name")}</p>
      ${goal === "" && this.rulebook === ""
        ? html`<span class="setting"></span>`
        : rulebooks.length > 1 && builtIn(state.source)
        ? select("rulebook", "rulebook-choice", info.id, rulebooks.map(([id, name]) => [id, name] as const), (value) => {
            void this.#store.load(value, this.#locale, {});
          })
        : html`<p class="title">${texts.t("rulebook")}</p>`}
      <div class="language" role="group" aria-label=${texts.t("language")}>
        ${LOCALES.map(
          (known) => html`<button type="button" class="quiet" lang=${known} data-locale=${known} aria-pressed=${known === texts.locale ? "true" : "false"} @click=${() => {
            this.locale = known;
          }}><span aria-hidden="true">${texts.t(`language-short-${known}`)}</span><span class="visually-hidden">${texts.t(`language-${known}`)}</span></button>`,
        )}
      </div>
      <details class="menu">
        <summary aria-label=${texts.t("menu")}>${icon(dots)}</summary>
        <div>
          ${select("theme", "theme", this.theme, [["", texts.t("theme-auto")], ["light", texts.t("theme-light")], ["dark", texts.t("theme-dark")]], (value) => {
            this.theme = value;
          })}
          <button type="button" data-mode=${full ? "answer" : "full"} @click=${() => this.#store.handle({ kind: "show", mode: full ? (goal === "" ? "ask" : "answer") : "full" })}>${texts.t(full ? "menu-simple" : "menu-full")}</button>
          <p>${texts.t("rehearsal")}</p>
          <p>${texts.t("rulebook-disclaimer")}</p>
        </div>
      </details>
    </header>`;
  }

  #presets({ texts, info, example }: Ready): TemplateResult {
    const list = (presets: Ready["info"]["presets"]): TemplateResult => html`<ul>
      ${presets.map(
        (preset) => html`<li>
          <button type="button" data-preset=${preset.id} aria-pressed=${preset.id === example ? "true" : "false"} @click=${() => this.#store.handle({ kind: "preset", id: preset.id })}>
            ${texts.t(`preset--${preset.id}`)}
          </button>
        </li>`,
      )}
    </ul>`;
    return html`<nav class="presets card" part="presets" aria-labelledby="presets-title">
      <h2 id="presets-title">${texts.t("choose-preset")}</h2>
      ${example === null ? nothing : html`<p class="example"><span class="badge">${texts.t("example")}</span> ${texts.t(`preset--${example}`)}</p>`}
      ${list(info.presets.slice(0, FIRST_PRESETS))}
      ${info.presets.length > FIRST_PRESETS
        ? html`<details class="more">
            <summary>${texts.t("more-presets", { count: `${info.presets.length - FIRST_PRESETS}` })}</summary>
            ${list(info.presets.slice(FIRST_PRESETS))}
          </details>`
        : nothing}
    </nav>`;
  }

  #notice(state: Ready): TemplateResult | typeof nothing {
    const { notice, texts } = state;
    if (!notice) return nothing;
    if (!texts.complete) return this.#wordless(notice);
    const id = Texts.id(notice.code);
    const why = texts.attribute(id, "why", notice.args);
    const help = texts.attribute(id, "help", notice.args);
    return html`<div class="notice card" role="alert">
      <p><strong>${texts.t(id, notice.args)}</strong></p>
      ${why ? html`<p>${why}</p>` : nothing} ${help ? html`<p>${help}</p>` : nothing}
    </div>`;
  }

  /** A readable message that names the cause, above the main steps as plain text; never a blank box. */
  #failed(state: State): TemplateResult {
    return html`<div class="app" lang=${this.#locale}>${this.#wordless(state.notice)}<slot></slot></div>`;
  }

  /** A notice in the words that come with the page itself. */
  #wordless(notice: State["notice"]): TemplateResult {
    const code = notice?.code ?? "unexpected";
    const { errors } = fallback[this.#locale] ?? { errors: {} as Record<string, string> };
    // What is wrong in the rules themselves is no accident of the page.
    const told = errors[code] ? code : notice?.error?.details.diagnostics.length ? "load/faulty" : "unexpected";
    const text = errors[told] ?? code;
    const [says = "", help = errors[`${told}.help`] ?? ""] = notice?.says ?? [];
    return html`<div class="notice card" role="alert" data-code=${code}>
      <p><strong>${text}</strong></p>
      ${says === "" ? nothing : html`<p>${says}</p>`}
      <p>${help}</p>
      ${errors[code] ? nothing : html`<p><code>${code} ${notice?.args["pointer"]}</code></p>`}
      ${builtIn(this.#book) ? nothing : html`<p><code>${this.#book.slice(0, 200)}</code></p>`}
    </div>`;
  }
}

const isMode = (text: string): text is Mode => MODES.some((mode) => mode === text);

/** The events as a page hears them. */
type TuiQunEventMap = { readonly [Name in keyof TuiQunEvents]: CustomEvent<TuiQunEvents[Name]> };

declare global {
  interface HTMLElementTagNameMap {
    "tui-qun": TuiQun;
  }
  interface HTMLElementEventMap extends TuiQunEventMap {}
}

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import fallback from "virtual:tuiqun-fallback";
import { announcement } from "./answer.ts";
import { isReady, type Ready } from "./part.ts";
import { fieldId } from "./situation.ts";
import { type Longer, type Look, type Request, type State, Store } from "./store.ts";
import type { Kept } from "../engine/link.ts";
import { styles } from "./styles.ts";
import { LOCALES, type Locale, nearestLocale, Texts } from "./texts.ts";
import type { ActionView, CompareView } from "../engine/wire.ts";

/** Announcements wait for this long a pause, so that typing is not read out letter by letter. */
const ANNOUNCE_MS = 600;
/** So many situations are offered at once; the others wait behind one line. */
const FIRST_PRESETS = 5;

/**
 * The simulator, for any page: `<tui-qun rulebook goal locale theme>`.
 *
 * Its light-DOM children are what people see before it is ready, and where it cannot run.
 */
export class TuiQun extends LitElement {
  static override styles = styles;
  static override properties: PropertyDeclarations = {
    rulebook: { reflect: true },
    goal: { reflect: true },
    preset: {},
    locale: { reflect: true },
    theme: { reflect: true },
    share: { type: Boolean },
    state: { state: true },
  };

  /** Built-in id, or the URL of a pack. */
  declare rulebook: string;
  /** What this person wants: the id of a goal. */
  declare goal: string;
  /** The situation to begin with. */
  declare preset: string;
  /** `zh-CN` or `en`; that of the page, if it is left out. */
  declare locale: string;
  /** `light`, `dark`, or nothing: as the system. */
  declare theme: string;
  /** Whether people can copy a link to their rehearsal and save it here; the fragment of the address is then read too. */
  declare share: boolean;
  declare state: State;

  readonly #store: Store;
  #announced = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #cursor = 0;

  constructor() {
    super();
    this.rulebook = "wechat-group";
    this.goal = "";
    this.preset = "";
    this.locale = "";
    this.theme = "";
    this.share = false;
    this.#store = new Store((state) => {
      this.state = state;
    });
    this.state = this.#store.state;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.share) addEventListener("hashchange", this.#hash);
    if (this.state.phase === "loading" && !this.#hash()) void this.#store.load(this.rulebook, this.#locale, this.goal, this.preset);
  }

  /** Opens what the address of the page holds, if it holds a rehearsal. */
  readonly #hash = (): boolean => {
    const link = location.hash;
    if (!this.share || !link.startsWith("#tuiqun=")) return false;
    const load = (rulebook: string | null, kept: Kept | null): Promise<void> =>
      this.#store.load(rulebook ?? this.rulebook, this.#locale, this.goal, this.preset, kept);
    void import("./later.ts").then(({ reopen }) => reopen(this.#store, link, load));
    return true;
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("hashchange", this.#hash);
    clearTimeout(this.#timer);
  }

  get #locale(): Locale {
    return nearestLocale(this.locale || this.closest("[lang]")?.getAttribute("lang") || navigator.language);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("locale") && this.hasUpdated && this.state.texts && this.state.texts.locale !== this.#locale) {
      void this.#store.setLocale(this.#locale);
    }
    if (changed.has("rulebook") && this.hasUpdated) void this.#store.load(this.rulebook, this.#locale, "", "");
    if (changed.has("goal") && this.hasUpdated && this.goal !== this.state.goal) this.#store.setGoal(this.goal);
    if (changed.has("state") && this.state.goal !== "") this.goal = this.state.goal;
  }

  protected override updated(): void {
    const { state } = this;
    if (!isReady(state)) return;
    this.#announce(announcement(state));
    const { cursor } = state.view;
    const practised = this.renderRoot.querySelector("tui-phone")?.matches(":focus-within");
    if (!practised && cursor > this.#cursor && state.view.happened.some((one) => one.kind !== "set")) this.#focus("afterwards-title", "verdict");
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
    if (request.kind === "focus") {
      const set = request.key.split(".")[0] ?? "";
      this.#focus(fieldId(request.key), fieldId(set));
    } else if (request.kind === "open" && request.kept.rulebook !== this.state.info?.id) {
      void this.#store.load(request.kept.rulebook, this.#locale, "", "", request.kept);
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
    >
      ${this.#head(state)}
      <p id="live" class="visually-hidden" role="status" aria-live="polite"></p>
      ${state.notice ? this.#notice(state) : nothing}
      <tui-guide .state=${state}></tui-guide>
      <tui-phone .state=${state}></tui-phone>
      <div class="columns">
        <div class="main">
          <tui-answer .state=${state}></tui-answer>
          <tui-ways .state=${state}></tui-ways>
          <tui-plans .state=${state}></tui-plans>
          <tui-afterwards .state=${state}></tui-afterwards>
          <tui-actions .state=${state}></tui-actions>
          <tui-timeline .state=${state}></tui-timeline>
          <tui-compare .state=${state}></tui-compare>
          ${this.share ? html`<tui-keep .state=${state}></tui-keep>` : nothing}
        </div>
        <div class="side">
          <tui-situation .state=${state}></tui-situation>
          <tui-readings .state=${state}></tui-readings>
        </div>
      </div>
    </div>`;
  }

  #head(state: Ready): TemplateResult {
    const { texts, info } = state;
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
    const list = (presets: Ready["info"]["presets"]): TemplateResult => html`<ul>
      ${presets.map(
        (preset) => html`<li>
          <button type="button" data-preset=${preset.id} @click=${() => this.#store.handle({ kind: "preset", id: preset.id })}>
            ${texts.t(`preset--${preset.id}`)}
          </button>
        </li>`,
      )}
    </ul>`;
    return html`<header class="head">
        <div>
          <p class="title">${texts.t("rulebook")} <small>${texts.t("app-tagline")}</small></p>
          <p class="intro">${texts.t("rulebook-intro")}</p>
          <p class="rehearsal">${texts.t("rehearsal")}</p>
          <p class="hint">${texts.t("claims-not-policy")}</p>
        </div>
        <div class="settings">
          ${rulebooks.length > 1 && rulebooks.some(([id]) => id === info.id)
            ? select("rulebook", "rulebook-choice", info.id, rulebooks, (value) => {
                if (value === this.rulebook) void this.#store.load(value, this.#locale, "", "");
                this.rulebook = value;
              })
            : nothing}
          ${select("locale", "language", texts.locale, LOCALES.map((known) => [known, texts.t(`language-${known}`)] as const), (value) => {
            this.locale = value;
          })}
          ${select("theme", "theme", this.theme, [["", texts.t("theme-auto")], ["light", texts.t("theme-light")], ["dark", texts.t("theme-dark")]], (value) => {
            this.theme = value;
          })}
        </div>
      </header>
      <nav class="presets card" aria-labelledby="presets-title">
        <h2 id="presets-title">${texts.t("choose-preset")}</h2>
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
    const code = state.notice?.code ?? "unexpected";
    const { errors } = fallback[this.#locale] ?? { errors: {} as Record<string, string> };
    const text = errors[code] ?? errors["unexpected"] ?? code;
    const help = errors[`${code}.help`] ?? errors["unexpected.help"] ?? "";
    return html`<div class="app" lang=${this.#locale}>
      <div class="notice card" role="alert" data-code=${code}>
        <p><strong>${text}</strong></p>
        <p>${help}</p>
      </div>
      <slot></slot>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "tui-qun": TuiQun;
  }
}

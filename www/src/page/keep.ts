import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import share from "virtual:tuiqun-icon/share";
import { icon } from "./icon.ts";
import fallback from "virtual:tuiqun-fallback";
import { TuiqunError } from "../engine/errors.ts";
import { type Kept, readLink, writeLink } from "../engine/link.ts";
import { copyField } from "./copy.ts";
import { writeDraft } from "./draft.ts";
import { saveFile } from "./file.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";
import { add, clear, type Damaged, read, remove, type Shelf, type Shelved } from "./shelf.ts";
import { builtIn } from "./place.ts";
import type { Store } from "./store.ts";
import { Texts } from "./texts.ts";

/** Things are still for this long before they are kept for a reload. */
const DRAFT_MS = 250;

/** Opens the rehearsal that a link holds; where that cannot be, begins as if there had been none, and says so. */
export async function reopen(store: Store, link: string, load: (rulebook: string | undefined, kept: Kept | null) => Promise<void>): Promise<void> {
  let found: Kept | null = null;
  let problem: unknown = null;
  try {
    found = await readLink(link);
  } catch (error) {
    problem = error;
  }
  await load(found && builtIn(found.rulebook) ? found.rulebook : undefined, found);
  if (problem !== null) store.tell(problem);
}

/** Sharing a rehearsal by link, and saving it on this device. */
export class Keep extends Part {
  static override styles = laterStyles;
  #link: string | null = null;
  static override properties: PropertyDeclarations = { state: { attribute: false }, theme: { attribute: false }, quiet: { attribute: false } };
  /** The look that was chosen, to be kept for a reload. */
  declare theme: string;
  /** Whether it keeps what goes on for a reload only, and shows nothing. */
  declare quiet: boolean;
  #drafting: ReturnType<typeof setTimeout> | undefined;
  #said: { readonly id: string; readonly args: Record<string, string> } | null = null;
  readonly #changed = (event: StorageEvent): void => {
    if (event.storageArea === null || event.key === null || event.key.startsWith("tuiqun.")) this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    // Another tab may put something on the shelf, or take it off.
    addEventListener("storage", this.#changed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("storage", this.#changed);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get("state") as Keep["state"] | undefined;
    const { view, goal, texts } = this.state;
    const moved = before?.view !== view || before.goal !== goal;
    if (before && moved) {
      this.#link = null;
      this.#said = null;
    }
    if (!moved && before.texts === texts && !changed.has("theme")) return;
    clearTimeout(this.#drafting);
    this.#drafting = setTimeout(() => void this.#draft(), DRAFT_MS);
  }

  /** Keeps the rehearsal for a reload of this tab. */
  async #draft(): Promise<void> {
    const { host } = this.getRootNode() as ShadowRoot;
    if (this.isConnected) await writeDraft(host, this.kept(), writeLink, { locale: this.texts.locale, theme: this.theme });
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.texts.complete || this.quiet) return nothing;
    return html`<section class="keep card" aria-labelledby="keep-title">
      <h2 id="keep-title">${icon(share)} ${this.t("keep")}</h2>
      <p class="hint">${this.t("keep-note")}</p>
      <p class="buttons">
        <button type="button" data-link @click=${() => void this.#share()}>${this.t("keep-link")}</button>
        <button type="button" data-save @click=${() => this.#try(() => this.#save())}>${this.t("keep-save")}</button>
      </p>
      ${this.#link === null
        ? nothing
        : html`<textarea readonly rows="3" id="keep-address" aria-label=${this.t("keep-address")} .value=${this.#link}></textarea>`}
      <div role="status">${this.#said ? this.#saying(this.#said.id, this.#said.args) : nothing}</div>
      ${this.#shelf()}
    </section>`;
  }

  #saying(id: string, args: Record<string, string>): TemplateResult {
    const help = this.texts.attribute(id, "help", args);
    return html`<p data-said=${id}>${this.t(id, args)}${help ? html` <small>${help}</small>` : nothing}</p>`;
  }

  /** What is saved here; nothing is said where nothing can be. */
  #shelf(): TemplateResult | typeof nothing {
    let shelf: Shelf;
    try {
      shelf = read();
    } catch (error) {
      if (!(error instanceof TuiqunError)) throw error;
      return nothing;
    }
    const { kept, damaged } = shelf;
    if (kept.length + damaged.length === 0) return nothing;
    return html`<h3 id="keep-list">${this.t("keep-list")}</h3>
      <p class="hint">${this.t("keep-only-here")}</p>
      <ul class="shelf" aria-labelledby="keep-list">
        ${kept.map((one) => this.#one(one))}
      </ul>
      ${damaged.length === 0
        ? nothing
        : html`${this.#saying("shelf--damaged", {})}
            <ul class="shelf" aria-label=${this.t("keep-damaged")}>
              ${damaged.map((one, at) => this.#damaged(one, at + 1))}
            </ul>`}
      <p class="buttons"><button type="button" class="quiet" data-clear @click=${() => this.#try(() => clear())}>${this.t("keep-clear")}</button></p>`;
  }

  #damaged({ key, text }: Damaged, number: number): TemplateResult {
    return html`<li data-damaged=${key}>
      <span>${this.t("keep-damaged-one", { number })}</span>
      <span class="buttons">
        <button type="button" data-download aria-label=${this.t("keep-download-one", { number })} @click=${() => saveFile(text, `${key}.txt`, "text/plain")}>${this.t("keep-download")}</button>
        <button type="button" class="quiet" data-delete=${key} aria-label=${this.t("keep-delete-damaged", { number })} @click=${() => this.#try(() => remove(key))}>
          ${this.t("keep-delete")}
        </button>
      </span>
    </li>`;
  }

  #one(one: Shelved): TemplateResult {
    const rulebook = fallback[this.texts.locale]?.rulebooks.find(([id]) => id === one.rulebook)?.[1] ?? one.rulebook;
    const here = one.rulebook === this.state.source && this.state.info.goals.some((goal) => goal.id === one.goal);
    const name = here ? `${rulebook} · ${this.t(`goal--${one.goal}`)}` : rulebook;
    const when = this.texts.instant(one.at);
    return html`<li>
      <span>${name} <small>${when}</small></span>
      <span class="buttons">
        ${here || builtIn(one.rulebook)
          ? html`<button type="button" data-open=${one.key} aria-label=${this.t("keep-open-one", { name, when })} @click=${() => this.ask({ kind: "open", kept: one })}>
              ${this.t("keep-open")}
            </button>`
          : nothing}
        <button type="button" class="quiet" data-delete=${one.key} aria-label=${this.t("keep-delete-one", { name, when })} @click=${() => this.#try(() => remove(one.key))}>
          ${this.t("keep-delete")}
        </button>
      </span>
    </li>`;
  }

  /** Copies the link; where the browser forbids that, selects it for copying by hand. */
  async #share(): Promise<void> {
    try {
      const fragment = await writeLink(this.kept());
      this.#link = `${location.href.split("#")[0]}${fragment}`;
    } catch (error) {
      this.#tell(error);
      return;
    }
    this.requestUpdate();
    await this.updateComplete;
    const field = this.querySelector("textarea");
    this.#said = { id: field && (await copyField(field)) ? "keep-copied" : "copy-by-hand", args: {} };
    this.requestUpdate();
  }

  #save(): void {
    add(this.kept(), Date.now());
    this.#said = { id: "keep-saved", args: {} };
  }

  #try(run: () => void): void {
    this.#said = null;
    try {
      run();
    } catch (error) {
      this.#tell(error);
    }
    this.requestUpdate();
  }

  #tell(error: unknown): void {
    if (!(error instanceof TuiqunError)) throw error;
    this.#said = { id: Texts.id(error.code), args: {} };
    this.requestUpdate();
  }
}


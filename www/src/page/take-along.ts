import { html, nothing, type PropertyDeclarations, render, type TemplateResult } from "lit";
import { TuiqunError } from "../engine/errors.ts";
import { copyField } from "./copy.ts";
import { saveFile } from "./file.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";
import { calendar, markdown, type TakenList } from "./taken.ts";

/** Takes a list along: copied as text, saved as a file, put into a calendar, printed. Where files cannot be saved, text always can. */
export class TakeAlong extends Part {
  static override styles = laterStyles;
  static override properties: PropertyDeclarations = { state: { attribute: false }, list: { attribute: false }, of: { attribute: false } };
  /** Makes the list; called when somebody asks. */
  declare list: () => TakenList | Promise<TakenList | null>;
  /** What it is a list of, where that can change while nothing else does. */
  declare of: unknown;
  #open = false;
  #taken: TakenList | null = null;
  /** What the list was made from. */
  #from: { readonly state: TakeAlong["state"]; readonly of: unknown } | null = null;
  #said = "";

  override willUpdate(): void {
    if (!this.#fresh()) this.#taken = null;
  }

  override render(): TemplateResult {
    if (this.#open && this.#taken === null) void this.#make();
    return html`<details
      class="take-along"
      @toggle=${(event: Event) => {
        this.#open = (event.target as HTMLDetailsElement).open;
        this.#said = "";
        this.requestUpdate();
      }}
    >
      <summary>${this.t("take-along")}</summary>
      ${this.#open && this.#taken ? this.#body(this.#taken) : nothing}
    </details>`;
  }

  #body(list: TakenList): TemplateResult {
    const text = markdown(this.texts, list);
    return html`<p class="buttons">
        <button type="button" data-copy-text @click=${() => void this.#copy()}>${this.t("take-copy")}</button>
        <button type="button" data-save-text @click=${() => this.#save(text, "md", "text/markdown")}>${this.t("take-markdown")}</button>
        <button type="button" data-save-calendar @click=${() => void this.#calendar(list)}>${this.t("take-calendar")}</button>
        <button type="button" data-print @click=${() => this.#print(list)}>${this.t("take-print")}</button>
      </p>
      <div role="status">${this.#said ? html`<p data-said=${this.#said}>${this.t(this.#said)}</p>` : nothing}</div>
      <textarea readonly rows="8" aria-label=${this.t("take-text")} .value=${text}></textarea>`;
  }

  async #make(): Promise<void> {
    if (this.#fresh()) return;
    this.#from = { state: this.state, of: this.of };
    const list = await this.list();
    if (!this.#fresh()) return;
    this.#taken = list;
    this.requestUpdate();
  }

  /** Whether the list is made, or being made, from what is shown, in the language that is shown. */
  #fresh(): boolean {
    return this.#from?.state.view === this.state.view && this.#from.state.texts === this.state.texts && this.#from.of === this.of;
  }

  async #copy(): Promise<void> {
    const field = this.querySelector("textarea");
    this.#say(field && (await copyField(field)) ? "take-copied" : "copy-by-hand");
  }

  #save(text: string, ending: string, type: string): void {
    saveFile(text, `tuiqun-${this.state.info.id}.${ending}`, type);
    this.#say("take-saved");
  }

  async #calendar(list: TakenList): Promise<void> {
    try {
      this.#save(await calendar(list), "ics", "text/calendar");
    } catch (error) {
      if (error instanceof TuiqunError) throw error;
      this.#say("take-no-calendar");
    }
  }

  /** Prints the list alone: a sheet beside everything else, which is hidden on paper as long as the sheet is there. */
  #print({ title, intro, items, outro }: TakenList): void {
    const root = this.getRootNode() as ShadowRoot;
    const sheet = document.createElement("div");
    sheet.className = "sheet";
    sheet.lang = this.texts.locale;
    render(
      html`<h1>${title}</h1>
        ${intro.map((line) => html`<p>${line}</p>`)}
        <ul>
          ${items.map(
            (item) => html`<li>
              <p>${item.done ? "☑" : "☐"} ${item.from === null ? nothing : html`<strong>${this.texts.instant(item.from)}</strong>`} ${item.title}</p>
              ${item.notes.map((note) => html`<small>${note}</small>`)}
            </li>`,
          )}
        </ul>
        ${outro.map((line) => html`<p>${line}</p>`)}`,
      sheet,
    );
    const host = root.host as HTMLElement;
    root.append(sheet);
    host.toggleAttribute("printing", true);
    addEventListener(
      "afterprint",
      () => {
        sheet.remove();
        host.toggleAttribute("printing", false);
      },
      { once: true },
    );
    print();
  }

  #say(id: string): void {
    this.#said = id;
    this.requestUpdate();
  }
}

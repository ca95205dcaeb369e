import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import signpost from "virtual:tuiqun-icon/signpost-split";
import { icon } from "./icon.ts";
import type { FactInfo, QuestionView } from "../engine/wire.ts";
import { announcement } from "./answer.ts";
import { factName } from "./finding.ts";
import { Situation } from "./situation.ts";

/** How the keys of readings begin among those of facts. */
const READING = "reading:";

/** Asks one thing at a time: only what can still change the answer, the most decisive first, and says why. */
export class Guide extends Situation {
  static override properties: PropertyDeclarations = { state: { attribute: false }, begin: { attribute: false } };
  /** Whether it asks from the beginning on. */
  declare begin: boolean;
  #begun = false;
  /** Whether it leaves the focus where it is: nobody asked for it by hand. */
  #quiet = false;
  /** Keys that were asked, in order; `#at` is the one that is shown, one past the last where nothing is left. */
  #asked: readonly QuestionView[] = [];
  #at = 0;
  #open = false;
  #busy = false;
  /** What nobody could answer, not to be asked again. */
  #skipped: readonly string[] = [];
  /** How many questions were left, beside those that were asked, when it was last looked. */
  #left = 0;
  /** For which rulebook and goal it asks. */
  #about = "";

  protected override idOf(key: string): string {
    return `guide-${super.idOf(key)}`;
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.texts.complete || this.state.goal === "") return nothing;
    const about = `${this.state.info.id} ${this.state.goal}`;
    if (this.#open && about !== this.#about) this.#forget();
    return html`<section class="guide card" aria-labelledby="guide-title">
      <h2 id="guide-title" tabindex="-1">${icon(signpost)} ${this.t("guide-title")}</h2>
      ${this.#open ? html`<p class="hint">${this.t("guide-goal-now", { goal: this.t(`goal--${this.state.goal}`) })}</p>` : nothing}
      ${this.#open ? this.#question() : this.#begin()}
    </section>`;
  }

  override updated(): void {
    if (!this.begin || this.#begun || !this.texts.complete || this.state.goal === "") return;
    this.#begun = true;
    this.#quiet = true;
    void this.#start(false).finally(() => {
      this.#quiet = false;
    });
  }

  #begin(): TemplateResult {
    return html`<p class="hint">${this.t("guide-intro", { goal: this.t(`goal--${this.state.goal}`) })}</p>
      <p class="buttons">
        <button type="button" data-guide ?disabled=${this.#busy} @click=${() => void this.#start(true)}>${this.t("guide-begin")}</button>
        <button type="button" class="quiet" data-guide-on ?disabled=${this.#busy} @click=${() => void this.#start(false)}>${this.t("guide-go-on")}</button>
      </p>`;
  }

  #question(): TemplateResult {
    const question = this.#asked[this.#at];
    if (!question) return this.#end();
    const rules = [...new Set(question.decides.map(({ action }) => action))].slice(0, 3).map((action) => this.t(`action--${action}`));
    return html`<p class="hint" id="guide-left" tabindex="-1">${this.t("guide-left", { count: `${this.#left + this.#asked.length - this.#at}` })}</p>
      <form @submit=${(event: Event) => {
        event.preventDefault();
        void this.#next();
      }}>
        ${this.#field(question.fact)}
        ${rules.length > 0 ? html`<p class="help">${this.t("ask-why", { rules: rules.join(" · ") })}</p>` : nothing}
        <p class="buttons">
          <button type="submit" class="primary" data-next ?disabled=${this.#busy}>${this.t("guide-next")}</button>
          ${this.#at > 0 ? html`<button type="button" data-back @click=${() => this.#go(this.#at - 1)}>${this.t("guide-back")}</button>` : nothing}
          <button type="button" class="quiet" data-skip ?disabled=${this.#busy} @click=${() => void this.#skip(question.fact)}>${this.t("guide-skip")}</button>
          <button type="button" class="quiet" data-close @click=${() => this.#forget()}>${this.t("guide-close")}</button>
        </p>
      </form>`;
  }

  /** The field of a fact; of an entity's fact with whom it is about. */
  #field(key: string): TemplateResult | typeof nothing {
    const { info } = this.state;
    if (key.startsWith(READING)) return this.#reading(key.slice(READING.length));
    const [set, entity, field] = key.split(".");
    const of = info.sets.find((known) => known.id === set);
    if (of && field === undefined) return this.set(of);
    const fact: FactInfo | undefined = of ? of.fields.find((known) => known.id === field) : info.facts.find((known) => known.id === key);
    if (!fact) return nothing;
    return html`${of ? html`<p>${this.t("entity", { n: `${Number(entity) + 1}` })}</p>` : nothing}${this.fact(fact, key)}`;
  }

  /** A reading as the question what the own screen shows. */
  #reading(id: string): TemplateResult | typeof nothing {
    const at = this.state.info.readings.findIndex((reading) => reading.id === id);
    const reading = this.state.info.readings[at];
    if (!reading) return nothing;
    return html`<fieldset class="choices stacked" id=${this.idOf(`${READING}${id}`)} tabindex="-1">
      <legend>${this.texts.attribute(`reading--${id}`, "question") ?? this.t(`reading--${id}`)}</legend>
      ${reading.choices.map(
        (choice) => html`<label class="choice">
          <input type="radio" name="guide-${id}" .checked=${this.state.view.readings[at] === choice} @change=${() => this.ask({ kind: "reading", id, choice })} />
          <span>${this.t(`reading--${id}--${choice}`)}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  #end(): TemplateResult {
    const open = this.#skipped.filter((key) => this.known(key)?.value === null);
    return html`<p id="guide-left" tabindex="-1"><strong>${this.t(open.length === 0 ? "guide-known" : "guide-still")}</strong></p>
      <p data-verdict>${announcement(this.state)}</p>
      ${this.state.view.goals.find((goal) => goal.id === this.state.goal)?.reached === "yes"
        ? nothing
        : html`<p class="buttons"><button type="button" class="primary" data-ways-now @click=${() => this.ask({ kind: "plans" })}>${this.t("guide-to-ways")}</button></p>`}
      ${open.length > 0
        ? html`<ul>
            ${open.map((key) => html`<li>${factName(this.texts, key)}</li>`)}
          </ul>`
        : nothing}
      <p class="buttons">
        ${this.#at > 0 ? html`<button type="button" data-back @click=${() => this.#go(this.#at - 1)}>${this.t("guide-back")}</button>` : nothing}
        ${open.length > 0 ? html`<button type="button" data-again @click=${() => void this.#again()}>${this.t("guide-again")}</button>` : nothing}
        <button type="button" class="quiet" data-close @click=${() => this.#forget()}>${this.t("guide-close")}</button>
      </p>`;
  }

  /** Begins to ask: with nothing said, or from where things stand. */
  async #start(blank: boolean): Promise<void> {
    if (blank) this.ask({ kind: "begin", options: {}, goal: this.state.goal });
    this.#asked = [];
    this.#at = 0;
    this.#skipped = [];
    this.#about = `${this.state.info.id} ${this.state.goal}`;
    await this.#next();
    this.#open = this.#about !== "";
    this.requestUpdate();
  }

  /** What is undone is asked again: the first of the questions that has lost its answer. */
  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("state") as Guide["state"] | undefined;
    if (!this.#open || !before || this.state.view.cursor >= before.view.cursor) return;
    const lost = this.#asked.findIndex(({ fact }) => this.known(fact)?.value === null && !this.#skipped.includes(fact));
    if (lost >= 0 && lost < this.#at) this.#at = lost;
  }

  /** Goes to the next question: one that was asked already, or the most decisive that is left. */
  async #next(): Promise<void> {
    const shown = this.#asked[this.#at]?.fact;
    if (shown !== undefined && this.state.refused[shown]) return this.focusOn(this.idOf(shown));
    if (this.#at + 1 < this.#asked.length) return this.#go(this.#at + 1);
    const needed = await this.#needed();
    if (!needed) return;
    const here = this.#asked[this.#at]?.fact;
    // What was left open is not asked again at once.
    if (here !== undefined && this.known(here)?.value === null && !this.#skipped.includes(here)) this.#skipped = [...this.#skipped, here];
    const left = needed.filter((question) => !this.#skipped.includes(question.fact) && !this.#asked.some((asked) => asked.fact === question.fact));
    this.#left = Math.max(0, left.length - 1);
    const question = left[0] ?? this.#disputed();
    if (question) this.#asked = [...this.#asked, question];
    this.#go(question ? this.#asked.length - 1 : this.#asked.length);
  }

  /** Where the sources disagree in a way that decides, and a look at one's own screen tells which is right: that is asked last. */
  #disputed(): QuestionView | undefined {
    const { info, view, goal } = this.state;
    const actions = info.goals.find((known) => known.id === goal)?.actions ?? [];
    for (const { id, findings } of view.actions.filter((action) => actions.includes(action.id))) {
      for (const { code, decided } of findings) {
        const fact = `${READING}${decided?.reading}`;
        const checkable = info.readings.some((reading) => reading.id === decided?.reading && reading.checkable);
        if (checkable && !this.#asked.some((asked) => asked.fact === fact)) return { fact, decides: [{ action: id, code }] };
      }
    }
    return undefined;
  }

  async #needed(): Promise<readonly QuestionView[] | null> {
    if (this.#busy) return null;
    this.#busy = true;
    this.requestUpdate();
    const { goal } = this.state;
    const needed = await this.longer((answers) => answers.relevance(goal).needed);
    this.#busy = false;
    if (!needed) this.requestUpdate();
    return needed;
  }

  #go(at: number): void {
    this.#at = at;
    this.#open = true;
    this.requestUpdate();
    if (!this.#quiet) this.focusOn("guide-left");
  }

  async #skip(key: string): Promise<void> {
    if (!key.startsWith(READING)) this.ask({ kind: "set", key, value: null });
    this.#skipped = [...new Set([...this.#skipped, key])];
    await this.#next();
  }

  /** Asks once more what was left open. */
  async #again(): Promise<void> {
    const open = this.#skipped;
    this.#skipped = [];
    this.#asked = this.#asked.filter((asked) => !open.includes(asked.fact));
    this.#at = this.#asked.length;
    await this.#next();
  }

  #forget(): void {
    this.#open = false;
    this.#about = "";
    this.#asked = [];
    this.requestUpdate();
    this.focusOn("guide-title");
  }
}

import { html, nothing, type TemplateResult } from "lit";
import steps from "virtual:tuiqun-icon/check2-square";
import { icon } from "./icon.ts";
import type { ExplanationView, RemovalsView, RemovalView, View } from "../engine/wire.ts";
import { mainAction } from "./announce.ts";
import { entryText } from "./entry.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";
import { Texts } from "./texts.ts";
import { why } from "./why.ts";

/** The longer answers about the goal: in what order everything in its way can be removed, and why it stands as it does. */
export class Ways extends Part {
  static override styles = laterStyles;
  /** What was found, and the view that it was found for. */
  #found: { readonly view: View; readonly removals: RemovalsView } | null = null;
  #explained: { readonly view: View; readonly explanation: ExplanationView } | null = null;
  #busy = false;
  #open = false;

  override render(): TemplateResult | typeof nothing {
    const { view, goal } = this.state;
    const action = mainAction(this.state);
    const reached = view.goals.find((known) => known.id === goal)?.reached === "yes";
    if (reached || !action || !this.texts.complete) return nothing;
    return html`${action.applicable === "no" ? this.#order(action.id) : nothing}${this.#why(action.id)}`;
  }

  /** The reasons behind the answer, looked up when they are unfolded and again when something changes. */
  #why(action: string): TemplateResult {
    const { view } = this.state;
    const explained = this.#explained?.view === view && this.#explained.explanation.action === action ? this.#explained.explanation : null;
    if (this.#open && !explained) void this.#explain(action);
    return html`<details
      class="why card"
      @toggle=${(event: Event) => {
        this.#open = (event.target as HTMLDetailsElement).open;
        this.requestUpdate();
      }}
    >
      <summary><h2>${this.t("why-title", { subject: this.t(`action--${action}`) })}</h2></summary>
      ${this.#open && explained ? why(this.state, explained) : nothing}
    </details>`;
  }

  #order(action: string): TemplateResult {
    const { view } = this.state;
    const found = this.#found?.view === view && this.#found.removals.action === action ? this.#found.removals : null;
    return html`<section class="ways card" aria-labelledby="ways-title">
      <h2 id="ways-title" tabindex="-1">${icon(steps)} ${this.t("ways-title")}</h2>
      ${found
        ? this.#list(found)
        : html`<p class="hint">${this.t("ways-hint")}</p>
            <p class="buttons">
              <button type="button" class="primary" data-ways aria-disabled=${this.#busy ? "true" : "false"} @click=${() => this.#find(action)}>
                ${this.t(this.#busy ? "ways-busy" : "ways-find")}
              </button>
            </p>`}
    </section>`;
  }

  #list({ removals, action, applicable, gaveUp }: RemovalsView): TemplateResult {
    const requests = removals.flatMap((removal) => removal.requests);
    return html`<ol class="removals pending">${removals.map((removal, index) => this.#removal(removal, index + 1, gaveUp))}</ol>
      ${applicable === "no"
        ? nothing
        : html`<p><strong>${this.t(applicable === "yes" ? "removal-then" : "removal-maybe", { action: this.t(`action--${action}`) })}</strong></p>`}
      ${requests.length > 0
        ? html`<p class="hint">${this.t("ways-wanted")}</p>
            <p class="buttons">
              <button type="button" class="primary" data-take @click=${() => this.ask({ kind: "take", requests })}>${this.t("ways-take")}</button>
            </p>`
        : nothing}`;
  }

  #removal({ finding, remedy, steps, at }: RemovalView, place: number, gaveUp: boolean): TemplateResult {
    const says = this.t(Texts.id(finding.code), this.texts.args(finding.args, finding.entity) as Record<string, string>);
    return html`<li data-removal=${finding.code}>
      <p><strong>${place}.</strong> ${says}</p>
      ${remedy === null
        ? html`<p class="stuck">${this.t(gaveUp ? "removal-gave-up" : "removal-stuck")}</p>`
        : html`${steps.map((step) => html`<p>→ ${entryText(this.state, step)}</p>`)}
            <small>${this.t("removal-by", { when: this.texts.by(at) })}</small>`}
    </li>`;
  }

  async #find(action: string): Promise<void> {
    if (this.#busy) return;
    const { view } = this.state;
    this.#busy = true;
    this.requestUpdate();
    const removals = await this.longer((answers) => answers.removals(action));
    this.#busy = false;
    if (removals) this.#found = { view, removals };
    this.requestUpdate();
    this.focusOn("ways-title");
  }

  async #explain(action: string): Promise<void> {
    const { view } = this.state;
    const explanation = await this.longer((answers) => answers.explain(action));
    if (explanation && view === this.state.view) this.#explained = { view, explanation };
    this.requestUpdate();
  }
}

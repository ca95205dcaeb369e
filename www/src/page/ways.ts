import { html, nothing, type TemplateResult } from "lit";
import type { RemovalsView, RemovalView, View } from "../engine/wire.ts";
import { mainAction } from "./answer.ts";
import { entryText } from "./entry.ts";
import { Part } from "./part.ts";
import { Texts } from "./texts.ts";

/** In what order everything in the way of the goal can be removed, and a button that does it. */
export class Ways extends Part {
  /** What was found, and the view that it was found for. */
  #found: { readonly view: View; readonly removals: RemovalsView } | null = null;
  #busy = false;

  override render(): TemplateResult | typeof nothing {
    const { view, goal } = this.state;
    const action = mainAction(this.state);
    const reached = view.goals.find((known) => known.id === goal)?.reached === "yes";
    if (reached || action?.applicable !== "no" || !this.texts.complete) return nothing;
    const found = this.#found?.view === view && this.#found.removals.action === action.id ? this.#found.removals : null;
    return html`<section class="ways card" aria-labelledby="ways-title">
      <h2 id="ways-title" tabindex="-1">${this.t("ways-title")}</h2>
      ${found
        ? this.#list(found)
        : html`<p class="hint">${this.t("ways-hint")}</p>
            <p class="buttons">
              <button type="button" class="primary" data-ways aria-disabled=${this.#busy ? "true" : "false"} @click=${() => this.#find(action.id)}>
                ${this.t(this.#busy ? "ways-busy" : "ways-find")}
              </button>
            </p>`}
    </section>`;
  }

  #list({ removals, action, applicable }: RemovalsView): TemplateResult {
    const requests = removals.flatMap((removal) => removal.requests);
    return html`<ol class="removals pending">${removals.map((removal, index) => this.#removal(removal, index + 1))}</ol>
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

  #removal({ finding, remedy, steps, at }: RemovalView, place: number): TemplateResult {
    const says = this.t(Texts.id(finding.code), this.texts.args(finding.args, finding.entity) as Record<string, string>);
    return html`<li data-removal=${finding.code}>
      <p><strong>${place}.</strong> ${says}</p>
      ${remedy === null
        ? html`<p class="stuck">${this.t("removal-stuck")}</p>`
        : html`${steps.map((step) => html`<p>→ ${entryText(this.state, step)}</p>`)}
            <small>${this.t("removal-by", { when: this.texts.instant(at) })}</small>`}
    </li>`;
  }

  async #find(action: string): Promise<void> {
    if (this.#busy) return;
    const { view } = this.state;
    const event = new CustomEvent("tuiqun-removals", { detail: { action, result: null as Promise<RemovalsView | null> | null }, bubbles: true });
    this.dispatchEvent(event);
    this.#busy = true;
    this.requestUpdate();
    const removals = await event.detail.result;
    this.#busy = false;
    if (removals) this.#found = { view, removals };
    this.requestUpdate();
    this.focusOn("ways-title");
  }
}

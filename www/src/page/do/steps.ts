import { html, nothing, type TemplateResult } from "lit";
import { chosen, stepsOf } from "../chosen.ts";
import { Part } from "../part.ts";
import { planStep } from "../plan-words.ts";

/** Beside the device, where there is room: what is left to do, the next step first. */
export class Steps extends Part {
  override render(): TemplateResult | typeof nothing {
    if (!this.texts.complete) return nothing;
    return html`<section class="left" aria-labelledby="left-title">
      <h2 id="left-title">${this.t("do-left")}</h2>
      <ol>
        ${stepsOf(chosen(this.state)).map((step, at) => html`<li aria-current=${at === 0 ? "step" : nothing}>${planStep(this.state, step)[0]}</li>`)}
      </ol>
    </section>`;
  }
}

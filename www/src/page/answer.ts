import { html, nothing, type TemplateResult } from "lit";
import fine from "virtual:tuiqun-icon/check-circle";
import noted from "virtual:tuiqun-icon/info-circle";
import stopped from "virtual:tuiqun-icon/x-octagon";
import { icon } from "./icon.ts";
import type { FindingView } from "../engine/wire.ts";
import { finding } from "./finding.ts";
import { notes } from "./note.ts";
import { mainAction } from "./announce.ts";
import { Part } from "./part.ts";

const ICONS = { yes: fine, no: stopped, unknown: noted } as const;

/** How a goal stands: can it be done now, and what is in the way. */
export class Answer extends Part {
  override render(): TemplateResult {
    const { info, view, goal } = this.state;
    return html`<section class="answer card" aria-labelledby="goal-title">
      <h2 id="goal-title">${this.t("choose-goal")}</h2>
      <div class="goals" role="radiogroup" aria-labelledby="goal-title">
        ${info.goals.map(
          (known) => html`<label class="goal">
            <input
              type="radio"
              name="goal"
              .checked=${known.id === goal}
              @change=${() => this.ask({ kind: "goal", id: known.id })}
            />
            <span><strong>${this.t(`goal--${known.id}`)}</strong><small>${this.texts.attribute(`goal--${known.id}`, "help")}</small></span>
          </label>`,
        )}
      </div>
      ${view.situation.length > 0
        ? html`<ul class="findings">${view.situation.map((found) => finding(this.state, found, (request) => this.ask(request)))}</ul>`
        : nothing}
      ${view.goals.find((known) => known.id === goal)?.reached === "yes"
        ? html`<p class="verdict reached" id="verdict" tabindex="-1">${icon(fine)} ${this.t(view.cursor === 0 ? "goal-already" : "goal-reached")}</p>`
        : this.#open()}
      ${notes(this.state, `goal:${goal}`)}
    </section>`;
  }

  #open(): TemplateResult | typeof nothing {
    const nearest = mainAction(this.state);
    if (!nearest) return nothing;
    // Looked at closely: what stands in the way comes with what removes it.
    const action = this.preview({ action: nearest.id }) ?? nearest;
    const blockers = action.findings.filter((found) => found.severity === "blocker");
    const unknowns = action.findings.filter((found) => found.unknown.length > 0 && found.holds === "unknown");
    const others = action.findings.filter((found) => !blockers.includes(found) && !unknowns.includes(found));
    const warnings = others.filter((found) => found.severity === "warning").length;
    const list = (found: readonly FindingView[]): TemplateResult | typeof nothing =>
      found.length === 0
        ? nothing
        : html`<ul class="findings">${found.map((one) => finding(this.state, one, (request) => this.ask(request)))}</ul>`;
    const { enough, at } = this.state.view.goals.find((known) => known.id === this.state.goal) ?? { enough: action.applicable, at: null };
    const verdict = at === null ? this.t(`goal-${enough}`) : this.t("goal-begin", { when: this.texts.instant(at) });
    return html`<p class="verdict ${enough}" id="verdict" tabindex="-1">${icon(ICONS[enough])} ${verdict}</p>
      ${enough === "yes"
        ? html`<p>${warnings > 0 ? this.t("goal-careful", { count: `${warnings}` }) : this.t("goal-clear")}</p>`
        : nothing}
      ${blockers.length > 0 ? html`<h3>${this.t(action.applicable === "yes" ? "goal-choices" : "goal-blockers", { count: blockers.length })}</h3>` : nothing} ${list(blockers)}
      ${unknowns.length > 0 ? html`<h3>${this.t("goal-unknowns", { count: unknowns.length })}</h3>` : nothing} ${list(unknowns)}
      ${list(others)}`;
  }
}

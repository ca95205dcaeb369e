import { html, nothing, type TemplateResult } from "lit";
import { actionName } from "../finding.ts";
import { Part } from "../part.ts";
import { chosen, isCurrent, stepsOf } from "../chosen.ts";

/** Doing it: the step that comes next above the device, and what came of it once the goal is reached. */
export class Exercise extends Part {
  override render(): TemplateResult | typeof nothing {
    const { goal, view, texts, doing } = this.state;
    if (goal === "" || !texts.complete) return nothing;
    const reached = view.goals.find(({ id }) => id === goal)?.reached === "yes";
    return html`<section class="exercise" aria-labelledby="exercise-title">
      <header class="strip">
        <p class="wish">${this.t(`goal--${goal}`)}</p>
        <h1 id="exercise-title" tabindex="-1">${reached ? this.t("goal-reached") : this.#next()}</h1>
        <p class="buttons">
          <button type="button" class="quiet" data-to-answer @click=${() => this.ask({ kind: "show", mode: "answer" })}>${this.t("do-answer")}</button>
          ${reached ? nothing : html`<button type="button" class="quiet" data-result @click=${() => this.#all()}>${this.t("do-result")}</button>`}
          ${view.cursor > (doing?.before ?? 0) ? html`<button type="button" class="quiet" data-restart @click=${() => this.ask({ kind: "rewind" })}>${this.t("restart")}</button>` : nothing}
        </p>
      </header>
      ${reached
        ? html`<tui-afterwards .state=${this.state}></tui-afterwards>
            <p class="buttons">
              <button type="button" class="primary" data-anew @click=${() => this.ask({ kind: "question", key: null })}>${this.t("do-anew")}</button>
            </p>`
        : nothing}
    </section>`;
  }

  /** The first step of the way from here, in one line. */
  #next(): string {
    const { found, doing } = this.state;
    if (!isCurrent(this.state)) return this.t("answer-looking");
    const steps = stepsOf(chosen(this.state));
    const [step] = steps;
    if (!step) return this.t(`plan-stop--${found?.plans?.stop ?? "gave-up"}`);
    const act = step.entries.find(({ kind }) => kind === "act");
    const wait = { time: this.texts.duration(step.until - step.at), when: this.texts.by(step.until) };
    const what = act ? actionName(this.state, `${act.ids[0]}`, act.args) : this.t(step.kind === "find" ? "answer-find" : "plan-wait", wait);
    const place = Math.max(1, (doing?.steps ?? steps.length) - steps.length + 1);
    return this.t("do-step", { place, count: place + steps.length - 1, what });
  }

  /** Does all that is left, to see what comes of it. */
  #all(): void {
    const requests = chosen(this.state)?.requests;
    // Of another moment, they would be other steps.
    if (requests && isCurrent(this.state)) this.ask({ kind: "take", requests });
  }
}

import { html, nothing, type TemplateResult } from "lit";
import { actionName } from "../finding.ts";
import { Part } from "../part.ts";

/** Doing it: the step that comes next above the device, and what came of it once the goal is reached. */
export class Exercise extends Part {
  /** Whether what nobody said was taken for granted, so that it can be done. */
  #granted = "";

  override willUpdate(): void {
    const { found, view, goal, mode } = this.state;
    if (mode !== "do" || found?.view !== view || found.goal !== goal) return;
    const plan = found.plans?.plans[0];
    const assumed = plan?.requests.filter((request) => request.startsWith('{"set"')) ?? [];
    const key = assumed.join();
    if (assumed.length === 0 || key === this.#granted) return;
    this.#granted = key;
    void Promise.resolve().then(() => this.ask({ kind: "take", requests: assumed }));
  }

  override render(): TemplateResult | typeof nothing {
    const { goal, view, texts } = this.state;
    if (goal === "" || !texts.complete) return nothing;
    const reached = view.goals.find(({ id }) => id === goal)?.reached === "yes";
    return html`<section class="exercise" aria-labelledby="exercise-title">
      <header class="strip">
        <p class="wish">${this.t(`goal--${goal}`)}</p>
        <h1 id="exercise-title" tabindex="-1">${reached ? this.t("goal-reached") : this.#next()}</h1>
        <p class="buttons">
          <button type="button" class="quiet" data-to-answer @click=${() => this.ask({ kind: "show", mode: "answer" })}>${this.t("do-answer")}</button>
          ${reached ? nothing : html`<button type="button" class="quiet" data-result @click=${() => this.#all()}>${this.t("do-result")}</button>`}
          ${view.cursor > 0 ? html`<button type="button" class="quiet" data-restart @click=${() => this.#again()}>${this.t("restart")}</button>` : nothing}
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
    const { found, view, goal } = this.state;
    if (found?.view !== view || found.goal !== goal) return this.t("answer-looking");
    const plan = found.plans?.plans[0];
    const steps = plan?.steps.filter(({ kind }) => kind !== "assume") ?? [];
    const [step] = steps;
    if (!step) return this.t(`plan-stop--${found.plans?.stop ?? "gave-up"}`);
    const done = view.log.slice(0, view.cursor).filter(({ kind }) => kind === "act").length;
    const act = step.entries.find(({ kind }) => kind === "act");
    const wait = { time: this.texts.duration(step.until - step.at), when: this.texts.instant(step.until) };
    const what = act ? actionName(this.state, `${act.ids[0]}`, act.args) : this.t(step.kind === "find" ? "answer-find" : "plan-wait", wait);
    return this.t("do-step", { place: done + 1, left: steps.length, what });
  }

  /** Does all that is left, to see what comes of it. */
  #all(): void {
    const requests = this.state.found?.plans?.plans[0]?.requests;
    if (requests) this.ask({ kind: "take", requests });
  }

  #again(): void {
    this.#granted = "";
    this.ask({ kind: "restart" });
  }
}

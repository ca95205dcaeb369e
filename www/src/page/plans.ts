import { html, nothing, type TemplateResult } from "lit";
import compass from "virtual:tuiqun-icon/compass";
import { icon } from "./icon.ts";
import type { ChancesView, PlansView, PlanStepView, PlanView, View } from "../engine/wire.ts";
import { factName, factValue, outcomeName } from "./finding.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";
import { nameOf, planBest, planCosts, planDiffer, planStep } from "./plan-words.ts";
import type { Longer } from "./store.ts";
import { chancePicture, waysPicture } from "./picture.ts";
import { planToTake } from "./taken.ts";

/** Work that the page does in slices, with how far it is; `stop` ends it. */
interface Busy {
  readonly stop: AbortController;
  share: number;
}

/** Of fewer runs than this it is not said how much longer they took. */
const FEW = 30;

/** The ways to the goal: what each takes, its steps, and how likely it is to work. */
export class Plans extends Part {
  static override styles = laterStyles;
  /** What was found, and the view and goal that it was found for. */
  #found: { readonly view: View; readonly goal: string; readonly plans: PlansView } | null = null;
  /** What came of carrying out a way many times. */
  readonly #chances = new Map<PlanView, ChancesView>();
  #busy: Busy | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#busy?.stop.abort();
  }

  #foundFor(goal: string): PlansView | null {
    return this.#found?.view === this.state.view && this.#found.goal === goal ? this.#found.plans : null;
  }

  override render(): TemplateResult | typeof nothing {
    const { view, goal } = this.state;
    if (!goal || !this.texts.complete || view.goals.find((known) => known.id === goal)?.reached === "yes") return nothing;
    const found = this.#foundFor(goal);
    return html`<section class="plans card" aria-labelledby="plans-title">
      <h2 id="plans-title" tabindex="-1">${icon(compass)} ${this.t("plan-title", { goal: this.t(`goal--${goal}`) })}</h2>
      ${found ? this.#answer(found) : html`<p class="hint">${this.t("plan-hint")}</p>`} ${found ? nothing : this.#start(goal)}
    </section>`;
  }

  /** The button that begins to look, or how far the looking is. */
  #start(goal: string): TemplateResult {
    if (this.#busy) return this.#progress();
    return html`<p class="buttons">
      <button type="button" class="primary" data-plan @click=${() => this.#find(goal)}>${this.t("plan-find")}</button>
    </p>`;
  }

  #progress(): TemplateResult {
    return html`<p class="buttons">
      <progress max="1" .value=${this.#busy?.share ?? 0} aria-label=${this.t("ways-busy")}></progress>
      <button type="button" data-stop @click=${() => this.#busy?.stop.abort()}>${this.t("plan-stop")}</button>
    </p>`;
  }

  #answer(found: PlansView): TemplateResult {
    return html`${found.stop === "found" ? nothing : html`<p class="stuck">${this.t(`plan-stop--${found.stop}`)}</p>`}
      ${planDiffer(this.state, found).map((line) => html`<p>${line}</p>`)}
      ${found.plans.length > 0 ? html`<p class="hint">${this.t("plan-wanted")} ${found.exhaustive ? nothing : this.t("plan-portions")}</p>` : nothing}
      ${waysPicture(this.state, found.plans, this, (index) => this.focusOn(`plan-${index}`))}
      ${found.plans.map((plan, index) => this.#plan(plan, index))}`;
  }

  #plan(plan: PlanView, index: number): TemplateResult {
    const id = `plan-${index}`;
    const [assumed, steps] = [true, false].map((taken) => plan.steps.filter((step) => (step.kind === "assume") === taken)) as [PlanStepView[], PlanStepView[]];
    return html`<article class="plan" aria-labelledby=${id} data-plan-best=${plan.best.map((best) => best.order).join(" ")}>
      <h3 id=${id} tabindex="-1">${planBest(this.state, plan)}</h3>
      <ul class="costs">
        ${planCosts(this.state, plan).map((line) => html`<li>${line}</li>`)}
      </ul>
      ${assumed.length > 0
        ? html`<p>${this.t("plan-assumed")}</p>
            <ul class="costs">${assumed.flatMap((step) => step.entries.flatMap((entry) => entry.args)).map((fact) => html`<li>${this.t("named", { name: factName(this.texts, fact.name), value: factValue(this.state, fact) })}</li>`)}</ul>`
        : nothing}
      <details>
        <summary>${this.t("plan-steps", { count: steps.length })}</summary>
        <ol class="steps">
          ${steps.map((step) => html`<li>${planStep(this.state, step).map((line, at) => (at === 0 ? html`<p>${line}</p>` : html`<small>${line}</small>`))}</li>`)}
        </ol>
      </details>
      <p><strong>${this.t("plan-ends", { when: this.texts.by(plan.endsAt) })}</strong></p>
      <p class="buttons">
        <button type="button" class="primary" data-take @click=${() => this.ask({ kind: "take", requests: plan.requests })}>${this.t("ways-take")}</button>
        ${this.#chances.has(plan) || this.#busy
          ? nothing
          : html`<button type="button" data-sample @click=${() => this.#sample(plan, id)}>${this.t("sample-title")}</button>`}
      </p>
      ${this.#chancesOf(plan)}
      <tui-take-along .state=${this.state} .list=${() => planToTake(this.state, plan)}></tui-take-along>
    </article>`;
  }

  #chancesOf(plan: PlanView): TemplateResult | typeof nothing {
    const found = this.#chances.get(plan);
    if (!found) return nothing;
    const [low, high] = found.interval.map((parts) => this.texts.percent(parts));
    const reached = { reached: this.texts.number(found.reached), runs: this.texts.number(found.runs), low, high } as Record<string, string>;
    const times = found.times?.map((ms) => this.texts.duration(ms));
    const taken = found.unquantified.map((item) => nameOf(this.state, item)).join(" · ");
    return html`<div class="chances" role="status">
      ${taken ? html`<p>${this.t("sample-taken", { what: taken })}</p>` : nothing}
      ${plan.risk === 0 && found.reached === found.runs ? html`<p>${this.t("sample-no-odds")}</p>` : chancePicture(this.state, found, this)}
      ${times ? html`<p>${this.t(times.every((time) => time === times[0]) ? "sample-times-same" : "sample-times", { fast: times[0], median: times[1], slow: times[2] } as Record<string, string>)}</p>` : nothing}
      <ul>
        ${found.failures.map((failure) => {
          const kind = failure.kind === "act" ? "actions" : "triggers";
          const what = [nameOf(this.state, failure.id), outcomeName(this.state, kind, failure.id, failure.outcome)].filter(Boolean).join(" · ");
          const counts = { runs: this.texts.number(failure.runs), lost: this.texts.number(failure.lost) };
          const few = failure.runs - failure.lost < FEW;
          const id =
            failure.lost === failure.runs ? "sample-failure-all" : failure.lost === 0 ? (few ? "sample-failure-none-few" : "sample-failure-none") : few ? "sample-failure-few" : "sample-failure";
          return html`<li>${this.t(id, { what, ...counts, delay: this.texts.duration(failure.delay) })}</li>`;
        })}
      </ul>
    </div>`;
  }

  async #find(goal: string): Promise<void> {
    const { view } = this.state;
    const plans = await this.#work((answers, signal, progress) => answers.plans(goal, { signal, progress }));
    if (plans) this.#found = { view, goal, plans };
    this.requestUpdate();
    this.focusOn("plans-title");
  }

  async #sample(plan: PlanView, id: string): Promise<void> {
    const goal = this.#found?.goal ?? "";
    const chances = await this.#work((answers, signal, progress) => answers.chances(goal, plan.requests, { signal, progress }));
    if (chances) this.#chances.set(plan, chances);
    this.requestUpdate();
    this.focusOn(id);
  }

  /** Work in slices; nothing where it was stopped or cannot be had, which the page then says. */
  async #work<T>(ask: (answers: Parameters<Longer<T>["ask"]>[0], signal: AbortSignal, progress: (share: number) => void) => Promise<T>): Promise<T | null> {
    if (this.#busy) return null;
    const busy: Busy = { stop: new AbortController(), share: 0 };
    this.#busy = busy;
    this.requestUpdate();
    const progress = (share: number): void => {
      busy.share = share;
      this.requestUpdate();
    };
    const { signal } = busy.stop;
    const stopped = (error: unknown): null => {
      if (signal.aborted) return null;
      throw error;
    };
    const found = await this.longer<Promise<T | null>>((answers) => ask(answers, signal, progress).catch(stopped));
    this.#busy = null;
    return found;
  }
}

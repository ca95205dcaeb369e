import { html, nothing, type TemplateResult } from "lit";
import type { MomentView, OperandView, PlansView, PlanView } from "../../engine/wire.ts";
import { mainAction } from "../announce.ts";
import { said } from "../ask/ask.ts";
import { factName, factValue, finding } from "../finding.ts";
import { laterStyles } from "../later-styles.ts";
import { leads, note, others } from "../note.ts";
import { Part } from "../part.ts";
import { chosen, isCurrent, stepsOf } from "../chosen.ts";
import { planBest, planCosts, planDiffer } from "../plan-words.ts";
import { waysPicture } from "../picture.ts";
import { momentTitle, planToTake } from "../taken.ts";
import { basis, otherVerdict } from "./basis.ts";
import { step } from "./step.ts";

/** What is done within so long is done now, for whoever asks. */
const SOON_DONE = 3_600_000;
const DAY = 86_400_000;
/** What comes within so long is a matter of days, what comes later stays. */
const SOON = 7 * DAY;

/** One answer: whether it can be done, by when, and what to do, step by step. */
export class Advice extends Part {
  static override styles = laterStyles;
  /** What comes after the way that is shown, once somebody has asked. */
  #after: { readonly plan: PlanView; readonly moments: readonly MomentView[] | null } | null = null;

  /** What comes afterwards is worked out anew for another way, where somebody is looking at it. */
  override updated(): void {
    const plan = chosen(this.state);
    if (plan && this.#after?.plan !== plan && this.querySelector<HTMLDetailsElement>("details.after")?.open) void this.#afterwards(plan);
  }

  /** What was found for the goal; for how things stood a moment ago, while it is looked for anew. */
  #plans(): PlansView | null {
    const { found, goal } = this.state;
    return found?.goal === goal ? found.plans : null;
  }

  override render(): TemplateResult | typeof nothing {
    const { goal, view, texts } = this.state;
    if (goal === "" || !texts.complete) return nothing;
    const plans = this.#plans();
    const plan = plans ? chosen(this.state) : undefined;
    const reached = view.goals.find(({ id }) => id === goal)?.reached === "yes";
    const busy = !isCurrent(this.state);
    return html`<section class="advice" aria-labelledby="verdict" aria-busy=${busy ? "true" : "false"}>
      <header aria-live="polite" class="headline ${reached || this.#enough() === "yes" ? "yes" : plan ? "later" : plans ? "no" : ""}">
        <p class="wish">${this.t(`goal--${goal}`)}${view.basis === "record" ? ` · ${this.t("basis-record")}` : ""}</p>
        <h1 id="verdict" class="verdict" tabindex="-1">${this.#headline(plans, plan, reached, busy)}</h1>
        ${otherVerdict(this.state)}
      </header>
      ${this.#example()} ${this.#chips()} ${plan ? this.#open(plan) : nothing} ${plans || reached ? this.#leads(plan) : nothing}
      ${plan && !reached ? this.#steps(plan) : nothing} ${plans && plans.plans.length === 0 && !reached ? this.#stuck(plans) : nothing}
      ${basis(this.state, plans !== null && plans.plans.length === 0, (request) => this.ask(request))} ${plans || reached ? this.#mind(plan) : nothing} ${plan && !reached ? this.#later(plan) : nothing} ${plans ? this.#others(plans) : nothing}
      ${plan && !reached
        ? html`<tui-take-along .state=${this.state} .list=${() => planToTake(this.state, plan)} .of=${plan}></tui-take-along>
            <div class="bar-below">
              <button type="button" class="primary" data-do @click=${() => this.ask({ kind: "show", mode: "do" })}>${this.t("answer-do")}</button>
              <button type="button" data-take-list @click=${() => this.#takeAlong()}>${this.t("answer-take")}</button>
            </div>`
        : nothing}
    </section>`;
  }

  #enough(): string | undefined {
    return this.state.view.goals.find(({ id }) => id === this.state.goal)?.enough;
  }

  #headline(plans: PlansView | null, plan: PlanView | undefined, reached: boolean, busy: boolean): string {
    const { view } = this.state;
    if (reached) return this.t(view.cursor === 0 ? "answer-already" : "goal-reached");
    if (!plans) return this.t(busy ? "answer-looking" : "plan-stop--gave-up");
    if (busy) return this.t("answer-looking");
    if (!plan) return this.t(`plan-stop--${plans.stop}`);
    const steps = stepsOf(plan);
    const count = steps.length;
    const when = this.texts.by(plan.endsAt);
    const enough = this.#enough();
    const soon = plan.endsAt - view.now <= SOON_DONE;
    if (enough === "yes" && soon) return this.t(count === 1 ? "answer-one" : "answer-now", { count });
    if (enough === "unknown") return this.t("answer-if", { count, when });
    return this.t(steps[0]?.kind === "wait" ? "answer-later" : "answer-start", { count, when });
  }

  /** Whose situation this is, where nobody has said anything. */
  #example(): TemplateResult | typeof nothing {
    const { example } = this.state;
    return example === null ? nothing : html`<p class="example"><span class="badge">${this.t("example")}</span> ${this.t(`preset--${example}`)}</p>`;
  }

  #chips(): TemplateResult | typeof nothing {
    const answers = said(this.state);
    return html`<ul class="chips" aria-label=${this.t("ask-said")}>
      <li><button type="button" class="chip" data-anew @click=${() => this.ask({ kind: "question", key: null })}>${this.t("rulebook")} · ${this.t(`goal--${this.state.goal}`)}</button></li>
      ${answers.map(
        ({ key, name, value, short }) => html`<li>
          <button type="button" class="chip" data-chip=${key} aria-label=${this.t("named", { name, value })} @click=${() => this.ask({ kind: "question", key })}>${short}</button>
        </li>`,
      )}
    </ul>`;
  }

  /** What the way takes for granted and somebody may know. */
  #open(plan: PlanView): TemplateResult | typeof nothing {
    const own = plan.assumed.filter(({ name }) => this.state.info.facts.some(({ id }) => id === name));
    if (own.length === 0) return nothing;
    return html`<section class="open" aria-labelledby="open-title">
      <h2 id="open-title">${this.t("answer-open", { count: own.length })}</h2>
      ${this.#rows(own.map((fact) => ({ key: fact.name, says: this.t("answer-taken", { value: factValue(this.state, fact) }) })))}
    </section>`;
  }

  /** Questions that may be answered again, with what is taken to be so. */
  #rows(facts: readonly { readonly key: string; readonly says: string }[]): TemplateResult {
    const row = ({ key, says }: { readonly key: string; readonly says: string }): TemplateResult => html`<li>
      <button type="button" class="row" data-open=${key} @click=${() => this.ask({ kind: "question", key })}>${factName(this.texts, key)} <small>${says}</small></button>
    </li>`;
    return html`<ul class="rows">${facts.map(row)}</ul>`;
  }

  /** What was not said to be otherwise than usual, and would change the answer. */
  #usual(): TemplateResult | typeof nothing {
    const facts = this.state.info.facts.flatMap(({ id, kind }) => {
      const known = this.state.usual.includes(id) ? this.state.view.facts.find(({ key }) => key === id) : undefined;
      return known ? [{ key: id, says: this.texts.value({ kind, value: known.value }) }] : [];
    });
    return facts.length === 0 ? nothing : html`<p>${this.t("answer-usual")}</p>${this.#rows(facts)}`;
  }

  #steps(plan: PlanView): TemplateResult {
    const steps = stepsOf(plan);
    return html`${plan.harms.length > 0 ? html`<p class="warning">${this.t("plan-harms", { what: plan.harms.map((keep) => this.t(`keep--${keep}`)).join(" · ") })}</p>` : nothing}
      <h2 class="visually-hidden">${this.t("plan-steps", { count: steps.length })}</h2>
      <ol class="steps">
        ${steps.map((one, index) => step(this.state, one, index + 1, (request) => this.ask(request)))}
      </ol>
      <p class="ends">${this.t("plan-ends", { when: this.texts.by(plan.endsAt) })} <small>${this.t("plan-wanted")}</small></p>`;
  }

  /** Where there is no way: what stands in it, and what would have to be otherwise. */
  #stuck(plans: PlansView): TemplateResult {
    const action = mainAction(this.state);
    const looked = action && (this.preview({ action: action.id }) ?? action);
    const all = looked?.findings.filter(({ severity }) => severity === "blocker") ?? [];
    // What can be removed does not matter beside what cannot.
    const final = all.filter(({ remedies }) => remedies.length === 0);
    const blockers = final.length > 0 ? final : all;
    return html`<ul class="findings">${blockers.map((found) => finding(this.state, found, (request) => this.ask(request)))}</ul>
      ${planDiffer(this.state, plans).map((line) => html`<p>${line}</p>`)}`;
  }

  /** What has to be known before anything is done; of the action that is wanted too, where there is no way with a step that tells it. */
  #leads(plan: PlanView | undefined): readonly TemplateResult[] {
    const goal = `goal:${this.state.goal}`;
    const action = plan ? undefined : mainAction(this.state);
    const told = [...leads(this.state, goal), ...(action ? leads(this.state, `action:${action.id}`, goal) : [])];
    return told.map((shown) => note(this.state, shown));
  }

  /** What to mind besides: where sources disagree, what is better done before, what is told of the goal and of each step. */
  #mind(plan: PlanView | undefined): TemplateResult | typeof nothing {
    const action = mainAction(this.state);
    const besides = [...this.state.view.situation, ...(action?.findings.filter(({ severity }) => severity !== "blocker") ?? [])];
    const acts = plan ? stepsOf(plan).flatMap(({ entries }) => entries.filter(({ kind }) => kind === "act").map(({ ids }) => `action:${ids[0]}`)) : action ? [`action:${action.id}`] : [];
    // The last step is the one that it is all about.
    const told = others(this.state, [`goal:${this.state.goal}`, ...new Set(acts.reverse())], 4);
    const usual = this.#usual();
    if (besides.length === 0 && told.length === 0 && usual === nothing) return nothing;
    return html`<details class="fold mind">
      <summary>${this.t("answer-mind")}</summary>
      ${usual}
      <ul class="findings">${besides.map((found) => finding(this.state, found, (request) => this.ask(request)))}</ul>
      ${told.map(([place, some]) => html`${place.startsWith("action:") ? html`<h2>${this.t(place.replace("action:", "action--"))}</h2>` : nothing}${some}`)}
    </details>`;
  }

  /** What remains once the way is gone, by when: worked out when somebody looks. */
  #later(plan: PlanView): TemplateResult {
    const after = this.#after?.plan === plan ? this.#after.moments : null;
    const groups = after === null ? [] : this.#byTime(after, plan.endsAt);
    return html`<details
      class="fold after"
      @toggle=${(event: Event) => {
        if ((event.target as HTMLDetailsElement).open) this.requestUpdate();
      }}
    >
      <summary>${this.t("after-title")}</summary>
      ${after !== null && groups.length === 0 ? html`<p>${this.t("after-none")}</p>` : nothing}
      ${groups.map(
        ([id, moments]) => html`<h3>${this.t(id)}</h3>
          <ul class="moments">${moments.map((moment) => html`<li>${momentTitle(this.texts, moment)}${moment.at === null ? nothing : html` <small>${this.texts.instant(moment.at)}</small>`}</li>`)}</ul>`,
      )}
    </details>`;
  }

  #byTime(moments: readonly MomentView[], end: number): readonly (readonly [string, readonly MomentView[]])[] {
    const kind = ({ at }: MomentView): string => (at === null ? "after-stays" : at <= end + DAY ? "after-at-once" : at <= end + SOON ? "after-days" : "after-later");
    const ids = ["after-at-once", "after-days", "after-later", "after-stays"];
    return ids.map((id) => [id, moments.filter((moment) => kind(moment) === id)] as const).filter(([, some]) => some.length > 0);
  }

  async #afterwards(plan: PlanView): Promise<void> {
    const event = new CustomEvent("tuiqun-afterwards", { detail: { requests: plan.requests, result: null as Promise<readonly MomentView[] | null> | null }, bubbles: true });
    this.#after = { plan, moments: null };
    this.dispatchEvent(event);
    this.#after = { plan, moments: await event.detail.result };
    this.requestUpdate();
  }

  /** The other ways, each with what is good about it. */
  #others({ plans }: PlansView): TemplateResult | typeof nothing {
    if (plans.length < 2) return nothing;
    return html`<details class="fold others">
      <summary>${this.t("answer-others", { count: plans.length - 1 })}</summary>
      ${waysPicture(this.state, plans, this, (index) => this.#choose(plans[index]))}
      ${plans.map((plan, index) =>
        plan === chosen(this.state)
          ? nothing
          : html`<article class="other">
              <h3>${planBest(this.state, plan)}</h3>
              <ul class="costs">${planCosts(this.state, plan).map((line) => html`<li>${line}</li>`)}</ul>
              <button type="button" data-way=${index} @click=${() => this.#choose(plan)}>${this.t("answer-this-way")}</button>
            </article>`,
      )}
    </details>`;
  }

  #choose(plan: PlanView | undefined): void {
    const order = plan?.best[0]?.order;
    if (order === undefined) return;
    this.ask({ kind: "way", order });
    this.focusOn("verdict", "start");
  }

  #takeAlong(): void {
    const details = this.querySelector<HTMLDetailsElement>("tui-take-along details");
    if (!details) return;
    details.open = true;
    details.scrollIntoView({ block: "nearest" });
    details.querySelector("summary")?.focus();
  }
}

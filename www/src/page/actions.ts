import { html, nothing, type TemplateResult } from "lit";
import type { ActionInfo, ActionView, CostView, TakesView } from "../engine/wire.ts";
import { finding, sources } from "./finding.ts";
import { notes } from "./note.ts";
import { fits, freshDraft, paramField } from "./params.ts";
import { Part } from "./part.ts";
import type { Draft } from "./store.ts";

/** All actions; the one that is looked at is open, with its menu path, confirmations, time and outcomes. */
export class Actions extends Part {
  #focused: Draft | null = null;

  override render(): TemplateResult {
    const { info, view, draft } = this.state;
    const order = (action: ActionView): number => (action.applicable === "yes" ? 0 : action.offered === "no" ? 2 : 1);
    const first = info.goals.find((goal) => goal.id === this.state.goal)?.actions ?? [];
    const rank = (action: ActionView): number => (first.includes(action.id) ? -1 : order(action));
    const sorted = [...view.actions].sort((a, b) => rank(a) - rank(b));
    const list = (actions: readonly ActionView[]): TemplateResult => html`<ul class="action-list">
      ${actions.map((action) => this.#action(action, draft?.action === action.id ? draft : null))}
    </ul>`;
    const fold = (title: string, actions: readonly ActionView[]): TemplateResult | typeof nothing =>
      actions.length === 0
        ? nothing
        : html`<details class="more">
            <summary>${title}</summary>
            ${list(actions)}
          </details>`;
    // What leads to the goal, and what is being looked at, stands first; the rest waits under its heading, and what is not
    // even on the screen behind one line.
    const main = sorted.filter((action) => first.includes(action.id) || draft?.action === action.id);
    const offered = sorted.filter((action) => !main.includes(action) && action.offered !== "no");
    const hidden = sorted.filter((action) => !main.includes(action) && action.offered === "no");
    const group = (action: ActionView): string => info.actions.find((known) => known.id === action.id)?.group ?? "";
    const groups = [...new Set(info.actions.map((action) => action.group))];
    return html`<section class="actions card" aria-labelledby="actions-title">
      <h2 id="actions-title">${this.t("actions")}</h2>
      ${list(main)}
      ${groups.map((name) => {
        const here = offered.filter((action) => group(action) === name);
        return fold(this.t("actions-group", { group: this.t(`actions--${name}`), count: `${here.length}` }), here);
      })}
      ${fold(this.t("actions-hidden", { count: `${hidden.length}` }), hidden)}
    </section>`;
  }

  override updated(): void {
    const { draft } = this.state;
    if (draft && draft.action !== this.#focused?.action) this.focusOn(`action-${draft.action}`);
    this.#focused = draft;
  }

  #action(action: ActionView, draft: Draft | null): TemplateResult {
    const info = this.state.info.actions.find((known) => known.id === action.id);
    const label = action.offered === "no" ? "hidden" : action.applicable === "yes" ? "open" : action.applicable === "no" ? "blocked" : "unknown";
    const toggle = (): void => this.ask({ kind: "draft", draft: draft ? null : freshDraft(this.state, action) });
    return html`<li class="action ${label}" data-action=${action.id}>
      <h3>
        <button type="button" class="action-head" aria-expanded=${draft ? "true" : "false"} @click=${toggle}>
          <span>${this.t(`action--${action.id}`)}</span><span class="badge">${this.t(`action-${label}`)}</span>
        </button>
      </h3>
      ${draft && info ? this.#panel(action, info, draft) : nothing}
    </li>`;
  }

  #panel(action: ActionView, info: ActionInfo, draft: Draft): TemplateResult {
    const shown = this.preview(draft) ?? action;
    const confirmed = shown.confirms.every((confirm) => draft.confirmed.includes(confirm.id));
    const change = (part: Partial<Draft>): void => this.ask({ kind: "draft", draft: { ...draft, ...part } });
    return html`<div class="panel" role="group" id="action-${action.id}" tabindex="-1" aria-label=${this.t(`action--${action.id}`)}>
      ${shown.findings.length > 0
        ? html`<ul class="findings">${shown.findings.map((found) => finding(this.state, found, (request) => this.ask(request)))}</ul>`
        : nothing}
      ${action.offered === "no" ? nothing : html`
      ${info.actor === "you" ? nothing : html`<p>${this.t("action-actor", { actor: this.t(`actor--${info.actor}`) })}</p>`}
      ${info.params.map((param) => paramField(this.state, action, param, draft.args, (args) => change({ args, confirmed: [] })))}
      <h4>${this.t("action-path")}</h4>
      ${shown.paths.length === 0 ? html`<p class="hint">${this.t("action-path-none")}</p>` : nothing}
      ${shown.paths.map(
        (path) => html`<ol class="path">${path.steps.map((step) => html`<li>${this.t(`path--${step}`)}</li>`)}</ol>${sources(this.state, path.claims)}`,
      )}
      ${shown.confirms.length > 0
        ? html`<h4>${this.t("action-confirms")}</h4>
            <ul class="confirms">
              ${shown.confirms.map(
                (confirm) => html`<li>
                  <label class="choice"
                    ><input
                      type="checkbox"
                      .checked=${draft.confirmed.includes(confirm.id)}
                      @change=${() => {
                        // In the order that is asked for, as the engine wants them.
                        const on = (id: string): boolean => draft.confirmed.includes(id) !== (id === confirm.id);
                        change({ confirmed: shown.confirms.map((known) => known.id).filter(on) });
                      }}
                    /><span>${this.t(`confirm--${confirm.id}`)}</span></label
                  >
                  ${sources(this.state, confirm.claims)}
                </li>`,
              )}
            </ul>`
        : nothing}
      <h4>${this.t("action-takes")}</h4>
      <p>${this.#takes(shown.takes)}${shown.takes.interpolated ? html` <small>${this.t("takes-interpolated")}</small>` : nothing}</p>
      ${shown.takes.pastCalendar ? html`<p class="hint">${this.t("past-calendar")}</p>` : nothing}
      ${shown.takes.claims.length > 0 ? sources(this.state, shown.takes.claims) : nothing}
      ${shown.cost ? html`<h4>${this.t("action-cost")}</h4><p>${this.#cost(shown.cost)}</p>${sources(this.state, shown.cost.claims)}` : nothing}
      ${shown.outcomes.length > 1 ? this.#outcomes(shown, draft, change) : nothing}
      ${action.irreversible === "yes" ? html`<p class="irreversible">${this.t("action-irreversible")}</p>` : nothing}
      ${notes(this.state, `action:${action.id}`)}
      `}
      <p class="buttons">
        ${action.applicable === "no"
          ? nothing
          : html`<button type="button" class="primary" ?disabled=${!confirmed || !fits(action, draft.args)} @click=${() => this.ask({ kind: "act" })}>${this.t("do-it")}</button>`}
        <button type="button" class="quiet" @click=${() => this.ask({ kind: "draft", draft: null })}>${this.t("cancel")}</button>
      </p>
    </div>`;
  }

  #takes(takes: TakesView): string {
    const { min, max, typical, stated } = takes;
    const time = (ms: number): string => this.texts.duration(ms);
    if (!stated) return this.t("takes-assumed", { time: time(typical) });
    if (min !== null && max !== null) {
      return min === max ? this.t("takes-exactly", { time: time(min) }) : this.t("takes-between", { min: time(min), max: time(max) });
    }
    return max !== null ? this.t("takes-at-most", { max: time(max) }) : this.t("takes-at-least", { min: time(min ?? 0) });
  }

  #cost({ min, max, per }: CostView): string {
    const money = (fen: number | null): string => this.texts.money(fen ?? 0);
    const amount =
      min !== null && max !== null
        ? min === max
          ? money(min)
          : this.t("takes-between", { min: money(min), max: money(max) })
        : max !== null
          ? this.t("takes-at-most", { max: money(max) })
          : this.t("takes-at-least", { min: money(min) });
    return per === "year" ? this.t("cost-per-year", { amount }) : amount;
  }

  #outcomes(action: ActionView, draft: Draft, change: (part: Partial<Draft>) => void): TemplateResult {
    const odds = action.outcomes.some((outcome) => outcome.ppm !== null);
    const radio = (id: string | null, label: string, detail: string): TemplateResult => html`<label class="choice">
      <input type="radio" name="outcome-${action.id}" .checked=${draft.outcome === id} @change=${() => change({ outcome: id })} />
      <span>${label}${detail ? html` <small>${detail}</small>` : nothing}</span>
    </label>`;
    return html`<fieldset class="choices stacked">
      <legend>${this.t("outcomes")}</legend>
      ${action.outcomes
        .filter((outcome) => outcome.possible)
        .map((outcome) =>
          radio(
            outcome.id,
            this.t(`outcome--${action.id}--${outcome.id}`),
            outcome.ppm === null ? this.t("outcome-no-odds") : this.t("outcome-odds", { percent: this.texts.percent(outcome.ppm) }),
          ),
        )}
      ${odds ? radio(null, this.t("outcome-draw"), "") : nothing}
      ${sources(this.state, action.outcomes.flatMap((outcome) => outcome.claims))}
    </fieldset>`;
  }
}

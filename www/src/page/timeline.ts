import { html, nothing, type TemplateResult } from "lit";
import clock from "virtual:tuiqun-icon/clock-history";
import { icon } from "./icon.ts";
import type { PendingView } from "../engine/wire.ts";
import { entryText, pendingChoice, pendingName, pendingWhen, surelyPending } from "./entry.ts";
import { sources } from "./finding.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";

/** What is going to happen, the clock, and the steps taken. */
export class Timeline extends Part {
  static override styles = laterStyles;
  override render(): TemplateResult {
    const { view } = this.state;
    const passed = view.now - view.start;
    return html`<section class="timeline card" aria-labelledby="clock-title">
      <h2 id="clock-title">${icon(clock)} ${this.t("clock")}</h2>
      <p class="clock">
        <time>${this.texts.instant(view.now)}</time>
        <span>${passed === 0 ? this.t("clock-start") : this.t("clock-elapsed", { time: this.texts.duration(passed) })}</span>
      </p>
      <p class="buttons">
        ${view.nextChange === null
          ? nothing
          : html`<button type="button" data-wait @click=${() => this.ask({ kind: "wait", until: null })}>
              ${this.t("clock-next", { when: this.texts.instant(view.nextChange) })}
            </button>`}
      </p>
      ${view.pending.length > 0
        ? html`<h3>${this.t("pending")}</h3>
            <ul class="pending">${surelyPending(this.state).map((pending) => this.#pending(pending))}</ul>`
        : nothing}
      <h3>${this.t("log")}</h3>
      <p class="buttons">
        <button type="button" data-undo aria-disabled=${view.cursor === 0 ? "true" : "false"} @click=${() => view.cursor > 0 && this.ask({ kind: "undo" })}>
          ${this.t("undo")}
        </button>
        <button type="button" data-redo aria-disabled=${view.cursor === view.log.length ? "true" : "false"} @click=${() => view.cursor < view.log.length && this.ask({ kind: "redo" })}>
          ${this.t("redo")}
        </button>
        <button type="button" class="quiet" @click=${() => this.ask({ kind: "restart" })}>${this.t("restart")}</button>
        ${view.cursor < view.log.length
          ? html`<button type="button" data-fork @click=${() => this.ask({ kind: "fork" })}>${this.t("log-fork")}</button>`
          : nothing}
        ${this.state.left
          ? html`<button type="button" data-restore @click=${() => this.state.left && this.ask({ kind: "open", kept: this.state.left })}>${this.t("log-restore")}</button>`
          : nothing}
      </p>
      ${view.log.length > 1
        ? html`<p class="scrub">
            <label for="scrub">${this.t("log-scrub")}</label>
            <input
              id="scrub"
              type="range"
              min="0"
              max=${view.log.length}
              step="1"
              .value=${`${view.cursor}`}
              aria-valuetext=${this.t("log-place", { n: `${view.cursor}`, of: `${view.log.length}`, when: this.texts.instant(view.now) })}
              @input=${(event: Event) => this.ask({ kind: "seek", to: (event.target as HTMLInputElement).valueAsNumber })}
            />
          </p>`
        : nothing}
      ${view.log.length === 0
        ? html`<p class="hint">${this.t("log-empty")}</p>`
        : html`<ol class="log">
            <li>${this.#jump(0, this.t("log-start"))}</li>
            ${view.log.map((entry, index) => html`<li class=${index >= view.cursor ? "undone" : ""}>${this.#jump(index + 1, entryText(this.state, entry))}</li>`)}
          </ol>`}
    </section>`;
  }

  #jump(to: number, label: string): TemplateResult {
    const here = this.state.view.cursor === to;
    return html`<button type="button" class="entry" aria-current=${here ? "step" : nothing} @click=${() => this.ask({ kind: "seek", to })}>
      <span>${label}</span>${here ? html`<small>${this.t("log-here")}</small>` : nothing}
    </button>`;
  }

  #pending(pending: PendingView): TemplateResult {
    return html`<li data-trigger=${pending.trigger}>
      <p>${pendingName(this.state, pending)} <small>${pendingWhen(this.state, pending)}${pending.pastCalendar ? ` · ${this.t("past-calendar")}` : ""}${pending.may ? ` · ${this.t("pending-may")}` : ""}</small></p>
      ${pending.automatic
        ? nothing
        : html`<p class="buttons">
            ${pending.outcomes
              .filter((outcome) => outcome.possible)
              .map(
                (outcome) => html`<button
                  type="button"
                  data-outcome=${outcome.id}
                  @click=${() => this.ask({ kind: "fire", trigger: pending.trigger, instance: pending.instance, outcome: outcome.id })}
                >
                  ${pendingChoice(this.state, pending, outcome.id)}
                </button>`,
              )}
          </p>`}
      ${sources(this.state, pending.claims, `trigger--${pending.trigger}`)}
    </li>`;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import hourglass from "virtual:tuiqun-icon/hourglass-split";
import { shownOtherwise } from "./answer/basis.ts";
import { icon } from "./icon.ts";
import type { DutyView, ForecastView, HappenedView, ResidueView } from "../engine/wire.ts";
import { outcomeName, sources } from "./finding.ts";
import { laterStyles } from "./later-styles.ts";
import { notes } from "./note.ts";
import { pendingName } from "./entry.ts";
import { Part } from "./part.ts";
import { type Dated, datesPicture, forecastPicture } from "./picture.ts";
import { afterwardsToTake, type TakenList } from "./taken.ts";
import { Texts } from "./texts.ts";

/** What happened, what is owed, what remains, what is forecast, and what to know now. */
export class Afterwards extends Part {
  static override styles = laterStyles;
  override render(): TemplateResult {
    const { view, goal } = this.state;
    const happened = view.happened.filter((one) => one.kind !== "set" && one.kind !== "waited");
    const over = view.goals.find((known) => known.id === goal)?.reached === "yes";
    // What has to be done before an action stands at that action as long as it is open.
    const duties = view.duties.filter((duty) => duty.kind !== "before" || duty.status !== "open");
    const said = over ? notes(this.state, "afterwards", 5) : nothing;
    if (happened.length === 0 && view.residues.length === 0 && duties.length === 0 && view.forecasts.length === 0 && said === nothing) {
      return html``;
    }
    return html`<section class="afterwards card" aria-labelledby="afterwards-title">
      <h2 id="afterwards-title" tabindex="-1">${icon(hourglass)} ${this.t("afterwards")}</h2>
      ${happened.length > 0
        ? html`<h3>${this.t("happened")}</h3>
            <ul class="happened">${happened.map((one) => html`<li class=${one.wanted ? "wanted" : "unwanted"}>${this.#happened(one)}</li>`)}</ul>`
        : nothing}
      ${duties.length > 0
        ? html`<h3>${this.t("duties")}</h3>
            <ul class="duties">${duties.map((duty) => this.#duty(duty))}</ul>`
        : nothing}
      ${view.residues.length > 0
        ? html`<h3>${this.t("residues")}</h3>
            <ul class="residues">${view.residues.map((residue) => this.#residue(residue))}</ul>`
        : nothing}
      ${view.forecasts.length > 0
        ? html`<h3>${this.t("forecasts")}</h3>
            <ul class="forecasts">${view.forecasts.map((forecast) => this.#forecast(forecast))}</ul>`
        : nothing}
      ${datesPicture(this.state, this.#dates(duties), this)} ${said}
      <tui-take-along .state=${this.state} .list=${() => this.#list()}></tui-take-along>
    </section>`;
  }

  /** Everything of it that has a date. */
  #dates(duties: readonly DutyView[]): readonly Dated[] {
    const { view } = this.state;
    const dated = (kind: Dated["kind"], at: number | null, what: string): readonly Dated[] => (at === null ? [] : [{ kind, at, what }]);
    return [
      ...duties.flatMap((duty) => (duty.status === "open" ? dated("duty", duty.due, this.t(`duty--${duty.id}`)) : [])),
      ...view.pending.flatMap((pending) => (pending.sure && !pending.may ? dated("pending", pending.from, pendingName(this.state, pending)) : [])),
      ...view.residues.flatMap((residue) => (residue.kind === "until" ? dated("residue", residue.untilMax, this.t(`residue--${residue.id}`)) : [])),
      ...view.forecasts.flatMap((forecast) => forecast.points.flatMap((point) => dated("forecast", point.from, this.t(`forecast--${forecast.id}--${point.id}`)))),
    ];
  }

  async #list(): Promise<TakenList | null> {
    const timeline = await this.longer((answers) => answers.timeline());
    return timeline && afterwardsToTake(this.state, timeline);
  }

  /** The hour where it is near, the day with its year where it is not. */
  #when(ms: number): string {
    const near = Math.abs(ms - this.state.view.now) < 30 * 86_400_000;
    return near ? this.texts.instant(ms) : this.texts.day(ms);
  }

  #duty(duty: DutyView): TemplateResult {
    const due =
      duty.status === "open"
        ? duty.due === null
          ? this.t("duty-open")
          : this.t(duty.kind === "keep" ? "duty-keep" : "duty-due", { when: this.#when(duty.due) })
        : this.t(duty.status === "met" ? "duty-met" : "duty-breached");
    return html`<li data-duty=${duty.id} class=${duty.status}>
      <p>${this.t(`duty--${duty.id}`)}</p>
      <small><span class="badge">${this.t(`duty-by-${duty.by}`)}</span> ${due}</small>
      ${shownOtherwise(this.state, "duty", duty.id)} ${sources(this.state, duty.claims, `duty--${duty.id}`)}
    </li>`;
  }

  #forecast(forecast: ForecastView): TemplateResult {
    return html`<li data-forecast=${forecast.id}>
      <p>${this.t(`forecast--${forecast.id}`)}</p>
      <ul>
        ${forecast.points.map(
          (point) => html`<li>${this.t(`forecast--${forecast.id}--${point.id}`)} <small>${this.texts.day(point.from)}</small></li>`,
        )}
      </ul>
      ${forecastPicture(this.state, forecast, this)} ${shownOtherwise(this.state, "forecast", forecast.id)}
      ${sources(this.state, forecast.points.flatMap((point) => point.claims), `forecast--${forecast.id}`)}
    </li>`;
  }

  #happened(one: HappenedView): string {
    const at = this.texts.instant(one.at);
    switch (one.kind) {
      case "acted":
        return [this.t(`action--${one.id}`), outcomeName(this.state, "actions", one.id, one.outcome), at].filter(Boolean).join(" · ");
      case "fired":
        return [this.t(`trigger--${one.id}`), outcomeName(this.state, "triggers", one.id, one.outcome), at].filter(Boolean).join(" · ");
      case "duty":
        return [this.t(`duty--${one.id}`), this.t(one.wanted ? "duty-met" : "duty-breached"), at].join(" · ");
      case "interrupted":
        return `${this.t(`action--${one.id}`)} · ${this.t("happened-interrupted")} · ${at}`;
      default:
        return this.t("happened-breached", { code: this.t(Texts.id(one.id)) });
    }
  }

  #residue(residue: ResidueView): TemplateResult {
    const { untilMin, untilMax } = residue;
    const until =
      residue.kind === "permanent"
        ? this.t("residue-permanent")
        : untilMax === null
          ? this.t("residue-unstated")
          : untilMin !== null && untilMin !== untilMax
            ? this.t("residue-between", { from: this.#when(untilMin), until: this.#when(untilMax) })
            : this.t("residue-until", { when: this.#when(untilMax) });
    return html`<li data-residue=${residue.id}>
      <p>${this.t(`residue--${residue.id}`)}</p>
      <small>${this.t(`holder--${residue.holder}`)} · ${this.t(`seen--${residue.seenBy}`)} · ${until}</small>
      ${shownOtherwise(this.state, "residue", residue.id)} ${sources(this.state, residue.claims, `residue--${residue.id}`)}
    </li>`;
  }
}

/**
 * Small pictures of what numbers say. Each has one sentence that says the same, and a table with every number: whoever cannot
 * see the picture misses nothing.
 */
import { scaleLinear, scaleLog } from "d3-scale";
import { html, nothing, svg, type TemplateResult } from "lit";
import type { ChancesView, ForecastView, PlanView } from "../engine/wire.ts";
import type { Ready } from "./part.ts";
import { planBest } from "./plan-words.ts";

const HEIGHT = 220;
const EDGE = { left: 56, right: 24, top: 32, bottom: 48 };
const HOUR = 3_600_000;
/** Times that differ by more than this factor are drawn by their magnitude. */
const MAGNITUDES = 12;

/** A table with a head: the twin of a picture. */
interface Twin {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A picture with its sentence and its twin. */
function figure({ texts }: Ready, kind: string, says: string, drawing: TemplateResult, { head, rows }: Twin): TemplateResult {
  return html`<figure class="picture" data-picture=${kind}>
    ${drawing}
    <figcaption>${says}</figcaption>
    <details>
      <summary>${texts.t("picture-table")}</summary>
      <div class="scroll" role="region" aria-label=${says} tabindex="0">
        <table>
          <thead>
            <tr>
              ${head.map((text) => html`<th scope="col">${text}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((text) => html`<td>${text}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}

/** How wide a picture may be in the place that it is put into. */
const widthOf = (place: HTMLElement): number => Math.min(720, Math.max(264, (place.parentElement ?? place).getBoundingClientRect().width - 48));

/** What ways may differ in, beside time. */
const SIDES = [
  { id: "risk", of: (plan: PlanView) => plan.risk / 1_000_000 },
  { id: "lost", of: (plan: PlanView) => plan.lostPoints },
  { id: "money", of: (plan: PlanView) => plan.money[1] ?? plan.money[0] },
  { id: "others", of: (plan: PlanView) => plan.others.length },
] as const;

/** The ways as points: further right takes longer, higher up costs more of what they differ in. A point leads to its way. */
export function waysPicture(state: Ready, plans: readonly PlanView[], place: HTMLElement, select: (index: number) => void): TemplateResult | typeof nothing {
  const { texts } = state;
  // What they differ in the most, measured against the largest.
  const spread = ({ of }: (typeof SIDES)[number]): number => {
    const all = plans.map(of);
    return (Math.max(...all) - Math.min(...all)) / (Math.max(...all) || 1);
  };
  // A chance that is not known for some cannot be compared.
  const sides = plans.some(({ risk, unquantified }) => risk === 0 || unquantified.length > 0) ? SIDES.filter(({ id }) => id !== "risk") : SIDES;
  const side = [...sides].sort((a, b) => spread(b) - spread(a))[0];
  if (plans.length < 2 || !side || spread(side) === 0) return nothing;
  const width = widthOf(place);
  const times = plans.map((plan) => Math.max(1_000, plan.time[1]));
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const scale = most / least > MAGNITUDES ? scaleLog() : scaleLinear().nice();
  const x = scale.domain(most === least ? [0, most * 2] : most / least > MAGNITUDES ? [least, most] : [0, most]).range([EDGE.left + 16, width - EDGE.right - 16]);
  const y = scaleLinear()
    .domain([0, Math.max(...plans.map(side.of)) || 1])
    .nice()
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const amount = (value: number): string => (side.id === "risk" ? texts.percent(value * 1_000_000) : side.id === "money" ? texts.money(value) : texts.number(value));
  const name = (index: number): string => texts.t("picture-way", { n: `${index + 1}`, best: planBest(state, plans[index] as PlanView) });
  const first = times.indexOf(least);
  const lowest = plans.reduce((best, plan, at) => (side.of(plan) < side.of(plans[best] as PlanView) ? at : best), 0);
  const says = texts.t("picture-ways", { fast: `${first + 1}`, time: texts.duration(least), low: `${lowest + 1}`, side: texts.t(`picture-side--${side.id}`) });
  const whole = side.id === "lost" || side.id === "others";
  const ticks = y.ticks(3).filter((tick) => !whole || Number.isInteger(tick));
  // Two labels that would meet are one.
  const ends = Math.abs(x(most) - x(least)) > 140 ? [least, most] : [most];
  const placed: [number, number][] = [];
  const drawing = html`<svg class="plot" viewBox="0 0 ${width} ${HEIGHT}" role="group" aria-label=${says}>
    ${ticks.map((tick) => svg`<line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(tick)} y2=${y(tick)}></line><text class="tick end" x=${EDGE.left - 8} y=${y(tick) + 4}>${amount(tick)}</text>`)}
    ${ends.map((tick) => svg`<text class="tick ${x(tick) > width / 2 ? "end" : ""}" x=${x(tick)} y=${HEIGHT - 28}>${texts.duration(tick)}</text>`)}
    <line class="axis" x1=${EDGE.left} x2=${width - EDGE.right} y1=${HEIGHT - EDGE.bottom} y2=${HEIGHT - EDGE.bottom}></line>
    <text class="tick" x="0" y="12">↑ ${texts.t(`picture-side--${side.id}`)}</text><text class="tick end" x=${width - EDGE.right} y=${HEIGHT - 1}>${texts.t("picture-side--time")} →</text>
    ${plans.map((plan, index) => {
      const go = (event: Event): void => {
        event.preventDefault();
        select(index);
      };
      const key = (event: KeyboardEvent): void => {
        if (event.key === "Enter" || event.key === " ") go(event);
      };
      // Ways that would cover each other stand side by side.
      let [at, up] = [x(times[index] ?? 0), y(side.of(plan))];
      const aside = at > width / 2 ? -26 : 26;
      while (placed.some(([other, above]) => Math.hypot(other - at, above - up) < 26)) at += aside;
      placed.push([at, up]);
      return svg`<g class="mark" role="button" tabindex="0" aria-label=${name(index)} data-mark=${index} transform="translate(${at} ${up})" @click=${go} @keydown=${key}><circle class="target" r="22"></circle><circle r="12"></circle><text y="5">${index + 1}</text></g>`;
    })}
  </svg>`;
  const head = [texts.t("picture-of-way"), texts.t("picture-side--time"), ...SIDES.map(({ id }) => texts.t(`picture-side--${id}`))];
  const rows = plans.map((plan, index) => [
    name(index),
    texts.duration(plan.time[1]),
    plan.risk > 0 && plan.unquantified.length === 0 ? texts.percent(plan.risk) : texts.t("picture-risk-open", { share: texts.percent(plan.risk), stated: plan.risk > 0 ? "some" : "none" }),
    plan.steps.flatMap((step) => step.lost.map((loss) => texts.t(`loss--${loss}`))).join(" · ") || texts.t("picture-nothing-lost"),
    texts.money(plan.money[1] ?? plan.money[0]),
    texts.number(plan.others.length),
  ]);
  return figure(state, "ways", says, drawing, { head, rows });
}

/** The chance as a point on a bar, with the interval that it surely lies in. */
export function chancePicture(state: Ready, { reached, runs, interval }: ChancesView, place: HTMLElement): TemplateResult {
  const { texts } = state;
  const width = widthOf(place);
  const x = scaleLinear().domain([0, 1_000_000]).range([16, width - 16]);
  const [low, high] = interval;
  const args = { reached: texts.number(reached), runs: texts.number(runs), low: texts.percent(low - (low % 1_000)), high: texts.percent(high) };
  const says = texts.t(high === 1_000_000 ? "sample-reached-at-least" : "sample-reached", args);
  const drawing = html`<svg class="plot" viewBox="0 0 ${width} 64" role="img" aria-label=${says}>
    <rect class="bar" x=${x(0)} y="16" width=${x(1_000_000) - x(0)} height="16" rx="8"></rect>
    <rect class="fill" x=${x(0)} y="16" width=${Math.max(0, x((reached / runs) * 1_000_000) - x(0))} height="16" rx="8"></rect>
    <line class="range" x1=${x(low)} x2=${Math.max(x(high), x(low) + 2)} y1="24" y2="24"></line>
    ${[low, high].map((end) => svg`<line class="range" x1=${x(end)} x2=${x(end)} y1="12" y2="36"></line>`)}
    ${[0, 500_000, 1_000_000].map((tick, at) => svg`<text class="tick ${["", "middle", "end"][at] ?? ""}" x=${x(tick)} y="56">${texts.percent(tick)}</text>`)}
  </svg>`;
  const head = ["picture-runs", "picture-reached", "picture-low", "picture-high"].map((id) => texts.t(id));
  return figure(state, "chance", says, drawing, { head, rows: [[args.runs, args.reached, args.low, args.high]] });
}

/** What a figure of an article says will be, over time. */
export function forecastPicture(state: Ready, forecast: ForecastView, place: HTMLElement): TemplateResult | typeof nothing {
  const { texts } = state;
  const points = forecast.points.flatMap((point) => (point.value === null ? [] : [{ at: point.from, value: Number(point.value), id: point.id }]));
  if (points.length < 2 || points.some(({ value }) => !Number.isFinite(value))) return nothing;
  const width = widthOf(place);
  const [first, last] = [points[0], points.at(-1)] as [(typeof points)[number], (typeof points)[number]];
  const x = scaleLinear().domain([first.at, last.at]).range([EDGE.left, width - EDGE.right]);
  const y = scaleLinear()
    .domain([Math.min(0, ...points.map(({ value }) => value)), Math.max(0, ...points.map(({ value }) => value))])
    .nice()
    .range([HEIGHT - EDGE.bottom, EDGE.top]);
  const says = texts.t("picture-forecast", {
    what: texts.t(`forecast--${forecast.id}`),
    from: texts.number(first.value),
    to: texts.number(last.value),
    first: texts.day(first.at),
    last: texts.day(last.at),
  });
  const drawing = html`<svg class="plot" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${says}>
    ${y.ticks(3).map((tick) => svg`<line class="grid" x1=${EDGE.left} x2=${width - EDGE.right} y1=${y(tick)} y2=${y(tick)}></line><text class="tick end" x=${EDGE.left - 8} y=${y(tick) + 4}>${texts.number(tick)}</text>`)}
    <polyline class="line" points=${points.map(({ at, value }) => `${x(at)},${y(value)}`).join(" ")}></polyline>
    ${points.map(({ at, value }) => svg`<circle class="dot" cx=${x(at)} cy=${y(value)} r="5"></circle>`)}
    <text class="tick" x=${EDGE.left} y=${HEIGHT - 24}>${texts.day(first.at)}</text>
    <text class="tick end" x=${width - EDGE.right} y=${HEIGHT - 24}>${texts.day(last.at)}</text>
  </svg>`;
  const rows = points.map(({ at, value, id }) => [texts.day(at), texts.number(value), texts.t(`forecast--${forecast.id}--${id}`)]);
  return figure(state, "forecast", says, drawing, { head: ["picture-day", "picture-value", "picture-what"].map((id) => texts.t(id)), rows });
}

/** Something with a date. */
export interface Dated {
  readonly at: number;
  readonly what: string;
  readonly kind: "duty" | "pending" | "residue" | "forecast";
}

/** Everything with a date that comes after, along one line; drawn by magnitude, for a day and ten years both have to be seen. */
export function datesPicture(state: Ready, all: readonly Dated[], place: HTMLElement): TemplateResult | typeof nothing {
  const { texts, view } = state;
  const dated = all.filter(({ at }) => at > view.now).sort((a, b) => a.at - b.at);
  const [first, last] = [dated[0], dated.at(-1)];
  if (!first || !last || dated.length < 2) return nothing;
  const width = widthOf(place);
  const after = (at: number): number => Math.max(HOUR, at - view.now);
  const x = scaleLog()
    .domain([HOUR, Math.max(2 * HOUR, after(last.at))])
    .range([24, width - 24]);
  const says = texts.t("picture-dates", { count: texts.number(dated.length), first: first.what, soon: texts.instant(first.at), last: last.what, late: texts.instant(last.at) });
  // Marks stand far enough apart to be read.
  const marks = [365, 30, 7, 1].map((days) => days * 24 * HOUR).filter((ms) => ms < after(last.at) && (width > 420 || ms !== 30 * 24 * HOUR));
  const drawing = html`<svg class="plot" viewBox="0 0 ${width} 88" role="img" aria-label=${says}>
    <line class="axis" x1="24" x2=${width - 24} y1="40" y2="40"></line>
    ${marks.map((ms) => svg`<line class="grid" x1=${x(ms)} x2=${x(ms)} y1="16" y2="64"></line><text class="tick middle" x=${x(ms)} y="82">${texts.duration(ms)}</text>`)}
    ${dated.map(({ at, kind }) => svg`<circle class="dot ${kind}" cx=${x(after(at))} cy="40" r="7"></circle>`)}
  </svg>`;
  return figure(state, "dates", says, drawing, { head: ["picture-day", "picture-what"].map((id) => texts.t(id)), rows: dated.map(({ at, what }) => [texts.instant(at), what]) });
}

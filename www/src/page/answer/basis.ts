import { html, nothing, type TemplateResult } from "lit";
import type { DifferingView, OtherwiseView, TouchView } from "../../engine/wire.ts";
import { sources } from "../finding.ts";
import type { Ready } from "../part.ts";
import type { Request } from "../store.ts";

type Ask = (request: Request) => void;

/** What the other basis would change about the goal, for how things stand now. */
export function otherwise({ found, goal, view }: Ready): OtherwiseView | null {
  return found?.goal === goal && found.view === view ? found.otherwise : null;
}

/** The other basis in one line, where the verdict itself would differ by it. */
export function otherVerdict(state: Ready): TemplateResult | typeof nothing {
  const found = otherwise(state);
  if (found === null || found.readings.length === 0) return nothing;
  // Where there is no way by this basis, there may be one by the other.
  const stuck = state.found?.plans?.plans.length === 0 && found.there === "no" && !state.view.goals.some(({ id, reached }) => id === state.goal && reached === "yes");
  const says = stuck ? "maybe" : found.here === found.there || found.there === "unknown" ? null : found.there;
  return says === null ? nothing : html`<p class="otherwise">${state.texts.t(`otherwise-${found.basis}-${says}`)}</p>`;
}

/** Whose word counts here, where the other basis says otherwise, and the way there; open where that is all there is to say. */
export function basis(state: Ready, open: boolean, ask: Ask): TemplateResult | typeof nothing {
  const { texts, view } = state;
  const found = otherwise(state);
  if (found === null || (found.readings.length === 0 && view.basis === "articles")) return nothing;
  const other = found.basis === "record" ? "record" : "articles";
  const turn = html`<button type="button" data-basis=${other} @click=${() => ask({ kind: "basis", basis: other })}>${texts.t(`basis-to-${other}`)}</button>`;
  if (found.readings.length === 0) return html`<p class="basis">${texts.t(`basis-${view.basis}`)} ${turn}</p>`;
  return html`<details class="fold basis" ?open=${open}>
    <summary>${texts.t(`otherwise-${found.basis}`, { count: found.readings.length })}</summary>
    <p class="hint">${texts.t("basis-note")}</p>
    <ul class="differences">
      ${found.readings.map((one) => difference(state, one, found.basis))}
    </ul>
    <p class="buttons">${turn}</p>
  </details>`;
}

function difference(state: Ready, { reading, chosen, chosenClaims, other, otherClaims }: DifferingView, side: string): TemplateResult {
  const { texts } = state;
  const name = (choice: string): string => texts.t(`reading--${reading}--${choice}`);
  return html`<li data-reading=${reading}>
    <h2>${texts.t(`reading--${reading}`)}</h2>
    <p>${texts.t("otherwise-here", { choice: name(chosen) })}</p>
    ${sources(state, chosenClaims)}
    <p>${texts.t(`otherwise-there-${side}`, { choice: name(other) })}</p>
    ${sources(state, otherClaims, `reading--${reading}`)}
  </li>`;
}

/** What the other basis says of a step: that it cannot be done, does something else or takes another time, or what happens by itself. */
export function stepOtherwise(state: Ready, ids: readonly (string | undefined)[]): TemplateResult | typeof nothing {
  return said(state, ({ kind, id, then }) => STEP.includes(kind) && ids.includes(id) && then !== "yes");
}

/** What the other basis says of something that remains, has to be done or will come. */
export function shownOtherwise(state: Ready, kind: "residue" | "duty" | "forecast", id: string): TemplateResult | typeof nothing {
  return said(state, (touch) => touch.kind === kind && touch.id === id);
}

/** What a step can be about. */
const STEP = ["require", "effects", "figures", "trigger"];

function said(state: Ready, about: (touch: TouchView) => boolean): TemplateResult | typeof nothing {
  const { texts } = state;
  const found = otherwise(state);
  const readings = found?.readings.filter(({ touches }) => touches.some(about)) ?? [];
  if (!found || readings.length === 0) return nothing;
  return html`${readings.map(({ reading, other }) => html`<p class="mark">${texts.t(`reading--${reading}`)} ${texts.t(`otherwise-there-${found.basis}`, { choice: texts.t(`reading--${reading}--${other}`) })}</p>`)}`;
}

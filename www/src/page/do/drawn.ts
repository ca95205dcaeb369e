import { html, nothing, type TemplateResult } from "lit";
import { actionName, outcomeName } from "../finding.ts";
import type { Ready } from "../part.ts";
import type { Screen } from "./screens.ts";

/** Faces that are drawn of a group, however many people it has. */
const FACES = 9;

/** What was said and done in a chat, the oldest first: one's own words on the right, what the app says of everything else in the middle. */
export function conversation(state: Ready, { holds = [] }: Screen): TemplateResult {
  const { texts, view } = state;
  const done = view.log.slice(0, view.cursor).filter(({ kind }) => kind === "act" || kind === "fire");
  return html`<div class="chat">
    <p class="line">${texts.instant(view.start)}</p>
    <p class="others" aria-hidden="true"><i></i><i></i><i></i></p>
    <ol>
      ${done.map((entry) => {
        const id = `${entry.ids[0]}`;
        const kind = entry.kind === "act" ? "actions" : "triggers";
        const name = entry.kind === "act" ? actionName(state, id, entry.args) : texts.t(`trigger--${id}`);
        const outcome = outcomeName(state, kind, id, entry.outcome);
        return html`<li class=${holds.includes(id) ? "own" : "line"}>${[name, outcome].filter(Boolean).join(" · ")}</li>`;
      })}
    </ol>
  </div>`;
}

/** How many people there are on a screen; nothing where that is not known. */
export function peopleOn({ view }: Ready, { people }: Screen): number | null {
  const value = view.facts.find(({ key }) => key === people)?.value;
  return people !== undefined && typeof value === "number" ? value : null;
}

/** The faces of a group. */
export function crowd(state: Ready, screen: Screen): TemplateResult | typeof nothing {
  const count = peopleOn(state, screen);
  if (count === null) return nothing;
  const faces = Math.min(count, FACES);
  return html`<p class="faces" aria-hidden="true">${Array.from({ length: faces }, () => html`<i></i>`)}${count > faces ? "…" : nothing}</p>`;
}

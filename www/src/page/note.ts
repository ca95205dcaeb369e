import { html, nothing, type TemplateResult } from "lit";
import type { NoteView, PlanStepView } from "../engine/wire.ts";
import { copyField } from "./copy.ts";
import { sources } from "./finding.ts";
import type { Ready } from "./part.ts";

const ORDER = ["warning", "template", "record", "advice", "hearsay", "figure", "comparison"];

/** The notes of one place, the most serious first. */
function notesOn(state: Ready, place: string): readonly NoteView[] {
  // Their words come a moment after the first view.
  if (!state.texts.complete) return [];
  const here = state.view.notes.filter((note) => note.on.includes(place));
  return bySeverity(here);
}

function bySeverity(notes: readonly NoteView[]): readonly NoteView[] {
  return [...notes].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
}

/** A note: what it says, of which sort, and from which article. Words to send can be copied. */
export function note(state: Ready, shown: NoteView): TemplateResult {
  const { texts } = state;
  const text = texts.t(`note--${shown.id}`, texts.args(shown.args));
  return html`<div class="note ${shown.level}" data-note=${shown.id}>
    <p><span class="badge">${texts.t(`notes-${shown.level}`)}</span> ${shown.level === "template" ? (/[[［]/.test(text) ? texts.t("template-blanks") : nothing) : text}</p>
    ${shown.level === "template"
      ? html`<textarea rows="4" id="template-${shown.id}" aria-label=${texts.t("notes-template")} .value=${text}></textarea>
          <p class="buttons">
            <button type="button" data-copy=${shown.id} @click=${(event: Event) => void copy(event, texts.t("copied"), texts.t("copy-by-hand"))}>
              ${texts.t("copy")}
            </button>
          </p>`
      : nothing}
    ${sources(state, shown.claims, `note--${shown.id}`)}
  </div>`;
}

/** What is told of a place in the open, but for what is told elsewhere too. */
export function leads(state: Ready, place: string, elsewhere?: string): readonly NoteView[] {
  return notesOn(state, place).filter(({ lead, on }) => lead && !(elsewhere && on.includes(elsewhere)));
}

/** What is told in the open at a step of a way, the most serious first. */
export const stepLeads = ({ texts }: Ready, { notes }: PlanStepView): readonly NoteView[] =>
  // Their words come a moment after the first view.
  texts.complete ? bySeverity(notes) : [];

/** The words of a note, after what sort it is. */
export const noteText = ({ texts }: Ready, { id, level, args }: NoteView): string =>
  texts.t("finding-line", { label: texts.t(`notes-${level}`), says: texts.t(`note--${id}`, texts.args(args)) });

/** A note in a line, for a place that tells its sources itself. */
export function noteLine({ texts }: Ready, { id, level, args }: NoteView): TemplateResult {
  return html`<p class="mark" data-note=${id}><b>${texts.t(`notes-${level}`)}</b> ${texts.t(`note--${id}`, texts.args(args))}</p>`;
}

/** What else is told of some places, each thing once; behind one line where there is much of it. */
export function others(state: Ready, places: readonly string[], most: number): readonly (readonly [string, TemplateResult])[] {
  const told = new Set<string>();
  return places.flatMap((place) => {
    const here = notesOn(state, place).filter(({ id, lead }) => !lead && !told.has(id));
    here.forEach(({ id }) => told.add(id));
    return here.length > 0 ? [[place, several(state, here, most)] as const] : [];
  });
}

/** All notes of a place; behind one line where there are many. */
export function notes(state: Ready, place: string, most = 3): TemplateResult | typeof nothing {
  const here = notesOn(state, place);
  return here.length === 0 ? nothing : several(state, here, most);
}

function several(state: Ready, here: readonly NoteView[], most: number): TemplateResult {
  const [first, rest] = here.length > most ? [here.slice(0, most - 1), here.slice(most - 1)] : [here, []];
  return html`${first.map((shown) => note(state, shown))}
  ${rest.length > 0
    ? html`<details class="more">
        <summary>${state.texts.t("notes-more", { count: `${rest.length}` })}</summary>
        ${rest.map((shown) => note(state, shown))}
      </details>`
    : nothing}`;
}

/** Copies the words beside the button; where the browser forbids that, selects them for copying by hand. */
async function copy(event: Event, done: string, byHand: string): Promise<void> {
  const button = event.currentTarget as HTMLButtonElement;
  const words = button.closest(".note")?.querySelector("textarea");
  if (words) button.textContent = (await copyField(words)) ? done : byHand;
}

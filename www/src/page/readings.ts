import { html, nothing, type TemplateResult } from "lit";
import { sources } from "./finding.ts";
import { Part } from "./part.ts";
import { BASES } from "./place.ts";

/** Where articles disagree, with a choice for each. */
export class Readings extends Part {
  override render(): TemplateResult {
    const { info, view } = this.state;
    if (info.readings.length === 0) return html``;
    // Where no reading has a choice of the record, there is no record to go by.
    const recorded = info.readings.some((reading) => reading.record !== null);
    return html`<details class="readings card">
      <summary><h2>${this.t("readings")}</h2></summary>
      <p class="hint">${this.t("readings-note")}</p>
      ${recorded
        ? html`<fieldset class="choices stacked">
        <legend>${this.t("basis")}</legend>
        <p class="hint">${this.t("basis-note")}</p>
        ${BASES.map(
          (basis) => html`<label class="choice"
            ><input type="radio" name="basis" .checked=${view.basis === basis} @change=${() => this.ask({ kind: "basis", basis })} /><span>${this.t(`basis-${basis}`)}</span></label
          >`,
        )}
      </fieldset>`
        : nothing}
      ${info.readings.map((reading, index) => {
        const question = this.texts.attribute(`reading--${reading.id}`, "question");
        return html`<fieldset class="choices stacked">
          <legend>${question ?? this.t(`reading--${reading.id}`)}</legend>
          ${reading.choices.map(
            (choice, at) => html`<label class="choice">
                <input
                  type="radio"
                  name="reading-${reading.id}"
                  .checked=${view.readings[index] === choice}
                  @change=${() => this.ask({ kind: "reading", id: reading.id, choice })}
                /><span>${this.t(`reading--${reading.id}--${choice}`)}${choice === reading.record ? html` <span class="badge">${this.t("notes-record")}</span>` : nothing}</span> </label
              >${sources(this.state, reading.claims[at] ?? [], `reading--${reading.id}`)}`,
          )}
        </fieldset>`;
      })}
    </details>`;
  }
}

import { html, type TemplateResult } from "lit";
import { sources } from "./finding.ts";
import { Part } from "./part.ts";

/** Where articles disagree, with a choice for each. */
export class Readings extends Part {
  override render(): TemplateResult {
    const { info, view } = this.state;
    return html`<details class="readings card">
      <summary><h2>${this.t("readings")}</h2></summary>
      <p class="hint">${this.t("readings-note")}</p>
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
                /><span>${this.t(`reading--${reading.id}--${choice}`)}</span> </label
              >${sources(this.state, reading.claims[at] ?? [], `reading--${reading.id}`)}`,
          )}
        </fieldset>`;
      })}
    </details>`;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import beside from "virtual:tuiqun-icon/layout-split";
import { icon } from "./icon.ts";
import type { ComparedGoal, CompareView } from "../engine/wire.ts";
import { laterStyles } from "./later-styles.ts";
import { Part } from "./part.ts";
import { Texts } from "./texts.ts";

/** The same situation with one thing otherwise, side by side: another device, another platform. */
export class Compare extends Part {
  static override styles = laterStyles;
  #open = false;

  override render(): TemplateResult | typeof nothing {
    const { info } = this.state;
    if (info.compare === null) return nothing;
    const title = this.t("compare", { fact: this.t(`fact--${info.compare}`) });
    return html`<details
      class="compare card"
      @toggle=${(event: Event) => {
        this.#open = (event.target as HTMLDetailsElement).open;
        this.requestUpdate();
      }}
    >
      <summary><h2>${icon(beside)} ${title}</h2></summary>
      ${this.#open ? this.#table(title) : nothing}
    </details>`;
  }

  #table(title: string): TemplateResult {
    const rows = this.#rows();
    const goals = rows[0]?.goals.map((goal) => goal.goal) ?? [];
    return html`<p class="hint">${this.t("compare-note")}</p>
      <div class="scroll" role="region" aria-label=${title} tabindex="0">
        <table>
          <thead>
            <tr>
              <td></td>
              ${goals.map((goal) => html`<th scope="col">${this.t(`goal--${goal}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr class=${row.current ? "current" : ""}>
                <th scope="row">${this.t(`choice--${row.choice}`)}${row.current ? html` <small>${this.t("compare-current")}</small>` : nothing}</th>
                ${row.goals.map((goal) => this.#cell(goal))}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }

  #cell({ applicable, action, blocker }: ComparedGoal): TemplateResult {
    return html`<td class=${applicable}>
      <strong>${this.t(`compare-${applicable}`)}</strong>
      <small>${blocker ? this.t(Texts.id(blocker.code), this.texts.args(blocker.args, blocker.entity) as Record<string, string>) : this.t(`action--${action}`)}</small>
    </td>`;
  }

  #rows(): readonly CompareView[] {
    const event = new CustomEvent("tuiqun-compare", { detail: { result: [] as readonly CompareView[] }, bubbles: true });
    this.dispatchEvent(event);
    return event.detail.result;
  }
}

import { html, nothing, type TemplateResult } from "lit";
import type { EntitySetInfo, FactInfo, FactView } from "../engine/wire.ts";
import { finding } from "./finding.ts";
import { notes } from "./note.ts";
import { Part } from "./part.ts";
import { Texts } from "./texts.ts";

const UNITS = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;
type Unit = keyof typeof UNITS;

/** What was typed, with full-width digits, as some keyboards write them, as digits. */
const plainly = (typed: string): string => typed.normalize("NFKC").trim();

/** The id of a fact's field in the shared root. */
export function fieldId(key: string): string {
  return `fact-${key.replaceAll(".", "-")}`;
}

/** The situation, as a form made from the rulebook's askable facts. Every answer may be "not sure". */
export class Situation extends Part {
  /** Units that people chose for "how long ago", by key. */
  readonly #units = new Map<string, Unit>();

  override render(): TemplateResult | typeof nothing {
    const { info, view } = this.state;
    const groups = [...new Set([...info.facts.map((fact) => fact.group), ...info.sets.map((set) => set.group)])];
    const refused = Object.keys(this.state.refused).length > 0;
    return html`<form class="situation" @submit=${(event: Event) => event.preventDefault()} aria-labelledby="situation-title">
      <h2 id="situation-title">${this.t("situation")}</h2>
      <p class="hint">${this.t("situation-note")}</p>
      ${view.situation.length > 0 && !refused
        ? html`<ul class="findings">
            ${view.situation.map((found) => finding(this.state, found, (request) => this.ask(request)))}
          </ul>`
        : nothing}
      ${groups.map((group) => this.#group(group))}
      ${notes(this.state, "form")}
    </form>`;
  }

  #group(group: string): TemplateResult | typeof nothing {
    const { info } = this.state;
    const facts = info.facts.filter((fact) => fact.group === group).map((fact) => this.fact(fact, fact.id));
    const sets = info.sets.filter((set) => set.group === group).map((set) => this.set(set));
    if ([...facts, ...sets].every((part) => part === nothing)) return nothing;
    const fields = html`${facts}${sets}`;
    // A group in which everything is as usual needs no look: one line, to be opened by who needs it.
    const asked = info.facts.filter((fact) => fact.group === group && this.known(fact.id)?.asked);
    const usual = sets.length === 0 && asked.every((fact) => fact.start !== null && this.known(fact.id)?.value === fact.start);
    if (!usual) {
      return html`<fieldset class="group">
        <legend>${this.t(`group--${group}`)}</legend>
        ${fields}
      </fieldset>`;
    }
    return html`<details class="group">
      <summary>${this.t(`group--${group}`)} <small>${this.t("group-usual")}</small></summary>
      <fieldset>
        <legend class="visually-hidden">${this.t(`group--${group}`)}</legend>
        ${fields}
      </fieldset>
    </details>`;
  }

  /** The id of a fact's field here. */
  protected idOf(key: string): string {
    return fieldId(key);
  }

  /** How a fact stands. */
  protected known(key: string): FactView | undefined {
    return this.state.view.facts.find((fact) => fact.key === key);
  }

  /** The id of a fact's words; a field of a set has its own. */
  protected textOf(fact: FactInfo, key: string): string {
    const [set, , field] = key.split(".");
    return field === undefined ? `fact--${fact.id}` : `fact--${set}--${field}`;
  }

  protected fact(fact: FactInfo, key: string): TemplateResult | typeof nothing {
    const view = this.known(key);
    if (!view?.asked) return nothing;
    const id = this.idOf(key);
    const help = this.texts.attribute(this.textOf(fact, key), "help");
    const refused = this.state.refused[key];
    const described = [help ? `${id}-help` : "", refused ? `${id}-error` : ""].filter(Boolean).join(" ") || nothing;
    const invalid = refused ? "true" : nothing;
    return html`<div class="field ${view.value === null ? "unknown" : ""}">
      ${fact.kind === "bool"
        ? this.#bool(fact, key, view, described)
        : html`<label for=${id}>${this.t(this.textOf(fact, key))}</label>${this.input(fact, key, view, described, invalid)}`}
      ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
      ${refused ? html`<p class="error" id="${id}-error">${this.t(Texts.id(refused.notice.code), refused.notice.args)}</p>` : nothing}
    </div>`;
  }

  #bool(fact: FactInfo, key: string, view: FactView, described: string | typeof nothing): TemplateResult {
    const id = this.idOf(key);
    const choice = (value: boolean | null, label: string): TemplateResult => html`<label class="choice">
      <input
        type="radio"
        name=${id}
        id=${value === true ? id : nothing}
        .checked=${view.value === value}
        @change=${() => this.ask({ kind: "set", key, value })}
      /><span>${this.t(label)}</span>
    </label>`;
    return html`<fieldset class="choices" aria-describedby=${described}>
      <legend>${this.t(this.textOf(fact, key))}</legend>
      ${choice(true, "yes")}${choice(false, "no")}${choice(null, "unsure")}
    </fieldset>`;
  }

  protected input(
    fact: FactInfo,
    key: string,
    view: FactView,
    described: string | typeof nothing,
    invalid: "true" | typeof nothing,
  ): TemplateResult {
    const id = this.idOf(key);
    const shown = this.state.refused[key]?.text;
    if (fact.kind === "enum") {
      return html`<select
        id=${id}
        aria-describedby=${described}
        @change=${(event: Event) => this.ask({ kind: "set", key, value: (event.target as HTMLSelectElement).value || null })}
      >
        <option value="" .selected=${view.value === null}>${this.t("unsure")}</option>
        ${fact.choices.map(
          (choice) => html`<option value=${choice} .selected=${view.value === choice}>${this.t(`choice--${choice}`)}</option>`,
        )}
      </select>`;
    }
    if (fact.ago || fact.ahead) return this.#distance(fact, key, view, described);
    const number = fact.kind === "int";
    return html`<span class="input">
      <input
        id=${id}
        type="text"
        inputmode=${number ? "numeric" : "decimal"}
        autocomplete="off"
        placeholder=${this.t("unsure")}
        aria-describedby=${described}
        aria-invalid=${invalid}
        .value=${shown ?? `${view.value ?? ""}`}
        @input=${(event: Event) => this.#typed(fact, key, (event.target as HTMLInputElement).value.trim())}
      />${fact.unit ? html`<span class="unit">${this.t(`unit--${fact.unit}`, { n: Number(view.value ?? 2) })}</span>` : nothing}
    </span>`;
  }

  #typed(fact: FactInfo, key: string, typed: string): void {
    const text = plainly(typed);
    if (text === "") this.ask({ kind: "set", key, value: null });
    else if (fact.kind === "int" && /^\d{1,9}$/.test(text)) this.ask({ kind: "set", key, value: Number(text) });
    else if (fact.kind === "version" && /^\d{1,5}(\.\d{1,5}){0,3}$/.test(text)) this.ask({ kind: "set", key, value: text });
    else this.ask({ kind: "refuse", key, text: typed, code: fact.kind === "int" ? "form/number" : "form/version" });
  }

  /** How long ago, or how far ahead, something is; nothing typed is what it is as usual: never yet, or not known. */
  #distance(fact: FactInfo, key: string, view: FactView, described: string | typeof nothing): TemplateResult {
    const id = this.idOf(key);
    const side = fact.ahead ? "ahead" : "ago";
    const none = fact.start === "never" ? "never" : null;
    const ago = typeof view.value === "number" ? (this.state.view.now - view.value) * (side === "ago" ? 1 : -1) : null;
    const natural: Unit = ago === null ? "hours" : ago % UNITS.days === 0 && ago >= 2 * UNITS.days ? "days" : ago % UNITS.hours === 0 || ago > UNITS.days ? "hours" : "minutes";
    const unit = this.#units.get(key) ?? (ago !== null && ago >= 3 * UNITS.days ? "days" : natural);
    const count = ago === null ? "" : `${Math.max(0, Math.floor(ago / UNITS[unit]))}`;
    const say = (unit: Unit): string => this.t(side === "ago" ? `ago-${unit}` : `ahead-${unit}`);
    const send = (typed: string, chosen: Unit): void => {
      const text = plainly(typed);
      if (text === "") this.ask({ kind: "set", key, value: none });
      else if (/^\d{1,6}$/.test(text)) this.ask({ kind: "set", key, value: `${Number(text) * (UNITS[chosen] / UNITS.minutes)}m ${side}` });
      else this.ask({ kind: "refuse", key, text: typed, code: "form/distance" });
    };
    return html`<span class="input">
      <input
        id=${id}
        type="text"
        inputmode="numeric"
        autocomplete="off"
        placeholder=${this.t(none ?? "unsure")}
        aria-describedby=${described}
        .value=${this.state.refused[key]?.text ?? count}
        @change=${(event: Event) => send((event.target as HTMLInputElement).value.trim(), unit)}
      />
      <select
        aria-label=${say("hours")}
        @change=${(event: Event) => {
          const chosen = (event.target as HTMLSelectElement).value as Unit;
          this.#units.set(key, chosen);
          send(count, chosen);
          this.requestUpdate();
        }}
      >
        ${(Object.keys(UNITS) as Unit[]).map(
          (known) => html`<option value=${known} .selected=${known === unit}>${say(known)}</option>`,
        )}
      </select>
    </span>`;
  }

  protected set(set: EntitySetInfo): TemplateResult | typeof nothing {
    const view = this.known(set.id);
    if (!view?.asked) return nothing;
    const count = Number(view.value ?? 0);
    const help = this.texts.attribute(`set--${set.id}`, "help");
    const change = (value: number) => () => this.ask({ kind: "set", key: set.id, value });
    return html`<fieldset class="entities" id=${this.idOf(set.id)} tabindex="-1">
      <legend>${this.t(`set--${set.id}`)}</legend>
      ${help ? html`<p class="help">${help}</p>` : nothing}
      ${Array.from(
        { length: count },
        (_, entity) => html`<fieldset class="entity">
          <legend>${this.t("entity", { n: `${entity + 1}` })}</legend>
          ${set.fields.map((field) => this.fact(field, `${set.id}.${entity}.${field.id}`))}
        </fieldset>`,
      )}
      <p class="buttons">
        ${count < set.max ? html`<button type="button" @click=${change(count + 1)}>${this.t("entity-add")}</button>` : nothing}
        ${count > 0 ? html`<button type="button" class="quiet" @click=${change(count - 1)}>${this.t("entity-remove")}</button>` : nothing}
        ${view.value === null ? html`<button type="button" class="quiet" data-none @click=${change(0)}>${this.t("entity-none")}</button>` : nothing}
      </p>
    </fieldset>`;
  }
}

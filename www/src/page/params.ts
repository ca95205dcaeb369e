import { html, nothing, type TemplateResult } from "lit";
import type { Plain } from "../engine/session.ts";
import type { ActionView, ParamInfo, ParamView } from "../engine/wire.ts";
import { wanted } from "./finding.ts";
import type { Ready } from "./part.ts";
import type { Draft } from "./store.ts";

type Args = Readonly<Record<string, Plain>>;

/** A draft with what can be filled in without asking: the only entity that works, the largest number. */
export function freshDraft(state: Ready, action: ActionView): Draft {
  const params = state.info.actions.find((known) => known.id === action.id)?.params ?? [];
  const args = params.map((param) => {
    const here = action.params.find((known) => known.id === param.id);
    if (param.kind === "entity") return [param.id, Math.max(0, action.options.indexOf("yes"))] as const;
    if (param.kind === "int") return [param.id, here?.max ?? 1] as const;
    return [param.id, param.kind === "enum" ? (param.choices[0] ?? null) : true] as const;
  });
  return { action: action.id, args: Object.fromEntries(args), confirmed: [], outcome: wanted(state, action.id) };
}

/** The values that an argument is chosen from, as they are shown: the value in the field, its words, and the value itself. */
export function choices({ texts }: Ready, action: ActionView, param: ParamInfo): readonly (readonly [string, string, Plain])[] {
  if (param.kind === "entity") {
    return action.options.map((answer, entity) => {
      const blocked = answer === "no" ? ` (${texts.t("action-blocked")})` : "";
      return [`${entity}`, `${texts.t("entity", { n: `${entity + 1}` })}${blocked}`, entity] as const;
    });
  }
  if (param.kind === "bool") return [true, false].map((value) => [`${value}`, texts.t(value ? "yes" : "no"), value] as const);
  return param.choices.map((choice) => [choice, texts.t(`choice--${choice}`), choice] as const);
}

const within = (here: ParamView | undefined, value: Plain | undefined): boolean =>
  typeof value === "number" && (here?.min == null || value >= here.min) && (here?.max == null || value <= here.max);

/** Whether every number that is filled in is one that it can be done with. */
export function fits(action: ActionView, args: Args): boolean {
  return action.params.every((param) => (param.min === null && param.max === null) || within(param, args[param.id]));
}

/** The field of an argument. */
export function paramField(state: Ready, action: ActionView, param: ParamInfo, args: Args, change: (args: Args) => void, prefix = "param"): TemplateResult {
  const here = action.params.find((known) => known.id === param.id);
  const field = `${prefix}-${action.id}-${param.id}`;
  const put = (value: Plain): void => change({ ...args, [param.id]: value });
  const wrong = param.kind === "int" && !within(here, args[param.id]);
  const options = param.kind === "int" ? [] : choices(state, action, param);
  return html`<div class="field">
    <label for=${field}>${state.texts.t(`param--${action.id}--${param.id}`)}</label>
    ${param.kind === "int"
      ? html`<input
          id=${field}
          type="number"
          min=${here?.min ?? nothing}
          max=${here?.max ?? nothing}
          aria-invalid=${wrong ? "true" : nothing}
          aria-describedby=${wrong ? `${field}-error` : nothing}
          .value=${`${args[param.id] ?? ""}`}
          @input=${(event: Event) => {
            const { value, valueAsNumber } = event.target as HTMLInputElement;
            put(value === "" || !Number.isSafeInteger(valueAsNumber) ? null : valueAsNumber);
          }}
        />${wrong ? html`<p class="error" id="${field}-error">${state.texts.t("form--range", { min: `${here?.min ?? ""}`, max: `${here?.max ?? ""}` })}</p>` : nothing}`
      : html`<select id=${field} @change=${(event: Event) => put(options.find(([key]) => key === (event.target as HTMLSelectElement).value)?.[2] ?? null)}>
          ${options.map(([key, text]) => html`<option value=${key} .selected=${`${args[param.id]}` === key}>${text}</option>`)}
        </select>`}
  </div>`;
}

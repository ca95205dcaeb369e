import { html, nothing, type TemplateResult } from "lit";
import type { ExplanationView, FindingView, ReasonedView, WhyView } from "../engine/wire.ts";
import { factName, sources } from "./finding.ts";
import type { Ready } from "./part.ts";
import { Texts } from "./texts.ts";

const TWO: Readonly<Record<string, string>> = {
  "==": "why-eq",
  "!=": "why-ne",
  "<": "why-lt",
  "<=": "why-le",
  ">": "why-gt",
  ">=": "why-ge",
  in: "why-in",
  "+": "why-plus",
  "-": "why-minus",
  "*": "why-times",
};

/** Why an action can be done or cannot: what fails or cannot be told, each part in words, down to what was answered. */
export function why(state: Ready, explained: ExplanationView): TemplateResult {
  const { texts, view } = state;
  const told = explained.requirements.filter((one) => one.holds !== "yes");
  const findings = view.actions.find((action) => action.id === explained.action)?.findings ?? [];
  const rest = explained.requirements.length - told.length;
  return html`<ul class="residues">
    ${told.map((one) => requirement(state, one, findings.find((found) => found.code === one.code && found.entity === one.entity)))}
    ${rest > 0 ? html`<li>${texts.t("why-rest", { count: rest })}</li>` : nothing}
  </ul>`;
}

function requirement(state: Ready, one: ReasonedView, found: FindingView | undefined): TemplateResult {
  const { texts } = state;
  return html`<li data-why=${one.code}>
    ${found ? html`<p><strong>${texts.t(Texts.id(found.code), texts.args(found.args, found.entity))}</strong></p>` : nothing}
    ${one.when
      ? html`<p class="hint">${texts.t("why-when")}</p>
          <ul class="tree">${tree(texts, one.when)}</ul>
          <p class="hint">${texts.t("why-that")}</p>`
      : nothing}
    <ul class="tree">${tree(texts, one.that)}</ul>
    ${sources(state, one.claims, one.code)}
  </li>`;
}

/** A part in a line, and under it what it follows from, where that tells more. */
function tree(texts: Texts, part: WhyView): TemplateResult {
  const [first] = part.parts;
  switch (part.form) {
    case "all":
    case "any":
    case "cond":
      return line(texts, part, texts.t(`why-${part.form}`), part.parts);
    case "not":
      return line(texts, part, texts.t("why-not", { part: first ? phrase(texts, first) : "" }), part.value === true ? [] : (first?.parts ?? []));
    case "derived":
      return line(texts, part, phrase(texts, part), part.value === true ? [] : part.parts);
    case "case":
      // A case that does not apply explains nothing.
      return part.parts.length > 1 && first?.value === false ? html`` : html`${part.parts.map((one) => tree(texts, one))}`;
    case "entity":
      return line(texts, part, texts.t("entity", { n: `${(part.entity ?? 0) + 1}` }), part.parts);
    default:
      return line(texts, part, phrase(texts, part), part.parts.filter((one) => one.form === "derived"));
  }
}

function line(texts: Texts, part: WhyView, rule: string, parts: readonly WhyView[]): TemplateResult {
  const [mark, id] = part.value === true ? ["✓", "why-holds"] : part.value === false ? ["✗", "why-fails"] : part.value === null ? ["?", "why-unknown"] : ["·", ""];
  return html`<li>
    ${id === ""
      ? html`${mark} ${rule}`
      : html`<span class=${id} aria-hidden="true">${mark} ${rule}</span><span class="visually-hidden">${texts.t(id, { rule })}</span>`}
    ${parts.length > 0 ? html`<ul class="tree">${parts.map((one) => tree(texts, one))}</ul>` : nothing}
  </li>`;
}

/** A part in one line. */
function phrase(texts: Texts, part: WhyView): string {
  const [left, right] = part.parts;
  const name = part.name ?? "";
  const named = (id: string): string => texts.t("why-named", { name: id, value: value(texts, part) });
  if (part.op === "-" && left?.text === "now" && right) return texts.t("why-since", { what: phrase(texts, right) });
  if (part.op !== null && left && right) {
    // The choices of a reading have names of their own.
    const of = left.form === "reading" && right.form === "literal" ? texts.t(`reading--${left.name}--${right.value}`) : phrase(texts, right);
    return texts.t(TWO[part.op] ?? "why-eq", { left: phrase(texts, left), right: of });
  }
  switch (part.form) {
    case "fact":
      return named(cellName(texts, name));
    case "derived":
      return named(texts.t(`derived--${name}`));
    case "reading":
      return texts.t("why-named", { name: texts.t(`reading--${name}`), value: texts.t(`reading--${name}--${part.value}`) });
    case "uses":
      return named(texts.t("why-uses"));
    case "clock":
      return part.text === "never" ? texts.t("never") : named(texts.t(part.text === "as_of" ? "why-as-of" : "why-clock"));
    case "literal":
      return part.parts.length > 0 ? part.parts.map((one) => phrase(texts, one)).join(" / ") : value(texts, part);
    default:
      return named(part.text);
  }
}

function value(texts: Texts, part: WhyView): string {
  const [min, max] = part.bounds ?? [];
  return min !== undefined && max !== undefined ? texts.t("why-between", { min: texts.number(min), max: texts.number(max) }) : texts.value(part);
}

/** The name of a cell, also of one that nobody is asked for. */
function cellName(texts: Texts, key: string): string {
  const [set, index, field] = key.split(".");
  const id = field === undefined ? `state--${set}` : `state--${set}--${field}`;
  const state = texts.t(id);
  if (state === id) return factName(texts, key);
  return field === undefined ? state : `${texts.t("entity", { n: `${Number(index) + 1}` })} · ${state}`;
}

import { html, nothing, type TemplateResult } from "lit";
import type { PlanStepView, StepWhyView } from "../../engine/wire.ts";
import { actionName, askedValue, factName, outcomeName, sources } from "../finding.ts";
import { noteLine, stepLeads } from "../note.ts";
import type { Ready } from "../part.ts";
import type { Request } from "../store.ts";
import { Texts } from "../texts.ts";
import { stepOtherwise } from "./basis.ts";

const SECOND = 1_000;
/** Whoever is nobody in particular: the person, and the software itself. */
const OWN = ["you", "platform"];

/** A step of a way as a card: what to do, where, who, how long, what cannot be undone, what may go wrong, and where that is said. */
export function step(state: Ready, one: PlanStepView, place: number, ask: (request: Request) => void): TemplateResult {
  const { texts } = state;
  const act = one.entries.find(({ kind }) => kind === "act");
  const id = act?.ids[0];
  const takes = texts.about(one.until - one.at);
  const info = state.info.actions.find((known) => known.id === id);
  const told = stepLeads(state, one);
  const claims = [...new Set([...one.paths.flatMap((path) => path.claims), ...(info?.claims ?? []), ...told.flatMap((shown) => shown.claims)])];
  const disputed = one.disputed.map((found) => texts.t("finding-by-other", { message: texts.t(Texts.id(found.code), texts.args(found.args, found.entity)) }));
  const asked = one.confirms.length === 0 ? [] : [texts.t("plan-confirms", { what: one.confirms.map((key) => texts.t(`confirm--${key}`)).join(" · ") })];
  const because = one.why === null ? null : stepWhy(texts, one.why);
  const fired = one.entries.filter(({ kind }) => kind === "fire");
  const meanwhile = fired.map((entry) => [texts.t(`trigger--${entry.ids[0]}`), outcomeName(state, "triggers", `${entry.ids[0]}`, entry.outcome)].filter(Boolean).join(" · "));
  const title = {
    wait: () => texts.t("plan-wait", { time: takes, when: texts.by(one.until) }),
    find: () => texts.t("answer-find"),
    act: () => (act && id !== undefined ? actionName(state, id, act.args) : ""),
  }[one.kind as "wait" | "find" | "act"]();
  return html`<li class="step-card ${one.kind}" data-step=${id ?? one.kind}>
    <span class="number" aria-hidden="true">${place}</span>
    <div>
      <h3>${title}</h3>
      ${one.paths.map(({ steps }, at) => {
        const path = steps.map((label) => texts.t(`path--${label}`)).join(" › ");
        return html`<p class="path">${at === 0 ? path : texts.t("plan-path-or", { path })}</p>`;
      })}
      ${one.kind === "find"
        ? html`<p class="facts">${texts.t("answer-fits")}</p>
            <ul class="fits">${one.entries.flatMap(({ args }) => args.slice(1)).map((fact) => html`<li>${texts.t("named", { name: factName(texts, fact.name).replace(/^[^·]+· /, ""), value: askedValue(state, fact, one.at) })}</li>`)}</ul>`
        : nothing}
      ${one.kind === "act"
        ? html`<div class="facts">
            ${one.actor !== null && !OWN.includes(one.actor) ? html`<span>${texts.t("action-actor", { actor: texts.t(`actor--${one.actor}`) })}</span>` : nothing}
            ${one.already.length === 0
              ? nothing
              : html`<button type="button" class="quiet" data-already=${one.already.join(" ")} @click=${() => one.already.forEach((key) => ask(done(state, key)))}>${texts.t("answer-done-before")}</button>`}
            ${one.until >= one.at + SECOND ? html`<span>${texts.t(one.guessed ? "answer-takes-about" : "answer-takes", { time: takes })}</span>` : nothing}
            ${one.irreversible ? html`<b class="mark final">${texts.t("plan-irreversible")}</b>` : nothing}
            ${claims.length > 0 || because !== null || asked.length > 0 ? sources(state, claims, `action--${id}`, because, disputed, asked) : nothing}
          </div>`
        : because === null
          ? nothing
          : sources(state, [], undefined, because)}
      ${meanwhile.length > 0 ? html`<p>${texts.t("plan-meanwhile", { what: meanwhile.join(" · ") })}</p>` : nothing}
      ${one.pastCalendar ? html`<p class="mark">${texts.t("plan-past-calendar")}</p>` : nothing}
      ${one.odds !== null && one.odds < 1_000_000 ? html`<p class="mark">${texts.t("answer-odds", { share: texts.share(1_000_000 - one.odds) })}</p>` : nothing}
      ${one.lost.length > 0 ? html`<p class="mark">${texts.t("answer-lost", { what: one.lost.map((loss) => texts.t(`loss--${loss}`)).join(" · ") })}</p>` : nothing}
      ${told.map((shown) => noteLine(state, shown))} ${stepOtherwise(state, [id, ...fired.map(({ ids }) => ids[0])])}
    </div>
  </li>`;
}

/** Why a step is there: what would stand in the way without it, or what would be lost. */
/** Says that something was done before: when, for what has a day. */
function done({ info }: Ready, key: string): Request {
  const dated = info.facts.some(({ id, kind }) => id === key && kind === "instant");
  return dated ? { kind: "question", key } : { kind: "answer", key, value: true };
}

function stepWhy(texts: Texts, { code, args, entity, loss }: StepWhyView): string | null {
  if (code !== null) return texts.t(Texts.id(code), texts.args(args, entity));
  return loss === null ? null : texts.t("step-why-loss", { what: texts.t(`loss--${loss}`) });
}

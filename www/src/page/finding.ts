import { html, nothing, type TemplateResult } from "lit";
import blocked from "virtual:tuiqun-icon/x-octagon";
import careful from "virtual:tuiqun-icon/exclamation-triangle";
import noted from "virtual:tuiqun-icon/info-circle";
import { icon } from "./icon.ts";
import type { FindingView, OperandView, RemedyView } from "../engine/wire.ts";
import type { Ready } from "./part.ts";
import type { Request } from "./store.ts";
import { type Source, Texts } from "./texts.ts";

const ICONS: Readonly<Record<string, readonly string[]>> = { blocker: blocked, warning: careful, notice: noted };

type Ask = (request: Request) => void;

/** The page of a rule or a claim; nothing where the pages are not beside the script, or the rulebook is a stranger's. */
function pageOf(state: Ready, name: string): string | null {
  return RULE_PAGES !== null && state.texts.builtIn ? new URL(`${RULE_PAGES}${name}.html`, import.meta.url).href : null;
}

/**
 * What is shown of sources: the claims of an item, each with article, section, date, age, and whether it is disputed; and
 * the page of the rule, where it has one. What it is `because` of comes first.
 */
export function sources(state: Ready, claims: readonly string[], rule?: string, because: string | null = null, disputed: readonly string[] = [], besides: readonly string[] = []): TemplateResult {
  const { texts, view } = state;
  const found = texts.sources(claims);
  if (claims.length === 0 && because === null && besides.length === 0) return html`<p class="own">${texts.t("rulebook-own")}</p>`;
  const linked = (name: string, shown: TemplateResult): TemplateResult => {
    const page = pageOf(state, name);
    return page === null ? shown : html`<a href=${page} target="_blank" rel="noopener noreferrer">${shown}</a>`;
  };
  const [first] = found;
  // The headings of the articles stay as they are written.
  const line = ({ title, date, section, grade }: Source): TemplateResult =>
    grade === undefined
      ? html`${texts.t("source-line", { title, date })} · <span lang="zh-CN">${section}</span>`
      : html`${title} · ${texts.t("source-grade", { grade })}${date === "" ? nothing : ` · ${texts.t("source-dated", { date })}`}`;
  const facts = (id: string, known: readonly string[] | undefined): TemplateResult | typeof nothing =>
    known === undefined ? nothing : html` · ${texts.t(id, { facts: "" })}${known.map((fact) => html`${linked(`claims/${fact}`, html`<code>${fact}</code>`)} `)}`;
  const stale = found.some((source) => view.stale.includes(source.article));
  return html`<details class="sources">
    <summary>
      ${texts.t(because === null ? "sources" : claims.length === 0 ? "step-why" : "step-why-sources")}${disputed.length > 0 ? ` · ${texts.t("finding-decided")}` : nothing}${first ? html`<span class="source-first">${line(first)}${stale ? ` · ${texts.t("source-stale")}` : nothing}</span>` : nothing}
    </summary>
    ${[...(because === null ? [] : [because]), ...besides, ...disputed].map((line) => html`<p class="because">${line}</p>`)}
    ${claims.length === 0 ? html`<p class="own">${texts.t("rulebook-own")}</p>` : nothing}
    <ul>
      ${found.map(
        (source) => html`<li>
          <q>${source.text}</q>
          <small
            >${line(source)} ·
            ${source.grade === undefined ? texts.t("source-site", { site: source.site }) : `${texts.t(`source-grade--${source.grade}`)} · ${source.section}`} · ${linked(`claims/${source.id}`, html`<code>${source.id}</code>`)}${source.disputed ? html` · ${texts.t("source-disputed")}` : nothing}${facts("source-against", source.against)}${facts("source-with", source.with)}</small
          >
        </li>`,
      )}
    </ul>
    ${rule !== undefined && pageOf(state, "") !== null ? linked(`${state.info.id}/${rule.replaceAll("/", "--")}`, html`${texts.t("source-rule")}`) : nothing}
  </details>`;
}

/** How something ended, where it can end in more than one way. */
export function outcomeName(state: Ready, kind: "actions" | "triggers", id: string, outcome: string | null): string | null {
  const several = (state.info[kind].find((known) => known.id === id)?.outcomes.length ?? 0) > 1;
  return several && outcome !== null ? state.texts.t(`outcome--${id}--${outcome}`) : null;
}

/** The name of a fact, of an entity's field with whose it is. */
export function factName(texts: Texts, key: string): string {
  const [set, index, field] = key.split(".");
  if (field === undefined) return texts.t(texts.t(`fact--${set}`) === `fact--${set}` ? `set--${set}` : `fact--${set}`);
  return `${texts.t("entity", { n: `${Number(index) + 1}` })} · ${texts.t(`fact--${set}--${field}`)}`;
}

/** What a fact is: a moment that has passed is told by how long ago it was, as it is asked for. */
export function factValue({ texts, view }: Ready, fact: OperandView): string {
  const passed = fact.kind === "instant" && typeof fact.value === "number" ? view.now - fact.value : -1;
  return passed < 0 ? texts.value(fact) : texts.t("fact-ago", { time: texts.about(passed) });
}

/** What a way takes for granted: a moment that has to be longer ago than a round figure is not that figure, and of versions a later one will do. */
export function askedValue(state: Ready, fact: OperandView, now: number): string {
  const { texts } = state;
  if (fact.kind === "version") return texts.t("fact-or-later", { version: texts.value(fact) });
  const passed = fact.kind === "instant" && typeof fact.value === "number" ? now - fact.value : 0;
  return passed > 1_000 && passed % 1_000 !== 0 ? texts.t("fact-over-ago", { time: texts.about(passed) }) : factValue(state, fact);
}

/** A finding: what it says, why, from which article, and what removes it. */
export function finding(state: Ready, found: FindingView, ask: Ask): TemplateResult {
  const { texts } = state;
  const unknown = found.holds === "unknown";
  const says = texts.t(Texts.id(found.code), texts.args(found.args, found.entity));
  const message = { no: says, unknown: texts.t("finding-open", { message: says }), yes: texts.t("finding-by-other", { message: says }) }[found.holds];
  return html`<li class="finding ${found.severity}" data-code=${found.code}>
    <p class="finding-text"><span class="badge">${icon(ICONS[found.severity] ?? noted)} ${texts.t(`finding-${found.severity}`)}</span> ${message}</p>
    ${
      unknown
        ? html`<p class="buttons">
            ${found.unknown.map(
              (key) =>
                html`<button type="button" data-fact=${key} @click=${() => ask({ kind: "focus", key })}>
                  ${texts.t("finding-fill", { fact: factName(texts, key) })}
                </button>`,
            )}
          </p>`
        : found.remedies.length > 0
          ? html`<p class="buttons">${found.remedies.map((remedy) => remedyButton(state, remedy, ask))}</p>`
          : nothing
    }
    ${found.decided ? decided(state, found, ask) : nothing} ${sources(state, found.claims, found.code)}
  </li>`;
}

function decided(state: Ready, found: FindingView, ask: Ask): TemplateResult | typeof nothing {
  const { texts } = state;
  const { decided } = found;
  if (!decided) return nothing;
  const name = (choice: string): string => texts.t(`reading--${decided.reading}--${choice}`);
  return html`<details class="decided">
    <summary><span class="badge">${texts.t("finding-decided")}</span> ${texts.t(`reading--${decided.reading}`)}</summary>
    <p>${texts.t("finding-followed")} ${name(decided.chosen)}</p>
    ${sources(state, decided.chosenClaims)}
    <p>${texts.t("finding-other")} ${name(decided.other)}</p>
    ${sources(state, decided.otherClaims)}
    <button type="button" @click=${() => ask({ kind: "reading", id: decided.reading, choice: decided.other })}>
      ${texts.t("finding-switch")}
    </button>
  </details>`;
}

function remedyButton(state: Ready, remedy: RemedyView, ask: Ask): TemplateResult {
  const { texts } = state;
  if (remedy.kind === "wait") {
    return html`<button type="button" class="remedy" data-remedy="wait" @click=${() => ask({ kind: "wait", until: remedy.until })}>
      ${texts.t("remedy-wait", { when: texts.by(remedy.until) })}
    </button>`;
  }
  if (remedy.kind === "await") {
    return html`<span class="awaits">${texts.t(remedy.overdue ? "remedy-await-now" : "remedy-await", { trigger: texts.t(`trigger--${remedy.trigger}`), when: texts.instant(remedy.at) })}</span>`;
  }
  if (remedy.kind === "answer") {
    return html`<button type="button" class="quiet" data-fact=${remedy.fact} @click=${() => ask({ kind: "focus", key: remedy.fact })}>
      ${texts.t(remedy.said ? "remedy-answer" : "remedy-already", { fact: factName(texts, remedy.fact) })}
    </button>`;
  }
  const args = Object.fromEntries(remedy.args.map((arg) => [arg.name, arg.value]));
  return html`<button
    type="button"
    class="remedy"
    data-remedy=${remedy.action}
    @click=${() => ask({ kind: "draft", draft: { action: remedy.action, args, confirmed: [], outcome: wanted(state, remedy.action) } })}
  >
    ${remedyText(texts, actionName(state, remedy.action, remedy.args), remedy)}
  </button>`;
}

/** The name of an action with its arguments; several bear their names. */
export function actionName({ texts, info }: Ready, id: string, args: readonly OperandView[]): string {
  const action = texts.t(`action--${id}`);
  if (args.length === 0) return action;
  const params = info.actions.find((known) => known.id === id)?.params;
  const said = args.map((arg) => {
    const entity = params?.find((known) => known.id === arg.name)?.kind === "entity";
    const value = entity ? texts.t("entity", { n: `${Number(arg.value) + 1}` }) : texts.value(arg);
    return args.length > 1 ? texts.t("named", { name: texts.t(`param--${id}--${arg.name}`), value }) : value;
  });
  return texts.t("remedy-count", { action, n: said.join(" · ") });
}

/** What an action that removes a finding is called: with what has to come after it. */
function remedyText(texts: Texts, action: string, { thenWait, awaits }: Extract<RemedyView, { kind: "act" }>): string {
  if (awaits !== null) return texts.t("remedy-act-await", { action, trigger: texts.t(`trigger--${awaits}`) });
  return thenWait > 0 ? texts.t("remedy-act-wait", { action, time: texts.duration(thenWait) }) : texts.t("remedy-act", { action });
}

/** The wanted outcome of an action: what people mean to rehearse first. */
export function wanted(state: Ready, action: string): string | null {
  return state.info.actions.find((known) => known.id === action)?.outcomes.find((outcome) => outcome.wanted)?.id ?? null;
}


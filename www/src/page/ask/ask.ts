import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import fallback from "virtual:tuiqun-fallback";
import type { EntitySetInfo, FactInfo } from "../../engine/wire.ts";
import { factValue } from "../finding.ts";
import type { Asking } from "../store.ts";
import { builtIn } from "../place.ts";
import { Situation } from "../situation.ts";
import { Texts } from "../texts.ts";
import type { Plain } from "../../engine/session.ts";

/** So many goals of a rulebook are offered at once; the others wait behind one line. */
const FIRST_GOALS = 3;

/** One question at a time: first what somebody wants, then what the answer rests on. */
export class Ask extends Situation {
  static override properties: PropertyDeclarations = { state: { attribute: false }, rulebook: { attribute: false } };
  /** The one rulebook whose goals are offered; all of them, if it is left out. */
  declare rulebook: string;

  protected override idOf(key: string): string {
    return `ask-${super.idOf(key)}`;
  }

  override render(): TemplateResult {
    const { goal, asking, mode } = this.state;
    if (goal === "") return this.#goals();
    if (mode === "ask" && asking) return this.#question(asking);
    // The next question is on its way; where the answer stands, what was said can be changed here.
    return mode === "ask" ? html`<div class="ask" aria-busy="true"></div>` : this.#said();
  }

  #goals(): TemplateResult {
    const { locale } = this.texts;
    const known = builtIn(this.state.source) ? (fallback[locale]?.rulebooks ?? []) : [];
    const books = known.filter(([id]) => this.rulebook === "" || id === this.rulebook);
    const own = this.state.info.goals.map(({ id }): readonly [string, string] => [id, this.t(`goal--${id}`)]);
    const shown = books.length > 0 ? books : [[this.state.info.id, this.t("rulebook"), own] as const];
    const rows = (rulebook: string, goals: readonly (readonly [string, string])[]): TemplateResult => html`<ul class="rows">
      ${goals.map(
        ([goal, text]) => html`<li>
          <button type="button" class="row" data-choose="${rulebook} ${goal}" @click=${() => this.ask({ kind: "choose", rulebook, goal })}>${text}</button>
        </li>`,
      )}
    </ul>`;
    return html`<section class="ask" aria-labelledby="ask-title">
      <h1 id="ask-title" tabindex="-1">${this.t("ask-goal")}</h1>
      <p class="rehearsal">${this.t("ask-rehearsal")}</p>
      ${shown.map(
        ([id, name, goals]) => html`<h2>${name}</h2>
          ${rows(id, goals.slice(0, FIRST_GOALS))}
          ${goals.length > FIRST_GOALS
            ? html`<details class="more">
                <summary>${this.t("ask-goals-more")}</summary>
                ${rows(id, goals.slice(FIRST_GOALS))}
              </details>`
            : nothing}`,
      )}
      ${this.#examples()}
    </section>`;
  }

  /** Situations to look at, for who has none of their own yet. */
  #examples(): TemplateResult {
    const { info } = this.state;
    return html`<details class="examples more">
      <summary>${this.t("ask-examples", { rulebook: this.t("rulebook") })}</summary>
      <ul class="rows">
        ${info.presets.map(
          (preset) => html`<li>
            <button type="button" class="row" data-preset=${preset.id} @click=${() => this.#example(preset.id)}>${this.t(`preset--${preset.id}`)}</button>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  #example(id: string): void {
    this.ask({ kind: "preset", id });
    this.ask({ kind: "show", mode: "answer" });
  }

  #question({ fact: key, decides, times }: Asking): TemplateResult {
    const { info } = this.state;
    const [set, entity, field] = key.split(".");
    const of = info.sets.find((known) => known.id === set);
    const fact = of ? of.fields.find((known) => known.id === field) : info.facts.find((known) => known.id === key);
    const actions = [...new Set(decides.map(({ action }) => `action--${action}`))].slice(0, 3);
    const rules = [...actions, ...times.map((id) => `trigger--${id}`)].map((id) => this.t(id));
    const id = fact ? this.textOf(fact, key) : `set--${set}`;
    const title = this.texts.attribute(id, "question") ?? this.t(id);
    const help = this.texts.attribute(id, "help");
    return html`<section class="ask" aria-labelledby="ask-title">
      <p class="step">
        <button type="button" class="quiet back" data-back @click=${() => this.#back()}><span aria-hidden="true">‹</span> ${this.t("ask-back")}</button>
        <span>${this.t(`goal--${this.state.goal}`)}</span>
      </p>
      <h1 id="ask-title" tabindex="-1">${field === undefined ? nothing : html`${this.t("entity", { n: `${Number(entity) + 1}` })} · `}${title}</h1>
      ${help ? html`<p class="help" id="ask-help">${help}</p>` : nothing}
      ${fact ? this.#answers(fact, key) : of ? this.#several(of) : nothing}
      ${rules.length > 0
        ? html`<details class="why-asked">
            <summary>${this.t("ask-why-title")}</summary>
            <p>${this.t("ask-why", { rules: rules.join(" · ") })}</p>
          </details>`
        : nothing}
    </section>`;
  }

  /** Goes back one question: as the browser's Back does, where there is somewhere to go. */
  #back(): void {
    this.dispatchEvent(new CustomEvent("tuiqun-back", { bubbles: true }));
  }

  #answers(fact: FactInfo, key: string): TemplateResult {
    const value = this.known(key)?.value ?? null;
    const unsure = this.state.unsure.includes(key) ? "true" : "false";
    const refused = this.state.refused[key];
    const error = refused ? html`<p class="error" role="alert">${this.t(Texts.id(refused.notice.code), refused.notice.args)}</p>` : nothing;
    const row = (said: Plain, text: string): TemplateResult => html`<li>
      <button
        type="button"
        class="row"
        data-answer=${`${said ?? "unsure"}`}
        aria-pressed=${said === null ? unsure : said === value ? "true" : "false"}
        @click=${() => this.ask({ kind: "answer", key, value: said })}
      >
        ${text}
      </button>
    </li>`;
    const open = row(null, this.t("unsure"));
    if (fact.kind === "enum") return html`<ul class="rows">${fact.choices.map((choice) => row(choice, this.t(`choice--${choice}`)))}${open}</ul>${error}`;
    if (fact.kind === "bool") return html`<ul class="rows">${row(true, this.t("yes"))}${row(false, this.t("no"))}${open}</ul>${error}`;
    return html`${this.#typed(fact, key)}
      <ul class="rows">${open}</ul>`;
  }

  /** What has to be typed: a field, and the way on. */
  #typed(fact: FactInfo, key: string): TemplateResult {
    const view = this.known(key);
    const refused = this.state.refused[key];
    const id = this.idOf(key);
    const described = [this.texts.attribute(this.textOf(fact, key), "help") ? "ask-help" : "", refused ? `${id}-error` : ""].filter(Boolean).join(" ") || nothing;
    return html`<form
      class="typed"
      @submit=${(event: Event) => {
        event.preventDefault();
        if (this.state.refused[key] || this.known(key)?.value === null) this.focusOn(id);
        else this.ask({ kind: "next" });
      }}
    >
      <label class="visually-hidden" for=${id}>${this.t(this.textOf(fact, key))}</label>
      ${view ? this.input(fact, key, view, described, refused ? "true" : nothing) : nothing}
      ${refused ? html`<p class="error" id="${id}-error">${this.t(Texts.id(refused.notice.code), refused.notice.args)}</p>` : nothing}
      <button type="submit" class="primary" data-next>${this.t("ask-next")}</button>
    </form>`;
  }

  #several(set: EntitySetInfo): TemplateResult {
    return html`<div class="typed">
      ${this.set(set)}
      <button type="button" class="primary" data-next @click=${() => this.ask({ kind: "answer", key: set.id, value: this.known(set.id)?.value as Plain })}>${this.t("ask-next")}</button>
    </div>`;
  }

  /** Beside the answer: everything that was said, each to be changed in its place. */
  #said(): TemplateResult {
    return html`<section class="said" aria-labelledby="said-title">
      <h2 id="said-title">${this.t("ask-said")}</h2>
      <p><strong>${this.t(`goal--${this.state.goal}`)}</strong> <button type="button" class="quiet" data-anew @click=${() => this.ask({ kind: "question", key: null })}>${this.t("ask-anew")}</button></p>
      <ul class="facts">
        ${said(this.state).map(
          ({ key, name, value }) => html`<li>
            <span>${name}</span> <strong>${value}</strong>
            <button type="button" class="quiet" data-change=${key} @click=${() => this.ask({ kind: "question", key })}>${this.t("ask-change")}<span class="visually-hidden"> ${name}</span></button>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

/** What was said, in the words of the form: not what is as usual. `short` says it where no name stands beside. */
export function said(state: Ask["state"]): readonly { key: string; name: string; value: string; short: string }[] {
  const { info, view, texts } = state;
  return info.facts.flatMap((fact) => {
    const known = view.facts.find(({ key }) => key === fact.id);
    if (!known?.asked || known.assumed || known.value === null || known.value === fact.start) return [];
    const unit = fact.unit && fact.kind === "int" ? ` ${texts.t(`unit--${fact.unit}`, { n: Number(known.value) })}` : "";
    const name = texts.t(`fact--${fact.id}`);
    const value = `${factValue(state, { name: fact.id, kind: fact.kind, value: known.value })}${unit}`;
    // A yes or a moment says nothing by itself.
    const plain = fact.kind === "enum" || unit !== "";
    return [{ key: fact.id, name, value, short: plain ? value : texts.t("named", { name, value }) }];
  });
}

import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import handset from "virtual:tuiqun-icon/phone";
import { icon } from "./icon.ts";
import type { ActionView, ParamInfo } from "../engine/wire.ts";
import { mainAction } from "./announce.ts";
import { pendingChoice, pendingName, pendingWhen, surelyPending } from "./entry.ts";
import { actionName, finding, outcomeName } from "./finding.ts";
import { choices, fits, freshDraft, paramField } from "./params.ts";
import { Part } from "./part.ts";
import { phoneStyles } from "./phone-styles.ts";
import type { Plain } from "../engine/session.ts";
import { conversation, crowd, peopleOn } from "./do/drawn.ts";
import { keepStars, progress, type Progress, starsOf } from "./do/progress.ts";
import { back, chatOf, drawn, HOME, type Item, items, type Place, type Screen, towards } from "./do/screens.ts";
import { type Challenge, isWindow, NONE, type Practice, practiceFor, stars, type Tally } from "./practice.ts";
import type { Draft, Request } from "./store.ts";
import { Texts } from "./texts.ts";

/** After so long without a tap, the next one is shown. */
const IDLE_MS = 30_000;

/** A dialog over a screen: an action that is blocked, is being filled in, or asks for its confirmations one by one. */
interface Dialog {
  readonly draft: Draft;
  /** How many confirmations were given; `null` while things are filled in. */
  readonly confirmed: number | null;
}

/** Something the phone says: the id of a message, with its values. */
interface Saying {
  readonly id: string;
  readonly args: Record<string, string>;
}

/** What is to be done next, with what it is done to; without an action it is waiting. */
interface Next {
  readonly action: string | null;
  readonly says: string;
  readonly args: Readonly<Record<string, Plain>>;
}

/** A simulated phone, or a window: every tap is a step of the same session. */
export class Phone extends Part {
  static override styles = phoneStyles;
  static override properties: PropertyDeclarations = { state: { attribute: false }, begin: { attribute: false }, first: { attribute: false }, keeps: { attribute: false } };
  /** Whether it is open from the beginning on. */
  declare begin: boolean;
  /** The challenge to begin with: its id, or nothing. */
  declare first: string;
  /** Whether stars are kept on the device. */
  declare keeps: boolean;
  #begun = false;
  #open = false;
  #place: Place = HOME;
  #dialog: Dialog | null = null;
  #said: Saying | null = null;
  #practice: Practice | null = null;
  /** Of which rulebook the practice is. */
  #rulebook = "";
  #challenge: Challenge | null = null;
  #mistakes = 0;
  #hints = 0;
  /** How plain the hint for where things stand is: the challenge's own, what to do next, where to tap. */
  #grade = 0;
  /** What is to be done next, as far as a hint says. */
  #next: Next | null = null;
  #stars: Progress = {};
  /** Whether the challenge's own hint was given. */
  #thought = false;
  #busy = false;
  /** The item of the screen that Tab reaches. */
  #rover = "";
  /** The step that was just asked for, and where the log stood. */
  #asked: { readonly cursor: number; readonly action: string | null } | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#idle);
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("state") as Phone["state"] | undefined;
    if (!before || !this.#open) return;
    if (before.info.id !== this.state.info.id) return this.#reset();
    if (this.#challenge && this.state.goal !== this.#challenge.goal) this.#challenge = null;
    if (before.view === this.state.view && before.notice === this.state.notice) return;
    this.#next = null;
    this.#grade = 0;
    if (this.#challenge && this.state.view.start !== this.#challenge.start.start) this.#challenge = null;
    this.#hear();
  }

  override updated(): void {
    if ((!this.begin && !this.first) || this.#begun || !this.texts.complete || this.state.goal === "") return;
    this.#begun = true;
    void this.#start(true).then(() => {
      const first = this.#practice?.challenges.find((challenge) => challenge.id === this.first);
      if (first) this.#take(first, true);
    });
  }

  /** What came of the step that was asked for. */
  #hear(): void {
    const asked = this.#asked;
    if (!asked) return;
    this.#asked = null;
    const { view, notice } = this.state;
    if (view.cursor <= asked.cursor) {
      if (!notice) return;
      this.#mistakes += 1;
      this.#say(Texts.id(notice.code), notice.args);
      return;
    }
    const took = view.log.slice(asked.cursor, view.cursor).find((entry) => entry.kind === "act")?.took ?? 0;
    const done = view.happened.find((one) => one.kind === "acted" && one.id === asked.action);
    this.#dialog = null;
    if (!asked.action || !done) {
      this.#finish();
      return this.#say("phone-waited", { when: this.texts.instant(view.now) });
    }
    this.#place = chatOf(this.#screens, this.#place);
    this.#finish();
    const outcome = outcomeName(this.state, "actions", done.id, done.outcome);
    const args = { action: this.t(`action--${done.id}`), outcome: outcome ?? "none", time: this.texts.duration(took) };
    this.#say(done.wanted ? "phone-done" : "phone-went-wrong", args);
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.texts.complete || this.state.goal === "") return nothing;
    return html`<section class="practice card" aria-labelledby="phone-heading">
      <h2 id="phone-heading" tabindex="-1">${icon(handset)} ${this.t("phone-heading")}</h2>
      ${this.#open && this.#practice ? this.#practising(this.#practice) : this.#begin()}
    </section>`;
  }

  #begin(): TemplateResult {
    return html`<p class="hint">${this.t("phone-intro")}</p>
      <p class="buttons">
        <button type="button" data-phone ?disabled=${this.#busy} @click=${() => void this.#start()}>${this.t("phone-open")}</button>
      </p>`;
  }

  #practising(practice: Practice): TemplateResult {
    return html`<div class="desk">
      <div class="beside">
        <p><strong>${this.t("phone-goal", { goal: this.t(`goal--${this.state.goal}`) })}</strong></p>
        ${this.#challenge ? html`<p data-challenge-now>${this.texts.attribute(`challenge--${this.#challenge.id}`, "help")}</p>` : nothing}
        <div role="status" aria-live="polite" class="said">${this.#said ? this.#saying(this.#said) : nothing}</div>
        <p class="buttons">
          <button type="button" data-hint aria-disabled=${this.#busy ? "true" : "false"} @click=${() => void this.#hint()}>${this.t("phone-hint")}</button>
          <button type="button" data-phone-undo aria-disabled=${this.#undoable() ? "false" : "true"} @click=${() => this.#undo()}>${this.t("undo")}</button>
          <button type="button" class="quiet" data-phone-close @click=${() => this.#close()}>${this.t("phone-close")}</button>
        </p>
        ${this.#score()}
      </div>
      ${this.#device(practice)} ${this.#challenges(practice)}
    </div>`;
  }

  #challenges({ challenges }: Practice): TemplateResult | typeof nothing {
    if (challenges.length === 0) return nothing;
    return html`<div class="dares">
      <h3 id="challenges-title">${this.t("challenges")}</h3>
      <ul class="challenges" aria-labelledby="challenges-title">
        ${challenges.map(
          (challenge) => html`<li>
            <button
              type="button"
              data-challenge=${challenge.id}
              aria-pressed=${this.#challenge?.id === challenge.id ? "true" : "false"}
              @click=${() => this.#take(challenge)}
            >
              <strong>${this.t(`challenge--${challenge.id}`)}</strong>
              <small>${this.texts.attribute(`challenge--${challenge.id}`, "help")}</small>
              ${this.#won(challenge)}
            </button>
          </li>`,
        )}
      </ul>
    </div>`;
  }

  /** The stars that a challenge was come through with before. */
  #won({ id }: Challenge): TemplateResult | typeof nothing {
    const count = starsOf(this.#stars, this.#rulebook, id);
    if (count === 0) return nothing;
    return html`<span class="stars" data-won=${count} role="img" aria-label=${this.t("challenge-stars", { count })}>${starred(count)}</span>`;
  }

  #saying({ id, args }: Saying): TemplateResult {
    const help = this.texts.attribute(id, "help", args);
    return html`<p data-said=${id}>${this.t(id, args)}${help ? html` <small>${help}</small>` : nothing}</p>`;
  }

  /** How it went, at the goal of a challenge. */
  #score(): TemplateResult | typeof nothing {
    const challenge = this.#challenge;
    if (!challenge || !this.#reached()) return nothing;
    const tally = this.#tally();
    const { deeds } = tally;
    const count = stars(challenge, tally);
    const { challenges = [] } = this.#practice ?? {};
    const next = challenges[challenges.indexOf(challenge) + 1];
    const best = { deeds: this.texts.number(challenge.deeds), time: this.texts.duration(challenge.time) };
    const args = { deeds: this.texts.number(deeds), time: this.texts.duration(tally.time), mistakes: this.texts.number(tally.mistakes), hints: this.texts.number(tally.hints) };
    return html`<div class="score" data-score=${count}>
      <p><span class="stars" aria-hidden="true">${starred(count)}</span> <strong>${this.t("challenge-stars", { count })}</strong></p>
      <p>${this.t("challenge-yours", args)}</p>
      <p class="hint">${this.t("challenge-best", best)}</p>
      <p class="buttons">
        ${next ? html`<button type="button" class="primary" data-challenge-next @click=${() => this.#take(next)}>${this.t("challenge-next", { name: this.t(`challenge--${next.id}`) })}</button>` : nothing}
        <button type="button" data-challenge-again @click=${() => this.#take(challenge)}>${this.t("challenge-again")}</button>
      </p>
    </div>`;
  }

  #tally(): Tally {
    const { view } = this.state;
    const deeds = view.log.slice(0, view.cursor).filter((entry) => entry.kind === "act").length;
    return { deeds, time: view.now - view.start, mistakes: this.#mistakes, hints: this.#hints };
  }

  /** Keeps how a challenge went, once its goal is reached. */
  #finish(): void {
    const challenge = this.#challenge;
    if (!challenge || !this.keeps || !this.#reached()) return;
    keepStars(this.#rulebook, challenge.id, stars(challenge, this.#tally()));
    this.#stars = progress();
  }

  get #screens(): Practice["screens"] {
    return this.#practice?.screens ?? {};
  }

  #device(practice: Practice): TemplateResult {
    const { view } = this.state;
    const place = this.#place;
    const screens = this.#screens;
    const screen = drawn(screens, place);
    const list = items(this.state, screens, place);
    // Where the focus was last, or the first; what is hinted at goes before.
    if (!list.some((item) => this.#keyOf(item) === this.#rover)) this.#rover = list[0] ? this.#keyOf(list[0]) : "";
    const home = place.kind === "menu" && place.steps.length === 0;
    const next = this.#grade >= 2 && this.#next && !this.#dialog ? towards(list, this.#next.action) : undefined;
    if (next && !this.querySelector(".items :focus")) this.#rover = this.#keyOf(next);
    const wait = this.#grade >= 2 && this.#next?.action === null && place.kind === "waiting";
    // Where the way does not lead on from here, the way back is what is hinted at.
    const goBack = this.#grade >= 2 && this.#next !== null && !this.#dialog && !next && !wait && !home;
    const window = isWindow(practice, view);
    const shown = (some: readonly Item[]): TemplateResult[] => some.map((item) => this.#item(item, item === next));
    // What stands at the top right of a screen is no row of it, and on a chat what can be said there stands below what was said.
    const more = list.filter((item) => item.kind === "screen" && screens[this.#keyOf(item)]?.as === "more");
    const rows = list.filter((item) => !more.includes(item));
    // A window has room for the first screen beside all others.
    const side = window && !home ? items(this.state, screens, HOME) : [];
    return html`<div class="device ${window ? "window" : "handset"}" role="group" aria-label=${this.t(window ? "phone-window" : "phone-device")} @keydown=${this.#key}>
      <p class="bar"><time>${this.texts.instant(view.now)}</time><span>${this.t("phone-rehearsal")}</span></p>
      ${side.length === 0 ? nothing : html`<ul class="items side" ?inert=${this.#dialog !== null}>${shown(side)}</ul>`}
      <div class="screen" ?inert=${this.#dialog !== null}>
        <div class="top">
          ${home
            ? nothing
            : html`<button type="button" class="quiet ${goBack ? "hinted" : ""}" data-phone-back @click=${() => this.#go(back(place))}>
                <span aria-hidden="true">‹</span> ${this.t("phone-back")}
              </button>`}
          <h3 id="phone-title" tabindex="-1">${this.#heading(place)}</h3>
          ${more.length === 0 ? nothing : html`<ul class="items more">${shown(more)}</ul>`}
        </div>
        ${this.#reached() ? html`<p class="ending"><span aria-hidden="true">✓</span> ${this.#ending()}</p>` : nothing}
        ${screen.draws === "chat" ? conversation(this.state, screen) : nothing} ${screen.draws === "info" ? crowd(this.state, screen) : nothing}
        ${place.kind === "waiting" ? this.#waiting(wait) : html`<ul class="items ${screen.draws ?? "list"} ${home ? "home" : ""}">${shown(rows)}</ul>`}
        ${rows.some((item) => item.kind === "action" && item.ours) ? html`<p class="hint">${this.t("phone-ours")}</p>` : nothing}
        ${list.length === 0 && place.kind !== "waiting" ? html`<p class="hint">${this.t("phone-empty")}</p>` : nothing}
      </div>
      ${this.#dialog ? this.#asks(this.#dialog) : nothing}
    </div>`;
  }

  /** The title of a screen, with how many people are on it. */
  #heading(place: Place): string {
    const screen = drawn(this.#screens, place);
    const name = screen.title === undefined ? this.#title(place) : this.t(`path--${screen.title}`);
    const count = peopleOn(this.state, screen);
    return count === null ? name : this.t("phone-people", { name, count: this.texts.number(count) });
  }

  #title(place: Place): string {
    if (place.kind === "waiting") return this.t("phone-waiting");
    if (place.kind === "nowhere") return place.group === null ? this.t("phone-nowhere") : this.t(`actions--${place.group}`);
    const last = place.steps.at(-1);
    return last === undefined ? this.t("rulebook") : this.t(`path--${last}`);
  }

  /** What the real one ends on. */
  #ending(): string {
    return this.texts.has(`ending--${this.state.goal}`) ? this.t(`ending--${this.state.goal}`) : this.t("goal-reached");
  }

  /** What an item is called among those of its screen. */
  #keyOf(item: Item): string {
    if (item.kind === "action") return item.action;
    if (item.kind === "idle") return item.step;
    if (item.place.kind === "menu") return item.place.steps.at(-1) ?? "";
    return item.place.kind === "nowhere" ? (item.place.group ?? "nowhere") : "waiting";
  }

  /** Of the items of a screen one is reached by Tab, the others by the arrows. */
  #rove(key: string): void {
    if (this.#rover === key) return;
    this.#rover = key;
    this.requestUpdate();
  }

  #item(item: Item, hinted: boolean): TemplateResult {
    const label =
      item.kind === "screen" ? this.#title(item.place) : item.kind === "action" && item.step === null ? this.t(`action--${item.action}`) : this.t(`path--${item.step}`);
    const key = this.#keyOf(item);
    const screen: Screen = this.#screens[item.kind === "screen" ? key : (item.step ?? "")] ?? {};
    const more = item.kind === "screen" && screen.as === "more";
    const looks = [hinted ? "hinted" : "", screen.as === "final" ? "final" : "", item.kind === "idle" ? "idle" : ""];
    return html`<li>
      <button
        type="button"
        tabindex=${this.#rover === key ? "0" : "-1"}
        @focus=${() => this.#rove(key)}
        class="item ${looks.filter(Boolean).join(" ")}"
        data-item=${key}
        aria-label=${more ? label : nothing}
        @click=${() => this.#chosen(item)}
      >
        ${screen.draws === "chat" ? html`<i class="face" aria-hidden="true"></i>` : nothing}
        <span>${more ? "…" : label}</span>${hinted ? html`<small>${this.t("phone-tap-here")}</small>` : nothing}
        ${item.kind === "action" || more ? nothing : html`<span aria-hidden="true">›</span>`}
      </button>
    </li>`;
  }

  /** What is being waited for; letting it come is a tap. */
  #waiting(hinted: boolean): TemplateResult {
    const { view, info } = this.state;
    const sure = surelyPending(this.state);
    // What somebody else answers is let happen here; all else comes with time.
    const answered = sure.find((pending) => !pending.automatic && !pending.may);
    return html`<ul class="items">
        ${sure.map((pending) => {
          return html`<li class="pending" data-pending=${pending.trigger}>
            <p>${pendingName(this.state, pending)} <small>${pendingWhen(this.state, pending)}</small></p>
            ${pending.automatic
              ? nothing
              : html`<p class="buttons">
                  ${pending.outcomes
                    .filter((outcome) => outcome.possible)
                    .map(({ id }) => {
                      const hoped = info.triggers.find((known) => known.id === pending.trigger)?.outcomes.find((outcome) => outcome.wanted)?.id;
                      return html`<button type="button" class=${hinted && pending === answered && id === hoped ? "hinted" : ""} data-outcome=${id} @click=${() => this.#step({ kind: "fire", trigger: pending.trigger, instance: pending.instance, outcome: id })}>
                        ${pendingChoice(this.state, pending, id)}
                      </button>`;
                    })}
                </p>`}
          </li>`;
        })}
      </ul>
      ${view.nextChange === null
        ? nothing
        : html`<p class="buttons">
            <button type="button" class=${hinted && !answered ? "hinted" : ""} data-phone-wait @click=${() => this.#step({ kind: "wait", until: null })}>
              ${this.t("clock-next", { when: this.texts.instant(view.nextChange) })}
            </button>
          </p>`}`;
  }

  #asks({ draft, confirmed }: Dialog): TemplateResult | typeof nothing {
    const action = this.#look(draft);
    const info = this.state.info.actions.find((known) => known.id === draft.action);
    if (!action || !info) return nothing;
    const about = info.params.filter((param) => param.kind === "entity").map((param) => draft.args[param.id]);
    // Of several people only the one that is chosen counts.
    const findings = action.findings.filter(({ entity }) => entity === null || about.length === 0 || about.includes(entity));
    const blocked = this.#blocked(action, draft);
    const cancel = html`<button type="button" class="quiet" data-cancel @click=${() => this.#dismiss()}>${this.t("cancel")}</button>`;
    const confirm = confirmed === null ? undefined : action.confirms[confirmed];
    const change = (part: Partial<Draft>): void => {
      this.#dialog = { draft: { ...draft, ...part }, confirmed: null };
      this.requestUpdate();
    };
    return html`<div class="dialog" role="dialog" aria-modal="true" aria-labelledby="phone-dialog">
      <div class="asked">
      <h3 id="phone-dialog" tabindex="-1">${this.t(`action--${draft.action}`)}</h3>
      ${info.actor === "you" ? nothing : html`<p class="hint">${this.t("action-actor", { actor: this.t(`actor--${info.actor}`) })}</p>`}
      ${confirm
        ? html`<p data-confirm=${confirm.id}>${this.t(`confirm--${confirm.id}`)}</p>`
        : html`${info.params.map((param) => this.#param(action, param, draft, change))}
            ${findings.length > 0
              ? html`<ul class="findings">${findings.map((found) => finding(this.state, found, (request) => this.#remedy(request)))}</ul>`
              : nothing}
            ${blocked ? nothing : this.#outcomes(action, draft, change)}
            ${action.irreversible === "yes" ? html`<p class="irreversible">${this.t("action-irreversible")}</p>` : nothing}`}
      </div>
      <p class="buttons">
        ${blocked || !fits(action, draft.args)
          ? nothing
          : html`<button type="button" class="primary" data-confirm-next @click=${() => this.#confirm(action, draft, confirmed)}>
              ${this.t(confirm ? "phone-confirm" : "phone-go")}
            </button>`}
        ${cancel}
      </p>
    </div>`;
  }

  /** Whom or what it is about: people as a list to pick from, all else as a field. */
  #param(action: ActionView, param: ParamInfo, draft: Draft, change: (part: Partial<Draft>) => void): TemplateResult {
    if (param.kind !== "entity") return paramField(this.state, action, param, draft.args, (args) => change({ args }), "phone");
    return html`<fieldset class="choices stacked members">
      <legend>${this.t(`param--${action.id}--${param.id}`)}</legend>
      ${choices(this.state, action, param).map(
        ([key, text, value]) => html`<label class="choice">
          <input
            type="radio"
            name="phone-${param.id}"
            data-member=${key}
            .checked=${draft.args[param.id] === value}
            @change=${() => change({ args: { ...draft.args, [param.id]: value } })}
          />
          <span>${text}</span>
        </label>`,
      )}
    </fieldset>`;
  }

  /** How it goes is drawn where sources give odds; where none does, the person says. */
  #outcomes(action: ActionView, draft: Draft, change: (part: Partial<Draft>) => void): TemplateResult | typeof nothing {
    if (!undrawn(action)) return nothing;
    return html`<fieldset class="choices stacked">
      <legend>${this.t("phone-outcome")}</legend>
      ${action.outcomes
        .filter((outcome) => outcome.possible)
        .map(
          ({ id }) => html`<label class="choice">
            <input type="radio" name="phone-outcome" .checked=${draft.outcome === id} @change=${() => change({ outcome: id })} />
            <span>${this.t(`outcome--${action.id}--${id}`)}</span>
          </label>`,
        )}
    </fieldset>`;
  }

  /** `quiet` leaves the focus where it is: nobody asked by hand. */
  async #start(quiet = false): Promise<void> {
    const { texts } = this.state;
    const id = texts.rulebook;
    this.#busy = true;
    this.requestUpdate();
    try {
      this.#practice = await practiceFor(texts);
    } catch {
      // Practising goes on without challenges where they cannot be had.
      this.#practice = NONE;
    }
    this.#busy = false;
    // Another rulebook may have come meanwhile: that one is practised then.
    if (this.state.texts.rulebook !== id) return this.#start(quiet);
    this.#reset();
    this.#rulebook = id;
    if (this.keeps) this.#stars = progress();
    this.#open = true;
    this.requestUpdate();
    if (!quiet) this.focusOn("phone-title");
    this.#rest();
  }

  /** Everything as at the beginning; the session stays. */
  #reset(): void {
    if (this.#rulebook !== this.state.info.id) this.#open = false;
    this.#place = HOME;
    this.#dialog = null;
    this.#said = null;
    this.#challenge = null;
    this.#mistakes = 0;
    this.#hints = 0;
    this.#asked = null;
    this.#next = null;
    this.#thought = false;
    this.#grade = 0;
  }

  #close(): void {
    this.#reset();
    this.#open = false;
    clearTimeout(this.#idle);
    this.requestUpdate();
    this.focusOn("phone-heading");
  }

  #take(challenge: Challenge, quiet = false): void {
    this.#reset();
    this.#challenge = challenge;
    this.ask({ kind: "begin", options: challenge.start, goal: challenge.goal });
    this.#said = { id: "challenge-begun", args: { name: this.t(`challenge--${challenge.id}`) } };
    this.requestUpdate();
    if (!quiet) this.focusOn("phone-title");
    this.#rest();
  }

  #go(place: Place, leads: readonly string[] | null = null): void {
    this.#place = place;
    this.#said = null;
    // Only a way that cannot help is said to be one: nothing behind it leads to the goal or clears the way to it.
    const helpful = leads && leads.length > 0 && !this.#reached() ? this.#helpful() : null;
    if (helpful && !leads?.some((action) => helpful.has(action))) {
      this.#mistakes += 1;
      this.#said = { id: "phone-wrong-turn", args: { goal: this.t(`goal--${this.state.goal}`) } };
    }
    this.requestUpdate();
    this.focusOn("phone-title");
    this.#rest();
  }

  /** Actions that lead to the goal, or remove what stands in the way of one that does. */
  #helpful(): ReadonlySet<string> {
    const { info, goal } = this.state;
    const found = new Set(info.goals.find((known) => known.id === goal)?.actions ?? []);
    for (const action of [...found]) {
      for (const { remedies } of this.preview({ action })?.findings ?? []) {
        for (const remedy of remedies) if (remedy.kind === "act") found.add(remedy.action);
      }
    }
    if (this.#next?.action) found.add(this.#next.action);
    return found;
  }

  #chosen(item: Item): void {
    if (item.kind === "screen") return this.#go(item.place, item.actions);
    if (item.kind === "action") return this.#tap(item.action);
    // What is there only as it is in the app is no mistake.
    this.#say("phone-idle", { what: this.t(`path--${item.step}`) });
  }

  #tap(id: string): void {
    const action = this.action(id);
    if (!action) return;
    const fresh = freshDraft(this.state, action);
    // What a hint said is what is filled in.
    const draft = this.#next?.action === id ? { ...fresh, args: { ...fresh.args, ...this.#next.args } } : fresh;
    const shown = this.#look(draft) ?? action;
    if (this.#blocked(shown, draft)) this.#mistakes += 1;
    this.#said = null;
    // Odds decide how it goes, where there are any.
    this.#dialog = { draft: { ...draft, outcome: undrawn(shown) ? draft.outcome : null }, confirmed: null };
    this.requestUpdate();
    this.focusOn("phone-dialog");
    this.#rest();
  }

  /** An action with its arguments; as it is without them where they cannot be used. */
  #look({ action, args }: Draft): ActionView | null {
    return this.preview({ action, args }) ?? this.preview({ action });
  }

  /** Whether an action cannot be done, or not with the one that is chosen. */
  #blocked(action: ActionView, { args }: Draft): boolean {
    const entity = this.state.info.actions.find((known) => known.id === action.id)?.params.find((param) => param.kind === "entity");
    return action.applicable === "no" || (entity !== undefined && action.options[Number(args[entity.id])] === "no");
  }

  #confirm(action: ActionView, draft: Draft, confirmed: number | null): void {
    const given = confirmed === null ? 0 : confirmed + 1;
    if (given < action.confirms.length) {
      this.#dialog = { draft, confirmed: given };
      this.requestUpdate();
      this.focusOn("phone-dialog");
      return;
    }
    this.#step({ kind: "act", draft: { ...draft, confirmed: action.confirms.map(({ id }) => id) } }, draft.action);
  }

  #step(request: Request, action: string | null = null): void {
    this.#asked = { cursor: this.state.view.cursor, action };
    this.#said = null;
    this.ask(request);
    this.focusOn(this.#dialog ? "phone-dialog" : "phone-title");
    this.#rest();
  }

  /** What a remedy asks for, on the phone: where something else has to be done first, the way there is shown. */
  #remedy(request: Request): void {
    this.#dialog = null;
    if (request.kind === "draft" && request.draft) {
      const { action, args } = request.draft;
      const operands = Object.entries(args).map(([name, value]) => ({ name, kind: kindOf(value), value }));
      this.#next = { action, says: actionName(this.state, action, operands), args };
      this.#grade = 2;
      this.#say("phone-first", { action: this.#next.says });
      this.focusOn("phone-title");
    } else if (request.kind === "wait") {
      this.#step(request);
    } else {
      this.requestUpdate();
      this.ask(request);
    }
  }

  #dismiss(): void {
    this.#dialog = null;
    this.requestUpdate();
    this.focusOn("phone-title");
  }

  /** Whether there is something done to take back; where the answers were given elsewhere, they are not taken back here. */
  #undoable(): boolean {
    const { doing, view } = this.state;
    const said = view.log[view.cursor - 1]?.kind === "set";
    return view.cursor > (doing?.before ?? 0) && !(doing && said);
  }

  #undo(): void {
    if (!this.#undoable()) return;
    this.#dialog = null;
    this.#said = null;
    this.ask({ kind: "undo" });
  }

  #say(id: string, args: Record<string, string>): void {
    this.#said = { id, args };
    this.requestUpdate();
  }

  #reached(): boolean {
    return this.state.view.goals.find((goal) => goal.id === this.state.goal)?.reached === "yes";
  }

  /** A plainer hint each time it is asked for: what to think of, what to do, where to tap. */
  async #hint(plainest = false): Promise<void> {
    if (this.#busy) return;
    if (this.#reached()) return this.#say("goal-reached", {});
    // Who only sat there asked for nothing.
    if (!plainest) this.#hints += 1;
    const own = this.#challenge && this.#grade === 0 && !this.#thought ? this.texts.attribute(`challenge--${this.#challenge.id}`, "hint") : null;
    if (own && !plainest) {
      this.#thought = true;
      this.#grade = 1;
      return this.#say("phone-think", { hint: own });
    }
    this.#busy = true;
    this.requestUpdate();
    this.#next ??= await this.#find();
    this.#busy = false;
    if (!this.#next) return this.#say("phone-no-way", {});
    this.#grade = 2;
    const { action, says } = this.#next;
    this.#say(action === null ? "phone-next-wait" : "phone-next", action === null ? {} : { action: says });
  }

  /** The first step of the best way from here. */
  async #find(): Promise<Next | null> {
    const { goal } = this.state;
    const steps = (await this.longer(async (answers) => (await answers.plans(goal)).plans[0]?.steps ?? [])) ?? [];
    const step = steps.find((one) => one.kind !== "assume");
    if (!step) return null;
    const act = step.kind === "act" ? step.entries.find((entry) => entry.kind === "act") : undefined;
    const id = act?.ids[0];
    if (!act || id === undefined) return { action: null, says: "", args: {} };
    const args = Object.fromEntries(act.args.map(({ name, value }) => [name, value as Plain]));
    return { action: id, says: actionName(this.state, id, act.args), args };
  }

  /** Starts to count anew how long nothing was tapped. */
  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (this.#open && !this.#dialog && this.#grade < 2 && !this.#reached() && document.visibilityState === "visible") void this.#hint(true);
    }, IDLE_MS);
  }

  /** Up and down go through what can be tapped; Escape goes back, or leaves a dialog. */
  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      if (this.#dialog) this.#dismiss();
      else this.#go(back(this.#place));
      return;
    }
    const target = event.target as HTMLElement;
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || this.#dialog || target.matches("input, select, summary")) return;
    const buttons = [...this.querySelectorAll<HTMLElement>(".items button")];
    if (buttons.length === 0) return;
    event.preventDefault();
    const at = buttons.indexOf(target);
    const step = event.key === "ArrowDown" ? 1 : -1;
    const to = at < 0 ? (step > 0 ? 0 : buttons.length - 1) : (at + step + buttons.length) % buttons.length;
    buttons[to]?.focus();
  };
}

const starred = (count: number): string => "★".repeat(count) + "☆".repeat(3 - count);

/** What sort of value an argument is. */
const kindOf = (value: unknown): "bool" | "int" | "enum" => (typeof value === "boolean" ? "bool" : typeof value === "number" ? "int" : "enum");

/** Whether a person has to say how an action goes: it can go in more than one way, and no source gives odds. */
function undrawn(action: ActionView): boolean {
  const possible = action.outcomes.filter((outcome) => outcome.possible);
  return possible.length > 1 && possible.some((outcome) => outcome.ppm === null);
}

import { LitElement, type PropertyDeclarations } from "lit";
import type { ActionView, RulebookInfo, View } from "../engine/wire.ts";
import type { Kept } from "../engine/link.ts";
import type { Longer, Look, Request, State } from "./store.ts";
import type { Texts } from "./texts.ts";

/** A state in which everything is there. */
export interface Ready extends State {
  readonly texts: Texts;
  readonly info: RulebookInfo;
  readonly view: View;
}

/** Whether everything is there. */
export function isReady(state: State): state is Ready {
  return state.texts !== null && state.info !== null && state.view !== null;
}

/**
 * A part of the simulator. It renders into the one shadow root of `<tui-qun>`, so that labels and links between parts
 * work, draws what the state says, and asks for changes by event.
 */
export abstract class Part extends LitElement {
  static override properties: PropertyDeclarations = { state: { attribute: false } };
  declare state: Ready;

  /** Brings the styles that a part names into the one root. */
  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode() as ShadowRoot;
    const sheets = (this.constructor as typeof Part).elementStyles.map((style) => (style instanceof CSSStyleSheet ? style : style.styleSheet));
    root.adoptedStyleSheets.push(...sheets.filter((sheet) => sheet !== undefined).filter((sheet) => !root.adoptedStyleSheets.includes(sheet)));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected ask(request: Request): void {
    this.dispatchEvent(new CustomEvent<Request>("tuiqun-request", { detail: request, bubbles: true }));
  }

  protected get texts(): Texts {
    return this.state.texts;
  }

  protected t(id: string, args: Record<string, string | number> = {}): string {
    return this.state.texts.t(id, args);
  }

  protected action(id: string): ActionView | undefined {
    return this.state.view.actions.find((action) => action.id === id);
  }

  /** An action looked at closely, with arguments as far as they are filled in; nothing while they cannot be used. */
  protected preview(draft: Look): ActionView | null {
    const event = new CustomEvent("tuiqun-preview", { detail: { draft, result: null as ActionView | null }, bubbles: true });
    this.dispatchEvent(event);
    return event.detail.result;
  }

  /** One of the longer answers; nothing where it cannot be had, which the page then says. */
  protected async longer<T>(ask: Longer<T>["ask"]): Promise<T | null> {
    const event = new CustomEvent<Longer<T>>("tuiqun-longer", { detail: { ask, result: null }, bubbles: true });
    this.dispatchEvent(event);
    return event.detail.result;
  }

  /** The rehearsal as it stands, to keep. */
  protected kept(): Kept {
    const event = new CustomEvent("tuiqun-kept", { detail: { result: null as Kept | null }, bubbles: true });
    this.dispatchEvent(event);
    return event.detail.result as Kept;
  }

  /** Puts the focus on something that is drawn in this very update. */
  protected focusOn(id: string, block: ScrollLogicalPosition = "nearest"): void {
    void this.updateComplete.then(() => {
      const root = this.getRootNode() as Document | ShadowRoot;
      requestAnimationFrame(() => {
        const target = root.getElementById(id);
        target?.scrollIntoView({ block });
        target?.focus({ preventScroll: true });
      });
    });
  }
}

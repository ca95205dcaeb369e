import { html, type TemplateResult } from "lit";

/** An icon beside words that say the same: for the eye alone. */
export const icon = (path: string): TemplateResult => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${path}></path></svg>`;

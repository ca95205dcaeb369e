import { html, svg, type TemplateResult } from "lit";

/** An icon beside words that say the same: for the eye alone. */
export const icon = (paths: readonly string[]): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${paths.map((path) => svg`<path d=${path}></path>`)}</svg>`;

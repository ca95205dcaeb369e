import { css } from "lit";

/** The dark palette: by attribute, and where the system asks for it. */
const dark = css`
  --tuiqun-accent: #63cdb0;
  --tuiqun-accent-ink: #06241c;
  --tuiqun-ink: #e8ece9;
  --tuiqun-soft: #aab5af;
  --tuiqun-paper: #141917;
  --tuiqun-card: #1d2421;
  --tuiqun-line: #37403c;
  --tuiqun-field: #7d8983;
  --tuiqun-block: #ff9d8f;
  --tuiqun-block-tint: #3a211d;
  --tuiqun-warn: #f0c26b;
  --tuiqun-warn-tint: #342a15;
  --tuiqun-note: #9ec5f2;
  --tuiqun-note-tint: #1d2b3a;
  --tuiqun-good: #63cdb0;
  --tuiqun-good-tint: #17332b;
  color-scheme: dark;
`;

/** The look: a calm paper, one accent, and three levels of seriousness that differ by shape and word as well as colour. */
export const styles = css`
  :host {
    --tuiqun-accent: #0b6b57;
    --tuiqun-accent-ink: #ffffff;
    --tuiqun-ink: #1d2522;
    --tuiqun-soft: #55615c;
    --tuiqun-paper: #f6f5f1;
    --tuiqun-card: #ffffff;
    --tuiqun-line: #d8d9d2;
    --tuiqun-field: #868f89;
    --tuiqun-block: #a3271b;
    --tuiqun-block-tint: #fcefec;
    --tuiqun-warn: #7a4b00;
    --tuiqun-warn-tint: #fdf4e0;
    --tuiqun-note: #2b5584;
    --tuiqun-note-tint: #edf3fa;
    --tuiqun-good: #0b6b57;
    --tuiqun-good-tint: #e6f4ef;
    --tuiqun-radius: 14px;
    color-scheme: light;
    display: block !important;
    background: var(--tuiqun-paper);
    container-type: inline-size;
    min-block-size: 480px;
  }
  :host([theme="dark"]) {
    ${dark}
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme="light"])) {
      ${dark}
    }
  }
  :host([hidden]) {
    display: none !important;
  }
  /* What a page sets for everything in it ends here: what would be inherited is said anew. */
  .app,
  .loading,
  .sheet {
    color: var(--tuiqun-ink);
    font: 16px/1.6 system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    text-indent: 0;
    text-align: start;
    white-space: normal;
    direction: ltr;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3,
  h4,
  p,
  ul,
  ol {
    margin: 0;
  }
  h2 {
    font-size: 20px;
    line-height: 1.3;
  }
  h3 {
    font-size: 16px;
    margin-block-start: 16px;
  }
  h4 {
    font-size: 14px;
    color: var(--tuiqun-soft);
    margin-block-start: 16px;
  }
  ul,
  ol {
    padding: 0;
    list-style: none;
  }
  small,
  .hint,
  .help {
    color: var(--tuiqun-soft);
    font-size: 14px;
    font-weight: 400;
  }
  :focus-visible {
    outline: 3px solid var(--tuiqun-accent);
    outline-offset: 2px;
    border-radius: 6px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .app,
  .loading {
    max-inline-size: 1248px;
    margin-inline: auto;
    padding: clamp(12px, 2cqi, 32px);
  }
  .card,
  .situation {
    display: block;
    background: var(--tuiqun-card);
    border: 1px solid var(--tuiqun-line);
    border-radius: var(--tuiqun-radius);
    padding: clamp(16px, 2.5cqi, 24px);
    margin-block-end: 16px;
  }
  .title {
    font-size: 24px;
    font-weight: 700;
    line-height: 1.3;
  }
  .rehearsal {
    color: var(--tuiqun-accent);
    font-weight: 600;
  }
  .setting {
    display: grid;
    font-size: 14px;
    color: var(--tuiqun-soft);
  }
  .presets ul {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 12px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  .columns > * {
    min-inline-size: 0;
  }
  @container (inline-size > 960px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(288px, 384px);
      align-items: start;
    }
  }
  button,
  select,
  textarea,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    min-block-size: 44px;
    padding: 6.4px 14.4px;
    border: 1px solid var(--tuiqun-field);
    border-radius: 10px;
    background: var(--tuiqun-card);
    cursor: pointer;
    text-align: start;
  }
  button:hover {
    border-color: var(--tuiqun-accent);
  }
  button.primary {
    background: var(--tuiqun-accent);
    border-color: var(--tuiqun-accent);
    color: var(--tuiqun-accent-ink);
    font-weight: 600;
  }
  button.primary:disabled {
    background: var(--tuiqun-line);
    border-color: var(--tuiqun-line);
    color: var(--tuiqun-soft);
    cursor: not-allowed;
  }
  button.remedy {
    border-color: var(--tuiqun-accent);
    color: var(--tuiqun-accent);
    font-weight: 600;
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button[aria-disabled="true"] {
    color: var(--tuiqun-soft);
    border-style: dashed;
    cursor: not-allowed;
  }
  .awaits {
    align-self: center;
    font-weight: 600;
  }
  .ways-in {
    display: flex;
    flex-wrap: wrap;
    column-gap: 16px;
  }
  .ways-in > * {
    display: grid;
    flex: 1 1 min(100%, 340px);
    min-inline-size: 0;
  }
  .ways-in > :has(form, .desk, [data-verdict]) {
    flex-basis: 100%;
  }
  .buttons > .quiet:first-child {
    margin-inline-start: -15px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 9.6px;
  }
  .input > input,
  .field > input {
    max-inline-size: 20em;
  }
  .field > select {
    max-inline-size: 32em;
  }
  select,
  textarea,
  input:not([type="radio"], [type="checkbox"]) {
    min-block-size: 44px;
    inline-size: 100%;
    min-inline-size: 0;
    padding: 4.8px 12px;
    border: 1px solid var(--tuiqun-field);
    border-radius: 10px;
    background: var(--tuiqun-card);
  }
  input[aria-invalid="true"] {
    border: 2px solid var(--tuiqun-block);
  }
  input::placeholder {
    color: var(--tuiqun-soft);
    opacity: 1;
  }
  input[type="radio"],
  input[type="checkbox"] {
    accent-color: var(--tuiqun-accent);
    inline-size: 20px;
    block-size: 20px;
    margin: 2px 0;
    flex: none;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  .group {
    border-block-start: 1px solid var(--tuiqun-line);
    margin-block-start: 16px;
    padding-block-start: 4px;
  }
  .group > legend,
  .entities > legend {
    font-weight: 700;
    padding-inline-end: 8px;
  }
  .entities {
    margin-block-start: 20px;
  }
  .entity {
    border-inline-start: 3px solid var(--tuiqun-line);
    padding-inline-start: 12.8px;
    margin-block-start: 9.6px;
  }
  .entity > legend {
    font-weight: 600;
  }
  .field {
    margin-block-start: 14.4px;
  }
  .field > label,
  .choices > legend {
    display: block;
    font-weight: 500;
  }
  .error {
    color: var(--tuiqun-block);
    font-weight: 600;
  }
  .input {
    display: flex;
    gap: 8px;
    align-items: center;
  }
  .unit {
    flex: none;
    color: var(--tuiqun-soft);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 20px;
  }
  .choices.stacked {
    display: grid;
    margin-block-start: 16px;
  }
  .choice {
    display: inline-flex;
    gap: 8px;
    align-items: start;
    min-block-size: 44px;
    padding-block: 10px;
    box-sizing: border-box;
    line-height: 24px;
    cursor: pointer;
  }
  .goals {
    display: grid;
    gap: 9.6px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 192px), 1fr));
    margin-block-start: 12px;
  }
  .goal {
    display: flex;
    gap: 9.6px;
    align-items: start;
    padding: 12.8px;
    border: 1px solid var(--tuiqun-field);
    border-radius: 12px;
    cursor: pointer;
  }
  .goal:has(:checked) {
    border-color: var(--tuiqun-accent);
    box-shadow: inset 0 0 0 1px var(--tuiqun-accent);
    background: var(--tuiqun-good-tint);
  }
  .goal input {
    margin-block-start: 3.2px;
  }
  .goal span {
    display: grid;
  }
  .verdict {
    font-size: 20px;
    font-weight: 700;
    margin-block-start: 16px;
  }
  .verdict.no {
    color: var(--tuiqun-block);
  }
  .verdict.unknown {
    color: var(--tuiqun-note);
  }
  .verdict.yes,
  .verdict.reached {
    color: var(--tuiqun-good);
  }
  .findings {
    display: grid;
    gap: 9.6px;
    margin-block-start: 9.6px;
  }
  .finding,
  .note {
    border-radius: 12px;
    padding: 12.8px 16px;
    border-inline-start: 4px solid var(--tuiqun-note);
    background: var(--tuiqun-note-tint);
  }
  .note {
    margin-block-start: 9.6px;
  }
  .finding.blocker {
    border-color: var(--tuiqun-block);
    background: var(--tuiqun-block-tint);
  }
  .finding.warning,
  .note.warning {
    border-color: var(--tuiqun-warn);
    background: var(--tuiqun-warn-tint);
  }
  .finding button:not(.quiet) {
    background: var(--tuiqun-card);
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    fill: currentColor;
    vertical-align: -0.125em;
    flex: none;
  }
  .badge {
    display: inline-block;
    font-size: 13px;
    font-weight: 600;
    padding: 0 8px;
    border: 1px solid currentColor;
    border-radius: 999px;
  }
  .blocker > .finding-text > .badge,
  .action.blocked .action-head .badge {
    color: var(--tuiqun-block);
  }
  .warning > .finding-text > .badge,
  .note.warning .badge {
    color: var(--tuiqun-warn);
  }
  .notice > .finding-text > .badge,
  .decided > summary > .badge,
  .action.unknown .action-head .badge {
    color: var(--tuiqun-note);
  }
  .action.open .action-head .badge {
    color: var(--tuiqun-good);
  }
  details > summary {
    cursor: pointer;
    min-block-size: 28px;
    padding-block: 3.2px;
  }
  details > summary h2 {
    display: inline;
  }
  .sources,
  .decided {
    font-size: 14px;
    margin-block-start: 6.4px;
  }
  .sources li {
    padding-block: 4.8px;
  }
  .sources small,
  .source-first {
    overflow-wrap: anywhere;
  }
  .source-first {
    color: var(--tuiqun-soft);
    margin-inline-start: 8px;
  }
  .own {
    font-size: 14px;
    color: var(--tuiqun-soft);
  }
  .action-list {
    margin-block-start: 12px;
    border-block-start: 1px solid var(--tuiqun-line);
  }
  .action {
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .action h3 {
    margin: 0;
  }
  .action-head {
    inline-size: 100%;
    min-block-size: 52px;
    display: flex;
    justify-content: space-between;
    align-items: center;
    flex-wrap: wrap;
    gap: 4px 16px;
    border: 0;
    background: transparent;
    font-weight: 600;
  }
  .action.hidden .action-head {
    color: var(--tuiqun-soft);
    font-weight: 400;
  }
  .panel {
    padding: 4px 14.4px 20px;
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    gap: 4.8px 0;
  }
  .path li:not(:last-child)::after {
    content: "›";
    margin-inline: 8px;
    color: var(--tuiqun-soft);
  }
  .irreversible {
    margin-block-start: 16px;
    font-weight: 700;
    color: var(--tuiqun-block);
  }
  .clock {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: baseline;
    margin-block-start: 8px;
  }
  .clock time {
    font-size: 20px;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .intro {
    margin-block: 4px;
  }
  .more > summary {
    min-block-size: 44px;
    align-content: center;
    font-weight: 600;
  }
  details.group > summary {
    min-block-size: 44px;
    align-content: center;
    font-weight: 700;
  }
  textarea {
    margin-block-start: 8px;
    resize: vertical;
    line-height: 1.6;
  }
  .card.notice {
    border-color: var(--tuiqun-block);
    background: var(--tuiqun-block-tint);
  }
  @media (forced-colors: active) {
    .goal:has(:checked) {
      outline: 2px solid Highlight;
    }
    .finding,
    .note {
      border: 1px solid;
      border-inline-start-width: 4px;
    }
    button[aria-disabled="true"] {
      color: GrayText;
    }
  }
  @media print {
    header.bar,
    .bar-below,
    .presets,
    .buttons {
      display: none;
    }
  }
`;

import { css } from "lit";

/** Styles of the parts that come later. */
export const laterStyles = css`
  .removals,
  .tree {
    display: grid;
    gap: 4px;
  }
  .tree .tree {
    padding-inline-start: 16px;
    border-inline-start: 2px solid var(--tuiqun-line);
    margin-block-start: 4px;
  }
  :is(.plan, .afterwards) .take-along {
    margin-block-start: 12px;
  }
  .take-along textarea {
    margin-block-start: 8px;
  }
  .sheet {
    display: none;
  }
  @media print {
    :host([printing]) .app {
      display: none;
    }
    .sheet {
      display: block;
      color: #000;
      background: #fff;
    }
    .sheet li {
      break-inside: avoid;
      padding-block: 4px;
    }
    .sheet small {
      display: block;
    }
  }
  .plan {
    border-block-start: 1px solid var(--tuiqun-line);
    padding-block: 12px;
  }
  .plan .costs {
    display: grid;
    gap: 4px;
    padding-inline-start: 20px;
    margin-block: 8px;
  }
  .plan .steps {
    display: grid;
    gap: 8px;
    padding-inline-start: 24px;
    list-style: decimal;
  }
  .plan .steps small {
    display: block;
    color: var(--tuiqun-soft);
  }
  .plan .chances {
    margin-block-start: 12px;
    border-inline-start: 3px solid var(--tuiqun-line);
    padding-inline-start: 12px;
  }
  .picture {
    margin: 12px 0;
  }
  .picture figcaption {
    font-size: 14px;
    color: var(--tuiqun-soft);
  }
  .picture details {
    font-size: 14px;
  }
  .plot {
    display: block;
    inline-size: 100%;
    max-inline-size: 720px;
    block-size: auto;
    overflow: visible;
  }
  .plot text {
    fill: var(--tuiqun-soft);
    font-size: 13px;
  }
  .plot .end {
    text-anchor: end;
  }
  .plot .middle {
    text-anchor: middle;
  }
  .plot .grid {
    stroke: var(--tuiqun-line);
  }
  .plot .axis {
    stroke: var(--tuiqun-field);
  }
  .plot .bar {
    fill: var(--tuiqun-line);
  }
  .plot .fill,
  .plot .mark circle,
  .plot .dot {
    fill: var(--tuiqun-accent);
  }
  .plot .range {
    stroke: var(--tuiqun-ink);
    stroke-width: 3;
  }
  .plot .line {
    fill: none;
    stroke: var(--tuiqun-accent);
    stroke-width: 2;
  }
  .plot .duty {
    fill: var(--tuiqun-block);
  }
  .plot .pending {
    fill: var(--tuiqun-note);
  }
  .plot .forecast {
    fill: var(--tuiqun-warn);
  }
  .plot .mark {
    cursor: pointer;
  }
  .plot .mark .target {
    fill: transparent;
  }
  .plot .mark text {
    fill: var(--tuiqun-accent-ink);
    text-anchor: middle;
    font-weight: 600;
  }
  .plot .mark:focus-visible circle:not(.target) {
    stroke: var(--tuiqun-ink);
    stroke-width: 3;
  }
  .why-fails {
    color: var(--tuiqun-block);
  }
  .why-holds {
    color: var(--tuiqun-good);
  }
  .duties .breached small,
  .duties .breached .badge {
    color: var(--tuiqun-block);
  }
  .duties .met .badge {
    color: var(--tuiqun-good);
  }
  .forecasts ul {
    padding-inline-start: 17.6px;
    list-style: disc;
  }
  .forecasts ul li {
    padding: 1.6px 0;
    border: 0;
  }
  .scroll {
    overflow-x: auto;
    margin-block-start: 9.6px;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 15px;
  }
  th,
  td {
    padding: 8px 12px;
    border: 1px solid var(--tuiqun-line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 128px;
  }
  tr.current > * {
    background: var(--tuiqun-good-tint);
  }
  td small,
  th small {
    display: block;
  }
  td.yes strong {
    color: var(--tuiqun-good);
  }
  td.no strong {
    color: var(--tuiqun-block);
  }
  td.unknown strong {
    color: var(--tuiqun-note);
  }
  .pending li,
  .residues > li,
  .duties > li,
  .forecasts > li,
  .happened li {
    padding-block: 9.6px;
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .scrub {
    margin-block-start: 8px;
  }
  .scrub input {
    accent-color: var(--tuiqun-accent);
    inline-size: 100%;
    border: 0 !important;
    padding-inline: 0 !important;
  }
  .log {
    counter-reset: none;
    margin-block-start: 9.6px;
    border-inline-start: 2px solid var(--tuiqun-line);
  }
  .entry {
    inline-size: 100%;
    border: 0;
    background: transparent;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
  }
  .entry[aria-current] {
    box-shadow: inset 3px 0 0 var(--tuiqun-accent);
    font-weight: 600;
  }
  .undone .entry {
    color: var(--tuiqun-soft);
    font-style: italic;
  }
  .unwanted {
    color: var(--tuiqun-block);
  }
  :is(.pending, .residues, .duties, .forecasts, .happened) > li:last-child {
    border-block-end: 0;
  }
  [data-said] {
    margin-block-start: 8px;
  }
  .removals + p,
  .plan .steps {
    margin-block: 12px;
  }
  .shelf {
    list-style: none;
    padding: 0;
  }
  .shelf li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 4px 16px;
    padding-block: 6.4px;
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .shelf .buttons {
    margin: 0;
  }
`;

import { css } from "lit";

/** Styles of the parts that come later. */
export const laterStyles = css`
  .removals,
  .tree {
    display: grid;
    gap: 0.25rem;
  }
  .tree .tree {
    padding-inline-start: 1rem;
    border-inline-start: 2px solid var(--tuiqun-line);
    margin-block-start: 0.25rem;
  }
  .take-along {
    margin-block-start: 0.75rem;
  }
  .take-along textarea {
    margin-block-start: 0.5rem;
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
      padding-block: 0.25rem;
    }
    .sheet small {
      display: block;
    }
  }
  .plan {
    border-block-start: 1px solid var(--tuiqun-line);
    padding-block: 0.75rem;
  }
  .plan .costs {
    display: grid;
    gap: 0.25rem;
    padding-inline-start: 1.25rem;
    margin-block: 0.5rem;
  }
  .plan .steps {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 1.5rem;
  }
  .plan .steps small {
    display: block;
    color: var(--tuiqun-soft);
  }
  .plan .chances {
    border-inline-start: 3px solid var(--tuiqun-line);
    padding-inline-start: 0.75rem;
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
    padding-inline-start: 1.1rem;
    list-style: disc;
  }
  .forecasts ul li {
    padding: 0.1rem 0;
    border: 0;
  }
  .scroll {
    overflow-x: auto;
    margin-block-start: 0.6rem;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.9375rem;
  }
  th,
  td {
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--tuiqun-line);
    text-align: start;
    vertical-align: top;
    min-inline-size: 8rem;
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
    padding-block: 0.6rem;
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .log {
    counter-reset: none;
    margin-block-start: 0.6rem;
    border-inline-start: 2px solid var(--tuiqun-line);
  }
  .entry {
    inline-size: 100%;
    border: 0;
    background: transparent;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
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
  .shelf {
    list-style: none;
    padding: 0;
  }
  .shelf li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.25rem 1rem;
    padding-block: 0.4rem;
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .shelf .buttons {
    margin: 0;
  }
`;

import { css } from "lit";

/** Styles of the simulated phone: a neutral skin, nobody's brand. */
export const phoneStyles = css`
  .desk {
    display: grid;
    gap: 1.25rem;
    margin-block-start: 0.75rem;
  }
  .desk .beside {
    display: grid;
    gap: 0.5rem;
    align-content: start;
  }
  .desk .said:not(:empty) {
    background: var(--tuiqun-note-tint);
    border-inline-start: 3px solid var(--tuiqun-note);
    border-radius: 6px;
    padding: 0.5rem 0.75rem;
  }
  .device {
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--tuiqun-paper);
    border: 1px solid var(--tuiqun-field);
    min-block-size: 30rem;
    inline-size: 100%;
    justify-self: center;
  }
  .device.handset {
    max-inline-size: 22.5rem;
    border-radius: 2rem;
    box-shadow: 0 0 0 0.5rem var(--tuiqun-line), 0 0.75rem 2rem rgb(0 0 0 / 0.18);
  }
  .device.window {
    max-inline-size: 40rem;
    border-radius: 10px;
    box-shadow: 0 0.75rem 2rem rgb(0 0 0 / 0.18);
  }
  .device .bar {
    display: flex;
    justify-content: space-between;
    gap: 0.75rem;
    padding: 0.5rem 1.25rem;
    font-size: 0.8125rem;
    color: var(--tuiqun-soft);
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .device .top {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding: 0.5rem 0.75rem;
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
    min-block-size: 3.5rem;
  }
  .device .top h3 {
    margin: 0;
    flex: 1;
    overflow-wrap: anywhere;
  }
  .device .screen {
    flex: 1;
    display: flex;
    flex-direction: column;
  }
  .device .screen > .hint,
  .device .screen > .buttons {
    padding: 0.75rem 1rem;
  }
  .device .items > li + li {
    border-block-start: 1px solid var(--tuiqun-line);
  }
  .device .items {
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .device .items .pending {
    padding: 0.75rem 1rem;
  }
  .device .item {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem;
    inline-size: 100%;
    min-block-size: 3.25rem;
    padding: 0.5rem 1rem;
    border: 0;
    border-radius: 0;
    background: none;
    text-align: start;
    font-weight: 400;
  }
  .device .item > span:first-child {
    flex: 1;
  }
  .device .item > span:first-child::first-letter,
  .device .top h3::first-letter {
    text-transform: uppercase;
  }
  .device .item:focus-visible {
    outline-offset: -3px;
  }
  .device .hinted {
    outline: 2px dashed var(--tuiqun-accent);
    outline-offset: -4px;
    background: var(--tuiqun-good-tint);
  }
  .device .hinted small {
    color: var(--tuiqun-good);
    font-weight: 600;
  }
  .device .dialog {
    position: absolute;
    inset: auto 0 0;
    max-block-size: 88%;
    overflow-y: auto;
    display: grid;
    gap: 0.75rem;
    padding: 1.25rem;
    background: var(--tuiqun-card);
    border-block-start: 1px solid var(--tuiqun-line);
    border-radius: 1.25rem 1.25rem 0 0;
    box-shadow: 0 -0.5rem 2rem rgb(0 0 0 / 0.25);
  }
  .device.window .dialog {
    inset: auto 8% 10%;
    border: 1px solid var(--tuiqun-line);
    border-radius: 12px;
  }
  .device .dialog h3 {
    margin: 0;
  }
  .device .screen[inert] {
    opacity: 0.45;
  }
  .challenges {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
  }
  .challenges li {
    display: grid;
  }
  .challenges button {
    display: grid;
    gap: 0.25rem;
    align-content: start;
    text-align: start;
    font-weight: 400;
  }
  .challenges button[aria-pressed="true"] {
    border-color: var(--tuiqun-accent);
    box-shadow: inset 0 0 0 1px var(--tuiqun-accent);
  }
  .score {
    display: grid;
    gap: 0.25rem;
    padding: 0.75rem 1rem;
    background: var(--tuiqun-good-tint);
    border-radius: var(--tuiqun-radius);
  }
  .stars {
    color: var(--tuiqun-warn);
    font-size: 1.25rem;
    letter-spacing: 0.1em;
  }
  @container (min-width: 52rem) {
    .desk {
      grid-template-columns: minmax(16rem, 1fr) minmax(22rem, 1.2fr);
      grid-template-rows: auto 1fr;
    }
    .desk .device {
      grid-area: 1 / 2 / span 2;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .device .dialog {
      animation: tuiqun-rise 160ms ease-out;
    }
    @keyframes tuiqun-rise {
      from {
        translate: 0 1rem;
        opacity: 0;
      }
    }
  }
  @media (forced-colors: active) {
    .device .hinted {
      outline-color: Highlight;
    }
  }
`;

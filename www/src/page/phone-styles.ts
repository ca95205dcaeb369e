import { css } from "lit";

/** Styles of the simulated phone: a neutral skin, nobody's brand. */
export const phoneStyles = css`
  .desk {
    display: grid;
    gap: 20px;
    margin-block-start: 12px;
  }
  .desk .beside {
    display: grid;
    gap: 8px;
    align-content: start;
  }
  .desk .said:not(:empty) {
    background: var(--tuiqun-note-tint);
    border-inline-start: 3px solid var(--tuiqun-note);
    border-radius: 6px;
    padding: 8px 12px;
  }
  .device {
    position: relative;
    display: flex;
    flex-direction: column;
    overflow: hidden;
    background: var(--tuiqun-paper);
    border: 1px solid var(--tuiqun-field);
    block-size: 600px;
    block-size: min(680px, max(480px, 100svh - 200px));
    inline-size: 100%;
    justify-self: center;
  }
  .device.handset {
    max-inline-size: 360px;
    inline-size: calc(100% - 16px);
    border-radius: 32px;
    box-shadow: 0 0 0 8px var(--tuiqun-line), 0 12px 32px rgb(0 0 0 / 0.18);
  }
  .device.window {
    max-inline-size: 640px;
    border-radius: 10px;
    box-shadow: 0 12px 32px rgb(0 0 0 / 0.18);
  }
  .device .bar {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 8px 20px;
    font-size: 13px;
    color: var(--tuiqun-soft);
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .device .top {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
    min-block-size: 56px;
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
  }
  .device .top .quiet {
    text-decoration: none;
  }
  .device .top h3 {
    margin: 0;
    flex: 1;
    overflow-wrap: anywhere;
  }
  /* Whoever has to scroll to the bottom scrolls. */
  .device .screen {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    overflow-y: auto;
  }
  .device.window:has(> .side) {
    display: grid;
    grid: auto minmax(0, 1fr) / minmax(140px, 30%) 1fr;
  }
  .device.window:has(> .side) .bar {
    grid-column: 1 / -1;
  }
  .device .side {
    overflow-y: auto;
    border-inline-end: 1px solid var(--tuiqun-line);
  }
  .device .screen > .hint,
  .device .screen > .buttons {
    padding: 12px 16px;
  }
  .device .items > li + li {
    border-block-start: 1px solid var(--tuiqun-line);
  }
  .device .items {
    background: var(--tuiqun-card);
    border-block-end: 1px solid var(--tuiqun-line);
  }
  .device .items .pending {
    padding: 12px 16px;
  }
  .device .item {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 8px 16px;
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
  .device .items.more {
    background: none;
    border: 0;
    margin-inline-start: auto;
  }
  .device .items.more .item {
    min-block-size: 44px;
    min-inline-size: 44px;
    font-size: 22px;
    font-weight: 700;
    justify-content: center;
  }
  .device .face,
  .device .faces i {
    flex: none;
    display: block;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 8px;
    background:
      radial-gradient(circle at 50% 38%, var(--tuiqun-card) 22%, transparent 23%),
      radial-gradient(ellipse at 50% 104%, var(--tuiqun-card) 40%, transparent 41%),
      var(--tuiqun-field);
  }
  .device .item .face + span {
    flex: 1;
  }
  .device .item.final {
    justify-content: center;
    color: var(--tuiqun-block);
    font-weight: 600;
    text-align: center;
  }
  .device .items > li:has(> .final) {
    margin-block-start: 12px;
    border-block-start: 1px solid var(--tuiqun-line);
  }
  .device .item.idle {
    color: var(--tuiqun-soft);
  }
  .device .chat {
    flex: 1;
    display: grid;
    gap: 12px;
    align-content: start;
    padding: 12px 16px;
  }
  .device .chat ol {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .device .line {
    justify-self: center;
    text-align: center;
    font-size: 13px;
    color: var(--tuiqun-soft);
  }
  .device .others {
    display: grid;
    gap: 8px;
  }
  .device .others i {
    block-size: 34px;
    inline-size: 58%;
    border-radius: 4px 12px 12px 12px;
    background: var(--tuiqun-card);
    border: 1px solid var(--tuiqun-line);
  }
  .device .others i:nth-child(2) {
    inline-size: 34%;
  }
  .device .others i:nth-child(3) {
    inline-size: 46%;
  }
  .device .own {
    justify-self: end;
    max-inline-size: 80%;
    padding: 8px 12px;
    border-radius: 12px 4px 12px 12px;
    background: var(--tuiqun-good-tint);
    border: 1px solid var(--tuiqun-good);
  }
  .device .items.chat {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--tuiqun-line);
    max-block-size: 45%;
    overflow-y: auto;
  }
  .device .items.chat:empty {
    display: none;
  }
  .device .items.chat > li {
    border: 0;
  }
  .device .items.chat .item {
    min-block-size: 44px;
    border: 1px solid var(--tuiqun-field);
    border-radius: 22px;
  }
  .device .faces {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    justify-items: center;
    gap: 8px;
    padding: 16px;
    background: var(--tuiqun-card);
    border-block-end: 8px solid var(--tuiqun-paper);
    color: var(--tuiqun-soft);
  }
  .device .ending {
    justify-self: center;
    align-self: center;
    margin: 12px 16px 0;
    padding: 8px 16px;
    border-radius: 20px;
    background: var(--tuiqun-good-tint);
    color: var(--tuiqun-good);
    font-weight: 600;
    text-align: center;
  }
  .device .dialog {
    position: absolute;
    inset: auto 0 0;
    max-block-size: 94%;
    display: flex;
    flex-direction: column;
    padding: 0 20px;
    background: var(--tuiqun-card);
    border-block-start: 1px solid var(--tuiqun-line);
    border-radius: 20px 20px 0 0;
    box-shadow: 0 -8px 32px rgb(0 0 0 / 0.25);
  }
  .device.window .dialog {
    inset: auto 8% 10%;
    border: 1px solid var(--tuiqun-line);
    border-radius: 12px;
  }
  .device .dialog h3 {
    margin: 0;
  }
  /* What is asked scrolls; the way out stays in view. */
  .device .asked {
    display: grid;
    gap: 12px;
    padding-block: 20px 12px;
    overflow-y: auto;
    min-block-size: 0;
  }
  .device .dialog > .buttons {
    margin: 0;
    padding-block: 12px;
    border-block-start: 1px solid var(--tuiqun-line);
  }
  .device .screen[inert] {
    opacity: 0.45;
  }
  .dares {
    display: grid;
    gap: 8px;
    align-content: start;
  }
  .dares h3 {
    margin-block-start: 0;
  }
  .challenges {
    display: grid;
    gap: 8px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
  }
  .challenges li {
    display: grid;
  }
  .challenges button {
    display: grid;
    gap: 4px;
    align-content: start;
    text-align: start;
    font-weight: 400;
  }
  .challenges button[aria-pressed="true"] {
    border-color: var(--tuiqun-accent);
    outline: 2px solid var(--tuiqun-accent);
    outline-offset: -2px;
  }
  .score {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    background: var(--tuiqun-good-tint);
    border-radius: var(--tuiqun-radius);
  }
  .stars {
    color: var(--tuiqun-warn);
    font-size: 20px;
    letter-spacing: 0.1em;
  }
  @container (min-width: 832px) {
    .desk {
      grid-template-columns: minmax(256px, 1fr) minmax(352px, 1.2fr);
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
        translate: 0 16px;
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

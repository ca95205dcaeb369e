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
  .why-fails {
    color: var(--tuiqun-block);
  }
  .why-holds {
    color: var(--tuiqun-good);
  }
`;

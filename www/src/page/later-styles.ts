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
`;

import type { ArgView, DiagnosticView } from "./wire.ts";

/** What an error tells besides its code. */
export interface ErrorDetails {
  /** JSON pointer into what was refused. */
  readonly pointer: string;
  /** Values for the message. */
  readonly args: readonly ArgView[];
  /** All diagnostics of a rulebook that could not be built. */
  readonly diagnostics: readonly DiagnosticView[];
}

const NOTHING: ErrorDetails = { pointer: "", args: [], diagnostics: [] };

/**
 * A refusal. `code` is one of a closed list (`docs/codes.md`, and `load/...` below); its words stand in the texts of
 * every locale. The state is as it was.
 */
export class TuiqunError extends Error {
  override readonly name = "TuiqunError";
  readonly code: string;
  readonly details: ErrorDetails;

  constructor(code: string, details: Partial<ErrorDetails> = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = { ...NOTHING, ...details };
  }
}

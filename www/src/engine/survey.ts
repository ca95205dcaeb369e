import { text } from "./args.ts";
import { encode } from "./encode.ts";
import { deepFreeze } from "./freeze.ts";
import { grown } from "./grow.ts";
import { instance } from "./instance.ts";
import type { Rulebook, StartOptions } from "./rulebook.ts";
import type { RejectionView, SurveyView } from "./wire.ts";

/** A table of cases: columns are keys of facts; a cell that is `null`, missing, empty or `"unknown"` is not known. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: Iterable<readonly (string | number | boolean | null | undefined)[]>;
}

/** How to go through a table. */
export interface SurveyOptions extends StartOptions {
  readonly signal?: AbortSignal;
  /** Hears how many cases are done. */
  readonly progress?: (done: number) => void;
}

/** How a case stands: the goal is reached, can be reached by one thing now, or not yet; it cannot be told; the case cannot be used. */
export type Stands = "reached" | "now" | "not-yet" | "unknown" | "refused";

/** A cell that cannot be used. */
export interface RefusedCell {
  readonly row: number;
  /** The column; `null` where it is none of one column. */
  readonly column: string | null;
  readonly error: RejectionView;
}

/** Cases that are judged in one go: a page lives on between two. */
const ROWS_PER_SLICE = 200;
const STANDS: Readonly<Record<string, Stands>> = { r: "reached", y: "now", n: "not-yet", u: "unknown", x: "refused" };
/** What ends a cell and a case on the way to the engine. A cell that has such a letter in it has one that nobody can read instead, and is refused. */
const CELL = "\u001f";
const CASE = "\u001e";
const ENDS = /[\u001e\u001f]/g;

/** What became of the cases of a table. Rows count from 0. */
export class Survey {
  readonly #parts: readonly SurveyView[];
  readonly #columns: readonly string[];
  /** How many cases there are. */
  readonly length: number;

  constructor(columns: readonly string[], parts: readonly SurveyView[]) {
    this.#columns = columns;
    this.#parts = parts;
    this.length = parts.reduce((sum, part) => sum + part.stands.length, 0);
  }

  /** How a case stands. */
  stands(row: number): Stands {
    const [part, at] = this.#part(row);
    return STANDS[part.stands[at] ?? "x"] ?? "refused";
  }

  /** The action that comes nearest to the goal; `null` where there is none. */
  nearest(row: number): string | null {
    const [part, at] = this.#part(row);
    return part.actions[part.nearest[at] ?? -1] ?? null;
  }

  /** Codes that stand in the way of the nearest action. */
  blockers(row: number): readonly string[] {
    return this.#codes(row, "blockers");
  }

  /** Codes of which it cannot be told. */
  open(row: number): readonly string[] {
    return this.#codes(row, "open");
  }

  /** Codes of what is wrong with the case itself. */
  situation(row: number): readonly string[] {
    return this.#codes(row, "situation");
  }

  /** Cells that cannot be used. */
  get refused(): readonly RefusedCell[] {
    return this.#parts.flatMap(({ refused }, part) =>
      refused.map(({ case: at, column, error }) => ({ row: part * ROWS_PER_SLICE + at, column: column === null ? null : (this.#columns[column] ?? null), error })),
    );
  }

  /** In the way of how many cases each code stands, most first. */
  get summary(): readonly (readonly [code: string, cases: number])[] {
    const counts = new Map<string, number>();
    for (const { codes, blockers, situation } of this.#parts)
      for (const list of [blockers, situation])
        for (let at = 1; at < list.length; at += 2) {
          const code = codes[list[at] as number] as string;
          counts.set(code, (counts.get(code) ?? 0) + 1);
        }
    return [...counts].sort(([, one], [, other]) => other - one);
  }

  #part(row: number): readonly [SurveyView, number] {
    const part = this.#parts[Math.floor(row / ROWS_PER_SLICE)];
    if (!Number.isInteger(row) || row < 0 || row >= this.length || part === undefined) throw new RangeError("no such row");
    return [part, row % ROWS_PER_SLICE];
  }

  #codes(row: number, list: "blockers" | "open" | "situation"): readonly string[] {
    const [part, at] = this.#part(row);
    const found: string[] = [];
    for (let place = 0; place < part[list].length; place += 2) if (part[list][place] === at) found.push(part.codes[part[list][place + 1] as number] as string);
    return found;
  }
}

/** Goes through a table, some cases at a time. */
export async function survey(rulebook: Rulebook, goal: string, { columns, rows }: Table, options: SurveyOptions = {}): Promise<Survey> {
  const { signal, progress, ...start } = options;
  const common = encode({ start: Date.now(), ...start });
  const [id, keys] = [text(goal), columns.map(text)];
  const heads = keys.map((key) => `${key.replace(ENDS, "\ufffd")}${CELL}`).join("");
  await grown();
  const parts: SurveyView[] = [];
  let [slice, count, done] = ["", 0, 0];
  const judge = (): void => {
    const { handle } = rulebook;
    parts.push(deepFreeze(instance.answer<SurveyView>((engine) => engine.survey(handle, common, id, heads, slice))));
    done += count;
    [slice, count] = ["", 0];
  };
  for (const row of rows) {
    for (let at = 0; at < row.length; at += 1) slice += `${cell(row[at])}${CELL}`;
    slice += CASE;
    count += 1;
    if (count < ROWS_PER_SLICE) continue;
    judge();
    progress?.(done);
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
  }
  // A table without rows is looked at too: its columns may be none.
  if (count > 0 || parts.length === 0) judge();
  progress?.(done);
  return new Survey(keys, parts);
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") throw new TypeError("a cell is a text, a number, yes or no, or nothing");
  return text(`${value}`).replace(ENDS, "\ufffd");
}

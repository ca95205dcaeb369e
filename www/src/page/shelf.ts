import { TuiqunError } from "../engine/errors.ts";
import { kept, type Kept, plain } from "../engine/link.ts";

/** A rehearsal on this device. */
export interface Shelved extends Kept {
  /** When it was put there, in milliseconds. */
  readonly at: number;
}

const KEY = "tuiqun.kept.1";
/** Where what could not be read is put aside, so that nothing is lost. */
const ASIDE = "tuiqun.kept.damaged";
/** So many are kept; putting one more on the shelf takes the oldest off. */
export const SHELF_MAX = 20;

/** The rehearsals that are saved on this device, the latest first. Throws `shelf/blocked`, `shelf/damaged`. */
export function read(): readonly Shelved[] {
  const text = storage((shelf) => shelf.getItem(KEY));
  if (text === null) return [];
  try {
    const list = JSON.parse(text) as unknown;
    if (!Array.isArray(list)) throw new TypeError("not a list");
    return list.map((one) => {
      const { at } = one as { at?: unknown };
      if (typeof at !== "number" || !Number.isSafeInteger(at)) throw new TypeError("not a time");
      return { at, ...kept(one) };
    });
  } catch (cause) {
    throw new TuiqunError("shelf/damaged", {}, cause);
  }
}

/** Saves a rehearsal. Throws `shelf/blocked`, `shelf/full`; then what was there is as it was. */
export function add(one: Kept, at: number): void {
  let old: readonly Shelved[] = [];
  try {
    old = read();
  } catch (error) {
    if (!(error instanceof TuiqunError) || error.code !== "shelf/damaged") throw error;
    storage((shelf) => shelf.setItem(ASIDE, shelf.getItem(KEY) ?? ""));
  }
  write([{ ...one, at }, ...old].slice(0, SHELF_MAX));
}

/** Takes one off the shelf. */
export function remove(at: number): void {
  write(read().filter((one) => one.at !== at));
}

/** Empties the shelf, also of what could not be read. */
export function clear(): void {
  storage((shelf) => {
    shelf.removeItem(KEY);
    shelf.removeItem(ASIDE);
  });
}

function write(list: readonly Shelved[]): void {
  const text = JSON.stringify(list.map((one) => ({ at: one.at, ...plain(one) })));
  storage((shelf) => shelf.setItem(KEY, text));
}

/** Storage may be off, as in a sandboxed frame, or full. */
function storage<T>(use: (shelf: Storage) => T): T {
  let shelf: Storage;
  try {
    shelf = globalThis.localStorage;
    shelf.getItem(KEY);
  } catch (cause) {
    throw new TuiqunError("shelf/blocked", {}, cause);
  }
  try {
    return use(shelf);
  } catch (cause) {
    throw new TuiqunError("shelf/full", {}, cause);
  }
}

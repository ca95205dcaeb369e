import { TuiqunError } from "../engine/errors.ts";
import { kept, type Kept, plain } from "../engine/link.ts";

/** A rehearsal on this device. */
export interface Shelved extends Kept {
  /** What it lies under. */
  readonly key: string;
  /** When it was put there, in milliseconds. */
  readonly at: number;
}

/** Something on the shelf that cannot be read; it stays as it is until somebody deletes it. */
export interface Damaged {
  /** What it lies under. */
  readonly key: string;
  readonly text: string;
}

/** What is on the shelf, the latest first. */
export interface Shelf {
  readonly kept: readonly Shelved[];
  readonly damaged: readonly Damaged[];
}

/** Each rehearsal has a key of its own, which nothing ever writes to again: two tabs cannot undo what the other did. */
const PREFIX = "tuiqun.kept.2.";
/** One list of all, as it was kept before. */
const LIST = "tuiqun.kept.1";
/** The last moment that a date can stand for, in milliseconds. */
const LATEST = 8_640_000_000_000_000;

/** What is saved on this device. Throws `shelf/blocked`. */
export function read(): Shelf {
  const found: Shelved[] = [];
  const damaged: Damaged[] = [];
  storage((shelf) => {
    split(shelf);
    for (const key of keys(shelf)) {
      const text = shelf.getItem(key) ?? "";
      try {
        found.push(shelved(key, JSON.parse(text)));
      } catch {
        damaged.push({ key, text });
      }
    }
  });
  const latest = (one: Shelved, other: Shelved): number => other.at - one.at || (one.key < other.key ? -1 : 1);
  return { kept: found.sort(latest), damaged };
}

/** Saves a rehearsal. Throws `shelf/blocked`, `shelf/full`; then what was there is as it was. */
export function add(one: Kept, at: number): void {
  const [first, second] = crypto.getRandomValues(new Uint32Array(2));
  storage((shelf) => shelf.setItem(`${PREFIX}${at}-${first}-${second}`, JSON.stringify({ at, ...plain(one) })));
}

/** Takes one off the shelf. */
export function remove(key: string): void {
  storage((shelf) => shelf.removeItem(key));
}

/** Empties the shelf, also of what could not be read. */
export function clear(): void {
  storage((shelf) => keys(shelf).forEach((key) => shelf.removeItem(key)));
}

function shelved(key: string, value: unknown): Shelved {
  const { at } = value as { at?: unknown };
  if (typeof at !== "number" || !Number.isSafeInteger(at) || Math.abs(at) > LATEST) throw new TypeError("not a time");
  return { key, at, ...kept(value) };
}

function keys(shelf: Storage): readonly string[] {
  return Array.from(shelf, (_, at) => shelf.key(at) ?? "").filter((key) => key.startsWith(PREFIX) || key === LIST);
}

/** Gives what was kept as a list keys of its own; what is no list stays, and so does all where there is no room for both. */
function split(shelf: Storage): void {
  const text = shelf.getItem(LIST);
  if (text === null) return;
  const written: string[] = [];
  try {
    const list = JSON.parse(text) as unknown;
    if (!Array.isArray(list)) return;
    list.forEach((one: unknown, at) => {
      const key = `${PREFIX}list-${at}`;
      shelf.setItem(key, JSON.stringify(one));
      written.push(key);
    });
    shelf.removeItem(LIST);
  } catch {
    written.forEach((key) => shelf.removeItem(key));
  }
}

/** Storage may be off, as in a sandboxed frame, or full. */
function storage<T>(use: (shelf: Storage) => T): T {
  let shelf: Storage;
  try {
    shelf = globalThis.localStorage;
    shelf.getItem(PREFIX);
  } catch (cause) {
    throw new TuiqunError("shelf/blocked", {}, cause);
  }
  try {
    return use(shelf);
  } catch (cause) {
    throw new TuiqunError("shelf/full", {}, cause);
  }
}

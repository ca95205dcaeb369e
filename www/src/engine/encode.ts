import { TuiqunError } from "./errors.ts";

/**
 * Values into JSON text for the engine, by own enumerable keys only. `JSON.stringify` would call `toJSON` wherever a
 * polluted prototype put one, and the engine must get the same bytes in every page.
 */
export function encode(value: unknown): string {
  return write(value, { above: new Set(), length: 0 });
}

/** The most that the engine reads of one text: its `LOG_BYTES_MAX`. */
const TEXT_MAX = 8_388_608;

/** A text that is no longer than the engine reads: what is longer is not sent only to be refused, and refused as it would be. */
export function within<T extends string | Uint8Array>(text: T): T {
  check(text.length);
  return text;
}

function check(length: number): void {
  if (length <= TEXT_MAX) return;
  const args = [
    { name: "limit", value: "LOG_BYTES_MAX" },
    { name: "max", value: TEXT_MAX },
    { name: "seen", value: length },
  ];
  throw new TuiqunError("source/limit", { args });
}

const DEPTH_MAX = 64;
const { keys } = Object;
const { isArray } = Array;
const ESCAPES = /["\\\u0000-\u001f]/g;

interface Writing {
  /** What stands around the value. */
  readonly above: Set<object>;
  /** How long it has become at least. */
  length: number;
}

function write(value: unknown, writing: Writing): string {
  const { above } = writing;
  // Everything takes a character at least.
  spend(writing, 1);
  switch (typeof value) {
    case "string":
      return text(value, writing);
    case "boolean":
      return value ? "true" : "false";
    case "number":
      if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is not a whole number`);
      return `${value}`;
    case "undefined":
      return "null";
    case "object":
      break;
    default:
      throw new TypeError(`a ${typeof value} cannot be sent to the engine`);
  }
  if (value === null) return "null";
  if (above.size >= DEPTH_MAX || above.has(value)) throw new TypeError("the value is nested too deeply or contains itself");
  above.add(value);
  let out: string;
  if (isArray(value)) {
    out = "[";
    for (let i = 0; i < value.length; i++) out += (i > 0 ? "," : "") + write(value[i], writing);
    out += "]";
  } else {
    out = "{";
    let first = true;
    for (const key of keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (item === undefined) continue;
      out += `${first ? "" : ","}${text(key, writing)}:${write(item, writing)}`;
      first = false;
    }
    out += "}";
  }
  above.delete(value);
  return out;
}

function spend(writing: Writing, length: number): void {
  writing.length += length;
  check(writing.length);
}

function text(value: string, writing: Writing): string {
  spend(writing, value.length);
  if (!value.isWellFormed()) throw new TypeError("the text contains half of a character (a lone surrogate)");
  return `"${value.replace(ESCAPES, escape)}"`;
}

function escape(char: string): string {
  return char === '"' || char === "\\" ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/**
 * Values into JSON text for the engine, by own enumerable keys only. `JSON.stringify` would call `toJSON` wherever a
 * polluted prototype put one, and the engine must get the same bytes in every page.
 */
export function encode(value: unknown): string {
  return write(value, 0, new Set());
}

const DEPTH_MAX = 64;
const { keys } = Object;
const { isArray } = Array;
const ESCAPES = /["\\\u0000-\u001f]/g;

function write(value: unknown, depth: number, above: Set<object>): string {
  switch (typeof value) {
    case "string":
      return text(value);
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
  if (depth >= DEPTH_MAX || above.has(value)) throw new TypeError("the value is nested too deeply or contains itself");
  above.add(value);
  let out: string;
  if (isArray(value)) {
    out = "[";
    for (let i = 0; i < value.length; i++) out += (i > 0 ? "," : "") + write(value[i], depth + 1, above);
    out += "]";
  } else {
    out = "{";
    let first = true;
    for (const key of keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (item === undefined) continue;
      out += `${first ? "" : ","}${text(key)}:${write(item, depth + 1, above)}`;
      first = false;
    }
    out += "}";
  }
  above.delete(value);
  return out;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError("the text contains half of a character (a lone surrogate)");
  return `"${value.replace(ESCAPES, escape)}"`;
}

function escape(char: string): string {
  return char === '"' || char === "\\" ? `\\${char}` : `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

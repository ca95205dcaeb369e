import { CALLS, MESSAGE_MAX, OPTIONS, type Options, type Told } from "./protocol.ts";

const own = (value: object, keys: readonly string[]): boolean => {
  const found = Object.keys(value);
  return found.length === keys.length && keys.every((key) => Object.hasOwn(value, key));
};

/** A message from the host, as plain data of its own; nothing where it has any other shape. */
export function readTold(data: unknown): Told | null {
  let plain: unknown;
  try {
    // Whatever can be cloned comes in; only what JSON can say stays.
    const text = JSON.stringify(data);
    if (text === undefined || text.length > MESSAGE_MAX) return null;
    plain = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof plain !== "object" || plain === null) return null;
  const { type, options, id, name, args } = plain as Record<string, unknown>;
  if (type === "options" && own(plain, ["type", "options"]) && typeof options === "object" && options !== null) {
    const known = Object.entries(options).every(([key, value]) => OPTIONS.some((option) => option === key) && typeof value === "string");
    return known && !Array.isArray(options) ? { type, options: options as Options } : null;
  }
  if (type === "call" && own(plain, ["type", "id", "name", "args"])) {
    const call = CALLS.find((known) => known === name);
    return call && Number.isSafeInteger(id) && Array.isArray(args) ? { type, id: id as number, name: call, args } : null;
  }
  return null;
}

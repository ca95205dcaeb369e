/** What goes to the engine is looked at before it does: an exception on the way in would count as a trap, which costs everybody their instance. */

/** A text. */
export function text(value: unknown): string {
  if (typeof value !== "string" || !value.isWellFormed()) throw new TypeError("a text is needed, of whole characters");
  return value;
}

/** A number of things, or a place in a list. */
export function whole(value: unknown): number {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0xffff_ffff) throw new TypeError("a whole number is needed, not below zero");
  return value as number;
}

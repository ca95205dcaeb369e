/** A rulebook as one file: its pack, with the words, sources and challenges that a page shows of it. */
export interface Edition {
  /** Version of the form. */
  readonly tuiqun: 1;
  readonly rulebook: object;
  /** Fluent texts by locale. */
  readonly texts: Readonly<Record<string, string>>;
  /** Claims and where they stand, by locale. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly practice?: unknown;
}

/** Whether a file of another site is there, and its server does not let this page read it (CORS). */
export async function isRefused(source: string): Promise<boolean> {
  if (typeof location === "undefined" || new URL(source, location.href).origin === location.origin) return false;
  return fetch(source, { mode: "no-cors" }).then(
    () => true,
    () => false,
  );
}

/** The pack in a text that is a pack, or a whole edition; what is neither is left to the engine, which says what is wrong with it. */
export function readEdition(text: string): { readonly pack: string; readonly edition: Edition | null } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { pack: text, edition: null };
  }
  if (typeof read !== "object" || read === null || !Object.hasOwn(read, "tuiqun")) return { pack: text, edition: null };
  const { tuiqun, rulebook, texts } = read as Partial<Edition>;
  const whole = tuiqun === 1 && typeof rulebook === "object" && typeof texts === "object" && texts !== null;
  return whole ? { pack: JSON.stringify(rulebook), edition: read as Edition } : { pack: text, edition: null };
}

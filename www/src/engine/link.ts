import { TuiqunError } from "./errors.ts";

/** A rehearsal to keep: the rulebook that it is of, what was wanted, and its log. */
export interface Kept {
  /** The id of a rulebook that comes with the page, or the address of another. */
  readonly rulebook: string;
  readonly goal: string;
  /** What {@link Session.log} gives: the situation and the steps. */
  readonly log: string;
}

/** How the fragment of a link begins, up to the version. */
export const LINK = "#tuiqun=";
const VERSION = "1";
/** Longest fragment, in characters, and the most that it may unfold to, in bytes. */
export const LINK_MAX = 8_192;
export const UNFOLDED_MAX = 262_144;

/**
 * A rehearsal as the fragment of an address, `#tuiqun=1.…`: compressed, and with nothing in it but what was filled in and
 * done. A fragment is never sent to a server. Throws `link/too-long`.
 */
export async function writeLink(kept: Kept): Promise<string> {
  const text = JSON.stringify(plain(kept));
  const bytes = await collect(through(new TextEncoder().encode(text), new CompressionStream("deflate-raw")), UNFOLDED_MAX);
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const link = `${LINK}${VERSION}.${btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")}`;
  if (link.length > LINK_MAX) throw new TuiqunError("link/too-long", { args: [{ name: "length", value: link.length }] });
  return link;
}

/** What a fragment holds. Throws `link/version` for one of a later version, `link/damaged` for anything else that is none. */
export async function readLink(fragment: string): Promise<Kept> {
  const [, version, data] = /^#tuiqun=(\d{1,4})\.([\w-]+)$/.exec(fragment) ?? [];
  if (version === undefined || data === undefined || fragment.length > LINK_MAX) throw new TuiqunError("link/damaged");
  if (version !== VERSION) throw new TuiqunError("link/version");
  try {
    const binary = atob(data.replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const unfolded = await collect(through(bytes, new DecompressionStream("deflate-raw")), UNFOLDED_MAX);
    return kept(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(unfolded)));
  } catch (cause) {
    throw new TuiqunError("link/damaged", {}, cause);
  }
}

/** A rehearsal as it is written down: {@link kept} reads it back. The log names a rulebook by its id, which anybody can give to theirs. */
export function plain({ rulebook, goal, log }: Kept): { goal: string; log: object; from?: string } {
  const read = JSON.parse(log) as { readonly rulebook: string };
  return { goal, log: read, ...(rulebook === read.rulebook ? {} : { from: rulebook }) };
}

/** Something read from outside as a rehearsal to keep; throws where it is none. */
export function kept(value: unknown): Kept {
  const { goal, log, from } = value as { goal?: unknown; log?: unknown; from?: unknown };
  const { rulebook } = (log ?? {}) as { rulebook?: unknown };
  if (typeof goal !== "string" || typeof rulebook !== "string" || !/^[a-z][a-z0-9-]{0,63}$/.test(rulebook)) throw new TypeError("not a rehearsal");
  if (from !== undefined && (typeof from !== "string" || from.length > 2_048)) throw new TypeError("not a rehearsal");
  return { rulebook: from ?? rulebook, goal, log: JSON.stringify(log) };
}

function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream);
}

/** All of a stream, as long as it is no more than this. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("too much");
    }
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * What the loader and the framed simulator say to each other.
 *
 * 1. The host makes the frame with the address `embed.html#VERSION,NONCE,ORIGIN`: its own origin, and a secret for one use.
 * 2. Once the frame has loaded, the host posts `{ tuiqun: VERSION, nonce }` to it with one `MessagePort`. The frame takes it
 *    only from its parent, from that origin, with that secret, once; it never answers anything else.
 * 3. All else goes through the port, and is dropped unless it fits the shapes here. A sandboxed frame has no origin that a
 *    message could be addressed to: the handshake therefore carries nothing but the secret, and data goes through the port.
 */
export const VERSION = 1;

/** Messages a second that are taken from a port; more are dropped. */
export const RATE_MAX = 60;
/** Heights that a frame may ask for, in CSS pixels. */
export const HEIGHT_MIN = 100;
export const HEIGHT_MAX = 4_000;
/** Longest message from the host, as JSON, in characters. */
export const MESSAGE_MAX = 65_536;

/** What the element is told by attributes. */
export const OPTIONS = ["rulebook", "goal", "preset", "situation", "mode", "challenge", "basis", "locale", "theme", "hide"] as const;
/** What can be called. */
export const CALLS = ["start", "set", "act", "wait", "undo", "redo", "reset", "load", "link"] as const;

export type Options = { readonly [Name in (typeof OPTIONS)[number]]?: string };
/** From the host. */
export type Told =
  | { readonly type: "options"; readonly options: Options }
  | { readonly type: "call"; readonly id: number; readonly name: (typeof CALLS)[number]; readonly args: readonly unknown[] };
/** From the frame. */
export type Tells =
  | { readonly type: "hello"; readonly version: number }
  | { readonly type: "height"; readonly height: number }
  | { readonly type: "event"; readonly name: string; readonly detail: unknown }
  | { readonly type: "done"; readonly id: number; readonly value: unknown }
  | { readonly type: "refused"; readonly id: number; readonly code: string };

/** Lets through so many a second, and drops the others. */
export function limiter(now: () => number): () => boolean {
  let from = -Infinity;
  let count = 0;
  return () => {
    const at = now();
    if (at - from >= 1_000) [from, count] = [at, 0];
    count += 1;
    return count <= RATE_MAX;
  };
}

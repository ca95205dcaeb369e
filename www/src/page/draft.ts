import type { Kept } from "../engine/link.ts";

/** A rehearsal that is going on in this tab, so that a reload does not lose it. Gone with the tab. */
export interface Draft {
  /** The fragment of the address that it began from: another one means another rehearsal. */
  readonly from: string;
  /** The rehearsal as a link. */
  readonly link: string;
  readonly locale: string;
  readonly theme: string;
}

const KEY = "tuiqun.draft.1";

/** What was going on here before a reload; nothing where there was none, or nothing can be kept. */
export function readDraft(): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Draft | null;
    return draft?.from === location.hash && typeof draft.link === "string" ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps it as it stands; where that cannot be, there is none. */
export async function writeDraft(kept: Kept, link: (kept: Kept) => Promise<string>, look: Pick<Draft, "locale" | "theme">): Promise<void> {
  try {
    sessionStorage.removeItem(KEY);
    sessionStorage.setItem(KEY, JSON.stringify({ from: location.hash, link: await link(kept), ...look }));
  } catch {
    // Blocked or full storage, or more steps than a link holds: a reload then begins anew.
  }
}

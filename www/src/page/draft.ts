import type { Kept } from "../engine/link.ts";

/** A rehearsal that is going on in this tab, so that a reload does not lose it. Gone with the tab. */
export interface Draft {
  /** The page, the fragment and the element that it began in: another one means another rehearsal. */
  readonly from: string;
  /** The rehearsal as a link. */
  readonly link: string;
  readonly locale: string;
  readonly theme: string;
}

const KEY = "tuiqun.draft.1";

/** Where an element is: of two on one page the id tells them apart. */
const place = (element: Element): string => `${location.pathname}${location.search}${location.hash} ${element.id}`;

/** What was going on in an element before a reload; nothing where there was none, or nothing can be kept. */
export function readDraft(element: Element): Draft | null {
  try {
    const draft = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Draft | null;
    return draft?.from === place(element) && typeof draft.link === "string" ? draft : null;
  } catch {
    return null;
  }
}

/** Keeps it as it stands; where that cannot be, there is none. */
export async function writeDraft(element: Element, kept: Kept, link: (kept: Kept) => Promise<string>, look: Pick<Draft, "locale" | "theme">): Promise<void> {
  try {
    sessionStorage.removeItem(KEY);
    sessionStorage.setItem(KEY, JSON.stringify({ from: place(element), link: await link(kept), ...look }));
  } catch {
    // Blocked or full storage, or more steps than a link holds: a reload then begins anew.
  }
}

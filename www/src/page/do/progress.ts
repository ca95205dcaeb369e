/** Stars of the challenges that somebody came through, kept on the device by an element that may keep something there. */
const KEY = "tuiqun.stars.1";

export type Progress = Readonly<Record<string, number>>;

const nameOf = (rulebook: string, challenge: string): string => `${rulebook}/${challenge}`;

/** What was kept; nothing where nothing can be. */
export function progress(): Progress {
  try {
    const kept = JSON.parse(globalThis.localStorage.getItem(KEY) ?? "{}") as unknown;
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? (kept as Progress) : {};
  } catch {
    return {};
  }
}

/** The stars of a challenge so far: a whole number from 0 to 3, whatever is kept. */
export function starsOf(kept: Progress, rulebook: string, challenge: string): number {
  const stars = kept[nameOf(rulebook, challenge)];
  return Number.isInteger(stars) ? Math.min(3, Math.max(0, stars ?? 0)) : 0;
}

/** Keeps what is better than before. */
export function keepStars(rulebook: string, challenge: string, stars: number): void {
  const kept = progress();
  if (starsOf(kept, rulebook, challenge) >= stars) return;
  try {
    globalThis.localStorage.setItem(KEY, JSON.stringify({ ...kept, [nameOf(rulebook, challenge)]: stars }));
  } catch {
    // Storage that is off or full costs the stars, and nothing else.
  }
}

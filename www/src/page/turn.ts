/** A turn of its own for what comes next: what somebody does meanwhile is answered first. */
export const turn = (): Promise<void> => new Promise((next) => setTimeout(next));

/** Parts that a page may leave out with `hide`. */
export const PARTS = ["head", "presets", "phone", "answer", "ways", "plans", "afterwards", "actions", "timeline", "compare", "situation", "readings"] as const;

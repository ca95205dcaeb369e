/** Parts that the first view can do without; fetched after it. */
import { Actions } from "./actions.ts";
import { Afterwards } from "./afterwards.ts";
import { Compare } from "./compare.ts";
import { define } from "./define.ts";
import { Guide } from "./guide.ts";
import { Keep } from "./keep.ts";
import { Phone } from "./phone.ts";
import { Plans } from "./plans.ts";
import { Readings } from "./readings.ts";
import { TakeAlong } from "./take-along.ts";
import { Timeline } from "./timeline.ts";
import { Ways } from "./ways.ts";

export { readLink, writeLink } from "../engine/link.ts";
export { claimsUrl, laterWords } from "./later-words.ts";
export { reopen } from "./keep.ts";

/** Puts the parts into the page: once their words are there. */
export const defineParts = (): void =>
  define({ "tui-actions": Actions, "tui-readings": Readings, "tui-afterwards": Afterwards, "tui-timeline": Timeline, "tui-compare": Compare, "tui-guide": Guide, "tui-keep": Keep, "tui-phone": Phone, "tui-plans": Plans, "tui-take-along": TakeAlong, "tui-ways": Ways });

/** Parts that the first view can do without; fetched after it. */
import { Actions } from "./actions.ts";
import { Advice } from "./answer/advice.ts";
import { Answer } from "./answer.ts";
import { Afterwards } from "./afterwards.ts";
import { Compare } from "./compare.ts";
import { define } from "./define.ts";
import { Exercise } from "./do/exercise.ts";
import { Steps } from "./do/steps.ts";
import { Keep } from "./keep.ts";
import { Phone } from "./phone.ts";
import { Plans } from "./plans.ts";
import { Readings } from "./readings.ts";
import { Situation } from "./situation.ts";
import { TakeAlong } from "./take-along.ts";
import { Timeline } from "./timeline.ts";
import { turn } from "./turn.ts";
import { Ways } from "./ways.ts";

export { readLink, writeLink } from "../engine/link.ts";
export { claimsUrl, laterWords } from "./later-words.ts";
export { reopen } from "./keep.ts";

/** In the order in which they stand on the page. */
const PARTS = {
  "tui-advice": Advice,
  "tui-exercise": Exercise,
  "tui-steps": Steps,
  "tui-phone": Phone,
  "tui-answer": Answer,
  "tui-ways": Ways,
  "tui-plans": Plans,
  "tui-afterwards": Afterwards,
  "tui-actions": Actions,
  "tui-timeline": Timeline,
  "tui-compare": Compare,
  "tui-keep": Keep,
  "tui-situation": Situation,
  "tui-readings": Readings,
  "tui-take-along": TakeAlong,
};

/** Puts the parts into the page, once their words are there: one after the other, so that what somebody does is answered in between. */
export async function defineParts(): Promise<void> {
  for (const [name, part] of Object.entries(PARTS)) {
    define({ [name]: part });
    await turn();
  }
}

import { Actions } from "./page/actions.ts";
import { Afterwards } from "./page/afterwards.ts";
import { Answer } from "./page/answer.ts";
import { Compare } from "./page/compare.ts";
import { TuiQun } from "./page/element.ts";
import { Readings, Situation } from "./page/situation.ts";
import { Timeline } from "./page/timeline.ts";

const ELEMENTS = {
  "tui-situation": Situation,
  "tui-readings": Readings,
  "tui-answer": Answer,
  "tui-actions": Actions,
  "tui-timeline": Timeline,
  "tui-afterwards": Afterwards,
  "tui-compare": Compare,
  "tui-qun": TuiQun,
} as const;

// A second copy of the script on a page leaves the first one's elements alone.
for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

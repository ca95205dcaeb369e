import { Actions } from "./page/actions.ts";
import { Answer } from "./page/answer.ts";
import { TuiQun } from "./page/element.ts";
import { Readings, Situation } from "./page/situation.ts";
import { Afterwards, Timeline } from "./page/timeline.ts";

const ELEMENTS = {
  "tui-situation": Situation,
  "tui-readings": Readings,
  "tui-answer": Answer,
  "tui-actions": Actions,
  "tui-timeline": Timeline,
  "tui-afterwards": Afterwards,
  "tui-qun": TuiQun,
} as const;

// A second copy of the script on a page leaves the first one's elements alone.
for (const [name, element] of Object.entries(ELEMENTS)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

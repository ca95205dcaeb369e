import { Actions } from "./page/actions.ts";
import { Afterwards } from "./page/afterwards.ts";
import { Answer } from "./page/answer.ts";
import { define } from "./page/define.ts";
import { TuiQun } from "./page/element.ts";
import { Readings, Situation } from "./page/situation.ts";
import { Timeline } from "./page/timeline.ts";

define({
  "tui-situation": Situation,
  "tui-readings": Readings,
  "tui-answer": Answer,
  "tui-actions": Actions,
  "tui-timeline": Timeline,
  "tui-afterwards": Afterwards,
  "tui-qun": TuiQun,
});

import { Actions } from "./page/actions.ts";
import { Answer } from "./page/answer.ts";
import { define } from "./page/define.ts";
import { TuiQun } from "./page/element.ts";
import { Readings, Situation } from "./page/situation.ts";

define({
  "tui-situation": Situation,
  "tui-readings": Readings,
  "tui-answer": Answer,
  "tui-actions": Actions,
  "tui-qun": TuiQun,
});

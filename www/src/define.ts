import { Answer } from "./page/answer.ts";
import { define } from "./page/define.ts";
import { TuiQun } from "./page/element.ts";
import { Situation } from "./page/situation.ts";

define({
  "tui-situation": Situation,
  "tui-answer": Answer,
  "tui-qun": TuiQun,
});

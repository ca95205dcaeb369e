import { Answer } from "./page/answer.ts";
import { define } from "./page/define.ts";
import { TuiQun } from "./page/element.ts";

define({
  "tui-answer": Answer,
  "tui-qun": TuiQun,
});

import { Ask } from "./page/ask/ask.ts";
import { define } from "./page/define.ts";
import { TuiQun } from "./page/element.ts";

define({
  "tui-ask": Ask,
  "tui-qun": TuiQun,
});

/** Parts that the first view can do without; fetched after it. */
import { Compare } from "./compare.ts";
import { define } from "./define.ts";
import { Ways } from "./ways.ts";

define({ "tui-compare": Compare, "tui-ways": Ways });

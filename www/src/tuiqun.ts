/** The one script of an embed: defines `<tui-qun>` and exports the engine for programs. */
import "./define.ts";

export { TuiQun } from "./page/element.ts";
export { Tuiqun } from "./engine/tuiqun.ts";
export { TuiqunError } from "./engine/errors.ts";

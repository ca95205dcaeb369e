/** The element's class and its parts, not yet defined: import `tuiqun/define` for that. */
export { TuiQun } from "./page/element.ts";
export type { TuiQunEvents } from "./page/events.ts";

/**
 * `<script async src="embed.js" data-rulebook="wechat-group" …></script>`: puts the simulator into a sandboxed frame after the
 * script. Attributes are those of `<tui-qun>`, with `data-` before them, and `data-height` for the room that is kept at first;
 * they may change at any time. The frame tells the element's events, and `frame.tuiqun(name, ...args)` calls its methods.
 */
import { embed } from "./embed.ts";

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) embed(currentScript, currentScript.src);

/** The engine for programs that bring the bytes of the WebAssembly file themselves, such as tests in Node. */
export { encode } from "./encode.ts";
export { TuiqunError } from "./errors.ts";
export { instance } from "./instance.ts";
export { Rulebook } from "./rulebook.ts";
export { Session } from "./session.ts";

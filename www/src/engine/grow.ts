import wasmUrl from "../../pkg-answers/tuiqun_bg.wasm?url";
import { TuiqunError } from "./errors.ts";
import { get } from "./get.ts";
import { instance } from "./instance.ts";

let growing: Promise<void> | null = null;

/** Waits for the engine that knows the longer answers and reads packs; throws `load/answers`, and may be tried again then. */
export async function grown(): Promise<void> {
  if (instance.answers) return;
  growing ??= grow().finally(() => {
    growing = null;
  });
  await growing;
}

async function grow(): Promise<void> {
  try {
    const [glue, response] = await Promise.all([import("../../pkg-answers/tuiqun.js"), get(wasmUrl, "load/answers")]);
    await instance.grow(glue, await response.arrayBuffer());
  } catch (cause) {
    throw cause instanceof TuiqunError && !cause.code.startsWith("load/") ? cause : new TuiqunError("load/answers", {}, cause);
  }
}

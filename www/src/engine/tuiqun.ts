import wasmUrl from "../../pkg/tuiqun_bg.wasm?url";
import { TuiqunError } from "./errors.ts";
import digests from "virtual:tuiqun-integrity/first";
import { get, know } from "./get.ts";
import { instance } from "./instance.ts";
import { Rulebook } from "./rulebook.ts";

/** Packs that come with the page, by the id of the rulebook. */
const BUILT_IN = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>(["../../generated/*.json", "!../../generated/*.claims.*.json", "!../../generated/*.practice.json"], { eager: true, query: "?url", import: "default" }),
  ).map(([path, url]) => [path.replace(/^.*\/|\.json$/g, ""), url] as const),
);

know(digests);

let loading: Promise<void> | null = null;

/** The engine. */
export class Tuiqun {
  /** Loads the engine once for the page; a failed load may be tried again. Throws `load/...` with the cause. */
  static async load(): Promise<Tuiqun> {
    if (!instance.ready) {
      loading ??= start().catch((error: unknown) => {
        loading = null;
        throw error;
      });
      await loading;
    }
    return new Tuiqun();
  }

  /** A rulebook by built-in id, by URL, or from the text of a pack. */
  async rulebook(source: string): Promise<Rulebook> {
    return new Rulebook(await fetchPack(source));
  }
}

/** The text of a pack by built-in id or URL; a pack itself is its own text. Can be fetched while the engine loads. */
export async function fetchPack(source: string): Promise<string> {
  if (source.trimStart().startsWith("{")) return source;
  const url = Object.hasOwn(BUILT_IN, source) ? (BUILT_IN[source] as string) : source;
  return (await get(url, "load/rulebook")).text();
}

async function start(): Promise<void> {
  if (typeof WebAssembly !== "object") throw new TuiqunError("load/no-wasm");
  const response = await get(wasmUrl, "load/engine");
  const bytes = await response.arrayBuffer();
  try {
    await instance.start(bytes);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    const policy = /content security policy|unsafe-eval|disallowed by embedder/i.test(message);
    const type = response.headers.get("content-type") ?? "";
    const html = /html/.test(type);
    throw new TuiqunError(policy ? "load/policy" : html ? "load/mime" : "load/damaged", {}, cause);
  }
}

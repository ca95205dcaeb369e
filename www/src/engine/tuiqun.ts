import wasmUrl from "../../pkg/tuiqun_bg.wasm?url";
import { TuiqunError } from "./errors.ts";
import digests from "virtual:tuiqun-integrity/first";
import type { Edition } from "./edition.ts";
import { get, know } from "./get.ts";
import { instance } from "./instance.ts";
import { type Pack, Rulebook } from "./rulebook.ts";

/** Rulebooks that come with the page, as bytes for its engine, by their ids. */
const BUILT_IN = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>("../../generated/*.bin", { eager: true, query: "?url", import: "default" }),
  ).map(([path, url]) => [path.replace(/^.*\/|\.bin$/g, ""), url] as const),
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
  async rulebook(source: Pack): Promise<Rulebook> {
    return loadPack((await fetchPack(source)).pack);
  }
}

/** A rulebook from a pack that is here. Only the engine with the longer answers reads what authors write. */
export async function loadPack(pack: Pack): Promise<Rulebook> {
  if (typeof pack === "string") await (await import("./grow.ts")).grown();
  return new Rulebook(pack);
}

/** A pack, and what comes with it where it is an edition: one file with everything that a page shows. */
export interface Fetched {
  readonly pack: Pack;
  readonly edition: Edition | null;
}

/** A pack by built-in id or URL; a pack itself is its own. Can be fetched while the engine loads. */
export async function fetchPack(source: Pack): Promise<Fetched> {
  if (typeof source !== "string") return { pack: source, edition: null };
  if (Object.hasOwn(BUILT_IN, source)) {
    return { pack: new Uint8Array(await (await get(BUILT_IN[source] as string, "load/rulebook")).arrayBuffer()), edition: null };
  }
  const text = source.trimStart().startsWith("{") ? source : await (await get(source, "load/rulebook").catch(refused(source))).text();
  // A page of the server in place of what was asked for.
  if (text.trimStart().startsWith("<")) throw new TuiqunError("load/mime");
  return (await import("./edition.ts")).readEdition(text);
}

/** Tells a server that refuses what is there from one that is not. */
const refused = (source: string) => async (error: unknown): Promise<never> => {
  throw (await (await import("./edition.ts")).isRefused(source)) ? new TuiqunError("load/origin", {}, error) : error;
};

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

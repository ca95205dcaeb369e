/** The engine in Node: the files beside this script are read, not fetched. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { net } from "./engine/get.ts";

const fetched = net.fetch;
net.fetch = async (url, options) => (url.startsWith("file:") ? new Response(new Uint8Array(await readFile(fileURLToPath(url)))) : fetched(url, options));

export * from "./engine/index.ts";

import { TuiqunError } from "./errors.ts";

/** Digests of the files of the build, by the name that each had before it bore its hash. */
const known = new Map<string, string>();
const FOLDER = import.meta.url.replace(/[^/]*$/, "");

/** How files are fetched; the package for Node reads those beside it. */
export const net = { fetch: (url: string, options: RequestInit): Promise<Response> => fetch(url, options) };

/** Makes the digests of more files known. */
export function know(digests: Readonly<Record<string, string>>): void {
  for (const [name, digest] of Object.entries(digests)) known.set(name, digest);
}

/** The digest that a file of the build must have; none for the files of others. */
function digestOf(url: string): string {
  const { href } = new URL(url, import.meta.url);
  const [, name, extension] = /^(?:.*\/)?(.+)-[\w-]{8}\.(\w+)$/.exec(href) ?? [];
  return (href.startsWith(FOLDER) && known.get(`${name}.${extension}`)) || "";
}

/** Fetches a file of the build; the code says which one could not be had, or that it is not what it was at build. */
export async function get(url: string, code: string): Promise<Response> {
  const integrity = digestOf(url);
  const options = { credentials: "same-origin" } as const;
  let response: Response;
  try {
    response = await net.fetch(url, { ...options, integrity });
  } catch (cause) {
    // What is there, but refused, is damaged, or a page of the server in its place.
    const there = integrity === "" ? null : await net.fetch(url, { ...options, method: "HEAD" }).catch(() => null);
    if (!there?.ok) throw new TuiqunError(code, {}, cause);
    throw new TuiqunError(/html/.test(there.headers.get("content-type") ?? "") ? "load/mime" : "load/damaged", {}, cause);
  }
  if (!response.ok) throw new TuiqunError(code, { args: [{ name: "status", value: response.status }] });
  return response;
}

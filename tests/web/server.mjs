// A plain static host under a sub-path, with the policy that the README names; tests may break single answers.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

export const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
export const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
/** Types of files, by the ends of their names, as hosts send them. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".ftl": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
};

/**
 * Serves `dist/` under `/some/sub/path/`. `breaks(path)` may answer otherwise: `{ status, type, body, csp, headers }`. With
 * `cors` pages of other origins may load it, with `compress` it is sent compressed.
 * @returns {Promise<{ url: string, requests: string[], close: () => void }>}
 */
export async function serve(breaks = () => null, { cors = false, compress = false } = {}) {
  const requests = [];
  const small = new Map();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    requests.push(path);
    const inside = normalize(decodeURIComponent(path.replace("/some/sub/path/", "")));
    const name = inside === "" || inside === "." ? "index.html" : inside;
    const broken = breaks(name) ?? {};
    const headers = { "content-security-policy": broken.csp ?? CSP, "referrer-policy": "no-referrer", "cache-control": "no-store", ...(cors ? { "access-control-allow-origin": "*" } : {}), ...broken.headers };
    try {
      if (!path.startsWith("/some/sub/path/") || inside.startsWith("..")) throw new Error("outside");
      let body = broken.body ?? (await readFile(join(DIST, name)));
      // As hosts do: files once compressed are kept.
      if (compress && broken.body === undefined) {
        if (!small.has(name)) small.set(name, brotliCompressSync(body));
        body = small.get(name);
        headers["content-encoding"] = "br";
      }
      response.writeHead(broken.status ?? 200, { ...headers, "content-type": broken.type ?? TYPES[extname(name)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, { ...headers, "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  // A test that fails before it closes its server must not keep the others waiting.
  server.unref();
  const { port } = server.address();
  return { url: `http://127.0.0.1:${port}/some/sub/path/`, requests, close: () => server.close() };
}

// Other people's pages: each origin a server of its own, with the policy and the pages that a test gives it.
import { createServer } from "node:http";
import { after } from "node:test";

/** Pages by path, `{ body, type, csp, headers }` or the text of a page. Gone after the last test of the file. */
export async function origin(pages = {}) {
  const found = new Map(Object.entries(pages));
  let otherwise = () => undefined;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname.slice(1));
    const page = found.get(path) ?? otherwise(path);
    if (page === undefined) return response.writeHead(404).end("not found");
    const { body, type = "text/html; charset=utf-8", csp, headers = {} } = typeof page === "string" ? { body: page } : page;
    response.writeHead(200, { "content-type": type, ...(csp ? { "content-security-policy": csp } : {}), ...headers });
    return response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  after(() => server.close());
  return { url: `http://127.0.0.1:${server.address().port}/`, put: (path, page) => found.set(path, page), fallback: (answer) => (otherwise = answer) };
}

/** A page of a host with this in it. */
export const page = (body, head = "") =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>host</title>${head}</head><body>${body}</body></html>`;

// What can go wrong with the files on a host: one flipped byte, one file gone, an old entry beside new files. Nothing damaged
// is used, and whoever looks sees the simulator, a readable message, or the main steps.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { full, open, ready, rest } from "../browser.mjs";
import { origin, page as hostPage } from "../hosts.mjs";
import { DIST } from "../server.mjs";
import { stage } from "../stage.mjs";

/** How the one file that a test breaks is answered. */
let broken = null;
const { browser, site } = await stage((name) => (broken?.name === name ? broken.answer : null), { cors: true });
const all = (folder = "") =>
  readdirSync(join(DIST, folder)).flatMap((name) => {
    const path = folder ? `${folder}/${name}` : name;
    return statSync(join(DIST, path)).isDirectory() ? all(path) : [path];
  });

/** Everything that a rehearsal asks for, from the first view to a way that was looked for. */
async function walk(page) {
  await page.locator("[data-plan]").click();
  await page.locator(".plan h3").first().waitFor();
  await page.locator("[data-phone]").click();
  await page.locator(".device").waitFor();
}
const asked = await (async () => {
  const { page, context } = await open(browser, full(site.url));
  const names = new Set();
  page.on("request", (request) => names.add(request.url().slice(site.url.length)));
  await page.reload();
  await ready(page);
  await walk(page);
  await context.close();
  return [...names].filter((name) => name !== "" && !name.endsWith(".svg"));
})();

/** What somebody sees: never nothing. */
async function seen(page) {
  await page.waitForFunction(
    () => {
      const element = document.querySelector("tui-qun");
      const root = element?.shadowRoot;
      return root?.querySelector(".app[data-mode], [role=alert]") || (!customElements.get("tui-qun") && document.readyState === "complete");
    },
    null,
    { timeout: 10_000 },
  );
  // What is rendered: that of the page, and that of the element.
  const text = await page.evaluate(() => document.body.innerText + (document.querySelector("tui-qun")?.shadowRoot?.querySelector(".app")?.innerText ?? ""));
  assert.ok(text.length > 200, text);
  return page.evaluate(() => {
    const root = document.querySelector("tui-qun")?.shadowRoot;
    return root?.querySelector("[role=alert]")?.getAttribute("data-code") ?? (root?.querySelector(".app[data-mode]") ? "verdict" : "steps");
  });
}

test("the list of digests names every file, and every digest is right", () => {
  const { files, version } = JSON.parse(readFileSync(join(DIST, "integrity.json"), "utf8"));
  assert.deepEqual(Object.keys(files).sort(), all().filter((name) => name !== "integrity.json").sort());
  for (const [name, digest] of Object.entries(files)) {
    assert.equal(digest, `sha384-${createHash("sha384").update(readFileSync(join(DIST, name))).digest("base64")}`, name);
  }
  for (const name of ["tuiqun.js", "embed.js", "embed.html"]) assert.ok(existsSync(join(DIST, `v${version}`, name)));
});

test("only what is named from outside keeps its name; every other file bears a hash, so that no two builds share one", () => {
  const kept = ["LICENSE-APACHE", "LICENSE-MIT", "configure.html", "custom-elements.json", "embed.html", "embed.js", "favicon.svg", "index.html", "integrity.json", "licences.txt", "llms.txt", "tuiqun.js"];
  const named = all().filter((name) => !/^(rules|v\d[\w.-]*)\//.test(name) && !/^assets\/[\w.-]+-[\w-]{8}\.\w+$/.test(name));
  assert.deepEqual(named.sort(), kept);
});

test("one flipped byte in any file that is loaded is refused", async () => {
  assert.ok(asked.length >= 14, asked.join());
  for (const name of asked) {
    const bytes = readFileSync(join(DIST, name));
    bytes[bytes.length >> 1] ^= 1;
    const type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : name.endsWith(".wasm") ? "application/wasm" : "text/plain; charset=utf-8";
    broken = { name, answer: { body: bytes, type } };
    const { page, context } = await open(browser, `${site.url}favicon.svg`);
    const said = [];
    page.on("console", (message) => said.push(message.text()));
    await page.goto(full(site.url));
    const first = await seen(page);
    if (first === "verdict") {
      // What comes later says so when it is asked for; the rest goes on.
      await page.locator("[data-plan]").click({ timeout: 2_000 }).catch(() => {});
      await page.locator("[data-phone]").click({ timeout: 2_000 }).catch(() => {});
      await rest(page);
    }
    assert.ok(said.some((text) => /integrity|digest/i.test(text)), `${name}: ${first}: ${said.join("\n")}`);
    await context.close();
  }
  broken = null;
});

test("any file that is missing leaves something to read", async () => {
  for (const name of asked) {
    broken = { name, answer: { status: 404, body: "gone", type: "text/plain" } };
    const { page, context } = await open(browser, full(site.url));
    await seen(page);
    await context.close();
  }
  broken = null;
});

test("who pins the entry pins everything: a page of another origin with its digest", async () => {
  const entry = readFileSync(join(DIST, "tuiqun.js"));
  const host = await origin();
  const tag = (bytes) => `<script type="module" crossorigin src="${site.url}tuiqun.js" integrity="sha384-${createHash("sha384").update(bytes).digest("base64")}"></script>`;
  const body = '<tui-qun loading="eager"><p>The main steps, as the host wrote them, long enough to be read by somebody who cannot load the simulator at all, and to be told from nothing. They stand here until it answers, and where it cannot: in old browsers, without scripts, and where the files were changed on their way.</p></tui-qun>';
  host.put("good.html", hostPage(body, tag(entry)));
  host.put("bad.html", hostPage(body, tag(Buffer.from("another"))));
  const good = await open(browser, `${host.url}good.html`);
  await ready(good.page);
  await good.context.close();
  const bad = await open(browser, `${host.url}bad.html`);
  await rest(bad.page);
  assert.equal(await seen(bad.page), "steps");
  await bad.context.close();
  // The entry is whole, what stands behind it is not.
  const [, behind] = /"\.\/(assets\/[^"]+)"/.exec(entry.toString());
  broken = { name: behind, answer: { body: `${readFileSync(join(DIST, behind))}\n`, type: "text/javascript" } };
  const changed = await open(browser, `${host.url}good.html`);
  await rest(changed.page);
  assert.equal(await seen(changed.page), "steps");
  await changed.context.close();
  broken = null;
});

test("the entries under the version work as those beside it", async () => {
  const { version } = JSON.parse(readFileSync(join(DIST, "integrity.json"), "utf8"));
  const host = await origin({
    "element.html": hostPage('<tui-qun loading="eager" locale="en"></tui-qun>', `<script type="module" src="${site.url}v${version}/tuiqun.js"></script>`),
    "frame.html": hostPage(`<script async src="${site.url}v${version}/embed.js" data-locale="en"></script>`),
  });
  const element = await open(browser, `${host.url}element.html`);
  await ready(element.page);
  await element.context.close();
  const frame = await open(browser, `${host.url}frame.html`);
  await frame.page.frameLocator("iframe").locator("tui-qun .app").waitFor();
  assert.match(await frame.page.frameLocator("iframe").locator(".away a").getAttribute("href"), /\/path\/index\.html/);
  await frame.context.close();
});

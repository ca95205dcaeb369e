// Broken loads: within three seconds a readable message that names the cause, and the main steps as text; never a blank box.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { full, launch, open, ready } from "../browser.mjs";
import { CSP, serve } from "../server.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const file = (pattern, answer) => (name) => (pattern.test(name) ? answer : null);
const WASM = /\.wasm$/;
const PACK = /wechat-group-[^.]*\.bin$/;

const BROKEN = [
  ["a missing engine", file(WASM, { status: 404, body: "no" }), "load/engine", /引擎文件没有取到/],
  ["a server error for the engine", file(WASM, { status: 500, body: "no" }), "load/engine", /引擎文件没有取到/],
  ["a page in place of the engine", file(WASM, { type: "text/html", body: "<!doctype html><p>hello" }), "load/mime", /送来的是一个网页/],
  ["a truncated engine", file(WASM, { body: Buffer.from([0, 97, 115, 109, 1, 0]) }), "load/damaged", /不完整或已损坏/],
  ["an empty engine", file(WASM, { body: "" }), "load/damaged", /不完整或已损坏/],
  ["a policy without wasm", () => ({ csp: CSP.replace(" 'wasm-unsafe-eval'", "") }), "load/policy", /安全策略/],
  ["missing rules", file(PACK, { status: 404, body: "no" }), "load/rulebook", /规则没有取到/],
  ["broken rules", file(PACK, { body: '{"rulebook":' }), "load/damaged", /不完整或已损坏/],
  ["missing words", file(/\.ftl$/, { status: 404, body: "no" }), "load/texts", /文字没有取到/],
];

for (const [what, breaks, code, text] of BROKEN) {
  test(`${what}: a readable message and the steps as text`, async () => {
    const site = await serve(breaks);
    const opened = await open(browser, site.url);
    const notice = opened.page.locator("tui-qun [role=alert]");
    await notice.waitFor({ timeout: 3_000 });
    assert.equal(await notice.getAttribute("data-code"), code);
    assert.match(await notice.textContent(), text);
    const steps = opened.page.locator(".fallback").first();
    assert.ok(await steps.isVisible());
    assert.match(await steps.textContent(), /解散该群聊/);
    const problems = (await opened.problems()).filter((problem) => !problem.startsWith("policy: script-src wasm-eval"));
    assert.deepEqual(problems, []);
    await opened.context.close();
    site.close();
  });
}

for (const [what, pattern] of [["script", /later-[^/]*\.js$/], ["words", /\.more\.[^/]*\.ftl$/], ["sources", /claims[^/]*\.json$/]]) {
  test(`late ${what} that do not arrive cost their own part: the first question stays, and is answered once they come`, async () => {
    let broken = true;
    let met = 0;
    const site = await serve((name) => {
      if (!broken || !pattern.test(name)) return null;
      met += 1;
      return { status: 404, body: "no" };
    });
    const opened = await open(browser, site.url);
    const { page } = opened;
    const notice = page.locator("tui-qun [role=alert]");
    await notice.waitFor();
    assert.match(await notice.textContent(), /还有一部分没有取到.*再取一次/s);
    assert.ok(met > 0);
    await page.locator('[data-choose="wechat-group leave"]').click();
    await page.locator('.ask [data-answer="member"]').waitFor();
    // It was asked for again, and is still not there.
    await notice.waitFor();
    broken = false;
    await page.locator('.ask [data-answer="member"]').click();
    await notice.waitFor({ state: "detached" });
    await page.goBack();
    await page.locator('.ask [data-answer="member"]').waitFor();
    assert.deepEqual(await opened.problems(), []);
    await opened.context.close();
    site.close();
  });
}

test("a longer answer that does not arrive says so, and everything else goes on", async () => {
  let broken = false;
  const site = await serve((name) => {
    if (!broken || !WASM.test(name)) return null;
    return broken === "missing" ? { status: 404, body: "no" } : { body: Buffer.from([0, 97, 115, 109, 1, 0]) };
  });
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await page.locator("[data-ways]").waitFor();
  for (broken of ["missing", "truncated"]) {
    await page.locator("[data-ways]").click();
    assert.match(await page.locator("tui-qun [role=alert]").textContent(), /这个回答没能打开.*再试一次/s);
    assert.equal(await page.locator("tui-qun [data-code='dissolve/pc']").count() > 0, true);
    // The next edit works, and takes the notice away.
    await page.locator("#fact-members").fill("60");
    await page.locator("#fact-members").blur();
    await page.locator("tui-qun [role=alert]").waitFor({ state: "detached" });
  }
  broken = false;
  await page.locator("[data-ways]").click();
  await page.locator("[data-take]").waitFor();
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
  site.close();
});

test("a wrong type for the engine does no harm", async () => {
  const site = await serve((name) => (WASM.test(name) ? { type: "application/octet-stream" } : null));
  const opened = await open(browser, site.url);
  await ready(opened.page);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
  site.close();
});

test("without the script, and without JavaScript, the steps stand as text", async () => {
  const site = await serve((name) => (/^(assets\/.*|tuiqun)\.js$/.test(name) ? { status: 404, body: "no" } : null));
  for (const javaScript of [true, false]) {
    const opened = await open(browser, site.url, { javaScript });
    for (const summary of await opened.page.locator(".as-text > summary").all()) await summary.click();
    const text = await opened.page.locator("main").innerText();
    assert.match(text, /删除并退出/);
    assert.match(text, /群主管理权转让/);
    assert.match(text, /不会动你的真实账号/);
    assert.match(text, /Hand the group over/);
    await opened.context.close();
  }
  site.close();
});

test("everything comes from the build, and nothing else is asked for", async () => {
  const site = await serve();
  const opened = await open(browser, site.url);
  await ready(opened.page);
  await opened.page.locator('[data-choose="wechat-group leave"]').click();
  await opened.page.locator('[data-answer="member"]').click();
  await opened.page.locator(".step-card .sources").first().waitFor();
  assert.deepEqual(await opened.problems(), []);
  const strange = site.requests.filter((path) => !/^\/some\/sub\/path\/(|tuiqun\.js|favicon\.svg|assets\/[\w.-]+)$/.test(path));
  assert.deepEqual(strange, []);
  assert.equal(await opened.page.evaluate(() => document.cookie + Object.keys(localStorage).join()), "");
  await opened.context.close();
  site.close();
});

// The simulator in a sandboxed frame on somebody else's page: what it does, what it cannot be made to do, and what is said when it fails.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open, rest } from "../browser.mjs";
import { origin, page as hostPage } from "../hosts.mjs";
import { serve } from "../server.mjs";
import { stage } from "../stage.mjs";

/** So many messages are tried. */
const FUZZ = Number(process.env.FUZZ ?? 5_000);
const { browser, site } = await stage(undefined, { cors: true });
const host = await origin();
const files = new URL(site.url);
/** What the documentation says a host's policy needs. */
const POLICY = `default-src 'none'; script-src ${files.origin}; frame-src ${files.origin}; require-trusted-types-for 'script'`;
const script = (attributes = "") => `<script async src="${site.url}embed.js" ${attributes.includes("data-mode") ? "" : `data-mode="full"`} ${attributes}></script>`;
let count = 0;

/** Opens a page of the host; what is asked of other origins than the host's and the files' is a problem. */
async function embed(body, { csp = POLICY, ...options } = {}) {
  const name = `page-${(count += 1)}.html`;
  host.put(name, { body: hostPage(body), csp });
  const opened = await open(browser, `${host.url}${name}`, options);
  const strange = async () => (await opened.problems()).filter((problem) => !problem.startsWith(`request: ${files.origin}/some/sub/path/`));
  return { ...opened, strange, frame: opened.page.frameLocator("iframe >> nth=0") };
}
/** Waits until the simulator in the frame answers. */
const answers = (frame) => frame.locator("tui-qun .app").waitFor();

test("three attributes and a script are enough, under a policy that allows nothing else", async () => {
  const { page, frame, strange, context } = await embed(script('data-rulebook="wechat-group" data-goal="leave" data-locale="en" data-hide="situation actions timeline"'));
  await answers(frame);
  assert.equal(await frame.locator("tui-qun").getAttribute("goal"), "leave");
  assert.equal(await frame.locator(".app").getAttribute("lang"), "en");
  const iframe = page.locator("iframe");
  assert.equal(await iframe.getAttribute("title"), "Rehearsal of leaving");
  assert.equal(await iframe.getAttribute("sandbox"), "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals");
  // The frame is as high as what it shows: nothing in it scrolls.
  await page.waitForFunction(() => Number.parseFloat(document.querySelector("iframe").style.height) > 900);
  await frame.locator("tui-plans h2").waitFor();
  await frame.locator("html").evaluate(
    (html) =>
      new Promise((resolve) => {
        const look = () => (Math.abs(html.scrollHeight - innerHeight) <= 1 ? resolve() : requestAnimationFrame(look));
        look();
      }),
  );
  // It cannot save, says so, and leads to where one can, with the rehearsal as it stands.
  assert.match(await frame.locator(".away").textContent(), /nothing is saved here/);
  assert.equal(await frame.locator("tui-keep").count(), 0);
  await frame.locator('.away a[href*="#tuiqun=1."]').waitFor();
  const [window] = await Promise.all([context.waitForEvent("page"), frame.locator(".away a").click()]);
  await window.locator("tui-qun .verdict").waitFor();
  assert.equal(await window.locator("tui-qun").getAttribute("goal"), "leave");
  assert.deepEqual(await strange(), []);
  await context.close();
});

test("the host drives it and hears what happens, and changes options at any time", async () => {
  const { page, frame, strange, context } = await embed(script('data-goal="leave" data-preset="owner_wants_out"'));
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const name of ["ready", "step", "goal", "blocked", "change"]) addEventListener(`tuiqun-${name}`, ({ detail }) => heard.push([name, detail]));
  });
  await answers(frame);
  const told = await page.evaluate(async () => {
    const { tuiqun } = document.querySelector("iframe");
    const refused = await tuiqun("act", "leave").catch((error) => [error.name, error.code]);
    await tuiqun("act", "candidate_updates", { to: 1 });
    await tuiqun("act", "transfer", { to: 1 }, { outcome: "done" });
    const view = await tuiqun("act", "leave");
    return { refused, cursor: view.cursor, link: await tuiqun("link") };
  });
  assert.deepEqual([told.refused, told.cursor], [["TuiqunError", "event/not-applicable"], 3]);
  assert.match(told.link, /^#tuiqun=1\./);
  const heard = await page.evaluate(() => globalThis.heard);
  assert.ok(heard.some(([name, { id }]) => name === "step" && id === "transfer"));
  assert.ok(heard.some(([name, { goal }]) => name === "goal" && goal === "leave"));
  await page.evaluate(() => {
    const { dataset } = document.querySelector("script[data-goal]");
    dataset.theme = "dark";
    dataset.locale = "en";
  });
  await frame.locator('.app[lang="en"] .verdict').waitFor();
  assert.equal(await frame.locator("tui-qun").getAttribute("theme"), "dark");
  // What a person chose meanwhile stays, whatever else the host changes.
  await frame.locator("#rulebook").selectOption("elsewhere");
  await frame.locator('[data-preset="owner_on_qq"]').waitFor();
  await page.evaluate(() => (document.querySelector("script[data-goal]").dataset.theme = "light"));
  await frame.locator('tui-qun[theme="light"]').waitFor();
  assert.equal(await frame.locator("#rulebook").inputValue(), "elsewhere");
  // What no frame would read is refused at once.
  assert.equal(await page.evaluate(() => document.querySelector("iframe").tuiqun("remove").catch((error) => error.code)), "event/shape");
  assert.deepEqual(await strange(), []);
  await context.close();
});

test("a frame far below loads when it comes near, keeps its room, and shifts nothing", async () => {
  host.put("tall.css", { body: "#tall { height: 6000px }", type: "text/css" });
  const { page, frame, context } = await embed(`<link rel="stylesheet" href="tall.css"><div id="tall"></div>${script('data-height="640"')}<p>after</p>`, { csp: `${POLICY}; style-src ${host.url}` });
  await rest(page);
  assert.equal(await page.locator("iframe").getAttribute("src"), null);
  assert.equal(await page.locator("iframe").evaluate((iframe) => iframe.style.height), "640px");
  await page.locator("iframe").scrollIntoViewIfNeeded();
  await answers(frame);
  await context.close();
});

test("where the files may not be loaded from elsewhere, a readable message comes, in both languages", async () => {
  const closed = await serve();
  for (const [locale, says] of [["zh-CN", /没有回应.*Access-Control-Allow-Origin/], ["en", /does not answer.*Access-Control-Allow-Origin/]]) {
    const { origin: from } = new URL(closed.url);
    const { page, context } = await embed(`<script async src="${closed.url}embed.js" data-locale="${locale}"></script>`, { csp: `default-src 'none'; script-src ${from}; frame-src ${from}` });
    const notice = page.locator('[role="alert"]');
    await notice.waitFor({ timeout: 9_000 });
    assert.match(await notice.textContent(), says);
    await context.close();
  }
  closed.close();
});

test("a frame that the host's policy forbids is told of too", async () => {
  const { page, context } = await embed(script('data-locale="en"'), { csp: `default-src 'none'; script-src ${files.origin}` });
  await page.locator('[role="alert"]').waitFor({ timeout: 9_000 });
  assert.match(await page.locator('[role="alert"]').textContent(), /frame-src/);
  await context.close();
});

test("opened by itself the frame is the simulator, and a wrong fragment leaves the main steps to read", async () => {
  const alone = await open(browser, `${site.url}embed.html`);
  await answers(alone.page);
  assert.deepEqual((await alone.problems()).filter((problem) => !problem.startsWith("request: ")), []);
  await alone.context.close();
  const { frame, page, context } = await embed("", { csp: `frame-src ${files.origin}` });
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src })), `${site.url}embed.html#99,x,y`);
  await frame.locator(".fallback").first().waitFor();
  assert.equal(await frame.locator("tui-qun").count(), 0);
  await context.close();
});

/** A message that nobody should take: random shapes, and near misses of the real ones. */
function noise(at, nonce) {
  const word = randomBytes(4).toString("hex");
  const shapes = [
    { tuiqun: 1, nonce: word },
    { tuiqun: 1, nonce },
    { tuiqun: 2, nonce },
    { tuiqun: "1", nonce },
    { type: "options", options: { goal: "gone", rulebook: "elsewhere" } },
    { type: "call", id: at, name: "undo", args: [] },
    { type: "call", id: at, name: "constructor", args: [word] },
    { type: "call", id: word, name: "reset", args: {} },
    { type: "hello", version: 1 },
    { type: "height", height: at % 2 ? -1 : 1e9 },
    { type: "event", name: "tuiqun-error", detail: word },
    { type: "done", id: 1, value: word },
    word,
    at,
    null,
    [{ tuiqun: 1 }, nonce],
    { __proto__: null, constructor: { prototype: { goal: word } } },
    { deep: [[[[{ [word]: [at, null, word.repeat(at % 50)] }]]]] },
  ];
  return shapes[at % shapes.length];
}

test(`${FUZZ} messages from parent, sibling and opaque origins change nothing and get no answer`, async () => {
  // The parent itself knows the secret; what it cannot do is connect twice, or speak outside the port.
  const { page, frame, strange, context } = await embed(script('data-goal="leave" data-preset="owner_wants_out"'), { csp: `script-src ${files.origin}; frame-src ${files.origin} ${host.url}` });
  await answers(frame);
  host.put("sibling.html", hostPage("sibling"));
  await page.evaluate((src) => {
    const add = (sandbox) => {
      const iframe = document.createElement("iframe");
      if (sandbox) iframe.setAttribute("sandbox", "allow-scripts");
      iframe.src = src;
      iframe.className = sandbox ? "opaque" : "sibling";
      document.body.append(iframe);
      return new Promise((done) => iframe.addEventListener("load", done));
    };
    return Promise.all([add(false), add(true)]);
  }, `${host.url}sibling.html`);
  const state = () => page.evaluate(() => document.querySelector("iframe").tuiqun("link"));
  const before = [await state(), await frame.locator("tui-qun").evaluate((element) => [element.goal, element.rulebook, element.locale])];
  const nonce = await page.locator("iframe").first().evaluate((iframe) => new URL(iframe.src).hash.split(",")[1]);
  const senders = [page.mainFrame(), ...page.frames().filter((one) => one.url().includes("sibling.html"))];
  assert.equal(senders.length, 3);
  for (const sender of senders) {
    await sender.evaluate(() => {
      globalThis.answers = 0;
      addEventListener("message", () => (globalThis.answers += 1));
    });
  }
  for (let at = 0; at < FUZZ; at += 250) {
    const messages = Array.from({ length: 250 }, (_, n) => noise(at + n, nonce));
    const sender = senders[(at / 250) % senders.length];
    await sender.evaluate((messages) => {
      const target = (parent === window ? document.querySelector("iframe").contentWindow : parent.frames[0]);
      for (const message of messages) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (globalThis.answers += 1);
        target.postMessage(message, "*", [port2]);
      }
    }, messages);
  }
  await rest(page);
  const after = [await state(), await frame.locator("tui-qun").evaluate((element) => [element.goal, element.rulebook, element.locale])];
  assert.deepEqual(after, before);
  for (const sender of senders) assert.equal(await sender.evaluate(() => globalThis.answers), 0);
  assert.deepEqual((await strange()).filter((problem) => !problem.startsWith(`request: ${host.url}`)), []);
  await context.close();
});

test("what comes through the port is taken only in its shape, and only so often", async () => {
  const { page, context } = await embed("", { csp: `frame-src ${files.origin}` });
  const result = await page.evaluate(async (src) => {
    const nonce = "secret";
    const iframe = document.createElement("iframe");
    iframe.setAttribute("sandbox", "allow-scripts");
    iframe.src = `${src}embed.html#1,${nonce},${encodeURIComponent(origin)}`;
    document.body.append(iframe);
    await new Promise((done) => iframe.addEventListener("load", done));
    const { port1, port2 } = new MessageChannel();
    const heard = [];
    port1.onmessage = ({ data }) => heard.push(data);
    iframe.contentWindow.postMessage({ tuiqun: 1, nonce }, "*", [port2]);
    const until = (fits) => new Promise((done) => {
      const look = () => (heard.some(fits) ? done() : setTimeout(look, 20));
      look();
    });
    await until((said) => said.type === "hello");
    port1.postMessage({ type: "options", options: { goal: "leave" } });
    await until((said) => said.name === "tuiqun-ready");
    await new Promise((done) => setTimeout(done, 1_100));
    const circle = [];
    circle.push(circle);
    const bad = [
      { type: "options", options: { innerHTML: "<b>" } },
      { type: "options", options: { goal: 1 } },
      { type: "options", options: [] },
      { type: "options", options: { goal: "gone" }, more: 1 },
      { type: "call", id: 7, name: "remove", args: [] },
      { type: "call", id: 7, name: "reset", args: "x" },
      { type: "call", id: 7, name: "set", args: ["x".repeat(70_000)] },
      { type: "call", id: 0.5, name: "reset", args: [] },
      { type: "call", id: 7, name: "reset", args: [circle] },
      { type: "hello", version: 1 },
      new Map([["type", "options"]]),
      "reset",
      undefined,
    ];
    heard.length = 0;
    for (const message of bad) port1.postMessage(message);
    port1.postMessage({ type: "call", id: 8, name: "undo", args: [] });
    await until((said) => said.id === 8);
    const answered = heard.filter((said) => said.type === "done" || said.type === "refused").map(({ id }) => id);
    // Too many at once: those over the limit are dropped.
    await new Promise((done) => setTimeout(done, 1_100));
    heard.length = 0;
    for (let id = 100; id < 300; id += 1) port1.postMessage({ type: "call", id, name: "link", args: [] });
    await new Promise((done) => setTimeout(done, 900));
    return { answered, taken: heard.filter((said) => said.type === "done").length };
  }, site.url);
  assert.deepEqual(result.answered, [8]);
  assert.ok(result.taken > 0 && result.taken <= 60, `${result.taken}`);
  await context.close();
});

test("the documentation names every option, call and message of the protocol", () => {
  const protocol = readFileSync(new URL("../../../www/src/embed/protocol.ts", import.meta.url), "utf8");
  const page = readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8");
  const section = page.slice(page.indexOf("### For those who write the host themselves"), page.indexOf("## As a package"));
  const list = (name) => [...new RegExp(`${name} = \\[([^\\]]+)\\]`).exec(protocol)[1].matchAll(/"([a-z]+)"/g)].map(([, word]) => word);
  const types = [...protocol.matchAll(/readonly type: "([a-z]+)"/g)].map(([, word]) => word);
  assert.ok(list("OPTIONS").length === 10 && list("CALLS").length === 9 && types.length === 7);
  for (const word of [...list("OPTIONS"), ...list("CALLS")]) assert.ok(section.includes(`\`${word}\``), word);
  for (const word of types) assert.ok(section.includes(`type: "${word}"`), word);
});

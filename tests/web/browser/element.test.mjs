// <tui-qun> in other people's pages: what it can be told, what it tells, and what it leaves alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, ready, rest } from "../browser.mjs";
import { stage } from "../stage.mjs";

/** Pages of hosts, by path: what a test gives instead of a file of the site. */
const pages = new Map();
const { browser, site } = await stage((path) => (pages.has(path) ? { status: 200, type: TYPES[path.split(".").at(-1)], body: pages.get(path) } : null));

pages.set("tall.css", ".tall { height: 4000px }");
pages.set("host.css", "tui-qun::part(answer) { outline: 3px solid rgb(1, 2, 3); } tui-qun { --tuiqun-accent: rgb(200, 0, 100); }");
pages.set("hostile.css", "* { all: unset; font-size: 90px !important; } head, script, style, title { display: none } div { display: block }");
pages.set("pollute.js", "Object.prototype.goal = 'x'; Array.prototype.extra = () => 1; Object.prototype.toJSON = () => 'x';");
// Notes every public event from the beginning on.
pages.set(
  "listen.js",
  `globalThis.heard = [];
  for (const name of ["ready", "change", "step", "blocked", "goal", "error"]) {
    document.addEventListener("tuiqun-" + name, (event) => heard.push([name, structuredClone(event.detail), event.composed]));
  }`,
);
const TYPES = { css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", html: "text/html; charset=utf-8" };
let count = 0;
/** Opens a page of a host with this in it. */
async function host(body, { head = "", ...options } = {}) {
  const name = `host-${(count += 1)}.html`;
  pages.set(name, `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>host</title>${head}<script type="module" src="./tuiqun.js"></script></head><body>${body}</body></html>`);
  return open(browser, `${site.url}${name}`, options);
}
const heard = (page) => page.evaluate(() => globalThis.heard);
const call = (page, run, arg) => page.evaluate(run, arg);

test("a program drives it: methods give the view, refuse by code, and events tell what happened", async () => {
  const { page, problems, context } = await host('<tui-qun mode="full" goal="leave" preset="owner_wants_out" locale="en"><p>later</p></tui-qun>', { head: '<script src="./listen.js"></script>' });
  await page.evaluate(() => customElements.whenDefined("tui-qun").then(() => document.querySelector("tui-qun").ready));
  await page.waitForFunction(() => document.querySelector("tui-qun").shadowRoot?.querySelector("tui-plans"));
  const told = await call(page, async () => {
    const element = document.querySelector("tui-qun");
    const blocked = await element.act("leave").catch((error) => error.code);
    const frozen = Object.isFrozen(element.view);
    await element.act("candidate_updates", { to: 1 });
    await element.act("transfer", { to: 1 }, { outcome: "done" });
    const done = await element.act("leave", {}, { took: 1200 });
    const back = await element.undo();
    const again = await element.redo();
    return { blocked, frozen, cursors: [done.cursor, back.cursor, again.cursor], now: done.now - done.start };
  });
  assert.deepEqual({ ...told, now: 0 }, { blocked: "event/not-applicable", frozen: true, cursors: [3, 2, 3], now: 0 });
  const events = await heard(page);
  assert.ok(events.every(([, , composed]) => composed));
  assert.deepEqual(events.find(([name]) => name === "ready")?.[1], { rulebook: "wechat-group", goal: "leave", locale: "en" });
  assert.deepEqual(events.filter(([name]) => name === "error"), [], "a program hears of a refusal where it asked");
  const steps = events.filter(([name]) => name === "step").map(([, detail]) => detail.id);
  for (const id of ["candidate_updates", "transfer", "leave"]) assert.ok(steps.includes(id), steps.join());
  assert.deepEqual(events.filter(([name]) => name === "goal").map(([, { goal }]) => goal), ["leave", "leave"], "reached, taken back, reached again");
  assert.ok(events.some(([name, detail]) => name === "blocked" && detail.action === "leave" && detail.codes.includes("leave/owner-must-hand-over")));
  const view = await call(page, async () => {
    const element = document.querySelector("tui-qun");
    const link = await element.link();
    await element.reset();
    const empty = element.view.log.length;
    await element.start({ preset: "forty_members" });
    await element.set({ members: 39 });
    const members = element.view.facts.find((fact) => fact.key === "members").value;
    const wrong = await element.set({ members: "many" }).catch((error) => error.code);
    await element.load(link);
    return { empty, members, wrong, log: element.view.log.length };
  });
  assert.deepEqual({ ...view, wrong: typeof view.wrong }, { empty: 0, members: 39, wrong: "string", log: 3 });
  assert.deepEqual(await problems(), []);
  await context.close();
});

test("attributes say where to begin, what to leave out, and which way in; wrong ones warn and leave no blank", async () => {
  const first = await host(`<tui-qun rulebook="wechat-group" mode="do" challenge="money_in_the_till" hide="head presets plans" situation='{"members": 12}'></tui-qun>`);
  await first.page.locator("tui-phone .device").waitFor();
  await first.page.locator('[data-challenge="money_in_the_till"][aria-pressed="true"]').waitFor();
  assert.equal(await first.page.locator("tui-qun header.bar").count(), 0);
  assert.equal(await first.page.locator("tui-qun .presets").count(), 0);
  assert.deepEqual(first.warnings, []);
  await first.context.close();

  const second = await host(`<tui-qun preset="forty_members" situation='{"members": 12, "role": "owner"}'></tui-qun>`);
  await second.page.locator("tui-advice .step-card").first().waitFor();
  assert.equal(await second.page.evaluate(() => document.querySelector("tui-qun").view.facts.find((fact) => fact.key === "members").value), 12);
  // An answer that comes by itself does not take the focus from the page.
  assert.equal(await second.page.evaluate(() => document.activeElement === document.body), true);
  await second.context.close();

  const third = await host(`<tui-qun goal="vanish" preset="nobody" locale="fr" theme="pink" mode="out" hide="feet head" situation="{members" loading="soon" challenge="nothing_to_it"></tui-qun>`);
  await ready(third.page);
  await rest(third.page);
  for (const name of ["goal", "preset", "locale", "theme", "mode", "hide", "situation", "loading", "challenge"]) {
    // Challenges come with what is fetched after the first view.
    if (name === "challenge") while (!third.warnings.some((text) => text.includes(name))) await third.page.waitForEvent("console");
    assert.ok(third.warnings.some((text) => text.includes(name)), `${name}: ${third.warnings.join("\n")}`);
  }
  assert.deepEqual(await third.problems(), []);
  await third.context.close();
});

test("slots and parts: the page's own words stand above and below, and its styles reach the parts", async () => {
  const { page, context } = await host('<tui-qun mode="full"><p slot="before" id="b">above</p><p slot="after" id="a">below</p><p id="f">fallback</p></tui-qun>', {
    head: '<link rel="stylesheet" href="./host.css">',
  });
  await ready(page);
  assert.equal(await page.locator("#b").isVisible(), true);
  assert.equal(await page.locator("#a").isVisible(), true);
  assert.equal(await page.locator("#f").isVisible(), false);
  const style = await page.evaluate(() => getComputedStyle(document.querySelector("tui-qun").shadowRoot.querySelector("tui-answer")).outlineColor);
  assert.equal(style, "rgb(1, 2, 3)");
  const parts = await page.evaluate(() => [...document.querySelector("tui-qun").shadowRoot.querySelectorAll("[part]")].map((element) => element.getAttribute("part")));
  for (const part of ["head", "presets", "phone", "answer", "ways", "plans", "afterwards", "actions", "timeline", "compare", "situation", "readings"]) {
    assert.ok(parts.includes(part), part);
  }
  await context.close();
});

test("far down the page it waits until it comes near, and keeps its place", async () => {
  const { page, context } = await host('<div class="tall"></div><tui-qun mode="full" id="far"></tui-qun>', { head: '<link rel="stylesheet" href="./tall.css">' });
  await rest(page);
  assert.equal(await page.locator("#far .verdict").count(), 0);
  const requests = site.requests.filter((path) => path.endsWith(".wasm")).length;
  const height = await page.evaluate(() => document.querySelector("#far").getBoundingClientRect().height);
  assert.ok(height >= 480, `${height} px are kept`);
  await page.evaluate(() => scrollTo(0, 3900));
  await page.locator("#far .verdict").waitFor();
  assert.ok(site.requests.filter((path) => path.endsWith(".wasm")).length > requests);
  await context.close();
});

test("hostile styles, right-to-left pages and polluted prototypes do it no harm", async () => {
  const { page, problems, context } = await host('<div dir="rtl" id="box"><tui-qun mode="full" locale="en"></tui-qun></div>', {
    head: '<link rel="stylesheet" href="./hostile.css"><script src="./pollute.js"></script>',
  });
  await ready(page);
  await page.locator('tui-qun .goal').first().waitFor();
  const size = await page.evaluate(() => getComputedStyle(document.querySelector("tui-qun").shadowRoot.querySelector(".verdict")).fontSize);
  assert.ok(parseFloat(size) < 40, size);
  assert.deepEqual((await problems()).filter((problem) => !problem.startsWith("policy")), []);
  await context.close();
});

test("ten on one page, and one that is taken out and put back a thousand times: nothing piles up", async () => {
  const { page, problems, context } = await host(`<div id="all">${'<tui-qun mode="full" loading="eager" preset="forty_members"></tui-qun>'.repeat(10)}</div>`);
  await page.waitForFunction(() => [...document.querySelectorAll("tui-qun")].every((element) => element.shadowRoot?.querySelector(".verdict")), null, { timeout: 60_000 });
  const session = await context.newCDPSession(page);
  const measure = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    return { nodes, listeners: jsEventListeners, heap: (await session.send("Runtime.getHeapUsage")).usedSize };
  };
  await page.evaluate(() => {
    const [one, ...others] = document.querySelectorAll("tui-qun");
    for (const other of others) other.remove();
    return one.ready;
  });
  await rest(page);
  const turns = (times) =>
    page.evaluate(async (times) => {
      const one = document.querySelector("tui-qun");
      const box = document.querySelector("#all");
      await one.act("dissolve", {}, { outcome: "error_prompt" }).catch(() => undefined);
      for (let turn = 0; turn < times; turn += 1) {
        one.remove();
        box.append(one);
        if (turn % 100 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    }, times);
  await turns(100);
  const first = await measure();
  await turns(1_000);
  const later = await measure();
  assert.ok(later.nodes <= first.nodes * 1.02 + 20, `${first.nodes} nodes, then ${later.nodes}`);
  assert.ok(later.listeners <= first.listeners * 1.02 + 20, `${first.listeners} listeners, then ${later.listeners}`);
  assert.ok(later.heap <= first.heap * 1.1 + 500_000, `${first.heap} bytes, then ${later.heap}`);
  // It is still the same rehearsal.
  assert.equal(await page.evaluate(() => document.querySelector("tui-qun").view.cursor >= 0), true);
  assert.deepEqual(await problems(), []);
  await context.close();
});

test("two copies of the script leave one definition, and both pages' elements work", async () => {
  const { page, problems, context } = await host('<tui-qun mode="full"></tui-qun>', { head: '<script type="module" src="./tuiqun.js?copy"></script>' });
  await page.locator("tui-qun .verdict").first().waitFor();
  assert.equal(await page.locator("tui-qun .verdict").count(), 1);
  assert.deepEqual(await problems(), []);
  await context.close();
});

test("the manifest says all that there is, and nothing else", async () => {
  const { default: manifest } = await import("../../../www/public/custom-elements.json", { with: { type: "json" } });
  const [element] = manifest.modules[0].declarations;
  const names = (list) => list.map(({ name }) => name).sort();
  const { page, context } = await host('<tui-qun mode="full" share></tui-qun>');
  await ready(page);
  await page.locator("tui-keep section").waitFor();
  const found = await page.evaluate(() => {
    const one = document.querySelector("tui-qun");
    const root = one.shadowRoot;
    const LIFECYCLE = ["constructor", "connectedCallback", "disconnectedCallback", "willUpdate", "updated", "render"];
    const own = Object.getOwnPropertyNames(one.constructor.prototype).filter((name) => !LIFECYCLE.includes(name));
    return {
      tag: one.localName,
      attributes: one.constructor.observedAttributes.toSorted(),
      members: own.toSorted(),
      slots: [...root.querySelectorAll("slot")].map((slot) => slot.name).toSorted(),
      properties: [...root.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules]).find((rule) => rule.selectorText === ":host").cssText.match(/--tuiqun-[\w-]+(?=:)/g),
    };
  });
  const shown = () => page.evaluate(() => [...document.querySelector("tui-qun").shadowRoot.querySelectorAll("[part]")].map((part) => part.getAttribute("part")));
  const parts = new Set(await shown());
  for (const mode of ["answer", "do"]) {
    await page.evaluate((mode) => document.querySelector("tui-qun").setAttribute("mode", mode), mode);
    await page.locator(`.app[data-mode="${mode}"]`).waitFor();
    for (const part of await shown()) parts.add(part);
  }
  assert.equal(found.tag, element.tagName);
  assert.deepEqual(found.attributes, names(element.attributes));
  // `state` is what the parts draw from, and no page's business.
  assert.deepEqual(found.members.filter((name) => name !== "state"), names(element.members));
  assert.deepEqual([...parts].toSorted(), names(element.cssParts));
  assert.deepEqual([...new Set([...found.slots, ""])].toSorted(), names(element.slots));
  for (const name of names(element.cssProperties)) assert.ok(found.properties.includes(name), name);
  assert.deepEqual(names(element.events), ["blocked", "change", "error", "goal", "ready", "step"].map((name) => `tuiqun-${name}`));
  await context.close();
});

// The configurator: what it hands out works where it is put, and nothing that is typed into it can do harm.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "../axe.mjs";
import { open, ready } from "../browser.mjs";
import { origin, page as hostPage } from "../hosts.mjs";
import { CSP } from "../server.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage((name) => (name === "configure.html" ? { csp: `${CSP}; frame-src 'self'` } : null), { cors: true });
const host = await origin();
let count = 0;

async function configurator(hash = "", options = {}) {
  const opened = await open(browser, `${site.url}configure.html${hash}`, options);
  await opened.page.waitForFunction(() => document.querySelector("#code")?.value);
  return opened;
}
const value = (page, id) => page.locator(`#${id}`).inputValue();

/** Puts the code that was handed out into a page of another origin, under the policy that was handed out, and nothing else. */
async function use(page) {
  const name = `use-${(count += 1)}.html`;
  host.put(name, { body: hostPage(await value(page, "code")), csp: `default-src 'none'; require-trusted-types-for 'script'; ${await value(page, "policy")}` });
  const opened = await open(browser, `${host.url}${name}`);
  const strange = async () => (await opened.problems()).filter((problem) => !problem.startsWith("request: "));
  return { ...opened, strange };
}

test("as an element: the preview and the code are the same, and the code works under the policy it names", async () => {
  const { page, problems, context } = await configurator();
  await page.locator("#preview tui-qun .app").waitFor();
  await page.locator("#choices #rulebook").selectOption("wecom-group");
  const goals = await page.locator("#choices #goal option").evaluateAll((all) => all.map((one) => one.value));
  await page.locator("#choices #goal").selectOption(goals[2]);
  await page.locator("#choices #locale").selectOption("en");
  await page.locator("#choices #theme").selectOption("dark");
  await page.locator('[name=hide][value="head"]').check();
  await page.locator(`#preview tui-qun[goal="${goals[2]}"][theme="dark"] .app[lang="en"]`).waitFor();
  assert.equal(await page.locator("#preview .bar").count(), 0);
  assert.match(await value(page, "code"), /rulebook="wecom-group".* locale="en" theme="dark" hide="head"/s);
  const used = await use(page);
  await ready(used.page);
  assert.equal(await used.page.locator("tui-qun").getAttribute("goal"), goals[2]);
  assert.equal(await used.page.locator("tui-qun .bar").count(), 0);
  assert.deepEqual(await used.strange(), []);
  await used.context.close();
  assert.deepEqual((await problems()).filter((problem) => !problem.startsWith("request")), []);
  await context.close();
});

test("a rulebook of one's own, by its address: in the preview, in the code, in the policy", async () => {
  const { page, context } = await configurator();
  await page.locator("#preview tui-qun .app").waitFor();
  host.put("own.json", { body: readFileSync(new URL("../../../www/generated/wecom-class.tuiqun.json", import.meta.url), "utf8"), type: "application/json" });
  await page.locator("#other").fill("our rules");
  await page.locator("#other").dispatchEvent("change");
  assert.match(await page.locator("#other-wrong").innerText(), /https:\/\//);
  assert.match(await value(page, "code"), / rulebook="wechat-group"/);
  await page.locator("#other").fill(`${host.url}own.json`);
  await page.locator("#other").dispatchEvent("change");
  assert.match(await value(page, "code"), / rulebook="http[^"]*own\.json"/);
  assert.deepEqual(await page.locator("#choices #goal option").evaluateAll((all) => all.map((one) => one.value)), [""], "goals of another rulebook are not to be chosen");
  assert.equal(await page.locator("#simulator").isVisible(), false);
  assert.ok((await value(page, "policy")).includes(`connect-src ${new URL(site.url).origin} ${new URL(host.url).origin};`), await value(page, "policy"));
  await page.locator("#choices #how").selectOption("frame");
  assert.match(await value(page, "code"), / data-rulebook="wechat-group"/);
  await context.close();
});

test("as a frame, and from a link to the configuration", async () => {
  const { page, context } = await configurator("#how=frame&rulebook=official-account&locale=en&mode=answer&height=500");
  await page.frameLocator("#preview iframe").locator("tui-qun .app").waitFor();
  assert.match(await value(page, "code"), /<script async src="[^"]+embed\.js" integrity="sha384-[^"]+" crossorigin="anonymous" data-rulebook="official-account" data-mode="answer" data-locale="en" data-height="500"><\/script>/);
  const link = await page.locator("#link").getAttribute("href");
  const used = await use(page);
  await used.page.frameLocator("iframe").locator(".advice .verdict").waitFor();
  assert.deepEqual(await used.strange(), []);
  await used.context.close();
  const again = await configurator(link);
  assert.equal(await value(again.page, "code"), await value(page, "code"));
  await again.context.close();
  // And the simulator itself, at that place.
  await page.locator("#simulator").click();
  await ready(page);
  assert.equal(await page.locator("#rulebook").inputValue(), "official-account");
  await context.close();
});

test("a colour of one's own is a rule for the style sheet; an address that is none changes nothing; none of it is markup", async () => {
  const { page, problems, context } = await configurator();
  await page.locator("#accent").fill("#aa2200");
  await page.locator("#css").waitFor();
  assert.equal(await value(page, "css"), "tui-qun {\n  --tuiqun-accent: #aa2200;\n}");
  await page.locator("#base").fill("https://cdn.example/tuiqun");
  assert.match(await value(page, "code"), /src="https:\/\/cdn\.example\/tuiqun\/v[\d.]+\/tuiqun\.js"/);
  assert.match(await value(page, "policy"), /^script-src https:\/\/cdn\.example /);
  for (const bad of ['https://x.example/"><script>alert(1)</script>', "javascript:alert(1)", "nonsense"]) {
    await page.locator("#base").fill(bad);
    const code = await value(page, "code");
    assert.ok(!/<script>|javascript:|"><script/.test(code) && code.split("<script").length === 2, code);
  }
  assert.deepEqual((await problems()).filter((problem) => !problem.startsWith("request")), []);
  await context.close();
});

test("it is accessible, and fits a narrow screen", async () => {
  for (const [width, scheme] of [[320, "light"], [1280, "dark"]]) {
    const { page, context } = await configurator("", { width, scheme });
    await page.locator("#preview").scrollIntoViewIfNeeded();
    await page.locator("#preview tui-qun .app").waitFor();
    assert.deepEqual(await violations(page), []);
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    await context.close();
  }
});

test("without JavaScript it says where to read on", async () => {
  const { page, context } = await open(browser, `${site.url}configure.html`, { javaScript: false });
  assert.match(await page.locator("noscript").textContent(), /docs\/embedding\.md/);
  await context.close();
});

test("whose word counts goes into the code; an address that is none is said, and what was copied before is not called copied", async () => {
  const { page, context } = await configurator("#rulebook=official-account&mode=answer");
  await page.locator("#choices #basis").selectOption("record");
  assert.match(await value(page, "code"), / basis="record"/);
  await page.waitForFunction(() => document.querySelector("#preview tui-qun")?.view?.basis === "record");
  assert.match(await page.locator("#simulator").getAttribute("href"), /basis=record/);
  const copy = page.locator("[data-copy=code]");
  const label = await copy.innerText();
  await copy.click();
  await page.waitForFunction((label) => document.querySelector("[data-copy=code]").innerText !== label, label);
  await page.locator("#choices #theme").selectOption("dark");
  assert.equal(await copy.innerText(), label);
  const before = await value(page, "code");
  await page.locator("#base").fill("my server");
  assert.equal(await page.locator("#base").getAttribute("aria-invalid"), "true");
  assert.match(await page.locator("#base-wrong").innerText(), /https:\/\//);
  assert.equal(await value(page, "code"), before);
  await page.locator("#base").fill("https://help.example/tuiqun");
  assert.equal(await page.locator("#base").getAttribute("aria-invalid"), "false");
  assert.match(await value(page, "code"), /src="https:\/\/help\.example\/tuiqun\/v/);
  await context.close();
});

// Links that carry a rehearsal, and rehearsals saved on the device: also broken, old, blocked and full ones.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { full, open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();

const fragment = (value) => `#tuiqun=1.${deflateRawSync(Buffer.from(typeof value === "string" ? value : JSON.stringify(value))).toString("base64url")}`;
const unfold = (link) => JSON.parse(inflateRawSync(Buffer.from(link.split("#tuiqun=1.")[1], "base64url")));
const verdict = async (page) => (await page.locator("#verdict").textContent()).trim();
const steps = (page) => page.locator(".log li").allTextContents();

/** Fills in, does and wishes something, and copies the link to it. */
async function rehearse(page) {
  await ready(page);
  await page.locator('[data-preset="owner_wants_out"]').click();
  await page.locator("#fact-members").fill("40");
  await page.locator('.goal:has-text("解散")').first().click();
  await page.locator("[data-wait]").click();
  await page.locator("[data-link]").click();
  await page.locator("[data-said]").waitFor();
  return page.locator("#keep-address").inputValue();
}

async function finish(opened) {
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
}

test("a link shows somebody else the same situation and steps, in their language", async () => {
  const first = await open(browser, full(site.url));
  const link = await rehearse(first.page);
  assert.ok(link.startsWith(`${site.url}#tuiqun=1.`) && link.length < 4096, `${link.length} characters`);
  const [said, done] = [await verdict(first.page), await steps(first.page)];
  assert.ok(done.length > 1);

  const second = await open(browser, link, { locale: "zh-CN" });
  await ready(second.page);
  await second.page.locator(".log li").first().waitFor();
  assert.equal(await second.page.locator("#fact-members").inputValue(), "40");
  assert.deepEqual([await verdict(second.page), await steps(second.page)], [said, done]);
  assert.equal(await second.page.locator("[role=alert]").count(), 0);
  // A reading that is switched, and beginning anew, start from the link's own situation.
  await second.page.getByRole("button", { name: "重新开始" }).click();
  assert.equal(await second.page.locator("#fact-members").inputValue(), "62");
  await second.page.locator('[data-locale="en"]').click();
  await second.page.locator('.app[lang="en"]').waitFor();
  assert.deepEqual((await second.problems()).filter((problem) => !problem.startsWith("request")), []);
  await second.context.close();
  await finish(first);
});

test("a link holds choices, numbers and times only", async () => {
  const opened = await open(browser, full(site.url));
  const { log, goal, ...others } = unfold(await rehearse(opened.page));
  assert.deepEqual([Object.keys(others), goal], [[], "gone"]);
  assert.deepEqual(Object.keys(log), ["log", "semantics", "rulebook", "pack", "asOf", "start", "seed", "readings", "facts", "events", "digest"]);
  await finish(opened);
});

test("links that are cut, wrong, too large or of tomorrow begin anew and say so", async () => {
  const opened = await open(browser, full(site.url));
  const link = await rehearse(opened.page);
  await opened.context.close();
  const whole = unfold(link);
  const strange = { ...whole, log: { ...whole.log, rulebook: "somewhere-else" } };
  const cases = [
    [link.slice(0, -40), /不完整/],
    [`${site.url}#tuiqun=1.!!!!`, /不完整/],
    [`${site.url}#tuiqun=`, /不完整/],
    [`${site.url}${fragment("[]")}`, /不完整/],
    [`${site.url}${fragment(`{"goal":"gone","log":{"rulebook":"wechat-group","x":"${"0".repeat(400_000)}"}}`)}`, /不完整/],
    [`${site.url}${fragment({ ...whole, log: { ...whole.log, rulebook: "../../evil" } })}`, /不完整/],
    [link.replace("#tuiqun=1.", "#tuiqun=2."), /更新的版本/],
    [`${site.url}${fragment(strange)}`, /没有链接要用的那套规则/],
    [`${site.url}${fragment({ ...whole, log: { ...whole.log, digest: "0".repeat(64) } })}`, /./],
  ];
  for (const [address, says] of cases) {
    const broken = await open(browser, address);
    await ready(broken.page);
    const alert = broken.page.locator("[role=alert]");
    await alert.waitFor();
    await broken.page.waitForFunction((element) => !element.textContent.includes("…"), await alert.elementHandle());
    assert.match(await alert.textContent(), says, address.slice(0, 80));
    // It goes on as usual.
    if ((await broken.page.locator('.app[data-mode="ask"]').count()) > 0) {
      await broken.page.locator('[data-choose="wechat-group gone"]').click();
      await broken.page.locator('[data-answer="owner"]').waitFor();
    } else {
      await broken.page.locator('[data-preset="forty_members"]').click();
      assert.equal(await broken.page.locator("#fact-members").inputValue(), "40");
    }
    assert.deepEqual((await broken.problems()).filter((problem) => !problem.startsWith("request")), []);
    await broken.context.close();
  }
});

test("a link from older rules opens as far as it goes, and names what is not known", async () => {
  const opened = await open(browser, full(site.url));
  const whole = unfold(await rehearse(opened.page));
  const older = {
    ...whole.log,
    pack: `sha256-${"0".repeat(64)}`,
    facts: { ...whole.log.facts, mood: "tired" },
    events: [...whole.log.events, { act: { action: "teleport", args: {}, took: 0, outcome: "done", draws: {}, confirm: [] } }],
  };
  await opened.page.goto(`${site.url}${fragment({ ...whole, log: older })}`);
  const alert = opened.page.locator("[role=alert]");
  await alert.filter({ hasText: "mood" }).waitFor();
  assert.equal((await steps(opened.page)).length, whole.log.events.length + 1);
  await finish({ ...opened, problems: async () => (await opened.problems()).filter((problem) => !problem.startsWith("request")) });
});

test("a link that is followed on the open page, and the way back, change the rehearsal", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  const link = await rehearse(page);
  await page.locator('[data-preset="forty_members"]').click();
  await page.evaluate((hash) => {
    location.hash = hash;
  }, link.split("#")[1]);
  await page.locator(".log li").first().waitFor();
  assert.equal((await steps(page)).length, unfold(link).log.events.length + 1);
  await page.goBack();
  await page.locator('[data-preset="forty_members"]').click();
  assert.equal(await page.locator("#fact-members").inputValue(), "40");
  await finish(opened);
});

test("what is saved stays on the device, opens again, and can be deleted; another tab sees it", async () => {
  const opened = await open(browser, full(site.url));
  const { page, context } = opened;
  await rehearse(page);
  await page.locator("[data-save]").click();
  assert.match(await page.locator("[data-said]").textContent(), /保存好了，在这个浏览器里/);
  assert.match(await page.locator("tui-keep").textContent(), /只存在这台设备上/);
  const tab = await context.newPage();
  await tab.goto(full(site.url));
  await ready(tab);
  await tab.locator(".shelf li").first().waitFor();
  await tab.locator("[data-open]").click();
  await tab.locator(".log li").first().waitFor();
  assert.equal(await tab.locator("#fact-members").inputValue(), "40");
  await tab.locator("[data-delete]").click();
  await tab.locator(".shelf").waitFor({ state: "detached" });
  await page.locator(".shelf").waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
  // Saves within one millisecond are rehearsals of their own.
  await page.locator("[data-save]").evaluate((button) => {
    for (let at = 0; at < 21; at += 1) button.click();
  });
  assert.equal(await page.locator(".shelf li").count(), 21);
  await page.locator("[data-delete]").first().click();
  assert.equal(await page.locator(".shelf li").count(), 20);
  await page.locator("[data-clear]").click();
  assert.equal(await page.locator(".shelf").count(), 0);
  await finish(opened);
});

test("what is saved of another rulebook opens with that rulebook", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await ready(page);
  await page.locator("#rulebook").selectOption("wecom-class");
  await page.locator('[data-preset="teacher_moves_on"]').click();
  await page.locator("[data-save]").click();
  await page.locator("#rulebook").selectOption("wechat-group");
  await page.locator('[data-preset="forty_members"]').waitFor();
  await page.locator("[data-open]").click();
  await page.locator('[data-preset="teacher_moves_on"]').waitFor();
  assert.equal(await page.locator("#fact-role").inputValue(), "teacher");
  await page.locator("#rulebook").selectOption("wechat-group");
  await page.locator('[data-preset="forty_members"]').waitFor();
  await finish(opened);
});

test("storage that is off, full or damaged is said once, and nothing is lost", async () => {
  const off = await browser.newContext({ locale: "zh-CN" });
  const blocked = await off.newPage();
  await blocked.addInitScript(() => Object.defineProperty(globalThis, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } }));
  await blocked.goto(full(site.url));
  await ready(blocked);
  await blocked.locator("[data-save]").click();
  assert.match(await blocked.locator("[data-said]").textContent(), /不让这个页面存东西/);
  await off.close();

  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await ready(page);
  await page.locator("[data-save]").waitFor();
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    globalThis.restore = () => { Storage.prototype.setItem = setItem; };
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await page.locator("[data-save]").click();
  assert.match(await page.locator("[data-said]").textContent(), /空间满了/);
  await page.evaluate(() => globalThis.restore());

  await page.locator("[data-save]").click();
  assert.equal(await page.locator(".shelf li").count(), 1);
  await finish(opened);
});

/** What can come to lie under a key: none of it is read, lost or written over. */
const DAMAGED = {
  "cut off": '{"at":1,"go',
  empty: "",
  "no object": "7",
  "null": "null",
  "a list": "[]",
  "no time": '{"goal":"gone","log":{"rulebook":"wechat-group"}}',
  "a time that is none": '{"at":9007199254740991,"goal":"gone","log":{"rulebook":"wechat-group"}}',
  "a time as text": '{"at":"1","goal":"gone","log":{"rulebook":"wechat-group"}}',
  "no goal": '{"at":1,"log":{"rulebook":"wechat-group"}}',
  "no log": '{"at":1,"goal":"gone"}',
  "a rulebook that is a path": '{"at":1,"goal":"gone","log":{"rulebook":"../../evil"}}',
  "an address without end": JSON.stringify({ at: 1, goal: "gone", log: { rulebook: "wechat-group" }, from: "x".repeat(3_000) }),
  noise: "\u0000\uffff".repeat(100_000),
};

test("what is damaged is told once, stays byte by byte, can be saved as a file and deleted one by one", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await ready(page);
  await page.locator("[data-save]").waitFor();
  const put = Object.fromEntries(Object.entries(DAMAGED).map(([name, text]) => [`tuiqun.kept.2.${name}`, text]));
  await page.evaluate((put) => Object.entries(put).forEach(([key, text]) => localStorage.setItem(key, text)), put);
  await page.evaluate(() => localStorage.setItem("tuiqun.kept.1", '[{"at":1,"go'));
  await page.reload();
  await ready(page);
  await page.locator('[data-said="shelf--damaged"]').waitFor();
  assert.equal(await page.locator('[data-said="shelf--damaged"]').count(), 1);
  assert.equal(await page.locator("[data-damaged]").count(), Object.keys(put).length + 1);
  await page.locator("[data-save]").click();
  assert.equal(await page.locator("[data-open]").count(), 1);
  const stays = await page.evaluate((put) => Object.keys(put).every((key) => localStorage.getItem(key) === put[key]), put);
  assert.ok(stays && (await page.evaluate(() => localStorage.getItem("tuiqun.kept.1"))) === '[{"at":1,"go');
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator('[data-damaged="tuiqun.kept.2.noise"] [data-download]').click()]);
  const { readFile } = await import("node:fs/promises");
  assert.equal(await readFile(await file.path(), "utf8"), DAMAGED.noise);
  await page.locator('[data-damaged="tuiqun.kept.2.noise"] [data-delete]').click();
  assert.equal(await page.locator("[data-damaged]").count(), Object.keys(put).length);
  assert.equal(await page.locator("[data-open]").count(), 1);
  await finish(opened);
});

test("what was kept as one list gets keys of its own; one damaged entry takes no other with it", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await rehearse(page);
  await page.locator("[data-save]").click();
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage).filter((key) => key.startsWith("tuiqun.kept.2."));
    const one = JSON.parse(localStorage.getItem(key));
    localStorage.removeItem(key);
    localStorage.setItem("tuiqun.kept.1", JSON.stringify([one, { at: "never" }, one]));
  });
  await page.reload();
  await ready(page);
  await page.locator("[data-open]").first().waitFor();
  assert.deepEqual([await page.locator("[data-open]").count(), await page.locator("[data-damaged]").count()], [2, 1]);
  assert.equal(await page.evaluate(() => localStorage.getItem("tuiqun.kept.1")), null);
  await finish(opened);
});

test("two tabs that save and delete at once lose nothing of each other's", async () => {
  const opened = await open(browser, full(site.url));
  const { page, context } = opened;
  await ready(page);
  const tabs = [page, await context.newPage()];
  await tabs[1].goto(full(site.url));
  await Promise.all(tabs.map((tab) => tab.locator("[data-save]").waitFor()));
  // Tabs see what others stored a moment later.
  const shown = (count) => Promise.all(tabs.map((tab) => tab.waitForFunction((count) => {
    const stored = Object.keys(localStorage).filter((key) => key.startsWith("tuiqun.kept.2.")).length;
    return stored === count && document.querySelector("tui-qun").shadowRoot.querySelectorAll(".shelf [data-open]").length === count;
  }, count)));
  const draw = (seed) => () => (seed = (seed * 48_271) % 2_147_483_647);
  for (let round = 1; round <= 25; round += 1) {
    const next = draw(round);
    const count = tabs.map(() => 1 + (next() % 3));
    await Promise.all(tabs.map((tab, at) => tab.locator("[data-save]").evaluate((button, times) => { for (let n = 0; n < times; n += 1) button.click(); }, count[at])));
    const saved = count[0] + count[1];
    await shown(saved);
    // One deletes its first while the other saves one more.
    const press = (tab, what) => tab.locator(what).first().evaluate((button) => button.click());
    await Promise.all([press(tabs[next() % 2], "[data-delete]"), press(tabs[next() % 2], "[data-save]")]);
    await shown(saved);
    await tabs[next() % 2].locator("[data-clear]").click();
    await shown(0);
  }
  await finish(opened);
});

test("without the attribute nothing is shared, saved or read from the address", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  const link = await rehearse(page);
  await page.evaluate((hash) => {
    location.hash = hash;
    const plain = document.createElement("tui-qun");
    plain.id = "plain";
    plain.loading = "eager";
    plain.mode = "full";
    document.body.append(plain);
  }, link.split("#")[1]);
  await page.locator("#plain .verdict").waitFor();
  await page.locator("#plain tui-timeline h2").waitFor();
  assert.equal(await page.locator("#plain tui-keep").count(), 0);
  assert.equal(await page.locator("#plain .log").count(), 0);
  await finish(opened);
});

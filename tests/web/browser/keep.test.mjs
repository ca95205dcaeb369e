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
  assert.equal(await page.evaluate(() => localStorage.getItem("tuiqun.kept.1")), "[]");
  // One more than there is room for takes the oldest off.
  await page.locator("[data-save]").evaluate((button) => {
    for (let at = 0; at < 21; at += 1) button.click();
  });
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

  await page.evaluate(() => localStorage.setItem("tuiqun.kept.1", '[{"at":1,"go'));
  await page.reload();
  await ready(page);
  await page.locator('[data-said="shelf--damaged"]').waitFor();
  await page.locator("[data-save]").click();
  assert.equal(await page.locator(".shelf li").count(), 1);
  assert.equal(await page.evaluate(() => localStorage.getItem("tuiqun.kept.damaged")), '[{"at":1,"go');
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

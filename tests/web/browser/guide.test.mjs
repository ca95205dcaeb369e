// The guide: one question at a time, only what can still change the answer, with nothing lost on the way back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();

const guide = (page) => page.locator("tui-guide");
/** The key of the fact that is asked. */
const asked = (page) => guide(page).locator("form").evaluate((form) => form.querySelector("[id^='guide-fact-']").id.replace("guide-fact-", ""));

/** Answers the question that is shown by what is known, and goes on; the keys that were asked. */
async function answerAll(page, answers) {
  const keys = [];
  for (let turn = 0; turn < 40; turn += 1) {
    await page.waitForFunction(() => !document.querySelector("tui-qun").shadowRoot.querySelector("tui-guide [data-next]:disabled"));
    if ((await guide(page).locator("form").count()) === 0) return keys;
    const key = await asked(page);
    keys.push(key);
    const answer = answers[key];
    const field = guide(page).locator(`#guide-fact-${key}`);
    if (answer === undefined) {
      await guide(page).locator("[data-skip]").click();
    } else {
      if (typeof answer === "boolean") await guide(page).locator(".choices input").nth(answer ? 0 : 1).check();
      else if ((await field.evaluate((element) => element.tagName)) === "SELECT") await field.selectOption(answer);
      else await field.fill(answer);
      await guide(page).locator("[data-next]").click();
    }
    await page.waitForTimeout(60);
  }
  throw new Error(`no end: ${keys.join(", ")}`);
}

test("from nothing said to an answer, by questions that matter only, and back again", async () => {
  const opened = await open(browser, site.url, { width: 390, height: 844 });
  const { page } = opened;
  await ready(page);
  await page.locator('.goal:has-text("我要退群")').click();
  await guide(page).locator("[data-guide]").click();
  await guide(page).locator("form").waitFor();
  const answers = { kind: "ordinary", role: "member", live_on: false, device: "ios" };
  const keys = await answerAll(page, answers);
  assert.ok(keys.includes("role") && keys.length <= 6, keys.join(", "));
  assert.match(await guide(page).textContent(), /知道得够了/);
  assert.match(await guide(page).locator("[data-verdict]").textContent(), /现在就可以/);
  // How many members there are has nothing to do with leaving.
  assert.ok(!keys.includes("members"));
  // On the way back everything is as it was answered.
  await guide(page).locator("[data-back]").click();
  const last = keys.at(-1);
  if (typeof answers[last] === "boolean") assert.equal(await guide(page).locator(".choices input").nth(1).isChecked(), true);
  assert.match(await guide(page).locator("#guide-left").textContent(), /1 件/);
  await guide(page).locator("[data-next]").click();
  await guide(page).locator("[data-verdict]").waitFor();
  await guide(page).locator("[data-close]").click();
  assert.equal(await guide(page).locator("[data-guide]").count(), 1);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("where the sources disagree and a look at the own screen decides, that is asked last, and the answer counts", async () => {
  const opened = await open(browser, site.url);
  const { page } = opened;
  await ready(page);
  await page.locator('.goal:has-text("解散")').first().click();
  await guide(page).locator("[data-guide]").click();
  await guide(page).locator("form").waitFor();
  const keys = await answerAll(page, { kind: "ordinary", role: "owner", live_on: false, device: "ios", members: "40", unclaimed_packets: "0" });
  assert.deepEqual(keys.filter((key) => key.startsWith("reading:")), ["reading:dissolve_route"]);
  assert.match(await guide(page).locator("[data-verdict]").textContent(), /现在就可以/);
  await guide(page).locator("[data-back]").click();
  await guide(page).getByRole("radio").nth(1).check();
  await guide(page).locator("[data-next]").click();
  await guide(page).locator("[data-verdict]").waitFor();
  assert.ok(await page.evaluate(() => document.querySelector("tui-qun").view.readings.includes("empty_the_group")));
  assert.equal(await page.evaluate(() => document.querySelector("tui-qun").view.actions.find(({ id }) => id === "dissolve").offered), "no");
  // From the end one tap leads to the ways.
  await guide(page).locator("[data-ways-now]").click();
  await page.locator(".plan h3").first().waitFor();
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("an owner who wants out is asked who could take over; what cannot be used as an answer is not passed over", async () => {
  const opened = await open(browser, site.url);
  const { page } = opened;
  await ready(page);
  await page.locator('.goal:has-text("我要退群")').click();
  await guide(page).locator("[data-guide]").click();
  await guide(page).locator("form").waitFor();
  const known = { kind: "ordinary", role: "owner", live_on: false, device: "ios" };
  const keys = [];
  for (let turn = 0; turn < 12 && !keys.includes("candidate"); turn += 1) {
    await page.waitForFunction(() => !document.querySelector("tui-qun").shadowRoot.querySelector("tui-guide [data-next]:disabled"));
    const key = await asked(page);
    keys.push(key);
    if (key === "candidate") break;
    const field = guide(page).locator(`#guide-fact-${key}`);
    if (known[key] === false) await guide(page).locator(".choices input").nth(1).check();
    else if (known[key]) await field.selectOption(known[key]);
    await guide(page).locator("[data-next]").click();
    await page.waitForTimeout(60);
  }
  assert.ok(keys.includes("candidate"), keys.join());
  await guide(page).getByRole("button", { name: "加一位" }).click();
  const client = guide(page).locator("#guide-fact-candidate-0-client");
  await client.fill("abc");
  await client.blur();
  assert.match(await guide(page).locator(".error").textContent(), /版本号/);
  // Full-width digits, as an input method writes them, are digits.
  await client.fill("８.０.４９");
  await client.blur();
  assert.equal(await guide(page).locator(".error").count(), 0);
  assert.equal(await page.evaluate(() => document.querySelector("tui-qun").view.facts.find(({ key }) => key === "candidate.0.client").value), "8.0.49");
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("what nobody can answer is left out, named at the end, and asked again when wished", async () => {
  const opened = await open(browser, site.url, { locale: "en" });
  const { page } = opened;
  await ready(page);
  await page.locator("#rulebook").selectOption("wecom-class");
  await page.locator('[data-preset="teacher_moves_on"]').waitFor();
  await page.locator("#locale").selectOption("en");
  await page.locator('.app[lang="en"]').waitFor();
  await guide(page).locator("[data-guide]").click();
  await guide(page).locator("form").waitFor();
  const known = { role: "student", device: "ios", industry: "other_industry" };
  const keys = await answerAll(page, known);
  assert.ok(keys.includes("client"), keys.join(", "));
  assert.match(await guide(page).textContent(), /still open/);
  assert.match(await guide(page).locator("ul").textContent(), /WeCom version/);
  await guide(page).locator("[data-again]").click();
  await guide(page).locator("form").waitFor();
  // What was answered is not asked a second time.
  assert.deepEqual(await answerAll(page, { ...known, client: "4.1.36" }), keys.filter((key) => !(key in known)));
  await guide(page).locator("[data-verdict]").waitFor();
  assert.match(await guide(page).textContent(), /Enough is known/);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("it goes on from where things stand, and another goal begins anew", async () => {
  const opened = await open(browser, site.url);
  const { page } = opened;
  await ready(page);
  await page.locator('[data-preset="forty_members"]').click();
  await guide(page).locator("[data-guide-on]").click();
  assert.match(await guide(page).locator("legend").first().textContent(), /有没有“解散该群聊”/);
  await guide(page).locator("[data-next]").click();
  await guide(page).locator("[data-verdict]").waitFor();
  assert.match(await guide(page).textContent(), /知道得够了/);
  assert.equal(await page.locator("#fact-members").inputValue(), "40");
  await page.locator('.goal:has-text("我要退群")').click();
  await guide(page).locator("[data-guide]").waitFor();
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

for (const [rulebook, preset] of [["wechat-group", "owner_on_pc"], ["wecom-group", "owner_hands_over"], ["wecom-class", "student_on_phone"], ["official-account", "company_sells_its_account"], ["elsewhere", "owner_on_qq"]]) {
  for (const width of [390, 1280]) {
    test(`${rulebook} at ${width} px: asked from the beginning, by keyboard, to ways that can be rehearsed`, async () => {
      const opened = await open(browser, site.url, { width });
      const { page } = opened;
      await ready(page);
      if (rulebook !== "wechat-group") await page.locator("#rulebook").selectOption(rulebook);
      await page.locator(`[data-preset="${preset}"]`).waitFor();
      await page.locator("tui-guide section").waitFor();
      await guide(page).locator("[data-guide]").focus();
      await page.keyboard.press("Enter");
      await guide(page).locator("form").waitFor();
      let asked = 0;
      for (; asked < 40; asked += 1) {
        await page.waitForFunction(() => !document.querySelector("tui-qun").shadowRoot.querySelector("tui-guide [data-next]:disabled"));
        if ((await guide(page).locator("form").count()) === 0) break;
        // The first answer that there is; where a number is asked for, it is left open.
        const select = guide(page).locator("form select[id^='guide-fact-']");
        const radio = guide(page).locator("form .choices input");
        if (await select.count()) {
          const values = await select.first().locator("option").evaluateAll((options) => options.map((option) => option.value));
          await select.first().selectOption(values.find((value) => value !== "") ?? "");
        } else if (await radio.count()) {
          await radio.first().focus();
          await page.keyboard.press("Space");
        } else {
          await guide(page).locator("[data-skip]").focus();
          await page.keyboard.press("Enter");
          await page.waitForTimeout(60);
          continue;
        }
        await guide(page).locator("[data-next]").focus();
        await page.keyboard.press("Enter");
        await page.waitForTimeout(60);
      }
      assert.ok(asked > 0 && asked < 40, `${asked} questions`);
      assert.ok((await guide(page).locator("[data-verdict]").textContent()).length > 3);
      await page.locator("[data-plan]").click();
      await page.waitForFunction(() => document.querySelector("tui-qun").shadowRoot.activeElement?.id === "plans-title", null, { timeout: 30_000 });
      const plans = page.locator("article.plan");
      // There is a way, or it is said that and why there is none.
      assert.ok((await plans.count()) > 0 || (await page.locator("tui-plans .stuck").count()) === 1);
      if (await plans.count()) {
        await plans.first().locator("[data-take]").click();
        await page.locator("#verdict.reached, .notice[role=alert]").first().waitFor();
        assert.deepEqual(await page.locator(".notice[role=alert]").allTextContents(), []);
      }
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    });
  }
}

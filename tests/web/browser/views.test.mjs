// Ask, answer, do: persons who come with a wish, by tap and by key, in both languages, on a phone and at a desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

/** What each person wants, says, and gets: at most so many taps, and these steps. */
const PERSONS = {
  "an owner who wants it gone": { wish: "wechat-group gone", says: ["owner", "ordinary", 120, "ios"], taps: 5, steps: ["announce_dissolving", "wait", "remove_members", "dissolve"] },
  "an owner who wants out": { wish: "wechat-group leave", says: ["owner", "ordinary", "ios"], taps: 4, steps: ["find", "transfer", "leave"] },
  "a member": { wish: "wechat-group leave", says: ["member"], taps: 3, steps: ["leave"] },
  "a parent of a class": { wish: "wecom-class leave", says: ["member", "education", "false"], taps: 4, steps: ["leave"] },
  "an account operator": { wish: "official-account give_up", says: ["personal_subscription"], taps: 4, steps: ["export_data", "clear_content", "unbind", "deactivate"] },
};

const answered = (page) => page.locator('.app[data-mode="answer"] .advice[aria-busy="false"] .step-card').first().waitFor();
const steps = (page) => page.locator(".step-card").evaluateAll((all) => all.map((one) => one.getAttribute("data-step")));
/** Everything of the element that can be seen without scrolling. */
const seen = (page, selector) => page.locator(selector).evaluate((element) => element.getBoundingClientRect().bottom <= innerHeight && element.getBoundingClientRect().top >= 0);

/** Answers the question that is put. */
async function say(page, answer) {
  if (typeof answer === "number") {
    await page.locator(".typed input").fill(`${answer}`);
    await page.locator("[data-next]").click();
  } else {
    await page.locator(`.ask [data-answer="${answer}"]`).click();
  }
}

/** Chooses a wish, which may wait behind a fold. */
async function wish(page, choice) {
  const row = page.locator(`[data-choose="${choice}"]`);
  await row.waitFor({ state: "attached" });
  if (!(await row.isVisible())) await page.locator(`details.more:has([data-choose="${choice}"]) > summary`).click();
  await row.click();
}

async function shifts(page) {
  await page.addInitScript(() => {
    globalThis.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.reload();
}

for (const [name, { wish: choice, says, taps, steps: expected }] of Object.entries(PERSONS)) {
  for (const [locale, options] of [["zh-CN", PHONE], ["en", PHONE], ["zh-CN", DESK]]) {
    test(`${name}, ${locale}, ${options.width} px: few taps to the right steps`, async () => {
      const opened = await open(browser, site.url, { ...options, locale });
      const { page } = opened;
      await shifts(page);
      await wish(page, choice);
      for (const answer of says) await say(page, answer);
      await answered(page);
      assert.deepEqual((await steps(page)).filter((step) => expected.includes(step)), expected);
      assert.ok(1 + says.length <= taps, `${1 + says.length} taps`);
      assert.ok(await seen(page, "#verdict"), "the headline is seen without scrolling");
      assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) <= 1_600);
      assert.doesNotMatch(await page.locator("tui-advice").innerText(), /…$|\{|undefined|null|--/m);
      assert.ok((await page.evaluate(() => globalThis.shifted)) <= 0.02);
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    });
  }
}

/** S2-2.5: the notice of a day, for somebody who gave it before. */
test("what was done before is said at its step, and is no step any more", async () => {
  const opened = await open(browser, site.url, { ...PHONE, locale: "zh-CN" });
  const { page } = opened;
  await wish(page, "wechat-group gone");
  for (const answer of ["owner", "ordinary", 120, "ios"]) await say(page, answer);
  await answered(page);
  assert.ok((await steps(page)).includes("announce_dissolving"));
  await page.locator('[data-already="announced_at"]').click();
  await say(page, 30);
  await answered(page);
  assert.ok(!(await steps(page)).includes("announce_dissolving"), "30 hours ago");
  assert.ok(await page.locator('[data-chip="announced_at"]').isVisible(), "and stands among what was said");
  // Taken back, it has to be done again.
  await page.locator('[data-chip="announced_at"]').click();
  await page.locator(".typed input").fill("");
  await page.locator("[data-next]").click();
  await answered(page);
  assert.ok((await steps(page)).includes("announce_dissolving"));
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

/** The operator who has exported the data long ago says so with one tap, and takes it back with two. */
test("a yes or no that was done before is said with one tap", async () => {
  for (const locale of ["zh-CN", "en"]) {
    const opened = await open(browser, site.url, { ...PHONE, locale });
    const { page } = opened;
    await wish(page, "official-account give_up");
    await say(page, "personal_subscription");
    await answered(page);
    const before = await steps(page);
    assert.ok(before.includes("export_data"), before.join());
    const focus = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.tagName ?? "");
    await page.locator('[data-already="exported"]').click();
    await page.locator('[data-chip="exported"]').waitFor();
    await answered(page);
    assert.deepEqual(await steps(page), before.filter((step) => step !== "export_data"));
    assert.notEqual(await focus(), "", "focus is not lost");
    await page.locator('[data-chip="exported"]').click();
    await say(page, "false");
    await answered(page);
    assert.deepEqual(await steps(page), before);
    assert.deepEqual(await opened.problems(), []);
    await opened.context.close();
  }
});

test("by keyboard alone, in English, on a phone: from the first row to the result", async () => {
  const opened = await open(browser, site.url, { ...PHONE, locale: "en-GB" });
  const { page } = opened;
  await page.locator("#ask-title").waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.outerHTML.slice(0, 300) ?? "");
  const tabTo = async (pattern, most) => {
    for (let tabs = 1; tabs <= most; tabs += 1) {
      await page.keyboard.press("Tab");
      if (pattern.test(await focused())) return tabs;
    }
    return assert.fail(`no way by keyboard to ${pattern}`);
  };
  assert.ok((await tabTo(/data-choose/, 6)) <= 5, "few stops before the first answer");
  await tabTo(/data-choose="wechat-group gone"/, 4);
  for (const answer of [/data-answer="owner"/, /data-answer="ordinary"/, /id="ask-fact-members"/, /data-answer="ios"/]) {
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("tui-qun").shadowRoot.activeElement?.id === "ask-title" && document.querySelector("tui-qun").shadowRoot.querySelector(".ask .rows"));
    await tabTo(answer, 12);
    if (answer.source.includes("members")) await page.keyboard.type("120");
  }
  await page.keyboard.press("Enter");
  await answered(page);
  await tabTo(/data-do/, 40);
  await page.keyboard.press("Enter");
  await page.locator('.app[data-mode="do"] .strip h1').filter({ hasText: /Step 1/ }).waitFor();
  await tabTo(/data-result/, 40);
  await page.keyboard.press("Enter");
  await page.locator("#afterwards-title").waitFor();
  assert.match(await page.locator("#exercise-title").textContent(), /You have done it|done|reached/i);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("every question has an address: back, forward, reload and a link lose no answer", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await wish(page, "wechat-group gone");
  for (const answer of ["owner", "ordinary", 120, "ios"]) await say(page, answer);
  await answered(page);
  const address = page.url();
  await page.goBack();
  await page.locator('[data-answer="ios"][aria-pressed="true"]').waitFor();
  await page.goBack();
  assert.equal(await page.locator(".typed input").inputValue(), "120");
  // Another answer changes the answer, and nothing else that was said.
  await page.locator(".typed input").fill("30");
  await page.locator("[data-next]").click();
  // With so few people it can be done now, if nothing else stands in the way: that is asked.
  await page.locator("#ask-fact-unclaimed_packets").waitFor();
  await say(page, 0);
  await answered(page);
  assert.match(await page.locator(".chips").innerText(), /群主[\s\S]*30/);
  await page.reload();
  await answered(page);
  assert.match(await page.locator(".chips").innerText(), /群主[\s\S]*iPhone[\s\S]*普通群[\s\S]*30/);
  // The link of before still leads to what was said then, in a browser that knows nothing of it.
  const other = await open(browser, address, { ...PHONE, locale: "en-GB" });
  await answered(other.page);
  assert.match(await other.page.locator(".chips").innerText(), /Owner[\s\S]*120/);
  await other.context.close();
  await page.locator(".back, [data-chip]").first().click();
  await page.locator("[data-back]").click();
  await answered(page);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("what is not sure is taken for granted, said so, and can be answered from the answer", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await wish(page, "wechat-group gone");
  for (const answer of ["owner", "ordinary", 120, "unsure", "unsure"]) await say(page, answer);
  await answered(page);
  await page.locator('[data-open="device"]').waitFor();
  await page.locator('[data-open="unclaimed_packets"]').click();
  await say(page, 0);
  await answered(page);
  assert.equal(await page.locator('[data-open="unclaimed_packets"]').count(), 0);
  await page.locator('[data-chip="unclaimed_packets"]').waitFor();
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("a number that is none is refused beside the field, and nothing is lost", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await wish(page, "wechat-group gone");
  await say(page, "owner");
  await say(page, "ordinary");
  for (const [typed, says] of [["many", /整数/], ["-3", /整数/], ["100001", /100,?000/]]) {
    await page.locator(".typed input").fill(typed);
    await page.locator(".typed .error").waitFor();
    assert.match(await page.locator(".typed .error").textContent(), says, typed);
    await page.locator("[data-next]").click();
    assert.equal(await page.locator(".typed input").inputValue(), typed);
  }
  await say(page, 12);
  await page.locator('[data-answer="ios"]').waitFor();
  await opened.context.close();
});

test("an example says that it is one, wherever it is in force", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await page.locator(".examples > summary").click();
  await page.locator('[data-preset="owner_on_pc"]').click();
  await answered(page);
  assert.match(await page.locator(".example").textContent(), /例子/);
  // With the first answer of one's own it is none any more.
  await page.locator('[data-chip="members"]').click();
  await say(page, 30);
  await answered(page);
  assert.equal(await page.locator(".example").count(), 0);
  await opened.context.close();
});

test("before any script the first question is there, and its links answer it", async () => {
  const opened = await open(browser, site.url, { ...PHONE, javaScript: false });
  const { page } = opened;
  assert.equal(await page.locator(".fallback .question").first().textContent(), "你想做什么？");
  const link = await page.locator('.fallback a[href*="goal=gone"]').first().getAttribute("href");
  await opened.context.close();
  const live = await open(browser, `${site.url}${link}`, PHONE);
  await live.page.locator('[data-answer="owner"]').waitFor();
  assert.deepEqual(await live.problems(), []);
  await live.context.close();
});

test("what comes afterwards and the other ways are worked out where somebody looks", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?rulebook=wechat-group&goal=gone&view=answer&f.role=owner&f.kind=ordinary&f.members=120&f.device=ios`, PHONE);
  const { page } = opened;
  await answered(page);
  await page.locator("details.after > summary").click();
  await page.locator(".moments li").first().waitFor();
  const first = await steps(page);
  await page.locator("details.others > summary").click();
  await page.locator("[data-way]").first().click();
  const other = await steps(page);
  assert.notDeepEqual(other, first);
  // The fold that is open tells what comes after the way that is shown now, and that way is the one that is done.
  await page.locator(".moments li").first().waitFor();
  await page.locator("[data-do]").click();
  await page.locator(".strip h1").filter({ hasText: /第 1 步/ }).waitFor();
  assert.match(await page.locator(".strip h1").textContent(), new RegExp(`共 ${other.length} 步`));
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("where the articles disagree on a step, the step says so, and what the other one says", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?rulebook=wechat-group&goal=gone&view=answer&f.role=owner&f.kind=ordinary&f.members=40&f.device=ios`, PHONE);
  const { page } = opened;
  await answered(page);
  const dissolve = page.locator('.step-card[data-step="dissolve"]');
  await dissolve.locator("summary").filter({ hasText: "来源不一致" }).click();
  await dissolve.getByText("按另一种说法：群里有 40 人，不超过 39 人的群才能解散。").waitFor();
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("doing it leaves what was said alone: back in the answer nothing is done, and nothing that was open is answered", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await wish(page, "wechat-group gone");
  for (const answer of ["owner", "ordinary", 120, "ios"]) await say(page, answer);
  await answered(page);
  const before = [await steps(page), await page.locator(".chips").innerText(), await page.locator("[data-open]").count()];
  await page.locator("[data-do]").click();
  await page.locator(".strip h1").filter({ hasText: `第 1 步，共 ${before[0].length} 步` }).waitFor();
  assert.equal(await page.locator("[data-phone-undo]").getAttribute("aria-disabled"), "true");
  await page.locator("[data-result]").click();
  await page.locator("#afterwards-title").waitFor();
  await page.locator("[data-restart]").click();
  await page.locator(".strip h1").filter({ hasText: `第 1 步，共 ${before[0].length} 步` }).waitFor();
  await page.locator("[data-result]").click();
  await page.locator("#afterwards-title").waitFor();
  await page.goBack();
  await answered(page);
  assert.deepEqual([await steps(page), await page.locator(".chips").innerText(), await page.locator("[data-open]").count()], before);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("another wish keeps what was said, and Back brings the first one back with all of it", async () => {
  const opened = await open(browser, site.url, PHONE);
  const { page } = opened;
  await wish(page, "wechat-group gone");
  for (const answer of ["owner", "ordinary", 120, "ios"]) await say(page, answer);
  await answered(page);
  await page.locator(".chips [data-anew]").click();
  await wish(page, "wechat-group leave");
  await answered(page);
  assert.deepEqual(await steps(page), ["find", "transfer", "leave"]);
  await page.goBack();
  await page.goBack();
  await answered(page);
  assert.match(await page.locator(".chips").innerText(), /解散[\s\S]*群主[\s\S]*iPhone[\s\S]*120/);
  await opened.context.close();
});

test("a link with something that cannot be said leads to all the rest, and says so", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?rulebook=wechat-group&goal=gone&view=answer&f.role=owner&f.membres=12&f.members=30`, PHONE);
  const { page } = opened;
  await answered(page);
  await page.locator("tui-qun [role=alert]").first().waitFor();
  assert.match(await page.locator(".chips").innerText(), /群主[\s\S]*30/);
  await opened.context.close();
});

test("on a narrow phone nothing is wider than the page, whatever is unfolded", async () => {
  for (const [rulebook, preset] of [["wechat-group", "owner_on_pc"], ["wecom-class", "creator_wants_out"], ["official-account", "quiet_for_200_days"]]) {
    for (const locale of ["zh-CN", "en"]) {
      const opened = await open(browser, `${site.url}#tuiqun?${new URLSearchParams({ view: "answer", rulebook, preset })}`, { width: 320, height: 700, locale });
      const { page } = opened;
      await answered(page);
      const folds = page.locator(".advice details:not([open])");
      // What is unfolded brings folds of its own, some of them a moment later.
      for (let round = 0; round < 3; round += 1) {
        await folds.evaluateAll((all) => all.forEach((fold) => (fold.open = true)));
        await page.locator(".advice .picture table").waitFor();
      }
      const widths = await page.evaluate(() => ({ page: document.documentElement.scrollWidth, screen: innerWidth }));
      assert.ok(widths.page <= widths.screen, `${rulebook} ${preset} ${locale}: ${widths.page} px`);
      await opened.context.close();
    }
  }
});

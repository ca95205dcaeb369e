// Practising on the simulated phone: taps are steps of the session, wrong ones are told, hints lead to the goal.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawn, full, open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();

const phone = (page) => page.locator("tui-phone");
const title = (page) => phone(page).locator("#phone-title").textContent();
const said = (page) => phone(page).locator("[data-said]");
/** What was packed for practising a rulebook. */
const practice = (rulebook) => JSON.parse(readFileSync(new URL(`../../../www/generated/${rulebook}.practice.json`, import.meta.url), "utf8"));
/** What has the focus. */
const focused = (page) => page.evaluate(() => {
  const active = document.querySelector("tui-qun").shadowRoot.activeElement;
  return active?.id || active?.dataset.item || active?.outerHTML.slice(0, 80);
});

async function start(page, rulebook = "wechat-group") {
  await ready(page);
  if (rulebook !== "wechat-group") await page.locator("#rulebook").selectOption(rulebook);
  // What was on the page before stays until the other one has come.
  await page.waitForFunction((id) => document.querySelector("tui-qun").state.info.id === id, rulebook);
  await phone(page).locator("[data-phone]").click();
  await phone(page).locator(".device").waitFor();
}

/** Goes through the dialog that is open: picks somebody who can be picked, goes on, confirms. */
async function goThrough(page) {
  const dialog = phone(page).locator(".dialog");
  for (let turn = 0; turn < 12 && (await dialog.count()) > 0; turn += 1) {
    if ((await dialog.locator("[data-confirm-next]").count()) === 0) {
      const other = dialog.locator("[data-member]:not(:checked)");
      assert.ok(await other.count(), await dialog.textContent());
      await other.first().check();
    } else {
      await dialog.locator("[data-confirm-next]").click();
    }
    await drawn(page);
  }
}

/** Goes back to the first screen. */
async function home(page) {
  while (await phone(page).locator("[data-phone-back]").count()) await phone(page).locator("[data-phone-back]").click();
}

/** Taps through screens, from the first one, to the entry of an action. */
async function tap(page, ...items) {
  await home(page);
  for (const item of items) {
    await phone(page).locator(`.items [data-item="${item}"]`).click();
    await drawn(page);
  }
}

/** Asks for hints and follows them to the goal; how many were needed. */
async function followHints(page) {
  for (let turn = 1; turn < 60; turn += 1) {
    if ((await phone(page).locator("[data-score]").count()) > 0) return turn;
    const hinted = phone(page).locator(".hinted");
    if ((await hinted.count()) === 0) {
      await phone(page).locator("[data-hint]").click();
      await page.waitForFunction(() => !document.querySelector("tui-qun").shadowRoot.querySelector('[data-hint][aria-disabled="true"]'));
      await drawn(page);
      continue;
    }
    await hinted.first().click();
    await drawn(page);
    await goThrough(page);
  }
  throw new Error(`no end: ${await phone(page).textContent()}`);
}

test("by mouse, on a desk: a blocked entry says why, a wrong turn is kindly told, and the solution earns three stars", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await start(page);
  await phone(page).locator('[data-challenge="an_owner_without_exit"]').click();
  await page.locator('#fact-members').waitFor();
  assert.equal(await page.locator("#fact-members").inputValue(), "62");
  // The owner taps on leaving first, as people do.
  await tap(page, "chat", "top_right_menu", "leave");
  const dialog = phone(page).locator(".dialog");
  assert.match(await dialog.textContent(), /群主/);
  assert.equal(await dialog.locator('[data-code="leave/owner-must-hand-over"]').count(), 1);
  assert.match(await dialog.locator(".sources").first().textContent(), /出处/);
  assert.equal(await dialog.locator("[data-confirm-next]").count(), 0);
  // What removes it leads the way there.
  await dialog.locator('[data-remedy="transfer"]').click();
  assert.match(await said(page).textContent(), /先去做/);
  assert.ok((await phone(page).locator(".hinted").count()) > 0);
  // A turn that leads nowhere.
  await tap(page, "nowhere", "law");
  assert.match(await said(page).textContent(), /没有通向/);
  // Begun anew, nothing of it counts.
  await phone(page).locator('[data-challenge="an_owner_without_exit"]').click();
  await tap(page, "chat", "candidate_updates");
  await phone(page).locator('[data-member="1"]').check();
  await phone(page).locator("[data-confirm-next]").click();
  assert.match(await said(page).textContent(), /做完了：请对方升级微信/);
  // What was said in the chat stands in it, and one is still there.
  assert.match(await phone(page).locator(".chat .own").textContent(), /请对方升级微信/);
  assert.equal(await title(page), "群聊（62）");
  await tap(page, "chat", "top_right_menu", "group_admin", "transfer");
  await phone(page).locator('[data-member="1"]').check();
  const confirmations = [];
  while (await phone(page).locator(".dialog").count()) {
    const confirm = phone(page).locator("[data-confirm]");
    if (await confirm.count()) confirmations.push(await confirm.getAttribute("data-confirm"));
    await phone(page).locator("[data-confirm-next]").click();
    await drawn(page);
  }
  assert.deepEqual(confirmations, ["liability", "popup", "face"]);
  await tap(page, "chat", "top_right_menu", "leave");
  await goThrough(page);
  assert.equal(await phone(page).locator("[data-score]").getAttribute("data-score"), "3");
  assert.match(await phone(page).locator(".ending").textContent(), /你已退出群聊/);
  // The same session: the log has all of it, and undoing takes it back.
  assert.equal(await page.locator(".log li").count(), 4);
  await phone(page).locator("[data-phone-undo]").click();
  assert.equal(await phone(page).locator("[data-score]").count(), 0);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("by keyboard alone, on a phone, in English: arrows, Enter and Escape go through screens and dialogs", async () => {
  const opened = await open(browser, full(site.url), { width: 390, locale: "en" });
  const { page } = opened;
  await ready(page);
  await page.locator('[data-locale="en"]').click();
  await page.locator('.app[lang="en"]').waitFor();
  await phone(page).locator("[data-phone]").focus();
  await page.keyboard.press("Enter");
  await phone(page).locator(".device").waitFor();
  await page.locator('[data-challenge="the_first_exit"]').focus();
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await focused(page), "phone-title");
  const steps = ["chat", "top_right_menu"];
  for (const step of steps) {
    // Of all items one is a tab stop; the arrows go through the others and take it along.
    const stops = () => page.locator(".items > li > .item").evaluateAll((all) => all.map((item) => item.tabIndex));
    assert.deepEqual((await stops()).filter((index) => index === 0).length, 1);
    for (let turn = 0; turn < 8 && (await focused(page)) !== step; turn += 1) await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), step);
    await page.keyboard.press("Enter");
    await drawn(page);
    assert.equal(await focused(page), "phone-title", "every screen is announced by its title");
  }
  // Back and forth once.
  await page.keyboard.press("Escape");
  await drawn(page);
  assert.equal(await focused(page), "phone-title");
  const last = steps.at(-1);
  for (let turn = 0; turn < 8 && (await focused(page)) !== last; turn += 1) await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await drawn(page);
  // What ends something is the last row.
  await page.keyboard.press("ArrowUp");
  assert.equal(await focused(page), "leave");
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await focused(page), "phone-dialog");
  await page.keyboard.press("Escape");
  await drawn(page);
  assert.equal(await phone(page).locator(".dialog").count(), 0);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await drawn(page);
  for (let turn = 0; turn < 30 && (await phone(page).locator(".dialog").count()) > 0; turn += 1) {
    await page.keyboard.press("Tab");
    const next = await page.evaluate(() => "confirmNext" in (document.querySelector("tui-qun").shadowRoot.activeElement?.dataset ?? {}));
    if (next) await page.keyboard.press("Enter");
    await drawn(page);
  }
  assert.match(await said(page).textContent(), /Done: Leave the group/);
  assert.equal(await phone(page).locator("[data-score]").getAttribute("data-score"), "3");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

for (const rulebook of ["wechat-group", "wecom-group", "wecom-class", "official-account"]) {
  for (const width of [390, 1280]) {
    test(`${rulebook} at ${width} px: hints lead through every challenge, and count`, async () => {
      const opened = await open(browser, full(site.url), { width, locale: "en" });
      const { page } = opened;
      await start(page, rulebook);
      const { challenges, window } = practice(rulebook);
      assert.ok(challenges.length > 0);
      for (const { id, start: begun } of challenges) {
        await phone(page).locator(`[data-challenge="${id}"]`).click();
        await drawn(page);
        const windowed = window !== null && (window.fact === null || begun.preset === "owner_on_pc");
        assert.equal(await phone(page).locator(".device.window").count(), windowed ? 1 : 0, id);
        await followHints(page);
        // Whoever asks all the way comes through, with one star or two.
        assert.ok(Number(await phone(page).locator("[data-score]").getAttribute("data-score")) < 3, id);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, id);
      }
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    });
  }
}

test("what is there only as in the app leads nowhere and costs nothing; what a hint says is what is filled in; stars are kept", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await start(page);
  await phone(page).locator('[data-challenge="the_first_exit"]').click();
  await tap(page, "chat", "top_right_menu", "group_notice");
  assert.match(await said(page).textContent(), /群公告/);
  await tap(page, "chat", "top_right_menu", "leave");
  await goThrough(page);
  assert.equal(await phone(page).locator("[data-score]").getAttribute("data-score"), "3");
  // The next one follows.
  await phone(page).locator("[data-challenge-next]").click();
  await page.locator("#fact-members").waitFor();
  assert.equal(await phone(page).locator('[data-challenge="an_owner_without_exit"]').getAttribute("aria-pressed"), "true");
  await page.reload();
  await start(page);
  assert.equal(await phone(page).locator('[data-challenge="the_first_exit"] [data-won]').getAttribute("data-won"), "3");
  assert.equal(await phone(page).locator('[data-challenge="an_owner_without_exit"] [data-won]').count(), 0);
  // A number in a hint is the number in the dialog.
  await phone(page).locator('[data-challenge="unopened_packets"]').click();
  for (let turn = 0; turn < 40; turn += 1) {
    if (/移除/.test((await said(page).count()) > 0 ? await said(page).textContent() : "")) break;
    if ((await phone(page).locator(".hinted").count()) === 0) {
      await phone(page).locator("[data-hint]").click();
      await page.waitForFunction(() => !document.querySelector("tui-qun").shadowRoot.querySelector('[data-hint][aria-disabled="true"]'));
      await drawn(page);
    } else {
      await phone(page).locator(".hinted").first().click();
      await drawn(page);
      await goThrough(page);
    }
  }
  const [wanted] = /\d+/.exec(await said(page).textContent());
  while ((await phone(page).locator(".dialog").count()) === 0) {
    await phone(page).locator(".hinted").first().click();
    await drawn(page);
  }
  assert.equal(await phone(page).locator(".dialog input[type=number]").inputValue(), wanted);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

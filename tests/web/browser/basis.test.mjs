// Whose word counts: the answer says what the public record says otherwise, and one tap shows it by that record.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { violations } from "../axe.mjs";
import { open } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();
const PHONE = { width: 390, height: 844 };
const answered = (page) => page.locator('.app[data-mode="answer"] .advice[aria-busy="false"]').waitFor();
const steps = (page) => page.locator(".step-card").evaluateAll((all) => all.map((one) => one.getAttribute("data-step")));
const at = (place) => `${site.url}#tuiqun?${new URLSearchParams({ view: "answer", ...place })}`;

/** What outputs that better evidence contradicts come to. A step of the way by each basis; nothing where there is no way. */
const CASES = {
  "an overseas account is not migrated": { place: { rulebook: "official-account", preset: "hospital_overseas", goal: "hand_over" }, reading: "overseas_migration", articles: "apply_migration", record: null },
  "a leaver's group is passed on": { place: { rulebook: "wecom-group", preset: "leaving_the_company", goal: "hand_over" }, reading: "leavers_groups", articles: "transfer", record: "transfer" },
  "a verified account does not lapse": { place: { rulebook: "official-account", preset: "company_cancels", goal: "lapse" }, reading: "lapsing", articles: "wait", record: "confirm_cancelling" },
  "an account is cancelled by its operator": { place: { rulebook: "official-account", preset: "person_cancels", goal: "cancel" }, reading: "cancel_entry", articles: null, record: "confirm_cancelling" },
};

for (const [name, { place, reading, articles, record }] of Object.entries(CASES)) {
  for (const locale of ["zh-CN", "en"]) {
    test(`${name}, ${locale}: said by the articles, shown by the record, and back`, async () => {
      const opened = await open(browser, at(place), { ...PHONE, locale });
      const { page } = opened;
      await answered(page);
      const leads = async (step) => (step === null ? assert.deepEqual(await steps(page), []) : assert.ok((await steps(page)).includes(step), `${await steps(page)}`));
      await leads(articles);
      const fold = page.locator("details.basis");
      if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").first().click();
      const difference = fold.locator(`[data-reading="${reading}"]`);
      assert.match(await difference.innerText(), locale === "en" ? /The public record/ : /公开记录/);
      assert.match(await difference.innerText(), locale === "en" ? /Grade [ABC]/ : /[ABC] 级/);
      assert.deepEqual(await violations(page), []);
      await fold.locator("[data-basis=record]").click();
      await page.waitForFunction(() => document.querySelector("tui-qun").view.basis === "record");
      await answered(page);
      assert.match(await page.locator(".wish").innerText(), locale === "en" ? /By the public record/ : /按公开记录/);
      await leads(record);
      assert.match(page.url(), /basis=record/);
      // The address alone leads back to it.
      await page.reload();
      await answered(page);
      assert.equal(await page.evaluate(() => document.querySelector("tui-qun").view.basis), "record");
      const back = page.locator("[data-basis=articles]").first();
      await back.evaluate((button) => {
        const details = button.closest("details");
        if (details) details.open = true;
      });
      await back.click();
      await page.waitForFunction(() => document.querySelector("tui-qun").view.basis === "articles");
      await answered(page);
      assert.doesNotMatch(page.url(), /basis=/);
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    });
  }
}

test("the other basis is said beside the verdict where the verdict would be another", async () => {
  const opened = await open(browser, at({ rulebook: "wechat-group", preset: "leaves_on_the_web", goal: "leave" }), { ...PHONE, locale: "en" });
  const { page } = opened;
  await answered(page);
  assert.equal(await page.locator(".headline .otherwise").innerText(), "By the public record, it takes more than that.");
  assert.match(await page.locator('[data-step="leave"] .mark:not([data-note])').first().innerText(), /The public record: No/);
  await opened.context.close();
});

test("the attribute chooses the basis, at the beginning and later; a word that is none is warned of", async () => {
  const opened = await open(browser, site.url, { ...PHONE, locale: "en" });
  const { page } = opened;
  await page.evaluate(async () => {
    const element = document.createElement("tui-qun");
    for (const [name, value] of Object.entries({ rulebook: "official-account", preset: "person_cancels", goal: "cancel", mode: "answer", basis: "record", id: "second" })) element.setAttribute(name, value);
    document.body.prepend(element);
    await element.ready;
  });
  const basis = () => page.evaluate(() => document.querySelector("#second").view.basis);
  assert.equal(await basis(), "record");
  await page.evaluate(() => document.querySelector("#second").setAttribute("basis", "articles"));
  await page.waitForFunction(() => document.querySelector("#second").view.basis === "articles");
  const warned = page.waitForEvent("console", (message) => message.text().includes('basis="hearsay"'));
  await page.evaluate(() => {
    const element = document.createElement("tui-qun");
    element.setAttribute("basis", "hearsay");
    element.setAttribute("loading", "eager");
    document.body.append(element);
  });
  await warned;
  await opened.context.close();
});

test("where everything is shown, readings say which choice the record bears out, and the basis sets them all", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?rulebook=official-account&preset=person_cancels&goal=cancel&view=full`, { width: 1280, height: 800, locale: "en" });
  const { page } = opened;
  const readings = page.locator("tui-readings details.readings");
  await readings.locator("summary").first().click();
  await readings.getByRole("radio", { name: "By the public record" }).check();
  await page.waitForFunction(() => document.querySelector("tui-qun").view.basis === "record");
  const chosen = await page.evaluate(() => {
    const { view, info } = document.querySelector("tui-qun").state;
    return info.readings.filter(({ record }) => record !== null).every(({ id, record }) => view.readings[info.readings.findIndex((one) => one.id === id)] === record);
  });
  assert.equal(chosen, true);
  assert.ok((await readings.locator(".badge", { hasText: "The public record" }).count()) >= 5);
  await opened.context.close();
});

/** What the answer has to tell whom, as the cases say; on a phone, half of them in each language. */
const ASKED = JSON.parse(readFileSync(new URL("../../cases/public.json", import.meta.url), "utf8"));

test("the answer itself tells what people asked, without the view that shows everything", async () => {
  let count = 0;
  for (const [at_, { asked, rulebook, start, goal, shown = [], articles = {}, record = {} }] of ASKED.entries()) {
    for (const [basis, told] of [["articles", articles], ["record", record]]) {
      const ids = [...(told.shown ?? []), ...(told.shown || told.absent ? [] : shown)];
      if (ids.length === 0) continue;
      const facts = Object.fromEntries(Object.entries(start.facts ?? {}).map(([key, value]) => [`f.${key}`, `${value}`]));
      const opened = await open(browser, at({ rulebook, goal, ...(start.preset ? { preset: start.preset } : {}), ...facts, basis }), { ...PHONE, locale: at_ % 2 === 0 ? "zh-CN" : "en" });
      await answered(opened.page);
      const found = await opened.page.locator(".app .advice [data-note]").evaluateAll((notes) => notes.map((note) => note.getAttribute("data-note")));
      // What is about something that the way does not do is told where somebody looks at that.
      const done = (await steps(opened.page)).map((step) => `action:${step}`);
      const places = await opened.page.evaluate((ids) => document.querySelector("tui-qun").view.notes.filter(({ id }) => ids.includes(id)).map(({ id, on }) => [id, on]), ids);
      for (const [id, on] of places.filter(([, on]) => done.length === 0 || on.some((place) => !place.startsWith("action:") || done.includes(place)))) {
        assert.ok(found.includes(id), `${asked} (${basis}): ${id} on ${on} is not told; told are ${found}`);
        count += 1;
      }
      assert.equal(new Set(found).size, found.length, `${asked} (${basis}): told twice: ${found}`);
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    }
  }
  assert.ok(count >= 60, `${count} told`);
});

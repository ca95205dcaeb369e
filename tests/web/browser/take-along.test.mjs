// Lists to take along: as text, as a file, as a calendar that a second parser reads, on paper.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { full, open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const require = createRequire(new URL("../../../www/package.json", import.meta.url));
const { default: ICAL } = await import(require.resolve("ical.js"));

const { browser, site } = await stage();

/** What a click downloads: its name and text. */
async function download(page, button) {
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** The entries of a calendar, read by a parser that is not the generator's. */
const entries = (text) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((component) => ({
    event: new ICAL.Event(component),
    alarms: component.getAllSubcomponents("valarm").map((alarm) => `${alarm.getFirstPropertyValue("trigger")}`),
  }));

test("what has to be known before a step goes along with it", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?view=answer&preset=member_leaves`, { locale: "en" });
  const { page } = opened;
  const told = page.locator('[data-step="leave"] [data-note="leave_is_silent"]');
  await told.waitFor();
  await page.locator("[data-take-list]").click();
  const field = page.locator(".take-along textarea");
  await field.waitFor();
  const [label, words] = [await told.locator("b").innerText(), (await told.innerText()).trim()];
  assert.ok((await field.inputValue()).includes(`  - ${label}: ${words.slice(label.length).trim()}`), await field.inputValue());
  await opened.context.close();
});

test("a way to the goal: text, Markdown, calendar and paper say the same", async () => {
  const opened = await open(browser, full(site.url), { locale: "en" });
  const { page } = opened;
  await page.addInitScript(() => {
    globalThis.printed = 0;
    globalThis.print = () => {
      globalThis.printed += 1;
    };
  });
  await page.reload();
  await ready(page);
  await page.locator('[data-locale="en"]').click();
  await page.locator('[data-preset="owner_wants_out"]').click();
  await page.locator("[data-plan]").click();
  const plan = page.locator("article.plan").first();
  await plan.waitFor();
  await plan.locator(".take-along > summary").click();
  const field = plan.locator(".take-along textarea");
  await field.waitFor();
  const text = await field.inputValue();
  assert.match(text, /^# Ways: I want to leave\n/);
  assert.match(text, /A rehearsal: your real account is not touched/);
  assert.match(text, /not from official policy/);
  const steps = text.split("\n").filter((line) => line.startsWith("- [ ] **"));
  assert.equal(steps.length, await plan.locator(".steps > li").count());
  assert.match(steps[1], /Hand the group over/);
  const file = await download(page, plan.locator("[data-save-text]"));
  assert.equal(file.name, "tuiqun-wechat-group.md");
  assert.equal(file.text, text);
  const { name, text: ics } = await download(page, plan.locator("[data-save-calendar]"));
  assert.equal(name, "tuiqun-wechat-group.ics");
  const found = entries(ics);
  assert.equal(found.length, steps.length);
  assert.ok(found.every(({ event }, at) => steps[at].endsWith(event.summary)), found.map(({ event }) => event.summary).join());
  assert.ok(found.every(({ event }) => event.description.includes("A rehearsal") && event.endDate.compare(event.startDate) >= 0));
  for (const [at, { event }] of found.entries()) assert.ok(at === 0 || event.startDate.compare(found[at - 1].event.endDate) >= 0);
  // On paper there is the list, and nothing else of the simulator.
  await plan.locator("[data-print]").click();
  assert.equal(await page.evaluate(() => globalThis.printed), 1);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".sheet").isVisible(), true);
  assert.equal(await page.locator(".app").isVisible(), false);
  assert.equal(await page.locator(".sheet li").count(), steps.length);
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator(".sheet").count(), 0);
  assert.equal(await page.locator(".app").isVisible(), true);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

test("what comes afterwards: deadlines remind a day before, and where nothing can be copied the text is selected", async () => {
  const opened = await open(browser, full(site.url), { width: 360 });
  const { page } = opened;
  await ready(page);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  // Once a group is dissolved, its history has to be backed up within 72 hours (S2-2.4).
  await page.locator('[data-preset="forty_members"]').click();
  await page.locator('[data-action="dissolve"] .action-head').click();
  for (const box of await page.locator('[data-action="dissolve"] .confirms input').all()) await box.check();
  await page.locator('[data-action="dissolve"] .primary').click();
  const along = page.locator("tui-afterwards .take-along");
  await along.locator("summary").click();
  const field = along.locator("textarea");
  await field.waitFor();
  const text = await field.inputValue();
  assert.match(text, /^# 之后会留下什么\n/);
  assert.match(text, /演练：不会动你的真实账号/);
  await along.locator("[data-copy-text]").click();
  assert.equal(await along.locator("[data-said]").getAttribute("data-said"), "copy-by-hand");
  assert.equal(await page.evaluate(() => getSelection()?.toString().length || document.querySelector("tui-qun").shadowRoot.activeElement?.selectionEnd), text.length);
  const { text: ics } = await download(page, along.locator("[data-save-calendar]"));
  const dated = text.split("\n").filter((line) => /^- \[.\] \*\*/u.test(line));
  const found = entries(ics);
  assert.equal(found.length, dated.length);
  // Whatever is still to be done reminds; nothing else does.
  assert.equal(found.filter(({ alarms }) => alarms.length > 0).length, 1);
  for (const [at, { alarms }] of found.entries()) assert.deepEqual(alarms, dated[at].includes("该做") ? ["-P1D"] : [], dated[at]);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

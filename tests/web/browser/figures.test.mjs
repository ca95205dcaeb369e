// Pictures of what numbers say: each has a sentence and a table that say the same, and its marks lead on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { full, open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();
const table = (figure) => figure.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));

for (const [locale, width] of [["zh-CN", 1280], ["en", 390]]) {
  test(`ways, chance, dates and forecasts in ${locale} at ${width} px`, async () => {
    const opened = await open(browser, full(site.url), { width, locale });
    const { page } = opened;
    await ready(page);
    await page.locator(`[data-locale="${locale}"]`).click();
    await page.locator(`.app[lang="${locale}"]`).waitFor();
    await page.locator('[data-preset="forty_members"]').click();
    await page.locator("#fact-members").fill("130");
    await page.locator("#fact-members").blur();
    await page.locator("[data-plan]").click();
    const ways = page.locator('[data-picture="ways"]');
    await ways.waitFor();
    const plans = await page.locator(".plan h3").count();
    assert.equal(await ways.locator("[data-mark]").count(), plans);
    await ways.locator("summary").click();
    const rows = await table(ways);
    assert.equal(rows.length, plans);
    const [first] = await page.locator(".plan .costs li").allTextContents();
    assert.ok(first.includes(rows[0][1]), `${first} has ${rows[0][1]}`);
    assert.equal(await ways.locator("figcaption").textContent(), await ways.locator("svg").getAttribute("aria-label"));
    // A mark leads to its way, by pointer and by keyboard; no two marks cover each other.
    const boxes = await ways.locator("[data-mark] circle:not(.target)").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ x, y }) => [x, y]));
    boxes.forEach(([x, y], at) => boxes.slice(0, at).forEach(([a, b]) => assert.ok(Math.hypot(x - a, y - b) > 15, `${x} ${y} and ${a} ${b}`)));
    await ways.locator('[data-mark="1"]').focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("tui-qun").shadowRoot.activeElement?.id === "plan-1");
    await ways.locator('[data-mark="0"]').click();
    await page.waitForFunction(() => document.querySelector("tui-qun").shadowRoot.activeElement?.id === "plan-0");
    // How likely it is: the interval of the sentence and of the table are the same; where every run went well, only its lower end is one.
    await page.locator("[data-sample]").first().click();
    const chance = page.locator('[data-picture="chance"]');
    await chance.waitFor();
    await chance.locator("summary").click();
    const [[, , low, high]] = await table(chance);
    const says = await chance.locator("figcaption").textContent();
    assert.ok(says.includes(low) && (high === "100%" || says.includes(high)), `${says} has ${low} and ${high}`);
    // Afterwards: as many dates in the table as the sentence counts.
    await page.locator("[data-take]").first().click();
    const dates = page.locator('[data-picture="dates"]');
    await dates.waitFor();
    await dates.locator("summary").click();
    const listed = await table(dates);
    assert.equal(listed.length, await dates.locator("circle").count());
    assert.ok((await dates.locator("figcaption").textContent()).includes(`${listed.length}`));
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
    assert.deepEqual(await opened.problems(), []);
    await opened.context.close();
  });
}

test("what articles forecast after a handover is drawn, with its figures in a table", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?preset=owner_wants_out&goal=leave&view=full`);
  const { page } = opened;
  await ready(page);
  await page.evaluate(async () => {
    const element = document.querySelector("tui-qun");
    await element.act("candidate_updates", { to: 1 });
    await element.act("transfer", { to: 1 }, { outcome: "done" });
    await element.wait("73h").catch(() => element.wait());
  });
  const forecast = page.locator('[data-forecast="leavers"] [data-picture="forecast"]');
  await forecast.waitFor();
  await forecast.locator("summary").click();
  assert.deepEqual((await table(forecast)).map(([, value]) => value), ["1.2", "4.7", "0.8"]);
  assert.deepEqual(await opened.problems(), []);
  await opened.context.close();
});

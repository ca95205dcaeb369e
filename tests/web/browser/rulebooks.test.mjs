// Every rulebook, in every locale and from every preset: all words are there, in the language asked for, and nothing goes wrong.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { full, open, ready } from "../browser.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();

const folder = new URL("../../../rulebooks/", import.meta.url);
/** The ids of the presets of each rulebook, read from its sources. */
const rulebooks = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(entry.name, folder)).includes("rulebook.toml"))
  .map(({ name }) => {
    const sources = readdirSync(new URL(`${name}/`, folder)).filter((file) => file.endsWith(".toml"));
    const presets = sources.flatMap((file) => {
      const text = readFileSync(new URL(`${name}/${file}`, folder), "utf8");
      return [...text.matchAll(/^\[preset\.([a-z0-9_]+)\]/gmu)].map(([, id]) => id);
    });
    return { id: name, presets };
  });

/** All text of the simulator, folded parts too, without what the articles say, which is Chinese in places. */
const words = (page) =>
  page.evaluate(() => {
    const app = document.querySelector("tui-qun").shadowRoot.querySelector(".app");
    const copy = app.cloneNode(true);
    for (const apart of copy.querySelectorAll(".sources, select, textarea, style, script")) apart.remove();
    return copy.textContent;
  });

for (const { id, presets } of rulebooks) {
  for (const locale of ["zh-CN", "en"]) {
    test(`${id} in ${locale}: ${presets.length} presets`, async () => {
      const opened = await open(browser, full(site.url), { locale });
      const { page } = opened;
      await ready(page);
      if (id !== "wechat-group") await page.locator("#rulebook").selectOption(id);
      await page.locator(`[data-preset="${presets[0]}"]`).waitFor();
      await page.locator("tui-situation form").waitFor();
      assert.ok(presets.length >= (id === "elsewhere" ? 1 : 6), `${presets.length} presets`);
      assert.equal(await page.locator("[data-preset]").count(), presets.length);
      for (const preset of presets) {
        await page.locator(`[data-preset="${preset}"]`).evaluate((button) => button.click());
        await page.locator(".verdict").waitFor();
        const text = await words(page);
        const missing = text.match(/[a-z0-9_]+--[a-z0-9_-]+|\{\s*\$|\bundefined\b|\[object|NaN/gu);
        assert.equal(missing, null, `${preset}: ${missing}`);
        assert.deepEqual(await page.locator(".notice[role=alert]").allTextContents(), [], preset);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0, preset);
      }
      assert.deepEqual(await opened.problems(), []);
      await opened.context.close();
    });
  }
}

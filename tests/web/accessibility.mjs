// axe finds nothing on any main screen, in any language, look and width, with no rule turned off; and nothing is wider than the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "./axe.mjs";
import { open, ready } from "./browser.mjs";
import { address, screens, speak } from "./screens.mjs";
import { stage } from "./stage.mjs";

/** Tests of one look, in every language. */
export async function allScreens({ scheme, forced = false }) {
  const { browser, site } = await stage();
  for (const locale of ["zh-CN", "en"]) {
    test(`all screens, ${forced ? "forced colours" : scheme}, ${locale}`, async () => {
      for (const [name, walk] of Object.entries(screens)) {
        const opened = await open(browser, address(site.url, name), { width: 1280, scheme, locale, forced });
        const { page } = opened;
        await ready(page);
        await speak(page, locale);
        await walk(page);
        for (const width of [320, 768, 1280]) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await violations(page), [], `${name} ${width}`);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(overflow <= 0, `${name} ${width}: ${overflow} px wider than the screen`);
        }
        assert.deepEqual(await opened.problems(), [], name);
        await opened.context.close();
      }
    });
  }
}

// Takes the pictures of the README: `node tests/web/pictures.mjs` after `cargo xtask build`.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawn, full, launch, open, ready } from "./browser.mjs";
import { address } from "./screens.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
mkdirSync(folder, { recursive: true });
const [browser, site] = [await launch(), await serve()];
const pictures = [
  { name: "wide", options: { width: 1280, height: 1000 }, locale: "zh-CN" },
  { name: "phone-dark-en", options: { width: 390, height: 844, scheme: "dark" }, locale: "en" },
];
for (const { name, options, locale } of pictures) {
  const { page, context } = await open(browser, address(site.url, "advice"), options);
  await ready(page);
  await page.locator(`[data-locale="${locale}"]`).click();
  await page.locator(`.app[lang="${locale}"]`).waitFor();
  await page.locator('.advice[aria-busy="false"] .step-card').first().waitFor();
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}
// The simulated phone, with a hint.
const { page, context } = await open(browser, full(site.url), { width: 1280, height: 900 });
await ready(page);
await page.locator("[data-phone]").click();
await page.locator('[data-challenge="an_owner_without_exit"]').click();
for (const item of ["chat", "top_right_menu", "leave"]) await page.locator(`.items [data-item="${item}"]`).click();
await drawn(page);
await page.locator("tui-phone").screenshot({ path: `${folder}practise.png` });
await context.close();
// The configurator and the page of a rule, which have a policy and a place of their own.
for (const { name, path, height } of [
  { name: "configure", path: "configure.html#preset=owner_on_pc&goal=gone&hide=presets", height: 760 },
  { name: "rule", path: "rules/wechat-group/dissolve--too-many-members.html", height: 760 },
]) {
  const { page, context } = await open(browser, `${site.url}${path}`, { width: 1280, height });
  if (name === "configure") await page.locator('#preview .advice[aria-busy="false"] .step-card').first().waitFor();
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
}
await browser.close();
site.close();

// Takes a picture of every main screen in every language, look and width, to be looked at one by one: `cargo xtask gallery`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawn, launch, open, ready, rest } from "./browser.mjs";
import { address, screens, speak } from "./screens.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("../../target/gallery/", import.meta.url));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const [browser, site] = [await launch(), await serve()];
const looks = [{ scheme: "light" }, { scheme: "dark" }, { scheme: "light", forced: true }];
const pictures = [];
for (const locale of ["zh-CN", "en"]) {
  for (const { scheme, forced } of looks) {
    for (const width of [320, 768, 1280]) {
      for (const [name, walk] of Object.entries(screens)) {
        const { page, context } = await open(browser, address(site.url, name), { width, scheme, locale, forced });
        await ready(page);
        await speak(page, locale);
        const shown = await walk(page);
        await drawn(page);
        const file = `${name}-${locale}-${forced ? "forced" : scheme}-${width}.png`;
        await (shown ?? page).screenshot({ path: `${folder}${file}` });
        pictures.push(file);
        await context.close();
      }
    }
  }
}
// The pages that are in both languages at once.
const pages = { rules: "rules/index.html?q=40", rule: "rules/wechat-group/action--dissolve.html", claim: "rules/claims/S1-2.15.html", fact: "rules/claims/R-4.1.html", differences: "rules/record/index.html", configure: "configure.html", frame: "embed.html" };
for (const [name, path] of Object.entries(pages)) {
  for (const { scheme, forced } of looks) {
    for (const width of [320, 768, 1280]) {
      const { page, context } = await open(browser, `${site.url}${path}`, { width, scheme, forced });
      await rest(page);
      const file = `${name}-${forced ? "forced" : scheme}-${width}.png`;
      await page.screenshot({ path: `${folder}${file}` });
      pictures.push(file);
      await context.close();
    }
  }
}
await browser.close();
site.close();
const figures = pictures.map((file) => `<figure><img src="${file}" alt="${file}" loading="lazy"><figcaption>${file}</figcaption></figure>`);
const style = "body{display:flex;flex-wrap:wrap;gap:16px;align-items:start;font:14px system-ui}figure{margin:0}img{max-width:640px;border:1px solid #ccc}";
writeFileSync(`${folder}index.html`, `<!doctype html><meta charset="utf-8"><title>tuiqun</title><style>${style}</style>${figures.join("")}`);
console.log(`${pictures.length} pictures in target/gallery; open index.html there`);

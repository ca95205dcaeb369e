// A rulebook of somebody else as one file: everything of it is there, it is named as what it is, and nothing is mixed with the page's own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "../browser.mjs";
import { origin } from "../hosts.mjs";
import { CSP, serve } from "../server.mjs";
import { stage } from "../stage.mjs";

const generated = (name) => readFileSync(new URL(`../../../www/generated/${name}`, import.meta.url), "utf8");
const own = JSON.parse(generated("wechat-group.tuiqun.json"));
own.texts["zh-CN"] = own.texts["zh-CN"].replace(/^rulebook = .*$/m, "rulebook = 某公司的群").replace(/^rulebook-disclaimer = .*$/m, "rulebook-disclaimer = 这是某公司自己的规则。").replace(/^rulebook-publisher = .*$/m, "rulebook-publisher = 某公司");
own.texts.en = own.texts.en.replace(/^rulebook = .*$/m, "rulebook = A company\u2019s group").replace(/^rulebook-disclaimer = .*$/m, "rulebook-disclaimer = A company\u2019s own rules.").replace(/^rulebook-publisher = .*$/m, "rulebook-publisher = A company");
for (const file of Object.values(own.claims)) for (const claim of Object.values(file.claims)) claim.text = `own: ${claim.text}`;
const broken = structuredClone(own);
broken.rulebook.derived.group_gone = { is: "nobody_knows" };
/** A rulebook as somebody begins it, packed as it would be: a whole one, or what a company adds to one of ours. */
function begun(...extending) {
  const folder = mkdtempSync(join(tmpdir(), "tuiqun-overlay-"));
  const root = new URL("../../../", import.meta.url).pathname;
  cpSync(join(root, "rulebooks"), folder, { recursive: true });
  const office = join(folder, "our-office");
  for (const args of [["new", ...extending, office], ["pack", office, "--out", folder]]) execFileSync("cargo", ["run", "--quiet", "--locked", "--", ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  const edition = readFileSync(join(folder, "our-office.tuiqun.json"), "utf8");
  rmSync(folder, { recursive: true });
  return edition;
}

/** Files that are served beside the site. */
const files = {
  "own.tuiqun.json": JSON.stringify(own),
  "broken.tuiqun.json": JSON.stringify(broken),
  "bare.json": generated("wechat-group.json"),
  "office.tuiqun.json": begun("--extends", "wechat-group"),
  "begun.tuiqun.json": begun(),
  "page.json": "<!doctype html><title>not here</title>",
};
const { browser, site } = await stage((name) => (files[name] === undefined ? null : { body: files[name], type: "application/json" }));

/** An element with a rulebook of somebody else, on a page of its own. */
async function foreign(file, options = {}) {
  const opened = await open(browser, site.url, { width: 390, height: 844, ...options });
  const settled = await opened.page.evaluate(async (url) => {
    const element = document.createElement("tui-qun");
    for (const [name, value] of Object.entries({ rulebook: url, goal: "gone", preset: "forty_members", mode: "answer", loading: "eager", locale: "zh-CN", id: "foreign" })) element.setAttribute(name, value);
    document.querySelector("tui-qun").replaceWith(element);
    return element.ready.then(
      () => null,
      ({ code, details }) => ({ code, pointer: details.pointer, diagnostics: details.diagnostics.map((one) => one.code) }),
    );
  }, `${site.url}${file}`);
  return { ...opened, settled };
}

test("words, sources, challenges and origin of an edition are its own, in every language", async () => {
  const { page, context, settled } = await foreign("own.tuiqun.json");
  assert.equal(settled, null);
  await page.locator("#verdict").waitFor();
  await page.locator('.advice[aria-busy="false"] .step-card').first().waitFor();
  const { hash } = await page.evaluate(() => document.querySelector("#foreign").state.info);
  for (const [locale, name, disclaimer] of [["zh-CN", "某公司的群", "这是某公司自己的规则。"], ["en", "A company\u2019s group", "A company\u2019s own rules."]]) {
    await page.evaluate((to) => document.querySelector("#foreign").setAttribute("locale", to), locale);
    await page.locator(`.app[lang="${locale}"]`).waitFor();
    assert.equal(await page.locator(".bar .title").innerText(), name);
    const origin = await page.locator(".origin").innerText();
    assert.ok(origin.includes(new URL(site.url).host) && origin.includes(hash.slice(7, 19)), origin);
    assert.ok(origin.includes(locale === "en" ? "A company." : "某公司。"), `who published it: ${origin}`);
    assert.doesNotMatch(await page.locator("tui-advice").innerText(), /--|undefined/);
    assert.ok((await page.locator(".menu").textContent()).includes(disclaimer));
    await page.waitForFunction(() => document.querySelector("#foreign").shadowRoot.querySelector(".sources q") !== null);
    const quotes = await page.locator(".sources q").allTextContents();
    assert.ok(quotes.length > 0 && quotes.every((quote) => quote.startsWith("own: ")), quotes[0]);
    assert.equal(await page.locator(".sources a").count(), 0, "our pages of rules are not about its rules");
  }
  await page.evaluate(() => document.querySelector("#foreign").setAttribute("mode", "full"));
  await page.locator("[data-phone]").click();
  await page.locator("[data-challenge]").first().waitFor();
  await context.close();
});

test("what a company adds to a rulebook is told as the company's, with its own source, in every language", async () => {
  const { page, context, settled } = await foreign("office.tuiqun.json");
  assert.equal(settled, null);
  const { goals } = await page.evaluate(() => document.querySelector("#foreign").state.info);
  await page.evaluate((goal) => document.querySelector("#foreign").setAttribute("goal", goal), goals[0].id);
  for (const [locale, label, source] of [["zh-CN", "【本公司】", "员工手册"], ["en", "[Our company]", "Staff handbook"]]) {
    await page.evaluate((to) => document.querySelector("#foreign").setAttribute("locale", to), locale);
    await page.locator(`.app[lang="${locale}"]`).waitFor();
    const note = page.locator('[data-note="our_files"]').first();
    await note.waitFor();
    assert.ok((await note.innerText()).includes(label), await note.innerText());
    await page.waitForFunction(() => document.querySelector("#foreign").shadowRoot.querySelector('[data-note="our_files"] .sources q') !== null);
    assert.ok((await note.textContent()).includes(source));
  }
  await context.close();
});

test("a rulebook's sources are called what it calls them", async () => {
  const { page, context, settled } = await foreign("begun.tuiqun.json", { locale: "zh-CN" });
  assert.equal(settled, null);
  await page.evaluate(() => {
    const element = document.querySelector("#foreign");
    element.setAttribute("goal", "leave");
    element.setAttribute("preset", "owner");
  });
  for (const [locale, article, own] of [["zh-CN", /文章/, /我们自己的规定|规则没有写/], ["en", /article/i, /A rule of our own|no rule says/]]) {
    await page.evaluate((to) => document.querySelector("#foreign").setAttribute("locale", to), locale);
    await page.locator(`.app[lang="${locale}"]`).waitFor();
    await page.locator('.advice[aria-busy="false"] .step-card').first().waitFor();
    const told = await page.locator("tui-advice").evaluate((advice) => advice.textContent);
    assert.doesNotMatch(told, article);
    assert.match(told, own);
  }
  await context.close();
});

test("without readings no basis is offered, and what is asked first is said before it can be done", async () => {
  const { page, context, settled } = await foreign("begun.tuiqun.json");
  assert.equal(settled, null);
  await page.evaluate(() => {
    const element = document.querySelector("#foreign");
    element.setAttribute("goal", "leave");
    element.setAttribute("preset", "owner");
    element.setAttribute("mode", "full");
  });
  await page.locator("tui-situation").first().waitFor();
  await page.evaluate(() => document.querySelector("#foreign").set({ role: "member" }));
  const live = page.locator("#foreign #live");
  await live.filter({ hasText: "要求先做 1 件事" }).waitFor({ state: "attached" });
  await page.evaluate(() => document.querySelector("#foreign").set({ asked_it: true }));
  await live.filter({ hasText: "现在就可以" }).waitFor({ state: "attached" });
  await page.locator("tui-readings").waitFor({ state: "attached" });
  assert.equal(await page.locator("[name=basis]").count(), 0);
  await context.close();
});

test("a pack without words shows none of ours, whatever its id", async () => {
  const { page, context, settled } = await foreign("bare.json");
  assert.equal(settled, null);
  await page.locator(".origin").waitFor();
  await page.locator('.advice[aria-busy="false"]').waitFor();
  for (const locale of ["en", "zh-CN"]) {
    await page.evaluate((to) => document.querySelector("#foreign").setAttribute("locale", to), locale);
    await page.locator(`.app[lang="${locale}"]`).waitFor();
    assert.equal(await page.locator(".bar .title").innerText(), "rulebook");
    assert.equal(await page.locator(".sources a").count(), 0);
  }
  await context.close();
});

test("what is wrong with an edition is told by code and place: in the page, to the program, in the console", async () => {
  const opened = await open(browser, site.url);
  const said = [];
  opened.page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  const refused = await opened.page.evaluate(async (url) => {
    const element = document.createElement("tui-qun");
    element.setAttribute("rulebook", url);
    element.setAttribute("loading", "eager");
    element.id = "foreign";
    document.querySelector("tui-qun").replaceWith(element);
    return element.ready.catch(({ code, details }) => ({ code, pointer: details.pointer, count: details.diagnostics.length }));
  }, `${site.url}broken.tuiqun.json`);
  assert.equal(refused.code, "expr/unknown-name");
  assert.match(refused.pointer, /^\/derived\/group_gone/);
  assert.ok(refused.count >= 1);
  const alert = opened.page.locator("[role=alert]");
  assert.equal(await alert.getAttribute("data-code"), refused.code);
  assert.ok((await alert.innerText()).includes(`${refused.code} ${refused.pointer}`));
  assert.match(await alert.innerText(), /规则里有错/, "it is no accident of the page");
  assert.ok((await alert.innerText()).includes("broken.tuiqun.json"));
  await opened.page.setViewportSize({ width: 320, height: 700 });
  assert.equal(await alert.evaluate((card) => card.scrollWidth > card.clientWidth), false, "its address stays within the card");
  await alert.getByText("nobody_knows").waitFor();
  assert.match(await alert.innerText(), /没有叫 `nobody_knows` 的量[^]*先声明它，或改正名字/, "what is wrong and what to do, in the words of check");
  assert.ok(said.some((line) => line.includes(refused.pointer) && line.includes(refused.code)), said.join("\n"));
  await opened.context.close();
});

test("a page of the server in place of a rulebook is called that", async () => {
  const { context, settled } = await foreign("page.json");
  assert.equal(settled.code, "load/mime");
  await context.close();
});

test("an address at which there is no rulebook is shown, and what to do", async () => {
  const { page, context, settled } = await foreign("nowhere.tuiqun.json");
  assert.equal(settled.code, "load/rulebook");
  const alert = await page.locator("#foreign [role=alert]").innerText();
  assert.ok(alert.includes("nowhere.tuiqun.json") && alert.includes("检查规则的地址"), alert);
  await context.close();
});

test("a site that does not let the page read its rulebook is told from one that has none", async () => {
  const other = await origin();
  other.put("own.json", { body: files["own.tuiqun.json"], type: "application/json" });
  // A page whose own policy lets it ask anywhere.
  const lax = await serve(() => ({ csp: CSP.replace("connect-src 'self'", "connect-src *") }));
  const { page, context } = await open(browser, lax.url);
  const tried = (url) =>
    page.evaluate(async (url) => {
      const element = document.createElement("tui-qun");
      element.setAttribute("loading", "eager");
      element.setAttribute("rulebook", url);
      document.body.append(element);
      return element.ready.then(() => null, ({ code }) => code);
    }, url);
  assert.equal(await tried(`${other.url}own.json`), "load/origin");
  assert.equal(await tried(`${other.url.replace(/:\d+/, ":1")}own.json`), "load/rulebook");
  await context.close();
  await lax.close();
});

test("nothing is fetched because a link names it", async () => {
  const { page, context } = await foreign("own.tuiqun.json");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const outcome = await page.evaluate(async () => {
    const other = document.createElement("tui-qun");
    other.setAttribute("loading", "eager");
    other.setAttribute("rulebook", "wecom-group");
    document.body.append(other);
    await other.ready;
    const own = document.querySelector("#foreign");
    await own.wait("1h");
    const link = await own.link();
    await own.reset();
    const { cursor } = await own.load(link);
    return [cursor, await other.load(link).then(() => "opened", ({ code }) => code)];
  });
  assert.deepEqual(outcome, [1, "link/rulebook"], "its own links open in it, and nowhere else");
  assert.equal(asked.some((url) => url.includes("own.tuiqun.json")), false);
  await context.close();
});

// The pages of rules and claims: every link leads somewhere, every example shows its rule, everything can be found.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { test } from "node:test";
import { violations } from "../axe.mjs";
import { full, open, ready } from "../browser.mjs";
import { DIST } from "../server.mjs";
import { stage } from "../stage.mjs";

const { browser, site } = await stage();
const rules = join(DIST, "rules");
const books = readdirSync(rules).filter((name) => !name.includes(".") && name !== "claims" && name !== "record");
const pages = (folder) => readdirSync(join(rules, folder)).filter((name) => name.endsWith(".html"));

const claims = () => pages("claims").length - 1;

/** A page of rules may ask for what is above its folder. */
const strange = async (opened) => (await opened.problems()).filter((problem) => !problem.startsWith(`request: ${site.url}`));

test("there is a page and a file for every rule and every claim, and every link leads somewhere", () => {
  const ids = (name) => readFileSync(new URL(`../../../rulebooks/${name}.csv`, import.meta.url), "utf8").match(/^[SR]\d?-\d+\.\d+,/gm);
  const claims = [...ids("claims"), ...ids("record")];
  // One more lists them all.
  assert.equal(pages("claims").length, claims.length + 1);
  let links = 0;
  for (const folder of ["claims", "record", ...books]) {
    for (const name of pages(folder)) {
      const html = readFileSync(join(rules, folder, name), "utf8");
      assert.ok(existsSync(join(rules, folder, name.replace(".html", ".json"))), name);
      for (const [, href] of html.matchAll(/(?:href|src)="([^"]+)"/g)) {
        const file = normalize(join(rules, folder, href.split("#")[0]));
        assert.ok(file.startsWith(DIST) && existsSync(file), `${folder}/${name}: ${href}`);
        links += 1;
      }
      assert.equal(/undefined|\[object/.test(html), false, `${folder}/${name}`);
    }
  }
  assert.ok(links > 10_000, `${links} links`);
  const index = JSON.parse(readFileSync(join(rules, "index.json"), "utf8"));
  assert.deepEqual([index.rules.length, index.claims.length], [books.reduce((sum, book) => sum + pages(book).length, 0), claims.length]);
  for (const { url } of [...index.rules, ...index.claims]) assert.ok(existsSync(join(rules, url)), url);
});

test("an example opens the simulator where the rule is in the way", async () => {
  for (const book of books) {
    const found = pages(book)
      .map((name) => ({ name, rule: JSON.parse(readFileSync(join(rules, book, name.replace(".html", ".json")), "utf8")) }))
      .filter(({ rule }) => rule.kind === "requirement" && rule.example);
    const [preset, log] = [found.filter(({ rule }) => rule.example.preset), found.filter(({ rule }) => !rule.example.preset)];
    const some = [preset[0], preset.at(-1), log[0], log.at(-1)].filter(Boolean);
    assert.ok(some.length > 0, book);
    for (const { name, rule } of some) {
      const opened = await open(browser, `${site.url}rules/${book}/${name}`);
      await opened.page.locator(".try").click();
      await ready(opened.page);
      await opened.page.locator("tui-keep [data-link]").waitFor();
      const codes = await opened.page.evaluate(() => {
        const { view } = document.querySelector("tui-qun");
        return [...view.actions.flatMap((action) => action.findings), ...view.situation].map((finding) => finding.code.replaceAll("/", "--"));
      });
      assert.ok(codes.includes(rule.id), `${rule.rulebook} ${rule.id}`);
      assert.equal(await opened.page.locator("[role=alert]").count(), 0, rule.id);
      assert.deepEqual(await strange(opened), []);
      await opened.context.close();
    }
  }
});

test("the simulator's sources lead to the pages of the claim and of the rule", async () => {
  const opened = await open(browser, full(site.url));
  await ready(opened.page);
  await opened.page.locator('.finding [href*="/rules/claims/"]').first().waitFor({ state: "attached" });
  const links = await opened.page.evaluate(() =>
    [...document.querySelector("tui-qun").shadowRoot.querySelectorAll('a[href*="/rules/"]')].map((link) => [link.href, link.rel, link.target]),
  );
  assert.ok(links.length > 4);
  for (const [href, rel, target] of links) {
    assert.ok(existsSync(join(DIST, href.slice(site.url.length))), href);
    assert.deepEqual([rel, target], ["noopener noreferrer", "_blank"]);
  }
  await opened.context.close();
});

test("search finds by Chinese, English and id, says how many, and keeps the words in the address", async () => {
  const opened = await open(browser, `${site.url}rules/index.html`);
  const { page } = opened;
  const shown = () => page.locator(".all li:visible").count();
  const all = await shown();
  assert.ok(all > 900, `${all}`);
  for (const words of ["解散 40", "Dissolve 40", "s1-2.15", "dissolve/too-many-members"]) {
    await page.locator("#words").fill(words);
    await page.waitForFunction((words) => new URL(location.href).searchParams.get("q") === words, words);
    const count = await shown();
    assert.ok(count > 0 && count < 40, `${words}: ${count}`);
    assert.match(await page.locator("[role=status]").innerText(), new RegExp(`找到 ${count} 条`));
  }
  await page.locator("#words").fill("没有这种东西");
  await page.locator("[data-none]").waitFor();
  assert.equal(await shown(), 0);
  await page.locator("#words").fill("");
  await page.waitForFunction(() => !location.search);
  assert.equal(await shown(), all + claims(), "the claims were fetched meanwhile");
  // An address with words in it opens searched.
  await page.goto(`${site.url}rules/index.html?q=${encodeURIComponent("红包")}`);
  await page.locator("[data-found]").waitFor();
  assert.ok((await shown()) < all);
  assert.deepEqual(await strange(opened), []);
  await opened.context.close();
});

test("a wish is found in words that stand nowhere on the page", async () => {
  const opened = await open(browser, `${site.url}rules/index.html`);
  const { page } = opened;
  for (const [words, rule] of [["怎么退群", "wechat-group/action--leave.html"], ["disband", "wechat-group/action--dissolve.html"], ["离职继承", "wecom-group/action--assign_groups.html"], ["怎么注销公众号", "official-account/action--apply_to_cancel.html"]]) {
    await page.locator("#words").fill(words);
    await page.waitForFunction((words) => new URL(location.href).searchParams.get("q") === words, words);
    assert.equal(await page.locator(`.all a[href="${rule}"]`).isVisible(), true, words);
  }
  await opened.context.close();
});

test("every page says what it is to who finds it by searching, and titles hold in every situation", () => {
  const { size } = statSync(join(rules, "index.html"));
  assert.ok(size <= 400_000, `the list of all rules has ${size} bytes`);
  for (const [path, title] of [
    ["wechat-group/dissolve--too-many-members.html", /不超过 40 人的群才能解散/],
    ["claims/S1-2.15.html", /S1-2\.15/],
    ["record/index.html", /不同/],
  ]) {
    const html = readFileSync(join(rules, path), "utf8");
    assert.match(html, title, path);
    assert.match(html, /<meta name="description" content="[^"]{8,}">/, path);
    assert.match(html, new RegExp(`<link rel="canonical" href="${path.split("/").at(-1)}">`), path);
  }
  // Whoever is sent a link to a page sees what it is, in the words of the page.
  for (const path of ["../index.html", "../configure.html", "../embed.html", "index.html", "wechat-group/dissolve--too-many-members.html", "claims/S1-2.15.html"]) {
    const html = readFileSync(join(rules, path), "utf8");
    const told = Object.fromEntries([...html.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g)].map(([, name, text]) => [name, text]));
    const [, name] = /<title>([^<]+)<\/title>/.exec(html);
    assert.ok(name.startsWith(told["og:title"]) && name.endsWith(told["og:site_name"]) && told["og:title"].length >= 4, `${path}: ${name}`);
    assert.equal(told["og:description"], told.description, path);
    assert.ok(told.description.length >= 8, path);
    assert.equal((html.match(/<title>/g) ?? []).length, 1, path);
  }
  assert.doesNotMatch(/<title>([^<]*)/.exec(readFileSync(join(rules, "wechat-group/dissolve--too-many-members.html"), "utf8"))[1], /120/);
});

test("the list is there without JavaScript, and a search that cannot work is not shown", async () => {
  const opened = await open(browser, `${site.url}rules/index.html`, { javaScript: false });
  assert.ok((await opened.page.locator(".all li:visible").count()) > 900);
  assert.equal(await opened.page.locator("#words").isVisible(), false);
  await opened.context.close();
});

test("the pages are accessible, light and dark, narrow and wide", async () => {
  for (const [path, width, scheme] of [
    ["wechat-group/dissolve--too-many-members.html", 320, "light"],
    ["wechat-group/action--dissolve.html", 1280, "dark"],
    ["wecom-class/action--ask_removal.html", 320, "dark"],
    ["claims/S1-2.15.html", 768, "light"],
    ["claims/S0-9.7.html", 320, "dark"],
    ["index.html?q=40", 320, "light"],
    ["claims/index.html", 1280, "dark"],
    ["claims/R-4.1.html", 320, "light"],
    ["record/index.html", 320, "dark"],
  ]) {
    const opened = await open(browser, `${site.url}rules/${path}`, { width, scheme });
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    assert.deepEqual(await violations(opened.page, { runOnly: tags }), [], path);
    const wide = await opened.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
    await opened.context.close();
  }
});

test("a link names rulebook, situation, goal and way in; one that names what is not there says so", async () => {
  const opened = await open(browser, `${site.url}#tuiqun?rulebook=wecom-group&view=full`);
  await ready(opened.page);
  await opened.page.locator("tui-situation").waitFor();
  assert.equal(await opened.page.locator("#rulebook").inputValue(), "wecom-group");
  for (const [link, says] of [
    ["#tuiqun?rulebook=nowhere", /没有链接要用的那套规则/],
    ["#tuiqun?rulebook=wechat-group&preset=gone_long_ago", /链接里的情形或目标这里没有/],
    ["#tuiqun?goal=%3Cscript%3E", /链接里的情形或目标这里没有/],
  ]) {
    await opened.page.goto("about:blank");
    await opened.page.goto(`${site.url}${link}`);
    await ready(opened.page);
    await opened.page.locator("[role=alert]").waitFor();
    assert.match(await opened.page.locator("[role=alert]").textContent(), says);
  }
  await opened.context.close();
});

test("a reload in the middle keeps situation, steps, language and look; a link that is opened goes before", async () => {
  const opened = await open(browser, full(site.url));
  const { page } = opened;
  await ready(page);
  await page.locator('[data-preset="owner_wants_out"]').click();
  await page.locator("#fact-members").fill("33");
  await page.locator("[data-wait]").click();
  await page.locator('[data-locale="en"]').click();
  await page.locator('.app[lang="en"]').waitFor();
  await page.locator(".menu > summary").click();
  await page.locator("#theme").selectOption("dark");
  const steps = await page.locator(".log li").allTextContents();
  assert.ok(steps.length > 2);
  await page.waitForFunction(() => sessionStorage.getItem("tuiqun.draft.1")?.includes('"theme":"dark"'));
  await page.reload();
  await page.locator('.app[lang="en"] .log li').first().waitFor();
  assert.deepEqual(await page.locator(".log li").allTextContents(), steps);
  assert.equal(await page.locator("#fact-members").inputValue(), "33");
  assert.equal(await page.locator("tui-qun").getAttribute("theme"), "dark");
  await page.goto("about:blank");
  await page.goto(`${site.url}#tuiqun?rulebook=elsewhere&view=full`);
  await ready(page);
  assert.equal(await page.locator("#rulebook").inputValue(), "elsewhere");
  // What is damaged, or blocked, is as if nothing had been kept.
  await page.evaluate(() => sessionStorage.setItem("tuiqun.draft.1", "{"));
  await page.reload();
  await ready(page);
  assert.equal(await page.locator("[role=alert]").count(), 0);
  await opened.context.close();
});

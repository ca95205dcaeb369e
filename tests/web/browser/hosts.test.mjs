// Real hosts: each built as its authors would, and opened.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { open, ready } from "../browser.mjs";
import { folder, site as siteFiles } from "../host-files.mjs";
import { origin, page as hostPage } from "../hosts.mjs";
import { DIST, TYPES } from "../server.mjs";
import { stage } from "../stage.mjs";

/** Which files of the site other origins may load. */
let shared = () => true;
const { browser, site } = await stage((name) => (shared(name) ? { headers: { "access-control-allow-origin": "*" } } : null));
const www = fileURLToPath(new URL("../../../www/", import.meta.url));
const run = (command, args, cwd) => execFileSync(join(www, "node_modules/.bin", command), args, { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_ENV: "production" } });


/** A static host of a folder, under a path. */
async function statically(path, { under = "", types = TYPES, csp } = {}) {
  const host = await origin();
  host.fallback((asked) => {
    if (!asked.startsWith(under)) return undefined;
    const name = asked.slice(under.length) || "index.html";
    const file = [name, `${name}.html`, `${name}/index.html`].map((one) => join(path, one)).find((one) => existsSync(one) && extname(one));
    return file && { body: readFileSync(file), type: types[extname(file)] ?? "application/octet-stream", ...(csp && extname(file) === ".html" ? { csp } : {}) };
  });
  return `${host.url}${under}`;
}

/** Opens it, waits for answers, and lets nothing go wrong. */
async function opens(url, { locale = "zh-CN" } = {}) {
  const opened = await open(browser, url, { locale });
  await ready(opened.page);
  assert.deepEqual((await opened.problems()).filter((problem) => !problem.startsWith(`request: ${new URL(url).origin}`)), []);
  return opened;
}

test("a bare HTML file and the built files, nothing else", async () => {
  const path = folder("bare", { "index.html": hostPage('<tui-qun rulebook="wecom-group"><p>later</p></tui-qun>', '<script type="module" src="./tuiqun/tuiqun.js"></script>') });
  siteFiles(join(path, "tuiqun"));
  const { context } = await opens(await statically(path, { under: "help/centre/" }));
  await context.close();
});

test("a host that knows none of the types but that of scripts", async () => {
  const { context } = await opens(await statically(DIST, { types: { ".html": "text/html", ".js": "application/javascript" } }));
  await context.close();
});

test("a host that sends scripts as text: the main steps stay to be read", async () => {
  const url = await statically(DIST, { types: { ".html": "text/html; charset=utf-8" } });
  const { page, context } = await open(browser, url);
  await page.waitForLoadState("load");
  assert.ok(await page.locator(".fallback").first().isVisible());
  await context.close();
});

test("a policy that allows nothing but what the documentation says", async () => {
  const documented = /```\n(default-src 'none'; script-src[\s\S]*?)\n```/.exec(readFileSync(new URL("../../../docs/embedding.md", import.meta.url), "utf8"))[1];
  const { context } = await opens(await statically(DIST, { csp: documented.replace(/\s+/g, " ") }));
  await context.close();
});

test("Vite with the npm package", async () => {
  const path = folder(
    "vite",
    {
      "index.html": hostPage('<tui-qun goal="gone" preset="forty_members" mode="full"><p>later</p></tui-qun>', '<script type="module" src="/main.js"></script>'),
      "main.js": 'import "tuiqun/define";\nimport { Tuiqun } from "tuiqun";\nglobalThis.engine = Tuiqun;\n',
      "package.json": '{ "type": "module", "dependencies": { "tuiqun": "*" } }',
    },
    ["tuiqun", "lit", "@lit/reactive-element", "lit-html", "lit-element", "@fluent/bundle", "ical-generator"],
  );
  run("vite", ["build", "--base", "./", "--logLevel", "warn"], path);
  const { page, context } = await opens(await statically(join(path, "dist"), { under: "app/" }));
  // One engine for the element and for the program.
  const codes = await page.evaluate(async () => {
    const engine = await globalThis.engine.load();
    const session = (await engine.rulebook("wechat-group")).start({ preset: "owner_on_pc", seed: 7 });
    return session.view.actions.find(({ id }) => id === "dissolve").findings.map(({ code }) => code);
  });
  assert.ok(codes.includes("dissolve/pc"));
  await page.locator("[data-plan]").click();
  await page.locator(".plan h3").first().waitFor();
  await context.close();
});

test("VitePress", async () => {
  const path = folder(
    "vitepress",
    {
      "index.md": "# 怎样解散微信群\n\n<ClientOnly>\n\n</ClientOnly>\n\n<tui-qun goal=\"gone\" locale=\"zh-CN\"><p>群管理 › 解散该群聊</p></tui-qun>\n\n下面是别的内容。\n",
      ".vitepress/config.mjs": `export default {
  title: "帮助中心", lang: "zh-CN", base: "/docs/",
  head: [["script", { type: "module", src: "/docs/tuiqun/tuiqun.js" }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "tui-qun" } } },
};
`,
      "package.json": '{ "type": "module" }',
    },
    ["vitepress", "vue"],
  );
  siteFiles(join(path, "public/tuiqun"));
  run("vitepress", ["build", "."], path);
  const { page, context } = await opens(await statically(join(path, ".vitepress/dist"), { under: "docs/" }));
  assert.equal(await page.locator("tui-qun").getAttribute("goal"), "gone");
  await context.close();
});

test("another origin that shares its files", async () => {
  const host = await origin({ "index.html": hostPage('<tui-qun><p>later</p></tui-qun>', `<script type="module" src="${site.url}tuiqun.js"></script>`) });
  const opened = await open(browser, `${host.url}index.html`);
  await ready(opened.page);
  await opened.context.close();
});

test("another origin that does not share its files, or only its scripts: what the host wrote stays, or a message says what is missing", async () => {
  const host = await origin({ "index.html": hostPage("<tui-qun loading=\"eager\"><p id=\"own\">群管理 › 解散该群聊</p></tui-qun>", `<script type="module" src="${site.url}tuiqun.js"></script>`) });
  shared = () => false;
  const closed = await open(browser, `${host.url}index.html`);
  await closed.page.waitForLoadState("load");
  assert.ok(await closed.page.locator("#own").isVisible());
  await closed.context.close();
  shared = (name) => name.endsWith(".js");
  const half = await open(browser, `${host.url}index.html`);
  const notice = half.page.locator("tui-qun [role=alert]");
  await notice.waitFor({ timeout: 3_000 });
  assert.match(await notice.textContent(), /没有取到/);
  assert.ok(await half.page.locator("#own").isVisible());
  await half.context.close();
  shared = () => true;
});

test("two versions of the element on one page: the first one stays, and both scripts' engines answer", async () => {
  const { version } = JSON.parse(readFileSync(join(DIST, "integrity.json"), "utf8"));
  const path = folder("two", {
    "index.html": hostPage("<tui-qun><p>later</p></tui-qun>", '<script type="module" src="./old/tuiqun.js"></script><script type="module" src="./new/tuiqun.js"></script>'),
  });
  siteFiles(join(path, "old"));
  siteFiles(join(path, "new"));
  assert.ok(existsSync(join(path, "new", `v${version}`)));
  const { page, context } = await opens(await statically(path));
  const both = await page.evaluate(async () => {
    const [first, second] = await Promise.all(["./old/tuiqun.js", "./new/tuiqun.js"].map((path) => import(new URL(path, location.href).href)));
    const digests = [];
    for (const { Tuiqun } of [first, second]) {
      const session = (await (await Tuiqun.load()).rulebook("wechat-group")).start({ preset: "owner_on_pc", seed: 7, start: 1767578400000 });
      digests.push(session.digest());
    }
    return [first.TuiQun === second.TuiQun, digests[0] === digests[1]];
  });
  assert.deepEqual(both, [false, true]);
  await context.close();
});

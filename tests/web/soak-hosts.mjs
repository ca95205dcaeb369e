// Hosts that take long to install: React 19, Vue, Docusaurus and mkdocs-material, each as its authors would have it, built and
// opened. `cargo xtask soak` runs it; names after the command choose some of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch, open, ready } from "./browser.mjs";
import { folder, install, site } from "./host-files.mjs";
import { page as hostPage } from "./hosts.mjs";
import { TYPES } from "./server.mjs";

const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, CI: "1" } });
const json = (value) => JSON.stringify(value, null, 2);

/** Every host: puts itself together, and gives the folder that it built and the path that it is served under. */
const hosts = {
  react() {
    const path = folder("react", {
      "package.json": json({ type: "module", dependencies: { react: "19", "react-dom": "19", vite: "8", lit: "3.3.3", "@fluent/bundle": "0.19.1", "ical-generator": "10.2.0", "d3-scale": "4.0.2" } }),
      "index.html": hostPage('<div id="root"></div>', '<script type="module" src="/main.js"></script>'),
      "main.js": `import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import "tuiqun/define";
function App() {
  const [goal, setGoal] = useState("leave");
  // Objects go in as properties, events come out by name.
  return createElement("tui-qun", { goal, situation: { role: "member", live_on: false }, "ontuiqun-ready": () => setGoal("gone") }, createElement("p", null, "later"));
}
createRoot(document.querySelector("#root")).render(createElement(App));
`,
    });
    run("npm", ["install", "--no-audit", "--no-fund", "--silent"], path);
    install(path);
    run("npx", ["vite", "build", "--base", "./", "--logLevel", "warn"], path);
    return { built: join(path, "dist"), under: "app/", check: (page) => page.waitForFunction(() => document.querySelector("tui-qun")?.goal === "gone") };
  },
  vue() {
    const path = folder("vue", {
      "package.json": json({ type: "module", dependencies: { vue: "3", vite: "8", "@vitejs/plugin-vue": "6", lit: "3.3.3", "@fluent/bundle": "0.19.1", "ical-generator": "10.2.0", "d3-scale": "4.0.2" } }),
      "vite.config.js": 'import vue from "@vitejs/plugin-vue";\nexport default { plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "tui-qun" } } })] };\n',
      "index.html": hostPage('<div id="app"></div>', '<script type="module" src="/main.js"></script>'),
      "App.vue": `<script setup>
import { ref } from "vue";
import "tuiqun/define";
const heard = ref("");
</script>
<template><p id="heard">{{ heard }}</p><tui-qun goal="leave" :situation="{ role: 'member' }" @tuiqun-ready="heard = $event.detail.rulebook"><p>later</p></tui-qun></template>
`,
      "main.js": 'import { createApp } from "vue";\nimport App from "./App.vue";\ncreateApp(App).mount("#app");\n',
    });
    run("npm", ["install", "--no-audit", "--no-fund", "--silent"], path);
    install(path);
    run("npx", ["vite", "build", "--base", "./", "--logLevel", "warn"], path);
    return { built: join(path, "dist"), under: "", check: (page) => page.locator("#heard:has-text('wechat-group')").waitFor() };
  },
  docusaurus() {
    const path = folder("docusaurus", {
      "package.json": json({ dependencies: { "@docusaurus/core": "3", "@docusaurus/preset-classic": "3", react: "19", "react-dom": "19", "@mdx-js/react": "3" }, browserslist: ["last 2 chrome version"] }),
      "docusaurus.config.js": `module.exports = {
  title: "帮助中心", url: "https://example.com", baseUrl: "/help/", i18n: { defaultLocale: "zh-CN", locales: ["zh-CN"] },
  scripts: [{ src: "/help/tuiqun/tuiqun.js", type: "module" }],
  presets: [["classic", { docs: { routeBasePath: "/", sidebarPath: undefined }, blog: false }]],
};
`,
      "docs/index.md": "---\nslug: /\n---\n# 怎样解散微信群\n\n<tui-qun goal=\"gone\" locale=\"zh-CN\"><p>群管理 › 解散该群聊</p></tui-qun>\n",
    });
    site(join(path, "static/tuiqun"));
    run("npm", ["install", "--no-audit", "--no-fund", "--silent"], path);
    run("npx", ["docusaurus", "build"], path);
    return { built: join(path, "build"), under: "help/" };
  },
  mkdocs() {
    const path = folder("mkdocs", {
      "mkdocs.yml": 'site_name: 帮助中心\nsite_url: https://example.com/docs/\ntheme:\n  name: material\n  language: zh\n  font: false\nextra_javascript:\n  - path: tuiqun/tuiqun.js\n    type: module\n',
      "docs/index.md": '# 怎样解散微信群\n\n<tui-qun goal="gone" locale="zh-CN"><p>群管理 › 解散该群聊</p></tui-qun>\n',
    });
    site(join(path, "docs/tuiqun"));
    run("python3", ["-m", "venv", "venv"], path);
    run(join(path, "venv/bin/pip"), ["install", "--quiet", "mkdocs-material==9.*"], path);
    run(join(path, "venv/bin/mkdocs"), ["build", "--quiet"], path);
    return { built: join(path, "site"), under: "docs/" };
  },
};

const chosen = process.argv.slice(2);
const browser = await launch();
for (const [name, put] of Object.entries(hosts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`── ${name}`);
  const { built, under, check } = put();
  const server = createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname).slice(1);
    const path = asked.startsWith(under) ? asked.slice(under.length) : "nowhere";
    const file = [path || "index.html", `${path}/index.html`].map((one) => join(built, one)).find((one) => existsSync(one) && extname(one));
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" }).end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { page, context, problems } = await open(browser, `http://127.0.0.1:${server.address().port}/${under}`);
  await ready(page);
  await check?.(page);
  // Hosts ask for files of their own beside the page; anything else would be ours.
  assert.deepEqual((await problems()).filter((problem) => !problem.startsWith("request: http://127.0.0.1")), []);
  await page.screenshot({ path: join(built, "..", "seen.png") });
  await context.close();
  server.close();
  console.log(`── ${name}: answers`);
}
await browser.close();

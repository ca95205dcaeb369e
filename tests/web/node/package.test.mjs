// The npm package in Node, as somebody who installs it uses it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { folder } from "../host-files.mjs";

const main = `
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Tuiqun, TuiqunError } from "tuiqun";

const engine = await Tuiqun.load();
const session = (await engine.rulebook("wechat-group")).start({ preset: "owner_on_pc", seed: 7, start: 1767578400000 });
const dissolve = session.view.actions.find(({ id }) => id === "dissolve");
let refused = null;
try {
  session.act("dissolve");
} catch (error) {
  refused = [error instanceof TuiqunError, error.code];
}
const { plans } = await (await session.answers()).plans("gone");
for (const request of plans[0].requests) session.take(request);
const pack = readFileSync(createRequire(import.meta.url).resolve("tuiqun/rulebooks/elsewhere.json"), "utf8");
const other = await engine.rulebook(pack);
console.log(JSON.stringify({ codes: dissolve.findings.map(({ code }) => code), refused, reached: session.view.goals.find(({ id }) => id === "gone").reached, other: other.info.id }));
`;
// Types that a strict project sees.
const typed = `
import { Tuiqun, type View } from "tuiqun";
import type { TuiQunEvents } from "tuiqun/element";
import "tuiqun/define";

export async function first(): Promise<View> {
  const session = (await (await Tuiqun.load()).rulebook("wechat-group")).start({ preset: "owner_on_pc" });
  // @ts-expect-error a seed is a number
  session.rulebook.start({ seed: "7" });
  return session.view;
}
document.querySelector("tui-qun")?.addEventListener("tuiqun-goal", ({ detail }) => {
  const { goal }: TuiQunEvents["tuiqun-goal"] = detail;
  console.log(goal.toUpperCase());
});
`;

const path = folder("node", {
  "main.mjs": main,
  "typed.ts": typed,
  "package.json": '{ "type": "module" }',
  "tsconfig.json": '{ "compilerOptions": { "strict": true, "noEmit": true, "target": "es2024", "lib": ["es2024", "dom", "dom.iterable", "esnext.disposable"], "module": "nodenext", "types": [], "skipLibCheck": true }, "files": ["typed.ts"] }',
}, ["tuiqun", "lit", "@lit/reactive-element", "lit-html", "lit-element", "@types/trusted-types"]);

test("it runs from what is installed, with packs, longer answers and errors", () => {
  const said = JSON.parse(execFileSync(process.execPath, ["main.mjs"], { cwd: path, encoding: "utf8" }));
  assert.ok(said.codes.includes("dissolve/pc"));
  assert.deepEqual([said.refused, said.reached, said.other], [[true, "event/not-applicable"], "yes", "elsewhere"]);
});

test("its types fit a strict project, and the manifest bears the version of the crate", () => {
  const tsc = fileURLToPath(new URL("../../../www/node_modules/.bin/tsc", import.meta.url));
  execFileSync(tsc, ["--project", "tsconfig.json"], { cwd: path, stdio: ["ignore", "pipe", "inherit"] });
  const crate = /\[package\][\s\S]*?version = "([^"]+)"/.exec(readFileSync(new URL("../../../Cargo.toml", import.meta.url), "utf8"))[1];
  assert.equal(JSON.parse(readFileSync(join(path, "node_modules/tuiqun/package.json"), "utf8")).version, crate);
});

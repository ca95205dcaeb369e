// The page and the command line read the same texts in the same way: every message of the rulebook, in every locale.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "../../../www/node_modules/@fluent/bundle/esm/index.js";

const root = new URL("../../..", import.meta.url).pathname;

const rulebooks = readdirSync(`${root}/rulebooks`).filter((name) => existsSync(`${root}/rulebooks/${name}/rulebook.toml`));

for (const [rulebook, locale] of rulebooks.flatMap((name) => [[name, "zh-CN"], [name, "en"]])) {
  test(`messages of ${rulebook} in ${locale} are the same on the page and in the command line`, () => {
    const args = ["run", "--quiet", "--locked", "--", "--locale", locale, "messages", `rulebooks/${rulebook}`];
    const native = JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8" }));
    // What the page loads: the words of the first view, and the others.
    const [first, more] = ["", ".more"].map((part) => readFileSync(`${root}/www/generated/${rulebook}${part}.${locale}.ftl`, "utf8"));
    const source = `${first}\n${more}`;
    const bundle = new FluentBundle(locale, { useIsolating: false });
    for (const part of [first, more]) assert.deepEqual(bundle.addResource(new FluentResource(part)), []);
    const values = Object.fromEntries([...source.matchAll(/\$([\w-]+)/g)].map(([, name]) => [name, `‹${name}›`]));
    const ids = Object.keys(native);
    assert.ok(ids.length > 40, `${ids.length} messages`);
    for (const id of ids) {
      const errors = [];
      assert.equal(bundle.formatPattern(bundle.getMessage(id).value, values, errors), native[id], id);
      assert.deepEqual(errors, [], id);
    }
  });
}

test("every word that the page asks for is there, and none is left over", () => {
  const parts = readdirSync(`${root}/www/src/page`, { recursive: true }).filter((name) => name.endsWith(".ts"));
  const sources = parts.map((name) => readFileSync(`${root}/www/src/page/${name}`, "utf8"));
  const code = sources.join("\n");
  // What other words refer to, in one language at least: not each has a plural.
  const files = ["zh-CN", "en"].flatMap((locale) => ["ui", "later", "answers"].map((name) => `${root}/texts/${locale}/${name}.ftl`));
  const said = files.map((file) => readFileSync(file, "utf8")).join("\n");
  for (const locale of ["zh-CN", "en"]) {
    const read = (path) => [...readFileSync(`${root}/${path}`, "utf8").matchAll(/^([\w-]+) =/gm)].map(([, id]) => id);
    const ids = [...read(`texts/${locale}/ui.ftl`), ...read(`texts/${locale}/later.ftl`)];
    const known = [...ids, ...read(`texts/${locale}/answers.ftl`), ...rulebooks.flatMap((name) => read(`rulebooks/${name}/texts/${locale}.ftl`))];
    // Ids that the page puts together: `finding-${severity}` and the like.
    const made = [...code.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(([, start]) => start);
    for (const [, id] of code.matchAll(/\.t\(\s*"([a-z][\w-]*)"/g)) assert.ok(known.includes(id), `${locale}: ${id} is missing`);
    for (const id of ids) {
      const used = said.includes(`{ ${id} }`) || code.includes(`"${id}"`) || made.some((start) => id.startsWith(start)) || id.includes("--");
      // The heading of the text version, and the code of an error that is none of ours.
      const elsewhere = ["unexpected", "steps-as-text"].includes(id);
      assert.ok(used || elsewhere, `${locale}: ${id} belongs to nothing`);
    }
  }
});

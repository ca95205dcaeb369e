// What the engine survives in Node it survives in the browser: nesting far too deep, and traps.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { full, launch, open } from "../browser.mjs";
import { serve } from "../server.mjs";

const here = (path) => readFileSync(new URL(path, import.meta.url));
let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve((name) => {
    if (name === "trap/engine.js") return { body: here("../out/engine.js"), type: "text/javascript" };
    if (name === "trap/engine.wasm") return { body: here("../../../www/pkg-trap/tuiqun_bg.wasm"), type: "application/wasm" };
    if (name === "trap/pack.json") return { body: here("../../../www/generated/wechat-group.json"), type: "application/json" };
    return null;
  });
});
after(async () => {
  await browser.close();
  site.close();
});

test("deep nesting is refused and traps cost one answer", async () => {
  const { page, context } = await open(browser, full(site.url));
  const result = await page.evaluate(async () => {
    const { instance, Rulebook } = await import(new URL("trap/engine.js", location.href).href);
    await instance.start(await (await fetch("trap/engine.wasm")).arrayBuffer());
    const pack = await (await fetch("trap/pack.json")).text();
    const start = { preset: "owner_on_pc", start: 1767578400000, seed: 7 };
    const refused = [];
    for (const depth of [65, 1_000, 100_000]) {
      for (const [open, core, close] of [["(", "1", ")"], ["[", "1", "]"], ["!", "true", ""], ["- ", "x", ""], ["true ? 1 : ", "1", ""]]) {
        const text = (open.repeat(depth) + core + close.repeat(depth)).slice(0, 900_000);
        try {
          new Rulebook(pack.replace("members <= 40", text));
          refused.push("accepted");
        } catch (error) {
          refused.push(error.code);
        }
        new Rulebook(pack).start(start).set("members", 40);
      }
      const json = "[".repeat(depth) + "]".repeat(depth);
      try {
        new Rulebook(json);
      } catch (error) {
        refused.push(error.code);
      }
    }
    const session = new Rulebook(pack).start(start);
    session.set("members", 45);
    session.wait("10m");
    session.undo();
    const [log, view] = [session.log(), JSON.stringify(session.view)];
    let trapped = "";
    try {
      instance.call((engine) => engine.trap());
    } catch (error) {
      trapped = error.code;
    }
    const begun = performance.now();
    session.redo();
    session.undo();
    return { refused, trapped, took: performance.now() - begun, same: session.log() === log && JSON.stringify(session.view) === view };
  });
  assert.deepEqual([...new Set(result.refused)].sort(), ["source/limit"]);
  assert.equal(result.trapped, "engine/trapped");
  assert.ok(result.same, "the state is what it was before the trap");
  assert.ok(result.took < 2_000, `${result.took} ms`);
  await context.close();
});

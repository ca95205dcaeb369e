// Hostile input: nesting, pollution, getters, traps. The next call always answers.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { book, instance, PACK, Rulebook, Session, START, TuiqunError } from "./engine.mjs";

const works = () => {
  const session = book().start(START);
  session.set("members", 40);
  const digest = session.digest();
  session.dispose();
  return digest;
};
const control = works();
const refused = (run) => {
  assert.throws(run, (error) => error instanceof TuiqunError || error instanceof TypeError);
  assert.equal(works(), control);
};

test("nesting is refused at every depth, and the next call answers", () => {
  const shapes = [
    ["(", "1", ")"], ["[", "1", "]"], ["!", "true", ""], ["- ", "x", ""], ["(true ? ", "1", " : 1)"], ["true ? 1 : ", "1", ""],
    ["1 + (", "1", ")"], ["1 in [", "1", "]"], ["part(", "1", ", 1, 1)"],
  ];
  const json = [["[", "1", "]"], ['{"a":', "1", "}"], ['[{"a":', "1", "}]"], ["\\\\", "", ""]];
  for (const depth of [65, 1_000, 100_000]) {
    for (const [open, core, close] of shapes) {
      const text = (open.repeat(depth) + core + close.repeat(depth)).slice(0, 900_000);
      refused(() => new Rulebook(PACK.replace("members <= 40", text)));
    }
    for (const [open, core, close] of json) {
      const text = `${open.repeat(depth)}${core}${close.repeat(depth)}`.slice(0, 900_000);
      refused(() => new Rulebook(PACK.replace(/"version":"[^"]*"/, () => `"version":${text}`)));
      refused(() => book().replay(text));
    }
  }
  refused(() => new Rulebook(PACK.replace("members <= 40", `${"true && ".repeat(100_000)}true`)));
});

test("a number that JavaScript cannot hold exactly goes out as text, and traps nothing", () => {
  const huge = (lo, hi, most) =>
    new Rulebook(JSON.stringify({
      rulebook: { format: 1, id: "huge", version: "1", utc_offset: "+08:00", locales: ["en"] },
      fact: { m: { type: "int", range: "RANGE" }, done: { type: "bool", ask: "never", start: false } },
      action: { go: { param: { n: { int: [0, most] } }, require: [{ code: "go/x", that: "m < 0", own: true, args: { thrice: "m * 3" } }], set: ["done = true"] } },
      goal: { end: { that: "done", actions: ["go"] } },
    }).replace('"RANGE"', `[${lo}, ${hi}]`));
  const wide = huge("0", "9007199254740992", "m");
  assert.equal(wide.info.facts.find(({ id }) => id === "m").max, null);
  const session = huge("0", "9007199254740991", "m * 9007199254740991").start({ start: 1767578400000, facts: { m: 9007199254740991 } });
  const [action] = session.view.actions;
  assert.equal(action.findings[0].args.find(({ name }) => name === "thrice").value, "27021597764222973");
  assert.equal(action.params[0].max, null);
  assert.equal(works(), control);
});

test("half characters are refused, whole ones of every sort are not", () => {
  const session = book().start(START);
  for (const text of ["\ud800", "a\udfff", "\udc00\ud800"]) refused(() => session.set("device", text));
  for (const text of ["\u0000", "\ufeff", "\u202e", "𠮷", "é", ""]) {
    assert.throws(() => session.set("device", text), (error) => error.code === "event/value-range");
  }
});

/** Objects that would do harm to whoever reads them through their prototype or twice. */
const hostile = () => {
  const cycle = {};
  cycle.self = cycle;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  return [
    { get members() { throw new Error("getter"); } },
    new Proxy({}, { ownKeys: () => { throw new Error("trap"); } }),
    new Proxy({ members: 1 }, { get: () => { throw new Error("trap"); } }),
    revoked.proxy,
    cycle,
    { members: { toString: () => { throw new Error("toString"); } } },
    { members: Symbol("members") },
    { members: () => 3 },
    { members: 1n },
    { members: Number.NaN },
    { members: 1.5 },
    { members: Infinity },
    { members: 2 ** 60 },
    { members: [40] },
    { members: new Date() },
    { members: new Map([["a", 1]]) },
    { members: Array.from({ length: 100 }).reduce((inner) => [inner], 1) },
    { members: "\ud800" },
    { "\ud800": 1 },
    "facts",
  ];
};

test("sixty hostile inputs: a TypeError or a code, never a dead engine", () => {
  let count = 0;
  for (const input of hostile()) {
    const entries = [
      (session) => session.setAll(input),
      (session) => session.act("remove_members", input),
      () => book().start({ ...START, facts: input }),
    ];
    for (const entry of entries) {
      const session = book().start(START);
      const before = session.log();
      try {
        entry(session);
      } catch (error) {
        assert.ok(error instanceof Error);
        assert.notEqual(error.code, "engine/trapped");
      }
      assert.equal(session.log(), before);
      assert.equal(works(), control);
      count++;
    }
  }
  assert.ok(count >= 60, `${count} cases`);
});

test("what is no text and no number is refused on the way in, and costs nobody their engine", async () => {
  const session = book().start(START);
  const answers = await session.answers();
  const generation = instance.generation;
  for (const strange of [undefined, null, 1, 1n, Symbol("a"), {}, [], () => 1, "\ud800"]) {
    for (const call of [
      () => session.take(strange),
      () => book().replay(strange),
      () => answers.explain(strange),
      () => answers.explainGoal(strange),
      () => answers.relevance(strange),
      () => answers.otherwise(strange),
      () => answers.removals(strange),
    ]) {
      assert.throws(call, TypeError);
    }
    await assert.rejects(answers.plans(strange), TypeError);
    await assert.rejects(answers.chances(strange, []), TypeError);
    await assert.rejects(answers.chances("gone", [strange]), TypeError);
  }
  for (const strange of [undefined, null, -1, 1.5, Number.NaN, 2 ** 40, "1", 1n]) {
    assert.throws(() => answers.changes(strange), TypeError);
    assert.throws(() => session.seek(strange), TypeError);
    if (strange !== undefined) assert.throws(() => answers.removals("dissolve", strange), TypeError);
    if (strange !== undefined) await assert.rejects(answers.chances("gone", [], { runs: strange }), TypeError);
  }
  assert.equal(instance.generation, generation, "no instance was lost");
  assert.equal(works(), control);
});

test("what is longer than the engine reads is not sent, and costs nothing but the refusal", () => {
  const session = book().start(START);
  const limits = readFileSync(new URL("../../../docs/limits.md", import.meta.url), "utf8");
  const max = Number(/`LOG_BYTES_MAX` \|\s*([\d,]+)/.exec(limits)[1].replaceAll(",", ""));
  const long = "x".repeat(max + 1);
  const many = Array.from({ length: 100 }, () => long.slice(0, Math.ceil(max / 50)));
  for (const call of [
    () => session.set("members", new Array(4e7)),
    () => session.set("members", long),
    () => session.set("members", many),
    () => session.set(long, 1),
    () => session.act("dissolve", { n: long }),
    () => session.take(long),
    () => book().replay(long),
    () => new Rulebook(long),
  ]) {
    assert.throws(call, (error) => {
      assert.equal(error.code, "source/limit");
      const said = Object.fromEntries(error.details.args.map(({ name, value }) => [name, value]));
      assert.equal(said.limit, "LOG_BYTES_MAX");
      assert.equal(said.max, max);
      assert.ok(said.seen > max && said.seen <= 2 * max + 2, `${said.seen}`);
      return true;
    });
  }
  assert.equal(works(), control);
});

test("two hundred polluted keys change no byte", () => {
  const fresh = () => {
    const session = book().start(START);
    session.set("members", 40);
    session.wait("1h");
    return session.log() + JSON.stringify(Object.entries(session.view).map(([key, value]) => [key, value]));
  };
  const before = fresh();
  const keys = ["toJSON", "value", "error", "facts", "preset", "seed", "code", "length2", "act", "wait", "outcome", "items", "index", "item"];
  for (let n = 0; keys.length < 200; n++) keys.push(`polluted${n}`);
  const added = [];
  try {
    for (const key of keys) {
      for (const prototype of [Object.prototype, Array.prototype]) {
        if (Object.hasOwn(prototype, key)) continue;
        const how = { __proto__: null, value: "polluted", writable: true, configurable: true, enumerable: key !== "toJSON" };
        Object.defineProperty(prototype, key, how);
        added.push([prototype, key]);
      }
    }
    assert.equal(fresh(), before);
  } finally {
    for (const [prototype, key] of added) delete prototype[key];
  }
});

test("after a trap every method answers as if nothing had happened", (t) => {
  const now = { value: 1_000_000 };
  t.mock.method(Date, "now", () => now.value);
  const steps = {
    set: (session) => session.set("members", 38),
    setAll: (session) => session.setAll({ live_on: true }),
    act: (session) => session.act("toggle_leave_notice"),
    fire: (session) => session.fire("packets_claimed"),
    wait: (session) => session.wait("1h"),
    undo: (session) => session.undo(),
    redo: (session) => session.redo(),
    seek: (session) => session.seek(1),
    preview: (session) => session.preview("remove_members", { n: 3 }),
    compare: (session) => session.compare(),
    log: (session) => session.log(),
    digest: (session) => session.digest(),
    decide: (session) => session.decide(),
    take: (session) => session.take('{"wait":{"until":"1h"}}'),
    alive: (session) => session.alive((handle) => instance.call((engine) => engine.digest(handle))),
    restart: (session) => session.restart(START).session.log(),
  };
  for (const name of Object.getOwnPropertyNames(Session.prototype)) {
    if (!["constructor", "view", "dispose", "answers"].includes(name)) assert.ok(name in steps, `${name} is not tried after a trap`);
  }
  for (const [name, run] of Object.entries(steps)) {
    const sessions = [book().start(START), book().start(START)];
    for (const session of sessions) {
      session.set("members", 45);
      session.wait("10m");
      session.undo();
    }
    const [trapped, control] = sessions;
    assert.throws(() => instance.call((engine) => engine.trap()), (error) => error.code === "engine/trapped");
    // Traps are counted by the minute; here every method has a minute of its own.
    now.value += 61_000;
    const begun = performance.now();
    const answer = run(trapped);
    assert.ok(performance.now() - begun < 1_000, `${name} took ${performance.now() - begun} ms`);
    assert.deepEqual(answer, run(control), name);
    assert.equal(trapped.log(), control.log(), name);
    assert.deepEqual(trapped.view, control.view, name);
  }
});

test("three traps within a minute stop the engine, and it says so", (t) => {
  const now = { value: 500_000_000 };
  t.mock.method(Date, "now", () => now.value);
  for (let n = 0; n < 3; n++) assert.throws(() => instance.call((engine) => engine.trap()), (error) => error.code === "engine/trapped");
  assert.throws(() => book(), (error) => error.code === "engine/down");
});

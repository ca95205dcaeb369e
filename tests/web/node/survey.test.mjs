// A table of cases through the facade: each case stands as the session that begins with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { book, instance, TuiqunError } from "./engine.mjs";

const START = { start: 1_780_286_400_000 };
const COLUMNS = ["role", "device", "kind", "members", "unclaimed_packets", "live_on", "client"];
const code = (expected) => (error) => error instanceof TuiqunError && error.code === expected;

/** Many cases, the same each time. */
function* cases(count, seed = 7) {
  const draw = (list) => list[(seed = (seed * 48_271) % 2_147_483_647) % list.length];
  for (let row = 0; row < count; row += 1)
    yield [draw(["owner", "member", null]), draw(["ios", "android", "windows", "web", ""]), draw(["ordinary", "large_500"]), draw([2, 30, 40, 41, 120, 500, "unknown"]), draw([0, 0, 3]), draw([true, false, false]), "8.0.49"];
}

test("cases stand as their sessions do, some hundreds at a time, while the page lives on", async () => {
  const rulebook = book();
  const rows = [...cases(450)];
  const heard = [];
  const found = await rulebook.check("gone", { columns: COLUMNS, rows }, { ...START, progress: (done) => heard.push(done) });
  assert.equal(found.length, 450);
  assert.deepEqual(heard, [200, 400, 450]);
  const seen = new Set();
  for (const [row, cells] of rows.entries()) {
    const facts = Object.fromEntries(COLUMNS.map((key, at) => [key, cells[at] === "" || cells[at] === "unknown" ? null : cells[at]]));
    const session = rulebook.start({ ...START, facts });
    const goal = session.view.goals.find(({ id }) => id === "gone");
    const stands = { yes: "now", no: "not-yet", unknown: "unknown" }[goal.enough];
    assert.equal(found.stands(row), stands, `${cells}`);
    seen.add(stands);
    assert.equal(found.nearest(row), goal.nearest);
    const findings = session.view.actions.find(({ id }) => id === goal.nearest).findings;
    const blockers = findings.filter(({ severity, holds }) => severity === "blocker" && holds === "no").map((one) => one.code);
    assert.deepEqual([...found.blockers(row)].sort(), stands === "now" ? [] : [...new Set(blockers)].sort(), `${cells}`);
    assert.deepEqual([...found.situation(row)], session.view.situation.map((one) => one.code));
    session.dispose();
  }
  assert.deepEqual([...seen].sort(), ["not-yet", "now", "unknown"]);
  const counted = found.summary.reduce((sum, [, count]) => sum + count, 0);
  const listed = rows.reduce((sum, _, row) => sum + found.blockers(row).length + found.situation(row).length, 0);
  assert.equal(counted, listed);
  assert.deepEqual(found.refused, []);
});

test("bad cells are refused by row and column, and all others are judged", async () => {
  const rows = [...cases(3)];
  rows[1] = ["king", "ios", "ordinary", "many", 0, "yes", "8.0.49"];
  rows.push(["owner", "ios", "ordinary", 20, 0, false, "8.0.49", "more"], ["owner\u001f", "ios"]);
  const found = await book().check("gone", { columns: COLUMNS, rows }, START);
  assert.deepEqual(found.refused.map(({ row, column, error }) => [row, column, error.code]), [
    [1, "role", "event/value-range"],
    [1, "members", "event/value-range"],
    [1, "live_on", "event/value-range"],
    [3, null, "event/shape"],
    [4, "role", "event/value-range"],
  ]);
  assert.deepEqual([0, 1, 2, 3, 4].map((row) => found.stands(row) === "refused"), [false, true, false, true, true]);
  assert.throws(() => found.stands(5), RangeError);
  assert.throws(() => found.blockers(-1), RangeError);
});

test("what is no goal, column, table or start is refused, and a signal ends it", async () => {
  const rulebook = book();
  const check = (goal, columns, rows = [], options = START) => rulebook.check(goal, { columns, rows }, options);
  await assert.rejects(check("fly", ["role"]), code("event/unknown-goal"));
  await assert.rejects(check("gone", ["rolle"]), code("event/unknown-fact"));
  await assert.rejects(check("gone", ["group_state"]), code("event/fact-not-askable"));
  await assert.rejects(check("gone", ["role"], [], { preset: "nobody" }), code("event/unknown-preset"));
  await assert.rejects(check("gone", ["role"], [[{}]]), TypeError);
  await assert.rejects(check("gone", ["role"], [[Symbol("x")]]), TypeError);
  assert.equal((await check("gone", ["role"])).length, 0);
  const stop = new AbortController();
  await assert.rejects(check("gone", COLUMNS, cases(1_000), { ...START, signal: stop.signal, progress: () => stop.abort(new Error("enough")) }), { message: "enough" });
  assert.throws(() => instance.call((engine) => engine.trap()), code("engine/trapped"));
  assert.equal((await check("gone", COLUMNS, cases(5))).length, 5, "after a trap it works as before");
  rulebook.dispose();
  await assert.rejects(check("gone", ["role"]), code("engine/disposed"));
});

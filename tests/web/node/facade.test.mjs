// The facade: what it gives, what it refuses, and that a refusal changes nothing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { book, CASE, CASE_PACK, encode, instance, PACK, Rulebook, START, TuiqunError } from "./engine.mjs";

const code = (expected) => (error) => error instanceof TuiqunError && error.code === expected;
const action = (session, id) => session.view.actions.find((known) => known.id === id);
const codes = (session, id) => action(session, id).findings.filter((found) => found.severity === "blocker").map((found) => found.code);

test("the journey of an owner on a PC who wants the group gone", () => {
  const session = book().start(START);
  assert.deepEqual(codes(session, "dissolve"), ["dissolve/unclaimed-packets", "dissolve/too-many-members", "dissolve/pc"]);
  session.wait("22h");
  assert.deepEqual(codes(session, "dissolve"), ["dissolve/too-many-members", "dissolve/pc"]);
  session.act("remove_members", { n: 80 }, { outcome: "done" });
  session.act("switch_device", { to: "ios" });
  assert.equal(action(session, "dissolve").applicable, "yes");
  session.act("dissolve", {}, { outcome: "success" });
  assert.equal(session.view.goals.find((goal) => goal.id === "gone").reached, "yes");
  session.undo();
  assert.equal(session.view.goals.find((goal) => goal.id === "gone").reached, "no");
  session.redo();
  session.seek(0);
  assert.equal(session.view.cursor, 0);
  assert.equal(session.view.log.length, 4);
});

test("a view is frozen, and what did not change is the same object", () => {
  const session = book().start(START);
  const before = session.view;
  assert.throws(() => before.facts.push(1), TypeError);
  assert.throws(() => {
    before.actions[0].findings.length = 0;
  }, TypeError);
  const { view, changed } = session.set("leave_notice", true);
  assert.ok(changed);
  assert.notEqual(view, before);
  assert.equal(view.situation, before.situation);
  const same = view.actions.filter((known, index) => known === before.actions[index]).length;
  assert.ok(same >= view.actions.length - 2, `${same} of ${view.actions.length} actions were reused`);
});

test("refusals carry code, pointer and values, and change nothing", () => {
  const session = book().start(START);
  const before = session.log();
  const { view } = session;
  assert.throws(() => session.set("membres", 3), (error) => code("event/unknown-fact")(error) && error.details.args.some((arg) => arg.value === "members"));
  assert.throws(() => session.set("members", 999_999), code("event/value-range"));
  assert.throws(() => session.set("members", "many"), code("event/shape"));
  assert.throws(() => session.set("in_group", false), code("event/fact-not-askable"));
  assert.throws(() => session.act("dissolve"), code("event/not-applicable"));
  assert.throws(() => session.act("fly"), code("event/unknown-action"));
  assert.throws(() => session.fire("fly"), code("event/unknown-trigger"));
  assert.throws(() => session.undo(), code("session/no-such-step"));
  assert.throws(() => session.seek(-1), TypeError);
  assert.equal(session.log(), before);
  assert.equal(session.view, view);
  session.set("members", 38);
});

test("packs that cannot be built give all diagnostics, with UTF-16 offsets", () => {
  assert.throws(() => new Rulebook("{"), code("json/syntax"));
  assert.throws(() => new Rulebook("{}"), code("rulebook/missing-key"));
  const bad = PACK.replace("members <= 40", "'退群𠮷' == membres").replace('"!live_on"', '"!live_onn"');
  assert.throws(
    () => new Rulebook(bad),
    (error) => {
      const { diagnostics } = error.details;
      const found = diagnostics.find((diagnostic) => diagnostic.args.some((arg) => arg.value === "membres"));
      // Six UTF-16 units of quoted text (one character takes two), a blank, `==`, a blank.
      assert.deepEqual([found.start, found.end], [10, 17]);
      assert.ok(diagnostics.filter((diagnostic) => diagnostic.severity === "error").length >= 2);
      return error.code === "expr/unknown-name";
    },
  );
});

test("choices stand side by side, and nothing happens", () => {
  const session = book().start({ ...START, preset: "forty_members" });
  const before = session.log();
  const rows = session.compare();
  const gone = (choice) => rows.find((row) => row.choice === choice).goals.find((goal) => goal.goal === "gone");
  assert.deepEqual(rows.filter((row) => row.current).map((row) => row.choice), ["ios"]);
  assert.equal(gone("ios").applicable, "yes");
  assert.equal(gone("ios").action, "dissolve");
  assert.throws(() => rows.push(1), TypeError);
  assert.equal(session.log(), before);
});

test("dispose is final and harmless twice", () => {
  const rulebook = book();
  const session = rulebook.start(START);
  session.dispose();
  session.dispose();
  assert.throws(() => session.undo(), code("engine/disposed"));
  rulebook.dispose();
  rulebook[Symbol.dispose]();
  assert.throws(() => rulebook.start(START), code("engine/disposed"));
});

test("changing a reading forks and tells what no longer works", () => {
  const session = book().start({ ...START, preset: "forty_members" });
  session.act("dissolve", {}, { outcome: "success" });
  const { session: forked, diverged } = session.restart({ preset: "forty_members", readings: { dissolve_limit: "fewer_than_40" }, seed: 7 });
  assert.equal(diverged.index, 0);
  assert.equal(diverged.error.code, "event/not-applicable");
  assert.deepEqual(codes(forked, "dissolve"), ["dissolve/too-many-members"]);
});

test("the longer answers: reasons, the order in which they go, what changed, one timeline", async () => {
  const session = book().start(START);
  const answers = await session.answers();
  const explained = answers.explain("dissolve");
  const limit = explained.requirements.find((one) => one.code === "dissolve/too-many-members");
  assert.deepEqual([explained.applicable, limit.holds, limit.that.form, limit.that.value], ["no", "no", "derived", false]);
  assert.ok(Object.isFrozen(limit.that.parts));
  assert.equal(answers.explainGoal("gone").value, false);
  const unsure = book().start({ ...START, facts: { members: null, leave_notice: null } });
  const relevant = (await unsure.answers()).relevance("gone");
  assert.deepEqual([relevant.exact, relevant.idle.includes("leave_notice"), ...relevant.needed.map((one) => one.fact)], [true, true, "members"]);

  const { removals, applicable } = answers.removals("dissolve");
  assert.deepEqual([applicable, ...removals.map((one) => one.finding.code)], ["yes", "duty/announce_a_day_before", "dissolve/too-many-members", "dissolve/pc", "duty/log_out_the_computer_first"]);
  for (const request of removals.flatMap((one) => one.requests)) session.take(request);
  assert.equal(action(session, "dissolve").applicable, "yes");

  const changes = answers.changes(0).rules.filter((one) => one.action === "dissolve" && one.severity === "blocker");
  assert.deepEqual(changes.find((one) => one.code === "dissolve/pc").facts, ["device"]);
  assert.equal(changes.every((one) => one.after === "yes"), true);
  session.act("dissolve", {}, { outcome: "success" });
  const days = answers.timeline().map((one) => one.at ?? Infinity);
  assert.deepEqual(days, [...days].sort((a, b) => a - b));
  assert.ok(answers.timeline().some((one) => one.kind === "residue" && one.residue.id === "risk_metadata"));

  assert.throws(() => answers.explain("fly"), code("event/unknown-action"));
  assert.throws(() => answers.explainGoal("fly"), code("event/unknown-goal"));
  assert.throws(() => answers.changes(99), code("session/no-such-step"));
  assert.throws(() => session.take("{"), code("json/syntax"));
  assert.throws(() => instance.call((engine) => engine.trap()), code("engine/trapped"));
  assert.equal(answers.removals("dissolve").action, "dissolve", "after a trap the next call works");
  session.dispose();
  assert.throws(() => answers.timeline(), code("engine/disposed"));
});

test("plans come in slices, can be stopped, replay, and have chances", async () => {
  const session = book().start(START);
  const answers = await session.answers();
  const shares = [];
  const found = await answers.plans("gone", { progress: (share) => shares.push(share) });
  assert.equal(found.stop, "found");
  assert.ok(Object.isFrozen(found.plans[0].steps[0]));
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  assert.ok(shares.length > 3 && shares.every((share) => share > 0 && share <= 1), "it goes on in slices");
  assert.deepEqual(await answers.plans("gone"), found, "the same every time");

  const chances = await answers.chances("gone", found.plans[0].requests, { runs: 200 });
  assert.ok(chances.reached <= 200 && chances.interval[0] <= chances.interval[1]);
  for (const request of found.plans[0].requests) session.take(request);
  assert.equal(session.view.goals.find((goal) => goal.id === "gone").reached, "yes");
  assert.equal(session.view.now, found.plans[0].endsAt);
  assert.equal((await answers.plans("gone")).stop, "reached");

  const other = book().start(START);
  const more = await other.answers();
  const stop = new AbortController();
  await assert.rejects(more.plans("gone", { signal: stop.signal, progress: () => stop.abort(new Error("enough")) }), { message: "enough" });
  await assert.rejects(more.plans("fly"), code("event/unknown-goal"));
  await assert.rejects(more.chances("gone", ["{"]), code("json/syntax"));
  await assert.rejects(more.chances("gone", found.plans[0].requests, { runs: 100_001 }), code("source/limit"));
  // A trap ends what is under way; the next call works.
  const trap = () => assert.throws(() => instance.call((engine) => engine.trap()), code("engine/trapped"));
  let trapped = false;
  const lost = more.plans("gone", { progress: () => trapped || ((trapped = true), trap()) });
  await assert.rejects(lost, code("engine/trapped"));
  assert.equal((await more.plans("gone")).stop, "found");
});

/** The most pages of memory that a module declares; nothing where it declares none. */
function mostPages(module) {
  let at = 8;
  const number = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = module[at++];
      value += (byte & 127) * 2 ** shift;
      shift += 7;
    } while (byte > 127);
    return value;
  };
  while (at < module.length) {
    const [section, length] = [module[at++], number()];
    const next = at + length;
    // The section of memories: how many, whether the first has a maximum, its minimum, its maximum.
    if (section === 5) return [number(), number(), number(), number()].at(3);
    at = next;
  }
  return null;
}

test("many plans at once are made one after the other, each of where its session stood, within 64 MiB", async () => {
  for (const name of ["pkg", "pkg-answers", "pkg-trap"]) assert.equal(mostPages(readFileSync(new URL(`../../../www/${name}/tuiqun_bg.wasm`, import.meta.url))), 1024, name);
  const rulebook = book();
  const sessions = rulebook.info.presets.map(({ id }) => rulebook.start({ ...START, preset: id }));
  const alone = [];
  for (const session of sessions) alone.push(await (await session.answers()).plans("gone"));
  const generation = instance.generation;
  const all = await Promise.all(sessions.map(async (session) => (await session.answers()).plans("gone")));
  assert.deepEqual(all, alone);
  // Who gives up waiting is told at once, and keeps nobody from their turn.
  const stop = new AbortController();
  const [first, second, third] = await Promise.all(sessions.slice(0, 3).map((session) => session.answers()));
  const order = [];
  const note = (name) => () => order.push(name);
  const runs = [first.plans("gone").then(note("first")), second.plans("gone", { signal: stop.signal }).catch(note("stopped")), third.plans("gone").then(note("third"))];
  stop.abort();
  await Promise.all(runs);
  assert.deepEqual(order, ["stopped", "first", "third"]);
  assert.equal(instance.generation, generation, "no instance was lost");
});

test("however often a rulebook is loaded there is one of it, and each is forgotten by itself", () => {
  const generation = instance.generation;
  // Each for itself these would take more than the engine may have.
  const all = Array.from({ length: 300 }, () => book());
  const [first, second] = all;
  const session = second.start(START);
  first.dispose();
  assert.throws(() => first.start(START), code("engine/disposed"));
  second.dispose();
  assert.ok(session.set("members", 30).changed, "its sessions go on");
  assert.equal(all.at(-1).start(START).digest(), book().start(START).digest());
  const other = new Rulebook(PACK.replace('"version":"', '"version":"9'));
  assert.notEqual(other.info.version, all.at(-1).info.version, "another one is another one");
  for (const one of [...all, other]) one.dispose();
  assert.equal(instance.generation, generation, "no instance was lost");
});

test("the same log gives the same bytes natively and in wasm", () => {
  const session = book().start(START);
  for (const request of CASE.requests) {
    const [[kind, body]] = Object.entries(request);
    try {
      if (kind === "act") session.act(body.action, body.args);
      else if (kind === "fire") session.fire(body.trigger);
      else session.wait(body.until);
    } catch (error) {
      assert.ok(error instanceof TuiqunError);
    }
  }
  const log = session.log();
  const file = join(mkdtempSync(join(tmpdir(), "tuiqun-")), "log.json");
  writeFileSync(file, log);
  const root = new URL("../../..", import.meta.url).pathname;
  const native = execFileSync("cargo", ["run", "--quiet", "--locked", "--", "replay", "rulebooks/wechat-group", file], { cwd: root, encoding: "utf8" });
  assert.equal(native.trimEnd(), log);
  assert.equal(book().replay(log).session.log(), log);
});

test("a thousand seeds give the golden digest", () => {
  const rulebook = new Rulebook(CASE_PACK);
  let all = "";
  for (let seed = 0; seed < CASE.seeds; seed++) {
    const handle = instance.ask((engine) => engine.start(rulebook.handle, encode({ preset: CASE.preset, start: CASE.start, seed })));
    for (const request of CASE.requests) {
      const reply = instance.call((engine) => engine.request(handle, encode(request)));
      all += `${reply.error ? reply.error.code : instance.call((engine) => engine.digest(handle))}\n`;
    }
    instance.call((engine) => engine.close_session(handle));
  }
  assert.equal(`sha256-${createHash("sha256").update(all).digest("hex")}`, CASE.sha256);
});

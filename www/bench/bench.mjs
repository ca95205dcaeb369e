// The budgets of time, measured and printed beside them. Noisy machines: medians, and no test depends on them.
import { readdirSync, readFileSync } from "node:fs";
import * as answers from "../pkg-answers/tuiqun.js";
import * as glue from "../pkg/tuiqun.js";
import { serve } from "../../tests/web/server.mjs";
import { launch, open } from "../../tests/web/browser.mjs";

const here = (path) => new URL(path, import.meta.url);
const pack = readFileSync(here("../generated/wechat-group.bin"));
glue.initSync({ module: new WebAssembly.Module(readFileSync(here("../pkg/tuiqun_bg.wasm"))) });

/** Median milliseconds of a run, after a warm-up. */
function median(runs, run) {
  for (let n = 0; n < runs / 5; n++) run(n);
  const times = [];
  for (let n = 0; n < runs; n++) {
    const begun = performance.now();
    run(n);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

const rows = [];
const row = (what, measured, budget) => rows.push({ what, measured, budget });

const load = median(100, () => glue.close_rulebook(glue.load_bytes(pack).value));
row("load of the largest built-in rulebook", `${load.toFixed(2)} ms`, "0.7 ms");

const rulebook = glue.load_bytes(pack).value;
const session = glue.start(rulebook, '{"preset":"owner_on_pc","start":1767578400000}').value;
glue.view(session);
const decide = median(2_000, () => glue.decide(session)) * 1_000;
row("evaluation of all actions, in wasm", `${decide.toFixed(1)} µs`, "2 µs");
const decisions = glue.view(session).value.actions.length;
row("decisions with all violated codes", `${(decisions / decide).toFixed(2)} million/s`, "reported");

// One edit, through the border, with its view; the log is kept short, as people's are.
const edit = median(400, (n) => {
  glue.request(session, `{"set":{"facts":{"members":${30 + (n % 60)}}}}`);
  glue.log_head(session);
  if (n % 8 === 7) glue.seek(session, 0);
});
row("session.set with its view and the head of its log", `${edit.toFixed(2)} ms`, "0.1 ms");

const look = median(400, () => glue.preview(session, '{"act":{"action":"dissolve"}}'));
row("session.preview of one action, with its remedies", `${look.toFixed(2)} ms`, "reported");

// The longer answers, about every goal's actions in every preset of every built-in rulebook.
answers.initSync({ module: new WebAssembly.Module(readFileSync(here("../pkg-answers/tuiqun_bg.wasm"))) });
const asked = { explain: [], removals: [], relevance: [], changes: [], timeline: [], plans: [], runs: [] };

/** All ways to a goal, in one go: how long that takes, and what was found. */
function plansOf(session, goal) {
  const begun = performance.now();
  const handle = answers.plan(session, goal, true).value;
  while (answers.plan_go(handle, 1_000_000) >= 0);
  const found = answers.plan_answer(handle, session).value;
  answers.plan_drop(handle);
  return { ms: performance.now() - begun, found };
}

/** So many runs of a plan. */
function runsOf(session, goal, plan, runs) {
  const begun = performance.now();
  const handle = answers.sample(session, goal, `[${plan.requests.join(",")}]`, 2, 120_000, true, runs).value;
  while (answers.sample_go(handle, runs) >= 0);
  answers.sample_drop(handle);
  return performance.now() - begun;
}
for (const name of readdirSync(here("../generated")).filter((name) => /^[\w-]+\.json$/.test(name))) {
  const book = answers.load(readFileSync(here(`../generated/${name}`), "utf8")).rulebook;
  const { presets, goals, facts } = answers.describe(book).value;
  for (const { id, goal } of presets) {
    const asIs = answers.start(book, JSON.stringify({ preset: id, start: 1767578400000 })).value;
    const { ms, found } = plansOf(asIs, goal);
    asked.plans.push(ms);
    if (found.plans.length > 0) asked.runs.push(runsOf(asIs, goal, found.plans[0], 1_000) * 10);
    answers.close_session(asIs);
    const session = answers.start(book, JSON.stringify({ preset: id, start: 1767578400000 })).value;
    for (const action of new Set(goals.flatMap((goal) => goal.actions))) {
      asked.explain.push(median(20, () => answers.explain(session, action)));
      asked.removals.push(median(5, () => answers.removals(session, action)));
    }
    const [choice] = facts.filter((fact) => fact.kind === "enum");
    answers.request(session, JSON.stringify({ set: { facts: { [choice.id]: choice.choices.at(-1) } } }));
    for (const { id: goal } of goals) asked.relevance.push(median(10, () => answers.relevance(session, goal)));
    asked.changes.push(median(20, () => answers.changes(session, 0)));
    asked.timeline.push(median(20, () => answers.timeline(session)));
    answers.close_session(session);
  }
}
const spread = (times) => {
  const sorted = times.sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)].toFixed(2)} ms, worst ${sorted.at(-1).toFixed(2)} ms`;
};
row("why, of one action", spread(asked.explain), "0.2 ms");
row("which answers still matter, for one goal", spread(asked.relevance), "0.2 ms");
row("in what order what is in the way goes", spread(asked.removals), "reported");
row("all ways to the goal of a preset", spread(asked.plans), "3 ms, worst 50 ms");
row("10,000 runs of the first way", spread(asked.runs), "50 ms");
row("what one edit changed", spread(asked.changes), "reported");
row("the timeline, with its view", spread(asked.timeline), "reported");

// How the cost of plans grows: a chain of actions to the goal, with others beside it that lead nowhere, facts that nothing
// reads, and members to be removed first; one thing doubled at a time.
function grown({ length = 4, beside = 8, facts = 16, members = 100 }) {
  const fact = Object.fromEntries(Array.from({ length: facts }, (_, n) => [`x${n}`, { type: "bool", start: false }]));
  fact.members = { type: "int", range: [0, 100_000], start: members };
  const action = { remove: { takes: { take: "10m" }, param: { n: { int: [1, "members"] } }, set: ["members = members - n"] } };
  for (let n = 0; n < length; n++) {
    fact[`c${n}`] = { type: "bool", start: false };
    const that = n === 0 ? "members <= 40" : `c${n - 1}`;
    action[`c${n}`] = { takes: { take: "1m" }, require: [{ code: `c${n}/no`, that, own: true }], set: [`c${n} = true`] };
  }
  for (let n = 0; n < beside; n++) {
    fact[`b${n}`] = { type: "bool", start: false };
    action[`b${n}`] = { takes: { take: "1m" }, set: [`b${n} = true`] };
  }
  const goal = { end: { that: `c${length - 1}`, actions: [`c${length - 1}`] } };
  const rulebook = { format: 1, id: "grown", version: "1", utc_offset: "+08:00", locales: ["en"] };
  const book = answers.load(JSON.stringify({ rulebook, fact, action, goal })).rulebook;
  const session = answers.start(book, '{"start":1767578400000}').value;
  const times = Array.from({ length: 9 }, () => plansOf(session, "end"));
  const ms = times.map((one) => one.ms).sort((a, b) => a - b)[4];
  answers.close_session(session);
  answers.close_rulebook(book);
  return { ms: ms.toFixed(2), simulated: times[0].found.steps, steps: times[0].found.plans[0]?.steps.length ?? 0 };
}
console.table({
  base: grown({}),
  "plan length doubled": grown({ length: 8 }),
  "plan length doubled twice": grown({ length: 16 }),
  "actions beside it doubled": grown({ beside: 16 }),
  "actions beside it doubled twice": grown({ beside: 32 }),
  "facts doubled": grown({ facts: 32 }),
  "facts doubled twice": grown({ facts: 64 }),
  "members doubled": grown({ members: 200 }),
  "members doubled twice": grown({ members: 400 }),
});

if (process.env.CHROME) {
  const [browser, site] = [await launch(), await serve()];
  const times = [];
  for (let n = 0; n < 7; n++) {
    const { page, context } = await open(browser, "about:blank");
    // Looks before every frame, from the moment the element is defined, which is when the script has run.
    await page.addInitScript(() => {
      let defined = 0;
      const look = () => {
        if (defined === 0 && customElements.get("tui-qun")) defined = performance.now();
        const there = document.querySelector("tui-qun")?.shadowRoot?.querySelector("#ask-title");
        if (there) globalThis.firstQuestion = performance.now() - defined;
        else requestAnimationFrame(look);
      };
      customElements.whenDefined("tui-qun").then(() => {
        defined = performance.now();
      });
      requestAnimationFrame(look);
    });
    await page.goto(site.url);
    await page.waitForFunction(() => globalThis.firstQuestion > 0);
    times.push(await page.evaluate(() => globalThis.firstQuestion));
    await context.close();
  }
  await browser.close();
  site.close();
  row("first question, live, after the element is defined, Chromium", `${times.sort((a, b) => a - b)[3].toFixed(0)} ms`, "30 ms over an empty module");
}
console.table(rows);

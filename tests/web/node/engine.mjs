// The engine in Node, with the build that can trap on purpose.
import { readFileSync } from "node:fs";
import { instance, Rulebook } from "../out/engine.js";

const here = (path) => new URL(path, import.meta.url);
if (!instance.ready) await instance.start(readFileSync(here("../../../www/pkg-trap/tuiqun_bg.wasm")));

export const PACK = readFileSync(here("../../../www/generated/wechat-group.json"), "utf8");
export const CASE = JSON.parse(readFileSync(here("../../cases/determinism/case.json"), "utf8"));
export const CASE_PACK = readFileSync(here("../../cases/determinism/pack.json"), "utf8");
export const START = { preset: "owner_on_pc", start: 1767578400000, asOf: "2026-01-05", seed: 7 };
export const book = () => new Rulebook(PACK);
export * from "../out/engine.js";

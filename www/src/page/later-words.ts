/** Where the words that come after the first view are, and the claims. */
import answersEn from "../../../texts/en/answers.ftl?url";
import answersZh from "../../../texts/zh-CN/answers.ftl?url";
import engineEn from "../../../texts/en/engine.ftl?url";
import engineZh from "../../../texts/zh-CN/engine.ftl?url";
import laterEn from "../../../texts/en/later.ftl?url";
import laterZh from "../../../texts/zh-CN/later.ftl?url";
import digests from "virtual:tuiqun-integrity/later";
import { know } from "../engine/get.ts";
import type { Locale } from "./texts.ts";

know(digests);

const OWN: Record<Locale, readonly string[]> = { "zh-CN": [laterZh, engineZh, answersZh], en: [laterEn, engineEn, answersEn] };
const MORE = import.meta.glob<string>("../../generated/*.more.*.ftl", { eager: true, query: "?url", import: "default" });
const CLAIMS = import.meta.glob<string>("../../generated/*.claims.*.json", { eager: true, query: "?url", import: "default" });

/** The files with all other words: of the page, of the engine, of a built-in rulebook. */
export function laterWords(rulebook: string, locale: Locale): readonly string[] {
  const book = MORE[`../../generated/${rulebook}.more.${locale}.ftl`];
  return [...OWN[locale], ...(book ? [book] : [])];
}

/** The file with the claims that a built-in rulebook rests on. */
export function claimsUrl(rulebook: string, locale: Locale): string | undefined {
  return CLAIMS[`../../generated/${rulebook}.claims.${locale}.json`];
}

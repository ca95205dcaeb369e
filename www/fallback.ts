/** Words that must be there when nothing else loads, made from the texts and the pack at build. */
import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import { head } from "./head.ts";
import { escape } from "./html.ts";

export const LOCALES = ["zh-CN", "en"];
const ORDER = ["wechat-group", "wecom-group", "wecom-class", "official-account", "elsewhere"];
const [FIRST = ""] = ORDER;
const VIRTUAL = "virtual:tuiqun-fallback";

interface Pack {
  readonly goal: Record<string, { readonly actions: readonly string[] }>;
  readonly action: Record<string, { readonly path?: unknown; readonly require?: readonly { readonly code: string }[] }>;
}

function bundle(locale: string): FluentBundle {
  const texts = new FluentBundle(locale, { useIsolating: false });
  // What a rulebook says of itself goes before what is said where one does not.
  for (const file of [`./generated/${FIRST}.${locale}.ftl`, `./generated/${FIRST}.more.${locale}.ftl`, `../texts/${locale}/ui.ftl`, `../texts/${locale}/later.ftl`]) {
    texts.addResource(new FluentResource(readFileSync(new URL(file, import.meta.url), "utf8")));
  }
  return texts;
}

/** A message without values, or nothing if it needs some. */
function plain(texts: FluentBundle, id: string, attribute?: string): string | null {
  const message = texts.getMessage(id);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!pattern) return null;
  const errors: Error[] = [];
  const text = texts.formatPattern(pattern, {}, errors);
  return errors.length === 0 ? text : null;
}

/** The page's own words of a locale, from the files that are named, without values. */
export function words(locale: string, files: readonly string[]): (id: string, attribute?: string) => string {
  const texts = new FluentBundle(locale, { useIsolating: false });
  for (const file of files) texts.addResource(new FluentResource(readFileSync(new URL(`../texts/${locale}/${file}.ftl`, import.meta.url), "utf8")));
  return (id, attribute) => {
    const text = plain(texts, id, attribute);
    if (text === null) throw new Error(`${locale}: no text ${id}`);
    return text;
  };
}

/** What the loader of frames says, as a literal. */
export const loaderWords = (): string =>
  JSON.stringify(
    Object.fromEntries(
      LOCALES.map((locale) => {
        const t = words(locale, ["embed"]);
        return [locale, { title: t("embed-title"), silent: t("embed-silent"), help: t("embed-silent", "help") }];
      }),
    ),
  );

/** What the frame says below the simulator. */
function frame(locale: string): { note: string; open: string } {
  const t = words(locale, ["embed"]);
  return { note: t("embed-note"), open: t("embed-open") };
}

/** The texts of failed loads, by code. */
export function errors(locale: string): Record<string, string> {
  const texts = bundle(locale);
  const ids = ["load--engine", "load--rulebook", "load--texts", "load--mime", "load--policy", "load--damaged", "load--faulty", "load--late", "load--no-wasm", "load--origin", "engine--down", "unexpected"];
  return Object.fromEntries(
    ids.flatMap((id) => {
      const code = id.replace("--", "/");
      const message = texts.getMessage(id);
      const text = message?.value ? texts.formatPattern(message.value, { detail: "" }, []) : id;
      return [[code, text], [`${code}.help`, plain(texts, id, "help") ?? ""]];
    }),
  );
}

/** Ids and names of all rulebooks with their goals, the first one being what the page begins with. */
export function rulebooks(locale: string): readonly (readonly [string, string, readonly (readonly [string, string])[]])[] {
  const folder = new URL("./generated/", import.meta.url);
  const ids = readdirSync(folder).flatMap((file) => (/^[^.]+\.json$/.test(file) ? [file.replace(".json", "")] : []));
  // Those that somebody meets most come first; others stand behind them by name.
  const place = (id: string): number => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  ids.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return ids.map((id) => {
    const texts = new FluentBundle(locale, { useIsolating: false });
    texts.addResource(new FluentResource(readFileSync(new URL(`${id}.${locale}.ftl`, folder), "utf8")));
    const { goal } = JSON.parse(readFileSync(new URL(`${id}.json`, folder), "utf8")) as Pack;
    const goals = Object.keys(goal).map((goal) => [goal, plain(texts, `goal--${goal}`) ?? goal] as const);
    return [id, plain(texts, "rulebook") ?? id, goals] as const;
  });
}

/** That the rulebooks of the site are no policy, as they say it. */
export const disclaimer = (locale: string): string => plain(bundle(locale), "rulebook-disclaimer") ?? "";

/** The main steps as text: for every goal its actions, where they are, and what must be true first. */
export function steps(locale: string, asks = true): string {
  const texts = bundle(locale);
  const pack = JSON.parse(readFileSync(new URL(`./generated/${FIRST}.json`, import.meta.url), "utf8")) as Pack;
  const path = (path: unknown): string => {
    const cases = Array.isArray(path) ? path : [path];
    const last = cases[cases.length - 1] as { steps?: string[] } | undefined;
    return (last?.steps ?? []).map((step) => plain(texts, `path--${step}`) ?? step).join(" › ");
  };
  const goals = Object.entries(pack.goal).map(([id, goal]) => {
    const items = goal.actions.map((action) => {
      const where = path(pack.action[action]?.path);
      const rules = (pack.action[action]?.require ?? []).map(({ code }) => plain(texts, code.replace("/", "--"))).filter((text) => text !== null);
      return `<li><p><strong>${escape(plain(texts, `action--${action}`) ?? action)}</strong>${where ? `: ${escape(where)}` : ""}</p><ul>${rules.map((rule) => `<li>${escape(rule)}</li>`).join("")}</ul></li>`;
    });
    return `<h3>${escape(plain(texts, `goal--${id}`) ?? id)}</h3><ol>${items.join("")}</ol>`;
  });
  const line = (id: string): string => `<p>${escape(plain(texts, id) ?? "")}</p>`;
  const text = `<details class="as-text"><summary>${escape(plain(texts, "steps-as-text") ?? "")}</summary>${line("rehearsal")}${line("rulebook-disclaimer")}${goals.join("")}</details>`;
  return `<div class="fallback" lang="${locale}">${asks ? firstQuestion(locale, texts) : ""}${text}</div>`;
}

/** So many goals of a rulebook are offered at once, as the script does. */
const FIRST_GOALS = 3;

/** The first question as plain links: it can be read, and answered, before any script is there. */
function firstQuestion(locale: string, texts: FluentBundle): string {
  const say = (id: string): string => escape(plain(texts, id) ?? "");
  const rows = (rulebook: string, goals: readonly (readonly [string, string])[]): string =>
    `<ul class="rows">${goals.map(([goal, text]) => `<li><a class="row" href="#tuiqun?rulebook=${rulebook}&amp;goal=${goal}&amp;view=ask">${escape(text)}</a></li>`).join("")}</ul>`;
  const books = rulebooks(locale).map(([id, name, goals]) => {
    const more = goals.length > FIRST_GOALS ? `<details class="more"><summary>${say("ask-goals-more")}</summary>${rows(id, goals.slice(FIRST_GOALS))}</details>` : "";
    return `<h2>${escape(name)}</h2>${rows(id, goals.slice(0, FIRST_GOALS))}${more}`;
  });
  return `<p class="question">${say("ask-goal")}</p><p class="rehearsal">${say("ask-rehearsal")}</p>${books.join("")}`;
}

/** The ways to the other pages, in both languages. */
function links(): string {
  const say = (id: string): string => LOCALES.map((locale) => `<span lang="${locale}">${escape(words(locale, ["pages"])(id))}</span>`).join(" ");
  return `<footer class="links"><nav><a href="./rules/index.html">${say("pages-title")}</a> <a href="./configure.html">${say("pages-configure")}</a></nav></footer>`;
}

/** The head of a page by the id of its name; described in both languages, for a search may be in either. */
export function about(id: string): string {
  const say = LOCALES.map((locale) => words(locale, ["pages"]));
  const [t = () => ""] = say;
  return head({ site: t("pages-site"), title: t(id), description: say.map((t) => t(id, "description")).join(" ") }).text;
}

/** Puts the words into the page and into the script. */
export function fallback(): Plugin {
  return {
    name: "tuiqun-fallback",
    resolveId: (id) => (id === VIRTUAL ? `\0${VIRTUAL}` : null),
    load: (id) =>
      id === `\0${VIRTUAL}`
        ? `export default ${JSON.stringify(Object.fromEntries(LOCALES.map((locale) => [locale, { errors: errors(locale), rulebooks: rulebooks(locale), frame: frame(locale) }])))}`
        : null,
    // A frame's address belongs to who embeds it: there are no links in it that would change it.
    transformIndexHtml: (html, { path }) =>
      html
        .replace("<!--head-->", () => about("pages-about"))
        .replace("<!--about-->", () => escape(words("zh-CN", ["pages"])("pages-about")))
        .replace("<!--fallback-->", LOCALES.map((locale) => steps(locale, !path.endsWith("embed.html"))).join(""))
        .replace("<!--links-->", links()),
  };
}

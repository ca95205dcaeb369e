/** Pages for every rule and every claim, made at build from the files of `tuiqun rules`, Chinese first and English beside it. */
import { readdirSync, readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import { disclaimer } from "./fallback.ts";
import { head as about } from "./head.ts";
import { type Markup, markup } from "./html.ts";
import { digest } from "./integrity.ts";
import { writeLink } from "./src/engine/link.ts";

const LOCALES = ["zh-CN", "en"] as const;
type Locale = (typeof LOCALES)[number];
const FOLDER = new URL("./generated/rules/", import.meta.url);
const CLAIMS = "claims";
/** The rulebook that comes first. */
const FIRST = "wechat-group";

interface Line {
  readonly depth: number;
  readonly text: string;
}
interface Case {
  readonly when: readonly Line[];
  readonly then: readonly Line[];
}
interface RuleText {
  readonly says: string;
  /** What it says in the situation of its example, where that is something else. */
  readonly example: string | null;
  readonly when: readonly Line[];
  readonly that: readonly Line[];
  readonly cases: readonly Case[];
  readonly paths: readonly string[];
  readonly choices: readonly string[];
}
interface Rule {
  readonly rulebook: string;
  readonly id: string;
  readonly kind: string;
  readonly by: string | null;
  readonly hides: boolean;
  readonly when: string | null;
  readonly that: string | null;
  readonly claims: readonly string[];
  readonly of: readonly string[];
  readonly readings: readonly string[];
  readonly leans: readonly string[];
  /** Of a reading: which of its choices the public record bears out. */
  readonly record: number | null;
  readonly texts: Record<Locale, RuleText>;
  readonly example: { readonly goal: string; readonly preset: string | null; readonly log: unknown } | null;
}
interface ClaimText {
  readonly claim: string;
  readonly title: string;
  readonly site: string;
  readonly background: string | null;
}
interface Claim {
  readonly id: string;
  readonly section: string;
  readonly date: string;
  readonly rules: readonly string[];
  readonly disputed: readonly string[];
  /** Of a claim, facts of the record; of a fact, claims. */
  readonly against: readonly string[];
  readonly with: readonly string[];
  /** Of a fact of the record. */
  readonly record: { readonly grade: string; readonly confidence: string; readonly dated: string; readonly looked: string; readonly source: string } | null;
  readonly texts: Record<Locale, ClaimText>;
}

const read = <T>(folder: string): readonly T[] =>
  readdirSync(new URL(`${folder}/`, FOLDER)).map((file) => JSON.parse(readFileSync(new URL(`${folder}/${file}`, FOLDER), "utf8")) as T);

/** `S1-2.10` comes after `S1-2.9`. */
const byNumber = (a: { readonly id: string }, b: { readonly id: string }): number => a.id.localeCompare(b.id, "en", { numeric: true });

/** Things by what they have in common, in the order in which that first comes. */
function groups<T>(all: Iterable<T>, by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

/** Id and name of a rulebook, and its goals with theirs. */
type Book = readonly [string, string, readonly (readonly [string, string])[]];

/** Everything that pages are made of. */
class Pages {
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  readonly claims: ReadonlyMap<string, Claim>;
  /** Actions that lead to a goal, the nearest first, by `rulebook/goal`. */
  readonly actions: ReadonlyMap<string, readonly string[]>;
  readonly #words: Record<Locale, FluentBundle>;
  readonly #byPage = new Map<string, Rule>();
  readonly #names: Record<Locale, ReadonlyMap<string, Book>>;

  constructor(names: (locale: Locale) => readonly Book[]) {
    const of = (locale: Locale): ReadonlyMap<string, Book> => new Map(names(locale).map((book) => [book[0], book]));
    this.#names = { "zh-CN": of("zh-CN"), en: of("en") };
    const books = readdirSync(FOLDER).filter((name) => name !== CLAIMS);
    books.sort((a, b) => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1));
    this.rules = new Map(books.map((book) => [book, read<Rule>(book)]));
    const goals = books.flatMap((book) => {
      const { goal } = JSON.parse(readFileSync(new URL(`../${book}.json`, FOLDER), "utf8")) as { goal: Record<string, { actions: readonly string[] }> };
      return Object.entries(goal).map(([id, { actions }]) => [`${book}/${id}`, actions] as const);
    });
    this.actions = new Map(goals);
    for (const rule of [...this.rules.values()].flat()) this.#byPage.set(`${rule.rulebook}/${rule.id}`, rule);
    this.claims = new Map([...read<Claim>(CLAIMS)].sort(byNumber).map((claim) => [claim.id, claim]));
    const bundle = (locale: Locale): FluentBundle => {
      const words = new FluentBundle(locale, { useIsolating: false });
      for (const name of ["pages", "ui", "later"]) {
        words.addResource(new FluentResource(readFileSync(new URL(`../texts/${locale}/${name}.ftl`, import.meta.url), "utf8")));
      }
      return words;
    };
    this.#words = { "zh-CN": bundle("zh-CN"), en: bundle("en") };
  }

  t(locale: Locale, id: string, args: Record<string, string> = {}): string {
    const message = this.#words[locale].getMessage(id)?.value;
    if (!message) throw new Error(`${locale}: no text ${id}`);
    return this.#words[locale].formatPattern(message, args);
  }

  rule(page: string): Rule {
    const rule = this.#byPage.get(page);
    if (!rule) throw new Error(`no rule ${page}`);
    return rule;
  }

  book(locale: Locale, id: string): string {
    return this.#names[locale].get(id)?.[1] ?? id;
  }

  /** What people want of a rulebook, as they say it. */
  goals(locale: Locale, id: string): readonly (readonly [string, string])[] {
    return this.#names[locale].get(id)?.[2] ?? [];
  }

  /** Other words for a wish, which nobody reads and everybody may search for. */
  also(goal: string): string {
    return LOCALES.map((locale) => this.#words[locale].getMessage(`pages-also--${goal}`)?.value ?? "")
      .map((pattern, at) => (pattern === "" ? "" : this.#words[LOCALES[at] as Locale].formatPattern(pattern)))
      .join(" ");
  }

  /** Both languages of a text, the Chinese first. */
  both(id: string, args: Record<string, string> = {}): Markup {
    return markup`<span lang="zh-CN">${this.t("zh-CN", id, args)}</span> <span lang="en">${this.t("en", id, args)}</span>`;
  }

  /** The same part in both languages, side by side where there is room. */
  pair(part: (locale: Locale) => Markup | null): Markup {
    return markup`<div class="pair">${LOCALES.map((locale) => markup`<div lang="${locale}">${part(locale)}</div>`)}</div>`;
  }
}

/** The fragment with which the simulator opens an example of a rule. */
export async function example(rule: Rule): Promise<string | null> {
  if (!rule.example) return null;
  const { goal, preset, log } = rule.example;
  if (preset !== null) return `#tuiqun?${new URLSearchParams({ rulebook: rule.rulebook, preset, goal, view: "full" })}`;
  return writeLink({ rulebook: rule.rulebook, goal, log: JSON.stringify(log) });
}

/** The style sheet of the pages. */
interface Css {
  readonly file: string;
  readonly digest: string;
}

interface Shell {
  readonly title: string;
  /** What the page says, in a sentence, for who finds it by searching. */
  readonly description: string;
  /** Its own name, in its folder. */
  readonly file: string;
  readonly up: string;
  readonly css: Css;
  readonly body: Markup;
  readonly head?: Markup;
}

const shell = (pages: Pages, { title, description, file, up, css, body, head }: Shell): string =>
  markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${about({ site: pages.t("zh-CN", "pages-site"), title, under: pages.t("zh-CN", "pages-title"), description })}
<link rel="canonical" href="${file}">
<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}${css.file}" integrity="${css.digest}">
${head ?? null}</head>
<body>
<header><nav><a href="${up}index.html">${pages.both("pages-home")}</a> <a href="${up}rules/index.html">${pages.both("pages-title")}</a></nav></header>
<main>${body}</main>
<footer><p lang="zh-CN">${pages.t("zh-CN", "rehearsal")}${disclaimer("zh-CN")}</p><p lang="en">${pages.t("en", "rehearsal")} ${disclaimer("en")}</p></footer>
</body>
</html>
`.text;

const lines = (found: readonly Line[]): Markup =>
  markup`<ul class="lines">${found.map((line) => markup`<li class="deep-${Math.min(line.depth, 4)}">${line.text}</li>`)}</ul>`;

/** So many characters are a heading; more are a paragraph that stands where one does. */
const HEADING = 60;

const title = (texts: Record<Locale, string>): Markup =>
  markup`<h1${texts["zh-CN"].length > HEADING ? " class=long" : ""}><span lang="zh-CN">${texts["zh-CN"]}</span><small lang="en">${texts.en}</small></h1>`;

const link = (href: string, locale: Locale, text: string): Markup => markup`<a href="${href}" lang="${locale}">${text}</a>`;

/** A list of rules, each by what it says. */
const list = (pages: Pages, locale: Locale, found: readonly string[]): Markup =>
  markup`<ul>${found.map((page) => markup`<li>${link(`../${page}.html`, locale, pages.rule(page).texts[locale].says)}</li>`)}</ul>`;

function rulePage(pages: Pages, rule: Rule, tryIt: string | null, css: Css): string {
  const t = (locale: Locale, id: string, args?: Record<string, string>): string => pages.t(locale, id, args);
  const section = (locale: Locale, id: string, body: Markup): Markup => markup`<section><h2>${t(locale, id)}</h2>${body}</section>`;
  const within = (found: readonly string[]): readonly string[] => found.map((page) => `${rule.rulebook}/${page}`);
  const related = within([...rule.of, ...rule.leans]);
  const written = [rule.when, rule.that].filter((text) => text !== null);
  const part = (locale: Locale): Markup => {
    const text = rule.texts[locale];
    return markup`${text.when.length > 0 ? section(locale, "pages-when", lines(text.when)) : null}${
      text.that.length > 0 ? section(locale, "pages-that", lines(text.that)) : null
    }${
      text.cases.length > 0
        ? section(
            locale,
            "pages-definition",
            markup`<dl>${text.cases.map(
              (one, at) =>
                markup`<dt>${one.when.length > 0 ? lines(one.when) : t(locale, at === 0 ? "pages-always" : "pages-otherwise")}</dt><dd>${lines(one.then)}</dd>`,
            )}</dl>`,
          )
        : null
    }${
      text.choices.length > 0
        ? section(
            locale,
            "pages-choices",
            markup`<ol>${text.choices.map((choice, at) => markup`<li>${choice}${at === rule.record ? markup` <span class="badge">${t(locale, "pages-by-record")}</span>` : null}</li>`)}</ol>`,
          )
        : null
    }${
      text.paths.length > 0 ? section(locale, "pages-path", markup`<ul>${text.paths.map((path) => markup`<li>${path}</li>`)}</ul>`) : null
    }${related.length > 0 ? section(locale, "pages-of", list(pages, locale, related)) : null}${
      rule.readings.length > 0 ? section(locale, "pages-readings", list(pages, locale, within(rule.readings))) : null
    }${section(
      locale,
      "pages-sources",
      rule.claims.length === 0
        ? markup`<p>${t(locale, "pages-own")}</p>`
        : markup`<ul class="sources">${[...rule.claims].sort((a, b) => byNumber({ id: a }, { id: b })).map((id) => source(pages, locale, id))}</ul>`,
    )}`;
  };
  const body = markup`<p class="badges"><span class="badge">${pages.both(`pages-kind--${rule.kind}`)}</span>${
    rule.by === null ? null : markup`<span class="badge">${pages.both(`pages-by--${rule.by}`)}</span>`
  }<span class="of"><span lang="zh-CN">${pages.book("zh-CN", rule.rulebook)}</span> <span lang="en">${pages.book("en", rule.rulebook)}</span></span></p>
${title({ "zh-CN": rule.texts["zh-CN"].says, en: rule.texts.en.says })}
${
    rule.texts["zh-CN"].example === null ? null : pages.pair((locale) => markup`<p>${t(locale, "pages-example", { says: rule.texts[locale].example ?? rule.texts[locale].says })}</p>`)
  }<p>${tryIt === null ? pages.both("pages-try-none") : markup`<a class="try" href="../../index.html${tryIt}">${pages.both("pages-try")}</a>`}</p>
${rule.hides ? markup`<p>${pages.both("pages-hides")}</p>` : null}${pages.pair(part)}
${written.length > 0 ? markup`<section><h2>${pages.both("pages-as-written")}</h2>${written.map((text) => markup`<pre tabindex="0"><code>${text}</code></pre>`)}</section>` : null}
<p><a href="${rule.id}.json">${pages.both("pages-machine")}</a></p>`;
  const description = `${pages.book("zh-CN", rule.rulebook)} · ${pages.t("zh-CN", `pages-kind--${rule.kind}`)} · ${rule.texts["zh-CN"].says} ${rule.texts.en.says}`;
  return shell(pages, { title: rule.texts["zh-CN"].says, description, file: `${rule.id}.html`, up: "../../", css, body });
}

function source(pages: Pages, locale: Locale, id: string): Markup {
  const claim = pages.claims.get(id);
  if (!claim) throw new Error(`no claim ${id}`);
  const { claim: says, title: article } = claim.texts[locale];
  const where = claim.record
    ? markup`${pages.t(locale, `pages-grade--${claim.record.grade}`)}`
    : markup`${pages.t(locale, "source-line", { title: article, date: claim.date })} · <span lang="zh-CN">${claim.section}</span>`;
  const others = (id: string, found: readonly string[]): Markup | null =>
    claim.record || found.length === 0 ? null : markup` · ${pages.t(locale, id)} ${found.map((fact) => markup`<a href="../${CLAIMS}/${fact}.html">${fact}</a> `)}`;
  return markup`<li><q>${says}</q> <small>${where} · <a href="../${CLAIMS}/${id}.html">${id}</a>${others("pages-record-against", claim.against)}${others("pages-record-with", claim.with)}</small></li>`;
}

/** A list of claims or facts, each by what it says. */
const sources = (pages: Pages, locale: Locale, ids: readonly string[]): Markup => markup`<ul class="sources">${ids.map((id) => source(pages, locale, id))}</ul>`;

/** Where a claim or a fact of the record stands, and how far to trust it. */
function standing(pages: Pages, locale: Locale, claim: Claim): Markup {
  const t = (id: string, args?: Record<string, string>): string => pages.t(locale, id, args);
  const { title: article, site } = claim.texts[locale];
  if (!claim.record) {
    return markup`<p>${t("pages-claims-of", { title: article, site, date: claim.date })} · <span lang="zh-CN">${claim.section}</span></p>
<p>${t("pages-date", { date: claim.date })}</p>`;
  }
  const { grade, confidence, dated, looked, source } = claim.record;
  return markup`<p>${t(`pages-grade--${grade}`)} · ${t(`pages-confidence--${confidence}`)}</p>
<p>${t("pages-record-of", { source })}</p>
<p>${dated === "" ? null : markup`${t("pages-record-dated", { date: dated })} · `}${t("pages-record-looked", { date: looked })}</p>`;
}

function claimPage(pages: Pages, claim: Claim, css: Css): string {
  const part = (locale: Locale): Markup => {
    const { background } = claim.texts[locale];
    const t = (id: string, args?: Record<string, string>): string => pages.t(locale, id, args);
    const side = claim.record ? "fact" : "record";
    const others = (id: string, found: readonly string[]): Markup | null => (found.length > 0 ? markup`<section><h2>${t(id)}</h2>${sources(pages, locale, found)}</section>` : null);
    return markup`${standing(pages, locale, claim)}
${others(`pages-${side}-against`, claim.against)}${others(`pages-${side}-with`, claim.with)}${background === null ? null : markup`<p>${t("pages-background", { reason: background })}</p>`}${
      claim.rules.length > 0 ? markup`<section><h2>${t("pages-uses")}</h2>${list(pages, locale, claim.rules)}</section>` : null
    }${claim.disputed.length > 0 ? markup`<section><h2>${t("pages-disputed")}</h2>${list(pages, locale, claim.disputed)}</section>` : null}`;
  };
  const body = markup`<p class="badges"><span class="badge">${pages.both(claim.record ? "pages-kind--record" : "pages-kind--claim")}</span><span class="of">${claim.id}</span></p>
${title({ "zh-CN": claim.texts["zh-CN"].claim, en: claim.texts.en.claim })}
${pages.pair(part)}
<p><a href="${claim.id}.json">${pages.both("pages-machine")}</a></p>`;
  const description = `${claim.texts["zh-CN"].claim} ${claim.texts.en.claim}`;
  return shell(pages, { title: `${claim.id} ${claim.texts["zh-CN"].claim}`, description, file: `${claim.id}.html`, up: "../../", css, body });
}

/** A place where articles and record differ, and the rules that hang on it. */
interface Difference {
  readonly fact: Claim;
  readonly rules: readonly string[];
}

/** All differences between articles and record, those that most rules hang on first. */
function differences(pages: Pages): readonly Difference[] {
  const found = [...pages.claims.values()].filter((claim) => claim.record !== null && claim.against.length > 0);
  const hang = (fact: Claim): readonly string[] => [...new Set([fact, ...fact.against.flatMap((id) => pages.claims.get(id) ?? [])].flatMap(({ rules, disputed }) => [...rules, ...disputed]))];
  return found.map((fact) => ({ fact, rules: hang(fact) })).sort((a, b) => b.rules.length - a.rules.length || byNumber(a.fact, b.fact));
}

function differencesPage(pages: Pages, css: Css): string {
  const all = differences(pages);
  const row = ({ fact, rules }: Difference): Markup =>
    markup`<section class="difference" id="${fact.id}">${pages.pair(
      (locale) => markup`<h2>${pages.t(locale, "pages-articles-say")}</h2>${sources(pages, locale, fact.against)}
<h2>${pages.t(locale, "pages-record-says")}</h2>${sources(pages, locale, [fact.id])}
<details><summary>${pages.t(locale, "pages-differences-rules", { count: `${rules.length}` })}</summary>${list(pages, locale, rules)}</details>`,
    )}</section>`;
  const count = `${all.length}`;
  const body = markup`<h1>${pages.both("pages-differences")}</h1>
<p lang="zh-CN">${pages.t("zh-CN", "pages-differences-intro", { count })}</p><p lang="en">${pages.t("en", "pages-differences-intro", { count })}</p>
<ul class="grades">${["A", "B", "C", "D"].map((grade) => markup`<li>${pages.both(`pages-grade--${grade}`)}</li>`)}</ul>
${all.map(row)}
<p><a href="index.json">${pages.both("pages-machine")}</a></p>`;
  return shell(pages, { title: pages.t("zh-CN", "pages-differences"), description: pages.t("zh-CN", "pages-differences-intro", { count }), file: "index.html", up: "../../", css, body });
}

const entry = (href: string, id: string, texts: Record<Locale, string>): Markup =>
  markup`<li><a href="${href}"><span lang="zh-CN">${texts["zh-CN"]}</span> <span lang="en">${texts.en}</span></a> <small>${id}</small></li>`;

/** The form that a script narrows the list below it with. */
const search = (pages: Pages): Markup =>
  markup`<form role="search" hidden><label for="words">${pages.both("pages-search")}</label><input id="words" type="search" autocomplete="off" aria-describedby="hint">
<p id="hint"><span lang="zh-CN">${pages.t("zh-CN", "pages-search-hint")}</span> <span lang="en">${pages.t("en", "pages-search-hint")}</span></p>
<p role="status"><span hidden data-found>${pages.both("pages-found", { count: "{count}" })}</span><span hidden data-none>${pages.both("pages-none")}</span></p></form>`;

/** The rules of a rulebook by what somebody wants, each under the first wish that it belongs to; then all others, by what they are. */
function byTask(pages: Pages, book: string, rules: readonly Rule[]): Markup {
  const rows = (some: readonly Rule[]): Markup =>
    markup`<ul>${some.map((rule) => entry(`${book}/${rule.id}.html`, rule.id.replaceAll("--", "/"), { "zh-CN": rule.texts["zh-CN"].says, en: rule.texts.en.says }))}</ul>`;
  const left = new Set(rules);
  const tasks = pages.goals("zh-CN", book).map(([goal, name], at) => {
    const actions = (pages.actions.get(`${book}/${goal}`) ?? []).map((action) => `action--${action}`);
    const about = [...left].filter((rule) => actions.includes(rule.id) || rule.of.some((page) => actions.includes(page)));
    // What is done comes before what stands in its way.
    const some = [...about.filter((rule) => actions.includes(rule.id)), ...about.filter((rule) => !actions.includes(rule.id))];
    some.forEach((rule) => left.delete(rule));
    const english = pages.goals("en", book)[at]?.[1] ?? "";
    return some.length === 0 ? null : markup`<section data-also="${pages.also(goal)}"><h3><span lang="zh-CN">${name}</span> <span lang="en">${english}</span></h3>${rows(some)}</section>`;
  });
  const kinds = [...groups(left, (rule) => rule.kind)].map(([kind, some]) => markup`<section><h3>${pages.both(`pages-kind--${kind}`)}</h3>${rows(some)}</section>`);
  return markup`${tasks}${kinds}`;
}

/** All rules on one page, which a script narrows to what is searched for; the claims are fetched once somebody looks for them. */
function indexPage(pages: Pages, css: Css, script: string): string {
  const body = markup`<h1>${pages.both("pages-title")}</h1>
<p lang="zh-CN">${pages.t("zh-CN", "pages-intro")}</p><p lang="en">${pages.t("en", "pages-intro")}</p>
<p><a href="record/index.html">${pages.both("pages-differences")}</a></p>
${search(pages)}
${[...pages.rules].map(
    ([book, rules]) =>
      markup`<details class="all" open><summary><h2><span lang="zh-CN">${pages.book("zh-CN", book)}</span> <span lang="en">${pages.book("en", book)}</span></h2></summary>${byTask(pages, book, rules)}</details>`,
  )}
<details class="all" open data-list="${CLAIMS}/index.json"><summary><h2>${pages.both("pages-claims")}</h2></summary><p><a href="${CLAIMS}/index.html">${pages.both("pages-claims-all")}</a></p></details>
<p><a href="index.json">${pages.both("pages-machine")}</a></p>`;
  const head = markup`<script type="module" src="../${script}"></script>
`;
  return shell(pages, { title: pages.t("en", "pages-title"), description: `${pages.t("zh-CN", "pages-intro")} ${pages.t("en", "pages-intro")}`, file: "index.html", up: "../", css, body, head });
}

/** All claims, by article, on a page of their own. */
function claimsPage(pages: Pages, css: Css, script: string): string {
  const articles = groups(pages.claims.values(), (claim) => claim.texts["zh-CN"].title);
  const body = markup`<h1>${pages.both("pages-claims")}</h1>
${search(pages)}
${[...articles].map(([name, claims]) => {
    const [first] = claims;
    return markup`<details class="all" open><summary><h2><span lang="zh-CN">${name}</span> <span lang="en">${first?.texts.en.title ?? ""}</span></h2></summary><section><ul>${claims.map((claim) =>
      entry(`${claim.id}.html`, claim.id, { "zh-CN": claim.texts["zh-CN"].claim, en: claim.texts.en.claim }),
    )}</ul></section></details>`;
  })}
<p><a href="index.json">${pages.both("pages-machine")}</a></p>`;
  const head = markup`<script type="module" src="../../${script}"></script>
`;
  return shell(pages, { title: pages.t("zh-CN", "pages-claims"), description: pages.t("zh-CN", "pages-claims"), file: "index.html", up: "../../", css, body, head });
}

/** What a program reads first: where everything is. */
const indexFile = (pages: Pages): string =>
  JSON.stringify({
    format: 1,
    rules: [...pages.rules.values()].flat().map((rule) => ({
      url: `${rule.rulebook}/${rule.id}.json`,
      rulebook: rule.rulebook,
      kind: rule.kind,
      says: { "zh-CN": rule.texts["zh-CN"].says, en: rule.texts.en.says },
    })),
    claims: [...pages.claims.values()].map((claim) => ({ url: `${CLAIMS}/${claim.id}.json`, says: { "zh-CN": claim.texts["zh-CN"].claim, en: claim.texts.en.claim } })),
  });

/** Puts the pages into the site, each with its JSON beside it. */
export function rules(names: (locale: Locale) => readonly Book[]): Plugin {
  let script: string;
  return {
    name: "tuiqun-rules",
    buildStart() {
      script = this.emitFile({ type: "chunk", id: "src/rules/search.ts", name: "search" });
    },
    async generateBundle() {
      const pages = new Pages(names);
      const style = readFileSync(new URL("./src/rules/rules.css", import.meta.url), "utf8");
      const css = { file: this.getFileName(this.emitFile({ type: "asset", name: "rules.css", source: style })), digest: digest(style) };
      const put = (fileName: string, source: string): void => {
        this.emitFile({ type: "asset", fileName: `rules/${fileName}`, source });
      };
      for (const rule of [...pages.rules.values()].flat()) {
        put(`${rule.rulebook}/${rule.id}.html`, rulePage(pages, rule, await example(rule), css));
        put(`${rule.rulebook}/${rule.id}.json`, JSON.stringify(rule));
      }
      for (const claim of pages.claims.values()) {
        put(`${CLAIMS}/${claim.id}.html`, claimPage(pages, claim, css));
        put(`${CLAIMS}/${claim.id}.json`, JSON.stringify(claim));
      }
      put("record/index.html", differencesPage(pages, css));
      put("record/index.json", JSON.stringify(differences(pages).map(({ fact, rules }) => ({ fact: fact.id, claims: fact.against, rules }))));
      put(`${CLAIMS}/index.html`, claimsPage(pages, css, this.getFileName(script)));
      put(`${CLAIMS}/index.json`, JSON.stringify([...pages.claims.values()].map((claim) => [claim.id, claim.texts["zh-CN"].claim, claim.texts.en.claim])));
      put("index.html", indexPage(pages, css, this.getFileName(script)));
      put("index.json", indexFile(pages));
    },
  };
}

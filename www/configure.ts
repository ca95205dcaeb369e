/** The form of the configurator, made at build in both languages from the texts and the packs. */
import { readFileSync } from "node:fs";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";
import { LOCALES, about, disclaimer, rulebooks, words } from "./fallback.ts";
import { type Markup, markup } from "./html.ts";
import { PARTS } from "./src/page/parts.ts";

const SAY = Object.fromEntries(LOCALES.map((locale) => [locale, words(locale, ["configure", "ui", "pages"])]));

/** Both languages, the Chinese first. */
const both = (id: string): Markup => markup`<span lang="zh-CN">${SAY["zh-CN"]?.(id) ?? ""}</span> <span lang="en">${SAY["en"]?.(id) ?? ""}</span>`;
/** The same where no markup can be: in an option. */
const line = (id: string): string => `${SAY["zh-CN"]?.(id)} · ${SAY["en"]?.(id)}`;

/** A name of a rulebook's own, in both languages. */
function named(book: string, id: string): string {
  const say = (locale: string): string => {
    const texts = new FluentBundle(locale, { useIsolating: false });
    for (const part of ["", ".more"]) {
      texts.addResource(new FluentResource(readFileSync(new URL(`./generated/${book}${part}.${locale}.ftl`, import.meta.url), "utf8")));
    }
    const message = texts.getMessage(id)?.value;
    return message ? texts.formatPattern(message, {}, []) : id;
  };
  return LOCALES.map(say).join(" · ");
}

interface Pack {
  readonly goal: Record<string, unknown>;
  readonly preset: Record<string, unknown>;
}

const select = (id: string, label: string, options: readonly Markup[]): Markup =>
  markup`<p><label for="${id}">${both(label)}</label><select id="${id}" name="${id}">${options}</select></p>`;
const option = (value: string, text: string, rulebook = ""): Markup =>
  rulebook ? markup`<option value="${value}" data-rulebook="${rulebook}">${text}</option>` : markup`<option value="${value}">${text}</option>`;

function form(): string {
  const books = rulebooks("zh-CN").map(([id]) => ({ id, pack: JSON.parse(readFileSync(new URL(`./generated/${id}.json`, import.meta.url), "utf8")) as Pack }));
  const of = (key: "goal" | "preset"): readonly Markup[] => [
    option("", line("configure-first")),
    ...books.flatMap(({ id, pack }) => Object.keys(pack[key]).map((one) => option(one, named(id, `${key}--${one}`), id))),
  ];
  const copy = (id: string): Markup =>
    markup`<p><button type="button" data-copy="${id}" data-copied="${line("configure-copied")}" data-by-hand="${line("configure-by-hand")}">${both("configure-copy")}</button></p>`;
  return markup`<header><nav><a href="./index.html">${both("pages-home")}</a> <a href="./rules/index.html">${both("pages-title")}</a></nav></header>
<main class="configure"><h1>${both("configure-title")}</h1><p lang="zh-CN">${SAY["zh-CN"]?.("configure-intro") ?? ""}</p><p lang="en">${SAY["en"]?.("configure-intro") ?? ""}</p>
<noscript><p>${both("configure-no-script")}</p></noscript>
<div class="bench"><form id="choices">
${select("how", "configure-way", [option("element", line("configure-way-element")), option("frame", line("configure-way-frame"))])}
<p><label for="base">${both("configure-base")}</label><input id="base" name="base" type="url" inputmode="url" autocomplete="off" aria-describedby="base-help base-wrong"><small id="base-help">${both("configure-base-help")}</small> <small id="base-wrong" role="status"><span hidden>${both("configure-base-wrong")}</span></small></p>
${select("rulebook", "configure-rulebook", books.map(({ id }) => option(id, named(id, "rulebook"))))}
<p data-only="element"><label for="other">${both("configure-other")}</label><input id="other" name="other" type="url" inputmode="url" autocomplete="off" aria-describedby="other-help other-wrong"><small id="other-help">${both("configure-other-help")}</small> <small id="other-wrong" role="status"><span hidden>${both("configure-other-wrong")}</span></small></p>
${select("goal", "configure-goal", of("goal"))}
${select("preset", "configure-preset", of("preset"))}
${select("mode", "configure-open", ["", "answer", "do", "full"].map((mode) => option(mode, line(`configure-open-${mode || "ask"}`))))}
${select("basis", "configure-basis", [option("", line("configure-basis-articles")), option("record", line("configure-basis-record"))])}
${select("locale", "configure-locale", [option("", line("configure-locale-auto")), ...LOCALES.map((locale) => option(locale, SAY[locale]?.(`language-${locale}`) ?? locale))])}
${select("theme", "configure-theme", [option("", line("configure-theme-auto")), option("light", line("configure-theme-light")), option("dark", line("configure-theme-dark"))])}
<p data-only="element"><label for="accent">${both("configure-accent")}</label><input id="accent" name="accent" type="color" value="#0b6b57"></p>
<p data-only="frame"><label for="height">${both("configure-height")}</label><input id="height" name="height" type="number" min="100" max="4000" value="720"></p>
<p data-only="element"><label class="check"><input type="checkbox" id="share" name="share"> ${both("configure-share")}</label></p>
<fieldset><legend>${both("configure-hide")}</legend>${PARTS.map((part) => markup`<label class="check"><input type="checkbox" name="hide" value="${part}"> ${both(`configure-part-${part}`)}</label>`)}</fieldset>
</form>
<section aria-labelledby="preview-title"><h2 id="preview-title">${both("configure-preview")}</h2><div id="preview"></div></section></div>
<section class="code"><h2><label for="code">${both("configure-code")}</label></h2><textarea id="code" readonly rows="6" spellcheck="false"></textarea>${copy("code")}
<div id="css-part" hidden><h2><label for="css">${both("configure-css")}</label></h2><textarea id="css" readonly rows="3" spellcheck="false"></textarea>${copy("css")}</div>
<h2><label for="policy">${both("configure-policy")}</label></h2><textarea id="policy" readonly rows="3" spellcheck="false"></textarea>${copy("policy")}
<p><a id="link" href="./configure.html">${both("configure-link")}</a> <a id="simulator" href="./index.html">${both("configure-simulator")}</a></p></section></main>
<footer><p lang="zh-CN">${SAY["zh-CN"]?.("rehearsal") ?? ""}${disclaimer("zh-CN")}</p><p lang="en">${SAY["en"]?.("rehearsal") ?? ""} ${disclaimer("en")}</p></footer>`.text;
}

export function configure(): Plugin {
  return {
    name: "tuiqun-configure",
    transformIndexHtml: (html) => html.replace("<!--head-->", () => about("pages-configure")).replace("<!--configure-->", () => form()),
  };
}

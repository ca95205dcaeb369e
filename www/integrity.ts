/**
 * One flipped byte in any file is refused: data is fetched with the digest that it had at build, scripts that come later are
 * fetched with theirs before they are imported, and tags in pages bear `integrity`.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

const FIRST = "virtual:tuiqun-integrity/first";
const LATER = "virtual:tuiqun-integrity/later";

/** A digest as `integrity` takes it. */
export const digest = (content: string | Uint8Array): string => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** Names of files, as assets bear them before their hash, with the digests of all files of that name. */
export function digests(first: boolean): Record<string, string> {
  const here = new URL("./", import.meta.url);
  const files = [
    ...readdirSync(new URL("generated/", here)).filter((name) => name.includes(".")).map((name) => `generated/${name}`),
    ...["zh-CN", "en"].flatMap((locale) => ["ui", "later", "engine", "answers"].map((name) => `../texts/${locale}/${name}.ftl`)),
    "pkg/tuiqun_bg.wasm",
    "pkg-answers/tuiqun_bg.wasm",
  ];
  // What the first view needs: the engine, packs, and the first words of the page and of a rulebook.
  const early = (file: string): boolean => /\/ui\.ftl$|\.wasm$|^generated\/[^.]+(\.[^.]+)?\.(bin|ftl)$/.test(file) && !/\.practice\./.test(file);
  const found: Record<string, string> = {};
  for (const file of files.filter((file) => early(file) === first)) {
    const name = file.replace(/^.*\//, "");
    const one = digest(readFileSync(new URL(file, here)));
    found[name] = found[name] === undefined ? one : `${found[name]} ${one}`;
  }
  return found;
}

/**
 * Imports a script once the browser has it with its digest: what is preloaded as a module is what is imported then. What failed
 * may be tried again; browsers that preload no modules (before 2023) import unchecked.
 */
const CHECKED =
  'const __got={},__checked=(u,s)=>__got[u]??=new Promise((y,n)=>{const h=new URL(u,import.meta.url).href,l=document.createElement("link"),e=()=>l.remove();' +
  'if(!l.relList.supports("modulepreload"))return y(h);l.rel="modulepreload";l.crossOrigin="anonymous";l.integrity=s;l.onload=()=>{e();y(h)};l.onerror=()=>{e();n(new TypeError(u))};' +
  'l.href=h;document.head.append(l)}).then(h=>import(h)).catch(e=>{delete __got[u];throw e});';

/** A tag that loads a script or a style sheet of the build. */
const TAG = /<(script|link)([^>]*?)(src|href)="([^"]+\.(?:js|css))"([^>]*)>/g;

/** Without `digests` nothing is checked: who bundles everything anew changes it. */
export function integrity({ digests: checked = true } = {}): Plugin {
  return {
    name: "tuiqun-integrity",
    enforce: "post",
    resolveId: (id) => (id === FIRST || id === LATER ? `\0${id}` : null),
    load: (id) => (id === `\0${FIRST}` || id === `\0${LATER}` ? `export default ${JSON.stringify(checked ? digests(id.endsWith("first")) : {})}` : null),
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        if (!checked) return;
        const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
        const name = (path: string): string => path.replace(/^.*\//, "");
        const byName = new Map(chunks.map((chunk) => [name(chunk.fileName), chunk]));
        // What is imported later has to be as it will be when its digest is taken.
        const done = new Set<string>();
        const finish = (chunk: (typeof chunks)[number]): void => {
          if (done.has(chunk.fileName)) return;
          done.add(chunk.fileName);
          for (const next of [...chunk.imports, ...chunk.dynamicImports]) {
            const found = byName.get(name(next));
            if (found) finish(found);
          }
          let used = false;
          const code = chunk.code.replace(/\bimport\((["'`])(\.{1,2}\/[^"'`]+)\1\)/g, (whole, _quote, path: string) => {
            const imported = byName.get(name(path));
            if (!imported) return whole;
            used = true;
            return `__checked("${path}","${digest(imported.code)}")`;
          });
          if (used) chunk.code = `${CHECKED}${code}`;
          if (chunk.fileName === "tuiqun.js") chunk.code = shell(chunk.code, (path) => byName.get(name(path))?.code ?? "");
        };
        for (const chunk of chunks) finish(chunk);
        const styles = Object.values(bundle).filter((one) => one.type === "asset" && one.fileName.endsWith(".css"));
        const contents = new Map([...byName].map(([file, { code }]): [string, string | Uint8Array] => [file, code]));
        for (const style of styles) if (style.type === "asset") contents.set(name(style.fileName), style.source);
        // The many pages of single rules name nothing but a style sheet, by digest already.
        const pages = Object.values(bundle).filter((one) => one.type === "asset" && /^(\w+|rules\/index)\.html$/.test(one.fileName));
        for (const page of pages) {
          if (page.type !== "asset" || typeof page.source !== "string") continue;
          page.source = page.source.replace(TAG, (tag, kind: string, before: string, attribute: string, path: string, after: string) => {
            const content = contents.get(name(path));
            if (content === undefined || tag.includes("integrity=")) return tag;
            // What a script imports at once is checked by a tag of its own, before it.
            const imported = kind === "script" ? (byName.get(name(path))?.imports ?? []).filter((next) => byName.has(name(next))) : [];
            const first = imported.map((next) => {
              const from = `${path.replace(/[^/]*$/, "")}${name(next)}`;
              return `<script type="module" crossorigin src="${from}" integrity="${digest(contents.get(name(next)) ?? "")}"></script>\n    `;
            });
            return `${first.join("")}<${kind}${before}${attribute}="${path}" integrity="${digest(content)}"${after}>`;
          });
        }
      },
    },
  };
}

/** The stable entry imports the scripts behind it with their digests: who pins the entry pins everything. */
function shell(code: string, content: (path: string) => string): string {
  /** Where each name comes from: a script, and its name there. */
  const locals = new Map<string, readonly [string, string]>();
  const given = new Map<string, readonly [string, string]>();
  for (const statement of code.split(";").map((part) => part.trim()).filter(Boolean)) {
    const [, verb, names, path] = /^(import|export)\s*(?:\{([^}]*)\})?\s*(?:from)?\s*(?:"([^"]+)")?$/.exec(statement) ?? [];
    if (verb === undefined || (names === undefined && path === undefined)) throw new Error(`the entry is no shell any more: ${statement.slice(0, 120)}`);
    for (const [from = "", to = from] of (names ?? "").split(",").filter(Boolean).map((name) => name.trim().split(/\s+as\s+/))) {
      const source = path === undefined ? locals.get(from) : ([path, from] as const);
      if (source === undefined) throw new Error(`the entry gives what it does not import: ${from}`);
      (verb === "import" ? locals : given).set(to, source);
    }
  }
  const paths = [...new Set([...given.values()].map(([path]) => path))];
  const loaded = paths.map((path) => `__checked("${path}","${digest(content(path))}")`);
  const names = [...given].map(([to, [path, from]]) => `${to}=m[${paths.indexOf(path)}].${from}`);
  return `${CHECKED}const m=await Promise.all([${loaded.join(",")}]);export const ${names.join(",")};`;
}

/** What the configurator hands out: code, style, policy. All of it is text. */

/** What was chosen. Empty texts are left out. */
export interface Choices {
  readonly how: "element" | "frame";
  /** Where the files are, with a slash at the end. */
  readonly base: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly share: boolean;
  readonly accent: string;
  readonly height: string;
}

/** The version and the digests of the files, as `integrity.json` lists them. */
export interface Digests {
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** The accent that is there without a style. */
export const ACCENT = "#0b6b57";

const escape = (text: string): string => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
const attributes = (all: readonly (readonly [string, string])[], prefix = ""): string => all.map(([name, value]) => ` ${prefix}${name}="${escape(value)}"`).join("");
const said = (choices: Choices): [string, string][] => Object.entries(choices.attributes).filter(([, value]) => value !== "");

/** The lines to copy. The entry is pinned: its version in the address, its digest beside it. */
export function code(choices: Choices, { version, files }: Digests, fallback: string): string {
  const frame = choices.how === "frame";
  const entry = `v${version}/${frame ? "embed.js" : "tuiqun.js"}`;
  const pinned = attributes([["src", `${choices.base}${entry}`], ["integrity", files[entry] ?? ""], ["crossorigin", "anonymous"]]);
  if (frame) return `<script async${pinned}${attributes([...said(choices), ["height", choices.height]], "data-")}></script>`;
  return `<script type="module"${pinned}></script>\n<tui-qun${attributes(said(choices))}${choices.share ? " share" : ""}>\n  <p>${escape(fallback)}</p>\n</tui-qun>`;
}

/** What goes into the host's style sheet; nothing where nothing differs. */
export function css(choices: Choices): string {
  return choices.how === "element" && choices.accent !== ACCENT ? `tui-qun {\n  --tuiqun-accent: ${choices.accent};\n}` : "";
}

/** The lines of a policy that allow it, and nothing else. */
export function policy(choices: Choices): string {
  const { origin } = new URL(choices.base);
  const { rulebook = "" } = choices.attributes;
  const other = URL.canParse(rulebook) ? new URL(rulebook).origin : origin;
  const connect = other === origin ? origin : `${origin} ${other}`;
  return choices.how === "frame"
    ? `script-src ${origin}; frame-src ${origin}`
    : `script-src ${origin} 'wasm-unsafe-eval'; connect-src ${connect}; img-src ${origin}; trusted-types lit-html`;
}

import { defineConfig, type Plugin } from "vite";
import { fallback, rulebooks } from "./fallback.ts";
import { integrity } from "./integrity.ts";
import { rules } from "./rules.ts";

/** Takes the indentation out of templates and the blanks out of the style sheet: no minifier of scripts looks into either. */
const compactTemplates = (): Plugin => ({
  name: "tuiqun-compact-templates",
  transform(code, id) {
    if (/[/-]styles\.ts$/.test(id)) return code.replace(/\s*\n\s*/g, " ").replace(/ ?([{};]) ?/g, "$1").replace(/([:,]) /g, "$1");
    return /\/src\/page\/[\w-]+\.ts$/.test(id) ? code.replace(/\n\s+/g, "\n") : null;
  },
});

/** Parts that come later bring no style sheets and nothing to preload: their imports need no helper. */
const plainImports = (): Plugin => ({
  name: "tuiqun-plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
});

/** The bundler's own loops over exports go through inherited keys too, which a page may have polluted. */
const ownExports = (): Plugin => ({
  name: "tuiqun-own-exports",
  renderChunk(code) {
    const loop = "for (var name in all) {";
    if (!code.includes("__exportAll = (")) return null;
    if (!code.includes(loop)) throw new Error("the bundler writes its exports otherwise now");
    return code.replace(loop, "for (var name of Object.keys(all)) {");
  },
});

export default defineConfig({
  // Any sub-path of any static host.
  base: "./",
  plugins: [plainImports(), compactTemplates(), ownExports(), fallback(), rules(rulebooks), integrity()],
  assetsInclude: ["**/*.ftl"],
  define: { RULE_PAGES: JSON.stringify("../rules/") },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { index: "index.html", embed: "embed.html", tuiqun: "src/tuiqun.ts" },
      // tuiqun.js is a shell around a hashed chunk: under whatever query or stable address a page names it, there is one engine.
      preserveEntrySignatures: "strict",
      output: {
        entryFileNames: (chunk) => (chunk.name === "tuiqun" ? "tuiqun.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});

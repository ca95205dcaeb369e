// The npm package: the engine for programs, the element for pages, with the files that they need beside them.
import { defineConfig, type Plugin } from "vite";
import { fallback } from "./fallback.ts";
import { icons } from "./icons.ts";
import { integrity } from "./integrity.ts";
import { CSS_TARGET, ownExports, plainImports } from "./plugins.ts";

/**
 * What bundlers of hosts expect: a file beside a script is `new URL("…", import.meta.url)` and nothing around it, and no name is
 * one that they give themselves.
 */
const plain = (): Plugin => ({
  name: "tuiqun-plain",
  renderChunk: (code) => code.replace(/(?:""|``) ?\+ ?new URL\(/g, "new URL(").replaceAll("__vitePreload", "importLater"),
});

export default defineConfig({
  base: "./",
  plugins: [plainImports(), ownExports(), fallback(), integrity({ digests: false }), plain(), icons()],
  assetsInclude: ["**/*.ftl", "**/*.bin"],
  define: { RULE_PAGES: "null" },
  publicDir: false,
  build: {
    outDir: "../target/npm/tuiqun",
    emptyOutDir: true,
    target: "es2023",
    cssTarget: CSS_TARGET,
    cssMinify: "lightningcss",
    assetsInlineLimit: 0,
    minify: false,
    modulePreload: false,
    rolldownOptions: {
      input: { index: "src/engine/index.ts", node: "src/node.ts", element: "src/element.ts", define: "src/define.ts" },
      preserveEntrySignatures: "strict",
      external: [/^node:/, /^lit(\/|$)/, /^@fluent\//, "ical-generator"],
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});

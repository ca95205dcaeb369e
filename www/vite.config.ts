import { defineConfig } from "vite";
import { fallback, rulebooks } from "./fallback.ts";
import { icons } from "./icons.ts";
import { integrity } from "./integrity.ts";
import { CSS_TARGET, ownExports, plainImports } from "./plugins.ts";
import { preload } from "./preload.ts";
import { rules } from "./rules.ts";

export default defineConfig({
  // Any sub-path of any static host.
  base: "./",
  plugins: [plainImports(), ownExports(), fallback(), rules(rulebooks), integrity(), preload(), icons()],
  assetsInclude: ["**/*.ftl", "**/*.bin"],
  define: { RULE_PAGES: JSON.stringify("../rules/") },
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2023",
    cssTarget: CSS_TARGET,
    cssMinify: "lightningcss",
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

// The loader of frames: one classic script, which finds itself by document.currentScript.
import { defineConfig } from "vite";
import { LOCALES, words } from "./fallback.ts";

export default defineConfig({
  publicDir: false,
  define: {
    WORDS: JSON.stringify(
      Object.fromEntries(
        LOCALES.map((locale) => {
          const t = words(locale, ["embed"]);
          return [locale, { title: t("embed-title"), silent: t("embed-silent"), help: t("embed-silent", "help") }];
        }),
      ),
    ),
  },
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2020",
    lib: { entry: "src/embed/loader.ts", formats: ["iife"], name: "tuiqunEmbed", fileName: () => "embed.js" },
  },
});

// The loader of frames: one classic script, which finds itself by document.currentScript.
import { defineConfig } from "vite";
import { loaderWords } from "./fallback.ts";

export default defineConfig({
  publicDir: false,
  define: { WORDS: loaderWords() },
  build: {
    outDir: "../dist",
    emptyOutDir: false,
    target: "es2020",
    lib: { entry: "src/embed/loader.ts", formats: ["iife"], name: "tuiqunEmbed", fileName: () => "embed.js" },
  },
});

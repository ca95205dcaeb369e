// The configurator: it takes the element from the entry beside it, as hosts do, and brings nothing of it.
import { defineConfig } from "vite";
import { configure } from "./configure.ts";
import { loaderWords } from "./fallback.ts";
import { integrity } from "./integrity.ts";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [configure(), integrity()],
  define: { WORDS: loaderWords() },
  build: { outDir: "../dist", emptyOutDir: false, target: "es2023", assetsInlineLimit: 0, modulePreload: false, rolldownOptions: { input: "configure.html" } },
});

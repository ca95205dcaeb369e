// The engine alone, for the tests in Node: with the build that can trap on purpose.
import { defineConfig } from "vite";
import { integrity } from "./integrity.ts";

export default defineConfig({
  resolve: { alias: [{ find: /^.*\/pkg(-answers)?\/tuiqun\.js$/, replacement: new URL("./pkg-trap/tuiqun.js", import.meta.url).pathname }] },
  plugins: [integrity()],
  publicDir: false,
  build: {
    outDir: "../tests/web/out",
    emptyOutDir: true,
    target: "es2023",
    minify: false,
    lib: { entry: "src/engine/lib.ts", formats: ["es"], fileName: "engine" },
    // One file, so that a page can be given it.
    rolldownOptions: { output: { codeSplitting: false } },
  },
});

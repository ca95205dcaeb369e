import { defineConfig } from "vite";
import { fallback } from "./fallback.ts";

export default defineConfig({
  // Any sub-path of any static host.
  base: "./",
  plugins: [fallback()],
  assetsInclude: ["**/*.ftl"],
  build: {
    outDir: "../dist",
    emptyOutDir: true,
    target: "es2023",
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { index: "index.html", tuiqun: "src/tuiqun.ts" },
      // Keeps tuiqun.js one file instead of a shell around a hashed chunk.
      preserveEntrySignatures: "allow-extension",
      output: {
        entryFileNames: (chunk) => (chunk.name === "tuiqun" ? "tuiqun.js" : "assets/[name]-[hash].js"),
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
      },
    },
  },
});

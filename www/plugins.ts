/** Small changes to what the bundler writes, shared by the site and the package. */
import type { Plugin } from "vite";

/** Takes the indentation out of templates and the blanks out of the style sheet: no minifier of scripts looks into either. */
export const compactTemplates = (): Plugin => ({
  name: "tuiqun-compact-templates",
  transform(code, id) {
    if (/[/-]styles\.ts$/.test(id)) return code.replace(/\s*\n\s*/g, " ").replace(/ ?([{};]) ?/g, "$1").replace(/([:,]) /g, "$1");
    return /\/src\/page\/[\w-]+\.ts$/.test(id) ? code.replace(/\n\s+/g, "\n") : null;
  },
});

/** Parts that come later bring no style sheets and nothing to preload: their imports need no helper. */
export const plainImports = (): Plugin => ({
  name: "tuiqun-plain-imports",
  enforce: "pre",
  load: (id) => (id === "\0vite/preload-helper.js" ? "export const __vitePreload = (load) => load();" : null),
});

/** The bundler's own loops over exports go through inherited keys too, which a page may have polluted. */
export const ownExports = (): Plugin => ({
  name: "tuiqun-own-exports",
  renderChunk(code) {
    const loop = "for (var name in all) {";
    if (!code.includes("__exportAll = (")) return null;
    if (!code.includes(loop)) throw new Error("the bundler writes its exports otherwise now");
    return code.replace(loop, "for (var name of Object.keys(all)) {");
  },
});

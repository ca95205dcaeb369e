/** Small changes to what the bundler writes, shared by the site and the package. */
import type { Plugin } from "vite";

/** The oldest browsers that styles are written for: what is newer in a sheet is put as these know it. */
export const CSS_TARGET = ["chrome105", "firefox110", "safari16"];

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

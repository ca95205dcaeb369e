/** Icons of Bootstrap Icons, as the paths that each consists of: no markup has to be trusted. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Plugin } from "vite";

const PREFIX = "virtual:tuiqun-icon/";
const require = createRequire(import.meta.url);

export const icons = (): Plugin => ({
  name: "tuiqun-icons",
  resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : null),
  load(id) {
    if (!id.startsWith(`\0${PREFIX}`)) return null;
    const name = id.slice(PREFIX.length + 1);
    const source = readFileSync(require.resolve(`bootstrap-icons/icons/${name}.svg`), "utf8");
    const paths = [...source.matchAll(/<path d="([^"]+)"\/>/g)].map(([, path]) => path);
    // Anything but plain paths would be lost.
    if (paths.length === 0 || (source.match(/<(?!\/?svg|path)/g) ?? []).length > 0) throw new Error(`${name} is no icon of plain paths`);
    return `export default ${JSON.stringify(paths)}`;
  },
});

// Folders of hosts, put together under target/hosts/: sites as their authors would have them, with what they install at hand.
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "./server.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const MODULES = join(root, "www/node_modules");

/** Puts the package where an installation would have put it. */
export const install = (path) => cpSync(join(root, "target/npm/tuiqun"), join(path, "node_modules/tuiqun"), { recursive: true });

/** A folder with these files, and these packages in its node_modules; `tuiqun` is the package as it would be published. */
export function folder(name, files, packages = []) {
  const path = join(root, "target/hosts", name);
  rmSync(path, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  }
  for (const one of packages) {
    if (one === "tuiqun") {
      install(path);
      continue;
    }
    const to = join(path, "node_modules", one);
    mkdirSync(dirname(to), { recursive: true });
    symlinkSync(join(MODULES, one), to);
  }
  return path;
}

/** The files of the site, without the many pages of rules, for a folder of a host. */
export function site(to) {
  cpSync(DIST, to, { recursive: true, filter: (path) => !path.startsWith(join(DIST, "rules")) });
}

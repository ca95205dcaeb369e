// What axe finds on a page. The policy of a page forbids injected scripts; the evaluate of the test tool does not go through it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe leaves out unless it is asked for: the size of what is tapped (WCAG 2.2, 2.5.8). */
const MORE = { "target-size": { enabled: true } };

/** Every violation as a line; `options` are those of `axe.run`. */
export async function violations(page, options = {}) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate(
    async (options) => {
      // What a bar that stays at an edge covers is tapped after a scroll, and 2.5.8 asks for its size then: the bars stand where the flow has them.
      const within = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
      const bars = within(document).flatMap((one) => (getComputedStyle(one).position === "sticky" ? [{ style: one.style, position: one.style.position }] : []));
      for (const { style } of bars) style.position = "static";
      try {
        return await globalThis.axe.run(document, { resultTypes: ["violations"], ...options });
      } finally {
        for (const { style, position } of bars) style.position = position;
      }
    },
    { rules: MORE, ...options },
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`);
}

// A browser for tests, and pages that report what no page may do: errors, violations of the policy, strange requests.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../www/package.json", import.meta.url));
const { chromium } = require("playwright-core");

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });

/** Opens a page and collects what goes wrong on it. */
export async function open(browser, url, { width = 1280, height = 900, scheme = "light", locale = "zh-CN", javaScript = true, forced = false } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: "reduce",
    forcedColors: forced ? "active" : "none",
    javaScriptEnabled: javaScript,
  });
  const page = await context.newPage();
  const problems = [];
  const folder = url.startsWith("about:") ? url : new URL(".", url).href;
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(folder)) problems.push(`request: ${request.url()}`);
  });
  if (javaScript) {
    await page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener("securitypolicyviolation", (event) =>
        globalThis.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
      );
    });
  }
  await page.goto(url);
  return {
    page,
    context,
    /** What the page warned of in the console. */
    warnings,
    /** Everything that went wrong. */
    async problems() {
      const violations = javaScript ? await page.evaluate(() => globalThis.violations) : [];
      return [...problems, ...violations.map((violation) => `policy: ${violation}`)];
    },
  };
}

/** The address of the view that shows everything. */
export const full = (url) => `${url}#tuiqun?view=full`;

/** Until everything that was set going on a page is drawn: what elements still owe, and the tasks and frames after it. */
export const drawn = (page) =>
  page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await Promise.all([...document.querySelectorAll("tui-qun")].map((element) => element.updateComplete));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    }
  });

/** Until a page has come to rest: nothing is fetched any more, so that what has not come will not. */
export const rest = (page) => page.waitForLoadState("networkidle");

/** Waits until the simulator answers: with a question, or, where everything is shown at once, with the answer. */
export const ready = (page) => page.locator('tui-qun .app:not([data-mode="full"]), tui-qun .app[data-mode="full"] .verdict').first().waitFor();

// What the browser tests of a file share: one browser and one served site, both gone after the last of them.
import { after } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

/** Begins; `breaks` and `options` are those of {@link serve}. */
export async function stage(breaks, options) {
  const [browser, site] = [await launch(), await serve(breaks, options)];
  after(async () => {
    await browser.close();
    site.close();
  });
  return { browser, site };
}

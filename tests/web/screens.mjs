// The main screens of the simulator, each as the steps that lead to it from a fresh page: for the gallery, and for what is
// checked on every one of them.
import { full } from "./browser.mjs";

const OWNER = "rulebook=wechat-group&goal=gone&f.role=owner&f.kind=ordinary&f.members=120&f.device=ios";
const CANCELS = "rulebook=official-account&preset=person_cancels&goal=cancel";
/** The views with addresses of their own; every other screen is reached from the view that shows everything. */
const VIEWS = {
  first: "",
  question: `#tuiqun?${OWNER}&view=ask&ask=members`,
  advice: `#tuiqun?${OWNER}&view=answer`,
  doing: `#tuiqun?${OWNER}&view=do`,
  differs: `#tuiqun?${CANCELS}&view=answer`,
  by_record: `#tuiqun?${CANCELS}&view=answer&basis=record`,
};

/** Where a screen begins. */
export const address = (url, name) => (name in VIEWS ? `${url}${VIEWS[name]}` : full(url));

/** Shows a page in a language, with all its words. */
export async function speak(page, locale) {
  await page.locator(`[data-locale="${locale}"]`).click();
  await page.locator(`.app[lang="${locale}"]`).waitFor();
  if ((await page.locator('.app[data-mode="full"]').count()) === 0) return;
  await page.locator("tui-situation form").waitFor();
  await page.locator("tui-qun .source-first").first().waitFor();
}

const preset = async (page, id) => {
  await page.locator(`[data-preset="${id}"]`).evaluate((button) => button.click());
};
const phone = async (page, challenge, ...items) => {
  await page.locator("[data-phone]").click();
  await page.locator(`[data-challenge="${challenge}"]`).click();
  for (const item of items) await page.locator(`.items [data-item="${item}"]`).click();
};

/** Each gives what is to be looked at, or nothing for the top of the page. */
export const screens = {
  first: async (page) => {
    await page.locator("#ask-title").waitFor();
    return null;
  },
  question: async (page) => {
    await page.locator(".ask .typed").waitFor();
    return null;
  },
  advice: async (page) => {
    await page.locator('.advice[aria-busy="false"] .step-card').first().waitFor();
    await page.locator("details.fold.after > summary").click();
    await page.locator(".moments li").first().waitFor();
    return null;
  },
  doing: async (page) => {
    await page.locator("tui-phone .device").waitFor();
    await page.locator(".strip h1").waitFor();
    return null;
  },
  differs: async (page) => {
    // Open of itself, for that is all there is to say.
    await page.locator('.advice[aria-busy="false"] details.basis[open]').waitFor();
    return null;
  },
  by_record: async (page) => {
    await page.locator('.advice[aria-busy="false"] .step-card').first().waitFor();
    await page.locator("details.basis > summary").click();
    return null;
  },
  start: async () => null,
  answer: async (page) => page.locator("tui-answer"),
  situation: async (page) => page.locator("tui-situation"),
  ways: async (page) => {
    await page.locator("[data-ways]").click();
    await page.locator("[data-take]").first().waitFor();
    await page.locator("tui-ways .why > summary").click();
    await page.locator("[data-why]").first().waitFor();
    return page.locator("tui-ways");
  },
  plans: async (page) => {
    await preset(page, "owner_wants_out");
    await page.locator("[data-plan]").click();
    await page.locator("article.plan").first().waitFor();
    await page.locator("article.plan details:not(.take-along) > summary").first().click();
    await page.locator("[data-sample]").first().click();
    await page.locator(".chances").first().waitFor();
    await page.locator("article.plan .take-along > summary").first().click();
    await page.locator(".take-along textarea").first().waitFor();
    return page.locator("tui-plans");
  },
  action: async (page) => {
    await preset(page, "forty_members");
    await page.locator('[data-action="dissolve"] .action-head').click();
    await page.locator('[data-action="dissolve"] .panel').waitFor();
    return page.locator('[data-action="dissolve"]');
  },
  afterwards: async (page) => {
    await preset(page, "member_leaves");
    await page.locator('[data-action="leave"] .action-head').click();
    await page.locator('[data-action="leave"] .primary').click();
    await page.locator("#afterwards-title").waitFor();
    return page.locator("tui-afterwards");
  },
  phone: async (page) => {
    await phone(page, "an_owner_without_exit", "nowhere");
    return page.locator("tui-phone");
  },
  blocked: async (page) => {
    await phone(page, "money_in_the_till", "chat", "top_right_menu", "group_admin", "transfer");
    return page.locator("tui-phone");
  },
  window: async (page) => {
    await phone(page, "unopened_packets", "waiting");
    return page.locator("tui-phone");
  },
  keep: async (page) => {
    await page.locator("[data-save]").click();
    await page.locator(".shelf li").waitFor();
    return page.locator("tui-keep");
  },
};

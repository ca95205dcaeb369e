// The main screens of the simulator, each as the steps that lead to it from a fresh page: for the gallery, and for what is
// checked on every one of them.

/** Shows a page in a language, with all its words. */
export async function speak(page, locale) {
  await page.locator("#locale").selectOption(locale);
  await page.locator(`.app[lang="${locale}"]`).waitFor();
  await page.locator("tui-guide section").waitFor();
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
  start: async () => null,
  answer: async (page) => page.locator("tui-answer"),
  situation: async (page) => page.locator("tui-situation"),
  question: async (page) => {
    await page.locator("[data-guide]").click();
    await page.locator("tui-guide form").waitFor();
    return page.locator("tui-guide");
  },
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

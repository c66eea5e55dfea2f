// The first page, in the language that is asked for or was chosen.

import { expect, test } from "../test.mjs";

for (const [language, link] of [
  ["zh-CN", "外汇账户"],
  ["en", "Forex account"],
]) {
  test(`the landing page speaks ${language}`, async ({ page }) => {
    const answer = await page.goto(`/?lang=${language}`);
    expect(answer.status()).toBe(200);
    await expect(page.locator("html")).toHaveAttribute("lang", language);
    await expect(page.locator(".nav").getByRole("link", { name: link })).toBeVisible();
  });
}

test("language, look and large type are chosen with one press each and stay", async ({ page }) => {
  await page.goto("/help");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("button", { name: "Large text" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-elder");
  await page.goto("/rules");
  for (const [name, value] of [["lang", "en"], ["data-theme", "dark"], ["data-elder", ""]]) {
    await expect(page.locator("html")).toHaveAttribute(name, value);
  }
});

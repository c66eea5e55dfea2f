import { expectAccessible, expectNoHorizontalScroll } from "../checks.mjs";
import { picture } from "../pictures.mjs";
import { expect, test } from "../test.mjs";

for (const language of ["zh-CN", "en"]) {
  test.describe(`the landing page in ${language} @postgres`, () => {
    test.beforeEach(async ({ page }) => {
      const answer = await page.goto(`/?lang=${language}`);
      expect(answer.status()).toBe(200);
    });

    test("speaks that language", async ({ page }) => {
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await picture(page, `landing-${language}`);
    });

    test("is accessible", async ({ page }) => {
      await expectAccessible(page);
    });

    test("fits a narrow screen", async ({ page }) => {
      await expectNoHorizontalScroll(page);
    });
  });
}

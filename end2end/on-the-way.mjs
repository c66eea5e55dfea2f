// Forms that are refused and codes that are asked for, as the pages that one meets on the way are looked at.

import { expect, test } from "@playwright/test";
import { expectForEverybody } from "./checks.mjs";

/** Presses the first button of the form that is shown, whatever the language. */
export async function go(page) {
  await page.locator("main form .btn").first().click();
}

/** The page of a code as it comes, and after a wrong code. */
export async function aCodeIsAskedFor(page, address, field = "code") {
  await test.step(String(address), async () => {
    await expect(page).toHaveURL(address);
    await expectForEverybody(page);
    await page.locator(`#${field}`).fill("00000");
    await go(page);
    await refused(page);
  });
}

/** The page came back refused. */
export async function refused(page) {
  await expect(page.locator(".errsum")).toBeVisible();
  await expectForEverybody(page);
}

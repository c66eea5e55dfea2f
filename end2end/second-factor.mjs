// Setting up a second factor, as staff must and applicants may.

import { expect } from "@playwright/test";
import { fill } from "./fields.mjs";

/** The secret as it is typed into an authenticator that cannot scan. */
export async function secretOf(page) {
  await expect(page.locator("main .qr svg")).toBeVisible();
  return page.locator("main li .num").innerText();
}

/** Sets one up on the page that shows its secret; `codeOf` tells what an authenticator shows. Resolves to secret and codes. */
export async function enrol(page, codeOf) {
  const secret = await secretOf(page);
  await fill(page, { code: await codeOf(secret) });
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "备用码" })).toBeVisible();
  const codes = await page.locator("main li .num").allInnerTexts();
  await page.getByRole("link", { name: "已经记下，继续" }).click();
  return { secret, codes };
}

// Reads what the server has sent, from the demonstration's mailbox page.
// That page holds the newest letter first, each `<article data-to="ADDRESS OR NUMBER">`; a code stands in `<code>`.

import { expect } from "@playwright/test";

const ADDRESS = "/demo/mailbox";

/** The newest letter or short message to somebody, once it is there: a locator in a page of its own. */
export async function letterTo(context, recipient) {
  const page = await context.newPage();
  const letter = page.locator(`article[data-to=${JSON.stringify(recipient)}]`).first();
  await expect(async () => {
    await page.goto(ADDRESS);
    expect(await letter.count()).toBe(1);
  }).toPass();
  return letter;
}

/** The code in the newest message to somebody. */
export async function codeFor(context, recipient) {
  const letter = await letterTo(context, recipient);
  const code = await letter.locator("code").innerText();
  await letter.page().close();
  return code;
}

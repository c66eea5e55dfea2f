// A session that nears its end, and what comes out of a printer.

import { pageOf } from "../applicant.mjs";
import { typed } from "../fields.mjs";
import { begunApplication, submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

test("five minutes before a session ends somebody who types is warned and goes on with one press", async ({ page }) => {
  const { application } = await begunApplication(page);
  await page.clock.install();
  await page.goto(pageOf(application, "contact"));
  await page.locator("#address").fill("宁波市海曙区青石弄 12 号");
  const warning = page.getByText("再过 5 分钟登录就要结束了");
  await expect(page.getByText("页面不操作的话，登录到")).toBeVisible();
  await page.clock.runFor("24:00");
  await expect(warning).toBeHidden();
  await page.clock.runFor("02:00");
  await expect(warning).toBeVisible();

  const extended = page.waitForResponse((response) => response.url().endsWith("/session/extend"));
  await page.getByRole("button", { name: "继续填写" }).click();
  expect((await extended).status()).toBe(200);
  await expect(warning).toBeHidden();
  expect(await typed(page, "address")).toBe("宁波市海曙区青石弄 12 号");
  await test.step("the warning comes again when its time comes again", async () => {
    await page.clock.runFor("26:00");
    await expect(warning).toBeVisible();
  });
});

test("a receipt is printed on one sheet, without the frame of the site", async ({ page, papers }) => {
  const { application, reference } = await submittedApplication(page, papers);
  await page.goto(`/cases/${application}/receipt`);
  await page.emulateMedia({ media: "print" });
  for (const part of [".nav", ".top", ".foot", ".skip", ".crumbs", ".back", "main .btn"]) {
    for (const element of await page.locator(part).all()) await expect(element).toBeHidden();
  }
  await expect(page.locator(".receipt")).toBeVisible();
  await expect(page.locator(".receipt")).toContainText(reference);
  await expect(page.locator(".receipt .qr svg")).toBeVisible();
  const sheets = await page.pdf({ preferCSSPageSize: true });
  expect(sheets.toString("latin1").match(/\/Type \/Page\b/gu)).toHaveLength(1);
});

test("the answers and the case of an applicant are printed without the frame of the site", async ({ page, papers }) => {
  const { application } = await submittedApplication(page, papers);
  await page.emulateMedia({ media: "print" });
  for (const address of [`/cases/${application}`, `/cases/${application}/answers`, "/rules", "/"]) {
    await page.goto(address);
    for (const part of [".nav", ".top", ".foot", ".skip"]) {
      for (const element of await page.locator(part).all()) await expect(element, `${part} of ${address}`).toBeHidden();
    }
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

// An individual seller, from the first question to the receipt.

import { answersOf, papersOf } from "../answers.mjs";
import {
  answerPage,
  applicationOf,
  checkWhetherIMayApply,
  fillInApplication,
  fillRegistration,
  pageOf,
  referenceOf,
  register,
  startApplication,
  submit,
} from "../applicant.mjs";
import { typed } from "../fields.mjs";
import { letterTo } from "../mailbox.mjs";
import { PHONE, fullWidth, somebody } from "../people.mjs";
import { expect, test } from "../test.mjs";

for (const [how, options] of [
  ["with JavaScript @postgres", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
  ["on a phone", PHONE],
]) {
  test.describe(how, () => {
    test.use(options);

    test("somebody checks, registers, applies and gets a receipt that anyone can verify", async ({
      page,
      papers,
      visitor,
    }) => {
      const person = somebody();
      await checkWhetherIMayApply(page);
      const application = await registerOnTheWay(page, person);
      await fillInApplication(page, application, { answers: answersOf(person), papers: papersOf(papers) });
      await everythingIsFilledIn(page, application);
      await submit(page, person, application);
      const reference = await referenceOf(page);
      await receiptIsComplete(page);
      await aStrangerVerifies(await visitor(), await verificationCode(page), reference);
      await aLetterConfirms(page, person, reference);
      await theCaseShowsItsTimeline(page, application, reference);
    });
  });
}

/** Begins from the result of the check: whoever has no account makes one and goes on where they were. */
async function registerOnTheWay(page, person) {
  await page.getByRole("button", { name: "开始申请" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "登录" })).toBeVisible();
  await page.getByRole("link", { name: "没有账号，去注册" }).click();
  await fillRegistration(page, person);
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("没有找到这个页面");
  if (!page.url().includes("/forex/applications/")) return startApplication(page);
  return applicationOf(page);
}

async function everythingIsFilledIn(page, application) {
  await page.goto(`/forex/applications/${application}`);
  await expect(page.getByText("全部填完了。请核对一遍，再提交。")).toBeVisible();
  await page.getByRole("link", { name: "核对并提交" }).click();
  await expect(page).toHaveURL(/\/submit$/u);
}

async function receiptIsComplete(page) {
  await expect(page.locator(".receipt header .num")).toHaveText(/^[0-9A-Z][0-9A-Z-]{5,}$/u);
  await expect(page.locator(".receipt .qr svg")).toBeVisible();
  await expect(page.locator(".receipt")).toContainText("银行最晚答复");
  const file = await page.request.get(new URL("receipt.txt", `${page.url()}`).href);
  expect(file.headers()["content-disposition"]).toContain("attachment");
  expect(await file.text()).toContain(await referenceOf(page));
}

async function verificationCode(page) {
  return page.locator(".receipt dl div").filter({ hasText: "核验码" }).locator(".num").innerText();
}

async function aStrangerVerifies(page, code, reference) {
  await page.goto(`/verify/${code}`);
  await expect(page.locator("main")).toContainText(reference);
  await expect(page.locator("main")).toContainText("外汇账户开立");
  await expect(page.locator(".notice.ok")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("林晓雯");
  await page.goto("/verify");
  await page.locator("#code").fill(code.toLowerCase());
  await page.locator("#code").press("Enter");
  await expect(page.locator(".notice.ok")).toBeVisible();
  const other = (code.startsWith("0") ? "1" : "0") + code.slice(1);
  const unknown = await page.goto(`/verify/${other}`);
  expect(unknown.status()).toBe(404);
}

async function aLetterConfirms(page, person, reference) {
  const letter = await letterTo(page.context(), person.email, reference);
  await expect(letter).toContainText(reference);
  await letter.page().close();
}

async function theCaseShowsItsTimeline(page, application, reference) {
  await page.goto("/cases");
  await page.getByRole("link", { name: reference }).click();
  await expect(page).toHaveURL(new RegExp(`/cases/${application}$`, "u"));
  await expect(page.locator(".tl li").first()).toContainText("已提交");
  await expect(page.locator(".tl li").first().locator("time")).toHaveAttribute("datetime", /^2026-11-2/u);
  await page.getByRole("link", { name: "为什么是这一天" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "为什么是这一天" })).toBeVisible();
  await expect(page.locator("tbody tr").first()).toContainText("2026 年 11 月");
}

test("an identity number with full-width digits and spaces is accepted, kept as typed and read", async ({ page }) => {
  const person = somebody();
  await register(page, person);
  const application = await startApplication(page);
  await page.goto(pageOf(application, "identity"));
  const number = fullWidth(person.number);
  await answerPage(page, "identity", { ...answersOf(person).identity, number });
  await page.goto(pageOf(application, "identity"));
  expect(await typed(page, "number")).toBe(number.trim());
  await expect(page.locator("main")).toContainText("出生日期：1990 年 5 月");
  await page.goto(`/forex/applications/${application}/submit`);
  await expect(page.locator("main")).toContainText(person.number);
});

// What an applicant does, step by step. All in Chinese, as nearly all of them read it.

import { expect } from "@playwright/test";
import { fill, fillVisible } from "./fields.mjs";
import { codeFor } from "./mailbox.mjs";
import { PASSWORD } from "./people.mjs";

/** Finds out without an account that one may apply. */
export async function checkWhetherIMayApply(page) {
  await page.goto("/forex");
  await page.getByRole("link", { name: "先看看我能不能办" }).click();
  await fill(page, { applicant: "individual" });
  await page.getByRole("button", { name: "下一步" }).click();
  await fill(page, {
    age: "adult",
    document: "resident_id",
    validity: "valid",
    shop: "platform",
    proof: "ready",
  });
  await page.getByRole("button", { name: "看结果" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "您可以申请" })).toBeVisible();
}

/** Registers with an e-mail address and the code that was sent to it; leaves the page where the sign-in leads. */
export async function register(page, person) {
  await page.goto("/register");
  await fillRegistration(page, person);
}

/** The same from a page that asks for it already. */
export async function fillRegistration(page, person) {
  await fill(page, { contact: person.email, password: PASSWORD });
  await page.getByRole("button", { name: "发送验证码" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "填写验证码" })).toBeVisible();
  await fill(page, { code: await codeFor(page.context(), person.email) });
  await page.getByRole("button", { name: "完成注册" }).click();
  await expect(page).not.toHaveURL(/\/register/u);
}

/** Signs in with the password, and with a code where the browser is new. */
export async function signIn(page, person) {
  if (!new URL(page.url(), "http://x").pathname.startsWith("/sign-in")) await page.goto("/sign-in");
  await fill(page, { contact: person.email, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in(\?|$)/u);
  if (page.url().includes("/sign-in/device")) {
    await fill(page, { code: await codeFor(page.context(), person.email) });
    await page.getByRole("button", { name: "登录", exact: true }).click();
  }
  await expect(page).not.toHaveURL(/\/sign-in/u);
}

/** Gives the code that is asked for before important steps, if it is asked for. */
export async function confirmThatItIsMe(page, person) {
  if (!page.url().includes("/step-up")) return;
  await page.getByRole("button", { name: "发送验证码" }).click();
  await fill(page, { code: await codeFor(page.context(), person.email) });
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page).not.toHaveURL(/\/step-up/u);
}

/** Shows with a code that a mobile number is one's own, and comes back to the page. */
export async function confirmMobile(page, person) {
  const back = new URL(page.url()).pathname;
  await page.goto(`/account/contact?back=${back}`);
  await confirmThatItIsMe(page, person);
  await fill(page, { contact: person.mobile });
  await page.getByRole("button", { name: "发送验证码" }).click();
  await expect(page).toHaveURL(/\/account\/contact\/confirm/u);
  await fill(page, { code: await codeFor(page.context(), person.mobile) });
  await page.getByRole("button", { name: "确认", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${back}(\\?told=\\w+)?$`, "u"));
}

/** Starts an application; resolves to its id. Whoever acts for a firm is not asked who applies. */
export async function startApplication(page, applicant = "individual") {
  await page.goto("/forex");
  if (applicant !== "firm") await fill(page, { applicant });
  await page.getByRole("button", { name: "开始申请" }).click();
  return applicationOf(page);
}

/** The id of the application whose task list is shown. */
export async function applicationOf(page) {
  await expect(page.getByRole("heading", { level: 1, name: "开外汇账户：办理清单" })).toBeVisible();
  return page.url().match(/\/forex\/applications\/([^/?#]+)/u)[1];
}

/** The address of a page of an application. */
export function pageOf(application, name) {
  const place = name === "documents" ? "documents" : `pages/${name}`;
  return `/forex/applications/${application}/${place}`;
}

/**
 * Fills in one page, with answers or by a way of its own, and goes on. Questions that an answer brings up come, without
 * JavaScript, when the page is saved.
 */
export async function answerPage(page, name, answers) {
  await expect(page).toHaveURL(new RegExp(`/pages/${name}(\\?|$)`, "u"));
  let left = await (typeof answers === "function" ? answers(page) : fillVisible(page, answers));
  await saveAndContinue(page);
  while (left) {
    await expect(page.locator(`main [name="${Object.keys(left)[0]}"]`).first()).toBeVisible();
    left = await fillVisible(page, left);
    await saveAndContinue(page);
  }
  await expect(page).not.toHaveURL(new RegExp(`/pages/${name}(\\?|$)`, "u"));
}

/** Presses the button that saves and goes on. */
export async function saveAndContinue(page) {
  await page.locator(".actions").getByRole("button", { name: /^(保存，下一步|Save and continue)$/u }).click();
}

/**
 * Answers every page of a new application and uploads its papers. `answers` are in the order of the pages; on the page
 * `reachedOn` stands the mobile number of whoever fills in, which is confirmed on the way.
 */
export async function fillInApplication(page, application, { answers, papers, reachedOn = "contact" }) {
  await page.goto(pageOf(application, Object.keys(answers)[0]));
  for (const [name, own] of Object.entries(answers)) {
    if (name === "declarations") await uploadPapers(page, papers);
    if (name === reachedOn) await confirmMobile(page, own);
    await answerPage(page, name, own);
  }
}

/** Uploads papers, each `[slot, file]`, on the page of documents; goes on. */
export async function uploadPapers(page, papers) {
  await expect(page).toHaveURL(/\/documents(\?|$)/u);
  for (const [slot, paper] of papers) await upload(page, slot, paper);
  await page.locator(".actions").getByRole("link", { name: "继续" }).click();
}

/** The part of the page of documents for one kind of them. */
export function slotOf(page, slot) {
  return page.locator(`section[aria-labelledby=${slot}-label]`);
}

/** Uploads one file; waits until it stands in its list. */
export async function upload(page, slot, paper) {
  await send(page, slot, paper);
  await expect(slotOf(page, slot).locator(".files")).toContainText(paper.name);
}

/** Chooses a file and sends it, whatever comes of it. */
export async function send(page, slot, paper) {
  await page.locator(`input[type=file]#${slot}`).setInputFiles(paper);
  await slotOf(page, slot).getByRole("button", { name: /^(上传|替换)/u }).click();
}

/** Checks the answers and hands in; leaves the page at the receipt. */
export async function submit(page, person, application) {
  await page.goto(`/forex/applications/${application}/submit`);
  await expect(page.getByRole("heading", { level: 1, name: "请核对，没问题再提交" })).toBeVisible();
  await fill(page, { signature: person.name });
  await page.getByRole("button", { name: "提交申请" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "申请已提交" })).toBeVisible();
}

/** Hands in what the bank asked for. */
export async function submitSupplement(page, application) {
  await page.goto(`/forex/applications/${application}/submit`);
  await page.getByRole("button", { name: "提交补正" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "补正已提交" })).toBeVisible();
}

/** The number of the case on the page of its receipt. */
export async function referenceOf(page) {
  return (await page.locator(".receipt header .num").innerText()).trim();
}

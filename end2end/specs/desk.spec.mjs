// What happens to a case between the queue and the decision: hands that change, words between both sides and within the
// bank, whole numbers and documents, a proposal that goes back; and an applicant who withdraws.

import { pageOf } from "../applicant.mjs";
import { fill } from "../fields.mjs";
import { letterTo } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { BOTH, CHECKER, MAKER } from "../officer.mjs";
import { submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

/** The name of `BOTH`. */
const COLLEAGUE = "李双全";
const NOTE = "像是代别人办的，复核时多问一句。";
const QUESTION = "请问店铺是您一个人在经营吗？";
const ANSWER = "是的，只有我一个人。";
const WORDS = "请带身份证原件到网点。";
const BACK = "店铺一节请再对照一次后台截图。";

test("a case changes hands, both sides write to each other, and a proposal goes back before it is confirmed", async ({
  page: applicant,
  papers,
  visitor,
}) => {
  const { person, application, reference } = await submittedApplication(applicant, papers);
  const maker = await visitor();
  await officer.signInAsOfficer(maker, MAKER);
  await officer.openCase(maker, reference);
  await officer.take(maker);
  await theMakerLooksAtEverything(maker, person, papers);
  await bothSidesWrite(maker, applicant, person, application);

  await test.step("the maker puts the case back and takes it again", async () => {
    await maker.getByRole("button", { name: "放回待领取" }).click();
    await expect(maker).toHaveURL(/\/desk\?.*q=/u);
    await officer.openCase(maker, reference);
    await expect(maker.getByRole("heading", { name: "还没有人经办" })).toBeVisible();
    await officer.take(maker);
  });
  await test.step("the maker hands the case over and has no form any more", async () => {
    await maker.getByLabel("转给谁").selectOption({ label: COLLEAGUE });
    await maker.getByRole("button", { name: "转给同事" }).click();
    await expect(maker.locator("#decide")).toHaveCount(0);
    await expect(maker.locator(".hands")).toContainText(COLLEAGUE);
  });
  const colleague = await visitor();
  await officer.signInAsOfficer(colleague, BOTH);
  await colleague.goto("/desk?view=mine");
  await colleague.getByRole("row").getByRole("link", { name: reference }).click();
  await expect(colleague.locator("#talk")).toContainText(NOTE);
  await officer.markSections(colleague);
  await officer.propose(colleague, { outcome: "approve", text: WORDS });

  const checker = await visitor();
  await officer.signInAsOfficer(checker, CHECKER);
  await officer.openCase(checker, reference);
  await theCheckerSendsBack(checker);
  await officer.openCase(colleague, reference);
  await expect(colleague.locator("main")).toContainText(`退回原因：${BACK}`);
  await officer.propose(colleague, { outcome: "approve", text: WORDS });
  await officer.openCase(checker, reference);
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已通过");

  await theApplicantNeverSees(applicant, application, [NOTE, BACK]);
});

async function theMakerLooksAtEverything(page, person, papers) {
  const address = page.url();
  await test.step("a number is shown in full to whoever says why", async () => {
    await expect(page.locator("main")).not.toContainText(person.number);
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: /看完整号码.*证件号码/u }).click();
    const tab = await opened;
    await tab.getByRole("button", { name: "显示" }).click();
    await expect(tab.locator(".errsum")).toContainText("请写为什么要看完整号码");
    await fill(tab, { unmask: "核对身份证原件" });
    await tab.getByRole("button", { name: "显示" }).click();
    await expect(tab.locator("main")).toContainText(person.number);
    await tab.close();
    await page.reload();
    await expect(page.locator("main")).not.toContainText(person.number);
  });
  await test.step("a document is opened", async () => {
    const link = page.locator(".files").getByRole("link", { name: papers.id_front.name });
    const view = await link.getAttribute("href");
    await page.goto(view);
    await expect(page.locator("main").getByRole("img")).toBeVisible();
    const picture = await page.request.get(await page.locator("main svg image").getAttribute("href"));
    expect(picture.status()).toBe(200);
    await page.goto(address);
  });
}

async function bothSidesWrite(maker, applicant, person, application) {
  await test.step("a note stays at the desk, a message reaches the applicant", async () => {
    await fill(maker, { note: NOTE });
    await maker.getByRole("button", { name: "保存备注" }).click();
    await expect(maker.locator("#talk")).toContainText(NOTE);
    await fill(maker, { message: QUESTION });
    await maker.getByRole("button", { name: "发给申请人" }).click();
    await expect(maker.locator("#talk")).toContainText(QUESTION);
    const letter = await letterTo(applicant.context(), person.email);
    await expect(letter).not.toContainText(QUESTION);
    await letter.page().close();
  });
  await test.step("the applicant reads and answers", async () => {
    await applicant.goto("/notices");
    await applicant.getByRole("link", { name: /银行就申请 .* 给您留言/u }).click();
    await expect(applicant).toHaveURL(new RegExp(`/cases/${application}`, "u"));
    await expect(applicant.locator(".thread")).toContainText(QUESTION);
    await expect(applicant.locator("body")).not.toContainText(NOTE);
    await fill(applicant, { text: ANSWER });
    await applicant.getByRole("button", { name: "发送" }).click();
    await expect(applicant.locator(".thread")).toContainText(ANSWER);
  });
  await maker.reload();
  await expect(maker.locator("#talk")).toContainText(ANSWER);
}

async function theCheckerSendsBack(page) {
  await test.step("sending back needs a reason", async () => {
    await fill(page, { verdict: "send_back" });
    await page.locator("#panel").getByRole("button", { name: "确认" }).click();
    await expect(page.locator(".errsum")).toContainText("请写退回的原因");
    await fill(page, { why: BACK });
    await page.locator("#panel").getByRole("button", { name: "确认" }).click();
    await officer.expectStatus(page, "审核中");
  });
}

/** Looks through everything that an applicant can open. */
async function theApplicantNeverSees(page, application, secrets) {
  const addresses = ["", "/answers", "/receipt", "/receipt.txt"].map((end) => `/cases/${application}${end}`);
  for (const address of [...addresses, "/cases", "/notices"]) {
    const text = await (await page.request.get(address)).text();
    for (const secret of secrets) expect(text, address).not.toContain(secret);
  }
}

test("an applicant withdraws, the bank sees it closed, and the old answers begin anew", async ({
  page: applicant,
  papers,
  visitor,
}) => {
  const { person, application, reference } = await submittedApplication(applicant, papers);
  await applicant.goto(`/cases/${application}`);
  await applicant.getByRole("link", { name: "撤回申请" }).click();
  await fill(applicant, { note: "想换一家离家近的银行。" });
  await applicant.getByRole("button", { name: "确认撤回" }).click();
  await expect(applicant.locator("main")).toContainText("申请已撤回");
  await expect(applicant.getByRole("link", { name: "撤回申请" })).toHaveCount(0);

  const maker = await visitor();
  await officer.signInAsOfficer(maker, MAKER);
  await maker.goto("/desk?view=to_take");
  await expect(maker.getByRole("link", { name: reference })).toHaveCount(0);
  await maker.goto("/desk?view=closed");
  await maker.getByRole("row").getByRole("link", { name: reference }).click();
  await officer.expectStatus(maker, "已撤回");
  await expect(maker.locator("#panel .btn")).toHaveCount(0);

  await applicant.getByRole("button", { name: "用原来的内容重新申请" }).click();
  const again = applicant.url().split("/").at(-1);
  expect(again).not.toBe(application);
  await applicant.goto(pageOf(again, "identity"));
  await expect(applicant.locator("#number")).toHaveValue(person.number);
});

// Two officers and an applicant: from the queue to the opened account, and a refusal that is not the end.

import { answersOf } from "../answers.mjs";
import { confirmThatItIsMe, pageOf, saveAndContinue, submitSupplement, upload } from "../applicant.mjs";
import { fill, typed } from "../fields.mjs";
import { letterTo, moveClock } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { BOTH, CHECKER, MAKER } from "../officer.mjs";
import { PHONE, accountNumber } from "../people.mjs";
import { submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const [how, options] of [
  ["without JavaScript @postgres", { javaScriptEnabled: false }],
  ["on a phone", PHONE],
]) {
  test.describe(how, () => {
    test.use(options);
    test("maker and checker open an account after a supplement; its holder reads the number and closes it", openAnAccount);
  });
}

async function openAnAccount({ page: applicant, papers, visitor }) {
  const number = accountNumber();
  const { person, application, reference } = await submittedApplication(applicant, papers);
  const maker = await visitor();
  await officer.signInAsOfficer(maker, BOTH);
  await takeFromTheQueue(maker, reference);
  await askForBackAndAddress(maker);
  await supply(applicant, application, papers);
  await makerSeesWhatChanged(maker, reference);
  await officer.markSections(maker);
  await officer.propose(maker, { outcome: "approve", text: "带身份证原件来网点。" });

  const checker = await visitor();
  await officer.signInAsOfficer(checker, CHECKER);
  await findUnder(checker, "待我复核", reference);
  await makerMayNotCheckTheOwnProposal(maker, await checker.locator("#panel [name=version]").inputValue());
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已通过");
  await applicantIsCalledToTheBranch(applicant, person, application, reference);

  await maker.reload();
  await officer.recordOpening(maker, BOTH, number);
  await checker.reload();
  await expect(checker.locator("#panel")).toContainText(number.match(/.{1,4}/gu).join(" "));
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已开户");

  await holderReadsTheNumber(applicant, person, application, number);
  await holderAsksForClosure(applicant, person, application);
}

async function takeFromTheQueue(page, reference) {
  await findUnder(page, "待领取", reference);
  await officer.take(page);
  await findUnder(page, "我经办的", reference);
}

async function findUnder(page, view, reference) {
  await page.goto("/desk");
  await page.locator(".views").getByRole("link", { name: view }).click();
  await expect(page.locator(".views [aria-current=page]")).toContainText(view);
  await page.getByRole("row").getByRole("link", { name: reference }).click();
  await expect(page.locator(".crumbs")).toContainText(reference);
}

const BACK = "反光，看不清签发机关，请重拍。";
const ADDRESS = "请写到门牌号。";

async function askForBackAndAddress(page) {
  await officer.markSections(page, "unclear");
  await officer.askForSupplement(page, [
    ["document:id_back", BACK],
    ["field:contact.address", ADDRESS],
  ]);
}

async function supply(page, application, papers) {
  await page.goto(`/cases/${application}`);
  await expect(page.locator("main")).toContainText(BACK);
  await expect(page.locator("main")).toContainText(ADDRESS);
  await page.getByRole("link", { name: "去补正" }).click();
  await onlyWhatWasAskedForIsOpen(page);
  await page.getByRole("link", { name: "联系方式与住址" }).click();
  await fill(page, { address: "宁波市海曙区青石弄 12 号 301 室" });
  await saveAndContinue(page);
  await page.goto(pageOf(application, "documents"));
  await upload(page, "id_back", papers.id_back_again);
  await submitSupplement(page, application);
}

async function onlyWhatWasAskedForIsOpen(page) {
  const tasks = page.locator(".tasks");
  await expect(tasks.getByRole("link", { name: "联系方式与住址" })).toBeVisible();
  await expect(tasks.getByRole("link", { name: "证件和证明材料" })).toBeVisible();
  await expect(tasks.getByText("结汇收款卡")).toBeVisible();
  await expect(tasks.getByRole("link", { name: "结汇收款卡" })).toHaveCount(0);
}

async function makerSeesWhatChanged(page, reference) {
  await officer.openCase(page, reference);
  await officer.expectStatus(page, "审核中");
  await expect(page.locator("main")).toContainText("青石弄 12 号 301 室 补正后有改动");
  await expect(page.locator("main")).toContainText("id_back_again.jpg");
}

async function makerMayNotCheckTheOwnProposal(page, version) {
  await expect(page.locator("#panel")).toContainText("您不能复核自己的意见");
  await expect(page.locator("[name=verdict]")).toHaveCount(0);
  const refused = await page.request.post(`${officer.addressOfCase(page)}/decide`, {
    form: { version, form_key: crypto.randomUUID(), verdict: "confirm" },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(refused.status()).toBe(409);
  expect(await refused.text()).toContain("经办和复核不能是同一个人");
  await page.reload();
  await officer.expectStatus(page, "待复核");
}

async function applicantIsCalledToTheBranch(page, person, application, reference) {
  const letter = await letterTo(page.context(), person.email, reference);
  await letter.page().close();
  await page.goto(`/cases/${application}`);
  await expect(page.locator("main")).toContainText("审核通过，请到网点核验一次身份");
  await expect(page.locator("main")).toContainText("海曙区汇江路 1 号");
}

async function holderReadsTheNumber(page, person, application, number) {
  const clock = await page.context().newPage();
  for (const step of ["minutes-5", "minutes-5", "minutes-5"]) await moveClock(clock, step);
  await clock.close();
  await page.goto(`/cases/${application}`);
  await expect(page.locator("main")).toContainText(`**** ${number.slice(-4)}`);
  await expect(page.locator("main")).not.toContainText(number);
  await page.getByRole("button", { name: "显示完整账号" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "再确认一次是您本人" })).toBeVisible();
  await confirmThatItIsMe(page, person);
  await expect(page.locator("main")).toContainText(number);
}

async function holderAsksForClosure(page, person, application) {
  await page.goto(`/cases/${application}`);
  await page.getByRole("link", { name: "申请销户" }).click();
  await page.getByRole("button", { name: "确认申请销户" }).click();
  await confirmThatItIsMe(page, person);
  await expect(page).toHaveURL(new RegExp(`/cases/${application}\\?told=\\w+$`, "u"));
  await expect(page.locator("main")).toContainText("销户中");
}

test("after a refusal the applicant reads why and begins again with the old answers", async ({
  page: applicant,
  papers,
  visitor,
}) => {
  const { person, application, reference } = await submittedApplication(applicant, papers);
  const why = "订单样本里的店铺不是您填的店铺。请换成自己店铺的订单，再来申请。";
  const maker = await visitor();
  await officer.signInAsOfficer(maker, MAKER);
  await officer.openCase(maker, reference);
  await officer.take(maker);
  await refusalNeedsMarksReasonAndText(maker);
  await officer.markSections(maker, "mismatch");
  await officer.propose(maker, { outcome: "refuse", reason: "documents_insufficient", text: why });

  const checker = await visitor();
  await officer.signInAsOfficer(checker, CHECKER);
  await officer.openCase(checker, reference);
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "不予通过");

  await applicant.goto(`/cases/${application}`);
  await expect(applicant.locator("main")).toContainText("材料不足以证明所填内容");
  await expect(applicant.locator("main")).toContainText(why);
  await applicant.getByRole("button", { name: "用原来的内容重新申请" }).click();
  await theOldAnswersAreThere(applicant, person, application);
});

async function refusalNeedsMarksReasonAndText(page) {
  await fill(page, { outcome: "refuse" });
  await page.getByRole("button", { name: "提交复核" }).click();
  const problems = page.locator(".errsum");
  await expect(problems.getByRole("link", { name: "请选择不予开户的理由" })).toHaveAttribute("href", "#reason");
  await expect(problems.getByRole("link", { name: "请写给申请人的话" })).toHaveAttribute("href", "#text");
  await expect(page.locator("[name=outcome][value=refuse]")).toBeChecked();
  await fill(page, { reason: "documents_insufficient", text: "还没有看完" });
  await page.getByRole("button", { name: "提交复核" }).click();
  await expect(problems.getByRole("link")).toHaveCount(4);
  await expect(page.locator("#text")).toHaveValue("还没有看完");
}

async function theOldAnswersAreThere(page, person, application) {
  await expect(page.getByRole("heading", { level: 1, name: "开外汇账户：办理清单" })).toBeVisible();
  expect(page.url()).not.toContain(application);
  const again = page.url().split("/").at(-1);
  await page.goto(pageOf(again, "identity"));
  for (const name of ["name", "number", "issued_on"]) {
    expect(await typed(page, name)).toBe(answersOf(person).identity[name]);
  }
  await page.goto(pageOf(again, "shops"));
  expect(await typed(page, "shops.0.url")).toBe(person.shop);
}

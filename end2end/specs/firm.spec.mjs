// A firm, from its registration to the closure of its account, and a sole trader up to the desk.

import * as account from "../account.mjs";
import { answersOfFirm, answersOfSoleTrader, papersOfFirm, papersOfSoleTrader } from "../answers.mjs";
import {
  fillInApplication,
  pageOf,
  referenceOf,
  register,
  saveAndContinue,
  startApplication,
  submit,
  submitSupplement,
  upload,
} from "../applicant.mjs";
import { fill, typed } from "../fields.mjs";
import * as firms from "../firm.mjs";
import { letterTo } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { BOTH, CHECKER } from "../officer.mjs";
import { accountNumber, someFirm, soleTraderCode, somebody } from "../people.mjs";
import { registered } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const [how, options] of [
  ["with JavaScript @postgres", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
]) {
  test.describe(how, () => {
    test.describe.configure({ timeout: 360_000 });
    test.use(options);

    test("a firm's account from the firm's registration to the account's closure", theWholeWayOfAFirm);
    test("a sole trader applies, and the desk reads it by the same page", applyAsASoleTrader);
  });
}

async function theWholeWayOfAFirm({ page: owner, papers, visitor }) {
  const firm = someFirm();
  const handler = somebody("吴晓敏");
  const path = await registerWithProblemsOnTheWay(owner, firm);
  await firms.invite(owner, path, firm.representative, { email: handler.email, roles: ["firm_handler"] });

  const page = await visitor();
  await firms.joinAsSomebodyNew(page, await firms.invitationFor(page, handler.email), handler, firm);
  await ownerSeesWhoJoined(owner, path, firm, handler);
  await firms.actFor(page, path, firm);
  const application = await startApplicationOfAFirm(page, firm);
  const answers = { ...answersOfFirm(firm, handler), owners: (own) => pasteOwners(own, firm) };
  await fillInApplication(page, application, { answers, papers: papersOfFirm(papers), reachedOn: "handler" });
  const reference = await signedByItsOwner(page, owner, { path, firm, handler, application });
  await ownerReadsTheCase(owner, reference);

  const maker = await visitor();
  await officer.signInAsOfficer(maker, BOTH);
  await officer.openCase(maker, reference);
  await deskShowsTheFirm(maker, firm, handler);
  await officer.take(maker);
  await askForChartAndShare(maker);
  await supply(page, owner, { handler, application, papers });
  await makerSeesWhatChanged(maker, reference);
  await officer.markSections(maker);
  await officer.propose(maker, { outcome: "approve", text: "请法定代表人或经办人带营业执照正本来网点。" });

  const checker = await visitor();
  await officer.signInAsOfficer(checker, CHECKER);
  await officer.openCase(checker, reference);
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已通过");
  await handlerIsCalledToTheBranch(page, handler, application, reference);

  const number = accountNumber();
  await account.openAccount(maker, checker, number);
  await account.holderReads(page, application, [`**** ${number.slice(-4)}`, "正常"]);
  await suspendedAndResumed(maker, checker, page, { firm, handler, application, reference });
  await closedAsTheOwnerAsks(maker, checker, owner, page, { firm, application, reference });
}

/** A mistyped credit code is told, then the firm is registered. */
async function registerWithProblemsOnTheWay(page, firm) {
  const owner = firm.representative;
  await register(page, owner);
  await page.goto("/account/firms/new");
  const mistyped = firm.uscc.slice(0, -1) + (firm.uscc.endsWith("0") ? "1" : "0");
  await fill(page, { uscc: mistyped, licence_name: firm.name, own_name: owner.name });
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.locator(".errsum")).toContainText("统一社会信用代码");
  expect(await typed(page, "licence_name")).toBe(firm.name);
  return firms.registerFirm(page, firm, owner);
}

async function ownerSeesWhoJoined(page, path, firm, handler) {
  const letter = await letterTo(page.context(), firm.representative.email, "有新成员加入");
  await letter.page().close();
  await page.goto(path);
  const members = page.locator("section[aria-labelledby=members]");
  await expect(members.getByRole("listitem").filter({ hasText: handler.name })).toContainText("经办");
  await expect(page.locator("section[aria-labelledby=waiting]")).toHaveCount(0);
}

/** Whoever acts for a firm is told so where an application begins, and is not asked who applies. */
async function startApplicationOfAFirm(page, firm) {
  await page.goto("/forex");
  await expect(page.locator("main")).toContainText(firm.name);
  await expect(page.locator("main [name=applicant][type=radio]")).toHaveCount(0);
  const application = await startApplication(page, "firm");
  await firms.expectActingFor(page, firm.name);
  return application;
}

/** Owners from a spreadsheet: looked at, mended in the spreadsheet, looked at again, and taken. */
async function pasteOwners(page, firm) {
  const { name, number } = firm.representative;
  const other = somebody("李小红");
  const rows = (share) =>
    [
      ["姓名", "证件类型", "证件号码", "怎么拥有或控制企业", "比例"],
      [name, "居民身份证", number, "持有股权（合伙份额）", "60%"],
      [other.name, "居民身份证", other.number, "持有股权（合伙份额）", share],
    ]
      .map((row) => row.join("\t"))
      .join("\n");
  await page.getByRole("link", { name: "有表格的，从表格里粘贴" }).click();
  for (const [share, mark] of [
    ["4O", "有几处不对"],
    ["40", "40.00%"],
  ]) {
    await page.getByLabel("粘贴的内容").fill(rows(share));
    await page.getByRole("button", { name: "先看一遍" }).click();
    await expect(page.locator("main")).toContainText("读到 2 行");
    await expect(page.locator("main")).toContainText(mark);
  }
  await expect(page.locator("main")).not.toContainText("有几处不对");
  await page.getByRole("button", { name: "加到申请里" }).click();
  await expect(page).toHaveURL(/\/pages\/owners(\?|$)/u);
  expect(await typed(page, "way")).toBe("named");
  expect(await typed(page, "owners.1.name")).toBe(other.name);
  expect(await typed(page, "owners.1.share")).toContain("40");
}

/** The handler asks, the owner returns it once and then signs; resolves to the reference. */
async function signedByItsOwner(page, owner, { path, firm, handler, application }) {
  const check = `/forex/applications/${application}/submit`;
  await askToConfirm(page, application);
  await expect(page.getByRole("link", { name: "营业执照" })).toHaveCount(0);
  const letter = await letterTo(owner.context(), firm.representative.email, "等您确认");
  await letter.page().close();
  await owner.goto("/cases");
  await expect(owner.locator("main").getByRole("listitem")).toHaveCount(0);
  await firms.actFor(owner, path, firm);
  await owner.goto("/cases");
  await expect(owner.locator("main")).toContainText("等企业确认");
  await owner.goto(check);
  await expect(owner.locator("main")).toContainText(handler.name);
  await owner.locator("summary", { hasText: "退回去修改" }).click();
  await fill(owner, { note: MORE_EXACT });
  await owner.getByRole("button", { name: "退回修改" }).click();
  await expect(owner.locator(".told")).toContainText("已退回修改");

  await page.goto(`/forex/applications/${application}`);
  await expect(page.locator("main")).toContainText(MORE_EXACT);
  await askToConfirm(page, application);
  await submit(owner, firm.representative, application);
  return referenceOf(owner);
}

const MORE_EXACT = "经营范围请按执照写全。";

async function askToConfirm(page, application) {
  await page.goto(`/forex/applications/${application}/submit`);
  await expect(page.locator("[name=signature]")).toHaveCount(0);
  await page.getByRole("button", { name: "提请确认" }).click();
  await expect(page.locator(".told")).toContainText("已提请企业确认");
}

async function ownerReadsTheCase(page, reference) {
  await page.goto("/cases");
  await page.getByRole("link", { name: reference }).click();
  await expect(page.locator(".tl").first()).toContainText("已提交");
}

async function deskShowsTheFirm(page, firm, handler) {
  const main = page.locator("main");
  for (const shown of [firm.name, firm.uscc, handler.name, "李小红", "60.00%", "40.00%", "authorisation.pdf", "chart.pdf"]) {
    await expect(main).toContainText(shown);
  }
  await expect(main).not.toContainText(firm.representative.number);
  await expect(main).not.toContainText(handler.mobile);
}

const CHART = "股权结构图没有盖章，请盖章后重传。";
const ADDRESS = "实际经营地址请写到门牌号和房间号。";

async function askForChartAndShare(page) {
  await officer.markSections(page, "unclear");
  await officer.askForSupplement(page, [
    ["document:ownership_chart", CHART],
    ["field:licence.business_address", ADDRESS],
  ]);
}

/** The handler supplies what is asked for, and the owner hands it in. */
async function supply(page, owner, { handler, application, papers }) {
  const letter = await letterTo(page.context(), handler.email, "请补正");
  await letter.page().close();
  await page.goto(`/cases/${application}`);
  await expect(page.locator("main")).toContainText(CHART);
  await expect(page.locator("main")).toContainText(ADDRESS);
  await page.getByRole("link", { name: "去补正" }).click();
  await expect(page.locator(".tasks").getByRole("link", { name: "受益所有人" })).toHaveCount(0);
  await page.getByRole("link", { name: "营业执照" }).click();
  await fill(page, { business_address: "宁波市鄞州区惠风东路 8 号 301 室" });
  await saveAndContinue(page);
  await page.goto(pageOf(application, "documents"));
  await upload(page, "ownership_chart", papers.chart_again);
  await askToConfirm(page, application);
  await submitSupplement(owner, application);
}

async function makerSeesWhatChanged(page, reference) {
  await officer.openCase(page, reference);
  await officer.expectStatus(page, "审核中");
  await expect(page.locator("main")).toContainText("惠风东路 8 号 301 室 补正后有改动");
  await expect(page.locator("main")).toContainText("chart_again.pdf");
}

async function handlerIsCalledToTheBranch(page, handler, application, reference) {
  const letter = await letterTo(page.context(), handler.email, reference);
  await letter.page().close();
  await page.goto(`/cases/${application}`);
  await expect(page.locator("main")).toContainText("审核通过");
  await expect(page.locator("main")).toContainText("海曙区汇江路 1 号");
}

const NOTE = "经办人的证件上周到期。";

/** The handler reads both steps, and by mail that the account cannot be used; the note stays at the desk. */
async function suspendedAndResumed(maker, checker, page, { handler, application, reference }) {
  await test.step("two people suspend the account", async () => {
    const answers = { reason: "id_expired", note: NOTE };
    await account.carryOut(maker, checker, { reference, act: "暂停使用", answers, standing: "暂停使用" });
    await account.holderReads(page, application, ["暂停使用", "身份证件已过期"]);
    await expect(page.locator("body")).not.toContainText(NOTE);
    const letter = await letterTo(page.context(), handler.email, "已暂停使用");
    await letter.page().close();
  });
  await test.step("two people take it up again", async () => {
    const answers = { reason: "details_renewed" };
    await account.carryOut(maker, checker, { reference, act: "恢复使用", answers, standing: "正常" });
    await account.holderReads(page, application, ["正常", "证件或信息已更新"]);
  });
}

/** The owner asks for the firm, two people close, and the handler reads it too. */
async function closedAsTheOwnerAsks(maker, checker, owner, page, { firm, application, reference }) {
  await account.ask(owner, application, firm.representative, "申请销户", "确认申请销户");
  await account.carryOut(maker, checker, { reference, act: "完成销户", answers: account.EMPTY, standing: "已销户" });
  for (const holder of [owner, page]) {
    await account.holderReads(holder, application, ["已销户", "银行完成销户", "2026 年 11 月 23 日"]);
  }
}

async function applyAsASoleTrader({ page, papers, visitor }) {
  const person = await registered(page);
  const uscc = soleTraderCode();
  const application = await startApplication(page, "sole_trader");
  await fillInApplication(page, application, {
    answers: answersOfSoleTrader(person, uscc),
    papers: papersOfSoleTrader(papers),
  });
  await submit(page, person, application);
  const reference = await referenceOf(page);

  const maker = await visitor();
  await officer.signInAsOfficer(maker, BOTH);
  await officer.openCase(maker, reference);
  for (const shown of [uscc, person.name, "个体工商户", "小微电商", "licence.jpg"]) {
    await expect(maker.locator("main")).toContainText(shown);
  }
  await expect(maker.locator("main")).not.toContainText(person.number);
  await officer.take(maker);
}

// A real installation from nothing: its first administrator sets up a bank, whose officers decide a case that no
// administrator can see; then what an administrator does for people, and what the installation says about itself.

import { answersOf, papersOf } from "../answers.mjs";
import { fillInApplication, referenceOf, register, startApplication, submit } from "../applicant.mjs";
import { fill } from "../fields.mjs";
import { invitationFor } from "../firm.mjs";
import { codeOfSecret, letterTo, readAt } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { somebody } from "../people.mjs";
import { enrol } from "../second-factor.mjs";
import { expect, test } from "../test.mjs";

const PASSWORD = "a sentence for the staff";
const BRANCH = "yj-hs";
const MAKER = "王经办";
const CHECKER = "赵复核";

test.describe.configure({ timeout: 240_000 });

for (const [how, options] of [
  ["with JavaScript @postgres", {}],
  ["without JavaScript", { javaScriptEnabled: false }],
]) {
  test.describe(how, () => {
    test.use(options);
    test("the first administrator sets up a bank, whose officers decide a case that the administrator cannot see", fromNothingToADecision);
  });
}

async function fromNothingToADecision({ installation, papers, visitor }) {
  const someone = () => visitorOf(visitor, installation);
  const administrator = await firstAdministrator(installation, await someone());
  const bank = await addBank(administrator);
  await addBranch(administrator, bank);
  const [maker, checker] = await test.step("maker and checker are invited by mail and join", async () => [
    await officerWhoJoins(administrator, await someone(), bank, { name: MAKER, role: "bank_maker" }),
    await officerWhoJoins(administrator, await someone(), bank, { name: CHECKER, role: "bank_checker" }),
  ]);

  const applicant = await someone();
  const { application, reference } = await anIndividualApplies(applicant, papers);
  await officer.openCase(maker, reference);
  await officer.take(maker);
  await officer.markSections(maker);
  await officer.propose(maker, { outcome: "approve", text: "带身份证原件来网点。" });
  await officer.openCase(checker, reference);
  await officer.agree(checker);
  await officer.expectStatus(checker, "已通过");
  await decidedByBoth(checker);
  await applicant.goto(`/cases/${application}`);
  await expect(applicant.locator("main")).toContainText("审核通过");

  for (const address of [`/desk/cases/${application}`, `/cases/${application}`, "/desk"]) {
    expect((await administrator.goto(address)).status(), address).toBe(404);
  }
  await theInstallationSaysHowItIs(administrator);
}

/** The decision stands with the names of the two who made it. */
async function decidedByBoth(page) {
  const hands = page.locator("#panel .hands");
  for (const name of [MAKER, CHECKER]) await expect(hands).toContainText(name);
}

/** A browser of somebody at an installation, who reads letters at its post office. */
async function visitorOf(visitor, { address, postOffice }) {
  const page = await visitor({ baseURL: address });
  readAt(page.context(), postOffice);
  return page;
}

async function firstAdministrator(installation, page) {
  const names = ["--name-zh", "运行中心", "--name-en", "Operations office"];
  installation.command("organisation", "add", "--kind", "operator", "--code", "office", ...names);
  const line = ["--organisation", "office", "--role", "admin", "--email", "guan@office.example", "--language", "zh"];
  const said = installation.command("account", "invite", ...line);
  await join(page, new URL(said.match(/http\S+\/invitation\/\S+/u)[0]).pathname, "管一平");
  await expect(page.getByRole("heading", { level: 1, name: "系统状态" })).toBeVisible();
  return page;
}

/** Takes an invitation as a member of staff, and sets up the second factor. */
async function join(page, link, name) {
  await page.goto(link);
  await fill(page, { name, password: PASSWORD });
  await page.getByRole("button", { name: "创建账号" }).click();
  return enrol(page, codeOfSecret);
}

async function addBank(page) {
  await page.goto("/admin");
  await page.locator("main").getByRole("link", { name: "机构", exact: true }).first().click();
  await page.getByRole("link", { name: "添加机构" }).click();
  await fill(page, { kind: "bank", code: "yj", name_zh: "甬江银行", name_en: "Yongjiang Bank", bic: "YJBKCNB0" });
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.locator(".errsum")).toContainText("BIC");
  await fill(page, { bic: "YJBKCNB1" });
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByRole("heading", { name: "机构已添加" })).toBeVisible();
  await expect(page.locator("main")).toContainText("没有网点的银行，申请人选不到");
  return new URL(page.url()).pathname;
}

async function addBranch(page, bank) {
  await page.goto(bank);
  await page.getByRole("link", { name: "添加网点" }).click();
  await fill(page, {
    code: BRANCH,
    name_zh: "甬江银行海曙支行",
    name_en: "Yongjiang Bank, Haishu",
    district: "330203",
    address_zh: "海曙区汇江路 1 号",
    address_en: "1 Huijiang Road, Haishu",
  });
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByRole("heading", { name: "机构已添加" })).toBeVisible();
  await page.goto(bank);
  await expect(page.locator("section[aria-labelledby=branches]")).toContainText("海曙支行");
}

/** An officer who gets an invitation by mail and joins in a browser of their own; resolves to its page. */
async function officerWhoJoins(administrator, page, bank, { name, role }) {
  const email = `${role}@bank.example`;
  await administrator.goto(bank);
  await administrator.getByRole("link", { name: "邀请工作人员" }).click();
  await fill(administrator, { email, roles: [role], language: "zh" });
  await administrator.getByRole("button", { name: "发出邀请" }).click();
  await expect(administrator.getByRole("heading", { name: "邀请已发出" })).toBeVisible();
  await expect(administrator.locator("section[aria-labelledby=invited]")).toContainText("***@bank.example");
  await join(page, await invitationFor(page, email), name);
  await expect(page.getByRole("heading", { level: 1, name: "外汇开户审核" })).toBeVisible();
  return page;
}

async function anIndividualApplies(page, papers) {
  const person = somebody();
  await register(page, person);
  const application = await startApplication(page);
  const answers = answersOf(person);
  answers.account.branch = BRANCH;
  await fillInApplication(page, application, { answers, papers: papersOf(papers) });
  await submit(page, person, application);
  return { person, application, reference: await referenceOf(page) };
}

async function theInstallationSaysHowItIs(page) {
  await test.step("what was sent, without what was in it", async () => {
    await page.goto("/admin");
    await page.getByRole("link", { name: "邮件和短信" }).first().click();
    await page.locator(".views").getByRole("link", { name: "已发出" }).click();
    await expect(page.getByRole("row").filter({ hasText: "***@bank.example" })).not.toHaveCount(0);
    await expect(page.getByRole("row").filter({ hasText: "短信" })).toHaveCount(1);
    await expect(page.locator("main")).not.toContainText("bank_maker@");
    await expect(page.locator("main")).not.toContainText("/invitation/");
    await page.locator(".views").getByRole("link", { name: "没有发出去" }).click();
    await expect(page.getByRole("heading", { name: "没有发不出去的邮件和短信" })).toBeVisible();
  });
  await test.step("the chain of the audit trail holds", async () => {
    await page.goto("/admin/audit");
    await expect(page.getByRole("row").filter({ hasText: "复核通过" }).first()).toBeVisible();
    await expect(page.locator("main")).not.toContainText("林晓雯");
    await page.getByRole("button", { name: "核验最近的记录" }).click();
    await expect(page.locator("main .notice.ok")).toContainText(/第 \d+ 到 \d+ 条完好/u);
  });
  await test.step("what was done is found by what it was", async () => {
    for (const deed of ["添加机构", "发出邀请"]) {
      await page.locator("#action").selectOption({ label: deed });
      await page.getByRole("button", { name: "查询" }).click();
      await expect(page.locator("tbody tr").first()).toContainText(deed);
    }
  });
}

test("an administrator locks an officer and gives another a new second factor; both are told why", async ({
  installation,
  visitor,
}) => {
  const someone = () => visitorOf(visitor, installation);
  const administrator = await firstAdministrator(installation, await someone());
  const bank = await addBank(administrator);
  const maker = await officerWhoJoins(administrator, await someone(), bank, { name: MAKER, role: "bank_maker" });
  const checker = await officerWhoJoins(administrator, await someone(), bank, { name: CHECKER, role: "bank_checker" });

  await openPerson(administrator, bank, MAKER);
  await act(administrator, "锁定账号", "锁定", { lock_reason: "left" }, "账号已锁定");
  await test.step("the locked one is out at once, cannot come back, and reads why", async () => {
    await maker.goto("/desk");
    await expect(maker).toHaveURL(/\/sign-in/u);
    await typePassword(maker, "bank_maker@bank.example");
    await expect(maker).toHaveURL(/\/sign-in/u);
    await expect(maker.getByRole("heading", { level: 1, name: "第二步验证" })).toHaveCount(0);
    await told(maker, "bank_maker@bank.example", "已离职或离岗");
  });
  await act(administrator, "解除锁定", "解除锁定", {}, "账号已解除锁定");
  await test.step("unlocked, the old password leads to the second step", async () => {
    await typePassword(maker, "bank_maker@bank.example");
    await expect(maker.getByRole("heading", { level: 1, name: "第二步验证" })).toBeVisible();
  });

  await openPerson(administrator, bank, CHECKER);
  await test.step("no reset without a reason", async () => {
    await administrator.getByRole("link", { name: "重置第二步验证" }).click();
    await administrator.getByRole("button", { name: "重置", exact: true }).click();
    await expect(administrator.locator(".errsum")).toContainText("重置的原因");
    await administrator.getByRole("link", { name: "返回这个账号" }).click();
  });
  await act(administrator, "重置第二步验证", "重置", { reset_reason: "phone_lost" }, "第二步验证已重置");
  await told(checker, "bank_checker@bank.example", "手机丢失");
  await test.step("at the next sign-in another one is set up", async () => {
    await checker.goto("/desk");
    await typePassword(checker, "bank_checker@bank.example");
    await enrol(checker, codeOfSecret);
    await expect(checker.getByRole("heading", { level: 1, name: "外汇开户审核" })).toBeVisible();
  });
  await test.step("nobody does this to themselves", async () => {
    await openPerson(administrator, await operatorOf(administrator), "管一平");
    await expect(administrator.locator("main")).toContainText("这是您自己的账号");
    await expect(administrator.getByRole("link", { name: "锁定账号" })).toHaveCount(0);
  });
});

async function operatorOf(page) {
  await page.goto("/admin/organisations");
  await page.locator("main").getByRole("link", { name: "运行中心" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "运行中心" })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function openPerson(page, organisation, name) {
  await page.goto(organisation);
  await page.locator("section[aria-labelledby=staff]").getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
}

/** Does something to the person whose page is open. */
async function act(page, name, button, answers, done) {
  await page.getByRole("link", { name }).click();
  await fill(page, answers);
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("heading", { name: done })).toBeVisible();
}

async function typePassword(page, contact) {
  await page.goto("/sign-in");
  await fill(page, { contact, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

async function told(page, email, what) {
  const letter = await letterTo(page.context(), email, what);
  await letter.page().close();
}

// What an applicant sees and decides about the own account and data: second factor, sign-ins, who looked, copies, the end.

import { readFile } from "node:fs/promises";
import { answersOf } from "../answers.mjs";
import { confirmThatItIsMe } from "../applicant.mjs";
import { fill } from "../fields.mjs";
import { letterTo, ownAuthenticatorCode } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { MAKER } from "../officer.mjs";
import { PASSWORD } from "../people.mjs";
import {
  actingFor,
  begunApplication,
  joined,
  post,
  registered,
  registeredFirm,
  submittedApplication,
} from "../prepared.mjs";
import { enrol } from "../second-factor.mjs";
import { expect, test } from "../test.mjs";
import { unpack } from "../zip.mjs";

test("an applicant sets up a second factor, signs in with it and sees every sign-in", async ({ page, visitor }) => {
  const person = await registered(page);
  await page.goto("/account");
  await page.locator("main").getByRole("link", { name: "第二步验证" }).click();
  await page.getByRole("button", { name: "启用第二步验证" }).click();
  await confirmThatItIsMe(page, person);
  const { secret, codes } = await enrol(page, (own) => ownAuthenticatorCode(page.context(), own));
  expect(codes).toHaveLength(10);
  await (await letterTo(page.context(), person.email, "启用了第二步验证")).page().close();

  const other = await visitor();
  await signInUpToTheFactor(other, person, "not mine at all");
  await expect(other.locator(".errsum, .notice")).not.toHaveCount(0);
  await signInUpToTheFactor(other, person);
  await expect(other.getByRole("heading", { level: 1, name: "第二步验证" })).toBeVisible();
  await fill(other, { factor: "000000" });
  await other.getByRole("button", { name: "登录", exact: true }).click();
  await expect(other.locator(".errsum")).toBeVisible();
  await fill(other, { factor: await ownAuthenticatorCode(other.context(), secret) });
  await other.getByRole("button", { name: "登录", exact: true }).click();
  await expect(other).not.toHaveURL(/\/sign-in/u);

  await page.goto("/account");
  await page.getByRole("link", { name: "登录记录" }).click();
  const signIns = page.locator("main");
  for (const line of ["注册时", "用验证器的动态码", "密码不对", "验证码不对"]) await expect(signIns).toContainText(line);
  await test.step("it is turned off with a code, and told", async () => {
    await page.goto("/account/second-factor");
    await page.getByRole("link", { name: "停用第二步验证" }).click();
    if (page.url().includes("/step-up")) {
      await fill(page, { factor: await ownAuthenticatorCode(page.context(), secret) });
      await page.getByRole("button", { name: "确认" }).click();
    }
    await page.getByRole("button", { name: "停用", exact: true }).click();
    await expect(page.locator("main")).toContainText("现在登录只要密码或验证码");
    await (await letterTo(page.context(), person.email, "停用了第二步验证")).page().close();
  });
});

async function signInUpToTheFactor(page, person, password = PASSWORD) {
  await page.goto("/sign-in");
  await fill(page, { contact: person.email, password });
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("who looked, what is kept and why, and both copies are there for the person @postgres", async ({
  page,
  papers,
  visitor,
  server,
}) => {
  const { person, application, reference } = await submittedApplication(page, papers);
  await theOfficerLooksAtTheNumber(await visitor(), reference);

  await page.goto("/account");
  await page.getByRole("link", { name: "我的个人信息" }).click();
  const stored = page.getByRole("table", { name: "存了什么，为什么，存到什么时候" });
  for (const kind of ["账号", "办件", "登录记录", "操作记录"]) {
    await expect(stored.getByRole("row").filter({ hasText: kind }).first()).toBeVisible();
  }
  await expect(page.locator("section[aria-labelledby=consents]")).toContainText(reference);
  await page.locator("section[aria-labelledby=own-cases]").getByRole("link", { name: "谁看过" }).click();
  await thePersonReadsWhoLooked(page);
  await theCopyHoldsEverything(page, person, reference, papers);
  await theRecordIsSigned(page, person, application, reference, server);
});

const WHY = "核对身份证原件照片";

async function theOfficerLooksAtTheNumber(page, reference) {
  await officer.signInAsOfficer(page, MAKER);
  await officer.openCase(page, reference);
  const tab = page.waitForEvent("popup");
  await page.locator("main a[href*='unmask?field=identity.number']").click();
  const asked = await tab;
  await asked.getByRole("button", { name: "显示" }).click();
  await expect(asked.locator(".errsum")).toContainText("请写为什么要看完整号码");
  await fill(asked, { unmask: WHY });
  await asked.getByRole("button", { name: "显示" }).click();
  await expect(asked.locator("main")).toContainText("这次查看和事由已记录");
}

async function thePersonReadsWhoLooked(page) {
  await expect(page.getByRole("heading", { level: 1, name: "谁看过这份办件" })).toBeVisible();
  const look = page.locator(".tl li").filter({ hasText: "查看完整的内容：证件号码" });
  await expect(look).toContainText("三江银行");
  await expect(look).toContainText(WHY);
  await expect(page.locator(".tl li").filter({ hasText: "打开办件" })).not.toHaveCount(0);
  await expect(page.locator("main")).not.toContainText("王经纬");
}

test("what was agreed to opens with a press", async ({ page, papers }) => {
  await submittedApplication(page, papers);
  await page.goto("/account/privacy");
  const consents = page.locator("section[aria-labelledby=consents]");
  await consents.locator("summary").click();
  await expect(consents.locator("details li").first()).toBeVisible();
});

/** What a button saves on the visitor's computer. */
async function downloaded(page, button) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const file = await download;
  return { name: file.suggestedFilename(), path: await file.path() };
}

async function theCopyHoldsEverything(page, person, reference, papers) {
  await page.goto("/account/copy");
  await test.step("a fresh code is asked for first", async () => {
    const way = page.locator("main").getByRole("link", { name: "先确认是您本人" });
    if (await way.isVisible()) await way.click();
    await confirmThatItIsMe(page, person);
  });
  const { name, path } = await downloaded(page, "下载压缩包");
  expect(name).toMatch(/\.zip$/u);
  const files = unpack(await readFile(path));
  const text = (file) => files.get(file).toString("utf8");
  for (const kind of ["index.html", "data.json"]) {
    expect(text(kind)).toContain(person.email);
    for (const own of [person.name, person.number, answersOf(person).contact.address, WHY]) {
      expect(text(`cases/${reference}/${kind}`), kind).toContain(own);
    }
  }
  const documents = [...files.keys()].filter((file) => file.startsWith(`cases/${reference}/documents/`));
  expect(documents).toHaveLength(4);
  const picture = files.get(documents.find((file) => file.includes("id_front")));
  expect([...picture.subarray(0, 2)], "a picture").toEqual([...papers.id_front.buffer.subarray(0, 2)]);
  await test.step("it can be read without the site", async () => {
    const offline = await page.context().newPage();
    await offline.setContent(text("index.html"));
    await expect(offline.getByRole("heading", { level: 1 })).toContainText("我的数据");
    await offline.close();
  });
  await page.reload();
  await expect(page.locator("main")).toContainText("上次下载");
}

async function theRecordIsSigned(page, person, application, reference, server) {
  await page.goto(`/cases/${application}`);
  await page.getByRole("link", { name: "下载办件档案" }).click();
  const { name, path } = await downloaded(page, "下载档案");
  expect(name).toBe(`${reference}.html`);
  const record = await readFile(path, "utf8");
  for (const own of [person.name, person.number, reference]) expect(record).toContain(own);
  expect(server.command("verify", path)).toMatch(/signature|signed|genuine/iu);
}

test("whoever ends the account leaves nothing that no law keeps", async ({ page, papers, visitor }) => {
  const { person, application, reference } = await submittedApplication(page, papers);
  await page.goto(`/cases/${application}/receipt`);
  const code = await page.locator(".receipt dl div").filter({ hasText: "核验码" }).locator(".num").innerText();
  const maker = await visitor();
  await officer.signInAsOfficer(maker, MAKER);
  await officer.openCase(maker, reference);
  const desk = maker.url();

  await test.step("while a case is under way the account stays", async () => {
    await page.goto("/account/delete");
    await expect(page.locator("main")).toContainText("还有办件没办完");
    await expect(page.locator("main")).toContainText(reference);
    await expect(page.getByRole("button", { name: "注销账号" })).toHaveCount(0);
  });
  await page.goto(`/cases/${application}/withdraw`);
  await page.locator("main form .btn").first().click();
  await expect(page).toHaveURL(new RegExp(`/cases/${application}`, "u"));

  await page.goto("/account/privacy");
  await page.getByRole("link", { name: "注销账号" }).click();
  await expect(page.locator("section[aria-labelledby=goes]")).toContainText(reference);
  const way = page.getByRole("link", { name: "先确认是您本人" });
  if (await way.isVisible()) await way.click();
  await confirmThatItIsMe(page, person);
  await fill(page, { word: "删除" });
  await page.getByRole("button", { name: "注销账号" }).click();
  await expect(page.locator(".errsum")).toContainText("注销");
  await fill(page, { word: "注销" });
  await page.getByRole("button", { name: "注销账号" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "账号已注销" })).toBeVisible();
  await nothingIsLeft(page, maker, desk, person);
  await test.step("the receipt that others have is still genuine", async () => {
    await page.goto(`/verify/${code}`);
    await expect(page.locator("main")).toContainText(reference);
    await expect(page.locator("main")).not.toContainText(person.name);
  });
});

async function nothingIsLeft(page, maker, desk, person) {
  await page.goto("/cases");
  await expect(page).toHaveURL(/\/sign-in/u);
  await fill(page, { contact: person.email, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.locator(".errsum")).toBeVisible();
  await maker.goto(desk);
  const { contact } = answersOf(person);
  for (const gone of [person.name, contact.address, "id_front.jpg"]) await expect(maker.locator("main")).not.toContainText(gone);
  await test.step("the address is free: whoever registers with it finds nothing of before", async () => {
    await registered(page, person);
    await page.goto("/cases");
    await expect(page.locator(".tasks li")).toHaveCount(0);
  });
}

test("a draft goes with the account", async ({ page }) => {
  const { person, application } = await begunApplication(page);
  await post(page, `/forex/applications/${application}/pages/card`, { version: "0", ...answersOf(person).card });
  await page.goto("/account/delete");
  const way = page.getByRole("link", { name: "先确认是您本人" });
  if (await way.isVisible()) await way.click();
  await confirmThatItIsMe(page, person);
  await fill(page, { word: "注销" });
  await page.getByRole("button", { name: "注销账号" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "账号已注销" })).toBeVisible();
});

test("whoever acts for a firm ends the own account and takes nothing of the firm's", async ({ page: owner, visitor }) => {
  const { path } = await registeredFirm(owner);
  await actingFor(owner, path);
  const form = { form_key: crypto.randomUUID(), applicant: "firm" };
  const draft = new URL((await post(owner, "/forex/applications", form)).url()).pathname;
  const page = await visitor();
  await joined(page, owner, path, ["firm_handler"]);
  await actingFor(page, path);
  await page.goto("/account/delete");
  await expect(page.locator("main")).toContainText("马上删除");
  await expect(page.locator("section[aria-labelledby=goes]")).not.toContainText("外汇账户开立");
  await post(page, "/account/delete", { word: "注销" });
  expect((await owner.goto(draft)).status()).toBe(200);
  await expect(owner.getByRole("heading", { level: 1, name: "开外汇账户：办理清单" })).toBeVisible();
});

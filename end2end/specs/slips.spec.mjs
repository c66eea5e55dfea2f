// What helps officers to write less and to mend a slip: templates, taking back, seeing who else is there, and the sample.

import { fill } from "../fields.mjs";
import * as officer from "../officer.mjs";
import { CHECKER, MAKER, SUPERVISOR } from "../officer.mjs";
import { submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

const UNREADABLE = {
  template_target: "document:id_back",
  template_reason: "unreadable",
  template_text: "{姓名}您好，反光处请避开灯光重拍。",
};

/** Keeps a text after a look at it. */
async function keepTemplate(page, usedFor, words) {
  await page.goto("/desk/templates");
  await page.getByRole("link", { name: `新建一条${usedFor}文字` }).click();
  await fill(page, { ...words, template_text: `${words.template_text}{地址}` });
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator(".errsum")).toContainText("没有“地址”这一栏");
  await fill(page, words);
  await page.getByRole("button", { name: "看看效果" }).click();
  await expect(page.locator("[aria-labelledby=preview]")).toContainText("林晓雯您好");
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator(".told")).toContainText("常用文字已保存");
}

for (const [how, javaScriptEnabled] of [["with", true], ["without", false]]) {
  test(`a text is filled in, sent, and the request taken back, ${how} scripts`, async ({ papers, visitor }) => {
    const applicant = await visitor({ javaScriptEnabled });
    const { application, reference } = await submittedApplication(applicant, papers);
    const name = `身份证背面 ${reference}`;
    const [maker, checker] = [await visitor({ javaScriptEnabled }), await visitor({ javaScriptEnabled })];
    await test.step("a maker keeps a text", async () => {
      await officer.signInAsOfficer(maker, MAKER);
      await keepTemplate(maker, "补正", { ...UNREADABLE, template_name: name });
    });
    await test.step("who else opened the case is seen", async () => {
      await officer.signInAsOfficer(checker, CHECKER);
      await officer.openCase(checker, reference);
      await officer.openCase(maker, reference);
      await expect(maker.locator(".head")).toContainText("十分钟内也打开过本件");
    });
    await test.step("the text makes an item of the request", async () => {
      await officer.take(maker);
      await officer.markSections(maker);
      await maker.locator("#decide summary").click();
      await maker.locator("#template_supplement").selectOption({ label: name });
      await maker.getByRole("button", { name: "填入" }).first().click();
      await expect(maker.locator("[name=item-0-text]")).toHaveValue(/您好，反光处请避开灯光重拍。/u);
      await maker.getByRole("button", { name: "退回补正" }).click();
      await officer.expectStatus(maker, "待补正");
    });
    await test.step("the applicant reads why and how", async () => {
      await applicant.goto(`/cases/${application}`);
      await expect(applicant.locator("[aria-labelledby=supplement]")).toContainText("看不清，请重新拍照或扫描后上传。");
    });
    await test.step("the maker takes it back for a reason", async () => {
      await maker.getByRole("button", { name: "收回补正要求" }).click();
      await expect(maker.locator(".errsum")).toContainText("请写撤销的原因");
      await fill(maker, { undo: "材料其实看得清" });
      await maker.getByRole("button", { name: "收回补正要求" }).click();
      await officer.expectStatus(maker, "审核中");
      await applicant.goto(`/cases/${application}`);
      await expect(applicant.locator("main")).toContainText("银行收回了补正要求");
    });
    await test.step("the text is given up", async () => {
      await maker.goto("/desk/templates");
      await maker.getByRole("link", { name }).click();
      await maker.locator("summary", { hasText: "删除这条文字" }).click();
      await maker.getByRole("button", { name: "删除", exact: true }).click();
      await expect(maker.locator(".told")).toContainText("常用文字已删除");
    });
  });

  test(`a supervisor looks over a decision that was drawn, ${how} scripts`, async ({ freshServer, visitor }) => {
    const page = await visitor({ baseURL: freshServer.address, javaScriptEnabled });
    await officer.signInAsOfficer(page, SUPERVISOR);
    await page.getByRole("link", { name: "质量抽查" }).click();
    await fill(page, { count: "2" });
    await page.getByRole("button", { name: "抽取" }).click();
    await expect(page.locator(".told")).toContainText("已抽取");
    await page.locator("[aria-labelledby=sample-open] a").first().click();
    await page.getByLabel("决定正确，过程有瑕疵").check();
    await page.getByRole("button", { name: "保存结论" }).click();
    await expect(page.locator(".errsum")).toContainText("请写明问题在哪里");
    await fill(page, { quality_note: "缺一份授权书" });
    await page.getByRole("button", { name: "保存结论" }).click();
    await page.goto("/desk/sample");
    await expect(page.locator("[aria-labelledby=sample-done]")).toContainText("决定正确，过程有瑕疵");
  });
}

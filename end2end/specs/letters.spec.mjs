// Letters: their texts in the administrator's hands, an invitation withdrawn, and by which way people hear of things.

import { register } from "../applicant.mjs";
import { fill } from "../fields.mjs";
import { invitationFor } from "../firm.mjs";
import { letterTo } from "../mailbox.mjs";
import { ADMINISTRATOR, signInAsStaff } from "../officer.mjs";
import { somebody } from "../people.mjs";
import { expect, test } from "../test.mjs";

const WARNING = "本中心不会打电话问您要验证码。";

for (const [how, javaScriptEnabled] of [["with", true], ["without", false]]) {
  test(`an administrator changes the text of a letter, ${how} scripts`, async ({ freshServer, visitor }) => {
    const someone = () => visitor({ baseURL: freshServer.address, javaScriptEnabled });
    const page = await someone();
    await signInAsStaff(page, ADMINISTRATOR);
    await page.goto("/admin/texts");
    await page.getByRole("listitem").filter({ hasText: "code_register" }).getByRole("link", { name: "中文" }).click();
    const body = page.locator("[name=body]");
    const builtIn = await body.inputValue();
    await test.step("what is wrong is named, and what was typed stays", async () => {
      await fill(page, { body: "没有验证码的信", reason: "有人冒充本中心" });
      await page.getByRole("button", { name: "保存，马上生效" }).click();
      await expect(page.locator(".errsum")).toContainText("code");
      await expect(body).toHaveValue("没有验证码的信");
    });
    await test.step("it is looked at and put in force", async () => {
      await fill(page, { body: `${builtIn}\n${WARNING}` });
      await page.getByRole("button", { name: "预览", exact: true }).click();
      await expect(page.locator("#preview")).toContainText(WARNING);
      await page.getByRole("button", { name: "保存，马上生效" }).click();
      await expect(page.locator(".told")).toContainText("文字已保存");
      await expect(page.locator("main")).toContainText("有人冒充本中心");
    });
    await test.step("the next letter says it", async () => {
      const [newcomer, person] = [await someone(), somebody()];
      await register(newcomer, person);
      await expect(await letterTo(newcomer.context(), person.email, "验证码")).toContainText(WARNING);
    });
  });

  test(`an invitation is withdrawn, ${how} scripts`, async ({ freshServer, visitor }) => {
    const someone = () => visitor({ baseURL: freshServer.address, javaScriptEnabled });
    const page = await someone();
    const email = "wrong@sanjiang.example";
    await signInAsStaff(page, ADMINISTRATOR);
    await page.goto("/admin/organisations");
    await page.getByRole("link", { name: "三江银行" }).click();
    await page.getByRole("link", { name: "邀请工作人员" }).click();
    await fill(page, { email, roles: ["bank_maker"], language: "zh" });
    await page.getByRole("button", { name: "发出邀请" }).click();
    const link = await invitationFor(page, email);
    await page.goto("/admin/organisations");
    await page.getByRole("link", { name: "三江银行" }).click();
    await page.getByRole("link", { name: "撤回邀请" }).click();
    await page.getByLabel("邮箱写错了").check();
    await page.getByRole("button", { name: "撤回" }).click();
    await expect(page.locator(".told")).toContainText("邀请已撤回");
    const guest = await someone();
    await guest.goto(link);
    await expect(guest.getByRole("heading", { level: 1, name: "这个邀请已撤回" })).toBeVisible();
  });

  test(`somebody chooses to be told once a day, ${how} scripts`, async ({ visitor }) => {
    const page = await visitor({ javaScriptEnabled });
    await register(page, somebody());
    await page.goto("/account");
    await page.getByRole("link", { name: "通知方式" }).click();
    const daily = page.locator("[name=messages][value=daily]");
    await daily.check();
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.locator(".told")).toContainText("通知方式已保存");
    await page.goto("/account/notices");
    await expect(daily).toBeChecked();
  });
}

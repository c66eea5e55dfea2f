// The life of an opened account: two people of the bank suspend it and take it up again, its holder asks for closure, and
// two people close it. The holder reads each step.

import { EMPTY, agree, ask, holderReads, openAccount, openForm, propose } from "../account.mjs";
import { fill } from "../fields.mjs";
import { letterTo } from "../mailbox.mjs";
import * as officer from "../officer.mjs";
import { BOTH, CHECKER } from "../officer.mjs";
import { PHONE, accountNumber } from "../people.mjs";
import { submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

const NOTE = "系统提示证件上周到期。";

for (const [how, options] of [
  ["without JavaScript @postgres", { javaScriptEnabled: false }],
  ["on a phone", PHONE],
]) {
  test.describe(how, () => {
    test.use(options);
    test("an account is suspended, taken up again and closed by two people, and its holder reads each step", life);
  });
}

async function life({ page: holder, papers, visitor }) {
  const { person, application, reference } = await submittedApplication(holder, papers);
  const [maker, checker] = [await visitor(), await visitor()];
  await officer.signInAsOfficer(maker, BOTH);
  await officer.signInAsOfficer(checker, CHECKER);
  await openedByTwo(maker, checker, reference);

  await test.step("one suspends, another agrees, and the holder reads why", async () => {
    await openForm(maker, "暂停使用");
    await propose(maker);
    await expect(maker.locator(".errsum")).toContainText("请选择原因");
    await fill(maker, { reason: "id_expired", note: NOTE });
    await propose(maker);
    await expect(maker.locator("#panel")).toContainText("您的意见正在等另一人复核");
    await expect(maker.locator("#panel [name=verdict]")).toHaveCount(0);
    await agree(checker, reference);
    await expect(checker.locator(".head .tag")).toHaveText("暂停使用");
    await holderReads(holder, application, ["暂停使用", "身份证件已过期"]);
    await expect(holder.locator("body")).not.toContainText(NOTE);
    const letter = await letterTo(holder.context(), person.email, "已暂停使用");
    await letter.page().close();
  });

  await test.step("a proposal is taken back and made anew", async () => {
    await maker.reload();
    await openForm(maker, "恢复使用");
    await fill(maker, { reason: "cleared" });
    await propose(maker);
    await maker.getByRole("button", { name: "收回" }).click();
    await openForm(maker, "恢复使用");
    await fill(maker, { reason: "details_renewed" });
    await propose(maker);
    await agree(checker, reference);
    await holderReads(holder, application, ["正常", "银行恢复使用", "证件或信息已更新"]);
  });

  await test.step("the holder asks for closure, thinks better of it, and asks again", async () => {
    await ask(holder, application, person, "申请销户", "确认申请销户");
    await expect(holder.locator("main")).toContainText("您申请了销户");
    await ask(holder, application, person, "撤回销户申请", "确认撤回");
    await expect(holder.locator("#account ~ .notice")).toHaveCount(0);
    await ask(holder, application, person, "申请销户", "确认申请销户");
  });

  await test.step("the bank finds it in its queue and closes it", async () => {
    await maker.goto("/desk");
    await maker.locator(".views").getByRole("link", { name: "待销户" }).click();
    await maker.getByRole("row").getByRole("link", { name: reference }).click();
    await expect(maker.locator("#panel")).toContainText("持有人申请销户");
    await openForm(maker, "完成销户");
    await propose(maker);
    await expect(maker.locator(".errsum")).toContainText("余额为零才能销户");
    await fill(maker, EMPTY);
    await propose(maker);
    await expect(maker.locator("#panel")).toContainText("您的意见正在等另一人复核");
    await agree(checker, reference);
    await expect(checker.locator(".head .tag")).toHaveText("已销户");
    await holderReads(holder, application, ["已销户", "银行完成销户", "2026 年 11 月 23 日"]);
  });
}

async function openedByTwo(maker, checker, reference) {
  await officer.openCase(maker, reference);
  await officer.take(maker);
  await officer.markSections(maker);
  await officer.propose(maker, { outcome: "approve", text: "带身份证原件来网点。" });
  await officer.openCase(checker, reference);
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已通过");
  await openAccount(maker, checker, accountNumber());
  await officer.openCase(maker, reference);
}

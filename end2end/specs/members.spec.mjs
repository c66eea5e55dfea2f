// The people of a firm: who joins and how, what an owner changes, how somebody goes, and for whom one acts.

import { codeFor, letterTo } from "../mailbox.mjs";
import * as firms from "../firm.mjs";
import { fill } from "../fields.mjs";
import { PASSWORD, someFirm, somebody } from "../people.mjs";
import { actingFor, anotherFirm, invitedTo, joined, post, registered, registeredFirm } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

const HANDLER = "firm_handler";
const CONFIRMER = "firm_confirmer";

test("an owner changes roles and removes a handler, who is told and finds nothing any more @postgres", async ({
  page: owner,
  visitor,
}) => {
  const { firm, owner: who, path } = await registeredFirm(owner);
  const page = await visitor();
  const handler = await joined(page, owner, path, [HANDLER]);
  await actingFor(page, path);
  const draft = await begunForTheFirm(page);

  await firms.openMember(owner, path, who, handler.name);
  const other = await owner.context().newPage();
  await other.goto(owner.url());
  await test.step("without any role nobody is a member", async () => {
    await fill(owner, { roles: [] });
    await owner.getByRole("button", { name: "保存职务" }).click();
    await expect(owner.locator(".errsum a")).toHaveAttribute("href", /^#roles/u);
  });
  await fill(owner, { roles: [HANDLER, CONFIRMER] });
  await owner.getByRole("button", { name: "保存职务" }).click();
  await expect(memberOf(owner, handler.name)).toContainText("企业确认人");
  await wasTold(page, handler, "职务已改");

  await test.step("a page from before the change removes nobody", async () => {
    await firms.press(other, "移除成员", "移除这位成员");
    await expect(other.getByRole("heading", { level: 1, name: "打开页面之后，成员或职务有了变化" })).toBeVisible();
    await other.getByRole("link", { name: "返回企业" }).click();
    await expect(memberOf(other, handler.name)).toBeVisible();
  });

  await firms.openMember(owner, path, who, handler.name);
  await firms.press(owner, "移除成员", "移除这位成员");
  await expect(owner).toHaveURL(new RegExp(`${path}(\\?|$)`, "u"));
  await expect(memberOf(owner, handler.name)).toHaveCount(0);
  await theRemovedFindNothing(page, handler, firm, path, draft);
});

async function begunForTheFirm(page) {
  const form = { form_key: crypto.randomUUID(), applicant: "firm" };
  return new URL((await post(page, "/forex/applications", form)).url()).pathname;
}

function memberOf(page, name) {
  return page.locator("section[aria-labelledby=members]").getByRole("listitem").filter({ hasText: name });
}

async function wasTold(page, person, what) {
  const letter = await letterTo(page.context(), person.email, what);
  await letter.page().close();
}

async function theRemovedFindNothing(page, handler, firm, path, draft) {
  await wasTold(page, handler, "您已不再是");
  await test.step("what was open leads to the choice for whom one acts", async () => {
    await page.goto(draft);
    await expect(page).toHaveURL(/\/account\/workplace/u);
    await expect(page.locator("main")).toContainText(`您已不再为${firm.name}办理`);
    await page.getByRole("button", { name: "换到这里 本人" }).click();
    await expect(page.locator(".brand")).not.toContainText(firm.name);
  });
  for (const address of [draft, `${draft}/submit`]) expect((await page.goto(address)).status(), address).toBe(404);
  for (const address of [path, `${path}/profile`, `${path}/invite`]) {
    await test.step(address, async () => {
      expect((await page.goto(address)).status()).toBe(404);
      await expect(page.getByRole("heading", { level: 1, name: `您已不再是${firm.name}的成员` })).toBeVisible();
    });
  }
  await page.getByRole("link", { name: "返回我的企业" }).click();
  await expect(page.getByRole("heading", { name: "您还没有加入企业" })).toBeVisible();
}

test("the last owner cannot go; who hands the firm over may leave it", async ({ page: owner, visitor }) => {
  const { owner: who, path } = await registeredFirm(owner);
  const page = await visitor();
  const handler = await joined(page, owner, path, [HANDLER]);

  await firms.openMember(owner, path, who, who.name);
  await firms.press(owner, "退出企业", "退出这家企业");
  await expect(owner.getByRole("heading", { name: "企业至少要有一位管理员" })).toBeVisible();
  await test.step("with one role there is none to choose", async () => {
    await firms.openMember(owner, path, who, who.name);
    await expect(owner.locator("main [name=roles]")).toHaveCount(0);
  });
  await firms.openMember(owner, path, who, handler.name);
  await firms.press(owner, "转让管理员", "转让给这位成员");
  await expect(memberOf(owner, handler.name)).toContainText("企业管理员");
  await expect(memberOf(owner, who.name)).not.toContainText("企业管理员");
  await expect(owner.getByRole("link", { name: "邀请成员" })).toHaveCount(0);
  await wasTold(page, handler, "您现在是");
  expect((await owner.goto(`${path}/invite`)).status()).toBe(404);

  await firms.openMember(owner, path, who, who.name);
  await firms.press(owner, "退出企业", "退出这家企业");
  await expect(owner).toHaveURL(/\/account\/firms(\?|$)/u);
  await expect(owner.getByRole("heading", { name: "您还没有加入企业" })).toBeVisible();
  await wasTold(page, handler, "有成员退出");
  await page.goto(path);
  await expect(page.locator("section[aria-labelledby=members]").getByRole("listitem")).toHaveCount(1);
});

test("the last owner hands the firm over before ending the own account", async ({ page: owner, visitor }) => {
  const { firm, path } = await registeredFirm(owner);
  const page = await visitor();
  await joined(page, owner, path, [HANDLER]);
  await owner.goto("/account/delete");
  await expect(owner.locator("main")).toContainText(firm.name);
  await expect(owner.getByRole("button", { name: "注销账号" })).toHaveCount(0);
  await page.goto(path);
  await expect(page.locator("section[aria-labelledby=members]")).toContainText("企业管理员");
});

test("an invitation lets in once, and only whom it was sent to", async ({ page: owner, visitor }) => {
  const { firm, owner: who, path } = await registeredFirm(owner);
  const invitee = somebody("蒋立群");

  await firms.invite(owner, path, who, { email: invitee.email, roles: [CONFIRMER] });
  const first = await firms.invitationFor(owner, invitee.email);
  await test.step("a member is not invited once more", async () => {
    await owner.goto(`${path}/invite`);
    await fill(owner, { email: who.email, roles: [HANDLER], language: "zh" });
    await owner.getByRole("button", { name: "发送邀请" }).click();
    await expect(owner.locator(".errsum")).toContainText("这个邮箱的主人已是成员");
  });
  const link = await test.step("sent again, the newest link alone lets in", async () => {
    await owner.goto(path);
    await owner.getByRole("button", { name: "再发一次" }).click();
    await expect(async () => {
      expect(await firms.invitationFor(owner, invitee.email)).not.toBe(first);
    }).toPass();
    return firms.invitationFor(owner, invitee.email);
  });
  await test.step("somebody else who is signed in is told for whom it is", async () => {
    const stranger = await visitor();
    await registered(stranger);
    await stranger.goto(link);
    await expect(stranger.locator("main")).toContainText(invitee.email);
    await expect(stranger.locator("main").getByRole("button", { name: "退出" })).toBeVisible();
    expect((await stranger.goto(path)).status()).toBe(404);
  });

  const page = await visitor();
  expect((await page.goto(first)).status()).toBe(404);
  await firms.joinAsSomebodyNew(page, link, invitee, firm);
  for (const again of [page, await visitor()]) {
    expect((await again.goto(link)).status()).toBe(404);
    await expect(again.getByRole("heading", { level: 1 })).toContainText("邀请");
  }
  await test.step("one that was taken back lets nobody in", async () => {
    const other = somebody();
    const theirs = await invitedTo(owner, path, other.email, [HANDLER]);
    await owner.goto(path);
    await owner.getByRole("button", { name: `撤回邀请 ${other.email}` }).click();
    await expect(owner.locator("section[aria-labelledby=waiting]")).toHaveCount(0);
    expect((await (await visitor()).goto(theirs)).status()).toBe(404);
  });
});

test("whoever has an account joins with it, after signing in", async ({ page: owner, visitor }) => {
  const { firm, path } = await registeredFirm(owner);
  const first = await visitor();
  const person = await registered(first, somebody("蒋立群"));
  const link = await invitedTo(owner, path, person.email, [CONFIRMER]);
  const page = await visitor();
  await page.goto(link);
  await page.locator("main").getByRole("link", { name: "登录" }).click();
  await fill(page, { contact: person.email, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in\/device/u);
  await fill(page, { code: await codeFor(page.context(), person.email) });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`${link}$`, "u"));
  await firms.joinWithOwnAccount(page, link, person, firm);
});

test("somebody with two firms in two tabs does nothing for the wrong one", async ({ page }) => {
  const { firm: first, owner, path } = await registeredFirm(page);
  const second = someFirm("海纳");
  const other = await anotherFirm(page, second, owner);
  await firms.actFor(page, path, first);
  const draft = await begunForTheFirm(page);
  await page.goto(`${draft}/pages/registration`);

  const tab = await page.context().newPage();
  await firms.actFor(tab, other, second);
  await tab.goto("/cases");
  await expect(tab.locator("main").getByRole("listitem")).toHaveCount(0);

  await test.step("an answer for the first firm is not saved while one acts for the second, and the page says why", async () => {
    await fill(page, { list_status: "exempt_small", taxpayer: "small_scale" });
    await page.getByRole("button", { name: "保存，下一步" }).click();
    await expect(page.locator("main")).toContainText("您一次只为一方办理");
    await firms.expectActingFor(page, second.name);
  });
  await test.step("a page that was drawn for the first begins nothing for the second", async () => {
    await firms.actFor(tab, path, first);
    await page.goto("/forex");
    await firms.actFor(tab, other, second);
    await page.locator("main").getByRole("button", { name: /申请/u }).last().click();
    await expect(page.locator("main")).toContainText("您一次只为一方办理");
    await tab.goto("/forex/applications");
    await expect(tab.locator(".tasks li")).toHaveCount(0);
  });
  await test.step("acting for the first again one goes on", async () => {
    await firms.actFor(page, path, first);
    await page.goto(draft);
    await expect(page.getByRole("heading", { level: 1, name: "开外汇账户：办理清单" })).toBeVisible();
  });
});

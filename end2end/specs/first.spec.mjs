// A real installation with nobody in it: a bank is added by commands, its first officer takes the invitation, sets up a
// second factor and gets in again with it, and with a code for the day on which the telephone is lost.

import { expectForEverybody, speak } from "../checks.mjs";
import { fill } from "../fields.mjs";
import { codeOfSecret } from "../mailbox.mjs";
import { secretOf } from "../second-factor.mjs";
import { expect, test } from "../test.mjs";

const PASSWORD = "a sentence for the staff";
const OFFICER = "wang@bank.example";

test("commands add a bank and invite its first officer, who sets up a second factor and finds the desk", async ({
  emptyServer,
  visitor,
}) => {
  await nobodyIsHere(await visitor({ baseURL: emptyServer.address }));
  addBank(emptyServer);
  const link = invited(emptyServer, OFFICER);

  const page = await visitor({ baseURL: emptyServer.address });
  await page.goto(link);
  await expect(page.locator("main")).toContainText("甬江银行邀请您担任");
  await fill(page, { name: "王", password: "short" });
  await page.getByRole("button", { name: "创建账号" }).click();
  await expect(page.locator(".errsum a")).toHaveCount(2);
  await fill(page, { name: "王经办", password: PASSWORD });
  await page.getByRole("button", { name: "创建账号" }).click();

  const secret = await secretOf(page);
  await test.step("nothing is open before the second factor is set up", async () => {
    await page.goto("/desk");
    await expect(page).toHaveURL(/\/account\/second-factor$/u);
  });
  await fill(page, { code: "000" });
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.locator(".errsum")).toBeVisible();
  await fill(page, { code: codeOfSecret(secret) });
  await page.getByRole("button", { name: "启用" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "备用码" })).toBeVisible();
  const codes = await page.locator("main li .num").allInnerTexts();
  expect(new Set(codes).size).toBeGreaterThan(7);
  await page.getByRole("link", { name: "已经记下，继续" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "外汇开户审核" })).toBeVisible();

  await test.step("the link works once", async () => {
    const other = await visitor({ baseURL: emptyServer.address });
    expect((await other.goto(link)).status()).toBe(404);
  });
  await test.step("a recovery code lets in where the telephone is not, once", async () => {
    await signInWith(await visitor({ baseURL: emptyServer.address }), codes[0], /\/desk/u);
    await signInWith(await visitor({ baseURL: emptyServer.address }), codes[0], /\/sign-in\/second-factor/u);
  });
});

async function nobodyIsHere(page) {
  await page.goto("/forex");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("演示");
  expect((await page.goto("/demo")).status()).toBe(404);
}

function addBank(server) {
  const names = ["--name-zh", "甬江银行", "--name-en", "Yongjiang Bank"];
  const added = server.command("organisation", "add", "--kind", "bank", "--code", "YJ", ...names);
  expect(added).toContain("YJ is added.");
  expect(server.command("organisation", "list")).toContain("甬江银行");
}

/** Invites an officer; the path of the link that the command prints. */
function invited(server, email) {
  const line = ["--organisation", "YJ", "--role", "bank_maker", "--email", email];
  const said = server.command("account", "invite", ...line);
  return new URL(said.match(/http\S+\/invitation\/\S+/u)[0]).pathname;
}

async function signInWith(page, code, address) {
  await page.goto("/sign-in");
  await fill(page, { contact: OFFICER, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await fill(page, { factor: code });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(address);
}

test("everybody can take an invitation and set up a second factor", async ({ emptyServer, visitor }) => {
  addBank(emptyServer);
  for (const language of ["zh", "en"]) {
    const page = await visitor({ baseURL: emptyServer.address });
    await speak(page, language);
    await page.goto(invited(emptyServer, `${language}@bank.example`));
    await expectForEverybody(page);
    await page.locator("main form .btn").click();
    await expect(page.locator(".errsum a")).toHaveCount(2);
    await expectForEverybody(page);
    await fill(page, { name: "Wang Xiaoming", password: PASSWORD });
    await page.locator("main form .btn").click();
    const secret = await secretOf(page);
    await expectForEverybody(page);
    await fill(page, { code: codeOfSecret(secret) });
    await page.locator("main form .btn").click();
    await expect(page.locator("main .notice.warn")).toBeVisible();
    await expectForEverybody(page);
    await page.goto("/account/second-factor");
    await expectForEverybody(page);
  }
});

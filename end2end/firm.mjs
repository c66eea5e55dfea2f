// What the people of a firm do, step by step.

import { expect } from "@playwright/test";
import { confirmThatItIsMe } from "./applicant.mjs";
import { fill } from "./fields.mjs";
import { letterTo } from "./mailbox.mjs";
import { PASSWORD } from "./people.mjs";

/** Registers a firm, of which one is the owner from then on; resolves to its path. */
export async function registerFirm(page, firm, owner) {
  await page.goto("/account");
  await page.getByRole("link", { name: "我的企业" }).click();
  await page.getByRole("link", { name: "登记一家企业" }).click();
  await fill(page, { uscc: firm.uscc, licence_name: firm.name });
  const asksName = await page.locator("main [name=own_name]").isVisible();
  if (asksName) await fill(page, { own_name: owner.name });
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: firm.name })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Invites somebody to a firm; `owner` is whoever does. */
export async function invite(page, path, owner, { email, roles }) {
  await page.goto(path);
  await page.getByRole("link", { name: "邀请成员" }).click();
  await confirmThatItIsMe(page, owner);
  await fill(page, { email, roles, language: "zh" });
  await page.getByRole("button", { name: "发送邀请" }).click();
  await expect(page.locator("section[aria-labelledby=waiting]")).toContainText(email);
}

/** The path of the link in the newest invitation to an address. */
export async function invitationFor(page, email) {
  const letter = await letterTo(page.context(), email, "/invitation/");
  const text = await letter.innerText();
  await letter.page().close();
  return new URL(text.match(/http\S+\/invitation\/[\w-]+/u)[0]).pathname;
}

/** Takes an invitation without having an account: makes one with it. */
export async function joinAsSomebodyNew(page, link, person, firm) {
  await page.goto(link);
  await expect(page.locator("main")).toContainText(firm.name);
  await fill(page, { name: person.name, password: PASSWORD });
  await page.locator("main form .btn").click();
  await expect(page.getByRole("heading", { level: 1, name: firm.name })).toBeVisible();
}

/** Takes an invitation with the account that has the address. */
export async function joinWithOwnAccount(page, link, person, firm) {
  await page.goto(link);
  const asksName = await page.locator("main [name=own_name]").isVisible();
  if (asksName) await fill(page, { own_name: person.name });
  await page.locator("main form .btn").click();
  await expect(page.getByRole("heading", { level: 1, name: firm.name })).toBeVisible();
}

/** Does what cannot be taken back: opens what it means, and presses its button. */
export async function press(page, what, button) {
  await page.locator("summary", { hasText: what }).click();
  await page.getByRole("button", { name: button }).click();
}

/** Begins to act for a firm; its name stands in the head of every page from then on. */
export async function actFor(page, path, firm) {
  await page.goto(path);
  await page.getByRole("button", { name: "以这家企业的名义办理" }).click();
  await expectActingFor(page, firm.name);
}

/** The head of the page says for whom one acts. */
export async function expectActingFor(page, name) {
  await expect(page.locator(".brand")).toContainText(` · ${name}`);
}

/** Opens a member's page in the firm's list. */
export async function openMember(page, path, owner, name) {
  await page.goto(path);
  await page.locator("section[aria-labelledby=members]").getByRole("link", { name }).click();
  await confirmThatItIsMe(page, owner);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

// The life of an opened account: two people of a bank carry out each step, and its holder reads it.

import { expect } from "@playwright/test";
import { confirmThatItIsMe } from "./applicant.mjs";
import { fill } from "./fields.mjs";
import * as officer from "./officer.mjs";
import { BOTH, CHECKER } from "./officer.mjs";

/** Records the number of an approved application whose page both have open; the other officer confirms it. */
export async function openAccount(maker, checker, number) {
  await maker.reload();
  await officer.recordOpening(maker, BOTH, number);
  await checker.reload();
  await officer.confirm(checker, CHECKER);
  await officer.expectStatus(checker, "已开户");
}

/** Opens the form of an act on the account whose case is open. */
export async function openForm(page, act) {
  await page.locator("#panel").getByRole("link", { name: act, exact: true }).click();
  await expect(page.getByRole("heading", { level: 2, name: act })).toBeVisible();
}

/** Sends the form that is open to another officer. */
export async function propose(page) {
  await page.locator("#panel").getByRole("button", { name: "提交复核" }).click();
}

/** Proposes an act on the account whose case is open; the other officer agrees, and it stands so. */
export async function carryOut(maker, checker, { reference, act, answers, standing }) {
  await officer.openCase(maker, reference);
  await openForm(maker, act);
  await fill(maker, answers);
  await propose(maker);
  await expect(maker.locator("#panel")).toContainText("您的意见正在等另一人复核");
  await agree(checker, reference);
  await expect(checker.locator(".head .tag")).toHaveText(standing);
}

/** What must be true before an account is closed. */
export const EMPTY = { is_empty: "yes", has_no_batch: "yes", closed_on: "2026-11-23" };

/** The checker finds what waits in their view of the queue, and agrees. */
export async function agree(page, reference) {
  await page.goto("/desk");
  await page.locator(".views").getByRole("link", { name: "待我复核" }).click();
  await page.getByRole("row").getByRole("link", { name: reference }).click();
  await page.getByRole("link", { name: "查看账户和经过" }).click();
  await officer.confirm(page, CHECKER);
  await expect(page.locator("#panel [name=verdict]")).toHaveCount(0);
}

/** The holder reads this about the account. */
export async function holderReads(holder, application, texts) {
  await holder.goto(`/cases/${application}`);
  const card = holder.locator("section.card", { has: holder.locator("#account") });
  for (const text of texts) await expect(card).toContainText(text);
}

/** The holder follows the link on the case page and sends its form, with a fresh code where it is asked for. */
export async function ask(page, application, person, link, button) {
  await page.goto(`/cases/${application}`);
  await page.getByRole("link", { name: link }).click();
  await page.getByRole("button", { name: button }).click();
  if (page.url().includes("/step-up")) {
    await confirmThatItIsMe(page, person);
    await page.getByRole("button", { name: button }).click();
  }
  await expect(page).toHaveURL(new RegExp(`/cases/${application}\\?told=\\w+$`, "u"));
}

// What bank officers do, step by step.

import { expect } from "@playwright/test";
import { fill } from "./fields.mjs";
import { authenticatorCode } from "./mailbox.mjs";
import { PASSWORD } from "./people.mjs";

/** Staff of the demonstration's banks. */
export const MAKER = "maker@sanjiang.example";
export const CHECKER = "checker@sanjiang.example";
/** Somebody with both roles, who may be maker or checker of a case, but never both. */
export const BOTH = "both@sanjiang.example";
export const SUPERVISOR = "supervisor@sanjiang.example";
export const OTHER_BANK = "maker@yuehu.example";
/** Runs the installation, and opens no case. */
export const ADMINISTRATOR = "admin@zone.example";

const SECTIONS = ["applicant", "trade", "account", "papers"];

/** Signs in as an officer with the password and the authenticator's code. */
export async function signInAsOfficer(page, email) {
  await signInAsStaff(page, email);
  await expect(page.getByRole("heading", { level: 1, name: "外汇开户审核" })).toBeVisible();
}

/** The same for other staff, wherever it leads them. */
export async function signInAsStaff(page, email) {
  await page.goto("/sign-in");
  await fill(page, { contact: email, password: PASSWORD });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第二步验证" })).toBeVisible();
  await fill(page, { factor: await authenticatorCode(page.context(), email) });
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).not.toHaveURL(/\/sign-in/u);
}

/** Gives another code, if it is asked for. */
export async function confirmThatItIsMe(page, email) {
  const way = page.getByRole("link", { name: "再验证一次" });
  if (await way.isVisible()) await way.click();
  if (!page.url().includes("/step-up")) return false;
  await fill(page, { factor: await authenticatorCode(page.context(), email) });
  await page.getByRole("button", { name: "确认" }).click();
  await expect(page).not.toHaveURL(/\/step-up/u);
  return true;
}

/** The address of the case that is open, without the list from which it was opened. */
export function addressOfCase(page) {
  const { origin, pathname } = new URL(page.url());
  return `${origin}${pathname}`;
}

/** Finds a case in the queue by its reference and opens it. */
export async function openCase(page, reference) {
  await page.goto("/desk");
  await page.locator("#q").fill(reference);
  await page.locator("#q").press("Enter");
  await page.getByRole("row").getByRole("link", { name: reference }).click();
  await expect(page.locator(".crumbs")).toContainText(reference);
}

/** Takes the case that is open. */
export async function take(page) {
  await page.getByRole("button", { name: "领取" }).click();
  await expect(page.getByRole("heading", { name: "经办意见" })).toBeVisible();
}

/** Marks every section. */
export async function markSections(page, mark = "match") {
  for (const section of SECTIONS) {
    await page.locator(`[name="mark-${section}"][value=${mark}]`).check();
  }
}

/** Does something to the case that is open, after which the desk leads on to the next of a list, and looks at it again. */
async function andLookAgain(page, act) {
  const list = new URL(page.url()).searchParams.get("list");
  const leadsOn = list !== null && !/(?:^|&)q=/u.test(list);
  await act();
  if (leadsOn) await page.getByRole("link", { name: "回去看" }).click();
}

/** Asks the applicant for these items, all at once: `[target, text]`. */
export async function askForSupplement(page, items) {
  await page.locator("#decide summary").click();
  for (const [index, [target, text]] of items.entries()) {
    await fill(page, { [`item-${index}-target`]: target, [`item-${index}-text`]: text });
  }
  await andLookAgain(page, () => page.getByRole("button", { name: "退回补正" }).click());
  await expectStatus(page, "待补正");
}

/** Proposes: `{ outcome, reason, text }`. */
export async function propose(page, proposal) {
  await fill(page, proposal);
  await andLookAgain(page, () => page.getByRole("button", { name: "提交复核" }).click());
  await expectStatus(page, "待复核");
}

/** Confirms what another officer proposed or recorded; gives a fresh code where it is asked for. */
export async function confirm(page, email) {
  await andLookAgain(page, async () => {
    await agree(page);
    if (await confirmThatItIsMe(page, email)) await agree(page);
  });
}

/** Confirms, where no fresh code is needed. */
export async function agree(page) {
  await fill(page, { verdict: "confirm" });
  await page.locator("#panel").getByRole("button", { name: "确认" }).click();
}

/** Records that the applicant came to the branch, and the account's number. */
export async function recordOpening(page, email, number) {
  await confirmThatItIsMe(page, email);
  await fill(page, { visited_on: "2026-11-23", number, number_again: number, currencies: ["USD", "EUR"] });
  await page.locator("#panel").getByRole("button", { name: "提交复核" }).click();
  await expect(page.locator("#panel")).toContainText("您的意见正在等另一人复核");
}

/** The case that is open stands so. */
export async function expectStatus(page, status) {
  await expect(page.locator(".head .tag").first()).toHaveText(status);
}

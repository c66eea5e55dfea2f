// What officers do with their lists: order them, act on many cases at once and take that back, keep filters, take files,
// read figures, and go from case to case.

import { readFile } from "node:fs/promises";
import { fill } from "../fields.mjs";
import * as officer from "../officer.mjs";
import { MAKER, SUPERVISOR } from "../officer.mjs";
import { submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

/** The name of another maker. */
const COLLEAGUE = "李双全";

/** The references of the list, from the first row on. */
async function references(page) {
  const texts = await page.locator("tbody th a").allTextContents();
  return texts.map((text) => text.trim());
}

async function tick(page, reference) {
  await page.getByRole("row").filter({ hasText: reference }).getByRole("checkbox").check();
}

test("an officer orders the list, keeps the filter and takes it along as files", async ({ page }) => {
  await officer.signInAsOfficer(page, MAKER);
  await test.step("the sorted column says so, in both directions", async () => {
    await page.getByRole("columnheader", { name: "提交时间" }).getByRole("link").click();
    const head = page.getByRole("columnheader", { name: "提交时间" });
    await expect(head).toHaveAttribute("aria-sort", "ascending");
    const first = await references(page);
    await head.getByRole("link").click();
    await expect(head).toHaveAttribute("aria-sort", "descending");
    const last = await references(page);
    expect(last).not.toEqual(first);
  });
  const name = `最新提交 ${Date.now()}`;
  await test.step("the filter is kept under a name, and found again", async () => {
    await page.locator("summary", { hasText: "保存这个筛选" }).click();
    await fill(page, { "filter_name": name });
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.locator(".told")).toContainText("筛选已保存");
    await page.goto("/desk");
    await page.getByRole("link", { name }).click();
    await expect(page.getByRole("columnheader", { name: "提交时间" })).toHaveAttribute("aria-sort", "descending");
  });
  await test.step("the list is taken along as a file that a spreadsheet opens", async () => {
    const shown = await references(page);
    for (const [button, begins] of [["CSV", "\u{feff}"], ["Excel", "PK"]]) {
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: button }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^yongyitong-queue-.*\.(csv|xlsx)$/u);
      const text = await readFile(await file.path(), "utf8");
      expect(text.startsWith(begins)).toBe(true);
      if (button === "CSV") expect(shown.every((reference) => text.includes(reference))).toBe(true);
    }
  });
  await test.step("the filter is removed", async () => {
    await page.goto("/desk/filters");
    await page.getByRole("button", { name: `删除${name}` }).click();
    await expect(page.locator(".told")).toContainText("筛选已删除");
  });
  await test.step("one case leads to the next of the same list, and back", async () => {
    await page.goto("/desk?view=all_open&sort=submitted");
    const [first, second] = await references(page);
    await page.getByRole("link", { name: first }).click();
    await page.getByRole("link", { name: "下一件" }).click();
    await expect(page.locator(".crumbs")).toContainText(second);
    await page.getByRole("link", { name: "上一件" }).click();
    await expect(page.locator(".crumbs")).toContainText(first);
  });
});

test("a supervisor reads the figures of the bank and takes them along", async ({ page }) => {
  await officer.signInAsOfficer(page, SUPERVISOR);
  await page.getByRole("link", { name: "统计" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "本行统计" })).toBeVisible();
  await expect(page.locator("#load")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Excel" }).click();
  expect((await download).suggestedFilename()).toMatch(/^yongyitong-figures-\d{4}-\d{2}\.xlsx$/u);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("several cases are handed over after a look at what would happen, and taken back", async ({
    page,
    papers,
    visitor,
  }) => {
    const one = await submittedApplication(await visitor(), papers);
    const other = await submittedApplication(await visitor(), papers);
    const all = [one.reference, other.reference];
    await officer.signInAsOfficer(page, MAKER);
    await test.step("nothing is chosen yet, and the page says so", async () => {
      await page.goto("/desk?view=to_take&sort=-submitted");
      await page.getByRole("button", { name: "领取", exact: true }).click();
      await expect(page.locator(".errsum")).toContainText("请至少勾选一件");
    });
    await test.step("both are taken", async () => {
      await page.goto("/desk?view=to_take&sort=-submitted");
      for (const reference of all) await tick(page, reference);
      await page.getByRole("button", { name: "领取", exact: true }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("领取 2 件？");
      for (const reference of all) await expect(page.locator("main")).toContainText(reference);
      await page.getByRole("button", { name: "确认办理" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("领取 2 件");
    });
    const supervisor = await visitor();
    await officer.signInAsOfficer(supervisor, SUPERVISOR);
    await test.step("a supervisor hands both over; one moves on before they confirm", async () => {
      await supervisor.goto("/desk?sort=-submitted");
      for (const reference of all) await tick(supervisor, reference);
      await supervisor.getByLabel("转给谁").selectOption({ label: COLLEAGUE });
      await supervisor.getByRole("button", { name: "转给同事" }).click();
      await expect(supervisor.getByRole("heading", { level: 1 })).toHaveText(`把 2 件转给${COLLEAGUE}？`);
      await officer.openCase(page, one.reference);
      await page.getByRole("button", { name: "放回待领取" }).click();
      await supervisor.getByRole("button", { name: "确认办理" }).click();
      await expect(supervisor.locator("main")).toContainText("办件有了变化");
      await expect(supervisor.getByRole("heading", { level: 1 })).toHaveText(`把 1 件转给${COLLEAGUE}？`);
      await supervisor.getByRole("button", { name: "确认办理" }).click();
    });
    await test.step("it is taken back with a reason", async () => {
      await supervisor.getByRole("button", { name: "撤销" }).click();
      await expect(supervisor.locator(".errsum")).toContainText("请写撤销的原因");
      await fill(supervisor, { undo: "给错人了" });
      await supervisor.getByRole("button", { name: "撤销" }).click();
      await expect(supervisor.locator(".notice.ok")).toContainText("已撤销");
      await officer.openCase(page, other.reference);
      await expect(page.getByRole("heading", { name: "经办意见" })).toBeVisible();
    });
  });
});

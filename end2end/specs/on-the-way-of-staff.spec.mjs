// Pages that officers and administrators reach by doing something: panels of cases in every state, refused forms. All are
// looked at as in `accessibility.spec.mjs`; whether the stories are right is for the other specs.

import { expectAllForEverybody, expectForEverybody, speak } from "../checks.mjs";
import { ADMINISTRATOR, CHECKER, MAKER, OTHER_BANK, addressOfCase, openCase, signInAsOfficer, signInAsStaff, take } from "../officer.mjs";
import { refused } from "../on-the-way.mjs";
import { show, submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const language of ["zh", "en"]) {
  test.describe(`in ${language}`, () => {
    test.describe.configure({ timeout: 300_000 });

    test("the panels and refused forms of officers", async ({ page, papers, visitor }) => {
      const { reference } = await submittedApplication(await visitor(), papers);
      await signInAsOfficer(page, MAKER);
      await openCase(page, reference);
      await take(page);
      await speak(page, language);
      await refusedAtTheDesk(page, addressOfCase(page));
      for (const officer of [CHECKER, OTHER_BANK]) {
        const other = await visitor();
        await signInAsOfficer(other, officer);
        await speak(other, language);
        await everyCaseOfTheBank(other);
      }
    });

    test("the refused forms of an administrator", async ({ page }) => {
      await signInAsStaff(page, ADMINISTRATOR);
      await speak(page, language);
      await refusedByAdministration(page);
    });
  });
}

async function refusedAtTheDesk(page, address) {
  const version = await page.locator("#decide [name=version]").inputValue();
  for (const [act, form] of [
    ["propose", { outcome: "refuse" }],
    ["supplement", { "item-0-target": "document:id_back", "item-0-text": "" }],
    ["hand-over", { to: "" }],
    ["message", { message: "" }],
    ["note", { note: "" }],
    ["unmask", { field: "identity.number", unmask: "" }],
  ]) {
    await test.step(act, async () => {
      expect((await show(page, `${address}/${act}`, { version, form_key: crypto.randomUUID(), ...form })).status()).toBe(422);
      await expectForEverybody(page);
    });
  }
  await test.step("an answer in full", async () => {
    await show(page, `${address}/unmask`, { field: "identity.number", unmask: "核对原件" });
    await expectForEverybody(page);
  });
  await test.step("an act that comes too late", async () => {
    expect((await show(page, `${address}/take`, { version: "0", form_key: crypto.randomUUID() })).status()).toBe(409);
    await expectForEverybody(page);
  });
}

async function refusedByAdministration(page) {
  await page.goto("/admin/organisations?kind=bank");
  const bank = await page.locator("main td a, main th a").filter({ hasText: /三江银行|Sanjiang/u }).first().getAttribute("href");
  await page.goto(bank);
  const person = await page.locator("section[aria-labelledby=staff] li a").first().getAttribute("href");
  await page.goto(`${person}/acts/lock`);
  const version = await page.locator("main [name=version]").inputValue();
  for (const [address, form, status] of [
    ["/admin/organisations/new", {}, 422],
    [`${bank}/invite`, {}, 422],
    ["/admin/people", { contact: "" }, 422],
    [`${person}/acts/lock`, { version }, 422],
    [`${person}/acts/lock`, { version: "0", lock_reason: "left" }, 409],
    ["/admin/calendar/new", {}, 422],
    ["/admin/audit/verify", {}, 200],
  ]) {
    await test.step(address, async () => {
      expect((await show(page, address, { form_key: crypto.randomUUID(), ...form })).status()).toBe(status);
      await expectForEverybody(page);
    });
  }
}

/** Every case that the bank has, open or closed: forms to check and to open accounts among them. */
async function everyCaseOfTheBank(page) {
  const found = new Set();
  for (const view of ["all_open", "closed"]) {
    await page.goto(`/desk?view=${view}`);
    for (const link of await page.locator("tbody th a").all()) found.add(await link.getAttribute("href"));
  }
  const demonstrated = [...found].slice(0, 12);
  await expectAllForEverybody(page, demonstrated);
  const decide = page.locator("#panel [name=verdict]");
  for (const address of demonstrated) {
    await page.goto(address);
    if ((await decide.count()) === 0) continue;
    await page.locator("#panel .btn").first().click();
    await refused(page);
    return;
  }
}

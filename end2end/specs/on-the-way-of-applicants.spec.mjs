// Pages that applicants and the people of firms reach by doing something: cases in every state, refused forms and files,
// conflicts, errors. All are looked at as in `accessibility.spec.mjs`; whether the stories are right is for the other specs.

import { answersOf } from "../answers.mjs";
import { pageOf, slotOf } from "../applicant.mjs";
import { expectAllForEverybody, expectForEverybody, speak } from "../checks.mjs";
import { aCodeIsAskedFor, go } from "../on-the-way.mjs";
import { PROGRAM } from "../papers.mjs";
import { isOfAStory } from "../people.mjs";
import {
  actingFor,
  begunApplication,
  joined,
  mobileConfirmed,
  post,
  registeredFirm,
  show,
  signedIn,
  submittedApplication,
} from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const language of ["zh", "en"]) {
  test.describe(`in ${language}`, () => {
    test.describe.configure({ timeout: 300_000 });

    test("an applicant's case in every state", async ({ page, visitor }) => {
      await page.goto("/demo");
      const everybody = await page.locator("#public ~ ul code").allInnerTexts();
      const contacts = everybody.filter((contact) => !isOfAStory(contact));
      expect(contacts.length).toBeGreaterThan(9);
      const states = new Set();
      for (const contact of contacts) {
        const person = await visitor();
        await speak(person, "zh");
        await signedIn(person, contact);
        const cases = await casesOf(person);
        await speak(person, language);
        for (const { address, state } of cases) {
          if (states.has(state)) continue;
          states.add(state);
          await caseIn(person, address, state);
        }
      }
      expect(states.size, [...states].join(", ")).toBeGreaterThan(9);
    });

    test("what an applicant meets now and then", async ({ page, papers, visitor }) => {
      const { person, application } = await begunApplication(page);
      await speak(page, language);
      await aConflict(page, person, application, await visitor());
      await aRefusedFile(page, application);
      await refusedForms(page);
      await aFreshCode(page);
      const submitted = await visitor();
      const { application: own } = await submittedApplication(submitted, papers);
      await speak(submitted, language);
      await errorPages(submitted, own);
      await aWithdrawnCase(submitted, own);
    });

    test("what the people of a firm meet now and then", async ({ page: owner, visitor }) => {
      const { path } = await registeredFirm(owner);
      const handler = await visitor();
      await joined(handler, owner, path, ["firm_handler"]);
      await actingFor(handler, path);
      await speak(owner, language);
      await speak(handler, language);
      const [own, other] = await membersOf(owner, path);
      await refusedByTheFirm(owner, path, own, other);
      await rowsThatArePasted(handler);
      await removedFromTheFirm(owner, other, handler, path);
    });
  });
}

/** The cases of whoever is signed in. */
async function casesOf(page) {
  await page.goto("/cases");
  const rows = await page.locator(".tasks li").all();
  const read = async (row) => ({
    address: await row.getByRole("link").getAttribute("href"),
    state: await row.locator(".tag").innerText(),
  });
  return Promise.all(rows.map(read));
}

async function caseIn(page, address, state) {
  await test.step(state, async () => {
    const application = address.split("/").at(-1);
    const more = {
      待补正: [`/forex/applications/${application}`, pageOf(application, "contact"), pageOf(application, "documents"), `/forex/applications/${application}/submit`],
      已开户: [`/cases/${application}/account/closure`],
      不予通过: [`/cases/${application}/answers`],
    };
    await expectAllForEverybody(page, [...(more[state] ?? []), address]);
    if (state !== "已开户") return;
    await page.locator("form[action$='/account/number'] button").click();
    await expect(page.locator("main .num")).not.toContainText("*");
    await expectForEverybody(page);
    await page.goto(`/cases/${application}/account/closure`);
    await page.locator("main form .btn").first().click();
    const keep = `/cases/${application}/account/keep`;
    await expectAllForEverybody(page, [keep]);
    await page.goto(keep);
    await page.locator("main form .btn").first().click();
  });
}

async function aConflict(page, person, application, other) {
  await test.step("a conflict", async () => {
    await signedIn(other, person.email);
    await mobileConfirmed(other, person);
    const { contact } = answersOf(person);
    await post(other, pageOf(application, "contact"), { version: "0", ...contact });
    const answer = await show(page, pageOf(application, "contact"), { version: "0", ...contact, address: "鄞州区惠民里 7 幢" });
    expect(answer.status()).toBe(409);
    await expectForEverybody(page);
  });
}

async function aRefusedFile(page, application) {
  await test.step("a refused file", async () => {
    await page.goto(pageOf(application, "documents"));
    await page.locator("input[type=file]#id_front").setInputFiles(PROGRAM);
    await slotOf(page, "id_front").locator("form button").first().click();
    await expect(page.locator("main").getByText(PROGRAM.name).first()).toBeVisible();
    await expectForEverybody(page);
  });
}

async function refusedForms(page) {
  for (const [path, form] of [
    ["/account/password", { old: "", password: "" }],
    ["/step-up/confirm", {}],
  ]) {
    await test.step(path, async () => {
      expect((await show(page, path, form)).status()).toBe(422);
      await expectForEverybody(page);
    });
  }
}

async function aFreshCode(page) {
  await page.goto("/step-up");
  await go(page);
  await aCodeIsAskedFor(page, /\/step-up\/confirm/u);
}

async function errorPages(page, application) {
  const message = `/cases/${application}/messages`;
  for (const [name, path, form, status] of [
    ["an empty message", message, { text: "" }, 422],
    ["a form that cannot be read", `/cases/${application}/withdraw`, {}, 422],
    ["a form that comes too late", `/cases/${application}/withdraw`, { version: "0" }, 409],
    ["a form that is too large", message, { text: "长".repeat(100_000) }, 413],
  ]) {
    await test.step(name, async () => {
      expect((await show(page, path, form)).status()).toBe(status);
      await expectForEverybody(page);
    });
  }
  await test.step("a page of the form, when it was handed in", async () => {
    await page.goto(pageOf(application, "identity"));
    await expect(page).toHaveURL(new RegExp(`/cases/${application}$`, "u"));
  });
}

async function aWithdrawnCase(page, application) {
  await page.goto(`/cases/${application}/withdraw`);
  await go(page);
  await expect(page).toHaveURL(new RegExp(`/cases/${application}$`, "u"));
  await expectForEverybody(page);
}

/** The addresses of a firm's members: the owner's, then the others'. */
async function membersOf(page, path) {
  await page.goto(path);
  const links = page.locator("section[aria-labelledby=members] li a");
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
}

async function refusedByTheFirm(page, path, own, other) {
  for (const [address, form, status] of [
    ["/account/firms/new", {}, 422],
    [`${path}/invite`, {}, 422],
    [`${path}/profile/edit`, { version: "0" }, 422],
    [`${other}/roles`, { seen: "firm_handler" }, 422],
    [`${own}/remove`, { seen: "firm_owner" }, 409],
    [`${other}/remove`, { seen: "firm_confirmer" }, 409],
  ]) {
    await test.step(address, async () => {
      expect((await show(page, address, { form_key: crypto.randomUUID(), ...form })).status()).toBe(status);
      await expectForEverybody(page);
    });
  }
}

async function rowsThatArePasted(page) {
  const form = { form_key: crypto.randomUUID(), applicant: "firm" };
  const draft = new URL((await post(page, "/forex/applications", form)).url()).pathname;
  for (const [rows, status] of [
    ["", 422],
    ["王海川\t居民身份证\t1\t\t持有股权（合伙份额）\t4O", 200],
  ]) {
    expect((await show(page, `${draft}/pages/owners/paste`, { rows, do: "preview" })).status()).toBe(status);
    await expectForEverybody(page);
  }
}

async function removedFromTheFirm(owner, member, page, path) {
  await post(owner, `${member}/remove`, { form_key: crypto.randomUUID(), seen: "firm_handler" });
  await page.goto("/cases");
  await expect(page).toHaveURL(/\/account\/workplace/u);
  await expectForEverybody(page);
  await post(page, "/account/workplace", { organisation: "self" });
  expect((await page.goto(path)).status()).toBe(404);
  await expectForEverybody(page);
}

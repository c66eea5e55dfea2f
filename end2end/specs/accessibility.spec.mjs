// Every page that has an address: axe in both languages and both themes, narrow screens, large text, keyboard. Pages
// that are reached by doing something are looked at in `on-the-way.spec.mjs`.

import { pageOf, saveAndContinue } from "../applicant.mjs";
import { expectAccessible, expectAllForEverybody, expectNoHorizontalScroll, speak } from "../checks.mjs";
import { MAKER, signInAsOfficer } from "../officer.mjs";
import { begunApplication, post, submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

const PUBLIC = [
  "/",
  "/forex",
  "/forex/check",
  "/forex/check?asked=1",
  "/forex/check?asked=1&applicant=individual&age=adult&document=foreign_passport&validity=soon&shop=platform&proof=later",
  "/forex/check?asked=1&applicant=firm&age=minor&document=resident_id&validity=expired&shop=none&proof=ready",
  "/verify",
  "/verify?code=1",
  "/verify/ABCD-EFGH-JKLM",
  "/help",
  "/privacy",
  "/accessibility",
  "/terms",
  "/rules",
  "/demo",
  "/sign-in",
  "/sign-in?back=/cases",
  "/register",
  "/recover",
  "/invitation/nobody",
  "/nowhere",
];

/** The pages of an applicant with a draft, and with a case that was handed in. */
function applicants({ draft, submitted, document }) {
  const pages = ["identity", "contact", "shops", "business", "account", "card", "documents", "declarations"];
  return [
    "/account",
    "/account/password",
    "/account/sessions",
    "/step-up",
    "/notices",
    "/cases",
    `/forex/applications/${draft}`,
    ...pages.map((name) => pageOf(draft, name)),
    `/forex/applications/${draft}/pages/shops?add=1`,
    `/forex/applications/${draft}/documents?done=1`,
    `/forex/applications/${draft}/submit`,
    `/cases/${submitted}`,
    `/cases/${submitted}/answers`,
    `/cases/${submitted}/deadlines/answer`,
    `/cases/${submitted}/receipt`,
    `/cases/${submitted}/withdraw`,
    `/documents/${document}/view`,
  ];
}

/** The pages of an officer, with a case in each state that the demonstration has. */
async function officers(page, { submitted, document }) {
  await page.goto("/desk?view=all_open");
  const open = await casesOf(page);
  await page.goto("/desk?view=closed");
  const closed = await casesOf(page);
  await page.goto("/desk?view=closing");
  const [account] = [...(await casesOf(page)).values()].map((path) => `${path}/account`);
  return [
    "/desk",
    "/desk?view=to_take",
    "/desk?view=all_open",
    "/desk?view=closed",
    "/desk?view=closing",
    "/desk?q=nobody",
    account,
    `${account}?act=close`,
    `${account}?act=turn_down_closure`,
    "/account/second-factor",
    "/notices",
    ...new Set([...open, ...closed].values()),
    `/desk/cases/${submitted}/unmask?field=identity.number`,
    `/documents/${document}/view`,
  ];
}

/** The first case of each state in the list that is shown. */
async function casesOf(page) {
  const rows = await page.locator("tbody tr").all();
  const found = new Map();
  for (const row of rows) {
    const state = await row.locator(".tag").first().innerText();
    if (!found.has(state)) found.set(state, await row.locator("th a").getAttribute("href"));
  }
  return [...found.values()];
}

/** Somebody with a draft in which something is wrong on each page, and with a case that was handed in. */
async function preparedApplicant(page, papers) {
  const { application: submitted, document } = await submittedApplication(page, papers);
  const form = { form_key: crypto.randomUUID(), applicant: "individual" };
  const draft = (await post(page, "/forex/applications", form)).url().split("/").at(-1);
  for (const name of ["identity", "contact", "shops", "business", "account", "card", "declarations"]) {
    await page.goto(pageOf(draft, name));
    await saveAndContinue(page);
  }
  return { draft, submitted, document };
}

for (const language of ["zh", "en"]) {
  test.describe(`axe finds nothing, nothing sticks out and every key is marked in ${language}`, () => {
    test.describe.configure({ timeout: 300_000 });

    test("on the public pages", async ({ page }) => {
      await speak(page, language);
      await expectAllForEverybody(page, PUBLIC);
    });

    test("on the pages of an applicant", async ({ page, papers }) => {
      await speak(page, language);
      await expectAllForEverybody(page, applicants(await preparedApplicant(page, papers)));
    });

    test("on the pages of an officer", async ({ page, papers, visitor }) => {
      const prepared = await preparedApplicant(await visitor(), papers);
      await signInAsOfficer(page, MAKER);
      await speak(page, language);
      await expectAllForEverybody(page, await officers(page, prepared));
    });
  });
}

// Its type is large already, so it is not doubled once more.
test("large type and strong contrast for elder people break nothing", async ({ page, papers }) => {
  const { draft, submitted } = await preparedApplicant(page, papers);
  await post(page, "/preferences", { elder: "1", back: "/help" });
  for (const address of ["/", "/sign-in", `/forex/applications/${draft}`, pageOf(draft, "identity"), `/cases/${submitted}`]) {
    await test.step(address, async () => {
      await page.goto(address);
      await expect(page.locator("html")).toHaveAttribute("data-elder");
      await expectAccessible(page);
      await expectNoHorizontalScroll(page, [1]);
    });
  }
});

test("Enter saves and goes on, and the skip link leads to the main part", async ({ page }) => {
  const { application: draft } = await begunApplication(page);
  await test.step("Enter in a field saves and goes on", async () => {
    await page.goto(pageOf(draft, "card"));
    await page.locator("#card_bank").fill("三江银行");
    await page.locator("#card_bank").press("Enter");
    await expect(page.locator(".errsum")).toBeFocused();
    await expect(page.locator("#card_bank")).toHaveValue("三江银行");
  });
  await test.step("the skip link leads to the main part", async () => {
    await page.goto("/help");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("main")).toBeFocused();
  });
});

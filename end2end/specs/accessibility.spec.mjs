// Every page that has an address: axe in both languages and both themes, narrow screens, large text, keyboard. Pages
// that are reached by doing something are looked at in the specs `on-the-way-…`.

import { pageOf, saveAndContinue } from "../applicant.mjs";
import { expectAccessible, expectAllForEverybody, expectNoHorizontalScroll, speak } from "../checks.mjs";
import { pageOfAddress, pages } from "../doors.mjs";
import { ownAuthenticatorCode } from "../mailbox.mjs";
import { ADMINISTRATOR, MAKER, SUPERVISOR, signInAsOfficer, signInAsStaff } from "../officer.mjs";
import { somebody } from "../people.mjs";
import {
  actingFor,
  begunApplication,
  invitedTo,
  joined,
  post,
  registered,
  registeredFirm,
  submittedApplication,
} from "../prepared.mjs";
import { enrol } from "../second-factor.mjs";
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

/** The pages of an applicant with a draft in which something is wrong on each page, and with a case that was handed in. */
const OF_APPLICANT = [
  "/account",
  "/account/contact",
  "/account/copy",
  "/account/delete",
  "/account/firms",
  "/account/firms/new",
  "/account/password",
  "/account/privacy",
  "/account/second-factor",
  "/account/notices",
  "/account/sessions",
  "/account/sign-ins",
  "/account/workplace",
  "/step-up",
  "/step-up/confirm",
  "/notices",
  "/cases",
  "/forex/applications",
  "/forex/applications/{draft}",
  ...draftPages("identity", "contact", "shops", "business", "account", "card", "declarations"),
  "/forex/applications/{draft}/documents",
  "/forex/applications/{draft}/pages/shops?add=1",
  "/forex/applications/{draft}/pages/shops/paste",
  "/forex/applications/{draft}/documents?done=1",
  "/forex/applications/{draft}/submit",
  "/cases/{submitted}",
  "/cases/{submitted}/answers",
  "/cases/{submitted}/deadlines/answer",
  "/cases/{submitted}/looks",
  "/cases/{submitted}/receipt",
  "/cases/{submitted}/receipts/1",
  "/cases/{submitted}/record",
  "/cases/{submitted}/withdraw",
  "/documents/{document}/view",
];

/** The pages of an officer; the cases of the demonstration come to these. */
const OF_OFFICER = [
  "/desk",
  "/desk?view=to_take",
  "/desk?view=all_open",
  "/desk?view=closed",
  "/desk?view=closing",
  "/desk?q=nobody",
  "/desk/filters",
  "/desk/absences",
  "/desk/templates",
  "/desk/templates/new",
  "/desk/templates/new?for=refusal",
  "/desk/templates/{template}",
  "/desk/acts",
  "/desk/acts/{bulk}",
  "/desk/cases/{closing}/account",
  "/desk/cases/{closing}/account?act=close",
  "/desk/cases/{closing}/account?act=turn_down_closure",
  "/desk/cases/{resubmitted}/compare?all=1",
  "/desk/cases/{submitted}/beside/{alike}",
  "/account",
  "/account/privacy",
  "/account/second-factor",
  "/account/workplace",
  "/notices",
  "/desk/cases/{submitted}",
  "/desk/cases/{submitted}/unmask?field=identity.number",
  "/documents/{document}/view",
];

/** The pages that the bank's supervisor has besides. */
const OF_SUPERVISOR = ["/desk/figures", "/desk/sample"];

/** The pages of a firm's owner, with a handler, somebody who was invited, and a draft of the firm. */
const OF_FIRM = [
  "/account",
  "/account/workplace",
  "/account/privacy",
  "/account/firms",
  "/account/firms/{firm}",
  "/account/firms/{firm}/invite",
  "/account/firms/{firm}/members/{owner}",
  "/account/firms/{firm}/members/{handler}",
  "/account/firms/{firm}/profile",
  "/account/firms/{firm}/profile/edit",
  "/account/firms/{firm}/profile/edit?add=1",
  "/invitation/{token}",
  "/forex",
  "/cases",
  "/forex/applications/{draft}",
  ...draftPages("licence", "registration", "representative", "handler", "owners", "business", "cny_account", "declarations"),
  "/forex/applications/{draft}/pages/owners?add=1",
  "/forex/applications/{draft}/pages/owners/paste",
  "/forex/applications/{draft}/documents",
  "/forex/applications/{draft}/submit",
];

const OF_SOLE_TRADER = [
  "/forex/applications/{draft}",
  ...draftPages("licence", "registration", "business", "card", "declarations"),
  "/forex/applications/{draft}/documents",
];

const OF_ADMINISTRATOR = [
  "/admin",
  "/admin/audit",
  "/admin/audit?action=submit",
  "/admin/audit?reference=FX000000000000000",
  "/admin/calendar",
  "/admin/calendar/new",
  "/admin/letters",
  "/admin/letters?fate=waiting",
  "/admin/letters?fate=sent",
  "/admin/texts",
  "/admin/texts/approved/zh",
  "/admin/texts/account_locked/en",
  "/admin/texts/message/zh/back/0",
  "/admin/organisations",
  "/admin/organisations?kind=platform",
  "/admin/organisations/new",
  "/admin/organisations/new?parent={bank}",
  "/admin/organisations/{bank}",
  "/admin/organisations/{bank}/close",
  "/admin/organisations/{bank}/edit",
  "/admin/organisations/{bank}/invite",
  "/admin/organisations/{bank}/invitations/{invited}/withdraw",
  "/admin/people",
  "/admin/people/{person}",
  "/admin/people/{person}/acts/lock",
  "/admin/people/{person}/acts/sign_out",
  "/admin/people/{person}/acts/reset_factor",
  "/admin/people/{person}/roles/{bank}",
  "/account",
  "/notices",
];

/** Pages that are reached by doing something; the specs `on-the-way-…` do. */
const ON_THE_WAY = [
  "/account/contact/confirm",
  "/cases/{case}/account/closure",
  "/cases/{case}/account/keep",
  "/cases/{case}/account/number",
  "/recover/confirm",
  "/recover/new-password",
  "/register/confirm",
  "/sign-in/code",
  "/sign-in/device",
  "/sign-in/second-factor",
];

/** What is no page, but a file. */
const FILES = [
  "/cases/{case}/receipt.txt",
  "/cases/{case}/receipts/{number}/file",
  "/documents/{document}",
  "/documents/{document}/preview",
];

function draftPages(...names) {
  return names.map((name) => pageOf("{draft}", name));
}

/** Addresses in which stands what was prepared. */
function filled(addresses, prepared) {
  return addresses.map((address) => address.replace(/\{(\w+)\}/gu, (_, name) => prepared[name]));
}

test("no page of the server is left out", () => {
  const walked = [PUBLIC, OF_APPLICANT, OF_OFFICER, OF_SUPERVISOR, OF_FIRM, OF_SOLE_TRADER, OF_ADMINISTRATOR, ON_THE_WAY, FILES].flat();
  const all = pages();
  const seen = new Set(walked.map((address) => pageOfAddress(address, all)));
  expect(all.filter((page) => !seen.has(page))).toEqual([]);
});

/** The pages of an officer, with a case in each state that the demonstration has. */
async function officers(page, prepared) {
  await page.goto("/desk?view=all_open");
  const open = await casesOf(page);
  await page.goto("/desk?view=closed");
  const closed = await casesOf(page);
  await page.goto("/desk?view=closing");
  const [closing] = await casesOf(page);
  const cases = [...new Set([...open, ...closed])];
  const found = {
    ...prepared,
    closing: idOf(closing),
    alike: idOf(open.find((path) => idOf(path) !== prepared.submitted)),
    resubmitted: idOf(await theOneToCompare(page, cases)),
    bulk: await aBulkAct(page),
    template: await aTemplate(page),
  };
  return [...filled(OF_OFFICER, found), ...cases];
}

/** Keeps a text; resolves to its id. */
async function aTemplate(page) {
  await page.goto("/desk/templates/new");
  await page.locator("[name=template_name]").fill("反光");
  await page.locator("[name=template_text]").fill("请避开灯光重拍。");
  await page.locator("main form .btn").first().click();
  return idOf(await page.locator("main a[href^='/desk/templates/']:not([href*=new])").first().getAttribute("href"));
}

function idOf(path) {
  return path.split("?")[0].split("/").pop();
}

/** Takes a case by the form for many; resolves to the id of that act. */
async function aBulkAct(page) {
  await page.goto("/desk?view=to_take&sort=-submitted");
  await page.locator("tbody input[type=checkbox]").last().check();
  await page.locator("button[name=act][value=take]").click();
  await page.locator("main form .btn").first().click();
  await expect(page).toHaveURL(/\/desk\/acts\/[^/]+$/u);
  return idOf(page.url());
}

/** The first of these cases for which something was handed in twice. */
async function theOneToCompare(page, cases) {
  for (const path of cases) {
    await page.goto(path);
    if ((await page.locator(`a[href$="/${idOf(path)}/compare"]`).count()) > 0) return path;
  }
  throw new Error("no case was handed in twice");
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
  const draft = await spoiledDraft(page, "individual");
  return { draft, submitted, document };
}

/** A new draft in which something is wrong on each page; resolves to its id. */
async function spoiledDraft(page, applicant) {
  const form = { form_key: crypto.randomUUID(), applicant };
  const draft = (await post(page, "/forex/applications", form)).url().split("/").at(-1);
  await page.goto(`/forex/applications/${draft}`);
  const links = await page.locator(".tasks a[href*='/pages/']").all();
  for (const address of await Promise.all(links.map((link) => link.getAttribute("href")))) {
    await page.goto(address);
    await saveAndContinue(page);
    await expect(page.locator(".errsum")).toBeVisible();
  }
  return draft;
}

/** A firm with a handler and an invitation, whose owner acts for it and began an application. */
async function preparedFirm(page, handler) {
  const { path } = await registeredFirm(page);
  await joined(handler, page, path, ["firm_handler"]);
  const invitation = await invitedTo(page, path, somebody().email, ["firm_confirmer"]);
  await page.goto(path);
  const [owner, other] = await page.locator("section[aria-labelledby=members] li a").evaluateAll(idsOfLinks);
  await page.goto(`${path}/profile/edit`);
  await page.locator(".actions .btn").first().click();
  await expect(page.locator(".errsum")).toBeVisible();
  await actingFor(page, path);
  const draft = await spoiledDraft(page, "firm");
  return { firm: path.split("/").at(-1), owner, handler: other, token: invitation.split("/").at(-1), draft };
}

/** A bank of the demonstration, and one of its people. */
async function preparedAdministrator(page) {
  await page.goto("/admin/organisations?kind=bank");
  const [bank] = await page.locator("main a[href^='/admin/organisations/']").filter({ hasText: "三江银行" }).evaluateAll(idsOfLinks);
  await page.goto(`/admin/organisations/${bank}`);
  const [person] = await page.locator("section[aria-labelledby=staff] li a").evaluateAll(idsOfLinks);
  const invite = { form_key: crypto.randomUUID(), email: somebody().email, roles: "bank_maker", language: "zh" };
  await post(page, `/admin/organisations/${bank}/invite`, invite);
  await page.goto(`/admin/organisations/${bank}`);
  const withdraw = await page.locator("section[aria-labelledby=invited] li a").first().getAttribute("href");
  return { bank, person, invited: withdraw.split("/").at(-2) };
}

/** Runs in the page: what the addresses end with. */
function idsOfLinks(links) {
  return links.map((link) => link.getAttribute("href").split("/").at(-1));
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
      await expectAllForEverybody(page, filled(OF_APPLICANT, await preparedApplicant(page, papers)));
    });

    test("on the pages of a firm", async ({ page, visitor }) => {
      const prepared = await preparedFirm(page, await visitor());
      await speak(page, language);
      await expectAllForEverybody(page, filled(OF_FIRM, prepared));
    });

    test("on the pages of a sole trader", async ({ page }) => {
      await registered(page);
      const draft = await spoiledDraft(page, "sole_trader");
      await speak(page, language);
      await expectAllForEverybody(page, filled(OF_SOLE_TRADER, { draft }));
    });

    test("on the pages of somebody with a second factor", async ({ page }) => {
      await registered(page);
      await page.goto("/account/second-factor");
      await page.locator("main form .btn").click();
      await enrol(page, (secret) => ownAuthenticatorCode(page.context(), secret));
      await speak(page, language);
      await expectAllForEverybody(page, ["/account/second-factor", "/account/second-factor/off", "/step-up"]);
    });

    test("on the pages of an administrator", async ({ page }) => {
      await signInAsStaff(page, ADMINISTRATOR);
      const prepared = await preparedAdministrator(page);
      await speak(page, language);
      await expectAllForEverybody(page, filled(OF_ADMINISTRATOR, prepared));
    });

    test("on the pages of an officer", async ({ page, papers, visitor }) => {
      const prepared = await preparedApplicant(await visitor(), papers);
      await signInAsOfficer(page, MAKER);
      await speak(page, language);
      await expectAllForEverybody(page, await officers(page, prepared));
    });

    test("on the pages of a supervisor", async ({ page }) => {
      await signInAsOfficer(page, SUPERVISOR);
      await speak(page, language);
      await expectAllForEverybody(page, OF_SUPERVISOR);
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

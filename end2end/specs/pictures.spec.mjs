// Pictures for README and documents: UPDATE_PICTURES=1 takes them anew into docs/pictures.

import { answersOf } from "../answers.mjs";
import { pageOf, saveAndContinue } from "../applicant.mjs";
import { fill } from "../fields.mjs";
import { MAKER, openCase, signInAsOfficer, take } from "../officer.mjs";
import { picture } from "../pictures.mjs";
import { begunApplication, mobileConfirmed, post, submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

test("what an applicant sees", async ({ freshServer, papers, visitor }) => {
  const page = await visitor({ baseURL: freshServer.address });
  await page.goto("/");
  await picture(page, "landing");
  const { person, application } = await begunApplication(page);
  await mobileConfirmed(page, person);
  for (const name of ["identity", "contact"]) {
    await post(page, pageOf(application, name), { version: "0", ...answersOf(person)[name] });
  }
  await page.goto(`/forex/applications/${application}`);
  await picture(page, "tasks");
  await page.goto(pageOf(application, "card"));
  await fill(page, { ...answersOf(person).card, card_number: "6200 0000 0000 0006" });
  await saveAndContinue(page);
  await expect(page.locator(".errsum")).toBeVisible();
  await picture(page, "form-error");

  const phone = await visitor({ baseURL: freshServer.address, ...PHONE });
  const submitted = await submittedApplication(phone, papers);
  await phone.goto(`/cases/${submitted.application}`);
  await picture(phone, "case-phone");
  await phone.goto("/");
  await picture(phone, "landing-phone");
  await phone.setViewportSize({ width: 1280, height: 800 });
  await phone.goto(`/cases/${submitted.application}/receipt`);
  await picture(phone, "receipt");
});

test("what an officer sees", async ({ freshServer, papers, visitor }) => {
  const applicant = await visitor({ baseURL: freshServer.address });
  const { reference } = await submittedApplication(applicant, papers);
  const page = await visitor({ baseURL: freshServer.address });
  await signInAsOfficer(page, MAKER);
  await page.goto("/desk?view=all_open");
  await picture(page, "queue");
  await openCase(page, reference);
  await take(page);
  await page.setViewportSize({ width: 1280, height: 1600 });
  await picture(page, "review", { fullPage: false });
});

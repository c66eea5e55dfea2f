// Pages on the ways in and out, which are reached by doing something: steps with codes, a session that ended, an account
// that is given up, too many tries. All are looked at as in `accessibility.spec.mjs`; whether the stories are right is for
// the other specs.

import { answersOf } from "../answers.mjs";
import { pageOf } from "../applicant.mjs";
import { expectAllForEverybody, expectForEverybody, speak } from "../checks.mjs";
import { codeFor, moveClock } from "../mailbox.mjs";
import { MAKER } from "../officer.mjs";
import { aCodeIsAskedFor, go, refused } from "../on-the-way.mjs";
import { PASSWORD, somebody } from "../people.mjs";
import { begunApplication, post, registered, show } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

for (const language of ["zh", "en"]) {
  test.describe(`in ${language}`, () => {
    test.describe.configure({ timeout: 300_000 });

    test("the ways in, step by step", async ({ page, visitor }) => {
      await speak(page, language);
      await registering(page);
      const person = await registered(await visitor());
      const stranger = await visitor();
      await speak(stranger, language);
      await recovering(stranger, person);
      const other = await visitor();
      await speak(other, language);
      await signingIn(other, person);
    });

    test("what was typed when a session ended", async ({ freshServer, visitor }) => {
      const page = await visitor({ baseURL: freshServer.address });
      const { person, application } = await begunApplication(page);
      await moveClock(await visitor({ baseURL: freshServer.address }), "minutes-31");
      await speak(page, language);
      await post(page, pageOf(application, "contact"), answersOf(person).contact);
      await post(page, "/sign-in", { contact: person.email, password: PASSWORD });
      await expectAllForEverybody(page, ["/kept"]);
    });

    test("the end of an account", async ({ page }) => {
      await begunApplication(page);
      await speak(page, language);
      expect((await show(page, "/account/delete", { word: "" })).status()).toBe(422);
      await expectForEverybody(page);
      expect((await show(page, "/account/delete", { word: "DELETE" })).status()).toBe(200);
      await expectForEverybody(page);
    });

    test("too many tries", async ({ limitedServer, visitor }) => {
      const page = await visitor({ baseURL: limitedServer.address });
      await speak(page, language);
      const form = { contact: "name@example.com", password: "" };
      const headers = { Origin: limitedServer.address };
      await expect(async () => {
        expect((await page.request.post("/sign-in", { form, headers })).status()).toBe(429);
      }).toPass({ intervals: [1] });
      expect((await show(page, "/sign-in", form)).status()).toBe(429);
      await expectForEverybody(page);
    });
  });
}

async function registering(page) {
  const person = somebody();
  await page.goto("/register");
  await go(page);
  await refused(page);
  await page.locator("#contact").fill(person.email);
  await page.locator("#password").fill(PASSWORD);
  await go(page);
  await aCodeIsAskedFor(page, /\/register\/confirm/u);
}

async function recovering(page, person) {
  await page.goto("/recover");
  await page.locator("#contact").fill(person.email);
  await go(page);
  await aCodeIsAskedFor(page, /\/recover\/confirm/u);
  await page.locator("#code").fill(await codeFor(page.context(), person.email));
  await go(page);
  await expect(page).toHaveURL(/\/recover\/new-password/u);
  await expectForEverybody(page);
  await go(page);
  await refused(page);
  await page.locator("#password").fill(PASSWORD);
  await go(page);
  await expect(page.locator(".notice.ok")).toBeVisible();
  await expectForEverybody(page);
  await test.step("the step is over", async () => {
    await page.goto("/recover/confirm");
    await expectForEverybody(page);
  });
}

async function signingIn(page, person) {
  await show(page, "/sign-in", { contact: person.email, password: "not mine" });
  await refused(page);
  await show(page, "/sign-in", { contact: person.email, do: "code" });
  await aCodeIsAskedFor(page, /\/sign-in\/code/u);
  await show(page, "/sign-in", { contact: person.email, password: PASSWORD });
  await aCodeIsAskedFor(page, /\/sign-in\/device/u);
  await show(page, "/sign-in", { contact: MAKER, password: PASSWORD });
  await aCodeIsAskedFor(page, /\/sign-in\/second-factor/u, "factor");
}

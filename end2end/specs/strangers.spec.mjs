// A case that is not one's own is told apart from none at all by nothing.

import { ADMINISTRATOR, MAKER, OTHER_BANK, signInAsOfficer, signInAsStaff } from "../officer.mjs";
import { registered, submittedApplication } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

/** Another id of the same shape, which nothing has. */
function absent(id) {
  return id.slice(0, -6) + (id.endsWith("000000") ? "111111" : "000000");
}

/** Everything of a case that has an address of its own. */
function addresses({ application, document }) {
  return {
    read: [
      `/cases/${application}`,
      `/cases/${application}/answers`,
      `/cases/${application}/receipt`,
      `/cases/${application}/receipt.txt`,
      `/cases/${application}/deadlines/answer`,
      `/cases/${application}/withdraw`,
      `/cases/${application}/account/closure`,
      `/forex/applications/${application}`,
      `/forex/applications/${application}/submit`,
      `/forex/applications/${application}/pages/contact`,
      `/forex/applications/${application}/documents`,
      `/documents/${document}`,
      `/documents/${document}/view`,
      `/documents/${document}/preview`,
      `/desk/cases/${application}`,
      `/desk/cases/${application}/unmask?field=identity.number`,
    ],
    write: [
      `/cases/${application}/messages`,
      `/cases/${application}/withdraw`,
      `/cases/${application}/account/number`,
      `/forex/applications/${application}/pages/contact`,
      `/forex/applications/${application}/submit`,
      `/forex/applications/${application}/discard`,
      `/desk/cases/${application}/take`,
      `/desk/cases/${application}/message`,
      `/desk/cases/${application}/note`,
      `/desk/cases/${application}/decide`,
    ],
  };
}

const FORM = {
  version: "1",
  form_key: "0".repeat(32),
  text: "好",
  message: "好",
  note: "好",
  address: "x",
  signature: "林晓雯",
  act: "submit",
  verdict: "confirm",
};

/** Asks as this visitor for the real ones and for absent ones; resolves to the statuses, which never differ. */
async function cannotTell(page, real) {
  if (page.url() === "about:blank") await page.goto("/help");
  const nothing = { application: absent(real.application), document: absent(real.document) };
  const [theirs, none] = [addresses(real), addresses(nothing)];
  const statuses = new Map();
  for (const method of ["read", "write"]) {
    for (const [index, address] of theirs[method].entries()) {
      const [found, missing] = [await ask(page, method, address), await ask(page, method, none[method][index])];
      const normal = (text) => text.replaceAll(nothing.application, real.application).replaceAll(nothing.document, real.document);
      expect(found.status, `${method} ${address}`).toBe(missing.status);
      expect(found.body, `${method} ${address}`).toBe(normal(missing.body));
      expect(found.location, `${method} ${address}`).toBe(normal(missing.location));
      statuses.set(`${method} ${address.replaceAll(real.application, "…").replaceAll(real.document, "…")}`, found.status);
    }
  }
  return statuses;
}

async function ask(page, method, address) {
  const options = { maxRedirects: 0, headers: { Origin: new URL(page.url()).origin } };
  const answer =
    method === "read" ? await page.request.get(address, options) : await page.request.post(address, { ...options, form: FORM });
  return { status: answer.status(), body: await answer.text(), location: answer.headers().location ?? "" };
}

test("another applicant, another bank's officer, an administrator and a stranger find nothing", async ({
  page: owner,
  papers,
  visitor,
}) => {
  const { application, document } = await submittedApplication(owner, papers);
  const real = { application, document };
  await theOwnerFindsEverything(owner, real);

  await test.step("another applicant", async () => {
    const other = await visitor();
    await registered(other);
    const statuses = await cannotTell(other, real);
    expect([...new Set(statuses.values())]).toEqual([404]);
  });

  for (const officer of [OTHER_BANK, ADMINISTRATOR]) {
    await test.step(officer, async () => {
      const page = await visitor();
      await signInAsStaff(page, officer);
      const statuses = await cannotTell(page, real);
      expect([...new Set(statuses.values())]).toEqual([404]);
    });
  }

  await test.step("nobody", async () => {
    const statuses = await cannotTell(await visitor(), real);
    // Whoever follows a link from a letter is asked to sign in; the desk does not exist at all.
    for (const [address, status] of statuses) expect(status, address).toBe(address.includes(" /desk") ? 404 : 303);
  });

  await test.step("an officer of this bank sees the case, and may not act as its applicant", async () => {
    const maker = await visitor();
    await signInAsOfficer(maker, MAKER);
    expect((await maker.request.get(`/desk/cases/${application}`)).status()).toBe(200);
    expect((await maker.request.get(`/cases/${application}`)).status()).toBe(404);
  });
});

async function theOwnerFindsEverything(page, { application, document }) {
  for (const address of [`/cases/${application}`, `/cases/${application}/receipt`, `/documents/${document}/view`]) {
    expect((await page.request.get(address)).status(), address).toBe(200);
  }
}

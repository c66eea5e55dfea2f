// Brings somebody to where a story begins, by sending forms without drawing pages. The stories of `individual.spec.mjs`
// go the same way with their hands.

import { expect } from "@playwright/test";
import { answersOf } from "./answers.mjs";
import { invitationFor } from "./firm.mjs";
import { codeFor } from "./mailbox.mjs";
import { PASSWORD, someFirm, somebody } from "./people.mjs";

/** Sends a form as the browser of this page would; resolves to the answer. */
export async function post(page, path, fields) {
  const address = new URL(path, await baseOf(page)).href;
  const answer = await page.request.post(address, {
    data: new URLSearchParams(pairs(fields)).toString(),
    headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: new URL(address).origin },
  });
  expect(answer.status(), `the answer of ${path}`).toBe(200);
  return answer;
}

/** Sends a form in the page itself, so that the answer is shown, whatever it is. */
export async function show(page, path, fields) {
  await baseOf(page);
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  const isShown = page.waitForEvent("load");
  await page.evaluate(sendForm, [path, pairs(fields)]);
  await isShown;
  return answer;
}

/** Runs in the page: sends a form that the page need not have. */
function sendForm([action, fields]) {
  const form = Object.assign(document.createElement("form"), { method: "post", action });
  for (const [name, value] of fields) form.append(Object.assign(document.createElement("textarea"), { name, value }));
  document.body.append(form);
  form.submit();
}

/** The address of the server that a page belongs to. */
async function baseOf(page) {
  if (page.url() === "about:blank") await page.goto("/help");
  return page.url();
}

function pairs(fields) {
  return Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
}

/** Somebody new who is signed in. */
export async function registered(page, person = somebody()) {
  await post(page, "/register", { contact: person.email, password: PASSWORD });
  await post(page, "/register/confirm", { code: await codeFor(page.context(), person.email) });
  return person;
}

/** A firm that somebody new registered: `{ firm, owner, path }`. */
export async function registeredFirm(page, firm = someFirm()) {
  const owner = await registered(page, firm.representative);
  return { firm, owner, path: await anotherFirm(page, firm, owner) };
}

/** One more firm of somebody who is signed in; resolves to its path. */
export async function anotherFirm(page, firm, owner) {
  const form = { uscc: firm.uscc, licence_name: firm.name, own_name: owner.name };
  const answer = await post(page, "/account/firms/new", { form_key: crypto.randomUUID(), ...form });
  return new URL(answer.url()).pathname;
}

/** Invites to a firm; resolves to the path of the link in the letter. */
export async function invitedTo(page, path, email, roles) {
  await post(page, `${path}/invite`, { form_key: crypto.randomUUID(), email, roles, language: "zh" });
  return invitationFor(page, email);
}

/** Somebody new who joined the firm that its owner's page shows; `page` is theirs. */
export async function joined(page, owner, path, roles, person = somebody("吴晓敏")) {
  await registered(page, person);
  const link = await invitedTo(owner, path, person.email, roles);
  await post(page, `${link}/join`, { own_name: person.name });
  return person;
}

/** Acts for a firm from now on. */
export async function actingFor(page, path) {
  await post(page, "/account/workplace", { organisation: path.split("/").at(-1) });
}

/** Somebody of the demonstration, signed in on a browser that is new to them. */
export async function signedIn(page, contact) {
  await post(page, "/sign-in", { contact, password: PASSWORD });
  await post(page, "/sign-in/device", { code: await codeFor(page.context(), contact) });
}

/** An application that somebody new began. */
export async function begunApplication(page) {
  const person = await registered(page);
  return { person, application: await begun(page, "individual") };
}

/** An application that whoever is signed in begins; resolves to its id. */
export async function begun(page, applicant) {
  const answer = await post(page, "/forex/applications", { form_key: crypto.randomUUID(), applicant });
  return answer.url().split("/").at(-1);
}

/** Shows with a code that the mobile number is one's own. */
export async function mobileConfirmed(page, person) {
  await post(page, "/account/contact", { contact: person.mobile });
  await post(page, "/account/contact/confirm", { code: await codeFor(page.context(), person.mobile) });
}

/** An application with everything filled in; `document` is the id of one of its files. */
export async function completeApplication(page, papers) {
  const { person, application } = await begunApplication(page);
  await mobileConfirmed(page, person);
  const { id_front, id_back, store_proof, orders } = papers;
  const own = Object.entries({ id_front, id_back, store_proof, sample_orders: orders });
  const document = await filledIn(page, application, answersOf(person), own);
  return { person, application, document };
}

/** Answers every page of an application and uploads its papers, each `[slot, file]`; resolves to the id of the first. */
export async function filledIn(page, application, answers, papers) {
  for (const [name, own] of Object.entries(answers)) {
    await post(page, `/forex/applications/${application}/pages/${name}`, { version: "0", ...own });
  }
  const documents = [];
  for (const [slot, paper] of papers) documents.push(await uploaded(page, application, slot, paper));
  return documents[0];
}

/** Uploads a file; resolves to the id of the first file on the page. */
async function uploaded(page, application, slot, paper) {
  const form_key = crypto.randomUUID().replaceAll("-", "");
  const address = new URL(`/forex/applications/${application}/documents/${slot}`, await baseOf(page)).href;
  const answer = await page.request.post(address, {
    multipart: { form_key, file: paper },
    headers: { Origin: new URL(address).origin },
  });
  expect(answer.status(), `the answer to ${paper.name}`).toBe(200);
  return (await answer.text()).match(/\/documents\/([^/"]+)\/view/u)[1];
}

/** An application that was handed in. */
export async function submittedApplication(page, papers) {
  const { person, application, document } = await completeApplication(page, papers);
  return { person, application, document, reference: await handedIn(page, application, person.name) };
}

/** Hands in what is filled in, signed with this name; resolves to the reference. */
export async function handedIn(page, application, signature) {
  const form_key = crypto.randomUUID().replaceAll("-", "");
  const fields = { form_key, act: "submit", signature };
  const answer = await post(page, `/forex/applications/${application}/submit`, fields);
  return (await answer.text()).match(/class="num">([^<]+)</u)[1];
}

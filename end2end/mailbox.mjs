// Reads what the server has sent, and what authenticators show, from the demonstration's page, or from that of a post
// office. The newest letter stands there first; who got it stands in its first lines.

import { createHmac } from "node:crypto";
import { expect } from "@playwright/test";

const ADDRESS = "/demo";

const postOffices = new WeakMap();

/** From now on this browser reads letters at a post office. */
export function readAt(context, postOffice) {
  postOffices.set(context, postOffice.page);
}

/** The newest letter or short message to somebody, once it is there: a locator in a page of its own. */
export async function letterTo(context, recipient, containing = "") {
  const page = await context.newPage();
  const letters = page.locator("#mailbox ~ article").filter({ hasText: recipient }).filter({ hasText: containing });
  await expect(async () => {
    await page.goto(postOffices.get(context) ?? ADDRESS);
    expect(await letters.count(), `letters to ${recipient}`).toBeGreaterThan(0);
  }).toPass();
  return letters.first();
}

/** The code in the newest message to somebody. */
export async function codeFor(context, recipient) {
  const letter = await letterTo(context, recipient);
  const text = await letter.innerText();
  await letter.page().close();
  const code = text.match(/(?<!\d)\d{6}(?!\d)/u)?.[0];
  expect(code, `a code in: ${text}`).toBeDefined();
  return code;
}

const CLOCK = "#clock ~ p time";

const showedCode = new Set();

/**
 * The code that the authenticator of a member of staff shows. A code works once and the next one half a minute later,
 * so the clock is moved on before somebody needs another one.
 */
export async function authenticatorCode(context, email) {
  const page = await demonstrationFor(context, email);
  const code = await page.getByRole("row").filter({ hasText: email }).locator("code.num").innerText();
  await page.close();
  return code;
}

/** The same of somebody who keeps the secret in an authenticator of their own. */
export async function ownAuthenticatorCode(context, secret) {
  const page = await demonstrationFor(context, secret);
  const now = await page.locator(CLOCK).getAttribute("datetime");
  await page.close();
  return codeOfSecret(secret, Date.parse(now));
}

/** The demonstration's page at a time when the holder of this authenticator sees a code that was not used yet. */
async function demonstrationFor(context, authenticator) {
  const page = await context.newPage();
  await page.goto(ADDRESS);
  if (showedCode.has(authenticator)) await moveClock(page, "minutes-5");
  showedCode.add(authenticator);
  return page;
}

/** Moves the demonstration's clock: `minutes-31`, `days-1`, … as the buttons are called. */
export async function moveClock(page, by) {
  await page.goto(ADDRESS);
  const clock = page.locator(CLOCK);
  const before = await clock.getAttribute("datetime");
  await page.locator(`button[name=by][value=${by}]`).click();
  await expect(clock).not.toHaveAttribute("datetime", before);
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** What an authenticator shows now that was given this secret (RFC 6238). */
export function codeOfSecret(secret, milliseconds = Date.now()) {
  const bits = [...secret.replace(/\s/gu, "")].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/gu).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(milliseconds / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const number = hash.readUInt32BE(hash.at(-1) & 0xf) & 0x7f_ff_ff_ff;
  return String(number % 1_000_000).padStart(6, "0");
}

// Cases for the desk test: individuals, sole traders and firms that handed in at one bank.

import { answersOfFirm, answersOfSoleTrader, papersOfFirm, papersOfSoleTrader } from "./answers.mjs";
import { soleTraderCode, somebody } from "./people.mjs";
import { actingFor, begun, filledIn, handedIn, mobileConfirmed, registered, registeredFirm, submittedApplication } from "./prepared.mjs";

/** Of five cases three are of individuals, one of a sole trader, one of a firm. */
const MIX = [submittedApplication, submittedApplication, ofASoleTrader, submittedApplication, ofAFirm];

/** Hands in so many applications, two at a time, each of somebody new in a browser of their own. */
export async function handInCases(count, newPage, papers) {
  let next = 0;
  const handIn = async () => {
    while (next < count) {
      const ofAKind = MIX[next % MIX.length];
      next += 1;
      const page = await newPage();
      await ofAKind(page, papers);
      await page.context().close();
    }
  };
  await Promise.all([handIn(), handIn()]);
}

async function ofASoleTrader(page, papers) {
  const person = await registered(page);
  const application = await begun(page, "sole_trader");
  await mobileConfirmed(page, person);
  await filledIn(page, application, answersOfSoleTrader(person, soleTraderCode()), papersOfSoleTrader(papers));
  await handedIn(page, application, person.name);
}

async function ofAFirm(page, papers) {
  const { firm, owner, path } = await registeredFirm(page);
  await actingFor(page, path);
  const application = await begun(page, "firm");
  const handler = somebody("吴晓敏");
  await mobileConfirmed(page, handler);
  await filledIn(page, application, answersOfFirm(firm, handler), papersOfFirm(papers));
  await handedIn(page, application, owner.name);
}

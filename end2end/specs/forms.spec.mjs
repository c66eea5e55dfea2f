// Forms that lose nothing: bad input, leaving and coming back, several devices, haste, sessions that end.

import { answersOf } from "../answers.mjs";
import { confirmMobile, pageOf, referenceOf, saveAndContinue, signIn, submit } from "../applicant.mjs";
import { expectProblem, fill, typed } from "../fields.mjs";
import { moveClock } from "../mailbox.mjs";
import { identityNumber } from "../people.mjs";
import { begunApplication, completeApplication, post } from "../prepared.mjs";
import { expect, test } from "../test.mjs";

// What is typed on a page, and for each field the sentence in Chinese and in English.
const REFUSED = [
  {
    page: "identity",
    answers: {
      document_kind: "resident_id",
      name: "林1",
      number: "33020319000101000",
      issued_on: "昨天",
      expires_on: "2020-01-01",
    },
    sentences: {
      name: [/^姓名里不能有数字/u, /^Name cannot contain digits/u],
      number: [/少了几位。应为 18 位，现在填了 17 位/u, /too short. It has 18 characters and you entered 17/u],
      issued_on: [/^签发日期：看不出是哪一天。请写成 2016-04-15/u, /^Date of issue: we could not read the date/u],
      expires_on: [/已经过了。请换领新证/u, /^Date of expiry has passed\. Renew/u],
    },
  },
  {
    page: "identity",
    answers: {
      document_kind: "resident_id",
      name: "林",
      number: "330203190001010006",
      issued_on: "2026-02-30",
      expires_on: "2030-13-01",
    },
    sentences: {
      name: [/^姓名应为 2 到 60 个字，现在是 1 个字/u, /^Name has 2 to 60 characters; you entered 1/u],
      number: [/有一位不对（最后一位对不上）/u, /wrong digit \(the last one does not fit\)/u],
      issued_on: [/^签发日期不存在/u, /^Date of issue: there is no such day/u],
      expires_on: [/^有效期到哪一天不存在/u, /^Date of expiry: there is no such day/u],
    },
  },
  {
    page: "identity",
    answers: {
      document_kind: "resident_id",
      name: "林晓雯",
      number: identityNumber(1, "20150101"),
      issued_on: "2027-01-01",
      expires_on: "",
    },
    sentences: {
      number: [/^申请人要满 18 周岁/u, /^The applicant must be 18 or older/u],
      issued_on: [/^签发日期晚于今天/u, /^Date of issue is after today/u],
      expires_on: [/^请填写有效期到哪一天/u, /^Date of expiry: please fill this in/u],
    },
  },
  {
    page: "contact",
    answers: { mobile: "1300000000", email: "name.example.com", address: "" },
    sentences: {
      mobile: [/少了几位。应为 11 位，现在填了 10 位/u, /too short. It has 11 digits and you entered 10/u],
      email: [/应像 name@example.com/u, /looks like name@example.com/u],
      address: [/^请填写现在住的地址/u, /^Where you live now: please fill this in/u],
      tax_residency: [/^请选择税收居民身份/u, /^Tax residency: please choose one/u],
    },
  },
  {
    page: "shops",
    answers: { "shops.0.name": "", "shops.0.url": "http://www.example.com/shop", "shops.0.opened_on": "2030-01-01" },
    sentences: {
      "shops.0.platform": [/^请选择平台/u, /^Platform: please choose one/u],
      "shops.0.name": [/^请填写店铺名称/u, /^Name of the shop: please fill this in/u],
      "shops.0.url": [/要以 https:\/\/ 开头/u, /must begin with https:\/\//u],
      "shops.0.opened_on": [/^开店日期晚于今天/u, /^Opened on is after today/u],
    },
  },
  {
    page: "business",
    answers: { goods: [], hs_codes: "61091", markets: ["US"], turnover: "很多", average_order: "0", returns_share: "120", sample_orders: "2" },
    sentences: {
      goods: [/^请至少选一项：主要卖什么/u, /^What you mainly sell: choose at least one/u],
      hs_codes: [/少了几位。应为 6、8、10 或 13 位，现在有 5 位/u, /too short. It has 6, 8, 10 or 13 digits and one has 5/u],
      modes: [/^请至少选一项：报关方式/u, /^Customs modes: choose at least one/u],
      turnover: [/应为数字，例如 80,000/u, /must be a number such as 80,000/u],
      average_order: [/要大于 0/u, /must be more than 0/u],
      returns_share: [/应为 0 到 100 的整数/u, /must be a whole number from 0 to 100/u],
      channel: [/^请选择现在怎么收款/u, /^How you collect payments now: please choose one/u],
      sample_orders: [/至少要 3 笔/u, /must be at least 3/u],
    },
  },
  {
    page: "account",
    answers: { currencies: ["USD", "EUR", "GBP", "JPY", "HKD", "AUD", "CAD", "SGD", "KRW"] },
    sentences: {
      branch: [/^请选择在哪个网点开户/u, /^Branch for your account: please choose one/u],
      currencies: [/^币种|要哪些币种最多选 8 项/u, /^Currencies: choose up to 8/u],
      purpose: [/^请选择账户用来做什么/u, /^What the account is for: please choose one/u],
      statement_language: [/^请选择对账单用什么语言/u, /^Language of statements: please choose one/u],
    },
  },
  {
    page: "card",
    answers: { card_number: "6200000000000006", card_holder: "别人" },
    sentences: {
      card_number: [/^银行卡号有一位不对/u, /^The card number has a wrong digit/u],
      card_holder: [/^持卡人姓名和申请人姓名不一样/u, /^The card holder is not the applicant/u],
      card_bank: [/^请填写发卡银行/u, /^Bank that issued the card: please fill this in/u],
    },
  },
  {
    page: "declarations",
    answers: { truth: "yes" },
    sentences: {
      real_trade: [/^请看过并勾选：账户只用于/u, /^Read and tick: I use the account only/u],
      bank_decides: [/^请看过并勾选：我知道能否开户/u, /^Read and tick: I know that the bank decides/u],
    },
  },
];

for (const [index, language] of ["zh", "en"].entries()) {
  test(`every page says in ${language} what is wrong, where and how to mend it, and keeps what was typed`, async ({
    page,
  }) => {
    const { application } = await begunApplication(page);
    await post(page, "/preferences", { lang: language, back: "/help" });
    for (const { page: name, answers, sentences } of REFUSED) {
      await test.step(`${name}: ${Object.keys(sentences).join(", ")}`, async () => {
        await page.goto(pageOf(application, name));
        await fill(page, answers);
        await isRefused(page);
        for (const [field, said] of Object.entries(sentences)) await expectProblem(page, field, said[index]);
        for (const [field, text] of Object.entries(answers)) expect(await typed(page, field), field).toEqual(text);
        await theFirstLineLeadsToItsField(page);
      });
    }
  });
}

async function isRefused(page) {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await saveAndContinue(page);
  expect((await answer).status()).toBe(422);
  await expect(page.locator(".errsum")).toBeVisible();
}

async function theFirstLineLeadsToItsField(page) {
  const first = page.locator(".errsum a").first();
  const field = page.locator(`main ${await first.getAttribute("href")}`);
  await first.click();
  await expect(field).toBeFocused();
}

test("a field is checked when it is left, by the rules of the server, and falls silent once it is right", async ({
  page,
}) => {
  const { person, application } = await begunApplication(page);
  await page.goto(pageOf(application, "identity"));
  await fill(page, { document_kind: "resident_id", number: "330203190001010006" });
  const error = page.locator("#number-error");
  await expect(async () => {
    await page.locator("#number").focus();
    await page.locator("#name").focus();
    await expect(error).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(error).toContainText("最后一位对不上");
  await expect(page.locator("#number")).toHaveAttribute("aria-invalid", "true");
  await page.locator("#number").fill(person.number);
  await page.locator("#name").focus();
  await expect(error).toBeHidden();
});

test("what the server found between pages stays at its field until the text changes", async ({ page }) => {
  const { person, application } = await begunApplication(page);
  await page.goto(pageOf(application, "identity"));
  await fill(page, { document_kind: "resident_id", number: "330299200811240012" });
  await isRefused(page);
  const error = page.locator("#number-error");
  await expect(error).toContainText("满 18 周岁");
  // A check of another field that begins later and has spoken shows that the first one is over.
  await expect(async () => {
    await page.locator("#number").focus();
    await page.locator("#issued_on").fill("那一天");
    await page.locator("#name").focus();
    await expect(page.locator("#issued_on-error")).toContainText("看不出是哪一天", { timeout: 500 });
  }).toPass();
  await expect(error).toContainText("满 18 周岁");
  await page.locator("#number").fill(person.number);
  await page.locator("#name").focus();
  await expect(error).toBeHidden();
});

test("a page that is half filled in is saved for later and goes on upon another device", async ({ page, visitor }) => {
  const { person, application } = await begunApplication(page);
  await page.goto(pageOf(application, "contact"));
  await fill(page, { mobile: "１３８ 0000", address: "宁波市海曙区" });
  await page.getByRole("button", { name: "保存，以后再填" }).click();
  await expect(page.locator(".tasks li").filter({ hasText: "联系方式与住址" })).toContainText("填了一半");

  const telephone = await visitor({ viewport: { width: 390, height: 844 } });
  await signIn(telephone, person);
  await telephone.goto("/cases");
  await telephone.getByRole("link", { name: "草稿" }).click();
  await telephone.getByRole("link", { name: "联系方式与住址" }).click();
  expect(await typed(telephone, "mobile")).toBe("１３８ 0000");
  expect(await typed(telephone, "address")).toBe("宁波市海曙区");
});

test("going back in the browser shows what was saved, and saving again is no conflict", async ({ page }) => {
  const { person, application } = await begunApplication(page);
  const { identity } = answersOf(person);
  await page.goto(pageOf(application, "identity"));
  await fill(page, identity);
  await saveAndContinue(page);
  await expect(page).toHaveURL(/\/pages\/contact/u);
  await page.goBack();
  await expect(page).toHaveURL(/\/pages\/identity/u);
  for (const [field, text] of Object.entries(identity)) expect(await typed(page, field)).toBe(text);
  await fill(page, { occupation: "设计师" });
  await saveAndContinue(page);
  await expect(page).toHaveURL(/\/pages\/contact/u);
  await page.goto(pageOf(application, "identity"));
  expect(await typed(page, "occupation")).toBe("设计师");
});

test("shops are added and removed without losing what stands in the others", async ({ page }) => {
  const { person, application } = await begunApplication(page);
  await page.goto(pageOf(application, "shops"));
  await fill(page, answersOf(person).shops);
  await page.getByRole("button", { name: "再加一个店铺" }).click();
  await fill(page, { "shops.1.name": "Second Shop", "shops.1.url": person.shop });
  await page.getByRole("button", { name: "再加一个店铺" }).click();
  await fill(page, { "shops.2.name": "Third Shop" });
  await page.getByRole("button", { name: "删除店铺 2" }).click();
  await expect(page.locator("[name='shops.2.name']")).toHaveCount(0);
  expect(await typed(page, "shops.0.url")).toBe(person.shop);
  expect(await typed(page, "shops.1.name")).toBe("Third Shop");
});

test("handing in by double click, again after going back, and reloading gives one reference", async ({
  page,
  papers,
}) => {
  const { person, application } = await completeApplication(page, papers);
  await page.goto(`/forex/applications/${application}/submit`);
  await fill(page, { signature: person.name });
  const body = await formBody(page);
  await page.getByRole("button", { name: "提交申请" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "申请已提交" })).toBeVisible();
  const reference = await referenceOf(page);
  await page.reload();
  expect(await referenceOf(page)).toBe(reference);
  const again = await post(page, `/forex/applications/${application}/submit`, body);
  expect(await again.text()).toContain(reference);
  await page.goto("/cases");
  await expect(page.locator(".tasks li")).toHaveCount(1);
  await page.goto("/demo");
  await expect(page.locator("#mailbox ~ article").filter({ hasText: reference })).toHaveCount(1);
});

function formBody(page) {
  return page.locator("main form").evaluate((form) => Object.fromEntries(new FormData(form)));
}

test("a wrong signature is refused with a sentence and keeps what was typed", async ({ page, papers }) => {
  const { person, application } = await completeApplication(page, papers);
  await page.goto(`/forex/applications/${application}/submit`);
  await fill(page, { signature: "林小文" });
  await page.getByRole("button", { name: "提交申请" }).click();
  await expectProblem(page, "signature", /^签名和填表人证件上的姓名不一样/u);
  expect(await typed(page, "signature")).toBe("林小文");
  await submit(page, person, application);
});

// In two tabs of one browser the later save stands, as it does after an answer that was lost on the way.
test("one page saved on two devices is a conflict that keeps both", async ({ page, visitor }) => {
  const { person, application } = await begunApplication(page);
  const other = await visitor();
  await signIn(other, person);
  for (const own of [page, other]) await own.goto(pageOf(application, "contact"));
  await fill(page, { address: "海曙区青石弄 12 号" });
  await page.getByRole("button", { name: "保存，以后再填" }).click();
  await expect(page).toHaveURL(new RegExp(`/forex/applications/${application}$`, "u"));

  await fill(other, { address: "鄞州区惠民里 7 幢", mobile: person.mobile });
  const answer = other.waitForResponse((response) => response.request().method() === "POST");
  await other.getByRole("button", { name: "保存，以后再填" }).click();
  expect((await answer).status()).toBe(409);
  const conflict = other.locator(".notice").filter({ hasText: "这一页在另一台设备上改过" });
  await expect(conflict).toContainText("海曙区青石弄 12 号");
  expect(await typed(other, "address")).toBe("鄞州区惠民里 7 幢");
  expect(await typed(other, "mobile")).toBe(person.mobile);

  await other.getByRole("button", { name: "保存，以后再填" }).click();
  await other.goto(pageOf(application, "contact"));
  expect(await typed(other, "address")).toBe("鄞州区惠民里 7 幢");
});

test("a session that ends in the middle of a page takes nothing along", async ({ freshServer, visitor }) => {
  const page = await visitor({ baseURL: freshServer.address });
  const { person, application } = await begunApplication(page);
  await page.goto(pageOf(application, "contact"));
  const { contact } = answersOf(person);
  await confirmMobile(page, contact);
  await fill(page, contact);
  await moveClock(await visitor({ baseURL: freshServer.address }), "minutes-31");
  await saveAndContinue(page);
  await expect(page).toHaveURL(/\/sign-in/u);
  await expect(page.locator(".notice")).toContainText("请先登录");
  await signIn(page, person);
  await expect(page.getByRole("heading", { level: 1, name: "刚才的内容还在" })).toBeVisible();
  await page.getByRole("button", { name: "继续提交" }).click();
  await expect(page).toHaveURL(/\/pages\/(?!contact)/u);
  await page.goto(pageOf(application, "contact"));
  for (const [field, text] of Object.entries(contact)) expect(await typed(page, field)).toBe(text);
});

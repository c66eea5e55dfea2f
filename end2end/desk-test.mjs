// The desk test: a maker and a checker decide mixed cases of the demonstration in the browser, by what the pages show, as
// somebody who wants to be done. It counts what each act and each case costs, and prints tables.
//
//   node end2end/desk-test.mjs [cases, 50 without]
//
// The answers are not read: what is counted is the desk's price, not the officer's judgement. For how long a fresh code
// lasts, reading counts nevertheless; the demonstration's clock is moved on by it.

import { chromium, expect } from "@playwright/test";
import { handInCases } from "./desk-cases.mjs";
import { fill } from "./fields.mjs";
import { Hand } from "./hand.mjs";
import { authenticatorCode, moveClock } from "./mailbox.mjs";
import { CHECKER, MAKER, signInAsOfficer } from "./officer.mjs";
import { drawPapers } from "./papers.mjs";
import { startServer } from "./server.mjs";

const COUNT = Number(process.argv[2] ?? 50);
/** How long somebody reads a case before deciding, in seconds (an assumption). */
const READING = { maker: 90, checker: 45 };
/** Of ten cases: what the maker decides, and whether the checker sends it back once. */
const OUTCOMES = ["approve", "approve", "supplement", "approve", "refuse", "approve", "sent back", "supplement", "approve", "approve"];
const WORDS = {
  approve: "请带身份证原件来网点。",
  refuse: "店铺的信息和平台上查到的不一致。",
  items: [
    { target: "document:store_proof", reason: "incomplete", text: "请上传能看到店铺名称的后台截图。" },
    { target: "page:business", reason: "incomplete", text: "订单样本请补上日期和金额。" },
  ],
  back: "店铺一节请再对照一次后台截图。",
};

/** Every act that was counted: `{ act, reference, clicks, keys, scrolls, loads, machine, seconds }`. */
const book = [];
const planned = new Map();

let browser;
let server;
let unread = 0;

await main();

async function main() {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  server = await startServer({ name: "desk-test" });
  try {
    await handInCases(COUNT, newPage, await drawPapers(browser));
    await makerDecides();
    await checkerDecides();
    await makerProposesAgain();
    await checkerDecides("second check");
    report();
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function newPage() {
  const viewport = { width: 1280, height: 800 };
  const context = await browser.newContext({ baseURL: server.address, viewport, locale: "zh-CN", timezoneId: "Asia/Shanghai" });
  return context.newPage();
}

/** The first half is taken one by one, the second in one act on all that match. */
async function makerDecides() {
  const hand = await handOf(MAKER);
  await keepTemplates(hand);
  const half = Math.ceil(COUNT / 2);
  await view(hand, "待领取");
  await openFirst(hand, "已提交");
  for (let done = 0; done < half; done += 1) {
    if (done > 0) await goOn(hand, { list: "待领取", status: "已提交" });
    const reference = await referenceOf(hand);
    note("find", reference, hand);
    await hand.follow(hand.page.getByRole("button", { name: "领取", exact: true }));
    note("take", reference, hand);
    await examine(hand, reference);
  }
  await takeTheRestAtOnce(hand, COUNT - half);
  await view(hand, "我经办的");
  await openFirst(hand, "审核中");
  for (let done = half; done < COUNT; done += 1) {
    if (done > half) await goOn(hand, { list: "我经办的", status: "审核中" });
    const reference = await referenceOf(hand);
    note("find", reference, hand);
    await examine(hand, reference);
  }
  await hand.page.context().close();
}

/** Keeps what is asked for and why is refused, as an officer did long before the test: not counted. */
async function keepTemplates(hand) {
  const { page } = hand;
  const refusal = { reason: "shop_of_another", text: WORDS.refuse };
  const all = [...WORDS.items.map((item) => ["supplement", item]), ["refusal", refusal]];
  for (const [usedFor, { target, reason, text }] of all) {
    await page.goto(`/desk/templates/new?for=${usedFor}`);
    await fill(page, { template_name: text, template_reason: reason, template_text: text });
    if (target) await fill(page, { template_target: target });
    await page.getByRole("button", { name: "保存" }).click();
    await expect(page.locator(".told")).toBeVisible();
  }
  await page.goto("/desk");
  hand.spent();
}

/** Takes a template by its name. */
async function fillIn(hand, usedFor, name) {
  const { page } = hand;
  await hand.choose(page.locator(`#template_${usedFor}`), { label: name });
  await hand.follow(page.locator(`button[name=do][value=${usedFor}]`));
}

/** Everything that waits and matches, so many cases of it for this test. */
async function takeTheRestAtOnce(hand, count) {
  const { page } = hand;
  await view(hand, "待领取");
  await hand.press(page.locator("#bulk input[name=scope][value=all]"));
  await hand.follow(page.locator("#bulk button[value=take]"));
  await hand.follow(page.getByRole("button", { name: "确认办理" }));
  const spent = hand.spent();
  for (const what of Object.keys(spent)) spent[what] /= count;
  for (let one = 0; one < count; one += 1) book.push({ act: "take in bulk (a share)", ...spent });
}

/** Marks every section and decides as planned. */
async function examine(hand, reference) {
  const { page } = hand;
  await read(hand, "maker");
  const outcome = OUTCOMES[planned.size % OUTCOMES.length];
  planned.set(reference, outcome);
  const mark = outcome === "supplement" ? "unclear" : "match";
  for (const box of await page.locator(`[name^="mark-"][value=${mark}]`).all()) await hand.press(box);
  note("mark", reference, hand);
  if (outcome === "supplement") await askForMore(hand);
  else await propose(hand, outcome);
  note(outcome === "sent back" ? "propose approve" : `propose ${outcome}`, reference, hand);
}

async function askForMore(hand) {
  const { page } = hand;
  await hand.press(page.locator("#decide summary"));
  for (const { text } of WORDS.items) await fillIn(hand, "supplement", text);
  await hand.follow(page.getByRole("button", { name: "退回补正" }));
  await expectDone(page);
}

async function propose(hand, outcome) {
  const { page } = hand;
  if (outcome === "refuse") {
    await fillIn(hand, "refusal", WORDS.refuse);
  } else {
    await hand.press(page.locator("[name=outcome][value=approve]"));
    await hand.type(page.locator("[name=text]"), WORDS.approve);
  }
  await hand.follow(page.getByRole("button", { name: "提交复核" }));
  await expectDone(page);
}

/** Goes through what waits for the checker: confirms, or sends back what is planned so, once. */
async function checkerDecides(act = "check") {
  const hand = await handOf(CHECKER);
  const isSecond = act !== "check";
  const waiting = [...planned.values()].filter((own) => (isSecond ? own === "sent back" : own !== "supplement")).length;
  await view(hand, "待我复核");
  await openFirst(hand, "待复核");
  for (let done = 0; done < waiting; ) {
    const reference = await referenceOf(hand);
    note(`find, ${act}`, reference, hand);
    await read(hand, "checker");
    await settle(hand, reference, !isSecond && planned.get(reference) === "sent back");
    if (planned.has(reference)) done += 1;
    if (done < waiting) await goOn(hand, { list: "待我复核", status: "待复核" });
  }
  await hand.page.context().close();
}

async function settle(hand, reference, isSentBack) {
  const { page } = hand;
  await hand.press(page.locator(`[name=verdict][value=${isSentBack ? "send_back" : "confirm"}]`));
  if (isSentBack) await hand.type(page.locator("[name=why]"), WORDS.back);
  const send = page.locator("#panel").getByRole("button", { name: "确认" });
  await hand.follow(send);
  note(isSentBack ? "send back" : "confirm", reference, hand);
  if (!page.url().includes("/step-up")) return;
  await hand.type(page.locator("[name=factor]"), await authenticatorCode(page.context(), CHECKER));
  await hand.follow(page.getByRole("button", { name: "确认" }));
  await hand.follow(send);
  note("fresh code", reference, hand);
}

async function makerProposesAgain() {
  const hand = await handOf(MAKER);
  const back = [...planned].filter(([, outcome]) => outcome === "sent back").map(([reference]) => reference);
  await view(hand, "我经办的");
  await openFirst(hand, "审核中");
  for (const [done] of back.entries()) {
    if (done > 0) await goOn(hand, { list: "我经办的", status: "审核中" });
    const reference = await referenceOf(hand);
    note("find, sent back", reference, hand);
    await propose(hand, "approve");
    note("propose again", reference, hand);
  }
  await hand.page.context().close();
}

async function handOf(email) {
  const page = await newPage();
  await signInAsOfficer(page, email);
  return new Hand(page);
}

async function view(hand, name) {
  const { page } = hand;
  if (!isQueue(page)) await hand.follow(page.locator("nav.main, header nav").getByRole("link", { name: "审核队列" }).first());
  await hand.follow(page.locator(".views").getByRole("link", { name }));
}

/** Opens the first case of the list that stands so; turns pages where there is none. */
async function openFirst(hand, status) {
  const { page } = hand;
  const rows = page.locator("tbody tr").filter({ has: page.locator(".tag", { hasText: status }) });
  while ((await rows.count()) === 0) await hand.follow(page.locator(".pages a[rel=next]"));
  await hand.follow(rows.first().locator("th a"));
}

/** From a case that is done to the next one that stands so: by the page, or else over the list. */
async function goOn(hand, { list, status }) {
  const { page } = hand;
  const next = page.locator(".pages a[rel=next]");
  if (isQueue(page)) return openFirst(hand, status);
  while ((await statusOf(page)) !== status) {
    if (!(await next.isVisible())) {
      await view(hand, list);
      return openFirst(hand, status);
    }
    await hand.follow(next);
  }
}

function isQueue(page) {
  return new URL(page.url()).pathname.endsWith("/desk");
}

async function referenceOf({ page }) {
  return (await page.locator(".head .num").first().innerText()).trim();
}

async function statusOf(page) {
  return (await page.locator(".head .tag").first().innerText()).trim();
}

/** The page says that the case before it is done. */
async function expectDone(page) {
  await expect(page.locator(".told")).toContainText("刚才的办件已办好");
}

/** Time passes while somebody reads. */
async function read({ page }, role) {
  unread += READING[role];
  while (unread >= 300) {
    const own = await page.context().newPage();
    await moveClock(own, "minutes-5");
    await own.close();
    unread -= 300;
  }
}

function note(act, reference, hand) {
  book.push({ act, reference, ...hand.spent() });
}

/** What the demonstration had waiting for the checker already is done as well, and does not count. */
function report() {
  const counted = book.filter((row) => !row.reference || planned.has(row.reference));
  print("by act, each time", groups(counted, (row) => row.act), (rows) => rows.length);
  const ofCases = counted.filter((row) => row.reference);
  print("by outcome, each case, both people", groups(ofCases, (row) => planned.get(row.reference)), casesIn);
  print("all cases", [["all", counted]], () => planned.size);
}

function casesIn(rows) {
  return new Set(rows.map((row) => row.reference)).size;
}

function groups(rows, by) {
  const found = new Map();
  for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
  return [...found];
}

function print(title, found, countOf) {
  const columns = ["clicks", "keys", "scrolls", "loads", "machine", "seconds"];
  const table = found.map(([name, rows]) => {
    const count = countOf(rows);
    const mean = (column) => (rows.reduce((sum, row) => sum + row[column], 0) / count).toFixed(1);
    return { [title]: name, count, ...Object.fromEntries(columns.map((column) => [column, Number(mean(column))])) };
  });
  console.table(table);
}

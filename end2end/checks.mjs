// Checks that hold for every page.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };
const RULES_OF_COLOUR = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

/** Sets the language of this browser alone. The form in the page would also change it for the account. */
export async function speak(page, language) {
  if (page.url() === "about:blank") await page.goto("/help");
  await page.context().addCookies([{ name: "lang", value: language, url: page.url() }]);
}

/** Opens each page, and checks it. */
export async function expectAllForEverybody(page, addresses) {
  for (const address of addresses) {
    await test.step(address, async () => {
      await page.goto(address);
      await expectForEverybody(page);
    });
  }
}

/** The page that is shown can be used by everybody. The order of its keys does not depend on the language. */
export async function expectForEverybody(page) {
  await expectAccessible(page);
  await expectNoHorizontalScroll(page);
  if ((await page.locator("html").getAttribute("lang")) === "zh-CN") await expectKeyboard(page);
}

/** axe finds nothing, in the light theme and in the dark one, which differs in its colours alone. */
export async function expectAccessible(page) {
  await page.evaluate(AXE);
  for (const [colorScheme, runOnly] of [
    ["light", RULES],
    ["dark", RULES_OF_COLOUR],
  ]) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(violations, runOnly);
    expect.soft(found, `axe on ${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Runs in the page: what axe finds. */
async function violations(runOnly) {
  const { violations } = await globalThis.axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
}

/** Nothing sticks out sideways at 320 px, nor there with the text at twice its size. */
export async function expectNoHorizontalScroll(page, scales = [1, 2]) {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const scale of scales) {
    const found = await page.evaluate(overflowing, scale);
    expect.soft(found, `beyond the right edge of ${page.url()}, text at ${scale * 100} %`).toEqual([]);
  }
  await page.setViewportSize(viewport);
}

/** Runs in the page: what reaches beyond its right edge, innermost last; nothing when the page cannot be scrolled. */
function overflowing(scale) {
  const html = document.documentElement;
  html.style.fontSize = `${parseFloat(getComputedStyle(html).fontSize) * scale}px`;
  const edge = html.clientWidth;
  const isOut = (element) => element.getBoundingClientRect().right > edge + 0.5;
  const name = (element) => `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
  const out = html.scrollWidth > edge ? [...document.querySelectorAll("body *")].filter(isOut).map(name) : [];
  html.style.removeProperty("font-size");
  return out;
}

/** Everything that can be operated is reached with the Tab key, the skip link first, and shows that it has the focus. */
export async function expectKeyboard(page) {
  await page.evaluate(beginAtTheTop);
  await page.keyboard.press("Tab");
  await expect(page.locator("a.skip")).toBeFocused();
  await expect(page.locator("a.skip")).toBeInViewport();
  const unmarked = [];
  for (let focus = await page.evaluate(lookAtFocus); focus; focus = await page.evaluate(lookAtFocus)) {
    if (!focus.isMarked) unmarked.push(focus.name);
    await page.keyboard.press("Tab");
  }
  expect.soft(unmarked, `focus that cannot be seen on ${page.url()}`).toEqual([]);
  expect.soft(await page.evaluate(notReached), `not reached with Tab on ${page.url()}`).toEqual([]);
}

/** Runs in the page: takes the focus from where the page put it. */
function beginAtTheTop() {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}

/**
 * Runs in the page: what has the focus, and whether it shows; nothing after the last one. The parts of a date are stops of
 * one element; those behind the first are marked by the browser itself.
 */
function lookAtFocus() {
  const PARTS_MAX = 8;
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const before = document.querySelector("[data-focused]");
  const parts = Number(element.dataset.reached ?? 0);
  if (parts === PARTS_MAX || (parts > 0 && element !== before)) return null;
  before?.removeAttribute("data-focused");
  element.dataset.focused = "";
  element.dataset.reached = parts + 1;
  const around = [element, element.closest(".choice, label")].filter(Boolean).map((own) => getComputedStyle(own));
  const isMarked = parts > 0 || around.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  return { name: element.outerHTML.slice(0, 120), isMarked };
}

/** Runs in the page: what should have been reached and was not. Of radio buttons one in each group is enough. */
function notReached() {
  const all = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const isReached = (element) =>
    element.dataset.reached ||
    (element.type === "radio" &&
      [...document.getElementsByName(element.name)].some((own) => own.form === element.form && own.dataset.reached));
  return [...document.querySelectorAll(all)]
    .filter((element) => element.checkVisibility() && !element.disabled && element.tabIndex >= 0 && !isReached(element))
    .map((element) => element.outerHTML.slice(0, 120));
}

// Fills in forms by the names of their fields, as the page description has them.

import { expect } from "@playwright/test";

/** Answers questions: a text for a field, or several codes where several may be chosen. */
export async function fill(page, answers) {
  for (const [name, answer] of Object.entries(answers)) await answerOne(page, name, answer);
}

/** Answers the questions that are asked now; resolves to the answers that are left, if any are. */
export async function fillVisible(page, answers) {
  const later = {};
  for (const [name, answer] of Object.entries(answers)) {
    if (await page.locator(`main [name=${JSON.stringify(name)}]`).first().isVisible()) await answerOne(page, name, answer);
    else later[name] = answer;
  }
  return Object.keys(later).length > 0 ? later : undefined;
}

async function answerOne(page, name, answer) {
  const control = page.locator(`main [name=${JSON.stringify(name)}]`);
  const first = control.first();
  const kind = await first.evaluate((element) => element.type);
  if (kind === "radio") return control.and(page.locator(`[value=${JSON.stringify(answer)}]`)).check();
  if (kind === "select-one") return first.selectOption(answer);
  if (kind !== "checkbox") return first.fill(answer);
  const wanted = [answer].flat();
  for (const box of await control.all()) await box.setChecked(wanted.includes(await box.getAttribute("value")));
}

/** What stands in a field, in the same form in which `fill` takes it. */
export async function typed(page, name) {
  const control = page.locator(`main [name=${JSON.stringify(name)}]`);
  const kind = await control.first().evaluate((element) => element.type);
  if (kind !== "radio" && kind !== "checkbox") return control.first().inputValue();
  const chosen = await control.evaluateAll((boxes) => boxes.filter((box) => box.checked).map((box) => box.value));
  const isOne = kind === "radio" || (await control.count()) === 1;
  return isOne ? (chosen[0] ?? "") : chosen;
}

/** The page came back refused: its title says so, and its summary has this line, which leads to the field. */
export async function expectProblem(page, field, sentence) {
  await expect(page).toHaveTitle(/^(错误：|Error: )/u);
  const line = page.locator(".errsum").getByRole("link", { name: sentence });
  const anchor = field.replaceAll(".", "-");
  await expect(line).toHaveAttribute("href", `#${anchor}`);
  await expect(page.locator(`#${anchor}`)).toHaveCount(1);
  await expect(page.locator(`#${anchor}-error`)).toContainText(sentence);
}

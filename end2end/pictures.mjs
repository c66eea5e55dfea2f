// Pictures of pages: always into end2end/test-results/pictures, and into docs/pictures when UPDATE_PICTURES is set.

import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const SCREENSHOTS = join(ROOT, "end2end/test-results/pictures");
const PICTURES = join(ROOT, "docs/pictures");

/** Takes a picture of the page, whole unless said otherwise; `name` has no ending. */
export async function picture(page, name, { fullPage = true } = {}) {
  const file = join(SCREENSHOTS, test.info().project.name, `${name}.png`);
  await page.screenshot({ path: file, fullPage, animations: "disabled" });
  if (process.env.UPDATE_PICTURES && test.info().project.name === "sqlite") {
    mkdirSync(PICTURES, { recursive: true });
    copyFileSync(file, join(PICTURES, `${name}.png`));
  }
}

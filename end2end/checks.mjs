// Checks that hold for every page.

import AxeBuilder from "@axe-core/playwright";
import { expect } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** axe finds nothing, in the light theme and in the dark one. */
export async function expectAccessible(page) {
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.target.join(" ")) }));
    expect(found, `axe on ${page.url()}, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Nothing sticks out sideways at 320 px, nor there with the text at twice its size. */
export async function expectNoHorizontalScroll(page) {
  const viewport = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const scale of [1, 2]) {
    const overflow = await page.evaluate((scale) => {
      const html = document.documentElement;
      const size = parseFloat(getComputedStyle(html).fontSize);
      html.style.fontSize = `${size * scale}px`;
      const overflow = html.scrollWidth - html.clientWidth;
      html.style.removeProperty("font-size");
      return overflow;
    }, scale);
    expect(overflow, `px beyond the right edge of ${page.url()}, text at ${scale * 100} %`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(viewport);
}

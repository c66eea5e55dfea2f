// The hand of somebody who goes by what a page shows: it presses and types, and counts what that costs.

/**
 * What an act costs whoever does it: the keystroke-level model (Card, Moran and Newell 1980), in seconds. A press is to
 * point at something and to click; a scroll is one turn of the wheel, a screen at most. The machine's time is measured.
 */
const SECONDS = { clicks: 1.2, keys: 0.28, scrolls: 1.2 };
/** Keys for one Chinese character: its sound and a choice. */
const KEYS_OF_CHARACTER = 2.5;

const NOTHING = { clicks: 0, keys: 0, scrolls: 0, loads: 0, machine: 0 };

export class Hand {
  #page;
  #spent = { ...NOTHING };

  constructor(page) {
    this.#page = page;
  }

  get page() {
    return this.#page;
  }

  /** Presses something that stays on the page. */
  async press(locator) {
    await this.#lookFor(locator);
    await locator.click();
    this.#spent.clicks += 1;
  }

  /** Presses something that leads to a page, and waits for it. */
  async follow(locator) {
    await this.#lookFor(locator);
    const begin = performance.now();
    await Promise.all([this.#page.waitForEvent("load"), locator.click()]);
    this.#spent.machine += (performance.now() - begin) / 1_000;
    this.#spent.clicks += 1;
    this.#spent.loads += 1;
  }

  /** Presses a field and types. */
  async type(locator, text) {
    await this.press(locator);
    await locator.fill(text);
    for (const character of text) this.#spent.keys += character > "\u2e80" ? KEYS_OF_CHARACTER : 1;
  }

  /** Opens a list and presses one of its lines. */
  async choose(locator, option) {
    await this.#lookFor(locator);
    await locator.selectOption(option);
    this.#spent.clicks += 2;
  }

  /** What was spent since this was asked last. */
  spent() {
    const spent = this.#spent;
    this.#spent = { ...NOTHING };
    return { ...spent, seconds: secondsOf(spent) };
  }

  /** Turns the wheel until it can be seen. */
  async #lookFor(locator) {
    const { y, height } = await locator.boundingBox();
    const screen = this.#page.viewportSize().height;
    const beyond = Math.max(-y, y + height - screen, 0);
    this.#spent.scrolls += Math.ceil(beyond / screen);
    await locator.scrollIntoViewIfNeeded();
  }
}

function secondsOf(spent) {
  const acts = Object.entries(SECONDS).reduce((sum, [what, seconds]) => sum + seconds * spent[what], 0);
  return acts + spent.machine;
}

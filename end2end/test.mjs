// What every spec imports: Playwright's `test` with a server behind it.

import { test as base, expect } from "@playwright/test";
import { drawPapers } from "./papers.mjs";
import { openPostOffice } from "./post-office.mjs";
import { startServer } from "./server.mjs";

export { expect };

export const test = base.extend({
  postgres: [undefined, { option: true, scope: "worker" }],

  /** The server of this worker. Specs share it, so each makes the accounts and cases that it changes. */
  server: [
    async ({ postgres }, use, worker) => {
      const server = await startServer({ name: `${worker.project.name}-${worker.workerIndex}`, postgres });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],

  /** A server of its own for a test that looks at the untouched demonstration zone or ends the server. */
  freshServer: async ({ postgres }, use, info) => {
    const server = await startServer({ name: `${info.project.name}-${info.testId}`, postgres });
    await use(server);
    await server.stop();
  },

  /** An installation in which nobody is yet. */
  emptyServer: async ({ postgres }, use, info) => {
    const server = await startServer({ name: `${info.project.name}-${info.testId}`, postgres, isEmpty: true });
    await use(server);
    await server.stop();
  },

  /** An installation in which nobody is yet, and the post office through which it sends. */
  installation: async ({ postgres }, use, info) => {
    const postOffice = await openPostOffice();
    const { environment } = postOffice;
    const server = await startServer({ name: `${info.project.name}-${info.testId}`, postgres, isEmpty: true, environment });
    await use({ ...server, postOffice });
    await server.stop();
    postOffice.close();
  },

  /** A demonstration that counts requests, as real installations do. */
  limitedServer: async ({ postgres }, use, info) => {
    const server = await startServer({ name: `${info.project.name}-${info.testId}`, postgres, limits: true });
    await use(server);
    await server.stop();
  },

  baseURL: async ({ server }, use) => use(server.address),

  /** Files to upload. */
  papers: [async ({ browser }, use) => use(await drawPapers(browser)), { scope: "worker" }],

  /** A page that fails its test when a script, the content policy or a file of the page goes wrong. */
  page: async ({ page }, use) => {
    const complaints = [];
    listen(page, complaints);
    await use(page);
    expect(complaints, "what the browser complained of").toEqual([]);
  },

  /** Pages of further people, each in a browser of its own: `await visitor()`. They are watched like `page`. */
  visitor: async ({ browser }, use) => {
    const complaints = [];
    const contexts = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "what the browsers complained of").toEqual([]);
  },
});

function listen(page, complaints) {
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    // The answer to a form is judged by its spec; files are judged below.
    const ofNetwork = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !ofNetwork) complaints.push(`console: ${message.text()}`);
  });
  page.on("response", (response) => {
    const isAnswer = ["document", "xhr"].includes(response.request().resourceType());
    if (response.status() >= 400 && !isAnswer) complaints.push(`${response.status()}: ${response.url()}`);
  });
}

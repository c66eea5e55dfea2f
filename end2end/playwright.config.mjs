import { resolve } from "node:path";
import { defineConfig } from "@playwright/test";

const logs = process.env.TEST_LOGS ?? "end2end/test-results";

export default defineConfig({
  testDir: "specs",
  testMatch: "*.spec.mjs",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json", { outputFile: resolve(logs, "e2e.json") }]],
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
    actionTimeout: 10_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
  },
  // Every spec runs on SQLite; those tagged @postgres once more on PostgreSQL, where there is one.
  projects: [
    { name: "sqlite" },
    ...(process.env.TEST_POSTGRES
      ? [{ name: "postgres", grep: /@postgres/, use: { postgres: process.env.TEST_POSTGRES } }]
      : []),
  ],
});

// Starts and stops the real server, with a demonstration zone in a folder of its own.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** What the server takes for now: a Monday morning. */
export const CLOCK = "2026-11-23T09:00+08:00";

const BINARY = process.env.YONGYITONG_BINARY ?? "target/debug/yongyitong";
const SITE = process.env.YONGYITONG_SITE ?? "target/site";
const LOGS = process.env.TEST_LOGS ?? tmpdir();
const START_MS = 60_000;
const STOP_MS = 10_000;

/**
 * Starts a server on a free port of the loopback address and resolves when it is ready.
 * `name` names its log; `postgres` is the address of a PostgreSQL superuser, or nothing for SQLite. It serves the
 * demonstration zone on a set clock, or with `isEmpty` a real installation, where nobody is yet. `environment` is added to
 * the variables that it sees.
 * Resolves to `{ address, stop, command }`; `stop` fails when the server does not stop cleanly, `command` gives a
 * command of the program on the same installation and returns what it says.
 */
export async function startServer({ name, postgres, clock = CLOCK, isEmpty = false, limits = false, environment = {} }) {
  const data = mkdtempSync(join(tmpdir(), "yongyitong-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const shared = ["--data", data, "--public-url", address];
  if (postgres) shared.push("--database", createDatabase(postgres, `e2e_${port}`));
  const options = ["serve", "--address", `127.0.0.1:${port}`, "--site", SITE, "--limits", `${limits}`, ...shared];
  if (!isEmpty) options.push("--demo", "--clock", clock);

  const logFile = join(LOGS, `server-${name}.log`);
  const log = createWriteStream(logFile, { flags: "a" });
  await once(log, "open");
  const server = spawn(BINARY, options, { stdio: ["ignore", log, log], env: { ...process.env, ...environment } });
  const ended = once(server, "exit");
  try {
    await ready(address, ended, logFile);
  } catch (error) {
    server.kill("SIGKILL");
    throw error;
  }

  const stop = async () => {
    server.kill("SIGTERM");
    const end = await Promise.race([ended, pause(STOP_MS, null, { ref: false })]);
    if (!end) server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
    if (end?.[0] !== 0) throw new Error(`The server did not stop cleanly; its log is ${logFile}.`);
  };
  const command = (...line) => execFileSync(BINARY, [...line, ...shared], { encoding: "utf8" });
  return { address, stop, command };
}

async function ready(address, ended, logFile) {
  let exited = false;
  ended.then(() => (exited = true), () => (exited = true));
  const latest = Date.now() + START_MS;
  while (Date.now() < latest && !exited) {
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await pause(50);
  }
  throw new Error(`The server ${exited ? "ended" : "was not ready in time"}; its log is ${logFile}.`);
}

async function freePort() {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address();
  listener.close();
  return port;
}

function createDatabase(superuser, name) {
  execFileSync("psql", [superuser, "--quiet", "--command", `CREATE DATABASE ${name}`]);
  const address = new URL(superuser);
  address.pathname = `/${name}`;
  return address.href;
}

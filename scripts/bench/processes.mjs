// The programs that are measured: started on a core of their own, watched, and gone at the end.

import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";

/** The core of whatever is measured; the load comes from the other. */
const SERVER_CORE = "0";
const LOAD_CORE = "1";

/** Ticks of processor time in a second (Linux counts in hundredths everywhere). */
const TICKS = 100;

const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));

/** Runs a program to its end on the measured core, and gives what it printed. */
export function run(program, args, seconds, core = SERVER_CORE) {
  const { status, stdout, stderr, error } = spawnSync("taskset", ["-c", core, program, ...args], {
    encoding: "utf8",
    timeout: seconds * 1000,
    maxBuffer: 1 << 26,
  });
  if (error || status !== 0) throw new Error(`${program} ${args[0]} failed: ${error ?? stderr}`);
  return stdout;
}

/** Loads an address from the other core, by requests in a file; gives wrk's figures. */
export function load(address, requests, { connections, seconds }) {
  const wrk = ["--threads", "1", "--connections", connections, "--duration", `${seconds}s`, "--timeout", "10s"];
  const out = run("wrk", [...wrk, "--script", "scripts/bench/requests.lua", `http://${address}`, "--", requests].map(String), seconds + 30, LOAD_CORE);
  const figures = JSON.parse(out.trim().split("\n").at(-1));
  if (figures.failed > 0 || figures.requests === 0) throw new Error(`${requests}: ${JSON.stringify(figures)}`);
  return figures;
}

/** A program that listens. */
export class Listener {
  /** Starts it on a free port; `args` are made of its address. Resolves once `path` is answered with 200. */
  static async start(program, args, path) {
    const address = `127.0.0.1:${await freePort()}`;
    const began = performance.now();
    const child = spawn("taskset", ["-c", SERVER_CORE, program, ...args(address)], {
      stdio: ["ignore", "ignore", "inherit"],
      // That there is no mail server is no news.
      env: { ...process.env, YONGYITONG_LOG: "warn,server::jobs::outbox=off" },
    });
    running.add(child);
    child.on("exit", () => running.delete(child));
    const page = await firstAnswer(address, path, child, began + 60_000);
    return new Listener(child, address, performance.now() - began, page);
  }

  constructor(child, address, startMs, page) {
    Object.assign(this, { child, address, startMs, page });
  }

  /** Processor time so far, in seconds. */
  processorSeconds() {
    // Behind the name, which may hold spaces: state is field 3, utime and stime are 14 and 15.
    const fields = readFileSync(`/proc/${this.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS;
  }

  /** Resident memory now, in megabytes. */
  residentMb() {
    return Number(readFileSync(`/proc/${this.child.pid}/status`, "utf8").match(/VmRSS:\s+(\d+) kB/)[1]) / 1024;
  }

  /** Loads it, and adds what each request cost it. */
  measure(requests, load_) {
    const before = this.processorSeconds();
    const figures = load(this.address, requests, load_);
    const spent = this.processorSeconds() - before;
    return { ...figures, per_second: figures.requests / figures.seconds, cpu_us: (spent / figures.requests) * 1e6 };
  }

  /** Fetches a page. */
  async fetch(path, cookie) {
    const answer = await fetchPage(this.address, path, cookie);
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
    return answer.body;
  }

  /** Stops it cleanly. */
  async stop() {
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    const late = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
    await gone;
    clearTimeout(late);
  }
}

async function firstAnswer(address, path, child, until) {
  for (;;) {
    const answer = await fetchPage(address, path).catch(() => undefined);
    if (answer?.status === 200) return answer.body;
    if (child.exitCode !== null || performance.now() > until) throw new Error(`${path} is not served`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

function fetchPage(address, path, cookie = "") {
  return new Promise((resolve, reject) => {
    const request = get(`http://${address}${path}`, { agent: false, headers: { "Accept-Language": "zh-CN", cookie } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

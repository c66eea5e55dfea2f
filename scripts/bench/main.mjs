// Measures the built server: `main.mjs BINARIES SITE OUT [--quick]`. What is measured, and how, stands in
// docs/benchmarks.md.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { Listener, run } from "./processes.mjs";
import { table } from "./table.mjs";

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: "boolean" } } });
const [binaries, site, out] = positionals.map((path) => resolve(path));
const server = join(binaries, "yongyitong");
const bench = join(binaries, "examples", "bench");

const SECONDS = options.quick ? 3 : 10;
const ROUNDS = options.quick ? 1 : 3;
const CASES = options.quick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
const SUBMISSIONS = options.quick ? 100 : 500;
/** Connections that keep the server busy. */
const BUSY = { connections: 16, seconds: SECONDS };
/** One after the other, for what a single page takes. */
const ALONE = { connections: 1, seconds: SECONDS };

const place = mkdtempSync(join(out, "data-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

const figures = { date: new Date().toISOString(), quick: Boolean(options.quick) };
figures.client = JSON.parse(readFileSync(join(out, "client-size.json"), "utf8")).client_brotli_bytes;
say("start with an empty database");
figures.start_empty_ms = await startMs(join(place, "empty"));
figures.queue = {};
for (const cases of CASES) await measureQueue(cases, cases === CASES.at(-1));
writeFileSync(join(out, "bench.json"), JSON.stringify(figures, null, 2) + "\n");
console.log(table(figures));

/** The queue with so many cases; everything else with the most. */
async function measureQueue(cases, isLast) {
  say(`a database with ${cases.toLocaleString("en")} cases`);
  const data = join(place, `cases-${cases}`);
  mkdirSync(data);
  const filled = JSON.parse(run(bench, ["data", "--data", data, "--cases", String(cases)], 1_800));
  const product = await start(data);
  const of = (path) => product.measure(requests(product, `queue-${cases}`, [["GET", path, filled.officer]]), ALONE);
  say(`the queue with ${cases.toLocaleString("en")} cases`);
  figures.queue[cases] = { first: of("/desk"), deep: of(filled.deep) };
  if (isLast) await measureAll(product, data, filled);
  await product.stop();
  if (isLast) await measureWrites(data, filled);
  rmSync(data, { recursive: true });
}

async function measureAll(product, data, filled) {
  const { session, case: id } = filled.applicants[0];
  const pages = [
    ["landing", "/", ""],
    ["tasks", `/forex/applications/${id}`, session],
    ["queue", "/desk", filled.officer],
  ];
  const files = [];
  for (const [name, path, token] of pages) {
    files.push(join(place, name));
    writeFileSync(files.at(-1), await product.fetch(path, cookie(product, token)));
  }
  const bare = await Listener.start(bench, (address) => ["bare", "--address", address, ...files], "/landing");
  figures.pages = {};
  for (const [name, path, token] of pages) {
    say(`pages a second: ${name}`);
    const rounds = Array.from({ length: ROUNDS }, () => ({
      bare: bare.measure(requests(bare, `bare-${name}`, [["GET", `/${name}`, token]]), BUSY),
      own: product.measure(requests(product, name, [["GET", path, token]]), BUSY),
    }));
    figures.pages[name] = compared(rounds);
  }
  await bare.stop();
  say("saves of a page over HTTP");
  const saves = filled.applicants.map((one) => ["POST", `/forex/applications/${one.case}/pages/shops`, one.session, one.shops]);
  figures.saves = Array.from({ length: ROUNDS }, () => product.measure(requests(product, "saves", saves), BUSY)).sort(byRate)[ROUNDS >> 1];
  figures.resident_mb = product.residentMb();
}

async function measureWrites(data, filled) {
  say("starts with a filled database");
  figures.start_filled_ms = await startMs(data);
  const cases = filled.applicants.map((one) => one.case).join(",");
  say("raw transactions");
  const raw = () => Number(run(bench, ["writes", "raw", "--data", data, "--cases", cases, "--seconds", String(SECONDS)], SECONDS + 60));
  figures.raw_saves_per_second = median(Array.from({ length: ROUNDS }, raw));
  say("submissions");
  figures.submissions_per_second = Number(run(bench, ["writes", "submissions", "--data", data, "--count", String(SUBMISSIONS)], 300));
}

function start(data) {
  const args = (address) => ["serve", "--limits", "false", "--address", address, "--site", site, "--data", data];
  return Listener.start(server, args, "/");
}

/** The median of five starts; with an empty folder each has one of its own. */
async function startMs(data) {
  const starts = [];
  for (let number = 0; number < 5; number += 1) {
    const product = await start(data.endsWith("empty") ? `${data}-${number}` : data);
    starts.push(product.startMs);
    await product.stop();
  }
  return median(starts);
}

/** Writes the requests to a file for wrk. */
function requests(listener, name, lines) {
  const file = join(place, `${name}.requests`);
  const line = ([method, path, token, body = ""]) => [method, path, cookie(listener, token), body].join("\t");
  writeFileSync(file, lines.map(line).join("\n") + "\n");
  return file;
}

/** The cookie of a session; on this machine its name holds the port. */
function cookie({ address }, token) {
  return token && `sid-${address.split(":")[1]}=${token}`;
}

/** The median round by rate, with its ratios. */
function compared(rounds) {
  const ratio = ({ bare, own }) => own.per_second / bare.per_second;
  const { bare, own } = rounds.sort((one, other) => ratio(one) - ratio(other))[rounds.length >> 1];
  return { bare, own, ratio: ratio({ bare, own }), cpu_multiple: own.cpu_us / bare.cpu_us };
}

function byRate(one, other) {
  return one.per_second - other.per_second;
}

function median(numbers) {
  return numbers.sort((one, other) => one - other)[numbers.length >> 1];
}

function say(text) {
  console.error(`[${Math.round(process.uptime())} s] ${text}`);
}

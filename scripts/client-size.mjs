// What a browser downloads, as a table: `client-size.mjs SITE [--limit BYTES] [--json FILE]`.
// The limit is for scripts and wasm together, brotli; above it the exit status is 1.

import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: "string" }, json: { type: "string" } },
});
const [site] = positionals;

const files = readdirSync(site)
  .filter((name) => /\.(css|js|svg|wasm)$/.test(name))
  .map((name) => ({ name, bytes: size(name), gzip: size(`${name}.gz`), brotli: size(`${name}.br`) }));
const client = files
  .filter(({ name }) => /\.(js|wasm)$/.test(name))
  .reduce((sum, { brotli }) => sum + brotli, 0);

console.log(row("file", "bytes", "gzip", "brotli"));
for (const { name, bytes, gzip, brotli } of files) console.log(row(name, bytes, gzip, brotli));
console.log(row("scripts and wasm together", "", "", client));

if (options.json) writeFileSync(options.json, JSON.stringify({ client_brotli_bytes: client, files }, null, 2) + "\n");
if (options.limit && client > Number(options.limit)) {
  console.error(`The client has ${client} bytes (brotli); the limit is ${options.limit}.`);
  process.exitCode = 1;
}

function size(name) {
  return statSync(join(site, name)).size;
}

function row(name, ...numbers) {
  return name.padEnd(40) + numbers.map((number) => String(number).padStart(10)).join("");
}

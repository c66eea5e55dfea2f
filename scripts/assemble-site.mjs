// Puts together what browsers load: `assemble-site.mjs MODULE SITE`.
// MODULE is what trunk built. SITE gets every file under a name that changes with its content, a brotli and a gzip
// copy beside each, and `manifest.json`, which tells the server the names.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [module, site] = process.argv.slice(2);
const STYLE_SHEETS = ["tokens.css", "layout.css", "components.css"];

mkdirSync(site, { recursive: true });

const js = keep(module, /^frontend-[0-9a-f]+\.js$/);
const wasm = keep(module, /^frontend-[0-9a-f]+_bg\.wasm$/);
const start = hashed("islands", "js", islands(js, wasm));
const css = hashed("style", "css", styleSheet());
const favicon = hashed("favicon", "svg", readFileSync("style/favicon.svg"));
writeFileSync(join(site, "manifest.json"), JSON.stringify({ css, favicon, start, js, wasm }, null, 2) + "\n");

/** Copies the one file of `folder` that has such a name; trunk has put a hash into it already. */
function keep(folder, name) {
  const found = readdirSync(folder).filter((file) => name.test(file));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files like ${name}, not one.`);
  return write(found[0], readFileSync(join(folder, found[0])));
}

function hashed(stem, extension, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  return write(`${stem}-${hash}.${extension}`, content);
}

function write(name, content) {
  const bytes = Buffer.from(content);
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(join(site, name), bytes);
  writeFileSync(join(site, `${name}.br`), brotliCompressSync(bytes, { params: quality }));
  writeFileSync(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  return name;
}

/** The start module with the names of this build. */
function islands(js, wasm) {
  const source = readFileSync("frontend/islands.js", "utf8");
  return source.replace('"./frontend.js"', `"./${js}"`).replace('"./frontend_bg.wasm"', `"./${wasm}"`);
}

/** The sheets in their order, without comments and indentation. */
function styleSheet() {
  return STYLE_SHEETS.map((name) => readFileSync(join("style", name), "utf8"))
    .join("\n")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\s*\n\s*/g, "\n")
    .trim();
}

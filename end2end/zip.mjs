// Reads ZIP files (APPNOTE 6.3.10), without encryption and without the 64-bit extension.

import { inflateRawSync } from "node:zlib";

const END = 0x06_05_4b_50;

/** The files of an archive: name to content. */
export function unpack(archive) {
  let end = archive.length - 22;
  while (end >= 0 && archive.readUInt32LE(end) !== END) end -= 1;
  const files = new Map();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const lengthOfName = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + lengthOfName);
    files.set(name, contentOf(archive, at));
    at += 46 + lengthOfName + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}

function contentOf(archive, entry) {
  const local = archive.readUInt32LE(entry + 42);
  const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(begin, begin + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
}

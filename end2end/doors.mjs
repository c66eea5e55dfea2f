// Every address that the server has, from the table that its own tests keep.

import { readFileSync } from "node:fs";

const TABLE = "../server/tests/it/snapshots/it__walk__every_door_answers_everybody_as_the_table_says.snap";
const LINE = /^GET (\S+): (\S+) (\S+) (\S+) (\S+)$/gmu;

/** The doors behind which is a page: those that lead whoever is signed in nowhere else. */
export function pages() {
  const table = readFileSync(new URL(TABLE, import.meta.url), "utf8");
  const isPage = ([, , , ...signedIn]) => signedIn.every((status) => status !== "303");
  return [...table.matchAll(LINE)].filter(isPage).map(([, path]) => path);
}

/** The page to which an address leads: that which names the most of it. */
export function pageOfAddress(address, all = pages()) {
  const path = address.split("?")[0];
  const isOne = (door) => new RegExp(`^${door.replace(/\{\w+\}/gu, "[^/]+")}$`, "u").test(path);
  const named = (door) => door.split("{").length;
  return all.filter(isOne).sort((one, other) => named(one) - named(other))[0];
}

// Wakes the islands of a page: the parts that answer while somebody types. A page without islands loads nothing more.
// The two names below get their hashes when the site is put together.

const ISLAND = "leptos-island";
const CHILDREN = "leptos-children";

// Leptos reads these as it starts. Our pages hand over no resources, errors or chunks.
globalThis.__RESOLVED_RESOURCES = [];
globalThis.__SERIALIZED_ERRORS = [];
globalThis.__INCOMPLETE_CHUNKS = [];

if (document.querySelector(ISLAND)) {
  const client = await import("./frontend.js");
  await client.default({ module_or_path: new URL("./frontend_bg.wasm", import.meta.url) });
  client.hydrate();
  await wake(document.body, client, null);
}

/**
 * Wakes every island at or below `element`, outer ones before those inside them.
 * An island that projects children gives their place a callback, to be called before each island in it wakes:
 * `enter` is that of the nearest such place.
 */
async function wake(element, client, enter) {
  const name = element.localName;
  if (name === ISLAND) {
    await start(element, client[element.dataset.component], enter);
  }
  const inner = name === CHILDREN ? element.$$on_hydrate : enter;
  for (const child of [...element.children]) {
    await wake(child, client, inner);
  }
}

async function start(island, hydrate, enter) {
  if (!hydrate) {
    console.error(`The client has no island ${island.dataset.component}.`);
    return;
  }
  try {
    enter?.();
    await hydrate(island);
  } catch (error) {
    // The other islands of the page may still help.
    console.error(error);
  }
}

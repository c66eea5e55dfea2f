// Wakes the islands of a page: the parts that answer while somebody types. A page without islands loads nothing more.
// Besides, it warns before a session ends, on every page of somebody who is signed in.
// The two names below get their hashes when the site is put together.

const ISLAND = "leptos-island";
const CHILDREN = "leptos-children";
/** How long before its end somebody is warned of the end of their session, in seconds. */
const AHEAD = 300;

// Leptos reads these as it starts. Our pages hand over no resources, errors or chunks.
globalThis.__RESOLVED_RESOURCES = [];
globalThis.__SERIALIZED_ERRORS = [];
globalThis.__INCOMPLETE_CHUNKS = [];

const session = document.querySelector(".session");
if (session) {
  watch(session);
}

if (document.querySelector(ISLAND)) {
  const client = await import("./frontend.js");
  await client.default({ module_or_path: new URL("./frontend_bg.wasm", import.meta.url) });
  client.hydrate();
  await wake(document.body, client, null);
}

/** Warns before the session ends, and goes on with one press. Nothing else on the page changes. */
function watch({ dataset, lastElementChild: notice }) {
  const text = notice.querySelector("p");
  const button = notice.querySelector("button");
  const tell = (sentence, canGoOn) => {
    notice.hidden = false;
    button.hidden = !canGoOn;
    text.textContent = sentence;
  };
  const wait = (seconds) => setTimeout(tell, (seconds - AHEAD) * 1000, dataset.warning, true);
  button.addEventListener("click", async () => {
    const left = await extend();
    if (left > AHEAD) {
      notice.hidden = true;
      wait(left);
    } else if (left !== undefined) {
      tell(left > 0 ? dataset.last : dataset.over, false);
    }
  });
  wait(Number(dataset.seconds));
}

/** Uses the session. Resolves to the seconds that it has left, 0 when it has ended, nothing when nobody answered. */
async function extend() {
  try {
    const answer = await fetch("/session/extend", { method: "POST" });
    if (answer.status >= 500) return undefined;
    return answer.ok && !answer.redirected ? Number(await answer.text()) : 0;
  } catch {
    return undefined;
  }
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

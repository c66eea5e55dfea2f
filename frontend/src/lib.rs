//! The browser's entry: exports the islands of `app` and one function that prepares them.

use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Prepares the page for its islands; called once by `islands.js`, before it starts each of them.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}

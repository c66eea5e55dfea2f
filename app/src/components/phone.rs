//! Our telephone number in sentences, so that a tap calls it.

use leptos::prelude::*;

/// The number as people read it.
const NUMBER: &str = "0574-12345";

/// A sentence in which our number, where it stands, is a link that calls it.
#[component]
pub fn WithPhone(
    /// The sentence.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    match text.split_once(NUMBER) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! { {before}<a href="tel:057412345">{NUMBER}</a>{after} }.into_any()
        }
        None => text.into_any(),
    }
}

//! The way through a list that is read from its newest line on.

use leptos::prelude::*;
use uuid::Uuid;

use crate::words::Words;

/// Links to older lines, and back to the newest; nothing where all fits one page.
#[component]
pub fn Older(
    /// The visitor's words.
    words: Words,
    /// The list's address.
    path: String,
    /// Whether the newest lines are shown.
    is_first: bool,
    /// Older lines follow after this id.
    #[prop(optional_no_strip)]
    older: Option<Uuid>,
) -> impl IntoView {
    let after = older.map(|id| {
        let href = format!("{path}?before={id}");
        view! { <li><a rel="next" href=href>{words.say("list-older")}</a></li> }
    });
    let newest = (!is_first).then(|| view! { <li><a href=path>{words.say("list-newest")}</a></li> });
    (newest.is_some() || after.is_some()).then(|| {
        view! { <nav class="pages" aria-label=words.say("list-pages")><ul>{newest}{after}</ul></nav> }
    })
}

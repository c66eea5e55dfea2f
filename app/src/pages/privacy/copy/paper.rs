//! The pages inside a copy: they stand alone, without scripts and without the site.

mod account;
mod case;

use std::sync::Arc;

use domain::identity::Language;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use time::OffsetDateTime;

pub use account::{CaseFolder, account};
pub use case::{Shown, case};

use crate::components::day;
use crate::words::Words;

const STYLE: &str = include_str!("paper.css");

/// A page that needs nothing around it. The title stands in it as it is, so it holds words and numbers of ours alone.
fn paper<V: IntoView>(words: Words, title: &str, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| body().into_view().to_html());
    owner.unset_with_forced_cleanup();
    let language = match words.language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    };
    format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}</title><style>{STYLE}</style></head><body>{html}</body></html>"
    )
}

/// A moment, for people and for machines.
fn moment(words: Words, at: OffsetDateTime) -> impl IntoView {
    view! { <time datetime=day::machine(at)>{day::moment(words, at)}</time> }
}

/// A line of facts, where there is something to say.
fn fact(words: Words, key: &str, text: Option<String>) -> Option<impl IntoView + use<>> {
    let label = words.say(key);
    text.map(|text| view! { <div><dt>{label}</dt><dd>{text}</dd></div> })
}

/// A section with a list; nothing where the list is empty.
fn section<V: IntoView + 'static>(words: Words, key: &str, lines: Vec<V>) -> Option<impl IntoView + use<V>> {
    let heading = words.say(key);
    (!lines.is_empty()).then(|| view! { <h2>{heading}</h2><ul>{lines}</ul> })
}

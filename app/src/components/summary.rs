//! Small parts of forms and heads of pages.

use leptos::prelude::*;

use super::{Icon, Tone};
use crate::words::{Words, args};

/// What is wrong, at the top of the page: each line leads to its field and says the same words as there.
#[component]
pub fn ErrorSummary(
    /// The visitor's words.
    words: Words,
    /// (anchor of the field, sentence).
    problems: Vec<(String, String)>,
) -> impl IntoView {
    let count = problems.len();
    let line =
        |(anchor, sentence): (String, String)| view! { <li><a href=format!("#{anchor}")>{sentence}</a></li> };
    (count > 0).then(|| {
        view! {
            <div class="errsum" role="alert" aria-labelledby="problems" tabindex="-1" autofocus>
                <h2 id="problems"><Icon name="alert"/>{words.say_with("problems-heading", &args([("count", count.into())]))}</h2>
                <ul>{problems.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}

/// The random key with which a form is taken once.
#[component]
pub fn FormKey(
    /// The key.
    key: uuid::Uuid,
) -> impl IntoView {
    view! { <input type="hidden" name="form_key" value=key.simple().to_string()/> }
}

/// The state of something, in a few characters.
#[component]
pub fn Tag(
    /// What it is about.
    tone: Tone,
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <span class=format!("tag {}", tone.class())>{text}</span> }
}

/// The way back, at the top of a form page.
#[component]
pub fn BackLink(
    /// Where to.
    #[prop(into)]
    href: String,
    /// What is there.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <a class="back" href=href><Icon name="left"/>{text}</a> }
}

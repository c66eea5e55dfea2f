//! Controls of filters: forms that lead to an address.

use leptos::prelude::*;

use crate::words::Words;

/// A choice that narrows a list; the first option narrows nothing.
#[component]
pub fn FilterSelect(
    /// The visitor's words.
    words: Words,
    /// The control's name in the address.
    name: &'static str,
    /// The key of its label.
    label: String,
    /// The code that is chosen.
    chosen: Option<String>,
    /// (code, words).
    options: Vec<(String, String)>,
    /// The key of the words for the first option.
    #[prop(default = "filter-all")]
    all: &'static str,
) -> impl IntoView {
    let option = |(code, text): (String, String)| {
        let is_chosen = chosen.as_ref() == Some(&code);
        view! { <option value=code selected=is_chosen>{text}</option> }
    };
    let options = options.into_iter().map(option).collect_view();
    view! {
        <div>
            <label class="label small" for=name>{words.say(&label)}</label>
            <select class="input" id=name name=name><option value="">{words.say(all)}</option>{options}</select>
        </div>
    }
}

//! Whom to call instead of clicking.

use leptos::prelude::*;

use super::Icon;
use crate::words::Words;

/// The telephone that helps, with its hours.
#[component]
pub fn HelpCard(
    /// The visitor's words.
    words: Words,
    /// Shows the way to the common questions.
    #[prop(optional)]
    questions: bool,
) -> impl IntoView {
    let link = questions.then(|| view! { <p><a href="/help">{words.say("phone-questions")}</a></p> });
    view! {
        <section class="card stack" aria-labelledby="phone">
            <h2 id="phone">{words.say("phone-heading")}</h2>
            <p>{words.say("phone-text")}</p>
            <p><a class="btn second" href="tel:057412345"><Icon name="phone"/>"0574-12345"</a></p>
            <p class="small dim">{words.say("footer-phone-hours")}</p>
            {link}
        </section>
    }
}

//! Until when a session lasts, on pages where somebody types for a while.

use leptos::prelude::*;

use crate::islands::session_warning::SessionWarning;
use crate::visit::{Visit, ZONE};
use crate::words::args;

/// Says how long the session lasts; a script warns five minutes before and offers to go on. Without one the sentence
/// stands there, and what is sent too late is kept.
#[component]
pub fn SessionNote<'a>(
    /// The request.
    visit: &'a Visit,
) -> impl IntoView + use<> {
    let words = visit.words;
    let now = visit.now;
    visit.who.as_ref().map(|who| {
        let until = who.idle_ends_at.to_offset(ZONE);
        let until = format!("{}:{:02}", until.hour(), until.minute());
        let text = words
            .say_with("session-until", &args([("until", until.into())]))
            .into_owned();
        let idle = u32::try_from((who.idle_ends_at - now).whole_seconds()).unwrap_or(0);
        let rest = u32::try_from((who.ends_at - now).whole_seconds()).unwrap_or(0);
        let (warning, go_on) = (
            words.say("session-warning").into_owned(),
            words.say("session-extend").into_owned(),
        );
        view! {
            <p class="small dim">{text}</p>
            <SessionWarning idle_seconds=idle rest_seconds=rest warning=warning go_on=go_on/>
        }
    })
}

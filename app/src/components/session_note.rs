//! Until when a session lasts.

use leptos::prelude::*;
use time::OffsetDateTime;

use crate::visit::{Visit, ZONE};
use crate::words::args;

/// Says how long the session lasts. The script of every page warns five minutes before and offers to go on; without it
/// the sentence stands there, and what is sent too late is kept.
#[component]
pub fn SessionNote<'a>(
    /// The request.
    visit: &'a Visit,
) -> impl IntoView + use<> {
    let words = visit.words;
    let now = visit.now;
    visit.who.as_ref().map(|who| {
        let until = |key, at| {
            words
                .say_with(key, &args([("until", clock_time(at).into())]))
                .into_owned()
        };
        view! {
            <aside class="wrap session" aria-label=words.say("session-label") data-seconds=who.seconds_left(now).to_string() data-warning=words.say("session-warning")
                data-last=until("session-last", who.ends_at) data-over=words.say("session-over")>
                <p class="small dim">{until("session-until", who.idle_ends_at)}</p>
                <div class="notice warn" hidden><div>
                    <p role="status"></p>
                    <p><button type="button" class="btn second slim">{words.say("session-extend")}</button></p>
                </div></div>
            </aside>
        }
    })
}

/// The time of day in the zone, `9:05`.
pub fn clock_time(at: OffsetDateTime) -> String {
    let at = at.to_offset(ZONE);
    format!("{}:{:02}", at.hour(), at.minute())
}

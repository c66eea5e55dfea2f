//! Warns five minutes before a session ends and goes on with one press, without leaving the page.

use leptos::prelude::*;

/// The warning; there is nothing to see until it is time.
#[island]
pub fn SessionWarning(
    /// Seconds until the session ends unless it is used.
    idle_seconds: u32,
    /// Seconds until it ends whatever happens.
    rest_seconds: u32,
    /// What the warning says.
    warning: String,
    /// What the button says.
    go_on: String,
) -> impl IntoView {
    let is_due = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    browser::watch(idle_seconds, rest_seconds, is_due);
    #[cfg(feature = "hydrate")]
    let extend = move |_| browser::extend(idle_seconds, is_due);
    #[cfg(not(feature = "hydrate"))]
    let extend = {
        let _ = (idle_seconds, rest_seconds);
        |_: leptos::ev::MouseEvent| ()
    };
    let text = move || is_due.get().then(|| warning.clone());
    view! {
        <div class="notice warn" hidden=move || !is_due.get()>
            <div>
                <p role="status">{text}</p>
                <p><button type="button" class="btn second slim" on:click=extend>{go_on}</button></p>
            </div>
        </div>
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::time::Duration;

    use leptos::prelude::{RwSignal, Set, set_timeout};
    use leptos::web_sys::XmlHttpRequest;

    /// How long before the end the warning appears.
    const AHEAD_SECONDS: u32 = 5 * 60;

    pub(super) fn watch(idle_seconds: u32, rest_seconds: u32, is_due: RwSignal<bool>) {
        let seconds = idle_seconds.min(rest_seconds).saturating_sub(AHEAD_SECONDS);
        set_timeout(move || is_due.set(true), Duration::from_secs(seconds.into()));
    }

    /// The answer leads to another page, which is fetched and dropped; what is typed here stays.
    pub(super) fn extend(idle_seconds: u32, is_due: RwSignal<bool>) {
        let sent = XmlHttpRequest::new().and_then(|request| {
            request.open_with_async("POST", "/session/extend", true)?;
            request.set_request_header("Content-Type", "application/x-www-form-urlencoded")?;
            request.send_with_opt_str(Some("back=/account"))
        });
        if sent.is_ok() {
            is_due.set(false);
            watch(idle_seconds, u32::MAX, is_due);
        }
    }
}

//! A mobile number that nobody has confirmed yet, with the way to do so.

use leptos::prelude::*;

use super::{Notice, Tone};
use crate::visit::Visit;

/// Offers to send a code to the number; afterwards the visitor is back on this page.
#[component]
pub fn ConfirmMobile<'a>(
    /// The request.
    visit: &'a Visit,
    /// The number as it was saved.
    mobile: String,
) -> impl IntoView + use<> {
    let words = visit.words;
    let back = serde_urlencoded::to_string([("back", visit.uri.path())]).unwrap_or_default();
    let is_fresh = visit.who.as_ref().is_some_and(|who| who.is_stepped_up(visit.now));
    let way = if is_fresh {
        view! {
            <form method="post" action=format!("/account/contact?{back}")>
                <input type="hidden" name="contact" value=mobile/>
                <button class="btn second">{words.say("confirm-mobile-send")}</button>
            </form>
        }
        .into_any()
    } else {
        view! { <p><a class="btn second" href=format!("/step-up?{back}")>{words.say("confirm-mobile-first")}</a></p> }.into_any()
    };
    view! {
        <Notice tone=Tone::Warn heading=words.say("confirm-mobile")>
            <p>{words.say("confirm-mobile-text")}</p>
            {way}
        </Notice>
    }
}

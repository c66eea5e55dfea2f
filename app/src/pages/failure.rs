//! The page for a request that could not be answered as asked.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use crate::failure::Failure;
use crate::shell::Page;
use crate::visit::Visit;
use crate::words::args;

/// Says what happened, what was kept, and what to do now; `incident` is the number under which a cause was logged.
pub fn page(visit: &Visit, failure: &Failure, incident: Option<Uuid>) -> Response {
    let words = visit.words;
    let key = failure.key();
    let title = words.say(key);
    let seconds = failure.retry_after().unwrap_or_default();
    let text = words.say_with(&format!("{key}-text"), &args([("seconds", seconds.into())]));
    let number = incident.map(|id| {
        let number = id.simple().to_string();
        view! { <p>{words.say("failure-incident")}" "<b class="num">{number}</b></p> }
    });
    // Said to everybody who may act for several, whether there is anything at this address or not.
    let may_switch = visit.who.as_ref().is_some_and(|who| who.has_a_choice());
    let other = (*failure == Failure::NotFound && may_switch).then(|| {
        view! { <p>{words.say("failure-not-found-other")}" "<a href="/account/workplace">{words.say("workplace-switch")}</a></p> }
    });
    let page = Page::new(title.clone()).status(failure.status());
    let mut response = page.render(visit, || {
        view! {
            <div class="wrap stack">
                <h1>{title}</h1>
                <p>{text}</p>
                {other}
                {number}
                <p><a class="btn second" href="/">{words.say("failure-home")}</a></p>
                <p><a href="/help">{words.say("failure-help")}</a></p>
            </div>
        }
    });
    if let Some(seconds) = failure.retry_after() {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

//! The page for a request that could not be answered as asked.

use axum::http::{HeaderValue, header};
use axum::response::Response;
use leptos::prelude::*;
use uuid::Uuid;

use crate::failure::Failure;
use crate::shell::Page;
use crate::visit::Visit;
use crate::words::args;

/// The case in which something was not possible; of a draft that was deleted, one's cases.
fn way_back(visit: &Visit, failure: &Failure) -> Option<String> {
    match failure {
        Failure::Discarded => Some("/cases".to_owned()),
        Failure::Stale | Failure::NotNow | Failure::FourEyes => case_above(visit.uri.path()),
        _ => None,
    }
}

/// The page of the case below which an address lies.
fn case_above(path: &str) -> Option<String> {
    let mut parts = path.split('/').skip(1);
    let rooms: &[&str] = match parts.next()? {
        "forex" => &["forex", "applications"],
        "cases" => &["cases"],
        "desk" => &["desk", "cases"],
        _ => return None,
    };
    let is_there = rooms.iter().skip(1).all(|room| parts.next() == Some(*room));
    let case = parts.next().filter(|_| is_there)?;
    Some(format!("/{}/{case}", rooms.join("/")))
}

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
    let back = way_back(visit, failure).map(|way| {
        view! { <p><a class="btn" href=way>{words.say("failure-back")}</a></p> }
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
                {back}
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

#[cfg(test)]
mod tests {
    use super::case_above;

    #[test]
    fn what_lies_below_a_case_leads_back_to_it() {
        for (path, case) in [
            ("/forex/applications/1/pages/card", Some("/forex/applications/1")),
            ("/cases/1/account/closure", Some("/cases/1")),
            ("/desk/cases/1/check", Some("/desk/cases/1")),
            ("/desk", None),
            ("/forex/check", None),
            ("/account/contact", None),
        ] {
            assert_eq!(case_above(path).as_deref(), case, "{path}");
        }
    }
}

//! One's own sessions: where one is signed in, ending them, going on with this one.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use leptos::prelude::*;
use store::identity::session::{self, Listed, Which};

use super::cookies::Secret;
use crate::components::{BackLink, Tag, Told, Tone, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// `GET /account/sessions`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let (open, ended): (Vec<_>, Vec<_>) = session::list(&site.store, who.account())
        .await?
        .into_iter()
        .partition(|session| session.is_open);
    let others = (open.len() > 1).then(|| {
        view! {
            <form method="post" action="/account/sessions/others">
                <button class="btn second">{words.say("sessions-end-others")}</button>
            </form>
        }
    });
    let open = open
        .iter()
        .map(|session| row(words, session, session.id == who.session))
        .collect_view();
    let ended = (!ended.is_empty()).then(|| {
        let rows = ended.iter().map(|session| row(words, session, false)).collect_view();
        view! { <section class="stack"><h2>{words.say("sessions-ended")}</h2><ul class="files">{rows}</ul></section> }
    });
    let heading = words.say("account-sessions");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="narrow stack-l">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("sessions-text")}</p></div>
                    <ul class="files">{open}</ul>
                    {others}
                    {ended}
                </div>
            </div>
        }
    }))
}

fn row(words: Words, session: &Listed, is_this: bool) -> impl IntoView + use<> {
    let device = if session.device.is_empty() {
        words.say("sessions-unknown-device").into_owned()
    } else {
        session.device.clone()
    };
    let end = if is_this {
        view! { <Tag tone=Tone::Ok text=words.say("sessions-this")/> }.into_any()
    } else if session.is_open {
        let about = format!(" {device}, {}", day::moment(words, session.opened_at));
        view! {
            <form method="post" action="/account/sessions/end">
                <button class="btn text slim" name="session" value=session.id.to_string()>
                    {words.say("sessions-end")}<span class="vh">{about}</span>
                </button>
            </form>
        }
        .into_any()
    } else {
        ().into_any()
    };
    view! {
        <li>
            <div><b>{device}</b>
                <small>{words.say("sessions-opened")}" "{day::moment(words, session.opened_at)}</small>
                <small>{words.say("sessions-seen")}" "{day::moment(words, session.seen_at)}</small></div>
            {end}
        </li>
    }
}

/// `POST /account/sessions/end`.
pub(super) async fn end(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let session = form.text("session").parse().map_err(|_| Failure::NotFound)?;
    session::end(&site.store, visit.signed_in()?.account(), Which::One(session)).await?;
    Ok(see_other(&Told::SessionEnded.on("/account/sessions")))
}

/// `POST /account/sessions/others`.
pub(super) async fn end_others(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    session::end(&site.store, who.account(), Which::Others(who.session)).await?;
    Ok(see_other(&Told::SessionsEnded.on("/account/sessions")))
}

/// `POST /sign-out`: signs out, and is no error when one was out already.
pub(super) async fn sign_out(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    if let Some(who) = &visit.who {
        session::end(&site.store, who.account(), Which::One(who.session)).await?;
    }
    Ok(Secret::Session.clear(&site, see_other("/")))
}

/// `POST /session/extend`: coming here was use enough. The answer to the script of the warning: how many seconds are
/// left now, which near the longest time of a session are few.
pub(super) async fn extend(visit: Visit) -> Result<Response, Failure> {
    let left = visit.signed_in()?.seconds_left(visit.now);
    Ok(left.to_string().into_response())
}

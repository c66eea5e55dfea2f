//! A fresh factor, asked for before acts that are worth more than reading.

use std::ops::ControlFlow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::step::Purpose;
use store::identity::{Finish, step_up};

use super::code::{self, Asked, Given};
use super::cookies::Secret;
use super::parts::{Problems, back, back_of, error, form_page, with_back};
use crate::components::{BackLink, CodeField};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::page_above;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

const CONFIRM: Asked = Asked {
    purpose: Purpose::StepUp,
    path: "/step-up/confirm",
    key: "step-up",
    again: "/step-up",
};

/// `GET /step-up`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, &Problems::new())
}

/// Whoever has an authenticator types its code here; others ask for one to be sent.
fn page(visit: &Visit, problems: &Problems) -> Result<Response, Failure> {
    let words = visit.words;
    let by_authenticator = visit.signed_in()?.uses_authenticator;
    let action = with_back("/step-up", back(visit).as_deref());
    Ok(form_page(visit, "step-up", problems, || {
        let (field, button) = if by_authenticator {
            let field = view! {
                <CodeField words=words page="sign-in" name="factor" digits_only=false error=error(problems, "factor")/>
            };
            (Some(field), "step-up-do")
        } else {
            (None, "step-up-send")
        };
        view! {
            <BackLink href=way_out(visit) text=words.say("viewer-back")/>
            <form method="post" action=action novalidate>
                {field}
                <div class="actions"><button class="btn">{words.say(button)}</button></div>
            </form>
        }
    }))
}

/// Where somebody goes on who does not want to give a factor: the page before the one that asked for it.
fn way_out(visit: &Visit) -> String {
    let back = back(visit).unwrap_or_else(|| "/account/start".to_owned());
    let (path, query) = back.split_once('?').unwrap_or((&back, ""));
    match path {
        // These ask again at once.
        "/account/contact" | "/account/second-factor" => {
            back_of(query).unwrap_or_else(|| "/account".to_owned())
        }
        _ => page_above(path.strip_suffix("/account/number").unwrap_or(path)),
    }
}

/// `POST /step-up`.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let step = step_up::begin(&site.store, who).await?;
    if !who.uses_authenticator {
        return Ok(code::go_on(&visit, CONFIRM, &step));
    }
    match step_up::finish(&site.store, who, &step.token, form.text("factor")).await? {
        Finish::Done(token) => Ok(done(&visit, &token)),
        Finish::Wrong { .. } | Finish::Gone => page(
            &visit,
            &vec![("factor", visit.words.say("problem-factor-wrong").into_owned())],
        ),
    }
}

/// `GET /step-up/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, &Problems::new()).await
}

/// `POST /step-up/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let given = Given::new(&visit, &headers, &form, CONFIRM);
    let finished = step_up::finish(&site.store, visit.signed_in()?, &given.token, given.typed());
    Ok(match given.finish(finished).await? {
        ControlFlow::Continue(token) => Secret::Step.clear(&site, done(&visit, &token)),
        ControlFlow::Break(page) => page,
    })
}

fn done(visit: &Visit, token: &str) -> Response {
    let back = back(visit);
    Secret::Session.set(
        &visit.site,
        see_other(back.as_deref().unwrap_or("/account/start")),
        token,
    )
}

//! A forgotten password: contact, code, new password.

use std::ops::ControlFlow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::recovery;
use store::identity::step::{self, Purpose};

use super::code::{self, Asked, Given};
use super::contact_field::read_contact;
use super::cookies::Secret;
use super::parts::{Problems, done_page, error, form_page, password_words, read_password};
use crate::components::{FormField, PasswordField};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /recover`.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, "", &Problems::new())
}

fn page(visit: &Visit, contact: &str, problems: &Problems) -> Response {
    let words = visit.words;
    form_page(visit, "recover", problems, || {
        view! {
            <form method="post" novalidate>
                <FormField words=words page="sign-in" name="contact" text=contact complete="username"
                    error=error(problems, "contact")/>
                <div class="actions">
                    <button class="btn">{words.say("recover-send")}</button>
                    <a href="/sign-in">{words.say("recover-back")}</a>
                </div>
            </form>
        }
    })
}

/// `POST /recover`.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let typed = form.text("contact");
    let contact = match read_contact(&visit, typed) {
        Ok(contact) => contact,
        Err(sentence) => return Ok(page(&visit, typed, &vec![("contact", sentence)])),
    };
    let step = recovery::begin(&site.store, contact, visit.words.language).await;
    code::begun(&visit, CONFIRM, step, |sentence| {
        page(&visit, typed, &vec![("contact", sentence)])
    })
}

const CONFIRM: Asked = Asked {
    purpose: Purpose::Recover,
    path: "/recover/confirm",
    key: "recover-confirm",
    again: "/recover",
};

/// `GET /recover/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, &Problems::new()).await
}

/// `POST /recover/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let given = Given::new(&visit, &headers, &form, CONFIRM);
    let confirmed = recovery::confirm(&site.store, &given.token, given.typed());
    Ok(match given.finish(confirmed).await? {
        ControlFlow::Continue(next) => {
            Secret::Step.set(&site, see_other("/recover/new-password"), &next.token)
        }
        ControlFlow::Break(page) => page,
    })
}

/// `GET /recover/new-password`.
pub(super) async fn ask_password(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    Ok(match kind(&visit, &headers).await? {
        Some(kind) => password_page(&visit, kind, &Problems::new()),
        None => code::gone(&visit, CONFIRM),
    })
}

/// Of the account whose code was right.
async fn kind(visit: &Visit, headers: &HeaderMap) -> Result<Option<AccountKind>, Failure> {
    let token = Secret::Step.read(&visit.site, headers).unwrap_or_default();
    let shown = step::look(&visit.site.store, &token).await?;
    Ok(shown
        .filter(|shown| shown.purpose == Purpose::NewPassword)
        .map(|shown| shown.kind))
}

fn password_page(visit: &Visit, kind: AccountKind, problems: &Problems) -> Response {
    let words = visit.words;
    form_page(visit, "recover-password", problems, || {
        view! {
            <form method="post" novalidate>
                <PasswordField words=words page=password_words(kind) name="password" complete="new-password"
                    error=error(problems, "password")/>
                <div class="actions"><button class="btn">{words.say("recover-password-do")}</button></div>
            </form>
        }
    })
}

/// `POST /recover/new-password`.
pub(super) async fn set_password(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let Some(kind) = kind(&visit, &headers).await? else {
        return Ok(code::gone(&visit, CONFIRM));
    };
    let password = match read_password(visit.words, kind, form.raw("password")) {
        Ok(password) => password,
        Err(sentence) => return Ok(password_page(&visit, kind, &vec![("password", sentence)])),
    };
    let token = Secret::Step.read(&site, &headers).unwrap_or_default();
    if !recovery::set_password(&site.store, &token, password).await? {
        return Ok(code::gone(&visit, CONFIRM));
    }
    let words = visit.words;
    let done = done_page(&visit, "recover-done", || {
        view! { <div class="actions"><a class="btn" href="/sign-in">{words.say("sign-in")}</a></div> }
    });
    Ok(Secret::Step.clear(&site, done))
}

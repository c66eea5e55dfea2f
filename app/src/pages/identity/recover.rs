//! A forgotten password: contact, code, new password.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::step::{self, Purpose};
use store::identity::{Finish, NewPassword, recovery};

use super::code::{self, Asked};
use super::cookies::Secret;
use super::parts::{Problems, error, form_page, password_sentence, read_contact, too_many, wrong_code};
use crate::components::{FormField, Notice, PasswordField, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
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
    let contact = match read_contact(visit.words, typed) {
        Ok(contact) => contact,
        Err(sentence) => return Ok(page(&visit, typed, &vec![("contact", sentence)])),
    };
    let step = match recovery::begin(&site.store, contact, visit.words.language).await {
        Ok(step) => step,
        Err(error) => {
            return too_many(visit.words, error.into(), |sentence| {
                page(&visit, typed, &vec![("contact", sentence)])
            });
        }
    };
    Ok(Secret::Step.set(&site, see_other(CONFIRM.path), &step.token))
}

const CONFIRM: Asked = Asked {
    path: "/recover/confirm",
    key: "recover-confirm",
    again: "/recover",
};

/// `GET /recover/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, Purpose::Recover, &Problems::new()).await
}

/// `POST /recover/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    if form.text("do") == "again" {
        return code::send_again(&visit, &headers, CONFIRM).await;
    }
    let token = Secret::Step.read(&site, &headers).unwrap_or_default();
    match recovery::confirm(&site.store, &token, form.text("code")).await? {
        Finish::Done(next) => Ok(Secret::Step.set(&site, see_other("/recover/new-password"), &next.token)),
        Finish::Wrong { tries_left } => {
            let problems = vec![("code", wrong_code(visit.words, tries_left))];
            code::page(&visit, &headers, CONFIRM, Purpose::Recover, &problems).await
        }
        Finish::Gone => Ok(code::gone(&visit, CONFIRM)),
    }
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
    let page = if kind == AccountKind::Staff {
        "staff"
    } else {
        "register"
    };
    form_page(visit, "recover-password", problems, || {
        view! {
            <form method="post" novalidate>
                <PasswordField words=words page=page name="password" complete="new-password"
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
    let password = match NewPassword::parse(form.raw("password"), kind) {
        Ok(password) => password,
        Err(code) => {
            let sentence = password_sentence(visit.words, kind == AccountKind::Staff, code);
            return Ok(password_page(&visit, kind, &vec![("password", sentence)]));
        }
    };
    let token = Secret::Step.read(&site, &headers).unwrap_or_default();
    if !recovery::set_password(&site.store, &token, password).await? {
        return Ok(code::gone(&visit, CONFIRM));
    }
    Ok(Secret::Step.clear(&site, done(&visit)))
}

fn done(visit: &Visit) -> Response {
    let words = visit.words;
    let heading = words.say("recover-done");
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Ok heading=words.say("recover-done-heading")><p>{words.say("recover-done-text")}</p></Notice>
                <div class="actions"><a class="btn" href="/sign-in">{words.say("sign-in")}</a></div>
            </div></div>
        }
    })
}

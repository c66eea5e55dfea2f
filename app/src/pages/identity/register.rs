//! Registering: contact and password, then the code that was sent.

use std::ops::ControlFlow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::registration;
use store::identity::step::Purpose;

use super::code::{self, Asked, Given};
use super::contact_field::read_contact;
use super::parts::{Client, Problems, back, error, form_page, read_password, welcome, with_back};
use crate::components::{FormField, PasswordField};
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /register`.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, "", &Problems::new())
}

fn page(visit: &Visit, contact: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let back = back(visit);
    form_page(visit, "register", problems, || {
        view! {
            <form method="post" action=with_back("/register", back.as_deref()) novalidate>
                <FormField words=words page="sign-in" name="contact" text=contact complete="username"
                    error=error(problems, "contact")/>
                <PasswordField words=words page="register" name="password" complete="new-password"
                    error=error(problems, "password")/>
                <p class="small dim mt">{words.say("register-consent")}" "
                    <a href="/privacy">{words.say("about-privacy")}</a>" · "<a href="/terms">{words.say("about-terms")}</a></p>
                <div class="actions">
                    <button class="btn">{words.say("register-send")}</button>
                    <a href=with_back("/sign-in", back.as_deref())>{words.say("register-sign-in")}</a>
                </div>
            </form>
        }
    })
}

/// `POST /register`.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let typed = form.text("contact");
    let mut problems = Problems::new();
    let contact = read_contact(&visit, typed).map_err(|sentence| problems.push(("contact", sentence)));
    let password = read_password(words, AccountKind::Public, form.raw("password"))
        .map_err(|sentence| problems.push(("password", sentence)));
    let (Ok(contact), Ok(password)) = (contact, password) else {
        return Ok(page(&visit, typed, &problems));
    };
    let step = registration::begin(&site.store, contact, password, words.language).await;
    code::begun(&visit, CONFIRM, step, |sentence| {
        page(&visit, typed, &vec![("contact", sentence)])
    })
}

const CONFIRM: Asked = Asked {
    purpose: Purpose::Register,
    path: "/register/confirm",
    key: "register-confirm",
    again: "/register",
};

/// `GET /register/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, &Problems::new()).await
}

/// `POST /register/confirm`.
pub(super) async fn confirm(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let client = Client::of(&visit, &headers);
    let given = Given::new(&visit, &headers, &form, CONFIRM);
    let confirmed = registration::confirm(&site.store, &given.token, given.typed(), client.browser());
    match given.finish(confirmed).await? {
        ControlFlow::Continue(opened) => welcome(&visit, &opened, back(&visit).as_deref()).await,
        ControlFlow::Break(page) => Ok(page),
    }
}

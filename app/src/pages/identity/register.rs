//! Registering: contact and password, then the code that was sent.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::step::Purpose;
use store::identity::{Finish, NewPassword, registration};

use super::code::{self, Asked};
use super::cookies::Secret;
use super::parts::{
    Client, Problems, back, error, form_page, password_sentence, read_contact, too_many, welcome, with_back,
    wrong_code,
};
use crate::components::{FormField, PasswordField};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
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
    let mut problems = Problems::new();
    let contact =
        read_contact(words, form.text("contact")).map_err(|sentence| problems.push(("contact", sentence)));
    let password = NewPassword::parse(form.raw("password"), AccountKind::Public)
        .map_err(|code| problems.push(("password", password_sentence(words, false, code))));
    let (Ok(contact), Ok(password)) = (contact, password) else {
        return Ok(page(&visit, form.text("contact"), &problems));
    };
    let step = match registration::begin(&site.store, contact, password, words.language).await {
        Ok(step) => step,
        Err(error) => {
            let again = |sentence| page(&visit, form.text("contact"), &vec![("contact", sentence)]);
            return too_many(words, error.into(), again);
        }
    };
    let way = see_other(&with_back("/register/confirm", back(&visit).as_deref()));
    Ok(Secret::Step.set(&site, way, &step.token))
}

const CONFIRM: Asked = Asked {
    path: "/register/confirm",
    key: "register-confirm",
    again: "/register",
};

/// `GET /register/confirm`.
pub(super) async fn ask(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CONFIRM, Purpose::Register, &Problems::new()).await
}

/// `POST /register/confirm`.
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
    let client = Client::of(&visit, &headers);
    match registration::confirm(&site.store, &token, form.text("code"), client.browser()).await? {
        Finish::Done(opened) => welcome(&visit, &opened, back(&visit).as_deref()).await,
        Finish::Wrong { tries_left } => {
            let problems = vec![("code", wrong_code(visit.words, tries_left))];
            code::page(&visit, &headers, CONFIRM, Purpose::Register, &problems).await
        }
        Finish::Gone => Ok(code::gone(&visit, CONFIRM)),
    }
}

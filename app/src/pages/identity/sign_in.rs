//! Signing in: with a password or a code, then whatever else is needed.

use std::ops::ControlFlow;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::Contact;
use store::identity::sign_in::{self, Outcome};
use store::identity::step::Purpose;

use super::code::{self, Asked, Given};
use super::contact_field::read_contact;
use super::kept;
use super::parts::{Client, Problems, back, error, form_page, too_many, welcome, with_back};
use crate::components::{FormField, Notice, PasswordField, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /sign-in`.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, "", &Problems::new())
}

fn page(visit: &Visit, contact: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let back = back(visit);
    let notice = (problems.is_empty() && back.is_some()).then(|| {
        let text = words.say(if kept::is_promised(visit) {
            "sign-in-first-kept"
        } else {
            "sign-in-first-text"
        });
        view! { <Notice tone=Tone::Info heading=words.say("sign-in-first")><p>{text}</p></Notice> }
    });
    form_page(visit, "sign-in", problems, || {
        view! {
            {notice}
            <form method="post" action=with_back("/sign-in", back.as_deref()) novalidate>
                <FormField words=words page="sign-in" name="contact" text=contact complete="username"
                    error=error(problems, "contact")/>
                <PasswordField words=words page="sign-in" name="password" complete="current-password"
                    error=error(problems, "password")/>
                <div class="actions">
                    <button class="btn" name="do" value="password">{words.say("sign-in")}</button>
                    <button class="btn second" name="do" value="code">{words.say("sign-in-by-code")}</button>
                </div>
            </form>
            <ul class="tasks mt">
                <li><div><a href=with_back("/register", back.as_deref())>{words.say("sign-in-register")}</a>
                    <span class="hint">{words.say("sign-in-register-hint")}</span></div></li>
                <li><div><a href="/recover">{words.say("sign-in-recover")}</a>
                    <span class="hint">{words.say("sign-in-recover-hint")}</span></div></li>
            </ul>
            <p class="small dim">{words.say("code-never-by-phone")}</p>
        }
    })
}

/// `POST /sign-in`.
pub(super) async fn begin(
    State(site): State<Site>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let again = |sentence| page(&visit, form.text("contact"), &vec![("contact", sentence)]);
    let begun = attempt(&site, &visit, &headers, &form).await;
    begun.or_else(|failure| too_many(visit.words, failure, again))
}

async fn attempt(site: &Site, visit: &Visit, headers: &HeaderMap, form: &Form) -> Result<Response, Failure> {
    let typed = form.text("contact");
    let contact = match read_contact(visit, typed) {
        Ok(contact) => contact,
        Err(sentence) => return Ok(page(visit, typed, &vec![("contact", sentence)])),
    };
    if form.text("do") == "code" {
        let step = sign_in::begin_with_code(&site.store, contact, visit.words.language).await?;
        return Ok(code::go_on(visit, CODE, &step));
    }
    if form.raw("password").is_empty() {
        let problem = visit.words.say("problem-password-missing").into_owned();
        return Ok(page(visit, typed, &vec![("password", problem)]));
    }
    with_password(visit, headers, contact, form).await
}

async fn with_password(
    visit: &Visit,
    headers: &HeaderMap,
    contact: Contact,
    form: &Form,
) -> Result<Response, Failure> {
    let site = &visit.site;
    let client = Client::of(visit, headers);
    let password = form.raw("password").into();
    match sign_in::with_password(&site.store, contact, password, client.browser()).await? {
        Outcome::Refused => {
            let problem = visit.words.say("problem-sign-in-refused").into_owned();
            Ok(page(visit, form.text("contact"), &vec![("password", problem)]))
        }
        further => go_in(visit, further).await,
    }
}

/// In, or to the page that asks for what is still to come.
async fn go_in(visit: &Visit, outcome: Outcome) -> Result<Response, Failure> {
    match outcome {
        Outcome::In(opened) => welcome(visit, &opened, back(visit).as_deref()).await,
        Outcome::Next(step) if step.purpose == Purpose::SecondFactor => Ok(code::go_on(visit, FACTOR, &step)),
        Outcome::Next(step) => Ok(code::go_on(visit, DEVICE, &step)),
        Outcome::Refused => Err(Failure::NotNow),
    }
}

const CODE: Asked = Asked {
    purpose: Purpose::SignIn,
    path: "/sign-in/code",
    key: "sign-in-code",
    again: "/sign-in",
};
const DEVICE: Asked = Asked {
    purpose: Purpose::Device,
    path: "/sign-in/device",
    key: "sign-in-device",
    again: "/sign-in",
};
const FACTOR: Asked = Asked {
    purpose: Purpose::SecondFactor,
    path: "/sign-in/second-factor",
    key: "sign-in-factor",
    again: "/sign-in",
};

/// `GET /sign-in/code`.
pub(super) async fn ask_code(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, CODE, &Problems::new()).await
}

/// `GET /sign-in/device`.
pub(super) async fn ask_device(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, DEVICE, &Problems::new()).await
}

/// `GET /sign-in/second-factor`.
pub(super) async fn ask_factor(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    code::page(&visit, &headers, FACTOR, &Problems::new()).await
}

/// `POST /sign-in/code`.
pub(super) async fn take_code(visit: Visit, headers: HeaderMap, form: Form) -> Result<Response, Failure> {
    Box::pin(finish(&visit, &headers, &form, CODE)).await
}

/// `POST /sign-in/device`.
pub(super) async fn take_device(visit: Visit, headers: HeaderMap, form: Form) -> Result<Response, Failure> {
    Box::pin(finish(&visit, &headers, &form, DEVICE)).await
}

/// `POST /sign-in/second-factor`.
pub(super) async fn take_factor(visit: Visit, headers: HeaderMap, form: Form) -> Result<Response, Failure> {
    Box::pin(finish(&visit, &headers, &form, FACTOR)).await
}

async fn finish(visit: &Visit, headers: &HeaderMap, form: &Form, asked: Asked) -> Result<Response, Failure> {
    let client = Client::of(visit, headers);
    let given = Given::new(visit, headers, form, asked);
    let finished = sign_in::finish(&visit.site.store, &given.token, given.typed(), client.browser());
    match given.finish(finished).await? {
        ControlFlow::Continue(outcome) => go_in(visit, outcome).await,
        ControlFlow::Break(page) => Ok(page),
    }
}

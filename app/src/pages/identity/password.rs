//! Changing one's own password.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::NewPassword;
use store::identity::password::{self, Changed};

use super::parts::{Problems, error, form_page, password_sentence};
use crate::components::{BackLink, Notice, PasswordField, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /account/password`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, &Problems::new())
}

fn page(visit: &Visit, problems: &Problems) -> Result<Response, Failure> {
    let words = visit.words;
    let new = if visit.signed_in()?.kind == AccountKind::Staff {
        "staff"
    } else {
        "register"
    };
    Ok(form_page(visit, "account-password", problems, || {
        view! {
            <BackLink href="/account" text=words.say("account-back")/>
            <form method="post" novalidate>
                <PasswordField words=words page="account" name="old" complete="current-password" error=error(problems, "old")/>
                <PasswordField words=words page=new name="password" complete="new-password" error=error(problems, "password")/>
                <div class="actions"><button class="btn">{words.say("account-password-do")}</button></div>
            </form>
        }
    }))
}

/// `POST /account/password`.
pub(super) async fn change(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let mut problems = Problems::new();
    if form.raw("old").is_empty() {
        problems.push(("old", words.say("problem-password-old-missing").into_owned()));
    }
    let is_staff = who.kind == AccountKind::Staff;
    let new = NewPassword::parse(form.raw("password"), who.kind)
        .map_err(|code| problems.push(("password", password_sentence(words, is_staff, code))));
    let (Ok(new), true) = (new, problems.is_empty()) else {
        return page(&visit, &problems);
    };
    match password::change(&site.store, who, form.raw("old").into(), new).await? {
        Changed::WrongOld => page(
            &visit,
            &vec![("old", words.say("problem-password-old-wrong").into_owned())],
        ),
        Changed::Done => Ok(done(&visit)),
    }
}

fn done(visit: &Visit) -> Response {
    let words = visit.words;
    let heading = words.say("account-password-done");
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Ok heading=words.say("account-password-done-heading")>
                    <p>{words.say("account-password-done-text")}</p>
                </Notice>
                <p><a href="/account">{words.say("account-back")}</a></p>
            </div></div>
        }
    })
}

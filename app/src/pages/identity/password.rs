//! Changing one's own password.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::password::{self, Changed};

use super::cookies::Secret;
use super::parts::{Problems, done_page, error, form_page_below, password_words, read_password};
use crate::components::{BackLink, PasswordField};
use crate::failure::Failure;
use crate::form::Form;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /account/password`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, &Problems::new())
}

fn page(visit: &Visit, problems: &Problems) -> Result<Response, Failure> {
    let words = visit.words;
    let new = password_words(visit.signed_in()?.kind);
    let up = view! { <BackLink href="/account" text=words.say("account-back")/> };
    Ok(form_page_below(visit, up, "account-password", problems, || {
        view! {
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
    let new = read_password(words, who.kind, form.raw("password"))
        .map_err(|sentence| problems.push(("password", sentence)));
    let (Ok(new), true) = (new, problems.is_empty()) else {
        return page(&visit, &problems);
    };
    match password::change(&site.store, who, form.raw("old").into(), new).await? {
        Changed::WrongOld => page(
            &visit,
            &vec![("old", words.say("problem-password-old-wrong").into_owned())],
        ),
        Changed::Done { token } => Ok(Secret::Session.set(&site, done(&visit), &token)),
    }
}

fn done(visit: &Visit) -> Response {
    let words = visit.words;
    done_page(visit, "account-password-done", || {
        view! { <p><a href="/account">{words.say("account-back")}</a></p> }
    })
}

//! Taking an invitation: name and password; the second factor comes next.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use domain::identity::AccountKind;
use domain::text::{PERSON_NAME_CHARS, person_name};
use leptos::prelude::*;
use store::identity::invitation::{self, Shown};

use super::parts::{Client, Problems, error, form_page, read_password, welcome};
use crate::components::{FormField, Notice, PasswordField, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// `GET /invitation/{token}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    Ok(match invitation::look(&site.store, &token).await? {
        Some(shown) => page(&visit, &shown, "", &Problems::new()),
        None => gone(&visit),
    })
}

fn page(visit: &Visit, shown: &Shown, name: &str, problems: &Problems) -> Response {
    let words = visit.words;
    let organisation = words
        .pick(&shown.organisation_zh, &shown.organisation_en)
        .to_owned();
    let roles = shown.roles.iter().map(|role| words.say(&format!("role-{role}")));
    let roles = roles.collect::<Vec<_>>().join(&words.say("list-separator"));
    let email = shown.email.clone();
    let arguments = args([("organisation", organisation.into()), ("roles", roles.into())]);
    let text = words.say_with("invitation-text", &arguments);
    form_page(visit, "invitation", problems, || {
        view! {
            <p>{text}</p>
            <dl class="sum"><div><dt>{words.say("invitation-email")}</dt><dd>{email}</dd></div></dl>
            <form method="post" novalidate>
                <FormField words=words page="staff" name="name" text=name complete="name" error=error(problems, "name")/>
                <PasswordField words=words page="staff" name="password" complete="new-password"
                    error=error(problems, "password")/>
                <div class="actions"><button class="btn">{words.say("invitation-do")}</button></div>
            </form>
        }
    })
}

fn gone(visit: &Visit) -> Response {
    let words = visit.words;
    let heading = words.say("invitation-gone");
    Page::new(heading.clone()).status(StatusCode::NOT_FOUND).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Warn heading=words.say("invitation-gone-why")><p>{words.say("invitation-gone-text")}</p></Notice>
                <div class="actions"><a class="btn" href="/sign-in">{words.say("sign-in")}</a></div>
            </div></div>
        }
    })
}

/// `POST /invitation/{token}`.
pub(super) async fn accept(
    State(site): State<Site>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let words = visit.words;
    let Some(shown) = invitation::look(&site.store, &token).await? else {
        return Ok(gone(&visit));
    };
    let mut problems = Problems::new();
    let name = person_name(form.text("name"));
    if !PERSON_NAME_CHARS.contains(&name.chars().count()) {
        problems.push(("name", words.say("problem-staff-name").into_owned()));
    }
    let password = read_password(words, AccountKind::Staff, form.raw("password"))
        .map_err(|sentence| problems.push(("password", sentence)));
    let (Ok(password), true) = (password, problems.is_empty()) else {
        return Ok(page(&visit, &shown, form.text("name"), &problems));
    };
    let client = Client::of(&visit, &headers);
    let accepted = invitation::accept(
        &site.store,
        &token,
        (&name, password),
        words.language,
        client.browser(),
    );
    match accepted.await? {
        Some(opened) => welcome(&visit, &opened, None).await,
        None => Ok(gone(&visit)),
    }
}

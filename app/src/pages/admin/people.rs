//! Finding an account, by its whole address or number only.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::{Contact, staff};

use super::parts::{Room, form_page, operator};
use crate::components::FormField;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /admin/people`.
pub(super) async fn ask(visit: Visit) -> Result<Response, Failure> {
    operator(&visit)?;
    Ok(page(&visit, "", None))
}

fn page(visit: &Visit, typed: &str, problem: Option<String>) -> Response {
    let (words, typed) = (visit.words, typed.to_owned());
    let summary = problem.clone().map(|sentence| ("contact".to_owned(), sentence));
    let heading = words.say("admin-people").into_owned();
    form_page(
        visit,
        (Room::People, heading),
        summary.into_iter().collect(),
        || {
            view! {
                <p class="lede">{words.say("people-text")}</p>
                <form method="post" action="/admin/people" novalidate>
                    <FormField words=words page="people" name="contact" text=typed error=problem/>
                    <div class="actions"><button class="btn">{words.say("people-find")}</button></div>
                </form>
                <p class="hint">{words.say("people-staff")}" "<a href="/admin/organisations">{words.say("admin-organisations")}</a></p>
            }
        },
    )
}

/// `POST /admin/people`: what was typed stands in no address.
pub(super) async fn find(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let (words, operator, typed) = (visit.words, operator(&visit)?, form.text("contact"));
    let Ok(contact) = Contact::parse(typed) else {
        return Ok(page(
            &visit,
            typed,
            Some(words.say("people-problem-shape").into_owned()),
        ));
    };
    Ok(match staff::find(&site.store, operator, &contact).await? {
        Some(account) => see_other(&format!("/admin/people/{account}")),
        None => page(&visit, typed, Some(words.say("people-problem-none").into_owned())),
    })
}

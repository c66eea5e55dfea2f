//! Undoing what one did to a case a moment ago.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::forex::desk::{self, REASON_CHARS_MAX};

use super::late;
use super::parts::{InCase, Typed, back_to, form_head, sent, version};
use super::review::{self, Desk};
use super::talk::text_problem;
use crate::components::{FormField, clock_time};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// The form, while there is something of one's own to undo.
pub(super) fn form(desk: &Desk<'_>) -> Option<impl IntoView + use<>> {
    let (words, typed) = (desk.words(), &desk.typed);
    let undo = desk.review.undo?;
    let said = args([("until", clock_time(undo.until).into())]);
    let heading = words.say(&format!("desk-undo-{}", undo.act));
    Some(view! {
        <form class="stack-s" action=desk.path("undo") method="post" novalidate aria-labelledby="undo-heading">
            <h3 id="undo-heading">{heading.clone()}</h3>
            <p class="small">{words.say_with("desk-undo-text", &said)}</p>
            {form_head(desk)}
            <FormField words=words name="undo" page="desk" text=typed.text("undo") error=typed.problem("undo")/>
            <button class="btn second slim">{heading}</button>
        </form>
    })
}

/// `POST /desk/cases/{case}/undo`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let why = form.text("undo");
    if let Some(problem) = text_problem(visit.words, "undo", why, REASON_CHARS_MAX) {
        return review::page(&site, &visit, case, Typed::wrong(form, vec![problem])).await;
    }
    let (actor, seen) = (visit.actor()?, version(&form)?);
    match desk::undo(&site.store, actor, case, seen, why, sent(&form)?).await {
        Ok(()) => Ok(see_other(&back_to(&visit, case))),
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

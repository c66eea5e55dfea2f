//! Taking an application back: on a page of its own, because it cannot be undone.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Status;
use domain::ids::{CaseId, Version};
use leptos::prelude::*;
use store::forex;

use super::parts::{InCase, status_tag};
use super::precheck::title;
use crate::components::{BackLink, ErrorSummary, FormField, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The most characters of the note.
const NOTE_CHARS_MAX: usize = 1_000;

/// What was sent and could not be taken.
struct Refused {
    note: String,
    why: Why,
}

/// Why not.
#[derive(Clone, Copy, PartialEq)]
enum Why {
    /// The note is too long.
    TooLong,
    /// The case moved on while the page was open.
    Stale,
}

/// `GET /cases/{case}/withdraw`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    render(&site, &visit, case, None).await
}

async fn render(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    refused: Option<Refused>,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    if view.status == Status::Draft || !view.status.can_be_withdrawn() {
        return Err(Failure::NotNow);
    }
    let words = visit.words;
    let why = refused.as_ref().map(|refused| refused.why);
    let note = refused.map(|refused| refused.note).unwrap_or_default();
    let error = (why == Some(Why::TooLong)).then(|| words.say("problem-withdraw-too_long").into_owned());
    let summary = error.iter().map(|error| ("note".to_owned(), error.clone()));
    let summary: Vec<_> = summary.collect();
    let stale = (why == Some(Why::Stale)).then(|| changed(words, view.status));
    let status = match why {
        None => StatusCode::OK,
        Some(Why::TooLong) => StatusCode::UNPROCESSABLE_ENTITY,
        Some(Why::Stale) => StatusCode::CONFLICT,
    };
    let heading = title(words, "withdraw-title", error.is_some());
    Ok(Page::new(heading).at(Place::Cases).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=summary/>
                    <h1>{words.say("withdraw-title")}</h1>
                    {stale}
                    <p>{words.say("withdraw-text")}</p>
                    <form method="post" novalidate>
                        <input type="hidden" name="version" value=view.version.0.to_string()/>
                        <FormField words=words name="note" page="withdraw" kind="textarea" optional=true text=note error=error/>
                        <div class="actions">
                            <button class="btn danger">{words.say("withdraw-confirm")}</button>
                            <a href=format!("/cases/{case}")>{words.say("withdraw-keep")}</a>
                        </div>
                    </form>
                </div>
            </div>
        }
    }))
}

/// Says where the case stands now, so that the applicant can decide again.
fn changed(words: Words, status: Status) -> impl IntoView {
    let (_, status) = status_tag(words, status);
    let now = args([("status", status.into())]);
    view! {
        <Notice tone=Tone::Warn heading=words.say("withdraw-stale")>
            <p>{words.say_with("withdraw-stale-text", &now)}</p>
        </Notice>
    }
}

/// `POST /cases/{case}/withdraw`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let version = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
    let note = form.text("note");
    let why = if note.chars().count() > NOTE_CHARS_MAX {
        Why::TooLong
    } else {
        match forex::withdraw(&site.store, visit.actor()?, case, Version(version), note).await {
            Ok(()) => return Ok(see_other(&format!("/cases/{case}"))),
            Err(store::Error::Stale) => Why::Stale,
            Err(error) => return Err(error.into()),
        }
    };
    let note = note.to_owned();
    render(&site, &visit, case, Some(Refused { note, why })).await
}

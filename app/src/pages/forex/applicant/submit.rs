//! Checking the answers, and handing in.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::CaseId;
use store::casework::once::Sent;
use store::forex::{self, Submitted};

use super::parts::{InCase, tasks_path};
use super::submit_view::{Refused, render};
use crate::components::Told;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /forex/applications/{case}/submit`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    render(&site, &visit, case, StatusCode::OK, Refused::default()).await
}

/// `POST /forex/applications/{case}/submit`: once, however often the form arrives.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let actor = visit.actor()?;
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    let signature = form.text("signature");
    let outcome = match form.text("act") {
        "resubmit" => forex::resubmit(&site.store, actor, case, sent).await?,
        "ask" => forex::ask_confirmation(&site.store, actor, case, sent).await?,
        "return" => return return_to_fill(&site, &visit, case, form.text("note")).await,
        _ => forex::submit(&site.store, actor, case, signature, sent).await?,
    };
    let signed = Refused {
        signature: signature.to_owned(),
        ..Refused::default()
    };
    let refused = match outcome {
        Submitted::Done if form.text("act") == "ask" => {
            return Ok(see_other(&Told::ConfirmationAsked.on(&tasks_path(case))));
        }
        Submitted::Done => return Ok(see_other(&format!("/cases/{case}/receipt"))),
        Submitted::Incomplete(problems) => Refused {
            problems,
            ..Refused::default()
        },
        Submitted::SignatureDiffers => {
            let problem = if signature.is_empty() {
                "problem-signature-missing"
            } else {
                "problem-signature-differs"
            };
            Refused {
                signature_problem: Some(problem),
                ..signed
            }
        }
        Submitted::Duplicate => Refused {
            notice: Some("submit-duplicate"),
            ..signed
        },
        Submitted::Unchanged => Refused {
            notice: Some("submit-unchanged"),
            ..signed
        },
        Submitted::Unconfirmed => Refused {
            notice: Some("submit-unconfirmed"),
            ..signed
        },
    };
    render(&site, &visit, case, StatusCode::UNPROCESSABLE_ENTITY, refused).await
}

/// The most characters of the words with which something is returned.
const NOTE_CHARS_MAX: usize = 1_000;

async fn return_to_fill(site: &Site, visit: &Visit, case: CaseId, note: &str) -> Result<Response, Failure> {
    if note.chars().count() > NOTE_CHARS_MAX {
        let refused = Refused {
            note: note.to_owned(),
            note_problem: Some("problem-confirmation-note-too_long"),
            ..Refused::default()
        };
        return render(site, visit, case, StatusCode::UNPROCESSABLE_ENTITY, refused).await;
    }
    forex::return_to_fill(&site.store, visit.actor()?, case, note).await?;
    Ok(see_other(&Told::ReturnedToFill.on(&tasks_path(case))))
}

//! Checking the answers, and handing in.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use store::casework::once::Sent;
use store::forex::{self, Submitted};

use super::parts::InCase;
use super::submit_view::{Refused, render};
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
        _ => forex::submit(&site.store, actor, case, signature, sent).await?,
    };
    let signed = Refused {
        signature: signature.to_owned(),
        ..Refused::default()
    };
    let refused = match outcome {
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
    };
    render(&site, &visit, case, StatusCode::UNPROCESSABLE_ENTITY, refused).await
}

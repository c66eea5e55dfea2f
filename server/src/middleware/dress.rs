//! Dressing failures as pages in the visitor's language.

use app::failure::Failure;
use app::pages::failure::page;
use app::visit::Visit;
use axum::http::{StatusCode, header};
use axum::response::Response;
use uuid::Uuid;

/// The response of a door, or the page of the failure that it carries.
pub(super) fn dress(visit: &Visit, door: &str, response: Response) -> Response {
    match response
        .extensions()
        .get()
        .cloned()
        .or_else(|| bare_failure(&response))
    {
        Some(failure) => page(visit, &failure, report(visit, door, &failure)),
        None => response,
    }
}

/// The cause of a fault of ours goes to the log, once, under a number that the page shows. The address itself may hold
/// a secret, such as that of an invitation, so the log names the door alone.
fn report(visit: &Visit, door: &str, failure: &Failure) -> Option<Uuid> {
    let Failure::Internal(cause) = failure else {
        return None;
    };
    let incident = visit.site.store.new_uuid();
    tracing::error!(incident = %incident.simple(), door, %cause, "a request failed");
    Some(incident)
}

/// What the framework refuses by itself: an empty response or a line of plain text.
fn bare_failure(response: &Response) -> Option<Failure> {
    let status = response.status();
    let kind = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let is_bare = kind.is_none_or(|kind| kind.starts_with("text/plain"));
    if !is_bare || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    Some(match status {
        // An address whose parts do not parse is none of ours.
        StatusCode::NOT_FOUND | StatusCode::BAD_REQUEST => Failure::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Failure::WrongMethod,
        StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED => Failure::Forbidden,
        StatusCode::CONFLICT => Failure::NotNow,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        StatusCode::TOO_MANY_REQUESTS => Failure::TooMany { seconds: 0 },
        StatusCode::SERVICE_UNAVAILABLE | StatusCode::REQUEST_TIMEOUT => Failure::Unavailable,
        _ if status.is_client_error() => Failure::Unreadable,
        _ => Failure::Internal(format!("answered {status} without a page").into()),
    })
}

//! Help and contact.

use axum::response::Response;

use super::article::{Part, article};
use crate::visit::Visit;

/// `GET /help`: how each step works, and what people ask.
pub(super) async fn show(visit: Visit) -> Response {
    let parts = vec![
        Part::new("contact"),
        Part::new("steps").to("/forex"),
        Part::new("register"),
        Part::new("fill"),
        Part::new("documents"),
        Part::new("heic"),
        Part::new("submitted").to("/cases"),
        Part::new("supplement"),
        Part::new("dates").to("/rules"),
        Part::new("refused"),
        Part::new("quota").to("/rules"),
        Part::new("codes"),
        Part::new("phone_lost"),
        Part::new("password").to("/recover"),
        Part::new("receipt").to("/verify"),
        Part::new("easier").to("/accessibility"),
        Part::new("feedback"),
    ];
    article(&visit, "help", parts)
}

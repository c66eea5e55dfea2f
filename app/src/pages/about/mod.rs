//! What every public service says of itself: help and contact, privacy, accessibility, terms, and the rules in force.

mod article;
mod help;
mod privacy;
mod rules;

use axum::response::Response;

pub(super) use self::article::prose;
use self::article::{Part, article};
use crate::door::{Door, Who, get};
use crate::visit::Visit;

/// The doors of these rooms.
pub fn doors() -> Vec<Door> {
    vec![
        get("/help", Who::Anyone, help::show),
        get("/privacy", Who::Anyone, privacy::show),
        get("/accessibility", Who::Anyone, accessibility),
        get("/terms", Who::Anyone, terms),
        get("/rules", Who::Anyone, rules::show),
    ]
}

/// `GET /accessibility`: what works, how it was checked, and what does not work yet.
async fn accessibility(visit: Visit) -> Response {
    let names = ["aim", "can", "checked", "limits", "report"];
    article(&visit, "accessibility", names.map(Part::new).into())
}

/// `GET /terms`.
async fn terms(visit: Visit) -> Response {
    let parts = vec![
        Part::new("service"),
        Part::new("decides"),
        Part::new("duties"),
        Part::new("account"),
        Part::new("signature"),
        Part::new("limits").to("/rules"),
        Part::new("receipt").to("/verify"),
        Part::new("running"),
        Part::new("changes"),
    ];
    article(&visit, "terms", parts)
}

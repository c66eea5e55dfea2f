//! What every public service says of itself: help and contact, privacy, accessibility, terms, and the rules in force.

mod article;
mod help;
mod privacy;
mod rules;

use axum::response::Response;
use leptos::prelude::*;

pub(super) use self::article::prose;
use self::article::{Part, article};
use crate::components::Icon;
use crate::door::{Door, Who, get};
use crate::visit::Visit;
use crate::words::Words;

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

/// Whom to call instead of clicking.
pub(super) fn phone_card(words: Words) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="phone">
            <h2 id="phone">{words.say("phone-heading")}</h2>
            <p>{words.say("phone-text")}</p>
            <p><a class="btn second" href="tel:057412345"><Icon name="phone"/>"0574-12345"</a></p>
            <p class="small dim">{words.say("footer-phone-hours")}</p>
        </section>
    }
}

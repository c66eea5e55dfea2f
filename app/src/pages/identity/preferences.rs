//! Language, theme and the elder-friendly mode: cookies, for everybody.

use axum::extract::State;
use axum::response::Response;
use domain::identity::Language;
use store::identity::account;

use super::cookies::prefer;
use super::parts::local;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `POST /preferences`. Whoever is signed in gets letters in the chosen language too.
pub(super) async fn set(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let mut response = see_other(local(form.text("back")).unwrap_or("/"));
    if let Ok(language) = form.text("lang").parse::<Language>() {
        if let Some(who) = &visit.who {
            account::set_language(&site.store, who.account(), language).await?;
        }
        response = prefer(&site, response, "lang", language.into());
    }
    if let "auto" | "light" | "dark" = form.text("theme") {
        response = prefer(&site, response, "theme", form.text("theme"));
    }
    if let "0" | "1" = form.text("elder") {
        response = prefer(&site, response, "elder", form.text("elder"));
    }
    Ok(response)
}

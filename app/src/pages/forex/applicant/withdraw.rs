//! Taking an application back: on a page of its own, because it cannot be undone.

use axum::extract::State;
use axum::response::Response;
use domain::ids::Version;
use leptos::prelude::*;
use store::forex;

use super::parts::InCase;
use crate::components::{BackLink, FormField};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;

/// `GET /cases/{case}/withdraw`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    if !view.status.can_be_withdrawn() {
        return Err(Failure::NotNow);
    }
    let words = visit.words;
    Ok(Page::new(words.say("withdraw-title")).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack mt">
                    <h1>{words.say("withdraw-title")}</h1>
                    <p>{words.say("withdraw-text")}</p>
                    <form method="post" novalidate>
                        <input type="hidden" name="version" value=view.version.0.to_string()/>
                        <FormField words=words name="note" page="withdraw" kind="textarea" optional=true error=None/>
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

/// `POST /cases/{case}/withdraw`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let version = form.text("version").parse().map_err(|_| Failure::Unreadable)?;
    let note: String = form.text("note").chars().take(1_000).collect();
    forex::withdraw(&site.store, visit.actor()?, case, Version(version), &note).await?;
    Ok(see_other(&format!("/cases/{case}")))
}

//! The record of a case as one signed file.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex;
use store::privacy::{copy, record};

use super::copy::paper::{self, Shown};
use crate::components::{BackLink, Icon};
use crate::failure::Failure;
use crate::pages::about::prose;
use crate::pages::forex::applicant::{InCase, offered};
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;

/// `GET /cases/{case}/record`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    view.reference.ok_or(Failure::NotFound)?;
    let words = visit.words;
    let path = format!("/cases/{case}/record");
    let button = if visit.signed_in()?.is_stepped_up(visit.now) {
        view! {
            <form method="post" action=path><button class="btn"><Icon name="down"/>{words.say("record-do")}</button></form>
        }
        .into_any()
    } else {
        view! { <a class="btn" href=format!("/step-up?back={path}")>{words.say("confirm-mobile-first")}</a> }
            .into_any()
    };
    let heading = words.say("record");
    Ok(Page::new(heading.clone()).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("record-lede")}</p></div>
                    {prose(&words.say("record-text"))}
                    <p>{words.say("record-care")}</p>
                    <div class="actions">{button}</div>
                </div>
            </div>
        }
    }))
}

/// `POST /cases/{case}/record`, after a fresh factor.
pub(super) async fn give(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    let reference = view.reference.ok_or(Failure::NotFound)?;
    if let Some(ask) = visit.step_up(&format!("/cases/{case}/record"))? {
        return Ok(ask);
    }
    let page = page(&site, &visit, case).await?;
    let signed = record::sign(&site.store, visit.actor()?, case, &page).await?;
    let name = format!("attachment; filename=\"{reference}.html\"");
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, signed).into_response())
}

/// The page that is signed. Documents are read one after the other, for their hashes.
async fn page(site: &Site, visit: &Visit, case: CaseId) -> Result<String, Failure> {
    let (store, actor, words) = (&site.store, visit.actor()?, visit.words);
    let copy = copy::case(store, actor, case).await?;
    let mut digests = BTreeMap::new();
    for document in &copy.documents {
        let content = copy::document(store, actor, case, document.id).await?;
        digests.extend(content.map(|content| (document.id, copy::digest(&content))));
    }
    let shown = Shown {
        journey: &*forex::journey(store, copy.applicant).await?,
        offered: &offered(words, &forex::branches(store).await?),
        files: &BTreeMap::new(),
        receipts: &BTreeMap::new(),
        digests: &digests,
        signed_by: Some(store.keys().signer().public_key()),
    };
    Ok(paper::case(words, &copy, shown))
}

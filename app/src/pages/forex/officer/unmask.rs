//! Showing one masked answer in full: the reason is asked first and stays on record.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use store::forex::desk::{self, REASON_CHARS_MAX, Review};

use super::parts::{InCase, case_path, crumbs};
use super::talk::text_problem;
use crate::components::{BackLink, ErrorSummary, FormField};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The label of `page.field`; in a list, of `page.list.0.field` with the item's number.
pub(super) fn label(words: Words, full: &str) -> String {
    let (page, field) = full.split_once('.').unwrap_or_default();
    let own = field.rsplit('.').next().unwrap_or(field);
    let key = format!("field-{page}-{own}");
    if words.find(&key, None).is_none() {
        return String::new();
    }
    let label = words.say_at_desk(&key);
    let item = field
        .split('.')
        .nth(1)
        .and_then(|index| index.parse::<usize>().ok());
    match item {
        Some(index) => format!("{label} {}", index.saturating_add(1)),
        None => label.into_owned(),
    }
}

/// `GET /desk/cases/{case}/unmask`: asks why.
pub(super) async fn ask(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    // Whoever may not see the case finds nothing here either.
    let review = desk::review(&site.store, visit.actor()?, case).await?;
    let query: Vec<(String, String)> =
        serde_urlencoded::from_str(visit.uri.query().unwrap_or_default()).unwrap_or_default();
    let field = query
        .into_iter()
        .find(|(name, _)| name == "field")
        .map(|(_, field)| field)
        .unwrap_or_default();
    form_page(&visit, &review, &field, (String::new(), None))
}

fn form_page(
    visit: &Visit,
    review: &Review,
    field: &str,
    (typed, problem): (String, Option<(String, String)>),
) -> Result<Response, Failure> {
    let (words, case) = (visit.words, review.case);
    let label = label(words, field);
    if label.is_empty() {
        return Err(Failure::NotFound);
    }
    let status = if problem.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let error = problem.as_ref().map(|(_, sentence)| sentence.clone());
    let lead = if problem.is_some() {
        words.say("title-error")
    } else {
        "".into()
    };
    let title = format!("{lead}{}", words.say("desk-unmask-title"));
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        view! {
            <div class="wrap">
                {crumbs(visit, Some((case, review.reference.clone())), &words.say("desk-unmask-title"))}
                <div class="narrow stack mt">
                    <ErrorSummary words=words problems=problem.into_iter().collect()/>
                    <h1>{words.say("desk-unmask-title")}</h1>
                    <p>{label}</p>
                    <form method="post" action=format!("{}/unmask", case_path(case)) novalidate>
                        <input type="hidden" name="field" value=field.to_owned()/>
                        <FormField words=words name="unmask" page="desk" text=typed error=error/>
                        <div class="actions">
                            <button class="btn">{words.say("desk-unmask-send")}</button>
                            <a href=case_path(case)>{words.say("back-to-case")}</a>
                        </div>
                    </form>
                </div>
            </div>
        }
    }))
}

/// `POST /desk/cases/{case}/unmask`: shows the whole answer, once.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let words = visit.words;
    let (field, reason) = (form.text("field"), form.text("unmask"));
    if let Some(problem) = text_problem(words, "unmask", reason, REASON_CHARS_MAX) {
        let review = desk::review(&site.store, visit.actor()?, case).await?;
        return form_page(&visit, &review, field, (reason.to_owned(), Some(problem)));
    }
    let whole = desk::unmask(&site.store, visit.actor()?, case, field, reason).await?;
    Ok(Page::new(words.say("desk-unmask-title"))
        .at(Place::Desk)
        .render(&visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=case_path(case) text=words.say("back-to-case")/>
                    <div class="narrow stack mt">
                        <h1>{label(words, field)}</h1>
                        <p class="num"><strong>{whole}</strong></p>
                        <p class="small dim">{words.say("desk-unmasked")}</p>
                    </div>
                </div>
            }
        }))
}

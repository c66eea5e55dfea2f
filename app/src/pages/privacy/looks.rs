//! Who of the staff looked at one's own case.

use axum::extract::{RawQuery, State};
use axum::response::Response;
use leptos::prelude::*;
use store::privacy::looks::{self, Look, Looked};
use uuid::Uuid;

use crate::components::{BackLink, Icon, Older, day};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::forex::applicant::InCase;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /cases/{case}/looks`: the newest, or those older than `before`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let words = visit.words;
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let before: Option<Uuid> = query.text("before").parse().ok();
    let seen = looks::looks(&site.store, visit.actor()?, case, before).await?;
    let path = format!("/cases/{case}/looks");
    let list = if seen.lines.is_empty() {
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say("looks-none")}</h2></div> }.into_any()
    } else {
        let lines = seen.lines.iter().map(|look| line(words, look)).collect_view();
        view! { <ol class="tl">{lines}</ol> }.into_any()
    };
    let heading = words.say("looks");
    Ok(Page::new(heading.clone()).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack-l">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("looks-lede")}</p></div>
                    {list}
                    <Older words=words path=path is_first=before.is_none() older=seen.older/>
                    <p class="small dim">{words.say("looks-ask")}</p>
                </div>
            </div>
        }
    }))
}

fn line(words: Words, look: &Look) -> impl IntoView + use<> {
    let body = look.body.as_ref().map_or_else(
        || words.say("looks-somebody").into_owned(),
        |(zh, en)| words.pick(zh, en).to_owned(),
    );
    let reason = match &look.what {
        Looked::Unmasked {
            reason: Some(reason), ..
        } => {
            let said = args([("reason", reason.clone().into())]);
            Some(view! { <p>{words.say_with("looks-reason", &said)}</p> })
        }
        _ => None,
    };
    view! {
        <li><b>{what(words, &look.what)}</b><span class="who">{body}</span>" "<time datetime=day::machine(look.at)>{day::moment(words, look.at)}</time>{reason}</li>
    }
}

/// What was looked at, in words.
pub(super) fn what(words: Words, what: &Looked) -> String {
    match what {
        Looked::Case => words.say("looks-case").into_owned(),
        Looked::Document { slot } => {
            let label = words.say(&format!("field-documents-{slot}"));
            words
                .say_with("looks-document", &args([("document", label.into())]))
                .into_owned()
        }
        Looked::Unmasked { field, .. } => {
            let label = words.say(&format!("field-{}", field.replacen('.', "-", 1)));
            words
                .say_with("looks-unmasked", &args([("answer", label.into())]))
                .into_owned()
        }
    }
}

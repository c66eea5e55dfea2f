//! The check without an account: whether somebody qualifies, why, and what they will need.

use axum::extract::RawQuery;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::precheck::{self, Eligibility};
use leptos::prelude::*;

use super::start::begin_form;
use crate::components::control::Sheet;
use crate::components::{BackLink, ErrorSummary, Notice, PageFields, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place};
use crate::visit::Visit;
use crate::words::Words;

/// `GET /forex/check`: the questions; with answers in the address, the result. Nothing is kept.
pub(super) async fn show(visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let form = Form::read(query.unwrap_or_default().into()).ok_or(Failure::Unreadable)?;
    let page = precheck::page();
    let answers = page.accept(&form.answers());
    let asked = form.has("asked");
    let problems = if asked {
        precheck::check(&answers, visit.today())
    } else {
        Vec::new()
    };
    if asked && problems.is_empty() {
        return Ok(result(&visit, &precheck::judge(&answers)));
    }
    let status = if asked {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let sheet = Sheet::new(visit.words, page, answers, &problems);
    Ok(questions(&visit, status, sheet))
}

fn questions(visit: &Visit, status: StatusCode, sheet: Sheet) -> Response {
    let words = visit.words;
    let summary = sheet.summary();
    let title = title(words, "precheck-title", !summary.is_empty());
    Page::new(title).at(Place::Forex).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/forex" text=words.say("nav-forex")/>
                <div class="narrow mt">
                    <ErrorSummary words=words problems=summary/>
                    <h1>{words.say("precheck-title")}</h1>
                    <p class="lede">{words.say("precheck-lede")}</p>
                    <form method="get" action="/forex/check" class="mt" novalidate>
                        <PageFields sheet=sheet/>
                        <div class="actions"><button class="btn" name="asked" value="1">{words.say("precheck-ask")}</button></div>
                    </form>
                </div>
            </div>
        }
    })
}

/// The title of a page; a refused form says so first.
pub(crate) fn title(words: Words, key: &str, refused: bool) -> String {
    let own = words.say(key);
    if refused {
        format!("{}{own}", words.say("title-error"))
    } else {
        own.into_owned()
    }
}

fn result(visit: &Visit, eligibility: &Eligibility) -> Response {
    let words = visit.words;
    let (tone, heading, points): (Tone, &str, Vec<String>) = match eligibility {
        Eligibility::Eligible => (
            Tone::Ok,
            "precheck-eligible",
            vec!["precheck-eligible-text".to_owned()],
        ),
        Eligibility::WithConditions(conditions) => (
            Tone::Info,
            "precheck-conditions",
            conditions.iter().map(|own| format!("condition-{own}")).collect(),
        ),
        Eligibility::NotEligible(reasons) => (
            Tone::Bad,
            "precheck-not-eligible",
            reasons.iter().map(|own| format!("reason-{own}")).collect(),
        ),
    };
    let may_apply = !matches!(eligibility, Eligibility::NotEligible(_));
    let point = move |key: String| view! { <li>{words.say(&key)}</li> };
    let next = if may_apply {
        view! {
            <section class="stack">
                <h2>{words.say("forex-needs")}</h2>
                <ul class="bullets">
                    <li>{words.say("forex-need-identity")}</li><li>{words.say("forex-need-shop")}</li>
                    <li>{words.say("forex-need-card")}</li><li>{words.say("forex-need-orders")}</li>
                </ul>
                {begin_form(visit, None, "btn", "forex-apply-start")}
            </section>
        }
        .into_any()
    } else {
        view! {
            <section class="stack"><h2>{words.say("precheck-instead")}</h2><p>{words.say("precheck-instead-text")}</p></section>
        }
        .into_any()
    };
    Page::new(words.say(heading)).at(Place::Forex).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/forex/check" text=words.say("precheck-again")/>
                <div class="narrow mt stack-l">
                    <h1>{words.say(heading)}</h1>
                    <Notice tone=tone heading=words.say("precheck-why")>
                        <ul class="bullets">{points.into_iter().map(point).collect_view()}</ul>
                    </Notice>
                    {next}
                    <p class="small dim">{words.say("precheck-bank-decides")}</p>
                </div>
            </div>
        }
    })
}

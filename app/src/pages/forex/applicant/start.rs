//! The beginning: what the service does, for whom, and how it goes on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Status;
use domain::ids::CaseId;
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::{self, Begun, DRAFTS_MAX};

use super::cases::row;
use super::parts::tasks_path;
use crate::components::rule::values;
use crate::components::{FormKey, Icon};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// `GET /forex`.
pub(super) async fn show(visit: Visit) -> Response {
    let words = visit.words;
    let items = |keys: &[&str]| {
        keys.iter()
            .map(|key| view! { <li>{words.say(key)}</li> })
            .collect_view()
    };
    let needs = items(&[
        "forex-need-identity",
        "forex-need-shop",
        "forex-need-card",
        "forex-need-orders",
    ]);
    let steps = [
        ("forex-step-fill", "forex-step-fill-text"),
        ("forex-step-review", "forex-step-review-text"),
        ("forex-step-counter", "forex-step-counter-text"),
        ("forex-step-open", "forex-step-open-text"),
    ];
    let quoted = values(&RuleSet::on(visit.today()));
    let step = |(name, text): (&str, &str)| view! { <li class="next"><b>{words.say(name)}</b>{words.say_with(text, &quoted)}</li> };
    Page::new(words.say("forex-title")).at(Place::Forex).render(&visit, || {
        view! {
            <div class="wrap">
                <div class="head"><h1>{words.say("forex-title")}</h1><p class="lede">{words.say("forex-lede")}</p></div>
                <div class="case">
                    <div class="stack-l">
                        <section class="stack"><h2>{words.say("forex-needs")}</h2><ul class="bullets">{needs}</ul></section>
                        <section class="stack">
                            <h2>{words.say("forex-quota")}</h2>
                            <p>{words.say("forex-quota-text")}</p>
                            <p><a href="/rules">{words.say("forex-quota-rules")}</a></p>
                        </section>
                        <div class="row">
                            <a class="btn" href="/forex/check">{words.say("forex-check-start")}</a>
                            {begin_form(&visit, None, "btn second", "forex-apply-start")}
                        </div>
                    </div>
                    <div class="side stack">
                        <section class="card" aria-labelledby="way">
                            <h2 id="way">{words.say("forex-way")}</h2>
                            <ol class="tl">{steps.map(step).collect_view()}</ol>
                        </section>
                        <p class="att small dim"><Icon name="clock"/>{words.say("forex-time")}</p>
                    </div>
                </div>
            </div>
        }
    })
}

/// The button that begins an application, from an earlier one where `from` names it.
pub(super) fn begin_form(
    visit: &Visit,
    from: Option<CaseId>,
    class: &'static str,
    words_key: &'static str,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let from = from.map(|case| view! { <input type="hidden" name="from" value=case.to_string()/> });
    view! {
        <form method="post" action="/forex/applications">
            <FormKey key=key/>
            {from}
            <button class=class>{words.say(words_key)}</button>
        </form>
    }
}

/// `POST /forex/applications`: begins an application, from the answers of an earlier one where `from` names it.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let from = Some(form.text("from")).filter(|text| !text.is_empty());
    let from = from.map(str::parse).transpose().map_err(|_| Failure::NotFound)?;
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    match forex::begin(&site.store, visit.actor()?, from, sent).await? {
        Begun::Draft(case) => Ok(see_other(&tasks_path(case))),
        Begun::TooMany => too_many(&site, &visit).await,
    }
}

/// Leads to the drafts of which one must go first.
async fn too_many(site: &Site, visit: &Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let cases = forex::own_cases(&site.store, visit.actor()?).await?;
    let drafts = cases.into_iter().filter(|line| line.status == Status::Draft);
    let drafts = drafts.map(|line| row(words, line)).collect_view();
    let max = args([("max", DRAFTS_MAX.into())]);
    let heading = words.say_with("drafts-full", &max);
    let page = Page::new(heading.clone())
        .at(Place::Forex)
        .status(StatusCode::CONFLICT);
    Ok(page.render(visit, || {
        view! {
            <div class="wrap">
                <div class="head"><h1>{heading}</h1><p class="lede">{words.say_with("drafts-full-text", &max)}</p></div>
                <ul class="tasks">{drafts}</ul>
            </div>
        }
    }))
}

/// `GET /forex/applications`: where signing in leads somebody who pressed the button before it.
pub(super) async fn again() -> Response {
    see_other("/forex")
}

//! The beginning: what the service does, for whom, and how it goes on.

use axum::extract::State;
use axum::response::Response;
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::forex;

use super::parts::tasks_path;
use crate::components::Icon;
use crate::components::rule::values;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;

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
                            <form method="post" action="/forex/applications">
                                <button class="btn second">{words.say("forex-apply-start")}</button>
                            </form>
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

/// `POST /forex/applications`: begins an application, from the answers of an earlier one where `from` names it.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let from = Some(form.text("from")).filter(|text| !text.is_empty());
    let from = from.map(str::parse).transpose().map_err(|_| Failure::NotFound)?;
    let case = forex::begin(&site.store, visit.actor()?, from).await?;
    Ok(see_other(&tasks_path(case)))
}

/// `GET /forex/applications`: where signing in leads somebody who pressed the button before it.
pub(super) async fn again() -> Response {
    see_other("/forex")
}

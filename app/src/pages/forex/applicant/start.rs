//! The beginning: what the service does, for whom, and how it goes on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Status;
use domain::identity::AccountKind;
use domain::ids::CaseId;
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::{self, Beginning, Begun, DRAFTS_MAX};

use super::cases::{Row, rows};
use super::parts::tasks_path;
use crate::components::rule::values;
use crate::components::{FormKey, Icon};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /forex`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(&site, &visit).await?;
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
    Ok(Page::new(words.say("forex-title")).at(Place::Forex).render(&visit, || {
        let unfinished = (!drafts.is_empty()).then(|| unfinished(words, drafts));
        let begin = match unfinished {
            Some(_) => begin_form(&visit, Way::Another, "btn second", "forex-apply-another").into_any(),
            None => begin_form(&visit, Way::New, "btn second", "forex-apply-start").into_any(),
        };
        view! {
            <div class="wrap">
                <div class="head"><h1>{words.say("forex-title")}</h1><p class="lede">{words.say("forex-lede")}</p></div>
                <div class="case">
                    <div class="stack-l">
                        {unfinished}
                        <section class="stack"><h2>{words.say("forex-needs")}</h2><ul class="bullets">{needs}</ul></section>
                        <section class="stack">
                            <h2>{words.say("forex-quota")}</h2>
                            <p>{words.say("forex-quota-text")}</p>
                            <p><a href="/rules">{words.say("forex-quota-rules")}</a></p>
                        </section>
                        <div class="row">
                            <a class="btn" href="/forex/check">{words.say("forex-check-start")}</a>
                            {begin}
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
    }))
}

/// The drafts of whoever is signed in as an applicant.
async fn drafts(site: &Site, visit: &Visit) -> Result<Vec<Row>, Failure> {
    match &visit.who {
        Some(who) if who.kind == AccountKind::Public => rows(site, visit, Some(Status::Draft)).await,
        _ => Ok(Vec::new()),
    }
}

/// The drafts that wait to be gone on with.
fn unfinished(words: Words, drafts: Vec<Row>) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="unfinished">
            <h2 id="unfinished">{words.say("drafts-open")}</h2>
            <ul class="tasks">{drafts.into_iter().map(|row| row.view(words)).collect_view()}</ul>
        </section>
    }
}

/// Which application a button begins.
#[derive(Clone, Copy)]
pub(super) enum Way {
    /// The first; somebody with a draft is asked whether to go on with it.
    New,
    /// One more beside open drafts.
    Another,
    /// One from the answers of an earlier case.
    Again(CaseId),
}

/// The button that begins an application.
pub(super) fn begin_form(
    visit: &Visit,
    which: Way,
    class: &'static str,
    words_key: &'static str,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let hidden = match which {
        Way::New => None,
        Way::Another => Some(("another", "1".to_owned())),
        Way::Again(case) => Some(("from", case.to_string())),
    };
    let hidden = hidden.map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <form method="post" action="/forex/applications">
            <FormKey key=key/>
            {hidden}
            <button class=class>{words.say(words_key)}</button>
        </form>
    }
}

/// The button that begins an application from the answers of this case.
pub(super) fn begin_again(visit: &Visit, case: CaseId) -> impl IntoView + use<> {
    begin_form(visit, Way::Again(case), "btn second", "case-start-again")
}

/// Which application a form asks for.
fn wish(form: &Form) -> Result<Beginning, Failure> {
    match form.text("from") {
        "" if form.has("another") => Ok(Beginning::Another),
        "" => Ok(Beginning::New),
        earlier => earlier
            .parse()
            .map(Beginning::Again)
            .map_err(|_| Failure::NotFound),
    }
}

/// `POST /forex/applications`: begins an application; whoever has a draft is asked first whether to go on with it.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let which = wish(&form)?;
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    match forex::begin(&site.store, visit.actor()?, which, sent).await? {
        Begun::Draft(case) => Ok(see_other(&tasks_path(case))),
        Begun::Unfinished => Ok(see_other("/forex/applications")),
        Begun::TooMany => too_many(&site, &visit).await,
    }
}

/// Leads to the drafts of which one must go first.
async fn too_many(site: &Site, visit: &Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(site, visit).await?.into_iter();
    let drafts = drafts.map(|row| row.view(words)).collect_view();
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

/// `GET /forex/applications`: where signing in leads somebody who pressed the button before it, and the button leads
/// somebody with a draft.
pub(super) async fn choose(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let drafts = drafts(&site, &visit).await?;
    let (heading, text) = if drafts.is_empty() {
        (words.say("forex-title"), words.say("drafts-none-text"))
    } else {
        (words.say("drafts-open"), words.say("drafts-open-text"))
    };
    Ok(Page::new(heading.clone()).at(Place::Forex).render(&visit, || {
        let way = if drafts.is_empty() {
            begin_form(&visit, Way::New, "btn", "forex-apply-start").into_any()
        } else {
            let rows = drafts.into_iter().map(|row| row.view(words)).collect_view();
            view! {
                <ul class="tasks">{rows}</ul>
                {begin_form(&visit, Way::Another, "btn second", "forex-apply-another")}
            }
            .into_any()
        };
        view! {
            <div class="wrap">
                <div class="head"><h1>{heading}</h1><p class="lede">{text}</p></div>
                <div class="stack">{way}</div>
            </div>
        }
    }))
}

//! The beginning: what the service does, for whom, and how it goes on.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Problem};
use domain::forex::precheck::{APPLICANT, first_page};
use domain::forex::{ApplicantKind, Status};
use domain::rules::RuleSet;
use leptos::prelude::*;
use store::casework::once::Sent;
use store::forex::{self, Begun, DRAFTS_MAX, Start};
use strum::IntoEnumIterator;

use super::cases::row;
use super::parts::tasks_path;
use super::precheck::title;
use crate::components::control::{Sheet, choice_words};
use crate::components::rule::values;
use crate::components::{ErrorSummary, FormKey, Icon, PageFields};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /forex`.
pub(super) async fn show(visit: Visit) -> Response {
    page(&visit, StatusCode::OK, &[])
}

/// The beginning; `problems` say what the form lacks.
fn page(visit: &Visit, status: StatusCode, problems: &[Problem]) -> Response {
    let words = visit.words;
    let sheet = Sheet::new(words, first_page(), Answers::default(), problems);
    let summary = sheet.summary();
    let title = title(words, "forex-title", !summary.is_empty());
    let steps = [
        ("forex-step-fill", "forex-step-fill-text"),
        ("forex-step-review", "forex-step-review-text"),
        ("forex-step-counter", "forex-step-counter-text"),
        ("forex-step-open", "forex-step-open-text"),
    ];
    let quoted = values(&RuleSet::on(visit.today()));
    let step = |(name, text): (&str, &str)| view! { <li class="next"><b>{words.say(name)}</b>{words.say_with(text, &quoted)}</li> };
    let key = visit.site.store.new_uuid();
    Page::new(title).at(Place::Forex).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <ErrorSummary words=words problems=summary/>
                <div class="head"><h1>{words.say("forex-title")}</h1><p class="lede">{words.say("forex-lede")}</p></div>
                <div class="case">
                    <div class="stack-l">
                        <p><a class="btn second" href="/forex/check">{words.say("forex-check-start")}</a></p>
                        <form method="post" action="/forex/applications" class="stack" novalidate>
                            <FormKey key=key/>
                            <PageFields sheet=sheet/>
                            <div class="actions"><button class="btn">{words.say("forex-apply-start")}</button></div>
                        </form>
                        <section class="stack"><h2>{words.say("forex-needs")}</h2>{all_needs(words)}</section>
                        <section class="stack">
                            <h2>{words.say("forex-quota")}</h2>
                            <p>{words.say("forex-quota-text")}</p>
                            <p><a href="/rules">{words.say("forex-quota-rules")}</a></p>
                        </section>
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

/// What each kind of applicant needs, one below the other.
fn all_needs(words: Words) -> impl IntoView + use<> {
    let of_kind = |applicant: ApplicantKind| {
        let name = choice_words(words, APPLICANT, applicant.into());
        view! { <h3>{name}</h3>{needs(words, applicant)} }
    };
    ApplicantKind::iter().map(of_kind).collect_view()
}

/// What such an applicant needs.
pub(super) fn needs(words: Words, applicant: ApplicantKind) -> impl IntoView + use<> {
    let keys: &[&str] = match applicant {
        ApplicantKind::Individual => &["identity", "shop", "card", "orders"],
        ApplicantKind::SoleTrader => &["licence", "identity", "shop", "card", "customs"],
        ApplicantKind::Firm => &["licence", "people", "owners", "shop", "account", "customs"],
    };
    let items = keys
        .iter()
        .map(|key| view! { <li>{words.say(&format!("forex-need-{key}"))}</li> });
    view! { <ul class="bullets">{items.collect_view()}</ul> }
}

/// The button that begins an application: for such an applicant, or from an earlier one.
pub(super) fn begin_form(
    visit: &Visit,
    start: Start,
    class: &'static str,
    words_key: &'static str,
) -> impl IntoView + use<> {
    let words = visit.words;
    let key = visit.site.store.new_uuid();
    let (name, value) = match start {
        Start::Anew(applicant) => (APPLICANT, applicant.to_string()),
        Start::From(case) => ("from", case.to_string()),
    };
    view! {
        <form method="post" action="/forex/applications">
            <FormKey key=key/>
            <input type="hidden" name=name value=value/>
            <button class=class>{words.say(words_key)}</button>
        </form>
    }
}

/// `POST /forex/applications`: begins an application, from the answers of an earlier one where `from` names it.
pub(super) async fn begin(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let start = match form.text("from") {
        "" => {
            let problems = first_page().check(&form.answers(), visit.today());
            match form.text(APPLICANT).parse() {
                Ok(applicant) => Start::Anew(applicant),
                Err(_) => return Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &problems)),
            }
        }
        earlier => Start::From(earlier.parse().map_err(|_| Failure::NotFound)?),
    };
    let key = form.text("form_key").parse().map_err(|_| Failure::Unreadable)?;
    let sent = Sent {
        key,
        body: &form.body,
    };
    match forex::begin(&site.store, visit.actor()?, start, sent).await? {
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

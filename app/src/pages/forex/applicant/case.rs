//! A submitted case: where it is, what the applicant must do and by when, and what happened.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::calendar::Calendar;
use domain::casework::Answers;
use domain::forex::{Act, Status};
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::{RunningClock, notices};
use store::forex::{self, ApplicantView};

use super::asked::request;
use super::messages::Refused;
use super::parts::{InCase, crumbs, offered, status_tag, tasks_path};
use super::progress::progress;
use super::to_do::to_do;
use crate::components::answers::{Reading, lines};
use crate::components::branch::whole_name;
use crate::components::clock::{Binds, standing};
use crate::components::{AnswerList, BackLink, ClockChip, DueDate, ErrorSummary, FileList, Tag, Tone};
use crate::failure::Failure;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// `GET /cases/{case}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    page(&site, &visit, case, None).await
}

/// The page of a case; with a message that was refused it is the answer 422, and holds what was typed.
pub(super) async fn page(
    site: &Site,
    visit: &Visit,
    case: CaseId,
    refused: Option<Refused>,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    if view.status == Status::Draft {
        return Ok(see_other(&tasks_path(case)));
    }
    let who = visit.signed_in()?;
    if who.unread > 0 {
        notices::read_about(&site.store, who.account(), case).await?;
    }
    let words = visit.words;
    let calendar = site.store.calendar();
    let reference = view.reference.clone().unwrap_or_default();
    let request = request(site, visit, case, view.status).await?;
    let account = super::account::card(site, visit, case, view.status).await?;
    let heading = format!("{} {reference}", words.say("kind-forex"));
    let (heading, status, summary) = match &refused {
        Some(refused) => (
            format!("{}{heading}", words.say("title-error")),
            StatusCode::UNPROCESSABLE_ENTITY,
            vec![("text".to_owned(), refused.sentence.clone())],
        ),
        None => (heading, StatusCode::OK, Vec::new()),
    };
    let messages = super::messages::thread(site, visit, case, refused).await?;
    let page = Page::new(heading).at(Place::Cases).status(status);
    Ok(page.render(visit, || {
        view! {
            <div class="wrap">
                {crumbs(visit, &reference)}
                <div class="head">
                    <ErrorSummary words=words problems=summary/>
                    <div class="row">{tag(words, &view)}{chip(visit, &view, &calendar)}</div>
                    <h1>{words.say("kind-forex")}</h1>
                    <p class="dim">{words.say("case-number")}" "<span class="num">{reference.clone()}</span></p>
                </div>
                <div class="case">
                    <div class="stack-l">{to_do(visit, &view, &request, &calendar)}{account}{messages}</div>
                    <div class="side stack">{progress(words, &view)}{facts(visit, &view, &calendar)}</div>
                </div>
            </div>
        }
    }))
}

/// The state of the case; once the visit is over, an approval asks nothing more of the applicant.
fn tag(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let (tone, status) = status_tag(words, view.status);
    let is_asked = view.status != Status::Approved || !view.has(Act::RecordOpening);
    let tone = if is_asked { tone } else { Tone::Info };
    view! { <Tag tone=tone text=status/> }
}

/// How long there is still time, and for whom.
fn chip(visit: &Visit, view: &ApplicantView, calendar: &Calendar) -> Option<impl IntoView + use<>> {
    let words = visit.words;
    let running = view.clocks.iter().find(|clock| clock.state == "running");
    let clock = running.or(view.clocks.first())?;
    let binds = if clock.clock.binds_applicant() {
        Binds::Reader
    } else {
        Binds::Bank
    };
    Some(view! { <ClockChip words=words standing=standing(clock, visit.today(), calendar) binds=binds/> })
}

fn facts(visit: &Visit, view: &ApplicantView, calendar: &Calendar) -> impl IntoView + use<> {
    let words = visit.words;
    let case = view.case;
    let clock = |clock: &RunningClock| {
        let due = clock.term.due(calendar);
        view! {
            <div>
                <dt>{words.say(&format!("clock-{}", clock.clock))}</dt>
                <dd><DueDate words=words case=case clock=clock.clock due=due/></dd>
            </div>
        }
    };
    let clocks = view.clocks.iter().map(clock).collect_view();
    let branch = view.branch.as_ref().map(|branch| {
        view! { <div><dt>{words.say("case-branch")}</dt><dd>{whole_name(words, branch)}</dd></div> }
    });
    let withdraw = view.status.can_be_withdrawn().then(|| {
        view! { <li><a href=format!("/cases/{case}/withdraw")>{words.say("withdraw-title")}</a></li> }
    });
    let has_receipt = view.submitted_at.is_some();
    let receipt = has_receipt.then(
        || view! { <li><a href=format!("/cases/{case}/receipt")>{words.say("receipt-title")}</a></li> },
    );
    view! {
        <section class="card stack-s" aria-labelledby="facts">
            <h2 id="facts">{words.say("case-facts")}</h2>
            <dl class="sum tight">{clocks}{branch}</dl>
            <ul>
                <li><a href=format!("/cases/{case}/answers")>{words.say("case-answers")}</a></li>
                {receipt}
                <li><a href=format!("/cases/{case}/looks")>{words.say("looks")}</a></li>
                <li><a href=format!("/cases/{case}/record")>{words.say("record")}</a></li>
                {withdraw}
            </ul>
        </section>
    }
}

/// `GET /cases/{case}/answers`: what was handed in last.
pub(super) async fn answers(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    let words = visit.words;
    let journey = forex::journey(&site.store, view.applicant).await?;
    let branches = forex::branches(&site.store).await?;
    let offered = offered(words, &branches);
    let empty = Answers::default();
    let page = |page: &domain::casework::Page| {
        let lines = lines(
            words,
            page,
            view.answers.get(&page.name).unwrap_or(&empty),
            &offered,
            Reading::Masked,
        );
        view! { <section><h2>{words.say(&format!("page-{}", page.name))}</h2><AnswerList words=words lines=lines change=None/></section> }
    };
    let pages = journey
        .pages()
        .filter(|page| !page.fields.is_empty())
        .map(page)
        .collect_view();
    let documents = store::documents::list(&site.store, visit.actor()?, case).await?;
    Ok(Page::new(words.say("case-answers"))
        .at(Place::Cases)
        .render(&visit, || {
            view! {
                <div class="wrap">
                    <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                    <div class="head"><h1>{words.say("case-answers")}</h1></div>
                    <div class="stack-l narrow">
                    {pages}
                    <section>
                        <h2>{words.say("page-documents")}</h2>
                        <FileList words=words documents=documents removed_under=None/>
                    </section>
                </div>
                </div>
            }
        }))
}

//! A submitted case: where it is, what the applicant must do and by when, and what happened.

use axum::extract::State;
use axum::response::Response;
use domain::casework::Answers;
use domain::forex::Status;
use domain::rules::RuleSet;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::casework::{RunningClock, notices};
use store::forex::{self, ApplicantView, Start, TimelineEntry};

use super::asked::Asked;
use super::parts::{InCase, crumbs, offered, status_tag, tasks_path};
use super::start::begin_form;
use crate::components::answers::{Reading, lines};
use crate::components::branch::whole_name;
use crate::components::clock::standing;
use crate::components::rule::values;
use crate::components::{
    AnswerList, BackLink, ClockChip, DueDate, FileList, JudgedBy, Notice, Tag, Tone, day,
};
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
    let (tone, status) = status_tag(words, view.status);
    let first = view
        .clocks
        .iter()
        .find(|clock| clock.state == "running")
        .or(view.clocks.first());
    let chip = first
        .map(|clock| view! { <ClockChip words=words standing=standing(clock, visit.today(), &calendar)/> });
    let reference = view.reference.clone().unwrap_or_default();
    let messages = super::messages::thread(&site, &visit, case).await?;
    let account = super::account::card(&site, &visit, case, view.status).await?;
    let heading = format!("{} {reference}", words.say("kind-forex"));
    Ok(Page::new(heading).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                {crumbs(&visit, &reference)}
                <div class="head">
                    <div class="row"><Tag tone=tone text=status/>{chip}</div>
                    <h1>{words.say("kind-forex")}</h1>
                    <p class="dim">{words.say("case-number")}" "<span class="num">{reference.clone()}</span></p>
                </div>
                <div class="case">
                    <div class="stack-l">{to_do(&visit, &view)}{account}{messages}</div>
                    <div class="side stack">{progress(words, &view)}{facts(&visit, &view, &calendar)}</div>
                </div>
            </div>
        }
    }))
}

/// What the applicant must do now, or what happens without them.
fn to_do(visit: &Visit, view: &ApplicantView) -> impl IntoView + use<> {
    let words = visit.words;
    match view.status {
        Status::SupplementRequested => supplement(words, view).into_any(),
        Status::Approved => approval(words, view).into_any(),
        Status::Refused => refusal(visit, view).into_any(),
        status => {
            let tone = if status == Status::AccountOpened {
                Tone::Ok
            } else {
                Tone::Info
            };
            let wrote = bank_wrote(words, view);
            let again = status.can_start_again().then(|| start_again(visit, view));
            let text = words.say_with(&format!("case-{status}-text"), &quoted(view));
            view! {
                <Notice tone=tone heading=words.say(&format!("case-{status}"))>
                    <p>{text}</p>{wrote}{again}
                </Notice>
            }
            .into_any()
        }
    }
}

/// The values of the rules by which the case is judged, for sentences that quote them.
fn quoted(view: &ApplicantView) -> FluentArgs<'static> {
    values(&RuleSet::on(view.rules_on))
}

fn approval(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let branch = view.branch.as_ref().map(|branch| {
        let address = words.pick(&branch.address.0, &branch.address.1).to_owned();
        view! { <p><strong>{whole_name(words, branch)}</strong><br/>{address}</p> }
    });
    let (text, rules_on) = (words.say_with("case-approved-text", &quoted(view)), view.rules_on);
    let wrote = bank_wrote(words, view);
    view! {
        <Notice tone=Tone::Ok heading=words.say("case-approved")>
            <p>{text}</p>
            {branch}
            {wrote}
            <JudgedBy words=words rules_on=rules_on/>
        </Notice>
    }
}

/// What the bank wrote when it approved, word for word.
fn bank_wrote(words: Words, view: &ApplicantView) -> Option<impl IntoView + use<>> {
    let text = view.approval.clone()?;
    Some(
        view! { <p><strong>{words.say("case-bank-wrote")}</strong><br/><span class="lines">{text}</span></p> },
    )
}

fn supplement(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let item = |item: &store::forex::SupplementItem| {
        let asked = Asked::of(words, item);
        let path = asked.path(view.case);
        view! { <li><div><a href=path>{asked.label}</a><span class="hint lines">{asked.text}</span></div></li> }
    };
    let items = view.items.iter().map(item).collect_view();
    view! {
        <section class="card due stack" aria-labelledby="supplement">
            <h2 id="supplement">{words.say("case-supplement")}</h2>
            <p>{words.say("case-supplement-text")}</p>
            <ul class="tasks">{items}</ul>
            <p><a class="btn" href=tasks_path(view.case)>{words.say("case-supplement-way")}</a></p>
        </section>
    }
}

fn refusal(visit: &Visit, view: &ApplicantView) -> impl IntoView + use<> {
    let words = visit.words;
    let (again, rules_on) = (start_again(visit, view), view.rules_on);
    let reason = view.refusal.as_ref().map(|(reason, text)| {
        let (reason, text) = (words.say(&format!("refusal-{reason}")), text.clone());
        view! { <p><strong>{reason}</strong></p>{text.map(|text| view! { <p>{text}</p> })} }
    });
    view! {
        <Notice tone=Tone::Bad heading=words.say("case-refused")>
            {reason}
            <p>{words.say("case-refused-text")}</p>
            <JudgedBy words=words rules_on=rules_on/>
            {again}
        </Notice>
    }
}

fn start_again(visit: &Visit, view: &ApplicantView) -> impl IntoView + use<> {
    begin_form(visit, Start::From(view.case), "btn second", "case-start-again")
}

fn progress(words: Words, view: &ApplicantView) -> impl IntoView + use<> {
    let last = view.timeline.len().saturating_sub(1);
    let over = view.status.is_final();
    let entry = |(index, entry): (usize, &TimelineEntry)| {
        let now = index == last && !over;
        let class = if now { "now" } else { "" };
        view! {
            <li class=class aria-current=now.then_some("step")>
                <b>{words.say(&format!("act-{}", entry.act))}</b>
                <time datetime=day::machine(entry.at)>{day::moment(words, entry.at)}</time>
            </li>
        }
    };
    let ahead: &[&str] = match view.status {
        Status::Submitted => &["ahead-review", "ahead-counter", "ahead-opened"],
        Status::UnderReview | Status::SupplementRequested | Status::PendingCheck => {
            &["ahead-counter", "ahead-opened"]
        }
        Status::Approved => &["ahead-opened"],
        _ => &[],
    };
    let next = ahead
        .iter()
        .map(|key| view! { <li class="next"><b>{words.say(key)}</b></li> })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="progress">
            <h2 id="progress">{words.say("case-progress")}</h2>
            <ol class="tl">{view.timeline.iter().enumerate().map(entry).collect_view()}{next}</ol>
        </section>
    }
}

fn facts(
    visit: &Visit,
    view: &ApplicantView,
    calendar: &domain::calendar::Calendar,
) -> impl IntoView + use<> {
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

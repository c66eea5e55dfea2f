//! The receipt: to print, to show, and to check.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::casework::Clock;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::receipt::Receipt;
use store::forex::{self, ApplicantView};

use super::parts::{InCase, InCaseAnd, crumbs_below};
use crate::components::branch::whole_name;
use crate::components::{DueDate, Icon, day};
use crate::failure::Failure;
use crate::qr;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /cases/{case}/receipt`: the newest one.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    page(&site, &visit, case, None).await
}

/// `GET /cases/{case}/receipts/{number}`: the one of this submission.
pub(super) async fn show_one(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, number): InCaseAnd,
) -> Result<Response, Failure> {
    page(&site, &visit, case, Some(&number)).await
}

/// The receipt of a submission; of the newest where no number is given.
fn chosen<'a>(receipts: &'a [Receipt], number: Option<&str>) -> Result<&'a Receipt, Failure> {
    let found = match number {
        None => receipts.last(),
        Some(number) => receipts
            .iter()
            .find(|receipt| receipt.number.to_string() == number),
    };
    found.ok_or(Failure::NotFound)
}

async fn page(site: &Site, visit: &Visit, case: CaseId, number: Option<&str>) -> Result<Response, Failure> {
    let receipts = forex::receipts(&site.store, visit.actor()?, case).await?;
    let receipt = chosen(&receipts, number)?;
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    let words = visit.words;
    let done = if receipt.number == 1 {
        words.say("receipt-done")
    } else {
        words.say("receipt-done-supplement")
    };
    let paper = paper(site, words, &view, receipt, done.clone().into_owned());
    let others = others(words, case, &receipts);
    let reference = view.reference.clone().unwrap_or_default();
    Ok(Page::new(done).at(Place::Cases).render(visit, || {
        view! {
            <div class="wrap">
                {crumbs_below(visit, Some((case, reference)), &words.say("receipt-title"))}
                <div class="case wide mt">
                    <div class="stack-l">
                        {paper}
                        <div class="noprint stack">
                            <div class="row">
                                <a class="btn" href=format!("/cases/{case}")>{words.say("receipt-case")}</a>
                                <a class="btn second" href=file_path(case, receipt)>
                                    <Icon name="down"/>{words.say("receipt-file")}
                                </a>
                            </div>
                            <p class="small dim">{words.say("receipt-print")}</p>
                            {others}
                        </div>
                    </div>
                    <div class="side noprint stack">{next(words)}</div>
                </div>
            </div>
        }
    }))
}

/// The receipt itself, as it is printed.
fn paper(
    site: &Site,
    words: Words,
    view: &ApplicantView,
    receipt: &Receipt,
    done: String,
) -> impl IntoView + use<> {
    let answer = view.clocks.iter().find(|clock| clock.clock == Clock::Answer);
    let answer = answer
        .map(|clock| clock.term.due(&site.store.calendar()))
        .map(|due| {
            view! { <div><dt>{words.say("receipt-answer")}</dt><dd><DueDate words=words case=view.case clock=Clock::Answer due=due/></dd></div> }
        });
    let check = format!("{}/verify/{}", site.public_url, receipt.code);
    let picture = qr::svg(&check);
    let facts = facts(words, view, receipt);
    let reference = view.reference.clone();
    view! {
        <article class="receipt" aria-labelledby="receipt">
            <header>
                <h1 id="receipt"><Icon name="check"/>{done}</h1>
                <p>{words.say("case-number")}<br/><span class="num">{reference}</span></p>
            </header>
            <div class="stack">
                <div class="row between">
                    <dl class="sum tight">{facts}{answer}</dl>
                    <div class="qr"><div inner_html=picture></div><span>{words.say("receipt-scan")}</span></div>
                </div>
                <p class="small dim">{words.say("receipt-signed")}<br/><span class="num">{check}</span></p>
            </div>
        </article>
    }
}

fn facts(words: Words, view: &ApplicantView, receipt: &Receipt) -> impl IntoView + use<> {
    let branch = view.branch.as_ref().map(|branch| {
        view! { <div><dt>{words.say("case-branch")}</dt><dd>{whole_name(words, branch)}</dd></div> }
    });
    view! {
        <div><dt>{words.say("receipt-kind")}</dt><dd>{words.say("kind-forex")}</dd></div>
        <div><dt>{words.say("receipt-time")}</dt><dd>{day::moment(words, receipt.issued_at)}</dd></div>
        {branch}
        <div><dt>{words.say("receipt-code")}</dt><dd><span class="num">{receipt.code.clone()}</span></dd></div>
    }
}

/// All receipts of the case, once there is more than one.
fn others(words: Words, case: CaseId, receipts: &[Receipt]) -> Option<impl IntoView + use<>> {
    let line = |receipt: &Receipt| {
        let number = args([("number", receipt.number.into())]);
        view! {
            <li>
                <div>
                    <a href=format!("/cases/{case}/receipts/{}", receipt.number)>{words.say_with("receipts-number", &number)}</a>
                    <span class="hint">{day::moment(words, receipt.issued_at)}</span>
                </div>
                <a href=file_path(case, receipt)>{words.say_with("receipts-file", &number)}</a>
            </li>
        }
    };
    (receipts.len() > 1).then(|| {
        view! {
            <section aria-labelledby="receipts" class="stack-s mt-l">
                <h2 id="receipts">{words.say("receipts-heading")}</h2>
                <ul class="tasks">{receipts.iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}

fn file_path(case: CaseId, receipt: &Receipt) -> String {
    format!("/cases/{case}/receipts/{}/file", receipt.number)
}

fn next(words: Words) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="next">
            <h2 id="next">{words.say("submit-next")}</h2>
            <ol class="tl">
                <li><b>{words.say("act-submit")}</b></li>
                <li class="now" aria-current="step"><b>{words.say("ahead-review")}</b>{words.say("submit-next-answer-text")}</li>
                <li class="next"><b>{words.say("ahead-counter")}</b>{words.say("forex-step-counter-text")}</li>
                <li class="next"><b>{words.say("ahead-opened")}</b></li>
            </ol>
        </section>
    }
}

/// `GET /cases/{case}/receipt.txt`: the signed text, which `yongyitong verify` checks without a network.
pub(super) async fn download(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    file(&site, &visit, case, None).await
}

/// `GET /cases/{case}/receipts/{number}/file`: the same of one submission.
pub(super) async fn download_one(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, number): InCaseAnd,
) -> Result<Response, Failure> {
    file(&site, &visit, case, Some(&number)).await
}

async fn file(site: &Site, visit: &Visit, case: CaseId, number: Option<&str>) -> Result<Response, Failure> {
    let receipts = forex::receipts(&site.store, visit.actor()?, case).await?;
    let receipt = chosen(&receipts, number)?;
    let name = format!("receipt-{case}-{}.txt", receipt.number);
    Ok((headers(&name), receipt.file(&site.store)).into_response())
}

fn headers(name: &str) -> [(header::HeaderName, String); 2] {
    [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
    ]
}

//! The receipt: to print, to show, and to check.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::casework::Clock;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::casework::receipt::Receipt;
use store::forex::{self, ApplicantView};

use super::parts::{InCase, crumbs};
use crate::components::branch::whole_name;
use crate::components::{DueDate, Icon, day};
use crate::failure::Failure;
use crate::qr;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// `GET /cases/{case}/receipt`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let receipt = forex::receipt(&site.store, visit.actor()?, case).await?;
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    let words = visit.words;
    let answer = view.clocks.iter().find(|clock| clock.clock == Clock::Answer);
    let answer = answer
        .map(|clock| clock.term.due(&site.store.calendar()))
        .map(|due| {
            view! { <div><dt>{words.say("receipt-answer")}</dt><dd><DueDate words=words case=case clock=Clock::Answer due=due/></dd></div> }
        });
    let check = format!("{}/verify/{}", site.public_url, receipt.code);
    let picture = qr::svg(&check);
    Ok(Page::new(words.say("receipt-done")).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                {crumbs(&visit, &words.say("receipt-title"))}
                <div class="case wide mt">
                    <div class="stack-l">
                        <article class="receipt" aria-labelledby="receipt">
                            <header>
                                <h1 id="receipt"><Icon name="check"/>{words.say("receipt-done")}</h1>
                                <p>{words.say("case-number")}<br/><span class="num">{view.reference.clone()}</span></p>
                            </header>
                            <div class="stack">
                                <div class="row between">
                                    <dl class="sum tight">{facts(words, &view, &receipt)}{answer}</dl>
                                    <div class="qr"><div inner_html=picture></div><span>{words.say("receipt-scan")}</span></div>
                                </div>
                                <p class="small dim">{words.say("receipt-signed")}<br/><span class="num">{check}</span></p>
                            </div>
                        </article>
                        <div class="noprint stack">
                            <div class="row">
                                <a class="btn" href=format!("/cases/{case}")>{words.say("receipt-case")}</a>
                                <a class="btn second" href=format!("/cases/{case}/receipt.txt")>
                                    <Icon name="down"/>{words.say("receipt-file")}
                                </a>
                            </div>
                            <p class="small dim">{words.say("receipt-print")}</p>
                        </div>
                    </div>
                    <div class="side noprint stack">{next(words)}</div>
                </div>
            </div>
        }
    }))
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
    let receipt = forex::receipt(&site.store, visit.actor()?, case).await?;
    Ok((headers(case), receipt.file(&site.store)).into_response())
}

fn headers(case: CaseId) -> [(header::HeaderName, String); 2] {
    [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"receipt-{case}.txt\""),
        ),
    ]
}

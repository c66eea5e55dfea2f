//! Checking a receipt: for anybody who holds one, without a sign-in. The page tells nothing about persons.

use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use store::casework::receipt::{Verified, verify_code};

use super::about::prose;
use crate::components::{ErrorSummary, FormField, Notice, Tone, day};
use crate::door::{Door, Who, get};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Letters and digits of a receipt's code, without the dashes.
const CODE_CHARS: usize = 12;

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![
        get("/verify", Who::Anyone, ask),
        get("/verify/{code}", Who::Anyone, show),
    ]
}

/// What came of a check.
enum Answer {
    /// Nothing was asked yet.
    NotAsked,
    /// What was typed cannot be a code; with the sentence that says why.
    Malformed(String),
    /// This installation issued no such receipt.
    Unknown,
    /// The receipt is genuine.
    Genuine(Verified),
}

impl Answer {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotAsked | Self::Genuine(_) => StatusCode::OK,
            Self::Malformed(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Unknown => StatusCode::NOT_FOUND,
        }
    }
}

/// `GET /verify`: the form; with a code in the address, the answer.
async fn ask(State(site): State<Site>, visit: Visit, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let form = Form::read(query.unwrap_or_default().into()).ok_or(Failure::Unreadable)?;
    let typed = form.text("code");
    let answer = if form.has("code") {
        check(&site, visit.words, typed).await?
    } else {
        Answer::NotAsked
    };
    Ok(page(&visit, typed, answer))
}

/// `GET /verify/{code}`: where the QR code of a receipt leads.
async fn show(State(site): State<Site>, visit: Visit, Path(code): Path<String>) -> Result<Response, Failure> {
    let answer = check(&site, visit.words, &code).await?;
    Ok(page(&visit, &code, answer))
}

async fn check(site: &Site, words: Words, typed: &str) -> Result<Answer, Failure> {
    let count = domain::text::identifier(typed).chars().count();
    if count != CODE_CHARS {
        let key = if count == 0 {
            "problem-verify-code-missing"
        } else {
            "problem-verify-code-length"
        };
        let sentence = words.say_with(
            key,
            &args([("expected", CODE_CHARS.into()), ("found", count.into())]),
        );
        return Ok(Answer::Malformed(sentence.into_owned()));
    }
    Ok(verify_code(&site.store, typed)
        .await?
        .map_or(Answer::Unknown, Answer::Genuine))
}

fn page(visit: &Visit, typed: &str, answer: Answer) -> Response {
    let words = visit.words;
    let status = answer.status();
    let title = words.say("verify-title");
    let problem = if let Answer::Malformed(sentence) = &answer {
        Some(sentence.clone())
    } else {
        None
    };
    let prefix = problem
        .as_ref()
        .map(|_| words.say("title-error"))
        .unwrap_or_default();
    let summary: Vec<_> = problem
        .iter()
        .map(|sentence| ("code".to_owned(), sentence.clone()))
        .collect();
    let typed = typed.to_owned();
    let key = visit.site.store.keys().signer().public_key().to_string();
    Page::new(format!("{prefix}{title}")).at(Place::Verify).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <div class="narrow stack-l">
                    <div>
                        <ErrorSummary words=words problems=summary/>
                        <h1>{title}</h1>
                        <p class="lede">{words.say("verify-lede")}</p>
                    </div>
                    {outcome(words, answer)}
                    <form action="/verify" method="get" novalidate>
                        <FormField words=words name="code" page="verify" text=typed error=problem width="w16 num"/>
                        <div class="actions"><button class="btn">{words.say("verify-check")}</button></div>
                    </form>
                    {offline(words, key)}
                </div>
            </div>
        }
    })
}

fn outcome(words: Words, answer: Answer) -> Option<AnyView> {
    match answer {
        Answer::NotAsked | Answer::Malformed(_) => None,
        Answer::Unknown => Some(unknown(words).into_any()),
        Answer::Genuine(verified) => Some(genuine(words, &verified).into_any()),
    }
}

fn unknown(words: Words) -> impl IntoView {
    let text = prose(&words.say("verify-unknown-text"));
    view! { <Notice tone=Tone::Bad heading=words.say("verify-unknown")>{text}</Notice> }
}

fn genuine(words: Words, verified: &Verified) -> impl IntoView + use<> {
    let at = verified.submitted_at;
    let kind = words.say(&format!("kind-{}", verified.process));
    let reference = verified.reference.clone();
    view! {
        <section class="stack" aria-labelledby="genuine">
            <Notice tone=Tone::Ok heading=words.say("verify-genuine")>
                <p>{words.say("verify-genuine-text")}</p>
            </Notice>
            <h2 id="genuine">{words.say("verify-says")}</h2>
            <dl class="sum">
                <div><dt>{words.say("case-number")}</dt><dd><span class="num">{reference}</span></dd></div>
                <div><dt>{words.say("receipt-kind")}</dt><dd>{kind}</dd></div>
                <div>
                    <dt>{words.say("receipt-time")}</dt>
                    <dd><time datetime=day::machine(at)>{day::moment(words, at)}</time></dd>
                </div>
            </dl>
        </section>
    }
}

/// How a receipt's file is checked without this site, and with which key.
fn offline(words: Words, key: String) -> impl IntoView {
    view! {
        <section class="card stack" aria-labelledby="offline">
            <h2 id="offline">{words.say("verify-offline")}</h2>
            {prose(&words.say("verify-offline-text"))}
            <p><code class="num">"yongyitong verify receipt.txt --key="{key.clone()}</code></p>
            <dl class="sum tight">
                <div><dt>{words.say("verify-key")}</dt><dd><span class="num">{key}</span></dd></div>
            </dl>
            <p class="small dim">{words.say("verify-key-text")}</p>
        </section>
    }
}

//! The second factor: setting it up, setting it up anew, and its recovery codes.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::second_factor::{self, Enrolment, recovery_codes};

use super::cookies::Secret;
use super::parts::{Problems, error, form_page};
use crate::components::{BackLink, CodeField, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::qr;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::args;

/// `GET /account/second-factor`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, &Problems::new()).await
}

async fn page(visit: &Visit, problems: &Problems) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let issuer = visit.words.say("brand-name");
    let pending = second_factor::pending(&visit.site.store, who, &issuer).await?;
    Ok(match pending {
        Some(enrolment) => enrol_page(visit, &enrolment, problems),
        None if who.uses_authenticator => {
            let left = recovery_codes::left(&visit.site.store, who.account()).await?;
            enrolled_page(visit, who.kind, left)
        }
        None => begin_page(visit),
    })
}

fn enrol_page(visit: &Visit, enrolment: &Enrolment, problems: &Problems) -> Response {
    let words = visit.words;
    let drawing = qr::svg(&enrolment.uri);
    let secret = grouped(&enrolment.base32);
    form_page(visit, "second-factor", problems, || {
        view! {
            <ol class="stack">
                <li>{words.say("second-factor-app")}</li>
                <li>{words.say("second-factor-scan")}
                    <div class="qr mt" role="img" aria-label=words.say("second-factor-picture") inner_html=drawing></div>
                    <p class="small">{words.say("second-factor-type")}" "<b class="num">{secret}</b></p></li>
                <li>{words.say("second-factor-then")}</li>
            </ol>
            <form method="post" novalidate>
                <CodeField words=words page="second-factor" name="code" digits_only=true error=error(problems, "code")/>
                <div class="actions"><button class="btn">{words.say("second-factor-do")}</button></div>
            </form>
        }
    })
}

/// In groups of four, for typing.
fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters
        .chunks(4)
        .map(|group| group.iter().collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// For somebody who has none and may have one.
fn begin_page(visit: &Visit) -> Response {
    let words = visit.words;
    let heading = words.say("second-factor");
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="narrow stack">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("second-factor-off-lede")}</p></div>
                    <p>{words.say("second-factor-why")}</p>
                    <p>{words.say("second-factor-lost")}</p>
                    <form method="post" action="/account/second-factor/renew">
                        <button class="btn">{words.say("second-factor-begin")}</button>
                    </form>
                </div>
            </div>
        }
    })
}

fn enrolled_page(visit: &Visit, kind: AccountKind, codes_left: u64) -> Response {
    let words = visit.words;
    let heading = words.say("second-factor");
    let off = (kind == AccountKind::Public)
        .then(|| view! { <p><a href="/account/second-factor/off">{words.say("second-factor-off")}</a></p> });
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="narrow stack">
                    <div class="head"><h1>{heading}</h1></div>
                    <Notice tone=Tone::Ok heading=words.say("second-factor-on")><p>{words.say("second-factor-on-text")}</p></Notice>
                    <form method="post" action="/account/second-factor/renew">
                        <button class="btn second">{words.say("second-factor-renew")}</button>
                    </form>
                    <h2>{words.say("recovery-codes")}</h2>
                    <p>{words.say_with("recovery-codes-left", &args([("count", codes_left.into())]))}</p>
                    <form method="post" action="/account/second-factor/codes">
                        <button class="btn second">{words.say("recovery-codes-draw")}</button>
                    </form>
                    {off}
                </div>
            </div>
        }
    })
}

/// `POST /account/second-factor`.
pub(super) async fn enrol(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    match second_factor::enrol(&site.store, who, form.text("code")).await? {
        Some(enrolled) => {
            let page = codes_page(&visit, &enrolled.recovery_codes);
            Ok(Secret::Session.set(&site, page, &enrolled.token))
        }
        None => {
            page(
                &visit,
                &vec![("code", visit.words.say("problem-factor-wrong").into_owned())],
            )
            .await
        }
    }
}

fn codes_page(visit: &Visit, codes: &[String]) -> Response {
    let words = visit.words;
    let heading = words.say("recovery-codes");
    let code = |code: &String| view! { <li><b class="num">{code.clone()}</b></li> };
    let codes = codes.iter().map(code).collect_view();
    Page::new(heading.clone()).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1><p class="lede">{words.say("recovery-codes-text")}</p></div>
                <ul class="card">{codes}</ul>
                <Notice tone=Tone::Warn heading=words.say("recovery-codes-once")><p>{words.say("recovery-codes-keep")}</p></Notice>
                <div class="actions"><a class="btn" href="/account/start">{words.say("recovery-codes-done")}</a></div>
            </div></div>
        }
    })
}

/// `POST /account/second-factor/renew`.
pub(super) async fn renew(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up("/account/second-factor")? {
        return Ok(ask);
    }
    second_factor::renew(&site.store, visit.signed_in()?).await?;
    Ok(see_other("/account/second-factor"))
}

/// `POST /account/second-factor/codes`: new recovery codes, shown once.
pub(super) async fn draw_codes(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up("/account/second-factor")? {
        return Ok(ask);
    }
    let codes = recovery_codes::draw(&site.store, visit.signed_in()?).await?;
    Ok(codes_page(&visit, &codes))
}

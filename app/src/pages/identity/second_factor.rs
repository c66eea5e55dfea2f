//! The second factor of staff: setting it up, and setting it up anew.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use leptos::prelude::*;
use store::identity::second_factor::{self, Enrolled, Enrolment};

use super::cookies::Secret;
use super::parts::{Problems, error, form_page};
use crate::components::{BackLink, CodeField, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::qr;
use crate::shell::{Page, see_other};
use crate::site::Site;
use crate::visit::Visit;

/// `GET /account/second-factor`.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    page(&visit, &Problems::new()).await
}

async fn page(visit: &Visit, problems: &Problems) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    if who.kind != AccountKind::Staff {
        return Err(Failure::NotFound);
    }
    let issuer = visit.words.say("brand-name");
    let pending = second_factor::pending(&visit.site.store, who, &issuer).await?;
    Ok(match pending {
        Some(enrolment) => enrol_page(visit, &enrolment, problems),
        None => enrolled_page(visit),
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

fn enrolled_page(visit: &Visit) -> Response {
    let words = visit.words;
    let heading = words.say("second-factor");
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
                </div>
            </div>
        }
    })
}

/// `POST /account/second-factor`.
pub(super) async fn enrol(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    if who.kind != AccountKind::Staff {
        return Err(Failure::NotFound);
    }
    match second_factor::enrol(&site.store, who, form.text("code")).await? {
        Some(enrolled) => Ok(Secret::Session.set(&site, codes_page(&visit, &enrolled), &enrolled.token)),
        None => {
            page(
                &visit,
                &vec![("code", visit.words.say("problem-factor-wrong").into_owned())],
            )
            .await
        }
    }
}

fn codes_page(visit: &Visit, enrolled: &Enrolled) -> Response {
    let words = visit.words;
    let heading = words.say("recovery-codes");
    let code = |code: &String| view! { <li><b class="num">{code.clone()}</b></li> };
    let codes = enrolled.recovery_codes.iter().map(code).collect_view();
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
    let who = visit.signed_in()?;
    if who.kind != AccountKind::Staff {
        return Err(Failure::NotFound);
    }
    second_factor::renew(&site.store, who).await?;
    Ok(see_other("/account/second-factor"))
}

//! The page that asks for a code: one for every step on the way in.

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use leptos::prelude::*;
use store::identity::step::{self, Purpose, Shown};

use super::cookies::Secret;
use super::parts::{Problems, back, clock_time, error, form_page, with_back};
use crate::components::{CodeField, Notice, Tone};
use crate::failure::Failure;
use crate::shell::{Page, see_other};
use crate::visit::Visit;
use crate::words::args;

/// The name of the field, which differs where an authenticator or a recovery code may be typed.
pub(super) fn field(purpose: Purpose) -> &'static str {
    if purpose == Purpose::SecondFactor {
        "factor"
    } else {
        "code"
    }
}

/// One page that asks for a code.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// Its own path.
    pub(super) path: &'static str,
    /// Under which its words stand.
    pub(super) key: &'static str,
    /// Where to begin again when the step is over.
    pub(super) again: &'static str,
}

/// The page, if the browser has such a step open; otherwise the one that says that it is over.
pub(super) async fn page(
    visit: &Visit,
    headers: &HeaderMap,
    asked: Asked,
    purpose: Purpose,
    problems: &Problems,
) -> Result<Response, Failure> {
    let token = Secret::Step.read(&visit.site, headers).unwrap_or_default();
    let shown = step::look(&visit.site.store, &token)
        .await?
        .filter(|shown| shown.purpose == purpose);
    Ok(match shown {
        Some(shown) => form(visit, asked, &shown, problems),
        None => gone(visit, asked),
    })
}

fn form(visit: &Visit, asked: Asked, shown: &Shown, problems: &Problems) -> Response {
    let words = visit.words;
    let is_sent = shown.purpose != Purpose::SecondFactor;
    let arguments = args([
        ("contact", shown.contact.clone().into()),
        ("until", clock_time(shown.ends_at).into()),
    ]);
    let key = match (is_sent, shown.by_mail) {
        (false, _) => "code-from-authenticator",
        (true, true) => "code-sent-by-mail",
        (true, false) => "code-sent-by-sms",
    };
    let sent = words.say_with(key, &arguments);
    let name = field(shown.purpose);
    let again = is_sent.then(|| {
        view! {
            <details class="mt">
                <summary>{words.say("code-not-received")}</summary>
                <p>{words.say("code-not-received-text")}</p>
                <button class="btn second" name="do" value="again" formnovalidate>{words.say("code-send-again")}</button>
            </details>
        }
    });
    let action = with_back(asked.path, back(visit).as_deref());
    form_page(visit, asked.key, problems, || {
        view! {
            <p>{sent}</p>
            <form method="post" action=action novalidate>
                <CodeField words=words page="sign-in" name=name digits_only=is_sent error=error(problems, name)/>
                <div class="actions"><button class="btn">{words.say(&format!("{}-do", asked.key))}</button></div>
                {again}
            </form>
            <p class="small dim">{words.say("code-never-by-phone")}</p>
        }
    })
}

/// Sends a new code in place of the old one.
pub(super) async fn send_again(
    visit: &Visit,
    headers: &HeaderMap,
    asked: Asked,
) -> Result<Response, Failure> {
    let token = Secret::Step.read(&visit.site, headers).unwrap_or_default();
    Ok(match step::send_again(&visit.site.store, &token).await? {
        Some(step) => {
            let way = see_other(&with_back(asked.path, back(visit).as_deref()));
            Secret::Step.set(&visit.site, way, &step.token)
        }
        None => gone(visit, asked),
    })
}

/// The step is over: too late, tried too often, or already done.
pub(super) fn gone(visit: &Visit, asked: Asked) -> Response {
    let words = visit.words;
    let heading = words.say("code-gone");
    let way = with_back(asked.again, back(visit).as_deref());
    Page::new(heading.clone()).status(StatusCode::UNPROCESSABLE_ENTITY).render(visit, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Warn heading=words.say("code-gone-why")><p>{words.say("code-gone-text")}</p></Notice>
                <div class="actions"><a class="btn" href=way>{words.say("code-gone-way")}</a></div>
            </div></div>
        }
    })
}

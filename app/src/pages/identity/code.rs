//! The page that asks for a code: one for every step on the way in.

use std::ops::ControlFlow;

use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use leptos::prelude::*;
use store::identity::step::{self, Purpose, Shown};
use store::identity::{Finish, Step};

use super::cookies::Secret;
use super::parts::{Problems, back, error, form_page, too_many, with_back};
use crate::components::{CodeField, Notice, Tone, clock_time};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::{Page, see_other};
use crate::visit::Visit;
use crate::words::args;

/// The name of the field, which differs where an authenticator or a recovery code may be typed.
fn field(purpose: Purpose) -> &'static str {
    if purpose == Purpose::SecondFactor {
        "factor"
    } else {
        "code"
    }
}

/// One page that asks for a code.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    /// What the code is for.
    pub(super) purpose: Purpose,
    /// Its own path.
    pub(super) path: &'static str,
    /// Under which its words stand.
    pub(super) key: &'static str,
    /// Where to begin again when the step is over.
    pub(super) again: &'static str,
}

/// Leads to the page after a step was begun; after too many tries to the one that began it, with a sentence.
pub(super) fn begun(
    visit: &Visit,
    asked: Asked,
    step: Result<Step, store::Error>,
    refused: impl FnOnce(String) -> Response,
) -> Result<Response, Failure> {
    match step {
        Ok(step) => Ok(go_on(visit, asked, &step)),
        Err(error) => too_many(visit.words, error.into(), refused),
    }
}

/// Leads to the page; the browser keeps the step.
pub(super) fn go_on(visit: &Visit, asked: Asked, step: &Step) -> Response {
    let way = see_other(&with_back(asked.path, back(visit).as_deref()));
    Secret::Step.set(&visit.site, way, &step.token)
}

/// The page, if the browser has such a step open; otherwise the one that says that it is over.
pub(super) async fn page(
    visit: &Visit,
    headers: &HeaderMap,
    asked: Asked,
    problems: &Problems,
) -> Result<Response, Failure> {
    let token = Secret::Step.read(&visit.site, headers).unwrap_or_default();
    let shown = step::look(&visit.site.store, &token)
        .await?
        .filter(|shown| shown.purpose == asked.purpose);
    Ok(match shown {
        Some(shown) => form(visit, asked, &shown, problems),
        None => gone(visit, asked),
    })
}

/// The page as it was sent back, with a code or with the wish for another one.
pub(super) struct Given<'a> {
    visit: &'a Visit,
    headers: &'a HeaderMap,
    form: &'a Form,
    asked: Asked,
    /// The step that the browser holds.
    pub(super) token: String,
}

impl<'a> Given<'a> {
    pub(super) fn new(visit: &'a Visit, headers: &'a HeaderMap, form: &'a Form, asked: Asked) -> Self {
        let token = Secret::Step.read(&visit.site, headers).unwrap_or_default();
        Self {
            visit,
            headers,
            form,
            asked,
            token,
        }
    }

    /// What was typed.
    pub(super) fn typed(&self) -> &'a str {
        self.form.text(field(self.asked.purpose))
    }

    /// Finishes the step with the typed code. Breaks off with a page when another code was asked for, the code was
    /// wrong, or the step is over.
    pub(super) async fn finish<T>(
        &self,
        finishing: impl Future<Output = Result<Finish<T>, store::Error>> + Send,
    ) -> Result<ControlFlow<Response, T>, Failure> {
        if self.form.text("do") == "again" {
            return Ok(ControlFlow::Break(self.send_again().await?));
        }
        Ok(match finishing.await? {
            Finish::Done(done) => ControlFlow::Continue(done),
            Finish::Wrong { tries_left } => ControlFlow::Break(self.wrong(tries_left).await?),
            Finish::Gone => ControlFlow::Break(gone(self.visit, self.asked)),
        })
    }

    async fn wrong(&self, tries_left: u32) -> Result<Response, Failure> {
        let words = self.visit.words;
        let sentence = match self.asked.purpose {
            Purpose::SecondFactor => words.say("problem-factor-wrong").into_owned(),
            _ => words
                .say_with("problem-code-wrong", &args([("left", tries_left.into())]))
                .into_owned(),
        };
        let problems = vec![(field(self.asked.purpose), sentence)];
        page(self.visit, self.headers, self.asked, &problems).await
    }

    /// Sends a new code in place of the old one.
    async fn send_again(&self) -> Result<Response, Failure> {
        let again = step::send_again(&self.visit.site.store, &self.token).await?;
        Ok(again.map_or_else(
            || gone(self.visit, self.asked),
            |step| go_on(self.visit, self.asked, &step),
        ))
    }
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
            <details class="more mt">
                <summary>{words.say("code-not-received")}</summary>
                <p>{words.say("code-not-received-text")}</p>
                <p class="mt"><button class="btn second" name="do" value="again" formnovalidate>{words.say("code-send-again")}</button></p>
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

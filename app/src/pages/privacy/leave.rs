//! The end of an account: what goes, what stays and until when, then a word that is typed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;
use store::identity::organisation::Organisation;
use store::privacy::kept::KeptCase;
use store::privacy::leave::{self, Leaving};

use super::centre::{case_line, case_name, until};
use crate::components::{BackLink, ErrorSummary, FormField, Notice, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::pages::about::prose;
use crate::pages::firm::firm_path;
use crate::pages::identity::cookies::forget_session;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// Where an account is ended.
pub(super) const PATH: &str = "/account/delete";

/// What is typed to confirm it, in whatever language the page is.
const WORDS: [&str; 2] = ["注销", "DELETE"];

/// `GET /account/delete`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    page(&site, &visit, None).await
}

/// The page; with what was typed where it was not the word.
async fn page(site: &Site, visit: &Visit, typed: Option<&str>) -> Result<Response, Failure> {
    let who = visit.signed_in()?;
    let leaving = leave::look(&site.store, who).await?;
    let words = visit.words;
    let heading = words.say("own-leave");
    let error = typed.map(|_| words.say("problem-leave-word").into_owned());
    let summary = error.iter().map(|error| ("word".to_owned(), error.clone()));
    let summary: Vec<_> = summary.collect();
    let (title, status) = if error.is_some() {
        let title = format!("{}{heading}", words.say("title-error"));
        (title, StatusCode::UNPROCESSABLE_ENTITY)
    } else {
        (heading.clone().into_owned(), StatusCode::OK)
    };
    let act = if leaving.must_wait() {
        view! { {under_way(words, &leaving.under_way)}{only_owner(words, &leaving.only_owner_of)} }.into_any()
    } else if who.is_stepped_up(visit.now) {
        form(words, typed.unwrap_or_default(), error).into_any()
    } else {
        let way = format!("/step-up?back={PATH}");
        view! { <div class="actions"><a class="btn" href=way>{words.say("confirm-mobile-first")}</a></div> }
            .into_any()
    };
    Ok(Page::new(title).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account/privacy" text=words.say("own-data")/>
                <div class="narrow stack-l">
                    <ErrorSummary words=words problems=summary/>
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("leave-lede")}</p></div>
                    {what_happens(words, &leaving)}
                    {act}
                </div>
            </div>
        }
    }))
}

fn what_happens(words: Words, leaving: &Leaving) -> impl IntoView + use<> {
    let erased = (!leaving.erased.is_empty()).then(|| {
        let name = |kept: &KeptCase| view! { <li>{case_name(words, kept)}</li> };
        view! {
            <p>{words.say("leave-erased-cases")}</p>
            <ul class="bullets">{leaving.erased.iter().map(name).collect_view()}</ul>
        }
    });
    let kept = (!leaving.kept.is_empty()).then(|| {
        let line = |kept: &KeptCase| {
            view! { <li>{case_name(words, kept)}<br/><span class="small dim">{until(words, kept.until)}</span></li> }
        };
        view! {
            <section class="stack-s" aria-labelledby="stays">
                <h2 id="stays">{words.say("leave-stays")}</h2>
                <p>{words.say("leave-stays-why")}</p>
                <ul class="bullets">{leaving.kept.iter().map(line).collect_view()}</ul>
            </section>
        }
    });
    view! {
        <section class="stack-s" aria-labelledby="goes">
            <h2 id="goes">{words.say("leave-goes")}</h2>
            {prose(&words.say("leave-goes-text"))}
            {erased}
        </section>
        {kept}
        <section class="stack-s" aria-labelledby="remains">
            <h2 id="remains">{words.say("leave-remains")}</h2>
            <p>{words.say("leave-remains-text")}</p>
        </section>
    }
}

/// The cases that must come to an end before, each with the way there.
fn under_way(words: Words, cases: &[KeptCase]) -> Option<impl IntoView + use<>> {
    let lines = cases.iter().map(|kept| case_line(words, kept)).collect_view();
    (!cases.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn heading=words.say("leave-under-way")>
                <p>{words.say("leave-under-way-text")}</p>
                <ul class="tasks">{lines}</ul>
            </Notice>
        }
    })
}

/// The firms that would be left without an owner, each with the way to its members.
fn only_owner(words: Words, firms: &[Organisation]) -> Option<impl IntoView + use<>> {
    let line = |firm: &Organisation| {
        let name = words.pick(&firm.name_zh, &firm.name_en).to_owned();
        view! { <li><a href=firm_path(firm.id)>{name}</a></li> }
    };
    let lines = firms.iter().map(line).collect_view();
    (!firms.is_empty()).then(|| {
        view! {
            <Notice tone=Tone::Warn heading=words.say("leave-only-owner")>
                <p>{words.say("leave-only-owner-text")}</p>
                <ul class="tasks">{lines}</ul>
            </Notice>
        }
    })
}

fn form(words: Words, typed: &str, error: Option<String>) -> impl IntoView + use<> {
    view! {
        <form method="post" action=PATH novalidate class="stack">
            <p>{words.say("leave-copy-first")}" "<a href="/account/copy">{words.say("own-copy")}</a></p>
            <FormField words=words page="leave" name="word" text=typed width="w8" error=error/>
            <div class="actions">
                <button class="btn danger">{words.say("leave-do")}</button>
                <a href="/account/privacy">{words.say("leave-stay")}</a>
            </div>
        </form>
    }
}

/// `POST /account/delete`, after a fresh factor and with the word.
pub(super) async fn leave(State(site): State<Site>, visit: Visit, form: Form) -> Result<Response, Failure> {
    if let Some(ask) = visit.step_up(PATH)? {
        return Ok(ask);
    }
    let typed = form.text("word");
    if !WORDS.iter().any(|word| word.eq_ignore_ascii_case(typed)) {
        return page(&site, &visit, Some(typed)).await;
    }
    let who = visit.signed_in()?;
    match leave::leave(&site.store, who).await {
        Ok(left) => Ok(forget_session(&site, done(&visit, &left))),
        // A case was begun or moved on meanwhile: the page says which.
        Err(store::Error::NotNow) => page(&site, &visit, None).await,
        Err(error) => Err(error.into()),
    }
}

fn done(visit: &Visit, left: &Leaving) -> Response {
    let words = visit.words;
    let stranger = Visit {
        who: None,
        ..visit.clone()
    };
    let kept = (!left.kept.is_empty()).then(|| {
        let said = args([("count", left.kept.len().into())]);
        view! { <p>{words.say_with("leave-done-kept", &said)}</p> }
    });
    let heading = words.say("leave-done");
    Page::new(heading.clone()).render(&stranger, || {
        view! {
            <div class="wrap"><div class="narrow stack">
                <div class="head"><h1>{heading}</h1></div>
                <Notice tone=Tone::Ok heading=words.say("leave-done-heading")>
                    <p>{words.say("leave-done-text")}</p>
                    {kept}
                </Notice>
                <div class="actions"><a class="btn second" href="/">{words.say("leave-done-way")}</a></div>
            </div></div>
        }
    })
}

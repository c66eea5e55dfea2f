//! The second officer's form: confirm, or send back with a reason.

use axum::extract::State;
use axum::response::Response;
use domain::ids::CaseId;
use leptos::prelude::*;
use store::forex::desk::{self, Opened, TEXT_CHARS_MAX};

use super::panel::hands;
use super::parts::{InCase, Typed, back_to, form_head, onward, sent, version};
use super::propose::error_line;
use super::review::{self, Desk};
use super::talk::text_problem;
use super::{fresh, late};
use crate::components::{FormField, refusal_words};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The form for a proposal that waits.
pub(super) fn form(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review) = (desk.words(), &desk.review);
    let proposed = review
        .decisions
        .iter()
        .rev()
        .find(|decision| decision.result.is_none());
    let summary = proposed.map(|decision| {
        let reason = decision
            .reason
            .map(|reason| view! { <br/>{refusal_words(words, reason)} });
        let outcome = words.say(&format!("desk-outcome-{}", decision.outcome));
        let text = decision.text.clone();
        view! { <p><strong>{outcome}</strong>{reason}</p><p class="lines">{text}</p> }
    });
    view! {
        <form class="panel" id="panel" action=desk.path("decide") method="post" novalidate aria-labelledby="panel-heading">
            <h2 id="panel-heading">{words.say("desk-check")}</h2>
            {hands(desk)}
            {summary}
            {form_head(desk)}
            {verdict(words, &desk.typed)}
            <button class="btn" accesskey="d">{words.say("desk-check-send")}</button>
            <p class="small dim">{words.say("desk-check-text")}</p>
        </form>
    }
}

/// Confirm or send back, with room for the reason.
pub(super) fn verdict(words: Words, typed: &Typed) -> impl IntoView + use<> {
    let chosen = typed.text("verdict");
    let choice = |(index, code): (usize, &'static str)| {
        let id = if index == 0 {
            "verdict".to_owned()
        } else {
            format!("verdict-{index}")
        };
        view! {
            <label class="choice slim">
                <input type="radio" id=id name="verdict" value=code checked={chosen == code}/>
                <b>{words.say(&format!("desk-verdict-{code}"))}</b>
            </label>
        }
    };
    let choices = ["confirm", "send_back"]
        .into_iter()
        .enumerate()
        .map(choice)
        .collect_view();
    let error = typed.problem("verdict").map(error_line);
    view! {
        <fieldset class="choices"><legend class="label">{words.say("desk-verdict")}</legend>{error}{choices}</fieldset>
        <FormField words=words name="why" page="desk" kind="textarea" text=typed.text("why") error=typed.problem("why")/>
    }
}

/// What a second officer decided.
pub(super) enum Verdict {
    Confirm,
    SendBack(String),
}

pub(super) fn read(words: Words, form: &Form) -> Result<Verdict, (String, String)> {
    match form.text("verdict") {
        "confirm" => Ok(Verdict::Confirm),
        "send_back" => {
            let why = form.text("why");
            text_problem(words, "why", why, TEXT_CHARS_MAX)
                .map_or_else(|| Ok(Verdict::SendBack(why.to_owned())), Err)
        }
        _ => Err((
            "verdict".to_owned(),
            words.say("desk-problem-verdict-missing").into_owned(),
        )),
    }
}

/// `POST /desk/cases/{case}/decide`. Confirming asks for a fresh factor.
pub(super) async fn decide(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    settle(&site, &visit, (case, Stage::Approval), form).await
}

/// `POST /desk/cases/{case}/opening/decide`. Confirming asks for a fresh factor.
pub(super) async fn decide_opening(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    settle(&site, &visit, (case, Stage::Opening), form).await
}

/// What is checked.
#[derive(Clone, Copy)]
enum Stage {
    Approval,
    Opening,
}

async fn settle(
    site: &Site,
    visit: &Visit,
    (case, stage): (CaseId, Stage),
    form: Form,
) -> Result<Response, Failure> {
    let verdict = match read(visit.words, &form) {
        Ok(verdict) => verdict,
        Err(problem) => return review::page(site, visit, case, Typed::wrong(form, vec![problem])).await,
    };
    if matches!(verdict, Verdict::Confirm)
        && let Some(ask) = fresh::ask(site, visit, &back_to(visit, case), &form).await?
    {
        return Ok(ask);
    }
    let onward = onward(visit, case).await?;
    match taken(site, visit, (case, stage), &form, &verdict).await? {
        Ok(Opened::Done) => Ok(see_other(&onward)),
        Ok(Opened::NumberTaken) => {
            let sentence = visit.words.say("desk-problem-number-taken").into_owned();
            let problems = vec![("verdict".to_owned(), sentence)];
            review::page(site, visit, case, Typed::wrong(form, problems)).await
        }
        Err(error) => late::answer(site, visit, case, form, error).await,
    }
}

/// Hands the verdict to the store; what it refuses is for [`late::answer`].
async fn taken(
    site: &Site,
    visit: &Visit,
    (case, stage): (CaseId, Stage),
    form: &Form,
    verdict: &Verdict,
) -> Result<Result<Opened, store::Error>, Failure> {
    let (store, actor) = (&site.store, visit.actor()?);
    let (seen, sent) = (version(form)?, sent(form)?);
    let done = |()| Opened::Done;
    Ok(match (stage, verdict) {
        (Stage::Approval, Verdict::Confirm) => desk::confirm(store, actor, case, seen, sent).await.map(done),
        (Stage::Approval, Verdict::SendBack(why)) => desk::send_back(store, actor, case, seen, why, sent)
            .await
            .map(done),
        (Stage::Opening, Verdict::Confirm) => desk::confirm_opening(store, actor, case, seen, sent).await,
        (Stage::Opening, Verdict::SendBack(why)) => {
            desk::send_back_opening(store, actor, case, seen, why, sent)
                .await
                .map(done)
        }
    })
}

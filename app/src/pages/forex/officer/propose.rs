//! The maker's form: a mark on every section, then a proposal, or a request for everything that is missing.

use axum::extract::State;
use axum::response::Response;
use domain::forex::reason::RefusalReason;
use leptos::prelude::*;
use store::forex::desk::{self, Examined, Proposal, TEXT_CHARS_MAX};

use super::evidence::{MARKS_SAVED, first_unmarked, marks_saved};
use super::panel::{hands, sent_back};
use super::parts::{InCase, Typed, back_to, examination, form_head, marks, sent, unmarked, version};
use super::review::{self, Desk};
use super::talk::text_problem;
use super::{late, supplement};
use crate::components::{FormField, Icon};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// The form. The marks beside the answers belong to it, so that nothing ticked is lost whatever button is pressed.
pub(super) fn form(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, review, typed) = (desk.words(), &desk.review, &desk.typed);
    let open = review
        .journey
        .sections
        .iter()
        .filter(|section| !review.marks.contains_key(section.name))
        .count();
    let saved = (typed.has_saved_marks && first_unmarked(review).is_none()).then(|| marks_saved(words));
    let left = (open > 0).then(|| words.say_with("desk-marks-left", &args([("count", open.into())])));
    view! {
        <form class="panel" id="decide" action=desk.path("propose") method="post" novalidate aria-labelledby="panel">
            <h2 id="panel">{words.say("desk-decide")}</h2>
            {hands(desk)}
            {saved}
            {sent_back(desk)}
            {form_head(desk)}
            {outcomes(words, typed)}
            {reasons(words, typed)}
            <FormField words=words name="text" page="desk" kind="textarea" text=typed.text("text") error=typed.problem("text")/>
            <button class="btn">{words.say("desk-propose")}</button>
            <button class="btn second" formaction=desk.path("check")>{words.say("desk-marks-save")}</button>
            <p class="small dim">{words.say("desk-propose-text")}" "{left}</p>
            {supplement::items(desk)}
        </form>
    }
}

fn outcomes(words: Words, typed: &Typed) -> impl IntoView + use<> {
    let chosen = typed.text("outcome");
    let choice = |(index, code): (usize, &'static str)| {
        let id = if index == 0 {
            "outcome".to_owned()
        } else {
            format!("outcome-{index}")
        };
        let key = format!("desk-outcome-choice-{code}");
        view! {
            <label class="choice slim">
                <input type="radio" id=id name="outcome" value=code checked={chosen == code}/>
                <b>{words.say(&key)}</b>
            </label>
        }
    };
    let choices = ["approve", "refuse"]
        .into_iter()
        .enumerate()
        .map(choice)
        .collect_view();
    let error = typed.problem("outcome").map(error_line);
    view! { <fieldset class="choices"><legend class="label">{words.say("desk-outcome")}</legend>{error}{choices}</fieldset> }
}

fn reasons(words: Words, typed: &Typed) -> impl IntoView + use<> {
    let chosen = typed.text("reason");
    let option = |reason: RefusalReason| {
        let code = reason.to_string();
        let is_chosen = chosen == code;
        let text = words.say(&format!("refusal-{code}"));
        view! { <option value=code selected=is_chosen>{text}</option> }
    };
    let options = RefusalReason::of_individuals().map(option).collect_view();
    let problem = typed.problem("reason");
    let class = if problem.is_some() { "field wrong" } else { "field" };
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class=class>
            <label class="label" for="reason">{words.say("desk-reason")}</label>
            <p class="hint" id="reason-hint">{words.say("desk-reason-hint")}</p>
            {problem.map(error_line)}
            <select class="input" id="reason" name="reason" aria-invalid=invalid aria-describedby="reason-hint">
                <option value="">{words.say("choose")}</option>{options}
            </select>
        </div>
    }
}

/// What is wrong, at its field.
pub(super) fn error_line(sentence: String) -> impl IntoView {
    view! { <p class="err"><Icon name="alert"/><span>{sentence}</span></p> }
}

fn read(words: Words, form: &Form) -> Result<Proposal, Vec<(String, String)>> {
    let wrong = |name: &str, code: &str| {
        (
            name.to_owned(),
            words.say(&format!("desk-problem-{name}-{code}")).into_owned(),
        )
    };
    let text = form.text("text").to_owned();
    let too_long = text_problem(words, "text", &text, TEXT_CHARS_MAX);
    match form.text("outcome") {
        "approve" => {
            let problem = too_long.filter(|_| !text.is_empty());
            problem.map_or(Ok(Proposal::Approve { text }), |problem| Err(vec![problem]))
        }
        "refuse" => match (reason(form), too_long) {
            (Some(reason), None) => Ok(Proposal::Refuse { reason, text }),
            (reason, problem) => {
                let reason = reason.is_none().then(|| wrong("reason", "missing"));
                Err(reason.into_iter().chain(problem).collect())
            }
        },
        _ => Err(vec![wrong("outcome", "missing")]),
    }
}

/// The chosen reason, one of those that can be chosen here.
fn reason(form: &Form) -> Option<RefusalReason> {
    let chosen = form.text("reason").parse().ok();
    chosen.filter(|chosen| RefusalReason::of_individuals().any(|own| own == *chosen))
}

/// `POST /desk/cases/{case}/propose`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let journey = desk::journey(&site.store, visit.actor()?, case).await?;
    let proposal = match read(visit.words, &form) {
        Ok(proposal) => proposal,
        Err(problems) => return review::page(&site, &visit, case, Typed::wrong(form, problems)).await,
    };
    let examination = examination(&form, &journey)?;
    let (actor, sent) = (visit.actor()?, sent(&form)?);
    match desk::propose(&site.store, actor, case, &examination, &proposal, sent).await {
        Ok(Examined::Done) => Ok(see_other(&back_to(&visit, case))),
        Ok(Examined::Unmarked(sections)) => {
            let problems = unmarked(visit.words, &sections);
            review::page(&site, &visit, case, Typed::wrong(form, problems)).await
        }
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

/// `POST /desk/cases/{case}/check`: saves the marks alone, and says so where the officer goes on.
pub(super) async fn save_marks(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let journey = desk::journey(&site.store, visit.actor()?, case).await?;
    let marks = marks(&form, &journey);
    match desk::save_marks(&site.store, visit.actor()?, case, version(&form)?, &marks).await {
        Ok(()) => {
            let back = back_to(&visit, case);
            let joint = if back.contains('?') { '&' } else { '?' };
            Ok(see_other(&format!("{back}{joint}{MARKS_SAVED}#{MARKS_SAVED}")))
        }
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

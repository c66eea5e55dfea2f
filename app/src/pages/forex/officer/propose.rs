//! The maker's form: a mark on every section, then a proposal, or a request for everything that is missing.

use axum::extract::State;
use axum::response::Response;
use domain::forex::ApplicantKind;
use domain::forex::reason::Refusal;
use domain::forex::template::TemplateUse;
use leptos::prelude::*;
use store::forex::desk::{self, Examined, Proposal, TEXT_CHARS_MAX};

use super::evidence::{MARKS_SAVED, first_unmarked, marks_saved};
use super::offered::refusal_options;
use super::panel::{hands, sent_back};
use super::parts::{InCase, Typed, back_to, examination, form_head, marks, onward, sent, unmarked, version};
use super::review::{self, Desk};
use super::talk::text_problem;
use super::template::insert;
use super::{late, supplement};
use crate::components::{FormField, FormSelect, Icon};
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
            <button class="vh" tabindex="-1" aria-hidden="true">{words.say("desk-propose")}</button>
            <h2 id="panel">{words.say("desk-decide")}</h2>
            {hands(desk)}
            {saved}
            {sent_back(desk)}
            {form_head(desk)}
            {outcomes(words, typed)}
            {reasons(desk)}
            {insert::picker(desk, TemplateUse::Refusal)}
            <FormField words=words name="text" page="desk" kind="textarea" text=typed.text("text") error=typed.problem("text")/>
            <button class="btn" accesskey="d">{words.say("desk-propose")}</button>
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

fn reasons(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, typed, applicant) = (desk.words(), &desk.typed, desk.review.applicant);
    let options = refusal_options(words, &typed.text("reason"), |reason| reason.fits(applicant));
    view! { <FormSelect words=words name="reason" page="desk" options=options error=typed.problem("reason")/> }
}

/// What is wrong, at its field.
pub(super) fn error_line(sentence: String) -> impl IntoView {
    view! { <p class="err"><Icon name="alert"/><span>{sentence}</span></p> }
}

fn read(words: Words, form: &Form, applicant: ApplicantKind) -> Result<Proposal, Vec<(String, String)>> {
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
        "refuse" => match (refusal(form, applicant), too_long) {
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
fn refusal(form: &Form, applicant: ApplicantKind) -> Option<Refusal> {
    let chosen: Option<Refusal> = form.text("reason").parse().ok();
    chosen.filter(|chosen| chosen.reason.fits(applicant))
}

/// `POST /desk/cases/{case}/propose`.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    let (applicant, journey) = desk::journey(&site.store, visit.actor()?, case).await?;
    let proposal = match read(visit.words, &form, applicant) {
        Ok(proposal) => proposal,
        Err(problems) => return review::page(&site, &visit, case, Typed::wrong(form, problems)).await,
    };
    let examination = examination(&form, &journey)?;
    let (actor, sent, onward) = (visit.actor()?, sent(&form)?, onward(&visit, case).await?);
    match desk::propose(&site.store, actor, case, &examination, &proposal, sent).await {
        Ok(Examined::Done) => Ok(see_other(&onward)),
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
    let (_, journey) = desk::journey(&site.store, visit.actor()?, case).await?;
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

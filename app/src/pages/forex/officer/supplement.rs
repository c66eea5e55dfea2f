//! Asking the applicant for everything that is missing: several items in one request.

use std::borrow::Cow;

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Answers, Journey, Page};
use domain::forex::Act;
use domain::forex::reason::SupplementReason;
use domain::forex::template::TemplateUse;
use leptos::prelude::*;
use store::forex::desk::{self, Examined, ITEMS_MAX, Target, Wanted};

use super::late;
use super::offered::{supplement_options, target_options};
use super::panel::target_words;
use super::parts::{InCase, Typed, examination, onward, sent, unmarked};
use super::propose::error_line;
use super::review::{self, Desk};
use super::template::insert;
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// How many empty rows the form begins with.
const ROWS_AT_FIRST: usize = 3;
/// The most characters of what is asked for in one item.
pub(super) const ITEM_CHARS_MAX: usize = 500;

/// The rows of the request, a part of the maker's form.
pub(super) fn items(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    if !desk.review.acts.contains(&Act::RequestSupplement) {
        return view! { <p class="small dim">{words.say("desk-supplement-used-up")}</p> }.into_any();
    }
    let count = rows(&typed.form).max(ROWS_AT_FIRST);
    let is_filled = |index| {
        let mut controls = names(index).into_iter();
        controls.any(|control| !typed.text(&control).is_empty())
    };
    let is_open =
        typed.form.has("do") || typed.problem("item-0-target").is_some() || (0..count).any(is_filled);
    let rows = (0..count).map(|index| row(desk, index)).collect_view();
    let path = desk.path("supplement");
    let more = (count < ITEMS_MAX).then(|| {
        let path = format!("{path}#item-{count}-target");
        view! { <button class="btn text slim" formaction=path name="do" value="add">{words.say("desk-supplement-add")}</button> }
    });
    view! {
        <details class="more" open=is_open>
            <summary>{words.say("desk-supplement")}</summary>
            <div class="stack">
                <p class="small">{words.say("desk-supplement-text")}</p>
                {insert::picker(desk, TemplateUse::Supplement)}
                {rows}
                {more}
                <button class="btn second" formaction=path.clone()>{words.say("desk-supplement-send")}</button>
            </div>
        </details>
    }
    .into_any()
}

fn row(desk: &Desk<'_>, index: usize) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    let [target, reason, text] = names(index);
    let number = args([("number", (index + 1).into())]);
    let pages = desk.review.journey.pages();
    let applies = |own: &Target, page: &Page| applies(desk, own, page);
    let groups = target_options(words, pages, &typed.text(&target), applies);
    let wrong = (
        typed.problem(&target),
        typed.problem(&reason),
        typed.problem(&text),
    );
    let class = if wrong.0.is_some() || wrong.1.is_some() || wrong.2.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let invalid = |problem: &Option<String>| problem.is_some().then_some("true");
    let (target_invalid, reason_invalid) = (invalid(&wrong.0), invalid(&wrong.1));
    let text_invalid = invalid(&wrong.2);
    view! {
        <div class=class>
            <label class="label" for=target.clone()>{words.say_with("desk-supplement-target", &number)}</label>
            {wrong.0.map(error_line)}
            <select class="input" id=target.clone() name=target aria-invalid=target_invalid>
                <option value="">{words.say("choose")}</option>{groups}
            </select>
            <label class="label small" for=reason.clone()>{words.say_with("desk-supplement-reason", &number)}</label>
            {wrong.1.map(error_line)}
            <select class="input" id=reason.clone() name=reason.clone() aria-invalid=reason_invalid>
                <option value="">{words.say("desk-supplement-own")}</option>{supplement_options(words, &typed.text(&reason))}
            </select>
            <label class="label small" for=text.clone()>{words.say_with("desk-supplement-what", &number)}</label>
            {wrong.2.map(error_line)}
            <textarea class="input short" id=text.clone() name=text.clone() rows="2" aria-invalid=text_invalid>{typed.text(&text)}</textarea>
        </div>
    }
}

/// The names of the controls of a row.
pub(super) fn names(index: usize) -> [String; 3] {
    ["target", "reason", "text"].map(|control| format!("item-{index}-{control}"))
}

/// Whether the application has this: what only other documents show is not asked of this one.
fn applies(desk: &Desk<'_>, target: &Target, page: &Page) -> bool {
    let Target::Field(_, name) = target else {
        return true;
    };
    let empty = Answers::default();
    let answers = desk.review.answers.get(&page.name).unwrap_or(&empty);
    let field = page.fields.iter().find(|field| field.name == *name);
    field.is_some_and(|field| field.needed.applies(answers))
}

/// How many rows a form has, with the one that was asked for.
fn rows(form: &Form) -> usize {
    let sent = (0..ITEMS_MAX)
        .take_while(|index| form.has(&format!("item-{index}-target")))
        .count();
    let added = usize::from(form.text("do") == "add");
    (sent + added).min(ITEMS_MAX)
}

/// What was chosen and typed in the rows, by their labels.
pub(super) fn typed_items(words: Words, form: &Form, journey: &Journey) -> Vec<(String, String)> {
    let item = |index: usize| {
        let number = args([("number", (index + 1).into())]);
        let label = |key| words.say_with(key, &number).into_owned();
        let target = Target::parse(journey, form.text(&format!("item-{index}-target")));
        let target = target.map(|target| {
            let code = target.to_string();
            let (kind, name) = code.split_once(':').unwrap_or_default();
            target_words(words, kind, name)
        });
        let [_, reason, text] = names(index).map(|control| form.text(&control).to_owned());
        let reason = words.find(&format!("supplement-reason-{reason}"), None);
        [
            (label("desk-supplement-target"), target.unwrap_or_default()),
            (
                label("desk-supplement-reason"),
                reason.map_or_else(String::new, Cow::into_owned),
            ),
            (label("desk-supplement-what"), text),
        ]
    };
    (0..rows(form)).flat_map(item).collect()
}

/// Reads the rows that were filled in. Empty ones are left out; half-filled ones are problems.
fn read(words: Words, form: &Form, journey: &Journey) -> Result<Vec<Wanted>, Vec<(String, String)>> {
    let (mut wanted, mut problems) = (Vec::new(), Vec::new());
    for index in 0..rows(form) {
        match read_row(form, journey, index) {
            Ok(row) => wanted.extend(row),
            Err((control, code)) => {
                let facts = args([("number", (index + 1).into()), ("max", ITEM_CHARS_MAX.into())]);
                let sentence = words.say_with(&format!("desk-problem-item-{code}"), &facts);
                problems.push((control, sentence.into_owned()));
            }
        }
    }
    if problems.is_empty() && wanted.is_empty() {
        let sentence = words.say("desk-problem-items-missing").into_owned();
        problems.push(("item-0-target".to_owned(), sentence));
    }
    if problems.is_empty() {
        Ok(wanted)
    } else {
        Err(problems)
    }
}

/// One row; nothing when it is empty, or else the control with something wrong in it and what that is.
fn read_row(form: &Form, journey: &Journey, index: usize) -> Result<Option<Wanted>, (String, &'static str)> {
    let [target, reason, text] = names(index);
    let said = form.text(&text).to_owned();
    let chosen: Option<SupplementReason> = form.text(&reason).parse().ok();
    if form.text(&target).is_empty() && said.is_empty() && chosen.is_none() {
        return Ok(None);
    }
    let Some(about) = Target::parse(journey, form.text(&target)) else {
        return Err((target, "target"));
    };
    if chosen.is_none() && said.is_empty() {
        return Err((reason, "text"));
    }
    if said.chars().count() > ITEM_CHARS_MAX {
        return Err((text, "too_long"));
    }
    let because = chosen.unwrap_or(SupplementReason::Other);
    if !because.fits(about.is_document()) {
        return Err((reason, "reason"));
    }
    Ok(Some(Wanted {
        target: about,
        reason: because,
        text: said,
    }))
}

/// `POST /desk/cases/{case}/supplement`: asks, or adds a row to the form.
pub(super) async fn send(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
    form: Form,
) -> Result<Response, Failure> {
    if form.text("do") == "add" {
        return review::page(&site, &visit, case, Typed::wrong(form, Vec::new())).await;
    }
    let (_, journey) = desk::journey(&site.store, visit.actor()?, case).await?;
    let wanted = match read(visit.words, &form, &journey) {
        Ok(wanted) => wanted,
        Err(problems) => return review::page(&site, &visit, case, Typed::wrong(form, problems)).await,
    };
    let examination = examination(&form, &journey)?;
    let (actor, sent, onward) = (visit.actor()?, sent(&form)?, onward(&visit, case).await?);
    match desk::request_supplement(&site.store, actor, case, &examination, &wanted, sent).await {
        Ok(Examined::Done) => Ok(see_other(&onward)),
        Ok(Examined::Unmarked(sections)) => {
            let problems = unmarked(visit.words, &sections);
            review::page(&site, &visit, case, Typed::wrong(form, problems)).await
        }
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

//! Asking the applicant for everything that is missing: several items in one request.

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Answers, Journey};
use domain::forex::Act;
use leptos::prelude::*;
use store::forex::desk::{self, Examined, ITEMS_MAX, Target, Wanted};

use super::late;
use super::panel::target_words;
use super::parts::{InCase, Typed, back_to, examination, sent, unmarked};
use super::propose::error_line;
use super::review::{self, Desk};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// How many empty rows the form begins with.
const ROWS_AT_FIRST: usize = 3;
/// The most characters of what is asked for in one item.
const ITEM_CHARS_MAX: usize = 500;

/// The rows of the request, a part of the maker's form.
pub(super) fn items(desk: &Desk<'_>) -> impl IntoView + use<> {
    let (words, typed) = (desk.words(), &desk.typed);
    if !desk.review.acts.contains(&Act::RequestSupplement) {
        return view! { <p class="small dim">{words.say("desk-supplement-used-up")}</p> }.into_any();
    }
    let count = rows(&typed.form).max(ROWS_AT_FIRST);
    let is_filled = |index| {
        !typed.text(&format!("item-{index}-target")).is_empty()
            || !typed.text(&format!("item-{index}-text")).is_empty()
    };
    let is_open =
        typed.form.has("do") || typed.problem("item-0-target").is_some() || (0..count).any(is_filled);
    let rows = (0..count).map(|index| row(desk, index)).collect_view();
    let path = desk.path("supplement");
    let more = (count < ITEMS_MAX).then(|| {
        view! { <button class="btn text slim" formaction=path.clone() name="do" value="add">{words.say("desk-supplement-add")}</button> }
    });
    view! {
        <details class="more" open=is_open>
            <summary>{words.say("desk-supplement")}</summary>
            <div class="stack">
                <p class="small">{words.say("desk-supplement-text")}</p>
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
    let (target, text) = (format!("item-{index}-target"), format!("item-{index}-text"));
    let number = args([("number", (index + 1).into())]);
    let chosen = typed.text(&target);
    let group = |page: &domain::casework::Page| {
        let own = Target::all(&desk.review.journey)
            .into_iter()
            .filter(|own| is_on(own, page) && applies(desk, own, page));
        let option = |own: Target| {
            let code = own.to_string();
            let (kind, name) = code.split_once(':').unwrap_or_default();
            let whole = matches!(own, Target::Page(_));
            let said = if whole {
                words.say("desk-supplement-page").into_owned()
            } else {
                target_words(words, kind, name)
            };
            let is_chosen = chosen == code;
            view! { <option value=code.clone() selected=is_chosen>{said}</option> }
        };
        let options = own.map(option).collect_view();
        let label = words.say_at_desk(&format!("page-{}", page.name));
        view! { <optgroup label=label>{options}</optgroup> }
    };
    let groups = desk.review.journey.pages().map(group).collect_view();
    let wrong = (typed.problem(&target), typed.problem(&text));
    let class = if wrong.0.is_some() || wrong.1.is_some() {
        "field wrong"
    } else {
        "field"
    };
    let invalid = |problem: &Option<String>| problem.is_some().then_some("true");
    let (target_invalid, text_invalid) = (invalid(&wrong.0), invalid(&wrong.1));
    view! {
        <div class=class>
            <label class="label" for=target.clone()>{words.say_with("desk-supplement-target", &number)}</label>
            {wrong.0.map(error_line)}
            <select class="input" id=target.clone() name=target aria-invalid=target_invalid>
                <option value="">{words.say("choose")}</option>{groups}
            </select>
            <label class="label small" for=text.clone()>{words.say_with("desk-supplement-what", &number)}</label>
            {wrong.1.map(error_line)}
            <textarea class="input short" id=text.clone() name=text.clone() rows="2" aria-invalid=text_invalid>{typed.text(&text)}</textarea>
        </div>
    }
}

fn is_on(target: &Target, page: &domain::casework::Page) -> bool {
    match target {
        Target::Page(name) | Target::Field(name, _) => *name == page.name,
        Target::Document(slot) => page.slots.iter().any(|own| own.name == *slot),
    }
}

/// Whether the application has this: what only other documents show is not asked of this one.
fn applies(desk: &Desk<'_>, target: &Target, page: &domain::casework::Page) -> bool {
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
        let text = form.text(&format!("item-{index}-text")).to_owned();
        [
            (label("desk-supplement-target"), target.unwrap_or_default()),
            (label("desk-supplement-what"), text),
        ]
    };
    (0..rows(form)).flat_map(item).collect()
}

/// Reads the rows that were filled in. Empty ones are left out; half-filled ones are problems.
fn read(words: Words, form: &Form, journey: &Journey) -> Result<Vec<Wanted>, Vec<(String, String)>> {
    let (mut wanted, mut problems) = (Vec::new(), Vec::new());
    for index in 0..rows(form) {
        let (target, text) = (format!("item-{index}-target"), format!("item-{index}-text"));
        let (chosen, said) = (form.text(&target), form.text(&text));
        let mut wrong = |anchor: &String, code: &str| {
            let facts = args([("number", (index + 1).into()), ("max", ITEM_CHARS_MAX.into())]);
            problems.push((
                anchor.clone(),
                words
                    .say_with(&format!("desk-problem-item-{code}"), &facts)
                    .into_owned(),
            ));
        };
        match (Target::parse(journey, chosen), said.chars().count()) {
            (None, 0) if chosen.is_empty() => {}
            (None, _) => wrong(&target, "target"),
            (_, 0) => wrong(&text, "text"),
            (_, found) if found > ITEM_CHARS_MAX => wrong(&text, "too_long"),
            (Some(target), _) => wanted.push(Wanted {
                target,
                text: said.to_owned(),
            }),
        }
    }
    if problems.is_empty() && wanted.is_empty() {
        problems.push((
            "item-0-target".to_owned(),
            words.say("desk-problem-items-missing").into_owned(),
        ));
    }
    if problems.is_empty() {
        Ok(wanted)
    } else {
        Err(problems)
    }
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
    let journey = desk::journey(&site.store, visit.actor()?, case).await?;
    let wanted = match read(visit.words, &form, &journey) {
        Ok(wanted) => wanted,
        Err(problems) => return review::page(&site, &visit, case, Typed::wrong(form, problems)).await,
    };
    let examination = examination(&form, &journey)?;
    let (actor, sent) = (visit.actor()?, sent(&form)?);
    match desk::request_supplement(&site.store, actor, case, &examination, &wanted, sent).await {
        Ok(Examined::Done) => Ok(see_other(&back_to(&visit, case))),
        Ok(Examined::Unmarked(sections)) => {
            let problems = unmarked(visit.words, &sections);
            review::page(&site, &visit, case, Typed::wrong(form, problems)).await
        }
        Err(error) => late::answer(&site, &visit, case, form, error).await,
    }
}

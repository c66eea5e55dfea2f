//! One form page: saved first, judged afterwards. Without problems it goes on; with problems the same page comes back,
//! already saved.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Journey, Page as FormPage};
use domain::ids::{AccountId, CaseId};
use store::forex::{self, DraftView, SavedPage, Saving};
use store::identity::account;

use super::page_view::{Judged, Shown, render};
use super::parts::{InCaseAnd, page_path, tasks_path};
use crate::failure::Failure;
use crate::form::Form;
use crate::shell::see_other;
use crate::site::Site;
use crate::visit::Visit;

/// `GET /forex/applications/{case}/pages/{page}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
    if !view.status.is_open_to_applicant() {
        return Ok(see_other(&format!("/cases/{case}")));
    }
    let journey = forex::journey(&site.store, view.applicant).await?;
    let page = open_page(&view, &journey, &name)?;
    let answers = saved(&site, &view, visit.signed_in()?.account(), &name).await?;
    let is_saved = view.draft.pages.contains_key(&name) && !view.draft.taken_over.contains(&name);
    let shown = Shown {
        judged: if is_saved && !query.has("add") {
            Judged::Wrong
        } else {
            Judged::No
        },
        add: query.has("add"),
        from_check: query.text("from") == "check",
        ..Shown::new(&view, page, answers, StatusCode::OK)
    };
    render(&site, &visit, &view, &journey, shown).await
}

/// The page as it was saved. Where there is nothing yet, the number that the account has confirmed need not be typed.
async fn saved(site: &Site, view: &DraftView, account: AccountId, name: &str) -> Result<Answers, Failure> {
    let mut answers = view.draft.page(name);
    let (page, field) = view.applicant.reached_at(&view.draft);
    if name == page
        && !view.draft.pages.contains_key(name)
        && let Some(mobile) = account::mobile(&site.store, account).await?
    {
        answers.set(field, mobile);
    }
    Ok(answers)
}

/// `POST /forex/applications/{case}/pages/{page}`.
pub(super) async fn save(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
    form: Form,
) -> Result<Response, Failure> {
    let actor = visit.actor()?;
    let before = if form.has(WITHOUT_SCRIPTS) {
        let view = forex::load_draft(&site.store, actor, case).await?;
        Some(view.draft.page(&name))
    } else {
        None
    };
    let saving = Saving {
        page: &name,
        posted: &form.answers(),
        without: removal(&form),
        session: visit.signed_in()?.session,
        seen: form.text("version").parse().unwrap_or(0),
    };
    let (view, saved) = forex::save_page(&site.store, actor, case, saving).await?;
    let journey = forex::journey(&site.store, view.applicant).await?;
    let page = journey.page(&name).ok_or(Failure::NotFound)?.clone();
    let from_check = form.text("from") == "check";
    if let SavedPage::Conflict {
        ours,
        theirs,
        version,
    } = saved
    {
        let shown = Shown {
            version,
            theirs: Some(theirs),
            from_check,
            ..Shown::new(&view, page, ours, StatusCode::CONFLICT)
        };
        return render(&site, &visit, &view, &journey, shown).await;
    }
    let answers = view.draft.page(&name);
    if let Some(path) = asked_for(&page, &form, case, &answers) {
        return Ok(see_other(&path));
    }
    let problems = journey.check_page(&page, &view.draft, visit.today());
    if problems.is_empty() {
        return Ok(see_other(&onward(&visit, &view, &journey, &name, from_check)));
    }
    let brings_up = before.is_some_and(|before| page.only_brings_up(&problems, &before));
    let (status, judged) = if brings_up {
        (StatusCode::OK, Judged::BringsUp)
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, Judged::Wrong)
    };
    let shown = Shown {
        judged,
        from_check,
        ..Shown::new(&view, page, answers, status)
    };
    render(&site, &visit, &view, &journey, shown).await
}

/// The field that only a browser without scripts sends. It shows what an answer brings up after saving, not at once.
pub(super) const WITHOUT_SCRIPTS: &str = "without_scripts";

/// Where another button than "continue" leads: one more item, the page without an item, or the task list.
fn asked_for(page: &FormPage, form: &Form, case: CaseId, answers: &Answers) -> Option<String> {
    let here = page_path(case, page);
    if form.text("do") == "add" {
        let list = &page.list()?.name;
        return Some(format!("{here}?add=1#{list}-{}", answers.list_len(list)));
    }
    if removal(form).is_some() {
        return Some(here);
    }
    form.has("later").then(|| tasks_path(case))
}

/// The item of the list that a button asks to remove.
fn removal(form: &Form) -> Option<usize> {
    form.text("do").strip_prefix("remove-")?.parse().ok()
}

/// The page with this name, when it is one of questions and open for change.
pub(super) fn open_page(view: &DraftView, journey: &Journey, name: &str) -> Result<FormPage, Failure> {
    let page = journey
        .page(name)
        .filter(|page| page.slots.is_empty())
        .ok_or(Failure::NotFound)?;
    if view.open_pages.contains(name) {
        Ok(page.clone())
    } else {
        Err(Failure::NotNow)
    }
}

/// Where a finished page leads: back to checking, to the next page with something to do, or to the list.
fn onward(visit: &Visit, view: &DraftView, journey: &Journey, name: &str, from_check: bool) -> String {
    let tasks = tasks_path(view.case);
    if from_check {
        return format!("{tasks}/submit");
    }
    let next = journey.next_after(name, &view.draft, visit.today());
    let next = next.filter(|next| view.open_pages.contains(&next.name));
    next.map_or(tasks, |next| page_path(view.case, next))
}

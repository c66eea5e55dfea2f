//! One form page: saved first, judged afterwards. Without problems it goes on; with problems the same page comes back,
//! already saved.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::casework::{Answers, Journey, Kind, Page as FormPage};
use leptos::prelude::*;
use store::forex::{self, DraftView, SavedPage, Saving};

use super::parts::{InCaseAnd, derived, help_card, offered, page_path, steps, tasks_path};
use super::precheck::title;
use crate::components::answers::{Reading, lines};
use crate::components::control::Sheet;
use crate::components::sentence::live_sentences;
use crate::components::{AnswerList, BackLink, ErrorSummary, Notice, PageFields, Tone};
use crate::failure::Failure;
use crate::form::Form;
use crate::islands::live_page::LivePage;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;

/// A page about to be shown.
struct Shown {
    page: FormPage,
    answers: Answers,
    status: StatusCode,
    /// The version of the saved page that the visitor will have seen.
    version: i32,
    /// What another browser saved in between.
    theirs: Option<Answers>,
    /// Show the problems of what was saved.
    judged: bool,
    /// Shows one more empty item of the list.
    add: bool,
    /// Goes back to the check-answers page afterwards.
    from_check: bool,
}

/// `GET /forex/applications/{case}/pages/{page}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let query = Form::read(query.unwrap_or_default().into()).unwrap_or_default();
    let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
    let journey = forex::journey(&site.store).await?;
    let page = open_page(&view, &journey, &name)?;
    let shown = Shown {
        answers: view.draft.page(&name),
        status: StatusCode::OK,
        version: view.versions.get(&name).copied().unwrap_or(0),
        theirs: None,
        judged: view.draft.pages.contains_key(&name) && !query.has("add"),
        add: query.has("add"),
        from_check: query.text("from") == "check",
        page,
    };
    render(&site, &visit, &view, &journey, shown).await
}

/// `POST /forex/applications/{case}/pages/{page}`.
pub(super) async fn save(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
    form: Form,
) -> Result<Response, Failure> {
    let actor = visit.actor()?;
    let journey = forex::journey(&site.store).await?;
    let page = journey.page(&name).ok_or(Failure::NotFound)?.clone();
    let mut answers = page.accept(&form.answers());
    let list = page
        .fields
        .iter()
        .find(|field| matches!(field.kind, Kind::List { .. }));
    if let (Some(list), Some(index)) = (list, removal(&form)) {
        answers.remove_item(&list.name, index);
    }
    let session = visit.signed_in()?.session;
    let seen = form.text("version").parse().unwrap_or(0);
    let saving = Saving {
        page: &name,
        answers: &answers,
        session,
        seen,
    };
    let saved = forex::save_page(&site.store, actor, case, saving).await?;
    let view = forex::load_draft(&site.store, actor, case).await?;
    let from_check = form.text("from") == "check";
    if let SavedPage::Conflict { theirs, version } = saved {
        let status = StatusCode::CONFLICT;
        let theirs = Some(theirs);
        let shown = Shown {
            page,
            answers,
            status,
            version,
            theirs,
            judged: false,
            add: false,
            from_check,
        };
        return render(&site, &visit, &view, &journey, shown).await;
    }
    let here = page_path(case, &page);
    if form.text("do") == "add" {
        let name = list.map_or("", |list| list.name.as_str());
        return Ok(see_other(&format!(
            "{here}?add=1#{name}-{}",
            answers.list_len(name)
        )));
    }
    if removal(&form).is_some() {
        return Ok(see_other(&here));
    }
    if form.has("later") {
        return Ok(see_other(&tasks_path(case)));
    }
    if journey.check_page(&page, &view.draft, visit.today()).is_empty() {
        return Ok(see_other(&onward(&visit, &view, &journey, &name, from_check)));
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let version = view.versions.get(&name).copied().unwrap_or(0);
    let shown = Shown {
        page,
        answers,
        status,
        version,
        theirs: None,
        judged: true,
        add: false,
        from_check,
    };
    render(&site, &visit, &view, &journey, shown).await
}

/// The item of the list that a button asks to remove.
fn removal(form: &Form) -> Option<usize> {
    form.text("do").strip_prefix("remove-")?.parse().ok()
}

fn open_page(view: &DraftView, journey: &Journey, name: &str) -> Result<FormPage, Failure> {
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
    let next = journey
        .next_after(name, &view.draft, visit.today())
        .filter(|next| view.open_pages.contains(&next.name));
    next.map_or(tasks, |next| page_path(view.case, next))
}

async fn render(
    site: &Site,
    visit: &Visit,
    view: &DraftView,
    journey: &Journey,
    shown: Shown,
) -> Result<Response, Failure> {
    let words = visit.words;
    let branches = forex::branches(&site.store).await?;
    let name = shown.page.name.clone();
    let problems = if shown.judged {
        journey.check_page(&shown.page, &view.draft, visit.today())
    } else {
        Vec::new()
    };
    let offered = offered(words, &branches);
    let conflict = shown.theirs.map(|theirs| {
        let theirs = lines(words, &shown.page, &theirs, &offered, Reading::Whole);
        view! {
            <Notice tone=Tone::Warn heading=words.say("conflict-heading")>
                <p>{words.say("conflict-text")}</p>
                <AnswerList words=words lines=theirs/>
            </Notice>
        }
    });
    let mut sheet = Sheet::new(words, shown.page, shown.answers, &problems).offering(offered);
    sheet.add = shown.add;
    let summary = sheet.summary();
    let live = (
        sheet.page.clone(),
        live_sentences(words, &sheet.page, &sheet.answers),
        visit.today().to_string(),
    );
    let echo = (name == "identity")
        .then(|| derived(words, &view.draft, visit.today()))
        .flatten();
    let echo = echo.map(|text| view! { <Notice tone=Tone::Info heading=words.say("identity-derived-heading")><p>{text}</p></Notice> });
    let page_title = title(words, &format!("page-{name}"), !summary.is_empty());
    let lede = words
        .find(&format!("page-{name}.lede"), None)
        .map(|text| view! { <p class="lede">{text}</p> });
    let why = words.find(&format!("page-{name}.why"), None).map(|text| {
        view! { <details class="more mt-l"><summary>{words.say("why-asked")}</summary><p>{text}</p></details> }
    });
    let action = format!("/forex/applications/{}/pages/{name}", view.case);
    let from = shown
        .from_check
        .then(|| view! { <input type="hidden" name="from" value="check"/> });
    let tasks = tasks_path(view.case);
    let steps = steps(words, journey, Some(&name));
    Ok(Page::new(page_title).at(Place::Forex).status(shown.status).render(visit, move || {
        view! {
            <div class="wrap">
                <BackLink href=tasks text=words.say("back-to-tasks")/>
                <div class="case mt">
                    <div class="narrow">
                        {steps}
                        <ErrorSummary words=words problems=summary/>
                        {conflict}
                        <h1>{words.say(&format!("page-{name}"))}</h1>
                        {lede}
                        <LivePage page=live.0 sentences=live.1 today=live.2>
                        <form method="post" action=action class="mt" novalidate>
                            <input type="hidden" name="version" value=shown.version.to_string()/>
                            {from}
                            <button class="vh" tabindex="-1" aria-hidden="true">{words.say("save-and-continue")}</button>
                            <PageFields sheet=sheet/>
                            {echo}
                            {why}
                            <div class="actions">
                                <button class="btn">{words.say("save-and-continue")}</button>
                                <button class="btn second" name="later" value="1">{words.say("save-for-later")}</button>
                            </div>
                        </form>
                        </LivePage>
                    </div>
                    {help_card(words)}
                </div>
            </div>
        }
    }))
}

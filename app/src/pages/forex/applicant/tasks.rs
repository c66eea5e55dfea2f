//! The task list: what there is to fill in, in any order, and what is left.

use axum::extract::State;
use axum::response::Response;
use domain::casework::{Journey, Page as FormPage, Task};
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::{self, DraftView};

use super::asked::{Request, Wanted, request};
use super::confirmation::Confirmed;
use super::parts::{InCase, crumbs_below, page_path, tasks_path};
use super::start::firm;
use crate::components::control::choice_words;
use crate::components::{Notice, Tag, Told, Tone, day};
use crate::failure::Failure;
use crate::shell::{Page, Place, see_other};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /forex/applications/{case}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    let view = forex::load_draft(&site.store, visit.actor()?, case).await?;
    if !view.status.is_open_to_applicant() {
        return Ok(see_other(&format!("/cases/{case}")));
    }
    let journey = forex::journey(&site.store, view.applicant).await?;
    let request = request(&site, &visit, case, view.status).await?;
    let confirmation = Confirmed::read(&site, &visit, &view).await?;
    Ok(page(&visit, &journey, &view, (&request, &confirmation)))
}

fn page(
    visit: &Visit,
    journey: &Journey,
    view: &DraftView,
    (request, confirmation): (&Request, &Confirmed),
) -> Response {
    let words = visit.words;
    let tasks = journey.tasks(&view.draft, visit.today());
    let left = tasks.iter().filter(|(_, task)| *task != Task::Done).count();
    let done = tasks.len() - left;
    let mut tasks = tasks.into_iter();
    let sections = journey.sections.iter().map(|section| {
        let own = tasks.by_ref().take(section.pages.len());
        let tasks = own.map(|(page, task)| line(words, view, page, task, request.of_page(&page.name)));
        let tasks = tasks.collect_view();
        view! {
            <section class="stack-s"><h2>{words.say(&format!("section-{}", section.name))}</h2><ul class="tasks">{tasks}</ul></section>
        }
    });
    let sections = sections.collect_view();
    let counts = args([("done", done.into()), ("left", left.into())]);
    let lede = if view.waits {
        words.say("confirmation-shut")
    } else if request.len() > 0 {
        words.say_with("tasks-asked", &args([("count", request.len().into())]))
    } else if left == 0 {
        words.say("tasks-complete")
    } else {
        words.say_with("tasks-counts", &counts)
    };
    let term = request.term();
    let supplement = (view.status == Status::SupplementRequested).then(|| {
        view! {
            <Notice tone=Tone::Warn heading=words.say("tasks-supplement")>
                {term}<p>{words.say("tasks-supplement-text")}</p>
            </Notice>
        }
    });
    let case = view.reference.clone().map(|reference| (view.case, reference));
    Page::new(words.say("tasks-title"))
        .at(Place::Forex)
        .render(visit, || {
            view! {
                <div class="wrap">
                    {crumbs_below(visit, case, &words.say("tasks-crumb"))}
                    <div class="head"><h1>{words.say("tasks-title")}</h1><p class="lede">{lede}</p></div>
                    <div class="case">
                        <div class="stack-l">{confirmation.notice(words)}{supplement}{sections}{last_step(words, view, left, request)}</div>
                        <div class="side stack">{facts(visit, view)}</div>
                    </div>
                </div>
            }
        })
}

fn line(
    words: Words,
    view: &DraftView,
    page: &FormPage,
    task: Task,
    wanted: Wanted,
) -> impl IntoView + use<> {
    let name = words.say(&format!("page-{}", page.name));
    let hint = words.find(&format!("page-{}.hint", page.name), None);
    let hint = hint.map(|hint| view! { <span class="hint">{hint}</span> });
    let id = format!("task-{}", page.name);
    let title = if view.open_pages.contains(&page.name) {
        view! { <a href=page_path(view.case, page) aria-describedby=id.clone()>{name}</a> }.into_any()
    } else {
        view! { <span>{name}</span> }.into_any()
    };
    view! { <li><div>{title}{hint}</div><span id=id>{tags(words, view, task, wanted)}</span></li> }
}

/// Where a task stands. During a supplement what the bank asked for is marked, and the other tasks are plain.
fn tags(words: Words, view: &DraftView, task: Task, wanted: Wanted) -> impl IntoView + use<> {
    let (tone, key) = match task {
        Task::NotStarted => (Tone::Todo, "task-not-started"),
        Task::Started => (Tone::Warn, "task-started"),
        Task::TakenOver => (Tone::Warn, "task-taken-over"),
        Task::Done => (Tone::Ok, "task-done"),
    };
    let shows_state = match view.status {
        Status::SupplementRequested => wanted != Wanted::No && task != Task::Done,
        _ => true,
    };
    let state = shows_state.then(|| view! { <Tag tone=tone text=words.say(key)/> });
    view! { {wanted.tag(words)}{state} }
}

/// Checking and handing in: text while something is left, or nothing was done of what the bank asks for; a link
/// otherwise.
fn last_step(words: Words, view: &DraftView, left: usize, request: &Request) -> impl IntoView + use<> {
    let untouched = request.untouched();
    let is_begun = request.len() == 0 || untouched < request.len();
    let hint = if left > 0 {
        "tasks-submit-hint"
    } else {
        "tasks-resubmit-hint"
    };
    let still = (untouched > 0)
        .then(|| words.say_with("tasks-untouched", &args([("count", untouched.into())])))
        .map(|text| view! { <span class="hint">{text}</span> });
    let key = if view.status == Status::SupplementRequested {
        "tasks-resubmit"
    } else {
        "tasks-submit"
    };
    let entry = if left == 0 && is_begun {
        let path = format!("{}/submit", tasks_path(view.case));
        view! { <li><div><a href=path>{words.say(key)}</a>{still}</div><Tag tone=Tone::Todo text=words.say("task-ready")/></li> }.into_any()
    } else {
        view! {
            <li>
                <div>{words.say(key)}<span class="hint">{words.say(hint)}</span></div>
                <Tag tone=Tone::Mute text=words.say("task-blocked")/>
            </li>
        }
        .into_any()
    };
    view! { <section class="stack-s"><h2>{words.say("section-submit")}</h2><ul class="tasks">{entry}</ul></section> }
}

fn facts(visit: &Visit, view: &DraftView) -> impl IntoView + use<> {
    let words = visit.words;
    let idle = domain::rules::RuleSet::on(visit.today());
    let days = idle
        .get(domain::rules::RuleCode::ForexDraftIdle)
        .map_or(90, domain::rules::Rule::count);
    let kept_until = view.saved_at.date() + time::Duration::days(i64::from(days));
    let discard = (view.status == Status::Draft).then(|| {
        view! {
            <details class="more">
                <summary>{words.say("tasks-discard")}</summary>
                <p>{words.say("tasks-discard-text")}</p>
                <form method="post" action=format!("{}/discard", tasks_path(view.case))>
                    <button class="btn danger slim">{words.say("tasks-discard-confirm")}</button>
                </form>
            </details>
        }
    });
    let until = (view.status == Status::Draft).then(|| {
        view! { <div><dt>{words.say("tasks-kept-until")}</dt><dd>{day::long(words, kept_until)}</dd></div> }
    });
    let name = firm(visit).map(|name| view! { <br/>{name} });
    view! {
        <section class="card stack" aria-labelledby="draft">
            <h2 id="draft">{words.say("tasks-draft")}</h2>
            <dl class="sum tight">
                <div><dt>{words.say("tasks-applicant")}</dt><dd>{choice_words(words, "applicant", view.applicant.into())}{name}</dd></div>
                <div><dt>{words.say("tasks-saved-at")}</dt><dd>{day::moment(words, view.saved_at)}</dd></div>
                {until}
            </dl>
            {discard}
        </section>
    }
}

/// `POST /forex/applications/{case}/discard`.
pub(super) async fn discard(
    State(site): State<Site>,
    visit: Visit,
    InCase(case): InCase,
) -> Result<Response, Failure> {
    forex::discard(&site.store, visit.actor()?, case).await?;
    Ok(see_other(&Told::DraftDiscarded.on("/cases")))
}

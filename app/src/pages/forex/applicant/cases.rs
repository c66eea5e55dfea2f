//! A person's own cases.

use axum::extract::State;
use axum::response::Response;
use domain::casework::Task;
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::{self, CaseLine};

use super::parts::{status_tag, tasks_path};
use crate::components::branch::whole_name;
use crate::components::control::choice_words;
use crate::components::{Icon, Tag, Tone, day};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::{Visit, ZONE};
use crate::words::{Words, args};

/// `GET /cases`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let rows = rows(&site, &visit, None).await?;
    let list = if rows.is_empty() {
        view! {
            <div class="empty">
                <Icon name="inbox"/><h2>{words.say("cases-empty")}</h2><p>{words.say("cases-empty-text")}</p>
                <a class="btn second" href="/forex">{words.say("cases-empty-way")}</a>
            </div>
        }
        .into_any()
    } else {
        let rows = rows.into_iter().map(|row| row.view(words)).collect_view();
        view! { <ul class="tasks">{rows}</ul> }.into_any()
    };
    Ok(Page::new(words.say("nav-cases"))
        .at(Place::Cases)
        .render(&visit, || {
            view! { <div class="wrap"><div class="head"><h1>{words.say("nav-cases")}</h1></div>{list}</div> }
        }))
}

/// One line of a list of cases.
pub(super) struct Row {
    line: CaseLine,
    /// What tells drafts apart, which have no number yet.
    draft: Option<String>,
}

/// The visitor's cases, or those in one state. Drafts are few, so each is opened to say how far it is.
pub(super) async fn rows(site: &Site, visit: &Visit, only: Option<Status>) -> Result<Vec<Row>, Failure> {
    let lines = forex::own_cases(&site.store, visit.actor()?).await?;
    let mut rows = Vec::new();
    for line in lines {
        if only.is_some_and(|status| status != line.status) {
            continue;
        }
        let draft = match line.status {
            Status::Draft => Some(about_draft(site, visit, &line).await?),
            _ => None,
        };
        rows.push(Row { line, draft });
    }
    Ok(rows)
}

/// The branch, how much is filled in, and since when.
async fn about_draft(site: &Site, visit: &Visit, line: &CaseLine) -> Result<String, Failure> {
    let words = visit.words;
    let view = forex::load_draft(&site.store, visit.actor()?, line.case).await?;
    let journey = forex::journey(&site.store, view.applicant).await?;
    let branches = forex::branches(&site.store).await?;
    let chosen = view.draft.text("account", "branch");
    let branch = branches.iter().find(|branch| branch.code == chosen);
    let branch = branch.map_or_else(
        || words.say("cases-no-branch").into_owned(),
        |branch| whole_name(words, branch),
    );
    let tasks = journey.tasks(&view.draft, visit.today());
    let done = tasks.iter().filter(|(_, task)| *task == Task::Done).count();
    let begun = line.created_at.to_offset(ZONE).date();
    let applicant = choice_words(words, "applicant", view.applicant.into());
    let facts = args([
        ("applicant", applicant.into()),
        ("branch", branch.into()),
        ("done", done.into()),
        ("all", tasks.len().into()),
        ("day", day::long(words, begun).into()),
    ]);
    Ok(words.say_with("cases-about-draft", &facts).into_owned())
}

impl Row {
    /// The line, which leads to the case.
    pub(super) fn view(self, words: Words) -> impl IntoView {
        let Self { line, draft } = self;
        let path = if line.status == Status::Draft {
            tasks_path(line.case)
        } else {
            format!("/cases/{}", line.case)
        };
        let (tone, status) = if line.waits {
            (Tone::Info, words.say("confirmation-waits").into_owned())
        } else {
            status_tag(words, line.status)
        };
        let reference = line
            .reference
            .unwrap_or_else(|| words.say("cases-draft").into_owned());
        let draft = draft.map(|text| view! { <span class="hint">{text}</span> });
        view! {
            <li>
                <div>
                    <a href=path>{words.say("kind-forex")}" "<span class="num">{reference}</span></a>
                    {draft}
                    <span class="hint">{words.say("cases-updated")}" "{day::moment(words, line.updated_at)}</span>
                </div>
                <Tag tone=tone text=status/>
            </li>
        }
    }
}

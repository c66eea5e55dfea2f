//! A person's own cases.

use axum::extract::State;
use axum::response::Response;
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::{self, CaseLine};

use super::parts::{status_tag, tasks_path};
use crate::components::{Icon, Tag, day};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// `GET /cases`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let cases = forex::own_cases(&site.store, visit.actor()?).await?;
    let list = if cases.is_empty() {
        view! {
            <div class="empty">
                <Icon name="inbox"/><h2>{words.say("cases-empty")}</h2><p>{words.say("cases-empty-text")}</p>
                <a class="btn second" href="/forex">{words.say("cases-empty-way")}</a>
            </div>
        }
        .into_any()
    } else {
        let rows = cases.into_iter().map(|line| row(words, line)).collect_view();
        view! { <ul class="tasks">{rows}</ul> }.into_any()
    };
    Ok(Page::new(words.say("nav-cases"))
        .at(Place::Cases)
        .render(&visit, || {
            view! { <div class="wrap"><div class="head"><h1>{words.say("nav-cases")}</h1></div>{list}</div> }
        }))
}

/// One line of a list of cases.
pub(super) fn row(words: Words, line: CaseLine) -> impl IntoView {
    let path = if line.status == Status::Draft {
        tasks_path(line.case)
    } else {
        format!("/cases/{}", line.case)
    };
    let (tone, status) = status_tag(words, line.status);
    let reference = line
        .reference
        .unwrap_or_else(|| words.say("cases-draft").into_owned());
    view! {
        <li>
            <div>
                <a href=path>{words.say("kind-forex")}" "<span class="num">{reference}</span></a>
                <span class="hint">{words.say("cases-updated")}" "{day::moment(words, line.updated_at)}</span>
            </div>
            <Tag tone=tone text=status/>
        </li>
    }
}

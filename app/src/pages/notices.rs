//! Notices: what happened in one's cases, the newest first.

use axum::extract::State;
use axum::response::Response;
use domain::identity::AccountKind;
use fluent_bundle::FluentArgs;
use leptos::prelude::*;
use store::casework::notices::{Notice, read_notices};

use crate::components::{Icon, Tag, Tone, day};
use crate::door::{Door, Who, get};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The doors of this room.
pub fn doors() -> Vec<Door> {
    vec![get("/notices", Who::SignedIn, show)]
}

/// `GET /notices`.
async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let who = visit.signed_in()?;
    let cases = if who.kind == AccountKind::Staff {
        "/desk/cases"
    } else {
        "/cases"
    };
    let notices = read_notices(&site.store, &who.actor).await?;
    let (path, key) = if who.kind == AccountKind::Staff {
        ("/account/start", "notices-empty-staff")
    } else {
        ("/cases", "nav-cases")
    };
    let way = view! { <a class="btn second" href=path>{words.say(key)}</a> };
    let list = if notices.is_empty() {
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say("notices-empty")}</h2><p>{words.say("notices-empty-text")}</p>{way}</div> }
            .into_any()
    } else {
        let lines = notices
            .into_iter()
            .map(|notice| line(words, cases, notice))
            .collect_view();
        view! { <ul class="tasks">{lines}</ul> }.into_any()
    };
    Ok(Page::new(words.say("notices-title")).at(Place::Notices).render(&visit, || {
        view! { <div class="wrap"><div class="head"><h1>{words.say("notices-title")}</h1></div>{list}</div> }
    }))
}

fn line(words: Words, cases: &str, notice: Notice) -> impl IntoView + use<> {
    let mut arguments = FluentArgs::new();
    for (name, text) in notice.parameters {
        arguments.set(name, text);
    }
    let text = words.say_with(&format!("notice-{}", notice.kind), &arguments);
    let text = match notice.case {
        Some(case) => view! { <a href=format!("{cases}/{case}")>{text}</a> }.into_any(),
        None => view! { <span>{text}</span> }.into_any(),
    };
    let mark = notice
        .is_new
        .then(|| view! { <Tag tone=Tone::Info text=words.say("notices-new")/> });
    view! {
        <li>
            <div>{text}<span class="hint"><time datetime=day::machine(notice.at)>{day::moment(words, notice.at)}</time></span></div>
            {mark}
        </li>
    }
}

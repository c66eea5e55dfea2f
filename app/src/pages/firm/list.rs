//! The firms that somebody belongs to.

use axum::extract::State;
use axum::response::Response;
use domain::identity::firm::FIRMS_MAX;
use leptos::prelude::*;
use store::identity::firm::{self, Own};

use super::parts::{firm_path, roles_text};
use crate::components::{BackLink, Icon};
use crate::failure::Failure;
use crate::shell::Page;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /account/firms`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let firms = firm::own(&site.store, visit.signed_in()?.account()).await?;
    let way = if firms.len() < FIRMS_MAX {
        view! { <div class="actions"><a class="btn" href="/account/firms/new">{words.say("firms-register")}</a></div> }
            .into_any()
    } else {
        let max = args([("max", FIRMS_MAX.into())]);
        view! { <p>{words.say_with("firms-full", &max)}</p> }.into_any()
    };
    let list = if firms.is_empty() {
        let text = words.say("firms-empty-text");
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say("firms-empty")}</h2><p>{text}</p></div> }
            .into_any()
    } else {
        let lines = firms.iter().map(|own| line(words, own)).collect_view();
        view! { <ul class="tasks">{lines}</ul> }.into_any()
    };
    let heading = words.say("account-firms");
    Ok(Page::new(heading.clone()).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href="/account" text=words.say("account-back")/>
                <div class="narrow stack-l">
                    <div class="head"><h1>{heading}</h1><p class="lede">{words.say("firms-text")}</p></div>
                    {list}
                    {way}
                </div>
            </div>
        }
    }))
}

fn line(words: Words, own: &Own) -> impl IntoView + use<> {
    let firm = &own.organisation;
    let name = words.pick(&firm.name_zh, &firm.name_en).to_owned();
    let roles = roles_text(words, &own.roles);
    view! { <li><div><a href=firm_path(firm.id)>{name}</a><span class="hint">{roles}</span></div></li> }
}

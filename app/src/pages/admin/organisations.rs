//! All organisations.

use axum::extract::State;
use axum::response::Response;
use domain::identity::OrganisationKind;
use leptos::prelude::*;
use store::identity::organisation::{self, Organisation};
use strum::IntoEnumIterator;

use super::parts::{Room, asked, next_page, operator, page};
use crate::components::{FilterSelect, Icon, Tag, Tone};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// Where they are listed.
pub(super) const PATH: &str = "/admin/organisations";

/// `GET /admin/organisations`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let words = visit.words;
    let kind: Option<OrganisationKind> = asked(&visit, "kind").parse().ok();
    let after = asked(&visit, "after");
    let (found, next) = organisation::page(&site.store, operator(&visit)?, kind, &after).await?;
    let next = next.map(|code| {
        let kind = kind.map(|kind| kind.to_string()).unwrap_or_default();
        let query = serde_urlencoded::to_string([("kind", kind), ("after", code)]).unwrap_or_default();
        format!("{PATH}?{query}")
    });
    let list = if found.is_empty() {
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say("organisations-none")}</h2></div> }
            .into_any()
    } else {
        table(words, &found).into_any()
    };
    Ok(page(
        &visit,
        Room::Organisations,
        words.say("admin-organisations").into_owned(),
        || {
            view! {
                <div class="stack">
                    <p><a class="btn" href=format!("{PATH}/new")>{words.say("organisation-add")}</a></p>
                    {filters(words, kind)}
                    {list}
                    {next_page(words, next)}
                </div>
            }
        },
    ))
}

fn filters(words: Words, kind: Option<OrganisationKind>) -> impl IntoView + use<> {
    let kinds = OrganisationKind::iter().map(|kind| (kind.to_string(), kind_name(words, kind)));
    view! {
        <form class="filters" method="get" action=PATH role="search" aria-label=words.say("organisations-filter")>
            <div class="grid">
                <FilterSelect words=words name="kind" label="organisation-kind".to_owned() all="organisations-all"
                    chosen=kind.map(|kind| kind.to_string()) options=kinds.collect()/>
                <div><button class="btn">{words.say("filter-go")}</button></div>
            </div>
        </form>
    }
}

/// The organisations as a table; on a narrow screen each row becomes a card.
pub(super) fn table(words: Words, organisations: &[Organisation]) -> impl IntoView + use<> {
    let heads = ["name", "code", "kind", "state"].map(|name| {
        view! { <th role="columnheader" scope="col">{words.say(&format!("organisation-{name}"))}</th> }
    });
    let rows = organisations.iter().map(|one| row(words, one)).collect_view();
    view! {
        <div class="scroll" role="region" aria-label=words.say("admin-organisations") tabindex="0">
            <table class="table cards" role="table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, one: &Organisation) -> impl IntoView + use<> {
    let name = words.pick(&one.name_zh, &one.name_en).to_owned();
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><a href=format!("{PATH}/{}", one.id)>{name}</a></th>
            <td role="cell" data-l=words.say("organisation-code")><code>{one.code.clone()}</code></td>
            <td role="cell" data-l=words.say("organisation-kind")>{kind_name(words, one.kind)}</td>
            <td role="cell" data-l=words.say("organisation-state")>{state_tag(words, one)}</td>
        </tr>
    }
}

/// Whether it is open.
pub(super) fn state_tag(words: Words, one: &Organisation) -> impl IntoView + use<> {
    let (tone, key) = match one.closed_on {
        None => (Tone::Ok, "organisation-open"),
        Some(_) => (Tone::Mute, "organisation-closed"),
    };
    view! { <Tag tone=tone text=words.say(key)/> }
}

/// What an organisation is, in words.
pub(super) fn kind_name(words: Words, kind: OrganisationKind) -> String {
    words.say(&format!("organisation-kind-{kind}")).into_owned()
}

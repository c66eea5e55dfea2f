//! The audit trail: who did what to which thing, and whether the chain holds. Entries name nobody.

use axum::extract::State;
use axum::response::Response;
use leptos::prelude::*;
use store::audit::trail::{self, Line};
use store::audit::{FaultKind, Recent, verify_recent};

use super::audit_filter::{self, PATH, action_name};
use super::parts::{Room, next_page, page};
use crate::components::{Icon, Notice, Tag, Tone, day};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// How many of the newest entries a page checks; the command checks all.
const CHECKED: i64 = 2_000;

/// `GET /admin/audit`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    view(&site, &visit, None).await
}

/// `POST /admin/audit/verify`: walks the end of the chain and says what it found.
pub(super) async fn verify(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let key = site.store.keys().signer().public_key();
    let found = verify_recent(site.store.database(), &key, CHECKED).await;
    view(&site, &visit, Some(found.map_err(store::Error::from)?)).await
}

async fn view(site: &Site, visit: &Visit, found: Option<Recent>) -> Result<Response, Failure> {
    let words = visit.words;
    let (filter, after) = audit_filter::read(visit.uri.query());
    let (lines, next) = trail::page(&site.store, visit.actor()?, &filter, after).await?;
    let next = next.map(|cursor| audit_filter::path(&filter, Some(cursor)));
    let administers = visit.actor()?.administers();
    let list = if lines.is_empty() {
        view! { <div class="empty"><Icon name="inbox"/><h2>{words.say("audit-none")}</h2><a href=PATH>{words.say("filter-clear")}</a></div> }
            .into_any()
    } else {
        table(words, &lines, administers).into_any()
    };
    Ok(page(
        visit,
        Room::Audit,
        words.say("admin-audit").into_owned(),
        || {
            view! {
                <div class="stack">
                    <p class="lede">{words.say("audit-text")}</p>
                    {found.map(|found| result(words, &found))}
                    <form method="post" action=format!("{PATH}/verify")>
                        <button class="btn second">{words.say("audit-verify")}</button>
                    </form>
                    {audit_filter::form(words, &filter)}
                    {list}
                    {next_page(words, next)}
                </div>
            }
        },
    ))
}

fn result(words: Words, found: &Recent) -> impl IntoView + use<> {
    let arguments = args([
        ("first", (found.after + 1).into()),
        ("last", found.head.seq.into()),
        ("seq", found.fault.map_or(0, |fault| fault.seq).into()),
    ]);
    let (tone, key) = match found.fault.map(|fault| fault.kind) {
        None => (Tone::Ok, "audit-holds"),
        Some(FaultKind::Changed) => (Tone::Bad, "audit-changed"),
        Some(FaultKind::Removed) => (Tone::Bad, "audit-removed"),
        Some(FaultKind::Reordered) => (Tone::Bad, "audit-reordered"),
        Some(FaultKind::BadCheckpoint) => (Tone::Bad, "audit-unsigned"),
    };
    let text = if found.fault.is_none() {
        "audit-holds-text"
    } else {
        "audit-broken-text"
    };
    view! {
        <Notice tone=tone heading=words.say_with(key, &arguments)><p>{words.say_with(text, &arguments)}</p></Notice>
    }
}

fn table(words: Words, lines: &[Line], administers: bool) -> impl IntoView + use<> {
    let heads = ["at", "action", "object", "actor"].map(|name| {
        view! { <th role="columnheader" scope="col">{words.say(&format!("audit-column-{name}"))}</th> }
    });
    let rows = lines
        .iter()
        .map(|line| row(words, line, administers))
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-label=words.say("admin-audit") tabindex="0">
            <table class="table cards compact" role="table">
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(words: Words, line: &Line, administers: bool) -> impl IntoView + use<> {
    let seq = match line.seq {
        Some(seq) => view! { <small class="num">"#"{seq}</small> }.into_any(),
        None => view! { <Tag tone=Tone::Todo text=words.say("audit-unsealed")/> }.into_any(),
    };
    let actor = match line.actor {
        Some(actor) if administers => {
            view! { <a class="num" href=format!("/admin/people/{actor}")>{short(&actor.to_string())}</a> }
                .into_any()
        }
        Some(actor) => view! { <span class="num">{short(&actor.to_string())}</span> }.into_any(),
        None => words.say("audit-nobody").into_any(),
    };
    let object = line.reference.clone().unwrap_or_else(|| line.object.clone());
    let detail =
        (!line.detail.is_empty()).then(|| view! { <small class="num">{line.detail.clone()}</small> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row"><time datetime=day::machine(line.at)>{day::moment(words, line.at)}</time>" "{seq}</th>
            <td role="cell" data-l=words.say("audit-column-action")>{action_name(words, &line.action)}</td>
            <td role="cell" data-l=words.say("audit-column-object")><div><span class="num">{object}</span>" "{detail}</div></td>
            <td role="cell" data-l=words.say("audit-column-actor")>{actor}</td>
        </tr>
    }
}

/// The end of an id, by which people tell ids apart.
fn short(id: &str) -> String {
    format!("…{}", id.get(id.len().saturating_sub(8)..).unwrap_or(id))
}

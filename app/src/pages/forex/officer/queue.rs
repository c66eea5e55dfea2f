//! The queue: saved views with counts, filters in the address, the bank's cases in the order of their terms.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ids::OrganisationId;
use leptos::prelude::*;
use store::forex::desk::{self, COUNT_MAX, Filter, Officer, Owner, Paging, Queue, View};
use store::forex::{self, Branch};
use strum::IntoEnumIterator;

use super::bulk::{self, Choice};
use super::filters::{chips, filters};
use super::{address, export, saved, table};
use crate::components::branch::bank_name;
pub(super) use crate::components::branch::branch_name;
use crate::components::{ErrorSummary, Icon};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /desk`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let (filter, paging) = address::read(visit.uri.query());
    page(&site, &visit, (filter, paging), Choice::default()).await
}

/// The queue with what was chosen below it; with problems it answers 422.
pub(super) async fn page(
    site: &Site,
    visit: &Visit,
    (filter, paging): (Filter, Paging),
    choice: Choice,
) -> Result<Response, Failure> {
    let queue = desk::queue(&site.store, visit.actor()?, &filter, &paging).await?;
    desk::searched(&site.store, visit.actor()?, &filter.search, &queue.lines).await?;
    let bank = visit.actor()?.duty.as_ref().map(|duty| duty.organisation);
    let branches = forex::branches(&site.store).await?;
    let own: Vec<Branch> = branches
        .iter()
        .filter(|branch| Some(branch.bank) == bank)
        .cloned()
        .collect();
    let words = visit.words;
    let calendar = site.store.calendar();
    let bank_name = own.first().map(|branch| bank_name(words, branch));
    let list = if queue.lines.is_empty() {
        nothing(words, &filter).into_any()
    } else {
        let bar = bulk::bar(visit, (&filter, &queue.makers), &choice)?;
        let table = table::table(
            words,
            &queue.lines,
            (&filter, &own, &choice),
            (visit.today(), &*calendar),
        );
        let files = export::buttons(words, export::QUEUE, ("list", address::query(&filter)));
        view! { {table}{pages(words, &filter, &queue)}{files}{bar} }.into_any()
    };
    let figures =
        saved::supervises(visit)?.then(|| view! { <a href="/desk/figures">{words.say("figures-link")}</a>" "<a href="/desk/sample">{words.say("sample-link")}</a> });
    let named = saved::links(words, &filter, &queue.saved);
    let keep = saved::form(visit, &filter, &choice)?;
    let (status, lead) = if choice.problems.is_empty() {
        (StatusCode::OK, "".into())
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    };
    let title = format!("{lead}{}", words.say("desk-title"));
    Ok(Page::new(title).at(Place::Desk).status(status).render(visit, || {
        view! {
            <div class="wrap">
                <ErrorSummary words=words problems=choice.problems/>
                <div class="head"><div class="row between">
                    <h1>{words.say("desk-title")}</h1><p class="dim small">{bank_name}" "{figures}" "<a href="/desk/templates">{words.say("templates-title")}</a>" "<a href="/desk/absences">{words.say("absences-link")}</a></p>
                </div></div>
                <div class="stack">
                    {views(words, &filter, &queue)}
                    {named}
                    {filters(words, &filter, &own, &queue.makers)}
                    {chips(words, &filter, &own, &queue)}
                    {keep}
                    {list}
                </div>
            </div>
        }
    }))
}

/// A count as people read it: exact below a hundred.
pub(super) fn count_words(words: Words, count: i64) -> String {
    if count > COUNT_MAX {
        words.say("desk-count-more").into_owned()
    } else {
        count.to_string()
    }
}

fn views(words: Words, filter: &Filter, queue: &Queue) -> impl IntoView + use<> {
    let current = filter.search.is_empty().then_some(filter.view);
    let counts = queue.counts;
    let link = move |view: View| {
        let here = (current == Some(view)).then_some("page");
        let path = address::path(
            &Filter {
                view,
                ..Filter::default()
            },
            &Paging::First,
        );
        view! {
            <a href=path aria-current=here>{words.say(&format!("desk-view-{view}"))}" "<b>{count_words(words, counts.of(view))}</b></a>
        }
    };
    let instead = |absent: &Officer| {
        let theirs = Filter {
            owner: Some(Owner::Officer(absent.account)),
            ..Filter::default()
        };
        let here = (*filter == theirs).then_some("page");
        let name = words.say_with("desk-view-for", &args([("name", absent.name.clone().into())]));
        view! { <a href=address::path(&theirs, &Paging::First) aria-current=here>{name}</a> }
    };
    let instead = queue.stood_in_for.iter().map(instead).collect_view();
    view! { <nav class="views" aria-label=words.say("desk-views")>{View::iter().map(link).collect_view()}{instead}</nav> }
}

fn nothing(words: Words, filter: &Filter) -> impl IntoView + use<> {
    let key = if filter.is_plain() {
        format!("desk-empty-{}", filter.view)
    } else {
        "desk-empty-filter".to_owned()
    };
    view! {
        <div class="empty">
            <Icon name="inbox"/>
            <h2>{words.say("desk-empty")}</h2>
            <p>{words.say(&key)}</p>
            <a href="/desk">{words.say("desk-empty-way")}</a>
        </div>
    }
}

fn pages(words: Words, filter: &Filter, queue: &Queue) -> impl IntoView + use<> {
    let before = queue
        .before
        .clone()
        .map(|cursor| address::path(filter, &Paging::Before(cursor)));
    let after = queue
        .after
        .clone()
        .map(|cursor| address::path(filter, &Paging::After(cursor)));
    if before.is_none() && after.is_none() {
        return None;
    }
    let before =
        before.map(|path| view! { <li><a rel="prev" href=path>{words.say("desk-page-before")}</a></li> });
    let after =
        after.map(|path| view! { <li><a rel="next" href=path>{words.say("desk-page-after")}</a></li> });
    Some(view! { <nav class="pages" aria-label=words.say("desk-pages")><ul>{before}{after}</ul></nav> })
}

/// The name of the branch with this id; empty once it takes no more applications.
pub(super) fn name_of(words: Words, branches: &[Branch], id: OrganisationId) -> String {
    branches
        .iter()
        .find(|branch| branch.id == id)
        .map(|branch| branch_name(words, branch))
        .unwrap_or_default()
}

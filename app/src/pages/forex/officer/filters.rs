//! What narrows and orders the queue: a form, and what is applied.

use domain::casework::Process;
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::Branch;
use store::forex::desk::{DueWithin, Filter, Officer, Owner, Paging, Queue, Sort, SortBy};
use strum::IntoEnumIterator;

use super::address;
use super::queue::{branch_name, count_words, name_of};
use crate::components::{FilterSelect, Icon};
use crate::words::{Words, args};

/// The form that narrows and orders the list.
#[expect(clippy::too_many_lines, reason = "one form, one control after another")]
pub(super) fn filters(
    words: Words,
    filter: &Filter,
    branches: &[Branch],
    makers: &[Officer],
) -> impl IntoView + use<> {
    let statuses = Status::iter().filter(|status| *status != Status::Draft && *status != Status::Expired);
    let statuses = statuses.map(|status| {
        (
            status.to_string(),
            words.say(&format!("status-{status}")).into_owned(),
        )
    });
    let dues = DueWithin::iter().map(|due| {
        (
            due.to_string(),
            words.say(&format!("desk-due-{due}")).into_owned(),
        )
    });
    let officers = makers.iter().map(|maker| Owner::Officer(maker.account));
    let owners = [Owner::Mine, Owner::Unassigned].into_iter().chain(officers);
    let owners = owners.map(|own| (own.to_string(), owner_words(words, own, makers)));
    let sorts = SortBy::iter().flat_map(|by| [false, true].map(|descending| Sort { by, descending }));
    let sorts = sorts.map(|sort| (sort.to_string(), words.say(&sort_key(sort)).into_owned()));
    let places = branches
        .iter()
        .map(|branch| (branch.id.to_string(), branch_name(words, branch)));
    let kinds =
        Process::iter().map(|kind| (kind.to_string(), words.say(&format!("kind-{kind}")).into_owned()));
    let kind = select(
        words,
        "kind",
        filter.kind.map(|own| own.to_string()),
        kinds.collect(),
    );
    let status = select(
        words,
        "status",
        filter.status.map(|own| own.to_string()),
        statuses.collect(),
    );
    let due = select(
        words,
        "due",
        filter.due.map(|own| own.to_string()),
        dues.collect(),
    );
    let owner = select(
        words,
        "owner",
        filter.owner.map(|own| own.to_string()),
        owners.collect(),
    );
    let branch = select(
        words,
        "branch",
        filter.branch.map(|own| own.to_string()),
        places.collect(),
    );
    let sort = select(
        words,
        "sort",
        filter.sort.map(|own| own.to_string()),
        sorts.collect(),
    );
    let more_open =
        filter.sort.is_some() || filter.kind.is_some() || filter.branch.is_some() || filter.owner.is_some();
    view! {
        <form class="filters" method="get" action="/desk" role="search" aria-label=words.say("desk-filters")>
            <input type="hidden" name="view" value=filter.view.to_string()/>
            <div class="grid">
                <div>
                    <label class="label small" for="q">{words.say("desk-filter-q")}</label>
                    <input class="input" id="q" name="q" type="search" autocomplete="off" value=filter.search.clone()/>
                </div>
                {status}{due}
                <div class="row">
                    <button class="btn">{words.say("desk-filter-go")}</button>
                    <a href="/desk">{words.say("desk-filter-clear")}</a>
                </div>
            </div>
            <details open=more_open>
                <summary>{words.say("desk-filter-more")}</summary>
                <div class="grid">{kind}{branch}{owner}{sort}</div>
            </details>
        </form>
    }
}

fn select(
    words: Words,
    name: &'static str,
    chosen: Option<String>,
    options: Vec<(String, String)>,
) -> impl IntoView + use<> {
    let label = format!("desk-filter-{name}");
    view! { <FilterSelect words=words name=name label=label chosen=chosen options=options/> }
}

/// The filters that are applied; each is a link that removes it.
pub(super) fn chips(
    words: Words,
    filter: &Filter,
    branches: &[Branch],
    queue: &Queue,
) -> impl IntoView + use<> {
    let without = |change: fn(&mut Filter)| {
        let mut other = filter.clone();
        change(&mut other);
        address::path(&other, &Paging::First)
    };
    let branch = filter.branch.map(|id| name_of(words, branches, id));
    let applied = [
        (!filter.search.is_empty()).then(|| (filter.search.clone(), without(|own| own.search.clear()))),
        filter.kind.map(|own| {
            (
                words.say(&format!("kind-{own}")).into_owned(),
                without(|own| own.kind = None),
            )
        }),
        filter.status.map(|own| {
            (
                words.say(&format!("status-{own}")).into_owned(),
                without(|own| own.status = None),
            )
        }),
        filter.due.map(|own| {
            (
                words.say(&format!("desk-due-{own}")).into_owned(),
                without(|own| own.due = None),
            )
        }),
        branch.map(|name| (name, without(|own| own.branch = None))),
        filter.owner.map(|own| {
            (
                owner_words(words, own, &queue.makers),
                without(|own| own.owner = None),
            )
        }),
    ];
    let chip = |(text, path): (String, String)| {
        view! { <a href=path>{text}<Icon name="x"/><span class="vh">{words.say("desk-chip-remove")}</span></a> }
    };
    let lead = (!filter.is_plain()).then(|| view! { <span>{words.say("desk-chips")}</span> });
    let count = args([("count", count_words(words, queue.counts.shown(filter)).into())]);
    view! {
        <div class="chips">
            {lead}{applied.into_iter().flatten().map(chip).collect_view()}
            <b>{words.say_with("desk-count", &count)}</b>
        </div>
    }
}

/// Whose cases they are; empty for an officer who has left.
fn owner_words(words: Words, owner: Owner, makers: &[Officer]) -> String {
    match owner {
        Owner::Mine | Owner::Unassigned => words.say(&format!("desk-owner-{owner}")).into_owned(),
        Owner::Officer(account) => {
            let officer = makers.iter().find(|maker| maker.account == account);
            officer.map(|officer| officer.name.clone()).unwrap_or_default()
        }
    }
}

/// The key of the words for an order.
pub(super) fn sort_key(sort: Sort) -> String {
    let way = if sort.descending { "last" } else { "first" };
    format!("desk-sort-{}-{way}", sort.by)
}

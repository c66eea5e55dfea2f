//! The rows of the queue.

use std::borrow::Cow;

use domain::calendar::Calendar;
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::Branch;
use store::forex::desk::{Filter, Line, NextTerm, Paging, Sort, SortBy};
use time::{Date, OffsetDateTime};

use super::address;
use super::bulk::Choice;
use super::filters::sort_key;
use super::parts::{case_path, status_tag};
use super::queue::name_of;
use crate::components::clock::{Standing, standing_of};
use crate::components::{ClockChip, Icon, Tag, day};
use crate::words::{Words, args};

/// The columns: the keys of their heads, and what they sort by.
const COLUMNS: [(&str, Option<SortBy>); 7] = [
    ("desk-column-reference", None),
    ("desk-column-subject", None),
    ("desk-column-status", None),
    ("desk-column-due", Some(SortBy::Due)),
    ("desk-column-submitted", Some(SortBy::Submitted)),
    ("desk-column-changed", Some(SortBy::Changed)),
    ("desk-column-taken", None),
];

/// The table of these rows; on a narrow screen each row becomes a card.
pub(super) fn table(
    words: Words,
    lines: &[Line],
    (filter, branches, choice): (&Filter, &[Branch], &Choice),
    (today, calendar): (Date, &Calendar),
) -> impl IntoView + use<> {
    let order = args([("order", words.say(&sort_key(filter.order())).into())]);
    let labels = COLUMNS.map(|(column, _)| words.say(column));
    let heads = COLUMNS.map(|(column, by)| head(words, filter, (column, by)));
    let rows = lines
        .iter()
        .map(|line| {
            row(
                words,
                &labels,
                line,
                (filter, branches, choice),
                (today, calendar),
            )
        })
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-labelledby="list" tabindex="0">
            <table class="table cards" role="table">
                <caption id="list" class="vh">{words.say_with("desk-caption", &order)}</caption>
                <thead role="rowgroup"><tr role="row"><td role="cell"><span class="vh">{words.say("bulk-tick")}</span></td>{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

/// The head of a column. One that sorts is a link to the list in its order, or in the other direction once it stands so.
fn head(words: Words, filter: &Filter, (column, by): (&str, Option<SortBy>)) -> AnyView {
    let label = words.say(column);
    let Some(by) = by else {
        return view! { <th role="columnheader" scope="col">{label}</th> }.into_any();
    };
    let order = filter.order();
    let is_sorted = order.by == by;
    let sort = if is_sorted {
        order.reversed()
    } else {
        Sort {
            by,
            descending: by == SortBy::Changed,
        }
    };
    let sorted = is_sorted.then_some(if order.descending {
        "descending"
    } else {
        "ascending"
    });
    let mut other = filter.clone();
    other.sort = Some(sort);
    let path = address::path(&other, &Paging::First);
    let icon = if is_sorted { "sorted" } else { "sort" };
    view! { <th role="columnheader" scope="col" aria-sort=sorted><a href=path>{label}<Icon name=icon/></a></th> }
        .into_any()
}

fn row(
    words: Words,
    [_, subject, standing, until, submitted, changed, officer]: &[Cow<'static, str>; COLUMNS.len()],
    line: &Line,
    (list, branches, choice): (&Filter, &[Branch], &Choice),
    (today, calendar): (Date, &Calendar),
) -> impl IntoView + use<> {
    let (tone, status) = status_tag(words, line.status);
    let handed_in = line.submitted_at.map(|at| moment(words, at));
    let moved_on = line.changed_at.map(|at| moment(words, at));
    let branch = line
        .branch
        .map(|id| name_of(words, branches, id))
        .unwrap_or_default();
    let rounds = (line.round > 0).then(|| {
        let rounds = args([("count", line.round.into())]);
        view! { <small>{words.say_with("desk-rounds", &rounds)}</small> }
    });
    let opening = (line.is_proposed && line.status == Status::Approved)
        .then(|| view! { <small>{words.say("desk-opening-waits")}</small> });
    let account = (line.is_proposed && line.status == Status::AccountOpened)
        .then(|| view! { <small>{words.say("desk-account-waits")}</small> });
    let taken_by = line.taken_by.as_ref().map(|officer| officer.name.clone());
    let taken_by = taken_by.unwrap_or_else(|| words.say("desk-nobody").into_owned());
    let tick = args([
        ("reference", line.reference.clone().into()),
        ("subject", line.subject.clone().into()),
    ]);
    let late = line.next.due_on.is_some_and(|due| due < today).then_some("late");
    view! {
        <tr role="row" class=late>
            <td role="cell" class="pick"><input type="checkbox" name="case" form="bulk" value=line.case.to_string() checked=choice.has(line.case) aria-label=words.say_with("bulk-tick-one", &tick)/></td>
            <th role="rowheader" scope="row">
                <span><a href=address::along(&case_path(line.case), Some(list)) class="num nowrap">{line.reference.clone()}</a></span>
            </th>
            <td role="cell" data-l=subject.clone()><span>{line.subject.clone()}<small>{branch}</small></span></td>
            <td role="cell" data-l=standing.clone()><span><Tag tone=tone text=status/>{rounds}{opening}{account}</span></td>
            <td role="cell" data-l=until.clone()>{due(words, line.status, line.next, (today, calendar))}</td>
            <td role="cell" data-l=submitted.clone()>{handed_in}</td>
            <td role="cell" data-l=changed.clone()>{moved_on}</td>
            <td role="cell" data-l=officer.clone()>{taken_by}</td>
        </tr>
    }
}

fn moment(words: Words, at: OffsetDateTime) -> impl IntoView + use<> {
    let text = day::moment(words, at);
    view! { <time class="small" datetime=day::machine(at)>{text}</time> }
}

/// How much time is left, for the bank or, while its clocks stand still, for the applicant.
pub(super) fn due(
    words: Words,
    status: Status,
    next: NextTerm,
    (today, calendar): (Date, &Calendar),
) -> AnyView {
    if status.is_final() {
        return words.say("desk-finished").into_owned().into_any();
    }
    let until = |key: &str| {
        next.due_on.map(|due| {
            words
                .say_with(key, &args([("day", day::short(words, due).into())]))
                .into_owned()
        })
    };
    if next.is_paused {
        let small = until("desk-due-supplement").map(|text| view! { <small>{text}</small> });
        return view! { <span><ClockChip words=words standing=Standing::Paused/>" "{small}</span> }
            .into_any();
    }
    let Some(due) = next.due_on else {
        return view! { <ClockChip words=words standing=Standing::Unknown/> }.into_any();
    };
    let standing = standing_of(due, today, calendar, next.in_working_days);
    match standing {
        Standing::Left(..) if !next.in_working_days => {
            view! { <span class="clock"><Icon name="clock"/>{until("desk-due-visit")}</span> }.into_any()
        }
        standing => view! { <ClockChip words=words standing=standing/> }.into_any(),
    }
}

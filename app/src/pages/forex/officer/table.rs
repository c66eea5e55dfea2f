//! The rows of the queue.

use std::borrow::Cow;

use domain::calendar::Calendar;
use domain::forex::Status;
use leptos::prelude::*;
use store::forex::Branch;
use store::forex::desk::{Line, NextTerm};
use time::Date;

use super::parts::{case_path, status_tag};
use super::queue::name_of;
use crate::components::clock::{Standing, standing_of};
use crate::components::{ClockChip, Icon, Tag, day};
use crate::words::{Words, args};

/// The columns, by the keys of their heads.
const COLUMNS: [&str; 5] = [
    "desk-column-reference",
    "desk-column-subject",
    "desk-column-status",
    "desk-column-due",
    "desk-column-taken",
];

/// The table of these rows; on a narrow screen each row becomes a card.
pub(super) fn table(
    words: Words,
    lines: &[Line],
    branches: &[Branch],
    (descending, today, calendar): (bool, Date, &Calendar),
) -> impl IntoView + use<> {
    let (order, caption) = if descending {
        ("descending", "desk-caption-closed")
    } else {
        ("ascending", "desk-caption")
    };
    let labels = COLUMNS.map(|column| words.say(column));
    let heads = COLUMNS.map(|column| {
        let sorted = (column == "desk-column-due").then_some(order);
        view! { <th role="columnheader" scope="col" aria-sort=sorted>{words.say(column)}</th> }
    });
    let rows = lines
        .iter()
        .map(|line| row(words, &labels, line, branches, (today, calendar)))
        .collect_view();
    view! {
        <div class="scroll" role="region" aria-labelledby="list" tabindex="0">
            <table class="table cards" role="table">
                <caption id="list" class="vh">{words.say(caption)}</caption>
                <thead role="rowgroup"><tr role="row">{heads}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
}

fn row(
    words: Words,
    [_, subject, standing, until, officer]: &[Cow<'static, str>; COLUMNS.len()],
    line: &Line,
    branches: &[Branch],
    (today, calendar): (Date, &Calendar),
) -> impl IntoView + use<> {
    let (tone, status) = status_tag(words, line.status);
    let submitted = line.submitted_at.map(|at| {
        let at = args([("at", day::moment(words, at).into())]);
        view! { <small>{words.say_with("desk-submitted", &at)}</small> }
    });
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
    let taken_by = line
        .taken_by
        .clone()
        .unwrap_or_else(|| words.say("desk-nobody").into_owned());
    let late = line.next.due_on.is_some_and(|due| due < today).then_some("late");
    view! {
        <tr role="row" class=late>
            <th role="rowheader" scope="row">
                <span><a href=case_path(line.case) class="num nowrap">{line.reference.clone()}</a>{submitted}</span>
            </th>
            <td role="cell" data-l=subject.clone()><span>{line.subject.clone()}<small>{branch}</small></span></td>
            <td role="cell" data-l=standing.clone()><span><Tag tone=tone text=status/>{rounds}{opening}{account}</span></td>
            <td role="cell" data-l=until.clone()>{due(words, line.status, line.next, (today, calendar))}</td>
            <td role="cell" data-l=officer.clone()>{taken_by}</td>
        </tr>
    }
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

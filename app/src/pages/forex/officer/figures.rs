//! A supervisor's figures: the load of each officer, terms kept, and cases that changed hands.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::forex::Status;
use domain::month::Month;
use leptos::prelude::*;
use store::forex::desk::{self, Figures, Filter, Level, Load, Officer, Owner, Paging, View};

use super::address;
use super::export::{self, Cell};
use crate::components::{BackLink, ErrorSummary};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

/// The states of open cases, as columns.
const OPEN: [Status; 5] = [
    Status::Submitted,
    Status::UnderReview,
    Status::SupplementRequested,
    Status::PendingCheck,
    Status::Approved,
];

/// `GET /desk/figures`.
pub(super) async fn show(State(site): State<Site>, visit: Visit) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_str(visit.uri.query().unwrap_or_default()).unwrap_or_default();
    let typed = pairs
        .into_iter()
        .find(|(name, _)| name == "month")
        .map(|(_, text)| text);
    let typed = typed.unwrap_or_default();
    let this_month = Month::of(visit.today());
    let read = match typed.trim() {
        "" => Ok(this_month),
        text => text.parse(),
    };
    let month = read.unwrap_or(this_month);
    let figures = desk::figures(&site.store, visit.actor()?, month).await?;
    let words = visit.words;
    let problem = read
        .is_err()
        .then(|| words.say("problem-figures-month").into_owned());
    let (status, lead) = if problem.is_some() {
        (StatusCode::UNPROCESSABLE_ENTITY, words.say("title-error"))
    } else {
        (StatusCode::OK, "".into())
    };
    let title = format!("{lead}{}", words.say("figures-title"));
    let typed = if problem.is_some() {
        typed
    } else {
        month.to_string()
    };
    Ok(Page::new(title)
        .at(Place::Desk)
        .status(status)
        .render(&visit, || {
            let problems: Vec<_> = problem
                .iter()
                .map(|own| ("month".to_owned(), own.clone()))
                .collect();
            view! {
                <div class="wrap">
                    <BackLink href="/desk" text=words.say("nav-desk")/>
                    <ErrorSummary words=words problems=problems/>
                    <div class="head"><h1>{words.say("figures-title")}</h1></div>
                    <div class="stack-l">
                        {load(words, &figures)}
                        {period(words, month, typed, problem)}
                        {levels(words, &figures.levels)}
                        {moves(words, &figures)}
                        {export::buttons(words, export::FIGURES, ("month", month.to_string()))}
                    </div>
                </div>
            }
        }))
}

/// The month, with its neighbours.
fn period(words: Words, month: Month, typed: String, problem: Option<String>) -> impl IntoView + use<> {
    let invalid = problem.is_some().then_some("true");
    let problem = problem.map(super::propose::error_line);
    let path = |month: Month| format!("/desk/figures?month={month}");
    view! {
        <form class="row noprint" action="/desk/figures" method="get">
            <div>
                <label class="label" for="month">{words.say("figures-month")}</label>
                {problem}
                <input class="input" id="month" name="month" inputmode="numeric" autocomplete="off" aria-invalid=invalid value=typed/>
            </div>
            <button class="btn second slim">{words.say("figures-show")}</button>
            <a href=path(month.previous())>{month.previous().to_string()}</a>
            <a href=path(month.next())>{month.next().to_string()}</a>
        </form>
    }
}

fn load(words: Words, figures: &Figures) -> impl IntoView + use<> {
    let mut officers: Vec<Option<Officer>> = figures.load.iter().map(|row| row.officer.clone()).collect();
    officers.dedup();
    let states =
        OPEN.map(|status| view! { <th scope="col" class="n">{words.say(&format!("status-{status}"))}</th> });
    let rows = officers.iter().map(|officer| {
        let own = figures.load.iter().filter(|row| row.officer == *officer);
        load_row(words, officer.as_ref(), &own.collect::<Vec<_>>())
    });
    let rows = rows.collect_view();
    let all: Vec<&Load> = figures.load.iter().collect();
    let total = load_cells(&all);
    view! {
        <section class="stack-s">
            <h2 id="load">{words.say("figures-load")}</h2>
            <div class="scroll" role="region" aria-labelledby="load" tabindex="0">
                <table class="table compact">
                    <thead><tr><th scope="col">{words.say("desk-column-taken")}</th>{states}<th scope="col" class="n">{words.say("figures-overdue")}</th><th scope="col" class="n">{words.say("figures-all")}</th></tr></thead>
                    <tbody>{rows}<tr><th scope="row">{words.say("figures-bank")}</th>{total}</tr></tbody>
                </table>
            </div>
        </section>
    }
}

fn load_row(words: Words, officer: Option<&Officer>, own: &[&Load]) -> impl IntoView + use<> {
    let (name, owner) = match officer {
        Some(officer) => (officer.name.clone(), Owner::Officer(officer.account)),
        None => (words.say("desk-nobody").into_owned(), Owner::Unassigned),
    };
    let theirs = Filter {
        view: View::AllOpen,
        owner: Some(owner),
        ..Filter::default()
    };
    view! { <tr><th scope="row"><a href=address::path(&theirs, &Paging::First)>{name}</a></th>{load_cells(own)}</tr> }
}

fn load_cells(own: &[&Load]) -> impl IntoView + use<> {
    let sum = |of: &dyn Fn(&Load) -> i64| own.iter().map(|row| of(row)).sum::<i64>();
    let of_state = OPEN.map(|status| {
        let count = sum(&|row| if row.status == status { row.count } else { 0 });
        view! { <td class="n">{count}</td> }
    });
    let (overdue, all) = (sum(&|row| row.overdue), sum(&|row| row.count));
    view! { {of_state}<td class="n">{overdue}</td><td class="n">{all}</td> }
}

fn levels(words: Words, levels: &[Level]) -> impl IntoView + use<> {
    let row = |level: &Level| {
        view! {
            <tr>
                <th scope="row">{words.say(&format!("clock-{}", level.clock))}</th>
                <td>{words.say(&format!("figures-applicant-{}", level.applicant))}</td>
                <td>{name(words, level.officer.as_ref())}</td>
                <td class="n">{level.met}</td>
                <td class="n">{level.in_time}</td>
                <td class="n">{percent(level.in_time, level.met)}</td>
            </tr>
        }
    };
    let rows = levels.iter().map(row).collect_view();
    let (met, in_time) = levels.iter().fold((0, 0), |(met, in_time), level| {
        (met + level.met, in_time + level.in_time)
    });
    view! {
        <section class="stack-s">
            <h2 id="levels">{words.say("figures-levels")}</h2>
            <p class="small dim">{words.say("figures-levels-text")}</p>
            <div class="scroll" role="region" aria-labelledby="levels" tabindex="0">
                <table class="table compact">
                    <thead><tr>
                        <th scope="col">{words.say("desk-column-due")}</th><th scope="col">{words.say("desk-column-subject")}</th>
                        <th scope="col">{words.say("figures-officer")}</th><th scope="col" class="n">{words.say("figures-met")}</th>
                        <th scope="col" class="n">{words.say("figures-in-time")}</th><th scope="col" class="n">{words.say("figures-share")}</th>
                    </tr></thead>
                    <tbody>{rows}<tr><th scope="row" colspan="3">{words.say("figures-bank")}</th><td class="n">{met}</td><td class="n">{in_time}</td><td class="n">{percent(in_time, met)}</td></tr></tbody>
                </table>
            </div>
        </section>
    }
}

fn moves(words: Words, figures: &Figures) -> impl IntoView + use<> {
    let row = |moves: &desk::Moves| {
        view! { <tr><th scope="row">{words.say(&format!("desk-act-{}", moves.act))}</th><td>{name(words, moves.officer.as_ref())}</td><td class="n">{moves.count}</td></tr> }
    };
    let rows = figures.moves.iter().map(row).collect_view();
    let all: i64 = figures.moves.iter().map(|moves| moves.count).sum();
    view! {
        <section class="stack-s">
            <h2 id="moves">{words.say("figures-moves")}</h2>
            <div class="scroll" role="region" aria-labelledby="moves" tabindex="0">
                <table class="table compact">
                    <thead><tr><th scope="col">{words.say("figures-act")}</th><th scope="col">{words.say("figures-officer")}</th><th scope="col" class="n">{words.say("figures-times")}</th></tr></thead>
                    <tbody>{rows}<tr><th scope="row" colspan="2">{words.say("figures-bank")}</th><td class="n">{all}</td></tr></tbody>
                </table>
            </div>
        </section>
    }
}

fn name(words: Words, officer: Option<&Officer>) -> String {
    officer.map_or_else(
        || words.say("figures-unknown").into_owned(),
        |officer| officer.name.clone(),
    )
}

/// A share as people read it, cut to whole percents so that nothing is called complete that is not.
fn percent(part: i64, whole: i64) -> String {
    (part * 100)
        .checked_div(whole)
        .map(|share| format!("{share} %"))
        .unwrap_or_default()
}

/// The heads of the figures as a file.
pub fn heads(words: Words) -> Vec<String> {
    let columns = [
        "figures-figure",
        "figures-what",
        "desk-column-subject",
        "figures-officer",
        "figures-count",
        "figures-of-these",
        "figures-count-of-these",
    ];
    columns
        .iter()
        .map(|column| words.say(column).into_owned())
        .collect()
}

/// The figures as a file: one row for each number, with what it is.
pub fn rows(words: Words, figures: &Figures) -> Vec<Vec<Cell>> {
    let say = |key: &str| Cell::Text(words.say(key).into_owned());
    let load = figures.load.iter().map(|row| {
        let officer = row
            .officer
            .as_ref()
            .map_or_else(|| say("desk-nobody"), |officer| Cell::Text(officer.name.clone()));
        [
            say("figures-load"),
            say(&format!("status-{}", row.status)),
            Cell::Empty,
            officer,
            Cell::Number(row.count),
            say("figures-overdue"),
            Cell::Number(row.overdue),
        ]
    });
    let levels = figures.levels.iter().map(|row| {
        [
            say("figures-levels"),
            say(&format!("clock-{}", row.clock)),
            say(&format!("figures-applicant-{}", row.applicant)),
            Cell::Text(name(words, row.officer.as_ref())),
            Cell::Number(row.met),
            say("figures-in-time"),
            Cell::Number(row.in_time),
        ]
    });
    let moves = figures.moves.iter().map(|row| {
        [
            say("figures-moves"),
            say(&format!("desk-act-{}", row.act)),
            Cell::Empty,
            Cell::Text(name(words, row.officer.as_ref())),
            Cell::Number(row.count),
            Cell::Empty,
            Cell::Empty,
        ]
    });
    load.chain(levels).chain(moves).map(Vec::from).collect()
}

/// The month that a form asks for.
///
/// # Errors
/// [`Failure::Unreadable`] when it is none.
pub fn month(form: &crate::form::Form) -> Result<Month, Failure> {
    form.text("month").parse().map_err(|_| Failure::Unreadable)
}

//! "Why this date?": the days that a term counts, skips and stands still, and what a request for more would do to it.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use domain::calendar::{Calendar, DayKind};
use domain::casework::Clock;
use domain::deadline::{Deadline, Due};
use domain::rules::{Rule, RuleCode, RuleSet};
use leptos::prelude::*;
use store::casework::{RunningClock, Term};
use store::forex;
use store::plumbing::calendar::is_invented;
use time::Date;

use super::parts::InCaseAnd;
use crate::components::clock::due_text;
use crate::components::rule::Source;
use crate::components::{BackLink, DueLine, Notice, SourceLink, Tone, day};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::{Words, args};

/// `GET /cases/{case}/deadlines/{clock}`.
pub(super) async fn show(
    State(site): State<Site>,
    visit: Visit,
    InCaseAnd(case, name): InCaseAnd,
) -> Result<Response, Failure> {
    let words = visit.words;
    let clock: Clock = name.parse().map_err(|_| Failure::NotFound)?;
    let view = forex::applicant_view(&site.store, visit.actor()?, case).await?;
    let running = view
        .clocks
        .into_iter()
        .find(|own| own.clock == clock)
        .ok_or(Failure::NotFound)?;
    let calendar = site.store.calendar();
    let days = running
        .term
        .explain(&calendar)
        .map(|explained| explained.days)
        .unwrap_or_default();
    let due = running.term.due(&calendar);
    let invented = invented_years(&site, &days, due).await?;
    let rules = RuleSet::on(view.rules_on);
    let heading = words.say("why-this-date");
    Ok(Page::new(heading.clone()).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack mt">
                    <h1>{heading}</h1>
                    <p class="lede">{words.say(&format!("clock-{clock}"))}" · "<DueLine words=words due=due/></p>
                    <p>{words.say(way_of_counting(&running.term))}</p>
                    {demonstration(words, &invented)}
                    {table(words, &days, &invented)}
                    {what_if(&visit, &running, &rules, &calendar)}
                    {source(words, clock, &rules)}
                </div>
            </div>
        }
    }))
}

fn way_of_counting(term: &Term) -> &'static str {
    match term {
        Term::Working(_) => "why-counting",
        Term::Calendar(_) => "why-counting-calendar",
    }
}

/// The rule that gives the term, as it held for this case.
fn source(words: Words, clock: Clock, rules: &RuleSet) -> Option<impl IntoView + use<>> {
    let source = Source::of(words, clock.rule(), rules.day())?;
    Some(view! { <p><SourceLink source=source/></p> })
}

/// The years on the way whose calendar was made up for a demonstration.
async fn invented_years(site: &Site, days: &[(Date, DayKind)], due: Due) -> Result<BTreeSet<i32>, Failure> {
    let mut years: BTreeSet<i32> = days.iter().map(|(day, _)| day.year()).collect();
    if let Due::On(day) = due {
        years.insert(day.year());
    }
    let mut invented = BTreeSet::new();
    for year in years {
        if is_invented(&site.store, year).await? {
            invented.insert(year);
        }
    }
    Ok(invented)
}

fn demonstration(words: Words, invented: &BTreeSet<i32>) -> Option<impl IntoView + use<>> {
    let year = invented.first()?.to_string();
    let text = words.say_with("why-invented", &args([("year", year.into())]));
    Some(view! { <Notice tone=Tone::Warn heading=words.say("why-invented-heading")><p>{text}</p></Notice> })
}

fn table(words: Words, days: &[(Date, DayKind)], invented: &BTreeSet<i32>) -> Option<impl IntoView + use<>> {
    let mut counted = 0_u32;
    let row = |(date, kind): &(Date, DayKind)| {
        counted += u32::from(kind.is_counted());
        let number = if kind.is_counted() {
            counted.to_string()
        } else {
            String::new()
        };
        let mark = invented
            .contains(&date.year())
            .then(|| view! { <br/><small>{words.say("why-invented-day")}</small> });
        let kind = match kind {
            DayKind::Counted => "day-counted",
            DayKind::MakeUp => "day-make-up",
            DayKind::Weekend => "day-weekend",
            DayKind::Holiday => "day-holiday",
            DayKind::Paused => "day-paused",
        };
        view! { <tr><th scope="row">{day::long(words, *date)}</th><td>{words.say(kind)}{mark}</td><td class="n">{number}</td></tr> }
    };
    let rows = days.iter().map(row).collect_view();
    (!days.is_empty()).then(|| {
        view! {
            <div class="scroll" role="region" aria-labelledby="days" tabindex="0">
                <table class="table compact">
                    <caption id="days">{words.say("why-days")}</caption>
                    <thead><tr>
                        <th scope="col">{words.say("why-day")}</th><th scope="col">{words.say("why-kind")}</th>
                        <th scope="col" class="n">{words.say("why-number")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    })
}

/// What it would do to the bank's answer if the bank asked for something today: the clock stands still until the
/// applicant has sent it.
fn what_if(
    visit: &Visit,
    running: &RunningClock,
    rules: &RuleSet,
    calendar: &Calendar,
) -> Option<impl IntoView + use<>> {
    let (words, today) = (visit.words, visit.today());
    let Term::Working(answer) = &running.term else {
        return None;
    };
    if running.clock != Clock::Answer || answer.is_paused() {
        return None;
    }
    let left = answer.days_left(today, calendar).ok().filter(|left| *left > 0)?;
    let longest = rules.get(RuleCode::ForexSupplement).map(Rule::count).ok()?;
    let line = |days| {
        if_sent(
            words,
            answer,
            today,
            calendar.add_working_days(today, days).ok()?,
            calendar,
        )
    };
    let lines: Vec<_> = [1, longest].into_iter().filter_map(line).collect();
    Some(view! {
        <section class="stack-s" aria-labelledby="what-if">
            <h2 id="what-if">{words.say("why-if")}</h2>
            <p>{words.say_with("why-if-text", &args([("left", left.into())]))}</p>
            <ul class="bullets">{lines}</ul>
        </section>
    })
}

/// When the answer would come if something were asked for today and sent on this day.
fn if_sent(
    words: Words,
    answer: &Deadline,
    today: Date,
    sent: Date,
    calendar: &Calendar,
) -> Option<impl IntoView + use<>> {
    let due = answer.paused_between(today, sent).ok()?.due(calendar);
    let days = args([
        ("sent", day::long(words, sent).into()),
        ("due", due_text(words, due).into()),
    ]);
    Some(view! { <li>{words.say_with("why-if-line", &days)}</li> })
}

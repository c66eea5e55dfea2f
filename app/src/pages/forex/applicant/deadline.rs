//! "Why this date?": the days that a term counts, skips and stands still.

use axum::extract::State;
use axum::response::Response;
use domain::calendar::DayKind;
use domain::casework::Clock;
use domain::rules::{Citation, RuleSet};
use leptos::prelude::*;
use store::forex;
use time::Date;

use super::parts::InCaseAnd;
use crate::components::{BackLink, DueLine, day};
use crate::failure::Failure;
use crate::shell::{Page, Place};
use crate::site::Site;
use crate::visit::Visit;
use crate::words::Words;

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
    let rules = RuleSet::on(visit.today());
    let rule = rules
        .get(domain::forex::status::rule_of(clock))
        .map_err(|_| Failure::NotFound)?;
    let source = match &rule.citation {
        Citation::Published { zh, en } => words.pick(zh, en).to_owned(),
        Citation::Convention => words.say("rule-convention").into_owned(),
    };
    let heading = words.say("why-this-date");
    Ok(Page::new(heading.clone()).at(Place::Cases).render(&visit, || {
        view! {
            <div class="wrap">
                <BackLink href=format!("/cases/{case}") text=words.say("back-to-case")/>
                <div class="narrow stack mt">
                    <h1>{heading}</h1>
                    <p class="lede">{words.say(&format!("clock-{clock}"))}" · "<DueLine words=words due=due/></p>
                    <p>{words.say("why-counting")}</p>
                    {table(words, &days)}
                    <p class="small dim">{words.say("why-source")}" "{source}</p>
                </div>
            </div>
        }
    }))
}

fn table(words: Words, days: &[(Date, DayKind)]) -> Option<impl IntoView + use<>> {
    let mut counted = 0_u32;
    let row = |(date, kind): &(Date, DayKind)| {
        counted += u32::from(kind.is_counted());
        let number = if kind.is_counted() {
            counted.to_string()
        } else {
            String::new()
        };
        let kind = match kind {
            DayKind::Counted => "day-counted",
            DayKind::MakeUp => "day-make-up",
            DayKind::Weekend => "day-weekend",
            DayKind::Holiday => "day-holiday",
            DayKind::Paused => "day-paused",
        };
        view! { <tr><th scope="row">{day::long(words, *date)}</th><td>{words.say(kind)}</td><td class="n">{number}</td></tr> }
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

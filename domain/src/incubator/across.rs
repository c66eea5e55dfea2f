//! What is wrong between the answers of a team or a carrier.

use std::collections::BTreeSet;

use time::Date;

use super::carrier::{CarrierKind, Sector};
use super::criteria::{self, Measure, Yardstick};
use super::entry::{self, NoEntry};
use super::pages::{DESKS, MONTHS};
use crate::casework::{Draft, Problem, date, item_field, whole_number};
use crate::rules::{RuleCode, RuleSet};

/// A page, and what is wrong there.
type Found = (&'static str, Problem);

/// The most square metres, months open and the like.
const COUNT_MAX: u32 = 1_000_000;
const STORAGE_MAX: u32 = 10_000;
/// The milestones lie within the next twelve months.
const MILESTONE_MONTHS: (u32, u32) = (1, 12);

pub(super) fn of_team(draft: &Draft, today: Date) -> Vec<Found> {
    let mut found: Vec<Found> = [
        count(draft, "needs", "desks", DESKS),
        count(draft, "needs", "months", MONTHS),
        count(draft, "needs", "storage", (1, STORAGE_MAX)),
        draft
            .unconfirmed_mobile("team", "leader_mobile")
            .map(|problem| ("team", problem)),
        firm_that_cannot_enter(draft, today),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.extend(milestones(draft));
    found.extend(repeated_preferences(draft));
    found
}

pub(super) fn of_carrier(draft: &Draft, today: Date) -> Vec<Found> {
    let any = (0, COUNT_MAX);
    let counts = [
        ("rooms", "area", (1, COUNT_MAX)),
        ("rooms", "public_area", any),
        ("rooms", "desks", any),
        ("rooms", "offices", any),
        ("rooms", "meeting_rooms", any),
        ("rooms", "open_days", (1, 7)),
        ("people", "staff", any),
        ("people", "planned_tenants", any),
        ("people", "events", any),
    ];
    let wrong = counts
        .into_iter()
        .filter_map(|(page, field, range)| count(draft, page, field, range));
    let mut found: Vec<Found> = wrong.collect();
    let number = |field| whole_number(draft.text("rooms", field));
    if let (Some(public), Some(all)) = (number("public_area"), number("area"))
        && public > all
    {
        found.push((
            "rooms",
            Problem::new("public_area", "more_than_all").with("max", all),
        ));
    }
    found.extend(unmet_thresholds(draft, today));
    found
}

fn count(draft: &Draft, page: &'static str, field: &str, range: (u32, u32)) -> Option<Found> {
    draft
        .not_a_count(page, field, range)
        .map(|problem| (page, problem))
}

/// A firm that is too old on the day on which it wants to move in.
fn firm_that_cannot_enter(draft: &Draft, today: Date) -> Option<Found> {
    let day = |page, field| date::parse(draft.text(page, field)).ok();
    let registered_on = day("team", "registered_on").filter(|_| draft.text("team", "firm") == "yes");
    let from = day("needs", "from")?;
    let months = whole_number(draft.text("needs", "months")).filter(|months| *months <= MONTHS.1)?;
    let sector: Sector = draft.text("project", "sector").parse().ok()?;
    let stay = (from, date::months_after(from, months));
    match entry::refused(registered_on, stay, sector, &RuleSet::on(today)) {
        Ok(Some(NoEntry::FirmTooOld)) => {
            let problem = Problem::new("registered_on", "firm_too_old");
            Some(("team", problem.under(RuleCode::IncubatorFirmAge)))
        }
        _ => None,
    }
}

fn milestones(draft: &Draft) -> Vec<Found> {
    let field = |index| item_field("milestones", index, "month");
    (0..draft.page("plan").list_len("milestones"))
        .filter_map(|index| count(draft, "plan", &field(index), MILESTONE_MONTHS))
        .collect()
}

/// The same carrier twice.
fn repeated_preferences(draft: &Draft) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    ["first", "second", "third"]
        .into_iter()
        .filter(|field| {
            let carrier = draft.text("preferences", field);
            !carrier.is_empty() && !seen.insert(carrier.to_owned())
        })
        .map(|field| ("preferences", Problem::new(field, "repeated")))
        .collect()
}

/// What the zone asks of such a carrier and this one does not have.
fn unmet_thresholds(draft: &Draft, today: Date) -> Vec<Found> {
    let Ok(kind) = draft.text("house", "kind").parse::<CarrierKind>() else {
        return Vec::new();
    };
    let figure = |measure| {
        let (page, field) = asked_at(measure)?;
        whole_number(draft.text(page, field))
    };
    let is_answered = |own: &criteria::Criterion| {
        own.any_of.iter().any(|(measure, _)| {
            asked_at(*measure).is_some_and(|(page, field)| !draft.text(page, field).is_empty())
        })
    };
    let unmet = criteria::on(kind, Yardstick::Zone, today)
        .into_iter()
        .filter(|own| is_answered(own) && !own.is_met(figure));
    unmet
        .filter_map(|own| {
            let (measure, least) = own.any_of.first()?;
            let (page, field) = asked_at(*measure)?;
            Some((page, Problem::new(field, "below_threshold").with("min", least)))
        })
        .collect()
}

/// Where a figure is asked for.
fn asked_at(measure: Measure) -> Option<(&'static str, &'static str)> {
    Some(match measure {
        Measure::Area => ("rooms", "area"),
        Measure::Desks => ("rooms", "desks"),
        Measure::OpenDays => ("rooms", "open_days"),
        Measure::PlannedTenants => ("people", "planned_tenants"),
        Measure::MonthlyEvents => ("people", "events"),
        Measure::Staff => ("people", "staff"),
        _ => return None,
    })
}

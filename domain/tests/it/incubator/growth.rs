//! Who may move in, for how long, and when somebody has grown enough.

use std::collections::BTreeMap;

use domain::incubator::carrier::Sector;
use domain::incubator::entry::{NoEntry, incubated_until, latest, refused};
use domain::incubator::graduation::{GraduationReason as G, Growth};
use domain::incubator::milestone::{MilestoneOutcome, MilestoneStatus};
use domain::rules::RuleSet;
use time::macros::date;

use crate::vectors::TODAY;

#[test]
fn a_firm_moves_in_within_two_years_of_its_registration() {
    let rules = RuleSet::on(TODAY);
    let registered = date!(2024 - 11 - 30);
    assert_eq!(latest(registered, &rules), Ok(date!(2026 - 11 - 30)));
    let enters = |day| refused(Some(registered), (day, day), Sector::Other, &rules);
    assert_eq!(enters(date!(2026 - 11 - 30)), Ok(None));
    assert_eq!(enters(date!(2026 - 12 - 01)), Ok(Some(NoEntry::FirmTooOld)));
    let team = refused(
        None,
        (date!(2026 - 12 - 01), date!(2027 - 11 - 30)),
        Sector::Other,
        &rules,
    );
    assert_eq!(team, Ok(None), "a team has no age");
}

#[test]
fn incubation_ends_after_four_years_or_five() {
    let rules = RuleSet::on(TODAY);
    let since = date!(2026 - 12 - 01);
    assert_eq!(
        incubated_until(since, Sector::CrossBorderTrade, &rules),
        Ok(date!(2030 - 12 - 01))
    );
    for sector in [
        Sector::Biomedicine,
        Sector::ModernAgriculture,
        Sector::IntegratedCircuits,
    ] {
        assert_eq!(incubated_until(since, sector, &rules), Ok(date!(2031 - 12 - 01)));
    }
    let stays = |to| refused(None, (since, to), Sector::Other, &rules);
    assert_eq!(stays(date!(2030 - 12 - 01)), Ok(None));
    assert_eq!(stays(date!(2030 - 12 - 02)), Ok(Some(NoEntry::StayTooLong)));
}

#[test]
fn a_milestone_is_late_from_the_day_after_it_was_due() {
    let due = date!(2026 - 11 - 23);
    for (outcome, today, expected) in [
        (None, date!(2026 - 11 - 23), MilestoneStatus::Planned),
        (None, date!(2026 - 11 - 24), MilestoneStatus::Late),
        (
            Some(MilestoneOutcome::Met),
            date!(2026 - 11 - 24),
            MilestoneStatus::Met,
        ),
        (
            Some(MilestoneOutcome::Dropped),
            date!(2026 - 11 - 20),
            MilestoneStatus::Dropped,
        ),
    ] {
        assert_eq!(MilestoneStatus::of(due, outcome, today), expected);
    }
}

fn reasons(growth: &Growth) -> Vec<G> {
    growth.reasons(&RuleSet::on(TODAY)).unwrap()
}

#[test]
fn one_reason_is_enough_to_graduate() {
    assert_eq!(reasons(&Growth::default()), []);
    let high_tech = Growth {
        is_high_tech: true,
        ..Growth::default()
    };
    assert_eq!(reasons(&high_tech), [G::HighTech]);
    let funded = |investment| Growth {
        investment,
        ..Growth::default()
    };
    assert_eq!(reasons(&funded(500_000_000)), [], "more than five million");
    assert_eq!(reasons(&funded(500_000_001)), [G::Investment]);
    let listed = Growth {
        is_merged_or_listed: true,
        ..funded(600_000_000)
    };
    assert_eq!(reasons(&listed), [G::Investment, G::MergedOrListed]);
}

#[test]
fn turnover_counts_of_two_years_in_a_row_and_exports_of_four_quarters() {
    let turnover = |years: &[(i32, i64)]| Growth {
        revenue: years.iter().copied().collect(),
        ..Growth::default()
    };
    assert_eq!(
        reasons(&turnover(&[(2024, 600_000_000), (2025, 400_000_001)])),
        [G::Revenue]
    );
    assert_eq!(
        reasons(&turnover(&[(2023, 600_000_000), (2025, 600_000_000)])),
        []
    );
    let exports = |quarters: &[((i32, u8), i64)]| Growth {
        exports: quarters.iter().copied().collect::<BTreeMap<_, _>>(),
        ..Growth::default()
    };
    let over_new_year = [
        ((2025, 3), 20_000_000),
        ((2025, 4), 10_000_000),
        ((2026, 2), 20_000_000),
    ];
    assert_eq!(reasons(&exports(&over_new_year)), [G::Exports]);
    let spread_out = [((2025, 1), 30_000_000), ((2026, 1), 30_000_000)];
    assert_eq!(reasons(&exports(&spread_out)), [], "a year apart");
}

//! The worked examples of the trade, by the clocks of complaints and reports, and what holds for all days.

use domain::calendar::Calendar;
use domain::casework::Clock;
use domain::complaint::escalation::Escalation;
use domain::complaint::window;
use domain::deadline::{CalendarPeriod, Deadline, Due, Pause};
use domain::rules::RuleSet;
use proptest::prelude::*;
use time::{Date, Duration, macros::date};

use crate::clocks::due;

#[test]
fn worked_examples_of_acceptance() {
    for (number, received, expected) in [
        (1, date!(2026 - 04 - 29), date!(2026 - 05 - 12)),
        (2, date!(2026 - 02 - 10), date!(2026 - 02 - 26)),
        (3, date!(2026 - 02 - 13), date!(2026 - 03 - 02)),
        (4, date!(2026 - 09 - 18), date!(2026 - 09 - 29)),
        (5, date!(2026 - 09 - 30), date!(2026 - 10 - 15)),
        (6, date!(2025 - 09 - 26), date!(2025 - 10 - 13)),
        (7, date!(2025 - 12 - 29), date!(2026 - 01 - 08)),
        (8, date!(2026 - 05 - 02), date!(2026 - 05 - 13)),
        (9, date!(2026 - 12 - 22), date!(2026 - 12 - 31)),
    ] {
        assert_eq!(
            due(Clock::Acceptance, received, received),
            Due::On(expected),
            "example {number}"
        );
    }
    let unknown = Due::Unknown {
        year: 2027,
        left_to_count: 1,
        not_before: date!(2027 - 01 - 01),
    };
    let received = date!(2026 - 12 - 23);
    assert_eq!(due(Clock::Acceptance, received, received), unknown, "example 10");
}

#[test]
fn worked_examples_of_mediation() {
    for (number, accepted, expected) in [
        (11, date!(2026 - 04 - 22), date!(2026 - 06 - 22)),
        (12, date!(2026 - 08 - 03), date!(2026 - 10 - 08)),
        (13, date!(2026 - 07 - 22), date!(2026 - 09 - 20)),
        (16, date!(2026 - 03 - 02), date!(2026 - 05 - 08)),
        (17, date!(2025 - 11 - 10), date!(2026 - 01 - 13)),
    ] {
        assert_eq!(
            due(Clock::Mediation, accepted, accepted),
            Due::On(expected),
            "example {number}"
        );
    }
    for (number, accepted, alarm) in [
        (11, date!(2026 - 04 - 22), date!(2026 - 06 - 18)),
        (12, date!(2026 - 08 - 03), date!(2026 - 09 - 30)),
    ] {
        let alarmed = CalendarPeriod::new(accepted, 60).alarm(&Calendar::china());
        assert_eq!(alarmed, Ok(Some(alarm)), "example {number}");
    }
    let accepted = date!(2026 - 11 - 02);
    let unknown = due(Clock::Mediation, accepted, accepted);
    assert!(
        matches!(unknown, Due::Unknown { year: 2027, not_before, .. } if not_before == date!(2027 - 01 - 01)),
        "15"
    );
}

#[test]
fn worked_example_of_testing() {
    let testing = Pause {
        from: date!(2026 - 06 - 25),
        to: Some(date!(2026 - 07 - 15)),
    };
    let mediation = CalendarPeriod::new(date!(2026 - 06 - 08), 60)
        .with_pauses([testing])
        .unwrap();
    assert_eq!(
        mediation.due(&Calendar::china()),
        Due::On(date!(2026 - 08 - 27)),
        "example 14"
    );
}

#[test]
fn worked_examples_of_notices_and_reports() {
    let decided = date!(2026 - 09 - 10);
    let notice = due(Clock::TerminationNotice, decided, decided);
    assert_eq!(notice, Due::On(date!(2026 - 09 - 20)), "example 18");
    assert_eq!(
        due(Clock::Checking, decided, decided),
        Due::On(date!(2026 - 10 - 08)),
        "example 19"
    );
    let rules = RuleSet::on(decided);
    let more = rules.get(Clock::Checking.extension().unwrap()).unwrap().count();
    let extended = Deadline::new(decided, 15)
        .extended_by(more)
        .due(&Calendar::china());
    assert_eq!(extended, Due::On(date!(2026 - 10 - 28)), "example 19, extended");
}

#[test]
fn a_case_keeps_the_term_of_its_receipt_when_the_law_changes_before_it_is_accepted() {
    let (received, accepted) = (date!(2026 - 04 - 14), date!(2026 - 04 - 20));
    let calendar = Calendar::china();
    assert_eq!(
        due(Clock::Mediation, received, accepted),
        Deadline::new(accepted, 45).due(&calendar)
    );
    let next_day = due(Clock::Mediation, date!(2026 - 04 - 15), accepted);
    assert_eq!(next_day, CalendarPeriod::new(accepted, 60).due(&calendar));
}

#[test]
fn near_terms_are_shown_to_more_people() {
    let calendar = Calendar::china();
    let due = date!(2026 - 10 - 08);
    for (today, expected) in [
        (date!(2026 - 09 - 28), None),
        (date!(2026 - 09 - 29), Some(Escalation::Soon)),
        (date!(2026 - 10 - 07), Some(Escalation::Soon)),
        (date!(2026 - 10 - 08), Some(Escalation::LastDay)),
        (date!(2026 - 10 - 09), Some(Escalation::Over)),
        (date!(2026 - 11 - 20), Some(Escalation::Over)),
    ] {
        assert_eq!(Escalation::on(today, due, &calendar), Ok(expected), "{today}");
    }
    let friday = date!(2026 - 11 - 20);
    let saturday = Escalation::on(date!(2026 - 11 - 21), friday, &calendar);
    assert_eq!(
        saturday,
        Ok(Some(Escalation::LastDay)),
        "nobody works before Monday"
    );
    assert!(Escalation::on(date!(2026 - 12 - 30), date!(2027 - 01 - 05), &calendar).is_err());
}

#[test]
fn a_review_and_a_rating_are_open_for_a_while() {
    let ended = date!(2026 - 11 - 02);
    let (rules, calendar) = (RuleSet::on(ended), Calendar::china());
    let review = window::for_review(ended, &rules).unwrap();
    assert_eq!(review.due(&calendar), Due::On(date!(2026 - 11 - 16)));
    let rating = window::for_rating(ended, &rules).unwrap();
    assert_eq!(rating.raw(), Due::On(date!(2026 - 11 - 17)));
    for (typed, value) in [
        ("1", Some(1)),
        ("5", Some(5)),
        ("0", None),
        ("6", None),
        ("", None),
        ("５", None),
    ] {
        assert_eq!(window::Rating::parse(typed).map(window::Rating::value), value);
    }
    assert!(window::Rating::parse("2").unwrap().asks_for_call());
}

fn known_day() -> impl Strategy<Value = Date> {
    (0..600_i64).prop_map(|ordinal| date!(2025 - 01 - 01) + Duration::days(ordinal))
}

/// The clocks whose terms hold under both laws.
fn a_clock() -> impl Strategy<Value = Clock> {
    prop::sample::select(vec![
        Clock::Acceptance,
        Clock::Material,
        Clock::Reply,
        Clock::Mediation,
        Clock::TerminationNotice,
        Clock::Review,
        Clock::Checking,
        Clock::Fulfilment,
    ])
}

proptest! {
    #[test]
    fn a_term_ends_on_a_working_day_after_it_began_and_never_earlier_for_a_later_start(
        clock in a_clock(), received in known_day(), started in known_day(), later in 0..40_i64,
    ) {
        let calendar = Calendar::china();
        let ends = |started| match due(clock, received, started) {
            Due::On(day) => Some(day),
            _ => None,
        };
        if let Some(day) = ends(started) {
            prop_assert!(started < day);
            prop_assert_eq!(calendar.is_working_day(day), Ok(true));
            if let Some(from_later) = ends(started + Duration::days(later)) {
                prop_assert!(day <= from_later);
            }
        }
    }

    #[test]
    fn testing_never_shortens_a_mediation_and_lengthens_it_by_its_days(
        accepted in known_day(), pauses in prop::collection::vec((0..25_i64, 0..25_i64), 0..4),
    ) {
        let mut from = accepted;
        let mut mediation = CalendarPeriod::new(accepted, 60);
        let mut stood_still = 0;
        for (until, length) in pauses {
            from += Duration::days(until);
            let Due::On(end) = mediation.raw() else { panic!("it runs") };
            mediation.pause(from).unwrap();
            mediation.resume(from + Duration::days(length)).unwrap();
            stood_still += if from < end { length } else { 0 };
            from += Duration::days(length);
        }
        let raw = accepted + Duration::days(60 + stood_still);
        prop_assert_eq!(mediation.raw(), Due::On(raw));
        let calendar = Calendar::china();
        if let (Due::On(day), Due::On(untouched)) = (mediation.due(&calendar), CalendarPeriod::new(accepted, 60).due(&calendar)) {
            prop_assert!(untouched <= day && raw <= day);
            prop_assert!(mediation.alarm(&calendar).unwrap().unwrap() <= raw);
        }
    }

    #[test]
    fn more_time_ends_later(started in known_day(), days in 1..40_u32, more in 1..20_u32) {
        let calendar = Calendar::china();
        let short = Deadline::new(started, days);
        if let (Due::On(day), Due::On(longer)) = (short.due(&calendar), short.extended_by(more).due(&calendar)) {
            prop_assert!(day < longer);
            prop_assert_eq!(calendar.working_days_between(day, longer), Ok(i32::try_from(more).unwrap()));
        }
    }
}

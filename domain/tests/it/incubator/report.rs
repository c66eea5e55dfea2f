//! Quarters and what tenants report of them.

use std::collections::BTreeSet;

use domain::calendar::Calendar;
use domain::casework::Answers;
use domain::incubator::quarter::{MISSED_BEFORE_WARNING, Quarter, missed_in_a_row};
use domain::incubator::report::{Figures, Oddity};
use time::{Date, macros::date};

use crate::samples::{answers, with};
use crate::vectors::TODAY;

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

#[test]
fn a_quarter_is_read_and_followed_by_the_next() {
    for (day, text, next) in [
        (date!(2026 - 01 - 01), "2026-Q1", "2026-Q2"),
        (date!(2026 - 09 - 30), "2026-Q3", "2026-Q4"),
        (date!(2026 - 12 - 31), "2026-Q4", "2027-Q1"),
    ] {
        assert_eq!(Quarter::of(day).to_string(), text);
        assert_eq!(quarter(text), Quarter::of(day));
        assert_eq!(quarter(text).next().to_string(), next);
    }
    for text in [
        "2026-Q5", "2026-Q0", "2026Q1", "26-Q1", "2026-Q11", "1026-Q1", "2026-Q+1", "",
    ] {
        assert!(text.parse::<Quarter>().is_err(), "{text}");
    }
    assert_eq!(
        (quarter("2026-Q3").year(), quarter("2026-Q3").number()),
        (2026, 3)
    );
}

#[test]
fn a_report_is_due_on_the_fifteenth_or_the_next_working_day() {
    let calendar = Calendar::china();
    let due = |text| quarter(text).report_due(&calendar);
    assert_eq!(due("2026-Q1"), Ok(date!(2026 - 04 - 15)));
    assert_eq!(due("2025-Q4"), Ok(date!(2026 - 01 - 15)));
    assert_eq!(due("2025-Q1"), Ok(date!(2025 - 04 - 15)));
    assert_eq!(due("2026-Q2"), Ok(date!(2026 - 07 - 15)));
    assert_eq!(due("2024-Q4"), Ok(date!(2025 - 01 - 15)));
    assert!(due("2026-Q4").is_err(), "2027 is not announced");
}

#[test]
fn missing_reports_are_counted_in_a_row() {
    let calendar = Calendar::china();
    let moved_in = date!(2025 - 11 - 10);
    let missed = |handed_in: &[&str], today: Date| {
        let handed_in: BTreeSet<Quarter> = handed_in.iter().map(|text| quarter(text)).collect();
        missed_in_a_row(moved_in, &handed_in, today, &calendar).unwrap()
    };
    assert_eq!(missed(&[], date!(2026 - 01 - 15)), 0, "still in time");
    assert_eq!(missed(&[], date!(2026 - 01 - 16)), 1);
    assert_eq!(missed(&[], date!(2026 - 04 - 16)), MISSED_BEFORE_WARNING);
    assert_eq!(missed(&["2025-Q4"], date!(2026 - 04 - 16)), 1);
    assert_eq!(missed(&["2026-Q1"], date!(2026 - 07 - 01)), 0, "handed in again");
    assert_eq!(missed(&["2026-Q1"], date!(2026 - 11 - 23)), 2);
}

fn typed() -> Answers {
    answers(&[
        ("staff", "6"),
        ("orders", "１２０"),
        ("patents", "0"),
        ("revenue", "350,000.50"),
        ("exports_9610", "12000"),
        ("exports_9810", "8000.25"),
    ])
}

#[test]
fn figures_are_typed_and_checked() {
    let figures = Figures::parse(&typed(), TODAY).unwrap();
    assert_eq!((figures.staff, figures.orders, figures.patents), (6, 120, 0));
    assert_eq!((figures.revenue, figures.financing), (35_000_050, 0));
    assert_eq!(figures.exports, [1_200_000, 0, 800_025, 0]);
    assert_eq!(figures.exported(), 2_000_025);
    for (field, wrong, code) in [
        ("staff", "", "missing"),
        ("staff", "six", "out_of_range"),
        ("orders", "-1", "out_of_range"),
        ("patents", "1000001", "out_of_range"),
        ("revenue", "lots", "shape"),
        ("exports_9610", "0", "zero"),
    ] {
        let problems = Figures::parse(&with(&typed(), field, wrong), TODAY).unwrap_err();
        let told: Vec<_> = problems
            .iter()
            .map(|own| (own.field.as_str(), own.code))
            .collect();
        assert_eq!(told, [(field, code)], "{wrong}");
    }
}

#[test]
fn what_is_unusual_is_asked_about() {
    let before = Figures::parse(&typed(), TODAY).unwrap();
    assert_eq!(before.oddities(None), []);
    assert_eq!(before.oddities(Some(&before)), []);
    let odd = Figures {
        staff: 13,
        orders: 0,
        revenue: 7_000_000,
        ..before.clone()
    };
    assert_eq!(
        odd.oddities(Some(&before)),
        [
            Oddity::StaffChanged,
            Oddity::RevenueChanged,
            Oddity::ExportsWithoutOrders
        ]
    );
    let idle = Figures {
        staff: 6,
        ..Figures::default()
    };
    assert_eq!(idle.oddities(None), [Oddity::NothingHappened]);
    assert_eq!(Figures::default().oddities(None), []);
}

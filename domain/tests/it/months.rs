//! Months as figures are asked for.

use domain::month::Month;
use time::macros::date;

#[test]
fn a_month_is_read_as_it_is_written_and_ends_where_the_next_begins() {
    for (text, first, next, previous) in [
        ("2026-11", date!(2026 - 11 - 01), "2026-12", "2026-10"),
        ("2026-12", date!(2026 - 12 - 01), "2027-01", "2026-11"),
        ("2027-01", date!(2027 - 01 - 01), "2027-02", "2026-12"),
        ("2028-02", date!(2028 - 02 - 01), "2028-03", "2028-01"),
    ] {
        let month: Month = text.parse().unwrap();
        assert_eq!((month.to_string().as_str(), month.first()), (text, first));
        assert_eq!(
            (month.next().to_string(), month.previous().to_string()),
            (next.into(), previous.into())
        );
        assert_eq!(Month::of(first), month);
    }
    assert_eq!(Month::of(date!(2026 - 11 - 30)).to_string(), "2026-11");
}

#[test]
fn what_is_no_month_is_refused() {
    for text in [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "26-11",
        "2026-1",
        "2026-011",
        "1999-12",
        "2026-11-01",
        "+026-11",
    ] {
        assert!(text.parse::<Month>().is_err(), "{text}");
    }
}

//! A year as somebody announces it, judged before anything is counted by it.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use time::{Date, Month};

use super::{BadYear, Calendar, days_from};

/// Days on which nobody works in any year (全国年节及纪念日放假办法, as revised in 2024, Art. 2). The others move with
/// the moon and the sun.
const OFF_BY_LAW: [(Month, u8); 6] = [
    (Month::January, 1),
    (Month::May, 1),
    (Month::May, 2),
    (Month::October, 1),
    (Month::October, 2),
    (Month::October, 3),
];

/// How many working days a year has had, with room on both sides (2025 and 2026: 248).
const WORKING_DAYS: RangeInclusive<usize> = 240..=254;

/// A year's exceptions from "Monday to Friday", none of which contradicts another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// The year.
    pub year: i32,
    /// Public holidays, the weekend days among them as they are announced.
    pub off: BTreeSet<Date>,
    /// Weekend days worked.
    pub make_up: BTreeSet<Date>,
    /// How many days the year has.
    pub days: usize,
    /// On how many of them people work.
    pub working_days: usize,
}

impl Announcement {
    /// Judges the days of a year.
    ///
    /// # Errors
    /// The first thing that cannot be right: most often a wrong digit in a date, or a holiday left out.
    pub fn of(
        year: i32,
        off: impl IntoIterator<Item = Date>,
        make_up: impl IntoIterator<Item = Date>,
    ) -> Result<Self, BadYear> {
        let (off, make_up): (BTreeSet<Date>, BTreeSet<Date>) =
            (off.into_iter().collect(), make_up.into_iter().collect());
        let mut calendar = Calendar::default();
        calendar.insert_year(year, off.iter().copied(), make_up.iter().copied())?;
        let is_worked = |day: &Date| calendar.is_working_day(*day).unwrap_or_default();
        let by_law = OFF_BY_LAW
            .into_iter()
            .filter_map(|(month, day)| Date::from_calendar_date(year, month, day).ok());
        if let Some(worked) = by_law.into_iter().find(is_worked) {
            return Err(BadYear::OffByLaw(worked));
        }
        let first = Date::from_ordinal_date(year, 1).map_err(|_| BadYear::NoYear(year))?;
        let all: Vec<Date> = days_from(first).take_while(|day| day.year() == year).collect();
        let working_days = all.iter().filter(|day| is_worked(day)).count();
        if !WORKING_DAYS.contains(&working_days) {
            return Err(BadYear::WorkingDays(working_days));
        }
        Ok(Self {
            year,
            off,
            make_up,
            days: all.len(),
            working_days,
        })
    }
}

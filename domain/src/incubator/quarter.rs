//! Quarters, and when their reports are due.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use time::{Date, Month};

use crate::calendar::{Calendar, CalendarUnknown};

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i32,
    number: u8,
}

/// The text names no quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a quarter")]
pub struct NoQuarter;

/// The day of the month after a quarter on which its report is due (convention).
const DUE_DAY: u8 = 15;
/// From so many missing reports in a row on a tenant is warned (convention).
pub const MISSED_BEFORE_WARNING: usize = 2;

impl Quarter {
    /// The quarter of this day.
    pub fn of(day: Date) -> Self {
        Self {
            year: day.year(),
            number: (u8::from(day.month()) - 1) / 3 + 1,
        }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.year
    }

    /// From 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// The one behind it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.number == 4 {
            Self {
                year: self.year + 1,
                number: 1,
            }
        } else {
            Self {
                number: self.number + 1,
                ..self
            }
        }
    }

    /// When its report is due: the 15th of the month behind it, or the next working day.
    ///
    /// # Errors
    /// [`CalendarUnknown`] without a calendar of that year.
    pub fn report_due(self, calendar: &Calendar) -> Result<Date, CalendarUnknown> {
        let next = self.next();
        let month = Month::try_from(next.number * 3 - 2).unwrap_or(Month::January);
        let day = Date::from_calendar_date(next.year, month, DUE_DAY).unwrap_or(Date::MAX);
        calendar.roll_forward(day)
    }
}

/// How many reports in a row are missing today of a tenant that moved in on a day, the latest due ones counted. The first
/// report is that of the quarter of moving in.
///
/// # Errors
/// [`CalendarUnknown`] without a calendar of a year between.
pub fn missed_in_a_row(
    moved_in_on: Date,
    handed_in: &BTreeSet<Quarter>,
    today: Date,
    calendar: &Calendar,
) -> Result<usize, CalendarUnknown> {
    let mut missed = 0;
    let mut quarter = Quarter::of(moved_in_on);
    while quarter < Quarter::of(today) && quarter.report_due(calendar)? < today {
        missed = if handed_in.contains(&quarter) {
            0
        } else {
            missed + 1
        };
        quarter = quarter.next();
    }
    Ok(missed)
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-Q{}", self.year, self.number)
    }
}

impl FromStr for Quarter {
    type Err = NoQuarter;

    /// Reads `2026-Q4`, of the years 2000 to 2999.
    fn from_str(text: &str) -> Result<Self, NoQuarter> {
        let (year, number) = text.split_once("-Q").ok_or(NoQuarter)?;
        let is_shape = year.len() == 4 && year.starts_with('2') && number.len() == 1;
        let quarter = Self {
            year: year.parse().map_err(|_| NoQuarter)?,
            number: number.parse().map_err(|_| NoQuarter)?,
        };
        (is_shape && (1..=4).contains(&quarter.number))
            .then_some(quarter)
            .ok_or(NoQuarter)
    }
}

//! A month, as figures are asked for.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month as Name};

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: Date,
}

/// The text names no month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a month")]
pub struct NoMonth;

impl Month {
    /// The month of this day.
    pub fn of(day: Date) -> Self {
        Self {
            first: day.replace_day(1).unwrap_or(day),
        }
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.first
    }

    /// The month behind it.
    #[must_use]
    pub fn next(self) -> Self {
        let name = self.first.month().next();
        let year = self.first.year() + i32::from(name == Name::January);
        Self::named(year, name).unwrap_or(self)
    }

    /// The month before it.
    #[must_use]
    pub fn previous(self) -> Self {
        let name = self.first.month().previous();
        let year = self.first.year() - i32::from(name == Name::December);
        Self::named(year, name).unwrap_or(self)
    }

    fn named(year: i32, name: Name) -> Option<Self> {
        let first = Date::from_calendar_date(year, name, 1).ok()?;
        Some(Self { first })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.first.year(), u8::from(self.first.month()))
    }
}

impl FromStr for Month {
    type Err = NoMonth;

    /// Reads `2026-11`, of the years 2000 to 2999.
    fn from_str(text: &str) -> Result<Self, NoMonth> {
        let (year, month) = text.split_once('-').ok_or(NoMonth)?;
        let is_shape = year.len() == 4 && year.starts_with('2') && month.len() == 2;
        let month: u8 = month.parse().map_err(|_| NoMonth)?;
        let name = Name::try_from(month).map_err(|_| NoMonth)?;
        let year = year.parse().map_err(|_| NoMonth)?;
        Self::named(year, name).filter(|_| is_shape).ok_or(NoMonth)
    }
}

//! A year as somebody writes it down: in a file, in a form, or on the command line.

use serde::Deserialize;
use time::Date;
use time::macros::format_description;

use super::{Announcement, BadYear};

/// A year as it is told: days are `2027-01-01`, or first and last as in `2027-10-01/2027-10-07`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToldYear {
    /// The year.
    pub year: i32,
    /// The notice: its title and number.
    pub source: String,
    /// Days off, the weekend days among them.
    pub off: Vec<String>,
    /// Saturdays and Sundays on which people work.
    #[serde(default)]
    pub make_up: Vec<String>,
}

/// Why a year that was told cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Untold {
    /// Not a day.
    #[error("{0} is not a date such as 2027-10-01")]
    NoDate(String),
    /// A range whose last day comes first.
    #[error("{0} ends before it begins")]
    Backwards(String),
    /// The days contradict what is known of years.
    #[error(transparent)]
    Bad(#[from] BadYear),
}

impl ToldYear {
    /// The year, judged.
    ///
    /// # Errors
    /// The first thing that cannot be right.
    pub fn announcement(&self) -> Result<Announcement, Untold> {
        let (off, make_up) = (days(&self.off)?, days(&self.make_up)?);
        Ok(Announcement::of(self.year, off, make_up)?)
    }
}

/// Single days and ranges, both ends included.
fn days(told: &[String]) -> Result<Vec<Date>, Untold> {
    let ranges = told.iter().map(|text| {
        let (first, last) = text.split_once('/').unwrap_or((text, text));
        let (first, last) = (day(first)?, day(last)?);
        if last < first {
            return Err(Untold::Backwards(text.clone()));
        }
        let all = std::iter::successors(Some(first), |day| day.next_day());
        Ok(all.take_while(move |day| *day <= last).collect::<Vec<_>>())
    });
    ranges
        .collect::<Result<Vec<_>, _>>()
        .map(|ranges| ranges.concat())
}

fn day(text: &str) -> Result<Date, Untold> {
    let form = format_description!("[year]-[month]-[day]");
    Date::parse(text.trim(), form).map_err(|_| Untold::NoDate(text.trim().to_owned()))
}

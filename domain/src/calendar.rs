//! Working days in mainland China: weekends, public holidays and make-up working days, as data by year.

mod announced;
mod announcement;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr};
use time::{Date, Month, Weekday};

pub use announcement::Announcement;
pub use told::{ToldYear, Untold};

use announced::ANNOUNCED;

/// A year has no table yet: the State Council has not announced it, or nobody has loaded it. Never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("no calendar for the year {year}")]
pub struct CalendarUnknown {
    /// The year that is missing.
    pub year: i32,
    /// How many working days are still to be counted.
    pub left_to_count: u32,
    /// The first day that could not be judged; no result can be earlier.
    pub not_before: Date,
}

/// A year's table that contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum BadYear {
    /// A date of another year.
    #[error("{0} is not in the year")]
    OtherYear(Date),
    /// A make-up working day that is no Saturday or Sunday, or is also a day off.
    #[error("{0} cannot be a make-up working day: it is no Saturday or Sunday, or it is off as well")]
    MakeUp(Date),
    /// A public holiday by law on which people would work.
    #[error("{0} is a public holiday by law and must be off")]
    OffByLaw(Date),
    /// More or fewer working days than any year has.
    #[error(
        "the year would have {0} working days; years have about 248: is every holiday in it, with the right dates?"
    )]
    WorkingDays(usize),
    /// A number that is no year.
    #[error("{0} is not a year")]
    NoYear(i32),
}

/// What a day means to a count of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Display, IntoStaticStr, Serialize, Deserialize)]
#[strum(serialize_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    /// An ordinary working day: counted.
    Counted,
    /// A Saturday or Sunday.
    Weekend,
    /// A public holiday.
    Holiday,
    /// A Saturday or Sunday on which people work (调休上班): counted.
    MakeUp,
    /// The clock stands still.
    Paused,
}

impl DayKind {
    /// Whether people work on it and the clock runs.
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Counted | Self::MakeUp)
    }
}

/// A count of working days with every day it passed; the page "why this date?" lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The days after the start, up to the last one that was judged.
    pub days: Vec<(Date, DayKind)>,
    /// The last counted day; the start when nothing was to be counted.
    pub due: Result<Date, CalendarUnknown>,
}

/// One year's exceptions from "Monday to Friday".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Year {
    off: BTreeSet<Date>,
    make_up: BTreeSet<Date>,
}

/// The working-day calendar of all years that have been announced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    years: BTreeMap<i32, Year>,
}

impl Calendar {
    /// The announced years: notices of the State Council's General Office of 2024-11-12 (for 2025) and 2025-11-04 (for
    /// 2026), 国务院办公厅关于部分节假日安排的通知.
    pub fn china() -> Self {
        let years = ANNOUNCED.iter().map(|announced| {
            let off = announced
                .off
                .iter()
                .flat_map(|&(first, last)| days_from(first).take_while(move |&day| day <= last));
            (
                announced.year,
                Year {
                    off: off.collect(),
                    make_up: announced.make_up.iter().copied().collect(),
                },
            )
        });
        Self {
            years: years.collect(),
        }
    }

    /// Adds a year, or replaces it: the State Council has amended holidays before.
    pub fn insert_year(
        &mut self,
        year: i32,
        off: impl IntoIterator<Item = Date>,
        make_up: impl IntoIterator<Item = Date>,
    ) -> Result<(), BadYear> {
        let table = Year {
            off: off.into_iter().collect(),
            make_up: make_up.into_iter().collect(),
        };
        if let Some(&stray) = table.off.union(&table.make_up).find(|day| day.year() != year) {
            return Err(BadYear::OtherYear(stray));
        }
        if let Some(&wrong) = table
            .make_up
            .iter()
            .find(|day| !is_weekend(**day) || table.off.contains(day))
        {
            return Err(BadYear::MakeUp(wrong));
        }
        self.years.insert(year, table);
        Ok(())
    }

    /// The years that have a table, in order.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// The days off and the weekend days worked of a year, in order; none of a year without a table.
    pub fn exceptions(&self, year: i32) -> (Vec<Date>, Vec<Date>) {
        let table = self.years.get(&year);
        let days = |days: fn(&Year) -> &BTreeSet<Date>| table.into_iter().flat_map(days).copied().collect();
        (days(|year| &year.off), days(|year| &year.make_up))
    }

    /// The year that is needed and missing on this day: the present one or, from 1 November, the next. Holidays are
    /// announced in November.
    pub fn missing_on(&self, today: Date) -> Option<i32> {
        let next = (today.month() >= Month::November).then_some(today.year() + 1);
        std::iter::once(today.year())
            .chain(next)
            .find(|year| !self.years.contains_key(year))
    }

    /// The first year about which two calendars disagree.
    pub fn first_difference(&self, other: &Self) -> Option<i32> {
        let differs = |year: &i32| self.years.get(year) != other.years.get(year);
        self.years().chain(other.years()).filter(differs).min()
    }

    /// Whether people work on this day.
    pub fn is_working_day(&self, day: Date) -> Result<bool, CalendarUnknown> {
        self.kind(day).map(DayKind::is_counted)
    }

    /// The day on which the `count`th working day after `start` falls; `start` itself is not counted.
    pub fn add_working_days(&self, start: Date, count: u32) -> Result<Date, CalendarUnknown> {
        self.count(start, count).due
    }

    /// [`Self::add_working_days`] with every day it passes.
    pub fn count(&self, start: Date, count: u32) -> Counted {
        let tally = self.tally(days_after(start).map(|day| (day, false)), count);
        let due = tally
            .unknown
            .map_or_else(|| Ok(tally.last_day().unwrap_or(start)), Err);
        Counted {
            days: tally.days,
            due,
        }
    }

    /// How many working days lie after `from`, up to and including `to`; negative when `to` is earlier.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i32, CalendarUnknown> {
        if to < from {
            return self.working_days_between(to, from).map(|count| -count);
        }
        let days = days_after(from).take_while(|&day| day <= to);
        days.map(|day| self.is_working_day(day).map(i32::from)).sum()
    }

    /// The day itself when it is a working day, else the next one.
    pub fn roll_forward(&self, day: Date) -> Result<Date, CalendarUnknown> {
        self.first_working_day(days_from(day))
            .map(|found| found.unwrap_or(day))
    }

    /// The day itself when it is a working day, else the one before.
    pub fn last_working_day_on_or_before(&self, day: Date) -> Result<Date, CalendarUnknown> {
        let backwards = std::iter::successors(Some(day), |day| day.previous_day());
        self.first_working_day(backwards)
            .map(|found| found.unwrap_or(day))
    }

    fn first_working_day(
        &self,
        mut days: impl Iterator<Item = Date>,
    ) -> Result<Option<Date>, CalendarUnknown> {
        days.find_map(|day| match self.is_working_day(day) {
            Ok(false) => None,
            Ok(true) => Some(Ok(day)),
            Err(unknown) => Some(Err(unknown)),
        })
        .transpose()
    }

    fn kind(&self, day: Date) -> Result<DayKind, CalendarUnknown> {
        let unknown = CalendarUnknown {
            year: day.year(),
            left_to_count: 0,
            not_before: day,
        };
        let year = self.years.get(&day.year()).ok_or(unknown)?;
        Ok(match is_weekend(day) {
            _ if year.off.contains(&day) => DayKind::Holiday,
            true if year.make_up.contains(&day) => DayKind::MakeUp,
            true => DayKind::Weekend,
            false => DayKind::Counted,
        })
    }

    /// Counts working days among days that come with the mark "paused", until enough are counted or one is unknown.
    pub(crate) fn tally(&self, days: impl Iterator<Item = (Date, bool)>, count: u32) -> Tally {
        let mut tally = Tally {
            days: Vec::new(),
            left: count,
            unknown: None,
        };
        for (day, paused) in days {
            if tally.left == 0 {
                break;
            }
            match if paused {
                Ok(DayKind::Paused)
            } else {
                self.kind(day)
            } {
                Ok(kind) => tally.pass(day, kind),
                Err(unknown) => {
                    tally.unknown = Some(CalendarUnknown {
                        left_to_count: tally.left,
                        ..unknown
                    });
                    break;
                }
            }
        }
        tally
    }
}

/// A count on its way.
pub(crate) struct Tally {
    pub(crate) days: Vec<(Date, DayKind)>,
    pub(crate) left: u32,
    pub(crate) unknown: Option<CalendarUnknown>,
}

impl Tally {
    pub(crate) fn last_day(&self) -> Option<Date> {
        self.days.last().map(|&(day, _)| day)
    }

    fn pass(&mut self, day: Date, kind: DayKind) {
        self.days.push((day, kind));
        self.left -= u32::from(kind.is_counted());
    }
}

/// All days after this one.
pub(crate) fn days_after(day: Date) -> impl Iterator<Item = Date> {
    days_from(day).skip(1)
}

fn days_from(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(day), |day| day.next_day())
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

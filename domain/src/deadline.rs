//! Deadlines: periods of working days or calendar days that may pause, and the local dates on which they end.
//!
//! The start day is not counted and the last day ends at 24:00 (民法典 Arts 201, 203). The day of a pause counts; the
//! days after it, up to and including the day of resumption, do not.

mod pauses;
mod period;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::calendar::{Calendar, CalendarUnknown, DayKind, Tally, days_after};

pub use pauses::{Pause, PauseFault};
pub use period::CalendarPeriod;

use pauses::Pauses;

/// When a period ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// At the end of this day.
    On(Date),
    /// Nobody can say before the calendar of a year is known.
    Unknown {
        /// The year that is missing.
        year: i32,
        /// How many working days are still to be counted.
        left_to_count: u32,
        /// No end is possible before this day.
        not_before: Date,
    },
    /// Nobody can say while the clock stands still.
    Paused {
        /// How many days are left when it goes on.
        left_to_count: u32,
    },
}

impl From<CalendarUnknown> for Due {
    fn from(unknown: CalendarUnknown) -> Self {
        let CalendarUnknown {
            year,
            left_to_count,
            not_before,
        } = unknown;
        Self::Unknown {
            year,
            left_to_count,
            not_before,
        }
    }
}

/// A period and every day it passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// The days after the start, up to the last one that was judged.
    pub days: Vec<(Date, DayKind)>,
    /// When the period ends.
    pub due: Due,
}

/// A period of working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    started_on: Date,
    working_days: u32,
    pauses: Pauses,
}

impl Deadline {
    /// A period that starts at the end of `started_on`.
    pub const fn new(started_on: Date, working_days: u32) -> Self {
        Self {
            started_on,
            working_days,
            pauses: Pauses::none(),
        }
    }

    /// The same period with the pauses it had.
    pub fn with_pauses(self, pauses: impl IntoIterator<Item = Pause>) -> Result<Self, PauseFault> {
        let pauses = Pauses::replay(self.started_on, pauses)?;
        Ok(Self { pauses, ..self })
    }

    /// The same period, longer by these working days.
    #[must_use]
    pub fn extended_by(self, working_days: u32) -> Self {
        Self {
            working_days: self.working_days.saturating_add(working_days),
            ..self
        }
    }

    /// The day after which counting begins.
    pub const fn started_on(&self) -> Date {
        self.started_on
    }

    /// How many working days it has.
    pub const fn working_days(&self) -> u32 {
        self.working_days
    }

    /// The pauses it had, in order; the last may be open.
    pub fn pauses(&self) -> &[Pause] {
        self.pauses.as_slice()
    }

    /// Whether the clock stands still.
    pub fn is_paused(&self) -> bool {
        self.pauses.open_since().is_some()
    }

    /// Stops the clock at the end of this day.
    pub fn pause(&mut self, on: Date) -> Result<(), PauseFault> {
        self.pauses.pause(self.started_on, on)
    }

    /// Starts the clock again at the end of this day.
    pub fn resume(&mut self, on: Date) -> Result<(), PauseFault> {
        self.pauses.resume(on)
    }

    /// The same period, had its clock stood still from the end of one day to the end of another.
    ///
    /// # Errors
    /// [`PauseFault`] when it stands still already, or the days lie before what happened.
    pub fn paused_between(&self, from: Date, to: Date) -> Result<Self, PauseFault> {
        let mut paused = self.clone();
        paused.pause(from)?;
        paused.resume(to)?;
        Ok(paused)
    }

    /// When it ends.
    pub fn due(&self, calendar: &Calendar) -> Due {
        self.explain(calendar).due
    }

    /// When it ends, and every day on the way.
    pub fn explain(&self, calendar: &Calendar) -> Explained {
        let tally = self.tally(Date::MAX, calendar, self.working_days);
        let due = match tally.unknown {
            Some(unknown) => unknown.into(),
            None if tally.left > 0 => Due::Paused {
                left_to_count: tally.left,
            },
            None => Due::On(tally.last_day().unwrap_or(self.started_on)),
        };
        Explained {
            days: tally.days,
            due,
        }
    }

    /// How many working days have been used at the end of `today`; more than it has when it is overdue.
    pub fn used(&self, today: Date, calendar: &Calendar) -> Result<u32, CalendarUnknown> {
        let tally = self.tally(today, calendar, u32::MAX);
        tally.unknown.map_or(Ok(u32::MAX - tally.left), Err)
    }

    /// How many working days are left after `today`; 0 on the last day, negative when overdue.
    pub fn days_left(&self, today: Date, calendar: &Calendar) -> Result<i64, CalendarUnknown> {
        let used = self.used(today, calendar)?;
        Ok(i64::from(self.working_days) - i64::from(used))
    }

    /// Counts up to the end of `until`, or of the day on which a pause that is still open began.
    fn tally(&self, until: Date, calendar: &Calendar, count: u32) -> Tally {
        let last = self.pauses.open_since().map_or(until, |paused| paused.min(until));
        let days = days_after(self.started_on).take_while(|&day| day <= last);
        calendar.tally(days.map(|day| (day, self.pauses.covers(day))), count)
    }
}

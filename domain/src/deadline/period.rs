//! Periods of calendar days.

use time::{Date, Duration};

use super::{Due, Pause, PauseFault, pauses::Pauses};
use crate::calendar::{Calendar, CalendarUnknown};

/// A period of calendar days. Ended on a day off, it ends on the next working day (民法典 Art. 203).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPeriod {
    started_on: Date,
    days: u32,
    pauses: Pauses,
}

impl CalendarPeriod {
    /// A period that starts at the end of `started_on`.
    pub const fn new(started_on: Date, days: u32) -> Self {
        Self {
            started_on,
            days,
            pauses: Pauses::none(),
        }
    }

    /// The same period with the pauses it had.
    pub fn with_pauses(self, pauses: impl IntoIterator<Item = Pause>) -> Result<Self, PauseFault> {
        let pauses = Pauses::replay(self.started_on, pauses)?;
        Ok(Self { pauses, ..self })
    }

    /// The pauses it had, in order; the last may be open.
    pub fn pauses(&self) -> &[Pause] {
        self.pauses.as_slice()
    }

    /// Stops the clock at the end of this day.
    pub fn pause(&mut self, on: Date) -> Result<(), PauseFault> {
        self.pauses.pause(self.started_on, on)
    }

    /// Starts the clock again at the end of this day.
    pub fn resume(&mut self, on: Date) -> Result<(), PauseFault> {
        self.pauses.resume(on)
    }

    /// The last day, not rolled to a working day, or how many days are left while the clock stands still. Some periods, those of
    /// customs among them, are shown so: it is the safe reading.
    pub fn raw(&self) -> Due {
        let mut end = self.started_on.saturating_add(Duration::days(self.days.into()));
        for pause in self.pauses() {
            if pause.from >= end {
                break; // it was over before the clock stopped
            }
            let Some(to) = pause.to else {
                let left = u32::try_from((end - pause.from).whole_days());
                return Due::Paused {
                    left_to_count: left.unwrap_or_default(),
                };
            };
            end = end.saturating_add(to - pause.from);
        }
        Due::On(end)
    }

    /// When it ends, rolled to a working day.
    pub fn due(&self, calendar: &Calendar) -> Due {
        match self.raw() {
            Due::On(raw) => calendar.roll_forward(raw).map_or_else(Due::from, Due::On),
            open => open,
        }
    }

    /// The last working day on which it has not ended in either reading; nothing while the clock stands still.
    pub fn alarm(&self, calendar: &Calendar) -> Result<Option<Date>, CalendarUnknown> {
        match self.raw() {
            Due::On(raw) => calendar.last_working_day_on_or_before(raw).map(Some),
            _ => Ok(None),
        }
    }
}

//! The clock of an installation. Nothing else asks for the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use time::{Date, Duration, OffsetDateTime, UtcOffset};

/// The zone's own time: China has one, without daylight saving.
pub const ZONE: UtcOffset = time::macros::offset!(+8);

/// Tells the time; in tests and demonstrations one that was set, which then runs on.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// How far ahead of the machine's clock, in microseconds.
    ahead_micros: Arc<AtomicI64>,
}

impl Clock {
    /// The machine's clock.
    pub fn of_machine() -> Self {
        Self::default()
    }

    /// A clock that shows `start` now and runs on.
    pub fn set_to(start: OffsetDateTime) -> Self {
        let clock = Self::default();
        clock.advance(start - machine());
        clock
    }

    /// The time, UTC.
    pub fn now(&self) -> OffsetDateTime {
        machine() + Duration::microseconds(self.ahead_micros.load(Ordering::Relaxed))
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        let micros = i64::try_from(by.whole_microseconds()).unwrap_or(0);
        self.ahead_micros.fetch_add(micros, Ordering::Relaxed);
    }
}

/// The local date of an instant in the zone.
pub fn local_date(at: OffsetDateTime) -> Date {
    at.to_offset(ZONE).date()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the machine for the time"
)]
fn machine() -> OffsetDateTime {
    OffsetDateTime::now_utc()
}

//! The clock of the installation, put back while the past is played.

use std::cell::Cell;

use store::Store;
use store::clock::{ZONE, local_date};
use time::{Date, Duration, Time};

/// A stay in the past; the present comes back with [`Past::end`].
pub(super) struct Past<'a> {
    store: &'a Store,
    today: Date,
    /// How far the clock was moved in all.
    moved: Cell<Duration>,
}

impl<'a> Past<'a> {
    /// Remembers what the clock shows.
    pub(super) fn begin(store: &'a Store) -> Self {
        let today = local_date(store.clock().now());
        Self {
            store,
            today,
            moved: Cell::new(Duration::ZERO),
        }
    }

    /// Lets the clock show the present again.
    pub(super) fn end(&self) {
        self.move_by(-self.moved.get());
    }

    fn move_by(&self, by: Duration) {
        self.store.clock().advance(by);
        self.moved.set(self.moved.get() + by);
    }

    /// Goes to a time of the working day that is so many working days ago; today's deeds were done just now.
    pub(super) fn go_to(&self, days_ago: u32, (hour, minute): (u8, u8)) {
        let present = self.store.clock().now() - self.moved.get();
        let time = Time::from_hms(hour, minute, 0).unwrap_or(Time::MIDNIGHT);
        let at = self.working_day(days_ago).with_time(time).assume_offset(ZONE);
        let at = if days_ago == 0 {
            present - Duration::minutes(i64::from(60 - minute % 60))
        } else {
            at
        };
        self.move_by(at - self.store.clock().now());
    }

    fn working_day(&self, days_ago: u32) -> Date {
        let calendar = self.store.calendar();
        let earlier = std::iter::successors(self.today.previous_day(), |day| day.previous_day());
        // A year without a table has only working days here; no term is counted by it.
        let mut working = earlier.filter(|day| calendar.is_working_day(*day).unwrap_or(true));
        match days_ago.checked_sub(1) {
            Some(before) => working
                .nth(usize::try_from(before).unwrap_or_default())
                .unwrap_or(self.today),
            None => self.today,
        }
    }
}

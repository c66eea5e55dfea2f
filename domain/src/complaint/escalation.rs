//! Terms that come near or have passed: silence never closes a case, it is shown to more people.

use time::Date;

use crate::calendar::{Calendar, CalendarUnknown};
use crate::codes::codes;

codes! {
    /// How near a term is (convention: two working days before, on the day, one working day after).
    Escalation {
        /// The officer is reminded.
        Soon,
        /// It is the last day.
        LastDay,
        /// It has passed: the supervisor is told.
        Over,
    }
}

/// From this many working days before on.
const SOON: i32 = 2;

impl Escalation {
    /// How near a term that ends on `due` is; none while it is far.
    ///
    /// # Errors
    /// [`CalendarUnknown`] when the days between are not known.
    pub fn on(today: Date, due: Date, calendar: &Calendar) -> Result<Option<Self>, CalendarUnknown> {
        if today == due {
            return Ok(Some(Self::LastDay));
        }
        let left = calendar.working_days_between(today, due)?;
        Ok(match left {
            ..0 => Some(Self::Over),
            // A day off behind the last day passes nothing.
            0 if today > due => Some(Self::LastDay),
            0..=SOON => Some(Self::Soon),
            _ => None,
        })
    }
}

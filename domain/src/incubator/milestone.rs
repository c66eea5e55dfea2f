//! What a tenant set out to reach, and whether it did.

use time::Date;

use crate::codes::codes;

codes! {
    /// Where a milestone stands.
    MilestoneStatus {
        /// Not due yet.
        Planned,
        /// Reached, with evidence.
        Met,
        /// Due, and not reached.
        Late,
        /// Given up, with a reason.
        Dropped,
    }
}

codes! {
    /// What was recorded about a milestone.
    MilestoneOutcome {
        /// It was reached.
        Met,
        /// It was given up.
        Dropped,
    }
}

impl MilestoneStatus {
    /// Where a milestone that is due on a day stands today. One that was reached late was reached.
    pub fn of(due_on: Date, outcome: Option<MilestoneOutcome>, today: Date) -> Self {
        match outcome {
            Some(MilestoneOutcome::Met) => Self::Met,
            Some(MilestoneOutcome::Dropped) => Self::Dropped,
            None if today > due_on => Self::Late,
            None => Self::Planned,
        }
    }
}

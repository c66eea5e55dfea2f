//! What all processes share: pages, answers, journeys, and the words of the engine.

mod answers;
mod between;
mod clock;
mod describe;
mod journey;
mod kind;
mod mask;
mod page;
mod parse;
mod paste;
mod slot;
mod table;

pub mod date;

pub use answers::{Answers, item_field};
pub use clock::{Clock, ClockChange};
pub use journey::{Draft, Journey, Section, Task};
pub use kind::{ADULT_YEARS, DateRange, Kind, Wrong};
pub use page::{Condition, Field, Needed, Page, Problem, Sensitivity};
pub use parse::{share_points, whole_number};
pub use paste::{Column, pasted};
pub use slot::{Elsewhere, Files, Slot};
pub use table::{NotNow, Transition};

pub(crate) use table::{find, row, still};

use crate::codes::codes;

codes! {
    /// The processes of the window.
    Process {
        /// Opening a forex account.
        Forex,
    }
}

codes! {
    /// How a party takes part in a case.
    Part {
        /// Asks for something.
        Applicant,
        /// Complains about something.
        Complainant,
        /// Is complained about.
        Respondent,
        /// Acts for another party.
        Representative,
    }
}

codes! {
    /// How one case follows from another.
    Link {
        /// The earlier one did not come through, and its answers were taken over.
        StartedAgain,
        /// An officer found that both are about the same.
        Duplicate,
        /// An officer found that they share a fact and are about different things.
        Distinct,
    }
}

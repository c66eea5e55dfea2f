//! What all processes share: pages, answers, journeys, and the words of the engine.

mod answers;
mod describe;
mod journey;
mod kind;
mod mask;
mod page;
mod parse;
mod paste;
mod slot;

pub mod date;

pub use answers::{Answers, item_field};
pub use journey::{Draft, Journey, Section, Task};
pub use kind::{ADULT_YEARS, DateRange, Kind, Wrong};
pub use page::{Condition, Field, Needed, Page, Problem, Sensitivity};
pub use parse::share_points;
pub use paste::{Column, pasted};
pub use slot::{Elsewhere, Files, Slot};

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

codes! {
    /// What a running clock of a case measures, and so whose turn it is.
    Clock {
        /// An officer takes the case.
        Take,
        /// An officer proposes a decision.
        Proposal,
        /// A second officer checks the proposal.
        Check,
        /// The applicant gets the answer that was announced at submission.
        Answer,
        /// The applicant supplies what was asked for.
        Supplement,
        /// The applicant shows their identity at the counter.
        Visit,
        /// The bank gives out the account number.
        AccountNumber,
    }
}

impl Clock {
    /// Whether it is the applicant who must be done in time; of all others the bank must.
    pub fn binds_applicant(self) -> bool {
        matches!(self, Self::Supplement | Self::Visit)
    }
}

/// What an act does to the clocks of the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// Starts to run, unless it runs already.
    Start(Clock),
    /// What it measured has been done, if it runs.
    Meet(Clock),
    /// Stands still while the applicant supplements.
    Pause(Clock),
    /// Runs on.
    Resume(Clock),
    /// Its term passed, and that had its consequence.
    Miss(Clock),
    /// It has lost its object, if it runs.
    Cancel(Clock),
    /// All that still run have lost their object.
    CancelAll,
}

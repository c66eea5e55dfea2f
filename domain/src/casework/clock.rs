//! The clocks of cases: what they measure, by which rule, and who must be done in time.

use super::Part;
use crate::codes::codes;
use crate::rules::RuleCode;

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
    /// The rule that says how long it runs.
    pub const fn rule(self) -> RuleCode {
        match self {
            Self::Take => RuleCode::ForexTake,
            Self::Proposal => RuleCode::ForexProposal,
            Self::Check => RuleCode::ForexCheck,
            Self::Answer => RuleCode::ForexAnswer,
            Self::Supplement => RuleCode::ForexSupplement,
            Self::Visit => RuleCode::ForexVisit,
            Self::AccountNumber => RuleCode::ForexAccountNumber,
        }
    }

    /// The part of whoever must be done in time; nobody's where it is the organisation that works on the case.
    pub const fn binds(self) -> Option<Part> {
        match self {
            Self::Supplement | Self::Visit => Some(Part::Applicant),
            Self::Take | Self::Proposal | Self::Check | Self::Answer | Self::AccountNumber => None,
        }
    }

    /// Whether it is the applicant who must be done in time; of all others the bank must.
    pub fn binds_applicant(self) -> bool {
        self.binds() == Some(Part::Applicant)
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
    /// All that still run have lost their object.
    CancelAll,
}

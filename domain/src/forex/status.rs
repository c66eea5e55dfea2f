//! The states of an application, and the one table that says how they follow each other.

use strum::Display;

use crate::casework::{self, Clock, ClockChange, find, row, still};
use crate::codes::codes;

codes! {
    /// Where an application stands.
    Status {
        /// Being filled in.
        Draft,
        /// Handed in; nobody has taken it yet.
        Submitted,
        /// An officer examines it.
        UnderReview,
        /// The applicant is asked for more.
        SupplementRequested,
        /// A proposal waits for a second officer.
        PendingCheck,
        /// Approved; the applicant shows their identity at the counter.
        Approved,
        /// The account is open.
        AccountOpened,
        /// Refused.
        Refused,
        /// The applicant let a term pass.
        Lapsed,
        /// The applicant took it back.
        Withdrawn,
        /// A draft that nobody touched for 90 days.
        Expired,
    }
}

codes! {
    /// What happens to an application.
    Act {
        /// A member of a firm asks those to confirm what was filled in who may hand it in.
        AskConfirmation,
        /// What waits for that is opened for changes again.
        ReturnToFill,
        /// The applicant hands it in.
        Submit,
        /// A draft was idle for 90 days.
        Expire,
        /// An officer takes it.
        Take,
        /// The officer gives it back to the queue.
        Release,
        /// The case moves to another officer.
        HandOver,
        /// It was given back to the queue by mistake, and goes back to the officer who had it.
        Restore,
        /// The officer asks for everything that is missing, at once.
        RequestSupplement,
        /// The applicant supplied what was asked for.
        Resubmit,
        /// A term of the applicant's passed.
        Lapse,
        /// The officer takes the request back, soon after it was made.
        WithdrawRequest,
        /// The officer proposes to approve.
        ProposeApproval,
        /// The officer proposes to refuse.
        ProposeRefusal,
        /// The officer takes the proposal back, soon after it was made.
        TakeBack,
        /// The second officer confirms the proposed approval.
        ConfirmApproval,
        /// The second officer confirms the proposed refusal.
        ConfirmRefusal,
        /// The second officer sends the proposal back.
        SendBack,
        /// The officer records the visit at the counter and the account number.
        RecordOpening,
        /// The officer takes the opening data back, soon after they were recorded.
        TakeBackOpening,
        /// The second officer confirms the opening.
        ConfirmOpening,
        /// The second officer sends the opening data back.
        SendBackOpening,
        /// The applicant takes it back.
        Withdraw,
    }
}

impl Act {
    /// Whether the bank reads of it: how the members of a firm pass its application among themselves is their own affair.
    pub fn is_told_to_bank(self) -> bool {
        !matches!(self, Self::AskConfirmation | Self::ReturnToFill)
    }

    /// Whether the applicant reads of it: how officers pass a case among themselves, and what they propose to each
    /// other, is the bank's own affair until it is decided.
    pub fn is_told_to_applicant(self) -> bool {
        !matches!(
            self,
            Self::Release
                | Self::HandOver
                | Self::Restore
                | Self::ProposeApproval
                | Self::ProposeRefusal
                | Self::SendBack
                | Self::SendBackOpening
                | Self::TakeBack
                | Self::TakeBackOpening
        )
    }

    /// The act with which its officer undoes it within [`UNDO_MINUTES`], while nobody has acted upon it.
    pub fn undone_by(self) -> Option<Self> {
        match self {
            Self::ProposeApproval | Self::ProposeRefusal => Some(Self::TakeBack),
            Self::RecordOpening => Some(Self::TakeBackOpening),
            Self::RequestSupplement => Some(Self::WithdrawRequest),
            _ => None,
        }
    }
}

/// Who may do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display)]
#[strum(serialize_all = "snake_case")]
pub enum Side {
    /// The applicant.
    Applicant,
    /// The officer who examines.
    Maker,
    /// The officer who examines, or a supervisor.
    MakerOrSupervisor,
    /// Another officer than the maker.
    Checker,
    /// The calendar.
    System,
}

/// One row of the table.
pub type Transition = casework::Transition<Status, Act, Side>;

/// The act is not possible in this state.
pub type NotNow = casework::NotNow<Status, Act>;

/// The most rounds of supplement requests for one application (convention).
pub const SUPPLEMENT_ROUNDS_MAX: i32 = 3;

/// For how many minutes an officer can undo an act of their own (convention): long enough to notice a slip, too short
/// to win time against a term.
pub const UNDO_MINUTES: i64 = 30;

/// Every state change of an application; nothing else is possible.
pub const TRANSITIONS: &[Transition] = {
    use Act as A;
    use Clock as C;
    use ClockChange::{Cancel, CancelAll, Meet, Miss, Pause, Reopen, Resume, Start};
    use Side::{Applicant, Checker, Maker, MakerOrSupervisor, System};
    use Status as S;
    &[
        row(
            S::Draft,
            A::Submit,
            Applicant,
            S::Submitted,
            &[Start(C::Take), Start(C::Answer)],
        ),
        still(S::Draft, A::AskConfirmation, Applicant),
        still(S::Draft, A::ReturnToFill, Applicant),
        row(S::Draft, A::Expire, System, S::Expired, &[]),
        row(S::Draft, A::Withdraw, Applicant, S::Withdrawn, &[]),
        row(
            S::Submitted,
            A::Take,
            Maker,
            S::UnderReview,
            &[Meet(C::Take), Start(C::Proposal)],
        ),
        row(S::Submitted, A::Withdraw, Applicant, S::Withdrawn, &[CancelAll]),
        row(
            S::UnderReview,
            A::RequestSupplement,
            Maker,
            S::SupplementRequested,
            &[Pause(C::Proposal), Pause(C::Answer), Start(C::Supplement)],
        ),
        row(
            S::UnderReview,
            A::ProposeApproval,
            Maker,
            S::PendingCheck,
            &[Meet(C::Proposal), Start(C::Check)],
        ),
        row(
            S::UnderReview,
            A::ProposeRefusal,
            Maker,
            S::PendingCheck,
            &[Meet(C::Proposal), Start(C::Check)],
        ),
        row(
            S::UnderReview,
            A::Release,
            MakerOrSupervisor,
            S::Submitted,
            &[Cancel(C::Proposal), Start(C::Take)],
        ),
        row(
            S::Submitted,
            A::Restore,
            MakerOrSupervisor,
            S::UnderReview,
            &[Meet(C::Take), Start(C::Proposal)],
        ),
        still(S::UnderReview, A::HandOver, MakerOrSupervisor),
        row(S::UnderReview, A::Withdraw, Applicant, S::Withdrawn, &[CancelAll]),
        row(
            S::SupplementRequested,
            A::Resubmit,
            Applicant,
            S::UnderReview,
            &[Meet(C::Supplement), Resume(C::Proposal), Resume(C::Answer)],
        ),
        row(
            S::SupplementRequested,
            A::WithdrawRequest,
            Maker,
            S::UnderReview,
            &[Cancel(C::Supplement), Resume(C::Proposal), Resume(C::Answer)],
        ),
        still(S::SupplementRequested, A::AskConfirmation, Applicant),
        still(S::SupplementRequested, A::ReturnToFill, Applicant),
        still(S::SupplementRequested, A::HandOver, MakerOrSupervisor),
        row(
            S::SupplementRequested,
            A::Lapse,
            System,
            S::Lapsed,
            &[Miss(C::Supplement), CancelAll],
        ),
        row(
            S::SupplementRequested,
            A::Withdraw,
            Applicant,
            S::Withdrawn,
            &[CancelAll],
        ),
        row(
            S::PendingCheck,
            A::ConfirmApproval,
            Checker,
            S::Approved,
            &[Meet(C::Check), Meet(C::Answer), Start(C::Visit)],
        ),
        row(
            S::PendingCheck,
            A::ConfirmRefusal,
            Checker,
            S::Refused,
            &[Meet(C::Check), Meet(C::Answer)],
        ),
        row(
            S::PendingCheck,
            A::SendBack,
            Checker,
            S::UnderReview,
            &[Meet(C::Check), Start(C::Proposal)],
        ),
        row(
            S::PendingCheck,
            A::TakeBack,
            Maker,
            S::UnderReview,
            &[Cancel(C::Check), Reopen(C::Proposal)],
        ),
        row(
            S::PendingCheck,
            A::Withdraw,
            Applicant,
            S::Withdrawn,
            &[CancelAll],
        ),
        row(
            S::Approved,
            A::RecordOpening,
            Maker,
            S::Approved,
            &[Meet(C::Visit), Start(C::AccountNumber)],
        ),
        still(S::Approved, A::SendBackOpening, Checker),
        row(
            S::Approved,
            A::TakeBackOpening,
            Maker,
            S::Approved,
            &[Cancel(C::AccountNumber), Reopen(C::Visit)],
        ),
        row(
            S::Approved,
            A::ConfirmOpening,
            Checker,
            S::AccountOpened,
            &[Meet(C::AccountNumber)],
        ),
        still(S::Approved, A::HandOver, MakerOrSupervisor),
        row(
            S::Approved,
            A::Lapse,
            System,
            S::Lapsed,
            &[Miss(C::Visit), CancelAll],
        ),
    ]
};

impl Status {
    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible in this state.
    pub fn after(self, act: Act) -> Result<&'static Transition, NotNow> {
        find(TRANSITIONS, self, act)
    }

    /// Whether nothing can follow.
    pub fn is_final(self) -> bool {
        TRANSITIONS.iter().all(|row| row.from != self)
    }

    /// Whether the applicant may change answers and documents.
    pub fn is_open_to_applicant(self) -> bool {
        matches!(self, Self::Draft | Self::SupplementRequested)
    }

    /// Whether the applicant can still take the application back.
    pub fn can_be_withdrawn(self) -> bool {
        self.after(Act::Withdraw).is_ok()
    }

    /// Whether a new application at the same bank would be a duplicate of this one.
    pub fn blocks_another(self) -> bool {
        !self.is_final() && self != Self::Draft
    }

    /// Whether a refused, lapsed, withdrawn or expired application can be begun again from its answers.
    pub fn can_start_again(self) -> bool {
        matches!(
            self,
            Self::Refused | Self::Lapsed | Self::Withdrawn | Self::Expired
        )
    }
}

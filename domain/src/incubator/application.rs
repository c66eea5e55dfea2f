//! The states of an application to a carrier, from its draft to what becomes of the tenant.

use super::table::TRANSITIONS;
use crate::casework::{self, find};
use crate::codes::codes;

codes! {
    /// Where an application stands.
    Status {
        /// Being filled in.
        Draft,
        /// Handed in.
        Submitted,
        /// 材料初审
        CompletenessCheck,
        /// The team is asked for more.
        SupplementRequested,
        /// 评审中
        InReview,
        /// 面谈
        Interview,
        /// 准予入驻
        Admitted,
        /// 候补
        Waitlisted,
        /// 不予入驻
        Refused,
        /// A place is offered.
        Offered,
        /// 待签协议
        AgreementPending,
        /// 在孵
        Resident,
        /// 毕业
        Graduated,
        /// 退出
        Exited,
        /// 解除协议
        Terminated,
        /// The team does not want the place.
        Declined,
        /// The team let a term pass.
        Lapsed,
        /// The team took the application back.
        Withdrawn,
        /// The zone office decides on an appeal.
        Appealed,
        /// The refusal stands.
        RefusedFinal,
    }
}

codes! {
    /// What happens to an application.
    Act {
        /// The team hands it in.
        Submit,
        /// The manager looks whether it is complete.
        Check,
        /// The manager asks for more.
        AskSupplement,
        /// The team supplies it.
        Supply,
        /// The term for that passed.
        LapseSupplement,
        /// The manager gives it to reviewers.
        Assign,
        /// All reviewers have scored.
        CompleteScores,
        /// One more reviewer scores, as the others are too far apart.
        AddReviewer,
        /// The manager invites to an interview.
        InviteInterview,
        /// The interview was held, with minutes.
        HoldInterview,
        /// The manager proposes to admit.
        ProposeAdmission,
        /// The second manager confirms that.
        ConfirmAdmission,
        /// The manager proposes the waiting list.
        ProposeWaiting,
        /// The second manager confirms that.
        ConfirmWaiting,
        /// The manager proposes to refuse.
        ProposeRefusal,
        /// The second manager confirms that.
        ConfirmRefusal,
        /// The second manager sends a proposal back.
        SendBack,
        /// The manager takes the own proposal back.
        TakeBack,
        /// A place has become free for the next in line.
        Promote,
        /// The place on the waiting list lapsed.
        LapseWaiting,
        /// The manager offers a place.
        MakeOffer,
        /// The team accepts it.
        Accept,
        /// The team does not want it, or leaves the list.
        Decline,
        /// The offer lapsed.
        LapseOffer,
        /// One side signs the agreement.
        Sign,
        /// The other side signs too: the team moves in.
        MoveIn,
        /// The agreement was not signed in time.
        LapseAgreement,
        /// The team takes the application back.
        Withdraw,
        /// The team appeals to the zone office.
        Appeal,
        /// The zone office lets the refusal stand.
        Uphold,
        /// The zone office grants the appeal: a place is offered.
        Grant,
        /// The tenancy goes on for another term, or at another desk.
        Renew,
        /// The manager warns the tenant.
        Warn,
        /// What was warned of is made good.
        ClearWarning,
        /// The manager finds that the tenant has grown enough.
        Graduate,
        /// The tenancy ends, for a reason that is named.
        Exit,
        /// The manager proposes to end it, after a warning without effect.
        ProposeTermination,
        /// The second manager confirms that.
        ConfirmTermination,
    }
}

codes! {
    /// Who may do it.
    Side {
        /// The team.
        Applicant,
        /// The carrier's manager.
        Manager,
        /// Another manager than the one who made the proposal.
        SecondManager,
        /// The team or the manager.
        EitherSide,
        /// The zone office.
        ZoneOfficer,
        /// The calendar, or what follows from what others did.
        System,
    }
}

codes! {
    /// Why a tenancy ended.
    ExitReason {
        /// The term was over.
        EndOfTerm,
        /// The tenant wished it.
        OwnWish,
        /// The tenant broke the agreement.
        Breach,
        /// Nothing happened for long.
        Inactivity,
        /// The tenant cannot pay.
        Insolvency,
        /// The tenant moved elsewhere.
        Moved,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<Status, Act, Side>;

/// The act is not possible as the application stands.
pub type NotNow = casework::NotNow<Status, Act>;

impl Act {
    /// Whether the team reads of it: reviewers, and what managers propose to each other, are not its affair.
    pub fn is_told_to_applicant(self) -> bool {
        !matches!(
            self,
            Self::CompleteScores
                | Self::AddReviewer
                | Self::ProposeAdmission
                | Self::ProposeWaiting
                | Self::ProposeRefusal
                | Self::ProposeTermination
                | Self::SendBack
                | Self::TakeBack
        )
    }
}

impl Status {
    /// Says what an act leads to by the table alone; [`super::Standing::after`] knows besides what happened before.
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

    /// Whether the team may change answers and documents.
    pub fn is_open_to_applicant(self) -> bool {
        matches!(self, Self::Draft | Self::SupplementRequested)
    }

    /// Whether it holds desks that nobody else can get.
    pub fn holds_desks(self) -> bool {
        matches!(self, Self::Offered | Self::AgreementPending | Self::Resident)
    }

    /// Whether it is a tenancy, or binds the team to one: a team has one at most.
    pub fn is_tenancy(self) -> bool {
        matches!(self, Self::AgreementPending | Self::Resident)
    }
}

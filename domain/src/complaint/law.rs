//! The closed lists that the law gives. Complaints received before Order 121 came into force use the same ones
//! (convention); their terms are those of their day.

use strum::IntoEnumIterator;

use super::status::Status;
use crate::codes::codes;

codes! {
    /// Why a complaint is not accepted (Order 121, Art. 16; n1 to n7 in the order of the article).
    RefusalGround {
        /// Not the regulator's duty, or not this one's jurisdiction.
        NotCompetent,
        /// A court, arbitration, regulator, other agency or consumer association has taken or handled the dispute.
        HandledElsewhere,
        /// Not bought for daily life, or no dispute with the respondent is shown.
        NotConsumer,
        /// More than three years since the complainant knew or should have known.
        TooLate,
        /// Material is missing or false.
        MaterialMissing,
        /// Another person's name was used, or the identity check refused.
        IdentityFalse,
        /// Another ground of law, which is named.
        OtherByLaw,
    }
}

impl RefusalGround {
    /// Whether the officer must say in words what it is.
    pub fn needs_words(self) -> bool {
        self == Self::OtherByLaw
    }
}

codes! {
    /// Why a mediation is terminated (Order 121, Art. 23(1); t1 to t8 in the order of the article).
    TerminationGround {
        /// The complainant withdrew, or the two settled by themselves.
        Withdrawn,
        /// A side stays away without reason, or refuses mediation.
        MediationRefused,
        /// A side says that no agreement is possible.
        NoAgreement,
        /// The two do not agree on who pays for testing.
        TestingUnpaid,
        /// The term of the mediation is over.
        TermOver,
        /// It turned out that the complaint could not have been accepted (a case of Art. 16 or Art. 42, which is named).
        ShouldNotHaveBeenAccepted,
        /// A side died or no longer exists.
        SideGone,
        /// Another ground of law, which is named.
        OtherByLaw,
    }
}

impl TerminationGround {
    /// The grounds that an officer may propose: withdrawing is the complainant's own act.
    pub fn of_officers() -> impl Iterator<Item = Self> {
        Self::iter().filter(|ground| *ground != Self::Withdrawn)
    }

    /// Whether the officer must say in words what it is.
    pub fn needs_words(self) -> bool {
        matches!(self, Self::ShouldNotHaveBeenAccepted | Self::OtherByLaw)
    }
}

codes! {
    /// How a complaint ended, as figures count it.
    Closure {
        /// The two agreed, and it was done.
        Settled,
        /// The two agreed, and it was not done.
        SettledUnfulfilled,
        /// The mediation was terminated without agreement.
        Failed,
        /// The complainant withdrew.
        Withdrawn,
        /// It was not accepted.
        Rejected,
        /// Another body took it.
        Transferred,
    }
}

impl Closure {
    /// How a complaint in this state ended; `ground` is that of a termination. None while it goes on, or once it is
    /// rated: ask for the state that it had before.
    pub fn of(ended_as: Status, ground: Option<TerminationGround>) -> Option<Self> {
        Some(match ended_as {
            Status::ClosedFulfilled => Self::Settled,
            Status::ClosedUnfulfilled => Self::SettledUnfulfilled,
            Status::Terminated if ground == Some(TerminationGround::Withdrawn) => Self::Withdrawn,
            Status::Terminated => Self::Failed,
            Status::Withdrawn => Self::Withdrawn,
            Status::NotAccepted => Self::Rejected,
            Status::HandedOver => Self::Transferred,
            _ => return None,
        })
    }
}

codes! {
    /// The official letters and registers (文书式样), in their order.
    OfficialForm {
        /// 投诉登记表
        ComplaintRegister,
        /// 举报登记表
        ReportRegister,
        /// 分送通知书
        TransferNotice,
        /// 限期提供身份证明材料通知书
        IdentityNotice,
        /// 受理决定书
        AcceptanceDecision,
        /// 不予受理决定书
        RefusalDecision,
        /// 调解通知书
        MediationNotice,
        /// 终止调解决定书
        TerminationDecision,
        /// 调解书
        MediationAgreement,
        /// 举报处理结果告知书
        ReportResult,
    }
}

//! Why the bank does something to an account: by act, and then by code.

use super::AccountAct;
use crate::codes::codes;

codes! {
    /// The closed list of reasons (convention).
    AccountReason {
        /// The holder's identity document has expired.
        IdExpired,
        /// What the bank knows of the holder is out of date.
        DetailsOutdated,
        /// Signs of risk.
        Risk,
        /// The State Administration of Foreign Exchange asked for it.
        SafeRequest,
        /// The holder showed a new document, or gave new details.
        DetailsRenewed,
        /// What was unclear is cleared.
        Cleared,
        /// The holder wants it.
        HolderAsked,
        /// Nothing has moved for long.
        Inactive,
        /// The business between bank and holder has ended.
        RelationshipEnded,
        /// There is money left in the account.
        BalanceLeft,
        /// A settlement batch is under way.
        BatchOpen,
        /// The bank's own decision.
        BankDecision,
    }
}

impl AccountReason {
    /// The reasons that fit an act of the bank; none where the act has a reason of its own.
    pub fn of(act: AccountAct) -> &'static [Self] {
        match act {
            AccountAct::Suspend => &[
                Self::IdExpired,
                Self::DetailsOutdated,
                Self::Risk,
                Self::SafeRequest,
                Self::BankDecision,
            ],
            AccountAct::Resume => &[Self::DetailsRenewed, Self::Cleared, Self::BankDecision],
            AccountAct::BeginClosure => &[
                Self::Inactive,
                Self::RelationshipEnded,
                Self::DetailsOutdated,
                Self::Risk,
                Self::BankDecision,
            ],
            AccountAct::TurnDownClosure => {
                &[Self::BalanceLeft, Self::BatchOpen, Self::Risk, Self::BankDecision]
            }
            AccountAct::AskClosure | AccountAct::WithdrawClosure | AccountAct::Close => &[],
        }
    }

    /// The reason that the holder may see: what would tip off is the bank's decision, no more.
    #[must_use]
    pub fn shown_to_holder(self) -> Self {
        match self {
            Self::Risk | Self::SafeRequest | Self::Cleared => Self::BankDecision,
            other => other,
        }
    }
}

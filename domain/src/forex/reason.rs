//! Why an application is refused.

use strum::IntoEnumIterator;

use crate::codes::codes;

codes! {
    /// The closed list of reasons for refusal (convention).
    RefusalReason {
        /// The person could not be identified.
        IdentityNotVerified,
        /// The documents do not show what they should, even after supplements.
        DocumentsInsufficient,
        /// No real trade could be seen behind the application.
        NoRealTradeBackground,
        /// A hit in a list that the bank must observe.
        SanctionsOrWatchList,
        /// A firm of class C, which goes to a branch.
        ClassC,
        /// The same person has another application at this bank.
        Duplicate,
        /// The bank's own rules.
        BankPolicy,
    }
}

impl RefusalReason {
    /// The reasons that fit an individual: a class is given to firms only.
    pub fn of_individuals() -> impl Iterator<Item = Self> {
        Self::iter().filter(|reason| *reason != Self::ClassC)
    }

    /// The reason that the applicant may see: hits in watch lists are never told, as telling would tip off.
    #[must_use]
    pub fn shown_to_applicant(self) -> Self {
        match self {
            Self::SanctionsOrWatchList => Self::BankPolicy,
            other => other,
        }
    }
}

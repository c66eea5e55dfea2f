//! The opened account and its life.

use crate::codes::codes;

pub use crate::identifier::parse_account_number;

codes! {
    /// Where an opened account stands.
    AccountState {
        /// In use.
        Opened,
        /// Receipts are recorded, settlement is blocked.
        Suspended,
        /// The holder or the bank asked for closure.
        Closing,
        /// Closed.
        Closed,
    }
}

impl AccountState {
    /// Whether the state may follow: `opened ⇄ suspended`, `opened | suspended → closing → closed`.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Opened, Self::Suspended | Self::Closing)
                | (Self::Suspended, Self::Opened | Self::Closing)
                | (Self::Closing, Self::Closed)
        )
    }
}

codes! {
    /// What kind of account an applicant gets.
    AccountKind {
        /// For a plain individual (外汇储蓄账户).
        SavingsAccount,
        /// For a firm or an individual foreign-trade operator (外汇结算账户).
        SettlementAccount,
    }
}

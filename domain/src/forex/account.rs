//! The opened account and its life.

use crate::codes::codes;

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

/// Reads a bank's account number: 8 to 32 digits, spaces and dashes ignored.
///
/// # Errors
/// `shape` otherwise.
pub fn parse_account_number(typed: &str) -> Result<String, &'static str> {
    let number = crate::text::identifier(typed);
    let digits_only = number.chars().all(|c| c.is_ascii_digit());
    if digits_only && (8..=32).contains(&number.len()) {
        Ok(number)
    } else {
        Err("shape")
    }
}

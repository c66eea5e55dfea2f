//! The opened account and its life.

mod life;
mod proposal;
mod reason;

use crate::codes::codes;

pub use self::life::{AccountAct, AccountSide, Closing, LIFE, Next, NotNow, Outcome, Standing};
pub use self::proposal::{AccountForm, AccountProposal, NOTE_CHARS_MAX};
pub use self::reason::AccountReason;
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

codes! {
    /// What kind of account an applicant gets.
    AccountKind {
        /// For a plain individual (外汇储蓄账户).
        SavingsAccount,
        /// For a firm or an individual foreign-trade operator (外汇结算账户).
        SettlementAccount,
    }
}

//! Who applies: an individual, a sole trader or a firm.

use super::account::AccountKind;
use crate::casework::Draft;
use crate::codes::codes;

codes! {
    /// The kind of an applicant. It is chosen at the beginning and decides the pages, the papers and the account.
    ApplicantKind {
        /// Trades in the own name, without a business licence.
        Individual,
        /// 个体工商户: a natural person with a credit code, managed like a firm.
        SoleTrader,
        /// 企业: an enterprise or a farmers' cooperative.
        Firm,
    }
}

impl ApplicantKind {
    /// The account that such an applicant gets.
    pub fn account(self) -> AccountKind {
        match self {
            Self::Individual => AccountKind::SavingsAccount,
            Self::SoleTrader | Self::Firm => AccountKind::SettlementAccount,
        }
    }

    /// Whether there is a business licence, and so a credit code.
    pub fn has_licence(self) -> bool {
        self != Self::Individual
    }

    /// Where the mobile number stands of whoever fills the application in and is written to: (page, field).
    pub fn reached_at(self, draft: &Draft) -> (&'static str, &'static str) {
        match self {
            Self::Individual | Self::SoleTrader => ("contact", "mobile"),
            Self::Firm => (filled_in_by(draft), "mobile"),
        }
    }

    /// The pages that name those who may sign: the applicant; for a firm its legal representative, and the handler whom
    /// the letter of authorisation names.
    pub fn signed_by(self, draft: &Draft) -> &'static [&'static str] {
        match self {
            Self::Individual | Self::SoleTrader => &["identity"],
            Self::Firm if filled_in_by(draft) == "representative" => &["representative"],
            Self::Firm => &["representative", "handler"],
        }
    }
}

/// The page of the person who fills in for a firm; the handler's until it is said who that is.
fn filled_in_by(draft: &Draft) -> &'static str {
    match draft.text("handler", "who") {
        "representative" => "representative",
        _ => "handler",
    }
}

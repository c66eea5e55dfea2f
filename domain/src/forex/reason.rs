//! Why an application is refused, and why something in it has to be supplied anew: closed lists in two levels, so that
//! reasons can be counted and said in every language. What no list foresees is said in the officer's own words.

use std::fmt;
use std::str::FromStr;

use strum::IntoEnumIterator;

use super::ApplicantKind;
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

codes! {
    /// What exactly, below a reason (convention). No code stands in both lists.
    RefusalDetail {
        /// The identity document cannot be read.
        DocumentUnreadable,
        /// The identity document has expired.
        DocumentExpired,
        /// The name differs from that on the document.
        NameDiffers,
        /// The number differs from that on the document.
        NumberDiffers,
        /// The person could not be reached to confirm their identity.
        NotReached,
        /// Papers are missing after all supplements.
        StillMissing,
        /// Papers cannot be read after all supplements.
        StillUnreadable,
        /// Papers and answers contradict each other.
        Contradiction,
        /// A paper seems to have been altered.
        SeemsAltered,
        /// The shop could not be found.
        ShopNotFound,
        /// The shop belongs to somebody else.
        ShopOfAnother,
        /// No orders of the shop could be shown.
        NoOrders,
        /// The expected turnover does not fit the shop.
        TurnoverImplausible,
        /// The applicant stands in a list.
        ApplicantListed,
        /// An owner or representative stands in a list.
        OwnerListed,
        /// A market or counterparty stands in a list.
        MarketListed,
        /// An application of theirs is being worked on.
        ApplicationOpen,
        /// They have an account for this purpose already.
        AccountExists,
        /// The bank does not serve this kind of customer.
        CustomerNotServed,
        /// The bank does not serve this kind of trade or market.
        TradeNotServed,
        /// The risk is beyond what the bank accepts.
        RiskNotAccepted,
    }
}

impl RefusalReason {
    /// Whether it can be given to such an applicant: a class is given to firms only.
    pub fn fits(self, applicant: ApplicantKind) -> bool {
        self != Self::ClassC || applicant == ApplicantKind::Firm
    }

    /// What it can mean exactly.
    pub fn details(self) -> impl Iterator<Item = RefusalDetail> {
        RefusalDetail::iter().filter(move |detail| detail.reason() == self)
    }
}

impl RefusalDetail {
    /// The reason below which it stands.
    pub fn reason(self) -> RefusalReason {
        match self {
            Self::DocumentUnreadable
            | Self::DocumentExpired
            | Self::NameDiffers
            | Self::NumberDiffers
            | Self::NotReached => RefusalReason::IdentityNotVerified,
            Self::StillMissing | Self::StillUnreadable | Self::Contradiction | Self::SeemsAltered => {
                RefusalReason::DocumentsInsufficient
            }
            Self::ShopNotFound | Self::ShopOfAnother | Self::NoOrders | Self::TurnoverImplausible => {
                RefusalReason::NoRealTradeBackground
            }
            Self::ApplicantListed | Self::OwnerListed | Self::MarketListed => {
                RefusalReason::SanctionsOrWatchList
            }
            Self::ApplicationOpen | Self::AccountExists => RefusalReason::Duplicate,
            Self::CustomerNotServed | Self::TradeNotServed | Self::RiskNotAccepted => {
                RefusalReason::BankPolicy
            }
        }
    }
}

/// Why an application is refused. Its code is that of the detail, or of the reason where none is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason.
    pub reason: RefusalReason,
    /// What exactly.
    pub detail: Option<RefusalDetail>,
}

impl Refusal {
    /// What the applicant may see. Hits in watch lists are never told, as telling would tip off; they look like the
    /// bank's own rules, which therefore never show a detail either.
    #[must_use]
    pub fn shown_to_applicant(self) -> Self {
        match self.reason {
            RefusalReason::SanctionsOrWatchList | RefusalReason::BankPolicy => {
                RefusalReason::BankPolicy.into()
            }
            _ => self,
        }
    }

    /// Whether the officer's own words may be told along with it.
    pub fn is_told_with_text(self) -> bool {
        self.reason != RefusalReason::SanctionsOrWatchList
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        self.detail.map_or_else(|| self.reason.into(), Into::into)
    }
}

impl From<RefusalReason> for Refusal {
    fn from(reason: RefusalReason) -> Self {
        Self { reason, detail: None }
    }
}

impl From<RefusalDetail> for Refusal {
    fn from(detail: RefusalDetail) -> Self {
        Self {
            reason: detail.reason(),
            detail: Some(detail),
        }
    }
}

impl FromStr for Refusal {
    type Err = strum::ParseError;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        let detail = code.parse::<RefusalDetail>().map(Self::from);
        detail.or_else(|_| code.parse::<RefusalReason>().map(Self::from))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl serde::Serialize for Refusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

codes! {
    /// Why an answer or a document has to be supplied or mended (convention).
    SupplementReason {
        /// It is not there.
        Missing,
        /// The copy cannot be read.
        Unreadable,
        /// It is the wrong paper.
        WrongPaper,
        /// A part or a page of it is missing.
        Incomplete,
        /// It has expired.
        Expired,
        /// It differs from what stands elsewhere.
        Differs,
        /// It cannot be right.
        Implausible,
        /// It cannot be understood.
        Unclear,
        /// Something else, in the officer's own words.
        Other,
    }
}

impl SupplementReason {
    /// Whether it can be said of a document, or else of an answer.
    pub fn fits(self, is_document: bool) -> bool {
        match self {
            Self::Unreadable | Self::WrongPaper => is_document,
            Self::Implausible => !is_document,
            _ => true,
        }
    }

    /// Whether it says enough without words of the officer's own.
    pub fn speaks_for_itself(self) -> bool {
        self != Self::Other
    }
}

//! Identities of things: 16-byte `UUIDv7` made by the node, one type for each kind of thing.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// Somebody who can sign in: a member of the public or of staff.
    AccountId,
    /// Who a case belongs to: a person, an organisation or a guest. Accounts act for parties.
    PartyId,
    /// A bank, a branch, a carrier operator, the zone office…
    OrganisationId,
    /// One case of any process.
    CaseId,
    /// One uploaded file of a case.
    DocumentId,
    /// One signed-in browser.
    SessionId,
    /// One opened bank account.
    BankAccountId,
}

/// The optimistic lock of a row: raised by every change that another reader should know of before deciding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(pub i32);

impl Version {
    /// The version a row has after one more change.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

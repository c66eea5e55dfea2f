//! The account in the copy of a case.

use serde::Serialize;
use time::OffsetDateTime;
use time::serde::rfc3339;

use crate::Error;
use crate::casework::Case;
use crate::entity::{account_act, bank_account};
use crate::forex::{AccountStep, steps};

/// The account that came of the case.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the names are those of the file")]
pub struct BankAccount {
    pub number: String,
    pub currencies: String,
    pub kind: String,
    pub state: String,
    pub opened_on: String,
    pub closed_on: Option<String>,
    pub steps: Vec<AccountStepCopy>,
}

impl BankAccount {
    pub(super) fn read(
        case: &Case,
        row: bank_account::Model,
        acts: &[account_act::Model],
    ) -> Result<Self, Error> {
        let step = |step: AccountStep| AccountStepCopy {
            act: step.act.to_string(),
            reason: step.reason.to_string(),
            at: step.at.to_offset(crate::clock::ZONE),
        };
        Ok(Self {
            number: case.unseal("bank_account", "number_enc", row.id, &row.number_enc)?,
            currencies: row.currencies,
            kind: row.kind,
            state: row.state,
            opened_on: row.opened_on,
            closed_on: row.closed_on,
            steps: steps(acts)?.into_iter().map(step).collect(),
        })
    }
}

/// Something that happened to the account, as its holder was told.
#[derive(Clone, Debug, Serialize)]
pub struct AccountStepCopy {
    /// What.
    pub act: String,
    /// Why, as far as the holder may know.
    pub reason: String,
    /// When.
    #[serde(with = "rfc3339")]
    pub at: OffsetDateTime,
}

//! The opened account, for its holder.

mod life;
mod wish;

use domain::access::{Actor, Grant, ReadOwn, UseAccount};
use domain::forex::account::{AccountAct, AccountKind, AccountReason, Standing};
use domain::ids::{BankAccountId, CaseId, OrganisationId, Version};
use sea_orm::DatabaseTransaction;
use time::{Date, OffsetDateTime};

pub(super) use self::life::{Change, Life, held_at, raise, record, settle, waiting};
pub use self::wish::{ask_closure, withdraw_closure};
use super::branches::{Branch, branches};
use crate::casework::Case;
use crate::entity::{account_act, bank_account, day};
use crate::{Error, Store, audit};

/// An account as its holder sees it: the number masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountView {
    /// The account.
    pub account: BankAccountId,
    /// Its version.
    pub version: Version,
    /// The last four digits of its number.
    pub last4: String,
    /// Its currencies, ISO 4217.
    pub currencies: Vec<String>,
    /// What kind of account it is.
    pub kind: AccountKind,
    /// Where it stands.
    pub standing: Standing,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// The branch, while it takes applications.
    pub branch: Option<Branch>,
    /// What happened to it since, the oldest first.
    pub steps: Vec<AccountStep>,
}

/// Something that happened to an account, as its holder may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountStep {
    /// What.
    pub act: AccountAct,
    /// Why, as far as the holder may know.
    pub reason: AccountReason,
    /// When it began to hold.
    pub at: OffsetDateTime,
}

/// The account that one's own case led to; `None` while there is none.
pub async fn opened_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
) -> Result<Option<AccountView>, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let Some(Life { row, standing }) = Life::of(db, &case).await? else {
        return Ok(None);
    };
    let branches = branches(store).await?;
    let branch = branches
        .iter()
        .find(|branch| branch.id == OrganisationId(row.branch_org_id))
        .cloned();
    Ok(Some(AccountView {
        account: BankAccountId(row.id),
        version: Version(row.version),
        last4: row.number_last4,
        currencies: row.currencies.split(',').map(str::to_owned).collect(),
        kind: row.kind.parse()?,
        standing,
        opened_on: day(&row.opened_on).map_err(Error::corrupt)?,
        closed_on: closed_on(row.closed_on.as_deref())?,
        branch,
        steps: steps(&record(db, &case).await?)?,
    }))
}

/// The day on which an account was closed.
pub(super) fn closed_on(text: Option<&str>) -> Result<Option<Date>, Error> {
    text.map(day).transpose().map_err(Error::corrupt)
}

/// Of everything on record what holds: proposals are the bank's own affair until they are confirmed.
pub(crate) fn steps(record: &[account_act::Model]) -> Result<Vec<AccountStep>, Error> {
    let step = |row: &account_act::Model| {
        let Some(at) = held_at(row)? else { return Ok(None) };
        let reason: AccountReason = row.reason_code.parse()?;
        Ok(Some(AccountStep {
            act: row.act.parse()?,
            reason: reason.shown_to_holder(),
            at,
        }))
    };
    record.iter().filter_map(|row| step(row).transpose()).collect()
}

/// The whole number of one's own account. Looking is recorded.
pub async fn reveal_number(store: &Store, actor: &Actor, case: CaseId) -> Result<String, Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<UseAccount>(store, &tx, actor, case).await?;
    let Life { row, .. } = Life::of(&tx, &case).await?.ok_or(Error::NotFound)?;
    let number = case.unseal("bank_account", "number_enc", row.id, &row.number_enc)?;
    record_look(store, &tx, &grant, &row).await?;
    tx.commit().await?;
    Ok(number)
}

async fn record_look(
    store: &Store,
    tx: &DatabaseTransaction,
    grant: &Grant<UseAccount>,
    row: &bank_account::Model,
) -> Result<(), Error> {
    let object = format!("bank_account/{}", BankAccountId(row.id));
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(grant.actor().0),
        action: "account.reveal",
        object: &object,
        detail: "",
    };
    Ok(audit::record(tx, entry).await?)
}

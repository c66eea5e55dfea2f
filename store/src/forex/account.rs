//! The opened account, for its holder.

use domain::access::{Actor, Grant, ReadOwn, UseAccount};
use domain::forex::account::{AccountKind, AccountState};
use domain::identity::Role;
use domain::ids::{AccountId, BankAccountId, CaseId, OrganisationId, Version};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use time::Date;

use super::branches::{Branch, branches};
use super::desk::on_duty;
use crate::casework::{Case, letters};
use crate::entity::{bank_account, day};
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
    pub state: AccountState,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The branch, while it takes applications.
    pub branch: Option<Branch>,
}

/// The account that one's own case led to; `None` while there is none.
pub async fn opened_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
) -> Result<Option<AccountView>, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadOwn>(store, db, actor, case).await?;
    let Some(row) = row_of(db, &case).await? else {
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
        state: row.state.parse()?,
        opened_on: day(&row.opened_on).map_err(Error::corrupt)?,
        branch,
    }))
}

/// The whole number of one's own account. Looking is recorded.
pub async fn reveal_number(store: &Store, actor: &Actor, case: CaseId) -> Result<String, Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<UseAccount>(store, &tx, actor, case).await?;
    let row = row_of(&tx, &case).await?.ok_or(Error::NotFound)?;
    let number = case.unseal("bank_account", "number_enc", row.id, &row.number_enc)?;
    record(store, &tx, &grant, &row, "account.reveal").await?;
    tx.commit().await?;
    Ok(number)
}

/// Asks the bank to close the account: all its makers get a notice.
///
/// # Errors
/// [`Error::Stale`] when the account changed meanwhile, [`Error::NotNow`] when it is closing or closed already.
pub async fn ask_closure(store: &Store, actor: &Actor, case: CaseId, seen: Version) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<UseAccount>(store, &tx, actor, case).await?;
    let row = row_of(&tx, &case).await?.ok_or(Error::NotFound)?;
    let state: AccountState = row.state.parse()?;
    if !state.may_become(AccountState::Closing) {
        return Err(Error::NotNow);
    }
    let written = bank_account::Entity::update_many()
        .col_expr(
            bank_account::Column::State,
            Expr::value(AccountState::Closing.to_string()),
        )
        .col_expr(bank_account::Column::ClosingReason, Expr::value(HOLDER_ASKED))
        .col_expr(
            bank_account::Column::Version,
            Expr::col(bank_account::Column::Version).add(1),
        )
        .filter(bank_account::Column::Id.eq(row.id))
        .filter(bank_account::Column::Version.eq(seen.0))
        .exec(&tx)
        .await?;
    if written.rows_affected != 1 {
        return Err(Error::Stale);
    }
    record(store, &tx, &grant, &row, "account.closing").await?;
    let reference = case.row.reference.clone().unwrap_or_default();
    letters::tell_applicant(store, &tx, &case, "account_closing", &[("reference", reference)]).await?;
    for maker in on_duty(&tx, OrganisationId(row.bank_org_id), Role::BankMaker).await? {
        letters::tell_officer(store, &tx, &case, AccountId(maker), "closure_asked").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Why an account is being closed: its holder wants it.
const HOLDER_ASKED: &str = "holder_asked";

async fn row_of(db: &impl ConnectionTrait, case: &Case) -> Result<Option<bank_account::Model>, Error> {
    Ok(bank_account::Entity::find()
        .filter(bank_account::Column::CaseId.eq(case.row.id))
        .one(db)
        .await?)
}

async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    grant: &Grant<UseAccount>,
    row: &bank_account::Model,
    action: &str,
) -> Result<(), Error> {
    let object = format!("bank_account/{}", BankAccountId(row.id));
    let (id, at, actor) = (store.new_uuid(), store.clock().now(), Some(grant.actor().0));
    Ok(audit::record(
        tx,
        audit::Entry {
            id,
            at,
            actor,
            action,
            object: &object,
            detail: "",
        },
    )
    .await?)
}

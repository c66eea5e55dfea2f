//! Recovery codes: each stands in for the authenticator once.

use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set};

use super::ask_for_fresh;
use crate::crypto::RecoveryCode;
use crate::entity::{micros, recovery_code};
use crate::identity::letter::{self, Message};
use crate::identity::{SignedIn, account, object, record};
use crate::{Error, Store};

/// Ten new recovery codes in place of the old ones; shown now and never again.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor, and where there is no second factor for which they could stand in.
pub async fn draw(store: &Store, who: &SignedIn) -> Result<Vec<String>, Error> {
    ask_for_fresh(store, who)?;
    let id = who.account();
    let tx = store.database().begin_write().await?;
    account::lock(&tx, id).await?;
    let account = account::load(store, &tx, id).await?;
    if account.row.totp_confirmed_at.is_none() {
        return Err(Error::NotNow);
    }
    let codes = new_set(store, &tx, id).await?;
    letter::tell(store, &tx, &account, Message::RecoveryCodesDrawn).await?;
    record(store, &tx, Some(id), "recovery_codes.drawn", &object(id)).await?;
    tx.commit().await?;
    Ok(codes)
}

/// How many recovery codes are left to an account.
pub async fn left(store: &Store, account: AccountId) -> Result<u64, Error> {
    Ok(recovery_code::Entity::find()
        .filter(recovery_code::Column::AccountId.eq(account.0))
        .filter(recovery_code::Column::UsedAt.is_null())
        .count(store.reader())
        .await?)
}

/// Whether this code was not used before; from now on it was.
pub(super) async fn use_up(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    code: &RecoveryCode,
) -> Result<bool, Error> {
    let used = recovery_code::ActiveModel {
        used_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    };
    let written = recovery_code::Entity::update_many()
        .set(used)
        .filter(recovery_code::Column::AccountId.eq(account.0))
        .filter(recovery_code::Column::CodeHash.eq(code.hash(store.keys().lookup(), account.0).to_vec()))
        .filter(recovery_code::Column::UsedAt.is_null())
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        record(store, tx, Some(account), "recovery_code.used", &object(account)).await?;
    }
    Ok(written.rows_affected == 1)
}

/// Ten codes in place of those that the account had.
pub(super) async fn new_set(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
) -> Result<Vec<String>, Error> {
    remove(tx, account).await?;
    let codes = RecoveryCode::new_set(store.chance());
    let rows = codes.iter().map(|code| recovery_code::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(account.0),
        code_hash: Set(code.hash(store.keys().lookup(), account.0).to_vec()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(codes.iter().map(|code| code.text().to_owned()).collect())
}

/// The account has none any more.
pub(in crate::identity) async fn remove(tx: &DatabaseTransaction, account: AccountId) -> Result<(), Error> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::AccountId.eq(account.0))
        .exec(tx)
        .await?;
    Ok(())
}

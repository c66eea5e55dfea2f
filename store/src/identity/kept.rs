//! Forms that arrived after their session had ended: kept for an hour, for their owner alone, so that nothing typed is
//! lost by signing in again.

use domain::ids::AccountId;
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use time::Duration;

use super::account;
use crate::crypto::Place;
use crate::entity::{kept_form, micros};
use crate::{Error, Store};

/// For how long a form is kept.
pub(super) const KEPT_FOR: Duration = Duration::hours(1);

/// A form as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptForm {
    /// Where it was sent to, a path of ours.
    pub path: String,
    /// Its body, `application/x-www-form-urlencoded`.
    pub body: Vec<u8>,
}

/// Keeps a form for the account, in place of one kept before.
pub async fn keep(store: &Store, id: AccountId, form: &KeptForm) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let account = account::load(store, &tx, id).await?;
    remove(&tx, id).await?;
    let row = kept_form::ActiveModel {
        account_id: Set(id.0),
        path: Set(form.path.clone()),
        body_enc: Set(account.key.seal(&place(id), &form.body)),
        kept_at: Set(micros(store.clock().now())),
    };
    kept_form::Entity::insert(row).exec_without_returning(&tx).await?;
    Ok(tx.commit().await?)
}

/// The form that is kept for the account, if any.
pub async fn find(store: &Store, id: AccountId) -> Result<Option<KeptForm>, Error> {
    let Some(row) = kept_form::Entity::find_by_id(id.0).one(store.reader()).await? else {
        return Ok(None);
    };
    if row.kept_at <= micros(store.clock().now() - KEPT_FOR) {
        return Ok(None);
    }
    let account = account::load(store, store.reader(), id).await?;
    let body = account.key.open(&place(id), &row.body_enc)?;
    Ok(Some(KeptForm { path: row.path, body }))
}

/// Forgets the form.
pub async fn forget(store: &Store, id: AccountId) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    remove(&tx, id).await?;
    Ok(tx.commit().await?)
}

async fn remove(tx: &DatabaseTransaction, id: AccountId) -> Result<(), Error> {
    kept_form::Entity::delete_by_id(id.0).exec(tx).await?;
    Ok(())
}

/// Where the body of a kept form is sealed.
pub(crate) fn place(id: AccountId) -> Place {
    Place::new("kept_form", "body_enc", id.0)
}

//! Passwords: new ones, and changing one's own.

use domain::identity::{AccountKind, check_password};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use secrecy::SecretString;

use super::delay::{self, Subject};
use super::letter::{self, Message};
use super::session::{self, Which};
use super::{SignedIn, account, device, object, record};
use crate::entity::{account as table, micros, session as session_row};
use crate::{Error, Store};

/// A password that may be chosen.
#[derive(Clone, Debug)]
pub struct NewPassword(SecretString);

impl NewPassword {
    /// Checks its length and that it is none of the commonest.
    ///
    /// # Errors
    /// `too_short`, `too_long` or `too_common`.
    pub fn parse(typed: &str, kind: AccountKind) -> Result<Self, &'static str> {
        check_password(typed, kind).map(|()| Self(typed.into()))
    }

    pub(super) async fn hash(self, store: &Store) -> Result<String, Error> {
        Ok(store.passwords().hash(self.0).await?)
    }
}

/// What came of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The new password holds; every other session has ended.
    Done {
        /// The new token of this one.
        token: String,
    },
    /// The old password was another.
    WrongOld,
}

/// Changes one's own password. All other sessions end.
pub async fn change(
    store: &Store,
    who: &SignedIn,
    old: SecretString,
    new: NewPassword,
) -> Result<Changed, Error> {
    let id = who.account();
    let subject = Subject::account(store, id);
    delay::check(store, store.reader(), &subject).await?;
    let account = account::load(store, store.reader(), id).await?;
    let is_right = store
        .passwords()
        .verify(account.row.password_hash.as_deref(), old)
        .await?;
    let hash = new.hash(store).await?;
    let tx = store.database().begin_write().await?;
    if !is_right {
        delay::failed(store, &tx, &subject).await?;
        tx.commit().await?;
        return Ok(Changed::WrongOld);
    }
    delay::clear(&tx, &subject).await?;
    replace(store, &tx, id, hash).await?;
    session::end_in(store, &tx, id, Some(Which::Others(who.session))).await?;
    let token = session::renew(store, &tx, who, session_row::ActiveModel::default()).await?;
    let to = (&account.contact()?, account.language);
    letter::send(store, &tx, &account.key, to, Message::PasswordChanged).await?;
    tx.commit().await?;
    Ok(Changed::Done { token })
}

/// Writes the new hash; browsers known until now are asked for a code again.
pub(super) async fn replace(
    store: &Store,
    tx: &DatabaseTransaction,
    id: AccountId,
    hash: String,
) -> Result<(), Error> {
    let update = table::ActiveModel {
        password_hash: Set(Some(hash)),
        updated_at: Set(micros(store.clock().now())),
        ..Default::default()
    };
    table::Entity::update_many()
        .set(update)
        .filter(table::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    device::forget_all(tx, id).await?;
    record(store, tx, Some(id), "password.changed", &object(id)).await
}

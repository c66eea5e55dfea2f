//! What officers keep at their desk for themselves, and supervisors for the whole bank.

use domain::access::Actor;
use domain::ids::OrganisationId;
use sea_orm::{DatabaseTransaction, EntityTrait, QuerySelect};
use uuid::Uuid;

use super::people::supervises;
use crate::crypto::DataKey;
use crate::entity::{account, data_key, organisation};
use crate::{Error, Store, audit};

/// What became of something that was to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is kept.
    Done,
    /// There are as many as fit already.
    Full,
}

/// Whose it is.
#[derive(Clone, Copy)]
pub(super) struct Keeper {
    pub(super) bank: OrganisationId,
    /// Nobody's: the whole bank's.
    pub(super) account: Option<Uuid>,
}

impl Keeper {
    /// Of something new.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever works at no bank, and for the whole bank when they supervise none.
    pub(super) fn of_new(actor: &Actor, is_shared: bool) -> Result<Self, Error> {
        let bank = actor.desk().ok_or(Error::NotFound)?;
        let account = (!is_shared).then_some(actor.account.0);
        Self { bank, account }.let_change(actor)
    }

    /// Lets only those change it whose it is.
    ///
    /// # Errors
    /// [`Error::NotFound`] for everybody else.
    pub(super) fn let_change(self, actor: &Actor) -> Result<Self, Error> {
        let is_theirs = match self.account {
            Some(account) => account == actor.account.0,
            None => supervises(actor),
        };
        let is_here = actor.desk() == Some(self.bank);
        (is_theirs && is_here).then_some(self).ok_or(Error::NotFound)
    }

    /// One at a time for its owner, so that a form that comes twice at once is taken once and no more are kept than fit.
    pub(super) async fn lock(self, tx: &DatabaseTransaction, actor: &Actor) -> Result<(), Error> {
        one_at_a_time(tx, actor).await?;
        match self.account {
            Some(_) => Ok(()),
            None => one_at_a_time_for(tx, self.bank).await,
        }
    }

    /// What is for the whole bank is on record; an officer's own order is their own affair.
    pub(super) async fn record(
        self,
        store: &Store,
        tx: &DatabaseTransaction,
        actor: &Actor,
        action: &str,
    ) -> Result<(), Error> {
        if self.account.is_some() {
            return Ok(());
        }
        let entry = audit::Entry {
            id: store.new_uuid(),
            at: store.clock().now(),
            actor: Some(actor.account.0),
            action,
            object: &format!("organisation/{}", self.bank),
            detail: "",
        };
        Ok(audit::record(tx, entry).await?)
    }
}

/// One at a time for each officer, so that a form that comes twice at once is taken once.
pub(super) async fn one_at_a_time(tx: &DatabaseTransaction, actor: &Actor) -> Result<(), Error> {
    let account = account::Entity::find_by_id(actor.account.0);
    account
        .lock_exclusive()
        .one(tx)
        .await?
        .map(drop)
        .ok_or(Error::NotFound)
}

/// One at a time for each bank.
pub(super) async fn one_at_a_time_for(tx: &DatabaseTransaction, bank: OrganisationId) -> Result<(), Error> {
    let bank = organisation::Entity::find_by_id(bank.0);
    bank.lock_exclusive()
        .one(tx)
        .await?
        .map(drop)
        .ok_or(Error::NotFound)
}

/// The key under which it is sealed.
pub(super) async fn key_of(store: &Store, tx: &DatabaseTransaction, id: Uuid) -> Result<DataKey, Error> {
    let key = data_key::Entity::find_by_id(id).one(tx).await?;
    store.unwrap_key(&key.ok_or(Error::NotFound)?)
}

//! Invitations that wait to be taken: seeing, sending again, withdrawing.

use std::collections::BTreeMap;

use domain::administration::WithdrawReason;
use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Invite, Invited, address, invite_in, named, open, place, roles};
use crate::entity::{data_key, instant, invitation, micros};
use crate::identity::organisation::Organisation;
use crate::identity::{Contact, record_with};
use crate::{Error, Store};

/// An invitation that waits to be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Its id.
    pub id: Uuid,
    /// The address that it was sent to.
    pub email: String,
    /// As what.
    pub roles: Vec<Role>,
    /// Who invited, unless a command did.
    pub invited_by: Option<AccountId>,
    /// When.
    pub invited_at: OffsetDateTime,
    /// Until when it can be taken.
    pub ends_at: OffsetDateTime,
}

/// The open invitations of an organisation, oldest first. The caller has asked who may see them.
pub(in crate::identity) async fn waiting(
    store: &Store,
    db: &impl ConnectionTrait,
    organisation: OrganisationId,
) -> Result<Vec<Waiting>, Error> {
    let rows = open(store)
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .order_by_asc(invitation::Column::Id)
        .all(db)
        .await?;
    let keys = data_key::Entity::find()
        .filter(data_key::Column::Id.is_in(rows.iter().map(|row| row.data_key_id)))
        .all(db)
        .await?;
    let keys: BTreeMap<Uuid, data_key::Model> = keys.into_iter().map(|key| (key.id, key)).collect();
    let one = |row: invitation::Model| {
        let key = store.unwrap_key(keys.get(&row.data_key_id).ok_or(Error::NotFound)?)?;
        let at = |micros, column| instant(micros).ok_or_else(|| Error::corrupt(column));
        Ok(Waiting {
            id: row.id,
            email: key.open_text(&place(row.id), &row.email_enc)?,
            roles: roles(&row)?,
            invited_by: row.invited_by.map(AccountId),
            invited_at: at(row.created_at, "invitation.created_at")?,
            ends_at: at(row.expires_at, "invitation.expires_at")?,
        })
    };
    rows.into_iter().map(one).collect()
}

/// Sends an invitation again: another takes its place, with a link of its own. Who became staff meanwhile gets the roles
/// at once. The caller has locked the organisation and asked who may.
///
/// # Errors
/// [`Error::Stale`] when it was taken or withdrawn, or ended, meanwhile; [`Error::TooMany`] when the address got enough
/// letters for a day.
pub(in crate::identity) async fn resend(
    store: &Store,
    tx: &DatabaseTransaction,
    by: AccountId,
    (organisation, id): (&Organisation, Uuid),
    public_url: &str,
) -> Result<Invited, Error> {
    let row = one(store, tx, organisation.id, id).await?;
    let email = address(store, tx, &row).await?;
    change(tx, id, withdrawn(store)).await?;
    let again = Invite {
        organisation: organisation.id,
        roles: roles(&row)?,
        email: email.try_into().map_err(Error::corrupt)?,
        language: row.language.parse()?,
    };
    invite_in(store, tx, Some(by), (organisation, &again), public_url).await
}

/// Withdraws an invitation: its link works no longer. Administrators say why. The caller has locked the organisation and asked who may.
///
/// # Errors
/// [`Error::Stale`] when it was taken or withdrawn, or ended, meanwhile.
pub(in crate::identity) async fn withdraw(
    store: &Store,
    tx: &DatabaseTransaction,
    by: AccountId,
    (organisation, id): (OrganisationId, Uuid),
    why: Option<WithdrawReason>,
) -> Result<(), Error> {
    one(store, tx, organisation, id).await?;
    change(tx, id, withdrawn(store)).await?;
    let why = why.map(|why| why.to_string()).unwrap_or_default();
    record_with(store, tx, Some(by), ("invitation.withdrawn", &named(id)), &why).await
}

/// A new invitation to the same address takes the place of the one before.
pub(super) async fn withdraw_earlier(
    store: &Store,
    tx: &DatabaseTransaction,
    organisation: OrganisationId,
    contact: &Contact,
) -> Result<(), Error> {
    let earlier = open(store)
        .filter(invitation::Column::OrganisationId.eq(organisation.0))
        .filter(invitation::Column::EmailHash.eq(contact.hash(store)));
    for row in earlier.all(tx).await? {
        change(tx, row.id, withdrawn(store)).await?;
    }
    Ok(())
}

async fn one(
    store: &Store,
    tx: &DatabaseTransaction,
    organisation: OrganisationId,
    id: Uuid,
) -> Result<invitation::Model, Error> {
    let of_organisation = |query: sea_orm::Select<invitation::Entity>| {
        query
            .filter(invitation::Column::OrganisationId.eq(organisation.0))
            .filter(invitation::Column::Id.eq(id))
    };
    if let Some(row) = of_organisation(open(store)).one(tx).await? {
        return Ok(row);
    }
    let ever = of_organisation(invitation::Entity::find()).one(tx).await?;
    Err(ever.map_or(Error::NotFound, |_| Error::Stale))
}

fn withdrawn(store: &Store) -> invitation::ActiveModel {
    invitation::ActiveModel {
        withdrawn_at: Set(Some(micros(store.clock().now()))),
        ..Default::default()
    }
}

async fn change(tx: &DatabaseTransaction, id: Uuid, change: invitation::ActiveModel) -> Result<(), Error> {
    invitation::Entity::update_many()
        .set(change)
        .filter(invitation::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

//! Invitations that wait to be taken: seeing, sending again, withdrawing.

use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Invite, address, named, open, roles, write};
use crate::entity::{instant, invitation, micros};
use crate::identity::organisation::Organisation;
use crate::identity::{Contact, record};
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
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(Waiting {
            id: row.id,
            email: address(store, db, &row).await?,
            roles: roles(&row)?,
            ends_at: instant(row.expires_at).ok_or_else(|| Error::corrupt("invitation.expires_at"))?,
        });
    }
    Ok(all)
}

/// Sends an invitation again: another takes its place, with a link of its own. The caller has locked the organisation and
/// asked who may.
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
) -> Result<(), Error> {
    let row = one(store, tx, organisation.id, id).await?;
    let email = address(store, tx, &row).await?;
    let again = Invite {
        organisation: organisation.id,
        roles: roles(&row)?,
        email: email.try_into().map_err(Error::corrupt)?,
        language: row.language.parse()?,
    };
    write(store, tx, Some(by), (organisation, &again), public_url)
        .await
        .map(drop)
}

/// Withdraws an invitation: its link works no longer. The caller has locked the organisation and asked who may.
///
/// # Errors
/// [`Error::Stale`] when it was taken or withdrawn, or ended, meanwhile.
pub(in crate::identity) async fn withdraw(
    store: &Store,
    tx: &DatabaseTransaction,
    by: AccountId,
    (organisation, id): (OrganisationId, Uuid),
) -> Result<(), Error> {
    one(store, tx, organisation, id).await?;
    change(tx, id, withdrawn(store)).await?;
    record(store, tx, Some(by), "invitation.withdrawn", &named(id)).await
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

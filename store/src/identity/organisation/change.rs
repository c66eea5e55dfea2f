//! Changing an organisation, closing it, and opening it again.

use std::fmt::Write;

use domain::identity::OrganisationKind;
use domain::ids::OrganisationId;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Set};
use sha2::{Digest, Sha256};

use super::Organisation;
use crate::clock::local_date;
use crate::entity::{day_text, membership, micros, organisation};
use crate::identity::record;
use crate::{Error, Operator, Store};

/// What can change of an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// The six digits of its district (GB/T 2260).
    pub district: Option<String>,
    /// Where it is, in Chinese.
    pub address_zh: String,
    /// Where it is, in English.
    pub address_en: String,
    /// The BIC of a bank or branch.
    pub bic: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
}

/// What became of closing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It is closed from today.
    Done,
    /// Administrators work there, without whom nobody could open it again.
    HasAdministrators,
}

impl Organisation {
    /// Names the state in which somebody saw the organisation: a change is taken while this is the same only.
    pub fn seen(&self) -> String {
        let fields = [
            self.name_zh.as_str(),
            &self.name_en,
            self.district.as_deref().unwrap_or_default(),
            &self.address_zh,
            &self.address_en,
            self.bic.as_deref().unwrap_or_default(),
            self.phone.as_deref().unwrap_or_default(),
            if self.closed_on.is_some() {
                "closed"
            } else {
                "open"
            },
        ];
        let digest = Sha256::digest(fields.join("\n"));
        digest.iter().take(8).fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            write!(text, "{byte:02x}").unwrap_or_default();
            text
        })
    }
}

/// Changes names and address. Applicants see it within a minute.
///
/// # Errors
/// [`Error::Stale`] when somebody changed it after it was `seen`.
pub async fn change(
    store: &Store,
    operator: Operator,
    id: OrganisationId,
    seen: &str,
    new: Changed,
) -> Result<(), Error> {
    let change = organisation::ActiveModel {
        name_zh: Set(new.name_zh),
        name_en: Set(new.name_en),
        district: Set(new.district),
        address_zh: Set(new.address_zh),
        address_en: Set(new.address_en),
        bic: Set(new.bic),
        phone: Set(new.phone),
        ..Default::default()
    };
    let tx = store.database().begin_write().await?;
    lock(&tx, id, seen).await?;
    write(&tx, id, change).await?;
    finish(store, tx, operator, id, "organisation.changed").await
}

/// Closes it from today: it takes no applications any more and nobody can be invited to it. What it has begun, its staff
/// finish.
///
/// # Errors
/// [`Error::Stale`] when somebody changed it after it was `seen`.
pub async fn close(
    store: &Store,
    operator: Operator,
    id: OrganisationId,
    seen: &str,
) -> Result<Closing, Error> {
    let today = day_text(local_date(store.clock().now()));
    let change = organisation::ActiveModel {
        valid_to: Set(Some(today)),
        ..Default::default()
    };
    let tx = store.database().begin_write().await?;
    let found = lock(&tx, id, seen).await?;
    if found.kind == OrganisationKind::Operator && has_staff(store, &tx, id).await? {
        return Ok(Closing::HasAdministrators);
    }
    write(&tx, id, change).await?;
    finish(store, tx, operator, id, "organisation.closed").await?;
    Ok(Closing::Done)
}

/// Opens it again, as if it had never been closed.
///
/// # Errors
/// [`Error::Stale`] when somebody changed it after it was `seen`.
pub async fn reopen(store: &Store, operator: Operator, id: OrganisationId, seen: &str) -> Result<(), Error> {
    let change = organisation::ActiveModel {
        valid_to: Set(None),
        ..Default::default()
    };
    let tx = store.database().begin_write().await?;
    lock(&tx, id, seen).await?;
    write(&tx, id, change).await?;
    finish(store, tx, operator, id, "organisation.reopened").await
}

async fn lock(tx: &DatabaseTransaction, id: OrganisationId, seen: &str) -> Result<Organisation, Error> {
    let row = organisation::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(tx)
        .await?;
    let found: Organisation = row.ok_or(Error::NotFound)?.try_into()?;
    if found.seen() == seen {
        Ok(found)
    } else {
        Err(Error::Stale)
    }
}

async fn has_staff(store: &Store, tx: &DatabaseTransaction, id: OrganisationId) -> Result<bool, Error> {
    let now = micros(store.clock().now());
    let duty = membership::Entity::find()
        .filter(membership::Column::OrganisationId.eq(id.0))
        .filter(super::super::staff::is_valid(now));
    Ok(duty.one(tx).await?.is_some())
}

async fn write(
    tx: &DatabaseTransaction,
    id: OrganisationId,
    change: organisation::ActiveModel,
) -> Result<(), Error> {
    organisation::Entity::update_many()
        .set(change)
        .filter(organisation::Column::Id.eq(id.0))
        .exec(tx)
        .await?;
    Ok(())
}

async fn finish(
    store: &Store,
    tx: DatabaseTransaction,
    operator: Operator,
    id: OrganisationId,
    action: &str,
) -> Result<(), Error> {
    let object = format!("organisation/{id}");
    record(store, &tx, operator.account(), action, &object).await?;
    Ok(tx.commit().await?)
}

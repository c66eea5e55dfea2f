//! Organisations: banks and their branches, the zone office and others.

mod change;
mod listing;

pub use change::{Changed, Closing, change, close, reopen};
pub use listing::{branches_of, page};

use domain::identity::OrganisationKind;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use time::Date;

use super::record;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::clock::local_date;
use crate::entity::{day, day_text, micros, organisation};
use crate::{Error, Store};

/// An organisation to be added.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// What it is.
    pub kind: OrganisationKind,
    /// The bank of a branch.
    pub parent: Option<OrganisationId>,
    /// A short name of its own, for commands and addresses.
    pub code: String,
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

/// An organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// What it is.
    pub kind: OrganisationKind,
    /// The bank of a branch.
    pub parent: Option<OrganisationId>,
    /// Its short name.
    pub code: String,
    /// Its name in Chinese.
    pub name_zh: String,
    /// Its name in English.
    pub name_en: String,
    /// The six digits of its district.
    pub district: Option<String>,
    /// Where it is, in Chinese.
    pub address_zh: String,
    /// Where it is, in English.
    pub address_en: String,
    /// The BIC of a bank or branch.
    pub bic: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The first day on which it is no longer valid.
    pub closed_on: Option<Date>,
}

/// What became of adding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It was added.
    New(OrganisationId),
    /// Another has this code.
    CodeTaken,
    /// There is no such parent, or it is of another kind, or itself a branch.
    NoSuchParent,
}

/// Adds an organisation, valid from today. `by` is nobody when a command does it.
pub async fn add(store: &Store, by: Option<AccountId>, new: NewOrganisation) -> Result<Added, Error> {
    let tx = store.database().begin_write().await?;
    let added = add_in(store, &tx, by, new).await?;
    tx.commit().await?;
    Ok(added)
}

/// The same by a form: the form that is sent twice adds one.
pub async fn add_once(
    store: &Store,
    by: AccountId,
    new: NewOrganisation,
    sent: Sent<'_>,
) -> Result<Added, Error> {
    let tx = store.database().begin_write().await?;
    if let Repeat::Done(id) = seen(store, &tx, by, sent).await? {
        return Ok(Added::New(id.parse().map_err(Error::corrupt)?));
    }
    let added = add_in(store, &tx, Some(by), new).await?;
    if let Added::New(id) = added {
        remember(store, &tx, by, sent, &id.to_string()).await?;
    }
    tx.commit().await?;
    Ok(added)
}

/// The same in a transaction of somebody else's.
pub(super) async fn add_in(
    store: &Store,
    tx: &DatabaseTransaction,
    by: Option<AccountId>,
    new: NewOrganisation,
) -> Result<Added, Error> {
    if by_code_in(tx, &new.code).await?.is_some() {
        return Ok(Added::CodeTaken);
    }
    if let Some(parent) = new.parent {
        let row = organisation::Entity::find_by_id(parent.0).one(tx).await?;
        if !row.is_some_and(|row| row.kind == new.kind.to_string() && row.parent_id.is_none()) {
            return Ok(Added::NoSuchParent);
        }
    }
    let id = store.new_uuid();
    organisation::Entity::insert(row(store, id, new))
        .exec_without_returning(tx)
        .await?;
    let object = format!("organisation/{}", id.simple());
    record(store, tx, by, "organisation.added", &object).await?;
    Ok(Added::New(OrganisationId(id)))
}

fn row(store: &Store, id: uuid::Uuid, new: NewOrganisation) -> organisation::ActiveModel {
    let now = store.clock().now();
    organisation::ActiveModel {
        id: Set(id),
        kind: Set(new.kind.to_string()),
        parent_id: Set(new.parent.map(|parent| parent.0)),
        code: Set(new.code),
        name_zh: Set(new.name_zh),
        name_en: Set(new.name_en),
        district: Set(new.district),
        address_zh: Set(new.address_zh),
        address_en: Set(new.address_en),
        bic: Set(new.bic),
        phone: Set(new.phone),
        valid_from: Set(day_text(local_date(now))),
        valid_to: Set(None),
        created_at: Set(micros(now)),
    }
}

/// One organisation by its id.
pub async fn find(store: &Store, id: OrganisationId) -> Result<Organisation, Error> {
    organisation::Entity::find_by_id(id.0)
        .one(store.reader())
        .await?
        .ok_or(Error::NotFound)?
        .try_into()
}

/// One organisation, locked until the transaction ends: whatever changes its people comes one after another.
pub(crate) async fn lock(tx: &DatabaseTransaction, id: OrganisationId) -> Result<Organisation, Error> {
    organisation::Entity::find_by_id(id.0)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?
        .try_into()
}

/// One organisation by its short name.
pub async fn by_code(store: &Store, code: &str) -> Result<Option<Organisation>, Error> {
    by_code_in(store.reader(), code)
        .await?
        .map(TryInto::try_into)
        .transpose()
}

async fn by_code_in(db: &impl ConnectionTrait, code: &str) -> Result<Option<organisation::Model>, Error> {
    Ok(organisation::Entity::find()
        .filter(organisation::Column::Code.eq(code))
        .one(db)
        .await?)
}

/// All organisations by code.
pub async fn list(store: &Store) -> Result<Vec<Organisation>, Error> {
    let rows = organisation::Entity::find()
        .order_by_asc(organisation::Column::Code)
        .all(store.reader())
        .await?;
    rows.into_iter().map(TryInto::try_into).collect()
}

impl TryFrom<organisation::Model> for Organisation {
    type Error = Error;

    fn try_from(row: organisation::Model) -> Result<Self, Error> {
        Ok(Self {
            id: OrganisationId(row.id),
            kind: row.kind.parse()?,
            parent: row.parent_id.map(OrganisationId),
            code: row.code,
            name_zh: row.name_zh,
            name_en: row.name_en,
            district: row.district,
            address_zh: row.address_zh,
            address_en: row.address_en,
            bic: row.bic,
            phone: row.phone,
            closed_on: row
                .valid_to
                .as_deref()
                .map(day)
                .transpose()
                .map_err(Error::corrupt)?,
        })
    }
}

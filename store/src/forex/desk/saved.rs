//! Filters that officers keep under a name: their own, and those that a supervisor keeps for the whole bank.
//!
//! What is kept is the address of the list; whoever shows it reads it again as any address. A search is not kept: it
//! may be somebody's name.

use domain::access::Actor;
use domain::ids::OrganisationId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, FromQueryResult,
    PaginatorTrait, QueryFilter, QuerySelect, Set,
};
use uuid::Uuid;

use super::keeping::{Keeper, Kept, key_of};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::crypto::{DataKey, Place};
use crate::entity::{data_key, micros, saved_filter};
use crate::{Error, Store};

/// The most characters of a name.
pub const FILTER_NAME_CHARS_MAX: usize = 40;
/// The most filters of one officer, and of a bank.
pub const FILTERS_MAX: u64 = 20;

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// The address of the list, without its path.
    pub address: String,
    /// The whole bank has it.
    pub is_shared: bool,
}

/// A filter to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewFilter<'a> {
    /// Its name.
    pub name: &'a str,
    /// The address of the list, without its path.
    pub address: &'a str,
    /// For the whole bank.
    pub is_shared: bool,
}

/// The filters of this officer and of the bank, by name.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn saved_filters(store: &Store, actor: &Actor) -> Result<Vec<SavedFilter>, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    let either = Condition::any()
        .add(saved_filter::Column::AccountId.is_null())
        .add(saved_filter::Column::AccountId.eq(actor.account.0));
    let rows = saved_filter::Entity::find()
        .select_only()
        .columns([
            saved_filter::Column::Id,
            saved_filter::Column::AccountId,
            saved_filter::Column::NameEnc,
            saved_filter::Column::Address,
        ])
        .inner_join(data_key::Entity)
        .column_as(data_key::Column::Id, "key_id")
        .columns([data_key::Column::Wrapped, data_key::Column::RingKeyId])
        .filter(saved_filter::Column::OrganisationId.eq(bank.0))
        .filter(either);
    let rows: Vec<Row> = rows.into_model().all(store.reader()).await?;
    let mut filters = rows
        .into_iter()
        .map(|row| row.read(store))
        .collect::<Result<Vec<_>, _>>()?;
    filters.sort_by(|one, other| (one.is_shared, &one.name).cmp(&(other.is_shared, &other.name)));
    Ok(filters)
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    account_id: Option<Uuid>,
    name_enc: Vec<u8>,
    address: String,
    key_id: Uuid,
    wrapped: Vec<u8>,
    ring_key_id: String,
}

impl Row {
    fn read(self, store: &Store) -> Result<SavedFilter, Error> {
        let key = store.unwrap(self.key_id, &self.ring_key_id, &self.wrapped)?;
        Ok(SavedFilter {
            id: self.id,
            name: key.open_text(&place(self.id), &self.name_enc)?,
            address: self.address,
            is_shared: self.account_id.is_none(),
        })
    }
}

fn place(id: Uuid) -> Place {
    Place::new("saved_filter", "name_enc", id)
}

/// Keeps a filter under a name.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank, and for the whole bank when this officer supervises none.
pub async fn save_filter(
    store: &Store,
    actor: &Actor,
    new: NewFilter<'_>,
    sent: Sent<'_>,
) -> Result<Kept, Error> {
    let keeper = Keeper::of_new(actor, new.is_shared)?;
    let tx = store.database().begin_write().await?;
    keeper.lock(&tx, actor).await?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(Kept::Done);
    }
    let of_keeper = match keeper.account {
        Some(account) => saved_filter::Column::AccountId.eq(account),
        None => saved_filter::Column::AccountId.is_null(),
    };
    let kept = saved_filter::Entity::find()
        .filter(saved_filter::Column::OrganisationId.eq(keeper.bank.0))
        .filter(of_keeper);
    if kept.count(&tx).await? >= FILTERS_MAX {
        return Ok(Kept::Full);
    }
    let (id, key) = (store.new_uuid(), store.new_data_key(&tx).await?);
    let row = saved_filter::ActiveModel {
        id: Set(id),
        organisation_id: Set(keeper.bank.0),
        account_id: Set(keeper.account),
        data_key_id: Set(key.id()),
        name_enc: Set(key.seal_text(&place(id), new.name)),
        address: Set(new.address.to_owned()),
        created_at: Set(micros(store.clock().now())),
    };
    saved_filter::Entity::insert(row)
        .exec_without_returning(&tx)
        .await?;
    keeper.record(store, &tx, actor, "desk.filter_kept").await?;
    remember(store, &tx, actor.account, sent, "kept").await?;
    tx.commit().await?;
    Ok(Kept::Done)
}

/// Gives a kept filter another name.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs: their own, or the bank's for whoever supervises it.
pub async fn rename_filter(store: &Store, actor: &Actor, filter: Uuid, name: &str) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (row, key, keeper) = own(store, &tx, actor, filter).await?;
    let mut row: saved_filter::ActiveModel = row.into();
    row.name_enc = Set(key.seal_text(&place(filter), name));
    row.update(&tx).await?;
    keeper.record(store, &tx, actor, "desk.filter_renamed").await?;
    Ok(tx.commit().await?)
}

/// Gives a kept filter up.
///
/// # Errors
/// As for [`rename_filter`].
pub async fn remove_filter(store: &Store, actor: &Actor, filter: Uuid) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (_, key, keeper) = own(store, &tx, actor, filter).await?;
    saved_filter::Entity::delete_by_id(filter).exec(&tx).await?;
    data_key::Entity::delete_by_id(key.id()).exec(&tx).await?;
    keeper.record(store, &tx, actor, "desk.filter_removed").await?;
    Ok(tx.commit().await?)
}

async fn own(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    filter: Uuid,
) -> Result<(saved_filter::Model, DataKey, Keeper), Error> {
    let row = saved_filter::Entity::find_by_id(filter)
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    let keeper = Keeper {
        bank: OrganisationId(row.organisation_id),
        account: row.account_id,
    };
    let keeper = keeper.let_change(actor)?;
    let key = key_of(store, tx, row.data_key_id).await?;
    Ok((row, key, keeper))
}

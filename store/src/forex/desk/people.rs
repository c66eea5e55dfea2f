//! The officers of a bank by name.

use std::collections::BTreeMap;

use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::crypto::Place;
use crate::entity::{account, data_key, membership};
use crate::{Error, Store, open_optional};

/// Somebody who works at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Their account.
    pub account: AccountId,
    /// Their name.
    pub name: String,
}

/// The names of these accounts; an account whose key was destroyed has none.
pub(super) async fn names(
    store: &Store,
    db: &impl ConnectionTrait,
    mut accounts: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>, Error> {
    accounts.sort_unstable();
    accounts.dedup();
    if accounts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = account::Entity::find()
        .find_also_related(data_key::Entity)
        .filter(account::Column::Id.is_in(accounts));
    let name = |(row, key): (account::Model, Option<data_key::Model>)| {
        let Some(key) = key.filter(|key| key.wrapped.is_some()) else {
            return Ok(None);
        };
        let place = Place::new("account", "name_enc", row.id);
        let name = open_optional(&store.unwrap_key(&key)?, &place, row.name_enc.as_deref())?;
        Ok(name.map(|name| (row.id, name)))
    };
    rows.all(db)
        .await?
        .into_iter()
        .filter_map(|row| name(row).transpose())
        .collect()
}

/// The makers of a bank, by name.
pub(super) async fn makers(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
) -> Result<Vec<Officer>, Error> {
    let names = names(store, db, maker_accounts(db, bank).await?).await?;
    let mut makers: Vec<Officer> = names
        .into_iter()
        .map(|(account, name)| Officer {
            account: AccountId(account),
            name,
        })
        .collect();
    makers.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(makers)
}

/// The accounts of the makers of a bank.
pub(crate) async fn maker_accounts(
    db: &impl ConnectionTrait,
    bank: OrganisationId,
) -> Result<Vec<Uuid>, Error> {
    Ok(membership::Entity::find()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::OrganisationId.eq(bank.0))
        .filter(membership::Column::Role.eq(Role::BankMaker.to_string()))
        .filter(membership::Column::ValidTo.is_null())
        .into_tuple()
        .all(db)
        .await?)
}

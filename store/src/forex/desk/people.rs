//! The officers of a bank by name.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Actor;
use domain::identity::Role;
use domain::ids::{AccountId, OrganisationId};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
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
    accounts: Vec<Uuid>,
) -> Result<BTreeMap<Uuid, String>, Error> {
    let (memory, now) = (&store.memory().names, store.clock().now());
    let (mut names, mut unknown) = (BTreeMap::new(), BTreeSet::new());
    for account in accounts {
        match memory.find(&account, now) {
            Some(name) => names.insert(account, name).is_some(),
            None => unknown.insert(account),
        };
    }
    if unknown.is_empty() {
        return Ok(names);
    }
    for (account, name) in read_names(store, db, unknown).await? {
        memory.keep(account, name.clone(), now);
        names.insert(account, name);
    }
    Ok(names)
}

async fn read_names(
    store: &Store,
    db: &impl ConnectionTrait,
    accounts: BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, String)>, Error> {
    let rows = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::NameEnc])
        .inner_join(data_key::Entity)
        .column_as(data_key::Column::Id, "key_id")
        .columns([data_key::Column::Wrapped, data_key::Column::RingKeyId])
        .filter(account::Column::Id.is_in(accounts))
        .filter(data_key::Column::Wrapped.is_not_null());
    let rows: Vec<Named> = rows.into_model().all(db).await?;
    rows.into_iter()
        .filter_map(|row| row.name(store).transpose())
        .collect()
}

/// An account with what opens its name.
#[derive(FromQueryResult)]
struct Named {
    id: Uuid,
    name_enc: Option<Vec<u8>>,
    key_id: Uuid,
    wrapped: Vec<u8>,
    ring_key_id: String,
}

impl Named {
    fn name(&self, store: &Store) -> Result<Option<(Uuid, String)>, Error> {
        let key = store.unwrap(self.key_id, &self.ring_key_id, &self.wrapped)?;
        let place = Place::new("account", "name_enc", self.id);
        let name = open_optional(&key, &place, self.name_enc.as_deref())?;
        Ok(name.map(|name| (self.id, name)))
    }
}

/// The makers of a bank, by name.
pub(super) async fn makers(
    store: &Store,
    db: &impl ConnectionTrait,
    bank: OrganisationId,
) -> Result<Vec<Officer>, Error> {
    let accounts = on_duty(db, bank, Role::BankMaker).await?;
    let names = names(store, db, accounts).await?;
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

/// Whether they supervise the bank at which they work.
pub(super) fn supervises(actor: &Actor) -> bool {
    let duty = actor.duty.as_ref();
    duty.is_some_and(|duty| duty.roles.contains(&Role::BankSupervisor))
}

/// The accounts that have a role at a bank.
pub(crate) async fn on_duty(
    db: &impl ConnectionTrait,
    bank: OrganisationId,
    role: Role,
) -> Result<Vec<Uuid>, Error> {
    let accounts = membership::Entity::find()
        .select_only()
        .column(membership::Column::AccountId)
        .filter(membership::Column::OrganisationId.eq(bank.0))
        .filter(membership::Column::Role.eq(role.to_string()))
        .filter(membership::Column::ValidTo.is_null());
    Ok(accounts.into_tuple().all(db).await?)
}

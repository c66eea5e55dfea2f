//! The names of accounts, remembered for a moment.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::crypto::Place;
use crate::entity::{account, data_key};
use crate::{Error, Store, open_optional};

/// The names of these accounts; an account whose key was destroyed has none.
pub(crate) async fn names(
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

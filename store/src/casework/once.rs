//! Every form carries a random key, so that a double click, the back button or a lost answer changes things once.

use domain::ids::{AccountId, PartyId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use uuid::Uuid;

use crate::entity::{idempotency_key, micros};
use crate::{Error, Store};

/// A form as it was sent.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    /// The random key that the form carried.
    pub key: Uuid,
    /// Its body, as it came.
    pub body: &'a [u8],
}

/// Whose form it is: an account's, or that of a guest's party.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner(Uuid);

impl From<AccountId> for Owner {
    fn from(account: AccountId) -> Self {
        Self(account.0)
    }
}

impl From<PartyId> for Owner {
    fn from(party: PartyId) -> Self {
        Self(party.0)
    }
}

/// Whether a form is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// Not seen before, or somebody went back and changed something: a new change.
    New,
    /// Exactly this was already done, with this outcome.
    Done(String),
}

/// Asks inside the transaction whether this form was already taken.
pub async fn seen(
    store: &Store,
    tx: &DatabaseTransaction,
    owner: impl Into<Owner>,
    sent: Sent<'_>,
) -> Result<Repeat, Error> {
    let row = idempotency_key::Entity::find_by_id((owner.into().0, sent.key))
        .one(tx)
        .await?;
    let body_hash = store.keys().lookup().lookup_bytes("form", sent.body);
    Ok(match row {
        Some(row) if row.body_hash == body_hash => Repeat::Done(row.outcome),
        _ => Repeat::New,
    })
}

/// Remembers the outcome of a form in the transaction of its change. Forms on one case come here one after another,
/// because the case is locked first; should a key come in two of a person's cases at once, the later one is kept.
pub async fn remember(
    store: &Store,
    tx: &DatabaseTransaction,
    owner: impl Into<Owner>,
    sent: Sent<'_>,
    outcome: &str,
) -> Result<(), Error> {
    use idempotency_key::Column as C;
    let row = idempotency_key::ActiveModel {
        owner_id: Set(owner.into().0),
        key: Set(sent.key),
        body_hash: Set(store.keys().lookup().lookup_bytes("form", sent.body).to_vec()),
        outcome: Set(outcome.to_owned()),
        created_at: Set(micros(store.clock().now())),
    };
    let replace = OnConflict::columns([C::OwnerId, C::Key])
        .update_columns([C::BodyHash, C::Outcome, C::CreatedAt])
        .to_owned();
    idempotency_key::Entity::insert(row)
        .on_conflict(replace)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

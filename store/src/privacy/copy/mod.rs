//! Everything that is stored about a person, for that person: read part by part, so that it need not fit into memory.
//!
//! Left out are what officers write among themselves, their names, and what they compare cases by: none of it is said
//! by the person or shown to them.

mod account;
mod bank_account;
mod case;
mod document;

use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use time::{Duration, OffsetDateTime};

pub use account::{AccountCopy, CodeSent, Letter, Notice, SessionCopy, SignInCopy, account};
pub use bank_account::{AccountStepCopy, BankAccount};
pub use case::{
    Asked, CaseCopy, DeadlineCopy, DocumentCopy, Event, Handed, LookCopy, MessageCopy, ReceiptCopy, case,
};
pub use document::{digest, document};

use crate::clock::ZONE;
use crate::entity::{Micros, instant, micros, own_copy};
use crate::identity::{SignedIn, account as accounts, object, record};
use crate::{Error, Store};

/// How many copies one may take within a day.
pub const COPIES_A_DAY: usize = 5;
const DAY: Duration = Duration::hours(24);

/// Begins a copy, which is recorded; the answer are the cases to read, the oldest first.
///
/// # Errors
/// [`Error::NotNow`] without a fresh factor, [`Error::TooMany`] after five copies within a day.
pub async fn begin(store: &Store, who: &SignedIn) -> Result<Vec<CaseId>, Error> {
    let now = store.clock().now();
    if !who.is_stepped_up(now) {
        return Err(Error::NotNow);
    }
    let id = who.account();
    let tx = store.database().begin_write().await?;
    accounts::lock(&tx, id).await?;
    let taken = own_copy::Entity::find()
        .filter(own_copy::Column::AccountId.eq(id.0))
        .filter(own_copy::Column::At.gt(micros(now - DAY)))
        .order_by_asc(own_copy::Column::At)
        .all(&tx)
        .await?;
    if let Some(oldest) = taken.first().filter(|_| taken.len() >= COPIES_A_DAY) {
        let left = (oldest.at - micros(now - DAY)) / 1_000_000 + 1;
        return Err(Error::TooMany {
            seconds: u32::try_from(left).unwrap_or(1),
        });
    }
    let row = own_copy::ActiveModel {
        id: Set(store.new_uuid()),
        account_id: Set(id.0),
        at: Set(micros(now)),
    };
    own_copy::Entity::insert(row).exec_without_returning(&tx).await?;
    record(store, &tx, Some(id), "own_copy.taken", &object(id)).await?;
    tx.commit().await?;
    case::all(store, &who.oneself()).await
}

/// When one took a copy last.
pub async fn last_taken(store: &Store, who: &SignedIn) -> Result<Option<OffsetDateTime>, Error> {
    let row = own_copy::Entity::find()
        .filter(own_copy::Column::AccountId.eq(who.account().0))
        .order_by_desc(own_copy::Column::At)
        .one(store.reader())
        .await?;
    Ok(row.and_then(|row| instant(row.at)))
}

/// A stored instant in the time of the zone, as the copy tells it.
fn local(at: Micros) -> Result<OffsetDateTime, Error> {
    let at = instant(at).ok_or_else(|| Error::corrupt("an instant"))?;
    Ok(at.to_offset(ZONE))
}

fn local_optional(at: Option<Micros>) -> Result<Option<OffsetDateTime>, Error> {
    at.map(local).transpose()
}

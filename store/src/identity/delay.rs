//! After failures the next try must wait, longer each time and never for good. It is counted by what was typed, so a
//! contact with an account and one without behave alike.

use domain::ids::AccountId;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, Set};
use time::Duration;

use super::Contact;
use crate::entity::{micros, sign_in_delay};
use crate::{Error, Store};

/// Failures that cost nothing: people mistype.
const FREE_FAILURES: i32 = 3;
const LONGEST: Duration = Duration::minutes(15);
/// Failures older than this are forgotten.
const FORGOTTEN_AFTER: Duration = Duration::hours(24);

/// What failures are counted for.
pub(super) struct Subject(Vec<u8>);

impl Subject {
    /// Passwords typed for a contact. A browser on which the account has signed in before is counted by itself, so that
    /// strangers cannot hold up the owner.
    pub(super) fn password(store: &Store, contact: &Contact, known_device: Option<uuid::Uuid>) -> Self {
        let device = known_device
            .map(|device| device.simple().to_string())
            .unwrap_or_default();
        Self(store.hash(
            "password failures",
            &format!("{}|{device}", contact.as_str().to_ascii_lowercase()),
        ))
    }

    /// Codes typed for an account's second factor, and its own password when it is asked again.
    pub(super) fn account(store: &Store, account: AccountId) -> Self {
        Self(store.hash("factor failures", &account.to_string()))
    }
}

/// How long the next try waits after so many failures.
fn delay_after(failures: i32) -> Duration {
    match failures - FREE_FAILURES - 1 {
        ..0 => Duration::ZERO,
        doublings @ 0..=9 => Duration::seconds(1 << doublings),
        _ => LONGEST,
    }
}

/// Refuses while the delay lasts.
///
/// # Errors
/// [`Error::TooMany`] with the seconds that are left.
pub(super) async fn check(store: &Store, db: &impl ConnectionTrait, subject: &Subject) -> Result<(), Error> {
    let row = sign_in_delay::Entity::find_by_id(subject.0.clone())
        .one(db)
        .await?;
    let left = row.map_or(0, |row| row.delay_until - micros(store.clock().now()));
    if left <= 0 {
        return Ok(());
    }
    let seconds = u32::try_from(left / 1_000_000 + 1).unwrap_or(u32::MAX);
    Err(Error::TooMany { seconds })
}

/// Counts one more failure.
pub(super) async fn failed(store: &Store, tx: &DatabaseTransaction, subject: &Subject) -> Result<(), Error> {
    use sign_in_delay::Column;
    let now = store.clock().now();
    sign_in_delay::Entity::delete_by_id(subject.0.clone())
        .filter(Column::FailedAt.lt(micros(now - FORGOTTEN_AFTER)))
        .exec(tx)
        .await?;
    let first = sign_in_delay::ActiveModel {
        subject_hash: Set(subject.0.clone()),
        failed_count: Set(1),
        failed_at: Set(micros(now)),
        delay_until: Set(micros(now)),
    };
    let one_more = Expr::col((sign_in_delay::Entity, Column::FailedCount)).add(1);
    let count = OnConflict::column(Column::SubjectHash)
        .value(Column::FailedCount, one_more)
        .to_owned();
    sign_in_delay::Entity::insert(first)
        .on_conflict(count)
        .exec_without_returning(tx)
        .await?;
    let row = sign_in_delay::Entity::find_by_id(subject.0.clone())
        .one(tx)
        .await?
        .ok_or(Error::NotFound)?;
    let update = sign_in_delay::ActiveModel {
        failed_at: Set(micros(now)),
        delay_until: Set(micros(now + delay_after(row.failed_count))),
        ..Default::default()
    };
    sign_in_delay::Entity::update_many()
        .set(update)
        .filter(Column::SubjectHash.eq(subject.0.clone()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets the failures after a success.
pub(super) async fn clear(tx: &DatabaseTransaction, subject: &Subject) -> Result<(), Error> {
    sign_in_delay::Entity::delete_by_id(subject.0.clone())
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets what was counted for an account that ends. What was counted for its known browsers goes within a day.
pub(crate) async fn forget(
    store: &Store,
    tx: &DatabaseTransaction,
    account: AccountId,
    contacts: &[Contact],
) -> Result<(), Error> {
    clear(tx, &Subject::account(store, account)).await?;
    for contact in contacts {
        clear(tx, &Subject::password(store, contact, None)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_and_end_at_a_quarter_of_an_hour() {
        for (failures, seconds) in [
            (1, 0),
            (3, 0),
            (4, 1),
            (5, 2),
            (6, 4),
            (13, 512),
            (14, 900),
            (1_000, 900),
        ] {
            assert_eq!(delay_after(failures).whole_seconds(), seconds, "{failures}");
        }
    }
}

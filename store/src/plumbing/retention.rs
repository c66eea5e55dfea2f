//! Form keys, letters and notices that are past their time go away; sign-ins are swept by `identity::retention`, cases by
//! `erasure`.

use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect};
use time::Duration;
use uuid::Uuid;

use crate::entity::{data_key, idempotency_key, micros, notification, outbox};
use crate::{Error, Store};

/// For how long a form that is sent again gets its first answer (convention).
pub const FORM_KEYS_KEPT: Duration = Duration::hours(72);

/// For how long the text of a letter that was sent or given up is kept for questions about it (convention).
pub const LETTERS_KEPT: Duration = Duration::days(90);

/// For how long a notice stands in the application, read or not (convention).
pub const NOTICES_KEPT: Duration = Duration::days(365);

/// How many notices go at once.
const NOTICES_AT_ONCE: u64 = 1_000;

/// Removes what is past its time; says how many rows went.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let now = store.clock().now();
    let tx = store.database().begin_write().await?;
    let keys = idempotency_key::Entity::delete_many()
        .filter(idempotency_key::Column::CreatedAt.lt(micros(now - FORM_KEYS_KEPT)))
        .exec(&tx)
        .await?;
    let letters = outbox::Entity::delete_many()
        .filter(outbox::Column::SentAt.lt(micros(now - LETTERS_KEPT)))
        .exec(&tx)
        .await?;
    let parked = outbox::Entity::delete_many()
        .filter(outbox::Column::SentAt.is_null())
        .filter(outbox::Column::ParkedAt.lt(micros(now - LETTERS_KEPT)))
        .exec(&tx)
        .await?;
    let last = remove_last_letters(&tx).await?;
    let notices = remove_notices(&tx, micros(now - NOTICES_KEPT)).await?;
    tx.commit().await?;
    Ok(keys.rows_affected + letters.rows_affected + parked.rows_affected + last + notices)
}

/// Nothing is kept of the last letter to somebody once it is out, or given up: the letter goes, and its key.
async fn remove_last_letters(tx: &DatabaseTransaction) -> Result<u64, Error> {
    use outbox::Column as C;
    let is_over = Condition::any()
        .add(C::SentAt.is_not_null())
        .add(C::ParkedAt.is_not_null());
    let over = outbox::Entity::find()
        .select_only()
        .columns([C::Id, C::DataKeyId])
        .filter(C::ForgetWhenSent.eq(true))
        .filter(is_over);
    let over: Vec<(Uuid, Option<Uuid>)> = over.into_tuple().all(tx).await?;
    let (letters, keys): (Vec<Uuid>, Vec<Option<Uuid>>) = over.into_iter().unzip();
    let removed = outbox::Entity::delete_many()
        .filter(C::Id.is_in(letters))
        .exec(tx)
        .await?;
    // A key that also seals a letter under way waits for that one.
    let still_needed = Query::select()
        .column(C::DataKeyId)
        .from(outbox::Entity)
        .cond_where(Condition::all().add(C::ForgetWhenSent.eq(true)))
        .to_owned();
    data_key::Entity::delete_many()
        .filter(data_key::Column::Id.is_in(keys.into_iter().flatten()))
        .filter(data_key::Column::Id.not_in_subquery(still_needed))
        .exec(tx)
        .await?;
    Ok(removed.rows_affected)
}

async fn remove_notices(tx: &DatabaseTransaction, before: i64) -> Result<u64, Error> {
    let old: Vec<Uuid> = notification::Entity::find()
        .select_only()
        .column(notification::Column::Id)
        .filter(notification::Column::CreatedAt.lt(before))
        .limit(NOTICES_AT_ONCE)
        .into_tuple()
        .all(tx)
        .await?;
    let removed = notification::Entity::delete_many()
        .filter(notification::Column::Id.is_in(old))
        .exec(tx)
        .await?;
    Ok(removed.rows_affected)
}

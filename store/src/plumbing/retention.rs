//! Form keys and letters that are past their time go away; sign-ins are swept by `identity::retention`.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::entity::{idempotency_key, micros, outbox};
use crate::{Error, Store};

/// For how long a form that is sent again gets its first answer (convention).
pub const FORM_KEYS_KEPT: Duration = Duration::hours(72);

/// For how long the text of a letter that was sent is kept for questions about it (convention).
pub const LETTERS_KEPT: Duration = Duration::days(90);

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
    tx.commit().await?;
    Ok(keys.rows_affected + letters.rows_affected)
}

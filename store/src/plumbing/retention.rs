//! What is not needed any more goes away.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::entity::{idempotency_key, kept_form, micros, one_time_code, outbox};
use crate::{Error, Store};

/// For how long a form that is sent again gets its first answer (convention).
pub const FORM_KEYS_KEPT: Duration = Duration::hours(72);

/// For how long the text of a letter that was sent is kept for questions about it (convention).
pub const LETTERS_KEPT: Duration = Duration::days(90);

/// For how long a form that came after its session had ended waits for its owner; it opens for an hour.
pub const KEPT_FORMS_KEPT: Duration = Duration::hours(1);

/// For how long a step on the way in is kept after its end: limits count those of a day.
pub const STEPS_KEPT: Duration = Duration::days(2);

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
    let forms = kept_form::Entity::delete_many()
        .filter(kept_form::Column::KeptAt.lt(micros(now - KEPT_FORMS_KEPT)))
        .exec(&tx)
        .await?;
    let steps = one_time_code::Entity::delete_many()
        .filter(one_time_code::Column::ExpiresAt.lt(micros(now - STEPS_KEPT)))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok([keys, letters, forms, steps]
        .iter()
        .map(|deleted| deleted.rows_affected)
        .sum())
}

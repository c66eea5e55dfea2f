//! Letters on their way out.

use std::sync::Arc;

use futures::future::join_all;
use store::plumbing::outbox::{self, Outgoing};
use store::{Error, Store};

use super::delivery::{Delivery, NotDelivered};

/// Letters taken at once; they are sent side by side.
const AT_ONCE: u64 = 20;

/// Sends what is due.
pub async fn run(store: Store, delivery: Arc<Delivery>) -> Result<(), Error> {
    while outbox::is_due(&store).await? {
        let letters = outbox::take(&store, AT_ONCE).await?;
        let sendings = letters.iter().map(|letter| send(&store, &delivery, letter));
        join_all(sendings)
            .await
            .into_iter()
            .collect::<Result<Vec<()>, Error>>()?;
    }
    Ok(())
}

async fn send(store: &Store, delivery: &Delivery, letter: &Outgoing) -> Result<(), Error> {
    match delivery.deliver(letter, store.clock().now()).await {
        Ok(()) => outbox::sent(store, letter.id).await,
        Err(NotDelivered::ForNow(reason)) => {
            tracing::warn!(letter = %letter.id.simple(), attempt = letter.attempts, reason, "a letter was not sent");
            outbox::failed(store, letter, &reason).await
        }
        Err(NotDelivered::ForGood(reason)) => {
            tracing::error!(letter = %letter.id.simple(), reason, "a letter was given up");
            outbox::park(store, letter.id, &reason).await
        }
    }
}

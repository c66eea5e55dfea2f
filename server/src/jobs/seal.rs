//! Sealing the audit.

use store::{Error, Store, audit};

/// Entries that one run seals in one transaction.
const AT_ONCE: u64 = 1_000;

/// Seals all loose entries; writes nothing when there are none.
pub(super) async fn run(store: Store) -> Result<(), Error> {
    let seal = || {
        audit::seal(
            store.database(),
            store.keys().signer(),
            store.clock().now(),
            AT_ONCE,
        )
    };
    while seal().await? == AT_ONCE {}
    Ok(())
}

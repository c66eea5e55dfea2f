//! Forgetting what is past its time.

use std::sync::Arc;

use store::plumbing::{erasure, lease, retention};
use store::{Error, Store, documents, identity};
use time::Duration;

use crate::middleware::Limits;

/// Rows are kept for days, so once an hour is enough.
const LEASE: Duration = Duration::hours(1);

/// Sweeps the rows and files that one node sees to, and this node's own memory.
pub(super) async fn run(store: Store, node: Arc<str>, limits: Option<Arc<Limits>>) -> Result<(), Error> {
    if let Some(limits) = limits {
        limits.forget_quiet();
    }
    // The holder differs at each turn, so that the lease keeps this node away for its hour too.
    let turn = format!("{node}/{}", store.new_uuid().simple());
    if lease::acquire(&store, "retention", &turn, LEASE).await? {
        sweep(&store).await;
    }
    Ok(())
}

/// Each sweep for itself: what stops one keeps nobody's data longer than need be. Cases go before documents, whose files
/// they leave behind.
async fn sweep(store: &Store) {
    note("rows", retention::sweep(store).await);
    note("sign-ins", identity::retention::sweep(store).await);
    note("cases", erasure::sweep(store).await);
    note("documents", documents::sweep(store).await);
}

fn note(what: &'static str, swept: Result<u64, Error>) {
    match swept {
        Ok(0) => {}
        Ok(gone) => tracing::info!(what, gone, "past their time"),
        Err(error) => tracing::warn!(what, %error, "a sweep failed"),
    }
}

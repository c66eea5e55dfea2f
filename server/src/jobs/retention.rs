//! Forgetting what is past its time.

use std::sync::Arc;

use store::plumbing::{lease, retention};
use store::{Error, Store};
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
        retention::sweep(&store).await?;
        store::identity::retention::sweep(&store).await?;
        store::documents::sweep(&store).await?;
    }
    Ok(())
}

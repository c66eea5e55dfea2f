//! What the calendar does to cases.

use std::sync::Arc;

use store::plumbing::lease;
use store::{Error, Store, forex};
use time::Duration;

/// Longer than a run takes.
const LEASE: Duration = Duration::minutes(5);

/// Moves on the cases whose time has come.
pub(super) async fn run(store: Store, node: Arc<str>) -> Result<(), Error> {
    if !lease::acquire(&store, "calendar", &node, LEASE).await? {
        return Ok(());
    }
    let moved = forex::calendar::run(&store).await?;
    if moved > 0 {
        tracing::info!(moved, "the calendar moved cases on");
    }
    Ok(())
}

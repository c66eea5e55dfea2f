//! Notices that were gathered go out as letters.

use store::casework::gathered::write_letters;
use store::{Error, Store};

/// Writes what is due; any number of nodes may do so at once.
pub(super) async fn run(store: Store) -> Result<(), Error> {
    match write_letters(&store).await? {
        0 => {}
        written => tracing::debug!(written, "notices went out by letter"),
    }
    Ok(())
}

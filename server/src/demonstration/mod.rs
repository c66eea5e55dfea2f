//! A believable zone with invented people, filled through the same use cases as real work.

use store::{Error, Store};

/// Whether the zone was filled.
pub async fn is_filled(_store: &Store) -> Result<bool, Error> {
    Ok(true)
}

/// Fills.
pub async fn fill(_store: &Store, _public_url: &str) -> Result<bool, Error> {
    Ok(false)
}

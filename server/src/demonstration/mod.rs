//! A believable zone with invented people, filled through the same use cases as real work.
//!
//! It plays the last weeks: the clock is put back, everything happens at its time, and in the end the clock shows what
//! it showed before.

mod answers;
mod calendar;
mod cast;
mod firm;
mod papers;
mod past;
mod people;
mod story;
mod zone;

use store::Store;
use store::plumbing::instance;

use past::Past;

/// Why the zone could not be filled.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    /// A use case failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A use case refused what the demonstration does: demonstration and rules do not fit together any more.
    #[error("filling the demonstration: {0}")]
    Refused(String),
    /// An earlier start was interrupted.
    #[error("the demonstration was filled only in part: delete its data folder and start again")]
    InPart,
}

impl FillError {
    fn refused(what: impl std::fmt::Debug) -> Self {
        Self::Refused(format!("{what:?}"))
    }
}

/// Whether the zone was filled.
pub async fn is_filled(store: &Store) -> Result<bool, store::Error> {
    instance::is_filled(store.database()).await
}

/// Fills an empty installation; false when it was filled before.
pub async fn fill(store: &Store, public_url: &str) -> Result<bool, FillError> {
    if is_filled(store).await? {
        return Ok(false);
    }
    if !store::identity::organisation::list(store).await?.is_empty() {
        return Err(FillError::InPart);
    }
    calendar::load(store).await?;
    let past = Past::begin(store);
    let played = play(store, public_url, &past).await;
    past.end();
    played?;
    instance::mark_filled(store.database()).await?;
    Ok(true)
}

async fn play(store: &Store, public_url: &str, past: &Past<'_>) -> Result<(), FillError> {
    past.go_to(story::first_day(), (9, 0));
    let banks = zone::open(store, public_url).await?;
    let applicants = cast::register(store).await?;
    firm::open(store, public_url).await?;
    story::play(store, past, &banks, &applicants).await
}

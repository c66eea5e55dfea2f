//! What the calendar does to cases, and what an operator must know of it.

use std::sync::{Arc, Mutex, PoisonError};

use store::clock::local_date;
use store::plumbing::{calendar, lease};
use store::{Error, Store, forex};
use time::{Date, Duration};

/// Longer than a run takes.
const LEASE: Duration = Duration::minutes(5);

/// The day on which the missing year was last spoken of.
pub(super) type Warned = Arc<Mutex<Option<Date>>>;

/// Takes over new years of the calendar, and moves on the cases whose time has come.
pub(super) async fn run(store: Store, node: Arc<str>, warned: Warned) -> Result<(), Error> {
    let recounted = calendar::refresh(&store).await?;
    if recounted > 0 {
        tracing::info!(
            recounted,
            "the calendar has changed, and with it the dates of cases"
        );
    }
    warn_of_missing_year(&store, &warned);
    if !lease::acquire(&store, "calendar", &node, LEASE).await? {
        return Ok(());
    }
    let moved = forex::calendar::run(&store).await?;
    if moved > 0 {
        tracing::info!(moved, "the calendar moved cases on");
    }
    Ok(())
}

/// Once a day, the start included.
fn warn_of_missing_year(store: &Store, warned: &Warned) {
    let today = local_date(store.clock().now());
    let Some(year) = store.calendar().missing_on(today) else {
        return;
    };
    let mut warned = warned.lock().unwrap_or_else(PoisonError::into_inner);
    if warned.replace(today) != Some(today) {
        tracing::warn!(
            year,
            "the calendar lacks a year: terms that reach into it have no date; load it with `yongyitong calendar load`"
        );
    }
}

//! Desks: each is given to one tenant at a time, so that no house is ever oversold.

use std::collections::BTreeSet;

use time::Date;

/// Days from the first to the last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

impl Period {
    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// A desk that is taken, by a tenant or for an offer that has not lapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The desk's number in the house.
    pub desk: u32,
    /// For how long.
    pub period: Period,
}

/// There are too few desks for the whole period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{free} desks are free and {needed} are needed")]
pub struct Full {
    /// How many are free for the whole period.
    pub free: u32,
    /// How many are needed.
    pub needed: u32,
}

/// The desks of a house that nobody has on any day of the period, by number.
pub fn free(desks: &BTreeSet<u32>, taken: &[Taken], period: Period) -> BTreeSet<u32> {
    let in_use: BTreeSet<u32> = taken
        .iter()
        .filter(|own| own.period.overlaps(period))
        .map(|own| own.desk)
        .collect();
    desks.difference(&in_use).copied().collect()
}

/// Takes so many desks for a period, the lowest numbers first.
///
/// # Errors
/// [`Full`] when there are too few.
pub fn allocate(
    desks: &BTreeSet<u32>,
    taken: &[Taken],
    period: Period,
    needed: u32,
) -> Result<Vec<Taken>, Full> {
    let free = free(desks, taken, period);
    let count = u32::try_from(free.len()).unwrap_or(u32::MAX);
    if count < needed {
        return Err(Full { free: count, needed });
    }
    let chosen = free.into_iter().zip(0..needed);
    Ok(chosen.map(|(desk, _)| Taken { desk, period }).collect())
}

/// Desks that are taken on some day from `day` on and so cannot leave the house: what a change of capacity must keep.
pub fn in_use_from(taken: &[Taken], day: Date) -> BTreeSet<u32> {
    taken
        .iter()
        .filter(|own| own.period.to >= day)
        .map(|own| own.desk)
        .collect()
}

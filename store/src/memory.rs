//! What was read a moment ago and changes seldom. It is kept for a minute, so that not every page asks for it again.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::casework::wording::Wordings;
use crate::crypto::DataKey;
use crate::forex::Offered;

/// How long something is taken as read: what changes shows within a minute.
const KEPT_FOR: Duration = Duration::minutes(1);
/// The most values of one kind; beyond them everything of that kind is read anew.
const KEPT_MAX: usize = 10_000;

/// The memory of one process.
#[derive(Debug, Default)]
pub struct Memory {
    /// The branches that take applications, and the journeys that end at one.
    pub(crate) offered: Kept<(), Offered>,
    /// Data keys, each with the wrapped one that it was unwrapped from.
    pub(crate) keys: Kept<Uuid, (Arc<[u8]>, DataKey)>,
    /// The names of officers.
    pub(crate) names: Kept<Uuid, String>,
    /// The words of letters that administrators changed.
    pub(crate) wordings: Kept<(), Arc<Wordings>>,
}

/// Values by key, each with the time at which it was read.
#[derive(Debug)]
pub(crate) struct Kept<K, V>(RwLock<HashMap<K, (OffsetDateTime, V)>>);

impl<K, V> Default for Kept<K, V> {
    fn default() -> Self {
        Self(RwLock::default())
    }
}

impl<K: Eq + Hash, V: Clone> Kept<K, V> {
    /// The value, unless it was read too long ago.
    pub(crate) fn find(&self, key: &K, now: OffsetDateTime) -> Option<V> {
        let values = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (_, value) = values.get(key).filter(|(read_at, _)| now - *read_at < KEPT_FOR)?;
        Some(value.clone())
    }

    /// Has everything read anew.
    pub(crate) fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Keeps a value that was read `now`.
    pub(crate) fn keep(&self, key: K, value: V, now: OffsetDateTime) {
        let mut values = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if values.len() >= KEPT_MAX {
            values.clear();
        }
        values.insert(key, (now, value));
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn what_was_read_is_kept_for_a_minute() {
        let (kept, noon) = (Kept::default(), datetime!(2026-11-23 12:00 UTC));
        kept.keep(1, "one", noon);
        assert_eq!(kept.find(&1, noon + Duration::seconds(59)), Some("one"));
        assert_eq!(kept.find(&1, noon + Duration::seconds(60)), None);
        assert_eq!(kept.find(&2, noon), None);
    }

    #[test]
    fn memory_has_an_end() {
        let (kept, noon) = (Kept::default(), datetime!(2026-11-23 12:00 UTC));
        for number in 0..=KEPT_MAX {
            kept.keep(number, number, noon);
        }
        assert_eq!(
            (kept.find(&0, noon), kept.find(&KEPT_MAX, noon)),
            (None, Some(KEPT_MAX))
        );
    }
}

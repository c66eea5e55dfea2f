//! The random sample of decisions that a supervisor looks over.

use crate::codes::codes;

codes! {
    /// What looking a decision over gave (convention).
    QualityFinding {
        /// It is right, and so is the way to it.
        Sound,
        /// It is right, but something on the way was not done as it should be.
        FormalFault,
        /// It is wrong.
        WrongDecision,
    }
}

impl QualityFinding {
    /// Whether whoever finds this says what is wrong.
    pub fn needs_words(self) -> bool {
        self != Self::Sound
    }
}

/// The most decisions that are drawn at once (convention).
pub const DRAWN_MAX: usize = 20;
/// Decisions of so many days are drawn from (convention): what is older can hardly be mended.
pub const DRAWN_FROM_DAYS: i64 = 30;

/// Chooses `count` of `all` at random, each as likely as any other; `chance` gives random numbers.
pub fn drawn<T>(mut all: Vec<T>, count: usize, mut chance: impl FnMut() -> u64) -> Vec<T> {
    let mut chosen = Vec::new();
    while chosen.len() < count && !all.is_empty() {
        let among = u64::try_from(all.len()).unwrap_or(u64::MAX);
        let place = usize::try_from(chance() % among).unwrap_or_default();
        chosen.push(all.swap_remove(place));
    }
    chosen
}

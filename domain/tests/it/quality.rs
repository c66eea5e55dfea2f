//! The random sample of decisions.

use std::collections::BTreeSet;

use domain::forex::quality::drawn;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_sample_holds_as_many_as_there_are_and_none_twice(all in 0_usize..60, count in 0_usize..30, seed: u64) {
        let mut state = seed;
        let chance = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            state >> 11
        };
        let sample = drawn((0..all).collect(), count, chance);
        let distinct: BTreeSet<usize> = sample.iter().copied().collect();
        prop_assert_eq!(sample.len(), count.min(all));
        prop_assert_eq!(distinct.len(), sample.len());
        prop_assert!(sample.iter().all(|one| *one < all));
    }
}

#[test]
fn every_decision_can_be_drawn() {
    let first: BTreeSet<usize> = (0..10)
        .flat_map(|number| drawn((0..10).collect::<Vec<usize>>(), 1, || number))
        .collect();
    assert_eq!(first.len(), 10);
}

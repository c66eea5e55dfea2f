//! Desks are never given twice.

use std::collections::BTreeSet;

use domain::incubator::capacity::{Full, Period, Taken, allocate, free, in_use_from};
use proptest::prelude::*;
use time::{Date, Duration, macros::date};

const FIRST: Date = date!(2026 - 12 - 01);

fn period(from: i64, days: i64) -> Period {
    Period {
        from: FIRST + Duration::days(from),
        to: FIRST + Duration::days(from + days),
    }
}

fn house(desks: u32) -> BTreeSet<u32> {
    (1..=desks).collect()
}

#[test]
fn a_desk_is_free_again_on_the_day_after() {
    let taken = [Taken {
        desk: 1,
        period: period(0, 9),
    }];
    assert_eq!(free(&house(2), &taken, period(9, 5)), BTreeSet::from([2]));
    assert_eq!(free(&house(2), &taken, period(10, 5)), house(2));
    assert_eq!(
        allocate(&house(2), &taken, period(9, 5), 2),
        Err(Full { free: 1, needed: 2 })
    );
    assert_eq!(
        in_use_from(&taken, FIRST + Duration::days(9)),
        BTreeSet::from([1])
    );
    assert_eq!(in_use_from(&taken, FIRST + Duration::days(10)), BTreeSet::new());
}

#[test]
fn fifty_teams_get_ten_places() {
    let mut taken: Vec<Taken> = Vec::new();
    let mut admitted = 0;
    for _ in 0..50 {
        if let Ok(desks) = allocate(&house(10), &taken, period(0, 364), 1) {
            taken.extend(desks);
            admitted += 1;
        }
    }
    assert_eq!(admitted, 10);
}

proptest! {
    /// The simple model counts, day by day, the desks that are in use.
    #[test]
    fn no_day_ever_has_more_desks_in_use_than_the_house_has(
        desks in 1..8_u32, asked in prop::collection::vec((0..60_i64, 0..40_i64, 1..5_u32), 0..40),
    ) {
        let mut taken: Vec<Taken> = Vec::new();
        for (from, days, needed) in asked {
            let wanted = period(from, days);
            match allocate(&house(desks), &taken, wanted, needed) {
                Ok(given) => {
                    prop_assert_eq!(u32::try_from(given.len()).unwrap(), needed);
                    taken.extend(given);
                }
                Err(Full { free, .. }) => prop_assert!(free < needed),
            }
        }
        for day in 0..120 {
            let day = FIRST + Duration::days(day);
            let in_use: Vec<u32> = taken.iter().filter(|own| own.period.from <= day && day <= own.period.to).map(|own| own.desk).collect();
            let distinct: BTreeSet<u32> = in_use.iter().copied().collect();
            prop_assert_eq!(distinct.len(), in_use.len(), "a desk is given twice on {}", day);
            prop_assert!(distinct.is_subset(&house(desks)));
        }
    }
}

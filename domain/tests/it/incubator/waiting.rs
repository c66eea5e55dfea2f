//! The waiting list.

use domain::ids::CaseId;
use domain::incubator::ranking::{Ranked, rank};
use domain::incubator::score::Points;
use domain::incubator::waiting::{lapses_after, moving_up, place};
use domain::rules::RuleSet;
use proptest::prelude::*;
use time::macros::{date, datetime};

use crate::vectors::TODAY;

fn list(rows: &[(u32, u32)]) -> Vec<Ranked> {
    let own = |(&(points, desks), number)| Ranked {
        case: CaseId(uuid::Uuid::from_u128(number)),
        points: Points::whole(points),
        submitted_at: datetime!(2026-11-23 12:00 UTC),
        desks,
        is_interviewed: false,
    };
    rank(rows.iter().zip(1..).map(own))
}

#[test]
fn whoever_is_first_and_fits_moves_up() {
    let list = list(&[(65, 1), (80, 4), (70, 2)]);
    let number = |case: CaseId| case.0.as_u128();
    let up = |free| moving_up(&list, free).into_iter().map(number).collect::<Vec<_>>();
    assert_eq!(up(0), []);
    assert_eq!(up(1), [1], "those before ask for more than there is");
    assert_eq!(up(4), [2]);
    assert_eq!(up(7), [2, 3, 1]);
    assert_eq!(place(&list, list[2].case), Some(3));
    assert_eq!(place(&list, CaseId(uuid::Uuid::nil())), None);
}

#[test]
fn a_place_on_the_list_lapses_after_half_a_year() {
    let rules = RuleSet::on(TODAY);
    assert_eq!(
        lapses_after(date!(2026 - 08 - 31), &rules),
        Ok(date!(2027 - 02 - 28))
    );
}

proptest! {
    #[test]
    fn no_more_desks_are_promised_than_are_free_and_nobody_who_fits_is_left(
        rows in prop::collection::vec((0..100_u32, 1..6_u32), 0..12), free in 0..20_u32,
    ) {
        let list = list(&rows);
        let up = moving_up(&list, free);
        let given: u32 = list.iter().filter(|own| up.contains(&own.case)).map(|own| own.desks).sum();
        prop_assert!(given <= free);
        for left in list.iter().filter(|own| !up.contains(&own.case)) {
            prop_assert!(left.desks > free - given);
        }
    }
}

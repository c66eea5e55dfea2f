//! From totals to an order.

use domain::ids::CaseId;
use domain::incubator::decision::Decision::{self, Admit, Refuse, Wait};
use domain::incubator::ranking::{Ranked, Verdict, cut, rank};
use domain::incubator::score::Points;
use domain::rules::RuleSet;
use proptest::prelude::*;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use crate::vectors::TODAY;

const NOON: OffsetDateTime = datetime!(2026-11-23 12:00 UTC);

fn verdict(totals: &[u32]) -> Verdict {
    Verdict::of(totals, 2, &RuleSet::on(TODAY))
}

fn shown(totals: &[u32]) -> String {
    verdict(totals)
        .points()
        .map_or_else(String::new, |points| points.to_string())
}

#[test]
fn worked_examples_of_several_reviewers() {
    assert_eq!(shown(&[725, 610]), "66.8", "66.75, half rounded up");
    assert_eq!(verdict(&[850, 600]), Verdict::Disagreed { spread: 250 });
    assert_eq!(shown(&[850, 600, 700]), "70.0", "the median of three");
    assert_eq!(verdict(&[850]), Verdict::Waiting);
    assert_eq!(verdict(&[]), Verdict::Waiting);
}

#[test]
fn a_spread_of_twenty_points_is_no_disagreement_yet() {
    assert_eq!(shown(&[800, 600]), "70.0");
    assert_eq!(verdict(&[801, 600]), Verdict::Disagreed { spread: 201 });
    let rules = RuleSet::on(TODAY);
    assert!(!verdict(&[800, 600]).is_flagged(&rules));
    assert!(verdict(&[801, 600]).is_flagged(&rules) && verdict(&[801, 600, 700]).is_flagged(&rules));
    assert_eq!(
        Verdict::of(&[900, 600, 700, 500], 3, &rules).points(),
        Points::mean(&[600, 700])
    );
}

#[test]
fn points_are_compared_exactly_and_shown_rounded() {
    let third = Points::mean(&[667, 667, 666]).unwrap();
    assert_eq!(third.to_string(), "66.7");
    assert!(third < Points::of_tenths(667), "though both are shown as 66.7");
    assert_eq!(Points::mean(&[600, 700]), Some(Points::whole(65)));
    assert_eq!(Points::mean(&[700, 700]), Points::mean(&[700, 700, 700]));
    assert_eq!(Points::median(&[]), None);
    assert_eq!(Points::whole(95).changed_by(100).to_string(), "100.0");
    assert_eq!(Points::whole(5).changed_by(-100).to_string(), "0.0");
    assert_eq!(third.changed_by(-5).to_string(), "66.2");
}

fn ranked(number: u128, points: u32, minute: i64, desks: u32) -> Ranked {
    Ranked {
        case: CaseId(uuid::Uuid::from_u128(number)),
        points: Points::whole(points),
        submitted_at: NOON + Duration::minutes(minute),
        desks,
        is_interviewed: true,
    }
}

fn numbers(order: &[Ranked]) -> Vec<u128> {
    order.iter().map(|own| own.case.0.as_u128()).collect()
}

#[test]
fn of_equal_points_the_earlier_comes_first_and_then_the_smaller_identity() {
    let order = rank([
        ranked(1, 70, 9, 1),
        ranked(2, 70, 3, 1),
        ranked(4, 80, 9, 1),
        ranked(3, 70, 3, 1),
    ]);
    assert_eq!(numbers(&order), [4, 2, 3, 1]);
}

#[test]
fn a_cut_admits_down_the_order_whoever_fits() {
    let order = rank([
        ranked(1, 90, 0, 4),
        ranked(2, 80, 0, 8),
        ranked(3, 75, 0, 5),
        ranked(4, 72, 0, 1),
        ranked(5, 65, 0, 1),
        ranked(6, 40, 0, 1),
    ]);
    let decisions: Vec<Decision> = cut(&order, 10, &RuleSet::on(TODAY))
        .into_iter()
        .map(|(_, own)| own)
        .collect();
    assert_eq!(decisions, [Admit, Wait, Admit, Admit, Wait, Refuse]);
}

proptest! {
    #[test]
    fn the_order_of_reviewers_does_not_matter(totals in prop::collection::vec(0..=1_000_u32, 0..7), seed in any::<u64>(), reviewers in 2..5_u32) {
        let rules = RuleSet::on(TODAY);
        let shuffled = shuffled(&totals, seed);
        prop_assert_eq!(Verdict::of(&totals, reviewers, &rules), Verdict::of(&shuffled, reviewers, &rules));
        if let Some(points) = Verdict::of(&totals, reviewers, &rules).points() {
            prop_assert!(points >= Points::of_tenths(*totals.iter().min().unwrap()));
            prop_assert!(points <= Points::of_tenths(*totals.iter().max().unwrap()));
        }
    }

    #[test]
    fn the_order_of_applications_does_not_matter(
        points in prop::collection::vec((prop::collection::vec(0..40_u32, 1..4), 0..3_i64, 1..6_u32), 0..12), seed in any::<u64>(), free in 0..30_u32,
    ) {
        let applications: Vec<Ranked> = points.iter().zip(1..).map(|((totals, minute, desks), number)| Ranked {
            points: Points::mean(totals).unwrap().changed_by(600),
            ..ranked(number, 0, *minute, *desks)
        }).collect();
        let order = rank(applications.clone());
        let other = rank(shuffled(&applications, seed));
        prop_assert_eq!(numbers(&order), numbers(&other));
        for pair in order.windows(2) {
            prop_assert!(pair[0].points >= pair[1].points);
            prop_assert!(pair[0].points != pair[1].points || pair[0].submitted_at <= pair[1].submitted_at);
        }
        let rules = RuleSet::on(TODAY);
        let decided = cut(&order, free, &rules);
        let given: u32 = decided.iter().zip(&order).filter(|((_, own), _)| *own == Decision::Admit).map(|(_, own)| own.desks).sum();
        prop_assert!(given <= free);
        prop_assert_eq!(decided, cut(&other, free, &rules));
    }

    #[test]
    fn comparing_points_is_comparing_fractions(one in prop::collection::vec(0..=1_000_u32, 1..6), other in prop::collection::vec(0..=1_000_u32, 1..6)) {
        let (left, right) = (Points::mean(&one).unwrap(), Points::mean(&other).unwrap());
        let product = |own: &[u32], others: &[u32]| own.iter().sum::<u32>() * u32::try_from(others.len()).unwrap();
        prop_assert_eq!(left.cmp(&right), product(&one, &other).cmp(&product(&other, &one)));
        let tenths = left.rounded_tenths();
        let twice = 2 * one.iter().sum::<u32>();
        let count = u32::try_from(one.len()).unwrap();
        prop_assert!((2 * tenths * count).abs_diff(twice) <= count, "never off by more than half a tenth");
    }
}

/// The same items in another order.
pub(super) fn shuffled<T: Clone>(items: &[T], seed: u64) -> Vec<T> {
    let mut state = seed | 1;
    let mut keyed: Vec<(u64, T)> = items
        .iter()
        .map(|item| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 20, item.clone())
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, item)| item).collect()
}

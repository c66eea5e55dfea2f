//! Criteria, weights and sheets.

use domain::incubator::rubric::{Criterion, Rubric, Sheet, Unchanged};
use domain::incubator::score::Points;
use proptest::prelude::*;

pub(super) fn sheet(rubric: &Rubric, scores: &[u32]) -> Sheet {
    let codes = rubric.criteria.iter().map(|own| own.code.clone());
    Sheet {
        scores: codes.clone().zip(scores.iter().copied()).collect(),
        comments: codes.map(|code| (code, "有理由".to_owned())).collect(),
    }
}

#[test]
fn worked_example_of_a_total() {
    let rubric = Rubric::default_of_zone();
    let total = sheet(&rubric, &[8, 7, 6, 9, 5, 8]).total(&rubric).unwrap();
    assert_eq!(Points::of_tenths(total).to_string(), "72.5");
    assert_eq!(sheet(&rubric, &[10; 6]).total(&rubric), Some(1_000));
    assert_eq!(sheet(&rubric, &[0; 6]).total(&rubric), Some(0));
    assert_eq!(
        sheet(&rubric, &[8, 7, 6, 9, 5]).total(&rubric),
        None,
        "one is missing"
    );
    assert_eq!(
        sheet(&rubric, &[8, 7, 6, 9, 5, 11]).total(&rubric),
        None,
        "one is too much"
    );
}

fn criteria(weights: &[(&str, u32)]) -> Vec<Criterion> {
    let own = |(code, weight): &(&str, u32)| Criterion {
        code: (*code).to_owned(),
        weight: *weight,
    };
    weights.iter().map(own).collect()
}

fn told(weights: &[(&str, u32)]) -> Vec<&'static str> {
    let rubric = Rubric {
        version: 1,
        criteria: criteria(weights),
    };
    rubric.check().into_iter().map(|problem| problem.code).collect()
}

#[test]
fn weights_add_up_to_a_hundred() {
    assert!(Rubric::default_of_zone().check().is_empty());
    assert_eq!(told(&[("team", 100), ("plan", 0)]), [] as [&str; 0]);
    assert_eq!(told(&[("team", 60), ("plan", 39)]), ["sum"]);
    assert_eq!(told(&[("team", 60), ("team", 40)]), ["repeated"]);
    assert_eq!(told(&[("team", 60), ("", 40)]), ["missing"]);
    assert_eq!(told(&[("team", u32::MAX), ("plan", u32::MAX)]), ["sum"]);
    assert_eq!(told(&[]), ["sum"]);
}

#[test]
fn a_rubric_that_was_scored_with_changes_as_a_new_version_with_a_reason() {
    let rubric = Rubric::default_of_zone();
    let next = criteria(&[("team", 50), ("plan", 50)]);
    let free = rubric.changed(next.clone(), false, "").unwrap();
    assert_eq!(free.version, 1);
    assert_eq!(
        rubric.changed(next.clone(), true, " "),
        Err(Unchanged::ReasonMissing)
    );
    assert_eq!(rubric.changed(next, true, "权重有误").unwrap().version, 2);
    let wrong = rubric.changed(criteria(&[("team", 50)]), true, "权重有误");
    assert!(matches!(wrong, Err(Unchanged::Wrong(_))));
}

#[test]
fn low_and_high_scores_are_explained() {
    let rubric = Rubric::default_of_zone();
    let mut handed_in = sheet(&rubric, &[3, 4, 8, 9, 0, 10]);
    assert!(handed_in.check(&rubric).is_empty());
    handed_in.comments.clear();
    let told: Vec<String> = handed_in
        .check(&rubric)
        .into_iter()
        .map(|problem| problem.field)
        .collect();
    assert_eq!(
        told,
        [
            "team_comment",
            "plan_comment",
            "finance_comment",
            "contribution_comment"
        ]
    );
    let empty: Vec<_> = Sheet::default()
        .check(&rubric)
        .into_iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(empty, ["missing"; 6]);
    let mut long = sheet(&rubric, &[5; 6]);
    long.comments.insert("team".to_owned(), "长".repeat(1_001));
    long.scores.insert("plan".to_owned(), 11);
    let told: Vec<_> = long
        .check(&rubric)
        .into_iter()
        .map(|problem| problem.code)
        .collect();
    assert_eq!(told, ["too_long", "out_of_range"]);
}

proptest! {
    #[test]
    fn a_criterion_of_weight_zero_counts_nothing(scores in prop::collection::vec(0..=10_u32, 6), other in 0..=10_u32, place in 0..6_usize) {
        let mut rubric = Rubric::default_of_zone();
        let weight = std::mem::take(&mut rubric.criteria[place].weight);
        rubric.criteria[(place + 1) % 6].weight += weight;
        prop_assert!(rubric.check().is_empty());
        let mut changed = scores.clone();
        changed[place] = other;
        prop_assert_eq!(sheet(&rubric, &scores).total(&rubric), sheet(&rubric, &changed).total(&rubric));
    }

    #[test]
    fn more_points_for_a_criterion_never_make_a_lower_total(scores in prop::collection::vec(0..10_u32, 6), place in 0..6_usize) {
        let rubric = Rubric::default_of_zone();
        let mut better = scores.clone();
        better[place] += 1;
        let (total, more) = (sheet(&rubric, &scores).total(&rubric), sheet(&rubric, &better).total(&rubric));
        prop_assert_eq!(total.map(|total| total + rubric.criteria[place].weight), more);
        prop_assert!(more <= Some(1_000));
    }
}

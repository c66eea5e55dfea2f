//! The first questions.

use domain::complaint::filing::Matter;
use domain::complaint::triage::{Body, Way, Why, judge, page};
use proptest::prelude::*;

use crate::samples::answers;
use crate::vectors::TODAY;

fn judged(changes: &[(&str, &str)]) -> Way {
    let mut answers = answers(&[
        ("wish", "own_dispute"),
        ("origin", "bonded"),
        ("about", "goods_or_seller"),
        ("use", "daily_life"),
        ("known", "within_three_years"),
        ("taken", "nobody"),
    ]);
    for (field, code) in changes {
        answers.set(*field, *code);
    }
    let answers = page().normalise(&answers, TODAY);
    assert_eq!(page().check(&answers, TODAY), [], "{changes:?}");
    judge(&answers)
}

fn way(matters: &[Matter], elsewhere: &[Why]) -> Way {
    Way {
        matters: matters.to_vec(),
        elsewhere: elsewhere.to_vec(),
    }
}

#[test]
fn whoever_has_a_dispute_complains_and_whoever_saw_a_breach_reports() {
    use Matter::{Complaint, Report};
    assert_eq!(judged(&[]), way(&[Complaint], &[]));
    assert_eq!(judged(&[("wish", "breach")]), way(&[Report], &[]));
    assert_eq!(judged(&[("wish", "both")]), way(&[Complaint, Report], &[]));
}

#[test]
fn what_belongs_elsewhere_is_told_with_its_reason() {
    for (field, code, why, body) in [
        ("origin", "domestic", Why::NotCrossBorder, Body::Hotline12315),
        ("origin", "private_buyer", Why::PrivateBuyer, Body::Court),
        ("about", "customs", Why::CustomsMatter, Body::Customs),
        ("about", "platform_account", Why::PlatformMatter, Body::Platform),
        ("use", "business", Why::NotDailyLife, Body::Court),
        ("known", "longer_ago", Why::TooLate, Body::Court),
        ("taken", "other_body", Why::HandledElsewhere, Body::HandlingBody),
    ] {
        assert_eq!(judged(&[(field, code)]), way(&[], &[why]));
        assert_eq!(why.body(), body);
    }
}

#[test]
fn a_breach_can_be_reported_by_whoever_cannot_complain() {
    let both = judged(&[("wish", "both"), ("use", "business"), ("known", "longer_ago")]);
    assert_eq!(both, way(&[Matter::Report], &[Why::NotDailyLife, Why::TooLate]));
    assert_eq!(
        judged(&[("wish", "both"), ("origin", "domestic")]),
        way(&[], &[Why::NotCrossBorder])
    );
}

proptest! {
    #[test]
    fn nobody_is_left_without_a_way(picks in prop::collection::vec(0..5_usize, 6)) {
        let mut chosen = domain::casework::Answers::default();
        for (field, pick) in page().fields.iter().zip(picks) {
            let domain::casework::Kind::Choice { options } = &field.kind else { panic!("one tap") };
            chosen.set(&field.name, &options[pick % options.len()]);
        }
        let way = judge(&page().normalise(&chosen, TODAY));
        prop_assert!(!way.matters.is_empty() || !way.elsewhere.is_empty());
        prop_assert!(!way.matters.contains(&Matter::Complaint) || way.elsewhere.is_empty());
    }
}

//! Rounds and their terms.

use domain::incubator::round::{RoundAct as A, RoundStatus as S, TRANSITIONS, Terms};
use domain::rules::RuleSet;
use proptest::prelude::*;
use time::macros::date;

use crate::tables;
use crate::vectors::TODAY;

#[test]
fn the_whole_table() {
    insta::assert_snapshot!(tables::printed(TRANSITIONS));
}

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, S::Planned);
    assert_eq!(tables::last(TRANSITIONS), [S::Decided, S::Cancelled]);
}

#[test]
fn a_round_with_applications_to_review_is_not_called_off() {
    assert!(S::Open.after(A::Cancel).is_ok());
    assert!(S::Reviewing.after(A::Cancel).is_err());
    assert!(S::Reviewing.after(A::Extend).is_err());
}

fn terms() -> Terms {
    Terms {
        opens_on: date!(2026 - 12 - 01),
        closes_on: Some(date!(2026 - 12 - 31)),
        desks: 10,
        reviewers: 2,
        is_blind: true,
        publishes_scores: true,
    }
}

#[test]
fn terms_that_cannot_be_are_told() {
    let rules = RuleSet::on(TODAY);
    let told = |terms: Terms| -> Vec<(String, &'static str)> {
        let problems = terms.check(TODAY, &rules).into_iter();
        problems.map(|problem| (problem.field, problem.code)).collect()
    };
    assert_eq!(told(terms()), []);
    let closes = |day| Terms {
        closes_on: Some(day),
        ..terms()
    };
    assert_eq!(told(closes(date!(2026 - 12 - 01))), [], "one day is enough");
    assert_eq!(
        told(closes(date!(2026 - 11 - 30))),
        [("closes_on".to_owned(), "before_opening")]
    );
    assert_eq!(
        told(closes(date!(2028 - 01 - 01))),
        [("closes_on".to_owned(), "too_long")]
    );
    let empty = Terms {
        opens_on: date!(2026 - 11 - 22),
        closes_on: None,
        desks: 0,
        reviewers: 1,
        ..terms()
    };
    let expected = [
        ("opens_on", "passed"),
        ("desks", "too_few"),
        ("reviewers", "too_few"),
    ];
    assert_eq!(
        told(empty),
        expected.map(|(field, code)| (field.to_owned(), code))
    );
}

#[test]
fn applications_are_taken_from_the_first_to_the_last_day() {
    for (status, today, expected) in [
        (S::Announced, date!(2026 - 12 - 01), false),
        (S::Open, date!(2026 - 11 - 30), false),
        (S::Open, date!(2026 - 12 - 01), true),
        (S::Open, date!(2026 - 12 - 31), true),
        (S::Open, date!(2027 - 01 - 01), false),
        (S::Reviewing, date!(2026 - 12 - 31), false),
    ] {
        assert_eq!(
            terms().takes_applications(status, today),
            expected,
            "{status} {today}"
        );
    }
    let rolling = Terms {
        closes_on: None,
        ..terms()
    };
    assert!(rolling.takes_applications(S::Open, date!(2029 - 01 - 01)));
}

proptest! {
    #[test]
    fn a_round_only_goes_forward(choices in prop::collection::vec(any::<usize>(), 0..20)) {
        let order = [S::Planned, S::Announced, S::Open, S::Reviewing, S::Decided, S::Cancelled];
        let place = |status| order.iter().position(|own| *own == status).unwrap();
        let mut status = S::Planned;
        for choice in choices {
            let rows: Vec<_> = TRANSITIONS.iter().filter(|row| row.from == status).collect();
            let Some(row) = rows.get(choice % rows.len().max(1)) else { break };
            prop_assert!(place(row.to) > place(status) || row.act == A::Extend);
            status = row.to;
        }
        prop_assert_eq!(tables::last(TRANSITIONS).contains(&status), TRANSITIONS.iter().all(|row| row.from != status));
    }
}

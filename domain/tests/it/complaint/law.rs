//! The closed lists that the law gives.

use domain::complaint::law::{Closure, OfficialForm, RefusalGround, TerminationGround};
use domain::complaint::{Status, credit::CreditEvent};
use strum::IntoEnumIterator;

#[test]
fn the_lists_are_as_long_as_those_of_the_law() {
    assert_eq!(RefusalGround::iter().count(), 7);
    assert_eq!(TerminationGround::iter().count(), 8);
    let of_officers: Vec<_> = TerminationGround::of_officers().collect();
    assert_eq!(of_officers.len(), 7);
    assert!(!of_officers.contains(&TerminationGround::Withdrawn));
    assert!(RefusalGround::OtherByLaw.needs_words() && !RefusalGround::TooLate.needs_words());
    assert!(TerminationGround::ShouldNotHaveBeenAccepted.needs_words());
    assert_eq!(OfficialForm::iter().count(), 10);
}

#[test]
fn every_closed_complaint_counts_as_ended_in_one_way_but_for_rated_ones() {
    for status in Status::iter() {
        let closure = Closure::of(status, Some(TerminationGround::NoAgreement));
        let is_counted = status.is_closed() && status != Status::Rated;
        assert_eq!(closure.is_some(), is_counted, "{status}");
    }
    let terminated = |ground| Closure::of(Status::Terminated, Some(ground));
    assert_eq!(terminated(TerminationGround::Withdrawn), Some(Closure::Withdrawn));
    assert_eq!(terminated(TerminationGround::TermOver), Some(Closure::Failed));
}

#[test]
fn a_complaint_without_an_outcome_says_nothing_about_the_merchant() {
    for status in Status::iter() {
        for ground in TerminationGround::iter() {
            let event = CreditEvent::of(status, Some(ground), None);
            let speaks = matches!(status, Status::ClosedFulfilled | Status::ClosedUnfulfilled);
            assert_eq!(event.is_some(), speaks, "{status} {ground}");
        }
    }
}

//! The two laws and their closed lists.

use domain::complaint::law::{Closure, Law, OfficialForm, RefusalGround, TerminationGround};
use domain::complaint::{Status, credit::CreditEvent};
use strum::IntoEnumIterator;
use time::macros::date;

#[test]
fn the_law_is_that_of_the_day_of_receipt() {
    assert_eq!(Law::on(date!(2026 - 04 - 14)), Law::InterimMeasures);
    assert_eq!(Law::on(date!(2026 - 04 - 15)), Law::Measures);
}

#[test]
fn each_law_has_its_grounds() {
    let refusal = |law| RefusalGround::under(law).count();
    let termination = |law| TerminationGround::under(law).count();
    assert_eq!((refusal(Law::InterimMeasures), refusal(Law::Measures)), (6, 7));
    assert_eq!(
        (termination(Law::InterimMeasures), termination(Law::Measures)),
        (7, 8)
    );
    let of_officers: Vec<_> = TerminationGround::of_officers(Law::Measures).collect();
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

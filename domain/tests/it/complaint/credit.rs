//! The merchant's record.

use domain::calendar::Calendar;
use domain::casework::Part;
use domain::complaint::credit::{CreditAct, CreditEvent, CreditStatus, TRANSITIONS, dispute_until};
use domain::complaint::{Status, TerminationGround};
use domain::deadline::Due;
use domain::rules::RuleSet;
use strum::IntoEnumIterator;
use time::macros::date;

use crate::tables;

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, CreditStatus::Recorded);
    assert_eq!(
        tables::last(TRANSITIONS),
        [CreditStatus::Upheld, CreditStatus::Struck]
    );
    let effective: Vec<_> = CreditStatus::iter()
        .filter(|status| status.has_effect())
        .collect();
    assert_eq!(effective, [CreditStatus::Recorded, CreditStatus::Upheld]);
    assert!(CreditStatus::Upheld.after(CreditAct::Dispute).is_err(), "once");
}

#[test]
fn staying_away_is_recorded_and_refusing_is_not() {
    let ground = Some(TerminationGround::MediationRefused);
    let of = |absent| CreditEvent::of(Status::Terminated, ground, absent);
    assert_eq!(of(Some(Part::Respondent)), Some(CreditEvent::StayedAway));
    assert_eq!(of(Some(Part::Complainant)), None);
    assert_eq!(of(None), None);
    assert!(CreditEvent::BrokeAgreement.is_adverse() && !CreditEvent::KeptAgreement.is_adverse());
}

#[test]
fn an_event_is_disputed_in_time_and_fades() {
    let day = date!(2026 - 11 - 02);
    let rules = RuleSet::on(day);
    let until = dispute_until(day, &rules).unwrap().due(&Calendar::china());
    assert_eq!(until, Due::On(date!(2026 - 11 - 16)));
    assert_eq!(
        CreditEvent::StayedAway.effect_until(day, &rules),
        Ok(date!(2027 - 11 - 02))
    );
}

//! The registration of a carrier.

use domain::incubator::registration::{
    CarrierAct as A, CarrierSide, CarrierStanding, CarrierStatus as S, TRANSITIONS, is_renewal_late,
    renewal_due,
};
use proptest::prelude::*;
use strum::IntoEnumIterator;
use time::macros::date;

use crate::clocks::Clocks;
use crate::tables;

fn after(acts: &[A]) -> Option<CarrierStanding> {
    acts.iter()
        .try_fold(CarrierStanding::DRAFT, |standing, act| standing.after(*act).ok())
}

const REGISTERED: &[A] = &[
    A::Submit,
    A::ArrangeVisit,
    A::ProposeRegistration,
    A::ConfirmRegistration,
];

fn and(acts: &[A]) -> Option<S> {
    after(&[REGISTERED, acts].concat()).map(|standing| standing.status)
}

#[test]
fn the_whole_table() {
    insta::assert_snapshot!(tables::printed(TRANSITIONS));
}

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, S::Draft);
    assert_eq!(
        tables::last(TRANSITIONS),
        [S::Refused, S::Deregistered, S::Withdrawn]
    );
}

#[test]
fn a_carrier_is_registered_after_a_visit_by_two_officers() {
    assert_eq!(and(&[]), Some(S::Registered));
    assert_eq!(
        after(&[A::Submit, A::ProposeRegistration]),
        None,
        "nobody was there"
    );
    assert_eq!(after(&[A::Submit, A::ArrangeVisit, A::ConfirmRegistration]), None);
    assert_eq!(after(&[A::Submit, A::ProposeRefusal, A::ArrangeVisit]), None);
    let refused = after(&[A::Submit, A::ProposeRefusal, A::ConfirmRefusal]).unwrap();
    assert_eq!(refused.status, S::Refused);
}

#[test]
fn a_registration_is_suspended_lifted_and_ended_by_two_officers() {
    assert_eq!(and(&[A::ProposeSuspension, A::ConfirmEnd]), None);
    assert_eq!(
        and(&[A::ProposeSuspension, A::TakeBack, A::ConfirmSuspension]),
        None
    );
    let suspended = [A::ProposeSuspension, A::ConfirmSuspension];
    assert_eq!(and(&suspended), Some(S::Suspended));
    assert_eq!(
        and(&[&suspended[..], &[A::ProposeLift, A::ConfirmLift]].concat()),
        Some(S::Registered)
    );
    assert_eq!(
        and(&[&suspended[..], &[A::ProposeEnd, A::ConfirmEnd]].concat()),
        Some(S::Deregistered)
    );
}

#[test]
fn a_registration_is_renewed_when_its_report_is_there() {
    assert_eq!(and(&[A::ProposeRenewal]), None);
    assert_eq!(
        and(&[A::AskRenewal, A::ProposeRenewal, A::ConfirmRenewal]),
        Some(S::Registered)
    );
    assert_eq!(
        and(&[
            A::AskRenewal,
            A::ProposeRenewal,
            A::ConfirmRenewal,
            A::ProposeRenewal
        ]),
        None
    );
    let overlapping = after(&[REGISTERED, &[A::ProposeSuspension, A::AskRenewal]].concat()).unwrap();
    assert_eq!(
        overlapping.proposed,
        Some(A::ConfirmSuspension),
        "the operator's act overtakes nothing"
    );
}

#[test]
fn renewal_is_due_by_the_end_of_march_of_each_year_after_the_first() {
    let registered = date!(2026 - 05 - 04);
    assert_eq!(renewal_due(2027), date!(2027 - 03 - 31));
    for (renewed_in, today, expected) in [
        (None, date!(2026 - 12 - 31), false),
        (None, date!(2027 - 03 - 31), false),
        (None, date!(2027 - 04 - 01), true),
        (Some(2027), date!(2027 - 04 - 01), false),
        (Some(2027), date!(2028 - 04 - 01), true),
    ] {
        assert_eq!(
            is_renewal_late(registered, renewed_in, today),
            expected,
            "{today}"
        );
    }
}

#[test]
fn only_registered_carriers_admit_and_suspended_ones_are_still_seen() {
    let said = |holds: fn(S) -> bool| -> Vec<S> { S::iter().filter(|own| holds(*own)).collect() };
    assert_eq!(said(S::admits), [S::Registered]);
    assert_eq!(said(S::is_public), [S::Registered, S::Suspended]);
}

proptest! {
    #[test]
    fn what_is_confirmed_was_proposed_and_waits_for_nothing_else(choices in prop::collection::vec(any::<usize>(), 0..80)) {
        let mut standing = CarrierStanding::DRAFT;
        let mut clocks = Clocks::default();
        let mut waiting: Option<A> = None;
        for choice in choices {
            let rows: Vec<_> = TRANSITIONS.iter().filter(|row| row.from == standing.status).collect();
            let Some(row) = rows.get(choice % rows.len().max(1)) else { break };
            let Ok(next) = standing.after(row.act) else { continue };
            // The simple model: the name of a proposal tells the name of its confirmation.
            let name = row.act.to_string();
            match name.split_once('_') {
                Some(("propose", what)) => {
                    prop_assert_eq!(waiting, None);
                    waiting = format!("confirm_{what}").parse().ok();
                }
                Some(("confirm", _)) => {
                    prop_assert_eq!(waiting, Some(row.act));
                    waiting = None;
                }
                _ if row.side != CarrierSide::Operator || row.to != row.from => waiting = None,
                _ => {}
            }
            row.clocks.iter().for_each(|change| clocks.turn(*change));
            standing = next;
            prop_assert_eq!(standing.proposed, waiting);
            let is_worked_on = matches!(standing.status, S::Submitted | S::SupplementRequested | S::SiteVisit);
            prop_assert_eq!(clocks.is_waited_for(), is_worked_on, "{:?} {:?}", standing, clocks);
        }
    }
}

//! The table of an application, its stories, and anything in any order.

use domain::casework::{Clock, Part};
use domain::incubator::application::{Act as A, NotNow, Side, Status as S};
use domain::incubator::{Standing, TRANSITIONS};
use proptest::prelude::*;
use strum::IntoEnumIterator;

use crate::clocks::Clocks;
use crate::tables;

const TEAM: Option<Part> = Some(Part::Applicant);

fn by(act: A) -> Option<Part> {
    let row = TRANSITIONS.iter().find(|row| row.act == act).unwrap();
    (row.side == Side::Applicant).then_some(Part::Applicant)
}

fn after(acts: &[A]) -> Result<Standing, NotNow> {
    Standing::replay(acts.iter().map(|act| (*act, by(*act))))
}

fn status(acts: &[A]) -> S {
    after(acts).unwrap().status
}

fn refused(acts: &[A]) {
    let (last, before) = acts.split_last().unwrap();
    let standing = after(before).unwrap();
    assert!(after(acts).is_err(), "{last} after {standing:?}");
}

const REVIEWED: &[A] = &[A::Submit, A::Check, A::Assign];
const SCORED: &[A] = &[A::Submit, A::Check, A::Assign, A::CompleteScores];
const OFFERED: &[A] = &[
    A::Submit,
    A::Check,
    A::Assign,
    A::CompleteScores,
    A::ProposeAdmission,
    A::ConfirmAdmission,
    A::MakeOffer,
];

fn and(before: &[A], acts: &[A]) -> Vec<A> {
    [before, acts].concat()
}

#[test]
fn the_whole_table() {
    insta::assert_snapshot!(tables::printed(TRANSITIONS));
}

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, S::Draft);
    let last = tables::last(TRANSITIONS);
    assert_eq!(
        last,
        [
            S::Graduated,
            S::Exited,
            S::Terminated,
            S::Declined,
            S::Lapsed,
            S::Withdrawn,
            S::RefusedFinal
        ]
    );
    assert!(last.into_iter().all(S::is_final));
}

#[test]
fn nothing_is_decided_before_it_is_scored_or_talked_about() {
    refused(&and(REVIEWED, &[A::ProposeAdmission]));
    refused(&and(REVIEWED, &[A::InviteInterview]));
    refused(&and(SCORED, &[A::AddReviewer, A::ProposeRefusal]));
    refused(&and(SCORED, &[A::InviteInterview, A::ProposeAdmission]));
    let talked = and(SCORED, &[A::InviteInterview, A::HoldInterview]);
    refused(&and(&talked, &[A::HoldInterview]));
    assert_eq!(
        status(&and(&talked, &[A::ProposeAdmission, A::ConfirmAdmission])),
        S::Admitted
    );
}

#[test]
fn decisions_need_two_managers() {
    refused(&and(SCORED, &[A::ConfirmAdmission]));
    refused(&and(SCORED, &[A::ProposeAdmission, A::ConfirmRefusal]));
    refused(&and(
        SCORED,
        &[A::ProposeAdmission, A::SendBack, A::ConfirmAdmission],
    ));
    refused(&and(SCORED, &[A::ProposeAdmission, A::InviteInterview]));
    assert_eq!(
        status(&and(SCORED, &[A::ProposeWaiting, A::ConfirmWaiting])),
        S::Waitlisted
    );
    let withdrawn = after(&and(SCORED, &[A::ProposeAdmission, A::Withdraw])).unwrap();
    assert_eq!((withdrawn.status, withdrawn.proposed), (S::Withdrawn, None));
}

#[test]
fn both_sides_sign_each_once() {
    let pending = after(&and(OFFERED, &[A::Accept])).unwrap();
    assert!(pending.after(A::MoveIn, TEAM).is_err(), "nobody has signed");
    for (first, second) in [(TEAM, None), (None, TEAM)] {
        let signed = pending.after(A::Sign, first).unwrap();
        assert!(
            signed.after(A::Sign, second).is_err(),
            "the second signature moves in"
        );
        assert!(signed.after(A::MoveIn, first).is_err(), "not twice by one side");
        assert_eq!(signed.after(A::MoveIn, second).unwrap().status, S::Resident);
    }
    assert!(pending.after(A::Sign, Some(Part::Respondent)).is_err());
}

#[test]
fn a_team_moves_up_from_the_waiting_list_or_leaves_it() {
    let waiting = and(SCORED, &[A::ProposeWaiting, A::ConfirmWaiting]);
    assert_eq!(
        status(&and(&waiting, &[A::Promote, A::MakeOffer, A::Accept])),
        S::AgreementPending
    );
    assert_eq!(status(&and(&waiting, &[A::LapseWaiting])), S::Lapsed);
    assert_eq!(status(&and(&waiting, &[A::Decline])), S::Declined);
}

#[test]
fn a_refused_team_appeals_once() {
    let appealed = and(SCORED, &[A::ProposeRefusal, A::ConfirmRefusal, A::Appeal]);
    assert_eq!(status(&and(&appealed, &[A::Uphold])), S::RefusedFinal);
    assert_eq!(status(&and(&appealed, &[A::Grant])), S::Offered);
    refused(&and(&appealed, &[A::Uphold, A::Appeal]));
}

#[test]
fn a_tenancy_is_terminated_only_after_a_warning() {
    let resident = after(&and(OFFERED, &[A::Accept]))
        .and_then(|pending| pending.after(A::Sign, TEAM)?.after(A::MoveIn, None))
        .unwrap();
    let play = |acts: &[A]| {
        acts.iter()
            .try_fold(resident, |standing, act| standing.after(*act, None))
    };
    assert!(play(&[A::ProposeTermination]).is_err());
    assert!(play(&[A::Warn, A::Warn]).is_err());
    assert!(play(&[A::Warn, A::ClearWarning, A::ProposeTermination]).is_err());
    assert!(play(&[A::Warn, A::ConfirmTermination]).is_err());
    let ended = play(&[A::Warn, A::ProposeTermination, A::ConfirmTermination]).unwrap();
    assert_eq!(ended.status, S::Terminated);
    assert_eq!(play(&[A::Renew, A::Graduate]).unwrap().status, S::Graduated);
    assert_eq!(play(&[A::Exit]).unwrap().status, S::Exited);
}

#[test]
fn a_team_reads_nothing_of_reviewers_and_proposals() {
    for act in [
        A::CompleteScores,
        A::AddReviewer,
        A::ProposeAdmission,
        A::SendBack,
    ] {
        assert!(!act.is_told_to_applicant());
    }
    assert!(A::ConfirmAdmission.is_told_to_applicant());
}

proptest! {
    #[test]
    fn whatever_happens_somebody_is_waited_for(choices in prop::collection::vec(any::<usize>(), 0..120)) {
        let mut standing = Standing::DRAFT;
        let mut clocks = Clocks::default();
        let mut confirmations = 0;
        for choice in choices {
            let rows: Vec<_> = TRANSITIONS.iter().filter(|row| row.from == standing.status).collect();
            let Some(row) = rows.get(choice % rows.len().max(1)) else { break };
            let by = match row.side {
                Side::Applicant => TEAM,
                Side::EitherSide if choice % 7 < 3 => TEAM,
                _ => None,
            };
            let before = standing;
            let Ok(next) = standing.after(row.act, by) else { continue };
            row.clocks.iter().for_each(|change| clocks.turn(*change));
            standing = next;
            if row.side == Side::SecondManager && row.act != A::SendBack {
                prop_assert_eq!(before.proposed, Some(row.act));
                confirmations += 1;
            }
            // Nobody is bound by a term while a place is awaited, lived in, or talked about.
            let is_free = matches!(
                standing.status,
                S::Draft | S::Admitted | S::Waitlisted | S::Refused | S::Interview | S::Resident
            );
            prop_assert!(is_free || standing.status.is_final() || clocks.is_waited_for(), "{standing:?}");
            let left = clocks.0.keys().filter(|clock| **clock != Clock::TenancyWarning).count();
            prop_assert!(!standing.status.is_final() || clocks.0.is_empty(), "{standing:?} {clocks:?}");
            prop_assert!(standing.status != S::Resident || left == 0, "{clocks:?}");
            prop_assert_eq!(clocks.0.contains_key(&Clock::TenancyWarning), standing.is_warned && standing.status == S::Resident);
            prop_assert!(!standing.status.holds_desks() || confirmations > 0, "no place without two managers");
        }
    }
}

#[test]
fn what_each_state_holds() {
    let said = |holds: fn(S) -> bool| -> Vec<S> { S::iter().filter(|own| holds(*own)).collect() };
    assert_eq!(
        said(S::holds_desks),
        [S::Offered, S::AgreementPending, S::Resident]
    );
    assert_eq!(said(S::is_tenancy), [S::AgreementPending, S::Resident]);
    assert_eq!(said(S::is_open_to_applicant), [S::Draft, S::SupplementRequested]);
}

//! A complaint as it stands: stories, and anything that may happen in any order.

use domain::casework::{Clock, Part};
use domain::complaint::standing::{Decision, Once};
use domain::complaint::status::{NotNow, Side};
use domain::complaint::{Act, Standing, Status};
use proptest::prelude::*;
use strum::IntoEnumIterator;

use crate::clocks::Clocks;

const CONSUMER: Option<Part> = Some(Part::Complainant);
const MERCHANT: Option<Part> = Some(Part::Respondent);

/// Acts of one side only, done by that side.
fn after(acts: &[Act]) -> Result<Standing, NotNow> {
    let by = |act: Act| {
        let row = domain::complaint::TRANSITIONS
            .iter()
            .find(|row| row.act == act)
            .unwrap();
        row.side.parts().first().copied()
    };
    Standing::replay(acts.iter().map(|act| (*act, by(*act))))
}

fn status(acts: &[Act]) -> Status {
    after(acts).unwrap().status
}

fn refused(acts: &[Act]) {
    let (last, before) = acts.split_last().unwrap();
    let standing = after(before).unwrap();
    assert!(after(acts).is_err(), "{last} after {standing:?}");
}

const ACCEPTED: &[Act] = &[Act::File, Act::Take, Act::Accept];
const NOTIFIED: &[Act] = &[Act::File, Act::Take, Act::Accept, Act::NotifyRespondent];
const NOT_ACCEPTED: &[Act] = &[Act::File, Act::ProposeRefusal, Act::ConfirmRefusal];

fn and(before: &[Act], acts: &[Act]) -> Vec<Act> {
    [before, acts].concat()
}

#[test]
fn an_offer_that_is_refused_is_followed_by_a_mediation_that_settles() {
    let mediating = after(&and(NOTIFIED, &[Act::MakeOffer])).unwrap();
    let refused = mediating.after(Act::RefuseProposal, CONSUMER).unwrap();
    assert!(
        refused.after(Act::Agree, CONSUMER).is_err(),
        "there is nothing on the table"
    );
    let proposed = refused.after(Act::Propose, None).unwrap();
    assert!(
        proposed.after(Act::Agree, MERCHANT).is_err(),
        "nobody stands by it yet"
    );
    let one = proposed.after(Act::ConfirmProposal, CONSUMER).unwrap();
    assert!(one.after(Act::Agree, CONSUMER).is_err(), "not with oneself");
    assert!(
        one.after(Act::ConfirmProposal, MERCHANT).is_err(),
        "that would be to agree"
    );
    let agreed = one.after(Act::Agree, MERCHANT).unwrap();
    let closed = agreed
        .after(Act::ProveFulfilment, MERCHANT)
        .and_then(|proven| proven.after(Act::ConfirmFulfilled, CONSUMER))
        .and_then(|closed| closed.after(Act::Rate, CONSUMER))
        .unwrap();
    assert_eq!(
        (closed.status, closed.ended_as),
        (Status::Rated, Some(Status::ClosedFulfilled))
    );
    assert!(
        closed.after(Act::AskReview, CONSUMER).is_err(),
        "what was kept is not reviewed"
    );
}

#[test]
fn an_accepted_offer_binds_at_once() {
    let offered = after(&and(NOTIFIED, &[Act::MakeOffer])).unwrap();
    assert!(offered.after(Act::Agree, MERCHANT).is_err(), "the own offer");
    let agreed = offered.after(Act::Agree, CONSUMER).unwrap();
    assert_eq!(agreed.status, Status::Agreed);
    for (act, by) in [
        (Act::Withdraw, CONSUMER),
        (Act::MakeOffer, MERCHANT),
        (Act::RefuseMediation, MERCHANT),
    ] {
        assert!(agreed.after(act, by).is_err(), "{act}");
    }
}

#[test]
fn a_party_does_not_act_for_the_other_nor_for_an_officer() {
    let notified = after(NOTIFIED).unwrap();
    assert!(notified.after(Act::MakeOffer, CONSUMER).is_err());
    assert!(notified.after(Act::MakeOffer, None).is_err());
    assert!(notified.after(Act::ProposeTermination, MERCHANT).is_err());
    assert!(notified.after(Act::Withdraw, MERCHANT).is_err());
}

#[test]
fn refusing_needs_two_officers() {
    refused(&[Act::File, Act::ConfirmRefusal]);
    assert_eq!(status(NOT_ACCEPTED), Status::NotAccepted);
    refused(&[Act::File, Act::ProposeRefusal, Act::Accept]);
    refused(&[Act::File, Act::ProposeRefusal, Act::SendBack, Act::ConfirmRefusal]);
    refused(&[Act::File, Act::ProposeRefusal, Act::TakeBack, Act::ConfirmRefusal]);
    refused(&and(
        ACCEPTED,
        &[
            Act::ProposeTermination,
            Act::NotifyRespondent,
            Act::ConfirmTermination,
        ],
    ));
    let aside = after(&[Act::File, Act::ProposeRefusal, Act::StepAside]).unwrap();
    assert_eq!(
        aside.proposed, None,
        "whoever has a conflict leaves nothing behind"
    );
    let waiting = after(&[Act::File, Act::ProposeRefusal]).unwrap();
    assert_eq!(waiting.proposed, Some(Decision::Refusal));
    assert_eq!(
        waiting.after(Act::Withdraw, CONSUMER).unwrap().proposed,
        None,
        "overtaken"
    );
}

#[test]
fn a_refusal_is_reviewed_once() {
    let objecting = and(NOT_ACCEPTED, &[Act::AskReview]);
    refused(&and(&objecting, &[Act::UpholdTermination]));
    refused(&and(&objecting, &[Act::OverturnTermination]));
    let upheld = and(&objecting, &[Act::UpholdRefusal]);
    assert_eq!(status(&upheld), Status::NotAccepted);
    refused(&and(&upheld, &[Act::AskReview]));
    let overturned = and(&objecting, &[Act::OverturnRefusal]);
    assert_eq!(status(&overturned), Status::Filed);
    refused(&and(
        &overturned,
        &[Act::ProposeRefusal, Act::ConfirmRefusal, Act::AskReview],
    ));
}

#[test]
fn a_rated_complaint_can_still_be_reviewed_and_rated_anew_when_its_end_fell() {
    let rated = and(NOTIFIED, &[Act::RefuseMediation, Act::Rate]);
    refused(&and(&rated, &[Act::Rate]));
    let objecting = and(&rated, &[Act::AskReview]);
    assert_eq!(after(&objecting).unwrap().ended_as, Some(Status::Terminated));
    let upheld = and(&objecting, &[Act::UpholdTermination]);
    refused(&and(&upheld, &[Act::Rate]));
    let overturned = and(&objecting, &[Act::OverturnTermination]);
    assert_eq!(status(&overturned), Status::Mediating);
    let again = and(
        &overturned,
        &[Act::ProposeTermination, Act::ConfirmTermination, Act::Rate],
    );
    assert_eq!(status(&again), Status::Rated);
}

#[test]
fn more_time_is_given_once() {
    let asked = and(NOTIFIED, &[Act::AskMoreTime]);
    assert_eq!(status(&asked), Status::RespondentNotified);
    refused(&and(&asked, &[Act::AskMoreTime]));
}

#[test]
fn a_wish_that_the_officer_step_aside_suspends_the_mediation() {
    let asked = and(NOTIFIED, &[Act::MakeOffer, Act::AskRecusal]);
    for act in [
        Act::AskRecusal,
        Act::Propose,
        Act::Agree,
        Act::OrderTesting,
        Act::ProposeTermination,
    ] {
        refused(&and(&asked, &[act]));
    }
    for decided in [Act::GrantRecusal, Act::DenyRecusal, Act::StepAside] {
        assert_eq!(status(&and(&asked, &[decided, Act::Agree])), Status::Agreed);
    }
    assert_eq!(status(&and(&asked, &[Act::Withdraw])), Status::Terminated);
}

#[test]
fn the_agreed_day_passes_with_or_without_proof() {
    let agreed = and(NOTIFIED, &[Act::MakeOffer, Act::Agree]);
    refused(&and(&agreed, &[Act::CloseProven]));
    assert_eq!(
        status(&and(&agreed, &[Act::CloseUnproven])),
        Status::ClosedUnfulfilled
    );
    let proven = and(&agreed, &[Act::ProveFulfilment]);
    refused(&and(&proven, &[Act::CloseUnproven]));
    assert_eq!(
        status(&and(&proven, &[Act::CloseProven])),
        Status::ClosedFulfilled
    );
    assert_eq!(
        status(&and(&proven, &[Act::ReportUnfulfilled])),
        Status::ClosedUnfulfilled
    );
}

#[test]
fn a_complaint_that_was_sent_on_comes_back_or_goes_on_there() {
    let sent = [Act::File, Act::SendOn];
    for (act, to) in [
        (Act::TakeOver, Status::Filed),
        (Act::Decline, Status::Filed),
        (Act::RecordTaken, Status::HandedOver),
    ] {
        assert_eq!(status(&and(&sent, &[act])), to);
    }
}

#[test]
fn material_that_does_not_come_is_noted_until_it_does() {
    let late = and(&[Act::File, Act::AskMaterial], &[Act::PassMaterial]);
    assert!(after(&late).unwrap().lacks_material);
    let accepted = after(&and(&late, &[Act::Accept])).unwrap();
    assert!(accepted.lacks_material, "whoever reads on knows");
    let supplied = after(&and(&late, &[Act::AskMaterial, Act::SupplyMaterial])).unwrap();
    assert!(!supplied.lacks_material);
}

/// Plays an act of those that the table allows, if the complaint allows it.
struct Walk {
    standing: Standing,
    clocks: Clocks,
    history: Vec<(Act, Status)>,
}

impl Walk {
    fn step(&mut self, choice: usize) {
        let rows: Vec<_> = domain::complaint::TRANSITIONS
            .iter()
            .filter(|row| row.from == self.standing.status)
            .flat_map(|row| match row.side.parts() {
                [] => vec![(row, None)],
                parts => parts.iter().map(|part| (row, Some(*part))).collect(),
            })
            .collect();
        let Some((row, by)) = rows.get(choice % rows.len().max(1)) else {
            return;
        };
        if let Ok(next) = self.standing.after(row.act, *by) {
            self.history.push((row.act, self.standing.status));
            row.clocks.iter().for_each(|change| self.clocks.turn(*change));
            self.standing = next;
        }
    }

    fn count(&self, act: Act) -> usize {
        self.history.iter().filter(|(own, _)| *own == act).count()
    }

    /// Whether each decision followed its own proposal, with nothing between that moved the complaint.
    fn decisions_were_proposed(&self) -> bool {
        let pairs = [
            (Act::ConfirmRefusal, Act::ProposeRefusal),
            (Act::ConfirmTermination, Act::ProposeTermination),
        ];
        pairs.into_iter().all(|(confirm, propose)| {
            self.history
                .iter()
                .enumerate()
                .filter(|(_, (act, _))| *act == confirm)
                .all(|(at, (_, from))| {
                    let before = self.history[..at].iter().rev();
                    let mut since = before.take_while(|(_, status)| status == from);
                    since
                        .find(|(act, _)| {
                            matches!(
                                act,
                                Act::ProposeRefusal
                                    | Act::ProposeTermination
                                    | Act::SendBack
                                    | Act::TakeBack
                                    | Act::StepAside
                            )
                        })
                        .is_some_and(|(act, _)| *act == propose)
                })
        })
    }
}

proptest! {
    #[test]
    fn whatever_happens_somebody_is_waited_for_until_it_has_ended(choices in prop::collection::vec(any::<usize>(), 0..150)) {
        let mut walk = Walk { standing: Standing::draft(), clocks: Clocks::default(), history: Vec::new() };
        for choice in choices {
            walk.step(choice);
            let status = walk.standing.status;
            let is_open = status != Status::Draft && status != Status::Paused && !status.is_closed();
            prop_assert!(!is_open || walk.clocks.is_waited_for(), "{:?} {:?}", walk.standing, walk.clocks);
            let left = walk.clocks.0.keys().filter(|clock| **clock != Clock::TerminationNotice).count();
            prop_assert!(!status.is_closed() || left == 0, "{:?} {:?}", walk.standing, walk.clocks);
            let is_after = matches!(status, Status::Rated | Status::UnderObjection);
            prop_assert_eq!(walk.standing.ended_as.is_some(), is_after);
            prop_assert!(walk.standing.settlement.is_none() || matches!(status, Status::Mediating | Status::Paused));
        }
        prop_assert!(walk.decisions_were_proposed(), "{:?}", walk.history);
        prop_assert!(walk.count(Act::AskReview) <= 1 && walk.count(Act::AskMoreTime) <= 1);
        prop_assert!(walk.count(Act::Agree) <= 1 + walk.count(Act::OverturnTermination));
        prop_assert_eq!(walk.standing.once.contains(&Once::Review), walk.count(Act::AskReview) == 1);
    }
}

#[test]
fn every_act_is_possible_in_some_story() {
    let mut seen = std::collections::BTreeSet::new();
    let mut number = 1_usize;
    for _ in 0..3_000 {
        let mut walk = Walk {
            standing: Standing::draft(),
            clocks: Clocks::default(),
            history: Vec::new(),
        };
        for _ in 0..60 {
            number = number
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            walk.step(number >> 33);
        }
        seen.extend(walk.history.iter().map(|(act, _)| *act));
    }
    let never: Vec<Act> = Act::iter().filter(|act| !seen.contains(act)).collect();
    assert!(never.is_empty(), "{never:?}");
    assert_eq!(Side::System.parts(), []);
}

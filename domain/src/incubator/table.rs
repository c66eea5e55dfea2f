//! Every state change of an application; nothing else is possible.

use super::application::{Act as A, Side, Status as S, Transition};
use crate::casework::{Clock as C, ClockChange, row, still};

use ClockChange::{CancelAll, Meet, Miss, Pause, Resume, Start};
use Side::{Applicant, EitherSide, Manager, SecondManager, System, ZoneOfficer};

const ASKED: &[ClockChange] = &[Pause(C::Completeness), Start(C::Completion)];
const SUPPLIED: &[ClockChange] = &[Meet(C::Completion), Resume(C::Completeness)];
const ASSIGNED: &[ClockChange] = &[Meet(C::Completeness), Start(C::Scores)];
const SCORED: &[ClockChange] = &[Meet(C::Scores), Start(C::Decision)];
const SCORED_AGAIN: &[ClockChange] = &[Meet(C::Decision), Start(C::Scores)];
const DECIDED: &[ClockChange] = &[Meet(C::Decision)];
const OFFERED: &[ClockChange] = &[Start(C::OfferReply)];
const ACCEPTED: &[ClockChange] = &[Meet(C::OfferReply), Start(C::Agreement)];
const GONE: &[ClockChange] = &[CancelAll];

/// A decision and the way to it: proposed by the manager, confirmed by another.
const fn confirmed(from: S, act: A, to: S) -> Transition {
    row(from, act, SecondManager, to, DECIDED)
}

const fn withdrawn(from: S) -> Transition {
    row(from, A::Withdraw, Applicant, S::Withdrawn, GONE)
}

const fn declined(from: S) -> Transition {
    row(from, A::Decline, Applicant, S::Declined, GONE)
}

/// The table, in the order of an application's life.
pub const TRANSITIONS: &[Transition] = &[
    row(
        S::Draft,
        A::Submit,
        Applicant,
        S::Submitted,
        &[Start(C::Completeness)],
    ),
    withdrawn(S::Draft),
    row(S::Submitted, A::Check, Manager, S::CompletenessCheck, &[]),
    withdrawn(S::Submitted),
    row(
        S::CompletenessCheck,
        A::AskSupplement,
        Manager,
        S::SupplementRequested,
        ASKED,
    ),
    row(S::CompletenessCheck, A::Assign, Manager, S::InReview, ASSIGNED),
    withdrawn(S::CompletenessCheck),
    row(
        S::SupplementRequested,
        A::Supply,
        Applicant,
        S::CompletenessCheck,
        SUPPLIED,
    ),
    row(
        S::SupplementRequested,
        A::LapseSupplement,
        System,
        S::Lapsed,
        &[Miss(C::Completion), CancelAll],
    ),
    withdrawn(S::SupplementRequested),
    // Review and decision.
    row(S::InReview, A::CompleteScores, System, S::InReview, SCORED),
    row(S::InReview, A::AddReviewer, Manager, S::InReview, SCORED_AGAIN),
    row(S::InReview, A::InviteInterview, Manager, S::Interview, DECIDED),
    still(S::InReview, A::ProposeAdmission, Manager),
    confirmed(S::InReview, A::ConfirmAdmission, S::Admitted),
    still(S::InReview, A::ProposeWaiting, Manager),
    confirmed(S::InReview, A::ConfirmWaiting, S::Waitlisted),
    still(S::InReview, A::ProposeRefusal, Manager),
    confirmed(S::InReview, A::ConfirmRefusal, S::Refused),
    still(S::InReview, A::SendBack, SecondManager),
    still(S::InReview, A::TakeBack, Manager),
    withdrawn(S::InReview),
    row(
        S::Interview,
        A::HoldInterview,
        Manager,
        S::Interview,
        &[Start(C::Decision)],
    ),
    still(S::Interview, A::ProposeAdmission, Manager),
    confirmed(S::Interview, A::ConfirmAdmission, S::Admitted),
    still(S::Interview, A::ProposeWaiting, Manager),
    confirmed(S::Interview, A::ConfirmWaiting, S::Waitlisted),
    still(S::Interview, A::ProposeRefusal, Manager),
    confirmed(S::Interview, A::ConfirmRefusal, S::Refused),
    still(S::Interview, A::SendBack, SecondManager),
    still(S::Interview, A::TakeBack, Manager),
    withdrawn(S::Interview),
    // From decision to tenancy.
    row(S::Admitted, A::MakeOffer, Manager, S::Offered, OFFERED),
    declined(S::Admitted),
    row(S::Waitlisted, A::Promote, System, S::Admitted, &[]),
    row(S::Waitlisted, A::LapseWaiting, System, S::Lapsed, GONE),
    declined(S::Waitlisted),
    row(S::Offered, A::Accept, Applicant, S::AgreementPending, ACCEPTED),
    declined(S::Offered),
    row(
        S::Offered,
        A::LapseOffer,
        System,
        S::Lapsed,
        &[Miss(C::OfferReply)],
    ),
    still(S::AgreementPending, A::Sign, EitherSide),
    row(
        S::AgreementPending,
        A::MoveIn,
        EitherSide,
        S::Resident,
        &[Meet(C::Agreement)],
    ),
    row(
        S::AgreementPending,
        A::LapseAgreement,
        System,
        S::Lapsed,
        &[Miss(C::Agreement)],
    ),
    row(S::Refused, A::Appeal, Applicant, S::Appealed, &[Start(C::Appeal)]),
    row(
        S::Appealed,
        A::Uphold,
        ZoneOfficer,
        S::RefusedFinal,
        &[Meet(C::Appeal)],
    ),
    row(
        S::Appealed,
        A::Grant,
        ZoneOfficer,
        S::Offered,
        &[Meet(C::Appeal), Start(C::OfferReply)],
    ),
    // Tenancy.
    still(S::Resident, A::Renew, Manager),
    row(
        S::Resident,
        A::Warn,
        Manager,
        S::Resident,
        &[Start(C::TenancyWarning)],
    ),
    row(
        S::Resident,
        A::ClearWarning,
        Manager,
        S::Resident,
        &[Meet(C::TenancyWarning)],
    ),
    row(S::Resident, A::Graduate, Manager, S::Graduated, GONE),
    row(S::Resident, A::Exit, Manager, S::Exited, GONE),
    still(S::Resident, A::ProposeTermination, Manager),
    row(
        S::Resident,
        A::ConfirmTermination,
        SecondManager,
        S::Terminated,
        GONE,
    ),
    still(S::Resident, A::SendBack, SecondManager),
    still(S::Resident, A::TakeBack, Manager),
];

//! Every state change of a complaint; nothing else is possible.

use super::status::{Act as A, Side, Status as S, Transition};
use crate::casework::{Clock as C, ClockChange, row, still};

use ClockChange::{CancelAll, Extend, Meet, Miss, Pause, Resume, Start};
use Side::{
    Complainant, EitherParty, Officer, OfficerOrSupervisor, ReceivingBody, Respondent, Reviewer,
    SecondOfficer, Supervisor, System,
};

const FILED: &[ClockChange] = &[Start(C::Acceptance), Start(C::Jurisdiction)];
const ASKED: &[ClockChange] = &[Meet(C::Jurisdiction), Start(C::Material)];
const SENT_ON: &[ClockChange] = &[Meet(C::Jurisdiction), Start(C::Transfer)];
/// The seven days run from the receipt by the body that is competent (convention).
const TAKEN_OVER: &[ClockChange] = &[Meet(C::Transfer), Meet(C::Acceptance), Start(C::Acceptance)];
const ACCEPTED: &[ClockChange] = &[
    Meet(C::Acceptance),
    Meet(C::Jurisdiction),
    Start(C::RespondentNotice),
    Start(C::Mediation),
];
const REFUSED: &[ClockChange] = &[Meet(C::Acceptance), Meet(C::Jurisdiction)];
const NOTIFIED: &[ClockChange] = &[Meet(C::RespondentNotice), Start(C::Reply)];
const AGREED: &[ClockChange] = &[Meet(C::Mediation), CancelAll, Start(C::Fulfilment)];
const TERMINATED: &[ClockChange] = &[Meet(C::Mediation), CancelAll, Start(C::TerminationNotice)];
/// A termination that fell is a new acceptance: the mediation has its whole term again (convention).
const MEDIATED_AGAIN: &[ClockChange] = &[Meet(C::Review), Meet(C::TerminationNotice), Start(C::Mediation)];
const TOLD: &[ClockChange] = &[Meet(C::TerminationNotice)];

/// The mediation is terminated.
const fn ends(from: S, act: A, side: Side) -> Transition {
    row(from, act, side, S::Terminated, TERMINATED)
}

/// Withdrawn before it was accepted.
const fn withdrawn(from: S) -> Transition {
    row(from, A::Withdraw, Complainant, S::Withdrawn, &[CancelAll])
}

/// The table, in the order of a complaint's life.
pub const TRANSITIONS: &[Transition] = &[
    row(S::Draft, A::File, Complainant, S::Filed, FILED),
    // Receipt.
    row(S::Filed, A::Take, Officer, S::Filed, &[Meet(C::Jurisdiction)]),
    still(S::Filed, A::HandOver, OfficerOrSupervisor),
    still(S::Filed, A::StepAside, Officer),
    row(S::Filed, A::AskMaterial, Officer, S::AwaitingMaterial, ASKED),
    row(S::Filed, A::SendOn, Officer, S::Transferred, SENT_ON),
    row(S::Filed, A::Accept, Officer, S::Accepted, ACCEPTED),
    still(S::Filed, A::ProposeRefusal, Officer),
    row(
        S::Filed,
        A::ConfirmRefusal,
        SecondOfficer,
        S::NotAccepted,
        REFUSED,
    ),
    still(S::Filed, A::SendBack, SecondOfficer),
    still(S::Filed, A::TakeBack, Officer),
    withdrawn(S::Filed),
    // The seven days run on while the complainant is asked.
    row(
        S::AwaitingMaterial,
        A::SupplyMaterial,
        Complainant,
        S::Filed,
        &[Meet(C::Material)],
    ),
    row(
        S::AwaitingMaterial,
        A::PassMaterial,
        System,
        S::Filed,
        &[Miss(C::Material)],
    ),
    still(S::AwaitingMaterial, A::HandOver, OfficerOrSupervisor),
    still(S::AwaitingMaterial, A::StepAside, Officer),
    withdrawn(S::AwaitingMaterial),
    row(S::Transferred, A::TakeOver, ReceivingBody, S::Filed, TAKEN_OVER),
    row(
        S::Transferred,
        A::Decline,
        ReceivingBody,
        S::Filed,
        &[Meet(C::Transfer)],
    ),
    row(
        S::Transferred,
        A::RecordTaken,
        Officer,
        S::HandedOver,
        &[Meet(C::Transfer), CancelAll],
    ),
    withdrawn(S::Transferred),
    // Mediation.
    row(
        S::Accepted,
        A::NotifyRespondent,
        System,
        S::RespondentNotified,
        NOTIFIED,
    ),
    still(S::Accepted, A::HandOver, OfficerOrSupervisor),
    still(S::Accepted, A::StepAside, Officer),
    still(S::Accepted, A::ProposeTermination, Officer),
    ends(S::Accepted, A::ConfirmTermination, SecondOfficer),
    still(S::Accepted, A::SendBack, SecondOfficer),
    still(S::Accepted, A::TakeBack, Officer),
    ends(S::Accepted, A::Withdraw, Complainant),
    row(
        S::RespondentNotified,
        A::AskMoreTime,
        Respondent,
        S::RespondentNotified,
        &[Extend(C::Reply)],
    ),
    row(
        S::RespondentNotified,
        A::Reply,
        Respondent,
        S::Mediating,
        &[Meet(C::Reply)],
    ),
    row(
        S::RespondentNotified,
        A::MakeOffer,
        Respondent,
        S::Mediating,
        &[Meet(C::Reply)],
    ),
    ends(S::RespondentNotified, A::RefuseMediation, Respondent),
    still(S::RespondentNotified, A::HandOver, OfficerOrSupervisor),
    still(S::RespondentNotified, A::StepAside, Officer),
    still(S::RespondentNotified, A::ProposeTermination, Officer),
    ends(S::RespondentNotified, A::ConfirmTermination, SecondOfficer),
    still(S::RespondentNotified, A::SendBack, SecondOfficer),
    still(S::RespondentNotified, A::TakeBack, Officer),
    ends(S::RespondentNotified, A::Withdraw, Complainant),
    still(S::Mediating, A::MakeOffer, Respondent),
    still(S::Mediating, A::Propose, Officer),
    still(S::Mediating, A::ConfirmProposal, EitherParty),
    still(S::Mediating, A::RefuseProposal, EitherParty),
    row(S::Mediating, A::Agree, EitherParty, S::Agreed, AGREED),
    row(
        S::Mediating,
        A::OrderTesting,
        Officer,
        S::Paused,
        &[Pause(C::Mediation)],
    ),
    row(
        S::Mediating,
        A::AskRecusal,
        EitherParty,
        S::Mediating,
        &[Start(C::Recusal)],
    ),
    row(
        S::Mediating,
        A::GrantRecusal,
        Supervisor,
        S::Mediating,
        &[Meet(C::Recusal)],
    ),
    row(
        S::Mediating,
        A::DenyRecusal,
        Supervisor,
        S::Mediating,
        &[Meet(C::Recusal)],
    ),
    ends(S::Mediating, A::RefuseMediation, Respondent),
    still(S::Mediating, A::HandOver, OfficerOrSupervisor),
    still(S::Mediating, A::StepAside, Officer),
    still(S::Mediating, A::ProposeTermination, Officer),
    ends(S::Mediating, A::ConfirmTermination, SecondOfficer),
    still(S::Mediating, A::SendBack, SecondOfficer),
    still(S::Mediating, A::TakeBack, Officer),
    ends(S::Mediating, A::Withdraw, Complainant),
    row(
        S::Paused,
        A::RecordResult,
        Officer,
        S::Mediating,
        &[Resume(C::Mediation)],
    ),
    still(S::Paused, A::HandOver, OfficerOrSupervisor),
    still(S::Paused, A::StepAside, Officer),
    still(S::Paused, A::ProposeTermination, Officer),
    ends(S::Paused, A::ConfirmTermination, SecondOfficer),
    still(S::Paused, A::SendBack, SecondOfficer),
    still(S::Paused, A::TakeBack, Officer),
    ends(S::Paused, A::Withdraw, Complainant),
    // Fulfilment.
    still(S::Agreed, A::ProveFulfilment, Respondent),
    still(S::Agreed, A::HandOver, OfficerOrSupervisor),
    row(
        S::Agreed,
        A::ConfirmFulfilled,
        Complainant,
        S::ClosedFulfilled,
        &[Meet(C::Fulfilment)],
    ),
    row(
        S::Agreed,
        A::ReportUnfulfilled,
        Complainant,
        S::ClosedUnfulfilled,
        &[Miss(C::Fulfilment)],
    ),
    row(
        S::Agreed,
        A::CloseProven,
        System,
        S::ClosedFulfilled,
        &[Meet(C::Fulfilment)],
    ),
    row(
        S::Agreed,
        A::CloseUnproven,
        Officer,
        S::ClosedUnfulfilled,
        &[Miss(C::Fulfilment)],
    ),
    // Afterwards.
    row(
        S::NotAccepted,
        A::AskReview,
        Complainant,
        S::UnderObjection,
        &[Start(C::Review)],
    ),
    row(S::NotAccepted, A::Rate, Complainant, S::Rated, &[]),
    row(S::Terminated, A::TellTermination, Officer, S::Terminated, TOLD),
    row(
        S::Terminated,
        A::AskReview,
        Complainant,
        S::UnderObjection,
        &[Start(C::Review)],
    ),
    row(S::Terminated, A::Rate, Complainant, S::Rated, &[]),
    row(S::ClosedFulfilled, A::Rate, Complainant, S::Rated, &[]),
    row(S::ClosedUnfulfilled, A::Rate, Complainant, S::Rated, &[]),
    row(S::Rated, A::TellTermination, Officer, S::Rated, TOLD),
    row(
        S::Rated,
        A::AskReview,
        Complainant,
        S::UnderObjection,
        &[Start(C::Review)],
    ),
    row(
        S::UnderObjection,
        A::TellTermination,
        Officer,
        S::UnderObjection,
        TOLD,
    ),
    still(S::UnderObjection, A::HandOver, OfficerOrSupervisor),
    row(
        S::UnderObjection,
        A::UpholdRefusal,
        Reviewer,
        S::NotAccepted,
        &[Meet(C::Review)],
    ),
    row(
        S::UnderObjection,
        A::OverturnRefusal,
        Reviewer,
        S::Filed,
        &[Meet(C::Review), Start(C::Acceptance)],
    ),
    row(
        S::UnderObjection,
        A::UpholdTermination,
        Reviewer,
        S::Terminated,
        &[Meet(C::Review)],
    ),
    row(
        S::UnderObjection,
        A::OverturnTermination,
        Reviewer,
        S::Mediating,
        MEDIATED_AGAIN,
    ),
];

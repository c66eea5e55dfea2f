//! Every state change of a registration; nothing else is possible.

use super::{CarrierAct, CarrierSide, CarrierStatus, Transition};
use crate::casework::{Clock as C, ClockChange, row, still};

const SUBMITTED: &[ClockChange] = &[ClockChange::Start(C::CarrierCheck)];
const ASKED: &[ClockChange] = &[
    ClockChange::Pause(C::CarrierCheck),
    ClockChange::Start(C::Completion),
];
const SUPPLIED: &[ClockChange] = &[
    ClockChange::Meet(C::Completion),
    ClockChange::Resume(C::CarrierCheck),
];
const PASSED: &[ClockChange] = &[
    ClockChange::Miss(C::Completion),
    ClockChange::Resume(C::CarrierCheck),
];
const VISITED: &[ClockChange] = &[
    ClockChange::Meet(C::CarrierCheck),
    ClockChange::Start(C::CarrierDecision),
];
const DECIDED: &[ClockChange] = &[
    ClockChange::Meet(C::CarrierCheck),
    ClockChange::Meet(C::CarrierDecision),
];
const GONE: &[ClockChange] = &[ClockChange::CancelAll];

/// Every state change of a registration; nothing else is possible.
pub const TRANSITIONS: &[Transition] = {
    use CarrierAct as A;
    use CarrierSide::{Officer, Operator, SecondOfficer, System};
    use CarrierStatus as S;
    &[
        row(S::Draft, A::Submit, Operator, S::Submitted, SUBMITTED),
        row(S::Draft, A::Withdraw, Operator, S::Withdrawn, &[]),
        row(
            S::Submitted,
            A::AskSupplement,
            Officer,
            S::SupplementRequested,
            ASKED,
        ),
        row(S::Submitted, A::ArrangeVisit, Officer, S::SiteVisit, VISITED),
        still(S::Submitted, A::ProposeRefusal, Officer),
        row(
            S::Submitted,
            A::ConfirmRefusal,
            SecondOfficer,
            S::Refused,
            DECIDED,
        ),
        still(S::Submitted, A::SendBack, SecondOfficer),
        still(S::Submitted, A::TakeBack, Officer),
        row(S::Submitted, A::Withdraw, Operator, S::Withdrawn, GONE),
        row(
            S::SupplementRequested,
            A::Supply,
            Operator,
            S::Submitted,
            SUPPLIED,
        ),
        row(
            S::SupplementRequested,
            A::PassSupplement,
            System,
            S::Submitted,
            PASSED,
        ),
        row(S::SupplementRequested, A::Withdraw, Operator, S::Withdrawn, GONE),
        still(S::SiteVisit, A::ProposeRegistration, Officer),
        row(
            S::SiteVisit,
            A::ConfirmRegistration,
            SecondOfficer,
            S::Registered,
            DECIDED,
        ),
        still(S::SiteVisit, A::ProposeRefusal, Officer),
        row(
            S::SiteVisit,
            A::ConfirmRefusal,
            SecondOfficer,
            S::Refused,
            DECIDED,
        ),
        still(S::SiteVisit, A::SendBack, SecondOfficer),
        still(S::SiteVisit, A::TakeBack, Officer),
        row(S::SiteVisit, A::Withdraw, Operator, S::Withdrawn, GONE),
        still(S::Registered, A::AskRenewal, Operator),
        still(S::Registered, A::ProposeRenewal, Officer),
        still(S::Registered, A::ConfirmRenewal, SecondOfficer),
        still(S::Registered, A::ProposeSuspension, Officer),
        row(
            S::Registered,
            A::ConfirmSuspension,
            SecondOfficer,
            S::Suspended,
            &[],
        ),
        still(S::Registered, A::ProposeEnd, Officer),
        row(S::Registered, A::ConfirmEnd, SecondOfficer, S::Deregistered, &[]),
        still(S::Registered, A::SendBack, SecondOfficer),
        still(S::Registered, A::TakeBack, Officer),
        still(S::Suspended, A::ProposeLift, Officer),
        row(S::Suspended, A::ConfirmLift, SecondOfficer, S::Registered, &[]),
        still(S::Suspended, A::ProposeEnd, Officer),
        row(S::Suspended, A::ConfirmEnd, SecondOfficer, S::Deregistered, &[]),
        still(S::Suspended, A::SendBack, SecondOfficer),
        still(S::Suspended, A::TakeBack, Officer),
    ]
};

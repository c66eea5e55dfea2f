//! What outcomes say about a merchant: events of its credit record, which it can dispute.

use time::Date;

use super::law::TerminationGround;
use super::status::Status;
use crate::casework::{self, Part, date, find, row};
use crate::codes::codes;
use crate::deadline::Deadline;
use crate::rules::{NoRule, RuleCode, RuleSet};

codes! {
    /// What is recorded.
    CreditEvent {
        /// The merchant did what was agreed.
        KeptAgreement,
        /// It did not.
        BrokeAgreement,
        /// It stayed away without reason.
        StayedAway,
    }
}

impl CreditEvent {
    /// What the end of a complaint says about the respondent; `absent` is the side that stayed away.
    ///
    /// Complaints without an outcome say nothing, and neither does refusing mediation: it is a right.
    pub fn of(ended_as: Status, ground: Option<TerminationGround>, absent: Option<Part>) -> Option<Self> {
        match (ended_as, ground, absent) {
            (Status::ClosedFulfilled, ..) => Some(Self::KeptAgreement),
            (Status::ClosedUnfulfilled, ..) => Some(Self::BrokeAgreement),
            (Status::Terminated, Some(TerminationGround::MediationRefused), Some(Part::Respondent)) => {
                Some(Self::StayedAway)
            }
            _ => None,
        }
    }

    /// Whether it speaks against the merchant.
    pub fn is_adverse(self) -> bool {
        self != Self::KeptAgreement
    }

    /// The last day on which it has effect.
    ///
    /// # Errors
    /// [`NoRule`] on a day without such a rule.
    pub fn effect_until(self, recorded_on: Date, rules: &RuleSet) -> Result<Date, NoRule> {
        let years = rules.get(RuleCode::CreditEffect)?.count();
        Ok(date::months_after(recorded_on, years.saturating_mul(12)))
    }
}

codes! {
    /// Where an event stands.
    CreditStatus {
        /// It has effect.
        Recorded,
        /// The merchant disputes it; it has no effect meanwhile.
        Disputed,
        /// It was found right, and has effect for good.
        Upheld,
        /// It was found wrong, and is struck out.
        Struck,
    }
}

codes! {
    /// What happens to an event.
    CreditAct {
        /// The merchant disputes it.
        Dispute,
        /// An officer finds it right.
        Uphold,
        /// An officer finds it wrong.
        Strike,
    }
}

codes! {
    /// Who may do it.
    CreditSide {
        /// The merchant.
        Merchant,
        /// An officer who had no part in the complaint.
        OtherOfficer,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<CreditStatus, CreditAct, CreditSide>;

/// Every change of an event; nothing else is possible. The reviewed outcome itself may fall too: then it is struck.
pub const TRANSITIONS: &[Transition] = {
    use CreditAct as A;
    use CreditSide::{Merchant, OtherOfficer};
    use CreditStatus as S;
    &[
        row(S::Recorded, A::Dispute, Merchant, S::Disputed, &[]),
        row(S::Recorded, A::Strike, OtherOfficer, S::Struck, &[]),
        row(S::Disputed, A::Uphold, OtherOfficer, S::Upheld, &[]),
        row(S::Disputed, A::Strike, OtherOfficer, S::Struck, &[]),
    ]
};

impl CreditStatus {
    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`casework::NotNow`] when the act is not possible in this state.
    pub fn after(self, act: CreditAct) -> Result<&'static Transition, casework::NotNow<Self, CreditAct>> {
        find(TRANSITIONS, self, act)
    }

    /// Whether it counts in the merchant's record.
    pub fn has_effect(self) -> bool {
        matches!(self, Self::Recorded | Self::Upheld)
    }
}

/// Until when the merchant can dispute an event.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn dispute_until(recorded_on: Date, rules: &RuleSet) -> Result<Deadline, NoRule> {
    let rule = rules.get(RuleCode::CreditObjection)?;
    Ok(Deadline::new(recorded_on, rule.count()))
}

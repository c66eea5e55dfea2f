//! How a complaint stands: its state and what must be remembered of what happened before.

use std::collections::BTreeSet;

use super::status::{Act, NotNow, Side, Status, Transition};
use crate::casework::Part;
use crate::codes::codes;

codes! {
    /// A decision that needs a second officer (four eyes).
    Decision {
        /// Not to accept.
        Refusal,
        /// To terminate the mediation.
        Termination,
    }
}

codes! {
    /// What happens once at most.
    Once {
        /// The respondent gets more time.
        MoreTime,
        /// The complainant has the end reviewed.
        Review,
        /// The complainant rates; again after a review that overturned the end.
        Rating,
    }
}

/// A proposal to settle that lies on the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The side that stands by it already: for an offer the respondent, who is bound by it.
    pub confirmed_by: Option<Part>,
}

/// A complaint as it stands. Folded from its history, so that no column can contradict what happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub status: Status,
    /// How it ended, while that is rated or reviewed.
    pub ended_as: Option<Status>,
    /// The decision that waits for a second officer.
    pub proposed: Option<Decision>,
    /// The proposal on the table.
    pub settlement: Option<Settlement>,
    /// What the complainant was asked for has not come in time: shown to whoever decides.
    pub lacks_material: bool,
    /// A side asked that the officer step aside, which suspends the mediation (Order 20, Art. 19) but not its clock.
    pub is_recusal_asked: bool,
    /// The respondent has shown that the agreement was carried out.
    pub is_proven: bool,
    /// What has happened that happens once.
    pub once: BTreeSet<Once>,
}

impl Standing {
    /// A new draft.
    pub fn draft() -> Self {
        Self {
            status: Status::Draft,
            ended_as: None,
            proposed: None,
            settlement: None,
            lacks_material: false,
            is_recusal_asked: false,
            is_proven: false,
            once: BTreeSet::new(),
        }
    }

    /// As it stands after these acts; `by` is the part of the side that did it, none for officers and the calendar.
    ///
    /// # Errors
    /// [`NotNow`] for a history that cannot have happened.
    pub fn replay(history: impl IntoIterator<Item = (Act, Option<Part>)>) -> Result<Self, NotNow> {
        history
            .into_iter()
            .try_fold(Self::draft(), |standing, (act, by)| standing.after(act, by))
    }

    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible as the complaint stands.
    pub fn after(&self, act: Act, by: Option<Part>) -> Result<Self, NotNow> {
        let row = self.status.after(act)?;
        if self.allows(row, by) {
            Ok(self.moved(row, by))
        } else {
            Err(NotNow {
                from: self.status,
                act,
            })
        }
    }

    fn allows(&self, row: &Transition, by: Option<Part>) -> bool {
        let is_sides = by.map_or(row.side.parts().is_empty(), |part| {
            row.side.parts().contains(&part)
        });
        is_sides && self.fits_proposal(row) && self.fits_recusal(row) && self.fits_history(row.act, by)
    }

    /// While a decision waits for the second officer its maker does nothing else.
    fn fits_proposal(&self, row: &Transition) -> bool {
        match row.act {
            Act::ConfirmRefusal => self.proposed == Some(Decision::Refusal),
            Act::ConfirmTermination => self.proposed == Some(Decision::Termination),
            Act::SendBack | Act::TakeBack => self.proposed.is_some(),
            Act::StepAside => true,
            _ => row.side != Side::Officer || self.proposed.is_none(),
        }
    }

    /// While it is open whether the officer stays, neither the officer nor the two sides settle anything.
    fn fits_recusal(&self, row: &Transition) -> bool {
        match row.act {
            Act::GrantRecusal | Act::DenyRecusal => self.is_recusal_asked,
            Act::AskRecusal | Act::Agree | Act::ConfirmProposal => !self.is_recusal_asked,
            Act::StepAside | Act::TakeBack => true,
            _ => !(self.is_recusal_asked && matches!(row.side, Side::Officer | Side::SecondOfficer)),
        }
    }

    fn fits_history(&self, act: Act, by: Option<Part>) -> bool {
        let ended_as = |status| self.ended_as == Some(status);
        match act {
            Act::AskMoreTime => !self.once.contains(&Once::MoreTime),
            Act::ConfirmProposal => self.settlement.is_some_and(|own| own.confirmed_by.is_none()),
            Act::RefuseProposal => self.settlement.is_some(),
            Act::Agree => self
                .settlement
                .is_some_and(|own| own.confirmed_by.is_some() && own.confirmed_by != by),
            Act::CloseProven => self.is_proven,
            Act::CloseUnproven => !self.is_proven,
            Act::Rate => !self.once.contains(&Once::Rating),
            Act::AskReview => {
                let can_be = self.status != Status::Rated
                    || ended_as(Status::NotAccepted)
                    || ended_as(Status::Terminated);
                can_be && !self.once.contains(&Once::Review)
            }
            Act::TellTermination => self.status == Status::Terminated || ended_as(Status::Terminated),
            Act::UpholdRefusal | Act::OverturnRefusal => ended_as(Status::NotAccepted),
            Act::UpholdTermination | Act::OverturnTermination => ended_as(Status::Terminated),
            _ => true,
        }
    }

    fn moved(&self, row: &Transition, by: Option<Part>) -> Self {
        let mut next = Self {
            status: row.to,
            proposed: self.proposed_after(row),
            settlement: self.settlement_after(row, by),
            ended_as: self.ended_after(row),
            ..self.clone()
        };
        match row.act {
            Act::PassMaterial => next.lacks_material = true,
            Act::SupplyMaterial => next.lacks_material = false,
            Act::AskRecusal => next.is_recusal_asked = true,
            Act::ProveFulfilment => next.is_proven = true,
            Act::AskMoreTime => drop(next.once.insert(Once::MoreTime)),
            Act::AskReview => drop(next.once.insert(Once::Review)),
            Act::Rate => drop(next.once.insert(Once::Rating)),
            Act::OverturnRefusal | Act::OverturnTermination => drop(next.once.remove(&Once::Rating)),
            _ => {}
        }
        let is_decided = matches!(row.act, Act::GrantRecusal | Act::DenyRecusal | Act::StepAside);
        if is_decided || row.to != Status::Mediating {
            next.is_recusal_asked = false;
        }
        next
    }

    /// A proposal falls with the state in which it was made: whatever moved the complaint on has overtaken it.
    fn proposed_after(&self, row: &Transition) -> Option<Decision> {
        match row.act {
            Act::ProposeRefusal => Some(Decision::Refusal),
            Act::ProposeTermination => Some(Decision::Termination),
            Act::SendBack | Act::TakeBack | Act::StepAside | Act::GrantRecusal => None,
            _ if row.from != row.to => None,
            _ => self.proposed,
        }
    }

    fn settlement_after(&self, row: &Transition, by: Option<Part>) -> Option<Settlement> {
        match row.act {
            Act::MakeOffer | Act::ConfirmProposal => Some(Settlement { confirmed_by: by }),
            Act::Propose => Some(Settlement { confirmed_by: None }),
            Act::RefuseProposal => None,
            // Testing may change what the two want, but takes nothing off the table.
            _ if matches!(row.to, Status::Mediating | Status::Paused) => self.settlement,
            _ => None,
        }
    }

    fn ended_after(&self, row: &Transition) -> Option<Status> {
        match row.act {
            Act::Rate | Act::AskReview if self.status != Status::Rated => Some(self.status),
            _ if matches!(row.to, Status::Rated | Status::UnderObjection) => self.ended_as,
            _ => None,
        }
    }
}

//! How an application stands: its state and what must be remembered of what happened before.

use super::application::{Act, NotNow, Side, Status, Transition};
use crate::casework::Part;

/// The side that signed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// The team.
    Team,
    /// The carrier.
    Carrier,
}

impl Signed {
    /// The side of whoever acts: the team has a part in the case, the carrier works on it.
    fn by(part: Option<Part>) -> Self {
        if part.is_some() { Self::Team } else { Self::Carrier }
    }
}

/// An application as it stands, folded from its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The state.
    pub status: Status,
    /// The act with which the second manager would confirm what waits.
    pub proposed: Option<Act>,
    /// All reviewers have scored.
    pub is_scored: bool,
    /// The interview was held.
    pub is_interviewed: bool,
    /// Who has signed the agreement.
    pub signed: Option<Signed>,
    /// The tenant was warned, and has not made it good.
    pub is_warned: bool,
}

impl Act {
    /// What confirms a proposal.
    fn confirmed_by(self) -> Option<Self> {
        Some(match self {
            Self::ProposeAdmission => Self::ConfirmAdmission,
            Self::ProposeWaiting => Self::ConfirmWaiting,
            Self::ProposeRefusal => Self::ConfirmRefusal,
            Self::ProposeTermination => Self::ConfirmTermination,
            _ => return None,
        })
    }
}

impl Standing {
    /// A new draft.
    pub const DRAFT: Self = Self {
        status: Status::Draft,
        proposed: None,
        is_scored: false,
        is_interviewed: false,
        signed: None,
        is_warned: false,
    };

    /// As it stands after these acts; `by` is the part of the team when the team did it.
    ///
    /// # Errors
    /// [`NotNow`] for a history that cannot have happened.
    pub fn replay(history: impl IntoIterator<Item = (Act, Option<Part>)>) -> Result<Self, NotNow> {
        history
            .into_iter()
            .try_fold(Self::DRAFT, |standing, (act, by)| standing.after(act, by))
    }

    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible as the application stands.
    pub fn after(self, act: Act, by: Option<Part>) -> Result<Self, NotNow> {
        let row = self.status.after(act)?;
        let is_sides = match row.side {
            Side::Applicant => by == Some(Part::Applicant),
            Side::EitherSide => matches!(by, None | Some(Part::Applicant)),
            _ => by.is_none(),
        };
        if is_sides && self.fits_proposal(row) && self.fits_history(act, by) {
            Ok(self.moved(row, by))
        } else {
            Err(NotNow {
                from: self.status,
                act,
            })
        }
    }

    /// While a proposal waits its maker does nothing else.
    fn fits_proposal(self, row: &Transition) -> bool {
        match (row.act, row.side) {
            (Act::SendBack | Act::TakeBack, _) => self.proposed.is_some(),
            (_, Side::SecondManager) => self.proposed == Some(row.act),
            (_, Side::Manager) => self.proposed.is_none(),
            _ => true,
        }
    }

    fn fits_history(self, act: Act, by: Option<Part>) -> bool {
        match act {
            Act::CompleteScores => !self.is_scored,
            Act::AddReviewer | Act::InviteInterview => self.is_scored,
            Act::HoldInterview => !self.is_interviewed,
            Act::ProposeAdmission | Act::ProposeWaiting | Act::ProposeRefusal => match self.status {
                Status::Interview => self.is_interviewed,
                _ => self.is_scored,
            },
            Act::Sign => self.signed.is_none(),
            Act::MoveIn => self.signed.is_some_and(|first| first != Signed::by(by)),
            Act::Warn => !self.is_warned,
            Act::ClearWarning | Act::ProposeTermination => self.is_warned,
            _ => true,
        }
    }

    fn moved(self, row: &Transition, by: Option<Part>) -> Self {
        // Whatever happens to the application otherwise has overtaken a proposal.
        let is_overtaken = row.from != row.to || matches!(row.act, Act::SendBack | Act::TakeBack);
        Self {
            status: row.to,
            proposed: row.act.confirmed_by().or(self.proposed.filter(|_| !is_overtaken)),
            is_scored: match row.act {
                Act::CompleteScores => true,
                Act::AddReviewer | Act::Assign => false,
                _ => self.is_scored,
            },
            is_interviewed: self.is_interviewed || row.act == Act::HoldInterview,
            signed: match row.act {
                Act::Sign | Act::MoveIn => self.signed.or(Some(Signed::by(by))),
                _ => self.signed,
            },
            is_warned: match row.act {
                Act::Warn => true,
                Act::ClearWarning => false,
                _ => self.is_warned,
            },
        }
    }
}

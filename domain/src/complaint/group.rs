//! Mass cases: complaints about the same merchant and goods that are handled in one act.

use super::standing::Standing;
use super::status::Act;
use crate::casework::Part;
use crate::codes::codes;

codes! {
    /// What can be done to all complaints of a group at once. Each complainant still agrees alone.
    GroupAct {
        /// An officer takes them.
        Take,
        /// They move to another officer.
        HandOver,
        /// The officer accepts them.
        Accept,
        /// The respondent answers them.
        Reply,
        /// The respondent makes all the same offer.
        MakeOffer,
        /// The officer proposes the same settlement to all.
        Propose,
        /// The respondent stands by it in all.
        ConfirmProposal,
        /// The respondent proves that all were fulfilled.
        ProveFulfilment,
        /// The officer proposes to terminate all.
        ProposeTermination,
        /// The second officer confirms that.
        ConfirmTermination,
        /// All are told of the termination.
        TellTermination,
    }
}

codes! {
    /// Why a complaint is left out.
    LeftOut {
        /// It does not stand so that the act is possible.
        State,
        /// The act on it is not this person's.
        NotYours,
        /// Whoever acts has a part in it.
        OwnPart,
    }
}

/// The most complaints of one act (convention).
pub const CASES_MAX: usize = 500;

/// What decides about one complaint of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// How it stands.
    pub standing: &'a Standing,
    /// Whether whoever acts has the right to the act.
    pub is_allowed: bool,
    /// Whether an officer who acts has a part in it.
    pub has_own_part: bool,
}

impl GroupAct {
    /// What happens to each complaint.
    pub fn act(self) -> Act {
        match self {
            Self::Take => Act::Take,
            Self::HandOver => Act::HandOver,
            Self::Accept => Act::Accept,
            Self::Reply => Act::Reply,
            Self::MakeOffer => Act::MakeOffer,
            Self::Propose => Act::Propose,
            Self::ConfirmProposal => Act::ConfirmProposal,
            Self::ProveFulfilment => Act::ProveFulfilment,
            Self::ProposeTermination => Act::ProposeTermination,
            Self::ConfirmTermination => Act::ConfirmTermination,
            Self::TellTermination => Act::TellTermination,
        }
    }

    /// How a complaint stands after the act.
    ///
    /// # Errors
    /// Why it is left out.
    pub fn judge(self, candidate: Candidate<'_>) -> Result<Standing, LeftOut> {
        if candidate.has_own_part {
            return Err(LeftOut::OwnPart);
        }
        if !candidate.is_allowed {
            return Err(LeftOut::NotYours);
        }
        let by = match self {
            Self::Reply | Self::MakeOffer | Self::ConfirmProposal | Self::ProveFulfilment => {
                Some(Part::Respondent)
            }
            _ => None,
        };
        candidate
            .standing
            .after(self.act(), by)
            .map_err(|_| LeftOut::State)
    }
}

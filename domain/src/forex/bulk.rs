//! Acts on many applications at once: what would happen to each, and for how long it can be taken back.

use time::Duration;

use super::{Act, Status};
use crate::codes::codes;
use crate::ids::AccountId;

codes! {
    /// What can be done to many applications at once.
    BulkAct {
        /// Take them oneself.
        Take,
        /// Give them to an officer.
        HandOver,
        /// Put them back into the queue.
        Release,
    }
}

codes! {
    /// Why an application is left out.
    LeftOut {
        /// An officer has it already.
        Taken,
        /// Its state does not allow the act.
        State,
        /// The act on it is not this officer's.
        NotYours,
        /// The officer who is to get it has it.
        SameOfficer,
        /// The officer who is to get it has a part in it.
        OwnPart,
    }
}

/// The most applications of one act (convention).
pub const CASES_MAX: usize = 500;

/// For how long an act on many can be taken back (convention).
pub const UNDO_WITHIN: Duration = Duration::minutes(30);

/// What decides about one application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it stands.
    pub status: Status,
    /// Who works on it.
    pub taken_by: Option<AccountId>,
    /// Whether whoever acts has the right to the act.
    pub is_allowed: bool,
    /// Whether the officer who is to get it has a part in it.
    pub involves_receiver: bool,
}

impl BulkAct {
    /// What happens to each application.
    pub fn act(self) -> Act {
        match self {
            Self::Take => Act::Take,
            Self::HandOver => Act::HandOver,
            Self::Release => Act::Release,
        }
    }

    /// What takes it back.
    pub fn undone_by(self) -> Act {
        match self {
            Self::Take => Act::Release,
            Self::HandOver => Act::HandOver,
            Self::Release => Act::Restore,
        }
    }

    /// Whether the act fits this application; `to` is the officer who is to get it.
    ///
    /// # Errors
    /// Why it is left out.
    pub fn judge(self, to: Option<AccountId>, candidate: Candidate) -> Result<(), LeftOut> {
        if self == Self::Take && candidate.taken_by.is_some() {
            return Err(LeftOut::Taken);
        }
        if candidate.status.after(self.act()).is_err() {
            return Err(LeftOut::State);
        }
        if !candidate.is_allowed {
            return Err(LeftOut::NotYours);
        }
        if self == Self::HandOver && candidate.taken_by == to {
            return Err(LeftOut::SameOfficer);
        }
        if candidate.involves_receiver {
            return Err(LeftOut::OwnPart);
        }
        Ok(())
    }
}

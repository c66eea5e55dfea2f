//! One team, several carriers: what accepting one offer does to the others.

use super::application::{Act, Status};
use crate::codes::codes;
use crate::ids::CaseId;

codes! {
    /// What a team that accepts an offer does with its other applications.
    Others {
        /// Takes them all back.
        GiveUp,
        /// Keeps them on.
        Keep,
    }
}

/// The team has, or is about to sign, a tenancy with another carrier: it can have one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the team has a tenancy already")]
pub struct DoubleTenancy {
    /// The other case.
    pub other: CaseId,
}

/// What happens to the team's other applications when it accepts an offer.
///
/// # Errors
/// [`DoubleTenancy`].
pub fn on_acceptance(
    others: &[(CaseId, Status)],
    choice: Others,
) -> Result<Vec<(CaseId, Act)>, DoubleTenancy> {
    if let Some((other, _)) = others.iter().find(|(_, status)| status.is_tenancy()) {
        return Err(DoubleTenancy { other: *other });
    }
    Ok(match choice {
        Others::Keep => Vec::new(),
        Others::GiveUp => others
            .iter()
            .filter_map(|(case, status)| Some((*case, giving_up(*status)?)))
            .collect(),
    })
}

/// The act with which a team gives up an application in this state; none when there is nothing to give up.
fn giving_up(status: Status) -> Option<Act> {
    [Act::Withdraw, Act::Decline]
        .into_iter()
        .find(|act| status.after(*act).is_ok())
}

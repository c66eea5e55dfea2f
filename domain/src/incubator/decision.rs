//! What may be decided with how many points (convention).

use super::score::Points;
use crate::codes::codes;
use crate::rules::{Rule, RuleCode, RuleSet};

codes! {
    /// What is decided about an application.
    Decision {
        /// 准予入驻
        Admit,
        /// 候补
        Wait,
        /// 不予入驻
        Refuse,
    }
}

codes! {
    /// Why a decision does not fit the points.
    Unfit {
        /// An interview comes first.
        InterviewFirst,
        /// Only with a justification that a second manager countersigns.
        NeedsJustification,
    }
}

codes! {
    /// Why a team is refused, or waits.
    DecisionReason {
        /// Others had more points.
        MorePointsElsewhere,
        /// There is no room for the time that was asked for.
        NoRoom,
        /// The project does not fit the carrier.
        NotSuited,
        /// The plan is not ready.
        PlanNotReady,
        /// The firm is too old, or is somebody else's.
        FirmNotEligible,
        /// Something said was not true.
        Untrue,
    }
}

/// Whether a decision fits the points as they are.
///
/// # Errors
/// What is in the way. Refusing always fits.
pub fn fits(decision: Decision, points: Points, is_interviewed: bool, rules: &RuleSet) -> Result<(), Unfit> {
    let from = |code| {
        rules
            .get(code)
            .map_or(Points::whole(100), |rule| Points::whole(rule.count()))
    };
    match decision {
        Decision::Wait if points < from(RuleCode::IncubatorWaitingPoints) => Err(Unfit::NeedsJustification),
        Decision::Refuse | Decision::Wait => Ok(()),
        Decision::Admit if points < from(RuleCode::IncubatorInterviewPoints) => {
            Err(Unfit::NeedsJustification)
        }
        Decision::Admit if is_interviewed || points >= from(RuleCode::IncubatorDirectPoints) => Ok(()),
        Decision::Admit => Err(Unfit::InterviewFirst),
    }
}

/// The points after an interview that changed them by so many tenths; none when that is more than an interview may.
pub fn interviewed(points: Points, tenths: i32, rules: &RuleSet) -> Option<Points> {
    let most = rules
        .get(RuleCode::IncubatorInterviewChange)
        .map_or(0, Rule::count);
    (tenths.unsigned_abs() <= most.saturating_mul(10)).then(|| points.changed_by(tenths))
}

//! From totals to an order, and who would be admitted for how many desks.
//!
//! The order is by points; of equal points the application that was handed in earlier comes first; of those handed in at the
//! same moment the one with the smaller identity. So no two places are equal, and neither the order of reviewers nor that
//! of applications matters.

use time::OffsetDateTime;

use super::decision::{Decision, fits};
use super::score::Points;
use crate::ids::CaseId;
use crate::rules::{RuleCode, RuleSet};

/// From so many totals on, those that are far apart are settled by their median.
const REVIEWERS_OF_MEDIAN: u32 = 3;

/// What the totals of one application say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too few have scored.
    Waiting,
    /// They are too far apart: one more reviewer, then the median counts.
    Disagreed {
        /// The spread in tenths of points.
        spread: u32,
    },
    /// The points.
    Scored {
        /// The mean, or the median after a disagreement.
        points: Points,
        /// The spread in tenths of points.
        spread: u32,
    },
}

impl Verdict {
    /// Of totals in tenths; `reviewers` is how many the round gives to each application.
    pub fn of(totals: &[u32], reviewers: u32, rules: &RuleSet) -> Self {
        let spread = spread(totals);
        let scored = u32::try_from(totals.len()).unwrap_or(u32::MAX);
        if scored == 0 || scored < reviewers {
            return Self::Waiting;
        }
        let is_far = Points::of_tenths(spread) > limit(rules);
        if is_far && scored < REVIEWERS_OF_MEDIAN {
            return Self::Disagreed { spread };
        }
        let points = if is_far {
            Points::median(totals)
        } else {
            Points::mean(totals)
        };
        points.map_or(Self::Waiting, |points| Self::Scored { points, spread })
    }

    /// The points, once there are any.
    pub fn points(self) -> Option<Points> {
        match self {
            Self::Scored { points, .. } => Some(points),
            Self::Waiting | Self::Disagreed { .. } => None,
        }
    }

    /// Whether the reviewers were too far apart, settled or not: flagged on the manager's page.
    pub fn is_flagged(self, rules: &RuleSet) -> bool {
        match self {
            Self::Waiting => false,
            Self::Disagreed { spread } | Self::Scored { spread, .. } => {
                Points::of_tenths(spread) > limit(rules)
            }
        }
    }
}

fn limit(rules: &RuleSet) -> Points {
    rules
        .get(RuleCode::IncubatorSpread)
        .map_or(Points::whole(100), |rule| Points::whole(rule.count()))
}

/// Between the highest and the lowest total, in tenths.
pub fn spread(totals: &[u32]) -> u32 {
    let highest = totals.iter().max().copied().unwrap_or(0);
    highest - totals.iter().min().copied().unwrap_or(0)
}

/// An application that has points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// The application.
    pub case: CaseId,
    /// Its points, with what an interview changed.
    pub points: Points,
    /// When it was handed in.
    pub submitted_at: OffsetDateTime,
    /// How many desks it asks for.
    pub desks: u32,
    /// Whether an interview was held.
    pub is_interviewed: bool,
}

/// The applications in order, the best first.
pub fn rank(applications: impl IntoIterator<Item = Ranked>) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = applications.into_iter().collect();
    ranked.sort_by(|one, other| {
        let by_points = other.points.cmp(&one.points);
        by_points
            .then(one.submitted_at.cmp(&other.submitted_at))
            .then(one.case.cmp(&other.case))
    });
    ranked
}

/// What would become of each application with so many free desks: down the order, whoever may be admitted and fits is;
/// whoever may wait does; the others are refused. Somebody who asks for more desks than are left does not keep out those
/// behind.
pub fn cut(ranked: &[Ranked], free: u32, rules: &RuleSet) -> Vec<(CaseId, Decision)> {
    let mut left = free;
    let mut decide = |own: &Ranked| {
        let may = |decision| fits(decision, own.points, own.is_interviewed, rules).is_ok();
        if may(Decision::Admit) && own.desks <= left {
            left -= own.desks;
            Decision::Admit
        } else if may(Decision::Wait) {
            Decision::Wait
        } else {
            Decision::Refuse
        }
    };
    ranked.iter().map(|own| (own.case, decide(own))).collect()
}

//! For how long somebody may still do what nobody must: no clock runs for it, and nothing happens when it is over.

use time::Date;

use crate::deadline::{CalendarPeriod, Deadline};
use crate::rules::{NoRule, RuleCode, RuleSet};

/// Until when the complainant can ask for a review of how a complaint ended.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn for_review(ended_on: Date, rules: &RuleSet) -> Result<Deadline, NoRule> {
    let rule = rules.get(RuleCode::ComplaintReviewRequest)?;
    Ok(Deadline::new(ended_on, rule.count()))
}

/// Until when the complainant can rate.
///
/// # Errors
/// [`NoRule`] on a day without such a rule.
pub fn for_rating(ended_on: Date, rules: &RuleSet) -> Result<CalendarPeriod, NoRule> {
    let rule = rules.get(RuleCode::ComplaintRating)?;
    Ok(CalendarPeriod::new(ended_on, rule.count()))
}

/// A rating: one to five.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating(u8);

impl Rating {
    /// The best.
    pub const BEST: u8 = 5;

    /// Reads it; none of anything else.
    pub fn parse(typed: &str) -> Option<Self> {
        let value = typed.parse().ok()?;
        (1..=Self::BEST).contains(&value).then_some(Self(value))
    }

    /// From 1, the worst, to [`Self::BEST`].
    pub fn value(self) -> u8 {
        self.0
    }

    /// Whether somebody from the centre calls back (回访).
    pub fn asks_for_call(self) -> bool {
        self.0 <= 2
    }
}

//! Rounds of applications to a carrier.

use time::Date;

use crate::casework::{self, Problem, find, row, still};
use crate::codes::codes;
use crate::rules::{Rule, RuleCode, RuleSet};

codes! {
    /// Where a round stands.
    RoundStatus {
        /// Being prepared.
        Planned,
        /// On the public page; not open yet.
        Announced,
        /// Takes applications.
        Open,
        /// Closed; applications are reviewed.
        Reviewing,
        /// Decided.
        Decided,
        /// Called off.
        Cancelled,
    }
}

codes! {
    /// What happens to a round.
    RoundAct {
        /// The manager puts it on the public page.
        Announce,
        /// Its first day has come.
        Open,
        /// The manager moves its last day back.
        Extend,
        /// Its last day has passed.
        Close,
        /// The second manager confirms the decisions.
        Decide,
        /// The manager calls it off.
        Cancel,
    }
}

codes! {
    /// Who may do it.
    RoundSide {
        /// The carrier's manager.
        Manager,
        /// Another manager than the one who prepared the decisions.
        SecondManager,
        /// The calendar.
        System,
    }
}

/// One row of the table.
pub type Transition = casework::Transition<RoundStatus, RoundAct, RoundSide>;

/// The act is not possible in this state.
pub type NotNow = casework::NotNow<RoundStatus, RoundAct>;

/// Every state change of a round; nothing else is possible. One that has applications to review is not called off.
pub const TRANSITIONS: &[Transition] = {
    use RoundAct as A;
    use RoundSide::{Manager, SecondManager, System};
    use RoundStatus as S;
    &[
        row(S::Planned, A::Announce, Manager, S::Announced, &[]),
        row(S::Planned, A::Cancel, Manager, S::Cancelled, &[]),
        row(S::Announced, A::Open, System, S::Open, &[]),
        row(S::Announced, A::Cancel, Manager, S::Cancelled, &[]),
        still(S::Open, A::Extend, Manager),
        row(S::Open, A::Close, System, S::Reviewing, &[]),
        row(S::Open, A::Cancel, Manager, S::Cancelled, &[]),
        row(S::Reviewing, A::Decide, SecondManager, S::Decided, &[]),
    ]
};

impl RoundStatus {
    /// Says what an act leads to; the only place that does.
    ///
    /// # Errors
    /// [`NotNow`] when the act is not possible in this state.
    pub fn after(self, act: RoundAct) -> Result<&'static Transition, NotNow> {
        find(TRANSITIONS, self, act)
    }

    /// Whether its terms may still be changed freely.
    pub fn is_open_to_changes(self) -> bool {
        matches!(self, Self::Planned)
    }
}

/// The terms of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The first day for applications.
    pub opens_on: Date,
    /// The last day; none for rolling admission, where each application is reviewed as it comes.
    pub closes_on: Option<Date>,
    /// How many desks there are to give.
    pub desks: u32,
    /// How many reviewers each application gets.
    pub reviewers: u32,
    /// Whether names are hidden from reviewers.
    pub is_blind: bool,
    /// Whether applicants read the averaged scores after the decision.
    pub publishes_scores: bool,
}

/// The longest time for which a round is open, in days (convention).
const OPEN_DAYS_MAX: i64 = 366;

impl Terms {
    /// Everything wrong with them.
    pub fn check(&self, today: Date, rules: &RuleSet) -> Vec<Problem> {
        let fewest = rules.get(RuleCode::IncubatorReviewers).map_or(1, Rule::count);
        let closing = self
            .closes_on
            .and_then(|last| match (last - self.opens_on).whole_days() {
                ..0 => Some(Problem::new("closes_on", "before_opening")),
                days if days > OPEN_DAYS_MAX => {
                    Some(Problem::new("closes_on", "too_long").with("max", OPEN_DAYS_MAX))
                }
                _ => None,
            });
        let too_few = || Problem::new("reviewers", "too_few").with("min", fewest);
        [
            (self.opens_on < today).then(|| Problem::new("opens_on", "passed")),
            closing,
            (self.desks == 0).then(|| Problem::new("desks", "too_few").with("min", 1)),
            (self.reviewers < fewest).then(|| too_few().under(RuleCode::IncubatorReviewers)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Whether somebody can apply on this day to a round in this state.
    pub fn takes_applications(&self, status: RoundStatus, today: Date) -> bool {
        let is_in_time = self.closes_on.is_none_or(|last| today <= last);
        status == RoundStatus::Open && self.opens_on <= today && is_in_time
    }
}

//! The term of a case that ends next, as the row of the case has it. The queue and the page of the case both show it.

use domain::casework::Clock;
use domain::rules::{RuleSet, Unit};
use time::Date;

use crate::Error;
use crate::casework::NO_TERM;
use crate::entity::day;

/// The term that ends next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextTerm {
    /// The clock that runs.
    pub clock: Option<Clock>,
    /// When it ends; `None` while nobody can say.
    pub due_on: Option<Date>,
    /// The term counts working days.
    pub in_working_days: bool,
    /// The bank's own clocks stand still.
    pub is_paused: bool,
}

impl NextTerm {
    /// Reads the columns `next_due_on`, `next_due_kind` and `clock_paused`.
    pub(super) fn read(
        rules: &RuleSet,
        due_on: &str,
        kind: Option<&str>,
        is_paused: bool,
    ) -> Result<Self, Error> {
        let clock = kind.map(str::parse).transpose()?;
        let due_on = (due_on != NO_TERM).then(|| day(due_on)).transpose();
        Ok(Self {
            clock,
            due_on: due_on.map_err(Error::corrupt)?,
            in_working_days: in_working_days(rules, clock)?,
            is_paused,
        })
    }
}

fn in_working_days(rules: &RuleSet, clock: Option<Clock>) -> Result<bool, Error> {
    let Some(clock) = clock else { return Ok(true) };
    Ok(rules.get(clock.rule()).map_err(Error::corrupt)?.unit == Unit::WorkingDays)
}

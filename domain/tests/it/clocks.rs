//! Clocks as simple as can be: which have not ended, and which of them stand still.

use std::collections::BTreeMap;

use domain::calendar::Calendar;
use domain::casework::{Clock, ClockChange};
use domain::deadline::{CalendarPeriod, Deadline, Due};
use domain::rules::{RuleSet, Unit};
use time::Date;

/// The clocks of a case, each with whether it stands still.
#[derive(Debug, Default, Clone)]
pub(crate) struct Clocks(pub(crate) BTreeMap<Clock, bool>);

impl Clocks {
    pub(crate) fn turn(&mut self, change: ClockChange) {
        match change {
            ClockChange::Start(clock) | ClockChange::Reopen(clock) => {
                self.0.entry(clock).or_insert(false);
            }
            ClockChange::Meet(clock) | ClockChange::Cancel(clock) => drop(self.0.remove(&clock)),
            ClockChange::Miss(clock) => {
                assert_eq!(self.0.remove(&clock), Some(false), "{clock} does not run");
            }
            ClockChange::Pause(clock) => {
                assert_eq!(self.0.insert(clock, true), Some(false), "{clock} does not run");
            }
            ClockChange::Resume(clock) => {
                assert_eq!(self.0.insert(clock, false), Some(true), "{clock} runs");
            }
            ClockChange::Extend(clock) => {
                assert_eq!(self.0.get(&clock), Some(&false), "{clock} does not run");
                assert!(clock.extension().is_some(), "{clock} has no extension");
            }
            ClockChange::CancelAll => self.0.clear(),
        }
    }

    pub(crate) fn is_waited_for(&self) -> bool {
        self.0.values().any(|stands_still| !stands_still)
    }
}

/// When a clock ends that starts on a day, by the rules of the day of receipt.
pub(crate) fn due(clock: Clock, received: Date, started: Date) -> Due {
    let rules = RuleSet::on(received);
    let rule = rules.get(clock.rule()).unwrap();
    let calendar = Calendar::china();
    match rule.unit {
        Unit::WorkingDays => Deadline::new(started, rule.count()).due(&calendar),
        Unit::CalendarDays => CalendarPeriod::new(started, rule.count()).due(&calendar),
        other => panic!("a term in {other}"),
    }
}

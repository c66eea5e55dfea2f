//! The table of states: what follows what, by whom, and with which clocks.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use domain::{
    casework::{ADULT_YEARS, Clock, ClockChange},
    forex::{
        Act, Side, Status,
        status::{NotNow, SUPPLEMENT_ROUNDS_MAX, TRANSITIONS},
    },
    rules::{RuleCode, RuleSet, Unit},
};
use proptest::prelude::*;
use strum::IntoEnumIterator;

use crate::vectors::TODAY;

/// A change of a clock as tables show it.
pub(crate) fn told(change: ClockChange) -> String {
    match change {
        ClockChange::Start(clock) => format!("start {clock}"),
        ClockChange::Meet(clock) => format!("meet {clock}"),
        ClockChange::Pause(clock) => format!("pause {clock}"),
        ClockChange::Resume(clock) => format!("resume {clock}"),
        ClockChange::Extend(clock) => format!("extend {clock}"),
        ClockChange::Miss(clock) => format!("miss {clock}"),
        ClockChange::Cancel(clock) => format!("cancel {clock}"),
        ClockChange::Reopen(clock) => format!("reopen {clock}"),
        ClockChange::CancelAll => "cancel all".to_owned(),
    }
}

#[test]
fn the_whole_table() {
    let mut table = String::new();
    for from in Status::iter() {
        for act in Act::iter() {
            if let Ok(row) = from.after(act) {
                let clocks: Vec<_> = row.clocks.iter().copied().map(told).collect();
                let clocks = clocks.join(", ");
                writeln!(table, "{from} + {act} ({}) -> {} | {clocks}", row.side, row.to).unwrap();
            }
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_state_and_act_have_two_outcomes() {
    let pairs: BTreeSet<_> = TRANSITIONS
        .iter()
        .map(|row| (row.from.to_string(), row.act.to_string()))
        .collect();
    assert_eq!(pairs.len(), TRANSITIONS.len());
}

#[test]
fn every_state_is_reached_from_a_draft() {
    let mut reached = vec![Status::Draft];
    let mut next = 0;
    while let Some(&from) = reached.get(next) {
        for row in TRANSITIONS.iter().filter(|row| row.from == from) {
            if !reached.contains(&row.to) {
                reached.push(row.to);
            }
        }
        next += 1;
    }
    assert_eq!(reached.len(), Status::iter().count());
}

#[test]
fn every_state_but_the_last_ones_has_a_way_out() {
    let last: Vec<_> = Status::iter().filter(|status| status.is_final()).collect();
    assert_eq!(
        last,
        [
            Status::AccountOpened,
            Status::Refused,
            Status::Lapsed,
            Status::Withdrawn,
            Status::Expired
        ]
    );
    for status in Status::iter().filter(|status| !status.is_final()) {
        assert!(
            TRANSITIONS
                .iter()
                .any(|row| row.from == status && row.to != status),
            "{status} is a dead end"
        );
    }
}

#[test]
fn every_act_is_possible_somewhere_and_always_with_the_same_side() {
    for act in Act::iter() {
        let sides: Vec<Side> = TRANSITIONS
            .iter()
            .filter(|row| row.act == act)
            .map(|row| row.side)
            .collect();
        assert!(!sides.is_empty(), "{act} is never possible");
        assert!(
            sides.iter().all(|side| *side == sides[0]),
            "{act} is done by {sides:?}"
        );
    }
}

#[test]
fn what_is_not_in_the_table_is_refused() {
    let (from, act) = (Status::Draft, Act::ConfirmApproval);
    let refused = from.after(act).unwrap_err();
    assert_eq!(refused, NotNow { from, act });
    assert_eq!(
        refused.to_string(),
        "confirm_approval is not possible in the state draft"
    );
}

#[test]
fn what_each_state_allows() {
    let said = |holds: fn(Status) -> bool| -> Vec<String> {
        Status::iter()
            .filter(|status| holds(*status))
            .map(|status| status.to_string())
            .collect()
    };
    assert_eq!(
        said(Status::is_open_to_applicant),
        ["draft", "supplement_requested"]
    );
    assert_eq!(
        said(Status::can_be_withdrawn),
        [
            "draft",
            "submitted",
            "under_review",
            "supplement_requested",
            "pending_check"
        ]
    );
    assert_eq!(
        said(Status::blocks_another),
        [
            "submitted",
            "under_review",
            "supplement_requested",
            "pending_check",
            "approved"
        ]
    );
    assert_eq!(
        said(Status::can_start_again),
        ["refused", "lapsed", "withdrawn", "expired"]
    );
}

#[test]
fn every_clock_runs_by_a_rule_that_is_in_force() {
    let rules = RuleSet::on(TODAY);
    for clock in TRANSITIONS
        .iter()
        .flat_map(|row| row.clocks)
        .copied()
        .filter_map(started)
    {
        let rule = rules.get(clock.rule()).unwrap();
        assert!(
            matches!(rule.unit, Unit::WorkingDays | Unit::CalendarDays) && rule.count() > 0,
            "{clock}"
        );
    }
}

fn started(change: ClockChange) -> Option<Clock> {
    match change {
        ClockChange::Start(clock) => Some(clock),
        _ => None,
    }
}

#[test]
fn constants_are_what_the_rules_say() {
    let rules = RuleSet::on(TODAY);
    let count = |code| i32::try_from(rules.get(code).unwrap().count()).unwrap();
    assert_eq!(count(RuleCode::ApplicantAge), ADULT_YEARS);
    assert_eq!(count(RuleCode::ForexSupplementRounds), SUPPLEMENT_ROUNDS_MAX);
}

/// An application with its clocks; what the store adds to the table is that an opening must be recorded before it is
/// confirmed or sent back, and that a term lapses only while its clock runs.
#[derive(Debug)]
struct Walk {
    status: Status,
    /// The clocks that have not ended, and whether they stand still.
    clocks: BTreeMap<Clock, bool>,
    is_recorded: bool,
}

impl Walk {
    fn begin() -> Self {
        Self {
            status: Status::Draft,
            clocks: BTreeMap::new(),
            is_recorded: false,
        }
    }

    fn may(&self, act: Act) -> bool {
        match act {
            Act::ConfirmOpening | Act::SendBackOpening | Act::TakeBackOpening => self.is_recorded,
            Act::RecordOpening => !self.is_recorded,
            Act::Lapse => [Clock::Supplement, Clock::Visit]
                .iter()
                .any(|clock| self.clocks.contains_key(clock)),
            _ => true,
        }
    }

    fn walk(&mut self, act: Act) {
        let Ok(row) = self.status.after(act) else { return };
        if !self.may(act) {
            return;
        }
        for change in row.clocks {
            self.turn(*change);
        }
        self.status = row.to;
        let gives_back = [Act::SendBackOpening, Act::TakeBackOpening].contains(&act);
        self.is_recorded = act == Act::RecordOpening || (self.is_recorded && !gives_back);
    }

    fn turn(&mut self, change: ClockChange) {
        match change {
            ClockChange::Start(clock) | ClockChange::Reopen(clock) => {
                self.clocks.entry(clock).or_insert(false);
            }
            ClockChange::Meet(clock) | ClockChange::Cancel(clock) => drop(self.clocks.remove(&clock)),
            ClockChange::Miss(clock) => {
                assert_eq!(self.clocks.remove(&clock), Some(false), "{clock} does not run");
            }
            ClockChange::Pause(clock) => assert_eq!(
                self.clocks.insert(clock, true),
                Some(false),
                "{clock} does not run"
            ),
            ClockChange::Resume(clock) => {
                assert_eq!(self.clocks.insert(clock, false), Some(true), "{clock} runs");
            }
            ClockChange::Extend(clock) => assert!(self.clocks.contains_key(&clock), "{clock} does not run"),
            ClockChange::CancelAll => self.clocks.clear(),
        }
    }

    fn somebody_is_waited_for(&self) -> bool {
        self.clocks.values().any(|stands_still| !stands_still)
    }
}

/// Any act; those that end an application come seldom.
fn an_act() -> impl Strategy<Value = Act> {
    let ends = [Act::Withdraw, Act::Expire, Act::Lapse, Act::ConfirmRefusal];
    let goes_on: Vec<Act> = Act::iter().filter(|act| !ends.contains(act)).collect();
    prop_oneof![40 => prop::sample::select(goes_on), 1 => prop::sample::select(ends.to_vec())]
}

proptest! {
    #[test]
    fn whatever_happens_somebody_is_waited_for_until_nothing_can_follow(
        acts in prop::collection::vec(an_act(), 0..120),
    ) {
        let mut application = Walk::begin();
        for act in acts {
            application.walk(act);
            let is_waiting = application.status != Status::Draft && !application.status.is_final();
            prop_assert_eq!(application.somebody_is_waited_for(), is_waiting, "{:?}", application);
            prop_assert!(is_waiting || application.clocks.is_empty(), "{:?}", application);
        }
    }
}

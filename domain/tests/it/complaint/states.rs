//! The table of a complaint.

use domain::casework::{ClockChange, Part};
use domain::complaint::status::read_by_respondent;
use domain::complaint::{Act, Status, Status as S, TRANSITIONS, pause::PauseCause};
use domain::rules::{RuleSet, Unit};
use strum::IntoEnumIterator;
use time::macros::date;

use crate::tables;
use crate::vectors::TODAY;

#[test]
fn the_whole_table() {
    insta::assert_snapshot!(tables::printed(TRANSITIONS));
}

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, Status::Draft);
    assert_eq!(tables::last(TRANSITIONS), [Status::HandedOver, Status::Withdrawn]);
}

#[test]
fn every_clock_runs_by_a_rule_of_both_laws() {
    for rules in [RuleSet::on(date!(2026 - 04 - 14)), RuleSet::on(TODAY)] {
        for change in TRANSITIONS.iter().flat_map(|row| row.clocks) {
            if let ClockChange::Start(clock) = change {
                let rule = rules.get(clock.rule()).unwrap();
                assert!(
                    matches!(rule.unit, Unit::WorkingDays | Unit::CalendarDays),
                    "{clock}"
                );
                assert!(rule.count() > 0, "{clock}");
            }
        }
    }
}

#[test]
fn only_testing_stops_a_clock_and_names_its_rule() {
    let stopping: Vec<Act> = TRANSITIONS
        .iter()
        .filter(|row| {
            row.clocks
                .iter()
                .any(|change| matches!(change, ClockChange::Pause(_)))
        })
        .map(|row| row.act)
        .collect();
    assert_eq!(stopping, [Act::OrderTesting]);
    for cause in PauseCause::iter() {
        for received in [date!(2026 - 04 - 14), TODAY] {
            let rules = RuleSet::on(received);
            assert_eq!(
                rules.get(cause.rule()).unwrap().value,
                0,
                "no day of {cause} counts"
            );
        }
    }
}

#[test]
fn a_complaint_can_be_withdrawn_until_the_two_agreed() {
    let withdrawn: Vec<(Status, Status)> = TRANSITIONS
        .iter()
        .filter(|row| row.act == Act::Withdraw)
        .map(|row| (row.from, row.to))
        .collect();
    assert_eq!(
        withdrawn,
        [
            (S::Filed, S::Withdrawn),
            (S::AwaitingMaterial, S::Withdrawn),
            (S::Transferred, S::Withdrawn),
            (S::Accepted, S::Terminated),
            (S::RespondentNotified, S::Terminated),
            (S::Mediating, S::Terminated),
            (S::Paused, S::Terminated),
        ]
    );
}

#[test]
fn a_respondent_reads_what_happens_from_being_told_on() {
    let history = [
        Act::File,
        Act::ProposeRefusal,
        Act::ConfirmRefusal,
        Act::AskReview,
        Act::OverturnRefusal,
        Act::Accept,
        Act::NotifyRespondent,
        Act::HandOver,
        Act::RefuseMediation,
        Act::Rate,
        Act::TellTermination,
    ];
    let read = read_by_respondent(history, |act| *act);
    assert_eq!(
        read,
        [Act::NotifyRespondent, Act::RefuseMediation, Act::TellTermination]
    );
    assert_eq!(read_by_respondent([Act::File, Act::Accept], |act| *act), []);
    assert!(
        !Act::ProposeTermination.is_told_to_parties() && !Act::ProposeTermination.is_told_to_respondent()
    );
}

#[test]
fn acts_of_parties_are_done_by_parties() {
    for row in TRANSITIONS {
        let parts = row.side.parts();
        assert!(
            parts
                .iter()
                .all(|part| matches!(part, Part::Complainant | Part::Respondent))
        );
    }
    let by = |act| {
        TRANSITIONS
            .iter()
            .find(|row| row.act == act)
            .unwrap()
            .side
            .parts()
    };
    assert_eq!(by(Act::Agree), [Part::Complainant, Part::Respondent]);
    assert_eq!(by(Act::ConfirmRefusal), []);
}

#[test]
fn what_each_state_allows() {
    let said =
        |holds: fn(Status) -> bool| -> Vec<Status> { Status::iter().filter(|own| holds(*own)).collect() };
    assert_eq!(
        said(S::is_closed),
        [
            S::HandedOver,
            S::NotAccepted,
            S::ClosedFulfilled,
            S::ClosedUnfulfilled,
            S::Terminated,
            S::Withdrawn,
            S::Rated
        ]
    );
    assert_eq!(said(S::is_open_to_complainant), [S::Draft, S::AwaitingMaterial]);
    assert_eq!(said(S::is_final), [S::HandedOver, S::Withdrawn]);
}

//! The track of a report.

use domain::casework::{Clock, ClockChange};
use domain::complaint::report::{ReportAct as A, ReportStanding, ReportStatus as S, TRANSITIONS, clocks};
use proptest::prelude::*;

use crate::clocks::Clocks;
use crate::tables;

fn after(acts: &[A]) -> Option<ReportStanding> {
    acts.iter()
        .try_fold(ReportStanding::DRAFT, |standing, act| standing.after(*act).ok())
}

#[test]
fn the_whole_table() {
    insta::assert_snapshot!(tables::printed(TRANSITIONS));
}

#[test]
fn the_table_is_sound() {
    tables::check(TRANSITIONS, S::Draft);
}

#[test]
fn two_officers_find_that_there_is_no_case() {
    assert_eq!(after(&[A::File, A::Take, A::ConfirmNoCase]), None);
    assert_eq!(after(&[A::File, A::Take, A::ProposeNoCase, A::FileCase]), None);
    assert_eq!(
        after(&[A::File, A::Take, A::ProposeNoCase, A::SendBack, A::ConfirmNoCase]),
        None
    );
    let no_case = after(&[A::File, A::Take, A::ProposeNoCase, A::ConfirmNoCase]).unwrap();
    assert!(no_case.status == S::NoCase && no_case.status.is_closed());
    let decided = after(&[A::File, A::Take, A::FileCase, A::Decide]).unwrap();
    assert_eq!(decided.status, S::Decided);
}

#[test]
fn checking_gets_more_time_once() {
    assert!(after(&[A::File, A::Take, A::Extend]).is_some());
    assert_eq!(after(&[A::File, A::Take, A::Extend, A::Extend]), None);
}

#[test]
fn nobody_is_told_of_an_anonymous_report() {
    let filed = S::Checking.after(A::FileCase).unwrap();
    let starts = ClockChange::Start(Clock::ReporterNotice);
    assert!(clocks(filed, true).any(|change| change == starts));
    assert!(clocks(filed, false).all(|change| change != starts));
    assert!(clocks(filed, false).any(|change| change == ClockChange::Meet(Clock::Checking)));
}

proptest! {
    #[test]
    fn a_report_is_checked_until_it_is_decided(
        choices in prop::collection::vec(any::<usize>(), 0..40), is_named in any::<bool>(),
    ) {
        let mut standing = ReportStanding::DRAFT;
        let mut running = Clocks::default();
        let mut was_told = false;
        for choice in choices {
            let rows: Vec<_> = TRANSITIONS.iter().filter(|row| row.from == standing.status).collect();
            let Some(row) = rows.get(choice % rows.len().max(1)) else { break };
            if let Ok(next) = standing.after(row.act) {
                clocks(row, is_named).for_each(|change| running.turn(change));
                was_told |= row.act == A::TellReporter;
                standing = next;
            }
            let is_checked = matches!(standing.status, S::Received | S::Checking);
            prop_assert_eq!(running.0.contains_key(&Clock::Checking), is_checked);
            let is_decided = standing.status != S::Draft && !is_checked;
            prop_assert_eq!(running.0.contains_key(&Clock::ReporterNotice), is_named && is_decided && !was_told);
        }
    }
}

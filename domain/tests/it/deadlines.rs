//! Periods against the worked examples, and clocks that pause.

use domain::{
    calendar::{Calendar, DayKind},
    deadline::{CalendarPeriod, Deadline, Due, Pause, PauseFault},
};
use time::{Date, Duration, macros::date};

use crate::vectors::{self, Example, day};

fn expected_due(example: &Example) -> Option<Due> {
    let on = example.due.as_deref().or(example.rolled.as_deref());
    let unknown = example.unknown_year.map(|year| Due::Unknown {
        year,
        left_to_count: example.left_to_count.unwrap_or(0),
        not_before: date!(2027 - 01 - 01),
    });
    on.map(|text| Due::On(day(text))).or(unknown)
}

#[test]
fn every_worked_example_ends_when_it_should() {
    let calendar = Calendar::china();
    for example in vectors::load().deadlines {
        let started = day(&example.start);
        let label = format!("example {}", example.number);
        if let Some(working_days) = example.working_days {
            let due = Deadline::new(started, working_days).due(&calendar);
            assert_eq!(Some(due), expected_due(&example), "{label}");
        }
        if let Some(days) = example.days {
            let testing = example.paused_days.map(|length| {
                let from = date!(2026 - 06 - 25);
                Pause {
                    from,
                    to: Some(from + Duration::days(length)),
                }
            });
            let period = CalendarPeriod::new(started, days).with_pauses(testing).unwrap();
            if let Some(raw) = &example.raw {
                assert_eq!(period.raw(), Due::On(day(raw)), "{label}");
            }
            if let Some(due) = expected_due(&example) {
                assert_eq!(period.due(&calendar), due, "{label}");
            }
        }
    }
}

#[test]
fn the_alarm_rings_on_the_last_working_day_before_rolling() {
    let calendar = Calendar::china();
    let alarm = |started| CalendarPeriod::new(started, 60).alarm(&calendar);
    assert_eq!(alarm(date!(2026 - 04 - 22)), Ok(Some(date!(2026 - 06 - 18))));
    assert_eq!(alarm(date!(2026 - 08 - 03)), Ok(Some(date!(2026 - 09 - 30))));
    assert!(alarm(date!(2026 - 11 - 02)).is_err(), "2027 is unknown");
}

#[test]
fn testing_stops_a_mediation_and_the_result_starts_it_again() {
    let calendar = Calendar::china();
    let mut mediation = CalendarPeriod::new(date!(2026 - 06 - 08), 60);
    mediation.pause(date!(2026 - 06 - 25)).unwrap();
    assert_eq!(mediation.due(&calendar), Due::Paused { left_to_count: 43 });
    assert_eq!(mediation.alarm(&calendar), Ok(None));
    mediation.resume(date!(2026 - 07 - 15)).unwrap();
    assert_eq!(mediation.due(&calendar), Due::On(date!(2026 - 08 - 27)));
    mediation.pause(date!(2026 - 08 - 27)).unwrap();
    assert_eq!(
        mediation.due(&calendar),
        Due::On(date!(2026 - 08 - 27)),
        "its last day has counted"
    );
}

fn paused(working_days: u32, resumed: Date) -> Deadline {
    let mut deadline = Deadline::new(date!(2026 - 11 - 23), working_days);
    deadline.pause(date!(2026 - 11 - 24)).unwrap();
    deadline.resume(resumed).unwrap();
    deadline
}

#[test]
fn the_day_of_a_pause_counts_and_the_day_of_resumption_does_not() {
    let calendar = Calendar::china();
    assert_eq!(
        paused(3, date!(2026 - 11 - 27)).due(&calendar),
        Due::On(date!(2026 - 12 - 01))
    );
    assert_eq!(
        paused(5, date!(2026 - 11 - 26)).due(&calendar),
        Due::On(date!(2026 - 12 - 02))
    );
}

#[test]
fn a_pause_that_ends_the_same_day_changes_nothing() {
    let calendar = Calendar::china();
    let untouched = Deadline::new(date!(2026 - 11 - 23), 3);
    assert_eq!(
        paused(3, date!(2026 - 11 - 24)).due(&calendar),
        untouched.due(&calendar)
    );
}

#[test]
fn a_paused_deadline_explains_itself() {
    let days = paused(3, date!(2026 - 11 - 27)).explain(&Calendar::china()).days;
    let kinds: Vec<_> = days.iter().map(|&(_, kind)| kind).collect();
    let (counted, paused, weekend) = (DayKind::Counted, DayKind::Paused, DayKind::Weekend);
    assert_eq!(
        kinds,
        [
            counted, paused, paused, paused, weekend, weekend, counted, counted
        ]
    );
}

#[test]
fn a_clock_that_stands_still_keeps_its_days() {
    let calendar = Calendar::china();
    let mut deadline = Deadline::new(date!(2026 - 11 - 23), 3);
    deadline.pause(date!(2026 - 11 - 24)).unwrap();
    assert!(deadline.is_paused());
    assert_eq!(deadline.due(&calendar), Due::Paused { left_to_count: 2 });
    for today in [
        date!(2026 - 11 - 24),
        date!(2026 - 12 - 30),
        date!(2027 - 06 - 01),
    ] {
        assert_eq!(deadline.days_left(today, &calendar), Ok(2), "{today}");
    }
}

#[test]
fn days_left_reach_zero_on_the_last_day_and_go_below() {
    let calendar = Calendar::china();
    let deadline = Deadline::new(date!(2026 - 11 - 19), 2);
    let left = |today| deadline.days_left(today, &calendar).unwrap();
    assert_eq!(left(date!(2026 - 11 - 19)), 2);
    assert_eq!(left(date!(2026 - 11 - 20)), 1);
    assert_eq!(left(date!(2026 - 11 - 22)), 1, "a weekend uses nothing");
    assert_eq!(left(date!(2026 - 11 - 23)), 0);
    assert_eq!(left(date!(2026 - 11 - 25)), -2);
    assert_eq!(deadline.used(date!(2026 - 11 - 25), &calendar), Ok(4));
    assert_eq!(
        deadline.used(date!(2026 - 11 - 01), &calendar),
        Ok(0),
        "before it starts"
    );
}

#[test]
fn days_left_are_known_before_the_date_is() {
    let calendar = Calendar::china();
    let deadline = Deadline::new(date!(2026 - 12 - 23), 7);
    assert!(matches!(
        deadline.due(&calendar),
        Due::Unknown {
            year: 2027,
            left_to_count: 1,
            ..
        }
    ));
    assert_eq!(deadline.days_left(date!(2026 - 12 - 31), &calendar), Ok(1));
    assert!(deadline.days_left(date!(2027 - 01 - 01), &calendar).is_err());
}

#[test]
fn loading_a_year_settles_what_was_unknown() {
    let mut calendar = Calendar::china();
    calendar.insert_year(2027, [date!(2027 - 01 - 01)], []).unwrap();
    assert_eq!(
        Deadline::new(date!(2026 - 12 - 23), 7).due(&calendar),
        Due::On(date!(2027 - 01 - 04))
    );
}

#[test]
fn pauses_that_contradict_each_other_are_refused() {
    let start = date!(2026 - 11 - 23);
    let mut deadline = Deadline::new(start, 3);
    assert_eq!(deadline.resume(start), Err(PauseFault::NotPaused));
    assert_eq!(deadline.pause(date!(2026 - 11 - 20)), Err(PauseFault::TooEarly));
    deadline.pause(date!(2026 - 11 - 24)).unwrap();
    assert_eq!(
        deadline.pause(date!(2026 - 11 - 25)),
        Err(PauseFault::AlreadyPaused)
    );
    assert_eq!(deadline.resume(start), Err(PauseFault::TooEarly));
    deadline.resume(date!(2026 - 11 - 26)).unwrap();
    assert_eq!(deadline.pause(date!(2026 - 11 - 25)), Err(PauseFault::TooEarly));
    let reloaded = Deadline::new(start, 3).with_pauses(deadline.pauses().to_vec());
    assert_eq!(reloaded, Ok(deadline), "rows give back the same clock");
    let open_twice = [Pause {
        from: start,
        to: None,
    }; 2];
    assert_eq!(
        Deadline::new(start, 3).with_pauses(open_twice),
        Err(PauseFault::AlreadyPaused)
    );
}

#[test]
fn what_a_pause_would_do_is_told_without_pausing() {
    let calendar = Calendar::china();
    let running = Deadline::new(date!(2026 - 11 - 23), 5);
    let paused = running.paused_between(date!(2026 - 11 - 24), date!(2026 - 11 - 26));
    assert_eq!(
        paused.unwrap().due(&calendar),
        Due::On(date!(2026 - 12 - 02)),
        "as the worked example says"
    );
    assert_eq!(running.due(&calendar), Due::On(date!(2026 - 11 - 30)));
    assert_eq!(
        running.paused_between(date!(2026 - 11 - 20), date!(2026 - 11 - 26)),
        Err(PauseFault::TooEarly)
    );
}

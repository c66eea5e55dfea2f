//! The working-day calendar against the announced tables.

use domain::calendar::{Announcement, BadYear, Calendar, CalendarUnknown, DayKind};
use time::{Date, macros::date};

use crate::vectors::{self, day};

fn days_of(year: i32) -> impl Iterator<Item = Date> {
    let first = Date::from_ordinal_date(year, 1).unwrap();
    std::iter::successors(Some(first), |day| day.next_day()).take_while(move |day| day.year() == year)
}

#[test]
fn every_month_has_the_working_days_it_should() {
    let calendar = Calendar::china();
    for (year, table) in vectors::load().calendar {
        let mut months = [0; 12];
        for day in days_of(year).filter(|&day| calendar.is_working_day(day).unwrap()) {
            months[day.month() as usize - 1] += 1;
        }
        assert_eq!(months.as_slice(), table.working_days_per_month, "{year}");
        assert_eq!(months.iter().sum::<usize>(), 248, "{year}");
    }
}

#[test]
fn a_year_loaded_from_rows_is_the_built_in_one() {
    let mut loaded = Calendar::default();
    for (year, table) in vectors::load().calendar {
        let make_up = table.make_up_working_days.iter().map(|text| day(text));
        loaded
            .insert_year(year, table.off.iter().map(|text| day(text)), make_up)
            .unwrap();
    }
    assert_eq!(loaded, Calendar::china());
    assert_eq!(loaded.years().collect::<Vec<_>>(), [2025, 2026]);
}

#[test]
fn a_contradictory_year_is_refused() {
    let mut calendar = Calendar::china();
    let stray = date!(2027 - 01 - 01);
    assert_eq!(
        calendar.insert_year(2026, [stray], []),
        Err(BadYear::OtherYear(stray))
    );
    let monday = date!(2027 - 01 - 04);
    assert_eq!(
        calendar.insert_year(2027, [], [monday]),
        Err(BadYear::MakeUp(monday))
    );
    let sunday = date!(2027 - 01 - 03);
    assert_eq!(
        calendar.insert_year(2027, [sunday], [sunday]),
        Err(BadYear::MakeUp(sunday))
    );
    assert_eq!(calendar, Calendar::china(), "a refused year changes nothing");
}

#[test]
fn a_count_lists_every_day_and_why() {
    let counted = Calendar::china().count(date!(2026 - 04 - 30), 3);
    let holiday = |text: &str| (day(text), DayKind::Holiday);
    assert_eq!(
        counted.days,
        [
            holiday("2026-05-01"),
            holiday("2026-05-02"),
            holiday("2026-05-03"),
            holiday("2026-05-04"),
            holiday("2026-05-05"),
            (date!(2026 - 05 - 06), DayKind::Counted),
            (date!(2026 - 05 - 07), DayKind::Counted),
            (date!(2026 - 05 - 08), DayKind::Counted),
        ]
    );
    assert_eq!(counted.due, Ok(date!(2026 - 05 - 08)));
    let next = Calendar::china().count(date!(2026 - 05 - 08), 2);
    assert_eq!(
        next.days.iter().map(|&(_, kind)| kind).collect::<Vec<_>>(),
        [DayKind::MakeUp, DayKind::Weekend, DayKind::Counted]
    );
}

#[test]
fn a_count_of_nothing_ends_where_it_starts() {
    let saturday = date!(2026 - 11 - 21);
    assert_eq!(Calendar::china().add_working_days(saturday, 0), Ok(saturday));
}

#[test]
fn an_unknown_year_is_never_guessed() {
    let calendar = Calendar::china();
    let unknown = CalendarUnknown {
        year: 2027,
        left_to_count: 2,
        not_before: date!(2027 - 01 - 01),
    };
    let counted = calendar.count(date!(2026 - 12 - 30), 3);
    assert_eq!((counted.days.len(), counted.due), (1, Err(unknown)));
    assert!(calendar.is_working_day(date!(2027 - 01 - 04)).is_err());
    assert!(calendar.roll_forward(date!(2027 - 01 - 04)).is_err());
    assert!(
        calendar
            .working_days_between(date!(2026 - 12 - 30), date!(2027 - 01 - 04))
            .is_err()
    );
}

#[test]
fn days_between_do_not_count_the_first_and_turn_negative() {
    let calendar = Calendar::china();
    let (friday, monday) = (date!(2026 - 11 - 20), date!(2026 - 11 - 23));
    assert_eq!(calendar.working_days_between(friday, monday), Ok(1));
    assert_eq!(calendar.working_days_between(monday, friday), Ok(-1));
    assert_eq!(calendar.working_days_between(monday, monday), Ok(0));
}

#[test]
fn rolling_stays_on_working_days() {
    let calendar = Calendar::china();
    assert_eq!(
        calendar.roll_forward(date!(2026 - 09 - 20)),
        Ok(date!(2026 - 09 - 20)),
        "Sunday, but people work"
    );
    assert_eq!(
        calendar.roll_forward(date!(2026 - 10 - 01)),
        Ok(date!(2026 - 10 - 08))
    );
    assert_eq!(
        calendar.last_working_day_on_or_before(date!(2026 - 10 - 07)),
        Ok(date!(2026 - 09 - 30))
    );
}

#[test]
fn a_year_with_a_wrong_digit_or_a_forgotten_holiday_is_not_accepted() {
    let range = |first: Date, last: Date| {
        std::iter::successors(Some(first), |day| day.next_day()).take_while(move |day| *day <= last)
    };
    // Those of 2026, moved to the same days of the week of 2027 where that matters.
    let off: Vec<Date> = [
        (date!(2027 - 01 - 01), date!(2027 - 01 - 03)),
        (date!(2027 - 02 - 05), date!(2027 - 02 - 12)),
        (date!(2027 - 04 - 03), date!(2027 - 04 - 05)),
        (date!(2027 - 05 - 01), date!(2027 - 05 - 05)),
        (date!(2027 - 06 - 09), date!(2027 - 06 - 11)),
        (date!(2027 - 09 - 15), date!(2027 - 09 - 17)),
        (date!(2027 - 10 - 01), date!(2027 - 10 - 07)),
    ]
    .into_iter()
    .flat_map(|(first, last)| range(first, last))
    .collect();
    let make_up = [date!(2027 - 01 - 30), date!(2027 - 02 - 20)];

    let good = Announcement::of(2027, off.clone(), make_up).unwrap();
    assert_eq!(
        (good.days, good.off.len(), good.make_up.len()),
        (365, off.len(), 2)
    );
    assert_eq!(good.working_days, 241);

    let without = |missing: Date| off.clone().into_iter().filter(move |day| *day != missing);
    let october = date!(2027 - 10 - 01);
    assert_eq!(
        Announcement::of(2027, without(october), make_up),
        Err(BadYear::OffByLaw(october))
    );
    let monday = date!(2027 - 02 - 01);
    assert_eq!(
        Announcement::of(2027, off.clone(), [monday]),
        Err(BadYear::MakeUp(monday))
    );
    let other_year = date!(2026 - 02 - 07);
    assert_eq!(
        Announcement::of(2027, off.clone(), [other_year]),
        Err(BadYear::OtherYear(other_year))
    );
    let whole_summer = off
        .iter()
        .copied()
        .chain(range(date!(2027 - 07 - 01), date!(2027 - 08 - 31)));
    assert!(matches!(
        Announcement::of(2027, whole_summer, make_up),
        Err(BadYear::WorkingDays(_))
    ));
}

#[test]
fn the_next_year_is_missed_from_november_on() {
    let mut calendar = Calendar::china();
    assert_eq!(calendar.missing_on(date!(2026 - 10 - 31)), None);
    assert_eq!(calendar.missing_on(date!(2026 - 11 - 01)), Some(2027));
    assert_eq!(calendar.missing_on(date!(2027 - 01 - 01)), Some(2027));
    let before = calendar.clone();
    calendar.insert_year(2027, [], []).unwrap();
    assert_eq!(calendar.missing_on(date!(2026 - 12 - 31)), None);
    assert_eq!(calendar.first_difference(&before), Some(2027));
    assert_eq!(before.first_difference(&before), None);
}

//! A calendar for 2027, which has not been announced: made up, and marked so.

use store::plumbing::calendar::{NewYear, put_year};
use store::{Error, Store};
use time::Date;
use time::macros::date;

/// Days off: first and last of each holiday.
const HOLIDAYS: [(Date, Date); 7] = [
    (date!(2027 - 01 - 01), date!(2027 - 01 - 03)),
    (date!(2027 - 02 - 05), date!(2027 - 02 - 12)),
    (date!(2027 - 04 - 03), date!(2027 - 04 - 05)),
    (date!(2027 - 05 - 01), date!(2027 - 05 - 05)),
    (date!(2027 - 06 - 09), date!(2027 - 06 - 11)),
    (date!(2027 - 09 - 15), date!(2027 - 09 - 17)),
    (date!(2027 - 10 - 01), date!(2027 - 10 - 07)),
];

/// Weekend days worked instead.
const MAKE_UP: [Date; 5] = [
    date!(2027 - 01 - 30),
    date!(2027 - 02 - 20),
    date!(2027 - 05 - 08),
    date!(2027 - 09 - 26),
    date!(2027 - 10 - 09),
];

pub(super) async fn load(store: &Store) -> Result<(), Error> {
    if store.calendar().years().any(|year| year == 2027) {
        return Ok(());
    }
    let days = |(first, last): (Date, Date)| {
        std::iter::successors(Some(first), |day| day.next_day()).take_while(move |day| *day <= last)
    };
    let off: Vec<Date> = HOLIDAYS.into_iter().flat_map(days).collect();
    let source = "演示用，不是官方安排 (made up for the demonstration)";
    put_year(
        store,
        NewYear {
            year: 2027,
            off: &off,
            make_up: &MAKE_UP,
            invented: true,
            source,
            by: None,
        },
    )
    .await
    .map(drop)
}

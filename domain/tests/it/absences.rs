//! Absences of officers, and who may stand in.

use std::collections::BTreeSet;

use domain::forex::absence::{Absence, AbsenceFault};
use domain::identity::Role;
use domain::ids::AccountId;
use time::Date;
use time::macros::date;
use uuid::Uuid;

const ZHOU: AccountId = AccountId(Uuid::from_u128(1));
const LI: AccountId = AccountId(Uuid::from_u128(2));
const CHEN: AccountId = AccountId(Uuid::from_u128(3));
const TODAY: Date = date!(2026 - 11 - 23);

const WEEK: Absence = Absence {
    account: ZHOU,
    from: date!(2026 - 11 - 23),
    to: date!(2026 - 11 - 27),
    substitute: LI,
};

/// A new absence, the roles of both, the absences that there are, and what is said of it.
type Row = (
    Absence,
    [&'static [Role]; 2],
    Option<Absence>,
    Result<(), AbsenceFault>,
);

const MAKER: &[Role] = &[Role::BankMaker];
const CHECKER: &[Role] = &[Role::BankChecker];
const SUPERVISOR: &[Role] = &[Role::BankSupervisor];
const BOTH: &[Role] = &[Role::BankMaker, Role::BankChecker];

const fn from_to(from: Date, to: Date) -> Absence {
    Absence { from, to, ..WEEK }
}

#[test]
fn somebody_with_the_same_work_stands_in() {
    let rows: [Row; 6] = [
        (WEEK, [MAKER, MAKER], None, Ok(())),
        (WEEK, [MAKER, BOTH], None, Ok(())),
        (WEEK, [BOTH, MAKER], None, Ok(())),
        (WEEK, [CHECKER, BOTH], None, Ok(())),
        (WEEK, [BOTH, CHECKER], None, Err(AbsenceFault::OtherRole)),
        (WEEK, [CHECKER, SUPERVISOR], None, Err(AbsenceFault::OtherRole)),
    ];
    rows.into_iter().for_each(check);
}

#[test]
fn an_absence_has_days_that_meet_no_other() {
    let of_oneself = Absence {
        substitute: ZHOU,
        ..WEEK
    };
    let next_week = from_to(date!(2026 - 11 - 28), date!(2026 - 12 - 04));
    let backwards = from_to(WEEK.from, date!(2026 - 11 - 22));
    let over = from_to(date!(2026 - 11 - 01), date!(2026 - 11 - 22));
    let of_li = Absence {
        account: LI,
        from: WEEK.to,
        to: date!(2026 - 12 - 31),
        substitute: CHEN,
    };
    let rows: [Row; 6] = [
        (WEEK, [MAKER, MAKER], Some(next_week), Ok(())),
        (WEEK, [MAKER, MAKER], Some(WEEK), Err(AbsenceFault::Overlaps)),
        (
            WEEK,
            [MAKER, MAKER],
            Some(of_li),
            Err(AbsenceFault::SubstituteAway),
        ),
        (of_oneself, [MAKER, MAKER], None, Err(AbsenceFault::Oneself)),
        (backwards, [MAKER, MAKER], None, Err(AbsenceFault::EndsBefore)),
        (over, [MAKER, MAKER], None, Err(AbsenceFault::Past)),
    ];
    rows.into_iter().for_each(check);
    assert!(WEEK.covers(WEEK.from) && WEEK.covers(WEEK.to) && !WEEK.covers(next_week.from));
}

fn check((absence, [absent, substitute], other, expected): Row) {
    let [absent, substitute] =
        [absent, substitute].map(|roles| roles.iter().copied().collect::<BTreeSet<_>>());
    let others: Vec<Absence> = other.into_iter().collect();
    let judged = absence.judge(TODAY, (&absent, &substitute), &others);
    assert_eq!(judged, expected, "{absence:?} {absent:?} {substitute:?}");
}

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

#[test]
fn an_absence_has_days_and_somebody_with_the_same_work() {
    use Role::{BankChecker, BankMaker, BankSupervisor};
    let next_week = Absence {
        from: date!(2026 - 11 - 28),
        to: date!(2026 - 12 - 04),
        ..WEEK
    };
    let of_li = Absence {
        account: LI,
        from: WEEK.to,
        to: date!(2026 - 12 - 31),
        substitute: CHEN,
    };
    let (maker, checker): (&[Role], &[Role]) = (&[BankMaker], &[BankChecker]);
    let both: &[Role] = &[BankMaker, BankChecker];
    let rows: [(Absence, [&[Role]; 2], &[Absence], Result<(), AbsenceFault>); 11] = [
        (WEEK, [maker, maker], &[], Ok(())),
        (WEEK, [maker, both], &[next_week], Ok(())),
        (WEEK, [both, maker], &[], Ok(())),
        (WEEK, [both, checker], &[], Err(AbsenceFault::OtherRole)),
        (WEEK, [checker, both], &[], Ok(())),
        (
            WEEK,
            [checker, &[BankSupervisor]],
            &[],
            Err(AbsenceFault::OtherRole),
        ),
        (
            Absence {
                substitute: ZHOU,
                ..WEEK
            },
            [maker, maker],
            &[],
            Err(AbsenceFault::Oneself),
        ),
        (
            Absence {
                to: date!(2026 - 11 - 22),
                ..WEEK
            },
            [maker, maker],
            &[],
            Err(AbsenceFault::EndsBefore),
        ),
        (
            Absence {
                from: date!(2026 - 11 - 01),
                to: date!(2026 - 11 - 22),
                ..WEEK
            },
            [maker, maker],
            &[],
            Err(AbsenceFault::Past),
        ),
        (WEEK, [maker, maker], &[WEEK], Err(AbsenceFault::Overlaps)),
        (WEEK, [maker, maker], &[of_li], Err(AbsenceFault::SubstituteAway)),
    ];
    for (absence, [absent, substitute], others, expected) in rows {
        let [absent, substitute] =
            [absent, substitute].map(|roles| roles.iter().copied().collect::<BTreeSet<_>>());
        let judged = absence.judge(TODAY, (&absent, &substitute), others);
        assert_eq!(judged, expected, "{absence:?} {absent:?} {substitute:?}");
    }
    assert!(WEEK.covers(WEEK.from) && WEEK.covers(WEEK.to) && !WEEK.covers(date!(2026 - 11 - 28)));
}

//! Absences: who enters them, and what follows while somebody is away.

use domain::access::Actor;
use domain::forex::absence::{Absence, AbsenceFault};
use domain::forex::bulk::BulkAct;
use domain::identity::Role;
use store::Error;
use store::forex::desk::bulk::{self, Chosen, Wish};
use store::forex::desk::{self, Paging};
use store::testing::identity as people;
use time::Duration;
use time::macros::date;

use super::{World, notices, of_view};

fn week(absent: &Actor, substitute: &Actor) -> Absence {
    Absence {
        account: absent.account,
        from: date!(2026 - 11 - 23),
        to: date!(2026 - 11 - 27),
        substitute: substitute.account,
    }
}

store::on_both! {
    async fn whoever_is_away_gets_no_cases_and_their_substitute_hears_of_theirs(db: TestDatabase) {
        let world = World::new(db).await;
        let (store, maker) = (&world.store, &world.maker);
        let second = people::staff(store, world.bank, &[Role::BankMaker]).await;
        let third = people::staff(store, world.bank, &[Role::BankMaker]).await;
        let supervisor = people::staff(store, world.bank, &[Role::BankSupervisor]).await;
        let theirs = world.taken().await;
        let sent = world.sent();
        for _ in 0..2 {
            assert_eq!(desk::enter_absence(store, &supervisor, week(maker, &second), sent).await.unwrap(), Ok(()));
        }
        assert_eq!(notices(store, &second).await, ["stands_in"]);
        let away = desk::away(store, &third, maker.account).await.unwrap().unwrap();
        assert_eq!((away.substitute.account, away.to), (second.account, date!(2026 - 11 - 27)));

        let (_, other) = people::applicant(store).await;
        let case = store::testing::forex::submitted_case(store, &other, "SJ-HS").await;
        desk::take(store, &third, case, world.version(case).await, world.sent()).await.unwrap();
        let refused = desk::hand_over(store, &third, case, world.version(case).await, maker.account, world.sent()).await;
        assert!(matches!(refused, Err(Error::NotNow)));
        let wish = Wish { act: BulkAct::HandOver, to: Some(maker.account) };
        let refused = bulk::plan(store, &third, wish, Chosen::These(vec![case])).await;
        assert!(matches!(refused, Err(Error::NotNow)));

        desk::write_as_applicant(store, &world.applicant, theirs, "补上了", world.sent()).await.unwrap();
        let (own, instead) = (notices(store, maker).await, notices(store, &second).await);
        assert_eq!((own.len(), &instead[..1]), (1, &own[..]));
        let queue = world.queue(&second, &of_view(desk::View::AllOpen), &Paging::First).await;
        assert_eq!(queue.stood_in_for.iter().map(|officer| officer.account).collect::<Vec<_>>(), [maker.account]);

        // From the first day behind it everything is as before.
        store.clock().advance(Duration::days(5));
        assert_eq!(desk::away(store, &third, maker.account).await.unwrap(), None);
        desk::hand_over(store, &third, case, world.version(case).await, maker.account, world.sent()).await.unwrap();
        let queue = world.queue(&second, &of_view(desk::View::AllOpen), &Paging::First).await;
        assert_eq!(queue.stood_in_for, []);
    }

    async fn an_absence_is_entered_and_given_up_by_oneself_or_a_supervisor(db: TestDatabase) {
        let world = World::new(db).await;
        let (store, maker) = (&world.store, &world.maker);
        let second = people::staff(store, world.bank, &[Role::BankMaker]).await;
        let other_bank = people::bank(store, "OT").await;
        let roles = [Role::BankMaker, Role::BankSupervisor];
        let stranger = people::staff(store, other_bank, &roles).await;
        for (actor, absence) in [
            (&second, week(maker, &second)),
            (&stranger, week(maker, &second)),
            (maker, week(maker, &stranger)),
        ] {
            let refused = desk::enter_absence(store, actor, absence, world.sent()).await;
            assert!(matches!(refused, Err(Error::NotFound)));
        }
        let wrong = desk::enter_absence(store, maker, week(maker, &world.checker), world.sent()).await.unwrap();
        assert_eq!(wrong, Err(AbsenceFault::OtherRole));
        assert_eq!(desk::enter_absence(store, maker, week(maker, &second), world.sent()).await.unwrap(), Ok(()));
        let again = desk::enter_absence(store, maker, week(maker, &second), world.sent()).await.unwrap();
        assert_eq!(again, Err(AbsenceFault::Overlaps));
        let crossed = desk::enter_absence(store, &second, week(&second, maker), world.sent()).await.unwrap();
        assert_eq!(crossed, Err(AbsenceFault::SubstituteAway));

        let seen = desk::absences(store, &second).await.unwrap();
        assert_eq!((seen.absences.len(), seen.absences[0].is_theirs, seen.officers.len()), (1, false, 3));
        let id = seen.absences[0].id;
        for actor in [&second, &stranger] {
            assert!(matches!(desk::end_absence(store, actor, id).await, Err(Error::NotFound)));
        }
        desk::end_absence(store, maker, id).await.unwrap();
        assert_eq!(desk::absences(store, maker).await.unwrap().absences, []);
    }
}

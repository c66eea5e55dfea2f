//! What was agreed to, who looked, and how long it is kept.

use domain::access::Actor;
use domain::forex::{ApplicantKind, consent};
use store::Error;
use store::privacy::consents::consents;
use store::privacy::kept::{self, Until};
use store::privacy::looks::{Looked, looks};
use store::testing::forex::{Applying, submit_as};
use store::testing::identity as people;
use time::macros::date;

use super::{Person, account_opened, worked_on};
use crate::desk::World;

async fn until(world: &World, actor: &Actor) -> Vec<Until> {
    let cases = kept::cases(&world.store, actor).await.unwrap();
    cases.into_iter().map(|kept| kept.until).collect()
}

store::on_both! {
    async fn the_owner_sees_which_body_looked_and_why_and_no_name(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let case = lin.submitted(&world.store).await;
        // One's own look at one's own paper is none.
        let own = store::documents::list(&world.store, &lin.me.actor, case).await.unwrap();
        store::documents::open(&world.store, &lin.me.actor, own[0].id).await.unwrap();
        worked_on(&world, case).await;

        let seen = looks(&world.store, &lin.me.actor, case, None).await.unwrap();
        assert_eq!((seen.lines.len(), seen.older), (3, None));
        assert!(seen.lines.iter().all(|look| look.body.as_ref().unwrap().0 == "三江银行"));
        let unmasked = Looked::Unmasked {
            field: "identity.number".to_owned(),
            reason: Some("reason-of-the-look".to_owned()),
        };
        for expected in [Looked::Case, unmasked, Looked::Document { slot: "id_back".to_owned() }] {
            assert!(seen.lines.iter().any(|look| look.what == expected), "{expected:?} in {seen:?}");
        }
        let (_, stranger) = people::applicant(&world.store).await;
        for other in [&stranger, &world.maker] {
            assert!(matches!(looks(&world.store, other, case, None).await, Err(Error::NotFound)));
        }
    }

    async fn many_looks_are_read_page_by_page(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let case = lin.submitted(&world.store).await;
        for _ in 0..32 {
            store::forex::desk::looked_at(&world.store, &world.maker, case).await.unwrap();
        }
        let first = looks(&world.store, &lin.me.actor, case, None).await.unwrap();
        assert_eq!(first.lines.len(), 30);
        let rest = looks(&world.store, &lin.me.actor, case, first.older).await.unwrap();
        assert_eq!((rest.lines.len(), rest.older), (2, None));
    }

    async fn consents_stand_with_their_time_and_version(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        assert!(consents(&world.store, &lin.me.actor).await.unwrap().is_empty());
        let case = lin.submitted(&world.store).await;
        lin.draft(&world.store).await;
        let given = consents(&world.store, &lin.me.actor).await.unwrap();
        assert_eq!(given.len(), 1, "a draft agrees to nothing");
        assert_eq!((given[0].case, given[0].number, given[0].version), (case, 1, 1));
        assert_eq!(given[0].ticks, consent::declarations(ApplicantKind::Individual));
        assert!(consents(&world.store, &world.maker).await.unwrap().is_empty());
    }

    async fn the_consents_of_a_firm_are_those_of_its_page(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        for applicant in [ApplicantKind::SoleTrader, ApplicantKind::Firm] {
            let applying = Applying { name: "林晓雯", branch: "SJ-HS", number: 1_001 };
            let case = submit_as(&world.store, &lin.me.actor, applicant, &applying).await;
            let given = consents(&world.store, &lin.me.actor).await.unwrap();
            assert_eq!(given[0].case, case);
            assert_eq!(given[0].ticks, consent::declarations(applicant));
        }
    }

    async fn each_case_says_until_when_it_is_kept(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let withdrawn = lin.submitted(&world.store).await;
        assert_eq!(until(&world, &lin.me.actor).await, [Until::Open]);
        lin.withdraw(&world.store, withdrawn).await;
        let opened = lin.submitted(&world.store).await;
        worked_on(&world, opened).await;
        account_opened(&world, opened, "6222020000000001001").await;
        lin.draft(&world.store).await;
        let expected = [Until::Draft, Until::InUse(date!(2036 - 11 - 23)), Until::Day(date!(2027 - 11 - 23))];
        assert_eq!(until(&world, &lin.me.actor).await, expected);
        assert!(until(&world, &world.maker).await.is_empty());
    }
}

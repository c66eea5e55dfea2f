//! A copy holds everything about one person and nothing about another.

use store::Error;
use store::privacy::copy;
use store::testing::TestStore;
use time::Duration;

use super::{Person, account_opened, worked_on};
use crate::desk::World;

/// The whole copy as one text, documents included.
async fn whole(store: &TestStore, person: &Person) -> String {
    let cases = copy::begin(store, &person.me).await.unwrap();
    let account = copy::account(store, person.me.account()).await.unwrap();
    let mut text = serde_json::to_string(&account).unwrap();
    for id in cases {
        let case = copy::case(store, &person.me.actor, id).await.unwrap();
        text += &serde_json::to_string(&case).unwrap();
        for document in &case.documents {
            let content = copy::document(store, &person.me.actor, id, document.id)
                .await
                .unwrap();
            text += &String::from_utf8(content.unwrap()).unwrap();
        }
    }
    text
}

store::on_both! {
    async fn a_copy_holds_everything_of_its_owner_and_nothing_of_others(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let wu = Person::register(&world.store, "CANARYWU", 2_002).await;
        let mut opened = Vec::new();
        for (person, number) in [(&lin, "6222020000000001001"), (&wu, "6222020000000002002")] {
            let case = person.submitted(&world.store).await;
            worked_on(&world, case).await;
            account_opened(&world, case, number).await;
            opened.push(number);
            person.draft(&world.store).await;
        }
        for (own, own_number, other, other_number) in
            [(&lin, opened[0], &wu, opened[1]), (&wu, opened[1], &lin, opened[0])]
        {
            let text = whole(&world.store, own).await;
            for canary in own.canaries().iter().map(String::as_str).chain([own.email.as_str(), own_number]) {
                assert!(text.contains(canary), "{canary} is missing");
            }
            for told in ["answer-of-the-bank", "reason-of-the-look", "三江银行", "signature: ", "registration", "account_opened"] {
                assert!(text.contains(told), "{told} is missing");
            }
            for foreign in other.canaries().iter().map(String::as_str).chain([other.email.as_str(), other.mark, other_number]) {
                assert!(!text.contains(foreign), "{foreign} is somebody else's");
            }
            for internal in ["NOTE-AMONG-OFFICERS", "王经办", "section_check", "\"mark\""] {
                assert!(!text.contains(internal), "{internal} is not for applicants");
            }
        }
    }

    async fn the_applicant_s_own_words_on_taking_it_back_are_in_it(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let case = lin.submitted(&world.store).await;
        lin.withdraw(&world.store, case).await;
        assert!(whole(&world.store, &lin).await.contains("withdrawn-CANARYLIN"));
    }

    async fn a_copy_needs_a_fresh_factor_and_is_taken_five_times_a_day(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        assert_eq!(copy::last_taken(&world.store, &lin.me).await.unwrap(), None);
        for _ in 0..5 {
            copy::begin(&world.store, &lin.me).await.unwrap();
        }
        let sixth = copy::begin(&world.store, &lin.me).await;
        assert!(matches!(sixth, Err(Error::TooMany { seconds: 86_000..=86_401 })), "{sixth:?}");
        assert!(copy::last_taken(&world.store, &lin.me).await.unwrap().is_some());
        world.store.clock().advance(Duration::minutes(11));
        assert!(matches!(copy::begin(&world.store, &lin.me).await, Err(Error::NotNow)));
    }

    async fn nobody_copies_the_case_or_the_paper_of_others(db: TestDatabase) {
        let world = World::new(db).await;
        let lin = Person::register(&world.store, "CANARYLIN", 1_001).await;
        let wu = Person::register(&world.store, "CANARYWU", 2_002).await;
        let (own, foreign) = (lin.submitted(&world.store).await, wu.submitted(&world.store).await);
        let refused = copy::case(&world.store, &lin.me.actor, foreign).await;
        assert!(matches!(refused, Err(Error::NotFound)));
        let paper = copy::case(&world.store, &wu.me.actor, foreign).await.unwrap().documents[0].id;
        for case in [own, foreign] {
            let refused = copy::document(&world.store, &lin.me.actor, case, paper).await;
            assert!(!matches!(refused, Ok(Some(_))), "{refused:?}");
        }
    }
}

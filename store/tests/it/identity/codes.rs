//! Registration and sign-in: passwords, codes, devices, delays.

use domain::identity::{AccountKind, Language};
use store::identity::sign_in::Outcome;
use store::identity::{Browser, Finish, recovery, registration, step};
use store::testing::TestStore;
use time::Duration;

use super::{
    PASSWORD, PHONE, code, contact, is_refused, letters, new_password, next, other, register,
    seconds_to_wait, sign_in, who,
};

store::on_both! {
    async fn a_code_makes_the_account_and_signs_in(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin.mei@example.com").await;
        let who = who(&store, &opened).await;
        assert_eq!((who.kind, who.language, who.must_enrol), (AccountKind::Public, Language::En, false));
        assert_eq!(who.name.as_deref(), Some("l***@example.com"));
        assert!(who.actor.own_party().is_some() && who.actor.duty.is_none());
        assert!(who.is_stepped_up(store.clock().now()));
    }

    /// Whoever tries contacts learns nothing; the owner of the contact learns it by mail.
    async fn a_known_contact_is_answered_like_an_unknown_one(db: TestDatabase) {
        let store = TestStore::new(db);
        register(&store, "lin@example.com").await;
        for (typed, registers, recovers) in [
            ("LIN@example.com", "already_registered", "code_recover"),
            ("new@example.com", "code_register", "no_account"),
        ] {
            let begun = registration::begin(&store, contact(typed), new_password(PASSWORD), Language::En).await.unwrap();
            let step = step::look(&store, &begun.token).await.unwrap().unwrap();
            assert!(step.contact.ends_with("***@example.com"));
            assert_eq!(letters(&store).await[0].0, registers);
            let wrong = registration::confirm(&store, &begun.token, "000000", PHONE).await.unwrap();
            assert!(matches!(wrong, Finish::Wrong { tries_left: 4 }), "{wrong:?}");
            let begun = recovery::begin(&store, contact(typed), Language::En).await.unwrap();
            assert!(step::look(&store, &begun.token).await.unwrap().is_some());
            assert_eq!(letters(&store).await[0].0, recovers);
            let refused = sign_in(&store, typed, "something else", PHONE).await;
            assert!(is_refused(&refused), "{refused:?}");
        }
    }

    async fn a_code_dies_of_five_tries_of_ten_minutes_and_of_use(db: TestDatabase) {
        let store = TestStore::new(db);
        register(&store, "13000000000").await;
        let begun = sign_in::begin_with_code(&store, contact("+86 130 0000 0000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        for tries_left in [Some(4), Some(3), Some(2), Some(1), None] {
            let finish = sign_in::finish(&store, &begun.token, &other(&right), PHONE).await.unwrap();
            let left = if let Finish::Wrong { tries_left } = finish { Some(tries_left) } else { None };
            assert_eq!(left, tries_left);
        }
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));

        let begun = sign_in::begin_with_code(&store, contact("13000000000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        store.clock().advance(Duration::minutes(10));
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));

        let begun = sign_in::begin_with_code(&store, contact("13000000000"), Language::Zh).await.unwrap();
        let right = code(&store).await;
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Done(_)));
        assert!(matches!(sign_in::finish(&store, &begun.token, &right, PHONE).await.unwrap(), Finish::Gone));
    }

    async fn a_number_gets_five_codes_a_day(db: TestDatabase) {
        let store = TestStore::new(db);
        for _ in 0..5 {
            recovery::begin(&store, contact("13000000001"), Language::Zh).await.unwrap();
            store.clock().advance(Duration::hours(1));
        }
        let sixth = recovery::begin(&store, contact("13000000001"), Language::Zh).await;
        assert_eq!(seconds_to_wait(&sixth).map(|seconds| seconds.div_ceil(3600)), Some(19));
        store.clock().advance(Duration::hours(19));
        recovery::begin(&store, contact("13000000001"), Language::Zh).await.unwrap();
    }

    async fn a_new_code_takes_the_place_of_the_old_one(db: TestDatabase) {
        let store = TestStore::new(db);
        let begun = registration::begin(&store, contact("a@example.com"), new_password(PASSWORD), Language::En).await.unwrap();
        let first = code(&store).await;
        let again = step::send_again(&store, &begun.token).await.unwrap().unwrap();
        let second = code(&store).await;
        assert!(matches!(registration::confirm(&store, &begun.token, &first, PHONE).await.unwrap(), Finish::Gone));
        let finish = registration::confirm(&store, &again.token, &second, PHONE).await.unwrap();
        assert!(matches!(finish, Finish::Done(_)), "{finish:?}");
    }

    /// The delay grows alike for a contact without an account, and does not touch a browser the owner has used before.
    async fn failures_make_the_next_try_wait(db: TestDatabase) {
        let store = TestStore::new(db);
        let owner = register(&store, "lin@example.com").await;
        for typed in ["lin@example.com", "nobody@example.com"] {
            for _ in 0..4 {
                assert!(is_refused(&sign_in(&store, typed, "wrong", PHONE).await));
            }
            let hasty = sign_in(&store, typed, PASSWORD, PHONE).await;
            assert!(matches!(seconds_to_wait(&hasty), Some(1 | 2)), "{hasty:?}");
        }
        let own = Browser { known: owner.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, own).await.unwrap(), Outcome::In(_)));
        store.clock().advance(Duration::seconds(2));
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, PHONE).await.unwrap(), Outcome::Next(_)));
        assert!(is_refused(&sign_in(&store, "lin@example.com", "wrong", PHONE).await), "counted from the start again");
    }

    async fn a_browser_not_seen_in_ninety_days_is_asked_for_a_code(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let known = Browser { known: opened.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap(), Outcome::In(_)));
        store.clock().advance(Duration::days(90));
        let step = next(sign_in(&store, "lin@example.com", PASSWORD, known).await);
        let code = code(&store).await;
        let Finish::Done(Outcome::In(opened)) = sign_in::finish(&store, &step.token, &code, PHONE).await.unwrap() else {
            panic!("not in");
        };
        let known = Browser { known: opened.known.as_deref(), name: "Phone" };
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap(), Outcome::In(_)));
    }
}

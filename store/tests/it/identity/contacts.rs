//! Another address or number for an account.

use domain::identity::Language;
use store::identity::contact_change::{self, Begun};
use store::identity::{ContactKind, Finish, SignedIn, account, recovery};
use store::testing::TestStore;
use store::{Error, Store};
use time::Duration;

use super::{PASSWORD, PHONE, code, contact, is_refused, letters, other, register, sign_in, who};

async fn begin(store: &Store, who: &SignedIn, typed: &str) -> String {
    match contact_change::begin(store, who, contact(typed)).await.unwrap() {
        Begun::Next(step) => step.token,
        Begun::Own => panic!("their own already"),
    }
}

async fn add(store: &Store, who: &SignedIn, typed: &str) {
    let token = begin(store, who, typed).await;
    let code = code(store).await;
    let finish = contact_change::confirm(store, who, &token, &code).await.unwrap();
    assert_eq!(finish, Finish::Done(()));
}

async fn contacts(store: &Store, who: &SignedIn) -> (Option<String>, Option<String>) {
    let profile = account::profile(store, who.account()).await.unwrap();
    (profile.email, profile.mobile)
}

store::on_both! {
    async fn a_number_beside_the_address_opens_the_account_too(db: TestDatabase) {
        let store = TestStore::new(db);
        let me = who(&store, &register(&store, "lin@example.com").await).await;
        assert_eq!(account::mobile(&store, me.account()).await.unwrap(), None);
        add(&store, &me, "+86 138 0000 0001").await;
        assert_eq!(letters(&store).await[0].0, "contact_changed");
        let (email, mobile) = contacts(&store, &me).await;
        assert!(email.is_some() && mobile.is_some());
        assert_eq!(account::mobile(&store, me.account()).await.unwrap().as_deref(), Some("13800000001"));
        assert!(!is_refused(&sign_in(&store, "13800000001", PASSWORD, PHONE).await));
        let own = contact_change::begin(&store, &me, contact("LIN@example.com")).await.unwrap();
        assert!(matches!(own, Begun::Own), "{own:?}");
    }

    async fn a_new_address_takes_the_place_of_the_old_one_which_is_told(db: TestDatabase) {
        let store = TestStore::new(db);
        let me = who(&store, &register(&store, "old@example.com").await).await;
        let recovering = recovery::begin(&store, contact("old@example.com"), Language::En).await.unwrap();
        let sent_to_old = code(&store).await;
        add(&store, &me, "new@example.com").await;
        assert_eq!(contacts(&store, &me).await.0.as_deref(), Some("n***@example.com"));
        let told = store::plumbing::outbox::newest(&store, 1).await.unwrap();
        assert_eq!((told[0].to.as_str(), told[0].subject.as_str()), ("old@example.com", "contact_changed"));
        assert!(is_refused(&sign_in(&store, "old@example.com", PASSWORD, PHONE).await));
        let late = recovery::confirm(&store, &recovering.token, &sent_to_old).await.unwrap();
        assert!(matches!(late, Finish::Gone), "a code at the old address is worth nothing: {late:?}");
    }

    async fn a_contact_of_somebody_else_is_answered_like_a_free_one(db: TestDatabase) {
        let store = TestStore::new(db);
        register(&store, "wu@example.com").await;
        let me = who(&store, &register(&store, "13800000002").await).await;
        let token = begin(&store, &me, "wu@example.com").await;
        let (kind, body) = letters(&store).await.pop().unwrap();
        assert_eq!((kind.as_str(), body.as_str()), ("contact_taken", ""));
        let wrong = contact_change::confirm(&store, &me, &token, "000000").await.unwrap();
        assert_eq!(wrong, Finish::Wrong { tries_left: 4 });
        let again = store::identity::step::send_again(&store, &token).await.unwrap().unwrap();
        assert_eq!(letters(&store).await[0].0, "contact_taken");
        let wrong = contact_change::confirm(&store, &me, &again.token, "000000").await.unwrap();
        assert_eq!(wrong, Finish::Wrong { tries_left: 4 });
    }

    async fn of_two_who_confirm_one_number_the_second_gets_nothing(db: TestDatabase) {
        let store = TestStore::new(db);
        let first = who(&store, &register(&store, "first@example.com").await).await;
        let second = who(&store, &register(&store, "second@example.com").await).await;
        let early = begin(&store, &second, "13800000003").await;
        let of_second = code(&store).await;
        add(&store, &first, "13800000003").await;
        let late = contact_change::confirm(&store, &second, &early, &of_second).await.unwrap();
        assert_eq!(late, Finish::Gone);
        assert_eq!(contacts(&store, &second).await.1, None);
    }

    async fn a_code_works_for_whom_it_was_asked_and_with_a_fresh_factor_only(db: TestDatabase) {
        let store = TestStore::new(db);
        let me = who(&store, &register(&store, "lin@example.com").await).await;
        let stranger = who(&store, &register(&store, "wu@example.com").await).await;
        let token = begin(&store, &me, "13800000004").await;
        let right = code(&store).await;
        let stolen = contact_change::confirm(&store, &stranger, &token, &right).await.unwrap();
        assert_eq!(stolen, Finish::Gone);
        let wrong = contact_change::confirm(&store, &me, &token, &other(&right)).await.unwrap();
        assert_eq!(wrong, Finish::Wrong { tries_left: 4 });
        store.clock().advance(Duration::minutes(11));
        let stale = contact_change::begin(&store, &me, contact("13800000004")).await;
        assert!(matches!(stale, Err(Error::NotNow)), "{stale:?}");
        let stale = contact_change::remove(&store, &me, ContactKind::Email).await;
        assert!(matches!(stale, Err(Error::NotNow)), "{stale:?}");
    }

    async fn one_contact_stays(db: TestDatabase) {
        let store = TestStore::new(db);
        let me = who(&store, &register(&store, "lin@example.com").await).await;
        let last = contact_change::remove(&store, &me, ContactKind::Email).await;
        assert!(matches!(last, Err(Error::NotNow)), "{last:?}");
        add(&store, &me, "13800000005").await;
        letters(&store).await;
        contact_change::remove(&store, &me, ContactKind::Email).await.unwrap();
        assert_eq!(letters(&store).await.len(), 2, "both are told");
        assert_eq!(contacts(&store, &me).await, (None, Some("138****0005".to_owned())));
        let last = contact_change::remove(&store, &me, ContactKind::Mobile).await;
        assert!(matches!(last, Err(Error::NotNow)), "{last:?}");
    }
}

//! Sessions: how they end, and what survives them.

use domain::identity::Language;
use store::casework::notices;
use store::identity;
use store::identity::kept::{self, KeptForm};
use store::identity::password::{self, Changed};
use store::identity::session::{self, Which};
use store::identity::sign_in::Outcome;
use store::identity::{Browser, Finish, recovery, step_up};
use store::testing::identity as people;
use store::testing::{TestStore, forex};
use time::Duration;

use super::{
    PASSWORD, PHONE, code, contact, is_refused, letters, new_password, register, secret, sign_in, who,
};

store::on_both! {
    async fn a_session_ends_when_it_is_not_used_and_after_a_day(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        for _ in 0..49 {
            store.clock().advance(Duration::minutes(29));
            who(&store, &opened).await;
        }
        store.clock().advance(Duration::minutes(19));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "a day is over");
        assert_eq!(session::owner_of(&store, &opened.token).await.unwrap(), Some(opened.account));

        let begun = sign_in::begin_with_code(&store, contact("lin@example.com"), Language::En).await.unwrap();
        let Finish::Done(Outcome::In(opened)) = sign_in::finish(&store, &begun.token, &code(&store).await, PHONE).await.unwrap() else {
            panic!("not in");
        };
        store.clock().advance(Duration::minutes(30));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "half an hour without use");
        assert!(session::load(&store, "no token").await.unwrap().is_none());
    }

    /// What was typed survives the end of a session for an hour, for its owner alone.
    async fn a_form_sent_too_late_is_kept_for_its_owner(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let (stranger, _) = people::applicant(&store).await;
        store.clock().advance(Duration::hours(1));
        let owner = session::owner_of(&store, &opened.token).await.unwrap().unwrap();
        for body in ["name=first", "name=second"] {
            let form = KeptForm { path: "/cases/1".to_owned(), body: body.into() };
            kept::keep(&store, owner, &form).await.unwrap();
        }
        assert_eq!(kept::find(&store, owner).await.unwrap().unwrap().body, b"name=second");
        assert_eq!(kept::find(&store, stranger).await.unwrap(), None);
        store.clock().advance(Duration::hours(1));
        assert_eq!(kept::find(&store, owner).await.unwrap(), None);
    }

    /// What a code waited for goes after a day; the code itself and its key once its letter is gone; accounts stay.
    async fn what_is_past_its_time_is_swept(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        recovery::begin(&store, contact("lin@example.com"), Language::En).await.unwrap();
        letters(&store).await;
        assert!(is_refused(&sign_in(&store, "lin@example.com", "wrong", PHONE).await));
        assert_eq!(identity::retention::sweep(&store).await.unwrap(), 0);
        store.clock().advance(Duration::days(400));
        store::plumbing::retention::sweep(&store).await.unwrap();
        let (failure, device, session, codes, sign_ins) = (1, 1, 1, 2, 2);
        let gone = failure + device + session + codes + sign_ins;
        assert_eq!(identity::retention::sweep(&store).await.unwrap(), gone);
        let profile = identity::account::profile(&store, opened.account).await.unwrap();
        assert_eq!(profile.email.as_deref(), Some("l***@example.com"));
        assert!(matches!(sign_in(&store, "lin@example.com", PASSWORD, PHONE).await.unwrap(), Outcome::Next(_)));
    }

    async fn one_ends_one_s_own_sessions_and_nobody_else_s(db: TestDatabase) {
        let store = TestStore::new(db);
        let (mine, other) = (register(&store, "lin@example.com").await, register(&store, "wu@example.com").await);
        let me = who(&store, &mine).await;
        let others = who(&store, &other).await;
        session::end(&store, me.account(), Which::One(others.session)).await.unwrap();
        who(&store, &other).await;
        session::end(&store, me.account(), Which::One(me.session)).await.unwrap();
        assert!(session::load(&store, &mine.token).await.unwrap().is_none());
        let listed = session::list(&store, me.account()).await.unwrap();
        assert_eq!((listed.len(), listed[0].is_open, listed[0].device.as_str()), (1, false, "Phone"));
    }

    async fn a_new_password_ends_the_other_sessions(db: TestDatabase) {
        let store = TestStore::new(db);
        let first = register(&store, "lin@example.com").await;
        let known = Browser { known: first.known.as_deref(), name: "Phone" };
        let Outcome::In(second) = sign_in(&store, "lin@example.com", PASSWORD, known).await.unwrap() else {
            panic!("not in");
        };
        let me = who(&store, &first).await;
        let wrong = password::change(&store, &me, secret("wrong"), new_password("another fine one")).await.unwrap();
        assert_eq!(wrong, Changed::WrongOld);
        who(&store, &second).await;
        let done = password::change(&store, &me, secret(PASSWORD), new_password("another fine one")).await.unwrap();
        let Changed::Done { token } = done else { panic!("not changed: {done:?}") };
        assert!(session::load(&store, &first.token).await.unwrap().is_none(), "this one goes on under a new token");
        assert!(session::load(&store, &token).await.unwrap().is_some());
        assert!(session::load(&store, &second.token).await.unwrap().is_none());
        assert_eq!(letters(&store).await[0].0, "password_changed");
        assert!(is_refused(&sign_in(&store, "lin@example.com", PASSWORD, known).await));
        assert!(matches!(sign_in(&store, "lin@example.com", "another fine one", known).await.unwrap(), Outcome::Next(_)));
    }

    async fn notices_are_counted_until_they_are_read(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let me = who(&store, &opened).await;
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "haishu").await;
        assert_eq!(me.unread, 0);
        let case = forex::submitted_case(&store, &me.actor, "haishu").await;
        forex::submitted_case(&store, &people::applicant(&store).await.1, "haishu").await;
        assert_eq!(who(&store, &opened).await.unread, 1);
        notices::read_about(&store, me.account(), case).await.unwrap();
        assert_eq!(who(&store, &opened).await.unread, 0);
        assert!(!notices::read_notices(&store, &me.actor).await.unwrap()[0].is_new);
    }

    async fn recovery_ends_every_session(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        let begun = recovery::begin(&store, contact("lin@example.com"), Language::En).await.unwrap();
        assert!(!recovery::set_password(&store, &begun.token, new_password("another fine one")).await.unwrap());
        let Finish::Done(chosen) = recovery::confirm(&store, &begun.token, &code(&store).await).await.unwrap() else {
            panic!("not right");
        };
        assert!(recovery::set_password(&store, &chosen.token, new_password("another fine one")).await.unwrap());
        assert!(!recovery::set_password(&store, &chosen.token, new_password("yet another one")).await.unwrap());
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        assert!(matches!(sign_in(&store, "lin@example.com", "another fine one", PHONE).await.unwrap(), Outcome::Next(_)));
    }

    async fn a_fresh_factor_lasts_ten_minutes_and_changes_the_token(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, "lin@example.com").await;
        store.clock().advance(Duration::minutes(10));
        let me = who(&store, &opened).await;
        assert!(!me.is_stepped_up(store.clock().now()));
        let begun = step_up::begin(&store, &me).await.unwrap();
        let Finish::Done(token) = step_up::finish(&store, &me, &begun.token, &code(&store).await).await.unwrap() else {
            panic!("not right");
        };
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        let me = session::load(&store, &token).await.unwrap().unwrap();
        assert!(me.is_stepped_up(store.clock().now()));
    }
}

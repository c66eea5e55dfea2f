//! A second factor for anyone who wants one, and the record of sign-ins.

use domain::identity::Language;
use store::identity::history::{self, Outcome as Came, Way};
use store::identity::second_factor::{self, recovery_codes};
use store::identity::session::{self, NewSession};
use store::identity::sign_in::Outcome;
use store::identity::step::Purpose;
use store::identity::{Browser, Finish, SignedIn, step_up};
use store::testing::TestStore;
use store::testing::identity as people;
use store::{Error, Store};
use time::Duration;

use super::{PASSWORD, PHONE, code, contact, is_refused, letters, next, other, register, sign_in, who};

const LIN: &str = "lin@example.com";

/// Turns the second factor on; gives the session as it goes on, and the recovery codes.
async fn enrol(store: &Store, opened: &NewSession) -> (SignedIn, Vec<String>) {
    let me = who(store, opened).await;
    second_factor::renew(store, &me).await.unwrap();
    let typed = people::waiting_code(store, me.account()).await;
    let enrolled = second_factor::enrol(store, &me, &typed).await.unwrap().unwrap();
    let me = session::load(store, &enrolled.token).await.unwrap().unwrap();
    store.clock().advance(Duration::minutes(1));
    (me, enrolled.recovery_codes)
}

fn known(opened: &NewSession) -> Browser<'_> {
    Browser {
        known: opened.known.as_deref(),
        name: "Phone",
    }
}

store::on_both! {
    async fn whoever_has_a_second_factor_is_asked_for_it_on_every_way_in(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let (me, _) = enrol(&store, &opened).await;
        assert!(me.uses_authenticator && !me.must_enrol);

        let step = next(sign_in(&store, LIN, PASSWORD, known(&opened)).await);
        assert_eq!(step.purpose, Purpose::SecondFactor, "on a known browser too");
        let begun = sign_in::begin_with_code(&store, contact(LIN), Language::En).await.unwrap();
        let after_code = sign_in::finish(&store, &begun.token, &code(&store).await, PHONE).await.unwrap();
        let Finish::Done(Outcome::Next(step)) = after_code else { panic!("a code alone opens nothing: {after_code:?}") };
        let typed = people::current_code(&store, me.account()).await;
        let done = sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap();
        assert!(matches!(done, Finish::Done(Outcome::In(_))), "{done:?}");
    }

    async fn a_fresh_factor_is_the_authenticator_s_then(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let (me, _) = enrol(&store, &opened).await;
        letters(&store).await;
        let step = step_up::begin(&store, &me).await.unwrap();
        assert!(letters(&store).await.is_empty(), "no code is sent");
        let typed = people::current_code(&store, me.account()).await;
        assert!(matches!(step_up::finish(&store, &me, &step.token, &typed).await.unwrap(), Finish::Done(_)));
    }

    /// A session alone, left open on a desk, makes nobody else's telephone the second factor.
    async fn it_is_drawn_shown_and_confirmed_after_a_fresh_factor_only(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let me = who(&store, &opened).await;
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_none());
        second_factor::renew(&store, &me).await.unwrap();
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_some());
        store.clock().advance(Duration::minutes(11));
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_none());
        let typed = people::waiting_code(&store, me.account()).await;
        assert!(matches!(second_factor::enrol(&store, &me, &typed).await, Err(Error::NotNow)));
        assert!(matches!(second_factor::renew(&store, &me).await, Err(Error::NotNow)));
        assert!(matches!(recovery_codes::draw(&store, &me).await, Err(Error::NotNow)));
    }

    async fn it_can_be_given_up_and_every_contact_hears_of_it(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let (me, _) = enrol(&store, &opened).await;
        assert_eq!(letters(&store).await.last().unwrap().0, "second_factor_on");
        second_factor::remove(&store, &me).await.unwrap();
        assert_eq!(letters(&store).await[0].0, "second_factor_off");
        assert_eq!(recovery_codes::left(&store, me.account()).await.unwrap(), 0);
        let again = sign_in(&store, LIN, PASSWORD, known(&opened)).await.unwrap();
        assert!(matches!(again, Outcome::In(_)), "{again:?}");
    }

    async fn new_recovery_codes_make_the_old_ones_void(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let (me, old) = enrol(&store, &opened).await;
        let new = recovery_codes::draw(&store, &me).await.unwrap();
        assert_eq!((new.len(), recovery_codes::left(&store, me.account()).await.unwrap()), (10, 10));
        for (spare, works) in [(&old[0], false), (&new[0], true)] {
            let step = next(sign_in(&store, LIN, PASSWORD, PHONE).await);
            let finish = sign_in::finish(&store, &step.token, spare, PHONE).await.unwrap();
            assert_eq!(matches!(finish, Finish::Done(_)), works, "{finish:?}");
        }
        assert_eq!(recovery_codes::left(&store, me.account()).await.unwrap(), 9);
    }

    async fn the_operator_takes_a_lost_one_off_and_sessions_end(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        assert!(!second_factor::reset(&store, &contact(LIN)).await.unwrap(), "there is none");
        enrol(&store, &opened).await;
        assert!(second_factor::reset(&store, &contact(LIN)).await.unwrap());
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        assert!(matches!(sign_in(&store, LIN, PASSWORD, known(&opened)).await.unwrap(), Outcome::In(_)));
    }

    async fn the_owner_alone_sees_every_sign_in_of_ninety_days(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        let wu = register(&store, "wu@example.com").await;
        assert!(is_refused(&sign_in(&store, LIN, "wrong", Browser { known: None, name: "Elsewhere" }).await));
        store.clock().advance(Duration::minutes(1));
        let step = next(sign_in(&store, LIN, PASSWORD, PHONE).await);
        let right = code(&store).await;
        sign_in::finish(&store, &step.token, &other(&right), PHONE).await.unwrap();
        store.clock().advance(Duration::seconds(1));
        sign_in::finish(&store, &step.token, &right, PHONE).await.unwrap();

        let lines = history::list(&store, opened.account, None).await.unwrap().lines;
        let told: Vec<_> = lines.iter().map(|line| (line.way, line.outcome, line.device.as_str())).collect();
        assert_eq!(told, [
            (Way::NewDevice, Came::Opened, "Phone"),
            (Way::NewDevice, Came::WrongCode, "Phone"),
            (Way::Password, Came::WrongPassword, "Elsewhere"),
            (Way::Registration, Came::Opened, "Phone"),
        ]);
        assert_eq!(history::list(&store, wu.account, None).await.unwrap().lines.len(), 1);
        store.clock().advance(Duration::days(91));
        assert!(history::list(&store, opened.account, None).await.unwrap().lines.is_empty());
    }

    async fn a_long_record_is_read_page_by_page(db: TestDatabase) {
        let store = TestStore::new(db);
        let opened = register(&store, LIN).await;
        for _ in 0..22 {
            store.clock().advance(Duration::hours(1));
            sign_in(&store, LIN, "wrong", PHONE).await.unwrap();
        }
        let first = history::list(&store, opened.account, None).await.unwrap();
        assert_eq!((first.lines.len(), first.older), (20, Some(first.lines[19].id)));
        let rest = history::list(&store, opened.account, first.older).await.unwrap();
        assert_eq!((rest.lines.len(), rest.older), (3, None));
        assert_eq!(rest.lines[2].way, Way::Registration);
    }
}

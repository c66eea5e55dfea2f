//! Staff: invitations, roles and second factors.

use domain::identity::{Language, Role};
use domain::ids::AccountId;
use store::identity::invitation::{self, Invited};
use store::identity::session::{self, NewSession};
use store::identity::sign_in::Outcome;
use store::identity::{Finish, second_factor};
use store::testing::TestStore;
use store::testing::identity as people;
use store::{Error, Store};
use time::Duration;

use super::{
    PASSWORD, PHONE, contact, invite, letters, new_password, next, officer, register, sign_in, token_of, who,
};

/// Signs the officer in with the code of their authenticator.
async fn get_in(store: &Store, officer: AccountId) -> NewSession {
    let step = next(sign_in(store, "wang@example.com", PASSWORD, PHONE).await);
    let typed = people::current_code(store, officer).await;
    match sign_in::finish(store, &step.token, &typed, PHONE).await.unwrap() {
        Finish::Done(Outcome::In(opened)) => opened,
        other => panic!("not in: {other:?}"),
    }
}

store::on_both! {
    async fn an_authenticator_s_code_works_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let officer = officer(&store, "wang@example.com").await;
        let typed = people::current_code(&store, officer).await;
        let step = next(sign_in(&store, "wang@example.com", PASSWORD, PHONE).await);
        assert!(matches!(sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap(), Finish::Done(_)));
        let step = next(sign_in(&store, "wang@example.com", PASSWORD, PHONE).await);
        let finish = sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap();
        assert!(matches!(finish, Finish::Wrong { .. }), "{finish:?}");
        store.clock().advance(Duration::seconds(60));
        let typed = people::current_code(&store, officer).await;
        let Finish::Done(Outcome::In(opened)) = sign_in::finish(&store, &step.token, &typed, PHONE).await.unwrap() else {
            panic!("not in");
        };
        assert!(opened.known.is_none(), "staff are asked for the second factor always");
        let me = who(&store, &opened).await;
        assert_eq!(me.name.as_deref(), Some("王经办"));
        store.clock().advance(Duration::hours(12));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
    }

    async fn staff_do_not_get_in_with_a_code_by_mail(db: TestDatabase) {
        let store = TestStore::new(db);
        officer(&store, "wang@example.com").await;
        sign_in::begin_with_code(&store, contact("wang@example.com"), Language::Zh).await.unwrap();
        assert_eq!(letters(&store).await[0].0, "staff_need_password");
    }

    async fn an_invitation_leads_to_a_second_factor_and_works_once(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker, Role::BankChecker]).await);
        let shown = invitation::look(&store, &token).await.unwrap().unwrap();
        assert_eq!((shown.organisation_en.as_str(), shown.email.as_str()), ("Sanjiang Bank", "zhao@example.com"));
        let accepted = |password| invitation::accept(&store, &token, ("赵复核", password), Language::Zh, PHONE);
        let opened = accepted(new_password(PASSWORD)).await.unwrap().unwrap();
        assert!(accepted(new_password(PASSWORD)).await.unwrap().is_none());
        assert!(invitation::look(&store, &token).await.unwrap().is_none());
        let me = who(&store, &opened).await;
        assert!(opened.must_enrol && me.must_enrol);
        assert!(me.actor.duty.is_none(), "nobody is on duty before their second factor");

        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_some());
        assert!(second_factor::enrol(&store, &me, "000000").await.unwrap().is_none());
        let typed = people::waiting_code(&store, me.account()).await;
        let enrolled = second_factor::enrol(&store, &me, &typed).await.unwrap().unwrap();
        assert!(session::load(&store, &opened.token).await.unwrap().is_none(), "a new token with the new factor");
        let me = session::load(&store, &enrolled.token).await.unwrap().unwrap();
        assert!(!me.must_enrol);
        assert_eq!(me.actor.duty.as_ref().unwrap().roles.len(), 2);

        let spare = enrolled.recovery_codes[0].to_lowercase();
        for works in [true, false] {
            let step = next(sign_in(&store, "zhao@example.com", PASSWORD, PHONE).await);
            let finish = sign_in::finish(&store, &step.token, &spare, PHONE).await.unwrap();
            assert_eq!(matches!(finish, Finish::Done(_)), works, "{finish:?}");
        }
    }

    /// Whoever loses the way to a new telephone half-way still gets in with the old one.
    async fn the_old_authenticator_works_until_the_new_one_is_confirmed(db: TestDatabase) {
        let store = TestStore::new(db);
        let officer = officer(&store, "wang@example.com").await;
        let opened = get_in(&store, officer).await;
        let me = who(&store, &opened).await;
        second_factor::renew(&store, &me).await.unwrap();
        let me = who(&store, &opened).await;
        assert!(!me.must_enrol && me.actor.duty.is_some(), "on duty all the while");
        store.clock().advance(Duration::minutes(1));
        let elsewhere = get_in(&store, officer).await;

        let typed = people::waiting_code(&store, officer).await;
        let enrolled = second_factor::enrol(&store, &me, &typed).await.unwrap().unwrap();
        assert!(session::load(&store, &elsewhere.token).await.unwrap().is_none(), "other sessions end");
        store.clock().advance(Duration::minutes(1));
        get_in(&store, officer).await;
        let me = session::load(&store, &enrolled.token).await.unwrap().unwrap();
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_none());
    }

    /// A waiting secret is as good as the factor itself, so a session alone does not show it.
    async fn a_waiting_authenticator_is_shown_after_a_fresh_factor_only(db: TestDatabase) {
        let store = TestStore::new(db);
        let officer = officer(&store, "wang@example.com").await;
        let me = who(&store, &get_in(&store, officer).await).await;
        second_factor::renew(&store, &me).await.unwrap();
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_some());
        store.clock().advance(Duration::minutes(11));
        assert!(second_factor::pending(&store, &me, "甬易通").await.unwrap().is_none());
        let typed = people::waiting_code(&store, officer).await;
        let late = second_factor::enrol(&store, &me, &typed).await;
        assert!(matches!(late, Err(Error::NotNow)));
    }

    async fn somebody_with_two_organisations_works_for_the_one_they_choose(db: TestDatabase) {
        let store = TestStore::new(db);
        let officer = officer(&store, "wang@example.com").await;
        let (other, foreign) = (people::bank(&store, "YH").await, people::bank(&store, "XS").await);
        invite(&store, other, "wang@example.com", &[Role::BankChecker]).await;
        let opened = get_in(&store, officer).await;
        let me = who(&store, &opened).await;
        let places: Vec<_> = me.workplaces.iter().map(|place| place.organisation).collect();
        assert_eq!(places.len(), 2);
        assert_eq!(me.workplace().map(|place| place.organisation), Some(places[0]));

        session::work_for(&store, &me, other).await.unwrap();
        let me = who(&store, &opened).await;
        let duty = me.actor.duty.as_ref().unwrap();
        assert_eq!((duty.organisation, duty.roles.len()), (other, 1));
        assert!(duty.roles.contains(&Role::BankChecker));
        assert!(session::work_for(&store, &me, foreign).await.is_err(), "not a member there");
        assert_eq!(who(&store, &opened).await.actor.duty, me.actor.duty);
    }

    async fn an_invitation_is_open_for_a_week(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker]).await);
        store.clock().advance(Duration::days(7));
        let late = invitation::accept(&store, &token, ("赵", new_password(PASSWORD)), Language::Zh, PHONE).await;
        assert!(late.unwrap().is_none());
    }

    async fn an_organisation_gives_the_roles_of_its_kind_only(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        for (roles, given) in [
            (&[Role::BankSupervisor][..], true),
            (&[Role::Admin], false),
            (&[Role::BankMaker, Role::ComplaintOfficer], false),
            (&[], false),
        ] {
            let invited = invite(&store, bank, "zhao@example.com", roles).await;
            assert_eq!(invited != Invited::RoleOfOtherKind, given, "{roles:?}");
        }
    }

    async fn a_further_role_asks_to_sign_in_anew(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        let token = token_of(invite(&store, bank, "zhao@example.com", &[Role::BankMaker]).await);
        let accepted = invitation::accept(&store, &token, ("赵", new_password(PASSWORD)), Language::Zh, PHONE).await;
        let opened = accepted.unwrap().unwrap();
        let invited = invite(&store, bank, "zhao@example.com", &[Role::BankChecker]).await;
        assert_eq!(invited, Invited::Added(opened.account));
        assert!(session::load(&store, &opened.token).await.unwrap().is_none());
        register(&store, "lin@example.com").await;
        assert_eq!(invite(&store, bank, "lin@example.com", &[Role::BankMaker]).await, Invited::PublicAddress);
    }
}

//! The end of an account: nothing is left of it but what the law keeps, and the audit holds.

use domain::forex::ApplicantKind;
use domain::identity::firm::Change;
use domain::identity::{Language, Role};
use domain::ids::{CaseId, OrganisationId};
use sea_orm::{ConnectionTrait, EntityTrait};
use store::entity::{account, case_file, case_lookup, data_key, draft_page, outbox, submission};
use store::identity::firm::{self, NewFirm, Registered};
use store::identity::invitation::{self, Invite, Joined};
use store::identity::session;
use store::identity::sign_in::Outcome;
use store::plumbing::{erasure, retention};
use store::privacy::leave;
use store::testing::forex::{begin_as, sent};
use store::testing::{TestDatabase, TestStore};
use store::{Error, audit};
use time::Duration;

use super::{Person, account_opened, hex, whole_database, worked_on};
use crate::desk::World;
use crate::identity::firms::newest_token;
use crate::identity::{PASSWORD, PHONE, letters, register, sign_in, who};

async fn key_of(store: &TestStore, key: uuid::Uuid) -> Vec<u8> {
    let row = data_key::Entity::find_by_id(key)
        .one(store.database().reader())
        .await
        .unwrap();
    row.unwrap().wrapped.unwrap()
}

async fn case_key(store: &TestStore, case: CaseId) -> Vec<u8> {
    let row = case_file::Entity::find_by_id(case.0)
        .one(store.database().reader())
        .await
        .unwrap();
    key_of(store, row.unwrap().data_key_id).await
}

async fn content(store: &TestStore, case: CaseId) -> Vec<u8> {
    let rows = submission::Entity::find()
        .all(store.database().reader())
        .await
        .unwrap();
    rows.into_iter()
        .find(|row| row.case_id == case.0)
        .unwrap()
        .content_enc
}

/// The hashes by which officers find a case.
async fn lookups(store: &TestStore, case: CaseId) -> Vec<Vec<u8>> {
    let rows = case_lookup::Entity::find()
        .all(store.database().reader())
        .await
        .unwrap();
    let own = rows.into_iter().filter(|row| row.case_id == case.0);
    own.map(|row| row.hash).collect()
}

/// What stands in the database of an account, none of which may be found there afterwards.
async fn traces(store: &TestStore, person: &Person, draft: CaseId) -> Vec<Vec<u8>> {
    let db = store.database().reader();
    let row = account::Entity::find_by_id(person.me.account().0)
        .one(db)
        .await
        .unwrap()
        .unwrap();
    let pages = draft_page::Entity::find().all(db).await.unwrap();
    let page = pages
        .into_iter()
        .find(|row| row.case_id == draft.0)
        .unwrap()
        .answers_enc;
    let letters = outbox::Entity::find().all(db).await.unwrap();
    let own_letters = letters
        .into_iter()
        .filter(|letter| letter.data_key_id == Some(row.data_key_id));
    let mut traces: Vec<Vec<u8>> = own_letters.map(|letter| letter.to_enc).collect();
    assert!(!traces.is_empty());
    traces.push(key_of(store, row.data_key_id).await);
    traces.extend([row.email_enc, row.email_hash, row.mobile_enc, row.mobile_hash].map(Option::unwrap));
    traces.push(page);
    traces.push(case_key(store, draft).await);
    traces.push(row.password_hash.unwrap().into_bytes());
    traces
}

async fn run(store: &TestStore, sql: &str) {
    let tx = store.database().begin_write().await.unwrap();
    tx.execute_unprepared(sql).await.unwrap();
    tx.commit().await.unwrap();
}

/// Letters go out, and the hourly sweeps run.
async fn an_hour_later(store: &TestStore) -> Vec<(String, String)> {
    let sent = letters(store).await;
    store.clock().advance(Duration::hours(2));
    retention::sweep(store).await.unwrap();
    store::identity::retention::sweep(store).await.unwrap();
    erasure::sweep(store).await.unwrap();
    store::documents::sweep(store).await.unwrap();
    sent
}

store::on_both! {
    async fn what_the_law_does_not_keep_is_gone_and_the_rest_waits_for_its_day(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        let opened = lin.submitted(store).await;
        worked_on(&world, opened).await;
        account_opened(&world, opened, "6222020000000001001").await;
        let withdrawn = lin.submitted(store).await;
        lin.withdraw(store, withdrawn).await;
        let draft = lin.draft(store).await;
        let mut gone = traces(store, &lin, draft).await;
        gone.extend([case_key(store, withdrawn).await, content(store, withdrawn).await]);
        let mut kept = vec![
            case_key(store, opened).await,
            content(store, opened).await,
        ];
        // Officers still find the kept case, by its mobile number among others.
        kept.extend(lookups(store, opened).await);
        gone.retain(|trace| !kept.contains(trace));
        let before = whole_database(store.test_database()).await;
        for trace in gone.iter().chain(&kept) {
            assert!(before.contains(&hex(trace)) || before.contains(&String::from_utf8_lossy(trace).to_lowercase()));
        }

        let plan = leave::look(store, &lin.me).await.unwrap();
        assert_eq!((plan.under_way.len(), plan.erased.len(), plan.kept.len()), (0, 2, 1));
        assert_eq!(leave::leave(store, &lin.me).await.unwrap(), plan);
        let sent = an_hour_later(store).await;
        let farewell = ("account_deleted_kept".to_owned(), "kept=1".to_owned());
        assert!(sent.contains(&farewell), "{sent:?}");

        let after = whole_database(store.test_database()).await;
        for trace in &gone {
            assert!(!after.contains(&hex(trace)), "something sealed is left");
            assert!(!after.contains(&String::from_utf8_lossy(trace).to_lowercase()));
        }
        for canary in lin.canaries().iter().chain([&lin.email]) {
            assert!(!after.contains(&canary.to_lowercase()) && !after.contains(&hex(canary.as_bytes())), "{canary}");
        }
        for trace in &kept {
            assert!(after.contains(&hex(trace)), "the law keeps the opened account's case");
        }

        run(store, "UPDATE bank_account SET state = 'closed'").await;
        store.clock().advance(Duration::days(3_660));
        an_hour_later(store).await;
        let ten_years_later = whole_database(store.test_database()).await;
        assert!(kept.iter().all(|trace| !ten_years_later.contains(&hex(trace))), "its day has come");

        audit::seal(store.database(), store.keys().signer(), store.clock().now(), 10_000).await.unwrap();
        let report = audit::verify(store.database(), &store.keys().signer().public_key()).await.unwrap();
        assert_eq!((report.unsealed, report.fault), (0, None));
    }

    async fn the_account_is_closed_at_once_and_its_contact_is_free(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        leave::leave(store, &lin.me).await.unwrap();
        assert!(session::load(store, &lin.opened.token).await.unwrap().is_none());
        assert!(matches!(sign_in(store, &lin.email, PASSWORD, PHONE).await.unwrap(), Outcome::Refused));
        assert_eq!(letters(store).await.last().unwrap().0, "account_deleted");
        let again = register(store, &lin.email).await;
        assert_ne!(again.account, lin.opened.account);
        let twice = leave::leave(store, &lin.me).await;
        assert!(matches!(twice, Err(Error::NotFound)), "{twice:?}");
    }

    async fn a_case_under_way_comes_to_an_end_first(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        let case = lin.submitted(store).await;
        assert_eq!(leave::look(store, &lin.me).await.unwrap().under_way[0].case, case);
        assert!(matches!(leave::leave(store, &lin.me).await, Err(Error::NotNow)));
        assert!(session::load(store, &lin.opened.token).await.unwrap().is_some(), "nothing happened");
        lin.withdraw(store, case).await;
        assert_eq!(leave::leave(store, &lin.me).await.unwrap().erased.len(), 1);
    }

    async fn it_takes_a_fresh_factor_and_leaves_others_alone(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        let wu = Person::register(store, "CANARYWU", 2_002).await;
        let theirs = wu.submitted(store).await;
        let key = case_key(store, theirs).await;
        leave::leave(store, &lin.me).await.unwrap();
        an_hour_later(store).await;
        assert_eq!(case_key(store, theirs).await, key);
        assert!(matches!(leave::leave(store, &wu.me).await, Err(Error::NotNow)), "an hour has passed");
    }

    async fn who_acts_for_a_firm_takes_the_own_cases_along_and_none_of_the_firm_s(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        let wu = Person::register(store, "CANARYWU", 1_002).await;
        let firm = owned_by(store, &lin).await;
        join_as_owner(store, firm, &lin, &wu).await;
        let own = lin.draft(store).await;
        session::work_for(store, &lin.me, firm).await.unwrap();
        let acting = who(store, &lin.opened).await;
        let of_firm = begin_as(store, &acting.actor, ApplicantKind::Firm).await;
        let plan = leave::look(store, &acting).await.unwrap();
        assert_eq!(
            plan.erased.iter().map(|kept| kept.case).collect::<Vec<_>>(),
            [own]
        );
        assert_eq!(leave::leave(store, &acting).await.unwrap(), plan);
        let told: Vec<String> = letters(store).await.into_iter().map(|(kind, _)| kind).collect();
        assert!(told.contains(&"member_left".to_owned()), "{told:?}");
        session::work_for(store, &wu.me, firm).await.unwrap();
        let staying = who(store, &wu.opened).await;
        assert!(
            store::forex::load_draft(store, &staying.actor, of_firm)
                .await
                .is_ok(),
            "the firm's draft stays"
        );
    }

    async fn a_firm_is_not_left_without_an_owner(db: TestDatabase) {
        let world = World::new(db).await;
        let store = &world.store;
        let lin = Person::register(store, "CANARYLIN", 1_001).await;
        let wu = Person::register(store, "CANARYWU", 1_002).await;
        let firm = owned_by(store, &lin).await;
        let plan = leave::look(store, &lin.me).await.unwrap();
        assert_eq!(
            plan.only_owner_of.iter().map(|firm| firm.id).collect::<Vec<_>>(),
            [firm]
        );
        assert!(matches!(leave::leave(store, &lin.me).await, Err(Error::NotNow)));
        join_as_owner(store, firm, &lin, &wu).await;
        let (one, other) = tokio::join!(leave::leave(store, &lin.me), leave::leave(store, &wu.me));
        let stayed = [one, other]
            .into_iter()
            .filter(|left| matches!(left, Err(Error::NotNow)));
        assert_eq!(stayed.count(), 1, "of two owners who leave at once one stays");
    }
}

/// Not only unreachable: not in the file any more.
#[tokio::test]
async fn nothing_of_the_account_is_left_in_the_database_file() {
    let world = World::new(TestDatabase::sqlite().await).await;
    let store = &world.store;
    let lin = Person::register(store, "CANARYLIN", 1_001).await;
    let withdrawn = lin.submitted(store).await;
    lin.withdraw(store, withdrawn).await;
    let draft = lin.draft(store).await;
    let gone = traces(store, &lin, draft).await;
    leave::leave(store, &lin.me).await.unwrap();
    an_hour_later(store).await;
    store.database().clone().close().await.unwrap();
    let url = store.test_database().url();
    let file = std::fs::read(url.trim_start_matches("sqlite:").trim_end_matches("?mode=rwc")).unwrap();
    let holds = |bytes: &[u8]| file.windows(bytes.len()).any(|window| window == bytes);
    assert!(holds(b"account.deleted"), "this is the file");
    for trace in gone {
        assert!(!holds(&trace), "{}", hex(&trace));
    }
}

async fn owned_by(store: &TestStore, owner: &Person) -> OrganisationId {
    let new = NewFirm {
        uscc: "91330200TEXT000170".to_owned().try_into().unwrap(),
        name_zh: "三江",
        name_en: "Sanjiang",
        own_name: Some("林晓雯"),
    };
    let registered = firm::register(store, owner.me.account(), new, sent(store)).await;
    match registered.unwrap() {
        Registered::Firm(firm) => firm,
        other => panic!("not registered: {other:?}"),
    }
}

/// Another member, who owns the firm too.
async fn join_as_owner(store: &TestStore, firm: OrganisationId, owner: &Person, joining: &Person) {
    let invite = Invite {
        organisation: firm,
        roles: vec![Role::FirmHandler],
        email: joining.email.clone().try_into().unwrap(),
        language: Language::Zh,
    };
    let by = owner.me.account();
    firm::invite(store, by, &invite, "https://example.com", sent(store))
        .await
        .unwrap();
    let token = newest_token(store).await;
    let joined = invitation::join(store, joining.me.account(), &token, Some("吴晓敏")).await;
    assert_eq!(joined.unwrap(), Joined::Member(firm));
    let change = Change::Roles {
        of: joining.me.account(),
        roles: [Role::FirmOwner].into(),
    };
    let seen = [Role::FirmHandler].into();
    firm::change(store, by, firm, (&change, &seen), sent(store))
        .await
        .unwrap();
}

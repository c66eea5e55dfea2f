//! Running the installation: accounts, organisations, letters, the trail and the state, by administrators alone.

use std::collections::BTreeSet;

use domain::access::Actor;
use domain::administration::{LockReason, ResetReason};
use domain::identity::{AccountKind, Language, OrganisationKind, Role};
use domain::ids::{AccountId, OrganisationId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::audit::trail::{self, Filter};
use store::audit::{self, FaultKind};
use store::casework::once::Sent;
use store::entity::{audit_entry, session};
use store::identity::organisation::{self, Changed, Closing, NewOrganisation};
use store::identity::staff::{self, AccountState, Acted, Target};
use store::identity::{Contact, NewPassword, recovery, registration, sign_in, step};
use store::plumbing::calendar::{NewYear, try_year};
use store::plumbing::delivery_log::{self, FailureKind, Fate};
use store::plumbing::{job_run, outbox, state};
use store::testing::identity::{self as people, Person};
use store::testing::{TestStore, forex};
use store::{Error, Operator, Store};
use time::macros::date;
use uuid::Uuid;

async fn office(store: &Store) -> OrganisationId {
    let new = NewOrganisation {
        kind: OrganisationKind::Operator,
        parent: None,
        code: "office".to_owned(),
        name_zh: "运行中心".to_owned(),
        name_en: "Operations".to_owned(),
        district: None,
        address_zh: String::new(),
        address_en: String::new(),
        bic: None,
        phone: None,
    };
    people::add(store, new).await
}

/// An installation with an administrator, and an officer of a bank.
async fn installation(store: &Store) -> (Actor, Actor) {
    let (office, bank) = (office(store).await, people::bank(store, "SJ").await);
    let administrator = people::staff(store, office, &[Role::Admin]).await;
    let officer = Person {
        email: "wang@example.com",
        name: Some("王经办"),
        password: None,
        language: Language::Zh,
    };
    let officer = people::new_staff(store, bank, &[Role::BankMaker], officer).await;
    (administrator, officer)
}

fn operator(actor: &Actor) -> Operator {
    Operator::of(actor).unwrap()
}

fn form(number: u128) -> Sent<'static> {
    Sent {
        key: Uuid::from_u128(number),
        body: b"form",
    }
}

/// The account as it stands now, acted on by a form of its own.
async fn target(store: &Store, by: Operator, account: AccountId) -> Target<'static> {
    let person = staff::person(store, by, account).await.unwrap();
    Target {
        account,
        seen: person.version,
        sent: form(store.new_uuid().as_u128()),
    }
}

async fn newest_letter(store: &Store) -> (String, String, String) {
    let letter = outbox::newest(store, 1).await.unwrap().remove(0);
    (letter.to, letter.subject, letter.body)
}

async fn open_sessions(store: &Store, account: AccountId) -> usize {
    let open = session::Entity::find()
        .filter(session::Column::AccountId.eq(account.0))
        .filter(session::Column::EndedAt.is_null());
    open.all(store.database().reader()).await.unwrap().len()
}

store::on_both! {
    async fn nobody_but_an_administrator_is_one(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let (_, applicant) = people::applicant(&store).await;
        for other in [&officer, &applicant] {
            assert!(matches!(Operator::of(other), Err(Error::NotFound)));
            assert!(matches!(trail::page(&store, other, &Filter::default(), None).await, Err(Error::NotFound)));
        }
        assert_eq!(operator(&administrator).account(), Some(administrator.account));
    }

    async fn who_asks_for_a_locked_account_is_told_so_by_letter_alone(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, _) = installation(&store).await;
        let by = operator(&administrator);
        let person = Person { email: "lin@example.com", name: None, password: None, language: Language::En };
        let applicant = people::new_applicant(&store, person).await;
        let locked = target(&store, by, applicant.account).await;
        staff::lock(&store, by, locked, LockReason::Suspected).await.unwrap();
        let contact = || Contact::parse("lin@example.com").unwrap();
        let step = recovery::begin(&store, contact(), Language::Zh).await.unwrap();
        assert_eq!(newest_letter(&store).await.1, "account_is_locked");
        let other = recovery::begin(&store, Contact::parse("nobody@example.com").unwrap(), Language::Zh).await.unwrap();
        assert_eq!(newest_letter(&store).await.1, "no_account");
        assert_eq!(step.purpose, other.purpose, "the page says the same");
        step::send_again(&store, &step.token).await.unwrap();
        assert_eq!(newest_letter(&store).await.1, "account_is_locked", "and so it is when asked again");
        sign_in::begin_with_code(&store, contact(), Language::Zh).await.unwrap();
        assert_eq!(newest_letter(&store).await.1, "account_is_locked");
        let password = NewPassword::parse("correct horse 电池", AccountKind::Public).unwrap();
        registration::begin(&store, contact(), password, Language::Zh).await.unwrap();
        assert_eq!(newest_letter(&store).await.1, "account_is_locked");
    }

    async fn a_locked_account_is_told_and_lets_nobody_in_until_it_is_unlocked(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let by = operator(&administrator);
        let contact = Contact::parse("wang@example.com").unwrap();
        assert_eq!(staff::find(&store, by, &contact).await.unwrap(), Some(officer.account));
        let first = target(&store, by, officer.account).await;
        assert_eq!(staff::lock(&store, by, first, LockReason::Left).await.unwrap(), Acted::Done);
        let person = staff::person(&store, by, officer.account).await.unwrap();
        assert_eq!((person.state, person.contacts[0].as_str()), (AccountState::Locked, "w***@example.com"));
        let letter = newest_letter(&store).await;
        assert_eq!(letter, ("wang@example.com".into(), "account_locked".into(), "reason=left".into()));
        assert!(store::identity::account::profile(&store, officer.account).await.is_err(), "it cannot be used");

        assert_eq!(staff::lock(&store, by, first, LockReason::Left).await.unwrap(), Acted::Done, "the same form");
        let again = target(&store, by, officer.account).await;
        assert!(matches!(staff::lock(&store, by, again, LockReason::Left).await, Err(Error::NotNow)));
        let late = Target { sent: form(7), ..first };
        assert!(matches!(staff::unlock(&store, by, late).await, Err(Error::Stale)));
        assert_eq!(staff::unlock(&store, by, again).await.unwrap(), Acted::Done);
        assert!(store::identity::account::profile(&store, officer.account).await.is_ok());
        assert_eq!(staff::find(&store, by, &Contact::parse("nobody@example.com").unwrap()).await.unwrap(), None);
    }

    async fn nobody_acts_on_themselves_and_the_last_administrator_stays(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, _) = installation(&store).await;
        let own = operator(&administrator);
        let office = administrator.duty.as_ref().unwrap().organisation;
        let me = target(&store, own, administrator.account).await;
        assert_eq!(staff::lock(&store, own, me, LockReason::Asked).await.unwrap(), Acted::Own);
        assert_eq!(staff::end_sessions(&store, own, me).await.unwrap(), Acted::Own);
        assert_eq!(staff::reset_second_factor(&store, own, me, ResetReason::PhoneLost).await.unwrap(), Acted::Own);
        let none = BTreeSet::new();
        assert_eq!(staff::set_roles(&store, own, me, office, &none).await.unwrap(), Acted::Own);
        let command = Operator::COMMAND;
        assert_eq!(staff::lock(&store, command, me, LockReason::Asked).await.unwrap(), Acted::LastAdministrator);
        assert_eq!(staff::set_roles(&store, command, me, office, &none).await.unwrap(), Acted::LastAdministrator);
    }

    /// Each would take the other's work away; whoever comes second is no administrator any more.
    async fn two_administrators_do_not_lock_each_other_out(db: TestDatabase) {
        let store = TestStore::new(db);
        let (one, _) = installation(&store).await;
        let office = one.duty.as_ref().unwrap().organisation;
        let two = people::staff(&store, office, &[Role::Admin]).await;
        let (by_one, by_two) = (operator(&one), operator(&two));
        let (on_two, on_one) = (target(&store, by_one, two.account).await, target(&store, by_two, one.account).await);
        let none = BTreeSet::new();
        let (first, second) = tokio::join!(
            staff::set_roles(&store, by_one, on_two, office, &none),
            staff::lock(&store, by_two, on_one, LockReason::Suspected),
        );
        let outcomes = [first, second].map(|outcome| outcome.map_err(|error| error.to_string()));
        let done = outcomes.iter().filter(|outcome| **outcome == Ok(Acted::Done)).count();
        let gone = outcomes.iter().filter(|outcome| **outcome == Err("not found".to_owned())).count();
        assert_eq!((done, gone), (1, 1), "{outcomes:?}");
    }

    async fn a_reset_second_factor_is_void_with_its_recovery_codes(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let by = operator(&administrator);
        let before = people::current_code(&store, officer.account).await;
        let on = target(&store, by, officer.account).await;
        let acted = staff::reset_second_factor(&store, by, on, ResetReason::PhoneLost).await.unwrap();
        assert_eq!(acted, Acted::Done);
        assert!(!staff::person(&store, by, officer.account).await.unwrap().has_second_factor);
        assert_ne!(people::waiting_code(&store, officer.account).await, before, "another secret waits");
        assert_eq!(newest_letter(&store).await.1, "second_factor_reset");
        assert_eq!(open_sessions(&store, officer.account).await, 0);
        let again = target(&store, by, officer.account).await;
        let again = staff::reset_second_factor(&store, by, again, ResetReason::PhoneLost).await;
        assert!(matches!(again, Err(Error::NotNow)));
        let notices = store::casework::notices::read_notices(&store, &officer).await.unwrap();
        assert_eq!(notices[0].kind, "second_factor_reset");
    }

    async fn roles_are_given_and_taken_and_the_audit_says_which(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let by = operator(&administrator);
        let bank = officer.duty.as_ref().unwrap().organisation;
        let on = target(&store, by, officer.account).await;
        let wanted = BTreeSet::from([Role::BankChecker, Role::BankSupervisor]);
        assert_eq!(staff::set_roles(&store, by, on, bank, &wanted).await.unwrap(), Acted::Done);
        let person = staff::person(&store, by, officer.account).await.unwrap();
        assert_eq!(person.duties[0].roles, wanted);
        let listed = staff::of_organisation(&store, by, bank).await.unwrap();
        assert_eq!((listed[0].name.as_deref(), &listed[0].roles), (Some("王经办"), &wanted));
        let on = target(&store, by, officer.account).await;
        let foreign = staff::set_roles(&store, by, on, bank, &BTreeSet::from([Role::Admin])).await;
        assert!(matches!(foreign, Err(Error::NotNow)), "a bank has no such role");

        let filter = Filter { action: "duties.changed".to_owned(), ..Filter::default() };
        let (lines, _) = trail::page(&store, &administrator, &filter, None).await.unwrap();
        let detail = format!("organisation/{bank} +bank_checker +bank_supervisor -bank_maker");
        assert_eq!((lines.len(), lines[0].detail.as_str()), (1, detail.as_str()));
        assert_eq!(lines[0].actor, Some(administrator.account));
    }

    async fn an_organisation_changes_closes_and_opens_again_as_it_was_seen(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let by = operator(&administrator);
        let bank = officer.duty.as_ref().unwrap().organisation;
        people::branch(&store, bank, "SJ-HS").await;
        let seen = organisation::find(&store, bank).await.unwrap().seen();
        let changed = Changed {
            name_zh: "三江口银行".to_owned(),
            name_en: "Sanjiangkou Bank".to_owned(),
            district: None,
            address_zh: String::new(),
            address_en: String::new(),
            bic: None,
            phone: None,
        };
        organisation::change(&store, by, bank, &seen, changed.clone()).await.unwrap();
        let late = organisation::change(&store, by, bank, &seen, changed).await;
        assert!(matches!(late, Err(Error::Stale)));
        assert_eq!(store::forex::branches(&store).await.unwrap().len(), 1);

        let seen = organisation::find(&store, bank).await.unwrap().seen();
        assert_eq!(organisation::close(&store, by, bank, &seen).await.unwrap(), Closing::Done);
        store.clock().advance(time::Duration::minutes(1));
        assert!(store::forex::branches(&store).await.unwrap().is_empty(), "nobody can choose its branches");
        let closed = organisation::find(&store, bank).await.unwrap();
        organisation::reopen(&store, by, bank, &closed.seen()).await.unwrap();
        store.clock().advance(time::Duration::minutes(1));
        assert_eq!(store::forex::branches(&store).await.unwrap().len(), 1);

        let office = administrator.duty.as_ref().unwrap().organisation;
        let seen = organisation::find(&store, office).await.unwrap().seen();
        assert_eq!(organisation::close(&store, by, office, &seen).await.unwrap(), Closing::HasAdministrators);
        let (banks, next) = organisation::page(&store, by, Some(OrganisationKind::Bank), "").await.unwrap();
        assert_eq!((banks.len(), next), (1, None), "branches stand with their bank");
    }

    async fn a_letter_that_was_given_up_is_sent_again_on_demand(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let by = operator(&administrator);
        for _ in 0..2 {
            let on = target(&store, by, officer.account).await;
            staff::end_sessions(&store, by, on).await.unwrap();
        }
        let letters = outbox::take(&store, 10).await.unwrap();
        outbox::park(&store, letters[0].id, "the mail server refused 550").await.unwrap();
        outbox::park(&store, letters[1].id, "no mail server").await.unwrap();
        let (failed, next) = delivery_log::page(&store, by, Fate::Failed, None).await.unwrap();
        assert_eq!((failed.len(), next), (2, None));
        assert_eq!(failed[0].to.as_deref(), Some("w***@example.com"), "masked");
        let kinds: BTreeSet<String> = failed.iter().map(|own| own.failure.unwrap().to_string()).collect();
        assert_eq!(kinds, BTreeSet::from(["refused".to_owned(), "not_configured".to_owned()]));
        assert_ne!(FailureKind::Refused, FailureKind::NotConfigured);

        delivery_log::send_again(&store, by, failed[0].id).await.unwrap();
        assert!(matches!(delivery_log::send_again(&store, by, failed[0].id).await, Err(Error::NotNow)));
        assert_eq!(delivery_log::send_all_again(&store, by).await.unwrap(), 1);
        assert_eq!(delivery_log::send_all_again(&store, by).await.unwrap(), 0);
        let again = outbox::take(&store, 10).await.unwrap();
        assert_eq!(again.iter().map(|letter| letter.attempts).collect::<Vec<_>>(), [1, 1], "as if new");
        let (waiting, _) = delivery_log::page(&store, by, Fate::Waiting, None).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].failure), (2, None));
    }

    async fn the_trail_is_read_by_case_actor_and_day_in_pages(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, officer) = installation(&store).await;
        let bank = officer.duty.as_ref().unwrap().organisation;
        people::branch(&store, bank, "SJ-HS").await;
        let (account, applicant) = people::applicant(&store).await;
        let case = forex::submitted_case(&store, &applicant, "SJ-HS").await;
        let read = async |filter: Filter| trail::page(&store, &administrator, &filter, None).await.unwrap().0;
        let by_applicant = read(Filter { actor: Some(account), ..Filter::default() }).await;
        assert!(by_applicant.iter().all(|line| line.actor == Some(account)) && !by_applicant.is_empty());
        let of_case = by_applicant.iter().find(|line| line.object == format!("case/{case}"));
        let reference = of_case.unwrap().reference.clone().unwrap();
        let lines = read(Filter { reference: reference.clone(), ..Filter::default() }).await;
        assert!(lines.iter().any(|line| line.action == "submit") && lines.iter().all(|line| line.reference.is_some()));
        assert!(read(Filter { reference: "FX1".to_owned(), ..Filter::default() }).await.is_empty());
        let today = Some(date!(2026 - 11 - 23));
        assert!(!read(Filter { from: today, to: today, ..Filter::default() }).await.is_empty());
        assert!(read(Filter { from: Some(date!(2026 - 11 - 24)), ..Filter::default() }).await.is_empty());

        for _ in 0..60 {
            staff::find(&store, operator(&administrator), &Contact::parse("wang@example.com").unwrap()).await.unwrap();
        }
        let filter = Filter { action: "account.looked_up".to_owned(), ..Filter::default() };
        let (first, next) = trail::page(&store, &administrator, &filter, None).await.unwrap();
        let (rest, end) = trail::page(&store, &administrator, &filter, next).await.unwrap();
        assert_eq!((first.len(), rest.len(), end), (50, 10, None));
    }

    async fn the_end_of_the_chain_is_checked_from_a_signature_on(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, _) = installation(&store).await;
        let by = operator(&administrator);
        let seal = async || {
            audit::seal(store.database(), store.keys().signer(), store.clock().now(), 1_000).await.unwrap();
        };
        seal().await;
        for _ in 0..5 {
            staff::find(&store, by, &Contact::parse("wang@example.com").unwrap()).await.unwrap();
            seal().await;
        }
        let key = store.keys().signer().public_key();
        let whole = audit::verify_recent(store.database(), &key, 1_000).await.unwrap();
        assert_eq!((whole.after, whole.fault), (0, None));
        let end = audit::verify_recent(store.database(), &key, 2).await.unwrap();
        assert_eq!((end.after, end.fault), (end.head.seq - 2, None));

        let tx = store.database().begin_write().await.unwrap();
        audit_entry::Entity::update_many()
            .col_expr(audit_entry::Column::Detail, Expr::value("something else"))
            .filter(audit_entry::Column::Seq.eq(end.head.seq - 1))
            .exec(&tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let broken = audit::verify_recent(store.database(), &key, 2).await.unwrap().fault.unwrap();
        assert_eq!((broken.seq, broken.kind), (end.head.seq - 1, FaultKind::Changed));
        assert_eq!(audit::verify_recent(store.database(), &key, 1).await.unwrap().fault, None, "it lies before");
    }

    async fn the_state_says_what_runs_and_what_is_missing(db: TestDatabase) {
        let store = TestStore::new(db);
        let (administrator, _) = installation(&store).await;
        let by = operator(&administrator);
        job_run::note(&store, "seal", true).await.unwrap();
        job_run::note(&store, "seal", false).await.unwrap();
        let state = state::look(&store, by).await.unwrap();
        assert!(state.schema_fits && state.database_bytes > 10_000);
        assert!(state.jobs[0].succeeded_at.is_some() && state.jobs[0].failed_at >= state.jobs[0].succeeded_at);
        assert_eq!((state.missing_year, state.backed_up_at), (Some(2027), None));
        assert!(state.unsealed_since.is_some());
    }

    async fn trying_a_year_changes_nothing(db: TestDatabase) {
        let store = TestStore::new(db);
        let off = [date!(2027 - 01 - 01)];
        let new = NewYear { year: 2027, off: &off, make_up: &[], invented: false, source: "a notice", by: None };
        assert_eq!(try_year(&store, new).await.unwrap(), 0);
        assert!(store.calendar().years().all(|year| year != 2027));
        assert_eq!(store::plumbing::calendar::refresh(&store).await.unwrap(), 0);
    }
}

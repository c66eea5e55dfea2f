//! Years of the calendar: what is counted by them follows them, in this process and in others.

use std::sync::{Arc, RwLock};

use domain::calendar::Calendar;
use domain::forex::Status;
use object_store::memory::InMemory;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::crypto::{Chance, KeyRing, PasswordHasher};
use store::database::Database;
use store::entity::{audit_entry, case_file, deadline, micros};
use store::plumbing::calendar::{NewYear, put_year, refresh};
use store::testing::{PLAIN, TestDatabase, TestStore, forex, identity as people};
use store::{Clock, Memory, Parts, Store};
use time::macros::{date, datetime};
use time::{Date, Duration};

const NEW_YEARS_DAY: [Date; 1] = [date!(2027 - 01 - 01)];
const LONGER: [Date; 2] = [date!(2027 - 01 - 01), date!(2027 - 01 - 04)];

fn year(off: &[Date]) -> NewYear<'_> {
    NewYear {
        year: 2027,
        off,
        make_up: &[],
        invented: false,
        source: "a notice",
        by: None,
    }
}

/// A store whose bank gets an application on the last working day but one of 2026.
async fn at_the_end_of_2026(db: TestDatabase) -> (TestStore, case_file::Model) {
    let store = TestStore::new(db);
    let bank = people::bank(&store, "SJ").await;
    people::branch(&store, bank, "SJ-HS").await;
    store
        .clock()
        .advance(datetime!(2026-12-30 09:00 +8) - store.clock().now());
    let (_, applicant) = people::applicant(&store).await;
    let case = forex::submitted_case(&store, &applicant, "SJ-HS").await;
    let row = row(&store, case.0).await;
    (store, row)
}

async fn row(store: &Store, case: uuid::Uuid) -> case_file::Model {
    let found = case_file::Entity::find_by_id(case)
        .one(store.database().reader())
        .await;
    found.unwrap().unwrap()
}

/// The days on which the bank must take the application and the applicant must have an answer.
async fn due(store: &Store, case: uuid::Uuid) -> Vec<Option<String>> {
    let clocks = deadline::Entity::find().filter(deadline::Column::CaseId.eq(case));
    let mut rows = clocks.all(store.database().reader()).await.unwrap();
    rows.sort_by(|a, b| b.kind.cmp(&a.kind));
    rows.into_iter().map(|row| row.due_on).collect()
}

/// Another process on the same database.
async fn other_process(store: &TestStore, folder: &tempfile::TempDir) -> Store {
    let chance = Chance::from_system().unwrap();
    Store::new(Parts {
        database: Database::open(store.test_database().url()).await.unwrap(),
        keys: KeyRing::open_or_create(&folder.path().join("keys"), chance.clone()).unwrap(),
        passwords: PasswordHasher::new(&chance).unwrap(),
        chance,
        clock: Clock::set_to(store.clock().now()),
        files: Arc::new(InMemory::new()),
        calendar: RwLock::new(Arc::new(Calendar::china())),
        voice: PLAIN,
        memory: Memory::default(),
        sms: true,
    })
}

store::on_both! {
    async fn a_date_that_nobody_knew_is_known_once_the_year_is_loaded(db: TestDatabase) {
        let (store, case) = at_the_end_of_2026(db).await;
        let take = Some("2026-12-31".to_owned());
        assert_eq!(due(&store, case.id).await, [take.clone(), None]);
        assert_eq!(put_year(&store, year(&NEW_YEARS_DAY)).await.unwrap(), 1);
        assert_eq!(due(&store, case.id).await, [take, Some("2027-01-07".to_owned())]);

        let written = audit_entry::Entity::find().filter(audit_entry::Column::Object.eq("calendar/2027"));
        let written = written.one(store.database().reader()).await.unwrap().unwrap();
        assert_eq!((written.action.as_str(), written.detail.as_str()), ("calendar_loaded", "off 1, make-up 0"));
    }

    async fn a_corrected_day_moves_the_dates_behind_it(db: TestDatabase) {
        let (store, case) = at_the_end_of_2026(db).await;
        put_year(&store, year(&NEW_YEARS_DAY)).await.unwrap();
        assert_eq!(put_year(&store, year(&LONGER)).await.unwrap(), 1);
        assert_eq!(due(&store, case.id).await[1].as_deref(), Some("2027-01-08"));
        assert_eq!(put_year(&store, year(&LONGER)).await.unwrap(), 0, "nothing is left to move");
        assert_eq!(put_year(&store, year(&NEW_YEARS_DAY)).await.unwrap(), 1);
        assert_eq!(due(&store, case.id).await[1].as_deref(), Some("2027-01-07"));
    }

    async fn the_queue_is_ordered_by_the_new_date(db: TestDatabase) {
        let (store, case) = at_the_end_of_2026(db).await;
        let only_answer = deadline::Entity::update_many()
            .col_expr(deadline::Column::State, "met".into())
            .filter(deadline::Column::CaseId.eq(case.id))
            .filter(deadline::Column::Kind.eq("take"));
        let tx = store.database().begin_write().await.unwrap();
        only_answer.exec(&tx).await.unwrap();
        tx.commit().await.unwrap();
        put_year(&store, year(&NEW_YEARS_DAY)).await.unwrap();
        let moved = row(&store, case.id).await;
        assert_eq!((moved.next_due_on.as_str(), moved.version), ("2027-01-07", case.version));
    }

    async fn what_is_finished_or_ends_before_the_year_stays(db: TestDatabase) {
        let (store, case) = at_the_end_of_2026(db).await;
        let (_, applicant) = people::applicant(&store).await;
        let withdrawn = forex::submitted_case(&store, &applicant, "SJ-HS").await;
        let seen = domain::ids::Version(row(&store, withdrawn.0).await.version);
        store::forex::withdraw(&store, &applicant, withdrawn, seen, "").await.unwrap();
        assert_eq!(put_year(&store, year(&NEW_YEARS_DAY)).await.unwrap(), 1, "only the open one");
        assert_eq!(due(&store, withdrawn.0).await[1], None);
        assert_eq!(row(&store, withdrawn.0).await.status, Status::Withdrawn.to_string());
        assert_eq!(due(&store, case.id).await[0].as_deref(), Some("2026-12-31"));
    }

    async fn another_process_takes_the_year_over(db: TestDatabase) {
        let (store, case) = at_the_end_of_2026(db).await;
        let folder = tempfile::tempdir().unwrap();
        let other = other_process(&store, &folder).await;
        assert_eq!(refresh(&other).await.unwrap(), 0, "nothing is new");
        put_year(&other, year(&NEW_YEARS_DAY)).await.unwrap();
        assert!(store.calendar().years().all(|year| year != 2027), "it was loaded elsewhere");

        // What is begun before this process knows is counted when it does.
        let (_, applicant) = people::applicant(&store).await;
        let late = forex::submitted_case(&store, &applicant, "SJ-HS").await;
        assert_eq!(due(&store, late.0).await[1], None);
        assert_eq!(refresh(&store).await.unwrap(), 1);
        assert_eq!(store.calendar().missing_on(date!(2026 - 12 - 30)), None);
        assert_eq!(due(&store, late.0).await, due(&store, case.id).await);
    }

    async fn a_draft_is_idle_when_neither_it_nor_a_page_was_touched(db: TestDatabase) {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "SJ-HS").await;
        let (_, applicant) = people::applicant(&store).await;
        let touched = forex::begin(&store, &applicant, None).await;
        let idle = forex::begin(&store, &applicant, None).await;
        store.clock().advance(Duration::days(60));
        let answers = forex::answers(&forex::Applying { name: "林晓雯", branch: "SJ-HS", number: 1 });
        forex::save(&store, &applicant, touched, "contact", &answers["contact"]).await;
        store.clock().advance(Duration::days(31));
        assert_eq!(store::forex::calendar::run(&store).await.unwrap(), 1);
        assert_eq!(row(&store, idle.0).await.status, "expired");
        assert_eq!(row(&store, touched.0).await.status, "draft");
        assert!(row(&store, idle.0).await.closed_at <= Some(micros(store.clock().now())));
    }
}

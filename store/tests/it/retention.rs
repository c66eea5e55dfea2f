//! What is past its time goes for good, and what must stay stays.

use domain::access::Actor;
use domain::identity::Role;
use domain::ids::{CaseId, OrganisationId, Version};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use store::documents::{self, NewDocument};
use store::entity::{
    case_file, case_lookup, data_key, document, draft_page, micros, notification, outbox, receipt, submission,
};
use store::forex::desk::{self, Filter, Paging, View};
use store::plumbing::{erasure, retention};
use store::testing::{TestDatabase, TestStore, forex, identity as people};
use store::{Error, audit};
use time::{Duration, OffsetDateTime};

struct World {
    store: TestStore,
    bank: OrganisationId,
    applicant: Actor,
}

impl World {
    async fn new(db: TestDatabase) -> Self {
        let store = TestStore::new(db);
        let bank = people::bank(&store, "SJ").await;
        people::branch(&store, bank, "SJ-HS").await;
        let (_, applicant) = people::applicant(&store).await;
        Self {
            store,
            bank,
            applicant,
        }
    }

    async fn withdrawn(&self) -> CaseId {
        let case = forex::submitted_case(&self.store, &self.applicant, "SJ-HS").await;
        let seen = Version(self.row(case).await.version);
        store::forex::withdraw(&self.store, &self.applicant, case, seen, "我改主意了")
            .await
            .unwrap();
        case
    }

    /// A draft with answers and a file.
    async fn draft(&self) -> CaseId {
        let case = forex::begin(&self.store, &self.applicant, None).await;
        let answers = forex::answers(&forex::Applying {
            name: "林晓雯",
            branch: "SJ-HS",
            number: 7,
        });
        forex::save(
            &self.store,
            &self.applicant,
            case,
            "identity",
            &answers["identity"],
        )
        .await;
        let new = NewDocument {
            slot: "id_front",
            name: "front.jpg",
            media_type: "image/jpeg",
            bytes: b"a picture of a card",
            pages: 1,
            replaces: None,
        };
        let form = self.store.new_uuid();
        documents::add(&self.store, &self.applicant, case, form, new)
            .await
            .unwrap();
        case
    }

    async fn row(&self, case: CaseId) -> case_file::Model {
        let found = case_file::Entity::find_by_id(case.0)
            .one(self.store.database().reader())
            .await;
        found.unwrap().unwrap()
    }

    async fn key(&self, case: CaseId) -> data_key::Model {
        let key = self.row(case).await.data_key_id;
        let found = data_key::Entity::find_by_id(key)
            .one(self.store.database().reader())
            .await;
        found.unwrap().unwrap()
    }

    async fn is_erased(&self, case: CaseId) -> bool {
        self.key(case).await.wrapped.is_none()
    }

    async fn after(&self, wait: Duration) -> u64 {
        self.store.clock().advance(wait);
        erasure::sweep(&self.store).await.unwrap()
    }

    async fn set(&self, sql: &str) {
        let tx = self.store.database().begin_write().await.unwrap();
        tx.execute_unprepared(sql).await.unwrap();
        tx.commit().await.unwrap();
    }
}

macro_rules! count {
    ($world:expr, $table:ident, $case:expr) => {{
        let rows = $table::Entity::find().filter($table::Column::CaseId.eq($case.0));
        rows.all($world.store.database().reader()).await.unwrap().len()
    }};
}

store::on_both! {
    async fn an_unsuccessful_case_is_erased_after_a_year_and_keeps_what_names_nobody(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.withdrawn().await;
        let reference = world.row(case).await.reference;
        assert_eq!(world.after(Duration::days(364)).await, 0, "its year is not over");
        assert_eq!(world.after(Duration::days(2)).await, 1);
        assert_eq!(world.after(Duration::days(1)).await, 0, "once is enough");

        let row = world.row(case).await;
        assert_eq!((row.reference, row.subject_enc, row.status.as_str()), (reference, None, "withdrawn"));
        assert!(row.submitted_at.is_some() && row.closed_at.is_some());
        let key = world.key(case).await;
        assert!(key.wrapped.is_none() && key.destroyed_at.is_some());
        assert_eq!(count!(world, draft_page, case) + count!(world, document, case), 0);
        assert_eq!(count!(world, case_lookup, case) + count!(world, notification, case), 0);
        assert_eq!((count!(world, submission, case), count!(world, receipt, case)), (1, 1));
        let handed_in = submission::Entity::find().one(world.store.database().reader()).await.unwrap().unwrap();
        assert!(handed_in.content_enc.is_empty() && !handed_in.content_hash.is_empty());
    }

    async fn lists_show_an_erased_case_without_a_name_and_the_audit_holds(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.withdrawn().await;
        assert_eq!(world.after(Duration::days(366)).await, 1);
        let own = store::forex::own_cases(&world.store, &world.applicant).await.unwrap();
        assert_eq!(own.iter().map(|line| line.case).collect::<Vec<_>>(), [case]);
        let view = store::forex::applicant_view(&world.store, &world.applicant, case).await;
        assert!(matches!(view, Err(Error::NotFound)), "nothing is left to show");

        let officer = people::staff(&world.store, world.bank, &[Role::BankMaker]).await;
        let filter = Filter { view: View::Closed, ..Filter::default() };
        let queue = desk::queue(&world.store, &officer, &filter, &Paging::First).await.unwrap();
        assert_eq!(queue.lines.iter().map(|line| line.subject.as_str()).collect::<Vec<_>>(), [""]);

        let now = world.store.clock().now();
        audit::seal(world.store.database(), world.store.keys().signer(), now, 1_000).await.unwrap();
        let report = audit::verify(world.store.database(), &world.store.keys().signer().public_key()).await.unwrap();
        assert_eq!((report.unsealed, report.fault), (0, None));
    }

    async fn a_draft_that_was_thrown_away_is_gone_with_its_files_at_the_next_sweep(db: TestDatabase) {
        let world = World::new(db).await;
        let (kept, thrown_away) = (world.draft().await, world.draft().await);
        store::forex::discard(&world.store, &world.applicant, thrown_away).await.unwrap();
        assert_eq!(world.after(Duration::hours(2)).await, 1);
        assert!(world.is_erased(thrown_away).await && !world.is_erased(kept).await);
        assert_eq!(documents::sweep(&world.store).await.unwrap(), 1, "its file");
        assert_eq!(count!(world, document, kept), 1);
    }

    async fn an_expired_draft_can_be_begun_again_for_a_year(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.draft().await;
        world.store.clock().advance(Duration::days(91));
        assert_eq!(store::forex::calendar::run(&world.store).await.unwrap(), 1);
        assert_eq!(world.after(Duration::days(360)).await, 0);
        forex::begin(&world.store, &world.applicant, Some(case)).await;
        assert_eq!(world.after(Duration::days(10)).await, 1);
        assert!(world.is_erased(case).await);
    }

    async fn a_finished_case_is_kept_for_ten_years_and_while_its_account_is_in_use(db: TestDatabase) {
        let world = World::new(db).await;
        let case = forex::submitted_case(&world.store, &world.applicant, "SJ-HS").await;
        let now = micros(world.store.clock().now());
        world.set(&format!("UPDATE case_file SET status = 'account_opened', closed_at = {now}")).await;
        open_account(&world, case).await;
        assert_eq!(world.after(Duration::days(3_660)).await, 0, "its account is in use");
        // The ten years begin on the day of closing.
        let closed_on = store::clock::local_date(world.store.clock().now());
        world.set(&format!("UPDATE bank_account SET state = 'closed', closed_on = '{closed_on}'")).await;
        assert_eq!(world.after(Duration::days(3_600)).await, 0);
        assert_eq!(world.after(Duration::days(60)).await, 1);
        let found = store::entity::bank_account::Entity::find().one(world.store.database().reader()).await;
        let account = found.unwrap().unwrap();
        assert!(account.number_enc.is_empty() && account.number_last4.is_empty());
        assert_ne!(account.number_hash, NUMBER_HASH);
    }

    async fn a_case_under_way_is_never_erased(db: TestDatabase) {
        let world = World::new(db).await;
        let case = forex::submitted_case(&world.store, &world.applicant, "SJ-HS").await;
        assert_eq!(world.after(Duration::days(20 * 366)).await, 0);
        assert!(!world.is_erased(case).await);
    }

    async fn notices_and_letters_that_were_given_up_go_after_their_time(db: TestDatabase) {
        let world = World::new(db).await;
        world.withdrawn().await;
        let parked = micros(world.store.clock().now());
        world.set(&format!("UPDATE outbox SET parked_at = {parked}")).await;
        let left = async || {
            let db = world.store.database().reader();
            let notices = notification::Entity::find().all(db).await.unwrap().len();
            (notices, outbox::Entity::find().all(db).await.unwrap().len())
        };
        let (notices, letters) = left().await;
        assert!(notices > 0 && letters > 0);
        world.store.clock().advance(Duration::days(91));
        retention::sweep(&world.store).await.unwrap();
        assert_eq!(left().await, (notices, 0));
        world.store.clock().advance(Duration::days(275));
        retention::sweep(&world.store).await.unwrap();
        assert_eq!(left().await, (0, 0));
    }
}

const NUMBER_HASH: [u8; 4] = [1, 2, 3, 4];

async fn open_account(world: &World, case: CaseId) {
    use sea_orm::Set;
    use store::entity::bank_account::{ActiveModel, Entity};
    let row = world.row(case).await;
    let account = ActiveModel {
        id: Set(world.store.new_uuid()),
        case_id: Set(case.0),
        holder_party_id: Set(row.applicant_party_id),
        bank_org_id: Set(world.bank.0),
        branch_org_id: Set(row.branch_org_id.unwrap()),
        data_key_id: Set(row.data_key_id),
        number_enc: Set(vec![9; 40]),
        number_hash: Set(NUMBER_HASH.to_vec()),
        number_last4: Set("0001".to_owned()),
        currencies: Set("EUR".to_owned()),
        kind: Set("savings_account".to_owned()),
        state: Set("opened".to_owned()),
        opened_on: Set("2026-11-23".to_owned()),
        closing_reason: Set(None),
        version: Set(1),
        state_before: Set(None),
        closed_on: Set(None),
    };
    let tx = world.store.database().begin_write().await.unwrap();
    Entity::insert(account).exec_without_returning(&tx).await.unwrap();
    tx.commit().await.unwrap();
}

/// Not only unreachable: not in the file any more.
#[tokio::test]
async fn a_destroyed_key_is_not_in_the_database_file() {
    let world = World::new(TestDatabase::sqlite().await).await;
    let case = world.withdrawn().await;
    let wrapped = world.key(case).await.wrapped.unwrap();
    let subject = world.row(case).await.subject_enc.unwrap();
    assert_eq!(world.after(Duration::days(366)).await, 1);
    world.store.database().clone().close().await.unwrap();
    let url = world.store.test_database().url();
    let path = url.trim_start_matches("sqlite:").trim_end_matches("?mode=rwc");
    let file = std::fs::read(path).unwrap();
    let holds = |bytes: &[u8]| file.windows(bytes.len()).any(|window| window == bytes);
    assert!(holds("withdrawn".as_bytes()), "this is the file");
    assert!(!holds(&wrapped), "the key");
    assert!(!holds(&subject), "the name, sealed");
}

/// Feb 29 has no namesake in most years.
#[tokio::test]
async fn a_year_before_a_leap_day_is_the_day_before_march() {
    let world = World::new(TestDatabase::sqlite().await).await;
    let leap_day: OffsetDateTime = time::macros::datetime!(2028-02-29 12:00 +8);
    world
        .store
        .clock()
        .advance(leap_day - Duration::days(367) - world.store.clock().now());
    let case = world.withdrawn().await;
    assert_eq!(world.after(Duration::days(367)).await, 1);
    assert!(world.is_erased(case).await);
}

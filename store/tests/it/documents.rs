//! Documents of a case: sealed beside the database, counted, replaced, removed and swept; and for whom they exist.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};

use domain::access::Actor;
use domain::calendar::Calendar;
use domain::identity::Role;
use domain::ids::{CaseId, DocumentId, OrganisationId};
use object_store::local::LocalFileSystem;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use store::casework::once::Sent;
use store::crypto::{Chance, KeyRing, PasswordHasher};
use store::documents::{self, Added, Document, NewDocument, ORPHANS_KEPT, Scan};
use store::entity::{audit_entry, document};
use store::forex::desk::{self, Examination, MarkOutcome, Target};
use store::forex::{self};
use store::testing::forex::{Applying, begin, draft, wanted};
use store::testing::identity as people;
use store::testing::{MONDAY, PLAIN, TestDatabase};
use store::{Clock, Error, Memory, Parts, Store};
use tempfile::TempDir;
use time::Duration;

/// What no file on the disk may show.
const SECRET: &[u8] = b"330203198704151523 is written on this card";

/// A store whose files lie in a folder that a test can look into.
struct World {
    store: Store,
    folder: TempDir,
    applicant: Actor,
    _database: TestDatabase,
}

impl World {
    async fn new(database: TestDatabase) -> Self {
        let folder = TempDir::new().unwrap();
        fs::create_dir(folder.path().join("files")).unwrap();
        let files = LocalFileSystem::new_with_prefix(folder.path().join("files"))
            .unwrap()
            .with_fsync(true);
        let chance = Chance::from_system().unwrap();
        let store = Store::new(Parts {
            database: database.clone(),
            keys: KeyRing::open_or_create(&folder.path().join("keys"), chance.clone()).unwrap(),
            passwords: PasswordHasher::new(&chance).unwrap(),
            chance,
            clock: Clock::set_to(MONDAY),
            files: Arc::new(files),
            calendar: RwLock::new(Arc::new(Calendar::china())),
            voice: PLAIN,
            memory: Memory::default(),
            sms: true,
        });
        let (_, applicant) = people::applicant(&store).await;
        Self {
            store,
            folder,
            applicant,
            _database: database,
        }
    }

    async fn case(&self) -> CaseId {
        begin(&self.store, &self.applicant, None).await
    }

    async fn add(&self, case: CaseId, slot: &str, bytes: &[u8]) -> Result<Added, Error> {
        self.put(
            case,
            NewDocument {
                slot,
                bytes,
                ..scan()
            },
        )
        .await
    }

    async fn put(&self, case: CaseId, new: NewDocument<'_>) -> Result<Added, Error> {
        documents::add(&self.store, &self.applicant, case, self.store.new_uuid(), new).await
    }

    async fn list(&self, case: CaseId) -> Vec<Document> {
        documents::list(&self.store, &self.applicant, case).await.unwrap()
    }

    /// Adds a document and finds it.
    async fn added(&self, case: CaseId, slot: &str, bytes: &[u8]) -> DocumentId {
        assert_eq!(self.add(case, slot, bytes).await.unwrap(), Added::Kept);
        self.list(case).await.last().expect("a document").id
    }

    async fn content(&self, actor: &Actor, document: DocumentId) -> Result<Vec<u8>, Error> {
        Ok(documents::open(&self.store, actor, document).await?.content)
    }

    async fn remove(&self, case: CaseId, document: DocumentId) -> Result<(), Error> {
        documents::remove(&self.store, &self.applicant, case, document).await
    }

    /// Every file beside the database.
    fn files(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.folder.path().join("files"));
        files
            .map(|files| files.map(|file| file.unwrap().path()).collect())
            .unwrap_or_default()
    }

    async fn sweep_after(&self, time: Duration) -> u64 {
        self.store.clock().advance(time);
        documents::sweep(&self.store).await.unwrap()
    }

    /// A bank with a maker, and an application handed in there with one real document: (maker, case, document).
    async fn submitted(&self) -> (Actor, CaseId, DocumentId) {
        let bank = people::bank(&self.store, "SJ").await;
        people::branch(&self.store, bank, "SJ-HS").await;
        let applying = Applying {
            name: "林晓雯",
            branch: "SJ-HS",
            number: 7,
        };
        let case = draft(&self.store, &self.applicant, &applying).await;
        let document = self.added(case, "store_proof", SECRET).await;
        let submitted = forex::submit(&self.store, &self.applicant, case, applying.name, self.sent()).await;
        assert_eq!(submitted.unwrap(), forex::Submitted::Done);
        (self.maker(bank).await, case, document)
    }

    fn sent(&self) -> Sent<'static> {
        Sent {
            key: self.store.new_uuid(),
            body: b"",
        }
    }

    async fn maker(&self, bank: OrganisationId) -> Actor {
        people::staff(&self.store, bank, &[Role::BankMaker]).await
    }

    async fn ask_for(&self, maker: &Actor, case: CaseId, target: Target) {
        let review = desk::review(&self.store, maker, case).await.unwrap();
        desk::take(&self.store, maker, case, review.version, self.sent())
            .await
            .unwrap();
        let review = desk::review(&self.store, maker, case).await.unwrap();
        let sections = review
            .journey
            .sections
            .iter()
            .map(|section| section.name.to_owned());
        let marks: BTreeMap<_, _> = sections.map(|name| (name, MarkOutcome::Match)).collect();
        let examination = Examination {
            seen: review.version,
            marks,
        };
        let wanted = [wanted(target, "看不清店铺名称")];
        desk::request_supplement(&self.store, maker, case, &examination, &wanted, self.sent())
            .await
            .unwrap();
    }
}

/// The front of an identity card.
fn scan() -> NewDocument<'static> {
    NewDocument {
        slot: "id_front",
        name: "身份证人像面.jpg",
        media_type: "image/jpeg",
        pages: 1,
        bytes: SECRET,
        replaces: None,
    }
}

fn is_absent<T>(outcome: Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::NotFound))
}

store::on_both! {
    async fn a_document_comes_back_as_it_was_sent(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let id = world.added(case, "id_front", SECRET).await;
        assert_eq!(
            world.list(case).await,
            [Document {
                id,
                slot: "id_front".to_owned(),
                name: "身份证人像面.jpg".to_owned(),
                media_type: "image/jpeg".to_owned(),
                bytes: SECRET.len() as u64,
                pages: 1,
                scan: Scan::NotScanned,
                uploaded_at: world.list(case).await[0].uploaded_at,
            }]
        );
        assert_eq!(world.content(&world.applicant, id).await.unwrap(), SECRET);
    }

    /// Neither the content nor the name can be read by somebody who takes the disk away.
    async fn on_the_disk_everything_is_sealed(db: TestDatabase) {
        let world = World::new(db).await;
        let id = world.added(world.case().await, "id_front", SECRET).await;
        let files = world.files();
        assert_eq!(files.len(), 1);
        let on_disk = fs::read(&files[0]).unwrap();
        assert!(!on_disk.windows(8).any(|part| SECRET.windows(8).any(|secret| secret == part)));
        let row = document::Entity::find_by_id(id.0).one(world.store.database().reader()).await.unwrap().unwrap();
        assert!(!row.name_enc.windows(3).any(|part| part == "身".as_bytes()));
    }

    /// A file put in the place of another one does not open there.
    async fn a_swapped_file_is_noticed(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let (one, other) = (world.added(case, "id_front", b"one").await, world.added(case, "id_back", b"other").await);
        let path = |id: DocumentId| world.folder.path().join("files").join(id.to_string());
        fs::copy(path(one), path(other)).unwrap();
        let opened = world.content(&world.applicant, other).await;
        assert!(matches!(opened, Err(Error::Corrupt(_))));
    }

    async fn a_slot_takes_no_more_than_it_may(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        world.added(case, "id_front", b"1").await;
        assert_eq!(world.add(case, "id_front", b"2").await.unwrap(), Added::SlotFull { max: 1 });
        for number in 0..5_u8 {
            world.added(case, "store_proof", &[number]).await;
        }
        assert_eq!(world.add(case, "store_proof", b"6").await.unwrap(), Added::SlotFull { max: 5 });
        assert!(is_absent(world.add(case, "business_licence", b"7").await));
        assert_eq!(world.files().len(), 6, "what was refused left nothing behind");
    }

    /// Of two browsers that upload at the same moment one comes second.
    async fn two_uploads_at_once_do_not_share_the_last_place(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let (one, other) = tokio::join!(world.add(case, "id_front", b"one"), world.add(case, "id_front", b"other"));
        let outcomes = [one.unwrap(), other.unwrap()];
        assert!(outcomes.contains(&Added::Kept) && outcomes.contains(&Added::SlotFull { max: 1 }), "{outcomes:?}");
    }

    async fn the_same_content_is_taken_once_in_a_case(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let front = world.added(case, "id_front", SECRET).await;
        let twice = Added::Twice { slot: "id_front".to_owned() };
        assert_eq!(world.add(case, "store_proof", SECRET).await.unwrap(), twice);
        assert_eq!(world.add(world.case().await, "id_front", SECRET).await.unwrap(), Added::Kept, "another case");
        world.remove(case, front).await.unwrap();
        assert_eq!(world.add(case, "store_proof", SECRET).await.unwrap(), Added::Kept);
    }

    /// A double click, or a browser that sends again what it got no answer to.
    async fn a_form_that_comes_twice_adds_once(db: TestDatabase) {
        let world = World::new(db).await;
        let (case, key) = (world.case().await, world.store.new_uuid());
        for _ in 0..2 {
            let added = documents::add(&world.store, &world.applicant, case, key, scan()).await;
            assert_eq!(added.unwrap(), Added::Kept);
        }
        assert_eq!(world.list(case).await.len(), 1);
        assert_eq!(world.files().len(), 1);
    }

    async fn one_document_makes_room_for_another(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let old = world.added(case, "id_front", b"blurred").await;
        let new = NewDocument { bytes: b"sharp", replaces: Some(old), ..scan() };
        assert_eq!(world.put(case, new).await.unwrap(), Added::Kept);
        let kept = world.list(case).await;
        assert_eq!(kept.len(), 1);
        assert_eq!(world.content(&world.applicant, kept[0].id).await.unwrap(), b"sharp");
        assert!(is_absent(world.content(&world.applicant, old).await));
    }

    /// Then the old one stays too.
    async fn a_refused_replacement_changes_nothing(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let front = world.added(case, "id_front", b"front").await;
        world.added(case, "id_back", b"back").await;
        let new = NewDocument { bytes: b"back", replaces: Some(front), ..scan() };
        assert_eq!(world.put(case, new).await.unwrap(), Added::Twice { slot: "id_back".to_owned() });
        assert_eq!(world.content(&world.applicant, front).await.unwrap(), b"front");
        let in_other_slot = NewDocument { slot: "store_proof", bytes: b"new", replaces: Some(front), ..scan() };
        assert_eq!(world.put(case, in_other_slot).await.unwrap(), Added::Kept);
        assert_eq!(world.content(&world.applicant, front).await.unwrap(), b"front");
    }

    async fn removing_twice_is_removing_once(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let id = world.added(case, "id_front", SECRET).await;
        world.remove(case, id).await.unwrap();
        world.remove(case, id).await.unwrap();
        assert!(world.list(case).await.is_empty());
        assert!(is_absent(world.content(&world.applicant, id).await));
        assert!(is_absent(world.remove(world.case().await, id).await), "it is of another case");
    }

    async fn another_s_documents_do_not_exist(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let id = world.added(case, "id_front", SECRET).await;
        let bank = people::bank(&world.store, "SJ").await;
        let strangers = [people::applicant(&world.store).await.1, world.maker(bank).await];
        for stranger in strangers {
            assert!(is_absent(documents::list(&world.store, &stranger, case).await));
            assert!(is_absent(documents::find(&world.store, &stranger, id).await));
            assert!(is_absent(world.content(&stranger, id).await));
            assert!(is_absent(documents::remove(&world.store, &stranger, case, id).await));
            let key = world.store.new_uuid();
            assert!(is_absent(documents::add(&world.store, &stranger, case, key, scan()).await));
        }
        assert!(is_absent(world.content(&world.applicant, DocumentId(world.store.new_uuid())).await));
        assert_eq!(world.files().len(), 1, "a stranger's upload left nothing behind");
    }

    async fn the_bank_reads_what_was_handed_in_and_that_is_recorded(db: TestDatabase) {
        let world = World::new(db).await;
        let (maker, case, id) = world.submitted().await;
        let elsewhere = people::bank(&world.store, "YJ").await;
        assert!(is_absent(world.content(&world.maker(elsewhere).await, id).await));
        assert_eq!(world.content(&maker, id).await.unwrap(), SECRET);
        let opened = audit_entry::Entity::find()
            .filter(audit_entry::Column::Action.eq("document_opened"))
            .one(world.store.database().reader())
            .await
            .unwrap()
            .expect("an entry");
        assert_eq!(opened.actor_id, Some(maker.account.0));
        assert_eq!(opened.object, format!("document/{id}"));
        assert_eq!(opened.detail, format!("case/{case} bank_maker"));
    }

    async fn after_handing_in_documents_stay_as_they_are(db: TestDatabase) {
        let world = World::new(db).await;
        let (_, case, id) = world.submitted().await;
        assert!(matches!(world.add(case, "sample_orders", b"more").await, Err(Error::NotNow)));
        assert!(matches!(world.remove(case, id).await, Err(Error::NotNow)));
    }

    /// The old one was handed in once, so its file is kept, though nobody sees it any more.
    async fn a_supplement_request_opens_the_documents_again(db: TestDatabase) {
        let world = World::new(db).await;
        let (maker, case, id) = world.submitted().await;
        world.ask_for(&maker, case, Target::Document("store_proof".to_owned())).await;
        let before = desk::review(&world.store, &maker, case).await.unwrap().version;
        let files = world.files().len();
        world.remove(case, id).await.unwrap();
        world.added(case, "store_proof", b"sharp").await;
        let after = desk::review(&world.store, &maker, case).await.unwrap().version;
        assert_eq!(after.0, before.0 + 2, "the officer learns that documents changed");
        assert_eq!(world.sweep_after(ORPHANS_KEPT * 2).await, 0);
        assert_eq!(world.files().len(), files + 1);
    }

    async fn another_supplement_request_leaves_them_closed(db: TestDatabase) {
        let world = World::new(db).await;
        let (maker, case, id) = world.submitted().await;
        world.ask_for(&maker, case, Target::Page("business".to_owned())).await;
        assert!(matches!(world.remove(case, id).await, Err(Error::NotNow)));
    }

    async fn rubbish_is_swept_after_an_hour(db: TestDatabase) {
        let world = World::new(db).await;
        let case = world.case().await;
        let kept = world.added(case, "id_back", b"kept").await;
        let removed = world.added(case, "id_front", SECRET).await;
        world.remove(case, removed).await.unwrap();
        let orphan = world.folder.path().join("files").join(world.store.new_uuid().simple().to_string());
        fs::write(&orphan, b"its row never came").unwrap();
        assert_eq!(world.sweep_after(ORPHANS_KEPT - Duration::minutes(5)).await, 0, "an upload may be under way");
        assert_eq!(world.sweep_after(Duration::minutes(10)).await, 2);
        assert_eq!(world.files().len(), 1);
        assert_eq!(world.content(&world.applicant, kept).await.unwrap(), b"kept");
    }
}

//! What people may ask about their own data.

mod copies;
mod leaving;
mod seen;

use domain::casework::Answers;
use domain::ids::CaseId;
use sea_orm::{ConnectionTrait, QueryResult, Statement};
use store::database::Kind;
use store::documents::{self, NewDocument};
use store::forex::desk::{self, write_as_applicant, write_as_officer};
use store::identity::SignedIn;
use store::identity::session::NewSession;
use store::testing::forex as applying;
use store::testing::{TestDatabase, TestStore};

use crate::desk::{World, approval};
use crate::identity::{register, who};

/// Somebody whose every datum can be told from everybody else's.
pub(super) struct Person {
    pub(super) opened: NewSession,
    pub(super) me: SignedIn,
    /// Marks everything they wrote.
    pub(super) mark: &'static str,
    pub(super) email: String,
    number: u32,
}

impl Person {
    pub(super) async fn register(store: &TestStore, mark: &'static str, number: u32) -> Self {
        let email = format!("{mark}@example.com").to_lowercase();
        let opened = register(store, &email).await;
        let me = who(store, &opened).await;
        Self {
            opened,
            me,
            mark,
            email,
            number,
        }
    }

    fn applying(&self) -> applying::Applying<'_> {
        applying::Applying {
            name: "林晓雯",
            branch: "SJ-HS",
            number: self.number,
        }
    }

    /// Everything of theirs that must be in their copy, as they typed it.
    pub(super) fn canaries(&self) -> Vec<String> {
        ["shop", "address", "file", "paper", "message"]
            .map(|what| format!("{what}-{}", self.mark))
            .into()
    }

    /// A complete draft whose answers and files bear the mark.
    pub(super) async fn draft(&self, store: &TestStore) -> CaseId {
        let case = applying::draft(store, &self.me.actor, &self.applying()).await;
        let pages = store::forex::load_draft(store, &self.me.actor, case)
            .await
            .unwrap()
            .draft
            .pages;
        let changed = |page: &str, field: &str, text: String| {
            let mut answers: Answers = pages[page].clone();
            answers.set(field, text);
            answers
        };
        let shops = changed("shops", "shops.0.name", format!("shop-{}", self.mark));
        let contact = changed(
            "contact",
            "address",
            format!("宁波市海曙区 address-{}", self.mark),
        );
        applying::save(store, &self.me.actor, case, "shops", &shops).await;
        applying::save(store, &self.me.actor, case, "contact", &contact).await;
        let papers = documents::list(store, &self.me.actor, case).await.unwrap();
        let front = papers.iter().find(|paper| paper.slot == "id_front").unwrap();
        let (name, bytes) = (format!("file-{}.jpg", self.mark), format!("paper-{}", self.mark));
        let new = NewDocument {
            slot: "id_front",
            name: &name,
            media_type: "image/jpeg",
            bytes: bytes.as_bytes(),
            pages: 1,
            replaces: Some(front.id),
        };
        let added = documents::add(store, &self.me.actor, case, store.new_uuid(), new).await;
        assert!(matches!(added, Ok(documents::Added::Kept)), "{added:?}");
        case
    }

    /// The same handed in, with a message to the bank.
    pub(super) async fn submitted(&self, store: &TestStore) -> CaseId {
        let case = self.draft(store).await;
        let name = self.applying().name;
        let handed = store::forex::submit(store, &self.me.actor, case, name, applying::sent(store)).await;
        assert_eq!(handed.unwrap(), store::forex::Submitted::Done);
        let text = format!("message-{}", self.mark);
        write_as_applicant(store, &self.me.actor, case, &text, applying::sent(store))
            .await
            .unwrap();
        case
    }

    pub(super) async fn withdraw(&self, store: &TestStore, case: CaseId) {
        let seen = store::forex::applicant_view(store, &self.me.actor, case)
            .await
            .unwrap()
            .version;
        let note = format!("withdrawn-{}", self.mark);
        store::forex::withdraw(store, &self.me.actor, case, seen, &note)
            .await
            .unwrap();
    }
}

/// An officer takes the case, notes something, asks, looks at a number, opens a document.
pub(super) async fn worked_on(world: &World, case: CaseId) {
    let seen = world.version(case).await;
    desk::take(&world.store, &world.maker, case, seen, world.sent())
        .await
        .unwrap();
    desk::looked_at(&world.store, &world.maker, case).await.unwrap();
    desk::write_note(
        &world.store,
        &world.maker,
        case,
        "NOTE-AMONG-OFFICERS",
        world.sent(),
    )
    .await
    .unwrap();
    write_as_officer(
        &world.store,
        &world.maker,
        case,
        "answer-of-the-bank",
        world.sent(),
    )
    .await
    .unwrap();
    desk::unmask(
        &world.store,
        &world.maker,
        case,
        "identity.number",
        "reason-of-the-look",
    )
    .await
    .unwrap();
    let papers = world.review(&world.maker, case).await.documents;
    let back = papers.iter().find(|paper| paper.slot == "id_back").unwrap();
    documents::open(&world.store, &world.maker, back.id)
        .await
        .unwrap();
}

/// From a case that an officer has taken to the opened account.
pub(super) async fn account_opened(world: &World, case: CaseId, number: &str) {
    world.propose(case, approval()).await;
    let seen = world.version(case).await;
    desk::confirm(&world.store, &world.checker, case, seen, world.sent())
        .await
        .unwrap();
    world.record(case, number).await;
    let seen = world.version(case).await;
    desk::confirm_opening(&world.store, &world.checker, case, seen, world.sent())
        .await
        .unwrap();
}

/// Every value of every row of every table, in small letters; bytes as hexadecimal digits.
pub(super) async fn whole_database(db: &TestDatabase) -> String {
    let tables = match db.kind() {
        Kind::Sqlite => "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        Kind::Postgres => "SELECT CAST(tablename AS text) FROM pg_tables WHERE schemaname = current_schema()",
    };
    let mut dump = String::new();
    for table in texts(db, tables).await {
        let sql = match db.kind() {
            Kind::Sqlite => {
                let columns = texts(db, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
                let quoted: Vec<_> = columns
                    .iter()
                    .map(|column| format!("quote(\"{column}\")"))
                    .collect();
                format!("SELECT {} FROM \"{table}\"", quoted.join(" || '|' || "))
            }
            Kind::Postgres => format!("SELECT CAST(row_to_json(t) AS text) FROM \"{table}\" t"),
        };
        dump.extend(texts(db, &sql).await);
    }
    dump.to_lowercase()
}

async fn texts(db: &TestDatabase, sql: &str) -> Vec<String> {
    let statement = Statement::from_string(db.reader().get_database_backend(), sql);
    let rows: Vec<QueryResult> = db.reader().query_all_raw(statement).await.unwrap();
    rows.into_iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

//! A database of its own for every test, on both engines.
#![allow(
    clippy::expect_used,
    clippy::missing_panics_doc,
    clippy::panic,
    reason = "a test that cannot begin should stop at once, and say why"
)]

mod answers;
pub mod crowd;
mod empty_postgres;
pub mod forex;
pub mod identity;
pub mod raw;
mod store;
pub mod traces;

pub use empty_postgres::EmptyPostgres;
pub use store::{MONDAY, PLAIN, TestStore};

use std::env::{self, VarError};
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectionTrait, DatabaseConnection};
use tempfile::TempDir;

use crate::database::Database;

/// The variable that names a `PostgreSQL` in which tests may create schemas, or says `none`.
const SERVER: &str = "TEST_POSTGRES";

/// A fresh, migrated database that is deleted when it is dropped. It can be used as the [`Database`] that it holds.
#[derive(Debug)]
pub struct TestDatabase {
    database: Database,
    url: String,
    place: Place,
}

/// What there is to delete in the end.
#[derive(Debug)]
enum Place {
    Folder { _deleted_when_dropped: TempDir },
    Schema { server: String, name: String },
}

impl TestDatabase {
    /// On `SQLite`, in a temporary folder.
    ///
    /// # Panics
    /// The temporary folder cannot be written.
    pub async fn sqlite() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let url = format!("sqlite:{}?mode=rwc", folder.path().join("test.sqlite").display());
        Self::migrated(
            url,
            Place::Folder {
                _deleted_when_dropped: folder,
            },
        )
        .await
    }

    /// On the `PostgreSQL` that `TEST_POSTGRES` names (a URL; its user must be allowed to create schemas), in a schema of
    /// its own. `None` when the variable says `none`: then `PostgreSQL` is left out on purpose.
    ///
    /// # Panics
    /// The variable is not set, so that nobody takes for tested what was not; or the server does not answer.
    pub async fn postgres() -> Option<Self> {
        let server = server()?;
        let name = unique_name();
        let separator = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{separator}options[search_path]={name}&application_name={name}");
        let place = Place::Schema { server, name };
        place.create().await;
        Some(Self::migrated(url, place).await)
    }

    /// The address under which another process, or a second [`Database`], opens the same data.
    pub fn url(&self) -> &str {
        &self.url
    }

    async fn migrated(url: String, place: Place) -> Self {
        let database = Database::open(&url).await.expect("a test database");
        database.migrate().await.expect("a migrated test database");
        Self { database, url, place }
    }
}

impl Deref for TestDatabase {
    type Target = Database;

    fn deref(&self) -> &Database {
        &self.database
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        self.place.delete();
    }
}

impl Place {
    async fn create(&self) {
        if let Self::Schema { server, name } = self {
            // A killed run may have left a schema under the same name.
            let create = format!("DROP SCHEMA IF EXISTS {name} CASCADE; CREATE SCHEMA {name}");
            execute(server, &create).await;
        }
    }

    /// On a thread and a runtime of its own: the test's runtime is the one that is ending. A test that failed may have
    /// left a transaction open, so the connections are ended first.
    fn delete(&self) {
        let Self::Schema { server, name } = self else {
            return;
        };
        let delete = format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'; \
             DROP SCHEMA {name} CASCADE"
        );
        execute_at_the_end(server, delete);
    }
}

fn execute_at_the_end(server: &str, sql: String) {
    let server = server.to_owned();
    let executing = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(execute(&server, &sql));
    });
    assert!(
        executing.join().is_ok() || std::thread::panicking(),
        "what a test left on PostgreSQL could not be deleted"
    );
}

fn server() -> Option<String> {
    match env::var(SERVER) {
        Ok(none) if none == "none" => None,
        Ok(server) => Some(server),
        Err(VarError::NotPresent) => {
            panic!("{SERVER} is not set: give it the URL of a PostgreSQL, or `none` to leave PostgreSQL out")
        }
        Err(VarError::NotUnicode(_)) => panic!("{SERVER} is not text"),
    }
}

/// Unique among the tests of this process, and among the processes that run at the same time.
fn unique_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("test_{}_{number}", std::process::id())
}

async fn execute(server: &str, sql: &str) {
    let connection: DatabaseConnection = sea_orm::Database::connect(server)
        .await
        .unwrap_or_else(|_| panic!("{SERVER} does not answer"));
    connection
        .execute_unprepared(sql)
        .await
        .expect("the right to create schemas");
    connection.close().await.expect("to close the connection");
}

/// Makes two tests of each function, `name::sqlite` and `name::postgres`, each with a fresh [`TestDatabase`].
///
/// ```ignore
/// store::on_both! {
///     /// What it shows.
///     async fn name(db: TestDatabase) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($db:ident: TestDatabase) $story:block)+) => {$(
        $(#[$doc])*
        mod $name {
            use super::*;

            async fn tell($db: $crate::testing::TestDatabase) $story

            #[tokio::test]
            async fn sqlite() {
                tell($crate::testing::TestDatabase::sqlite().await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(db) = $crate::testing::TestDatabase::postgres().await {
                    tell(db).await;
                }
            }
        }
    )+};
}

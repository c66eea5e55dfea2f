//! Saving pages with nothing around it: what the use case is measured against.

use std::time::{Duration, Instant};

use domain::ids::CaseId;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sea_orm::sqlx::{self, ConnectOptions as _, Connection as _};

/// The transaction of one save, handed to the database whole.
const SAVE: &str = "BEGIN IMMEDIATE; \
     INSERT INTO draft_page (case_id, page, answers_enc, version, session_id, saved_at) \
     VALUES (?1, 'shops', ?2, 1, ?1, ?3) \
     ON CONFLICT (case_id, page) DO UPDATE SET answers_enc = excluded.answers_enc, version = version + 1, \
     session_id = excluded.session_id, saved_at = excluded.saved_at; \
     COMMIT";

/// Durable saves of pages of so many sealed bytes in a second, one after the other on one `SQLite` connection with the
/// settings of the product.
///
/// # Panics
/// The database refuses.
pub async fn saves_per_second(url: &str, cases: &[CaseId], bytes: usize, lasts: Duration) -> f64 {
    let options: SqliteConnectOptions = url.parse().expect("an address of SQLite");
    let options = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .disable_statement_logging();
    let mut connection = SqliteConnection::connect_with(&options)
        .await
        .expect("a connection");
    let (began, sealed) = (Instant::now(), vec![7_u8; bytes]);
    let mut saves = 0_i64;
    for case in cases.iter().cycle() {
        if began.elapsed() >= lasts {
            break;
        }
        saves += 1;
        let save = sqlx::query(SAVE).bind(case.0).bind(sealed.as_slice()).bind(saves);
        save.execute(&mut connection).await.expect("a save");
    }
    let seconds = began.elapsed().as_secs_f64();
    connection.close().await.expect("to close");
    f64::from(u32::try_from(saves).expect("fewer saves")) / seconds
}

//! `SQLite`: how its connections are made, and which releases are refused.

use std::path::Path;
use std::time::Duration;

use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqlxSqliteConnector, Statement};

use super::readers::Readers;
use super::{Database, Kind, OpenError, Reader};

/// Readers, unless the configuration says otherwise.
pub(super) const READERS: u32 = 4;

/// The first release without the fault in resetting the write-ahead log.
const OLDEST: [u32; 3] = [3, 51, 3];

/// How long to wait for another process that writes to the same file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// How long to wait for a free connection: the length of the queue of writers, in time.
pub(super) const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Statements kept prepared on each connection: more than the program has.
const STATEMENTS_CACHED: usize = 500;

pub(super) async fn open(url: &str, readers_max: u32) -> Result<Database, OpenError> {
    let options: SqliteConnectOptions = url.parse().map_err(|_| OpenError::Malformed)?;
    let options = options
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY_TIMEOUT)
        .statement_cache_capacity(STATEMENTS_CACHED)
        .disable_statement_logging();
    // What is removed is overwritten in its page, a destroyed data key above all.
    let writer = one_connection(options.clone().pragma("secure_delete", "FAST"));
    refuse_unsafe(&writer).await?;
    let options = options.pragma("query_only", "ON");
    Ok(Database {
        kind: Kind::Sqlite,
        reader: Reader::sqlite(Readers::new(options.clone(), readers_max)),
        snapshots: one_connection(options),
        writer,
    })
}

/// It is opened when it is needed first and stays open: nothing is gained by renewing a file handle.
fn one_connection(options: SqliteConnectOptions) -> DatabaseConnection {
    let pool: SqlitePool = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .connect_lazy_with(options);
    SqlxSqliteConnector::from_sqlx_sqlite_pool(pool)
}

/// A copy as it stands at one moment. It reads only, so other processes go on writing.
pub(super) async fn copy_to(connection: &DatabaseConnection, path: &Path) -> Result<(), DbErr> {
    let path = path
        .to_str()
        .ok_or_else(|| DbErr::Custom("the path is no text".to_owned()))?;
    let statement = Statement::from_sql_and_values(DbBackend::Sqlite, "VACUUM INTO ?", [path.into()]);
    connection.execute_raw(statement).await.map(drop)
}

async fn refuse_unsafe(writer: &DatabaseConnection) -> Result<(), OpenError> {
    let version = text(writer, "SELECT sqlite_version()").await?;
    if is_too_old(&version) {
        return Err(OpenError::OldSqlite { found: version });
    }
    let journal = text(writer, "PRAGMA journal_mode").await?;
    if journal != "wal" {
        return Err(OpenError::NoWriteAheadLog { found: journal });
    }
    Ok(())
}

async fn text(connection: &DatabaseConnection, sql: &str) -> Result<String, DbErr> {
    let statement = Statement::from_string(DbBackend::Sqlite, sql);
    let row = connection.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?
        .try_get_by_index(0)
}

/// A version that cannot be read counts as too old.
fn is_too_old(version: &str) -> bool {
    let numbers: Result<Vec<u32>, _> = version.split('.').map(str::parse).collect();
    numbers.map_or(true, |numbers| numbers.as_slice() < OLDEST.as_slice())
}

#[cfg(test)]
mod tests {
    use super::is_too_old;

    #[test]
    fn releases_before_3_51_3_are_refused() {
        for old in ["3.51.2", "3.50.9", "3.9.99", "2.99.99", "3.51", "", "three"] {
            assert!(is_too_old(old), "{old}");
        }
        for new in ["3.51.3", "3.51.10", "3.52.0", "4.0.0"] {
            assert!(!is_too_old(new), "{new}");
        }
    }
}

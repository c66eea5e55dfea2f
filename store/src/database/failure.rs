//! What can go wrong with a database, and whether to try again.

use sea_orm::{DbErr, RuntimeErr, sqlx};

/// Why a database could not be opened. The address is never repeated: it may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither `sqlite:` nor `postgres:`.
    #[error("the address of the database must begin with sqlite: or postgres:")]
    UnknownKind,
    /// The rest of the address does not parse.
    #[error("the address of the database is malformed")]
    Malformed,
    /// Nobody answers, or the file cannot be opened.
    #[error("the database cannot be opened")]
    Unreachable(#[from] DbErr),
    /// Older releases can corrupt a write-ahead log when it is reset.
    #[error("SQLite {found} is too old: 3.51.3 or newer is needed")]
    OldSqlite {
        /// The version that was found.
        found: String,
    },
    /// In memory, or on a file system that cannot share memory between processes.
    #[error(
        "SQLite keeps a journal of kind {found:?} here instead of a write-ahead log: use a file on a local disk"
    )]
    NoWriteAheadLog {
        /// The journal mode that was found.
        found: String,
    },
}

/// The driver's words for a connection that could not be made.
pub(super) fn connecting(cause: sqlx::Error) -> OpenError {
    OpenError::Unreachable(DbErr::Conn(RuntimeErr::SqlxError(cause.into())))
}

/// Why the schema does not fit this program.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// A newer program has been here; an older one must not touch its data.
    #[error("the database was migrated by a newer program (it knows {unknown}): use that one")]
    Newer {
        /// A migration that this program does not know.
        unknown: String,
    },
    /// Migrations are waiting.
    #[error("{pending} migrations are waiting to be applied")]
    Behind {
        /// How many.
        pending: usize,
    },
    /// The database does not answer, or refuses.
    #[error("the database failed")]
    Database(#[from] DbErr),
}

/// Whether the same work, begun again a little later, may succeed: the database was away or busy, or another writer
/// was quicker. Nothing of the failed work was written, unless the connection was lost during the very commit.
#[must_use]
pub fn is_transient(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) | DbErr::Conn(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            match cause.as_ref() {
                sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| is_transient_code(&code)),
                sqlx::Error::Io(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::WorkerCrashed => true,
                _ => false,
            }
        }
        _ => false,
    }
}

/// SQLSTATE of `PostgreSQL` (five characters), or the extended result code of `SQLite` (a number below 10,000).
fn is_transient_code(code: &str) -> bool {
    /// Serialisation failure, deadlock, lock timeout, statement timeout.
    const POSTGRES: [&str; 4] = ["40001", "40P01", "55P03", "57014"];
    /// Connection exceptions, insufficient resources, shutdown.
    const POSTGRES_CLASSES: [&str; 3] = ["08", "53", "57P"];
    /// `BUSY`, and the same while recovering, after a stale snapshot, and after a timeout of the file lock.
    const SQLITE: [&str; 4] = ["5", "261", "517", "773"];
    SQLITE.contains(&code)
        || POSTGRES.contains(&code)
        || (code.len() == 5 && POSTGRES_CLASSES.iter().any(|class| code.starts_with(class)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_pass_by_itself_is_transient() {
        for code in [
            "5", "261", "517", "773", "40001", "40P01", "55P03", "57014", "08006", "53300", "57P01",
        ] {
            assert!(is_transient_code(code), "{code}");
        }
        for code in [
            "2067", "787", "275", "13", "530", "23505", "23503", "23514", "42P01", "",
        ] {
            assert!(!is_transient_code(code), "{code}");
        }
    }
}

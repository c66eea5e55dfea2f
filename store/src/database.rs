//! The connection to the database: one writer and several readers on `SQLite`, one pool on `PostgreSQL`.
//!
//! A write is `let tx = database.begin_write().await?; …; tx.commit().await?`; a transaction that is dropped rolls
//! back. On `SQLite` it begins IMMEDIATE on the only writing connection, so that writes stand in a fair queue and none
//! fails half-way because another was quicker. On `PostgreSQL` it runs READ COMMITTED beside others: so first lock the row
//! that the work is about (`lock_exclusive()`, or an `UPDATE` with its version in the `WHERE`; a case by
//! `Case::open_for_write`, before anything that hangs on it), and let a unique index guard what may exist once. Locks taken in that order do not
//! deadlock; should two writers meet all the same, one gets an error that [`is_transient`] knows, and nothing of
//! it was written.

mod failure;
mod postgres;
mod reader;
mod readers;
mod row;
mod sqlite;

use std::path::Path;

use migrations::Standing;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

pub use failure::{OpenError, SchemaError, is_transient};
pub use reader::Reader;
pub(crate) use row::{by_position, statement};

/// The two databases that the same schema and the same queries run on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Embedded: one file, one machine.
    Sqlite,
    /// A server that several nodes share.
    Postgres,
}

/// An open database; clones share its connections.
#[derive(Clone, Debug)]
pub struct Database {
    kind: Kind,
    reader: Reader,
    snapshots: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Opens `sqlite:path?mode=rwc` with 4 readers, or `postgres://user:password@host/name` with 16 connections.
    ///
    /// # Errors
    /// The address is of neither kind, nobody answers there, or it is a `SQLite` that could lose what it acknowledged.
    pub async fn open(url: &str) -> Result<Self, OpenError> {
        let connections_max = match kind(url)? {
            Kind::Sqlite => sqlite::READERS,
            Kind::Postgres => postgres::CONNECTIONS,
        };
        Self::open_with(url, connections_max).await
    }

    /// Like [`Database::open`], with at most `connections_max` readers (`SQLite`) or connections (`PostgreSQL`).
    pub async fn open_with(url: &str, connections_max: u32) -> Result<Self, OpenError> {
        match kind(url)? {
            Kind::Sqlite => sqlite::open(url, connections_max).await,
            Kind::Postgres => postgres::open(url, connections_max).await,
        }
    }

    /// Which of the two it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Where reads go. On `SQLite` these connections refuse to write.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Begins a read of several statements that see one moment, for work that takes its time.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn begin_snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        // `SQLite` gives it to every transaction.
        let isolation_level = (self.kind == Kind::Postgres).then_some(IsolationLevel::RepeatableRead);
        let options = TransactionOptions {
            isolation_level,
            ..TransactionOptions::default()
        };
        self.snapshots.begin_with_options(options).await
    }

    /// Begins a write: wait, if need be, until the writer before has finished.
    ///
    /// # Errors
    /// The database does not answer, or the queue is too long: both are [`is_transient`].
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, DbErr> {
        let immediate = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        self.writer.begin_with_options(immediate).await
    }

    /// Applies the pending migrations, all in one transaction. Nodes that start together wait for one another.
    ///
    /// # Errors
    /// A newer program has changed the schema, or the database fails.
    pub async fn migrate(&self) -> Result<(), SchemaError> {
        let tx = self.begin_write().await?;
        if self.kind == Kind::Postgres {
            tx.execute_unprepared(postgres::WAIT_FOR_OTHER_MIGRATIONS).await?;
        }
        if let Standing::Ahead { unknown } = migrations::standing(&tx).await? {
            return Err(SchemaError::Newer { unknown });
        }
        migrations::migrate(&tx).await?;
        Ok(tx.commit().await?)
    }

    /// Whether work can be done: the database answers, and its schema is this program's. Writes nothing.
    ///
    /// # Errors
    /// What stands in the way.
    pub async fn check(&self) -> Result<(), SchemaError> {
        match migrations::standing(&self.snapshots).await? {
            Standing::Current => Ok(self.writer.ping().await?),
            Standing::Behind { pending } => Err(SchemaError::Behind { pending }),
            Standing::Ahead { unknown } => Err(SchemaError::Newer { unknown }),
        }
    }

    /// Writes a copy of an `SQLite` database as it stands at one moment, while others go on reading and writing. Nothing
    /// that was deleted is in it.
    ///
    /// # Errors
    /// The file is there already, it cannot be written, or the database is no `SQLite`.
    pub async fn copy_to(&self, path: &Path) -> Result<(), DbErr> {
        sqlite::copy_to(&self.writer, path).await
    }

    /// Waits for the work under way, then closes every connection; `SQLite` folds its log into the file.
    pub async fn close(self) -> Result<(), DbErr> {
        self.reader.close().await?;
        self.snapshots.clone().close().await?;
        self.writer.close().await
    }
}

fn kind(url: &str) -> Result<Kind, OpenError> {
    match url.split_once(':') {
        Some(("sqlite", _)) => Ok(Kind::Sqlite),
        Some(("postgres" | "postgresql", _)) => Ok(Kind::Postgres),
        _ => Err(OpenError::UnknownKind),
    }
}

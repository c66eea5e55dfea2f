//! Where reads go: to connections of their own on `SQLite`, to the one pool on `PostgreSQL`.

use std::sync::Arc;

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement};

use super::readers::Readers;

/// Where reads go. Not a transaction, and never in one.
#[derive(Clone, Debug)]
pub struct Reader(Way);

#[derive(Clone, Debug)]
enum Way {
    /// Connections of their own.
    Sqlite(Arc<Readers>),
    /// The one pool.
    Postgres(DatabaseConnection),
}

impl Reader {
    pub(super) fn sqlite(readers: Readers) -> Self {
        Self(Way::Sqlite(Arc::new(readers)))
    }

    pub(super) fn postgres(pool: DatabaseConnection) -> Self {
        Self(Way::Postgres(pool))
    }

    /// Waits for the statements under way, then closes the connections that only read.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        match &self.0 {
            Way::Sqlite(readers) => readers.close().await,
            Way::Postgres(_) => Ok(()),
        }
    }
}

#[async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Way::Sqlite(_) => DbBackend::Sqlite,
            Way::Postgres(_) => DbBackend::Postgres,
        }
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Way::Sqlite(readers) => readers.execute_raw(statement).await,
            Way::Postgres(pool) => pool.execute_raw(statement).await,
        }
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        match &self.0 {
            Way::Sqlite(readers) => readers.execute_unprepared(sql).await,
            Way::Postgres(pool) => pool.execute_unprepared(sql).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match &self.0 {
            Way::Sqlite(readers) => readers.query_one_raw(statement).await,
            Way::Postgres(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match &self.0 {
            Way::Sqlite(readers) => readers.query_all_raw(statement).await,
            Way::Postgres(pool) => pool.query_all_raw(statement).await,
        }
    }
}

//! Connections that read from `SQLite`.
//!
//! The driver's own pool asks every connection that comes back whether it still lives. A connection to a file does; the
//! question is a way to its thread and back, as long as that of a short statement. So readers are taken back here as they
//! are, and one whose statement was given up half-way is not taken back at all.

use std::sync::{Mutex, PoisonError};

use sea_orm::prelude::async_trait::async_trait;
use sea_orm::sqlx::query::Query;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteRow};
use sea_orm::sqlx::{self, AssertSqlSafe, ConnectOptions, Connection, Sqlite, SqliteConnection};
use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement, Values,
};
use sea_query_sqlx::SqlxValues;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use super::sqlite::ACQUIRE_TIMEOUT;

/// Connections that are opened when they are first needed, and stay open.
#[derive(Debug)]
pub(super) struct Readers {
    options: SqliteConnectOptions,
    most: u32,
    places: Semaphore,
    idle: Mutex<Vec<SqliteConnection>>,
}

impl Readers {
    /// At most `most` connections.
    pub(super) fn new(options: SqliteConnectOptions, most: u32) -> Self {
        Self {
            options,
            most,
            places: Semaphore::new(usize::try_from(most).unwrap_or(1)),
            idle: Mutex::default(),
        }
    }

    async fn take(&self) -> Result<(SemaphorePermit<'_>, SqliteConnection), DbErr> {
        let refused = DbErr::ConnectionAcquire;
        let place = timeout(ACQUIRE_TIMEOUT, self.places.acquire()).await;
        let place = place
            .map_err(|_| refused(ConnAcquireErr::Timeout))?
            .map_err(|_| refused(ConnAcquireErr::ConnectionClosed))?;
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self
                .options
                .connect()
                .await
                .map_err(|cause| DbErr::Conn(failed(cause)))?,
        };
        Ok((place, connection))
    }

    fn take_back(&self, connection: SqliteConnection) {
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(connection);
    }

    async fn rows(&self, statement: &Statement) -> Result<Vec<SqliteRow>, DbErr> {
        let (_place, mut connection) = self.take().await?;
        let rows = query(statement).fetch_all(&mut connection).await;
        self.take_back(connection);
        rows.map_err(|cause| DbErr::Query(failed(cause)))
    }

    /// Waits for the statements under way, then closes every connection.
    pub(super) async fn close(&self) -> Result<(), DbErr> {
        // Nobody else closes it: it fails only when it was closed before.
        if let Ok(places) = self.places.acquire_many(self.most).await {
            places.forget();
        }
        self.places.close();
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        for connection in idle {
            connection
                .close()
                .await
                .map_err(|cause| DbErr::Conn(failed(cause)))?;
        }
        Ok(())
    }
}

fn query(statement: &Statement) -> Query<'_, Sqlite, SqlxValues> {
    let values = statement.values.clone().unwrap_or(Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
}

fn failed(cause: sqlx::Error) -> RuntimeErr {
    RuntimeErr::SqlxError(cause.into())
}

#[async_trait]
impl ConnectionTrait for Readers {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Sqlite
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let (_place, mut connection) = self.take().await?;
        let done = query(&statement).execute(&mut connection).await;
        self.take_back(connection);
        done.map(ExecResult::from)
            .map_err(|cause| DbErr::Exec(failed(cause)))
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.execute_raw(Statement::from_string(DbBackend::Sqlite, sql))
            .await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        Ok(self
            .rows(&statement)
            .await?
            .into_iter()
            .next()
            .map(QueryResult::from))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        Ok(self
            .rows(&statement)
            .await?
            .into_iter()
            .map(QueryResult::from)
            .collect())
    }
}

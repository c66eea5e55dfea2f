//! `PostgreSQL`: one pool for reads and writes, with a limit on every wait.

use std::time::Duration;

use sea_orm::SqlxPostgresConnector;
use sea_orm::sqlx::ConnectOptions as _;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use super::{Database, Kind, OpenError, Reader, failure};

/// Connections, unless the configuration says otherwise.
pub(super) const CONNECTIONS: u32 = 16;

/// How long to wait for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// The server's own limits. A transaction left idle, by a node that hangs, would hold its locks.
const TIMEOUTS: [(&str, &str); 3] = [
    ("statement_timeout", "10s"),
    ("lock_timeout", "5s"),
    ("idle_in_transaction_session_timeout", "30s"),
];

/// Statements kept prepared on each connection: more than the program has.
const STATEMENTS_CACHED: usize = 500;

/// Nodes that start together migrate one after another; a migration may take longer than a request may.
pub(super) const WAIT_FOR_OTHER_MIGRATIONS: &str = "SET LOCAL lock_timeout = 0; SET LOCAL statement_timeout = 0; \
     SELECT pg_advisory_xact_lock(20261123)";

pub(super) async fn open(url: &str, connections_max: u32) -> Result<Database, OpenError> {
    let options: PgConnectOptions = url.parse().map_err(|_| OpenError::Malformed)?;
    let options = options
        .options(TIMEOUTS)
        .statement_cache_capacity(STATEMENTS_CACHED)
        .disable_statement_logging();
    let pool: PgPool = PgPoolOptions::new()
        .max_connections(connections_max)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options)
        .await
        .map_err(failure::connecting)?;
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
    Ok(Database {
        kind: Kind::Postgres,
        reader: Reader::postgres(connection.clone()),
        snapshots: connection.clone(),
        writer: connection,
    })
}

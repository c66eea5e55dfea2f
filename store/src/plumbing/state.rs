//! The state of the installation, as whoever runs it needs to see it at a glance.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Statement};
use time::OffsetDateTime;

use super::{job_run, outbox};
use crate::audit::{self, Head};
use crate::clock::local_date;
use crate::database::Kind;
use crate::entity::{audit_entry, instant};
use crate::{Error, Operator, Store};

/// The audit's word for a backup that was made.
pub const BACKUP_CREATED: &str = "backup.created";
/// The audit's word for a rehearsal that went well.
pub const BACKUP_REHEARSED: &str = "backup.rehearsed";

/// The state of the installation.
#[derive(Clone, Debug)]
pub struct State {
    /// Which database it is.
    pub database: Kind,
    /// How much the database takes, in bytes.
    pub database_bytes: u64,
    /// Whether the schema is this program's.
    pub schema_fits: bool,
    /// The newest change of the schema that this program knows.
    pub schema: String,
    /// The last runs of jobs.
    pub jobs: Vec<job_run::Run>,
    /// Letters that wait, and letters that were given up.
    pub letters: (u64, u64),
    /// Where the audit stands.
    pub audit: Head,
    /// Since when the oldest entry waits to be sealed.
    pub unsealed_since: Option<OffsetDateTime>,
    /// When the last backup was made.
    pub backed_up_at: Option<OffsetDateTime>,
    /// When a backup was last restored to a scratch place.
    pub rehearsed_at: Option<OffsetDateTime>,
    /// The years that the calendar knows.
    pub years: Vec<i32>,
    /// The year that the calendar lacks today.
    pub missing_year: Option<i32>,
}

/// The state of the installation now.
pub async fn look(store: &Store, _: Operator) -> Result<State, Error> {
    let (db, calendar) = (store.reader(), store.calendar());
    Ok(State {
        database: store.database().kind(),
        database_bytes: database_bytes(store).await?,
        schema_fits: store.database().check().await.is_ok(),
        schema: migrations::names().pop().unwrap_or_default(),
        jobs: job_run::list(store).await?,
        letters: outbox::standing(store).await?,
        audit: audit::head(db).await?,
        unsealed_since: unsealed_since(db).await?,
        backed_up_at: last(db, BACKUP_CREATED).await?,
        rehearsed_at: last(db, BACKUP_REHEARSED).await?,
        years: calendar.years().collect(),
        missing_year: calendar.missing_on(local_date(store.clock().now())),
    })
}

async fn database_bytes(store: &Store) -> Result<u64, Error> {
    let sql = match store.database().kind() {
        Kind::Sqlite => "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
        Kind::Postgres => "SELECT pg_database_size(current_database())",
    };
    let statement = Statement::from_string(store.reader().get_database_backend(), sql);
    let row = store.reader().query_one_raw(statement).await?;
    let bytes: i64 = row.ok_or(Error::NotFound)?.try_get_by_index(0)?;
    u64::try_from(bytes).map_err(Error::corrupt)
}

async fn unsealed_since(db: &impl ConnectionTrait) -> Result<Option<OffsetDateTime>, Error> {
    let oldest = audit_entry::Entity::find()
        .filter(audit_entry::Column::Seq.is_null())
        .order_by_asc(audit_entry::Column::At);
    Ok(oldest.one(db).await?.and_then(|entry| instant(entry.at)))
}

/// When something was last done, as the audit has it.
async fn last(db: &impl ConnectionTrait, action: &str) -> Result<Option<OffsetDateTime>, Error> {
    let newest = audit_entry::Entity::find()
        .filter(audit_entry::Column::Action.eq(action))
        .order_by_desc(audit_entry::Column::At);
    Ok(newest.one(db).await?.and_then(|entry| instant(entry.at)))
}

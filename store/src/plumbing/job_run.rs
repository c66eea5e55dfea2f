//! The last runs of jobs, so that an operator sees one that stands still.

use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder, Set};
use time::OffsetDateTime;

use crate::entity::{instant, job_run, micros};
use crate::{Error, Store};

/// When a job last did its work, and when it last failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The job.
    pub name: String,
    /// The end of its last run that went well.
    pub succeeded_at: Option<OffsetDateTime>,
    /// The end of its last run that did not.
    pub failed_at: Option<OffsetDateTime>,
}

/// Notes that a job has run.
pub async fn note(store: &Store, name: &str, went_well: bool) -> Result<(), Error> {
    use job_run::Column as C;
    let now = Some(micros(store.clock().now()));
    let (row, column) = if went_well {
        ((now, None), C::SucceededAt)
    } else {
        ((None, now), C::FailedAt)
    };
    let row = job_run::ActiveModel {
        name: Set(name.to_owned()),
        succeeded_at: Set(row.0),
        failed_at: Set(row.1),
    };
    let again = OnConflict::column(C::Name).update_column(column).to_owned();
    let tx = store.database().begin_write().await?;
    job_run::Entity::insert(row)
        .on_conflict(again)
        .exec_without_returning(&tx)
        .await?;
    Ok(tx.commit().await?)
}

/// All jobs that ever ran, by name.
pub async fn list(store: &Store) -> Result<Vec<Run>, Error> {
    let rows = job_run::Entity::find()
        .order_by_asc(job_run::Column::Name)
        .all(store.reader())
        .await?;
    let run = |row: job_run::Model| Run {
        name: row.name,
        succeeded_at: row.succeeded_at.and_then(instant),
        failed_at: row.failed_at.and_then(instant),
    };
    Ok(rows.into_iter().map(run).collect())
}

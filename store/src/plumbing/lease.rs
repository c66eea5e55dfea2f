//! Leases: any number of nodes may run the background jobs, one of them at a time.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{EntityTrait, Set};
use time::Duration;

use crate::entity::{job_lease, micros};
use crate::{Error, Store};

/// Takes or prolongs the lease of a job for `holder`; false while another node holds it.
///
/// A node that dies lets go by itself when its time is over, so `lasts` must be longer than one run of the job.
pub async fn acquire(store: &Store, job: &str, holder: &str, lasts: Duration) -> Result<bool, Error> {
    let now = store.clock().now();
    let row = job_lease::ActiveModel {
        name: Set(job.to_owned()),
        holder: Set(holder.to_owned()),
        until: Set(micros(now + lasts)),
    };
    let column = |column| Expr::col((job_lease::Entity, column));
    let is_free = column(job_lease::Column::Until).lte(micros(now));
    let is_own = column(job_lease::Column::Holder).eq(holder);
    let take_over = OnConflict::column(job_lease::Column::Name)
        .update_columns([job_lease::Column::Holder, job_lease::Column::Until])
        .action_and_where(is_free.or(is_own))
        .to_owned();
    let tx = store.database().begin_write().await?;
    let rows = job_lease::Entity::insert(row)
        .on_conflict(take_over)
        .exec_without_returning(&tx)
        .await?;
    tx.commit().await?;
    Ok(rows == 1)
}

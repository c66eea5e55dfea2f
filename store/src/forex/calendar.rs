//! What the calendar does to applications: terms that pass, drafts that nobody touches.

use domain::casework::Clock;
use domain::forex::{Act, Status};
use domain::ids::CaseId;
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Duration;
use uuid::Uuid;

use super::change::{change, status_of};
use super::desk;
use crate::casework::{By, Case, advance, letters};
use crate::clock::local_date;
use crate::entity::{case_file, day_text, deadline, draft_page, micros};
use crate::{Error, Store};

/// For how long a draft may lie untouched (convention).
pub const DRAFT_IDLE_MAX: Duration = Duration::days(90);

/// The most cases that one run moves on; the next run goes on where it stopped.
const RUN_MAX: u64 = 200;

/// Moves on every application whose time has come, and tells supervisors of terms that their bank let pass; says how
/// many applications moved.
pub async fn run(store: &Store) -> Result<usize, Error> {
    let mut moved = 0;
    for case in overdue(store).await? {
        moved += usize::from(going_on(case, move_on(store, case, Act::Lapse, "lapsed").await)?);
    }
    for case in idle_drafts(store).await? {
        moved += usize::from(going_on(
            case,
            move_on(store, case, Act::Expire, "expired").await,
        )?);
    }
    for late in desk::overdue(store, RUN_MAX).await? {
        going_on(late.case, desk::tell_supervisors(store, &late).await)?;
    }
    Ok(moved)
}

/// A case that cannot be handled is logged and left, so that all others are; a database that is away ends the run.
fn going_on(case: Uuid, result: Result<bool, Error>) -> Result<bool, Error> {
    match result {
        Err(error @ Error::Unavailable) => Err(error),
        Err(error) => {
            tracing::error!(case = %CaseId(case), %error, "the calendar left a case");
            Ok(false)
        }
        done => done,
    }
}

/// Applications whose supplement or visit was due before today.
async fn overdue(store: &Store) -> Result<Vec<Uuid>, Error> {
    let today = day_text(local_date(store.clock().now()));
    let rows = deadline::Entity::find()
        .select_only()
        .column(deadline::Column::CaseId)
        .filter(deadline::Column::State.eq("running"))
        .filter(deadline::Column::Kind.is_in([Clock::Supplement.to_string(), Clock::Visit.to_string()]))
        .filter(deadline::Column::DueOn.lt(today))
        .order_by_asc(deadline::Column::DueOn)
        .limit(RUN_MAX);
    Ok(rows.into_tuple().all(store.reader()).await?)
}

async fn idle_drafts(store: &Store) -> Result<Vec<Uuid>, Error> {
    let oldest = micros(store.clock().now() - DRAFT_IDLE_MAX);
    let saved_since = Query::select()
        .expr(Expr::value(1))
        .from(draft_page::Entity)
        .and_where(
            Expr::col((draft_page::Entity, draft_page::Column::CaseId))
                .equals((case_file::Entity, case_file::Column::Id)),
        )
        .and_where(Expr::col((draft_page::Entity, draft_page::Column::SavedAt)).gte(oldest))
        .to_owned();
    let rows = case_file::Entity::find()
        .select_only()
        .column(case_file::Column::Id)
        .filter(case_file::Column::Status.eq(Status::Draft.to_string()))
        .filter(case_file::Column::UpdatedAt.lt(oldest))
        .filter(Expr::exists(saved_since).not())
        .order_by_asc(case_file::Column::UpdatedAt)
        .limit(RUN_MAX);
    Ok(rows.into_tuple().all(store.reader()).await?)
}

/// False when somebody else moved the case meanwhile.
async fn move_on(store: &Store, case: Uuid, act: Act, letter: &str) -> Result<bool, Error> {
    let tx = store.database().begin_write().await?;
    let case = Case::lock(store, &tx, CaseId(case)).await?;
    if status_of(&case.row)?.after(act).is_err() {
        return Ok(false);
    }
    let by = By {
        account: None,
        role: "system".to_owned(),
    };
    match advance(store, &tx, &case, by, change(&case.row, act)?, |_| ()).await {
        Err(Error::Stale) => return Ok(false),
        other => other?,
    }
    let reference = case.row.reference.clone().unwrap_or_default();
    let idle = DRAFT_IDLE_MAX.whole_days().to_string();
    let parameters = [("reference", reference), ("days", idle)];
    letters::tell_applicant(store, &tx, &case, letter, &parameters).await?;
    tx.commit().await?;
    Ok(true)
}

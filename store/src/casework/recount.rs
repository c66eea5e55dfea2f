//! Counting terms anew when the calendar learns of a year, or of a mistake in one.

use domain::calendar::Calendar;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect, Set,
};
use uuid::Uuid;

use super::clocks::{due_text, next_due, read_clock};
use crate::Error;
use crate::entity::{case_file, deadline};

/// How many cases are counted anew in one transaction.
const AT_ONCE: u64 = 500;

/// Where one batch ended.
pub(crate) struct Recounted {
    /// How many of its cases got another date.
    pub(crate) moved: u64,
    /// The last case of the batch; none when nothing is left.
    pub(crate) last: Option<Uuid>,
}

/// Counts the running terms of the next cases after `after` anew: those without a date, and those that end in `year`
/// or later. Earlier ones do not depend on it.
pub(crate) async fn recount(
    tx: &DatabaseTransaction,
    calendar: &Calendar,
    year: i32,
    after: Option<Uuid>,
) -> Result<Recounted, Error> {
    let cases = affected(tx, year, after).await?;
    let mut moved = 0;
    for case in &cases {
        moved += u64::from(recount_case(tx, calendar, *case).await?);
    }
    Ok(Recounted {
        moved,
        last: cases.last().copied(),
    })
}

async fn affected(db: &impl ConnectionTrait, year: i32, after: Option<Uuid>) -> Result<Vec<Uuid>, Error> {
    let depends_on_it = Condition::any()
        .add(deadline::Column::DueOn.is_null())
        .add(deadline::Column::DueOn.gte(format!("{year:04}-01-01")));
    let rows = deadline::Entity::find()
        .select_only()
        .column(deadline::Column::CaseId)
        .distinct()
        .filter(deadline::Column::State.eq("running"))
        .filter(depends_on_it)
        .filter(Condition::all().add_option(after.map(|after| deadline::Column::CaseId.gt(after))))
        .order_by_asc(deadline::Column::CaseId)
        .limit(AT_ONCE);
    Ok(rows.into_tuple().all(db).await?)
}

/// Whether any date of the case has changed. The case is locked first, so that nobody writes an old date over it.
async fn recount_case(tx: &DatabaseTransaction, calendar: &Calendar, case: Uuid) -> Result<bool, Error> {
    let locked = case_file::Entity::find_by_id(case)
        .lock_exclusive()
        .one(tx)
        .await?;
    let locked = locked.ok_or(Error::NotFound)?;
    let running = deadline::Entity::find()
        .filter(deadline::Column::CaseId.eq(case))
        .filter(deadline::Column::State.eq("running"));
    let mut has_moved = false;
    for row in running.all(tx).await? {
        let due_on = due_text(&read_clock(&row)?.term, calendar);
        if due_on != row.due_on {
            let mut update: deadline::ActiveModel = row.into();
            update.due_on = Set(due_on);
            update.update(tx).await?;
            has_moved = true;
        }
    }
    if has_moved {
        let (next_due_on, next_due_kind, _) = next_due(tx, case).await?;
        let mut update: case_file::ActiveModel = locked.into();
        update.next_due_on = Set(next_due_on);
        update.next_due_kind = Set(next_due_kind);
        update.update(tx).await?;
    }
    Ok(has_moved)
}

//! What happened in a case, as its parties see it.

use domain::forex::{Act, Status};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use time::OffsetDateTime;

use crate::Error;
use crate::casework::Case;
use crate::entity::{case_event, instant};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What.
    pub act: Act,
    /// When.
    pub at: OffsetDateTime,
    /// As whom somebody did it: a role's code.
    pub role: String,
    /// The account that did it.
    pub actor: Option<uuid::Uuid>,
    /// The state after it.
    pub status: Option<Status>,
    /// A code from a closed list.
    pub reason: Option<String>,
    /// Own words; only what the reader may see.
    pub note: Option<String>,
}

/// All events of a case in order, as officers see them.
pub(crate) async fn timeline(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<TimelineEntry>, Error> {
    let rows = case_event::Entity::find()
        .filter(case_event::Column::CaseId.eq(case.row.id))
        .order_by_asc(case_event::Column::At)
        .order_by_asc(case_event::Column::Id)
        .all(db)
        .await?;
    rows.iter()
        .filter_map(|row| read(case, row).transpose())
        .collect()
}

/// Reads an event; other things than state changes may stand in the history and are not part of the timeline.
fn read(case: &Case, row: &case_event::Model) -> Result<Option<TimelineEntry>, Error> {
    let Ok(act) = row.action.parse() else {
        return Ok(None);
    };
    Ok(Some(TimelineEntry {
        act,
        at: instant(row.at).ok_or_else(|| Error::corrupt("case_event.at"))?,
        role: row.role.clone(),
        actor: row.actor_id,
        status: row.to_status.parse().ok(),
        reason: row.reason_code.clone(),
        note: case.unseal_optional("case_event", "note_enc", row.id, row.note_enc.as_deref())?,
    }))
}

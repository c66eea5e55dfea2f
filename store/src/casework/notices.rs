//! Notices in the application, as their reader sees them.

use std::collections::BTreeMap;

use domain::access::Actor;
use domain::ids::{AccountId, CaseId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::OffsetDateTime;

use crate::entity::{instant, micros, notification};
use crate::{Error, Store};

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The case it is about.
    pub case: Option<CaseId>,
    /// Names its words.
    pub kind: String,
    /// Their parameters.
    pub parameters: BTreeMap<String, String>,
    /// When it was given.
    pub at: OffsetDateTime,
    /// Not seen before.
    pub is_new: bool,
}

/// The most notices in a list.
const SHOWN_MAX: u64 = 50;

/// The newest notices of an account. Those that are new are marked as seen.
pub async fn read_notices(store: &Store, actor: &Actor) -> Result<Vec<Notice>, Error> {
    let rows = notification::Entity::find()
        .filter(notification::Column::AccountId.eq(actor.account.0))
        .order_by_desc(notification::Column::CreatedAt)
        .order_by_desc(notification::Column::Id)
        .limit(SHOWN_MAX)
        .all(store.reader())
        .await?;
    if rows.iter().any(|row| row.read_at.is_none()) {
        mark_read(store, notification::Column::AccountId.eq(actor.account.0)).await?;
    }
    rows.into_iter().map(read).collect()
}

/// Somebody looked at the case itself: what the notices about it tell, they know.
pub async fn read_about(store: &Store, account: AccountId, case: CaseId) -> Result<(), Error> {
    let of_account = notification::Column::AccountId.eq(account.0);
    mark_read(store, of_account.and(notification::Column::CaseId.eq(case.0))).await
}

async fn mark_read(store: &Store, which: Expr) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    notification::Entity::update_many()
        .col_expr(
            notification::Column::ReadAt,
            Expr::value(micros(store.clock().now())),
        )
        .filter(which)
        .filter(notification::Column::ReadAt.is_null())
        .exec(&tx)
        .await?;
    Ok(tx.commit().await?)
}

fn read(row: notification::Model) -> Result<Notice, Error> {
    Ok(Notice {
        case: row.case_id.map(CaseId),
        kind: row.kind,
        parameters: serde_json::from_str(&row.parameters)?,
        at: instant(row.created_at).ok_or_else(|| Error::corrupt("notification.created_at"))?,
        is_new: row.read_at.is_none(),
    })
}

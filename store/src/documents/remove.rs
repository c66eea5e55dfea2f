//! Removing a document. Its file stays for a while, and for good when it was part of a submission.

use domain::access::{Actor, Apply, Grant};
use domain::ids::{CaseId, DocumentId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::{journey, require_open};
use crate::casework::Case;
use crate::entity::{case_file, document, micros};
use crate::{Error, Store, audit};

/// Removes a document of one's own case; one that was removed before stays removed.
///
/// # Errors
/// [`Error::NotFound`] when it is not of this case, [`Error::NotNow`] when its page is closed.
pub async fn remove(store: &Store, actor: &Actor, case: CaseId, document: DocumentId) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    let row = document::Entity::find_by_id(document.0).one(&tx).await?;
    let row = row
        .filter(|row| row.case_id == case.row.id)
        .ok_or(Error::NotFound)?;
    require_open(&tx, &case, &journey(&case)?, &row.slot).await?;
    mark_removed(store, &tx, &case, &grant, document::Column::Id.eq(row.id)).await?;
    raise(store, &tx, &case).await?;
    tx.commit().await?;
    Ok(())
}

/// Raises the version of the case, because its documents change: an officer must know of it before deciding.
pub(super) async fn raise(store: &Store, tx: &DatabaseTransaction, case: &Case) -> Result<(), Error> {
    case_file::Entity::update_many()
        .col_expr(
            case_file::Column::Version,
            Expr::col(case_file::Column::Version).add(1),
        )
        .col_expr(
            case_file::Column::UpdatedAt,
            Expr::value(micros(store.clock().now())),
        )
        .filter(case_file::Column::Id.eq(case.row.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Marks the document of this case that `which` names; without one nothing happens.
pub(super) async fn mark_removed(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    grant: &Grant<Apply>,
    which: Expr,
) -> Result<(), Error> {
    let now = store.clock().now();
    let kept = document::Entity::find()
        .filter(document::Column::CaseId.eq(case.row.id))
        .filter(document::Column::RemovedAt.is_null())
        .filter(which);
    let Some(row) = kept.one(tx).await? else {
        return Ok(());
    };
    document::Entity::update_many()
        .col_expr(document::Column::RemovedAt, Expr::value(micros(now)))
        .filter(document::Column::Id.eq(row.id))
        .exec(tx)
        .await?;
    let object = format!("document/{}", DocumentId(row.id));
    let detail = format!("case/{} {}", case.id(), row.slot);
    let (id, actor) = (store.new_uuid(), Some(grant.actor().0));
    let entry = audit::Entry {
        id,
        at: now,
        actor,
        action: "document_removed",
        object: &object,
        detail: &detail,
    };
    Ok(audit::record(tx, entry).await?)
}

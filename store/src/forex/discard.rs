//! Throwing a draft away.

use domain::access::{Actor, Apply};
use domain::forex::{Act, Status};
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::change::{change, is_discarded, status_of};
use crate::casework::{By, Case, advance};
use crate::entity::{document, draft_page};
use crate::{Error, Store};

/// Throws a draft away: its answers and documents are gone, the act stays on record. Their files go with the next sweep.
///
/// # Errors
/// [`Error::NotNow`] for an application that was handed in.
pub async fn discard(store: &Store, actor: &Actor, case: CaseId) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    if is_discarded(&case.row) {
        return Ok(());
    }
    if status_of(&case.row)? != Status::Draft {
        return Err(Error::NotNow);
    }
    let change = change(&case.row, Act::Withdraw)?;
    advance(store, &tx, &case, By::from(&grant), change, |_| ()).await?;
    draft_page::Entity::delete_many()
        .filter(draft_page::Column::CaseId.eq(case.row.id))
        .exec(&tx)
        .await?;
    document::Entity::delete_many()
        .filter(document::Column::CaseId.eq(case.row.id))
        .exec(&tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

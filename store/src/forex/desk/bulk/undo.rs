//! Taking back an act on many cases, for a while and as far as nobody has touched them since.

use domain::access::{Actor, Assign, ReadAtDesk, authorise};
use domain::forex::bulk::{BulkAct, UNDO_WITHIN};
use domain::ids::{AccountId, CaseId, OrganisationId};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    Set,
};
use uuid::Uuid;

use super::shown::may_see;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case};
use crate::entity::{bulk_act, bulk_case, micros};
use crate::forex::desk::people::makers;
use crate::forex::desk::take::pass;
use crate::{Error, Store, audit};

/// Takes an act back, with a reason that stays in the history of each case. Cases that were touched since stay as they
/// are.
///
/// # Errors
/// [`Error::NotFound`] for everybody but whoever did it and the supervisors of the bank; [`Error::NotNow`] when it was
/// taken back before, too long ago, or no case is untouched.
pub async fn undo(
    store: &Store,
    actor: &Actor,
    bulk: Uuid,
    reason: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let now = store.clock().now();
    let tx = store.database().begin_write().await?;
    let row = bulk_act::Entity::find_by_id(bulk)
        .lock_exclusive()
        .one(&tx)
        .await?;
    let row = row.filter(|row| may_see(actor, row)).ok_or(Error::NotFound)?;
    if seen(store, &tx, actor.account, sent).await? != Repeat::New {
        return Ok(());
    }
    if row.undone_at.is_some() || micros(now - UNDO_WITHIN) > row.at {
        return Err(Error::NotNow);
    }
    let count = take_back(store, &tx, actor, (&row, reason)).await?;
    if count == 0 {
        return Err(Error::NotNow);
    }
    let mut undone: bulk_act::ActiveModel = row.into();
    undone.undone_by = Set(Some(actor.account.0));
    undone.undone_at = Set(Some(micros(now)));
    undone.update(&tx).await?;
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: now,
        actor: Some(actor.account.0),
        action: "bulk.undone",
        object: &format!("bulk/{}", bulk.simple()),
        detail: &count.to_string(),
    };
    audit::record(&tx, entry).await?;
    remember(store, &tx, actor.account, sent, "undone").await?;
    Ok(tx.commit().await?)
}

/// How many cases it was taken back for.
async fn take_back(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    (bulk, reason): (&bulk_act::Model, &str),
) -> Result<usize, Error> {
    let act: BulkAct = bulk.act.parse()?;
    let makers = makers(store, tx, OrganisationId(bulk.organisation_id)).await?;
    let cases = bulk_case::Entity::find()
        .filter(bulk_case::Column::BulkId.eq(bulk.id))
        .order_by_asc(bulk_case::Column::CaseId)
        .all(tx)
        .await?;
    let mut count = 0;
    for touched in cases {
        let back_to = touched.taken_before.map(AccountId);
        // Whoever had it may have left the bank's desk meanwhile.
        let is_back_there = back_to.is_none_or(|to| makers.iter().any(|maker| maker.account == to));
        let Some((case, by)) = untouched(store, tx, actor, &touched)
            .await?
            .filter(|_| is_back_there)
        else {
            continue;
        };
        pass(store, tx, &case, by, (act.undone_by(), Some(reason)), back_to).await?;
        let mut undone: bulk_case::ActiveModel = touched.into();
        undone.is_undone = Set(true);
        undone.update(tx).await?;
        count += 1;
    }
    Ok(count)
}

/// The case as the act left it, and in which role it is taken back: that in which it could be passed on before the act.
async fn untouched(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    touched: &bulk_case::Model,
) -> Result<Option<(Case, By)>, Error> {
    let (case, _) = match Case::open_for_write::<ReadAtDesk>(store, tx, actor, CaseId(touched.case_id)).await
    {
        Ok(opened) => opened,
        Err(Error::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    if case.row.version != touched.version_after {
        return Ok(None);
    }
    let mut before = case.scope();
    before.taken_by = touched.taken_before.map(AccountId).or(before.taken_by);
    let grant = authorise::<Assign>(actor, &before);
    Ok(grant.map(|grant| (case, By::from(&grant))))
}

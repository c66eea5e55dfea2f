//! Who works on a case: taking it, giving it back, handing it over.

use domain::access::{Actor, Assign, Take};
use domain::forex::Act;
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::{DatabaseTransaction, Set};

use super::bulk::involving;
use super::form::{DeskForm, allow};
use super::people::makers;
use crate::casework::once::Sent;
use crate::casework::{By, Case, Change, absent, advance, letters};
use crate::entity::case_file;
use crate::forex::change::change;
use crate::{Error, Store};

/// Takes a case that nobody has taken; like all acts here once, however often the form arrives.
pub async fn take(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("take", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let grant = allow::<Take>(actor, &case)?;
    pass(
        store,
        &tx,
        &case,
        By::from(&grant),
        (Act::Take, None),
        Some(grant.actor()),
    )
    .await?;
    form.done(store, tx, actor).await
}

/// Gives a case back to the queue.
pub async fn release(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("release", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let grant = allow::<Assign>(actor, &case)?;
    pass(store, &tx, &case, By::from(&grant), (Act::Release, None), None).await?;
    form.done(store, tx, actor).await
}

/// Moves a case to another maker of the bank, who gets a notice.
///
/// # Errors
/// [`Error::NotFound`] when `to` is no maker of this bank, [`Error::NotNow`] when they are away or have a part in the case.
pub async fn hand_over(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    to: AccountId,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("hand_over", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let grant = allow::<Assign>(actor, &case)?;
    let bank = case
        .row
        .handling_org_id
        .map(OrganisationId)
        .ok_or(Error::NotFound)?;
    if !makers(store, &tx, bank)
        .await?
        .iter()
        .any(|maker| maker.account == to)
    {
        return Err(Error::NotFound);
    }
    if absent::of(store, &tx, to).await?.is_some() {
        return Err(Error::NotNow);
    }
    if !involving(&tx, Some(to), vec![case.row.id]).await?.is_empty() {
        return Err(Error::NotNow);
    }
    pass(
        store,
        &tx,
        &case,
        By::from(&grant),
        (Act::HandOver, None),
        Some(to),
    )
    .await?;
    letters::tell_officer(store, &tx, &case, to, "handed_over").await?;
    form.done(store, tx, actor).await
}

/// Passes a case into these hands, or back into the queue; `reason` stays in its history.
pub(super) async fn pass(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    by: By,
    (act, reason): (Act, Option<&str>),
    to: Option<AccountId>,
) -> Result<(), Error> {
    let change = Change {
        note: reason,
        ..change(&case.row, act)?
    };
    let touch = |row: &mut case_file::ActiveModel| row.taken_by = Set(to.map(|to| to.0));
    advance(store, tx, case, by, change, touch).await
}

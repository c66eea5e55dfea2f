//! Who works on a case: taking it, giving it back, handing it over.

use domain::access::{Actor, Assign, Take};
use domain::forex::Act;
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::Set;

use super::form::{DeskForm, allow};
use super::people::makers;
use crate::casework::once::Sent;
use crate::casework::{By, advance, letters};
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
    let change = change(&case.row, Act::Take)?;
    let officer = grant.actor().0;
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.taken_by = Set(Some(officer));
        },
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
    let change = change(&case.row, Act::Release)?;
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.taken_by = Set(None);
        },
    )
    .await?;
    form.done(store, tx, actor).await
}

/// Moves a case to another maker of the bank, who gets a notice.
///
/// # Errors
/// [`Error::NotFound`] when `to` is no maker of this bank.
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
    let change = change(&case.row, Act::HandOver)?;
    advance(
        store,
        &tx,
        &case,
        By::from(&grant),
        change,
        |row: &mut case_file::ActiveModel| {
            row.taken_by = Set(Some(to.0));
        },
    )
    .await?;
    letters::tell_officer(store, &tx, &case, to, "handed_over").await?;
    form.done(store, tx, actor).await
}

//! Who works on a case: taking it, giving it back, handing it over.

use domain::access::{Actor, Assign, Take};
use domain::forex::Act;
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::Set;

use super::people::makers;
use crate::casework::{By, Case, advance, letters};
use crate::entity::case_file;
use crate::forex::change::change;
use crate::{Error, Store};

/// Takes a case that nobody has taken.
pub async fn take(store: &Store, actor: &Actor, case: CaseId, seen: Version) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open::<Take>(store, &tx, actor, case).await?;
    case.at(seen)?;
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
    tx.commit().await?;
    Ok(())
}

/// Gives a case back to the queue.
pub async fn release(store: &Store, actor: &Actor, case: CaseId, seen: Version) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open::<Assign>(store, &tx, actor, case).await?;
    case.at(seen)?;
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
    tx.commit().await?;
    Ok(())
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
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open::<Assign>(store, &tx, actor, case).await?;
    case.at(seen)?;
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
    tx.commit().await?;
    Ok(())
}

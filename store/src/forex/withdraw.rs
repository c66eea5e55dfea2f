//! Taking an application back.

use domain::access::{Actor, Apply};
use domain::forex::{Act, Status};
use domain::ids::{CaseId, Version};

use super::change::{change, status_of};
use crate::casework::{By, Case, Change, advance, letters};
use crate::{Error, Store};

/// Takes an application back at any moment before the decision; `note` is in the applicant's own words. One that was
/// taken back stays so. The officer who has it gets a notice.
///
/// # Errors
/// [`Error::Stale`] when the case is no longer as it was seen, [`Error::NotNow`] for a draft and after the decision.
pub async fn withdraw(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    note: &str,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
    match status_of(&case.row)? {
        Status::Withdrawn => return Ok(()),
        // A draft is thrown away: nobody has received it.
        Status::Draft => return Err(Error::NotNow),
        _ => case.at(seen)?,
    }
    let change = Change {
        note: Some(note).filter(|note| !note.is_empty()),
        ..change(&case.row, Act::Withdraw)?
    };
    advance(store, &tx, &case, By::from(&grant), change, |_| ()).await?;
    if let Some(reference) = case.row.reference.clone() {
        letters::tell_applicant(store, &tx, &case, "withdrawn", &[("reference", reference)]).await?;
    }
    letters::tell_maker(store, &tx, &case, "withdrawn_by_applicant").await?;
    tx.commit().await?;
    Ok(())
}

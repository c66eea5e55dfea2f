//! Showing one masked answer in full, with a reason that stays in the history.

use domain::access::{Actor, Unmask};
use domain::casework::Sensitivity;
use domain::ids::CaseId;

use super::history::happened;
use crate::casework::{By, Case};
use crate::forex::change::applicant_of;
use crate::forex::submission::newest_submission;
use crate::{Error, Store};

/// The most characters of a reason.
pub const REASON_CHARS_MAX: usize = 200;

/// The whole answer of a masked field, named `page.field`, in a list `page.list.0.field`.
///
/// # Errors
/// [`Error::NotFound`] when nothing is masked under this name.
pub async fn unmask(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    field: &str,
    reason: &str,
) -> Result<String, Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<Unmask>(store, &tx, actor, case).await?;
    let journey = crate::forex::journey(store, applicant_of(&case.row)?).await?;
    let (page, name) = field.split_once('.').ok_or(Error::NotFound)?;
    let asked = journey
        .page(page)
        .and_then(|page| page.question(name))
        .ok_or(Error::NotFound)?;
    if asked.sensitivity != Sensitivity::Sensitive {
        return Err(Error::NotFound);
    }
    let (_, answers) = newest_submission(&tx, &case).await?.ok_or(Error::NotFound)?;
    let whole = answers
        .get(page)
        .map(|answers| answers.text(name).to_owned())
        .unwrap_or_default();
    happened(
        store,
        &tx,
        &case,
        By::from(&grant),
        ("unmask", field, Some(reason)),
    )
    .await?;
    tx.commit().await?;
    Ok(whole)
}

//! Who applies in one case and by which pages, for forms of the desk that name them.

use std::sync::Arc;

use domain::access::{Actor, ReadAtDesk};
use domain::casework::Journey;
use domain::forex::ApplicantKind;
use domain::ids::CaseId;

use crate::casework::Case;
use crate::forex::change::applicant_of;
use crate::{Error, Store};

/// Who applies in a case at this officer's desk, and the journey that it follows.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn journey(
    store: &Store,
    actor: &Actor,
    case: CaseId,
) -> Result<(ApplicantKind, Arc<Journey>), Error> {
    let (case, _grant) = Case::open::<ReadAtDesk>(store, store.reader(), actor, case).await?;
    let applicant = applicant_of(&case.row)?;
    Ok((applicant, crate::forex::journey(store, applicant).await?))
}

//! The pages of one case, for forms of the desk that name them.

use std::sync::Arc;

use domain::access::{Actor, ReadAtDesk};
use domain::casework::Journey;
use domain::ids::CaseId;

use crate::casework::Case;
use crate::forex::change::applicant_of;
use crate::{Error, Store};

/// The journey that a case at this officer's desk follows.
///
/// # Errors
/// [`Error::NotFound`] for everybody else.
pub async fn journey(store: &Store, actor: &Actor, case: CaseId) -> Result<Arc<Journey>, Error> {
    let (case, _grant) = Case::open::<ReadAtDesk>(store, store.reader(), actor, case).await?;
    crate::forex::journey(store, applicant_of(&case.row)?).await
}

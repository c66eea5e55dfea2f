//! How the state table of an application becomes a change of its case.

use domain::forex::status::Transition;
use domain::forex::{Act, ApplicantKind, Status};
use sea_orm::{ColumnTrait, Condition};

use crate::Error;
use crate::casework::Change;
use crate::entity::case_file;

/// The state of an application.
pub(crate) fn status_of(row: &case_file::Model) -> Result<Status, Error> {
    Ok(row.status.parse()?)
}

/// Who applies. The first applications were all of individuals, and say nothing.
pub(crate) fn applicant_of(row: &case_file::Model) -> Result<ApplicantKind, Error> {
    let said = row.variant.as_deref().map(str::parse).transpose()?;
    Ok(said.unwrap_or(ApplicantKind::Individual))
}

/// Whether it is a draft that was thrown away: only the act is left of it.
pub(crate) fn is_discarded(row: &case_file::Model) -> bool {
    row.submitted_at.is_none() && row.status == Status::Withdrawn.to_string()
}

/// Fails when the draft was thrown away while a page of it stood open.
pub(crate) fn require_kept(row: &case_file::Model) -> Result<(), Error> {
    if is_discarded(row) {
        Err(Error::Discarded)
    } else {
        Ok(())
    }
}

/// Whether it waits for those to confirm it who may hand it in for the firm.
pub(crate) fn waits_for_confirmation(row: &case_file::Model) -> bool {
    let is_filled_in = status_of(row).is_ok_and(Status::is_open_to_applicant);
    is_filled_in && row.confirmation_asked_at.is_some()
}

/// The rows of which [`is_discarded`] is not true.
pub(crate) fn not_discarded() -> Condition {
    Condition::any()
        .add(case_file::Column::SubmittedAt.is_not_null())
        .add(case_file::Column::Status.ne(Status::Withdrawn.to_string()))
}

/// What an act does to this application.
///
/// # Errors
/// [`Error::NotNow`] when the state table does not have it.
pub(crate) fn change(row: &case_file::Model, act: Act) -> Result<Change<'static>, Error> {
    let Transition { to, clocks, act, .. } = status_of(row)?.after(act)?;
    Ok(Change {
        act: (*act).into(),
        to: (*to).into(),
        is_open: !to.is_final() && *to != Status::Draft,
        is_final: to.is_final(),
        clocks,
        reason: None,
        note: None,
        content_hash: None,
    })
}

//! A form of the desk about one case: taken once however often it arrives, and on the case as its officer saw it.

use domain::access::{Action, Actor, Grant, ReadAtDesk, authorise};
use domain::ids::{CaseId, Version};
use sea_orm::DatabaseTransaction;

use crate::casework::Case;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::{Error, Store};

/// A form as it arrived.
#[derive(Clone, Copy)]
pub(super) struct DeskForm<'a> {
    case: CaseId,
    /// The version of the case that it was made for.
    seen: Version,
    /// What it asks for. The buttons of one form ask for different acts, so an act is a repeat only of itself.
    act: &'static str,
    sent: Sent<'a>,
}

impl<'a> DeskForm<'a> {
    pub(super) fn new(act: &'static str, case: CaseId, seen: Version, sent: Sent<'a>) -> Self {
        Self {
            case,
            seen,
            act,
            sent,
        }
    }

    /// Opens the case as it was seen; `None` when this very form was taken before.
    ///
    /// # Errors
    /// [`Error::NotFound`] for whoever does not read the case at the desk. All others hear that it moved on before
    /// they hear that the act is not theirs: it may have been theirs when the page was made.
    pub(super) async fn open(
        &self,
        store: &Store,
        tx: &DatabaseTransaction,
        actor: &Actor,
    ) -> Result<Option<Case>, Error> {
        let (case, _) = Case::open_for_write::<ReadAtDesk>(store, tx, actor, self.case).await?;
        if seen(store, tx, actor.account, self.sent).await? == Repeat::Done(self.act.to_owned()) {
            return Ok(None);
        }
        case.at(self.seen)?;
        Ok(Some(case))
    }

    /// Remembers that the form was taken, and commits.
    pub(super) async fn done(
        &self,
        store: &Store,
        tx: DatabaseTransaction,
        actor: &Actor,
    ) -> Result<(), Error> {
        remember(store, &tx, actor.account, self.sent, self.act).await?;
        Ok(tx.commit().await?)
    }
}

/// Allows an act on a case that its officer reads at the desk anyway.
///
/// # Errors
/// [`Error::NotNow`] when the act is not theirs.
pub(super) fn allow<A: Action>(actor: &Actor, case: &Case) -> Result<Grant<A>, Error> {
    authorise::<A>(actor, &case.scope()).ok_or(Error::NotNow)
}

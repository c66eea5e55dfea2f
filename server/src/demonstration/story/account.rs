//! What becomes of an account after its opening.

use domain::forex::account::{AccountAct, AccountForm, AccountReason};
use store::clock::local_date;
use store::forex;
use store::forex::desk::{self, Proposed};

use super::{Running, done, sent};
use crate::demonstration::FillError;

impl Running<'_> {
    /// One officer proposes what becomes of the account, another confirms.
    pub(super) async fn change_account(
        &self,
        act: AccountAct,
        reason: AccountReason,
        note: &str,
    ) -> Result<(), FillError> {
        let (store, case) = (self.store, self.case);
        let form = AccountForm {
            act: act.to_string(),
            reason: reason.to_string(),
            note: note.to_owned(),
            closed_on: local_date(store.clock().now()).to_string(),
            is_empty: true,
            has_no_batch: true,
        };
        let seen = self.version().await?;
        let proposed =
            desk::propose_for_account(store, &self.bank.maker, case, seen, &form, sent(store)).await?;
        done(&proposed, &Proposed::Done)?;
        let seen = self.version().await?;
        Ok(desk::confirm_for_account(store, &self.bank.checker, case, seen, sent(store)).await?)
    }

    pub(super) async fn ask_closure(&self) -> Result<(), FillError> {
        let (store, case, actor) = (self.store, self.case, &self.applicant.actor);
        let account = forex::opened_account(store, actor, case).await?;
        let account = account.ok_or_else(|| FillError::refused("no account"))?;
        Ok(forex::ask_closure(store, actor, case, account.version, sent(store)).await?)
    }
}

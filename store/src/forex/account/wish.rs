//! What the holder wants with the account: to have it closed, or to keep it after all. It holds at once.

use domain::access::{Actor, UseAccount};
use domain::forex::account::{AccountAct, AccountReason, Outcome};
use domain::identity::Role;
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::DatabaseTransaction;

use super::life::{Change, Life, raise, settle, waiting};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case, letters};
use crate::forex::desk::{happened, on_duty};
use crate::{Error, Store};

/// Asks the bank to close the account: all its makers get a notice. Once, however often the form arrives.
///
/// # Errors
/// [`Error::Stale`] when the account changed meanwhile, [`Error::NotNow`] when it is closing or closed already.
pub async fn ask_closure(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    version: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    wish(store, actor, (case, version), AccountAct::AskClosure, sent).await
}

/// Takes the wish to close the account back, which then stands as before.
///
/// # Errors
/// [`Error::Stale`] when the account changed meanwhile, [`Error::NotNow`] when there is no such wish.
pub async fn withdraw_closure(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    version: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    wish(store, actor, (case, version), AccountAct::WithdrawClosure, sent).await
}

async fn wish(
    store: &Store,
    actor: &Actor,
    (case, version): (CaseId, Version),
    act: AccountAct,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let (case, grant) = Case::open_for_write::<UseAccount>(store, &tx, actor, case).await?;
    if seen(store, &tx, actor.account, sent).await? == Repeat::Done(act.to_string()) {
        return Ok(());
    }
    let life = Life::of(&tx, &case).await?.ok_or(Error::NotFound)?;
    life.at(version)?;
    let change = Change {
        act,
        reason: AccountReason::HolderAsked,
        closed_on: None,
    };
    life.change(&tx, change).await?;
    overtake(store, &tx, &case).await?;
    raise(store, &tx, &case, None).await?;
    let holder = grant.actor();
    life.put_down(store, &tx, &case, (change, ""), (holder, Some(Outcome::Done)))
        .await?;
    happened(
        store,
        &tx,
        &case,
        By::from(&grant),
        ("account_asked", act.into(), None),
    )
    .await?;
    tell(store, &tx, &case, act).await?;
    remember(store, &tx, actor.account, sent, act.into()).await?;
    Ok(tx.commit().await?)
}

/// Whatever an officer proposed was meant for the account as it was before.
async fn overtake(store: &Store, tx: &DatabaseTransaction, case: &Case) -> Result<(), Error> {
    let Some(proposed) = waiting(tx, case).await? else {
        return Ok(());
    };
    settle(store, tx, case, &proposed, (Outcome::Overtaken, None, None)).await?;
    let maker = AccountId(proposed.maker_id);
    letters::tell_officer(store, tx, case, maker, "account_overtaken").await
}

async fn tell(store: &Store, tx: &DatabaseTransaction, case: &Case, act: AccountAct) -> Result<(), Error> {
    let (letter, notice) = match act {
        AccountAct::WithdrawClosure => ("account_kept", "closure_withdrawn"),
        _ => ("account_closing", "closure_asked"),
    };
    let reference = case.row.reference.clone().unwrap_or_default();
    letters::tell_applicant(store, tx, case, letter, &[("reference", reference)]).await?;
    let bank = case.row.handling_org_id.map(OrganisationId);
    let bank = bank.ok_or_else(|| Error::corrupt("case_file.handling_org_id"))?;
    for maker in on_duty(tx, bank, Role::BankMaker).await? {
        letters::tell_officer(store, tx, case, AccountId(maker), notice).await?;
    }
    Ok(())
}

//! The opened account at its bank's desk: one officer proposes what becomes of it, another confirms.

mod view;

use domain::access::{Actor, ManageAccount, TakeBack};
use domain::casework::Problem;
use domain::forex::account::{AccountAct, AccountForm, AccountProposal, AccountReason, Outcome};
use domain::ids::{AccountId, CaseId, Version};
use sea_orm::DatabaseTransaction;

pub(super) use self::view::account_of;
pub use self::view::{AccountHappened, AccountPage, AccountReview, account};
use super::check::open_for_check;
use super::form::{DeskForm, allow};
use super::history::happened;
use super::propose::tell_checkers;
use crate::casework::once::Sent;
use crate::casework::{By, Case, letters};
use crate::clock::local_date;
use crate::entity::{account_act, day};
use crate::forex::account::{Change, Life, closed_on, raise, settle, waiting};
use crate::{Error, Store};

/// What became of a proposal about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposed {
    /// It was taken, and waits for another officer.
    Done,
    /// Something is wrong in it; nothing was written.
    Wrong(Vec<Problem>),
}

/// Proposes what becomes of an account, once however often the form arrives. The checkers of the bank are told.
///
/// # Errors
/// [`Error::NotNow`] while a proposal waits already, and for what the account's table does not have.
pub async fn propose_for_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    typed: &AccountForm,
    sent: Sent<'_>,
) -> Result<Proposed, Error> {
    let form = DeskForm::new("propose_for_account", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(Proposed::Done);
    };
    let grant = allow::<ManageAccount>(actor, &case)?;
    let life = Life::of(&tx, &case).await?.ok_or(Error::NotNow)?;
    if case.row.proposed_by.is_some() {
        return Err(Error::NotNow);
    }
    let opened_on = day(&life.row.opened_on).map_err(Error::corrupt)?;
    let today = local_date(store.clock().now());
    let proposal = match AccountProposal::parse(typed, life.standing, (opened_on, today)) {
        Ok(proposal) => proposal,
        Err(problems) => return Ok(Proposed::Wrong(problems)),
    };
    life.standing.after(proposal.act, proposal.reason)?;
    let maker = grant.actor();
    raise(store, &tx, &case, Some(maker)).await?;
    let change = Change {
        act: proposal.act,
        reason: proposal.reason,
        closed_on: proposal.closed_on,
    };
    life.put_down(store, &tx, &case, (change, &proposal.note), (maker, None))
        .await?;
    let by = By::from(&grant);
    happened(
        store,
        &tx,
        &case,
        by,
        ("account_proposed", proposal.act.into(), None),
    )
    .await?;
    tell_checkers(store, &tx, &case, maker).await?;
    form.done(store, tx, actor).await?;
    Ok(Proposed::Done)
}

/// Confirms what another officer proposed: it holds from now on, and the holder is told.
///
/// # Errors
/// [`Error::FourEyes`] when the asker made the proposal, [`Error::Stale`] when the case is no longer as it was seen.
pub async fn confirm_for_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("confirm_for_account", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant)) = open_for_check(store, &tx, actor, &form).await? else {
        return Ok(());
    };
    let life = Life::of(&tx, &case).await?.ok_or(Error::NotNow)?;
    let proposed = waiting(&tx, &case).await?.ok_or(Error::NotNow)?;
    let change = change_of(&proposed)?;
    life.change(&tx, change).await?;
    let checker = Some(grant.actor());
    settle(store, &tx, &case, &proposed, (Outcome::Confirmed, checker, None)).await?;
    raise(store, &tx, &case, None).await?;
    let by = By::from(&grant);
    happened(
        store,
        &tx,
        &case,
        by,
        ("account_confirmed", change.act.into(), None),
    )
    .await?;
    tell_holder(store, &tx, &case, change.act).await?;
    let maker = AccountId(proposed.maker_id);
    letters::tell_officer(store, &tx, &case, maker, "account_confirmed").await?;
    form.done(store, tx, actor).await
}

/// Sends a proposal about an account back to its maker with a reason, which the holder never sees.
///
/// # Errors
/// As for [`confirm_for_account`].
pub async fn send_back_for_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    why: &str,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("send_back_for_account", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some((case, grant)) = open_for_check(store, &tx, actor, &form).await? else {
        return Ok(());
    };
    let proposed = waiting(&tx, &case).await?.ok_or(Error::NotNow)?;
    let checker = Some(grant.actor());
    settle(
        store,
        &tx,
        &case,
        &proposed,
        (Outcome::SentBack, checker, Some(why)),
    )
    .await?;
    raise(store, &tx, &case, None).await?;
    let by = By::from(&grant);
    happened(
        store,
        &tx,
        &case,
        by,
        ("account_sent_back", &proposed.act, Some(why)),
    )
    .await?;
    let maker = AccountId(proposed.maker_id);
    letters::tell_officer(store, &tx, &case, maker, "account_sent_back").await?;
    form.done(store, tx, actor).await
}

/// Takes back one's own proposal about an account before it is checked.
///
/// # Errors
/// [`Error::Stale`] when the case is no longer as it was seen, [`Error::NotNow`] when nothing of one's own waits.
pub async fn take_back_for_account(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    seen: Version,
    sent: Sent<'_>,
) -> Result<(), Error> {
    let form = DeskForm::new("take_back_for_account", case, seen, sent);
    let tx = store.database().begin_write().await?;
    let Some(case) = form.open(store, &tx, actor).await? else {
        return Ok(());
    };
    let grant = allow::<TakeBack>(actor, &case)?;
    let proposed = waiting(&tx, &case).await?.ok_or(Error::NotNow)?;
    settle(store, &tx, &case, &proposed, (Outcome::TakenBack, None, None)).await?;
    raise(store, &tx, &case, None).await?;
    let by = By::from(&grant);
    happened(store, &tx, &case, by, ("account_taken_back", &proposed.act, None)).await?;
    form.done(store, tx, actor).await
}

fn change_of(row: &account_act::Model) -> Result<Change, Error> {
    let reason: AccountReason = row.reason_code.parse()?;
    Ok(Change {
        act: row.act.parse()?,
        reason,
        closed_on: closed_on(row.closed_on.as_deref())?,
    })
}

async fn tell_holder(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    act: AccountAct,
) -> Result<(), Error> {
    let kind = match act {
        AccountAct::Suspend => "account_suspended",
        AccountAct::Resume => "account_resumed",
        AccountAct::BeginClosure => "account_closing_by_bank",
        AccountAct::TurnDownClosure => "account_not_closed",
        AccountAct::Close => "account_closed",
        AccountAct::AskClosure | AccountAct::WithdrawClosure => return Err(Error::NotNow),
    };
    let reference = case.row.reference.clone().unwrap_or_default();
    letters::tell_applicant(store, tx, case, kind, &[("reference", reference)]).await
}

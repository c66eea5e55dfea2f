//! An opened account as its bank's officers see it.

use domain::access::{Actor, Check, ManageAccount, ReadAtDesk, TakeBack, authorise};
use domain::forex::account::{AccountAct, AccountReason, AccountSide, AccountState, Outcome, Standing};
use domain::ids::{CaseId, Version};
use sea_orm::ConnectionTrait;
use strum::IntoEnumIterator;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

use super::super::people;
use crate::casework::Case;
use crate::entity::{account_act, day, instant};
use crate::forex::account::{Life, closed_on, held_at, record};
use crate::{Error, Store};

/// An account with what happened to it, and what this officer can do about it now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountReview {
    /// Where it stands.
    pub standing: Standing,
    /// Since when; `None` while it is as it was opened.
    pub since: Option<OffsetDateTime>,
    /// The last four digits of its number.
    pub last4: String,
    /// Its currencies, ISO 4217.
    pub currencies: Vec<String>,
    /// The day on which it was opened.
    pub opened_on: Date,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// What was asked for or proposed, the oldest first.
    pub history: Vec<AccountHappened>,
    /// What this officer can propose.
    pub acts: Vec<AccountAct>,
    /// Whether this officer can confirm, or send back, what waits.
    pub may_check: bool,
    /// Whether this officer can take back what waits.
    pub may_take_back: bool,
}

/// Something that was asked for or proposed about an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountHappened {
    /// What.
    pub act: AccountAct,
    /// The state before.
    pub from: AccountState,
    /// Why.
    pub reason: AccountReason,
    /// The maker's own words for the checker.
    pub note: Option<String>,
    /// The day on which the account was closed.
    pub closed_on: Option<Date>,
    /// The officer who proposed it; `None` for an act of the holder.
    pub maker: Option<String>,
    /// When.
    pub made_at: OffsetDateTime,
    /// What became of it; `None` while it waits for a check.
    pub outcome: Option<Outcome>,
    /// When that was.
    pub settled_at: Option<OffsetDateTime>,
    /// The officer who checked it.
    pub checker: Option<String>,
    /// Why it was sent back.
    pub check_note: Option<String>,
}

impl AccountReview {
    /// The proposal that waits for a check.
    pub fn waiting(&self) -> Option<&AccountHappened> {
        self.history.iter().find(|own| own.outcome.is_none())
    }
}

/// The page of an account at the desk.
#[derive(Clone, Debug)]
pub struct AccountPage {
    /// The case that led to it.
    pub case: CaseId,
    /// The version of the case, which every form carries.
    pub version: Version,
    /// The case's reference.
    pub reference: String,
    /// The holder's name.
    pub subject: String,
    /// The account.
    pub account: AccountReview,
}

/// An account as an officer of its bank sees it.
///
/// # Errors
/// [`Error::NotFound`] for everybody else, and for a case that led to no account.
pub async fn account(store: &Store, actor: &Actor, case: CaseId) -> Result<AccountPage, Error> {
    let db = store.reader();
    let (case, _grant) = Case::open::<ReadAtDesk>(store, db, actor, case).await?;
    let account = account_of(store, db, actor, &case)
        .await?
        .ok_or(Error::NotFound)?;
    let subject = case.row.subject_enc.as_deref();
    Ok(AccountPage {
        case: case.id(),
        version: Version(case.row.version),
        reference: case.row.reference.clone().unwrap_or_default(),
        subject: case
            .unseal_optional("case_file", "subject_enc", case.row.id, subject)?
            .unwrap_or_default(),
        account,
    })
}

/// The account that a case led to; `None` while there is none.
pub(in crate::forex::desk) async fn account_of(
    store: &Store,
    db: &impl ConnectionTrait,
    actor: &Actor,
    case: &Case,
) -> Result<Option<AccountReview>, Error> {
    let Some(Life { row, standing }) = Life::of(db, case).await? else {
        return Ok(None);
    };
    let rows = record(db, case).await?;
    let scope = case.scope();
    let is_free = case.row.proposed_by.is_none() && authorise::<ManageAccount>(actor, &scope).is_some();
    let may = |act: &AccountAct| is_free && act.side() == AccountSide::Bank && standing.allows(*act);
    let held = rows.iter().rev().find_map(|row| held_at(row).transpose());
    Ok(Some(AccountReview {
        standing,
        since: held.transpose()?,
        last4: row.number_last4,
        currencies: row.currencies.split(',').map(str::to_owned).collect(),
        opened_on: day(&row.opened_on).map_err(Error::corrupt)?,
        closed_on: closed_on(row.closed_on.as_deref())?,
        history: history(store, db, case, rows).await?,
        acts: AccountAct::iter().filter(may).collect(),
        may_check: authorise::<Check>(actor, &scope).is_some(),
        may_take_back: authorise::<TakeBack>(actor, &scope).is_some(),
    }))
}

async fn history(
    store: &Store,
    db: &impl ConnectionTrait,
    case: &Case,
    rows: Vec<account_act::Model>,
) -> Result<Vec<AccountHappened>, Error> {
    let officers = rows
        .iter()
        .filter(|row| row.outcome != Some(Outcome::Done.to_string()))
        .flat_map(|row| [Some(row.maker_id), row.checker_id])
        .flatten()
        .collect();
    let names = people::names(store, db, officers).await?;
    let name = |account: Uuid| names.get(&account).cloned().unwrap_or_default();
    let happened = |row: account_act::Model| {
        let open =
            |column, sealed: Option<&[u8]>| case.unseal_optional("account_act", column, row.id, sealed);
        let outcome = row.outcome.as_deref().map(str::parse).transpose()?;
        Ok(AccountHappened {
            act: row.act.parse()?,
            from: row.from_state.parse()?,
            reason: row.reason_code.parse()?,
            note: open("note_enc", row.note_enc.as_deref())?,
            closed_on: closed_on(row.closed_on.as_deref())?,
            maker: (outcome != Some(Outcome::Done)).then(|| name(row.maker_id)),
            made_at: instant(row.made_at).ok_or_else(|| Error::corrupt("account_act.made_at"))?,
            outcome,
            settled_at: row.settled_at.and_then(instant),
            checker: row.checker_id.map(name),
            check_note: open("check_note_enc", row.check_note_enc.as_deref())?,
        })
    };
    rows.into_iter().map(happened).collect()
}

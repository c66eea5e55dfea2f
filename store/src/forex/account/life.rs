//! The row of an account and the record of what happened to it, as its holder and its bank write them.

use domain::forex::account::{AccountAct, AccountReason, AccountState, Closing, Outcome, Standing};
use domain::ids::{AccountId, Version};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    Set,
};
use time::{Date, OffsetDateTime};

use crate::casework::Case;
use crate::entity::{account_act, bank_account, case_file, day_text, instant, micros};
use crate::{Error, Store};

/// The account of a case as it stands.
pub(in crate::forex) struct Life {
    pub(in crate::forex) row: bank_account::Model,
    pub(in crate::forex) standing: Standing,
}

/// What is done to an account.
#[derive(Clone, Copy)]
pub(in crate::forex) struct Change {
    pub(in crate::forex) act: AccountAct,
    pub(in crate::forex) reason: AccountReason,
    pub(in crate::forex) closed_on: Option<Date>,
}

impl Life {
    /// The account that a case led to; `None` while there is none.
    pub(in crate::forex) async fn of(db: &impl ConnectionTrait, case: &Case) -> Result<Option<Self>, Error> {
        let row = bank_account::Entity::find()
            .filter(bank_account::Column::CaseId.eq(case.row.id))
            .one(db)
            .await?;
        row.map(|row| {
            Ok(Self {
                standing: standing(&row)?,
                row,
            })
        })
        .transpose()
    }

    /// Fails when the account changed after the page was shown that asks for a change of it.
    pub(in crate::forex) fn at(&self, seen: Version) -> Result<(), Error> {
        if self.row.version == seen.0 {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    /// Changes the account as the table says. The case is locked, so nobody else does.
    ///
    /// # Errors
    /// [`Error::NotNow`] when the table does not have it.
    pub(in crate::forex) async fn change(
        &self,
        tx: &DatabaseTransaction,
        change: Change,
    ) -> Result<(), Error> {
        let after = self.standing.after(change.act, change.reason)?;
        let row = bank_account::ActiveModel {
            state: Set(after.state.to_string()),
            state_before: Set(after.closing.map(|closing| closing.from.to_string())),
            closing_reason: Set(after.closing.map(|closing| closing.why.to_string())),
            closed_on: Set(change.closed_on.map(day_text)),
            version: Set(self.row.version.saturating_add(1)),
            ..Default::default()
        };
        let written = bank_account::Entity::update_many()
            .set(row)
            .filter(bank_account::Column::Id.eq(self.row.id))
            .filter(bank_account::Column::Version.eq(self.row.version))
            .exec(tx)
            .await?;
        if written.rows_affected == 1 {
            Ok(())
        } else {
            Err(Error::Stale)
        }
    }

    /// Writes on record what is asked for or proposed: settled by its `outcome`, or waiting for a check.
    pub(in crate::forex) async fn put_down(
        &self,
        store: &Store,
        tx: &DatabaseTransaction,
        case: &Case,
        (change, note): (Change, &str),
        (maker, outcome): (AccountId, Option<Outcome>),
    ) -> Result<(), Error> {
        let (id, now) = (store.new_uuid(), micros(store.clock().now()));
        let note = Some(note).filter(|note| !note.is_empty());
        let row = account_act::ActiveModel {
            id: Set(id),
            case_id: Set(case.row.id),
            number: Set(next_number(tx, case).await?),
            act: Set(change.act.to_string()),
            from_state: Set(self.standing.state.to_string()),
            reason_code: Set(change.reason.to_string()),
            note_enc: Set(note.map(|note| case.seal("account_act", "note_enc", id, note))),
            closed_on: Set(change.closed_on.map(day_text)),
            maker_id: Set(maker.0),
            made_at: Set(now),
            outcome: Set(outcome.map(|outcome| outcome.to_string())),
            settled_at: Set(outcome.map(|_| now)),
            checker_id: Set(None),
            check_note_enc: Set(None),
        };
        account_act::Entity::insert(row)
            .exec_without_returning(tx)
            .await?;
        Ok(())
    }
}

fn standing(row: &bank_account::Model) -> Result<Standing, Error> {
    let from = row.state_before.as_deref().map(str::parse).transpose()?;
    let why = row.closing_reason.as_deref().map(str::parse).transpose()?;
    Ok(Standing {
        state: row.state.parse()?,
        // The first closures were asked for before accounts could be suspended, and do not say what was before.
        closing: why.map(|why| Closing {
            from: from.unwrap_or(AccountState::Opened),
            why,
        }),
    })
}

/// Raises the version of the case, so that what an officer saw before does not decide any more, and says whose proposal
/// waits.
pub(in crate::forex) async fn raise(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    proposed_by: Option<AccountId>,
) -> Result<(), Error> {
    let raised = case_file::ActiveModel {
        proposed_by: Set(proposed_by.map(|maker| maker.0)),
        version: Set(case.row.version.saturating_add(1)),
        updated_at: Set(micros(store.clock().now())),
        ..Default::default()
    };
    let written = case_file::Entity::update_many()
        .set(raised)
        .filter(case_file::Column::Id.eq(case.row.id))
        .filter(case_file::Column::Version.eq(case.row.version))
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// What was asked for or proposed about the account of a case, the oldest first.
pub(in crate::forex) async fn record(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Vec<account_act::Model>, Error> {
    let rows = account_act::Entity::find()
        .filter(account_act::Column::CaseId.eq(case.row.id))
        .order_by_asc(account_act::Column::Number);
    Ok(rows.all(db).await?)
}

/// The proposal that waits for a check.
pub(in crate::forex) async fn waiting(
    db: &impl ConnectionTrait,
    case: &Case,
) -> Result<Option<account_act::Model>, Error> {
    let row = account_act::Entity::find()
        .filter(account_act::Column::CaseId.eq(case.row.id))
        .filter(account_act::Column::Outcome.is_null());
    Ok(row.one(db).await?)
}

/// Writes what became of a proposal, and who decided it. The database refuses a checker who is the maker.
pub(in crate::forex) async fn settle(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    proposed: &account_act::Model,
    (outcome, checker, note): (Outcome, Option<AccountId>, Option<&str>),
) -> Result<(), Error> {
    let note = note.map(|note| case.seal("account_act", "check_note_enc", proposed.id, note));
    let written = account_act::Entity::update_many()
        .col_expr(account_act::Column::Outcome, Expr::value(outcome.to_string()))
        .col_expr(
            account_act::Column::SettledAt,
            Expr::value(micros(store.clock().now())),
        )
        .col_expr(
            account_act::Column::CheckerId,
            Expr::value(checker.map(|own| own.0)),
        )
        .col_expr(account_act::Column::CheckNoteEnc, Expr::value(note))
        .filter(account_act::Column::Id.eq(proposed.id))
        .filter(account_act::Column::Outcome.is_null())
        .exec(tx)
        .await?;
    if written.rows_affected == 1 {
        Ok(())
    } else {
        Err(Error::Stale)
    }
}

/// When an act began to hold; `None` for one that does not.
pub(in crate::forex) fn held_at(row: &account_act::Model) -> Result<Option<OffsetDateTime>, Error> {
    let outcome: Option<Outcome> = row.outcome.as_deref().map(str::parse).transpose()?;
    let settled_at = row.settled_at.filter(|_| outcome.is_some_and(Outcome::holds));
    let at = settled_at.map(|at| instant(at).ok_or_else(|| Error::corrupt("account_act.settled_at")));
    at.transpose()
}

async fn next_number(db: &impl ConnectionTrait, case: &Case) -> Result<i32, Error> {
    let earlier = account_act::Entity::find()
        .filter(account_act::Column::CaseId.eq(case.row.id))
        .count(db)
        .await?;
    Ok(i32::try_from(earlier).unwrap_or(i32::MAX).saturating_add(1))
}

//! Until when one's own cases are kept.

use std::collections::BTreeMap;

use domain::access::{Actor, ReadOwn};
use domain::casework::Process;
use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::ids::CaseId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Date;
use uuid::Uuid;

use crate::casework::visible_to;
use crate::clock::local_date;
use crate::entity::{bank_account, case_file, data_key, day};
use crate::forex::{not_discarded, status_of};
use crate::plumbing::erasure;
use crate::{Error, Store};

/// Until when what a case holds is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// A draft: while it is worked on.
    Draft,
    /// Under way.
    Open,
    /// It is erased on this day.
    Day(Date),
    /// While the account that came of it is in use, and not before this day.
    InUse(Date),
    /// It was erased: what is left names nobody.
    Erased,
    /// A case of another process, which goes by the rules of its own.
    OwnRules,
}

/// One of a person's cases, with how long it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptCase {
    /// The case.
    pub case: CaseId,
    /// What kind of case it is.
    pub process: Process,
    /// Its reference, once submitted.
    pub reference: Option<String>,
    /// Where it stands; `None` for a process whose states are others.
    pub status: Option<Status>,
    /// Until when.
    pub until: Until,
}

/// The most cases that are listed.
const LINES_MAX: u64 = 100;

/// One's own cases, the newest first.
pub async fn cases(store: &Store, actor: &Actor) -> Result<Vec<KeptCase>, Error> {
    let rows = own_rows(store, store.reader(), actor, Some(LINES_MAX)).await?;
    Ok(rows.into_iter().map(|(kept, _)| kept).collect())
}

/// One's own cases with their rows, the newest first, all of them without a limit; none for whoever acts for no party.
pub(super) async fn own_rows(
    store: &Store,
    db: &impl ConnectionTrait,
    actor: &Actor,
    limit: Option<u64>,
) -> Result<Vec<(KeptCase, case_file::Model)>, Error> {
    let Some(own) = visible_to::<ReadOwn>(actor) else {
        return Ok(Vec::new());
    };
    let rows = case_file::Entity::find()
        .filter(own)
        .filter(not_discarded())
        .order_by_desc(case_file::Column::CreatedAt)
        .limit(limit)
        .find_also_related(data_key::Entity)
        .all(db)
        .await?;
    let accounts = accounts(db, rows.iter().map(|(row, _)| row.id)).await?;
    let today = local_date(store.clock().now());
    let kept = |(row, key): (case_file::Model, Option<data_key::Model>)| {
        let is_erased = key.is_none_or(|key| key.wrapped.is_none());
        let kept = KeptCase {
            case: CaseId(row.id),
            process: row.process.parse()?,
            reference: row.reference.clone(),
            status: status_of(&row).ok(),
            until: until(&row, is_erased, accounts.get(&row.id), today)?,
        };
        Ok((kept, row))
    };
    rows.into_iter().map(kept).collect()
}

fn until(
    row: &case_file::Model,
    is_erased: bool,
    account: Option<&AccountEnd>,
    today: Date,
) -> Result<Until, Error> {
    if is_erased {
        return Ok(Until::Erased);
    }
    if row.process != Process::Forex.to_string() {
        return Ok(Until::OwnRules);
    }
    let closed_on = account.and_then(|account| account.closed_on);
    Ok(match erasure::last_day(row, closed_on, today)? {
        Some(day) if account.is_some_and(|account| account.is_in_use) => Until::InUse(day),
        Some(day) => Until::Day(day),
        None if row.submitted_at.is_none() => Until::Draft,
        None => Until::Open,
    })
}

/// Whether business with an account has ended, and when.
struct AccountEnd {
    is_in_use: bool,
    closed_on: Option<Date>,
}

/// The accounts that came of these cases, by case.
async fn accounts(
    db: &impl ConnectionTrait,
    cases: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, AccountEnd>, Error> {
    use bank_account::Column as C;
    let rows: Vec<(Uuid, String, Option<String>)> = bank_account::Entity::find()
        .select_only()
        .columns([C::CaseId, C::State, C::ClosedOn])
        .filter(C::CaseId.is_in(cases))
        .into_tuple()
        .all(db)
        .await?;
    let end = |(case, state, closed_on): (Uuid, String, Option<String>)| {
        let closed_on = closed_on
            .as_deref()
            .map(day)
            .transpose()
            .map_err(Error::corrupt)?;
        let is_in_use = state != AccountState::Closed.to_string();
        Ok((case, AccountEnd { is_in_use, closed_on }))
    };
    rows.into_iter().map(end).collect()
}

//! Erasing cases whose time is over: what people told us goes for good, what happened stays.
//!
//! The data key is destroyed, and everything that was sealed under it or leads to a person is removed. Reference,
//! dates, states, outcomes, receipts and audit remain: they name nobody.

use domain::forex::Status;
use domain::forex::account::AccountState;
use domain::rules::{RuleCode, RuleSet, Unit};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set,
};
use time::{Date, Duration, OffsetDateTime};
use uuid::Uuid;

use crate::clock::{ZONE, local_date};
use crate::entity::{
    account_act, bank_account, case_event, case_file, case_lookup, data_key, day_text, decision, document,
    draft_page, instant, message, micros, note, notification, submission, supplement_item,
};
use crate::{Error, Store, audit};

/// How many cases one run erases; the next goes on.
const RUN_MAX: u64 = 200;

/// How a case ends from which nothing came.
const UNSUCCESSFUL: [Status; 4] = [
    Status::Refused,
    Status::Lapsed,
    Status::Withdrawn,
    Status::Expired,
];

/// Whether nothing but our own choice keeps this ended application: no law asks for it.
pub(crate) fn is_ours_to_erase(row: &case_file::Model) -> bool {
    row.closed_at.is_some()
        && row
            .status
            .parse()
            .is_ok_and(|status| UNSUCCESSFUL.contains(&status))
}

/// The day on which the period of a case is over by the rules of `today`; `None` while it is under way. Where an account
/// came of it, the period begins when that is closed: on `account_closed_on`, or not before the case itself ended.
pub(crate) fn last_day(
    row: &case_file::Model,
    account_closed_on: Option<Date>,
    today: Date,
) -> Result<Option<Date>, Error> {
    let Some(closed_at) = row.closed_at.and_then(instant) else {
        return Ok(None);
    };
    let code = if is_ours_to_erase(row) {
        RuleCode::RetentionUnsuccessful
    } else {
        RuleCode::RetentionForexCase
    };
    let rules = RuleSet::on(today);
    let rule = rules.get(code).map_err(Error::corrupt)?;
    let (closed_on, count) = (account_closed_on.unwrap_or(local_date(closed_at)), rule.count());
    match rule.unit {
        Unit::Years => Ok(Some(in_years(
            closed_on,
            i32::try_from(count).unwrap_or(i32::MAX / 2),
        ))),
        Unit::CalendarDays => Ok(closed_on.checked_add(Duration::days(count.into()))),
        other => Err(Error::corrupt(format!("a period of retention in {other}"))),
    }
}

/// Erases the cases whose period is over, each in a transaction of its own; says how many. One that cannot be erased
/// is logged and tried again by the next run.
pub async fn sweep(store: &Store) -> Result<u64, Error> {
    let mut erased = 0;
    for (case, key) in due(store).await? {
        match erase(store, case, key).await {
            Ok(()) => erased += 1,
            Err(Error::Unavailable) => return Err(Error::Unavailable),
            Err(error) => tracing::error!(%case, %error, "a case was not erased"),
        }
    }
    Ok(erased)
}

/// The cases whose period is over and whose key still exists, with that key, those that ended first before others.
async fn due(store: &Store) -> Result<Vec<(Uuid, Uuid)>, Error> {
    let now = store.clock().now();
    let rules = RuleSet::on(local_date(now));
    let ended_before =
        |code| Ok::<_, Error>(case_file::Column::ClosedAt.lt(micros(limit(&rules, code, now)?)));
    let is = |states: &[Status]| case_file::Column::Status.is_in(states.iter().map(ToString::to_string));
    let thrown_away = is(&[Status::Withdrawn]).and(case_file::Column::SubmittedAt.is_null());
    let unsuccessful = is(&UNSUCCESSFUL).and(ended_before(RuleCode::RetentionUnsuccessful)?);
    let account_limit = local_date(limit(&rules, RuleCode::RetentionForexCase, now)?);
    let finished = is(&[Status::AccountOpened])
        .and(ended_before(RuleCode::RetentionForexCase)?)
        .and(Expr::exists(account_kept(account_limit)).not());
    let rows = case_file::Entity::find()
        .select_only()
        .columns([case_file::Column::Id, case_file::Column::DataKeyId])
        .inner_join(data_key::Entity)
        .filter(data_key::Column::Wrapped.is_not_null())
        .filter(case_file::Column::ClosedAt.is_not_null())
        .filter(Condition::any().add(thrown_away).add(unsuccessful).add(finished))
        .order_by_asc(case_file::Column::ClosedAt)
        .limit(RUN_MAX);
    Ok(rows.into_tuple().all(store.reader()).await?)
}

/// The account of the case, while it is in use, for business has not ended; and after it was closed, until that day has
/// passed.
fn account_kept(closed_before: Date) -> SelectStatement {
    let is_in_use = bank_account::Column::State.ne(AccountState::Closed.to_string());
    let is_recent = bank_account::Column::ClosedOn.gte(day_text(closed_before));
    Query::select()
        .expr(Expr::value(1))
        .from(bank_account::Entity)
        .and_where(
            Expr::col((bank_account::Entity, bank_account::Column::CaseId))
                .equals((case_file::Entity, case_file::Column::Id)),
        )
        .cond_where(Condition::any().add(is_in_use).add(is_recent))
        .to_owned()
}

/// The moment before which a case must have ended to be erased now.
fn limit(rules: &RuleSet, code: RuleCode, now: OffsetDateTime) -> Result<OffsetDateTime, Error> {
    let rule = rules.get(code).map_err(Error::corrupt)?;
    match rule.unit {
        Unit::Years => Ok(years_before(now, rule.count())),
        Unit::CalendarDays => Ok(now - Duration::days(rule.count().into())),
        other => Err(Error::corrupt(format!("a period of retention in {other}"))),
    }
}

/// The same day of an earlier year; 28 February where that year has no 29th.
fn years_before(now: OffsetDateTime, years: u32) -> OffsetDateTime {
    let local = now.to_offset(ZONE);
    let years = i32::try_from(years).unwrap_or(i32::MAX / 2);
    local.replace_date(in_years(local.date(), years.saturating_neg()))
}

/// The same day so many years later, or earlier; 28 February where that year has no 29th. Beyond the calendar, its
/// first day.
fn in_years(day: Date, years: i32) -> Date {
    let (year, month) = (day.year().saturating_add(years), day.month());
    Date::from_calendar_date(year, month, day.day())
        .or_else(|_| Date::from_calendar_date(year, month, 28))
        .unwrap_or(Date::MIN)
}

async fn erase(store: &Store, case: Uuid, key: Uuid) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    case_file::Entity::find_by_id(case)
        .lock_exclusive()
        .one(&tx)
        .await?;
    erase_in(store, &tx, (case, key), "retention").await?;
    Ok(tx.commit().await?)
}

/// Erases a case that the caller has locked, and says why in the audit.
pub(crate) async fn erase_in(
    store: &Store,
    tx: &DatabaseTransaction,
    (case, key): (Uuid, Uuid),
    why: &str,
) -> Result<(), Error> {
    remove_rows(tx, case).await?;
    empty_columns(tx, case).await?;
    forget_account_number(tx, case).await?;
    destroy(tx, key, micros(store.clock().now())).await?;
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: None,
        action: "erased",
        object: &format!("case/{}", domain::ids::CaseId(case)),
        detail: why,
    };
    Ok(audit::record(tx, entry).await?)
}

/// Rows that are nothing without their text. The files of documents lie without a row from now on: the sweep of
/// documents takes them.
async fn remove_rows(tx: &DatabaseTransaction, case: Uuid) -> Result<(), Error> {
    macro_rules! remove {
        ($($table:ident),+) => {$(
            $table::Entity::delete_many()
                .filter($table::Column::CaseId.eq(case))
                .exec(tx)
                .await?;
        )+};
    }
    remove!(
        draft_page,
        document,
        message,
        note,
        supplement_item,
        case_lookup,
        notification
    );
    Ok(())
}

/// Texts in rows that stay.
async fn empty_columns(tx: &DatabaseTransaction, case: Uuid) -> Result<(), Error> {
    let nothing = || Expr::value(Option::<Vec<u8>>::None);
    case_file::Entity::update_many()
        .col_expr(case_file::Column::SubjectEnc, nothing())
        .filter(case_file::Column::Id.eq(case))
        .exec(tx)
        .await?;
    submission::Entity::update_many()
        .col_expr(submission::Column::ContentEnc, Expr::value(Vec::<u8>::new()))
        .filter(submission::Column::CaseId.eq(case))
        .exec(tx)
        .await?;
    decision::Entity::update_many()
        .col_expr(decision::Column::TextEnc, nothing())
        .col_expr(decision::Column::CheckNoteEnc, nothing())
        .filter(decision::Column::CaseId.eq(case))
        .exec(tx)
        .await?;
    account_act::Entity::update_many()
        .col_expr(account_act::Column::NoteEnc, nothing())
        .col_expr(account_act::Column::CheckNoteEnc, nothing())
        .filter(account_act::Column::CaseId.eq(case))
        .exec(tx)
        .await?;
    case_event::Entity::update_many()
        .col_expr(case_event::Column::NoteEnc, nothing())
        .filter(case_event::Column::CaseId.eq(case))
        .exec(tx)
        .await?;
    Ok(())
}

/// The account that was opened keeps its row, without its number.
async fn forget_account_number(tx: &DatabaseTransaction, case: Uuid) -> Result<(), Error> {
    let opened = bank_account::Entity::find().filter(bank_account::Column::CaseId.eq(case));
    let Some(account) = opened.one(tx).await? else {
        return Ok(());
    };
    let emptied = bank_account::ActiveModel {
        number_enc: Set(Vec::new()),
        // A hash stands once only; this one is no number's.
        number_hash: Set(account.id.as_bytes().to_vec()),
        number_last4: Set(String::new()),
        ..Default::default()
    };
    bank_account::Entity::update_many()
        .set(emptied)
        .filter(bank_account::Column::Id.eq(account.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Destroys a data key: nothing that was sealed under it can be read again.
pub(crate) async fn destroy(tx: &DatabaseTransaction, key: Uuid, now: i64) -> Result<(), Error> {
    let destroyed = data_key::ActiveModel {
        wrapped: Set(None),
        destroyed_at: Set(Some(now)),
        ..Default::default()
    };
    data_key::Entity::update_many()
        .set(destroyed)
        .filter(data_key::Column::Id.eq(key))
        .exec(tx)
        .await?;
    Ok(())
}

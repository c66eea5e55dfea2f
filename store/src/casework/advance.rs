//! Moving a case on: the one way in which its state changes.

use domain::access::Grant;
use domain::casework::ClockChange;
use domain::rules::{Rule, RuleSet};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, NotSet, QueryFilter, Set};
use uuid::Uuid;

use super::case::Case;
use super::clocks::{change_clocks, next_due, reopen_clock, start_clock};
use crate::audit;
use crate::clock::local_date;
use crate::entity::{case_event, case_file, day, micros};
use crate::{Error, Store};

/// What happens to a case.
pub(crate) struct Change<'a> {
    /// The act, for history and audit.
    pub(crate) act: &'a str,
    /// The state after it.
    pub(crate) to: &'a str,
    /// Whether the case still stands in the queue afterwards.
    pub(crate) is_open: bool,
    /// Whether nothing can follow.
    pub(crate) is_final: bool,
    /// What it does to the clocks.
    pub(crate) clocks: &'a [ClockChange],
    /// A code from a closed list.
    pub(crate) reason: Option<&'a str>,
    /// Own words, sealed.
    pub(crate) note: Option<&'a str>,
    /// The hash of the content that was submitted.
    pub(crate) content_hash: Option<Vec<u8>>,
}

/// Who does it; the calendar has no account.
pub(crate) struct By {
    pub(crate) account: Option<Uuid>,
    pub(crate) role: String,
}

impl<A> From<&Grant<A>> for By {
    fn from(grant: &Grant<A>) -> Self {
        Self {
            account: Some(grant.actor().0),
            role: grant.role().to_string(),
        }
    }
}

/// Moves a case on in the caller's transaction: clocks, row, history and audit. `touch` sets further columns.
///
/// # Errors
/// [`Error::Stale`] when the case is no longer at the version it was loaded at.
pub(crate) async fn advance(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    by: By,
    change: Change<'_>,
    touch: impl FnOnce(&mut case_file::ActiveModel),
) -> Result<(), Error> {
    let now = store.clock().now();
    let today = local_date(now);
    let rules = RuleSet::on(day(&case.row.rules_on).map_err(Error::corrupt)?);
    for clock_change in change.clocks {
        match *clock_change {
            ClockChange::Start(clock) => {
                let rule: &Rule = rules.get(clock.rule()).map_err(Error::corrupt)?;
                start_clock(store, tx, (case.row.id, clock), rule, today).await?;
            }
            ClockChange::Reopen(clock) => reopen_clock(tx, (case.row.id, clock)).await?,
            other => change_clocks(store, tx, (case.row.id, by.account), other, today).await?,
        }
    }
    let (next_due_on, next_due_kind, clock_paused) = next_due(tx, case.row.id).await?;
    let mut update = case_file::ActiveModel {
        status: Set(change.to.to_owned()),
        is_open: Set(change.is_open),
        next_due_on: Set(next_due_on),
        next_due_kind: Set(next_due_kind),
        clock_paused: Set(clock_paused),
        version: Set(case.row.version.saturating_add(1)),
        updated_at: Set(micros(now)),
        closed_at: Set(change.is_final.then_some(micros(now))),
        open_claim: if change.is_final { Set(None) } else { NotSet },
        ..Default::default()
    };
    touch(&mut update);
    let written = case_file::Entity::update_many()
        .set(update)
        .filter(case_file::Column::Id.eq(case.row.id))
        .filter(case_file::Column::Version.eq(case.row.version))
        .exec(tx)
        .await?;
    if written.rows_affected != 1 {
        return Err(Error::Stale);
    }
    record(store, tx, case, by, &change).await
}

/// Writes history and audit of an act that leaves the state as it is, or of one that [`advance`] has just made.
async fn record(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    by: By,
    change: &Change<'_>,
) -> Result<(), Error> {
    let now = store.clock().now();
    let id = store.new_uuid();
    let event = case_event::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        at: Set(micros(now)),
        actor_id: Set(by.account),
        role: Set(by.role),
        action: Set(change.act.to_owned()),
        from_status: Set(Some(case.row.status.clone())),
        to_status: Set(change.to.to_owned()),
        reason_code: Set(change.reason.map(str::to_owned)),
        note_enc: Set(change
            .note
            .map(|note| case.seal("case_event", "note_enc", id, note))),
        content_hash: Set(change.content_hash.clone()),
    };
    case_event::Entity::insert(event)
        .exec_without_returning(tx)
        .await?;
    let object = format!("case/{}", case.id());
    let detail = format!("{}>{}", case.row.status, change.to);
    let (id, actor, action) = (store.new_uuid(), by.account, change.act);
    audit::record(
        tx,
        audit::Entry {
            id,
            at: now,
            actor,
            action,
            object: &object,
            detail: &detail,
        },
    )
    .await?;
    Ok(())
}

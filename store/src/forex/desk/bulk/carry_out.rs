//! Doing to many cases what was said: all of it in one transaction, or nothing.

use std::collections::BTreeMap;

use domain::access::{Actor, Assign, ReadAtDesk, Take};
use domain::forex::bulk::{BulkAct, CASES_MAX};
use domain::ids::{AccountId, CaseId, OrganisationId, Version};
use sea_orm::{DatabaseTransaction, EntityTrait, Set};
use uuid::Uuid;

use super::plan::{Chosen, Plan, Wish, involving, judge, plan, receiver};
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::casework::{By, Case, letters};
use crate::entity::{bulk_act, bulk_case, micros};
use crate::forex::change::status_of;
use crate::forex::desk::form::allow;
use crate::forex::desk::take::pass;
use crate::{Error, Store, audit};

/// How it went.
#[derive(Clone, Debug)]
pub enum Carried {
    /// All of it is done; under this id it can be looked at and taken back.
    Done(Uuid),
    /// A case is no longer as it was shown. Nothing was done; this is what would happen now.
    Changed(Box<Plan>),
}

/// Does to these cases, each at the version at which it was shown, what the plan said.
///
/// # Errors
/// [`Error::NotNow`] without cases, with more than [`CASES_MAX`], or when the receiver is away; [`Error::NotFound`] as for a plan.
pub async fn carry_out(
    store: &Store,
    actor: &Actor,
    wish: Wish,
    promised: BTreeMap<CaseId, Version>,
    sent: Sent<'_>,
) -> Result<Carried, Error> {
    let bank = actor.desk().ok_or(Error::NotFound)?;
    if promised.is_empty() || promised.len() > CASES_MAX {
        return Err(Error::NotNow);
    }
    let tx = store.database().begin_write().await?;
    receiver(store, &tx, bank, wish).await?;
    let cases = lock(store, &tx, actor, promised.keys()).await?;
    if let Repeat::Done(bulk) = seen(store, &tx, actor.account, sent).await? {
        return Ok(Carried::Done(bulk.parse().map_err(Error::corrupt)?));
    }
    if !is_as_promised(&tx, actor, wish, (&promised, &cases)).await? {
        tx.rollback().await?;
        let these = Chosen::These(promised.into_keys().collect());
        return Ok(Carried::Changed(Box::new(plan(store, actor, wish, these).await?)));
    }
    for case in &cases {
        pass(
            store,
            &tx,
            case,
            by(actor, wish, case)?,
            (wish.act.act(), None),
            holder(actor, wish),
        )
        .await?;
    }
    let bulk = write(store, &tx, (actor, bank), wish, &cases).await?;
    if let Some(to) = wish.to {
        tell(store, &tx, to, &cases).await?;
    }
    remember(store, &tx, actor.account, sent, &bulk.to_string()).await?;
    tx.commit().await?;
    Ok(Carried::Done(bulk))
}

/// Locks the cases in the order of their ids, so that two acts on many cannot wait for each other. Those that are not
/// at this officer's desk are missing.
async fn lock(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    cases: impl Iterator<Item = &CaseId>,
) -> Result<Vec<Case>, Error> {
    let mut locked = Vec::new();
    for case in cases {
        match Case::open_for_write::<ReadAtDesk>(store, tx, actor, *case).await {
            Ok((case, _)) => locked.push(case),
            Err(Error::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(locked)
}

async fn is_as_promised(
    tx: &DatabaseTransaction,
    actor: &Actor,
    wish: Wish,
    (promised, cases): (&BTreeMap<CaseId, Version>, &[Case]),
) -> Result<bool, Error> {
    if cases.len() != promised.len() {
        return Ok(false);
    }
    let own_part = involving(tx, wish.to, cases.iter().map(|case| case.row.id).collect()).await?;
    for case in cases {
        let facts = (status_of(&case.row)?, own_part.contains(&case.row.id));
        let is_seen = promised.get(&case.id()) == Some(&Version(case.row.version));
        if !is_seen || judge(actor, wish, &case.scope(), facts).is_err() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// In which role it is done to this case.
fn by(actor: &Actor, wish: Wish, case: &Case) -> Result<By, Error> {
    Ok(match wish.act {
        BulkAct::Take => By::from(&allow::<Take>(actor, case)?),
        BulkAct::HandOver | BulkAct::Release => By::from(&allow::<Assign>(actor, case)?),
    })
}

/// Who has the cases afterwards.
fn holder(actor: &Actor, wish: Wish) -> Option<AccountId> {
    match wish.act {
        BulkAct::Take => Some(actor.account),
        BulkAct::HandOver => wish.to,
        BulkAct::Release => None,
    }
}

/// Writes what was done to which cases, and its audit entry beside those of the cases.
async fn write(
    store: &Store,
    tx: &DatabaseTransaction,
    (actor, bank): (&Actor, OrganisationId),
    wish: Wish,
    cases: &[Case],
) -> Result<Uuid, Error> {
    let (id, now) = (store.new_uuid(), store.clock().now());
    let row = bulk_act::ActiveModel {
        id: Set(id),
        organisation_id: Set(bank.0),
        account_id: Set(actor.account.0),
        act: Set(wish.act.to_string()),
        to_account: Set(wish.to.map(|to| to.0)),
        cases: Set(i32::try_from(cases.len()).map_err(Error::corrupt)?),
        at: Set(micros(now)),
        undone_by: Set(None),
        undone_at: Set(None),
    };
    bulk_act::Entity::insert(row).exec_without_returning(tx).await?;
    let rows = cases.iter().map(|case| bulk_case::ActiveModel {
        bulk_id: Set(id),
        case_id: Set(case.row.id),
        version_after: Set(case.row.version.saturating_add(1)),
        taken_before: Set(case.row.taken_by),
        is_undone: Set(false),
    });
    bulk_case::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: now,
        actor: Some(actor.account.0),
        action: "bulk.done",
        object: &format!("bulk/{}", id.simple()),
        detail: &format!("{} {}", wish.act, cases.len()),
    };
    audit::record(tx, entry).await?;
    Ok(id)
}

/// One notice for all of them.
async fn tell(store: &Store, tx: &DatabaseTransaction, to: AccountId, cases: &[Case]) -> Result<(), Error> {
    if let [one] = cases {
        return letters::tell_officer(store, tx, one, to, "handed_over").await;
    }
    let count = [("count", cases.len().to_string())];
    letters::notify(store, tx, to, None, "handed_over_many", &count).await
}

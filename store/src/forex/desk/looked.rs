//! Looks of officers that leave a trace in the audit: whose case was opened, and who was looked up. The entries hold
//! ids and never what was typed.

use domain::access::{Actor, ReadAtDesk};
use domain::ids::CaseId;
use domain::reference::Reference;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use super::people;
use super::rows::Line;
use crate::casework::Case;
use crate::entity::{audit_entry, instant, micros};
use crate::{Error, Store, audit};

/// Under which name opening a case stands in the audit.
const OPENED: &str = "review.opened";

/// Records that an officer opened a case to review it.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not read the case at the desk.
pub async fn looked_at(store: &Store, actor: &Actor, case: CaseId) -> Result<(), Error> {
    let (case, _grant) = Case::open::<ReadAtDesk>(store, store.reader(), actor, case).await?;
    record(store, actor, (OPENED, &format!("case/{}", case.id())), "").await
}

/// Records that an officer searched by a name or the number of a document, and which cases that showed. Whoever types
/// a case's reference knows the case already.
///
/// # Errors
/// [`Error::NotFound`] for everybody who works at no bank.
pub async fn searched(store: &Store, actor: &Actor, typed: &str, found: &[Line]) -> Result<(), Error> {
    if typed.trim().is_empty() || Reference::parse(typed).is_ok() {
        return Ok(());
    }
    let bank = actor.duty.as_ref().ok_or(Error::NotFound)?.organisation;
    let cases: Vec<String> = found.iter().map(|line| line.case.to_string()).collect();
    record(
        store,
        actor,
        ("desk.searched", &format!("organisation/{bank}")),
        &cases.join(" "),
    )
    .await
}

/// For how many minutes whoever opened a case counts as being at work on it.
const HERE_MINUTES: i64 = 10;
/// The most looks that are read for it.
const LOOKS_MAX: u64 = 50;

/// Who else opened the case in the last minutes, and when, the latest first.
pub(super) async fn others_here(
    store: &Store,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<(String, OffsetDateTime)>, Error> {
    use audit_entry::Column as C;
    let since = store.clock().now() - Duration::minutes(HERE_MINUTES);
    let looks: Vec<(Uuid, i64)> = audit_entry::Entity::find()
        .select_only()
        .columns([C::ActorId, C::At])
        .filter(C::Object.eq(format!("case/{}", case.id())))
        .filter(C::At.gte(micros(since)))
        .filter(C::Action.eq(OPENED))
        .filter(C::ActorId.ne(actor.account.0))
        .order_by_desc(C::At)
        .limit(LOOKS_MAX)
        .into_tuple()
        .all(store.reader())
        .await?;
    let mut latest = Vec::<(Uuid, i64)>::new();
    for (account, at) in looks {
        if latest.iter().all(|(known, _)| *known != account) {
            latest.push((account, at));
        }
    }
    let accounts = latest.iter().map(|(account, _)| *account).collect();
    let names = people::names(store, store.reader(), accounts).await?;
    let named = latest
        .into_iter()
        .filter_map(|(account, at)| Some((names.get(&account)?.clone(), instant(at)?)));
    Ok(named.collect())
}

async fn record(
    store: &Store,
    actor: &Actor,
    (action, object): (&str, &str),
    detail: &str,
) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: Some(actor.account.0),
        action,
        object,
        detail,
    };
    audit::record(&tx, entry).await?;
    Ok(tx.commit().await?)
}

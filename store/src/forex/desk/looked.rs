//! Looks of officers that leave a trace in the audit: whose case was opened, and who was looked up. The entries hold
//! ids and never what was typed.

use domain::access::{Actor, ReadAtDesk};
use domain::ids::CaseId;
use domain::reference::Reference;

use super::rows::Line;
use crate::casework::Case;
use crate::{Error, Store, audit};

/// Records that an officer opened a case to review it.
///
/// # Errors
/// [`Error::NotFound`] for whoever does not read the case at the desk.
pub async fn looked_at(store: &Store, actor: &Actor, case: CaseId) -> Result<(), Error> {
    let (case, _grant) = Case::open::<ReadAtDesk>(store, store.reader(), actor, case).await?;
    record(
        store,
        actor,
        ("review.opened", &format!("case/{}", case.id())),
        "",
    )
    .await
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

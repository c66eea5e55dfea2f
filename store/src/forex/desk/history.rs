//! What an officer does to a case without changing its state, in history and audit.

use sea_orm::{DatabaseTransaction, EntityTrait, Set};

use crate::audit;
use crate::casework::{By, Case};
use crate::entity::{case_event, micros};
use crate::{Error, Store};

/// Writes one line of history, seen by officers only, and its audit entry; `detail` holds codes, `note` own words.
pub(crate) async fn happened(
    store: &Store,
    tx: &DatabaseTransaction,
    case: &Case,
    by: By,
    (action, detail, note): (&str, &str, Option<&str>),
) -> Result<(), Error> {
    let now = store.clock().now();
    let (id, account) = (store.new_uuid(), by.account);
    let row = case_event::ActiveModel {
        id: Set(id),
        case_id: Set(case.row.id),
        at: Set(micros(now)),
        actor_id: Set(account),
        role: Set(by.role),
        action: Set(action.to_owned()),
        from_status: Set(Some(case.row.status.clone())),
        to_status: Set(case.row.status.clone()),
        reason_code: Set(Some(detail.to_owned()).filter(|detail| !detail.is_empty())),
        note_enc: Set(note.map(|note| case.seal("case_event", "note_enc", id, note))),
        content_hash: Set(None),
    };
    case_event::Entity::insert(row).exec_without_returning(tx).await?;
    let object = format!("case/{}", case.id());
    let entry = audit::Entry {
        id: store.new_uuid(),
        at: now,
        actor: account,
        action,
        object: &object,
        detail,
    };
    Ok(audit::record(tx, entry).await?)
}

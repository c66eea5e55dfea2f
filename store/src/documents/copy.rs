//! Documents of an earlier case for a new one that begins from it: copies, so that neither case changes the other.

use domain::access::Actor;
use domain::ids::{CaseId, DocumentId};
use object_store::ObjectStoreExt;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

use super::{Scan, path, place};
use crate::casework::Case;
use crate::crypto::{DataKey, Place};
use crate::entity::{document, micros};
use crate::{Error, Store, audit};

/// Seals the documents of `old` anew under the key of another case, file by file. The rows that it gives are still to be
/// written by [`keep_copies`]; until then the files are rubbish to the sweep.
pub(crate) async fn copy(
    store: &Store,
    actor: &Actor,
    old: &Case,
    new: (CaseId, &DataKey),
) -> Result<Vec<document::Model>, Error> {
    let may_be_opened = [Scan::NotScanned, Scan::Clean].map(|scan| scan.to_string());
    let rows = document::Entity::find()
        .filter(document::Column::CaseId.eq(old.row.id))
        .filter(document::Column::RemovedAt.is_null())
        .filter(document::Column::Scan.is_in(may_be_opened))
        .order_by_asc(document::Column::Id)
        .all(store.reader())
        .await?;
    let mut copies = Vec::new();
    for row in rows {
        copies.push(copy_one(store, actor, old, new, row).await?);
    }
    Ok(copies)
}

async fn copy_one(
    store: &Store,
    actor: &Actor,
    old: &Case,
    (new, key): (CaseId, &DataKey),
    row: document::Model,
) -> Result<document::Model, Error> {
    let id = store.new_uuid();
    let sealed = store.files().get(&path(row.id)).await?.bytes().await?;
    let content = old.key.open(&place(row.id), &sealed)?;
    let sealed = key.seal(&place(id), &content);
    store.files().put(&path(id), sealed.into()).await?;
    let name = old.unseal("document", "name_enc", row.id, &row.name_enc)?;
    Ok(document::Model {
        id,
        case_id: new.0,
        name_enc: key.seal_text(&Place::new("document", "name_enc", id), &name),
        uploaded_by: Some(actor.account.0),
        uploaded_at: micros(store.clock().now()),
        ..row
    })
}

/// Writes the rows of copied documents in the transaction that makes their case.
pub(crate) async fn keep_copies(
    store: &Store,
    tx: &DatabaseTransaction,
    actor: &Actor,
    copies: Vec<document::Model>,
) -> Result<(), Error> {
    for copy in copies {
        let object = format!("document/{}", DocumentId(copy.id));
        let detail = format!("case/{} {}", CaseId(copy.case_id), copy.slot);
        document::Entity::insert(copy.into_active_model())
            .exec_without_returning(tx)
            .await?;
        let (id, at, actor) = (store.new_uuid(), store.clock().now(), Some(actor.account.0));
        let entry = audit::Entry {
            id,
            at,
            actor,
            action: "document_added",
            object: &object,
            detail: &detail,
        };
        audit::record(tx, entry).await?;
    }
    Ok(())
}

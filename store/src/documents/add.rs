//! Adding a document, or putting one in the place of another.

use domain::access::{Actor, Apply};
use domain::casework::Slot;
use domain::ids::{CaseId, DocumentId};
use object_store::ObjectStoreExt;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set,
};
use uuid::Uuid;

use super::remove::{mark_removed, raise};
use super::{Scan, journey, path, place, require_open, slot_named};
use crate::casework::Case;
use crate::casework::once::{Repeat, Sent, remember, seen};
use crate::entity::{document, micros};
use crate::{Error, Store, audit};

/// The largest file that is taken, in bytes (convention).
pub const BYTES_MAX: usize = 10 * 1024 * 1024;

/// The most files that a case holds (convention).
pub const FILES_MAX: u64 = 20;

/// A file that was looked into and may be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewDocument<'a> {
    /// The place for which it is meant.
    pub slot: &'a str,
    /// Its name, without folders.
    pub name: &'a str,
    /// What it is by its content, as registered at IANA.
    pub media_type: &'a str,
    /// How many pages can be shown.
    pub pages: u32,
    /// What is kept.
    pub bytes: &'a [u8],
    /// The document of the same slot that makes room for it.
    pub replaces: Option<DocumentId>,
}

/// What became of an upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// Kept, now or by an earlier send of the same form.
    Kept,
    /// The same content is in this case already.
    Twice {
        /// Where it is.
        slot: String,
    },
    /// The slot holds no more.
    SlotFull {
        /// The most.
        max: usize,
    },
    /// The case holds no more.
    CaseFull {
        /// The most.
        max: u64,
    },
}

/// Keeps a document of a case: once, however often the form with this key arrives.
///
/// # Errors
/// [`Error::NotFound`] when the case is not the actor's or has no such slot, [`Error::NotNow`] when the page is closed.
pub async fn add(
    store: &Store,
    actor: &Actor,
    case: CaseId,
    form_key: Uuid,
    new: NewDocument<'_>,
) -> Result<Added, Error> {
    let id = store.new_uuid();
    let (opened, _grant) = Case::open::<Apply>(store, store.reader(), actor, case).await?;
    require_open(store.reader(), &opened, &journey(&opened)?, new.slot).await?;
    let sealed = opened.key.seal(&place(id), new.bytes);
    store.files().put(&path(id), sealed.into()).await?;
    let upload = Upload {
        id,
        form_key,
        content_hash: store.keys().lookup().lookup_bytes("document", new.bytes),
        new,
    };
    let written = upload.write_row(store, actor, case).await;
    match written? {
        Written::New => Ok(Added::Kept),
        Written::Before => discard(store, id, Added::Kept).await,
        Written::Refused(why) => discard(store, id, why).await,
    }
}

/// Deletes the file that got no row. After an error it stays for the sweep: the row may have been written all the same.
async fn discard(store: &Store, id: Uuid, added: Added) -> Result<Added, Error> {
    if let Err(error) = store.files().delete(&path(id)).await {
        tracing::warn!(%error, "a file without a row stays until it is swept");
    }
    Ok(added)
}

/// A file that lies sealed and has no row yet.
struct Upload<'a> {
    id: Uuid,
    form_key: Uuid,
    content_hash: [u8; 32],
    new: NewDocument<'a>,
}

enum Written {
    New,
    Before,
    Refused(Added),
}

impl Upload<'_> {
    /// Everything is asked again here, behind the lock of the case.
    async fn write_row(&self, store: &Store, actor: &Actor, case: CaseId) -> Result<Written, Error> {
        let tx = store.database().begin_write().await?;
        let (case, grant) = Case::open_for_write::<Apply>(store, &tx, actor, case).await?;
        let sent = Sent {
            key: self.form_key,
            body: &self.content_hash,
        };
        if seen(store, &tx, actor.account, sent).await? != Repeat::New {
            return Ok(Written::Before);
        }
        let journey = journey(&case)?;
        require_open(&tx, &case, &journey, self.new.slot).await?;
        let (_, slot) = slot_named(&journey, self.new.slot).ok_or(Error::NotFound)?;
        if let Some(old) = self.new.replaces {
            mark_removed(
                store,
                &tx,
                &case,
                &grant,
                document::Column::Id.eq(old.0).and(of_slot(slot)),
            )
            .await?;
        }
        if let Some(why) = self.refuse(&tx, &case, slot).await? {
            return Ok(Written::Refused(why));
        }
        self.insert(store, &tx, &case, actor).await?;
        raise(store, &tx, &case).await?;
        let object = format!("document/{}", DocumentId(self.id));
        let detail = format!("case/{} {}", case.id(), slot.name);
        let (id, at, actor_id) = (store.new_uuid(), store.clock().now(), Some(actor.account.0));
        let entry = audit::Entry {
            id,
            at,
            actor: actor_id,
            action: "document_added",
            object: &object,
            detail: &detail,
        };
        audit::record(&tx, entry).await?;
        remember(store, &tx, actor.account, sent, "kept").await?;
        tx.commit().await?;
        Ok(Written::New)
    }

    async fn refuse(
        &self,
        tx: &DatabaseTransaction,
        case: &Case,
        slot: &Slot,
    ) -> Result<Option<Added>, Error> {
        let kept = document::Entity::find()
            .filter(document::Column::CaseId.eq(case.row.id))
            .filter(document::Column::RemovedAt.is_null());
        let same = kept
            .clone()
            .filter(document::Column::ContentHash.eq(self.content_hash.to_vec()))
            .one(tx)
            .await?;
        if let Some(same) = same {
            return Ok(Some(Added::Twice { slot: same.slot }));
        }
        if kept.clone().filter(of_slot(slot)).count(tx).await? >= slot.max as u64 {
            return Ok(Some(Added::SlotFull { max: slot.max }));
        }
        Ok((kept.count(tx).await? >= FILES_MAX).then_some(Added::CaseFull { max: FILES_MAX }))
    }

    async fn insert(
        &self,
        store: &Store,
        tx: &DatabaseTransaction,
        case: &Case,
        actor: &Actor,
    ) -> Result<(), Error> {
        let row = document::ActiveModel {
            id: Set(self.id),
            case_id: Set(case.row.id),
            slot: Set(self.new.slot.to_owned()),
            name_enc: Set(case.seal("document", "name_enc", self.id, self.new.name)),
            media_type: Set(self.new.media_type.to_owned()),
            bytes: Set(i64::try_from(self.new.bytes.len()).map_err(Error::corrupt)?),
            content_hash: Set(self.content_hash.to_vec()),
            pages: Set(i32::try_from(self.new.pages).map_err(Error::corrupt)?),
            scan: Set(Scan::NotScanned.to_string()),
            uploaded_by: Set(Some(actor.account.0)),
            uploaded_at: Set(micros(store.clock().now())),
            removed_at: Set(None),
        };
        row.insert(tx).await?;
        Ok(())
    }
}

fn of_slot(slot: &Slot) -> Expr {
    document::Column::Slot.eq(slot.name.as_str())
}

//! Reading documents: by whom the case belongs to, and by those who work on it.

use domain::access::{Action, Actor, ReadAtDesk, ReadOwn};
use domain::identity::Role;
use domain::ids::{CaseId, DocumentId};
use object_store::ObjectStoreExt;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{Document, path, place};
use crate::casework::Case;
use crate::database::Reader;
use crate::entity::document;
use crate::forex::submission::{self, HandedDocument};
use crate::{Error, Store, audit};

/// A document with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What is known of it.
    pub document: Document,
    /// The file.
    pub content: Vec<u8>,
}

/// The documents of one's own case that were not removed, oldest first.
pub async fn list(store: &Store, actor: &Actor, case: CaseId) -> Result<Vec<Document>, Error> {
    let (case, _grant) = Case::open::<ReadOwn>(store, store.reader(), actor, case).await?;
    let rows = document::Entity::find()
        .filter(document::Column::CaseId.eq(case.row.id))
        .filter(document::Column::RemovedAt.is_null())
        .order_by_asc(document::Column::Id)
        .all(store.reader())
        .await?;
    rows.into_iter().map(|row| Document::read(&case, row)).collect()
}

/// The documents that a submission included, oldest first, though one may have been removed since.
pub(crate) async fn handed_in(
    db: &impl ConnectionTrait,
    case: &Case,
    handed: &[HandedDocument],
) -> Result<Vec<Document>, Error> {
    let rows = document::Entity::find()
        .filter(document::Column::CaseId.eq(case.row.id))
        .filter(document::Column::Id.is_in(handed.iter().map(|document| document.id.0)))
        .order_by_asc(document::Column::Id)
        .all(db)
        .await?;
    rows.into_iter().map(|row| Document::read(case, row)).collect()
}

/// What is known of a document, and its case.
pub async fn find(store: &Store, actor: &Actor, document: DocumentId) -> Result<(CaseId, Document), Error> {
    let (case, _, document) = known(store, store.reader(), actor, document).await?;
    Ok((case.id(), document))
}

/// Opens a document; that it was opened, by whom and in which role, stays on record.
///
/// # Errors
/// [`Error::NotFound`] alike for what is not there and what this actor may not see, [`Error::NotNow`] for a file that
/// may hold malware.
pub async fn open(store: &Store, actor: &Actor, document: DocumentId) -> Result<Opened, Error> {
    let (case, role, document) = known(store, store.reader(), actor, document).await?;
    if !document.scan.may_be_opened() {
        return Err(Error::NotNow);
    }
    let content = content(store, &case, document.id).await?;
    let object = format!("document/{}", document.id);
    let detail = format!("case/{} {role}", case.id());
    let (id, at, actor) = (store.new_uuid(), store.clock().now(), Some(actor.account.0));
    let tx = store.database().begin_write().await?;
    let entry = audit::Entry {
        id,
        at,
        actor,
        action: "document_opened",
        object: &object,
        detail: &detail,
    };
    audit::record(&tx, entry).await?;
    tx.commit().await?;
    Ok(Opened { document, content })
}

/// The file of a document of this case, opened.
pub(crate) async fn content(store: &Store, case: &Case, document: DocumentId) -> Result<Vec<u8>, Error> {
    let sealed = store.files().get(&path(document.0)).await?.bytes().await?;
    Ok(case.key.open(&place(document.0), &sealed)?)
}

async fn known(
    store: &Store,
    db: &Reader,
    actor: &Actor,
    document: DocumentId,
) -> Result<(Case, Role, Document), Error> {
    let row = document::Entity::find_by_id(document.0).one(db).await?;
    let row = row.ok_or(Error::NotFound)?;
    let (case, role) = readable(store, db, actor, CaseId(row.case_id)).await?;
    let exists = if role == Role::Applicant {
        row.removed_at.is_none()
    } else {
        is_handed_in(db, &case, document).await?
    };
    if !exists {
        return Err(Error::NotFound);
    }
    let document = Document::read(&case, row)?;
    Ok((case, role, document))
}

/// For officers there is what was handed in last, until the applicant hands in again.
async fn is_handed_in(db: &Reader, case: &Case, document: DocumentId) -> Result<bool, Error> {
    let newest = submission::newest(db, case, 1).await?;
    let mut documents = newest.iter().flat_map(|(_, content)| &content.documents);
    Ok(documents.any(|handed| handed.id == document))
}

/// The case, when it is the actor's own or one of their desk.
async fn readable(store: &Store, db: &Reader, actor: &Actor, case: CaseId) -> Result<(Case, Role), Error> {
    match as_reader::<ReadOwn>(store, db, actor, case).await {
        Err(Error::NotFound) => as_reader::<ReadAtDesk>(store, db, actor, case).await,
        own => own,
    }
}

async fn as_reader<A: Action>(
    store: &Store,
    db: &Reader,
    actor: &Actor,
    case: CaseId,
) -> Result<(Case, Role), Error> {
    let (case, grant) = Case::open::<A>(store, db, actor, case).await?;
    Ok((case, grant.role()))
}

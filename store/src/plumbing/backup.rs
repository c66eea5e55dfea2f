//! What a backup must know of the data: its facts at one moment, whether it is whole, and whether it opens.

use domain::ids::DocumentId;
use object_store::ObjectStore;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::instance;
use crate::audit::{self, Entry};
use crate::crypto::KeyRing;
use crate::database::{Database, Kind, Reader};
use crate::documents::{path, place};
use crate::entity::{account, audit_entry, case_file, data_key, document, outbox};
use crate::{Error, Store};

/// Data keys and documents that are tried at once.
const BATCH: u64 = 500;

/// What is true of the data at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The newest change of the schema.
    pub schema: String,
    /// How many accounts there are.
    pub accounts: u64,
    /// How many cases.
    pub cases: u64,
    /// How many documents that were not removed.
    pub documents: u64,
    /// How many letters.
    pub letters: u64,
    /// How many entries of the audit.
    pub audit_entries: u64,
    /// The number of the last sealed entry.
    pub audit_seq: i64,
    /// Its hash in hexadecimal digits.
    pub audit_hash: String,
    /// The fingerprint of the key ring without which nothing opens, in hexadecimal digits.
    pub key_ring: String,
}

/// The facts of a database whose schema is this program's or older.
pub async fn facts(database: &Database) -> Result<Facts, Error> {
    let db = database.reader();
    let head = audit::head(db).await?;
    let ring = instance::key_ring(db).await?;
    Ok(Facts {
        schema: schema(db).await?,
        accounts: account::Entity::find().count(db).await?,
        cases: case_file::Entity::find().count(db).await?,
        documents: kept_documents().count(db).await?,
        letters: outbox::Entity::find().count(db).await?,
        audit_entries: audit_entry::Entity::find().count(db).await?,
        audit_seq: head.seq,
        audit_hash: hexadecimal(&head.hash),
        key_ring: hexadecimal(&ring.unwrap_or_default()),
    })
}

/// Bytes as a manifest writes them.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

async fn schema(db: &Reader) -> Result<String, Error> {
    let sql = "SELECT version FROM seaql_migrations ORDER BY version DESC LIMIT 1";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await?;
    Ok(row.ok_or(Error::NotFound)?.try_get_by_index(0)?)
}

fn kept_documents() -> sea_orm::Select<document::Entity> {
    document::Entity::find().filter(document::Column::RemovedAt.is_null())
}

/// Whether the pages of the database hang together, and every row names only rows that are there. `PostgreSQL` sees to
/// that itself.
pub async fn is_whole(database: &Database) -> Result<bool, Error> {
    if database.kind() == Kind::Postgres {
        return Ok(true);
    }
    let db = database.reader();
    let backend = db.get_database_backend();
    let pages = db
        .query_one_raw(Statement::from_string(backend, "PRAGMA integrity_check"))
        .await?;
    let said: String = pages.ok_or(Error::NotFound)?.try_get_by_index(0)?;
    let strays = db
        .query_one_raw(Statement::from_string(backend, "PRAGMA foreign_key_check"))
        .await?;
    Ok(said == "ok" && strays.is_none())
}

/// The documents that were not removed and whose file is not among those that are there.
pub async fn documents_without_file(
    database: &Database,
    is_there: impl Fn(DocumentId) -> bool,
) -> Result<Vec<DocumentId>, Error> {
    let ids: Vec<Uuid> = kept_documents()
        .select_only()
        .column(document::Column::Id)
        .into_tuple()
        .all(database.reader())
        .await?;
    let ids = ids.into_iter().map(DocumentId);
    Ok(ids.filter(|id| !is_there(*id)).collect())
}

/// How much opens with a key ring.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// Keys of cases and accounts that the ring unwraps.
    pub keys: u64,
    /// Keys of cases and accounts that it does not.
    pub keys_closed: u64,
    /// Documents that open.
    pub documents: u64,
    /// Documents that do not, or are not there.
    pub documents_closed: u64,
}

/// Tries every key and every document of a database, and counts.
pub async fn try_all(database: &Database, keys: &KeyRing, files: &dyn ObjectStore) -> Result<Opened, Error> {
    let mut opened = Opened::default();
    let mut after = Uuid::nil();
    loop {
        let rows = data_key::Entity::find()
            .filter(data_key::Column::Wrapped.is_not_null())
            .filter(data_key::Column::Id.gt(after))
            .order_by_asc(data_key::Column::Id)
            .limit(BATCH)
            .all(database.reader())
            .await?;
        let Some(last) = rows.last() else {
            return Ok(opened);
        };
        after = last.id;
        for row in &rows {
            try_key(database, keys, files, (row, &mut opened)).await?;
        }
    }
}

async fn try_key(
    database: &Database,
    keys: &KeyRing,
    files: &dyn ObjectStore,
    (row, opened): (&data_key::Model, &mut Opened),
) -> Result<(), Error> {
    let wrapped = row.wrapped.as_deref().unwrap_or_default();
    let key = keys.unwrap(row.id, &row.ring_key_id, wrapped);
    *(if key.is_ok() {
        &mut opened.keys
    } else {
        &mut opened.keys_closed
    }) += 1;
    let documents: Vec<Uuid> = kept_documents()
        .select_only()
        .column(document::Column::Id)
        .inner_join(case_file::Entity)
        .filter(case_file::Column::DataKeyId.eq(row.id))
        .into_tuple()
        .all(database.reader())
        .await?;
    for id in documents {
        let is_open = match (&key, read(files, id).await) {
            (Ok(key), Some(sealed)) => key.open(&place(id), &sealed).is_ok(),
            _ => false,
        };
        *(if is_open {
            &mut opened.documents
        } else {
            &mut opened.documents_closed
        }) += 1;
    }
    Ok(())
}

async fn read(files: &dyn ObjectStore, id: Uuid) -> Option<bytes::Bytes> {
    use object_store::ObjectStoreExt;
    files.get(&path(id)).await.ok()?.bytes().await.ok()
}

/// Notes in the audit that a backup was made, or rehearsed.
pub async fn record(store: &Store, action: &str, detail: &str) -> Result<(), Error> {
    let tx = store.database().begin_write().await?;
    let entry = Entry {
        id: store.new_uuid(),
        at: store.clock().now(),
        actor: None,
        action,
        object: "backup",
        detail,
    };
    audit::record(&tx, entry).await?;
    Ok(tx.commit().await?)
}
